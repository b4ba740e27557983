"""A plan that others are held against: which of its lines a portfolio keeps, and what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from portfolio.case.case import Case
from portfolio.case.lookup import id_or_text
from portfolio.case.periods import horizon
from portfolio.errors import CaseError, Fault
from portfolio.model.choices import Choice, rows_of
from portfolio.tables.relations import has_begun
from portfolio.words.sentences import sentence

if TYPE_CHECKING:
    import pandas as pd

type Lines = tuple[Choice, ...]


class Line(NamedTuple):
    """A line of a plan that another plan changes.

    ``change`` is ``in`` or ``out`` where the initiative stands in one of the two only, else ``option`` or
    ``start``; ``before`` and ``after`` are option and start, empty where it is not funded.
    """

    initiative: str
    change: str
    before: str
    after: str


def lines_of(case: Case, near: object) -> Lines:
    """The lines of a plan on initiatives of the case, by id: those that count where plans are compared.

    Parameters
    ----------
    case : Case
    near : Allocation, Record, DataFrame or iterable of (initiative, option, start)
        Such as ``case.plan``, the plan of record. Options and starts need not be those of the case: it may
        have been made for another round.

    Raises
    ------
    CaseError
        When it is no plan, funds an initiative twice, or none of its lines is on an initiative of the case.
    """
    known, (read, faults) = case.rows("initiatives"), _read(near)
    lines = {**read}
    for i in read:
        # a line by another round's id is none of this case; one by a name of this case is
        if (own := id_or_text(case, "initiatives", i)) != i and own not in read:
            lines[own] = lines.pop(i)._replace(initiative=own)
    if lines and not lines.keys() & known.keys():
        found = ", ".join(sorted(lines)[:3])
        problem = sentence("near_none_known", found=found)
        faults.append(Fault("near", None, "initiative", "", problem))
    if faults:
        raise CaseError(faults, language=case.settings.language)
    kept = (lines[i] for i in sorted(lines) if i in known)
    return tuple(line._replace(start=_period_of(case, line.start)) for line in kept)


def _period_of(case: Case, start: str) -> str:
    """A start as the case labels it, where it is one of its periods written otherwise."""
    return start if start in case.periods else horizon(case.periods).period_of(start) or start


def lines_given(near: object) -> Lines:
    """The lines of a plan as plain data, whichever case they are on: what travels to other processes.

    Raises
    ------
    CaseError
        When it is no plan, or funds an initiative twice.
    """
    lines, faults = _read(near)
    if faults:
        raise CaseError(faults)
    return tuple(lines.values())


def _read(near: object) -> tuple[dict[str, Choice], list[Fault]]:
    """The lines of what was given as a plan by initiative, and what is wrong with it."""
    # an allocation has choices, a record a portfolio
    own = getattr(near, "choices", getattr(near, "portfolio", None))
    rows = list(own) if isinstance(own, tuple) else rows_of(near, "near")  # type: ignore[arg-type]
    lines: dict[str, Choice] = {}
    faults: list[Fault] = []
    for place, row in enumerate(rows):
        if len(row) != 3:
            problem = sentence("must_triple", count=len(row))
            faults.append(Fault("near", place, "", str(tuple(row)), problem))
            continue
        if blank := [c for c, v in zip(Choice._fields, row, strict=True) if v is None or v != v or v == ""]:
            problem = sentence("near_blank")
            faults += [Fault("near", place, column, "", problem) for column in blank]
            continue
        line = Choice(*map(str, row))
        if line.initiative in lines:
            problem = sentence("near_once", found=line.initiative)
            faults.append(Fault("near", place, "initiative", line.initiative, problem))
        lines[line.initiative] = line
    return lines, faults


def keeps(case: Case, line: Choice, choice: Choice) -> bool:
    """Whether a choice of the same initiative keeps a line: in its option, and from its start on unless it
    is running, which goes on whenever it does.
    """
    running = has_begun(case.rows("initiatives")[line.initiative]["status"])
    return line.option == choice.option and (running or line.start == choice.start)


def changed(case: Case, lines: Lines, portfolio: Iterable[Choice]) -> list[Line]:
    """What a portfolio changes of a plan, in the order of the case's initiatives."""
    held, chosen = ({c.initiative: c for c in some} for some in (lines, portfolio))
    found = []
    for i in case.listed(held.keys() | chosen.keys()):
        before, after = held.get(i), chosen.get(i)
        if before is None or after is None:
            found.append(Line(i, "in" if before is None else "out", _said(before), _said(after)))
        elif not keeps(case, before, after):
            change = "start" if before.option == after.option else "option"
            found.append(Line(i, change, _said(before), _said(after)))
    return found


def changes_frame(case: Case, lines: Lines, portfolio: Sequence[Choice]) -> pd.DataFrame:
    """The changed lines as a frame: ``initiative``, ``change``, ``before``, ``after``."""
    import pandas as pd

    rows: list[Any] = changed(case, lines, portfolio)
    return pd.DataFrame(rows, columns=list(Line._fields), dtype="str")


def _said(choice: Choice | None) -> str:
    return "" if choice is None else f"{choice.option} {choice.start}"
