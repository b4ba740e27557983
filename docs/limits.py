"""How much is read and said at most, as ``docs/security.md`` shows it: computed from the code.

``.venv/bin/python docs/limits.py`` writes it into the page; ``tests/test_docs.py`` says when it is out of
date.
"""

from __future__ import annotations

import re
from pathlib import Path

from portfolio import size_limits

PAGE = Path(__file__).with_name("security.md")
FIGURES = re.compile(r"(?<=<!-- limits -->\n).*?(?=<!-- end of limits -->)", re.DOTALL)
SAID = {
    "FILE_BYTES": ("a file, and all files of a case together", "{MB} MB"),
    "UNPACKED_BYTES": ("what is read of a workbook, unpacked", "{MB} MB"),
    "CELLS": ("cells of a case: rows times headings, all tables together", "{n:,}"),
    "SHEET_CELLS": (
        "cells of a text file, or of all sheets of a workbook from A1 on",
        "{n:,}",
    ),
    "LIST_CELLS": ("cells of a list or a tracker's export that hold something", "{n:,}"),
    "LIST_AREA": ("cells of a list, blank ones in its rows too", "{n:,}"),
    "COLUMNS": ("columns of a table, periods among them", "{n:,}"),
    "CHAIN": ("indicators that one drives, each by the one before it", "{n:,}"),
    "SETTINGS": ("settings", "{n:,}"),
    "IDS": ("initiatives, resources, objectives or indicators, each", "{n:,}"),
    "ID": ("an id", "{n:,} characters"),
    "TEXT": ("any other text", "{n:,} characters"),
    "SMALLEST": ("the smallest number but 0", "{n:g}"),
    "LARGEST": ("the largest number", "{n:g}"),
    "TOLD": ("faults or remarks of a kind told one by one, before they are counted", "{n:,}"),
    "FOUND": ("faults that one check looks for", "{n:,}"),
    "LINE": ("what is said of one fault", "{n:,} characters"),
    "MESSAGE": ("what one error says of all", "{n:,} characters"),
}


def table() -> str:
    """The limits as a table."""
    numbers = {name: getattr(size_limits, name) for name in dir(size_limits) if name.isupper()}
    assert numbers.keys() == SAID.keys(), numbers.keys() ^ SAID.keys()
    rows = [
        f"| {what} | {form.format(n=numbers[name], MB=round(numbers[name] / 1e6))} |"
        for name, (what, form) in SAID.items()
    ]
    return "\n".join(["| what | at most |", "|---|---:|", *rows, ""])


def page() -> str:
    """The page with the limits as they are."""
    return FIGURES.sub(lambda _: table(), PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
