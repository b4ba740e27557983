"""What funding down a ranked list would earn, beside the allocation, and who changes sides and why."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from portfolio.allocator.session import Session
from portfolio.case.case import Case, language_of
from portfolio.display.shown_as import page_of, shows
from portfolio.errors import SolverError, in_its_language
from portfolio.explanation.other_way import in_the_way, said_of
from portfolio.explanation.why import explain
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.problem import Problem, check_search, problem_of
from portfolio.model.transfers import spent
from portfolio.progress import within
from portfolio.rankings.funding import fund_down
from portfolio.rankings.scores import rice
from portfolio.rankings.wsjf import with_wsjf
from portfolio.words.figures import points
from portfolio.words.names import natural
from portfolio.words.sentences import clauses, say, sentence

if TYPE_CHECKING:
    import pandas as pd

LISTS = ("rice", "riceo")
WSJF = "wsjf"


@dataclass(frozen=True, eq=False)
class Rankings:
    """Ranked lists funded within the same limits as the allocation, and what they leave.

    Attributes
    ----------
    allocation : Allocation
        What the round is compared with.
    scores : DataFrame
        See :func:`portfolio.rice`; where WSJF was asked for, with ``cost_of_delay``, ``may_wait``, ``wsjf``
        and ``rank_wsjf``.
    lists : mapping of str to tuple of Choice
        What funding down each list gives, by id: ``rice``, ``riceo``, and ``wsjf`` where it was asked for.

    Examples
    --------
    >>> import portfolio as pf
    >>> lists = pf.rankings(pf.load("data/samples/scaleup"))
    >>> sorted(lists.lists), lists.scores["initiative"].head(1).tolist()
    (['rice', 'riceo'], ['edge-cache'])
    """

    allocation: Allocation
    scores: pd.DataFrame
    lists: Mapping[str, tuple[Choice, ...]]
    language: str
    time_limit: float | None = None

    @property
    @shows("rankings", "allocation.problem.case")
    def summary(self) -> pd.DataFrame:
        """A row a list and one for the allocation: ``list``, ``funded`` (how many), ``cost`` (all budgets,
        inside the horizon), ``points``, ``left`` and ``left_share`` (points short of the allocation, and
        their share).
        """
        import pandas as pd

        problem, best = self.allocation.problem, self.allocation.impact
        rows = []
        for name, chosen in (*self.lists.items(), ("allocation", self.allocation.choices)):
            earned = problem.worth(chosen)
            left_share = (best - earned) / best if best > 0 else math.nan
            rows.append((name, len(chosen), spent(problem, chosen), earned, best - earned, left_share))
        return pd.DataFrame(rows, columns=["list", "funded", "cost", "points", "left", "left_share"]).astype(
            {"list": "str"}
        )

    @cached_property
    @shows("ranking_changes", "allocation.problem.case")
    def changes(self) -> pd.DataFrame:
        """A row a list and initiative on which it and the allocation differ: ``list``, ``initiative``,
        ``name``, ``rank`` on that list, ``change`` (``in``: the allocation funds it, the list does not;
        ``out``: the other way round), ``reason``.
        """
        import pandas as pd

        rows = [row for name in self.lists for row in self._changes(name)]
        return pd.DataFrame(rows, columns=["list", "initiative", "name", "rank", "change", "reason"]).astype(
            {
                "list": "str",
                "initiative": "str",
                "name": "str",
                "rank": "Int64",
                "change": "str",
                "reason": "str",
            }
        )

    def _changes(self, name: str) -> Iterator[tuple[Any, ...]]:
        walk, mine = self.lists[name], {c.initiative for c in self.allocation.choices}
        listed = {c.initiative for c in walk}
        places = self.scores.set_index("initiative")
        score = places[name].fillna(-1.0).to_dict()
        for initiative in sorted(listed ^ mine, key=lambda i: (i in listed, -score[i], natural(i))):
            row, reason, problem = places.loc[initiative], "", self.allocation.problem
            phrase, column = (
                ("list_needs", "replacement_cost") if initiative in mine else ("list_costs", "price")
            )
            if initiative in mine:
                broken = in_the_way(problem, walk, initiative) if score[initiative] > 0 else []
                where = clauses((said_of(problem, b, self.language) for b in broken), self.language)
                reason = (
                    say(self.language, "list_full", where=where)
                    if broken
                    else say(self.language, "list_without")
                )
            lost = float(self._asked[column].loc[initiative])
            if math.isinf(lost):
                phrase += "_all"
            price = say(self.language, phrase, points=points(lost, self.language))
            if math.isnan(lost):
                price = str(self._asked.sentence.loc[initiative])  # it says what kept it from being known
            reason = f"{reason} {price}".strip()
            yield (
                name,
                initiative,
                row["name"],
                row[f"rank_{name}"],
                "in" if initiative in mine else "out",
                reason,
            )

    @cached_property
    def _asked(self) -> pd.DataFrame:
        """What the allocation would lose without, or with, each initiative on which a list differs: by
        asking again.
        """
        mine = {c.initiative for c in self.allocation.choices}
        differing = sorted({i for w in self.lists.values() for i in {c.initiative for c in w} ^ mine})
        return explain(self.allocation, differing, self.language, self.time_limit)

    def __str__(self) -> str:
        return str(self.summary)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return page_of(self.summary)


@in_its_language
def rankings(
    case: Case | Problem | Allocation,
    language: str | None = None,
    gap: float = 1e-6,
    time_limit: float | None = None,
    wsjf: bool = False,
) -> Rankings:
    """Set what funding down a RICE and a RICEO list would earn beside the allocation, and say who changes
    sides and why; for those who rank by it, WSJF too.

    Parameters
    ----------
    case : Case, Problem or Allocation
        An allocation is compared with as it stands.
    language : str, optional
        Of the reasons; the case's unless given.
    gap : float
        See :func:`portfolio.allocate`; for a case or problem.
    time_limit : float, optional
        Seconds in all; for ``changes``, which are asked for when they are first looked at, as many again.
    wsjf : bool
        Whether to rank by WSJF too: cost of delay ÷ effort. The cost of delay is what one period's wait costs
        the best portfolio with the initiative, or going without it where it cannot wait; each is asked again,
        so this takes longer.

    Returns
    -------
    Rankings
        ``scores``, ``summary``, ``changes``. The lists keep every limit and demand: what must be funded
        anyway comes first.

    Raises
    ------
    CaseError
        When no initiative has all four RICE inputs.
    InfeasibleError
        When no portfolio meets every limit and demand.
    TimeLimitError
        When not every cost of delay came in time.

    Examples
    --------
    >>> import portfolio as pf
    >>> lists = pf.rankings(pf.load("data/samples/scaleup"))
    >>> lists.summary["list"].tolist()
    ['rice', 'riceo', 'allocation']
    >>> bool((lists.summary.points <= lists.allocation.impact).all())
    True
    """
    if isinstance(case, Allocation):
        plan, problem = case, problem_of(case.problem, "rankings")
        if not plan.is_proven:
            raise SolverError(sentence("must_optimal"))
    else:
        problem = problem_of(case, "rankings")
        plan = None
    check_search(gap, time_limit)
    scores = rice(problem)
    language = language_of(problem.case, language)
    lists = {}
    with within(time_limit):
        if plan is None:
            with within(among=2):
                plan = Session(problem.case).allocate(problem, gap)
        if wsjf:
            scores = with_wsjf(plan, scores)
        for name in (*LISTS, WSJF) if wsjf else LISTS:
            ranked = scores[scores[name] > 0].sort_values([name, "initiative"], ascending=[False, True])
            lists[name] = fund_down(problem, ranked["initiative"].tolist())
    return Rankings(plan, scores, lists, language, time_limit)
