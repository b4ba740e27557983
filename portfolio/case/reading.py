"""The one door to a case, new or changed: raw tables in, every fault of all of them or a checked case out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from portfolio.case.alike import as_percentages
from portfolio.case.case import Case
from portfolio.case.checks.check import check
from portfolio.case.checks.sizes import beyond
from portfolio.case.checks.strategy import Place
from portfolio.case.defaults import fill
from portfolio.case.edits import (
    IN_WORDS,
    Amended,
    Edit,
    amended,
    as_source,
    consequences,
    rows_shown,
    unchanged,
    understood,
    with_undecided,
)
from portfolio.case.periods import either_way, in_periods
from portfolio.case.pessimistic import by_number
from portfolio.case.settings import Settings, fill_settings, read_settings
from portfolio.case.wording import in_their_units, named_as_declared
from portfolio.errors import CaseError, Fault
from portfolio.size_limits import SETTINGS
from portfolio.tables import SCHEMA, SCHEMAS, Cell, RawTable, Table, nearest, quoted, read_table
from portfolio.tables.naming import PLAIN
from portfolio.words.languages import FALLBACK
from portfolio.words.sentences import Sentence, sentence


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
    read_from: Mapping[str, str] | None = None,
) -> Case:
    """The one door to a case: raw tables in, a validated case out. ``settings_rows`` says where each setting
    stands.

    ``scenarios`` says whether the rows of that table are tried, each scenario's together; ``read_from`` which
    rounds of databases it is (see :class:`Case`).

    Raises
    ------
    CaseError
        With every fault of every table, those of the source (``faults``) first.
    """
    if wrong := list(beyond(raw, settings, source)):
        raise CaseError(wrong, source, language_to_tell(settings, {}))
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
                problem = _missing(schema.name, doubts, raw)
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
    filled = fill_settings(typed, periods)
    written, mistaken, beside = _in_its_words(written, filled, periods)
    found += _not_yet(mistaken, found)
    doubts += beside
    written["contributions"], ranges = by_number(written)
    if not any(f.table == "key_results" for f in found):  # which way is better stands there
        found += _not_yet(ranges, found)
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
            sorted(found, key=lambda f: (order.get(f.table, -1), f.row if f.row is not None else 0)),
            source,
            language_to_tell(settings, raw),
        )
    return Case(
        written,
        typed,
        [*doubts, *settings_doubts, *(d for table in written.values() for d in table.doubts)],
        read_from=read_from,
    )


def _in_its_words(
    written: Mapping[str, Table], settings: Settings, periods: tuple[str, ...]
) -> tuple[dict[str, Table], list[Fault], list[Fault]]:
    """The tables with what people write otherwise as the case has it: names, dates, thousands, percentages.
    Faults and remarks are on amounts that can't be told, or may be meant otherwise.
    """
    named = {name: in_periods(table, periods) for name, table in named_as_declared(written).items()}
    counted, faults, doubts = in_their_units(named, settings)
    return as_percentages(counted, settings), faults, doubts


def as_far_as_read(
    raw: Mapping[str, RawTable], settings: Mapping[str, object]
) -> tuple[dict[str, Table], dict[str, Cell]]:
    """What raw tables and settings say, whatever else is wrong with them: a cell that can't be read is blank.
    Pessimistic and optimistic changes stay as they stand.
    """
    written = {name: read_table(table)[0] for name, table in raw.items()}
    known = {s.name: written.get(s.name) or Table(s.name, dict.fromkeys(s.names, ())) for s in SCHEMAS}
    typed, _, _ = read_settings(settings, "", {})
    periods = known["resources"].further
    known, _, _ = _in_its_words(known, fill_settings(typed, periods), periods)
    return {name: known[name] for name in written}, typed


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
    source = sentence("fault_in_scenario", name=name) if name else None
    if made.faults:
        raise CaseError(made.faults, source or sentence("fault_in_changes"), case.settings.language)
    tables, faults = _checked(case.written, made, case.settings, case.periods)
    if faults:
        raise CaseError(faults, source or sentence("fault_in_changed"), case.settings.language)
    return Case(tables, case.written_settings, read_from=case.read_from)


def with_rows(case: Case, name: str, rows: Sequence[Mapping[str, Cell]], what: str) -> Case:
    """The case with more rows in one of its tables, checked like any other.

    Raises
    ------
    CaseError
        With every fault of the case that they would make.
    """
    raw = {s.name: as_source(case.written[s.name], rows if s.name == name else ()) for s in SCHEMAS}
    given = {n: table for n, table in raw.items() if table.rows}
    return case_from(
        given,
        dict(case.written_settings),
        source=what,
        settings_file="settings",
        read_from=case.read_from,
    )


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
    idle: list[Fault] = []
    if doubtful is not None:
        by_scenario = Edit.rows(written["scenarios"])
        shown = rows_shown(written)
        return [
            f
            for edits in by_scenario.values()
            for e in edits
            if e.table not in doubtful and e.table != IN_WORDS
            for f in understood(e, shown)[1]
        ], []
    before = with_undecided(fill(written, settings, periods))
    by_scenario, faults = _in_words(written, before, settings, periods)
    for edits in by_scenario.values():
        if not edits:
            continue
        made = amended(written, before, edits)
        if made.faults:
            faults += made.faults
            continue
        tables, wrong = _checked(written, made, settings, periods)
        faults += consequences(edits, made, before, wrong)
        idle += unchanged(made, written, before, tables) if not wrong else []
    return faults, idle


def language_to_tell(settings: Mapping[str, object], raw: Mapping[str, RawTable]) -> str:
    """The language in which faults are told: that of the settings, where these can be read and say one; else
    the one of most tables' headings.
    """
    said = read_settings(settings, "", {})[0] if len(settings) <= SETTINGS else {}
    if said.get("language"):
        return str(said["language"])
    words = Counter(table.naming.words for table in raw.values()).most_common(1)
    return words[0][0] if words and 2 * words[0][1] > len(raw) else FALLBACK


def _missing(name: str, doubts: Iterable[Fault], raw: Mapping[str, RawTable]) -> Sentence:
    """What is said of a table that is not there, and of what may be meant as it."""
    name = next((t.naming for t in raw.values() if t.naming.words != FALLBACK), PLAIN).table(name)
    if like := nearest(name, [f.value for f in doubts if f.value], loose=True):
        return sentence("fault_table_misnamed", table=name, found=quoted(like))
    return sentence("fault_table_missing", table=name)


def _in_words(
    written: Mapping[str, Table], filled: Mapping[str, Table], settings: Settings, periods: tuple[str, ...]
) -> tuple[dict[str, list[Edit]], list[Fault]]:
    """The changes of each scenario, in words or not; what reads words is loaded where there are any."""
    scenarios = written["scenarios"]
    if IN_WORDS not in scenarios["table"]:
        return Edit.rows(scenarios), []
    from portfolio.case.what_if.scenario_rows import scenario_edits

    return scenario_edits(scenarios, filled, written, settings, periods)


def scenarios_of(case: Case) -> dict[str, list[Edit]]:
    """The changes of each scenario of a case, in words or not."""
    tables = {s.name: case.table(s.name) for s in SCHEMAS}
    return _in_words(case.written, tables, case.settings, case.periods)[0]


def _places(fault: Fault) -> set[Place]:
    return {(fault.table, row, fault.column) for row in (fault.row, *fault.also)}


def _not_yet(faults: Iterable[Fault], found: Iterable[Fault]) -> list[Fault]:
    """Without what only follows from a fault found earlier at the same cell."""
    places = {place for f in found if f.column for place in _places(f)}
    return [f for f in faults if not places & _places(f)]
