"""A record held against its case as it is now: the same question asked again, and what differs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio.arbitration.arbitration import arbitrate
from portfolio.arbitration.record import Record
from portfolio.case.case import Case, checked_case
from portfolio.case.compared import inputs
from portfolio.case.reserved_names import BY_HAND
from portfolio.errors import PortfolioError, SolverError
from portfolio.model.comparison import changes
from portfolio.model.effects import effects
from portfolio.model.problem import Problem, check_search
from portfolio.progress import within as ending_within
from portfolio.words.names import apart

if TYPE_CHECKING:
    import pandas as pd

_NEAR = 1e-6
"""Points that differ by less, relative to their size, are the same: they may be reckoned on another
machine, which adds in another order. As fine as plans are proven by default; no change of a case that anybody
means is smaller.
"""


@dataclass(frozen=True, eq=False)
class Replay:
    """A record, and the same round run again on a case.

    Attributes
    ----------
    record : Record
        As it was.
    again : Record
        As it is now.
    before, after : Case

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/dozen")
    >>> again = pf.replay(pf.arbitrate(case).record("nash"), case)
    >>> again.same, again.inputs.empty
    (True, True)
    """

    record: Record
    again: Record
    before: Case
    after: Case

    @property
    def same(self) -> bool:
        """Whether inputs and outcome are what they were."""
        return self.inputs.empty and self.outcome.empty

    @property
    def inputs(self) -> pd.DataFrame:
        """Every input that differs: ``table``, ``row`` (its key), ``column``, ``before``, ``after`` (as text;
        empty: not there). Where only the order of an initiative's options, a scenario's changes or the
        periods differs, a row says so; no other order decides anything.
        """
        import pandas as pd

        columns = ("table", "row", "column", "before", "after")
        return pd.DataFrame({c: [row[k] for row in self._inputs] for k, c in enumerate(columns)}, dtype="str")

    @cached_property
    def _inputs(self) -> list[tuple[str, ...]]:
        return list(inputs(self.before, self.after))

    @property
    def outcome(self) -> pd.DataFrame:
        """Every figure of the outcome that differs: ``what``, ``before``, ``after`` (as text)."""
        import pandas as pd

        rows: list[tuple[str, str, str]] = []
        for part in ("parties", "chosen", "decisions", "alternatives", "frontier"):
            rows += _differing(part, self.record.content[part], self.again.content[part])
        return pd.DataFrame(rows, columns=["what", "before", "after"], dtype="str")

    def __str__(self) -> str:
        if self.same:
            return "The same: inputs and outcome are what the record says."
        changed, outcome = self.inputs, self.outcome
        lines = (
            [f"{len(changed)} input{'s differ' if len(changed) != 1 else ' differs'}:"]
            if len(changed)
            else ["The inputs are the same."]
        )
        lines += [
            f"- {table}, {row}, {column}: {old or '–'} → {new or '–'}"
            for table, row, column, old, new in self._inputs
        ]
        lines.append(
            f"{len(outcome)} figures of the outcome differ:" if len(outcome) else "The outcome is the same."
        )
        ours = outcome[~outcome.what.str.startswith("alternatives")]
        lines += [
            f"- {what}: {old or '–'} → {new or '–'}"
            for what, old, new in zip(*(ours[c] for c in ours), strict=True)
        ]
        if len(ours) < len(outcome):
            lines.append(f"- and {len(outcome) - len(ours)} of the alternatives")
        swaps = str(changes(self.record.portfolio, self.again.portfolio))
        if swaps:
            lines.append(f"The chosen portfolio changes: {swaps}")
        return "\n".join(lines)

    __repr__ = __str__


def replay(record: Record | str | Path, case: Case, time_limit: float | None = None) -> Replay:
    """Run a recorded round again: the same inputs give the same record, a changed one says what it changed.

    Parameters
    ----------
    record : Record, str or Path
        A record, or its JSON file.
    case : Case
        The case as it is now, with the decisions that were taken.
    time_limit : float, optional
        Seconds in all.

    Returns
    -------
    Replay
        ``.same``, or ``.inputs`` and ``.outcome`` with what differs.

    Raises
    ------
    PortfolioError
        When the file is no record, or a portfolio made by hand no longer meets every limit and demand.
    TimeLimitError
        When the round was not run again in time.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/dozen")
    >>> pf.replay(pf.arbitrate(case).record("nash"), case).same
    True
    """
    checked_case(case)
    old = record if isinstance(record, Record) else Record.load(record)
    before = old.case
    name = old.content["chosen"]["compromise"]
    check_search(time_limit=time_limit)
    try:
        with ending_within(time_limit):
            table = arbitrate(_asked_again(old, case), limit=old.content["frontier"]["limit"])
            lines, within = old.near or (None, 0.0)
            chosen = old.portfolio if name == BY_HAND else name
            again = table.record(chosen, old.content["agreed_by"], near=lines, within=within)
    except PortfolioError as error:
        if name != BY_HAND or isinstance(error, SolverError):
            raise
        changed = "; ".join(" ".join(filter(None, row[:3])) for row in inputs(before, case)) or "none"
        fits = f"the recorded portfolio, made by hand, must still fit; found that it does not: {error}"
        raise PortfolioError(f"{fits}. Inputs that differ: {changed}.") from None
    return Replay(old, again, before, case)


def _asked_again(old: Record, case: Case) -> Problem:
    """What the recorded question changed beside its tables, as far as the case as it is now still has it."""
    asked, initiatives = old.problem, case.rows("initiatives")
    dealt = effects(asked.case).own_weights
    weights = {
        o: w
        for o, w in asked.weights.items()
        if w != dealt.get(o) and o in case.table("objectives")["objective"]
    }
    amounts = {
        (r, p): a
        for (r, p), a in asked.amounts.items()
        if r in case.table("resources")["resource"] and p in case.periods
    }
    locks = {i: held for i, held in asked.locks.items() if i in initiatives}
    earliest = {i: p for i, p in asked.earliest.items() if i in initiatives and p in case.periods}
    problem = Problem(case, weights, amounts, locks, earliest=earliest)
    return problem if asked.kept is None else problem.keeping(asked.kept.lines, asked.kept.changes)


def _differing(what: str, before: Any, after: Any) -> list[tuple[str, str, str]]:
    """Every leaf in which two pieces of plain data differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        return [
            d
            for k in dict.fromkeys([*before, *after])
            for d in _differing(f"{what}, {k}", before.get(k), after.get(k))
        ]
    if isinstance(before, list) and isinstance(after, list) and what.endswith("portfolio"):
        lost, got = (
            [c for c in some if c not in others] for some, others in ((before, after), (after, before))
        )
        return [(what, " · ".join(map(apart, lost)), " · ".join(map(apart, got)))] if before != after else []
    if isinstance(before, list) and isinstance(after, list):
        longest = max(len(before), len(after))
        pairs = [(some + [None] * longest)[:longest] for some in (before, after)]
        return [
            d
            for n, (b, a) in enumerate(zip(*pairs, strict=True), start=1)
            for d in _differing(f"{what} {n}", b, a)
        ]
    if isinstance(before, int | float) and isinstance(after, int | float):
        same = math.isclose(before, after, rel_tol=_NEAR, abs_tol=_NEAR) or (
            before != before and after != after
        )
        return [] if same else [(what, f"{before:g}", f"{after:g}")]
    return (
        []
        if before == after
        else [(what, "" if before is None else str(before), "" if after is None else str(after))]
    )
