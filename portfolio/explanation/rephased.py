"""The same means at other times: the best split of each resource over the periods, and what it earns."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from portfolio.allocator.known import session_of
from portfolio.allocator.questions.rephasing import Rephasing, Split
from portfolio.case.lookup import ids_of
from portfolio.display.shown_as import page_of, shows
from portfolio.errors import TimeLimitError, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.comparison import changes, gap_of, proven, same, tie_of, unanswered
from portfolio.model.constraints import plenty
from portfolio.model.problem import check_search
from portfolio.progress import progress_bar, within
from portfolio.words.figures import number, points
from portfolio.words.sentences import listing, say, with_unit

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Rephased:
    """What the same total of each resource earns over other periods.

    Attributes
    ----------
    plan : Allocation
        The one that was asked about.
    best : dict of str to Allocation
        By resource that another split earns more with: the best plan under it.
    unanswered : dict of str to TimeLimitError
        By resource about which no answer came in time.

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.rephase(pf.allocate(pf.load("data/samples/lorie_savage")))
    >>> found.frame[["resource", "gain", "moved"]].to_dict("list")
    {'resource': ['capital'], 'gain': [0.0], 'moved': [0.0]}
    """

    plan: Allocation
    resources: tuple[str, ...]
    best: dict[str, Allocation]
    unanswered: dict[str, TimeLimitError]

    @property
    @shows("rephase", "plan.problem.case")
    def frame(self) -> pd.DataFrame:
        """A row a resource with a limit: ``resource``; ``gain``, the points of the best plan under the best
        split less the plan's; ``moved``, the least that must go from some periods to others for it, in units
        of the resource; ``swap``, who comes in (+), drops out (−) or changes option or start (~) then;
        ``sentence``. NaN where no answer came in time.
        """
        import pandas as pd

        rows = [self._row(r) for r in self.resources]
        columns = ("resource", "gain", "moved", "swap", "sentence")
        frame = pd.DataFrame({c: [row[c] for row in rows] for c in columns})
        return frame.astype({c: "float64" if c in ("gain", "moved") else "str" for c in columns})

    @property
    @shows("rephased_amounts", "plan.problem.case")
    def amounts(self) -> pd.DataFrame:
        """A row a resource and period with a limit: ``resource``, ``period``, ``amount`` as it is planned,
        ``split``, and ``moved``, what the split has more (less, where negative); all as the table
        ``resources`` states them, before ``usable``.
        """
        import pandas as pd

        rows = [
            (r, p, a, b, 0.0 + b - a)
            for r in self.resources
            for p in self.plan.problem.case.periods
            if math.isfinite(a := self.plan.problem.amount(r, p))
            for b in [self.best[r].problem.amount(r, p) if r in self.best else a]
        ]
        frame = pd.DataFrame(rows, columns=["resource", "period", "amount", "split", "moved"])
        figures = dict.fromkeys(("amount", "split", "moved"), "float64")
        return frame.astype({"resource": "str", "period": "str", **figures})

    def _row(self, resource: str) -> dict[str, Any]:
        case, language = self.plan.problem.case, self.plan.problem.case.settings.language
        name = case.names("resources")[resource]
        row: dict[str, Any] = {"resource": resource, "gain": 0.0, "moved": 0.0, "swap": ""}
        if resource in self.unanswered:
            late = unanswered(self.unanswered[resource], language, "no_answer_on", what=name)
            return row | {"gain": math.nan, "moved": math.nan, "sentence": late}
        if resource not in self.best:
            return row | {"sentence": say(language, "rephase_none", resource=name)}
        then = self.best[resource]
        moved = {
            p: then.problem.amount(resource, p) - a
            for p in case.periods
            if math.isfinite(a := self.plan.problem.amount(resource, p))
        }
        row |= {
            "gain": then.impact - self.plan.impact,
            "moved": math.fsum(by for by in moved.values() if by > 0),
            "swap": str(changes(self.plan.choices, then.choices)),
        }
        amount = with_unit(number(row["moved"], language), case.units("resources")[resource], language)
        row["sentence"] = say(
            language,
            "rephase",
            resource=name,
            amount=amount,
            before=listing([p for p, by in moved.items() if by < 0], language),
            after=listing([p for p, by in moved.items() if by > 0], language),
            points=points(row["gain"], language),
            instead=changes(self.plan.choices, then.choices).said(case, language),
        )
        return row

    def __str__(self) -> str:
        return "\n".join(f"- {sentence}" for sentence in self.frame["sentence"])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return page_of(self.frame)


@in_its_language
def rephase(
    plan: Allocation, resource: str | Sequence[str] | None = None, time_limit: float | None = None
) -> Rephased:
    """Say which split of the same money, or of the same weeks, over the periods would earn most, and the
    smallest move that earns as much.

    The total of the periods that have a limit is kept, what is usable and what carries over are as they are;
    one resource at a time. The gain is found by one program in which the amounts are columns, and told after
    the case with the amounts moved was solved anew.

    Parameters
    ----------
    plan : Allocation
    resource : str or sequence of str, optional
        This one alone, or these; each one that has a limit in two periods unless named.
    time_limit : float, optional
        Seconds in all; what did not come in time is NaN, and its sentence says so.

    Returns
    -------
    Rephased
        ``frame``: a row a resource; ``amounts``: the split period by period; ``best``: the plans.

    Raises
    ------
    CaseError
        An unknown resource.

    Examples
    --------
    >>> import portfolio as pf
    >>> print(pf.rephase(pf.allocate(pf.load("data/samples/lorie_savage"))))
    - Capital outlays: no other split of the same total earns more.
    """
    problem, case = proven(plan, "rephase"), plan.problem.case
    check_search(time_limit=time_limit)
    named = [resource] if isinstance(resource, str) else resource
    ids = list(case.rows("resources")) if named is None else ids_of(case, "resources", named)
    limited = {r: sum(math.isfinite(problem.amount(r, p)) for p in case.periods) for r in ids}
    asked = tuple(r for r in ids if limited[r] > 1 or (named is not None and limited[r]))
    best: dict[str, Allocation] = {}
    unanswered: dict[str, TimeLimitError] = {}
    with within(time_limit), progress_bar("rephase", len(asked)) as bar:
        for n, r in enumerate(asked):
            try:
                with within(among=len(asked) - n):
                    split = _split(plan, r)
                    if split is not None:
                        best[r] = session_of(plan).allocate(split.problem, gap_of(plan))
            except TimeLimitError as late:
                unanswered[r] = late
            bar.update()
    return Rephased(plan, asked, best, unanswered)


def _split(plan: Allocation, resource: str) -> Split | None:
    """The smallest move among those that earn most; None where none earns more than the plan."""
    problem, periods = plan.problem, plan.problem.case.periods
    enough = plenty(problem.case, resource, problem.overruns)
    if enough is not None:
        # where plenty in every period earns nothing more, no split does
        most = {
            (resource, p): max(enough, a) for p in periods if math.isfinite(a := problem.amount(resource, p))
        }
        if same(plan, session_of(plan).allocate(problem.with_limits(most), gap_of(plan)).impact):
            return None
    program = Rephasing(problem, resource)
    found = program.best(plan.impact + tie_of(plan))
    if found is None or same(plan, found.impact):
        return None
    return program.smallest(found.impact - tie_of(plan)) or found
