"""The cells of a column of figures, read for each item: numbers, words, and what nobody knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portfolio.importers.counting import Item
from portfolio.importers.findings import Findings
from portfolio.importers.mapping import ListMapping
from portfolio.importers.roles import Role
from portfolio.importers.understanding import ListTable


@dataclass(frozen=True, slots=True)
class CellColumn:
    """A column as read.

    Attributes
    ----------
    numbers : mapping of str to float or None
        By item; None where the cell is blank or says that nobody knows. Amounts of an item's several lines
        are added.
    words : mapping of str to str
        By item, what is no number.
    unit : str
        What the figures are counted in, as the column or its heading says.
    currency : str
    """

    numbers: Mapping[str, float | None]
    words: Mapping[str, str]
    unit: str = ""
    currency: str = ""
