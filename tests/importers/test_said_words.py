"""Words and what was said of them: each scale by itself, kept for the next time, and answers to be pasted."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

import portfolio as pf
from portfolio.importers.report_text import _typed


def read(tmp_path: Path, text: str, **said: Any) -> Any:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return pf.load_list(path, **said)


def refusal(tmp_path: Path, text: str, **said: Any) -> str:
    with pytest.raises(pf.PortfolioError) as found:
        read(tmp_path, text, **said)
    return str(found.value)


def told(case: Any) -> str:
    return " ".join(case.assumed.assumed)


BOTH = "Name,Effort,Value\nA,High,Low\nB,Low,High\nC,Medium,Medium\n"


def test_words_of_effort_and_of_worth_are_asked_apart(tmp_path: Path) -> None:
    asked = refusal(tmp_path, BOTH, team=10)
    assert "scale=" in asked
    assert "sizes=" in asked
    scale = {"High": 3, "Medium": 2, "Low": 1}
    # what is said of the worth is not taken for the effort
    assert "sizes=" in refusal(tmp_path, BOTH, team=10, scale=scale)
    case = read(tmp_path, BOTH, team=10, scale=scale, sizes={"High": 20, "Medium": 8, "Low": 2})
    assert [*case.requirements["1"].astype(float)] == [20, 2, 8]
    assert case.mapping.sizes["high"] == 20
    assert case.mapping.scale["high"] == 3


def test_sizes_may_still_be_said_as_a_scale(tmp_path: Path) -> None:
    text = "Name,Effort,Value\nA,S,3\nB,L,5\n"
    case = read(tmp_path, text, team=10, scale={"S": 1, "L": 5})
    assert [*case.requirements["1"].astype(float)] == [1, 5]


def test_words_that_were_said_and_not_met_stay_in_the_mapping(tmp_path: Path) -> None:
    text = "Name,Cost,Value\nA,1,High\nB,2,Low\n"
    case = read(tmp_path, text, budget=2, scale={"High": 3, "Medium": 2, "Low": 1})
    assert dict(case.mapping.scale) == {"high": 3, "medium": 2, "low": 1}


def test_an_answer_that_is_open_is_no_first_answer(tmp_path: Path) -> None:
    asked = refusal(tmp_path, 'Name,Cost,Value\nA,"1,250",Gold\nB,2,Silver\n', budget=2)
    assert "gold = …" in asked
    assert "at once" not in asked


@pytest.mark.parametrize("text", ["cost=Cost ($k)", "cost=`id`", "name=What!", "name=Bob's $", "cost=A B"])
def test_an_answer_is_pasted_as_it_is(text: str) -> None:
    typed = _typed(text)
    assert shlex.split(typed) == [text]
    assert not (set("$`!") & set(typed) and typed.startswith('"'))


def test_more_is_not_better_while_it_is_asked(tmp_path: Path) -> None:
    asked = refusal(tmp_path, "Name,Cost,Priority\nA,1,3\nB,2,1\n", budget=2)
    assert "best=low" in asked
    assert "more is better" not in asked


@pytest.mark.parametrize(
    ("headings", "unused"),
    [("Impact,Urgency", "Urgency"), ("Value,Confidence", "Confidence"), ("Value,Priority", "Priority")],
)
def test_what_is_not_used_is_kept_and_said_so(tmp_path: Path, headings: str, unused: str) -> None:
    case = read(tmp_path, f"Name,Cost,{headings}\nA,1,3,0.4\nB,2,1,0.7\n", budget=2)
    rows = case.understood
    assert [*rows[rows.heading == unused].role] == ["own"]
    assert "not used" in told(case)
    assert "0.4" in {str(v) for v in case.initiatives.to_numpy().flatten()}
