"""How indicators drive one another: load time moves conversion, which moves revenue."""

from __future__ import annotations

from collections.abc import Mapping

from portfolio.tables import Table


def links(kpis: Table) -> dict[str, tuple[str, float]]:
    """For each KPI that drives another: that KPI, and how many of its units one unit is worth."""
    return {
        row["kpi"]: (row["drives"], 1.0 if row["factor"] is None else row["factor"])
        for row in kpis
        if row["kpi"] is not None and row["drives"] is not None
    }


def reach(kpi: str, linked: Mapping[str, tuple[str, float]]) -> dict[str, float]:
    """Every KPI that one unit of ``kpi`` moves, itself included, and by how many units. The chain must
    hold no cycle.
    """
    moved = {kpi: 1.0}
    units = 1.0
    while kpi in linked:
        kpi, factor = linked[kpi]
        units *= factor
        moved[kpi] = units
    return moved


def longest(linked: Mapping[str, tuple[str, float]]) -> tuple[str, int]:
    """The KPI from which most others are moved, one after the other, and how many; empty and 0 where none
    drives another. What leads into a ring counts for nothing.
    """
    count: dict[str, int] = {}
    for start in linked:
        path: list[str] = []
        kpi = start
        while kpi in linked and kpi not in count:
            count[kpi] = 0  # until its end is seen: in a ring there is none
            path.append(kpi)
            kpi = linked[kpi][0]
        after = -1 if kpi in path or count.get(kpi) == -1 else count.get(kpi, 0)
        for kpi in reversed(path):
            after = after + 1 if after >= 0 else -1
            count[kpi] = after
    first = max(count, key=lambda kpi: count[kpi], default="")
    return first, max(count.get(first, 0), 0)


def cycles(linked: Mapping[str, tuple[str, float]]) -> list[list[str]]:
    """Every cycle of the ``drives`` column, each once, from its smallest KPI on."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for start in sorted(linked):
        path: dict[str, int] = {}
        kpi = start
        while kpi in linked and kpi not in seen:
            path[kpi] = len(path)
            seen.add(kpi)
            kpi = linked[kpi][0]
        if kpi in path:
            ring = list(path)[path[kpi] :]
            first = ring.index(min(ring))
            found.append(ring[first:] + ring[:first])
    return found
