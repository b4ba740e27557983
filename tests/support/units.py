"""A random case in another unit: every points, money or people figure multiplied, exactly."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from tests.support.random_cases import Tables

type Unit = Literal["points", "money", "people"]

FACTORS = {
    f"{base}^{power}": Decimal(base) ** power for base, power in ((10, -9), (10, 6), (2, -30), (2, 20))
}
"""Tenfold, as people change a unit, and by powers of two, which change no digit of a double."""
_OF = {"money": {"cash", "capex"}, "people": {"dev", "ops"}}
_WORDS = {"resource", "name", "kind", "unit", "usable", "carry_over", "note"}


def in_unit(tables: Tables, unit: Unit, factor: Decimal) -> Tables:
    """The same case with all that is stated in a unit multiplied; with ``money``, what a KPI is worth too."""

    def times(row: dict[str, str], columns: set[str]) -> dict[str, str]:
        return {c: _times(v, factor) if c in columns else v for c, v in row.items()}

    if unit == "points":
        changed = {name: [times(row, {"weight"}) for row in tables[name]] for name in ("objectives",)}
        changed |= {"parties": [times(row, {"weight"}) for row in tables.get("parties", [])]}
    else:
        mine = _OF[unit]
        changed = {
            name: [
                times(row, {c for c in row if is_amount(c, row)}) if row.get("resource") in mine else row
                for row in tables.get(name, [])
            ]
            for name, is_amount in (
                ("requirements", lambda c, _: c.isdecimal()),
                ("resources", lambda c, _: c not in _WORDS and not c.startswith("_")),
                ("buckets", lambda c, row: row["measure"] == "amount" and c in ("min", "max")),
            )
        }
        if unit == "money":
            changed["kpis"] = [times(row, {"value"}) for row in tables.get("kpis", [])]
    return tables | {name: rows for name, rows in changed.items() if rows}


def _times(cell: str, factor: Decimal) -> str:
    return format(Decimal(cell) * factor, "f") if cell.strip() else cell
