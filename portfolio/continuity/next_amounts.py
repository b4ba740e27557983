"""What there is of each resource in the next round: what is carried over, what is bound, the period added."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from portfolio.case.periods import horizon
from portfolio.continuity.draft import Cells, Draft, exactly
from portfolio.continuity.leftover_transfers import Moved, moved
from portfolio.continuity.turn import Turn
from portfolio.model.choices import indices
from portfolio.model.effects import effects
from portfolio.model.usage import requirements
from portfolio.tables import Row
from portfolio.tables.numbers import exact
from portfolio.tables.text import text_of
from portfolio.words.figures import number, per_cent
from portfolio.words.sentences import listing, with_unit

_CARRIED = "_carried "
"""Before a period, the heading of a note: what of its amount was carried into it."""
_BOUND = "_bound "
"""The same of what is not in it, since those delivered or stopped still take it: ``{"audit": 5000.0}``."""


def next_amounts(turn: Turn, draft: Draft) -> None:
    """The amounts of the next round: those of the periods that remain, with what the first takes over and
    without what is bound already, and one of a period more.
    """
    columns, passed = draft.columns["resources"], turn.passed
    last = columns.index(turn.case.periods[-1])
    columns.insert(last + 1, turn.added)
    gone = (passed, _CARRIED + passed, _BOUND + passed)
    draft.columns["resources"] = [c for c in columns if c not in gone]
    bound, freed, given = _bound(turn), _freed(turn), moved(turn)
    for cells in draft.rows["resources"]:
        resource = str(cells["resource"])
        _Amounts(turn, cells, bound[resource], freed[resource], given.get(resource, Moved())).write()


def _bound(turn: Turn) -> Mapping[str, dict[int, dict[str, Fraction]]]:
    """What the delivered and the stopped still use, by resource and place of the period in the next round,
    each initiative's own.
    """
    found: dict[str, dict[int, dict[str, Fraction]]] = defaultdict(lambda: defaultdict(dict))
    over = {*turn.delivered, *turn.stopped}
    steps = turn.case.table("requirements").further
    for i, row in turn.uses():
        for step in steps if i in over else ():
            if row[step] and int(step) > 1:
                of = found[row["resource"]][int(step) - 2]
                of[i] = of.get(i, Fraction(0)) + exact(row[step])
    return found


def _freed(turn: Turn) -> Mapping[str, dict[int, Fraction]]:
    """What the lines that remain of the plan free, all together, by resource and place of the period in the
    next round.
    """
    case, over = turn.case, {*turn.delivered, *turn.stopped}
    needs = requirements(case)
    lines = [c for i, c in turn.chosen.items() if i not in over]
    _, periods, places = needs.places(*indices(effects(case), lines))
    used: dict[str, dict[int, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for period, place in zip(periods.tolist(), places.tolist(), strict=True):
        resource = needs.resources[needs.resource[place]]
        used[resource][period - 1] += needs.amount_of(needs.units[place])
    return defaultdict(dict) | {
        r: {t: -amount for t, amount in by_period.items() if amount < 0} for r, by_period in used.items()
    }


class _Amounts:
    """The amounts of one resource on the way to the next round.

    By period: ``amounts`` as written, ``carried`` what of them was carried into it, ``bound`` what of what
    may be planned is not in them. A year later neither is there again.
    """

    def __init__(
        self,
        turn: Turn,
        cells: Cells,
        bound: Mapping[int, Mapping[str, Fraction]],
        freed: Mapping[int, Fraction],
        given: Moved,
    ) -> None:
        self.turn, self.cells, self.newly, self.freed, self.given = turn, cells, bound, freed, given
        self.resource = str(cells["resource"])
        self.row = turn.case.rows("resources")[self.resource]
        self.usable, self.kept = exact(self.row["usable"]), exact(self.row["carry_over"])
        self.notes, self.language = turn.notes, turn.notes.language
        periods = turn.case.periods
        self.amounts = {p: exactly(cells.get(p)) for p in periods}
        self.carried = {p: _number(cells.get(_CARRIED + p)) for p in periods} | {turn.added: Fraction(0)}
        self.bound = {p: _said(cells.get(_BOUND + p)) for p in periods} | {turn.added: {}}

    def write(self) -> None:
        """Put the amounts of the next round into the row."""
        turn, cells = self.turn, self.cells
        self._add()
        if self.usable:
            self._carry()
            self._move()
            self._bind()
        for heading in ("", _CARRIED, _BOUND):
            cells.pop(heading + turn.passed, None)
        largest = max((a for a in self.amounts.values() if a is not None), default=Fraction(0))
        least = largest * Fraction(1, 10**12)
        for period in turn.periods:
            amount, carried, bound = self.amounts[period], self.carried[period], self.bound[period]
            # what quotients leave of sums that cancel out is nothing
            cells[period] = None if amount is None else float(amount) if amount > least else 0.0
            cells[_CARRIED + period] = text_of(float(carried)) if carried else None
            each = {i: float(amount) for i, amount in bound.items()}
            cells[_BOUND + period] = json.dumps(each, ensure_ascii=False) if each else None
        for heading in (_CARRIED, _BOUND):
            for period in turn.periods:
                if cells[heading + period] is None:
                    del cells[heading + period]

    def _add(self) -> None:
        """The amount of the period that is added is that of a year before it, where labels or settings say
        how long a year is; else that of the last.
        """
        case = self.turn.case
        said = horizon(case.periods).per_year or case.written_settings.get("periods_per_year")
        year = case.settings.periods_per_year if said else 0
        whole = 0 < year <= len(case.periods) and year == int(year)
        like = case.periods[-int(year)] if whole else case.periods[-1]
        amount, bound = self.amounts[like], sum(self.bound[like].values(), Fraction(0))
        if amount is not None:
            amount += (bound / self.usable if self.usable else 0) - self.carried[like]
            amount = max(amount, Fraction(0))
        self.amounts[self.turn.added] = amount
        phrase = "roll_amount_last" if like == case.periods[-1] else "roll_amount_year"
        if self.carried[like] or self.bound[like]:
            phrase += "_own"
        value = None if amount is None else float(amount)
        self.notes.assume(("resources", (self.resource,), self.turn.added), value, phrase, period=like)

    def _carry(self) -> None:
        """Add what the first period takes over from the one that goes by."""
        first, passed = self.turn.periods[0], self.turn.passed
        amount, into = self.amounts[passed], self.amounts[first]
        if amount is None or into is None or not self.kept:
            return
        used, source = self._used()
        unused = max(self.usable * amount - used, Fraction(0))
        if unused:
            more = self.kept * unused / self.usable
            self.amounts[first] = into + more
            self.carried[first] += more
            self._say(
                first,
                into + more,
                f"roll_carried_{source}",
                carried=self._figure(self.kept * unused),
                share=per_cent(float(self.kept), self.language),
                unused=self._figure(unused),
                period=passed,
            )

    def _move(self) -> None:
        """Add what was given in the period that goes by and arrives later, take off what arrived in it before
        it is given.
        """
        for t, more in sorted(self.given.later.items()):
            period = self.turn.periods[t]
            amount = self.amounts[period]
            if amount is None or not more:
                continue
            now = max(amount + more / self.usable, Fraction(0))
            self.carried[period] += now - amount
            self.amounts[period] = now
            phrase = "roll_arrives" if more > 0 else "roll_arrived"
            self._say(period, now, phrase, amount=self._figure(abs(more)), period=self.turn.passed)

    def _used(self) -> tuple[Fraction, str]:
        """What was used of the amount of the period that goes by, and who says so: the ledger, the plan, or
        both. What was bound is not in the amount, and must not count twice where the ledger has it.
        """
        planned: dict[str, Fraction] = defaultdict(Fraction)
        for i, row in self.turn.uses():
            if row["resource"] == self.resource and row["1"]:
                planned[i] += exact(row["1"])
        spent: dict[str | None, Fraction] = defaultdict(Fraction)
        for row in self.turn.case.table("ledger"):
            if self._is_now(row) and row["actual"] is not None:
                spent[row["initiative"]] += exact(row["actual"])
        if not spent:
            return sum(planned.values(), self.given.now), "plan"
        # what is not attributed may be anybody's
        rest = {} if None in spent else {i: a for i, a in planned.items() if i not in spent}
        bound = {
            i: a for i, a in self.bound[self.turn.passed].items() if a > 0 and (None in spent or i in spent)
        }
        used = sum((*spent.values(), *rest.values()), Fraction(0)) - sum(bound.values(), Fraction(0))
        return used, "both" if rest else "ledger"

    def _is_now(self, row: Row) -> bool:
        periods = self.turn.case.periods
        period = row["period"] if row["period"] in periods else horizon(periods).period_of(row["period"])
        return bool(row["resource"] == self.resource and period == self.turn.passed)

    def _bind(self) -> None:
        """Take off what the delivered and the stopped still use, add what they free. What a period lacks
        then, the one before it must have left over.
        """
        periods, lacks = self.turn.periods, Fraction(0)
        for t in range(len(periods) - 1, -1, -1):
            period, newly = periods[t], self.newly.get(t, {})
            amount = self.amounts[period]
            if amount is None:
                lacks = Fraction(0)
                continue
            for i, more in newly.items():
                self.bound[period][i] = self.bound[period].get(i, Fraction(0)) + more
            total = sum(newly.values(), Fraction(0)) + lacks
            if not total:
                continue
            self.carried[period] -= lacks / self.usable
            left = self.usable * amount - total
            missing = max(-left - self.freed.get(t, Fraction(0)), Fraction(0))
            lacks = missing / self.kept if self._may_be_left_over(t) else Fraction(0)
            self.carried[period] += max(-left, Fraction(0)) / self.usable
            self.amounts[period] = max(left, Fraction(0)) / self.usable
            self._say_bound(t, left, total)
        for t in sorted(self.newly):
            if t >= len(periods):
                self.notes.leave(
                    ("requirements", (*self.newly[t], self.resource), str(t + 2)),
                    float(sum(self.newly[t].values(), Fraction(0))),
                    "roll_beyond",
                )

    def _may_be_left_over(self, t: int) -> bool:
        """Whether the period before can leave over what one lacks. Not for a period that is added: its amount
        is assumed, and the plan of record must still fit in those that are known.
        """
        return bool(self.kept and t and self.turn.periods[t] != self.turn.added)

    def _say_bound(self, t: int, left: Fraction, total: Fraction) -> None:
        period = self.turn.periods[t]
        amount, mine = self.amounts[period], list(self.newly.get(t, {}))
        phrase = "roll_bound" if total > 0 else "roll_freed"
        if left < 0 and not self._may_be_left_over(t):
            phrase = "roll_short"
        # where nobody takes it here, it is kept for the next period
        who = listing(mine, self.language, 4) if mine else self.turn.periods[t + 1]
        if not mine:
            phrase = "roll_short_then" if phrase == "roll_short" else "roll_kept_back"
        self._say(period, amount or Fraction(0), phrase, who=who, amount=self._figure(abs(total)))

    def _say(self, at: str, amount: Fraction, phrase: str, /, **figures: object) -> None:
        """Say why an amount is what it is."""
        self.notes.assume_more(("resources", (self.resource,), at), float(amount), phrase, **figures)

    def _figure(self, amount: Fraction) -> str:
        return with_unit(number(float(amount), self.language), self.row["unit"] or "", self.language)


def _number(said: object) -> Fraction:
    """The number in a note; 0 in one of the user's own."""
    try:
        return Fraction(str(said)) if said is not None else Fraction(0)
    except ValueError:
        return Fraction(0)


def _said(said: object) -> dict[str, Fraction]:
    """What a note says each takes; nothing where it is one of the user's own."""
    try:
        found = json.loads(str(said)) if said is not None else {}
        return {i: Fraction(str(amount)) for i, amount in found.items()}
    except (ValueError, AttributeError):
        return {}
