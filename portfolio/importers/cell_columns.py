"""The cells of a column of figures, read for each row: numbers, words, and what nobody knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from portfolio.importers.amounts import parted_from_taxes
from portfolio.importers.column_units import in_one_unit, tell_of
from portfolio.importers.counting import Item
from portfolio.importers.findings import Findings
from portfolio.importers.mapping import SIGNED, ListMapping, word_of_scale
from portfolio.importers.quantities import Kind, Quantity, number_in, read_quantities, unit_in_heading
from portfolio.importers.roles import READINGS, Role
from portfolio.importers.understanding import ListTable
from portfolio.tables.headings import plain
from portfolio.tables.numbers import written
from portfolio.tables.text import quoted, text_of
from portfolio.words.sentences import figure, listing, say, sentence

_IN_HOURS = ("seconds", "minutes", "hours")


@dataclass(frozen=True, slots=True)
class CellColumn:
    """A column as read, by row.

    Attributes
    ----------
    numbers : mapping of int to float or None
        None where the cell is blank, says that nobody knows, or holds words.
    words : mapping of int to str
        What is no number.
    unknown : set of int
        The rows that say that nobody knows, as TBD does; a blank says nothing.
    unlike : mapping of int to str
        What stands under a heading that counts otherwise than the one that goes before it: hours beside
        points, sizes beside numbers. No number of the column.
    unit : str
        What the figures are counted in, as the cells or the heading say.
    currency : str
    """

    numbers: Mapping[int, float | None]
    words: Mapping[int, str] = field(default_factory=dict)
    unknown: frozenset[int] = frozenset()
    unit: str = ""
    currency: str = ""
    unlike: Mapping[int, str] = field(default_factory=dict)

    def with_words(self, scale: Mapping[str, float]) -> CellColumn:
        """The column with its words as numbers, those that the scale knows."""
        named = {line: scale.get(word_of_scale(text)) for line, text in self.words.items()}
        left = {line: text for line, text in self.words.items() if named[line] is None}
        return replace(self, numbers={**self.numbers, **named}, words=left)


def read_column(
    table: ListTable, role: Role, items: Sequence[Item], mapping: ListMapping, findings: Findings
) -> CellColumn:
    """The columns of a role as one: in each row the first that is filled in."""
    return _read(table, table.columns[role], items, mapping, findings, role)


def read_cells(
    table: ListTable, role: Role, place: int, items: Sequence[Item], mapping: ListMapping, findings: Findings
) -> CellColumn:
    """One column."""
    return _read(table, (place,), items, mapping, findings, role)


def _read(
    table: ListTable,
    places: Sequence[int],
    items: Sequence[Item],
    mapping: ListMapping,
    findings: Findings,
    role: Role,
) -> CellColumn:
    # what a mark means the whole column decides, rows that are no items included
    first = {line: _first(cells, places) for line, cells in table.rows}
    counts = {line for item in items for line, _ in item.rows}
    units: set[str] = set()
    currencies: set[str] = set()
    numbers: dict[int, float | None] = dict.fromkeys(counts)
    words: dict[int, str] = {}
    unknown: set[int] = set()
    unlike: dict[int, str] = {}
    units_said = {plain(h): unit for h, unit in mapping.unit.items()}
    for place in places:
        lines = [line for line, (k, _) in first.items() if k == place]
        if counts.isdisjoint(lines):
            continue
        heading = table.heading(place)
        _, factor, unit = unit_in_heading(heading)
        if READINGS[role].holds == "worth":
            factor, unit = 1.0, ""  # points are the score as it is written
        said = units_said.get(plain(heading)) or units_said.get(role) or ""
        column = read_quantities(
            [first[line][1] for line in lines],
            factor,
            said or unit,
            decimal=mapping.decimal,
            signed=mapping.signed_amounts,
        )
        if said in _IN_HOURS:
            column = column.in_unit("hours")
        if table.of_tracker and role is Role.EFFORT:
            cells = [c for line, c in zip(lines, column.cells, strict=True) if line in counts]
            known = any(n is not None for n in numbers.values())
            if _counts_otherwise(column.unit, cells, known, units, mapping):
                unlike |= {n: text_of(first[n][1]) for n in lines}
                continue
        column = in_one_unit(column, role, heading, mapping, findings)
        units |= {column.unit} - {""}
        currencies |= {parted_from_taxes(column.currency)[0]} - {""}
        for line, cell in zip(lines, column.cells, strict=True):
            if line not in counts:
                continue
            numbers[line] = cell.number
            _doubtful(cell, findings, heading, line)
            if cell.kind is Kind.UNREADABLE:
                words[line] = cell.text
            elif cell.kind is Kind.UNKNOWN and cell.text:
                unknown.add(line)
        tell_of(column, factor, role, heading, findings)
    if READINGS[role].holds == "money" and words and all(n is None for n in numbers.values()):
        shown = figure(listing, [quoted(t) for t in dict.fromkeys(words.values())][:4])
        heading = table.heading(places[0])
        problem = sentence("list_fault_words", found=shown, role=role.value)
        findings.fault(problem, min(words), heading, sorted(words)[1:])
    _both(table, places, items, role, mapping, findings)
    if len(units) > 1:
        names = figure(listing, [quoted(table.heading(k)) for k in places])
        found = figure(listing, sorted(units))
        findings.fault(sentence("list_fault_units_of_columns", found=found, columns=names, role=role.value))
    if len(currencies) > 1:
        findings.fault(sentence("list_fault_currencies", found=figure(listing, sorted(currencies))))
    return CellColumn(
        numbers,
        words,
        frozenset(unknown),
        next(iter(sorted(units)), ""),
        next(iter(sorted(currencies)), ""),
        unlike,
    )


def _both(
    table: ListTable,
    places: Sequence[int],
    items: Sequence[Item],
    role: Role,
    mapping: ListMapping,
    findings: Findings,
) -> None:
    """Two columns of one thing, filled in otherwise in one row: which is meant is asked."""
    if len(places) < 2 or READINGS[role].several != "ask" or role in mapping.sure:
        return
    for item in items:
        for line, cells in item.rows:
            filled = {k: t for k in places if k < len(cells) and (t := text_of(cells[k]))}
            if table.of_tracker:  # a size beside a number says the same otherwise: the first goes before
                filled = {k: t for k, t in filled.items() if number_in(t) is not None}
            if len({*filled.values()}) > 1:
                columns = [table.heading(k) for k in filled]
                text = say(
                    findings.language,
                    "list_ask_both",
                    role=say(findings.language, f"list_role_{role}"),
                    columns=listing([findings.quoted(c) for c in columns], findings.language),
                    name=findings.quoted(item.name or item.ident),
                    row=str(line),
                )
                findings.ask(
                    role, text, ("; ".join([*columns[n:], *columns[:n]]) for n in range(len(columns)))
                )
                return


def _counts_otherwise(
    unit: str, cells: Sequence[Quantity], known: bool, units: set[str], mapping: ListMapping
) -> bool:
    """Whether a column is of another unit than those before it, or of words that nobody gave a number."""
    if units and unit and unit not in units:
        return True
    words = {word_of_scale(c.text) for c in cells if c.kind is Kind.UNREADABLE}
    return known and not words <= mapping.counted | mapping.sizes.keys()


def _first(cells: Sequence[object], places: Sequence[int]) -> tuple[int, object]:
    """The first cell that is filled in, and its place; the first place where none is."""
    return next(((k, cells[k]) for k in places if k < len(cells) and text_of(cells[k])), (places[0], None))


def _doubtful(cell: Quantity, findings: Findings, heading: str, line: int) -> None:
    """What a cell leaves open is asked: which mark is the decimal one, and what a sign says."""
    language, shown = findings.language, [written(n) for n in cell.readings]
    common = {"text": findings.quoted(cell.text), "column": findings.quoted(heading), "row": str(line)}
    if "mark" in cell.doubts:
        mark = next(c for c in cell.text if c in ",.")
        other = "." if mark == "," else ","
        # where the mark is between thousands stands first, in the question as among its answers
        both = {"grouped": shown[0], "decimal": shown[len(shown) // 2], "first": other, "second": mark}
        findings.ask("decimal", say(language, "list_ask_decimal", **common, **both), (other, mark))
    if "sign" in cell.doubts:
        text = say(language, "list_ask_signed", **common, plain=shown[0], times=shown[1])
        findings.ask("signed_amounts", text, SIGNED)
