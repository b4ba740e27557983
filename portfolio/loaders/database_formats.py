"""In which format a database keeps its rounds; how one of an earlier format comes to this one, in the same
transaction as the save that needs it.

What came later is columns that may be blank and tables that may be empty: nothing that is kept changes, and
rounds that nobody saves again are read as before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio.errors import CaseError, Fault
from portfolio.loaders.database_schema import FORMAT, database_schema
from portfolio.words.sentences import Sentence, sentence

if TYPE_CHECKING:
    import sqlalchemy as sa


def format_of(connection: sa.Connection) -> int:
    """The format that a database is in; 0 for one that holds no table of ours.

    Raises
    ------
    CaseError
        When it is one that this version does not know.
    """
    import sqlalchemy as sa

    marker = database_schema().tables["portfolio_format"]
    if not sa.inspect(connection).has_table(marker.name):
        return 0
    found = list(connection.execute(marker.select().limit(2)).scalars())
    if len(found) == 1 and 1 <= found[0] <= FORMAT:
        return int(found[0])
    key = "fault_later_format" if found and max(found) > FORMAT else "fault_no_format"
    formats = ", ".join(map(str, found)) or sentence("fault_none")
    raise unlike(sentence(key, format=FORMAT, found=formats))


def bring_to_this_format(connection: sa.Connection) -> None:
    """Make the tables where there are none; add what those of an earlier format lack.

    Raises
    ------
    CaseError
        When something that is not of portfolio has one of the names.
    """
    found = format_of(connection)
    if found == FORMAT:
        return
    now, before = database_schema(), database_schema(found) if found else None
    known = before.tables if before is not None else {}
    tables = [table for name, table in now.tables.items() if name not in known]
    columns = [c for name in known for c in now.tables[name].columns if c.name not in known[name].columns]
    _check_names(connection, tables, columns)
    # readers take tables in this order too: nobody waits for one who waits for them
    for column in columns:
        _add_column(connection, column)
    now.create_all(connection, tables=tables, checkfirst=False)
    marker = now.tables["portfolio_format"]
    if before is None:
        connection.execute(marker.insert().values(format=FORMAT))
        return
    _share_alike(connection, tables)
    connection.execute(marker.update().values(format=FORMAT))


def _check_names(connection: sa.Connection, tables: list[sa.Table], columns: list[sa.Column[object]]) -> None:
    """That what is added has no name of something that is there."""
    import sqlalchemy as sa

    there = sa.inspect(connection)
    names = {*there.get_table_names()}
    if taken := sorted(table.name for table in tables if table.name in names):
        raise unlike(sentence("fault_foreign_table", found=taken[0]))
    for column in columns:
        if column.name in {c["name"] for c in there.get_columns(column.table.name)}:
            raise unlike(sentence("fault_foreign_column", found=column.name, table=column.table.name))


def _add_column(connection: sa.Connection, column: sa.Column[object]) -> None:
    import sqlalchemy as sa

    written = sa.schema.CreateColumn(column).compile(dialect=connection.dialect)
    table = connection.dialect.identifier_preparer.format_table(column.table)
    connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {written}")


def _share_alike(connection: sa.Connection, tables: list[sa.Table]) -> None:
    """On a server, new tables belong to whom the others do, and are open to whom they are: who may read
    rounds may read all of one.
    """
    if connection.dialect.name != "postgresql":
        return
    ask = connection.exec_driver_sql
    as_that = "FROM pg_class WHERE oid = 'rounds'::regclass"
    owner = ask(f"SELECT quote_ident(pg_get_userbyid(relowner)) {as_that}").scalar_one()
    rights = ask(
        "SELECT privilege_type, is_grantable, CASE grantee WHEN 0 THEN 'PUBLIC'"
        " ELSE quote_ident(pg_get_userbyid(grantee)) END"
        f" FROM (SELECT (aclexplode(relacl)).* {as_that}) AS rights"
    ).all()
    quote = connection.dialect.identifier_preparer
    for name in map(quote.format_table, tables):
        ask(f"ALTER TABLE {name} OWNER TO {owner}")
        for right, passed_on, who in rights:
            further = " WITH GRANT OPTION" if passed_on else ""
            ask(f"GRANT {right} ON {name} TO {who}{further}")


def unlike(problem: Sentence, value: str = "") -> CaseError:
    """A fault of the database as a whole; whoever opened it says which one."""
    return CaseError([Fault("", None, "", value, problem)])
