"""What is given to functions beside a case: refused in one way, wherever it is given."""

from pathlib import Path

import pytest
from support.small_cases import Make

import portfolio as pf
from portfolio.errors import Fault


def test_a_fault_of_no_table_begins_with_what_it_is_about() -> None:
    assert str(Fault("", None, "language", "de", "must be en or fr.")) == "column language: must be en or fr."


def test_a_fault_of_several_rows_names_them_where_it_stands() -> None:
    fault = Fault("options", 2, "success", "2", "must be at most 1.", "options.csv").in_rows_too([4, 7])
    assert str(fault) == "options.csv, lines 2, 4, 7, column success: must be at most 1."


def test_a_language_that_is_not_spoken_is_refused_in_one_way(make: Make, tmp_path: Path) -> None:
    case = make()
    plan = pf.allocate(case)
    for speak in (
        lambda: pf.levels(case, language="de"),
        lambda: pf.brief(plan, language="de"),
        lambda: pf.export(plan, tmp_path / "round.xlsx", language="de"),
    ):
        with pytest.raises(pf.CaseError, match=r"^1 fault\n- column language: must be en or fr; found de\.$"):
            speak()


def test_what_is_no_case_is_refused_in_one_way(make: Make) -> None:
    record = pf.arbitrate(make(parties="party,objective,weight / board,grow,1 / staff,grow,2")).record()
    for ask in (pf.explore, pf.chains, pf.Draws.sampled, lambda given: pf.replay(record, given)):
        with pytest.raises(pf.PortfolioError, match=r"^case: must be a case; found 'folder'\. Load it first"):
            ask("folder")  # type: ignore[operator]
