"""Workbooks as they were written, and as another office suite reckons them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

SOFFICE = shutil.which("soffice")


def formulas(book: Any) -> Iterator[tuple[str, str]]:
    for sheet in book:
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell.value) for cell in row if cell.data_type == "f")


def heads(sheet: Any, row: int = 4) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[row] if cell.value}


def row_of(sheet: Any, label: str, column: int = 1) -> int:
    return next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, column).value == label)


@cache
def profile() -> Path:
    """LibreOffice's own settings, made at the first start of each process of the suite: that takes it longer
    than a workbook.
    """
    return Path(tempfile.mkdtemp(prefix="soffice"))


def recalculated(path: Path, folder: Path, **edits: Any) -> Any:
    """The workbook as LibreOffice reckons it, with no value of ours left in a formula's cell."""
    bare = openpyxl.load_workbook(path)  # saved again, formulas have no values
    for place, value in edits.items():
        sheet, _, cell = place.partition("!")
        bare[sheet][cell] = value
    (folder / "bare").mkdir()
    bare.save(folder / "bare" / path.name)
    command = [
        str(SOFFICE),
        f"-env:UserInstallation={profile().as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(folder),
        str(folder / "bare" / path.name),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return openpyxl.load_workbook(folder / path.name, data_only=True)
