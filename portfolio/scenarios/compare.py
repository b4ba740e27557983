"""The same round under several circumstances, side by side: what is in all plans, in some, in none."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from portfolio.allocator.outcome import Answer
from portfolio.allocator.parallel import allocate_all, plans, unanswered_of
from portfolio.allocator.questions.nearest import lines_near
from portfolio.case.case import Case
from portfolio.case.edits import Edit
from portfolio.case.reading import edited, scenarios_of
from portfolio.display.shown_as import page_of, shows
from portfolio.errors import CaseError, Fault, TimeLimitError, in_its_language
from portfolio.model.allocation import Allocation, matrix_of
from portfolio.model.comparison import changes
from portfolio.model.effects import effects
from portfolio.model.problem import Problem, check_search, problem_of
from portfolio.model.reference import Line, Lines, changed
from portfolio.model.transfers import spent
from portfolio.model.usage import requirements
from portfolio.words.changed_lines import changed_lines
from portfolio.words.media import one_line
from portfolio.words.names import apart, natural
from portfolio.words.sentences import say, sentence
from portfolio.words.text_tables import text_table

if TYPE_CHECKING:
    import pandas as pd

type Scenario = Problem | Case | Callable[[Problem], Problem] | Iterable[Edit | Sequence[str]]

AS_IT_IS = "as it is"


@dataclass(frozen=True, eq=False)
class Comparison:
    """Plans of one round under several scenarios.

    Attributes
    ----------
    answers : mapping of str to Allocation, InfeasibleError or TimeLimitError
        By scenario; the first is the round as it is.
    case : Case
        The round, whose language and order what is printed has.
    near : tuple of Choice or None
        The plan of which each scenario changes as few lines as can be, where one was given.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/lorie_savage")
    >>> found = pf.compare(case, {"a fifth less": [("resources", "capital", "", "× 0.8")]})
    >>> {name: plan.impact for name, plan in found.plans.items()}
    {'as it is': 70.0, 'a fifth less': 46.0}
    """

    answers: Mapping[str, Answer]
    case: Case
    near: Lines | None = None

    @property
    def plans(self) -> dict[str, Allocation]:
        """The scenarios that have a plan."""
        return {name: a for name, a in self.answers.items() if isinstance(a, Allocation)}

    @property
    @shows("compare", "case")
    def summary(self) -> pd.DataFrame:
        """A row a scenario: ``scenario``, ``status``, ``impact`` (points), ``change`` (against the round as
        it is), ``funded`` (how many), ``changes`` where all were asked near a plan (how many of its lines
        change), the spend of each budget (inside the horizon), ``entering``, ``leaving`` (ids against the
        round as it is). NaN and ``infeasible`` where no portfolio is possible, ``unanswered`` where none was
        proven in time.
        """
        import pandas as pd

        base = next(iter(self.answers.values()))
        before = base.choices if isinstance(base, Allocation) else ()
        rows: list[dict[str, Any]] = []
        for name, answer in self.answers.items():
            row: dict[str, Any] = {
                "scenario": name,
                "status": "unanswered" if isinstance(answer, TimeLimitError) else "infeasible",
            }
            if isinstance(answer, Allocation):
                case, swaps = answer.problem.case, changes(before, answer.choices)
                row |= {"status": answer.status, "impact": answer.impact, "funded": len(answer.choices)}
                if self.near is not None:
                    row["changes"] = len(changed(case, answer.problem.keeps, answer.choices))
                row["change"] = answer.impact - base.impact if isinstance(base, Allocation) else float("nan")
                needs = requirements(case)
                row |= {
                    f"{r} spent": spent(answer.problem, answer.choices, [r])
                    for r, budget in zip(needs.resources, needs.budget, strict=True)
                    if budget
                }
                row |= {"entering": apart(swaps.entering), "leaving": apart(swaps.leaving)}
            rows.append(row)
        money = [c for row in rows for c in row if c.endswith(" spent")]
        columns = [
            "scenario",
            "status",
            "impact",
            "change",
            "funded",
            *(["changes"] if self.near is not None else []),
            *dict.fromkeys(money),
            "entering",
            "leaving",
        ]
        text = ("scenario", "status", "entering", "leaving")
        frame = pd.DataFrame(
            {c: [row.get(c, "" if c in text else float("nan")) for row in rows] for c in columns}
        )
        return frame.astype({c: "str" if c in text else "float64" for c in columns})

    @property
    @shows("compare_changes", "case")
    def changes(self) -> pd.DataFrame:
        """A row a scenario and line that it changes of the plan that all were asked near: ``scenario``,
        ``initiative``, ``change`` (in, out, option, start), ``before``, ``after``; empty where there is none.
        """
        import pandas as pd

        rows = [
            (name, *line)
            for name, plan in self.plans.items()
            if self.near is not None
            for line in changed(plan.problem.case, plan.problem.keeps, plan.choices)
        ]
        return pd.DataFrame(rows, columns=["scenario", *Line._fields], dtype="str")

    @property
    @shows("compare_matrix", "case")
    def matrix(self) -> pd.DataFrame:
        """A row an initiative, a column a scenario: option and start, empty where it is not funded, –
        where there is no plan.
        """
        import pandas as pd

        portfolios = [a.choices if isinstance(a, Allocation) else None for a in self.answers.values()]
        frame = matrix_of(portfolios, self._initiatives, impossible="–")
        frame.columns = pd.Index(self.answers, dtype="str")
        return frame

    @property
    @shows("membership", "case")
    def membership(self) -> pd.DataFrame:
        """A row an initiative: ``initiative``, ``plans`` (in how many), ``membership`` (``all``, ``some`` or
        ``none`` of the plans), those in most of them first.
        """
        import pandas as pd

        plans = list(self.plans.values())
        counts = [
            sum(any(c.initiative == i for c in plan.choices) for plan in plans) for i in self._initiatives
        ]
        word = ["none" if not n else "all" if n == len(plans) else "some" for n in counts]
        frame = pd.DataFrame(
            {
                "initiative": pd.Series(self._initiatives, dtype="str"),
                "plans": counts,
                "membership": pd.Series(word, dtype="str"),
            }
        )
        return frame.sort_values("plans", ascending=False, kind="stable", ignore_index=True)

    @cached_property
    def _initiatives(self) -> list[str]:
        known = {i for plan in self.plans.values() for i in effects(plan.problem.case).initiatives}
        return sorted(known, key=natural)

    @property
    def note(self) -> str:
        """What could not be answered in time; empty where nothing is missing."""
        return unanswered_of(self.answers, self.case.settings.language)

    def _named(self, scenario: str) -> str:
        return say(self.case.settings.language, "as_it_is") if scenario == AS_IT_IS else one_line(scenario)

    def __str__(self) -> str:
        return "\n".join(filter(None, [str(self.summary), self.note]))

    def told_matrix(self) -> str:
        """The matrix for a terminal: initiatives in the order of their table."""
        return str(self.matrix)

    def told_changes(self) -> str:
        """The changed lines of each scenario for a terminal; empty where they were asked near no plan."""
        language = self.case.settings.language
        if self.near is None:
            return ""
        frame = self.changes
        if not len(frame):
            return say(language, "lines_none")
        table = changed_lines(
            frame[list(Line._fields)].values.tolist(), self.case.own_names("initiatives"), language
        )
        named = {say(language, "head_scenario"): [self._named(s) for s in frame.scenario]}
        return f"{say(language, 'lines_changed')}\n{text_table(named | table, [])}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return page_of(self.summary) + (f"<p>{self.note}</p>" if self.note else "")


@in_its_language
def compare(
    case: Case | Problem,
    scenarios: Mapping[str, Scenario] | None = None,
    gap: float = 1e-6,
    n_jobs: int | None = None,
    time_limit: float | None = None,
    *,
    near: object = None,
    within: float = 0.001,
) -> Comparison:
    """Ask one round under several circumstances, and set the plans side by side.

    Parameters
    ----------
    case : Case or Problem
    scenarios : mapping of str to scenario, optional
        A problem or case; a function from the problem to another; or changes as in the table ``scenarios``:
        (table, row, column, change). Those of the case's own table unless given.
    gap : float
        See :func:`portfolio.allocate`.
    n_jobs : int, optional
        See :func:`portfolio.allocate_all`.
    time_limit : float, optional
        Seconds in all.
    near, within : optional
        See :func:`portfolio.allocate`: the answer to each scenario is the portfolio that changes fewest lines
        of this plan, for ``within`` of the scenario's own best impact.

    Returns
    -------
    Comparison
        The round as it is first; a scenario that no portfolio meets keeps its
        :class:`portfolio.InfeasibleError`, one that was not answered in time its
        :class:`portfolio.TimeLimitError`.

    Raises
    ------
    CaseError
        A change that cannot be made; no scenario at all; ``near`` is no plan.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/lorie_savage")
    >>> less = [("resources", "capital", "", "× 0.8")]
    >>> found = pf.compare(case, {"a fifth less": less, "without P1": lambda p: p.without("P1")})
    >>> found.summary[["scenario", "impact"]].to_dict("list")
    {'scenario': ['as it is', 'a fifth less', 'without P1'], 'impact': [70.0, 46.0, 56.0]}
    >>> tenth = {"a tenth less": [("resources", "capital", "", "× 0.9")]}
    >>> pf.compare(case, tenth, near=pf.allocate(case)).changes.values.tolist()
    [['a tenth less', 'P9', 'out', 'full year1', '']]
    """
    problem = problem_of(case, "compare")
    check_search(gap, time_limit, n_jobs=n_jobs)
    if scenarios is None:
        scenarios = _own(problem.case)
    if AS_IT_IS in scenarios:
        raise _not_one(problem, AS_IT_IS, sentence("must_rename", name=AS_IT_IS))
    problems = {AS_IT_IS: problem} | {
        name: problem_under(problem, name, scenario) for name, scenario in scenarios.items()
    }
    lines = None if near is None else lines_near(problem, near)
    how: dict[str, Any] = {"what": "compare", "time_limit": time_limit, "near": near, "within": within}
    answers = plans(allocate_all(problems.values(), gap, n_jobs, **how))
    return Comparison(dict(zip(problems, answers, strict=True)), problem.case, lines)


def _own(case: Case) -> dict[str, list[Edit]]:
    """The scenarios of the case's own table."""
    found = scenarios_of(case)
    if not found:
        fault = Fault("scenarios", None, "", "", sentence("must_scenario"))
        raise CaseError([fault], sentence("of_case"), case.settings.language)
    return found


def problem_under(problem: Problem, name: str, scenario: Scenario) -> Problem:
    """The problem that a scenario makes of the one that is compared."""
    if isinstance(scenario, Problem | Case):
        return problem_of(scenario)
    if callable(scenario):
        made = scenario(problem)
        if not isinstance(made, Problem | Case):
            raise _not_one(problem, name, sentence("must_scenario_function", found=repr(made)))
        return problem_of(made)
    edits = (
        [e if isinstance(e, Edit) else tuple(e) for e in scenario]
        if isinstance(scenario, Iterable) and not isinstance(scenario, str)
        else None
    )
    if edits is None or any(not isinstance(e, Edit) and len(e) != 4 for e in edits):
        raise _not_one(problem, name, sentence("must_scenario_changes", found=repr(scenario)))
    # what the problem changes already stands in the tables first, so that changes add up
    limited = as_limited(problem)
    case = edited(limited, edits, name)
    if dict(problem.weights) == effects(problem.case).own_weights:
        return replace(problem, case=case, weights={}, amounts={})
    table = limited.table("objectives")
    dealt = limited.revised(
        {"objectives": table.replacing("weight", [problem.weights[o] for o in table["objective"]])}
    )
    weights = effects(edited(dealt, edits, name)).own_weights
    return replace(problem, case=case, weights=weights, amounts={})


def as_limited(problem: Problem) -> Case:
    """The case with the problem's limits in its table."""
    table = problem.case.table("resources")
    if not problem.amounts:
        return problem.case
    for period in problem.case.periods:
        amounts = [problem.amount(r, period) for r in table["resource"]]
        table = table.replacing(period, [None if math.isinf(a) else a for a in amounts])
    return problem.case.revised({"resources": table})


def _not_one(asked: Problem, name: str, wrong: str) -> CaseError:
    fault = Fault("scenarios", None, "scenario", name, wrong)
    return CaseError([fault], sentence("of_scenario", name=name), asked.case.settings.language)
