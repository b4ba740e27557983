"""A case as frames in memory: a mapping from the names of tables to frames that narwhals knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from portfolio.errors import Fault
from portfolio.loaders.source import Source, alike
from portfolio.tables import SCHEMA, RawTable, meanings, plain, quoted, table_named, text_of
from portfolio.tables.headings import naming_of
from portfolio.words.sentences import Sentence, sentence

if TYPE_CHECKING:
    import narwhals as nw

FRAMES = sentence("fault_frames")
"""As messages call them all; how rows are counted is said with every refusal."""
_SETTINGS = "settings"
# what pandas calls a heading that was blank in the file
_BLANK_HEADING = re.compile(r"Unnamed: \d+(_level_\d+)?")
# and what it, or polars, calls one that stood in the file before
_REPEATED = re.compile(r"(.+?)(\.\d+|_duplicated_\d+)", re.DOTALL)
_DIGITS = 40  # no id is longer, and a Decimal can stand for a number of a million


class UnreadableFrameError(Exception):
    """Why something can't be read as the frame of a table."""

    def __init__(self, problem: Sentence) -> None:
        super().__init__(problem)
        self.problem = problem


def read_frames(given: Mapping[Any, Any]) -> Source:
    """Every frame under a table's name, as typed values; the settings; whatever keeps one from being read.

    A row is known by its place, counted from 0 as the frame itself counts it.
    """
    source = Source(FRAMES, _SETTINGS)
    for key, frame in given.items():
        name = (table_named(key) or "") if isinstance(key, str) else ""
        if name == _SETTINGS:
            if source.settings_once(key.strip()):
                _read_settings(frame, source)
        elif name in SCHEMA:
            _read_frame(frame, name, key.strip(), source)
        else:
            source.faults.append(_unknown(key))
    return source


def _unknown(key: object) -> Fault:
    """What is said of a name that is no table's: of what stands under it nothing would be read."""
    like = alike(key, {*SCHEMA, _SETTINGS}) if isinstance(key, str) else None
    found = quoted(key) if isinstance(key, str) else repr(key)
    if like:
        problem = sentence("fault_frame_misnamed", found=found, like=like)
    else:
        problem = sentence("fault_frame_unknown", found=found, tables=", ".join(SCHEMA))
    return Fault(like or "", None, "", text_of(key), problem, FRAMES)


def _read_settings(given: object, source: Source) -> None:
    if isinstance(given, Mapping):
        source.settings = {key: _value(value) for key, value in given.items()}
        return
    problem = sentence("fault_settings_no_mapping", found=kind_said(given))
    source.faults.append(Fault(_SETTINGS, None, "", "", problem, _SETTINGS))


def _read_frame(given: object, name: str, called: str, source: Source) -> None:
    try:
        headings, frame = _opened(given, name)
    except UnreadableFrameError as error:
        source.faults.append(Fault(name, None, "", "", error.problem, called))
        return
    columns = []
    for heading, values in zip(headings, _columns(frame), strict=True):
        if several := [n for n, value in enumerate(values) if _several(value)]:
            found = kind_said(values[several[0]])
            problem = sentence("fault_several_in_cell", found=found)
            fault = Fault(name, several[0], text_of(heading), found, problem, called)
            source.faults.append(fault.in_rows_too(several[1:]))
        columns.append([None if _several(value) else value for value in values])
    source.doubts += _repeated(headings, name, called)
    rows, naming = [*enumerate(zip(*columns, strict=True))], naming_of(name, headings)
    source.add(RawTable(name, called, headings, rows, header_row=None, naming=naming))


def _opened(given: object, name: str) -> tuple[list[object], nw.DataFrame[Any]]:
    """The headings of a frame, and the frame under plain numbers for headings: those may be repeated, or no
    text.
    """
    import narwhals as nw
    from narwhals.dependencies import is_pandas_like_dataframe, is_pyarrow_table

    native: Any = given
    if is_pandas_like_dataframe(native):
        native = _with_named_index(native, name)
        headings = [_heading(label) for label in native.columns]
        native = native.set_axis([*map(str, range(len(headings)))], axis=1)
    elif is_pyarrow_table(native):
        headings = list(native.column_names)
        native = native.rename_columns([*map(str, range(len(headings)))])
    else:
        headings = []
    try:
        read = nw.from_native(native)
    except TypeError:
        raise UnreadableFrameError(sentence("fault_no_frame", found=kind_said(given))) from None
    frame = read.collect() if isinstance(read, nw.LazyFrame) else read
    headings = headings or [_heading(label) for label in frame.columns]
    if not headings:
        raise UnreadableFrameError(sentence("fault_empty_frame"))
    return headings, frame


def _with_named_index(native: Any, name: str) -> Any:
    """A frame of pandas whose index, where it says something, is columns like the others."""
    if native.columns.nlevels > 1:
        levels, first = native.columns.nlevels, repr(native.columns[0])
        raise UnreadableFrameError(sentence("fault_several_headings", count=levels, found=first))
    levels = [*native.index.names]
    known = meanings(name)
    strange = [level for level in levels if plain(text_of(level)) not in known]
    if not strange:
        return native.reset_index(allow_duplicates=True)
    # rows that were filtered or joined keep numbers that nobody gave them
    if levels == [None] and (not len(native) or native.index.dtype.kind in "iu"):
        return native
    first = strange[0]
    found = native.index[0] if first is None else first
    key = "fault_nameless_index" if first is None else "fault_named_index"
    raise UnreadableFrameError(sentence(key, table=name, found=quoted(text_of(found))))


def _heading(label: object) -> object:
    """A column's label as a heading; blank where the file had none."""
    if isinstance(label, tuple):
        raise UnreadableFrameError(sentence("fault_heading_of_several", found=repr(label)))
    if isinstance(label, str):
        return "" if _BLANK_HEADING.fullmatch(label) else label
    return _value(label)


def _repeated(headings: Sequence[object], name: str, called: str) -> Iterator[Fault]:
    """A remark on each heading that is what a frame's reader makes of one that stands twice in a file."""
    for heading in headings:
        again = _REPEATED.fullmatch(heading) if isinstance(heading, str) else None
        if again and again[1] in headings:
            problem = sentence("remark_heading_again", found=quoted(again[0]), beside=quoted(again[1]))
            yield Fault(name, None, again[0], again[0], problem, called)


def _columns(frame: nw.DataFrame[Any]) -> Iterator[list[object]]:
    """The cells of each column as plain values of Python, blanks of every kind as None."""
    import narwhals as nw
    import numpy as np

    short = {nw.Float32: np.float32, nw.Float16: np.float16}
    for name in frame.columns:
        column = frame[name]
        digits = next((kind for dtype, kind in short.items() if column.dtype == dtype), None)
        cells = column.to_list()
        if digits is not None:
            cells = [None if _is_blank(cell) else digits(cell) for cell in cells]
        yield [*map(_value, cells)]


def _value(cell: Any) -> object:
    """A cell as a plain value: numbers, flags, dates and text as they are, None where it is blank."""
    if type(cell) in (str, int, bool) or (type(cell) is float and cell == cell) or _several(cell):
        return cell
    if _is_blank(cell):
        return None
    if isinstance(cell, Decimal):
        whole = cell.is_finite() and cell == cell.to_integral_value() and cell.adjusted() < _DIGITS
        return int(cell) if whole else float(cell)
    if hasattr(cell, "dtype"):
        return _of_numpy(cell)
    return cell if isinstance(cell, str | int | float | date | time | timedelta) else str(cell)


def _of_numpy(cell: Any) -> object:
    """A scalar of numpy as Python's; 0.1 in fewer digits is 0.1, as a frame shows it, not 0.10000000149."""
    match cell.dtype.kind:
        case "f" if cell.dtype.itemsize < 8:
            return float(str(cell))
        case "M" | "m" as kind:
            return cell.astype(f"{kind}8[us]").item()
    return cell.item()


def _is_blank(cell: Any) -> bool:
    """Whether a cell is None, or not even equal to itself, as what stands for nothing is."""
    try:
        return cell is None or bool(cell != cell)
    except TypeError:
        return True  # pandas.NA is neither equal nor not
    except ValueError:
        return False  # an array


def _several(cell: object) -> bool:
    return isinstance(cell, Iterable) and not isinstance(cell, str)


def kind_said(value: object) -> str:
    """What something is, with its article."""
    kind = type(value).__name__
    return (
        "None" if value is None else sentence("fault_an" if kind[0] in "AEIOUaeiou" else "fault_a", kind=kind)
    )
