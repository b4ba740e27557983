"""The sample cases: every table in use, three forms of one case, and the dilemmas that the round is there
to show.
"""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from support import samples

import portfolio as pf
from portfolio.arbitration.party_weights import party_weights
from portfolio.case.case import Case
from portfolio.tables import SCHEMAS

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
pytestmark = pytest.mark.xdist_group("samples")  # the sample is solved once
GAP = 2e-3
"""Enough to tell dilemmas apart: a variation's proven bound is compared with the plan's impact."""


@pytest.fixture(scope="module")
def case() -> Case:
    return pf.load(SAMPLES / "scaleup")


@pytest.fixture(scope="module")
def plan(case: Case) -> pf.Allocation:
    return pf.allocate(case, gap=GAP)


def edited(tmp_path: Path, table: str, **changes: object) -> Case:
    """The sample with some rows of one table changed: ``rows`` maps each row (a dict) to its new form, or
    None to drop it.
    """
    folder = tmp_path / "edited"
    shutil.copytree(SAMPLES / "scaleup", folder, dirs_exist_ok=True)
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, headings = [dict(r) for r in reader], list(reader.fieldnames or ())
    rows += [changes["add"]] if "add" in changes else []  # type: ignore[list-item]
    for row in rows:
        row.update(changes.get("where", {}).get(row[headings[0]], {}))  # type: ignore[attr-defined]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return pf.load(folder)


def decided(tmp_path: Path, initiative: str, option: str) -> Case:
    return edited(tmp_path, "decisions", add={"initiative": initiative, "decision": "fund", "option": option})


def option_of(plan: pf.Allocation, initiative: str) -> str | None:
    return next((c.option for c in plan.choices if c.initiative == initiative), None)


def test_every_table_and_every_column_is_in_use(case: Case) -> None:
    """What came with work in flight is in use in the round that has some."""
    following = samples.case("scaleup_next")
    for schema in SCHEMAS:
        shown = following if schema.later else case
        assert len(shown.written[schema.name]), schema.name
        unused = [
            column.name
            for column in schema.columns
            if all(
                v is None for v in (following if column.later else shown).written[schema.name][column.name]
            )
        ]
        assert unused == [], schema.name


def test_the_workbook_and_the_french_folder_are_the_same_case(case: Case) -> None:
    assert pf.load(SAMPLES / "scaleup.xlsx") == case
    assert pf.load(SAMPLES / "scaleup_fr") == case
    assert b";" in (SAMPLES / "scaleup_fr" / "requirements.csv").read_bytes()


def test_the_round_is_of_the_size_that_people_have(case: Case) -> None:
    assert 40 <= len(case.initiatives) <= 49
    assert 4 <= len(case.periods) <= 6
    assert list(case.resources.kind).count("capacity") == 6
    assert list(case.resources.kind).count("budget") == 2
    assert len(case.objectives) == 5
    assert 12 <= len(case.key_results) <= 15
    assert set(case.kpis.kind) == {"usage", "outcome", "business"}


def test_its_remarks_are_the_freed_weeks_and_one_requirement_without_a_lag(case: Case) -> None:
    assert [p for p in case.remarks.problem if "frees" not in p] == [case.remarks.problem.iloc[-1]]
    assert case.remarks.problem.iloc[-1].endswith(
        "(payment-benchmarks before data-warehouse). Write 0 for the period after delivery, −1 for its"
        " period."
    )
    assert 0 < len(case.remarks) < 10


def test_a_reduced_scope_wins_because_it_delivers_a_quarter_earlier(
    plan: pf.Allocation, tmp_path: Path
) -> None:
    assert option_of(plan, "guided-onboarding") == "light"
    assert pf.allocate(decided(tmp_path, "guided-onboarding", "full"), gap=GAP).bound < plan.impact
    later = edited(tmp_path / "later", "key_results", where={"habit-activation": {"due": "2027Q4"}})
    assert option_of(pf.allocate(later, gap=1e-4), "guided-onboarding") == "full"


def test_a_quality_investment_frees_weeks_and_money_and_is_worth_it(plan: pf.Allocation) -> None:
    assert option_of(plan, "test-automation") is not None
    assert plan.funded.set_index("initiative").opex["test-automation"] < 0
    assert pf.allocate(plan.problem.without("test-automation"), gap=GAP).bound < plan.impact


def test_the_regulatory_must_is_funded(case: Case, plan: pf.Allocation) -> None:
    musts = case.initiatives[case.initiatives.mandatory]
    assert list(musts.initiative) == ["einvoicing-reform"]
    assert option_of(plan, "einvoicing-reform") is not None


def test_two_loud_projects_on_one_saturated_key_result_are_worth_less_than_their_sum(
    case: Case, plan: pf.Allocation
) -> None:
    loud = [("ai-assistant", "full", "2027Q4"), ("mobile-app", "full", "2027Q4")]
    assert pf.value(case, loud) < 0.75 * sum(pf.value(case, [one]) for one in loud)
    assert {option_of(plan, "ai-assistant"), option_of(plan, "mobile-app")} == {None, "full"}
    assert pf.allocate(plan.problem.with_funded("ai-assistant", "mobile-app"), gap=GAP).bound < plan.impact


def test_finance_and_product_would_fund_different_portfolios(case: Case) -> None:
    dealing = party_weights(case)
    funded = {
        party: {
            c.initiative
            for c in pf.allocate(pf.Problem(case).with_weights(dealing.points(party)), gap=GAP).choices
        }
        for party in dealing.parties
    }
    finance, product = funded["finance"], funded["product"]
    assert len(finance & product) >= 10
    assert len(finance - product) >= 3
    assert len(product - finance) >= 3


def test_lorie_and_savage_s_problem_is_worth_70() -> None:
    plan = pf.allocate(pf.load(SAMPLES / "lorie_savage"))
    assert (plan.status, plan.impact) == ("optimal", 70.0)
    assert list(plan.funded.initiative) == ["P1", "P3", "P4", "P6", "P9"]


def test_the_french_dozen_is_the_same_round_in_french_words() -> None:
    english, french = pf.load(SAMPLES / "dozen"), pf.load(SAMPLES / "douzaine")
    ours, theirs = pf.allocate(english), pf.allocate(french)
    words = {"full": "complet", "light": "léger"}
    assert [(i, o, s) for i, o, s in theirs.choices] == [(i, words[o], s) for i, o, s in ours.choices]
    assert theirs.impact == ours.impact
    assert french.settings.language == "fr"
    for table in ("initiatives", "objectives", "kpis", "resources"):
        assert not set(getattr(english, table).name.dropna()) & set(getattr(french, table).name.dropna())
