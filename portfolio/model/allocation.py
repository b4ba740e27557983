"""The answer: what is funded, what it uses, what it attains, and how good it is proven to be."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from portfolio.case.case import Case
from portfolio.display.cells_shown import figure
from portfolio.display.shown_as import page_of, shown_as
from portfolio.model.choices import Choice, Funded, choices, indices
from portfolio.model.effects import effects
from portfolio.model.given_said import given_columns, given_said
from portfolio.model.levels import IMPACT, LEVELS, said_at
from portfolio.model.problem import Problem
from portfolio.model.reference import changed, changes_frame
from portfolio.model.transfers import Given, given_for, has_transfers, offers
from portfolio.model.usage import requirements, spend, stopping_spend
from portfolio.model.value import Valuation, valuation
from portfolio.model.worst_overruns import room_for_overruns
from portfolio.tables.numbers import exact
from portfolio.tables.relations import has_begun
from portfolio.words.figures import fixed, number, per_cent
from portfolio.words.media import on_page, one_line
from portfolio.words.names import natural
from portfolio.words.sentences import clauses, listing, say, with_unit
from portfolio.words.text_tables import text_table

if TYPE_CHECKING:
    import pandas as pd

type Columns = dict[str, list[Any]]
type Plan = Allocation | Funded

_TEXT = (
    *("initiative", "name", "option", "start", "delivery"),
    *("resource", "period", "key_result", "objective", "since"),
    *("transfer", "from", "to", "arrives"),
)
type Table = Literal["funded", "stopping", "usage", "attainment", "transfers"]


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
        Points; at a lower level of steering, what that level counts (see :meth:`portfolio.Problem.at_level`).
    bound : float
        No feasible portfolio is worth more points than this.
    gap : float
        ``(bound − impact) ÷ |impact|``; inf where the impact is nothing and the bound is not.
    seconds : float
        From question to answer.
    stopped : str
        What ended the search early, such as ``time limit``; empty otherwise.
    gap_asked : float
        The gap that was asked for: what is asked about the plan is asked at it too.
    best : float or None
        The impact of the best plan, where one was asked that changes fewer lines of another: its ``bound``
        is that of the best, and its ``problem`` allows no more changes than it makes.
    choices : tuple of Choice
        The funded initiatives by id: (initiative, option, start label).

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    >>> plan.status, plan.impact, plan.gap
    ('optimal', 70.0, 0.0)
    >>> plan.funded[["initiative", "start", "points"]].head(2).values.tolist()
    [['P1', 'year1', 14.0], ['P3', 'year1', 17.0]]
    """

    problem: Problem
    choices: tuple[Choice, ...]
    status: Literal["optimal", "feasible"]
    impact: float
    bound: float
    gap: float
    seconds: float
    stopped: str = ""
    gap_asked: float = 1e-6
    best: float | None = None

    @property
    def is_proven(self) -> bool:
        """Whether the gap asked for is proven, though ties may be left to break: of the best plan, where one
        with fewer changes was taken instead.
        """
        if self.best is not None and self.status == "optimal":
            return self.problem.share_of(self.bound - self.best, self.best) <= max(self.gap_asked, 1e-9)
        return self.gap <= max(self.gap_asked, 1e-9)

    @property
    def changes(self) -> pd.DataFrame:
        """One row a line that it changes of the plan it was asked near to, in the order of the initiatives:
        ``initiative``, ``change`` (in, out, option, start), ``before``, ``after``; empty where it was asked
        near to none.
        """
        kept = self.problem.kept
        case = self.problem.case
        frame = changes_frame(case, kept.lines if kept else (), self.choices if kept else ())
        return shown_as("plan_changes", frame, case)

    @property
    def points(self) -> float:
        """What the portfolio earns for the strategy: the impact, unless it was allocated at a lower level
        of steering.
        """
        return self._valuation.impact

    @property
    def funded(self) -> pd.DataFrame:
        """One row a funded initiative, by id: ``initiative``, ``option``, ``start``, ``delivery`` (empty
        beyond the horizon), ``points`` (they add up to the plan's), and the spend of each budget inside the
        horizon.
        """
        return self._shown_table("funded")

    @property
    def stopping(self) -> pd.DataFrame:
        """One row a running initiative that it does not fund, in the order of the case: ``initiative``,
        ``since``, and what stopping it takes of each budget inside the horizon.
        """
        return self._shown_table("stopping")

    @property
    def usage(self) -> pd.DataFrame:
        """One row a resource and period: ``used``, ``available`` (usable amount plus what is carried in;
        inf: no limit); of a protected problem ``reserved`` as well (what has to be left so that any so many
        of the funded may overrun). Where means give to each other ``given`` and ``gained`` as well, which
        ``available`` counts.
        """
        return self._shown_table("usage")

    @property
    def transfers(self) -> pd.DataFrame:
        """What must be given for it, one row a transfer and period, in order of the transfers' ids:
        ``transfer``, ``period``, ``from``, ``to``, ``given`` (in units of ``from``), ``gained`` (in units of
        ``to``), ``arrives`` (the period of gaining), ``cost`` (the money spent by it, 0 where none is).

        It is the least that makes its limits hold: the least money first, then the least in all, then more of
        the earlier ids and periods.
        """
        return self._shown_table("transfers")

    @property
    def attainment(self) -> pd.DataFrame:
        """One row a key result: ``objective``, ``before`` (attained before this round), ``progress`` since
        the baseline (1 is the target; what this round brings where there is none), ``attainment`` (capped,
        with stretch), ``points`` (for what is attained beyond ``before``).
        """
        return self._shown_table("attainment")

    def columns(self, table: Table) -> Columns:
        """One of the tables as plain columns, for what does without a frame."""
        made = {
            "funded": self._funded,
            "stopping": self._stopping,
            "usage": self._usage,
            "attainment": self._attainment,
            "transfers": self._transfers,
        }
        return made[table]()

    def _shown_table(self, table: Table) -> pd.DataFrame:
        return shown_as(table, _frame(self.columns(table)), self.problem.case)

    @cached_property
    def _valuation(self) -> Valuation:
        numbers = effects(self.problem.case)
        return valuation(numbers, *indices(numbers, self.choices), numbers.points(self.problem.weights))

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

    def _stopping(self) -> Columns:
        case = self.problem.case
        funded = {c.initiative for c in self.choices}
        rows = case.rows("initiatives")
        ids = [i for i, row in rows.items() if has_begun(row["status"]) and i not in funded]
        columns: Columns = {"initiative": ids, "since": [rows[i]["since"] or "" for i in ids]}
        for name in sorted(case.budgets):
            taken = [stopping_spend(case, i, [name]) for i in ids]
            columns[name if name not in columns else f"{name} (spend)"] = taken
        return columns

    def _usage(self) -> Columns:
        case = self.problem.case
        numbers, needs = effects(case), requirements(case)
        counted, limits = needs.counted(*indices(numbers, self.choices)), self.problem.limits(needs.resources)
        used = needs.as_amounts(counted)
        every = range(len(needs.resources))
        moved = [self._given.moved(r) for r in every]
        net = [[b - a for a, b in zip(*both, strict=True)] for both in moved]
        exactly = [needs.exactly_available(limits, counted, r, net[r]) for r in every]
        available = np.array([[math.inf if a is None else float(a) for a in row] for row in exactly])
        columns: Columns = {
            "resource": [r for r in needs.resources for _ in case.periods],
            "period": list(case.periods) * len(needs.resources),
            "used": used.ravel().tolist(),
            "available": available.ravel().tolist(),
        }
        if self.problem.overruns:
            chosen = indices(numbers, self.choices)
            left = room_for_overruns(case, limits, self.problem.overruns, *chosen)
            columns["reserved"] = np.where(np.isfinite(limits), left, 0.0).ravel().tolist()
        if has_transfers(case):
            for n, name in enumerate(("given", "gained")):
                columns[name] = [float(x) for both in moved for x in both[n]]
        return columns

    @cached_property
    def _given(self) -> Given:
        """What must be given for it; nothing for a plan that holds no more, whatever is given."""
        given = given_for(self.problem, self.choices)
        return given or Given(self.problem.case, (Fraction(0),) * len(offers(self.problem.case)))

    def _transfers(self) -> Columns:
        return given_columns(self.problem.case, self._given)

    def _attainment(self) -> Columns:
        numbers, worth = effects(self.problem.case), self._valuation
        begun = numbers.attainment
        return {
            "key_result": list(numbers.key_results),
            "objective": [numbers.objectives[o] for o in numbers.objective],
            "before": np.broadcast_to(begun.before, worth.progress.shape).tolist(),
            "progress": (begun.origin + worth.progress).tolist(),
            "attainment": (begun.before + worth.attained).tolist(),
            "points": worth.points.tolist(),
        }

    @property
    def heading(self) -> str:
        """One line: the impact, what is proven about it, how much is funded for how much money."""
        case = self.problem.case
        money = float(exact(spend(case, self.choices)) + self._given.spent)
        language = case.settings.language
        gap = per_cent(self.gap, language, 2) if math.isfinite(self.gap) else ""
        phrase = "optimal" if self.gap <= 1e-6 else "within"
        if self.status != "optimal":
            phrase = "ties" if self.is_proven and self.gap <= 1e-6 else "feasible" if gap else "no_bound"
        if not self.choices and not self.is_proven and math.isfinite(self.bound):
            phrase = "empty"
        proof = say(language, f"plan_{phrase}", gap=gap)
        if self.stopped:
            proof = say(language, "plan_stopped", proof=proof, what=say(language, f"plan_{self.stopped}"))
        points, bound = (fixed(x, 4, language) for x in (self.points, self.bound))
        plan = say(language, "plan_impact", impact=fixed(self.impact, 4, language), bound=bound, proof=proof)
        if self.problem.level != IMPACT:
            about = {
                "level": self.problem.level,
                "name": LEVELS[self.problem.level].name(language),
                "proof": proof,
                "impact": points,
            }
            plan = say(
                language,
                "plan_level",
                counted=said_at(case, self.problem.level, self.impact, language),
                **about,
            )
        if self.problem.kept is not None:
            plan = self._beside_reference(plan)
        if self.problem.overruns:
            plan = say(language, "plan_protected", plan=plan, count=self.problem.overruns)
        funded = say(
            language, "plan_funded", plan=plan, funded=len(self.choices), all=len(effects(case).initiatives)
        )
        cost = with_unit(number(money, language), case.money_unit, language)
        return funded + (say(language, "plan_for", cost=cost) if case.budgets else "")

    def _beside_reference(self, plan: str) -> str:
        """What is said of a plan, and how many lines it changes of the one it was asked near to."""
        language = self.problem.case.settings.language
        count = len(changed(self.problem.case, self.problem.keeps, self.choices))
        plan = say(language, "plan_changes", plan=plan, count=count, all=len(self.problem.keeps))
        if self.best is None:
            return plan
        if self.stopped:
            plan = say(language, "plan_fewer", plan=plan)
        if self.best - self.impact <= 1e-7 * self.problem.size_of(self.best):
            return plan
        share = self.problem.share_of(self.best - self.impact, self.best)
        return say(language, "plan_below", plan=plan, share=per_cent(max(0.0, share), language, 2))

    def __str__(self) -> str:
        shown = self._shown()
        parts = [self.heading, text_table(shown, self._figures(shown)), *self._said_beside()]
        return "\n\n".join(parts)

    def _said_beside(self) -> list[str]:
        """A line on what it stops, and one on what means give each other for it; none where there is none."""
        case, language = self.problem.case, self.problem.case.settings.language
        said = given_said(case, self._transfers(), language) if has_transfers(case) else {}
        given = [say(language, "plan_given", what=clauses(said.values(), language))] if said else []
        return [*self._said_stopping(), *given]

    def _said_stopping(self) -> list[str]:
        """One line on the running initiatives that it stops, and what that takes of money; none where it
        stops none.
        """
        case, ids = self.problem.case, self._stopping()["initiative"]
        if not ids:
            return []
        language, names = case.settings.language, case.names("initiatives")
        money = number(sum(stopping_spend(case, i) for i in ids), language)
        cost = with_unit(money, case.money_unit, language)
        return [say(language, "plan_stops", who=listing([names[i] for i in ids], language), cost=cost)]

    def _figures(self, shown: Mapping[str, Sequence[str]]) -> list[str]:
        """The headings of the funded table that stand over figures."""
        texts = {say(self.problem.case.settings.language, f"head_{c}") for c in _TEXT[:5]}
        return [c for c in shown if c not in texts]

    def report(self) -> str:
        """The plan for a terminal: what is funded, what each key result attains, what each resource gives."""
        language, case = self.problem.case.settings.language, self.problem.case
        attained, used = self._attainment(), self._usage()
        results = {
            "key_result": attained["key_result"],
            "indicator": self._indicators(attained["key_result"]),
            "objective": attained["objective"],
            "attained": self._attained(attained),
            "points": [fixed(p, 2, language) for p in attained["points"]],
        }
        ids = attained["key_result"]
        results = {
            say(language, f"head_{c}"): _in_order(case, "key_results", ids, v)
            for c, v in results.items()
            if any(v)
        }
        cells = [
            (
                say(language, "plan_of", used=number(u, language), available=number(a, language))
                if math.isfinite(a)
                else number(u, language)
            )
            for u, a in zip(used["used"], used["available"], strict=True)
        ]
        width = len(case.periods)
        ids = used["resource"][::width]
        resources = {say(language, "head_resource"): ids} | {
            p: cells[k::width] for k, p in enumerate(case.periods)
        }
        resources = {c: _in_order(case, "resources", ids, v) for c, v in resources.items()}
        right = [say(language, f"head_{c}") for c in ("attained", "points")]
        tables = [text_table(results, right), text_table(resources, case.periods)]
        return "\n\n".join([one_line(case.name), str(self), *tables]).strip()

    __repr__ = __str__

    def _attained(self, attained: Columns) -> list[str]:
        """Attainment in per cent of the target; where there is none, in the indicator's own unit."""
        results, language = self.problem.case.rows("key_results"), self.problem.case.settings.language
        return [
            figure(a, language) if results[k]["target"] is None else per_cent(a, language)
            for k, a in zip(attained["key_result"], attained["attainment"], strict=True)
        ]

    def _indicators(self, key_results: Sequence[str]) -> list[str]:
        """What each key result is measured on, as people call it."""
        results, names = self.problem.case.rows("key_results"), self.problem.case.names("kpis")
        return [names[results[k]["kpi"]] for k in key_results]

    def _shown(self) -> dict[str, list[str]]:
        """The funded table as people read it: with names, points to two decimals, money in thousands."""
        columns, case = self._funded(), self.problem.case
        language = case.settings.language
        shown = {c: v for c, v in columns.items() if c in _TEXT}
        shown |= {
            c: [fixed(x, 2, language) if c == "points" else number(x, language) for x in v]
            for c, v in columns.items()
            if c not in shown
        }
        names = [case.own_names("initiatives").get(i, "") for i in columns["initiative"]]
        # names that only say the ids again need no column
        told = any(name not in ("", i) for name, i in zip(names, columns["initiative"], strict=True))
        shown = {"initiative": shown.pop("initiative")} | ({"name": names} if told else {}) | shown
        known = {c: say(language, f"head_{c}") for c in (*_TEXT[:5], "points")}
        return {
            known.get(c, c): _in_order(case, "initiatives", columns["initiative"], v)
            for c, v in shown.items()
        }

    def _repr_html_(self) -> str:
        name = one_line(self.problem.case.name) or "Allocation"
        told = [
            f"<h4>{on_page(name)}</h4><p><b>{on_page(self.heading)}</b></p>",
            page_of(self.funded),
        ]
        return "".join([*told, *(f"<p>{on_page(line)}</p>" for line in self._said_beside())])


def choices_of(case: Case, plan: Plan) -> tuple[Choice, ...]:
    """A plan's choices, whether it was allocated or made by hand; see :func:`choices`."""
    return plan.choices if isinstance(plan, Allocation) else tuple(choices(case, plan))


def checked_choices(case: Case, plan: Plan) -> list[Choice]:
    """A plan's choices, each checked to name what the case holds; see :func:`choices`."""
    return choices(case, plan.choices if isinstance(plan, Allocation) else plan)


def asked_of(problem: Problem, plan: Plan) -> Problem:
    """What a plan was asked of a case; of one made by hand, this problem."""
    if isinstance(plan, Allocation) and plan.problem.case == problem.case:
        return plan.problem
    return problem


def matrix_of(
    portfolios: Sequence[Iterable[Choice] | None],
    initiatives: Sequence[str] | None = None,
    impossible: str = "",
) -> pd.DataFrame:
    """A row an initiative, a column a portfolio: option and start, empty where it is not funded; None says
    ``impossible``.

    The rows are the initiatives given, or those that some portfolio funds, by id, 2 before 10.
    """
    import pandas as pd

    held = [None if p is None else {c.initiative: f"{c.option} {c.start}" for c in p} for p in portfolios]
    some_fund = {i for some in held for i in some or ()}
    ids = sorted(some_fund, key=natural) if initiatives is None else list(initiatives)
    cells = [[impossible if some is None else some.get(i, "") for some in held] for i in ids]
    return pd.DataFrame(
        cells, index=pd.Index(ids, name="initiative", dtype="str"), columns=range(len(held)), dtype="str"
    )


def _frame(columns: Columns) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {c: pd.Series(v, dtype="str" if c in _TEXT else "float64") for c, v in columns.items()}
    )


def _in_order(case: Case, table: str, ids: Sequence[str], values: Sequence[str]) -> list[str]:
    """Values that go by ids, in the order in which the case's table lists these."""
    of = dict(zip(ids, values, strict=True))
    return [of[i] for i in case.rows(table) if i in of]
