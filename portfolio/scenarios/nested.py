"""The nested priority list: tiers that only grow with the budget, best in expectation (Koç, Morton et al.
2009).
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from numbers import Real
from typing import TYPE_CHECKING, Any

import numpy as np

from portfolio.allocator.milp import capacities
from portfolio.allocator.parallel import allocate_all, plans
from portfolio.allocator.questions.nested import most_nested
from portfolio.case.case import Case
from portfolio.display.shown_as import shows
from portfolio.errors import CaseError, Fault, InfeasibleError, TimeLimitError, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.problem import Limits, Problem, check_search, problem_of
from portfolio.model.usage import requirements, spend_of
from portfolio.progress import Clock, within
from portfolio.words.figures import number, points
from portfolio.words.names import apart
from portfolio.words.sentences import say, sentence

if TYPE_CHECKING:
    import pandas as pd

_EXACT = 15
"""Decimals of a budget that stands for itself: as it was given, however small its unit makes it."""


@dataclass(frozen=True, eq=False)
class NestedList:
    """What is funded first, and what is added as the budget grows; nothing is taken back.

    Attributes
    ----------
    problems : tuple of Problem
        One a budget, the smallest first.
    labels : tuple of str
        The budgets as people call them.
    probabilities : tuple of float
    portfolios : tuple of tuple of Choice
        Each holds the one before it, in the same options and from the same starts.
    expected : float
        Expected points: Σ probability · impact.
    afresh : tuple of Allocation
        The best portfolio of each budget by itself.

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.nested_list(pf.load("data/samples/lorie_savage"), [40, 60])
    >>> found.tiers[["tier", "initiative"]].values.tolist(), found.price
    ([[1, 'P1'], [1, 'P3'], [1, 'P4'], [2, 'P9']], 0.0)
    """

    problems: tuple[Problem, ...]
    labels: tuple[str, ...]
    probabilities: tuple[float, ...]
    portfolios: tuple[tuple[Choice, ...], ...]
    expected: float
    afresh: tuple[Allocation, ...]

    @property
    def wait_and_see(self) -> float:
        """Expected points if each budget were chosen for afresh, once it is known."""
        return math.fsum(p * plan.impact for p, plan in zip(self.probabilities, self.afresh, strict=True))

    @property
    def price(self) -> float:
        """Points that committing to the list costs in expectation."""
        return self.wait_and_see - self.expected

    @property
    def _case(self) -> Case:
        return self.problems[0].case

    @property
    @shows("nested_tiers", "_case")
    def tiers(self) -> pd.DataFrame:
        """A row an initiative, in the order of the list: ``tier`` (1 is the smallest budget), ``budget``
        (from which on it is funded), ``initiative``, ``option``, ``start``, ``cost`` (all budgets, inside the
        horizon).
        """
        import pandas as pd

        case = self.problems[0].case
        rows, held = [], set()
        for tier, (label, chosen) in enumerate(zip(self.labels, self.portfolios, strict=True), start=1):
            for c in chosen:
                if c.initiative not in held:
                    held.add(c.initiative)
                    cost = spend_of(case, [c])
                    rows.append((tier, label, c.initiative, c.option, c.start, cost))
        columns = ("tier", "budget", "initiative", "option", "start", "cost")
        frame = pd.DataFrame({c: [row[k] for row in rows] for k, c in enumerate(columns)})
        return frame.astype(
            {
                "budget": "str",
                "initiative": "str",
                "option": "str",
                "start": "str",
                "tier": "int64",
                "cost": "float64",
            }
        )

    @property
    @shows("nested_budgets", "_case")
    def budgets(self) -> pd.DataFrame:
        """A row a budget: ``budget``, ``probability``, ``impact`` (of the list), ``afresh`` (of the best
        portfolio), ``price`` (the difference).
        """
        import pandas as pd

        impact = [p.worth(c) for c, p in zip(self.portfolios, self.problems, strict=True)]
        best = [plan.impact for plan in self.afresh]
        return pd.DataFrame(
            {
                "budget": pd.Series(self.labels, dtype="str"),
                "probability": self.probabilities,
                "impact": impact,
                "afresh": best,
                "price": np.array(best) - np.array(impact),
            }
        )

    def __str__(self) -> str:
        tiers, case = self.tiers, self._case
        language, names = case.settings.language, case.names("initiatives")
        lines: list[str] = []
        for tier, label in enumerate(self.labels, start=1):
            mine = tiers.initiative[tiers.tier == tier]
            if len(mine):
                key = "nested_next" if lines else "nested_first"
                lines.append(say(language, key, budget=label, who=apart([names[i] for i in mine], ", ")))
        figures = {"points": points(self.expected, language), "afresh": points(self.wait_and_see, language)}
        return "\n".join([*lines, say(language, "nested_head", **figures)])

    __repr__ = __str__


@in_its_language
def nested_list(
    case: Case | Problem,
    budgets: Sequence[float | Limits],
    probabilities: Sequence[float] | None = None,
    gap: float = 1e-6,
    time_limit: float | None = None,
) -> NestedList:
    """Commit to an order of funding before the budget is known: whatever it turns out to be, the list is
    followed down to it.

    Parameters
    ----------
    case : Case or Problem
    budgets : sequence
        Totals for the case's one budget resource (its periods keep their proportions), or limits as
        ``with_limits`` takes them; each at least as large as the one before it.
    probabilities : sequence of float, optional
        How likely each budget is; all alike unless given. They add up to 1.
    gap : float
        See :func:`portfolio.allocate`; for each budget by itself. The list is the best there is.
    time_limit : float, optional
        Seconds in all.

    Returns
    -------
    NestedList
        Of equally good lists any one; mandates and decisions hold from the smallest budget on.

    Raises
    ------
    CaseError
        Budgets out of order, probabilities that do not add up to 1, an amount where the case has not just one
        budget.
    InfeasibleError
        Nothing is possible at the smallest budget.
    TimeLimitError
        When the list was not proven best in time.

    Examples
    --------
    >>> import portfolio as pf
    >>> print(pf.nested_list(pf.load("data/samples/lorie_savage"), [40, 60, 80]))
    funded at 40: Project 1, Project 3, Project 4
    next at 60: Project 6
    next at 80: Project 9
    Expected 58.00 points; 58.00 if each budget were chosen for afresh.
    """
    problem = problem_of(case, "nested_list")
    check_search(gap, time_limit)
    budgets, shares = _listed(budgets), _listed(probabilities) if probabilities is not None else None
    if budgets and shares is None:
        shares = [1 / len(budgets)] * len(budgets)
    shares = [float(s) if isinstance(s, Real) else math.nan for s in shares or ()]
    problems = _problems(problem, budgets, shares)
    labels = tuple(number(float(b), decimals=_EXACT) if isinstance(b, Real) else _label(b) for b in budgets)
    with within(time_limit):
        with within(among=2):
            answers = plans(allocate_all(problems, gap, what="nested list"))
        failed = next((a for a in answers if isinstance(a, TimeLimitError)), answers[0])
        if isinstance(failed, InfeasibleError):
            raise failed.about(say(problem.case.settings.language, "asked_smallest", amount=labels[0]))
        if not isinstance(failed, Allocation):
            raise failed
        afresh = [a for a in answers if isinstance(a, Allocation)]
        portfolios = most_nested(problems, shares, Clock(time.perf_counter()))
    expected = math.fsum(s * p.worth(c) for s, c, p in zip(shares, portfolios, problems, strict=True))
    return NestedList(tuple(problems), labels, tuple(shares), tuple(portfolios), expected, tuple(afresh))


def _listed(given: object) -> list[Any]:
    """What was given as a list; one thing alone as a list of it."""
    return list(given) if isinstance(given, Iterable) and not isinstance(given, str | Mapping) else [given]


def _problems(problem: Problem, budgets: Sequence[float | Limits], shares: Sequence[float]) -> list[Problem]:
    case, own, faults = problem.case, problem.case.budgets, []

    def fault(found: object, problem: str) -> None:
        faults.append(Fault("resources", None, "budgets", str(found), problem))

    if not budgets:
        fault("none", sentence("must_budgets"))
    if len(shares) != len(budgets) or any(not s >= 0 for s in shares) or abs(math.fsum(shares) - 1) > 1e-6:
        fault(shares, sentence("must_probabilities", found=list(shares)))
    problems: list[Problem] = []
    for budget in budgets:
        if isinstance(budget, Mapping):
            problems.append(problem.with_limits(budget))
        elif not isinstance(budget, Real) or isinstance(budget, bool):
            fault(budget, sentence("must_amount", found=repr(budget)))
        elif len(own) != 1:
            named = own[0] if own else "budget"
            fault(budget, sentence("must_limits", budget=named, count=len(own), found=budget))
        else:
            amounts = {(own[0], p): problem.amount(own[0], p) for p in case.periods}
            present = math.fsum(amounts.values())
            if not 0 < present < math.inf or not budget >= 0:
                told = {"budget": own[0], "found": budget, "present": f"{present:g}"}
                fault(budget, sentence("must_amount_every", **told))
            else:
                problems.append(
                    problem.with_limits({cell: a * float(budget) / present for cell, a in amounts.items()})
                )
    needs = requirements(case)
    # with what is carried over: nothing comes out of a period without a limit
    limits = [capacities(needs, p.limits(needs.resources)) for p in problems]
    for k, (less, more) in enumerate(pairwise(limits)):
        if (more < less * (1 - 1e-12)).any():
            fault(budgets[k + 1], sentence("must_growing", found=budgets[k + 1], before=budgets[k]))
    if faults:
        raise CaseError(faults, sentence("of_nested"), case.settings.language)
    return problems


def _label(limits: Limits) -> str:
    said = {key: "∞" if a is None else number(float(a), decimals=_EXACT) for key, a in limits.items()}
    return ", ".join(f"{key if isinstance(key, str) else ' '.join(key)} {a}" for key, a in said.items())
