"""One column at a time: typed cells, and what is wrong with them, each kind told once.

A column says more than its cells: which mark is the decimal one, that it holds a scale where a share belongs,
or words where numbers do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from portfolio.errors import Fault
from portfolio.size_limits import FOUND, TOLD
from portfolio.tables.cells import Cell, in_words, must_be, read_cell
from portfolio.tables.naming import Naming
from portfolio.tables.numbers import cell_said, decimal_mark, figure_of, is_unknown, to_write
from portfolio.tables.raw import RawTable, Rows, Shown
from portfolio.tables.schema import PERIOD_AMOUNT, SHARES, Column, Schema
from portfolio.tables.spelling import nearest
from portfolio.tables.text import UnreadError, few, quoted, text_of
from portfolio.words.figures import decimal
from portfolio.words.sentences import Sentence, figure, sentence

# what nobody can read otherwise, and needs no further look
_CLEAR = re.compile(r"-?\d+(\.(\d\d?|\d{4,}))?")
_TWO_READINGS = re.compile(r"[.,]")
_MARK = {".": "remark_points_are_decimal", ",": "remark_commas_are_decimal"}
_WITH_EXAMPLE = ("impact", "confidence", "effort")
"""Columns that people fill with words, so that they are shown what numbers are meant."""


class ColumnReader:
    """Reads the columns of one table; what it finds wrong, doubtful or beside amounts is gathered.

    Parameters
    ----------
    raw : RawTable
    schema : Schema
    rows : sequence of (line, cells)
        The rows that count.
    places : sequence of (place, heading)
        Where each column stands.
    """

    def __init__(self, raw: RawTable, schema: Schema, rows: Rows, places: Sequence[tuple[int, str]]) -> None:
        self.raw, self.schema, self.rows, self.places = raw, schema, rows, places
        self.faults: list[Fault] = []
        self.doubts: list[Fault] = []
        self.signs: dict[tuple[int, str], str] = {}
        self._marks: dict[str, tuple[str, str]] = {}

    def read(self, place: int, heading: str) -> tuple[Cell, ...]:
        """A column's typed cells; a cell that can't be read is a fault and None."""
        column = self.schema.column(heading)
        values: list[Cell] = []
        seen: dict[tuple[type, Any], Cell | _Wrong] = {}
        missing: list[int] = []
        kinds: set[str] = set()
        for line, cells in self.rows:
            cell = cells[place] if place < len(cells) else None
            if isinstance(cell, Shown) and column.kind in ("number", "whole"):
                self.signs[line, heading] = cell.sign
            known = (type(cell), cell)
            if known not in seen:
                if len(kinds) > FOUND:  # enough to tell what is wrong with it
                    values.append(None)
                    continue
                seen[known] = self._cell(column, heading, cell)
            value = seen[known]
            if isinstance(value, _Wrong):
                kinds.add(value.kind)
                value.lines.append(line)
                value = None
            elif value is None and column.required:
                missing.append(line)
            values.append(value)
        if missing:
            problem = sentence("fault_blank", rule=self.raw.naming.rule(column))
            self.faults.append(self.raw.fault(missing[0], heading, "", problem).in_rows_too(missing[1:]))
        if wrong := [v for v in seen.values() if isinstance(v, _Wrong)]:
            self._tell(column, heading, [c for _, c in seen], wrong)
            if len(kinds) > FOUND:
                problem = sentence("fault_more_than_looked_for")
                self.faults.append(self.raw.fault(None, heading, "", problem))
        elif column.kind in ("number", "whole") and (
            texts := [c for _, c in seen if isinstance(c, str) and c and not _CLEAR.fullmatch(c)]
        ):
            self._doubt(column, heading, place, texts)
        return tuple(values)

    def _cell(self, column: Column, heading: str, cell: object) -> Cell | _Wrong:
        try:
            mark = (
                self._mark(heading)[0]
                if isinstance(cell, str) and _TWO_READINGS.search(cell) and column.kind in ("number", "whole")
                else ""
            )
            return read_cell(column, cell, mark, scaled=_counts(column), naming=self.raw.naming)
        except UnreadError as error:
            # without its traceback, which would keep the frames of every bad cell
            return _Wrong(text_of(cell), UnreadError(error.found, error.advice))

    def _mark(self, heading: str) -> tuple[str, str]:
        """The decimal mark of the columns that hold amounts of the same kind, and a figure that proves it."""
        family = self._family(heading)
        if family not in self._marks:
            places = [k for k, h in self.places if self._family(h) == family]
            # a spreadsheet's own numbers say nothing of how the text beside them was typed
            texts = dict.fromkeys(
                c.strip()
                for _, cells in self.rows
                for k in places
                if k < len(cells) and isinstance(c := cells[k], str)
            )
            self._marks[family] = decimal_mark(t for t in texts if t)
        return self._marks[family]

    def _family(self, heading: str) -> str:
        """What columns of one kind of amount have in common: the periods, the steps, one unit; else a
        column stands alone.
        """
        if heading not in self.schema.names:
            return "" if self.schema.column(heading).kind == "number" else heading
        unit = self.schema[heading].unit
        return f"in {unit}" if unit.startswith("the ") else heading

    def _tell(self, column: Column, heading: str, cells: Sequence[object], wrong: Sequence[_Wrong]) -> None:
        """What can't be read, each kind once: what is wrong with the column as a whole, or each text with
        its rows.
        """
        texts = [t for c in cells if (t := text_of(c))]
        naming = self.raw.naming
        whole = _not_meant(column, heading, wrong, texts, naming) or _no_share(
            column, naming.column(heading), texts
        )
        if whole:
            lines = sorted(line for w in wrong for line in w.lines)
            fault = self.raw.fault(lines[0], heading, wrong[0].text, whole)
            self.faults.append(fault.in_rows_too(lines[1:]))
            return
        alike: dict[str, list[_Wrong]] = {}
        for w in wrong:
            alike.setdefault(w.kind, []).append(w)
        for same in list(alike.values())[:TOLD]:
            lines = sorted(line for w in same for line in w.lines)
            first = min(same, key=lambda w: w.lines[0])
            problem = must_be(column, first.error, naming)
            fault = self.raw.fault(lines[0], heading, first.text, problem)
            self.faults.append(fault.in_rows_too(lines[1:]))
        if others := [w for same in list(alike.values())[TOLD:] for w in same]:
            lines = sorted(line for w in others for line in w.lines)
            problem = sentence("fault_more_of_kind", count=len(lines))
            self.faults.append(self.raw.fault(lines[0], heading, "", problem).in_rows_too(lines[1:]))

    def _doubt(self, column: Column, heading: str, place: int, texts: Sequence[str]) -> None:
        """Currencies beside amounts; and a remark where other figures decided what a point or comma before
        three digits is.
        """
        figures = {t: figure_of(text) for t in texts if (text := text_of(t))}
        if signs := {t: sign for t, f in figures.items() if (sign := f.sign or ("%" if "%" in t else ""))}:
            for line, cells in self.rows:
                cell = cells[place] if place < len(cells) else None
                if isinstance(cell, str) and cell in signs:
                    self.signs[line, heading] = signs[cell]
        mark, proof = (
            self._mark(heading) if any(f.grouped is not None for f in figures.values()) else ("", "")
        )
        as_decimals = [t for t, f in figures.items() if f.grouped is not None and f.mark == mark]
        # nobody meant thousands where every figure has three decimals, and one of them is no round amount
        machine = re.fullmatch(r"\d*[.,]\d{3}", text_of(proof)) and not all(
            re.search(r"[.,]\d\d0\D*$", t) for t in as_decimals
        )
        if as_decimals and not machine:
            first = next(
                line for line, cells in self.rows if place < len(cells) and cells[place] == as_decimals[0]
            )
            problem = sentence(
                _MARK[mark],
                found=quoted(as_decimals[0].strip()),
                number=to_write(figures[as_decimals[0]].number),
                proof=quoted(proof),
            )
            self.doubts.append(self.raw.fault(first, heading, as_decimals[0], problem))


def _counts(column: Column) -> bool:
    """Whether a column holds amounts, which may be written in thousands, and no shares."""
    return column.kind == "number" and column.maximum is None and column.unit not in SHARES


@dataclass(slots=True)
class _Wrong:
    """A text that can't be read, why, and the lines that hold it."""

    text: str
    error: UnreadError
    lines: list[int] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What texts have in common that are one slip, as 2.5 SP and 3 SP, 1,234 and 900,000."""
        return re.sub(r"\d[\d.,]*", "#", self.text) if re.search(r"\d[^\d]", self.text) else self.text


def _not_meant(
    column: Column, heading: str, wrong: Sequence[_Wrong], texts: Sequence[str], naming: Naming
) -> Sentence | None:
    """Why a column of words is not the column of numbers or yes and no that its heading says; None where
    it is.
    """
    if column.kind == "choice":
        return _own_words(column, heading, wrong, texts, naming)
    if column.kind not in ("number", "whole", "flag"):
        return None
    worded = [w for w in wrong if re.match(r"[^\W\d_]|[^\w\s.,+-]", w.text) and not is_unknown(w.text)]
    words = [w.text for w in worded]
    if sum(len(w.lines) for w in worded) < 2 or len(words) < sum(not is_unknown(t) for t in texts):
        return None  # a slip or two in a column of numbers
    if column is PERIOD_AMOUNT:
        return sentence("fault_words_period", table=naming.table("resources"), found=few(words))
    kind = "flag" if column.kind == "flag" else column.name if column.name in _WITH_EXAMPLE else "number"
    return sentence(f"fault_words_{kind}", found=few(words), **_which(column, heading, naming))


def _which(column: Column, heading: str, naming: Naming) -> dict[str, str]:
    """What a heading is as one of somebody's own, and what the known column is."""
    return {"heading": naming.column(heading), "meaning": figure(in_words, column.meaning)}


def _own_words(
    column: Column, heading: str, wrong: Sequence[_Wrong], texts: Sequence[str], naming: Naming
) -> Sentence | None:
    """Why a column that may be left out holds none of its choices; None where it holds some, or a slip of
    one.
    """
    words = list(dict.fromkeys(w.text for w in wrong))
    slips = any(nearest(word, column.choices) for word in words)
    if column.required or slips or len(set(texts)) > len(words):
        return None
    rule, which = naming.rule(column), _which(column, heading, naming)
    return sentence("fault_words_choice", rule=rule, found=few(words), **which)


def _no_share(column: Column, heading: str, texts: Sequence[str]) -> Sentence | None:
    """Why a column of shares holds a scale, or percentages without their sign; None where it does not."""
    if column.maximum != 1 or len(texts) < 2 or not all(re.fullmatch(r"\d{1,3}(\.0+)?", t) for t in texts):
        return None
    low, high = min(map(float, texts)), max(map(float, texts))
    if not 1 < high <= 100:
        return None
    found = {"heading": heading, "low": cell_said(low), "high": cell_said(high)}
    if high > 10:
        return sentence("fault_percentages", **found)
    one, two = (figure(decimal, f"{step / high:.3g}") for step in (100, 200))
    return sentence("fault_scale", one=one, two=two, **found)
