"""The case: everything one arbitration needs and nothing else, validated and immutable."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from portfolio.case.defaults import fill, money_unit, says_nothing
from portfolio.case.periods import index_of
from portfolio.case.remarks import remarks
from portfolio.case.settings import Settings, assumed, fill_settings
from portfolio.display.shown_as import shown_as
from portfolio.errors import CaseError, Fault, PortfolioError, counted_remarks, fault_frame
from portfolio.tables import SCHEMA, Cell, Row, Table
from portfolio.tables.relations import Means
from portfolio.words.languages import codes
from portfolio.words.media import one_line
from portfolio.words.sentences import figure, listing, sentence

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
    read_from : mapping of str to str
        The rounds of databases that it was read from or written to, and what tells their content then; no
        part of what it is. Cases made from it have the same.

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
    rules = _Frame("rules")
    transfers = _Frame("transfers")
    parties = _Frame("parties")
    judgements = _Frame("judgements")
    causes = _Frame("causes")
    decisions = _Frame("decisions")
    plan = _Frame("plan")
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
    _read_from: dict[str, str]

    def __init__(
        self,
        written: Mapping[str, Table],
        settings: Mapping[str, Cell],
        doubts: Iterable[Fault] = (),
        draw_of: Case | None = None,
        read_from: Mapping[str, str] | None = None,
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
            _read_from=dict(read_from or {}),
        )

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a case never changes: {name} can't be set. Load another one.")

    def __getstate__(self) -> dict[str, object]:
        """What another process is sent: all but what was looked up, which it looks up again."""
        return {name: value for name, value in vars(self).items() if name != "_looked_up"}

    def table(self, name: str) -> Table:
        """A table with its defaults filled in, as columns."""
        return self._tables[name]

    def rows(self, table: str) -> Mapping[Any, Row]:
        """The rows of a table by what names them: an id, or ids in a tuple, as ``(initiative, option)``.

        Examples
        --------
        >>> import portfolio as pf
        >>> case = pf.load("data/samples/lorie_savage")
        >>> case.rows("resources")["capital"]["year1"], case.rows("options")["P1", "full"]["duration"]
        (50.0, 2.0)
        """
        return self._look_up("rows", table, lambda: _by_key(self.table(table)))

    def names(self, table: str) -> Mapping[str, str]:
        """What people call each row of a table, on one line: its name, or its id where that is blank.

        Among the KPIs are those that only key results name.

        Examples
        --------
        >>> import portfolio as pf
        >>> case = pf.load("data/samples/lorie_savage")
        >>> case.names("initiatives")["P1"], case.names("key_results")["npv"]
        ('Project 1', 'npv')
        """
        own = self.own_names(table)
        return self._look_up("names", table, lambda: {i: own.get(i, i) for i in self._ids(table)})

    def own_names(self, table: str) -> Mapping[str, str]:
        """The rows of a table that have a name of their own, and it, on one line."""
        named = ((i, row["name"]) for i, row in self.rows(table).items() if row["name"])
        return self._look_up("own_names", table, lambda: {i: one_line(name) for i, name in named})

    def units(self, table: str) -> Mapping[str, str]:
        """What each resource, or each KPI, is counted in; empty where nobody said.

        Examples
        --------
        >>> import portfolio as pf
        >>> pf.load("data/samples/lorie_savage").units("resources")["capital"]
        '$'
        """
        said = ((i, row["unit"]) for i, row in self.rows(table).items() if row["unit"])
        return self._look_up("units", table, lambda: dict.fromkeys(self._ids(table), "") | dict(said))

    @cached_property
    def money_unit(self) -> str:
        """What money is counted in: the unit of the budgets, which all have the same, or the currency."""
        return money_unit(self.table("resources"), self.settings)

    @cached_property
    def budgets(self) -> tuple[str, ...]:
        """Ids of the resources that are money, as their table lists them."""
        return self._of_means(money=True)

    @cached_property
    def capacities(self) -> tuple[str, ...]:
        """Ids of the resources that are people, as their table lists them."""
        return self._of_means(money=False)

    @property
    def period_index(self) -> Mapping[str, int]:
        """Each period's place, counted from 0.

        Examples
        --------
        >>> import portfolio as pf
        >>> pf.load("data/samples/lorie_savage").period_index["year2"]
        1
        """
        return self._look_up("index", "periods", lambda: index_of(self.periods))

    def _of_means(self, *, money: bool) -> tuple[str, ...]:
        return tuple(r for r, row in self.rows("resources").items() if Means(row["kind"]).is_money == money)

    def _ids(self, table: str) -> Iterable[str]:
        return (*self.rows(table), *(self.table("key_results")["kpi"] if table == "kpis" else ()))

    @cached_property
    def _looked_up(self) -> dict[tuple[str, str], Mapping[Any, Any]]:
        return {}

    def _look_up(self, what: str, of: str, made: Callable[[], Mapping[Any, Any]]) -> Mapping[Any, Any]:
        """Made when it is first asked for; nobody can write into it."""
        if (what, of) not in self._looked_up:
            self._looked_up[what, of] = MappingProxyType(made())
        return self._looked_up[what, of]

    @property
    def read_from(self) -> Mapping[str, str]:
        return MappingProxyType(self._read_from)

    def revised(self, tables: Mapping[str, Table]) -> Case:
        """The case with some of its tables as given. They are not checked: only for what cannot make a
        valid case invalid.
        """
        return Case({**self.written, **tables}, self.written_settings, read_from=self.read_from)

    def written_to(self, uid: str, digest: str) -> None:
        """Keep that a round of a database now holds it."""
        vars(self)["_read_from"] = {**self._read_from, uid: digest}

    def drawn(self, tables: Mapping[str, Table]) -> Case:
        """The case as one draw turns out: its ``contributions`` as they come, ``success`` of an option 1 or
        0.

        The same portfolios are possible as in the case as expected; an option that failed brings no synergy
        either.
        """
        return Case({**self.written, **tables}, self.written_settings, draw_of=self.expected)

    @property
    def expected(self) -> Case:
        """The case as expected: itself, unless it is a draw of one."""
        return self if self._draw_of is None else self._draw_of

    @property
    def is_draw(self) -> bool:
        return self._draw_of is not None

    def listed(self, initiatives: Iterable[str]) -> list[str]:
        """Initiatives in the order of their table, as lists show them."""
        place = {i: n for n, i in enumerate(self.rows("initiatives"))}
        return sorted(initiatives, key=lambda i: place.get(i, len(place)))

    @property
    def name(self) -> str:
        return self.settings.name

    @property
    def remarks(self) -> pd.DataFrame:
        return shown_as("remarks", fault_frame(self.doubts, self.settings.language), self)

    @cached_property
    def doubts(self) -> tuple[Fault, ...]:
        """The remarks, one by one, as ``portfolio check`` prints them; looked for when they are asked for."""
        per_year = assumed(self.written_settings, self.settings, self.table("kpis"), self.periods)
        found = remarks(self.written, self._tables, self.settings, self.periods)
        return counted_remarks([*self._found, *per_year, *found])

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        """SHA-256 of each table and of the settings, defaults filled in; rows and columns in an order of
        their own, where theirs decides nothing.
        """
        content: dict[str, Any] = {
            name: [(c, v) for c, v in table.ordered().columns.items() if not _is_new(table, c)]
            for name, table in self._tables.items()
            if len(table) or not table.schema.later
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


def _is_new(table: Table, column: str) -> bool:
    """Whether a column came after the first records and says nothing: those must stay those of the case."""
    return table.schema.column(column).later and says_nothing(table, column)


def _by_key(table: Table) -> dict[Any, Row]:
    """The rows of a table that can't be written into, by the id in its key, or by all of several."""
    ids = table.keys() if len(table.schema.key) > 1 else table[table.schema.key[0]]
    return {i: Row(r.line, MappingProxyType(r.cells)) for i, r in zip(ids, table, strict=True)}


def checked_case(case: object) -> Case:
    """What was given as a case, if it is one.

    Raises
    ------
    PortfolioError
        For anything else.
    """
    if not isinstance(case, Case):
        raise PortfolioError(sentence("fault_no_case", found=repr(case)))
    return case


def language_of(case: Case, language: str | None = None) -> str:
    """The language asked for, the case's own unless it is.

    Raises
    ------
    CaseError
        For a language that is not spoken here.
    """
    if language is not None and language not in codes():
        problem = sentence("fault_language", known=figure(listing, codes(), last="or"), found=language)
        raise CaseError([Fault("", None, "language", str(language), problem)], "", case.settings.language)
    return language or case.settings.language
