"""The cash curve is what the frame of the cash flow says, and no more."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from support import samples

import portfolio as pf
from portfolio.plots.style import BAD, GOOD

mpl.use("agg")
pytestmark = pytest.mark.xdist_group("plots")


@pytest.fixture(scope="module")
def flow() -> pd.DataFrame:
    return pf.cash_flow(samples.plan("scaleup"))


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


def bars(ax: Axes, colour: str) -> list[float]:
    return [p.get_height() for p in ax.patches if mpl.colors.same_color(p.get_facecolor()[:3], colour)]


def said(ax: Axes) -> str:
    return " | ".join(t.get_text().replace("\n", " ") for t in ax.texts)


def made(nets: list[float], rate: float = 1.0) -> pd.DataFrame:
    frame = pd.DataFrame({"line": "whole", "initiative": "", "period": [f"Y{k}" for k in range(len(nets))]})
    net = pd.Series(nets, dtype=float)
    return frame.assign(benefit=net.clip(lower=0), net=net, cumulated=net.cumsum(), discounted=net * rate)


@pytest.mark.parametrize("draw", [pf.plots.cash_curve, pf.plots.cash_curve_in_small])
def test_bars_are_what_is_brought_and_spent_and_the_line_their_sum(draw: object, flow: pd.DataFrame) -> None:
    assert callable(draw)
    ax, whole = draw(flow), flow[flow["line"] == "whole"]
    assert bars(ax, GOOD) == whole.benefit.tolist()
    assert bars(ax, BAD) == pytest.approx((whole.net - whole.benefit).tolist())
    assert any(list(line.get_ydata()) == whole.cumulated.tolist() for line in ax.lines)


def test_the_broken_line_ends_at_the_net_present_value(flow: pd.DataFrame) -> None:
    value = pf.business_case(samples.plan("scaleup")).npv.iloc[-1]
    broken = [line for line in pf.plots.cash_curve(flow).lines if line.get_linestyle() == "--"]
    assert broken[0].get_ydata()[-1] == pytest.approx(value)
    assert not [line for line in pf.plots.cash_curve(made([-3, 5])).lines if line.get_linestyle() == "--"]


@pytest.mark.parametrize(
    ("nets", "words"),
    [
        ([-3, -1, 6], "at the deepest −4 | paid back in Y2 | in the end 2"),
        ([-3, 4, -2, 5], "at the deepest −3 | paid back in Y3 | in the end 4"),
        ([-3, 1], "at the deepest −3 | in the end −2, not paid back"),
        ([-3, -1], "in the end −4, not paid back"),
        ([2, 1], "in the end 3"),
        ([0, 0], "in the end 0"),
    ],
)
def test_what_is_said_beside_it(nets: list[float], words: str) -> None:
    assert said(pf.plots.cash_curve(made(nets))) == words


def test_one_line_of_the_frame_is_drawn_under_its_name(flow: pd.DataFrame) -> None:
    one = flow[flow.initiative == "page-speed"]
    ax = pf.plots.cash_curve(one, case=samples.case("scaleup"))
    assert ax.figure.get_suptitle().startswith("Page-speed programme: ")
    assert bars(ax, GOOD) == one.benefit.tolist()


def test_several_lines_without_the_whole_are_refused(flow: pd.DataFrame) -> None:
    with pytest.raises(pf.PortfolioError, match="the rows of the whole plan, or of one line; found"):
        pf.plots.cash_curve(flow[flow["line"] == "funded"])


def test_a_plan_in_small_writes_amounts_and_periods_as_it_is_told() -> None:
    ax = pf.plots.cash_curve_in_small(made([-3, 4]), "{:.1f} €".format, "in {}".format)
    assert said(ax) == "at the deepest -3.0 € | paid back in in Y1 | in the end 1.0 €"
    assert not ax.get_title(loc="left")
