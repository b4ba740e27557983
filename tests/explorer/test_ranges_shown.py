"""Prices as ranges before the proof: what is exact lies in each, and they go with the plan they are about."""

from __future__ import annotations

import math
from dataclasses import replace
from html import unescape

import pytest

import portfolio as pf
from portfolio.explorer import html
from portfolio.explorer.answers import Answers, Found, _still_of
from portfolio.explorer.pricing import Price, Sessions, price_of
from portfolio.explorer.spoken import line, option, period, stretch
from portfolio.explorer.state import Knobs
from portfolio.model.comparison import NONE, Changes

DOZEN = pf.load("data/samples/dozen")
PROBLEM = pf.Problem(DOZEN).with_funded("hotel-edition")
BEST = pf.allocate(PROBLEM)
# a plan that might be shown before the proof: it fits, and more could be had
WORSE = pf.allocate(PROBLEM.without("shift-swap"))
BOUND = BEST.impact + 0.5
FIRST = replace(WORSE, problem=PROBLEM, status="feasible", bound=BOUND, gap=BOUND / WORSE.impact - 1)


def lost(initiative: str, plan: pf.Allocation) -> float:
    """What the best plan loses with an initiative the other way round than in this one."""
    inside = any(c.initiative == initiative for c in plan.choices)
    other = PROBLEM.without(initiative) if inside else PROBLEM.with_funded(initiative)
    try:
        return BEST.impact - pf.allocate(other).impact
    except pf.InfeasibleError:
        return math.inf


@pytest.fixture(scope="module")
def ranges() -> list[Found]:
    asked = Answers("en")
    asked._case = DOZEN
    return list(asked._ranged(Found(PROBLEM, "proving", FIRST)))


def test_what_is_exact_lies_in_the_range(ranges: list[Found]) -> None:
    prices = ranges[-1].prices
    # to lift what the case itself demands makes another case, of which nothing is known yet
    assert set(prices) == set(DOZEN.initiatives.initiative) - {"cyber-resilience"}
    narrow = 0
    for i, price in prices.items():
        if price.held:
            continue
        least = price.lost if price.least is None else price.least
        exact = lost(i, FIRST)
        assert least - 1e-6 <= exact <= price.lost + 1e-6, i
        narrow += math.isfinite(price.lost) and price.lost < BEST.impact / 2
    assert narrow >= 3  # a range from nothing to everything would hold too
    assert ranges[0].pricing
    assert not ranges[-1].pricing
    assert all(f.plan is FIRST and not f.settled for f in ranges)


def test_one_price_is_exact_on_request_before_all_others() -> None:
    told = pf.explain(BEST)
    for i in ("shift-swap", "onboarding-coaches"):
        price = price_of(Sessions(), BEST, i)
        assert price is not None
        assert price.exact
        expected = told.replacement_cost[i] if told.funded[i] else told.price[i]
        assert price.lost == pytest.approx(expected, abs=1e-6)
    unproven = price_of(Sessions(), FIRST, "shift-swap", 60)
    assert unproven is not None
    assert unproven.least is not None
    assert unproven.least <= lost("shift-swap", FIRST) <= unproven.lost


def test_a_range_is_dropped_where_a_better_plan_has_it_the_other_way_round() -> None:
    prices = {
        "shift-swap": Price(2.0, NONE, least=1.0),
        "rota-assistant": Price(3.0, Changes(("tablet-clock",), (), ()), least=0.0),
    }
    assert _still_of(prices, None, BEST) is prices
    assert any(c.initiative == "shift-swap" for c in BEST.choices)
    kept = _still_of(prices, FIRST, BEST)
    assert "shift-swap" not in kept
    assert kept.get("rota-assistant", Price(0.0, NONE)).moved is NONE


@pytest.mark.parametrize(
    ("language", "said", "noted"),
    [
        ("en", "between 0.30 and 1.10", "Ranges for now"),
        ("fr", "entre 0,30 et 1,10", "Des fourchettes pour l’instant"),
    ],
)
def test_a_range_is_said_as_one(language: str, said: str, noted: str) -> None:
    funded = FIRST.choices[0].initiative
    out = next(i for i in DOZEN.initiatives.initiative if all(c.initiative != i for c in FIRST.choices))
    found = Found(PROBLEM, "proving", FIRST, prices=dict.fromkeys((funded, out), Price(1.1, NONE, least=0.3)))
    assert said in html.funded(found, 1, False, language)
    assert said in html.left_out(found, language)
    assert noted in unescape(html.left_out(found, language))


def test_knobs_at_a_lower_level_ask_for_no_range() -> None:
    found = list(Answers("en")((DOZEN, Knobs(level=1))))
    assert not any(f.prices for f in found)


def test_periods_options_and_names_are_said_as_people_do() -> None:
    assert period("2027Q2", "fr") == "T2\N{NO-BREAK SPACE}2027"
    assert stretch("2027Q2", "", "fr").endswith("après l’horizon") or "horizon" in stretch("2027Q2", "", "fr")
    assert (option("full", "fr"), option("full", "en"), option("two-groups", "en")) == (
        "complète",
        "full",
        "two groups",
    )
    assert line("two groups 2027Q1", "en") == "two groups, Q1\N{NO-BREAK SPACE}2027"
    assert line("", "en") == ""


def test_ids_with_blanks_and_commas_stay_whole() -> None:
    names = {"Migration, cloud": "Migration, cloud", "big data": "big data"}
    moved = Changes(("Migration, cloud",), ("big data",), ())
    nb = "\N{NO-BREAK SPACE}"
    assert html._moves(moved, names, "en") == f"+{nb}“Migration, cloud” and \N{MINUS SIGN}{nb}big data"
