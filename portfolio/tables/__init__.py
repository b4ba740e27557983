"""The tables of a case: the schema declared once as data, cells read one by one, names put right."""

from portfolio.tables.cells import Cell, number_of, quoted, text_of
from portfolio.tables.names import nearest
from portfolio.tables.schema import SCHEMA, SCHEMAS, SETTINGS, Column, Schema
from portfolio.tables.table import RawTable, Row, Table, read_table, refilled, repeated

__all__ = [
    "SCHEMA",
    "SCHEMAS",
    "SETTINGS",
    "Cell",
    "Column",
    "RawTable",
    "Row",
    "Schema",
    "Table",
    "nearest",
    "number_of",
    "quoted",
    "read_table",
    "refilled",
    "repeated",
    "text_of",
]
