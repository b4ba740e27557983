"""What delivered initiatives spent of what was planned for them: the ledger, read with ``actuals``."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from portfolio.calibration.empirical_bayes import LEAST, Observation, counted, initiatives
from portfolio.case.case import Case
from portfolio.case.past_periods import Held, held_in_ledger
from portfolio.errors import Fault
from portfolio.tables import Row
from portfolio.tables.relations import STOP, Status
from portfolio.words.sentences import Sentence, sentence

_PARTLY = {
    Held.BEGUN_BEFORE: "spent_earlier",
    Held.DELIVERED_AFTER: "spent_later",
    Held.UNKNOWN: "spent_order",
}


class _Out(NamedTuple):
    """Why rows of the ledger say nothing, and in which column that stands."""

    column: str
    problem: Sentence


class _Sums(NamedTuple):
    """What was planned and spent of one resource, and whether that is the end of it."""

    planned: float
    actual: float
    at_least: bool = False


def planned_and_spent(case: Case) -> tuple[list[Observation], list[Fault]]:
    """A ratio an initiative and resource, Σ ``actual`` ÷ Σ ``planned`` of its rows, and rows that give none.

    A blank is not 0: where one amount of a delivered initiative is blank there is no ratio. One that is still
    running counts only where it has spent more than all that was planned for it, what remains included: that
    much is certain, and leaving it out would hide those that overrun most, since they take longest. Fewer
    than four initiatives teach nothing.
    """
    ledger, told = case.table("ledger"), _Told(case)
    rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
    out: list[Fault] = []
    for row in ledger:
        if row["initiative"] is None:
            out.append(ledger.fault(row.line, "initiative", None, sentence("spent_nobody")))
        else:
            rows[row["initiative"], row["resource"]].append(row)
    found: list[tuple[str, tuple[str, str, str], _Sums]] = []
    for (initiative, resource), mine in rows.items():
        said = told.sums(initiative, resource, mine)
        if isinstance(said, _Out):
            out += [ledger.fault(r.line, said.column, r[said.column], said.problem) for r in mine]
        else:
            found.append((initiative, (resource, *told.groups(initiative)), said))
    ratios = [sums.actual / sums.planned for *_, sums in found]
    observations = [
        Observation(initiative, groups, sums.planned, sums.actual, ratio, counts, sums.at_least)
        for (initiative, groups, sums), ratio, counts in zip(
            found, ratios, counted(ratios) if ratios else [], strict=True
        )
    ]
    if rows and (many := initiatives(observations)) < LEAST:
        problem = sentence("spent_few", least=LEAST, found=many)
        return [], [Fault("ledger", None, "actual", "", problem, ledger.file), *_in_order(out)]
    return observations, _in_order(out)


def _in_order(faults: list[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: fault.row or 0)


class _Told:
    """What the case says of the initiatives of its ledger."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._held = held_in_ledger(case)
        self._past: Mapping[str, list[Row]] = defaultdict(list)
        for row in case.table("actuals"):
            self._past[row["initiative"]].append(row)

    def sums(self, initiative: str, resource: str, rows: list[Row]) -> _Sums | _Out:
        """What was planned and spent, or why it can't be told."""
        who = {"initiative": initiative, "resource": resource}
        delivered = self._delivered(initiative)
        if not delivered and not self._runs(initiative):
            return _Out("initiative", sentence("spent_neither", **who))
        held = self._held[initiative] if delivered else Held.WHOLE
        if held is not Held.WHOLE:
            return _Out("period", sentence(_PARTLY[held], **who))
        for column in ("category", "owner") if delivered else ():
            if len(self._values(initiative, column)) > 1:
                named = self._case.table("actuals").naming.column(column)
                return _Out("initiative", sentence("spent_disagree", column=named, **who))
        for column in ("planned", "actual") if delivered else ("planned",):
            if any(row[column] is None for row in rows):
                named = self._case.table("ledger").naming.column(column)
                return _Out(column, sentence("spent_blank", column=named, **who))
        planned = math.fsum(row["planned"] for row in rows)
        actual = math.fsum(row["actual"] for row in rows if row["actual"] is not None)
        if not delivered:
            planned += self._remains(initiative, resource)
            if actual <= planned:
                return _Out("initiative", sentence("spent_running", **who))
        if planned <= 0 or actual < 0:
            return _Out("planned" if planned <= 0 else "actual", sentence("spent_no_ratio", **who))
        return _Sums(planned, actual, at_least=not delivered)

    def groups(self, initiative: str) -> tuple[str, str]:
        """Its category and owner, of when it was delivered; of this round's where it runs."""
        category, owner = (next(iter(self._values(initiative, c)), "") for c in ("category", "owner"))
        return category, owner

    def _values(self, initiative: str, column: str) -> list[str]:
        past, now = self._past.get(initiative, []), self._case.rows("initiatives").get(initiative)
        rows = past if self._delivered(initiative) or now is None else [now]
        return list(dict.fromkeys(str(row[column]) for row in rows if row[column] is not None))

    def _delivered(self, initiative: str) -> bool:
        return any(row["delivered"] is not None for row in self._past.get(initiative, ()))

    def _runs(self, initiative: str) -> bool:
        row = self._case.rows("initiatives").get(initiative)
        return row is not None and bool(row["status"] == Status.RUNNING)

    def _remains(self, initiative: str, resource: str) -> float:
        """The most that its work still uses of a resource, over its options."""
        needs = self._case.table("requirements")
        uses: dict[str | None, float] = defaultdict(float)
        for row in needs:
            if (row["initiative"], row["resource"]) == (initiative, resource) and row["option"] != STOP:
                uses[row["option"]] += math.fsum(row[step] or 0.0 for step in needs.further)
        every = uses.pop(None, 0.0)
        return max(0.0, every, *(every + more for more in uses.values()))
