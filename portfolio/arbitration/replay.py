"""A record held against its case as it is now: the same question asked again, and what differs."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio.arbitration.arbitration import arbitrate
from portfolio.arbitration.record import REPLAYED, Record
from portfolio.case.case import Case, checked_case
from portfolio.case.compared import Changed, differing, inputs
from portfolio.case.compared_text import compared_text
from portfolio.case.reserved_names import BY_HAND
from portfolio.display.shown_as import shows
from portfolio.errors import PortfolioError, SolverError, in_its_language
from portfolio.model.effects import effects
from portfolio.model.problem import Problem, check_search
from portfolio.model.reference import changed as changed_of
from portfolio.model.reference import lines_given
from portfolio.progress import within as ending_within
from portfolio.words.changed_lines import changed_lines
from portfolio.words.figures import money, points
from portfolio.words.names import apart
from portfolio.words.sentences import clauses, colon, say
from portfolio.words.text_tables import text_table

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
    @shows("diff_inputs", "after")
    def inputs(self) -> pd.DataFrame:
        """Every input that differs: ``table``, ``row`` (its key), ``column``, ``before``, ``after`` (as text;
        empty: not there). Where only the order of an initiative's options, a scenario's changes or the
        periods differs, a row says so; no other order decides anything.
        """
        import pandas as pd

        columns = ("table", "row", "column", "before", "after")
        rows = [changed.as_text for changed in self._changed]
        return pd.DataFrame({c: [row[k] for row in rows] for k, c in enumerate(columns)}, dtype="str")

    @cached_property
    def _changed(self) -> list[Changed]:
        return list(differing(self.before, self.after))

    @property
    def outcome(self) -> pd.DataFrame:
        """Every figure of the outcome that differs: ``what``, ``before``, ``after`` (as text)."""
        import pandas as pd

        rows: list[tuple[str, str, str]] = []
        # shares and counts stand beside the points
        near = _NEAR * min(1.0, self.record.problem.magnitude)
        for part in REPLAYED:
            rows += _differing(part, self.record.content[part], self.again.content[part], near)
        old, new = (_prices(record) for record in (self.record, self.again))
        rows += [d for i in old if i in new for d in _differing(f"left out, {i}", old[i], new[i], near)]
        return pd.DataFrame(rows, columns=["what", "before", "after"], dtype="str")

    def __str__(self) -> str:
        language = self.after.settings.language
        tell = functools.partial(say, language)
        if self.same:
            return tell("replay_same")
        changed, outcome = self._changed, self.outcome
        head = tell("diff_input" if len(changed) == 1 else "diff_inputs", count=len(changed))
        lines = [head + colon(language)] if changed else [tell("replay_inputs_same")]
        lines += compared_text(changed, self.before, self.after, language)
        if not len(outcome):
            return "\n".join([*lines, tell("replay_outcome_same")])
        lines += ["", tell("replay_outcome", count=len(outcome)) + colon(language), *self._figures()]
        if more := int(outcome.what.str.startswith("alternatives").sum()):
            lines.append("- " + tell("replay_alternatives", count=more))
        moved = changed_of(self.after, lines_given(self.record.portfolio), self.again.portfolio)
        if moved:
            table = text_table(changed_lines(moved, self._names, language), [])
            lines += ["", tell("replay_plan") + colon(language), table]
        return "\n".join(lines)

    def _figures(self) -> Iterator[str]:
        """What the chosen portfolio is worth to each, uses and funds, where that differs."""
        language = self.after.settings.language
        old, new = (record.content["chosen"] for record in (self.record, self.again))
        sides: list[tuple[str, str, str]] = [
            (say(language, "replay_party", party=party), points(b, language), points(a, language))
            for party, b in old["points"].items()
            if (a := new["points"].get(party)) is not None
        ]
        sides.append((say(language, "cost"), *money([old["cost"], new["cost"]], language)))  # type: ignore[arg-type]
        sides.append((say(language, "replay_funded"), str(old["funded"]), str(new["funded"])))
        return (f"- {what}{colon(language)} {was} → {is_}" for what, was, is_ in sides if was != is_)

    @property
    def _names(self) -> dict[str, str]:
        return {**self.before.own_names("initiatives"), **self.after.own_names("initiatives")}

    __repr__ = __str__


@in_its_language
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
        language = case.settings.language
        changed = clauses((" ".join(filter(None, row[:3])) for row in inputs(before, case)), language)
        told = {"why": error.told(language), "inputs": changed or say(language, "replay_no_input")}
        raise PortfolioError(say(language, "replay_unfit", **told)) from None
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
    problem = Problem(case, weights, amounts, locks, earliest=earliest, overruns=asked.overruns)
    return problem if asked.kept is None else problem.keeping(asked.kept.lines, asked.kept.changes)


def _prices(record: Record) -> dict[str, Any]:
    """What each initiative that is not funded costs whom; nothing in the records that do not say it."""
    return {row["initiative"]: row["prices"] for row in record.content.get("left_out", ())}


def _differing(what: str, before: Any, after: Any, near: float) -> list[tuple[str, str, str]]:
    """Every leaf in which two pieces of plain data differ, by more than that where they are near 0."""
    if isinstance(before, dict) and isinstance(after, dict):
        return [
            d
            for k in dict.fromkeys([*before, *after])
            for d in _differing(f"{what}, {k}", before.get(k), after.get(k), near)
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
            for d in _differing(f"{what} {n}", b, a, near)
        ]
    if isinstance(before, int | float) and isinstance(after, int | float):
        same = math.isclose(before, after, rel_tol=_NEAR, abs_tol=near) or (
            before != before and after != after
        )
        return [] if same else [(what, f"{before:g}", f"{after:g}")]
    return (
        []
        if before == after
        else [(what, "" if before is None else str(before), "" if after is None else str(after))]
    )
