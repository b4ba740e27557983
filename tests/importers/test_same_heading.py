"""Headings that say less than they seem: one that stands twice, a score that is a remark, a Must."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import portfolio as pf


def read(tmp_path: Path, text: str, **said: Any) -> Any:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return pf.load_list(path, **said)


def refusal(tmp_path: Path, text: str, **said: Any) -> str:
    with pytest.raises(pf.PortfolioError) as found:
        read(tmp_path, text, **said)
    return str(found.value)


def costs(case: Any) -> list[float]:
    return [*case.requirements["1"].astype(float)]


def test_the_same_heading_twice_is_asked(tmp_path: Path) -> None:
    text = "Name,Cost (k€),Cost (k€),Score\nA,10,40,3\nB,20,50,4\n"
    asked = refusal(tmp_path, text, budget="60k")
    assert "cost=Cost (k€) (2)" in asked
    assert costs(read(tmp_path, text, budget="60k", cost="Cost (k€)")) == [10_000, 20_000]
    assert costs(read(tmp_path, text, budget="60k", cost="Cost (k€) (2)")) == [40_000, 50_000]
    both = read(tmp_path, text, budget="60k", cost="Cost (k€) + Cost (k€) (2)")
    assert costs(both) == [50_000, 70_000]


def test_two_scores_of_one_name_are_asked(tmp_path: Path) -> None:
    text = "Name,Cost,Score,Score\nA,10,4,3\nB,20,5,4\n"
    asked = refusal(tmp_path, text, budget=60)
    assert "value=Score (2)" in asked
    assert [*read(tmp_path, text, budget=60, value="Score (2)").contributions.expected] == [3, 4]


def test_columns_of_one_name_that_complete_each_other_are_one(tmp_path: Path) -> None:
    case = read(tmp_path, "Name,Cost,Cost,Score\nA,10,,3\nB,,50,4\n", budget=60)
    assert costs(case) == [10, 50]
    assert "complete each other" in " ".join(case.assumed.assumed)
    assert len(read(tmp_path, "Name,Cost,Cost,Score\nA,10,10,3\nB,20,20,4\n", budget=60).initiatives) == 2


def test_remarks_are_no_score(tmp_path: Path) -> None:
    text = "Name,Cost,Note,Priority\nA,10,See Finance,1\nB,20,ok,2\n"
    case = read(tmp_path, text, budget=60, best="low")
    assert [*case.contributions.expected] == [2, 1]
    long = "Waiting for the vendor to answer our call"
    case = read(tmp_path, f"Name,Cost,Benefit,Impact\nA,10,{long},1\nB,20,{long} again,2\n", budget=60)
    assert [*case.contributions.expected] == [1, 2]
    assert "Which column" not in str(case.report)


@pytest.mark.parametrize("heading", ["Note", "Note /5", "Note sur 20", "Score /100", "Score out of 10"])
def test_a_score_out_of_so_many(tmp_path: Path, heading: str) -> None:
    case = read(tmp_path, f"Nom,Coût,{heading}\nA,10,4\nB,20,5\n", budget=60)
    assert [*case.contributions.expected] == [4, 5]


def test_must_is_mandatory(tmp_path: Path) -> None:
    text = "Name,Cost,Score,Mandatory\nA,10,4,Must\nB,20,5,Impératif\nC,20,5,Could\nD,20,5,\n"
    case = read(tmp_path, text, budget=60)
    assert [str(v) for v in case.initiatives.mandatory][:3] == ["True", "True", "False"]
