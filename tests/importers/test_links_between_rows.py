"""What a list says of what a row needs, as people write it."""

from __future__ import annotations

from pathlib import Path

import pytest

import portfolio as pf


@pytest.mark.parametrize("nothing", ["-", "none", "N/A", "néant", "Aucune", "None", ""])
def test_what_says_that_a_row_needs_nothing_is_a_blank(tmp_path: Path, nothing: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"ID,Name,Cost,Score,Depends on\n1,a,5,2,{nothing}\n2,b,6,3,1\n", encoding="utf-8")
    case = pf.load_list(path, budget=8)
    assert case.relations[["initiative", "other"]].to_numpy().tolist() == [["2", "1"]]
    assert not any(nothing and nothing in text for text in case.assumed.assumed)


@pytest.mark.parametrize(("ident", "written"), [("1", "001"), ("001", "1"), ("1", "#1"), ("#1", "1")])
def test_an_id_is_told_by_its_number(tmp_path: Path, ident: str, written: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"ID,Name,Cost,Score,Depends on\n{ident},a,5,2,\n2,b,6,3,{written}\n", encoding="utf-8")
    case = pf.load_list(path, budget=8)
    assert case.relations[["initiative", "other"]].to_numpy().tolist() == [["2", ident]]
