"""The roadmap as a picture: each bar where its work is, no two texts on one another, none outside."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from support import samples
from support.roadmaps import long_plan
from support.small_cases import Make

import portfolio as pf
from portfolio.continuity.roadmap import waits
from portfolio.model.choices import Choice
from portfolio.plots.roadmap_sheets import Sheet
from portfolio.plots.style import PALETTE, in_lines, objective_colours, readable_on, text_width

mpl.use("agg")
pytestmark = pytest.mark.xdist_group("plots")  # the samples are solved once


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> tuple[pf.Allocation, pd.DataFrame]:
    return long_plan(tmp_path_factory.mktemp("long") / "case", 200, periods=12)


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> tuple[pf.Allocation, pd.DataFrame]:
    return long_plan(tmp_path_factory.mktemp("some") / "case", 30)


@pytest.fixture(scope="module")
def drawn(long: tuple[pf.Allocation, pd.DataFrame]) -> Axes:
    """The long one beside another plan, drawn once."""
    return pf.plots.roadmap(*long)


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


def texts(ax: Axes) -> list[Text]:
    return [t for t in ax.texts if t.get_text() and t.get_visible()]


def met(ax: Axes) -> list[tuple[str, str]]:
    """Every two texts that stand on one another, and every one that reaches out of the figure."""
    ax.figure.canvas.draw()
    shown = texts(ax)
    boxes = np.array([t.get_window_extent().extents for t in shown])
    left, low, right, high = boxes.T
    across = (left[:, None] < right - 0.5) & (left < right[:, None] - 0.5)
    along = (low[:, None] < high - 0.5) & (low < high[:, None] - 0.5)
    pairs = np.argwhere(np.triu(across & along, 1))
    width, height = ax.figure.bbox.size
    out = (left < 0) | (low < 0) | (right > width) | (high > height)
    return [(shown[a].get_text(), shown[b].get_text()) for a, b in pairs] + [
        (shown[k].get_text(), "") for k in np.flatnonzero(out)
    ]


def bars(ax: Axes) -> dict[str, tuple[int, int]]:
    """The periods that each bar covers, by its initiative: those whose middles are in it."""
    found = {}
    ticks = ax.get_xticks()
    for patch in ax.patches:
        if not patch.get_label().startswith("_"):
            assert patch.get_label() not in found
            x = patch.get_xy()[:, 0]
            inside = np.flatnonzero((ticks > x.min()) & (ticks < x.max()))
            found[patch.get_label()] = (int(inside[0]), int(inside[-1]))
    return found


def pictures(request: pytest.FixtureRequest, name: str) -> tuple[pf.Allocation, pd.DataFrame | None]:
    return request.getfixturevalue(name) if name in ("long", "some") else (samples.plan(name), None)


def test_no_text_of_a_long_roadmap_stands_on_another_or_outside(drawn: Axes) -> None:
    assert met(drawn) == []


@pytest.mark.parametrize("name", ["dozen", "scaleup", "some"])
@pytest.mark.parametrize(("by", "language"), [("objective", "en"), ("team", "fr"), ("owner", "en")])
def test_no_text_stands_on_another_or_outside(
    name: str, by: str, language: str, request: pytest.FixtureRequest
) -> None:
    plan, near = pictures(request, name)
    assert met(pf.plots.roadmap(plan, near, by, language)) == []


@pytest.mark.parametrize("width", [6.5, 9.0, 16.0])
def test_nor_on_a_narrow_or_a_wide_sheet(some: tuple[pf.Allocation, pd.DataFrame], width: float) -> None:
    ax = pf.plots.roadmap(*some, width=width)
    assert met(ax) == []
    assert ax.figure.get_size_inches()[0] == width


@pytest.mark.parametrize("face", ["DejaVu Sans Mono", "DejaVu Serif"])
def test_nor_in_another_face(some: tuple[pf.Allocation, pd.DataFrame], face: str) -> None:
    with mpl.rc_context({"font.family": face}):
        assert met(pf.plots.roadmap(*some)) == []


def test_nor_over_many_periods(tmp_path: Path) -> None:
    assert met(pf.plots.roadmap(*long_plan(tmp_path / "months", 20, periods=48))) == []


@pytest.mark.parametrize("by", ["objective", "team", "initiative"])
@pytest.mark.parametrize("width", [5.0, 11.0])
def test_nor_where_names_are_longer_than_any_column(make: Make, by: str, width: float) -> None:
    word, option = (
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
        "an option that fits nowhere at all",
    )
    case = make(
        initiatives=(
            f"initiative,name,status,since,deadline / A,{3 * f'{word} '},running,in the year of {word},Q1"
            " / B,$x^2_a$,,, / C,,,,"
        ),
        options=f"initiative,option,duration / A,full,1 / A,{option},1 / B,full,1 / C,full,1",
        resources=f"resource,name,kind,Q1 / cash,,budget,9 / t,{word},capacity,0",
        objectives=f"objective,name,weight / grow,{word} {20 * 'many words '},1",
    )
    chosen = (Choice("A", option, "Q1"), Choice("B", "full", "Q1"))
    plan = pf.Allocation(pf.Problem(case), chosen, "feasible", 5.0, 5.0, 0.0, 0.0)
    near = [("A", "full", "Q1"), ("C", "full", f"in the third quarter of {word}")]
    assert met(pf.plots.roadmap(plan, near, by, width=width)) == []


@pytest.mark.parametrize("name", ["dozen", "scaleup", "some"])
def test_every_funded_initiative_has_one_bar_from_start_to_delivery(
    name: str, request: pytest.FixtureRequest
) -> None:
    plan, near = pictures(request, name)
    frame = pf.roadmap(plan, near)
    last = len(plan.problem.case.periods) - 1
    funded = frame[frame["first"] >= 0]
    expected = {
        i: (first, min(end, last))
        for i, first, end in zip(funded.initiative, funded["first"], funded["last"], strict=True)
    }
    assert bars(pf.plots.roadmap(plan, near)) == expected
    assert set(expected) == {c.initiative for c in plan.choices}


def test_every_name_is_whole_and_every_option_that_is_one_of_several_said(
    some: tuple[pf.Allocation, pd.DataFrame],
) -> None:
    plan, near = some
    shown = " ".join(t.get_text() for t in texts(pf.plots.roadmap(plan, near)))
    options = plan.problem.case.options.groupby("initiative").size()
    said = 0
    for row in pf.roadmap(plan, near).itertuples():
        assert row.name in shown
        said += bool(row.option) and options[row.initiative] > 1
    words = ("light", "full", "two-groups", "certified-partner")
    written = [t.get_text() for t in texts(pf.plots.roadmap(plan))]
    assert sum(sum(w.count(word) for word in words) for w in written) == said


def test_bars_have_the_colour_of_their_objective() -> None:
    plan = samples.plan("scaleup")
    colours, of = objective_colours(plan.problem.case), pf.roadmap(plan).set_index("initiative").objective
    for by in ("objective", "team"):
        for patch in pf.plots.roadmap(plan, by=by).patches:
            if patch.get_label() in of.index:
                assert patch.get_facecolor()[:3] == pytest.approx(to_rgb(colours[of[patch.get_label()]]))


def test_cells_are_used_of_available_and_never_more() -> None:
    plan = samples.plan("scaleup")
    ax, teams = pf.plots.roadmap(plan), plan.problem.case.capacities
    filled = [p.get_width() for p in ax.patches if p.get_label() == "_load"]
    limits = [p.get_width() for p in ax.patches if p.get_label() == "_limit"]
    usage = plan.usage.set_index("resource").loc[list(teams)]
    share = (usage.used / usage.available).tolist()
    count = len(share)
    assert [f / w for f, w in zip(filled[:count], limits[:count], strict=True)] == pytest.approx(share)
    assert max(filled[:count]) <= limits[0]


def test_what_has_no_limit_says_its_amount(some: tuple[pf.Allocation, pd.DataFrame]) -> None:
    plan, _ = some
    ax = pf.plots.roadmap(plan)
    usage = plan.usage[plan.usage.resource == "data"]
    row = next(t for t in texts(ax) if t.get_text() == "The data team").get_position()[1]
    said = [t.get_text() for t in texts(ax) if abs(t.get_position()[1] - row) < 3]
    assert said[1:] == [f"{u:g}" if u else "–" for u in usage.used]


def test_an_arrow_for_each_relation_that_never_leads_back_in_time(
    long: tuple[pf.Allocation, pd.DataFrame], drawn: Axes
) -> None:
    between = waits(long[0])
    assert len(between) > 10
    arrows = [line for line in drawn.lines if line.get_label() == "_requires"]
    legend = between.lag.isna().nunique()
    assert len(arrows) == len(between) + legend
    for line, lag in zip(arrows, between.lag, strict=False):
        x = line.get_xdata()
        assert math.isnan(lag) or x[-1] >= x[0]


def test_what_changed_is_marked(some: tuple[pf.Allocation, pd.DataFrame]) -> None:
    plan, near = some
    frame, ax = pf.roadmap(plan, near), pf.plots.roadmap(plan, near)
    changed = frame[frame.change != ""]
    bold = " ".join(t.get_text() for t in texts(ax) if t.get_weight() == "bold")
    assert all(name in bold for name in changed.name)
    outlines = [p for p in ax.patches if p.get_label() == "_was"]
    assert len(outlines) == changed.change.isin(["start", "option", "out"]).sum() + 1  # the legend's
    assert "_was" not in {p.get_label() for p in pf.plots.roadmap(plan).patches}


def test_running_ones_are_hatched_and_stopped_ones_struck(
    long: tuple[pf.Allocation, pd.DataFrame], drawn: Axes
) -> None:
    frame, ax = pf.roadmap(*long), drawn
    begun = frame.status.isin(["continued", "stopped"]).sum()
    assert len([p for p in ax.patches if p.get_hatch()]) == begun + 1
    crosses = [line for line in ax.lines if line.get_marker() == "x"]
    assert len(crosses) == (frame.status == "stopped").sum() + 1
    assert (frame.status == "stopped").any()


def test_a_roadmap_on_several_sheets_has_every_line_once(long: tuple[pf.Allocation, pd.DataFrame]) -> None:
    plan, near = long
    frame = pf.roadmap(plan, near)
    sheets = Sheet.all_of(plan, frame, width=7.0, tall=10.0)
    found: dict[str, tuple[int, int]] = {}
    drawn = 0
    for sheet in sheets:
        assert sheet.height <= 10
        figure = Figure(figsize=(sheet.width, sheet.height))
        figure.set_canvas(mpl.backends.backend_agg.FigureCanvasAgg(figure))
        ax = sheet.draw(figure.subplots())
        assert met(ax) == []
        assert not found.keys() & bars(ax).keys()
        found |= bars(ax)
        drawn += sum(line.get_label() == "_requires" for line in ax.lines)
    assert set(found) == {c.initiative for c in plan.choices}
    signs = waits(plan).lag.isna().nunique() * len(sheets)
    assert drawn - signs + sum(len(s.apart) for s in sheets) == len(waits(plan))
    assert len(sheets) > 3


def test_a_plan_of_nothing_can_be_shown() -> None:
    case = samples.plan("dozen").problem.case
    nothing = pf.Allocation(pf.Problem(case), (), "feasible", 0.0, 0.0, 0.0, 0.0)
    assert met(pf.plots.roadmap(nothing)) == []


def test_words_are_those_of_the_language() -> None:
    plan = samples.plan("scaleup")
    said = {
        lang: {t.get_text() for t in texts(pf.plots.roadmap(plan, language=lang))} for lang in ("en", "fr")
    }
    assert {"Load of the teams", "deadline"} <= said["en"]
    assert {"livraison", "Charge des équipes"} <= said["fr"] - said["en"]
    with pytest.raises(pf.PortfolioError, match="language"):
        pf.plots.roadmap(plan, language="xx")


def test_a_text_on_a_bar_can_be_read_in_grey() -> None:
    def light(colour: object) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for colour in PALETTE:
        dark, bright = sorted([light(colour), light(readable_on(mpl.colors.to_hex(colour)))])
        assert (bright + 0.05) / (dark + 0.05) > 3


def test_lines_hold_all_of_a_text() -> None:
    text = "Consent to Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft rules"
    for room in (20.0, 60.0, 200.0, 1000.0):
        lines = in_lines(text, room, 7.5)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert text_width(lines, 7.5) <= room
    assert in_lines("", 20.0, 7.5) == [""]
    assert list(itertools.chain(in_lines("A\nB", 99.0, 7.5))) == ["A B"]


def test_a_picture_without_the_teams_says_nothing_of_them() -> None:
    plan = samples.plan("scaleup")
    ax = pf.plots.roadmap(plan, size="slide")
    said = [t.get_text() for t in ax.figure.findobj(Text)]
    assert not any(patch.get_label() == "_load" for patch in ax.patches)
    assert ax.figure.get_suptitle() == "What runs when"
    assert not {"used of what may be planned", "95% and more"} & set(said)
    (told,) = [" ".join(text.split()) for text in said if "of 25 shown" in text]
    assert "how full each team is has no room here. Not shown: " in told
    counts = [int(n) for n in re.findall(r"\((\d+)\)", told)]
    assert sum(counts) == 25 - int(told.split()[0])
    case = plan.problem.case
    assert any(name in told for name in case.names("objectives").values())
    assert "A picture of no given size shows them all" in told
    whole = pf.plots.roadmap(plan)
    assert whole.figure.get_suptitle() == "What runs when, and how full each team is"
    assert "used of what may be planned" in [t.get_text() for t in whole.figure.findobj(Text)]
