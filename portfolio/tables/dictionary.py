"""The data dictionary, written from the schema so that it can't disagree with it."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.tables.schema import SCHEMAS, SETTINGS, Column, Schema
from portfolio.tables.text import text_of

_INTRODUCTION = """\
# The case format

<!-- Written by `portfolio dictionary`; edit portfolio/tables/schema.py instead. -->

A case is everything that one arbitration needs: a handful of plain tables that finance and product can both edit.
The same tables, with the same names and columns, stand as a folder of CSV files (`initiatives.csv`, …, and
`case.toml` for the settings) or as the sheets of one Excel workbook (`initiatives`, …, `settings`).
`portfolio new FOLDER` or `portfolio new FILE.xlsx` makes an empty one.

- Columns in **bold** are required; any other may be absent or blank and then takes the value in *blank means*.
- Ids are text, whatever they look like.
- Columns that are not listed are kept as your own; one called `note`, or whose name starts with `_`, is a note in every table.
  One that resembles a known column is taken for a misspelling and reported.
- Files and sheets with other names are left alone.
- Semicolons, decimal commas, `1 234,5`, `1'800`, `12 %`, `1 800,00 €`, `oui`/`non`, `x`, dates as `31/12/2027`, headings in French, UTF-8 or
  cp1252, a line `sep=;`, a title above the headings are all understood.
- `1,234` and `1.234` can each mean two numbers. Another figure of the column decides (`1.000,50`, `8.146.701`, `0.5`); where none does,
  they are refused.
- Ids that look the same are one (composed letters, blanks of every kind) or a fault (capital letters, letters of other scripts).
- `12 %` is 0.12, and 12 of what is counted in per cent; a workbook's cell that shows 12 % is read so too. A format that shows otherwise
  than the cell holds (`70 k€` for 70, thousands left away) is a fault, unless it says the unit of its row.
- A row of initiatives, resources or objectives whose id is blank gets one made from its name, which other tables may use in its place.
- In a workbook, merged cells, hidden rows, columns and sheets that hold something are faults: what Excel shows is what is read.
- `portfolio check CASE` lists every fault with its file, line and column, and remarks on what is valid but doubtful.
"""

_FURTHER = {
    "notes": "",
    "periods": (
        "| *(each further column)* | number ≥ 0 | no limit in that period | the amount available in that"
        " period; 0 is none |"
    ),
    "steps": (
        "| `1`, `2`, `3`, … | number | 0 | the amount used in that period of the work, counted from its"
        " start; negative: freed |"
    ),
}


def blank_means(column: Column) -> str:
    """What a blank stands for, in words."""
    return column.otherwise or text_of(column.default) or "none"


def dictionary() -> str:
    """The data dictionary of the case format, as Markdown."""
    return "\n".join([_INTRODUCTION, *(line for schema in (*SCHEMAS, SETTINGS) for line in _section(schema))])


def _section(schema: Schema) -> Iterator[str]:
    needed = " *(required)*" if schema.required else ""
    yield f"## {schema.name}{needed}\n\n{schema.meaning}\n"
    if schema.key:
        yield f"Identified by {' + '.join(f'`{k}`' for k in schema.key)}.\n"
    yield "| column | type | blank means | meaning |"
    yield "|---|---|---|---|"
    for column in (*schema.columns, *schema.instead.values()):
        name = f"**`{column.name}`**" if column.required else f"`{column.name}`"
        unit = f" ({column.unit})" if column.unit else ""
        yield (
            f"| {name} | {_kind(column)} | {'—' if column.required else blank_means(column)} |"
            f" {column.meaning.replace('|', chr(92) + '|')}{unit} |"
        )
    if _FURTHER[schema.further]:
        yield _FURTHER[schema.further]
    yield ""


def _kind(column: Column) -> str:
    if column.refers:
        return f"{'ids' if column.kind == 'ids' else 'id'} in `{column.refers}`"
    if column.kind in ("number", "whole", "choice", "flag", "date"):
        return column.rule.removeprefix("a ").split(" such as")[0]
    return column.kind
