"""The case: everything one arbitration needs and nothing else, validated and immutable."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from portfolio.case.checks import Place, check, split_any_of
from portfolio.case.defaults import fill
from portfolio.case.edits import (
    Amended,
    Edit,
    amended,
    as_source,
    consequences,
    rows_shown,
    unchanged,
    understood,
)
from portfolio.case.periods import either_way, in_periods
from portfolio.case.remarks import remarks
from portfolio.case.settings import Settings, assumed, fill_settings, read_settings
from portfolio.errors import CaseError, Fault, PortfolioError, fault_frame
from portfolio.tables import SCHEMA, SCHEMAS, Cell, RawTable, Table, nearest, quoted, read_table

if TYPE_CHECKING:
    import pandas as pd


class _Frame:
    """A table of the case as an attribute: a fresh frame each time, so that no caller can change the case."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.__doc__ = f"{SCHEMA[name].meaning} A copy as a frame, defaults filled in."

    def __get__(self, case: Case | None, owner: type) -> pd.DataFrame:
        return self if case is None else case.table(self.name).frame()  # type: ignore[return-value]


class Case:
    """One budget round: the tables of the case format, checked, with every default filled in.

    Made by :func:`portfolio.load`; never changed afterwards. Each table is an attribute
    (``case.initiatives``, ``case.resources``, …) that gives a fresh frame. Two cases are equal when all their
    tables and settings are.

    Attributes
    ----------
    settings : Settings
        Name, currency, discount rate, periods per year, horizon rule, language.
    periods : tuple of str
        The period labels, in order.
    remarks : DataFrame
        What is valid but doubtful: ``table``, ``row``, ``column``, ``value``, ``problem``.
    fingerprint : str
        SHA-256 over tables and settings; equal exactly for equal cases.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/lorie_savage")
    >>> case.periods
    ('year1', 'year2')
    >>> len(case.initiatives)
    9
    """

    initiatives = _Frame("initiatives")
    options = _Frame("options")
    resources = _Frame("resources")
    requirements = _Frame("requirements")
    objectives = _Frame("objectives")
    key_results = _Frame("key_results")
    kpis = _Frame("kpis")
    contributions = _Frame("contributions")
    relations = _Frame("relations")
    buckets = _Frame("buckets")
    parties = _Frame("parties")
    judgements = _Frame("judgements")
    decisions = _Frame("decisions")
    readings = _Frame("readings")
    ledger = _Frame("ledger")
    actuals = _Frame("actuals")
    scenarios = _Frame("scenarios")

    written: dict[str, Table]
    written_settings: dict[str, Cell]
    periods: tuple[str, ...]
    settings: Settings
    _tables: dict[str, Table]
    _found: tuple[Fault, ...]
    _draw_of: Case | None

    def __init__(
        self,
        written: Mapping[str, Table],
        settings: Mapping[str, Cell],
        doubts: Iterable[Fault] = (),
        draw_of: Case | None = None,
    ) -> None:
        periods = written["resources"].further
        filled_settings = fill_settings(settings, periods)
        tables = fill(written, filled_settings, periods)
        vars(self).update(
            written=dict(written),
            written_settings=dict(settings),
            periods=periods,
            settings=filled_settings,
            _tables=tables,
            _found=tuple(doubts),
            _draw_of=draw_of,
        )

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a case never changes: {name} can't be set. Load another one.")

    def table(self, name: str) -> Table:
        """A table with its defaults filled in, as columns."""
        return self._tables[name]

    def revised(self, tables: Mapping[str, Table]) -> Case:
        """The case with some of its tables as given. They are not checked: only for what cannot make a
        valid case invalid.
        """
        return Case({**self.written, **tables}, self.written_settings)

    def drawn(self, tables: Mapping[str, Table]) -> Case:
        """The case as one draw turns out: its ``contributions`` as they come, ``success`` of an option 1 or
        0.

        The same portfolios are possible as in the case as expected; an option that failed brings no synergy
        either.
        """
        return Case({**self.written, **tables}, self.written_settings, draw_of=self.expected)

    def calibrated(self) -> Case:
        """The case with its expectations as delivered initiatives taught: see :func:`portfolio.calibration`,
        which says how.

        ``expected`` of each contribution is multiplied by what initiatives of its KPI, category and owner
        bring of what is expected of them, and its range holds at least what was observed, so that optimism
        costs points. An expected 0 is kept; so is an expected change for the worse, of which only the range
        is widened. The setting ``_calibrated`` says that it has been done.

        Raises
        ------
        CaseError
            When fewer than four initiatives in ``actuals`` have a ratio, or the case is calibrated already.

        Examples
        --------
        >>> import portfolio as pf
        >>> case = pf.load("data/samples/scaleup")
        >>> new = case.calibrated().contributions.expected / case.contributions.expected
        >>> f"{new.min():.2f} to {new.max():.2f}"
        '0.47 to 1.00'
        """
        from portfolio.case.calibration import calibrated  # numpy takes longer to load than most cases

        return calibrated(self)

    @property
    def expected(self) -> Case:
        """The case as expected: itself, unless it is a draw of one."""
        return self if self._draw_of is None else self._draw_of

    @property
    def is_draw(self) -> bool:
        return self._draw_of is not None

    def listed(self, initiatives: Iterable[str]) -> list[str]:
        """Initiatives in the order of their table, as lists show them."""
        place = {i: n for n, i in enumerate(self.table("initiatives")["initiative"])}
        return sorted(initiatives, key=lambda i: place.get(i, len(place)))

    @property
    def name(self) -> str:
        return self.settings.name

    @property
    def remarks(self) -> pd.DataFrame:
        return fault_frame(self.doubts)

    @cached_property
    def doubts(self) -> tuple[Fault, ...]:
        """The remarks, one by one, as ``portfolio check`` prints them; looked for when they are asked for."""
        per_year = assumed(self.written_settings, self.settings, self.table("kpis"), self.periods)
        return (*self._found, *per_year, *remarks(self.written, self._tables, self.settings, self.periods))

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        """SHA-256 of each table and of the settings, defaults filled in; rows and columns in an order of
        their own, where theirs decides nothing.
        """
        content: dict[str, Any] = {
            name: list(table.ordered().columns.items()) for name, table in self._tables.items()
        }
        extra = {k: v for k, v in self.written_settings.items() if k not in Settings.__slots__}
        content["settings"] = {k: getattr(self.settings, k) for k in Settings.__slots__} | extra
        return {
            name: hashlib.sha256(json.dumps(columns, sort_keys=True).encode()).hexdigest()
            for name, columns in content.items()
        }

    @cached_property
    def fingerprint(self) -> str:
        drawn = {"draw of": self._draw_of.fingerprint} if self._draw_of is not None else {}
        return hashlib.sha256(json.dumps(self.fingerprints | drawn, sort_keys=True).encode()).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Case) and self.fingerprint == other.fingerprint

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __repr__(self) -> str:
        counts = (
            f"{len(self.table('initiatives'))} initiatives, {len(self.periods)} periods,"
            f" {len(self.table('resources'))} resources"
        )
        return f"<Case {self.name or 'without a name'}: {counts}, {len(self.table('objectives'))} objectives>"


def checked_case(case: object) -> Case:
    """What was given as a case, if it is one.

    Raises
    ------
    PortfolioError
        For anything else.
    """
    if not isinstance(case, Case):
        raise PortfolioError(f"case: must be a case; found {case!r}. Load it first: pf.load(path).")
    return case


def language_of(case: Case, language: str | None = None) -> str:
    """The language asked for, the case's own unless it is.

    Raises
    ------
    PortfolioError
        For a language that is not spoken here.
    """
    if language not in (None, "en", "fr"):
        raise PortfolioError(f"language: must be en or fr; found {language!r}.")
    return language or case.settings.language


def case_from(
    raw: Mapping[str, RawTable],
    settings: Mapping[str, object],
    *,
    source: str,
    settings_file: str,
    settings_rows: Mapping[str, int] | None = None,
    doubts: Iterable[Fault] = (),
    faults: Iterable[Fault] = (),
    scenarios: bool = True,
) -> Case:
    """The one door to a case: raw tables in, a validated case out. ``settings_rows`` says where each setting
    stands.

    ``scenarios`` says whether the rows of that table are tried, each scenario's together.

    Raises
    ------
    CaseError
        With every fault of every table, those of the source (``faults``) first.
    """
    doubts = list(doubts)
    found = list(faults)
    written: dict[str, Table] = {}
    # a table that is missing, empty or unreadable is said once, not once for every id that it would hold
    doubtful = {f.table for f in found}
    reading: list[Fault] = []
    for schema in SCHEMAS:
        if schema.name in raw:
            written[schema.name], table_faults = read_table(raw[schema.name])
            reading += table_faults
            keyless = any(c not in written[schema.name].columns for c in schema.key if schema[c].required)
            if keyless or (schema.required and not len(written[schema.name])):
                doubtful.add(schema.name)
        else:
            written[schema.name] = Table(schema.name, dict.fromkeys(schema.names, ()))
            if schema.required and schema.name not in doubtful:
                doubtful.add(schema.name)
                problem = f"the table {schema.name} must be there; found {_stray(schema.name, doubts)}"
                reading.append(Fault(schema.name, None, "", "", problem, source))
    typed, settings_faults, settings_doubts = read_settings(settings, settings_file, settings_rows or {})
    found += _not_yet(reading + settings_faults, found)
    if any(
        "finish_inside" in (f.column, nearest(f.column, ["finish_inside"]))
        for f in found
        if f.table == "settings"
    ):
        doubtful.add("settings")
    periods = written["resources"].further
    doubts += (d for table in written.values() for d in either_way(table, periods))
    written = {name: in_periods(table, periods) for name, table in written.items()}
    filled = fill_settings(typed, periods)
    unread = {place for f in found for place in _places(f)}
    found += _not_yet(check(written, filled, periods, doubtful, unread), found)
    if scenarios and len(written["scenarios"]):
        wrong, idle = (
            _tried(written, filled, periods, doubtful) if found else _tried(written, filled, periods)
        )
        found += _not_yet(wrong, found)
        doubts += idle
    if found:
        order = {s.name: k for k, s in enumerate(SCHEMAS)}
        raise CaseError(
            sorted(found, key=lambda f: (order.get(f.table, -1), f.row if f.row is not None else 0)), source
        )
    return Case(
        written, typed, [*doubts, *settings_doubts, *(d for table in written.values() for d in table.doubts)]
    )


def edited(case: Case, edits: Iterable[Edit | Sequence[object]], name: str = "") -> Case:
    """The case with some inputs changed.

    Parameters
    ----------
    edits : iterable of (table, row, column, change)
        As in the table ``scenarios``: ``row`` is the row's key or the first parts of it (blank: every row),
        ``column`` a column (blank: every period or step), ``change`` one of ``× n``, ``+ n``, ``− n``, ``+ n
        %``, ``− n %`` and ``= value``. Each starts from the row as the case shows it, defaults filled in.

    Raises
    ------
    CaseError
        With every change that cannot be made, and every fault of the case that they would make.
    """
    made = amended(case.written, {s.name: case.table(s.name) for s in SCHEMAS}, map(Edit.of, edits))
    if made.faults:
        raise CaseError(made.faults, f"scenario {name}" if name else "the changes")
    tables, faults = _checked(case.written, made, case.settings, case.periods)
    if faults:
        raise CaseError(faults, f"scenario {name}" if name else "the changed case")
    return Case(tables, case.written_settings)


def with_rows(case: Case, name: str, rows: Sequence[Mapping[str, Cell]], what: str) -> Case:
    """The case with more rows in one of its tables, checked like any other.

    Raises
    ------
    CaseError
        With every fault of the case that they would make.
    """
    raw = {s.name: as_source(case.written[s.name], rows if s.name == name else ()) for s in SCHEMAS}
    given = {n: table for n, table in raw.items() if table.rows}
    return case_from(given, dict(case.written_settings), source=what, settings_file="settings")


def _checked(
    written: Mapping[str, Table], made: Amended, settings: Settings, periods: tuple[str, ...]
) -> tuple[dict[str, Table], list[Fault]]:
    """The tables with the edits made, and every fault that the edits leave in them."""
    tables = {**written, **{name: in_periods(table, periods) for name, table in made.tables.items()}}
    names = any(SCHEMA[name].column(c).kind not in ("number", "whole") for name, _, c in made.cells)
    unread = {place for f in made.unfit for place in _places(f)}
    found = check(tables, settings, periods, unread=unread, changed=made.tables, names=names)
    return tables, [*made.unfit, *_not_yet(found, made.unfit)]


def _tried(
    written: Mapping[str, Table],
    settings: Settings,
    periods: tuple[str, ...],
    doubtful: Collection[str] | None = None,
) -> tuple[list[Fault], list[Fault]]:
    """Every fault that a row of ``scenarios`` is or makes, and a remark on each that changes nothing.

    Where the case has faults itself (``doubtful``: the tables in which nothing can be looked up) rows are
    only understood, not applied.
    """
    faults: list[Fault] = []
    idle: list[Fault] = []
    by_scenario = Edit.rows(written["scenarios"])
    if doubtful is not None:
        shown = rows_shown(written)
        return [
            f
            for edits in by_scenario.values()
            for e in edits
            if e.table not in doubtful
            for f in understood(e, shown)[1]
        ], []
    before = fill(written, settings, periods)
    for edits in by_scenario.values():
        made = amended(written, before, edits)
        if made.faults:
            faults += made.faults
            continue
        tables, wrong = _checked(written, made, settings, periods)
        faults += consequences(edits, made, before, wrong)
        idle += unchanged(made, written, before, tables) if not wrong else []
    return faults, idle


def _stray(name: str, doubts: Iterable[Fault]) -> str:
    like = nearest(name, [f.value for f in doubts if f.value], loose=True)
    return f"{quoted(like)} instead. Rename it." if like else "none. Add it."


def _places(fault: Fault) -> set[Place]:
    return {(fault.table, row, fault.column) for row in (fault.row, *fault.also)}


def _not_yet(faults: Iterable[Fault], found: Iterable[Fault]) -> list[Fault]:
    """Without what only follows from a fault found earlier at the same cell."""
    places = {place for f in found if f.column for place in _places(f)}
    return [f for f in faults if not places & _places(f)]


__all__ = [
    "Case",
    "Edit",
    "Settings",
    "case_from",
    "checked_case",
    "edited",
    "language_of",
    "split_any_of",
    "with_rows",
]
