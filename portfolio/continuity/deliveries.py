"""What was delivered in the period that goes by: rows of actuals to fill in, where indicators stand now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from portfolio.case.chains import links, reach
from portfolio.case.periods import horizon
from portfolio.continuity.draft import Cells, Draft
from portfolio.continuity.turn import Turn
from portfolio.steering.indicators.past import past
from portfolio.tables.numbers import exact
from portfolio.tables.relations import Relation
from portfolio.words.sentences import listing

PROMISED = "_promised"
"""The heading of a note: a deadline that has passed before the initiative was delivered."""

type Effects = Mapping[str, Mapping[str, Fraction]]
"""What each initiative moves, KPI by KPI."""


def deliveries(turn: Turn, draft: Draft) -> None:
    """Put what was delivered into ``actuals``, and where indicators stand now into ``key_results``."""
    effects = _expected(turn)
    _actuals(turn, draft, effects)
    _current(turn, draft, effects)


def _expected(turn: Turn) -> Effects:
    """What the delivered were expected to move themselves, their success reckoned in; a synergy of two stands
    with the first.
    """
    found: dict[str, dict[str, Fraction]] = {i: {} for i in turn.delivered}
    rows = turn.case.table("contributions")
    for named in (False, True):  # a row that names the option replaces the general one
        for row in rows:
            i = row["initiative"]
            if i in found and row["option"] == (turn.chosen[i].option if named else None):
                option = turn.case.rows("options")[i, turn.chosen[i].option]
                share = exact(option["success"]) * (1 if named else exact(option["delivers"]))
                found[i][row["kpi"]] = exact(row["expected"]) * share
    for row in turn.relations(Relation.SYNERGY):
        if row["initiative"] in found and turn.others(row)[0] in found:
            of = found[row["initiative"]]
            of[row["kpi"]] = of.get(row["kpi"], Fraction(0)) + exact(row["amount"])
    return found


def _actuals(turn: Turn, draft: Draft, effects: Effects) -> None:
    """A row for each indicator that a delivered initiative was to move, or one where it was none."""
    written = {row["initiative"]: row for row in turn.case.written["initiatives"]}
    for i, moved in effects.items():
        row = written[i]
        of_it: Cells = {
            "promised": row[PROMISED] or row["deadline"],
            "delivered": turn.passed,
            "scope_planned": row["scope"],
            "category": row["category"],
            "owner": row["owner"],
        }
        effects_of_it = {kpi: float(amount) for kpi, amount in moved.items() if amount}
        for kpi, expected in effects_of_it.items():
            draft.rows["actuals"].append({"initiative": i, "kpi": kpi, "expected": expected, **of_it})
            turn.notes.assume(("actuals", (i, kpi), "realised"), None, "roll_realised")
        if not effects_of_it:
            draft.rows["actuals"].append({"initiative": i, **of_it})
        turn.notes.assume(("actuals", (i,), "delivered"), turn.passed, "roll_delivered_then")
        if row["scope"] is not None:
            turn.notes.assume(("actuals", (i,), "scope_delivered"), None, "roll_scope_delivered")


def _current(turn: Turn, draft: Draft, effects: Effects) -> None:
    """Where each key result's indicator stands: as read in the period that goes by or later, else moved by
    what was expected, which travels along the chains.
    """
    linked = links(turn.case.table("kpis"))
    moved: dict[str, Fraction] = defaultdict(Fraction)
    by: dict[str, list[str]] = defaultdict(list)
    for i, amounts in effects.items():
        for kpi, amount in amounts.items():
            for reached, units in reach(kpi, linked).items() if amount else ():
                moved[reached] += amount * exact(units)
                by[reached] = [*dict.fromkeys([*by[reached], i])]
    read = _read(turn)
    shown = turn.case.rows("key_results")
    for cells in draft.rows["key_results"]:
        name, kpi = str(cells["key_result"]), str(cells["kpi"])
        place = ("key_results", (name,), "current")
        if kpi in read:
            cells["current"] = read[kpi]
            turn.notes.known(place)
        elif moved[kpi]:
            now = float(exact(shown[name]["current"]) + moved[kpi])
            cells["current"] = now
            who = listing(by[kpi], turn.notes.language, 4)
            turn.notes.assume_more(place, now, "roll_current", who=who, period=turn.passed)


def _read(turn: Turn) -> dict[str, float]:
    """The latest reading of each KPI that was read in the period that goes by or later."""
    periods = (*turn.case.periods, turn.added)
    times, found = horizon(periods), {}
    for kpi, readings in past(turn.case, ("readings",)).readings.items():
        latest = readings[-1]
        if latest.period in periods or times.period_of(latest.period):
            found[kpi] = latest.value
    return found
