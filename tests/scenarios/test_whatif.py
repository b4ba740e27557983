"""What if, in words: the answer is that of the case edited by hand."""

import json
import math
import random
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support import samples
from support.random_cases import Row, Settings, Tables, loaded, random_tables

import portfolio as pf
from portfolio import cli

LORIE = str(samples.FOLDER / "lorie_savage")


def scaled(rows: list[Row], columns: list[str], by: Fraction) -> None:
    for row in rows:
        for c in columns:
            if row.get(c) not in (None, "") and Fraction(str(row[c])) > 0:
                row[c] = str(float(Fraction(str(row[c])) * by))


def budgets(tables: Tables) -> set[str]:
    return {r["resource"] for r in tables["resources"] if r["kind"] == "budget"}


def less_money(tables: Tables, rng: random.Random, i: str, periods: list[str]) -> str:
    row, k = rng.choice(tables["resources"]), rng.randrange(len(periods))
    assume(any(row.get(p) not in (None, "") for p in periods[k:]))
    scaled([row], periods[k:], Fraction(9, 10))
    return f"resource {row['resource']} -10% from {periods[k]}"


def a_new_amount(tables: Tables, rng: random.Random, i: str, periods: list[str]) -> str:
    row, p = rng.choice(tables["resources"]), rng.choice(periods)
    row[p] = "7"
    return f"ressource {row['resource']} = 7 en {p}"


def dearer(tables: Tables, rng: random.Random, i: str, periods: list[str]) -> str:
    own = [r for r in tables["requirements"] if r["initiative"] == i and r["resource"] in budgets(tables)]
    steps = sorted({c for r in own for c in r if c.isdecimal()})
    assume(any(float(r.get(c) or 0) > 0 for r in own for c in steps))
    keys = [(r.get("option"), r["resource"]) for r in own]
    assume(len({*keys}) == len(keys))
    scaled(own, steps, Fraction(6, 5))
    return f"initiative “{i}” costs 20% more"


def worth_less(tables: Tables, rng: random.Random, i: str, periods: list[str]) -> str:
    own = [r for r in tables["contributions"] if r["initiative"] == i]
    assume(own)
    for row in own:
        for c in ("low", "expected", "high"):
            if row.get(c):
                row[c] = str(float(Fraction(row[c]) * Fraction(4, 5)))
    return f"initiative « {i} » rapporte 20 % de moins"


def decided(decision: str, said: str, tables: Tables, i: str) -> str:
    kept = [r for r in tables.get("decisions", []) if r["initiative"] != i]
    tables["decisions"] = [*kept, {"initiative": i, "decision": decision}]
    return f"{said} “{i}”"


def refused(tables: Tables, rng: random.Random, i: str, periods: list[str]) -> str:
    return decided("reject", rng.choice(["refuse", "without", "refuser"]), tables, i)


def funded(tables: Tables, rng: random.Random, i: str, periods: list[str]) -> str:
    return decided("fund", rng.choice(["fund", "financer"]), tables, i)


def not_before(tables: Tables, rng: random.Random, i: str, periods: list[str]) -> str:
    p = rng.choice(periods)
    next(r for r in tables["initiatives"] if r["initiative"] == i)["earliest"] = p
    return f"“{i}” not before {p}"


def other_points(tables: Tables, rng: random.Random, i: str, periods: list[str]) -> str:
    row = rng.choice(tables["objectives"])
    row["weight"] = "31"
    return f"objective “{row['objective']}” = 31 points"


WAYS = (less_money, a_new_amount, dearer, worth_less, refused, funded, not_before, other_points)


def answered(case: pf.Case) -> pf.Allocation | None:
    try:
        return pf.allocate(case)
    except pf.InfeasibleError:
        return None


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_it_is_the_case_edited_by_hand(seed: int) -> None:
    rng = random.Random(seed)
    tables, own = random_tables(rng, rng.randint(2, 5))
    case = loaded((tables, own))
    plan = answered(case)
    assume(plan is not None)
    assert plan is not None
    said = rng.choice(WAYS)(
        tables, rng, rng.choice([r["initiative"] for r in tables["initiatives"]]), [*case.periods]
    )
    by_hand = _loaded(tables, own)
    if by_hand is None:
        with pytest.raises(pf.CaseError):
            pf.whatif(plan, said)
        return
    found = pf.whatif(plan, said)
    expected = answered(by_hand)
    assert (expected is None) is (not found.is_answered), said
    if expected is not None:
        assert found.after.choices == expected.choices, said
        assert found.after.points == pytest.approx(expected.points, abs=1e-9)
        assert found.impact == pytest.approx(expected.points - plan.points, abs=1e-9)


def _loaded(tables: Tables, own: Settings) -> pf.Case | None:
    try:
        return loaded((tables, own))
    except pf.CaseError:
        return None


def test_several_sentences_add_up_and_are_read_back() -> None:
    plan = samples.plan("lorie_savage")
    found = pf.whatif(plan, "capital -20%", "refuse P1")
    alone = pf.Problem(samples.case("lorie_savage")).scaled({"capital": 0.8}).without("P1")
    assert found.after.choices == pf.allocate(alone).choices
    assert found.read.values.tolist() == [
        ["capital -20%", "“Capital outlays” −20% in every period", ""],
        ["refuse P1", "refuse “Project 1”", ""],
    ]
    assert [tuple(row) for row in found.inputs.values] == [
        ("resources", "capital", "year1", "50", "40"),
        ("resources", "capital", "year2", "20", "16"),
        ("decisions", "P1", "initiative", "", "P1"),
        ("decisions", "P1", "decision", "", "reject"),
    ]
    assert found.changes.values.tolist() == [
        ["P1", "out", "full year1", ""],
        ["P9", "out", "full year1", ""],
    ]
    told = str(found)
    for part in ("70.00", "44.00", "−26.00", "optimal", "Project 9 (P9)", "drops out", "npv"):
        assert part in told
    html = found._repr_html_()
    assert "“capital -20%”" in html
    assert list(found.comparison.plans.values()) == [plan, found.after]


def test_a_limit_of_the_question_stands_when_sentences_change_it() -> None:
    problem = pf.Problem(samples.case("lorie_savage")).scaled({"capital": 0.9})
    found = pf.whatif(problem, "capital -50%")
    again = pf.Problem(samples.case("lorie_savage")).scaled({"capital": 0.45})
    assert found.after.choices == pf.allocate(again).choices
    # a total is one of what there is then: 45 and 18, with 7 less 40 and 16
    total = pf.whatif(problem, "capital -7 in all").after.problem.case
    assert total.resources[["year1", "year2"]].values.tolist() == [[40.0, 16.0]]


def test_later_is_counted_from_the_plan() -> None:
    plan = samples.plan("dozen")
    moved = next(c for c in plan.choices if c.start == "2027Q1" and c.initiative == "rota-assistant")
    found = pf.whatif(plan, f"{moved.initiative} +1 quarter")
    assert [(e.column, e.change) for e in found.heard[0].edits] == [("earliest", "= 2027Q2")]
    assert "2027Q1, where the plan starts it" in str(found)
    assert "takes 1 period longer" in str(found)
    assert all(c.start != "2027Q1" for c in found.after.choices if c.initiative == moved.initiative)


def test_nothing_possible_is_told_with_the_ways_out() -> None:
    found = pf.whatif(samples.plan("lorie_savage"), "capital = 1 in every period", "fund P1")
    assert not found.is_answered
    assert math.isnan(found.impact)
    assert "These cannot hold together" in str(found)
    with pytest.raises(pf.InfeasibleError):
        _ = found.after


def test_in_french() -> None:
    told = str(pf.whatif(samples.plan("lorie_savage"), "capital -20 %", "refuser P1", language="fr"))
    for part in ("Et si", "à chaque période", "refuser « Project 1 »", "aujourd’hui", "sort", "Cibles"):
        assert part in told.replace("\u202f", " ")
    for word in ("now", "then", "drops", "every", "refuse"):
        assert f" {word} " not in told


def test_what_cannot_be_changed_names_the_sentence() -> None:
    with pytest.raises(pf.CaseError) as caught:
        pf.whatif(samples.plan("lorie_savage"), "capital -200%")
    assert "found -50" in str(caught.value)
    with pytest.raises(pf.CaseError, match="must be asked at least one change"):
        pf.whatif(samples.plan("lorie_savage"))


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["whatif", LORIE, "capital -20%", "refuse P1"]) == 0
    out = capsys.readouterr().out
    assert "“Capital outlays” −20% in every period" in out
    assert "44.00" in out
    assert cli.main(["whatif", LORIE, "capital -20 %", "--language", "fr"]) == 0
    assert "à chaque période" in capsys.readouterr().out
    assert cli.main(["whatif", LORIE, "capital +5", "hello"]) == 2
    err = capsys.readouterr().err
    assert "2 faults" in err
    assert "“Capital outlays” +5 $ in every period" in err
    assert cli.main(["whatif", LORIE, "capital = 1 in every period", "fund P1"]) == 3
    assert "Ways out" in capsys.readouterr().out
    assert cli.main(["whatif", LORIE, "capital -20%", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["after"]["impact"] == pytest.approx(46)
    assert answer["edits"] == [{"table": "resources", "row": "capital", "column": "", "change": "− 20 %"}]


def test_scenarios_say_changes_in_words(tmp_path: Path) -> None:
    case = samples.case("dozen")
    pf.save(case, tmp_path / "words")
    (tmp_path / "words" / "scenarios.csv").write_text(
        "scenario,change\nless,budget -10%\nless,refuse rota-assistant\n"
        "more,budget +5 % à partir de 2027T3\n",
        encoding="utf-8",
    )
    words = pf.load(tmp_path / "words")
    by_hand = {
        "less": [
            ("resources", "budget", "", "− 10 %"),
            ("decisions", "rota-assistant", "decision", "= reject"),
        ],
        "more": [("resources", "budget", p, "+ 5 %") for p in ("2027Q3", "2027Q4")],
    }
    said, made = pf.compare(words), pf.compare(case, by_hand)
    assert said.summary.equals(made.summary)
    for target in (tmp_path / "book.xlsx", f"sqlite:///{tmp_path}/rounds.db#words"):
        pf.save(words, target)
        assert pf.load(target) == words


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("less,,,,budget +5", "line 2, column change: “budget +5” can mean several things"),
        ("less,,x,,budget -5%", "line 2, column row: must be blank beside a change in words"),
        ("less,,,,− 10 %", "line 2, column change: must be the id or the name of a resource"),
        ("less,,,,shift-swap +1 quarter", "there is no plan here to count from"),
        ("less,,,,budget -500%", "line 2, column change: must leave the case without faults"),
    ],
)
def test_a_scenario_in_words_is_checked_where_it_stands(tmp_path: Path, rows: str, told: str) -> None:
    pf.save(samples.case("dozen"), tmp_path / "words")
    (tmp_path / "words" / "scenarios.csv").write_text(
        f"scenario,table,row,column,change\n{rows}\n", encoding="utf-8"
    )
    with pytest.raises(pf.CaseError) as caught:
        pf.load(tmp_path / "words")
    assert told in str(caught.value)


def test_frontier_at_shares(capsys: pytest.CaptureFixture[str]) -> None:
    case = samples.case("lorie_savage")
    line = pf.frontier(case, at=["-10%", "+5 %", 35])
    assert line.totals == (35.0, 63.0, 73.5)
    assert pf.frontier(pf.Problem(case).scaled({"capital": 0.5}), at=["−10%"]).totals == (31.5,)
    for command in (["--at", "-10%"], ["--at=-10%"], ["--at", "-10%,+5%"], ["--at", "-10 %;35,5"]):
        assert cli.main(["frontier", LORIE, *command]) == 0
        assert "63" in capsys.readouterr().out
    assert cli.main(["frontier", LORIE, "--at", "10%"]) == 2
    assert 'shares with their sign, such as "-10%"' in capsys.readouterr().err
    with pytest.raises(pf.CaseError, match="must be a number ≥ 0"):
        pf.frontier(case, at=["-110%"])
