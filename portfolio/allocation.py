"""The answer: what is funded, what it uses, what it attains, and how good it is proven to be."""

from __future__ import annotations

import html
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from portfolio.feasibility import requirements
from portfolio.problem import Problem
from portfolio.valuation import Choice, Valuation, effects, indices, valuation

if TYPE_CHECKING:
    import pandas as pd

type Columns = dict[str, list[Any]]


@dataclass(frozen=True, eq=False)
class Allocation:
    """A portfolio that was valued and checked again without the solver, and the proof of how good it is.

    Attributes
    ----------
    problem : Problem
        What was asked.
    status : {"optimal", "feasible"}
        ``optimal``: the gap asked for is proven and ties are broken by rule; else ``feasible``.
    impact : float
        Points.
    bound : float
        No feasible portfolio is worth more points than this.
    gap : float
        (bound − impact) ÷ max(|impact|, 1e-9).
    seconds : float
        From question to answer.
    stopped : str
        What ended the search early, such as ``time limit``; empty otherwise.
    choices : tuple of Choice
        The funded initiatives by id: (initiative, option, start label).
    """

    problem: Problem
    choices: tuple[Choice, ...]
    status: Literal["optimal", "feasible"]
    impact: float
    bound: float
    gap: float
    seconds: float
    stopped: str = ""

    @property
    def funded(self) -> pd.DataFrame:
        """One row a funded initiative, by id: ``initiative``, ``option``, ``start``, ``delivery`` (empty beyond the
        horizon), ``points`` (they add up to the impact), and the spend of each budget inside the horizon."""
        return _frame(self.columns("funded"))

    @property
    def usage(self) -> pd.DataFrame:
        """One row a resource and period: ``used``, ``available`` (usable amount plus what is carried in; inf: no limit)."""
        return _frame(self.columns("usage"))

    @property
    def attainment(self) -> pd.DataFrame:
        """One row a key result: ``objective``, ``progress`` (1 is the target), ``attainment`` (capped, with stretch), ``points``."""
        return _frame(self.columns("attainment"))

    def columns(self, table: Literal["funded", "usage", "attainment"]) -> Columns:
        """One of the tables as plain columns, for what does without a frame."""
        return {"funded": self._funded, "usage": self._usage, "attainment": self._attainment}[table]()

    @cached_property
    def _valuation(self) -> Valuation:
        numbers = effects(self.problem.case)
        return valuation(numbers, *indices(numbers, self.choices), self.problem.weights)

    def _funded(self) -> Columns:
        case = self.problem.case
        numbers, needs = effects(case), requirements(case)
        options, starts = indices(numbers, self.choices)
        deliveries = (starts + numbers.duration[options] - 1).tolist()
        choice, resource, _, amount = needs.uses(options, starts)
        columns: Columns = {
            "initiative": [c.initiative for c in self.choices],
            "option": [c.option for c in self.choices],
            "start": [c.start for c in self.choices],
            "delivery": [case.periods[d] if d < len(case.periods) else "" for d in deliveries],
            "points": self._valuation.earned.tolist(),
        }
        for r in np.flatnonzero(needs.budget):
            on = resource == r
            spent = np.bincount(choice[on], weights=amount[on], minlength=len(self.choices))
            name = needs.resources[r]
            columns[name if name not in columns else f"{name} (spend)"] = spent.tolist()
        return columns

    def _usage(self) -> Columns:
        case = self.problem.case
        numbers, needs = effects(case), requirements(case)
        used = needs.total(*indices(numbers, self.choices))
        available = needs.available(self.problem.limits(needs.resources), used)
        return {
            "resource": [r for r in needs.resources for _ in case.periods],
            "period": list(case.periods) * len(needs.resources),
            "used": used.ravel().tolist(),
            "available": available.ravel().tolist(),
        }

    def _attainment(self) -> Columns:
        numbers, worth = effects(self.problem.case), self._valuation
        return {
            "key_result": list(numbers.key_results),
            "objective": [numbers.objectives[o] for o in numbers.objective],
            "progress": worth.progress.tolist(),
            "attainment": worth.attainment.tolist(),
            "points": worth.points.tolist(),
        }

    @property
    def heading(self) -> str:
        """One line: the impact, what is proven about it, how much is funded for how much money."""
        case = self.problem.case
        needs = requirements(case)
        money = needs.total(*indices(effects(case), self.choices))[needs.budget].sum()
        units = {u for u, k in zip(case.table("resources")["unit"], case.table("resources")["kind"], strict=True) if k == "budget" and u}
        spent = f" for {money:,.10g} {' '.join(units)}".rstrip() if needs.budget.any() else ""
        proof = (
            "optimal"
            if self.status == "optimal"
            else f"feasible, at most {self.gap:.2%} below the best"
            if math.isfinite(self.gap)
            else "feasible, no bound"
        )
        if self.stopped:
            proof += f"; stopped by the {self.stopped}"
        return (
            f"Impact {self.impact:.4f} points, bound {self.bound:.4f} ({proof}): "
            f"{len(self.choices)} of {len(effects(case).initiatives)} initiatives funded{spent}"
        )

    def __str__(self) -> str:
        return f"{self.heading}\n\n{text_table(_display(self._funded()))}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        columns = _display(self._funded())
        head = "".join(f"<th>{html.escape(c)}</th>" for c in columns)
        body = "".join(
            "<tr>"
            + "".join(
                f"<td style='text-align:{'right' if c in _numeric(columns) else 'left'}'>{html.escape(v)}</td>"
                for c, v in zip(columns, row, strict=True)
            )
            + "</tr>"
            for row in zip(*columns.values(), strict=True)
        )
        name = self.problem.case.name or "Allocation"
        return (
            f"<h4>{html.escape(name)}</h4><p><b>{html.escape(self.heading)}</b></p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )


def _frame(columns: Columns) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {
            c: pd.Series(
                v, dtype="str" if c in ("initiative", "option", "start", "delivery", "resource", "period", "key_result", "objective") else "float64"
            )
            for c, v in columns.items()
        }
    )


def _numeric(columns: Mapping[str, Sequence[str]]) -> list[str]:
    return [c for c in columns if c not in ("initiative", "option", "start", "delivery")]


def _display(columns: Columns) -> dict[str, list[str]]:
    """Cells as people read them: points with two decimals, money with thousands and no needless decimals."""

    def shown(name: str, value: Any) -> str:
        if isinstance(value, str):
            return value
        return f"{value:.2f}" if name == "points" else f"{value:,.10g}".replace(",", " ")

    return {name: [shown(name, v) for v in values] for name, values in columns.items()}


def text_table(columns: Mapping[str, Sequence[str]], right: Sequence[str] | None = None) -> str:
    """Columns of text as an aligned table for a terminal; numbers to the right."""
    right = _numeric(columns) if right is None else right
    widths = {c: max(len(c), *(len(v) for v in values)) if values else len(c) for c, values in columns.items()}

    def line(cells: Sequence[str]) -> str:
        return "  ".join(v.rjust(widths[c]) if c in right else v.ljust(widths[c]) for c, v in zip(columns, cells, strict=True)).rstrip()

    return "\n".join([line(list(columns)), line(["─" * w for w in widths.values()]), *(line(row) for row in zip(*columns.values(), strict=True))])
