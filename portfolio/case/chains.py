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


def cycles(linked: Mapping[str, tuple[str, float]]) -> list[list[str]]:
    """Every cycle of the ``drives`` column, each once, from its smallest KPI on."""
    found: dict[frozenset[str], list[str]] = {}
    for start in sorted(linked):
        path = [start]
        while path[-1] in linked and linked[path[-1]][0] not in path:
            path.append(linked[path[-1]][0])
        back = linked.get(path[-1], ("", 0.0))[0]
        if back in path:
            ring = path[path.index(back) :]
            found.setdefault(frozenset(ring), ring)
    return list(found.values())
