"""A case saved into a workbook that somebody has: only cells whose value differs change, rows that are new
follow the others, and all else stays as it is: comments, formats, widths, sheets of one's own, pictures.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from portfolio.case.case import Case
from portfolio.case.edits import fault_said
from portfolio.case.reading import as_far_as_read
from portfolio.errors import CaseError, Fault
from portfolio.loaders.case_of import case_of
from portfolio.loaders.cell_formats import formats_of
from portfolio.loaders.changes import Changes, Held, settings_changes, table_changes
from portfolio.loaders.examples import without_examples
from portfolio.loaders.ids_from_names import with_ids
from portfolio.loaders.package import Package
from portfolio.loaders.sheet_xml import UnfitError, edited
from portfolio.loaders.shown import formats_in_per_cent, number_of_column
from portfolio.loaders.source import Source, UnreadableError
from portfolio.loaders.template import refuse_excess
from portfolio.tables import SCHEMAS, SETTINGS, RawTable, table_named, text_of
from portfolio.tables.text import joined
from portfolio.words.sentences import figure, sentence


def saved_into(path: Path, case: Case, read: Callable[[Path], Source]) -> bytes:
    """The workbook at ``path`` with a case saved into it; ``read`` gives what a workbook holds.

    Raises
    ------
    CaseError
        When it can't be read, or holds what can't be kept while the case is saved.
    """
    refuse_excess(case.written, case.written_settings)
    found = read(path)
    if found.faults and not found.tables and not found.faults[0].table:
        raise CaseError([_refused(path, found.faults[0].problem)], str(path))
    why = sentence("fault_kept_otherwise")
    # ids that were made from names are made again where that gives the same case; else they are written
    for named in (True, False):
        try:
            made = _with_case(path, case, read(path), named=named)
        except UnreadableError as error:
            raise CaseError([_refused(path, error.problem)], str(path)) from None
        except UnfitError as error:
            problem = sentence("fault_not_kept", found=error.why)
            raise CaseError([_refused(path, problem)], str(path)) from None
        try:
            if _read_again(made, path, read) == case:
                return made
            why = sentence("fault_kept_otherwise")
        except CaseError as error:
            why = sentence("fault_not_a_case_then", fault=figure(fault_said, next(iter(error))))
    raise CaseError([_refused(path, why)], str(path))


def _refused(path: Path, problem: str) -> Fault:
    told = figure(joined, [problem, sentence("fault_save_elsewhere")], by=" ")
    return Fault("", None, "", path.name, told, path.name)


def _read_again(data: bytes, path: Path, read: Callable[[Path], Source]) -> Case:
    """The case that a workbook holds."""
    handle, name = tempfile.mkstemp(suffix=path.suffix)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        return case_of(read(Path(name)))
    finally:
        Path(name).unlink()


def _with_case(path: Path, case: Case, source: Source, *, named: bool) -> bytes:
    """The workbook with every cell changed whose value is not the case's."""
    before = path.read_bytes()
    filled = {name: _filled(table) for name, table in source.tables.items()}
    without_examples(source)
    plain = dict(source.tables)
    with_ids(source)
    known, settings = as_far_as_read(source.tables, source.settings)
    old = known if named else as_far_as_read(plain, source.settings)[0]
    package = Package(before)
    changed = False
    for schema in SCHEMAS:
        table, raw = case.written[schema.name], source.tables.get(schema.name)
        if raw is None and not len(table):
            continue
        name = raw.file.removeprefix("sheet ") if raw else _sheet(package, schema.name)
        held = Held(raw, old[schema.name], known[schema.name], filled[schema.name]) if raw else None
        changes = table_changes(case, schema.name, held)
        changed |= _applied(package, name, changes)
    name = source.settings_file.removeprefix("sheet ") if source.settings_rows else ""
    changes = settings_changes(case.written_settings, settings, source.settings_rows)
    if changes.edits:
        changed |= _applied(package, name or _sheet(package, SETTINGS.name), changes)
    if not changed:
        return before
    package.to_be_calculated([name for name in package.sheets if table_named(name)])
    return package.data()


def _filled(raw: RawTable) -> frozenset[int]:
    """The rows that hold something."""
    return frozenset(line for line, cells in raw.rows if any(text_of(c) for c in cells))


def _sheet(package: Package, table: str) -> str:
    """The sheet of a table that could not be read from one: a blank one, or a new one."""
    found = next((name for name in package.sheets if table_named(name) == table), table)
    if found not in package.sheets:
        package.add(found)
    return found


def _applied(package: Package, name: str, changes: Changes) -> bool:
    """Whether a sheet was changed."""
    if not changes.edits:
        return False
    per_cent = formats_in_per_cent(formats_of(package.styles)[0])
    for part, reach in package.tables(name):
        _fit(package, name, part, reach, changes)
    package.show(name)
    try:
        data = edited(package.sheet(name), changes.edits, changes.like, per_cent.__contains__)
    except UnfitError as error:
        raise UnfitError(sentence("fault_unfit_on_sheet", why=error.why, sheet=name)) from None
    package.put(name, data)
    return True


def _fit(package: Package, sheet: str, part: str, reach: str, changes: Changes) -> None:
    """Let one of Excel's own tables reach over rows that follow it."""
    left, top, right, bottom = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", reach).groups()  # type: ignore[union-attr]
    across = range(number_of_column(left), number_of_column(right) + 1)
    if any(place in across for place in changes.edits.get(int(top), ())):
        raise UnfitError(sentence("fault_unfit_table", reach=reach, sheet=sheet))
    if int(bottom) + 1 in changes.like:
        package.stretch(part, reach, f"{left}{top}:{right}{max(changes.like)}")
