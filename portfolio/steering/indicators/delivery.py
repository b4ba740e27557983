"""What steering by deadlines and by scope watches: velocity, milestones met, on time, scope done and what
remains of it.

All of it is read from ``actuals``, an initiative once however many KPIs it has a row for. One without the
cells that an indicator needs is left out of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from portfolio.steering.indicators.figure import Amount, Figure, flow
from portfolio.steering.indicators.past import Delivery, Past
from portfolio.words.sentences import say

_SOURCE = "actuals"


def velocity(past: Past, language: str) -> Iterator[Figure]:
    """How much each team gets done in a period, beside what was promised for it.

    Unit: the teams' own scope points per period. Formula: observed, Σ ``scope_delivered`` of what was
    delivered in the period; planned, Σ ``scope_planned`` of what was promised for it. Without a period, the
    mean from the first period that names the team to the last in which anything was delivered. Source: the
    volume of work completed by a team in an iteration (Agile Alliance, glossary, *velocity*; Cohn 2005,
    *Agile Estimating and Planning*).
    """
    last = max((past.delivery.place[d.delivered] for d in past.deliveries if d.delivered), default=-1)
    unit = say(language, "unit_per_period", unit=say(language, "unit_scope"))
    for by, team, group in _teams(past.deliveries):
        planned = [Amount(d.promised, d.scope_planned, d.initiative) for d in group]
        observed = [Amount(d.delivered, d.scope_delivered, d.initiative) for d in group]
        yield from flow(
            Figure("velocity", unit, _SOURCE, "more", by, team), planned, observed, past.delivery, last
        )


def milestones_met(past: Past, language: str) -> Iterator[Figure]:
    """How many deliveries promised for a period had come by its end.

    Unit: initiatives. Formula: planned, the deliveries promised; observed, those of them with ``delivered`` ≤
    ``promised``. Source: milestone trend against the baseline plan (PMI, *PMBOK Guide*, schedule control).
    """
    for by, of, period, group in _promises(past):
        kept = sum(_kept(past, d) for d in group)
        yield Figure(
            "milestones met",
            say(language, "unit_initiatives"),
            _SOURCE,
            "more",
            by,
            of,
            period,
            len(group),
            kept,
            rests_on=len(group),
        )


def on_time(past: Past, language: str) -> Iterator[Figure]:
    """How often a promised period is kept.

    Unit: share. Formula: milestones met ÷ deliveries promised; planned is 1, every promise kept. Source:
    on-time delivery rate, as in operations (APICS, SCOR metric RL.2.2, delivery to commit date).
    """
    for by, of, period, group in _promises(past):
        kept = sum(_kept(past, d) for d in group) / len(group)
        yield Figure(
            "on time",
            say(language, "unit_share"),
            _SOURCE,
            "more",
            by,
            of,
            period,
            1.0,
            kept,
            rests_on=len(group),
        )


def scope_done(past: Past, language: str) -> Iterator[Figure]:
    """How much of the scope that was planned has been delivered; a period is that of the promise.

    Unit: share. Formula: Σ min(``scope_delivered``, ``scope_planned``) ÷ Σ ``scope_planned``: what one
    initiative delivers beyond its plan does not make up for what another lacks, so that done and remaining
    are all of it. Source: per cent complete of earned value, which never exceeds 100 (PMI, *Practice Standard
    for Earned Value Management*; ISO 21508).
    """
    for by, of, period, group in _scopes(past):
        planned = math.fsum(d.scope_planned for d in group)
        if planned:
            done = math.fsum(min(d.scope_delivered, d.scope_planned) for d in group) / planned
            yield Figure(
                "scope done",
                say(language, "unit_share"),
                _SOURCE,
                "more",
                by,
                of,
                period,
                1.0,
                done,
                rests_on=len(group),
            )


def scope_remaining(past: Past, language: str) -> Iterator[Figure]:
    """How much of the planned scope has not been delivered.

    Unit: the teams' own scope points. Formula: Σ max(0, ``scope_planned`` − ``scope_delivered``); planned is
    0. Source: work remaining of a burn-down chart (Agile Alliance, glossary).
    """
    for by, of, period, group in _scopes(past):
        remaining = math.fsum(max(0.0, d.scope_planned - d.scope_delivered) for d in group)
        yield Figure(
            "scope remaining",
            say(language, "unit_scope"),
            _SOURCE,
            "less",
            by,
            of,
            period,
            0.0,
            remaining,
            rests_on=len(group),
        )


def _teams(deliveries: Sequence[Delivery]) -> Iterator[tuple[str, str, list[Delivery]]]:
    """All deliveries, then each team's, in the order in which teams are named."""
    yield "", "", list(deliveries)
    for team in dict.fromkeys(d.team for d in deliveries if d.team):
        yield "team", team, [d for d in deliveries if d.team == team]


def _groups(past: Past, deliveries: Sequence[Delivery]) -> Iterator[tuple[str, str, str, list[Delivery]]]:
    """Those deliveries all together, by the period promised, and by team."""
    if not deliveries:
        return
    yield "", "", "", list(deliveries)
    for place, label in enumerate(past.delivery.labels):
        if group := [d for d in deliveries if d.promised and past.delivery.place[d.promised] == place]:
            yield "", "", label, group
    for by, team, group in _teams(deliveries):
        if by:
            yield by, team, "", group


def _promises(past: Past) -> Iterator[tuple[str, str, str, list[Delivery]]]:
    return _groups(past, [d for d in past.deliveries if d.promised and d.delivered])


def _kept(past: Past, delivery: Delivery) -> bool:
    return past.delivery.place[delivery.delivered] <= past.delivery.place[delivery.promised]


def _scopes(past: Past) -> Iterator[tuple[str, str, str, list[Delivery]]]:
    known = [d for d in past.deliveries if not math.isnan(d.scope_planned + d.scope_delivered)]
    yield from _groups(past, known)
    for d in known:
        yield "initiative", d.initiative, "", [d]
