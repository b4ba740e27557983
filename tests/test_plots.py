"""Pictures are tested by their axes' data: what is drawn is what the frames say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest

import portfolio as pf

mpl.use("agg")
SAMPLES = Path(__file__).parents[1] / "data" / "samples"


@pytest.fixture(scope="module")
def plan() -> pf.Allocation:
    return pf.allocate(pf.load(SAMPLES / "four_initiatives"))


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


def test_usage_draws_what_is_used_and_what_is_available(plan: pf.Allocation) -> None:
    (ax,) = pf.plots.usage(plan)
    assert [bar.get_height() for bar in ax.patches] == list(plan.usage.used)
    assert [line.get_ydata()[0] for line in ax.lines] == list(plan.usage.available)
    assert ax.get_ylabel() == "k€"
    assert ax.get_title() == "Budget of the round"


def test_usage_draws_no_line_where_there_is_no_limit(plan: pf.Allocation) -> None:
    free = pf.allocate(plan.problem.with_limits({("budget", "2027Q2"): None}))
    (ax,) = pf.plots.usage(free)
    drawn = [line.get_ydata()[0] for line in ax.lines]
    assert drawn[0] == 100
    assert drawn[1] != drawn[1]


def test_attainment_draws_each_key_result_once(plan: pf.Allocation) -> None:
    ax = pf.plots.attainment(plan)
    widths = sorted(bar.get_width() for bar in ax.patches if bar.get_height() and bar.get_width())
    assert widths == pytest.approx(sorted(plan.attainment.attainment))
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Conversion · KR1", "Net promoter score · KR2"]


def test_a_key_result_without_a_target_has_no_length(plan: pf.Allocation) -> None:
    ax = pf.plots.attainment(pf.allocate(pf.load(SAMPLES / "lorie_savage")))
    assert [bar.get_width() for bar in ax.patches if bar.get_width() == bar.get_width() and bar.get_width()] == []
    assert "70.0" in [text.get_text() for text in ax.texts]
