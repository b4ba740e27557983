"""The tables of a case: the format declared once as data, cells read one by one, names put right.

``schema`` (every table and column) · ``relations`` (what the model acts on of what a row says) · ``table``
(typed columns, read from ``raw``, what a source wrote) · ``columns`` and ``cells`` (one at a time) ·
``frame_rows`` (the rows of a frame of any library) ·
``numbers`` (as people write them) · ``currency`` (signs beside amounts) · ``text`` (as ids are told apart and
messages show it) · ``headings`` (which row holds them, what each means) · ``naming`` (what messages call
them) · ``spelling`` (the nearest known name) · ``dictionary`` (the data dictionary, ``docs/case-format.md``).
"""

from portfolio.tables.cells import Cell, says
from portfolio.tables.headings import headed, is_total, known_headings, meanings, plain, table_named
from portfolio.tables.numbers import number_of, written
from portfolio.tables.raw import RawTable, Rows, Shown
from portfolio.tables.schema import SCHEMA, SCHEMAS, SETTINGS, Column, Schema
from portfolio.tables.spelling import nearest
from portfolio.tables.table import Row, Table, Tables, read_table, refilled, repeated
from portfolio.tables.text import appearance, quoted, text_of, told_apart

__all__ = [
    "SCHEMA",
    "SCHEMAS",
    "SETTINGS",
    "Cell",
    "Column",
    "RawTable",
    "Row",
    "Rows",
    "Schema",
    "Shown",
    "Table",
    "Tables",
    "appearance",
    "headed",
    "is_total",
    "known_headings",
    "meanings",
    "nearest",
    "number_of",
    "plain",
    "quoted",
    "read_table",
    "refilled",
    "repeated",
    "says",
    "table_named",
    "text_of",
    "told_apart",
    "written",
]
