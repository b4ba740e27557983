"""Overruns learned from the ledger: what counts, by hand; known ones are recovered; ranges only widen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import beta
from support import samples

import portfolio as pf
from portfolio.calibration.overruns import LEARNED, widened
from portfolio.tables import Table

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
CATEGORIES = ("run", "grow", "transform")
LEDGER = ("initiative", "resource", "period", "planned", "actual")
ACTUALS = ("initiative", "kpi", "expected", "realised", "promised", "delivered", "category", "owner")

type Cells = Sequence[object]


def table(name: str, headings: Sequence[str], rows: Sequence[Cells]) -> Table:
    columns = dict(zip(headings, zip(*rows, strict=True), strict=True)) if rows else {}
    return Table(name, columns, tuple(range(2, 2 + len(rows))), f"{name}.csv")  # type: ignore[arg-type]


def with_past(case: pf.Case, ledger: Sequence[Cells], delivered: Sequence[Cells]) -> pf.Case:
    """The case with this ledger, and these in ``actuals``: initiative, delivered, category, owner."""
    actuals = [(i, "sales", 10.0, 9.0, d, d, category, owner) for i, d, category, owner in delivered]
    return case.revised(
        {"ledger": table("ledger", LEDGER, ledger), "actuals": table("actuals", ACTUALS, actuals)}
    )


@pytest.fixture(scope="module")
def base() -> pf.Case:
    """A candidate a category, one without, and one that runs; money and a team."""
    ids = [*CATEGORIES, "plain", "runs"]
    return pf.load(
        {
            "initiatives": pd.DataFrame(
                {
                    "initiative": ids,
                    "category": [*CATEGORIES, None, "run"],
                    "owner": ["ann", "bob", "cyd", None, "ann"],
                    "status": [*["candidate"] * 4, "running"],
                }
            ),
            "resources": pd.DataFrame(
                [
                    {"resource": "money", "kind": "budget", "unit": "EUR"}
                    | dict.fromkeys(("2027Q1", "2027Q2"), 1000.0),
                    {"resource": "team", "kind": "capacity", "unit": "days"}
                    | dict.fromkeys(("2027Q1", "2027Q2"), 1000.0),
                ]
            ),
            "requirements": pd.DataFrame(
                [
                    *({"initiative": i, "resource": r, "1": 100.0} for i in ids for r in ("money", "team")),
                    {"initiative": "runs", "option": "stop", "resource": "money", "1": 5.0},
                    {"initiative": "plain", "resource": "team", "1": -200.0},
                ]
            ),
            "objectives": pd.DataFrame([{"objective": "growth", "weight": 100.0}]),
            "key_results": pd.DataFrame(
                [{"key_result": "k", "objective": "growth", "kpi": "sales", "target": 50.0}]
            ),
            "contributions": pd.DataFrame([{"initiative": i, "kpi": "sales", "expected": 10.0} for i in ids]),
        }
    )


def four(ratio: float = 1.2) -> tuple[list[Cells], list[Cells]]:
    """Four that spent so much of 100, delivered in the last quarter of 2026; the ledger begins in the
    first.
    """
    names = [f"p{n}" for n in range(4)]
    first: list[Cells] = [(None, "money", "2026Q1", 1.0, 1.0)]
    return (
        first + [(i, "money", "2026Q4", 100.0, 100.0 * ratio + n) for n, i in enumerate(names)],
        [(i, "2026Q4", "run", "ann") for i in names],
    )


# what counts as an overrun


def test_what_was_spent_is_summed_over_periods_and_divided_by_what_was_planned(base: pf.Case) -> None:
    ledger, delivered = four()
    ledger += [
        ("late", "money", "2026Q2", 80.0, 30.0),  # behind at first, beyond the plan in the end
        ("late", "money", "2026Q3", 20.0, 90.0),
        ("late", "money", "2026Q4", 0.0, 30.0),
        ("late", "team", "2026Q3", 10.0, 8.0),
    ]
    found = pf.calibration(with_past(base, ledger, [*delivered, ("late", "2026Q4", "grow", "bob")])).spent
    mine = found[found.initiative == "late"].set_index("resource")
    assert mine.loc["money", ["planned", "actual", "ratio"]].tolist() == [100.0, 150.0, 1.5]
    assert mine.loc["team", "ratio"] == 0.8
    assert mine.loc["money", ["unit", "category", "owner"]].tolist() == ["EUR", "grow", "bob"]
    assert not found.at_least.any()


@pytest.mark.parametrize(
    ("rows", "delivered", "said"),
    [
        ([("x", "money", "2026Q2", None, 50.0)], "2026Q3", "planned is blank, which is not 0"),
        ([("x", "money", "2026Q2", 50.0, None)], "2026Q3", "actual is blank, which is not 0"),
        ([("x", "money", "2026Q2", 0.0, 50.0)], "2026Q3", "nothing was planned of money for x"),
        ([("x", "money", "2026Q2", 9.0, -1.0)], "2026Q3", "less than nothing was spent"),
        ([("x", "money", "2026Q2", 9.0, 12.0)], "2025Q4", "delivered before the ledger begins"),
        ([("x", "money", "2026Q2", 9.0, 12.0)], "2027Q1", "after the last period that the ledger knows"),
        ([("x", "money", "2026Q2", 9.0, 12.0)], None, "neither delivered in actuals nor running"),
        ([("run", "money", "2026Q2", 9.0, 12.0)], None, "run is neither delivered in actuals nor running"),
        ([("runs", "money", "2026Q2", 50.0, 150.0)], None, "runs is still running and has spent no more"),
        ([("x", "money", "2026Q2", 9.0, 12.0)], "sprint 9", "have no order in common"),
        ([(None, "money", "2026Q2", 9.0, 12.0)], "2026Q3", "is charged to no initiative"),
    ],
)
def test_what_tells_no_overrun_is_left_out_and_says_why(
    base: pf.Case, rows: list[Cells], delivered: str | None, said: str
) -> None:
    ledger, known = four()
    past = [*known, *([("x", delivered, "run", "ann")] if delivered else [])]
    found = pf.calibration(with_past(base, ledger + rows, past))
    assert {*found.left_out.table} == {"ledger"}
    assert any(said in problem for problem in found.left_out.problem)
    assert not {"x", "run", "runs"} & {*found.spent.initiative}
    assert "rows of ledger (see left_out)" in str(found)


def test_every_row_that_is_left_out_is_listed(base: pf.Case) -> None:
    ledger, delivered = four()
    ledger += [("x", "money", f"2026Q{n}", 1.0, 2.0) for n in (2, 3)]
    assert pf.calibration(with_past(base, ledger, delivered)).left_out.row.tolist() == [2, 7, 8]


def test_two_owners_of_one_initiative_are_no_owner(base: pf.Case) -> None:
    ledger, delivered = four()
    found = pf.calibration(with_past(base, ledger, [*delivered, ("p0", "2026Q4", "run", "bob")]))
    assert "p0 has more than one owner in actuals" in found.left_out.problem.iloc[-1]
    assert not len(found.overruns)  # three are left, too few


def test_one_that_runs_counts_where_it_is_over_for_certain(base: pf.Case) -> None:
    """100 remain of the money: 50 planned so far and 160 spent are 10 more than all of it; what is blank is
    still to come.
    """
    ledger, delivered = four()
    ledger += [("runs", "money", "2026Q3", 30.0, 160.0), ("runs", "money", "2026Q4", 20.0, None)]
    found = pf.calibration(with_past(base, ledger, delivered)).spent
    mine = found[found.initiative == "runs"].iloc[0]
    assert (mine.planned, mine.actual, mine.at_least) == (150.0, 160.0, True)
    assert (mine.category, mine.owner) == ("run", "ann")


# what follows


def test_without_a_ledger_all_stays_to_the_last_bit() -> None:
    case = pf.load(SAMPLES / "scaleup")
    without = case.revised({"ledger": table("ledger", LEDGER, [])})
    for each in (case, without):
        found = pf.calibration(each)
        rows = [[repr(x) for x in new] for _, new in found.rescaled]
        recorded = "08b5cb0d6471a2f28aaa026f2b11f8030a77ccd9407b4774631112bd274ab197"
        assert hashlib.sha256(json.dumps(rows).encode()).hexdigest() == recorded
    found = pf.calibration(without)
    assert found.case.written["requirements"] is without.written["requirements"]
    assert found.case.written_settings["_calibrated"] == "on 33 effects of 22 delivered initiatives"
    assert not len(found.overruns)
    assert not len(found.left_out)
    assert (found.widened.new_high == found.widened.high).all()
    assert "planned" not in str(found)


def test_fewer_than_four_teach_nothing_and_it_is_said(base: pf.Case) -> None:
    ledger, delivered = four()
    case = with_past(base, ledger[:-1], delivered)
    found = pf.calibration(case)
    assert found.case.written["requirements"] is case.written["requirements"]
    assert "of 4 initiatives at least" in found.left_out.problem[0]
    assert "found 3. Needs stay as they are." in found.left_out.problem[0]


def test_with_a_ledger_high_alone_grows_and_each_row_says_why() -> None:
    case = samples.case("scaleup_next")
    found = pf.calibration(case)
    before, after = case.table("requirements"), found.case.table("requirements")
    assert all(a >= b for a, b in zip(after["high"], before["high"], strict=True))
    same = [c for c in before.columns if c not in ("high", LEARNED)]
    assert all(before[c] == after[c] for c in same)
    wider = [a > b for a, b in zip(after["high"], before["high"], strict=True)]
    assert sum(wider) > 100
    assert [note is not None for note in after[LEARNED]] == wider
    assert "of what was planned on average, one in twenty more than" in str(after[LEARNED][0])


def test_what_is_no_cost_of_work_is_kept(base: pf.Case) -> None:
    ledger, delivered = four(1.5)
    found = pf.calibration(with_past(base, ledger, delivered))
    kept = found.widened[found.widened.learned.isna()]
    assert kept.basis.tolist() == [
        "nothing alike was spent: kept",  # a team of which the ledger says nothing, for a category, an owner
        "nothing alike was spent: kept",
        "nothing alike was spent: kept",
        "stopping is no work: kept",
        "it frees at least what it uses: kept",
    ]
    assert (kept.new_high == kept.high).all()
    learned = found.widened.dropna()
    assert learned.basis.iloc[0] == "money (4), run (4), ann (4)"
    assert (learned.new_high > 1.4).all()


@pytest.mark.parametrize("low", [0.0, 0.6, 0.9, 1.0])
@pytest.mark.parametrize("most", [0.7, 1.01, 1.3, 1.9, 4.0])
@pytest.mark.parametrize("high", [1.0, 1.1, 2.0])
def test_draws_exceed_what_one_in_twenty_exceeds_one_time_in_twenty(
    low: float, most: float, high: float
) -> None:
    new = float(widened(np.array([low]), np.array([high]), np.array([most]))[0])

    def exceeded(end: float) -> float:
        mode = min(max((6 - low - end) / 4, low), end)
        shape = beta(1 + 4 * (mode - low) / (end - low), 1 + 4 * (end - mode) / (end - low))
        return float(shape.sf((most - low) / (end - low)))

    if new == high:
        assert most <= 1 or exceeded(high) >= 0.05 - 1e-6
    else:
        assert new > high
        assert exceeded(new) == pytest.approx(0.05, rel=5e-3)


def test_a_learned_range_is_drawn_and_one_remark_says_so(base: pf.Case) -> None:
    ledger, delivered = four(1.5)
    found = pf.calibration(with_past(base, ledger, delivered))
    draws = pf.Draws.sampled(found.case, 4096)
    assert draws.needs is not None
    assert (draws.needs[:, 0] > found.widened.at_most[0]).mean() == pytest.approx(0.05, abs=0.004)
    (told,) = draws.doubts
    assert "of these amounts on average, not × 1: so it was learned" in told.problem


def test_a_case_so_calibrated_passes_the_door(tmp_path: Path) -> None:
    new = pf.calibration(samples.case("scaleup_next")).case
    for target in (tmp_path / "folder", tmp_path / "case.xlsx"):
        pf.save(new, target)
        assert pf.load(target) == new


def test_it_says_what_was_learned_in_both_languages() -> None:
    case = pf.load(SAMPLES / "scaleup")
    found = pf.calibration(case)
    said = str(found)
    assert (
        f"12 initiatives used {found.overruns.ratio[0]:.2f} of what was planned for them on average" in said
    )
    assert "By resource: " in said
    french = pf.calibration(pf.Case(case.written, {**case.written_settings, "language": "fr"}))
    told = str(french)
    assert "12 initiatives ont utilisé en moyenne 1,17 de ce qui était prévu pour elles" in told
    assert "22 initiatives livrées ont apporté en moyenne 0,71 de ce qui en était attendu" in told
    assert "Laissé de côté\u202f: 15 lignes des dépenses (voir left_out)." in told
    assert "était promise ou livrée avant" in french.left_out.problem[0]
    assert "Ce qui a été utilisé" in french._repr_html_()
    assert french.case.table("requirements")[LEARNED][0].startswith(
        "ses pareilles ont utilisé × 1,41 du prévu"
    )


# known overruns


def history(
    rng: np.random.Generator, truth: Sequence[float], each: int, law: str = "normal", noise: float = 0.25
) -> tuple[list[Cells], list[Cells]]:
    """So many initiatives of each category that used its true share of what was planned on average, give or
    take, spent later than planned: of money, and most of a team too, much alike, each with a plan of its own
    size.
    """
    ledger: list[Cells] = [(None, "money", "2026Q1", 1.0, 1.0)]
    delivered: list[Cells] = []
    for category, mean in zip(CATEGORIES, truth, strict=True):
        for n in range(each):
            name, common = f"{category}{n}", error(rng, law)
            delivered.append((name, "2026Q4", category, None))
            for resource in ("money", "team")[: 1 + (n % 3 > 0)]:
                off = 0.95 * common + 0.312 * error(rng, law)
                planned = rng.uniform(10, 1000) * rng.dirichlet([1, 1])
                spent = planned.sum() * max(0.0, mean + noise * off) * rng.dirichlet([1, 2, 2])
                rows = zip(("2026Q2", "2026Q3", "2026Q4"), [*planned, 0.0], spent.tolist(), strict=True)
                ledger += [(name, resource, period, p, a) for period, p, a in rows]
    return ledger, delivered


def error(rng: np.random.Generator, law: str) -> float:
    """Of mean 0 and standard deviation 1."""
    return float(rng.standard_normal() if law == "normal" else (rng.gamma(2.0) - 2) / np.sqrt(2))


@pytest.mark.parametrize("law", ["normal", "skewed"])
def test_a_known_overrun_lies_in_its_interval_nine_times_in_ten(base: pf.Case, law: str) -> None:
    rng, held, narrow, off = np.random.default_rng(21), [], [], []
    for _ in range(120):
        truth = (1.2 + 0.2 * rng.standard_normal(3)).tolist()
        frame = pf.calibration(with_past(base, *history(rng, truth, 6, law))).overruns
        mine = frame[frame.by == "category"].set_index("group").loc[[*CATEGORIES]]
        held += [low <= t <= high for low, high, t in zip(mine.low, mine.high, truth, strict=True)]
        half = (mine.high - mine.low) / 4
        narrow += [abs(s - t) <= h for s, t, h in zip(mine.shrunk, truth, half, strict=True)]
        off += (mine.shrunk - truth).tolist()
    # 360 groups: a standard error of 0.016
    assert 0.86 <= np.mean(held) <= 0.97
    assert np.mean(narrow) < 0.8  # half as wide would be too narrow: it says no more than it knows
    assert np.mean(off) == pytest.approx(0, abs=0.02)


@pytest.mark.parametrize(("law", "most"), [("normal", 0.08), ("skewed", 0.1)])
def test_what_one_in_twenty_exceeds_is_exceeded_by_one_in_twenty(
    base: pf.Case, law: str, most: float
) -> None:
    """Somewhat more where the tail is long: a gamma distribution exceeds the quantile of a normal one by
    itself in 6.6 %.
    """
    rng, beyond, off = np.random.default_rng(22), [], []
    for _ in range(100):
        truth = (1.2 + 0.2 * rng.standard_normal(3)).tolist()
        needs = pf.calibration(with_past(base, *history(rng, truth, 6, law))).widened
        for row, mean in zip(needs.iloc[[0, 2, 4]].itertuples(), truth, strict=True):
            beyond += [mean + 0.25 * error(rng, law) > row.at_most for _ in range(20)]
            off.append(row.learned - mean)
    assert 0.03 <= np.mean(beyond) <= most
    assert np.mean(off) == pytest.approx(0, abs=0.03)


def test_days_that_are_priced_do_not_count_twice(base: pf.Case) -> None:
    """Where money overruns exactly as days do, it is one observation, and the spread is that of the
    initiatives.
    """
    rng = np.random.default_rng(24)
    names = [f"p{n}" for n in range(12)]
    ratios = dict(zip(names, (1.2 + 0.25 * rng.standard_normal(12)).tolist(), strict=True))
    delivered: list[Cells] = [(i, "2026Q4", "run", "ann") for i in names]
    rows: list[Cells] = [(i, "money", "2026Q4", 800.0, 800.0 * r) for i, r in ratios.items()]
    days: list[Cells] = [(i, "team", "2026Q4", 2.0, 2.0 * r) for i, r in ratios.items()]
    once, twice = (
        pf.calibration(with_past(base, [four()[0][0], *ledger], delivered)).widened
        for ledger in (rows, rows + days)
    )
    assert twice.spread[0] == pytest.approx(once.spread[0])
    assert twice.learned[0] == pytest.approx(once.learned[0])


def test_where_all_cost_what_was_planned_little_is_widened(base: pf.Case) -> None:
    found = pf.calibration(with_past(base, *history(np.random.default_rng(23), (1, 1, 1), 8, noise=0.0)))
    assert found.overruns.shrunk.to_numpy() == pytest.approx(1.0)
    assert found.case.written["requirements"]["high"] == base.written["requirements"]["high"]
