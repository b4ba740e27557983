"""Ids and names may hold any character: no picture, list or page takes them for anything else."""

from __future__ import annotations

import html
import importlib
import re
import warnings
from collections.abc import Callable, Iterator
from inspect import getmembers, isfunction
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from support.awkward import awkward
from support.small_cases import Make

import portfolio as pf
from portfolio.case.reading import edited
from portfolio.explorer import html as pages
from portfolio.explorer.answers import Answers
from portfolio.explorer.state import Knobs
from portfolio.model.comparison import Changes
from portfolio.plots import brief, style
from portfolio.steering.maturity.assessment import Assessment

mpl.use("agg")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> pf.Case:
    return awkward("dozen", tmp_path_factory.mktemp("awkward") / "dozen")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> pf.Case:
    return awkward("four_initiatives", tmp_path_factory.mktemp("awkward") / "small")


@pytest.fixture(scope="module")
def plan(case: pf.Case) -> pf.Allocation:
    return pf.allocate(case)


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> pf.Case:
    return awkward("scaleup", tmp_path_factory.mktemp("awkward") / "scaleup", drop=("buckets",))


@pytest.fixture(scope="module")
def simulation(case: pf.Case) -> pf.Simulation:
    return pf.simulate(case, draws=16)


@pytest.fixture(scope="module")
def arbitration(case: pf.Case) -> pf.Arbitration:
    return pf.arbitrate(case)


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


COLOURS = dict.fromkeys(["$o$", "_o", ""], "#0173b2")
LINES = pd.DataFrame({"objective": ["$o$", "_o"], "first": [0, 1], "last": [0, 1]})
WRAPPED = frozenset(
    {"attainment", "indicators", "key_result_chances", "points_by_objective", "stories", "swaps"}
)
"""Pictures that wrap their names, whose own line breaks are none."""
OBJECTIVES = pd.DataFrame(
    {
        "objective": ["$o$", "_o"],
        "name": ["Cost $5\nand $6", r"_a^b \frac{1}"],
        "before": [0.0, 0.5],
        "points": [1.0, 2.0],
        "dealt": [3.0, 4.0],
    }
)
MONEY = pd.DataFrame({"objective": ["$o$", "_o"], "period": ["$5 Q^1$", "_Q2"], "spend": [1.0, 2.0]})
FLOW = pd.DataFrame(
    {
        "line": "funded",
        "initiative": "$i_0$",
        "period": ["$5 Q^1$", "_Q2"],
        "benefit": [0.0, 9.0],
        "net": [-5.0, 8.0],
        "cumulated": [-5.0, 3.0],
        "discounted": [-4.9, 7.8],
    }
)
PICTURES: dict[str, Callable[[Callable[[str], Any]], Any]] = {
    "alignment": lambda of: pf.plots.alignment(pf.alignment(of("case"), of("plan"))),
    "attainment": lambda of: pf.plots.attainment(of("plan")),
    "calibration": lambda of: pf.plots.calibration(pf.calibration(of("past"))),
    "cash_curve": lambda of: pf.plots.cash_curve(FLOW, case=of("case")),
    "cash_curve_in_small": lambda of: pf.plots.cash_curve_in_small(FLOW),
    "chances": lambda of: pf.plots.chances(of("simulation")),
    "compare": lambda of: pf.plots.compare(
        pf.compare(
            of("case"), {"$less_{x}$\n": lambda p: p.scaled(dict.fromkeys(p.case.resources.resource, 0.9))}
        )
    ),
    "contested": lambda of: pf.plots.contested(of("arbitration")),
    "core_index": lambda of: pf.plots.core_index(pf.core_index(of("small"), {})),
    "frontier": lambda of: pf.plots.frontier(pf.frontier(of("case"), at=[300_000, 400_000]), of("plan")),
    "indicators": lambda of: pf.plots.indicators(pf.indicators(of("past"))),
    "information": lambda of: pf.plots.information(of("simulation")),
    "key_result_chances": lambda of: pf.plots.key_result_chances(of("simulation")),
    "ladder": lambda of: pf.plots.ladder(Assessment({}, "en")),
    "levels": lambda of: pf.plots.levels(pf.levels(of("case"))),
    "marginal_values": lambda of: pf.plots.marginal_values(pf.marginal_values(of("plan"))),
    "money": lambda of: pf.plots.money(of("arbitration"), {"_$plan": of("plan")}),
    "money_by_period": lambda of: pf.plots.money_by_period(MONEY, COLOURS),
    "nested_list": lambda of: pf.plots.nested_list(pf.nested_list(of("small"), [60, 120])),
    "outlook": lambda of: pf.plots.outlook(of("simulation").side_by_side({"$_{x}^": []})),
    "parties": lambda of: pf.plots.parties(of("arbitration"), {"_$plan": of("plan")}),
    "points_by_objective": lambda of: pf.plots.points_by_objective(OBJECTIVES, COLOURS),
    "protection": lambda of: pf.plots.protection(pf.protection(of("small"), draws=4)),
    "regret": lambda of: pf.plots.regret(of("simulation")),
    "roadmap": lambda of: pf.plots.roadmap(of("plan")),
    "roadmap_in_small": lambda of: pf.plots.roadmap_in_small(LINES, ["Q1", "Q2"], COLOURS),
    "safest": lambda of: pf.plots.safest(pf.safest(of("simulation"))),
    "shrinkage": lambda of: pf.plots.shrinkage(of("simulation")),
    "stories": lambda of: pf.plots.stories(pf.calibration(of("past"))),
    "stability": lambda of: pf.plots.stability(pf.stability(of("small"), near=pf.allocate(of("small")))),
    "means": lambda of: pf.plots.means(pf.means(of("plan"))),
    "swaps": lambda of: pf.plots.swaps(pf.appraise(of("case"), list(of("case").initiatives.initiative[:3]))),
    "usage": lambda of: pf.plots.usage(of("plan")),
    "why": lambda of: pf.plots.why(pf.explain(of("plan"))),
    "delays": lambda of: pf.plots.delays(pf.delays(of("plan"))),
}


def test_every_picture_is_tried_here() -> None:
    assert set(PICTURES) == set(pf.plots.__all__)


@pytest.mark.parametrize("name", pf.plots.__all__)
def test_a_picture_shows_names_as_words(name: str, request: pytest.FixtureRequest) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = PICTURES[name](request.getfixturevalue)
        axes = [found] if isinstance(found, Axes) else list(found)
        for figure in {ax.figure: None for ax in axes}:
            # as a notebook does it: after the picture was made, under settings of its own
            figure.canvas.draw()
        for ax in axes:
            assert not [t for t in ax.findobj(mpl.text.Text) if t.get_parse_math()]
            assert not [t for t in ax.get_yticklabels() if "\n" in t.get_text() and name not in WRAPPED]


def test_axes_that_are_handed_in_show_words_too() -> None:
    _, ax = plt.subplots()
    ax.figure.canvas.draw()
    pf.plots.points_by_objective(OBJECTIVES, COLOURS, ax=ax)
    ax.figure.canvas.draw()
    assert [t.get_text() for t in ax.get_yticklabels()] == ["Cost $5 and $6", r"_a^b \frac{1}"]


def test_pictures_inside_documents_and_widgets_show_words() -> None:
    draw = lambda ax: pf.plots.points_by_objective(OBJECTIVES, COLOURS, ax=ax)  # noqa: E731
    assert "Cost $5 and $6" in brief.as_svg(draw, 1.0)
    assert style.picture(draw, 1.0)[:4] == b"\x89PNG"


def test_no_plotting_function_is_undecorated() -> None:
    for path in Path(pf.plots.__file__).parent.glob("[a-z]*.py"):
        if path.stem in ("style", "drawing", "fitting", "wording"):
            continue
        module = importlib.import_module(f"portfolio.plots.{path.stem}")
        public = [
            f
            for n, f in getmembers(module, isfunction)
            if f.__module__ == module.__name__ and n in pf.plots.__all__
        ]
        assert public
        assert all(hasattr(f, "__wrapped__") for f in public)


def test_a_name_that_begins_with_a_stroke_stands_in_the_legend(
    arbitration: pf.Arbitration, plan: pf.Allocation
) -> None:
    axes = pf.plots.money(arbitration, {"_plan": plan})
    (legend,) = axes[0].figure.legends
    assert [t.get_text().strip() for t in legend.get_texts()] == ["_plan"]


def test_changes_are_lists_and_ids_that_could_be_taken_for_several_are_quoted() -> None:
    moved = Changes(("Migration, cloud", "P1"), ("x | y",), ("A / B",))
    assert moved.signed == [("+", "Migration, cloud"), ("+", "P1"), ("−", "x | y"), ("~", "A / B")]
    assert str(moved) == '+"Migration, cloud" +P1 −"x | y" ~"A / B"'


def plain(text: str) -> str:
    """What a page shows; a sign that mathematics begins with has a tag of its own, and no blank beside it."""
    signs = re.sub(r"<span>(&#\d+;)</span>", r"\1", text)
    return html.unescape(re.sub(r"<[^>]+>", " ", signs))


def test_the_explorer_names_whole_initiatives(case: pf.Case) -> None:
    found = list(Answers("en")((case, Knobs())))[-1]
    assert found.plan is not None
    table = case.table("initiatives")
    # as it was written, on one line
    names = {i: " ".join(n.split()) for i, n in zip(table["initiative"], table["name"], strict=True) if n}
    page = plain(pages.left_out(found, "en"))
    for i, price in found.prices.items():
        if i not in {c.initiative for c in found.plan.choices}:
            for _, other in price.moved.signed[:2]:
                assert names[other] in page
    for draw in (pages.left_out, pages.attainment, pages.load):
        assert '<b>"bold"' not in draw(found, "en")


def test_a_scenario_finds_rows_whose_ids_hold_strokes(case: pf.Case) -> None:
    for i in case.initiatives.initiative:
        changed = edited(case, [("initiatives", i, "mandatory", "= true"), ("requirements", i, "", "× 2")])
        assert changed.initiatives.mandatory.tolist() == [
            old or j == i
            for j, old in zip(case.initiatives.initiative, case.initiatives.mandatory, strict=True)
        ]
        before, after = (c.requirements.set_index("initiative")["1"] for c in (case, changed))
        assert (after[before != after].index == i).all()
        assert after[[i]].sum() == 2 * before[[i]].sum()


def test_a_row_that_can_mean_two_things_is_refused(make: Make, tmp_path: Path) -> None:
    case = make(initiatives="initiative / A / B / C", options="initiative,option / A,B / A,C")
    pf.save(case, tmp_path / "bars")
    for name in ("initiatives", "options", "requirements", "contributions"):
        path = tmp_path / "bars" / f"{name}.csv"
        path.write_text(
            re.sub("^B", "A / B", path.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8"
        )
    with (tmp_path / "bars" / "options.csv").open("a", encoding="utf-8") as file:
        file.write("A / B,full\n")
    case = pf.load(tmp_path / "bars")
    with pytest.raises(pf.CaseError, match=r'which can mean \("A", "B"\) or \("A / B"\)'):
        edited(case, [("options", "A / B", "duration", "= 2")])
    assert edited(case, [("options", "A / C", "duration", "= 2")]).options.duration.sum() == 2 + 1 + 1 + 1


def test_two_readings_of_a_list_of_ids_are_a_fault(make: Make) -> None:
    tables = {
        "initiatives": "initiative / A / B / C / A | B",
        "requirements": "initiative,resource,1 / A,cash,2",
        "relations": "initiative,relation,other / C,requires,A | B",
    }
    with pytest.raises(pf.CaseError, match=r'which can be \("A \| B"\) or \("A", "B"\)'):
        make(**tables)
    tables["initiatives"] = "initiative / A / C / A | B"
    tables["contributions"] = "initiative,kpi,expected / A,users,3"
    assert make(**tables).relations.other.tolist() == ["A | B"]
    # an id with a bar may stand among others
    tables["relations"] = "initiative,relation,other / C,requires,A | B | A"
    case = make(**tables)
    assert pf.allocate(pf.Problem(case).with_funded("C").without("A")).funded.initiative.tolist() == [
        "A | B",
        "C",
    ]
