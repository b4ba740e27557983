"""The table that is made of a frame: for a page, where sentences have room, and for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from portfolio.display.cells_shown import Cell, Column, Kind, Named, cells_of, is_figure, is_nothing, word
from portfolio.display.sheets_shown import COLUMNS, OF_IDS, SHEETS, Sheet
from portfolio.words.figures import number
from portfolio.words.languages import is_phrase
from portfolio.words.media import on_page, one_line
from portfolio.words.sentences import say
from portfolio.words.text_tables import text_table, width_of_lines, wrapped

if TYPE_CHECKING:
    import pandas as pd

MOST = 200
"""So many rows are shown, and it is said: as many initiatives as a large round has, and all of them."""
_LONG = 48
"""A column that holds a text longer than this is read as sentences are: with room, and from the left."""
_ROOM, _NAME_ROOM = 21, 11
"""How wide a column of sentences, and one of names, is at least on a page, in widths of a letter m."""
_PAGE, _LETTER, _BESIDE = 62.0, 0.55, 1.0
"""How wide a page is beside the list of files, what a letter takes about, and what stands between columns."""
_GREY = "opacity:.65;font-size:90%"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a frame is shown by.

    Attributes
    ----------
    sheet : str
        In the registry.
    case : Named or None
        Where names and units are looked up.
    language : str
    figures : mapping of str to object
        What stands in the heading.
    whole : int or None
        So many rows the frame had that these rows are of; None for all of them, by id.
    chosen : bool
        Whether these columns were chosen: then none is hidden.
    """

    sheet: str
    case: Named | None
    language: str
    figures: Mapping[str, object] = field(default_factory=dict)
    whole: int | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column as it is read."""

    head: str
    cells: Sequence[Cell]
    right: bool
    room: int


def as_page(frame: pd.DataFrame, asked: Asked) -> str:
    """The frame as a part of a page."""
    heading, notes, columns = _read(frame, asked)
    columns = _side_by_side(columns)
    if not columns:
        return f"<p>{on_page(say(asked.language, 'sheet_none', what=heading))}</p>"
    head = "".join(
        f"<th style='text-align:{_side(c)};vertical-align:bottom'>{on_page(c.head)}</th>" for c in columns
    )
    body = "".join(
        f"<tr>{''.join(_td(c, cell) for c, cell in zip(columns, row, strict=True))}</tr>"
        for row in zip(*(c.cells for c in columns), strict=True)
    )
    return (
        f"<p><b>{on_page(heading)}</b></p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        + "".join(f"<p style='{_GREY}'>{on_page(note)}</p>" for note in notes)
    )


def as_text(frame: pd.DataFrame, asked: Asked) -> str:
    """The frame for a terminal: sentences one an item where it is made of them, else a table."""
    heading, notes, columns = _read(frame, asked)
    if not columns:
        return say(asked.language, "sheet_none", what=heading)
    width, sheet = width_of_lines(), SHEETS[asked.sheet]
    if sheet.listed and "sentence" in frame:
        told = [wrapped(one_line(str(s)), "- ") for s in _ordered(frame, sheet, asked)["sentence"][:MOST]]
        return "\n".join([wrapped(heading), *told])
    shown: dict[str, list[str]] = {}
    right = []
    for c in columns:
        head = c.head if c.head not in shown else f"{c.head} "
        shown[head] = [cell.line for cell in c.cells]
        right += [head] if c.right else []
    foot = ["", *map(wrapped, notes)] if notes else []
    return "\n".join([wrapped(heading), "", text_table(shown, right, width), *foot])


def as_lines(frame: pd.DataFrame, asked: Asked) -> list[list[tuple[str, str]]]:
    """The rows of the frame, in its own order: of each, what its cells are called and say, but for blanks."""
    # by id, rows would be in the order of the case's table
    _, _, columns = _read(frame, replace(asked, whole=len(frame)), most=len(frame))
    rows = zip(*(c.cells for c in columns), strict=True)
    return [[(c.head, cell.line) for c, cell in zip(columns, row, strict=True) if cell.text] for row in rows]


def _side(column: _Shown) -> str:
    return "right" if column.right else "left"


def _side_by_side(columns: Sequence[_Shown]) -> list[_Shown]:
    """The columns with as much room for sentences as the others leave, so that the last is still seen."""
    wide = [c for c in columns if c.room > _NAME_ROOM]
    if not wide:
        return list(columns)
    taken = sum(c.room or _LETTER * max(len(cell.text) for cell in c.cells) for c in columns if c not in wide)
    each = (_PAGE - taken - _BESIDE * len(columns)) / len(wide)
    room = round(min(_ROOM, max(_NAME_ROOM, each)))
    return [replace(c, room=room) if c in wide else c for c in columns]


def _td(column: _Shown, cell: Cell) -> str:
    style = f"text-align:{_side(column)};vertical-align:top"
    style += f";min-width:{column.room}em" if column.room else ";white-space:nowrap"
    beside = f"<br><span style='{_GREY}'>{on_page(cell.id)}</span>" if cell.id else ""
    text = "<br>".join(map(on_page, cell.text.split("\n")))
    return f"<td style='{style}'>{text}{beside}</td>"


def _read(frame: pd.DataFrame, asked: Asked, most: int = MOST) -> tuple[str, list[str], list[_Shown]]:
    """The heading, what stands at the foot, and the columns that say something: none where no row is."""
    sheet, case, language = SHEETS[asked.sheet], asked.case, asked.language
    heading = say(language, f"sheet_{asked.sheet}", **asked.figures)
    if not len(frame):
        return heading, [], []
    rows = _ordered(frame, sheet, asked).head(most)
    held = {c: list(rows[c]) for c in rows}
    if rows.index.name is not None:
        held = {rows.index.name: list(rows.index)} | held
    known = {str(c): values for c, values in held.items()}
    hidden = set() if asked.chosen else set(sheet.hidden)
    # a name stands beside its id
    ids = {"initiative", "objective", "kpi"} & set(known)
    beside = {"name", "label"} if case is not None and ids else set()
    columns = [
        _column(c, values, known, sheet, case, language)
        for c, values in held.items()
        if c not in hidden | beside and not all(map(is_nothing, values))
    ]
    notes = []
    whole = len(frame) if asked.whole is None else asked.whole
    if len(rows) < whole:
        notes.append(say(language, "sheet_rows", shown=len(rows), all=whole))
    if more := [c for c in sheet.hidden if c in hidden and c in held]:
        notes.append(say(language, "sheet_more", columns=", ".join(more)))
    return heading, notes, columns


def _ordered(frame: pd.DataFrame, sheet: Sheet, asked: Asked) -> pd.DataFrame:
    """The rows in the order of the case's table, where the frame has them by id."""
    case = asked.case if asked.whole is None else None
    key = {"initiatives": "initiative", "key_results": "key_result"}.get(sheet.order)
    if key is None or case is None:
        return frame
    ids = list(frame.get(key, frame.index))
    place = {i: n for n, i in enumerate(case.rows(sheet.order))}
    return frame.iloc[sorted(range(len(ids)), key=lambda n: place.get(ids[n], len(place)))]


def _column(
    name: Any,
    values: Sequence[Any],
    known: Mapping[str, Sequence[Any]],
    sheet: Sheet,
    case: Named | None,
    language: str,
) -> _Shown:
    column, head = _meant(name, sheet, case, language)
    cells = cells_of(column, values, known, case, language)
    if column.kind is Kind.MONEY and case is not None and case.money_unit:
        head = f"{head} ({case.money_unit})"
    figures = [v for v in values if not is_nothing(v)]
    right = all(map(is_figure, figures)) or column.kind is Kind.MONEY
    long = max(len(cell.text) for cell in cells)
    wide = long > _LONG and column.kind is not Kind.ID
    room = 0 if right or long <= _NAME_ROOM else _ROOM if wide else _NAME_ROOM
    return _Shown(one_line(head), cells, right, room)


def _meant(name: Any, sheet: Sheet, case: Named | None, language: str) -> tuple[Column, str]:
    """How a column is read, and its heading."""
    text, own = str(name), {} if case is None or sheet.of_ids in ("", "parties") else case.rows(sheet.of_ids)
    if case is not None and name in own:
        kind = Kind.MONEY if sheet.of_ids == "resources" else Kind.POINTS
        return Column(kind, endless=sheet.endless), case.own_names(sheet.of_ids).get(text, text)
    column = sheet.columns.get(text) or COLUMNS.get(text)
    key = f"head_{column.head if column and column.head else text}"
    if is_phrase(key):
        return column or Column(Kind.TEXT), say(language, key)
    for ending, kind in OF_IDS.items():
        if text.endswith(f" {ending}"):
            id_ = text.removesuffix(f" {ending}")
            who = (
                case.own_names("resources").get(id_, id_) if case is not None and kind is Kind.MONEY else id_
            )
            return Column(kind), say(language, f"head_of_{ending}", who=who)
    if sheet.of_ids == "parties":
        return Column(Kind.POINTS, endless=sheet.endless), text
    return Column(Kind.TEXT), number(name, language) if is_figure(name) else word(text, language)
