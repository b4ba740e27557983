"""Changes of inputs as a table: on the row as defaults show it, percentages as people mean them, and every
fault when the case is loaded.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

import pytest

import portfolio as pf
from portfolio.case.reading import edited
from portfolio.cli.entry import main

type Make = Callable[..., pf.Case]


def refused(case: pf.Case, *edits: tuple[str, ...]) -> str:
    with pytest.raises(pf.CaseError) as error:
        edited(case, edits)
    return str(error.value)


# The base (conftest): A is worth 3, B 2, C 1; each needs 2 of cash in its only period of work.

ROWS = [
    (("options", "A", "duration", "+ 1"), {"options": "initiative,option,duration / A,full,2"}),
    (("options", "A / full", "success", "= 0.3"), {"options": "initiative,option,success / A,full,0.3"}),
    (("options", "A", "delivers", "× 0.5"), {"options": "initiative,option,delivers / A,full,0.5"}),
    (
        ("options", "", "success", "− 0.5"),
        {"options": "initiative,option,success / A,full,0.5 / B,full,0.5 / C,full,0.5"},
    ),
    (
        ("resources", "cash", "usable", "× 0.5"),
        {"resources": "resource,kind,usable,Q1,Q2,Q3 / cash,budget,0.5,2,2,"},
    ),
    (
        ("resources", "cash", "carry_over", "+ 0.25"),
        {"resources": "resource,kind,carry_over,Q1,Q2,Q3 / cash,budget,0.25,2,2,"},
    ),
    (
        ("key_results", "more", "weight", "× 2"),
        {"key_results": "key_result,objective,kpi,weight / more,grow,users,2"},
    ),
    (
        ("key_results", "more", "baseline", "− 1"),
        {"key_results": "key_result,objective,kpi,baseline / more,grow,users,-1"},
    ),
    (
        ("key_results", "more", "stretch", "+ 0.5"),
        {"key_results": "key_result,objective,kpi,stretch / more,grow,users,0.5"},
    ),
    (
        ("contributions", "A", "low", "× 0.5"),
        {"contributions": "initiative,kpi,low,expected / A,users,1.5,3 / B,users,,2 / C,users,,1"},
    ),
    (("initiatives", "A", "mandatory", "= oui"), {"initiatives": "initiative,mandatory / A,true / B, / C,"}),
    (("initiatives", "A", "earliest", "= Q2"), {"initiatives": "initiative,earliest / A,Q2 / B, / C,"}),
    (("initiatives", "A", "latest", "= Q2"), {"initiatives": "initiative,latest / A,Q2 / B, / C,"}),
]


@pytest.mark.parametrize(("edit", "tables"), ROWS, ids=lambda x: " ".join(x) if isinstance(x, tuple) else "")
def test_an_edit_acts_on_the_row_as_defaults_show_it(
    edit: tuple[str, ...], tables: dict[str, str], make: Make
) -> None:
    limited = {"resources": "resource,kind,Q1,Q2,Q3 / cash,budget,2,2,"}
    changed = edited(make(**limited), [edit])
    meant = make(**(limited | tables))
    for name in ("initiatives", "options", "resources", "key_results", "contributions"):
        rows = [{c: row[c] for c in meant.table(name).columns} for row in changed.table(name)]
        assert rows == [{c: row[c] for c in meant.table(name).columns} for row in meant.table(name)]
    assert pf.allocate(changed).impact == pf.allocate(meant).impact


def test_a_row_that_defaults_made_keeps_what_else_it_says(make: Make) -> None:
    case = make(
        requirements="initiative,resource,1,2 / A,cash,2,2 / B,cash,2, / C,cash,2,",
        options="initiative,option,success / B,bold,0.9",
    )
    changed = edited(case, [("options", "A", "success", "× 0.5"), ("options", "B", "success", "− 0.4")])
    assert [
        (r["initiative"], r["option"], r["duration"], r["success"]) for r in changed.table("options")
    ] == [
        ("B", "bold", 1.0, 0.5),
        ("A", "full", 2.0, 0.5),
        ("C", "full", 1.0, 1.0),
    ]
    assert changed.written["options"]["duration"] == (None, None)  # still worked out
    assert (
        pf.allocate(edited(case, [("options", "C", "success", "= 1")])).choices == pf.allocate(case).choices
    )


def test_steps_without_a_column_are_those_of_the_work(make: Make) -> None:
    case = make(requirements="initiative,resource,1,2,3 / A,cash,2,,4 / B,cash,2,, / C,cash,2,1,")
    plus = edited(case, [("requirements", "", "", "+ 1")]).table("requirements")
    assert [[row[s] for s in "123"] for row in plus] == [[3, 1, 5], [3, 0, 0], [3, 2, 0]]
    assert [row["duration"] for row in edited(case, [("requirements", "B", "", "= 5")]).table("options")] == [
        3,
        1,
        2,
    ]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            ("resources", "cash", "", "× 0.9"),
            "found no limit in cash of resources: nothing to change. Write = and a value.",
        ),
        (("resources", "", "Q2", "+ 5"), "found no Q2 in any row of resources: nothing to change."),
        (
            ("key_results", "more", "target", "× 0.9"),
            "found no target in more of key_results: nothing to change.",
        ),
        (("requirements", "A", "2", "× 0.9"), "found no 2 in A of requirements: nothing to change."),
        (("kpis", "users", "value", "× 2"), "found no value in users of kpis: nothing to change."),
    ],
)
def test_an_edit_of_blanks_alone_is_a_fault(edit: tuple[str, ...], said: str, make: Make) -> None:
    case = make(
        requirements="initiative,resource,1,2 / A,cash,2, / B,cash,2, / C,cash,2,2", kpis="kpi / users"
    )
    assert said in refused(case, edit)


def test_blanks_beside_values_are_left_alone(make: Make) -> None:
    case = make(
        resources="resource,kind,Q1,Q2 / cash,budget,4, / team,capacity,,",
        key_results="key_result,objective,kpi,target / more,grow,users,10 / other,grow,users,",
    )
    changed = edited(case, [("resources", "", "", "× 0.5"), ("key_results", "", "target", "+ 2")])
    assert [[row["Q1"], row["Q2"]] for row in changed.table("resources")] == [[2.0, None], [None, None]]
    assert changed.table("key_results")["target"] == (12.0, None)


@pytest.mark.parametrize(
    ("change", "amount"),
    [
        ("- 10 %", 216_000),
        ("− 10 %", 216_000),
        ("-10%", 216_000),
        ("+ 50 %", 360_000),
        ("+ 2,5 %", 246_000),
        ("× 90 %", 216_000),
        ("x 0.9", 216_000),
        ("* 0,9", 216_000),
        ("− 20 000", 220_000),
        ("- 0.5", 239_999.5),
    ],
)
def test_a_percentage_added_is_a_share_of_the_value(change: str, amount: float, make: Make) -> None:
    case = make(
        resources="resource,kind,Q1 / cash,budget,240000",
        scenarios=f'scenario,table,row,column,change / s,resources,cash,,"{change}"',
    )
    assert pf.compare(case).plans["s"].problem.amount("cash", "Q1") == pytest.approx(amount, rel=1e-15)
    assert pf.compare(case, {"s": [("resources", "cash", "Q1", change)]}).plans["s"].problem.amount(
        "cash", "Q1"
    ) == pytest.approx(amount, rel=1e-15)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("resources", "cash", "usable", "+ 10 %"), 'found "+ 10 %". Write × 1.1, or + 0.1 in'),
        (("resources", "cash", "carry_over", "− 10 %"), 'found "− 10 %". Write × 0.9, or − 0.1 in'),
        (("options", "A", "success", "- 5 %"), 'found "- 5 %". Write × 0.95, or − 0.05 in'),
        (("buckets", "", "max", "+ 10 %"), "Write × 1.1, or + 0.1 in"),
        (("contributions", "A", "expected", "+ 10 %"), "Write × 1.1, or + 0.1 in"),  # its KPI is in per cent
        (
            ("resources", "cash", "Q1", "-0.1"),
            'found "-0.1", which a spreadsheet also makes of −10 %. Write × 0.9, or − 0.1.',
        ),
        (("resources", "cash", "Q1", "+ 20,000"), "can mean 20000 or 20.000"),
        (("resources", "cash", "Q1", "+"), 'must name a number after +; found "+".'),
        (("objectives", "grow", "", "× 2"), "must be a column of objectives; found none. Name it."),
    ],
)
def test_what_can_mean_two_things_is_refused_with_both(edit: tuple[str, ...], said: str, make: Make) -> None:
    case = make(
        resources="resource,kind,usable,carry_over,Q1 / cash,budget,0.5,0.5,9",
        buckets="by,bucket,resource,measure,max / objective,grow,cash,share,0.5",
        kpis="kpi,unit / users,%",
    )
    assert said in refused(case, edit)


def test_points_are_no_share(make: Make) -> None:
    changed = edited(
        make(), [("objectives", "grow", "weight", "+ 10 %"), ("contributions", "A", "expected", "− 50 %")]
    )
    assert changed.table("objectives")["weight"] == (pytest.approx(1.1),)
    assert changed.table("contributions")["expected"] == (1.5, 2.0, 1.0)


def test_changes_of_one_cell_follow_one_another(make: Make) -> None:
    case = make(resources="resource,kind,2027Q1,2027Q2 / cash,budget,100,")
    edits = [
        ("resources", "cash", "Q1 2027", "= 80"),
        ("resources", "cash", "2027Q1", "× 0.5"),
        ("resources", "cash", "2027-01-15", "+ 10 %"),
    ]
    assert pf.Problem(edited(case, edits)).amount("cash", "2027Q1") == 44


# Loading a case tries its scenarios


def scenarios(*rows: str) -> str:
    return " / ".join(["scenario,table,row,column,change", *rows])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            ["s,resources,cach,,90%", "s,resource,cash,Q1,× 2"],
            [
                'line 2, column row: must be the key of a row in resources; found "cach". Nearest: "cash".',
                (
                    'line 2, column change: must be × n, + n, − n or = value; found "90%". Write one of'
                    " these, such as × 0.9 or − 10 %."
                ),
                'line 3, column table: must be a table of the case; found "resource". Nearest: "resources".',
            ],
        ),
        (
            ["s,initiatives,B,latest,= Q9", "t,options,A,duration,× 0"],
            [
                (
                    "line 2, column change: must leave the case without faults; found, once it is made,"
                    " initiatives.csv, line 3, column latest: must be one of the periods Q1 … Q3 (columns of"
                    ' resources); found "Q9". Correct it, or add the period to resources.'
                ),
                (
                    "line 3, column change: must leave the case without faults; found, once it is made,"
                    " options, column duration: must be a whole number of periods ≥ 1; found 0. Correct it."
                ),
            ],
        ),
        (
            # together they close the window; each alone would do
            ["s,initiatives,B,earliest,= Q3", "s,initiatives,B,latest,= Q2"],
            [
                "line 2, column change: must leave the case without faults; found, once it is made,"
                " initiatives.csv, line 3, column earliest: must not"
            ],
        ),
        (
            ["s,initiatives,,initiative,= A"],
            [
                "line 2, column change: must leave the case without faults; found, once it is made,"
                " initiatives.csv"
            ],
        ),
        (
            ["s,objectives,grow,weight,="],
            [
                "line 2, column change: must leave the case without faults; found, once it is made,"
                " objectives.csv, line 2"
            ],
        ),
        (
            ["s,objectives,grow,weight,− 2"],
            ["objectives.csv, line 2, column weight: must be a number ≥ 0; found -1. Correct it."],
        ),
    ],
)
def test_every_fault_of_a_scenario_is_told_with_its_line(
    rows: list[str], said: list[str], make: Make
) -> None:
    with pytest.raises(pf.CaseError) as error:
        make(scenarios=scenarios(*rows))
    told = str(error.value).split("\n- ")[1:]
    assert all(t.startswith("scenarios.csv, line ") for t in told)
    assert all(any(s in t for t in told) for s in said)
    assert len(told) == len(said) or len(said) == 1


def test_scenarios_are_understood_in_a_case_that_has_other_faults(make: Make) -> None:
    with pytest.raises(pf.CaseError) as error:
        make(
            objectives="objective,weight / grow,much",
            scenarios=scenarios("s,options,A,success,0.3", "s,initiatives,Z,latest,= Q1", ",,,,"),
        )
    told = str(error.value)
    assert "objectives.csv, line 2, column weight" in told
    assert "scenarios.csv, line 2, column change: must be × n" in told
    assert 'scenarios.csv, line 3, column row: must be the key of a row in initiatives; found "Z".' in told
    assert told.startswith("3 faults")


def test_a_change_that_changes_nothing_is_a_remark(make: Make) -> None:
    case = make(
        resources="resource,kind,Q1,Q2 / cash,budget,4,",
        scenarios=scenarios(
            "s,resources,cash,,× 1",
            "s,options,A,success,= 1",
            "t,initiatives,,latest,= Q2",
            "u,resources,cash,,− 0 %",
            "u,resources,cash,Q2,= 4",
        ),
    )
    told = [str(d) for d in case.doubts if d.table == "scenarios"]
    assert [t.partition(", column change: ")[0] for t in told] == [
        f"scenarios.csv, line {n}" for n in (2, 3, 4, 5)
    ]
    assert told[0].endswith('"× 1" leaves every value of resources that it names as it is.')


def test_check_lists_the_faults_of_scenarios(
    make: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pf.save(make(), tmp_path / "case")
    (tmp_path / "case" / "scenarios.csv").write_text(
        "scenario,table,row,column,change\ns,resources,cash,,90%\n", encoding="utf-8"
    )
    with redirect_stdout(io.StringIO()):
        assert main(["check", str(tmp_path / "case")]) == 2
    assert "scenarios.csv, line 2, column change" in capsys.readouterr().err


def test_a_record_is_read_whatever_became_of_its_scenarios(make: Make) -> None:
    case = make(parties="party,objective,weight / x,grow,1", scenarios=scenarios("s,resources,cash,Q1,= 9"))
    table = case.written["scenarios"]
    # as a record from before rows were tried may have it
    once = case.revised({"scenarios": table.replacing("row", ["gone"])})
    assert pf.arbitrate(once).record().case == once


def test_a_limit_that_is_none_cannot_be_scaled(make: Make) -> None:
    case = make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,,, / team,capacity,1,,")
    with pytest.raises(
        pf.CaseError, match="must have a limit that can be scaled; found none for cash in any period"
    ):
        pf.Problem(case).scaled({"cash": 0.9, "team": 0.9})
    assert pf.Problem(case).scaled({"team": 0.5}).amount("team", "Q1") == 0.5


def test_a_new_period_may_be_a_date(make: Make) -> None:
    case = make(
        resources="resource,kind,2027Q1,2027Q2,2027Q3 / cash,budget,,,",
        scenarios=scenarios("s,initiatives,A,latest,= 15/06/2027"),
    )
    assert pf.compare(case).plans["s"].problem.case.table("initiatives")["latest"] == (
        "2027Q2",
        "2027Q3",
        "2027Q3",
    )
    assert edited(case, [("initiatives", "A", "latest", "= Q2 2027")]).written["initiatives"]["latest"] == (
        "2027Q2",
        None,
        None,
    )
