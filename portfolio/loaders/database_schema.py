"""The one database schema, generated from the one schema of the tables: keys and references are the
database's own.

Every table of the case format is a table of the same name, with ``round`` and ``line`` (the order of rows)
before its columns. What a table holds beside its known columns stands in a table of its own, a row a cell, so
that a blank is no row and 0 is one: ``resources_periods``, ``requirements_steps``, and ``…_own`` for columns
of one's own. ``headings`` keeps which columns there are, and their order.

Where the format allows more than a foreign key does, it points at a table of what may be named: an option may
be the ``full`` that no row states (``known_options``), an indicator may stand in ``kpis`` or only in
``key_results`` (``known_kpis``), a period is a heading (``known_periods``), and ``A | B`` in ``relations`` is
several ids (``relations_others``). A blank is NULL, which no key looks up. Ids of past rounds, in readings,
ledger and actuals, refer to nothing. These tables are written from the others and never read: who adds rows
by hand adds them there first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from portfolio.tables import SCHEMA, SCHEMAS, SETTINGS, Column, Schema
from portfolio.tables.schema import PAST

if TYPE_CHECKING:
    import sqlalchemy as sa

FORMAT = 2
"""Counts up when the schema changes. An earlier one is read as it is, and brought to this one by who saves
next; a later one is refused. With 2 came what is ``later`` in the schema of the tables.
"""

STORED = (*SCHEMAS, SETTINGS)
"""Every table of a case, the settings as one of a single row."""


def stored_in(form: int) -> tuple[Schema, ...]:
    """Every table of a case as a format has it."""
    if form == FORMAT:
        return STORED
    old = (schema for schema in STORED if not schema.later)
    return tuple(replace(s, columns=tuple(c for c in s.columns if not c.later)) for s in old)


FURTHER = {"periods": "period", "steps": "step"}
"""What the further amounts of a table are under, by the schema's word for them."""

_DECLARED = {("kpis", "kpi"), ("key_results", "kpi"), ("options", "option")}
"""Columns whose cells are among what may be named because they stand there."""


def further_of(schema: Schema) -> str:
    """The table that holds the further amounts of a table, a row each."""
    return f"{schema.name}_{schema.further}"


def own_of(schema: Schema) -> str:
    """The table that holds what stands under headings of one's own, a row a cell."""
    return f"{schema.name}_own"


@cache
def database_schema(form: int = FORMAT) -> sa.MetaData:
    """Every table of a format, in SQLAlchemy's terms."""
    import sqlalchemy as sa

    meta = sa.MetaData()
    sa.Table("portfolio_format", meta, sa.Column("format", sa.Integer, primary_key=True))
    sa.Table(
        "rounds",
        meta,
        sa.Column("round", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        # told apart from a round of the same name in another database, or deleted before
        sa.Column("uid", sa.Text, nullable=False, unique=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("saved_at", sa.Text, nullable=False),
        sa.Column("initiatives", sa.Integer, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    _keyed(meta, "headings", "rounds", ("table_name", sa.Text), ("place", sa.Integer), ("heading", sa.Text))
    _keyed(meta, "known_periods", "rounds", ("period", sa.Text))
    _keyed(meta, "known_kpis", "rounds", ("kpi", sa.Text))
    _keyed(meta, "known_options", "rounds", ("initiative", sa.Text), ("option", sa.Text))
    for schema in stored_in(form):
        _case_table(meta, schema)
        _keyed(
            meta,
            own_of(schema),
            schema.name,
            ("line", sa.Integer),
            ("heading", sa.Text),
            cell=("cell", sa.Text),
        )
        if schema.further in FURTHER:
            under = (FURTHER[schema.further], sa.Integer if schema.further == "steps" else sa.Text)
            cell = ("amount", sa.Double)
            _keyed(meta, further_of(schema), schema.name, ("line", sa.Integer), under, cell=cell)
    _keyed(meta, "relations_others", "relations", ("line", sa.Integer), ("initiative", sa.Text))
    _refer(meta, "relations_others", ["initiative"], "initiatives", ["initiative"])
    _refer(meta, "known_options", ["initiative"], "initiatives", ["initiative"])
    _refer(meta, "resources_periods", ["period"], "known_periods", ["period"])
    for table in meta.tables.values():
        _index_references(table)
    return meta


def _keyed(
    meta: sa.MetaData,
    name: str,
    of: str,
    *columns: tuple[str, type[sa.types.TypeEngine[Any]]],
    cell: tuple[str, type[sa.types.TypeEngine[Any]]] | None = None,
) -> None:
    """A table that is all key, but for one cell: of a round, or of the rows of another table."""
    import sqlalchemy as sa

    table = sa.Table(name, meta, sa.Column("round", sa.Integer, primary_key=True, autoincrement=False))
    for heading, kind in columns:
        table.append_column(sa.Column(heading, kind, primary_key=True, autoincrement=False))
    if cell is not None:
        table.append_column(sa.Column(*cell, nullable=False))
    _refer(meta, name, ["line"] if of != "rounds" else [], of, ["line"] if of != "rounds" else [])


def _case_table(meta: sa.MetaData, schema: Schema) -> None:
    """A table of the case format: its columns typed, its key unique, its references foreign keys."""
    import sqlalchemy as sa

    kinds = {"number": sa.Double, "whole": sa.Double, "flag": sa.Boolean}
    table = sa.Table(
        schema.name,
        meta,
        sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("line", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(c.name, kinds.get(c.kind, sa.Text), nullable=not c.required) for c in schema.columns),
    )
    _refer(meta, schema.name, [], "rounds", [])
    for mine, there, theirs in _references(schema):
        _refer(meta, schema.name, mine, there, theirs)
    if schema.key and all(schema[c].required for c in schema.key):
        table.append_constraint(sa.UniqueConstraint("round", *schema.key))
    elif schema.key:
        # NULLs differ in a key of SQL, blanks do not in one of a case; no id is empty
        same = (table.c[c] if schema[c].required else sa.func.coalesce(table.c[c], "") for c in schema.key)
        sa.Index(f"{schema.name}_key", table.c.round, *same, unique=True)


def _references(schema: Schema) -> Iterator[tuple[list[str], str, list[str]]]:
    """What the cells of a table must be among: its columns, the table there, the columns there."""
    for column in schema.columns:
        names = _named_by(schema, column)
        if names == "options":
            yield ["initiative", column.name], "known_options", ["initiative", "option"]
        elif names in ("kpis", "periods"):
            yield [column.name], f"known_{names}", [names.removesuffix("s")]
        elif names:
            yield [column.name], names, list(SCHEMA[names].key)


def _named_by(schema: Schema, column: Column) -> str:
    """The table whose ids a column holds one of; empty for none."""
    if (schema.name, column.name) in _DECLARED:
        return "options" if column.name == "option" else "kpis"
    if column.kind == "period":
        return "" if schema.name in PAST else "periods"
    return column.refers if column.kind == "id" else ""


def _refer(meta: sa.MetaData, table: str, mine: list[str], there: str, theirs: list[str]) -> None:
    """A foreign key within a round, enforced when a transaction ends: until then a table may be written anew
    without those that refer to it.
    """
    import sqlalchemy as sa

    to = [f"{there}.{c}" for c in ("round", *theirs)]
    key = sa.ForeignKeyConstraint(["round", *mine], to, deferrable=True, initially="DEFERRED")
    meta.tables[table].append_constraint(key)


def _index_references(table: sa.Table) -> None:
    """An index under each foreign key that no key begins with: without it, taking a row away looks through
    the whole of each table that might refer to it.
    """
    import sqlalchemy as sa

    begun = [[c.name for c in table.primary_key.columns]]
    begun += [[c.name for c in k.columns] for k in table.constraints if isinstance(k, sa.UniqueConstraint)]
    begun += [[getattr(e, "name", None) or "" for e in index.expressions] for index in table.indexes]
    wanted = [[c.name for c in key.columns] for key in table.foreign_key_constraints]
    for names in sorted(wanted, key=lambda names: (-len(names), names)):
        if not any(key[: len(names)] == names for key in begun):
            sa.Index(f"{table.name}_by_{'_'.join(names[1:])}", *(table.c[n] for n in names))
            begun.append(names)
