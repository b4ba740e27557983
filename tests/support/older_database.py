"""Databases as the versions before made them: this version's, without what came later."""

from __future__ import annotations

import sqlalchemy as sa

from portfolio.loaders.address import round_in
from portfolio.loaders.connection import transaction
from portfolio.tables import SCHEMAS

TABLES = [s.name for s in SCHEMAS if s.later]
COLUMNS = [(s.name, c.name) for s in SCHEMAS if not s.later for c in s.columns if c.later]


def to_format_1(address: str) -> str:
    """Take away what format 2 added; the address."""
    by_sql(
        address,
        *(f"DROP TABLE {name}{beside}" for name in TABLES for beside in ("_own", "")),
        *(f"ALTER TABLE {table} DROP COLUMN {column}" for table, column in COLUMNS),
        *(f"DELETE FROM headings WHERE table_name = '{name}'" for name in TABLES),
        "UPDATE portfolio_format SET format = 1",
    )
    return address


def by_sql(address: str, *statements: str) -> None:
    """What somebody does by hand, in one transaction."""
    with transaction(round_in(address)[0], writing=True) as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def made_of(address: str) -> dict[str, object]:
    """Every table with its columns, keys, references and indexes, as the database has them."""
    with transaction(round_in(address)[0]) as connection:
        there = sa.inspect(connection)
        return {
            name: (
                sorted((c["name"], str(c["type"]), c["nullable"]) for c in there.get_columns(name)),
                there.get_pk_constraint(name)["constrained_columns"],
                sorted(
                    (k["constrained_columns"], k["referred_table"], k["referred_columns"], str(k["options"]))
                    for k in there.get_foreign_keys(name)
                ),
                sorted(str(i["name"]) for i in there.get_indexes(name)),
            )
            for name in there.get_table_names()
        }
