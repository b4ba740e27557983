"""What changed from one plan to another, and the inputs behind it."""

from __future__ import annotations

import html
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from portfolio.case.compared import differs, inputs
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.stopping import is_running
from portfolio.tables.relations import has_begun
from portfolio.words.figures import decimal
from portfolio.words.sentences import colon, say

if TYPE_CHECKING:
    import pandas as pd

_INPUTS = ("table", "row", "column", "before", "after")


@dataclass(frozen=True, eq=False)
class Difference:
    """Two plans side by side.

    Attributes
    ----------
    before, after : Allocation

    Examples
    --------
    >>> import portfolio as pf
    >>> problem = pf.Problem(pf.load("data/samples/lorie_savage"))
    >>> change = pf.diff(pf.allocate(problem), pf.allocate(problem.without("P1")))
    >>> change.impact, change.initiatives["initiative"].tolist()
    (-14.0, ['P1'])
    """

    before: Allocation
    after: Allocation

    @property
    def impact(self) -> float:
        """Points that the second plan earns more."""
        return self.after.points - self.before.points

    @property
    def initiatives(self) -> pd.DataFrame:
        """One row an initiative that is not funded alike, by id: ``initiative``, ``change`` (``in``, ``out``,
        ``option`` where it is funded in another option, ``moved`` where only its start is another),
        ``before``, ``after`` (option and start), ``points_before``, ``points_after``.

        Where work is in flight, because initiatives run in one of the cases or it holds a plan of record,
        ``change`` says how the second plan has it: ``continued`` or ``stopped`` where it runs, ``finished``
        where it left the case for its ``actuals``, and ``new`` in the place of ``in``.
        """
        return _frame(
            ("initiative", "change", "before", "after", "points_before", "points_after"), self._initiatives
        )

    @property
    def key_results(self) -> pd.DataFrame:
        """One row a key result, by id: ``key_result``, ``attainment_before``, ``attainment_after``,
        ``points_before``, ``points_after``, ``points`` (the change; over all key results it adds up to
        ``impact``). NaN where only one of the cases has it.
        """
        import pandas as pd

        sides = []
        for plan, when in ((self.before, "before"), (self.after, "after")):
            side = plan.attainment.set_index("key_result")[["attainment", "points"]]
            sides.append(side.rename(columns={c: f"{c}_{when}" for c in side}))
        both = pd.concat(sides, axis=1).sort_index()
        frame = pd.DataFrame(
            {c: both[c] for c in ("attainment_before", "attainment_after", "points_before", "points_after")}
        )
        frame["points"] = frame.points_after.fillna(0.0) - frame.points_before.fillna(0.0)
        return frame.reset_index()

    @property
    def inputs(self) -> pd.DataFrame:
        """Every input that differs: ``table`` (``problem`` for what the question itself changes), ``row``
        (its key), ``column``, ``before``, ``after`` (as text; empty: not there).
        """
        return _frame(_INPUTS, self._inputs)

    @cached_property
    def _initiatives(self) -> list[tuple[Any, ...]]:
        sides = [
            dict(
                zip(
                    p.columns("funded")["initiative"],
                    zip(p.choices, p.columns("funded")["points"], strict=True),
                    strict=True,
                )
            )
            for p in self._plans
        ]
        rows: list[tuple[Any, ...]] = []
        for i in sorted({*sides[0], *sides[1]}):
            (old, lost), (new, got) = (side.get(i, (None, 0.0)) for side in sides)
            if old == new:
                continue
            change = self._change(i, old, new)
            shown = [f"{c.option} from {c.start}" if c is not None else "" for c in (old, new)]
            rows.append((i, change, *shown, lost, got))
        return rows

    def _change(self, initiative: str, old: Choice | None, new: Choice | None) -> str:
        """How the second plan has what it does not fund as the first does."""
        case = self.after.problem.case
        known = initiative in case.rows("initiatives")
        runs = known and is_running(case, initiative)
        if new is None:
            finished = not known and initiative in case.table("actuals")["initiative"]
            return "stopped" if runs else "finished" if finished else "out"
        if runs and (old is None or old.option == new.option):
            return "continued"
        if old is None:
            return "new" if self._in_flight else "in"
        return "moved" if old.option == new.option else "option"

    @cached_property
    def _in_flight(self) -> bool:
        cases = [plan.problem.case for plan in self._plans]
        return any(
            len(case.table("plan")) or any(map(has_begun, case.table("initiatives")["status"]))
            for case in cases
        )

    @property
    def _plans(self) -> tuple[Allocation, Allocation]:
        return self.before, self.after

    @cached_property
    def _inputs(self) -> list[tuple[str, ...]]:
        old, new = (plan.problem for plan in self._plans)
        rows = list(inputs(old.case, new.case))
        for o in sorted({*old.weights, *new.weights}):
            # else it is said there
            if old.case.fingerprints["objectives"] == new.case.fingerprints["objectives"]:
                rows += differs("problem", f"weights: {o}", "weight", old.weights.get(o), new.weights.get(o))
        rows += differs("problem", "level", "level", old.level, new.level)
        for cell in sorted({*old.amounts, *new.amounts}):
            rows += differs(
                "problem", f"limits: {cell[0]}", cell[1], old.amounts.get(cell), new.amounts.get(cell)
            )
        for i in sorted({*old.locks, *new.locks}):
            rows += differs("problem", f"locks: {i}", "funded", old.locks.get(i), new.locks.get(i))
        for i in sorted({*old.earliest, *new.earliest}):
            rows += differs("problem", f"not before: {i}", "start", old.earliest.get(i), new.earliest.get(i))
        most = [None if asked.kept is None else asked.kept.changes for asked in (old, new)]
        rows += differs("problem", "changed lines", "at most", *most)
        kept = [{line.initiative: line for line in asked.keeps} for asked in (old, new)]
        for i in sorted({*kept[0], *kept[1]}):
            lines = (f"{side[i].option} {side[i].start}" if i in side else None for side in kept)
            rows += differs("problem", f"changed lines: {i}", "line", *lines)
        return rows

    def __str__(self) -> str:
        language = self.after.problem.case.settings.language
        tell = partial(say, language)
        before, after = (decimal(f"{p.points:.4f}", language) for p in self._plans)
        lines = [
            tell("diff_head", before=before, after=after, change=decimal(f"{self.impact:+.4f}", language))
        ]
        rows = {row[0]: row for row in self._initiatives}
        for i in self.after.problem.case.listed(rows):
            _, change, _, _, lost, got = rows[i]
            points = {"before": decimal(f"{lost:.2f}", language), "after": decimal(f"{got:.2f}", language)}
            hows = [tell("diff_from", option=c.option, start=c.start) for c in self._chosen(i)]
            lines.append(tell("diff_line", i=i, what=tell(f"diff_{change}"), how=" → ".join(hows), **points))
        if len(lines) == 1:
            lines.append(tell("diff_same"))
        inputs = self._inputs
        lines.append(
            tell("diff_input" if len(inputs) == 1 else "diff_inputs", count=len(inputs))
            + (colon(language) if inputs else ".")
        )
        for table, row, column, was, now in inputs:
            lines.append(
                tell("diff_cell", table=table, row=row, column=column, before=was or "–", after=now or "–")
            )
        return "\n".join(lines)

    def _chosen(self, initiative: str) -> list[Choice]:
        """How each plan has an initiative, of those that do."""
        return [c for plan in self._plans for c in plan.choices if c.initiative == initiative]

    __repr__ = __str__

    def _repr_html_(self) -> str:
        lines = [html.escape(line) for line in str(self).split("\n")]
        return f"<p><b>{lines[0]}</b></p>" + "".join(f"<div>{line}</div>" for line in lines[1:])


def diff(a: Allocation, b: Allocation) -> Difference:
    """Set two plans side by side: who comes in, drops out, moves or changes option, and which inputs differ.

    Parameters
    ----------
    a, b : Allocation
        The plan before and after; of one case or of two.

    Returns
    -------
    Difference

    Examples
    --------
    >>> import portfolio as pf
    >>> problem = pf.Problem(pf.load("data/samples/lorie_savage"))
    >>> change = pf.diff(pf.allocate(problem), pf.allocate(problem.without("P1")))
    >>> change.initiatives[["initiative", "change"]].to_dict("list")
    {'initiative': ['P1'], 'change': ['out']}
    """
    return Difference(a, b)


def _frame(columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame({c: [row[k] for row in rows] for k, c in enumerate(columns)})
    return frame.astype({c: "float64" if c.startswith("points") else "str" for c in columns})
