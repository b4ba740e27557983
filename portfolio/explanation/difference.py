"""What changed from one plan to another, and the inputs behind it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from portfolio.case.compared import QUESTION, Changed, differing, differs
from portfolio.case.compared_text import LIMITS, compared_text
from portfolio.display.shown_as import shows
from portfolio.errors import in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.comparison import doubt
from portfolio.model.problem import Problem
from portfolio.model.stopping import is_running
from portfolio.model.transfers import spent
from portfolio.tables.relations import has_begun
from portfolio.words.figures import money, points, signed
from portfolio.words.media import on_page
from portfolio.words.names import natural, with_id
from portfolio.words.sentences import colon, say
from portfolio.words.text_tables import table_html, text_table

if TYPE_CHECKING:
    import pandas as pd

_INPUTS = ("table", "row", "column", "before", "after")
_CHANGES = ("in", "new", "out", "stopped", "finished", "continued", "option", "moved")
"""In the order in which people read them: what is gained, what is given up, what is kept in another way."""


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
    @shows("diff_initiatives", "after.problem.case")
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
    @shows("diff_key_results", "after.problem.case")
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
        both = pd.concat(sides, axis=1)
        both = both.loc[sorted(map(str, both.index), key=natural)].rename_axis("key_result")
        frame = pd.DataFrame(
            {c: both[c] for c in ("attainment_before", "attainment_after", "points_before", "points_after")}
        )
        frame["points"] = frame.points_after.fillna(0.0) - frame.points_before.fillna(0.0)
        return frame.reset_index()

    @property
    @shows("diff_inputs", "after.problem.case")
    def inputs(self) -> pd.DataFrame:
        """Every input that differs: ``table`` (``problem`` for what the question itself changes), ``row``
        (its key), ``column``, ``before``, ``after`` (as text; empty: not there).
        """
        return _frame(_INPUTS, [changed.as_text for changed in self._changed])

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
        for i in sorted({*sides[0], *sides[1]}, key=natural):
            (old, lost), (new, got) = (side.get(i, (None, 0.0)) for side in sides)
            if old == new:
                continue
            change = self._change(i, old, new)
            shown = [self._how(c) if c is not None else "" for c in (old, new)]
            rows.append((i, change, *shown, lost, got))
        return rows

    def _how(self, choice: Choice) -> str:
        return say(self._language, "diff_from", option=choice.option, start=choice.start)

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
    def _changed(self) -> list[Changed]:
        """Every input that differs, of the cases and of what was asked beside them."""
        old, new = (plan.problem for plan in self._plans)
        rows = list(differing(old.case, new.case))
        for o in sorted({*old.weights, *new.weights}):
            # else it is said there
            if old.case.fingerprints["objectives"] == new.case.fingerprints["objectives"]:
                rows += differs(QUESTION, ("weights", o), "weight", old.weights.get(o), new.weights.get(o))
        rows += differs(QUESTION, ("level",), "level", old.level, new.level)
        rows += differs(QUESTION, ("overruns",), "at most", old.overruns, new.overruns)
        for r, p in sorted({*old.amounts, *new.amounts}):
            rows += differs(QUESTION, (LIMITS, r), p, *(_amount(asked, r, p) for asked in (old, new)))
        for i in sorted({*old.locks, *new.locks}):
            rows += differs(QUESTION, ("locks", i), "funded", old.locks.get(i), new.locks.get(i))
        for i in sorted({*old.earliest, *new.earliest}):
            rows += differs(QUESTION, ("not before", i), "start", old.earliest.get(i), new.earliest.get(i))
        most = [None if asked.kept is None else asked.kept.changes for asked in (old, new)]
        rows += differs(QUESTION, ("changed lines",), "at most", *most)
        kept = [{line.initiative: line for line in asked.keeps} for asked in (old, new)]
        for i in sorted({*kept[0], *kept[1]}):
            lines = (f"{side[i].option} {side[i].start}" if i in side else None for side in kept)
            rows += differs(QUESTION, ("changed lines", i), "line", *lines)
        return rows

    @property
    def _language(self) -> str:
        return self.after.problem.case.settings.language

    @property
    def _head(self) -> list[str]:
        """What the plans are worth, how many initiatives they fund, and for how much."""
        language = self._language
        before, after = (points(p.points, language) for p in self._plans)
        costs = money([spent(p.problem, p.choices) for p in self._plans], language)
        cost, costs_now = (
            f"{cost} {p.problem.case.money_unit}".rstrip() for cost, p in zip(costs, self._plans, strict=True)
        )
        counts = {"funded": len(self.before.choices), "fund": len(self.after.choices)}
        return [
            say(language, "diff_head", before=before, after=after, change=signed(self.impact, language)),
            say(language, "diff_funded", spent=cost, spends=costs_now, **counts),
        ]

    def _told(self) -> dict[str, list[str]]:
        """The initiatives that are not funded alike as people read them, those of one change together."""
        language, rows = self._language, {row[0]: row for row in self._initiatives}
        tell = partial(say, language)
        names: dict[str, str] = {}
        for plan in self._plans:
            names |= plan.problem.case.own_names("initiatives")
        heads = [tell(f"diff_{head}") for head in ("initiative", "change", "how", "points")]
        columns: dict[str, list[str]] = {head: [] for head in heads}
        listed = self.after.problem.case.listed(rows)
        for i in sorted(listed, key=lambda i: _CHANGES.index(rows[i][1])):
            _, change, _, _, lost, got = rows[i]
            hows = [self._how(c) for c in self._chosen(i)]
            name, move = with_id(names.get(i, i), i), tell(f"diff_{change}")
            cells = name, move, " → ".join(hows), signed(got - lost, language)
            for head, cell in zip(heads, cells, strict=True):
                columns[head].append(cell)
        return columns

    @property
    def _told_inputs(self) -> list[str]:
        """How many inputs differ, and which, a line or a table a kind."""
        old, new = (plan.problem.case for plan in self._plans)
        count, language = len(self._changed), self._language
        head = say(language, "diff_input" if count == 1 else "diff_inputs", count=count)
        return [head + (colon(language) if count else "."), *compared_text(self._changed, old, new, language)]

    def __str__(self) -> str:
        told = self._told()
        right = list(told)[-1:]
        plans = text_table(told, right) if self._initiatives else say(self._language, "diff_same")
        unsure = doubt(self.before, self.after, self._language)
        return "\n".join([*self._head, *filter(None, [unsure]), "", plans, "", *self._told_inputs])

    def _chosen(self, initiative: str) -> list[Choice]:
        """How each plan has an initiative, of those that do."""
        return [c for plan in self._plans for c in plan.choices if c.initiative == initiative]

    __repr__ = __str__

    def _repr_html_(self) -> str:
        first, *rest = map(on_page, self._head)
        told = self._told()
        plans = (
            table_html(told, [say(self._language, "diff_points")])
            if any(told.values())
            else f"<p>{on_page(say(self._language, 'diff_same'))}</p>"
        )
        inputs = (
            f"<pre>{line}</pre>" if line.startswith("  ") else f"<div>{line}</div>"
            for line in map(on_page, self._told_inputs)
        )
        return f"<p><b>{first}</b><br>{'<br>'.join(rest)}</p>{plans}{''.join(inputs)}"


@in_its_language
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


def _amount(problem: Problem, resource: str, period: str) -> float | None:
    """What there is of a resource in a period; None where nothing limits it, or the case has none."""
    if resource not in problem.case.rows("resources") or period not in problem.case.periods:
        return None
    amount = problem.amount(resource, period)
    return amount if math.isfinite(amount) else None


def _frame(columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame({c: [row[k] for row in rows] for k, c in enumerate(columns)})
    return frame.astype({c: "float64" if c.startswith("points") else "str" for c in columns})
