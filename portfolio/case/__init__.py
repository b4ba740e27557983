"""The case: everything one arbitration needs and nothing else, validated and immutable."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from portfolio.case.checks import check, split_any_of
from portfolio.case.defaults import fill
from portfolio.case.remarks import remarks
from portfolio.case.settings import Settings, fill_settings, read_settings
from portfolio.errors import CaseError, Fault, fault_frame
from portfolio.tables import SCHEMA, SCHEMAS, Cell, RawTable, Table, nearest, read_table

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

    Made by :func:`portfolio.load`; never changed afterwards. Each table is an attribute (``case.initiatives``,
    ``case.resources``, …) that gives a fresh frame. Two cases are equal when all their tables and settings are.

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
    decisions = _Frame("decisions")
    readings = _Frame("readings")
    ledger = _Frame("ledger")
    actuals = _Frame("actuals")

    def __init__(self, written: Mapping[str, Table], settings: Mapping[str, Cell], doubts: Iterable[Fault] = ()) -> None:
        self.written = dict(written)
        self.written_settings = dict(settings)
        self.periods: tuple[str, ...] = written["resources"].further
        self.settings: Settings = fill_settings(settings, self.periods)
        self._tables = fill(written, self.settings, self.periods)
        self._remarks = (*doubts, *remarks(self._tables, self.settings, self.periods))

    def table(self, name: str) -> Table:
        """A table with its defaults filled in, as columns."""
        return self._tables[name]

    @property
    def name(self) -> str:
        return self.settings.name

    @property
    def remarks(self) -> pd.DataFrame:
        return fault_frame(self._remarks)

    @property
    def doubts(self) -> tuple[Fault, ...]:
        """The remarks, one by one, as ``portfolio check`` prints them."""
        return self._remarks

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        """SHA-256 of each table and of the settings, defaults filled in."""
        content: dict[str, Any] = {name: table.columns for name, table in self._tables.items()}
        extra = {k: v for k, v in self.written_settings.items() if k not in Settings.__slots__}
        content["settings"] = {k: getattr(self.settings, k) for k in Settings.__slots__} | extra
        return {name: hashlib.sha256(json.dumps(columns, sort_keys=name != "resources").encode()).hexdigest() for name, columns in content.items()}

    @cached_property
    def fingerprint(self) -> str:
        return hashlib.sha256(json.dumps(self.fingerprints, sort_keys=True).encode()).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Case) and self.fingerprint == other.fingerprint

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __repr__(self) -> str:
        counts = f"{len(self.table('initiatives'))} initiatives, {len(self.periods)} periods, {len(self.table('resources'))} resources"
        return f"<Case {self.name or 'without a name'}: {counts}, {len(self.table('objectives'))} objectives>"


def case_from(
    raw: Mapping[str, RawTable],
    settings: Mapping[str, object],
    *,
    source: str,
    settings_file: str,
    doubts: Iterable[Fault] = (),
    faults: Iterable[Fault] = (),
) -> Case:
    """The one door to a case: raw tables in, a validated case out.

    Raises
    ------
    CaseError
        With every fault of every table, those of the source (``faults``) first.
    """
    found = list(faults)
    written: dict[str, Table] = {}
    unreadable = {f.table for f in found}
    for schema in SCHEMAS:
        if schema.name in raw:
            written[schema.name], table_faults = read_table(raw[schema.name])
            found += table_faults
        else:
            written[schema.name] = Table(schema.name, dict.fromkeys(schema.names, ()))
            if schema.required and schema.name not in unreadable:
                found.append(
                    Fault(
                        schema.name, None, "", "", f"the table {schema.name} must be there; found none.{_stray(schema.name, doubts)} Add it.", source
                    )
                )
    typed, settings_faults, settings_doubts = read_settings(settings, settings_file)
    found += settings_faults
    periods = written["resources"].further
    missing = {s.name for s in SCHEMAS if s.required and s.name not in raw} | unreadable
    across = check(written, fill_settings(typed, periods), periods)
    # a table that is missing altogether is said once, not once for every id that it would hold
    found += [f for f in across if not (missing and ("must be an id in" in f.problem or "must be one of the" in f.problem))]
    if found:
        raise CaseError(_first_at_each_place(found), source)
    return Case(written, typed, [*doubts, *settings_doubts])


def _stray(name: str, doubts: Iterable[Fault]) -> str:
    like = nearest(name, [f.value for f in doubts if f.value], loose=True)
    return f' Found "{like}" instead; rename it.' if like else ""


def _first_at_each_place(faults: list[Fault]) -> list[Fault]:
    """Without what follows from a fault already named at the same cell, in the order of the tables and rows."""
    seen: dict[tuple[str, int, str], int] = {}
    kept = []
    for fault in faults:
        if fault.row is not None and fault.column:
            place = (fault.table, fault.row, fault.column)
            if place in seen:
                continue
            seen[place] = 1
        kept.append(fault)
    order = {s.name: k for k, s in enumerate(SCHEMAS)}
    return sorted(kept, key=lambda f: (order.get(f.table, -1), f.row if f.row is not None else 0))


__all__ = ["Case", "Settings", "case_from", "split_any_of"]
