"""What differs between two cases is told a kind at a time, with names, what was and what is."""

from __future__ import annotations

from support.small_cases import Make

from portfolio.case.case import Case
from portfolio.case.compared import differing, inputs
from portfolio.case.compared_text import compared_text
from portfolio.case.reading import edited

MANY = [f"I{n:02}" for n in range(20)]


def told(old: Case, new: Case, language: str = "en") -> list[str]:
    return compared_text(differing(old, new), old, new, language)


def round_of(make: Make, **tables: str) -> Case:
    own = {
        "initiatives": "initiative,name / " + " / ".join(f"{i},Name of {i}" for i in MANY),
        "requirements": "initiative,resource,1,2 / " + " / ".join(f"{i},cash,20,40" for i in MANY),
        "contributions": "initiative,kpi,expected / " + " / ".join(f"{i},users,3" for i in MANY),
    }
    return make(**own | tables)


def test_one_factor_is_one_line_and_names_whose(make: Make) -> None:
    case = round_of(make)
    some = [("requirements", f"{i} / cash", "", "× 1.05") for i in MANY[:3]]
    (line,) = told(case, edited(case, some))
    assert "+5% each; 3 initiatives: Name of I00 (I00), Name of I01 (I01) and Name of I02 (I02)" in " ".join(
        line.split()
    )
    (line,) = told(case, edited(case, [("requirements", f"{i} / cash", "", "× 1.05") for i in MANY]))
    assert "20 initiatives" in line
    assert "and 8 others" in " ".join(line.split())


def test_amounts_that_change_each_by_its_own_are_a_table_that_says_how_many_are_left_out(make: Make) -> None:
    case = round_of(make)
    edits = [("requirements", f"{i} / cash", "", f"+ {n + 1}") for n, i in enumerate(MANY)]
    head, table = told(case, edited(case, edits))
    assert "between" in head
    lines = [" ".join(line.split()) for line in table.splitlines()]
    assert lines[0] == "row before after"
    assert lines[2] == "Name of I19 (I19) 60 100"
    assert lines[-1] == "and 8 smaller changes"
    assert len(lines) == 15


def test_what_a_blank_stands_for_is_no_change_of_its_own(make: Make) -> None:
    case = make(resources="resource,kind,Q1,Q2 / cash,budget,9,9")
    longer = make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,9,9,9")
    # every latest start is another one, and nobody wrote it
    assert {row[0] for row in inputs(case, longer)} == {"resources"}
    assert "- new periods (1): Q3" in told(case, longer)
    earlier = make(
        initiatives="initiative,latest / A,Q1 / B, / C,", resources="resource,kind,Q1,Q2 / cash,budget,9,9"
    )
    assert [row[2:] for row in inputs(case, earlier)] == [("latest", "Q2", "Q1")]
    assert told(case, earlier) == ["- initiatives, latest, A: Q2 → Q1"]
    written = make(
        initiatives="initiative,latest / A,Q2 / B, / C,", resources="resource,kind,Q1,Q2 / cash,budget,9,9"
    )
    assert list(inputs(case, written)) == []


def test_what_comes_with_an_initiative_is_no_news(make: Make) -> None:
    case = round_of(make)
    fewer = round_of(
        make,
        initiatives="initiative,name / " + " / ".join(f"{i},Name of {i}" for i in MANY[1:]),
        requirements="initiative,resource,1,2 / " + " / ".join(f"{i},cash,20,40" for i in MANY[1:]),
        contributions="initiative,kpi,expected / " + " / ".join(f"{i},users,3" for i in MANY[1:]),
    )
    (line,) = told(case, fewer)
    assert line.startswith("- initiatives, 1 no longer there, with 2 rows in requirements and contributions:")
    (line,) = told(fewer, case)
    assert line.startswith("- initiatives, 1 new, with 2 rows in")


def test_a_limit_that_is_lifted_is_said_so_and_a_period_that_is_gone_is_not(make: Make) -> None:
    case = make(resources="resource,kind,Q1,Q2 / cash,budget,9,9")
    free = make(resources="resource,kind,Q1,Q2 / cash,budget,9,")
    assert told(case, free) == ["- resources, cash: Q2 9 → no limit"]
    shorter = make(resources="resource,kind,Q1 / cash,budget,9")
    assert "- resources, cash: Q2 9 → –" in told(case, shorter)


def test_in_french_tables_columns_and_choices_are_french(make: Make) -> None:
    case = round_of(make)
    other = edited(case, [("requirements", f"{i} / cash", "", "× 1.05") for i in MANY[:2]])
    (line,) = told(case, other, "fr")
    assert line.replace("\n ", "").startswith(
        "- Besoins, cash\u202f: +5\u202f% partout\u202f; 2 initiatives\u202f: "
    )
    assert "Name of I00 (I00) et Name of I01 (I01)" in line
    running = round_of(
        make,
        initiatives="initiative,name,status / "
        + " / ".join(f"{i},Name of {i},{'running' if i == 'I00' else ''}" for i in MANY),
    )
    assert "- Initiatives, Situation, Name of I00 (I00)\u202f: candidat → en cours" in told(
        case, running, "fr"
    )


def test_a_name_is_that_of_its_own_table(make: Make) -> None:
    """An id that is gone from one table may still be another thing's, whose name is not its."""
    old = round_of(
        make,
        initiatives="initiative,name / twin, / other,Other",
        resources="resource,name,kind,unit,p1 / cash,Cash,budget,EUR,100 / twin,Twin team,capacity,FTE,5",
        requirements="initiative,resource,1 / twin,cash,20 / other,cash,30",
        contributions="initiative,kpi,expected / twin,users,3 / other,users,4",
    )
    new = edited(old, [("requirements", "twin / cash", "", "× 1.05"), ("resources", "twin", "p1", "= 6")])
    of_work, of_team = sorted(" ".join(line.split()) for line in told(old, new))
    assert "twin / " in of_work or "twin" in of_work
    assert "Twin team" not in of_work
    assert "Twin team (twin)" in of_team
