"""The next round from the plan of this one: what was delivered, what runs, what is left to decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from portfolio.arbitration.record import Record
from portfolio.case.case import Case, checked_case
from portfolio.case.further_periods import further_periods
from portfolio.case.periods import horizon
from portfolio.case.reading import with_rows
from portfolio.continuity.notes import Notes
from portfolio.continuity.one_period import one_period_on
from portfolio.continuity.rolled import Rolled
from portfolio.errors import CaseError, Fault, PortfolioError, first_of, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice, Funded, choices, rows_of
from portfolio.model.constraints import Kind
from portfolio.model.problem import Problem
from portfolio.model.violations import violations
from portfolio.tables import Cell, nearest, quoted
from portfolio.tables.frame_rows import rows_of_frame
from portfolio.tables.relations import has_begun
from portfolio.words.sentences import say, sentence

if TYPE_CHECKING:
    import pandas as pd

_FARTHEST = 60
"""So many periods are looked ahead for a label that is no period of the case."""
_BROKEN = {"start", "mandatory", *(kind.value for kind in (Kind.REQUIRES, Kind.EXCLUDES, Kind.TOGETHER))}
"""What a plan may not break to be carried out. It may exceed limits: what was spent was spent."""


@in_its_language
def roll(
    plan: Allocation | Record | Funded,
    to: str,
    case: Case | Problem | None = None,
    *,
    readings: pd.DataFrame | Iterable[Mapping[str, Cell]] = (),
    periods: Sequence[str] = (),
) -> Rolled:
    """The next round: the case once the plan has been carried out up to a period, and all that is to fill in.

    Delivered initiatives go into ``actuals`` and move ``current``; those at work are ``running``, with what
    remains of them; running ones that the plan does not fund are stopped and leave. What of it remains is the
    table ``plan``.

    Parameters
    ----------
    plan : Allocation, Record, DataFrame or iterable of (initiative, option, start)
        The plan that is carried out; ``case.plan`` will do. One that is written by hand may exceed limits.
    to : str
        The first period of the next round.
    case : Case or Problem, optional
        The case to roll, where the plan is a frame; else by default that of the plan or the record.
    readings : DataFrame or iterable of mappings
        More rows of ``readings``, with its columns.
    periods : sequence of str
        Labels of the periods to add, where nobody can tell what follows the case's own.

    Returns
    -------
    Rolled
        ``.case``, ``.todo`` (every cell that was assumed), ``.left`` (what was not taken along).

    Raises
    ------
    CaseError
        When the plan names what the case does not hold or breaks what binds initiatives, ``to`` is no later
        period, or readings have no order.
    PortfolioError
        When no initiative would be left, or labels can't be continued.

    Examples
    --------
    >>> import portfolio as pf
    >>> following = pf.roll(pf.allocate(pf.load("data/samples/dozen")), to="2027Q2")
    >>> following.case.periods[-1], following.case.plan.values[0].tolist()
    ('2028Q1', ['cyber-resilience', 'full', '2027Q3'])
    """
    problem = _problem(plan, case)
    given = _rows(readings)
    rolled = with_rows(problem.case, "readings", given, "the readings") if given else problem.case
    lines = _lines(rolled, plan)
    _check(Problem(rolled), lines)
    notes = Notes(rolled.settings.language)
    chosen: dict[str, Choice] = {c.initiative: c for c in lines}
    labels = [periods] if isinstance(periods, str) or not isinstance(periods, Iterable) else list(periods)
    for added in _added(rolled, to, [] if periods is None else labels):
        rolled, chosen = one_period_on(rolled, chosen, added, notes)
    if rolled.name:
        notes.assume(("settings", ("name",), ""), rolled.name, "roll_name")
    _say_broken(Problem(rolled), sorted(chosen.values()), notes)
    for row in given:
        if row["kpi"] not in problem.case.names("kpis"):
            place = ("readings", (str(row["kpi"]), str(row["period"])), "kpi")
            notes.leave(place, str(row["kpi"]), "roll_unknown_kpi")
    return Rolled(rolled, notes.todo, notes.left)


def _problem(plan: object, case: Case | Problem | None) -> Problem:
    """What is rolled."""
    own = plan.problem if isinstance(plan, Allocation | Record) else None
    if case is not None:
        own = case if isinstance(case, Problem) else Problem(checked_case(case))
    if own is None:
        raise PortfolioError(sentence("roll_without_case"))
    table = own.case.rows("resources")
    other = [
        say(own.case.settings.language, "in", amount=resource, period=period)
        for (resource, period), amount in own.amounts.items()
        if amount != (float("inf") if table[resource][period] is None else table[resource][period])
    ]
    if other:
        language = own.case.settings.language
        raise PortfolioError(say(language, "roll_other_amounts", amounts=first_of(other, language)))
    if own.case.is_draw:
        raise PortfolioError(say(own.case.settings.language, "roll_draw"))
    return own


def _rows(readings: pd.DataFrame | Iterable[Mapping[str, Cell]]) -> list[Mapping[str, Cell]]:
    """Rows that were given as a frame or as mappings; NaN is blank."""
    given: Any = readings
    read = rows_of_frame(given)
    rows = given if read is None else [dict(zip(read[0], row, strict=True)) for row in read[1]]
    listed = list(rows) if isinstance(rows, Iterable) and not isinstance(rows, str) else [rows]
    listed = [] if listed == [None] else listed
    faults = []
    for line, row in enumerate(listed):
        if not isinstance(row, Mapping):
            problem = sentence("roll_readings", found=repr(row))
            faults.append(Fault("readings", line, "", str(row), problem))
        else:
            faults += [
                Fault("readings", line, column, "", sentence("roll_reading_column", name=column))
                for column in ("kpi", "period", "value")
                if column not in row
            ]
    if faults:
        raise CaseError(faults[:1], "readings")
    return [{c: None if v != v else v for c, v in row.items()} for row in listed]


def _lines(case: Case, plan: Allocation | Record | Funded) -> list[Choice]:
    """The lines of a plan, those of running initiatives that began before in the first period."""
    if isinstance(plan, Allocation | Record):
        return choices(case, list(plan.choices if isinstance(plan, Allocation) else plan.portfolio))
    table = case.rows("initiatives")
    found: list[Sequence[str]] = []
    for line in rows_of(plan, "plan"):
        begun = len(line) == 3 and str(line[0]) in table and has_begun(table[str(line[0])]["status"])
        found.append((*line[:2], case.periods[0]) if begun and line[2] not in case.periods else line)
    return choices(case, found)


def _check(problem: Problem, lines: Sequence[Choice]) -> None:
    broken = [v for v in violations(problem, lines) if v.kind in _BROKEN]
    if broken:
        faults = [Fault("plan", None, "", "", sentence("roll_cannot", what=v.where)) for v in broken]
        raise CaseError(faults, language=problem.case.settings.language)


def _added(case: Case, to: str, given: Sequence[str]) -> tuple[str, ...]:
    """The labels that are added at the end: as many as there are periods before ``to``."""
    own, per_year = case.periods, case.settings.periods_per_year
    for n, label in enumerate(given):
        if not isinstance(label, str) or not label.strip() or label in (*own, *given[:n]):
            problem = sentence("roll_labels", found=repr(label))
            raise CaseError(
                [Fault("", None, "", str(label), problem, "periods")], language=case.settings.language
            )
    known = (*own, *given)
    gone = _place(known, str(to))
    if gone is None and not given:
        ahead = 1
        while gone is None and ahead <= _FARTHEST:
            known = (*own, *further_periods(own, ahead, per_year))
            gone, ahead = _place(known, str(to)), 2 * ahead
    if not gone:
        like = nearest(str(to), own[1:], loose=True) or (own[1] if len(own) > 1 else "")
        found = sentence("roll_to_first") if gone == 0 else quoted(str(to))
        told = {"first": own[0], "found": found} | ({"like": like} if like else {})
        problem = sentence("roll_to_like" if like else "roll_to", **told)
        raise CaseError([Fault("", None, "", str(to), problem, "to")], language=case.settings.language)
    if given and len(given) != gone:
        problem = sentence("roll_labels_count", gone=gone, found=len(given))
        fault = Fault("", None, "", ", ".join(given), problem, "periods")
        raise CaseError([fault], language=case.settings.language)
    return tuple(given) or further_periods(own, gone, per_year)


def _place(labels: tuple[str, ...], label: str) -> int | None:
    own = label if label in labels else horizon(labels).period_of(label)
    return labels.index(own) if own in labels else None


def _say_broken(problem: Problem, lines: Sequence[Choice], notes: Notes) -> None:
    """What is left of the plan and breaks a demand of the next round: a share is of what is left to spend."""
    for broken in violations(problem, lines):
        if broken.of is not None:
            table = problem.case.table(broken.of.kind.table)
            place = (table.name, table.keys()[broken.of.row], broken.of.part)
            notes.assume(
                place,
                list(table)[broken.of.row][broken.of.part],
                "roll_broken",
                where=broken.of.said(problem, notes.language),
            )
