"""The roadmap in the explorer without a browser: bars are chosen, moved and held; plans stay near another."""

from __future__ import annotations

import html
import math
import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from ipywidgets.widgets.widget import _instances
from support.small_cases import Make

import portfolio as pf
from portfolio.explorer.answers import Answers
from portfolio.explorer.state import WITHIN, Knobs, holding
from portfolio.explorer.timeline import Timeline
from portfolio.report.number_formats import Formats
from portfolio.words.phrases import en, fr

DOZEN = pf.load("data/samples/dozen")
LONG = 120


@pytest.fixture
def explore() -> Iterator[Any]:
    made = []

    def explorer(case: pf.Case = DOZEN, **asked: Any) -> pf.Explorer:
        made.append(pf.explore(case, **asked))
        assert made[-1].wait(LONG)
        return made[-1]

    yield explorer
    for one in made:
        one.close()
        one._latest.join(LONG)
        one.timeline._asks.join(LONG)
    assert not [t for t in threading.enumerate() if t.name == "explorer"]


def told(explorer: pf.Explorer) -> list[str]:
    """What is said of who is chosen, once there is no more to come."""
    explorer._latest.join(LONG)
    explorer.timeline._asks.join(LONG)
    return [html.unescape(line) for line in explorer.timeline.told.value.split("<br>")]


def said(period: str) -> str:
    return Formats("en").period(period)


def line(plan: pf.Allocation, initiative: str) -> tuple[str, str] | None:
    return next(((c.option, c.start) for c in plan.choices if c.initiative == initiative), None)


def decided(case: pf.Case, initiative: str, option: str, start: str) -> pf.Case:
    return holding(case, ((initiative, (option, start)),))


# --- knobs


def test_what_is_held_is_decided_and_nothing_else_changes() -> None:
    held = Knobs(held={"rota-assistant": ("light", "2027Q2")})
    assert not held.neutral
    problem = held.asked(DOZEN)
    assert line(pf.allocate(problem), "rota-assistant") == ("light", "2027Q2")
    assert len(problem.case.decisions) == len(DOZEN.decisions) + 1
    assert held.asked(DOZEN).case is problem.case  # what was learnt about it holds on
    assert Knobs().asked(DOZEN).case is DOZEN
    assert Knobs(within=0.05).neutral
    assert not Knobs(near="opened").neutral


def test_a_scenario_can_t_say_what_is_held_nor_stays_near() -> None:
    with pytest.raises(
        pf.PortfolioError, match="Rota drafted from expected sales held in an option and a start"
    ):
        Knobs({"budget": 90}, held={"rota-assistant": ("light", "2027Q2")}).scenario(DOZEN, "x")
    with pytest.raises(pf.PortfolioError, match="staying near a plan"):
        Knobs({"budget": 90}, near="opened").scenario(DOZEN, "x")


# --- answers


def test_what_is_held_costs_what_the_best_plan_loses() -> None:
    knobs = Knobs({"budget": 90}, held={"payroll-connectors": ("full", "2027Q1")})
    found = list(Answers("en")((DOZEN, knobs)))[-1]
    free = pf.allocate(Knobs({"budget": 90}).asked(DOZEN))
    best = pf.allocate(
        pf.Problem(decided(DOZEN, "payroll-connectors", "full", "2027Q1")).scaled({"budget": 0.9})
    )
    assert found.plan is not None
    assert found.plan.choices == best.choices
    assert found.held_costs == pytest.approx(free.impact - best.impact)
    assert found.held_costs is not None
    assert found.held_costs >= 0


@pytest.mark.parametrize("within", [0.0, WITHIN, 0.05, 0.1])
def test_a_plan_near_another_is_what_allocate_gives(within: float) -> None:
    answers = Answers("en")
    opened = list(answers((DOZEN, Knobs())))[-1].plan
    assert opened is not None
    found = list(answers((DOZEN, Knobs({"budget": 80}, near="opened", within=within))))
    assert [f.settled for f in found].count(True) >= 1
    assert not found[0].settled  # the best plan is shown first, and is not the answer
    wanted = pf.allocate(Knobs({"budget": 80}).asked(DOZEN), near=opened, within=within)
    assert found[-1].plan is not None
    assert found[-1].plan.choices == wanted.choices
    assert found[-1].state == "proven"
    assert not found[-1].prices
    assert not found[-1].pricing


def test_near_the_plan_when_opened_is_asked_of_the_first_case_and_of_knobs_not_seen_before() -> None:
    found = list(Answers("en")((DOZEN, Knobs({"budget": 80}, near="opened"))))[-1]
    assert found.plan is not None
    assert (
        found.plan.choices == pf.allocate(Knobs({"budget": 80}).asked(DOZEN), near=pf.allocate(DOZEN)).choices
    )


# --- the panel


def test_bars_are_the_roadmap(explore: Any) -> None:
    explorer = explore()
    frame = pf.roadmap(explorer.plan)
    assert list(explorer.timeline.bars) == list(frame.initiative)
    for row in frame.itertuples():
        bar = explorer.timeline.bars[row.initiative]
        assert bar.description == f"{row.name}\n{row.option} · {said(row.start)} → {said(row.delivery)}"
        assert f"pf-for-{row.last - row.first + 1}" in bar._dom_classes
        assert f"pf-from-{row.first}" in bar._dom_classes
        assert "begins" in bar.tooltip


def test_a_bar_chosen_tells_its_price_and_its_delay(explore: Any) -> None:
    explorer = explore()
    why, later = pf.explain(explorer.plan), pf.delays(explorer.plan).set_index("initiative").postponed
    for i in ("shift-swap", "cyber-resilience", "clock-pipeline", "rota-assistant"):
        explorer.timeline.bars[i].click()
        assert explorer.timeline.who.value == i
        name, *lines = told(explorer)
        option, start = line(explorer.plan, i) or ("", "")
        assert name == f"{DOZEN.names('initiatives')[i]}: {option}, from {said(start)}"
        cost, late = why.replacement_cost[i], later[i]
        if math.isfinite(cost):
            assert lines[0] == f"{cost:.2f} points are lost without it"
        else:
            assert lines[0] in ("demanded", "no plan without")
        wanted = {0.0: "One period later it costs nothing", math.inf: "It can't start later"}
        assert lines[1] == wanted.get(late, f"One period later it costs {late:.2f} points")


def test_a_bar_moved_is_held_there_and_priced_and_let_go_again(explore: Any) -> None:
    explorer = explore()
    timeline, before = explorer.timeline, explorer.plan
    timeline.bars["rota-assistant"].click()
    assert timeline.moved.value == (0, 2)
    timeline.moved.value = (1, 3)  # the middle was dragged
    assert explorer.controls.held == {"rota-assistant": ("light", "2027Q2")}
    assert explorer.wait(LONG)
    assert line(explorer.plan, "rota-assistant") == ("light", "2027Q2")
    assert explorer.plan.choices == pf.allocate(decided(DOZEN, "rota-assistant", "light", "2027Q2")).choices
    cost = before.impact - explorer.plan.impact
    assert told(explorer)[1:] == [f"Held there: costs {cost:.2f} points"]
    assert "pf-line-held" in timeline.bars["rota-assistant"]._dom_classes
    assert not timeline.free.disabled
    timeline.free.click()
    assert explorer.wait(LONG)
    assert explorer.plan.choices == before.choices
    assert timeline.moved.value == (0, 2)
    assert timeline.free.disabled
    assert explorer.case is DOZEN  # nothing was written


@pytest.mark.parametrize(
    ("to", "start", "stands"),
    [
        ((1, 2), "2027Q2", (1, 3)),  # the left end alone
        ((0, 3), "2027Q2", (1, 3)),  # the right end alone
        ((3, 4), "2027Q2", (1, 3)),  # beyond the last start that there is
        ((0, 1), "2027Q1", (0, 2)),  # a shorter work: the same start
    ],
)
def test_work_keeps_its_length_whichever_end_is_moved(
    explore: Any, to: tuple[int, int], start: str, stands: tuple[int, int]
) -> None:
    explorer = explore()
    explorer.timeline.bars["rota-assistant"].click()
    explorer.timeline.moved.value = to
    assert explorer.controls.held["rota-assistant"][1] == start
    assert explorer.timeline.moved.value == stands


def test_who_is_not_funded_is_held_by_the_lists_alone(explore: Any) -> None:
    explorer = explore()
    assert "onboarding-coaches" not in explorer.timeline.bars
    explorer.timeline.who.value = "onboarding-coaches"
    assert told(explorer)[0] == f"{DOZEN.names('initiatives')['onboarding-coaches']}: not funded"
    assert told(explorer)[1].endswith("points are lost with it")
    options = [value for _, value in explorer.timeline.option.options]
    explorer.timeline.option.value = options[-1]
    start = explorer.timeline.moved.value
    explorer.timeline.moved.value = (start[0] + 1, start[1] + 1)
    assert explorer.wait(LONG)
    held = explorer.controls.held["onboarding-coaches"]
    assert held[0] == options[-1]
    assert line(explorer.plan, "onboarding-coaches") == held


def test_reset_lets_all_go_and_a_decision_does_so_for_its_own(explore: Any) -> None:
    explorer = explore()
    explorer.controls.hold("rota-assistant", "light", "2027Q2")
    explorer.controls.near.value = "opened"
    explorer.reset()
    assert explorer.problem == pf.Problem(DOZEN)
    assert explorer.controls.knobs.neutral
    explorer.controls.hold("rota-assistant", "light", "2027Q2")
    explorer.timeline.who.value = "rota-assistant"
    explorer.write_decision("rota-assistant", "fund", "board", "as agreed", "light", "2027Q1")
    assert explorer.controls.held == {}
    assert explorer.wait(LONG)
    assert line(explorer.plan, "rota-assistant") == ("light", "2027Q1")
    explorer._latest.join(LONG)
    assert explorer.timeline.moved.disabled  # what is decided is not moved


def test_staying_near_says_how_many_lines_change_and_which(explore: Any, make: Make) -> None:
    case = make(plan="initiative,option,start / A,full,Q3 / B,full,Q1")
    explorer = explore(case)
    assert [value for _, value in explorer.controls.near.options] == ["", "record", "opened"]
    assert explorer.controls.within.disabled
    assert explorer.near.value == ""
    explorer.controls.near.value = "record"
    assert not explorer.controls.within.disabled
    assert explorer.wait(LONG)
    wanted = pf.allocate(case, near=case.plan, within=WITHIN)
    assert explorer.plan.choices == wanted.choices
    said = html.unescape(re.sub(r"<[^>]+>", " ", explorer.near.value))
    assert "Changed lines: 1 · 0.00 points below the best plan" in said
    assert "proven: none this good changes fewer lines" in explorer.headline.value
    explorer.controls.within.value = 0.1
    assert explorer.wait(LONG)
    assert list(explorer.plan.changes.initiative) == list(
        pf.allocate(case, near=case.plan, within=0.1).changes.initiative
    )


def test_without_a_plan_of_record_only_the_plan_when_opened_is_offered(explore: Any) -> None:
    assert [value for _, value in explore().controls.near.options] == ["", "opened"]


def test_where_there_was_no_plan_to_stay_near_it_is_said(explore: Any, make: Make) -> None:
    explorer = explore(
        make(
            initiatives="initiative,mandatory / A,true / B, / C,",
            resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0",
            requirements="initiative,resource,1 / A,cash,3 / B,cash,1 / C,cash,1",
        )
    )
    assert explorer.plan is None
    with explorer.controls.at_once():
        explorer.controls.near.value = "opened"
        explorer.controls.amounts["cash"].value = 150
    assert explorer.wait(LONG)
    assert "There was no plan when this was opened" in explorer.headline.value


def test_what_goes_on_and_what_is_stopped_is_said_in_words(explore: Any, make: Make) -> None:
    needs = "initiative,option,resource,1 / A,,cash,5 / A,stop,cash,0 / B,,cash,2 / C,,cash,2"
    case = make(
        initiatives="initiative,status / A,running / B,running / C,",
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,0,0",
        requirements=f"{needs} / B,stop,cash,1",
    )
    explorer = explore(case)
    bars = explorer.timeline.bars
    assert bars["A"].description == "A\nis stopped"
    assert "pf-line-stopped" in bars["A"]._dom_classes
    assert "goes on" in bars["B"].tooltip
    assert "pf-line-continued" in bars["B"]._dom_classes


@pytest.mark.parametrize(("language", "phrases"), [("en", en.PHRASES), ("fr", fr.PHRASES)])
def test_it_speaks_both_languages(explore: Any, language: str, phrases: dict[str, str]) -> None:
    explorer = explore(language=language)
    titles = [w.get_title(0) for w in parts(explorer.box) if hasattr(w, "get_title")]
    assert phrases["explorer_roadmap"] in titles
    assert explorer.controls.near.description == phrases["explorer_near"]
    assert explorer.timeline.free.description == phrases["explorer_let_go"]


def parts(widget: Any) -> Iterator[Any]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from parts(child)


def test_names_are_text(explore: Any, make: Make) -> None:
    explorer = explore(make(initiatives="initiative,name / A,<b>A</b> & co / B,<i> / C,"))
    explorer.timeline.bars["A"].click()
    assert told(explorer)[0].startswith("<b>A</b> & co: full")
    for widget in parts(explorer.timeline.box):
        assert "<b>A</b>" not in str(getattr(widget, "value", ""))


def test_all_that_is_drawn_was_made_before_the_page(explore: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another thread makes while a page connects is never heard of there: its bars were red boxes."""
    made: list[str] = []
    drawn = Timeline._draw

    def watched(self: Timeline, plan: pf.Allocation) -> None:
        before = set(_instances)
        drawn(self, plan)
        made.extend(_instances.keys() - before)

    monkeypatch.setattr(Timeline, "_draw", watched)
    explorer = explore()
    assert len(explorer.timeline.bars) > 0
    assert made == []
