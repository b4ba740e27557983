"""What there is of each resource in the next round: what is carried over, what is bound, the period added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from portfolio.case.periods import horizon
from portfolio.continuity.draft import Cells, Draft, exactly
from portfolio.continuity.turn import Turn
from portfolio.tables import Row
from portfolio.tables.numbers import exact
from portfolio.words.figures import number, per_cent
from portfolio.words.sentences import listing, with_unit

_CARRIED = "_carried "
"""Before a period, the heading of a note: what of its amount comes from rounds before. A year later that much
is not there again.
"""


def next_amounts(turn: Turn, draft: Draft) -> None:
    """The amounts of the next round: those of the periods that remain, with what the first takes over and
    without what is bound already, and one of a period more.
    """
    columns, passed = draft.columns["resources"], turn.passed
    last = columns.index(turn.case.periods[-1])
    columns.insert(last + 1, turn.added)
    draft.columns["resources"] = [c for c in columns if c not in (passed, _CARRIED + passed)]
    bound = _bound(turn)
    for cells in draft.rows["resources"]:
        _Amounts(turn, cells, bound[str(cells["resource"])]).write()


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


class _Amounts:
    """The amounts of one resource on the way to the next round."""

    def __init__(self, turn: Turn, cells: Cells, bound: Mapping[int, Mapping[str, Fraction]]) -> None:
        self.turn, self.cells, self.bound = turn, cells, bound
        self.resource = str(cells["resource"])
        self.row = turn.case.rows("resources")[self.resource]
        self.usable, self.kept = exact(self.row["usable"]), exact(self.row["carry_over"])
        self.notes, self.language = turn.notes, turn.notes.language

    def write(self) -> None:
        """Put the amounts of the next round into the row."""
        turn, cells = self.turn, self.cells
        base = {p: exactly(cells.get(p)) for p in turn.case.periods}
        own = {p: None if a is None else a - self._moved(p) for p, a in base.items()}
        like = self._like()
        own[turn.added] = base[turn.added] = own[like]
        self._say_added(like, own[like])
        amounts = {p: base[p] for p in turn.periods}
        if self.usable:
            self._carry(amounts, base[turn.passed])
            self._bind(amounts)
        for period in (turn.passed, _CARRIED + turn.passed):
            cells.pop(period, None)
        for period, amount in amounts.items():
            cells[period] = None if amount is None else float(amount)
            moved = None if amount is None else amount - (own[period] or 0)
            if moved:
                cells[_CARRIED + period] = repr(float(moved))
            else:
                cells.pop(_CARRIED + period, None)

    def _moved(self, period: str) -> Fraction:
        """What of an amount came from rounds before."""
        said = self.cells.get(_CARRIED + period)
        try:
            return Fraction(str(said)) if said is not None else Fraction(0)
        except ValueError:  # a note of the user's own
            return Fraction(0)

    def _like(self) -> str:
        """The period whose amount the added one has: a year before it, where labels or settings say how long
        a year is; else the last.
        """
        case = self.turn.case
        said = horizon(case.periods).per_year or case.written_settings.get("periods_per_year")
        year = case.settings.periods_per_year if said else 0
        return (
            case.periods[-int(year)]
            if 0 < year <= len(case.periods) and year == int(year)
            else case.periods[-1]
        )

    def _say_added(self, like: str, amount: Fraction | None) -> None:
        last = self.turn.case.periods[-1]
        phrase = "roll_amount_last" if like == last else "roll_amount_year"
        if self._moved(like):
            phrase += "_own"
        value = None if amount is None else float(amount)
        self.notes.assume(("resources", (self.resource,), self.turn.added), value, phrase, period=like)

    def _carry(self, amounts: dict[str, Fraction | None], amount: Fraction | None) -> None:
        """Add what the first period takes over from the one that goes by."""
        first = self.turn.periods[0]
        into = amounts[first]
        if amount is None or into is None or not self.kept:
            return
        used, source = self._used()
        unused = max(self.usable * amount - used, Fraction(0))
        if carried := self.kept * unused / self.usable:
            amounts[first] = into + carried
            self._say(
                first,
                into + carried,
                f"roll_carried_{source}",
                carried=self._figure(carried),
                share=per_cent(float(self.kept), self.language),
                unused=self._figure(unused),
                period=self.turn.passed,
            )

    def _used(self) -> tuple[Fraction, str]:
        """What was used in the period that goes by, and who says so: the ledger, the plan, or both."""
        planned: dict[str, Fraction] = defaultdict(Fraction)
        for i, row in self.turn.uses():
            if row["resource"] == self.resource and row["1"]:
                planned[i] += exact(row["1"])
        spent: dict[str | None, Fraction] = defaultdict(Fraction)
        for row in self.turn.case.table("ledger"):
            if self._is_now(row) and row["actual"] is not None:
                spent[row["initiative"]] += exact(row["actual"])
        if not spent:
            return sum(planned.values(), Fraction(0)), "plan"
        # what is not attributed may be anybody's
        rest = {} if None in spent else {i: a for i, a in planned.items() if i not in spent}
        return sum((*spent.values(), *rest.values()), Fraction(0)), "both" if rest else "ledger"

    def _is_now(self, row: Row) -> bool:
        periods = self.turn.case.periods
        period = row["period"] if row["period"] in periods else horizon(periods).period_of(row["period"])
        return bool(row["resource"] == self.resource and period == self.turn.passed)

    def _bind(self, amounts: dict[str, Fraction | None]) -> None:
        """Take off what the delivered and the stopped still use, add what they free. What a period lacks
        then, the one before it must have left over.
        """
        periods, lacks = self.turn.periods, Fraction(0)
        for t in range(len(periods) - 1, -1, -1):
            amount, bound = amounts[periods[t]], self.bound.get(t, {})
            if amount is None:
                lacks = Fraction(0)
                continue
            total = sum(bound.values(), Fraction(0)) + lacks
            if not total:
                continue
            left = self.usable * amount - total
            lacks = -left / self.kept if left < 0 and self.kept and t else Fraction(0)
            amounts[periods[t]] = max(left, Fraction(0)) / self.usable
            self._say_bound(t, left, total)
        for t in sorted(self.bound):
            if t >= len(periods):
                self.notes.leave(
                    ("requirements", (*self.bound[t], self.resource), str(t + 2)),
                    float(sum(self.bound[t].values(), Fraction(0))),
                    "roll_beyond",
                )

    def _say_bound(self, t: int, left: Fraction, total: Fraction) -> None:
        periods = self.turn.periods
        who = listing(list(self.bound.get(t, {})) or [periods[t + 1]], self.language, 4)
        phrase = "roll_bound" if total > 0 else "roll_freed"
        if left < 0 and not (self.kept and t):
            phrase = "roll_short"
        amount = self._figure(abs(total))
        self._say(periods[t], max(left, Fraction(0)) / self.usable, phrase, who=who, amount=amount)

    def _say(self, at: str, amount: Fraction, phrase: str, /, **figures: object) -> None:
        """Say why an amount is what it is."""
        self.notes.assume_more(("resources", (self.resource,), at), float(amount), phrase, **figures)

    def _figure(self, amount: Fraction) -> str:
        return with_unit(number(float(amount), self.language), self.row["unit"] or "", self.language)
