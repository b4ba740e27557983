"""Pictures are tested by their axes' data: what is drawn is what the frames say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.text import Text
from support import samples

import portfolio as pf

mpl.use("agg")
pytestmark = pytest.mark.xdist_group("plots")  # the samples are solved once
SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@pytest.fixture(scope="module")
def plan() -> pf.Allocation:
    return samples.plan("four_initiatives")


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
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "Conversion · KR1",
        "Net promoter score · KR2",
    ]


def test_a_key_result_without_a_target_has_no_length(plan: pf.Allocation) -> None:
    ax = pf.plots.attainment(samples.plan("lorie_savage"))
    assert [
        bar.get_width() for bar in ax.patches if bar.get_width() == bar.get_width() and bar.get_width()
    ] == []
    assert "70.00" in [text.get_text() for text in ax.texts]


def test_why_shows_costs_to_the_right_and_prices_to_the_left() -> None:
    explanation = pf.explain(samples.plan("four_initiatives"))
    ax = pf.plots.why(explanation)
    lengths = sorted(bar.get_width() for bar in ax.patches)
    assert lengths == pytest.approx(
        sorted([*explanation.replacement_cost.dropna(), *(-explanation.price.dropna())])
    )


def test_delays_are_two_bars_an_initiative_and_what_cannot_wait_is_said() -> None:
    found = pf.delays(samples.plan("dozen"))
    ax = pf.plots.delays(found, language="fr")
    later = found.postponed[found.postponed != float("inf")]
    assert sorted(bar.get_width() for bar in ax.patches) == pytest.approx(sorted([*later, *found.slipped]))
    said = [text.get_text() for text in ax.texts]
    assert said.count("ne peut démarrer plus tard") == len(found) - len(later)
    assert sum(text.endswith("et d’autres l’attendent") for text in said) == sum(found.breaks != "")


def test_marginal_values_step_up_by_the_gain() -> None:
    values = pf.marginal_values(samples.plan("lorie_savage"))
    (ax,) = pf.plots.marginal_values(values)
    drawn = [(line.get_xdata()[1], line.get_ydata()[2]) for line in ax.lines]
    assert drawn == list(zip(values.step, values.gain, strict=True))


def test_swaps_lead_from_one_impact_to_the_other() -> None:
    mine = pf.appraise(pf.load(SAMPLES / "lorie_savage"), ["P1", "P4", "P6"])
    bars = pf.plots.swaps(mine).patches
    ends = {round(bar.get_x() + bar.get_width(), 6) for bar in bars}
    assert {mine.impact, mine.best.impact} <= ends
    assert len(bars) == len(mine.swaps) + 2


def test_a_frontier_shows_its_points_and_the_plan_at_its_budget() -> None:
    case = pf.load(SAMPLES / "lorie_savage")
    line, plan = pf.frontier(case, at=[35, 70, 140]), pf.allocate(case)
    ax = pf.plots.frontier(line, plan)
    dots = [tuple(point) for collection in ax.collections for point in collection.get_offsets().tolist()]
    assert set(zip(line.points.total, line.points.impact, strict=True)) <= set(dots)
    assert dots[-1] == (70.0, plan.impact)


def test_a_frontier_of_few_points_steps_up_to_the_plan() -> None:
    """What the plan is worth is to be had with its amount, whatever amounts were asked about."""
    case = pf.load(SAMPLES / "lorie_savage")
    line, plan = pf.frontier(case, at=[35, 140]), pf.allocate(case)
    corners = pf.plots.frontier(line, plan).lines[0].get_xydata()
    (low, high) = zip(line.points.total, line.points.impact, strict=True)
    assert [tuple(corner) for corner in np.asarray(corners)] == [low, (70.0, plan.impact), high]
    alone = pf.plots.frontier(line).lines[0].get_xydata()
    assert [tuple(corner) for corner in np.asarray(alone)] == [low, high]


def test_a_frontier_says_that_it_is_protected() -> None:
    problem = pf.Problem(pf.load(SAMPLES / "lorie_savage")).protected(1)
    line = pf.frontier(problem, at=[35, 70])
    said = "Every limit holds even if any 1 of the funded initiatives overrun."
    assert said in str(line)
    assert said in line._repr_html_()
    figure = pf.plots.frontier(line).figure
    assert any(said in text.get_text().replace("\n", " ") for text in figure.findobj(Text))


def test_chances_leave_out_full_bars_where_there_is_no_room_for_all() -> None:
    sure = pf.simulate(pf.load(SAMPLES / "dozen"), draws=4)
    frame = sure.chances[(sure.chances.chance > 0) | sure.chances.funded]
    certain = frame[(frame.chance >= 1) & frame.funded]
    assert 0 < len(certain) < len(frame) > 3
    ax = pf.plots.chances(sure, most=3)
    others = frame[~frame.index.isin(certain.index)]
    assert [bar.get_width() for bar in ax.patches] == list(others.chance)[:3]
    said = f"In the plan and in every draw, not shown: {len(certain)}."
    assert any(said in text.get_text().replace("\n", " ") for text in ax.figure.findobj(Text))


def test_a_comparison_names_every_scenario_and_its_impact() -> None:
    case = pf.load(SAMPLES / "lorie_savage")
    found = pf.compare(
        case,
        {
            "less": [("resources", "capital", "", "× 0.8")],
            "none": lambda p: p.scaled({"capital": 0}).with_funded("P1"),
        },
    )
    ax = pf.plots.compare(found)
    assert [label.get_text() for label in ax.get_xticklabels()] == [
        "as it is\n70.00 points",
        "less\n46.00 points",
        "none\nimpossible",
    ]
    names = case.names("initiatives")
    assert rows(ax) == [names[i] for i in found.membership.initiative[found.membership.plans > 0]]


@pytest.fixture(scope="module")
def sure() -> pf.Simulation:
    return pf.simulate(pf.load(SAMPLES / "dozen"), draws=16)


def rows(ax: Axes) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def test_chances_are_bars_with_their_error(sure: pf.Simulation) -> None:
    ax, frame = pf.plots.chances(sure), sure.chances
    frame = frame[(frame.chance > 0) | frame.funded]
    names = sure.problem.case.names("initiatives")
    assert rows(ax) == [names[i] for i in frame.initiative]
    assert [bar.get_width() for bar in ax.patches] == list(frame.chance)


def test_the_outlook_draws_p10_to_p90_of_each_plan(sure: pf.Simulation) -> None:
    table = sure.side_by_side({"nothing": []})
    ax = pf.plots.outlook(table)
    assert rows(ax) == ["the plan", "nothing", "hindsight"]
    assert [tuple(line.get_xdata()) for line in ax.lines[::2]] == list(zip(table.p10, table.p90, strict=True))


def test_key_results_draw_their_range_and_say_their_chance(sure: pf.Simulation) -> None:
    ax, frame = pf.plots.key_result_chances(sure), sure.key_results.dropna(subset=["chance"])
    kpis = sure.problem.case.names("kpis")
    of = sure.problem.case.rows("key_results")
    assert rows(ax) == [f"{kpis[of[k]['kpi']]} · {k}" for k in frame.key_result]
    assert [t.get_text() for t in ax.texts if t.get_text().endswith("%")] == [
        f"{c:.0%}" for c in frame.chance
    ]


def test_information_draws_what_is_worth_knowing(sure: pf.Simulation) -> None:
    ax, frame = pf.plots.information(sure), sure.evppi
    assert [bar.get_width() for bar in ax.patches] == list(frame.evppi[frame.evppi > 0])
    (legend,) = ax.figure.legends
    assert f"knowing everything: {sure.evpi:.2f}" in [t.get_text() for t in legend.get_texts()]


def test_regret_draws_both_curves(sure: pf.Simulation) -> None:
    ax = pf.plots.regret(sure)
    plan, best = ax.lines[:2]
    assert list(plan.get_xdata()) == sorted(sure.by_draw.plan)
    assert list(best.get_xdata()) == sorted(sure.by_draw.best)


def test_shrinkage_draws_each_estimate(sure: pf.Simulation) -> None:
    ax, frame = pf.plots.shrinkage(sure), sure.shrinkage
    drawn = sorted(x for points in ax.collections[:2] for x, _ in points.get_offsets().tolist())
    assert drawn == pytest.approx(sorted(frame.estimate))


def test_safest_draws_the_summary(sure: pf.Simulation) -> None:
    safe = pf.safest(sure)
    ax = pf.plots.safest(safe)
    assert rows(ax) == [
        "best on expected values",
        "best in its worst draw",
        "smallest largest regret",
        "best over its worst draws",
    ]
    assert [x for x, _ in ax.collections[0].get_offsets().tolist()] == list(safe.summary.worst)


def test_the_core_index_draws_what_is_not_exterior() -> None:
    core = pf.core_index(pf.load(SAMPLES / "four_initiatives"), {})
    ax, names = pf.plots.core_index(core), core.problem.case.names("initiatives")
    assert dict(zip(rows(ax), [bar.get_width() for bar in ax.patches], strict=True)) == {
        names["B"]: 1.0,
        names["A"]: 0.5,
        names["C"]: 0.5,
    }


def test_the_nested_list_draws_its_tiers() -> None:
    listed = pf.nested_list(pf.load(SAMPLES / "lorie_savage"), [40, 60, 80])
    ax = pf.plots.nested_list(listed)
    assert dict(zip(rows(ax), [bar.get_x() for bar in ax.patches], strict=True)) == {
        "Project 1": 0,
        "Project 3": 0,
        "Project 4": 0,
        "Project 6": 1,
        "Project 9": 2,
    }


def test_a_picture_with_nothing_to_show_says_so() -> None:
    nothing = pf.simulate(pf.load(SAMPLES / "lorie_savage"), draws=2)
    for ax in (pf.plots.information(nothing), pf.plots.key_result_chances(nothing)):
        assert "nothing to show" in [t.get_text() for t in ax.texts]


def test_the_parties_are_drawn_with_what_is_between_them() -> None:
    table = samples.table("dozen")
    dots = pf.plots.parties(table).collections[0].get_offsets().tolist()
    assert sorted(map(tuple, dots)) == sorted(
        map(tuple, table.frontier[["finance", "product"]].to_numpy().tolist())
    )
    ax = pf.plots.contested(table)
    names = table.problem.case.initiatives.set_index("initiative").name
    assert rows(ax) == [names[i] for i in table.contested.initiative]
    assert [abs(bar.get_width()) for bar in ax.patches[::2]] == pytest.approx(
        list(table.contested.finance.abs())
    )
    plans = {"nash": table.compromise("nash")}
    drawn = [
        bar.get_height()
        for ax in pf.plots.money(table, plans)
        for bar in ax.patches
        if bar.get_height() == bar.get_height()
    ]
    assert sorted(h for h in drawn if h) == pytest.approx(
        sorted(table.money(plans).spend[table.money(plans).spend > 0])
    )
