"""The tables of a case: the schema declared once as data, cells read one by one, names put right."""

from portfolio.tables.cells import Cell
from portfolio.tables.headings import headed, is_total, known_headings, meanings, plain
from portfolio.tables.numbers import number_of, written
from portfolio.tables.raw import RawTable, Rows
from portfolio.tables.schema import SCHEMA, SCHEMAS, SETTINGS, Column, Schema
from portfolio.tables.spelling import nearest
from portfolio.tables.table import Row, Table, read_table, refilled, repeated
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
    "Table",
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
    "text_of",
    "told_apart",
    "written",
]
