"""What a blank stands for: the tables with every default of the case format filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from portfolio.case.periods import index_of
from portfolio.case.settings import Settings
from portfolio.tables import SCHEMA, Cell, Table, refilled
from portfolio.tables.relations import has_begun

FULL = "full"
"""The single option of an initiative that has no row in ``options``."""


def durations(options: Sequence[tuple[str, str, float | None]], requirements: Table) -> list[int]:
    """Duration of each (initiative, option, as written): the last requirement column with an amount other
    than 0, at least 1.
    """
    last: dict[tuple[str, str | None], int] = {}
    for step in requirements.further:
        for row_initiative, row_option, amount in zip(
            requirements["initiative"], requirements["option"], requirements[step], strict=True
        ):
            if amount:
                key = (row_initiative, row_option)
                last[key] = max(last.get(key, 1), int(step))
    return [
        (
            int(written)
            if written is not None
            else max(1, last.get((initiative, None), 1), last.get((initiative, option), 1))
        )
        for initiative, option, written in options
    ]


def admissible_starts(duration: int, earliest: int, latest: int, horizon: int, finish_inside: bool) -> range:
    """Start periods (counted from 0) in which work of this duration may begin."""
    last = min(latest, horizon - duration) if finish_inside else latest
    return range(earliest, last + 1)


def all_options(tables: Mapping[str, Table]) -> list[tuple[str, str, float | None]]:
    """Every (initiative, option, duration as written), the single option ``full`` included where none is
    written.
    """
    options = tables["options"]
    listed = list(zip(options["initiative"], options["option"], options["duration"], strict=True))
    with_rows = {initiative for initiative, _, _ in listed}
    return listed + [(i, FULL, None) for i in tables["initiatives"]["initiative"] if i not in with_rows]


def says_nothing(table: Table, column: str) -> bool:
    """Whether a column of a table with its defaults filled in is what blank cells would make it."""
    blank = table["baseline"] if column == "current" else [table.schema[column].default] * len(table)
    return list(table[column]) == list(blank)


def _with_defaults(table: Table) -> dict[str, list[Cell]]:
    """Known columns in the schema's order, blanks at their fixed default, then the further ones as
    written.
    """
    columns = {c.name: [c.default if v is None else v for v in table[c.name]] for c in table.schema.columns}
    return columns | {h: list(v) for h, v in table.columns.items() if h not in columns}


def money_unit(resources: Table, settings: Settings) -> str:
    """What money is counted in: the unit of the budgets, which all have the same, or the currency."""
    units = zip(resources["unit"], resources["kind"], strict=True)
    return next((unit for unit, kind in units if kind == "budget" and unit), settings.currency)


def units_of(table: Table) -> dict[str, str | None]:
    """What each resource, or each KPI, is counted in, where its row says so: for what runs before there is a
    case to ask.

    Examples
    --------
    >>> units_of(Table("kpis", {"kpi": ("churn", "users"), "unit": ("%", None)}, (2, 3)))
    {'churn': '%', 'users': None}
    """
    return dict(zip(table[table.schema.key[0]], table["unit"], strict=True))


def fill(written: Mapping[str, Table], settings: Settings, periods: tuple[str, ...]) -> dict[str, Table]:
    """All tables of the case format with every default filled in. The input must be without faults."""
    filled: dict[str, dict[str, list[Cell]]] = {
        name: _with_defaults(table) for name, table in written.items()
    }

    options = all_options(written)
    lengths = durations(options, written["requirements"])
    added = len(options) - len(written["options"])
    table = filled["options"]
    for column in table:
        default = next((c.default for c in SCHEMA["options"].columns if c.name == column), None)
        table[column] = table[column] + [default] * added
    table["initiative"] = [i for i, _, _ in options]
    table["option"] = [o for _, o, _ in options]
    table["duration"] = [float(n) for n in lengths]

    table = filled["initiatives"]
    index = index_of(periods)
    shortest: dict[str, int] = {}
    for (owner, _, _), length in zip(options, lengths, strict=True):
        shortest[owner] = min(shortest.get(owner, length), length)
    table["earliest"] = [e or periods[0] for e in table["earliest"]]
    for k, (initiative, earliest, latest, status) in enumerate(
        zip(table["initiative"], table["earliest"], table["latest"], table["status"], strict=True)
    ):
        if latest is None and has_begun(str(status)):
            table["latest"][k] = periods[0]
        elif latest is None:
            starts = admissible_starts(
                shortest[str(initiative)],
                index[str(earliest)],
                len(periods) - 1,
                len(periods),
                settings.finish_inside,
            )
            table["latest"][k] = periods[starts[-1]]

    table = filled["resources"]
    money = money_unit(written["resources"], settings) or None
    table["unit"] = [
        u or (money if kind == "budget" else None)
        for u, kind in zip(table["unit"], table["kind"], strict=True)
    ]
    for period in periods:
        table[period] = list(written["resources"][period])

    table = filled["requirements"]
    for step in written["requirements"].further:
        table[step] = [v or 0.0 for v in table[step]]

    table = filled["key_results"]
    table["current"] = [
        b if c is None else c for c, b in zip(table["current"], table["baseline"], strict=True)
    ]

    table = filled["contributions"]
    for bound in ("low", "high"):
        table[bound] = [e if v is None else v for v, e in zip(table[bound], table["expected"], strict=True)]
    return {name: refilled(written[name], columns) for name, columns in filled.items()}
