"""Results as CSV text, for a spreadsheet to open: no cell is a formula, whatever a name begins with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from portfolio.words.media import in_csv

if TYPE_CHECKING:
    import pandas as pd


def as_it_was(text: str) -> str:
    """A text from such a file, without what was put in front of it."""
    return text[1:] if text.startswith("'") and in_csv(text[1:]) == text else text


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(map(_cell, row) for row in rows)
    return text.getvalue()


def csv_of(frame: pd.DataFrame) -> str:
    """A frame as CSV, without its index."""
    texts = {c: frame[c].map(_cell) for c in frame.columns if frame[c].dtype.kind not in "biufcmM"}
    plain = frame.assign(**texts) if texts else frame
    return plain.rename(columns=_cell).to_csv(index=False, lineterminator="\n")


def csv_files(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Frames as the files they are written to."""
    return {f"{name}.csv": csv_of(table) for name, table in tables.items()}


def csv_of_columns(columns: Mapping[str, Sequence[object]]) -> str:
    """Columns as CSV, without a frame."""
    return csv_text([list(columns), *zip(*columns.values(), strict=True)])


def _cell(cell: object) -> object:
    return in_csv(cell) if isinstance(cell, str) else cell
