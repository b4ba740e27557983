"""Means as a choice: what each transfer earns, what all earn together, and where the next hire pays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from portfolio.allocator.known import session_of
from portfolio.allocator.outcome import Answer
from portfolio.allocator.session import Session
from portfolio.case.case import Case
from portfolio.display.shown_as import page_of, shows
from portfolio.errors import TimeLimitError, in_its_language
from portfolio.explanation.why import prices_alone
from portfolio.model.allocation import Allocation
from portfolio.model.comparison import changes, gap_of, impact_of, proven, same, unanswered
from portfolio.model.given_said import given_said
from portfolio.model.problem import Problem, check_search
from portfolio.progress import progress_bar, within
from portfolio.tables.relations import STOP
from portfolio.words.figures import per_cent, points
from portfolio.words.sentences import clauses, listing, say

if TYPE_CHECKING:
    import pandas as pd

MORE = 0.1
"""How much more of each team is looked at: about a person in ten, the next hire."""
_TOLD = 2
"""So many transfers are told of by what each earns."""


@dataclass(frozen=True, eq=False)
class MeansWorth:
    """What it is worth that means may give to each other.

    Attributes
    ----------
    plan : Allocation
        The best plan with all of them.
    without : dict of str to (Allocation, InfeasibleError or TimeLimitError)
        By transfer: the best plan where it may give nothing.
    none : Allocation, InfeasibleError or TimeLimitError
        The best plan where nothing is given.
    with_more : dict of str to (Allocation or TimeLimitError)
        By team: the best plan with a tenth more of it in every period.

    Examples
    --------
    >>> import portfolio as pf
    >>> pf.means(pf.allocate(pf.load("data/samples/dozen"))).teams.columns.tolist()
    ['resource', 'gain', 'swap']
    """

    plan: Allocation
    without: dict[str, Answer]
    none: Answer
    with_more: dict[str, Answer]
    # of the hires, as explain has them: replacement_cost, price
    _prices: pd.DataFrame = field(repr=False)

    @property
    @shows("means", "plan.problem.case")
    def transfers(self) -> pd.DataFrame:
        """A row a transfer, those that earn most first: ``transfer``, ``from``, ``to``, ``given`` (in all, in
        units of ``from``), ``gained`` (in units of ``to``), ``cost`` (money that it spends), ``gain`` (the
        plan's points less those of the best plan where it may give nothing; inf where there is none; NaN
        where no answer came in time), ``swap`` (what that plan has otherwise), ``said`` (what is given, in
        words).
        """
        import pandas as pd

        columns = ("transfer", "from", "to", "given", "gained", "cost", "gain", "swap", "said")
        frame = pd.DataFrame({c: [row[c] for row in self._rows] for c in columns})
        figures = {"given", "gained", "cost", "gain"}
        return frame.astype({c: "float64" if c in figures else "str" for c in columns})

    frame = transfers

    @property
    @shows("means_hires", "plan.problem.case")
    def hires(self) -> pd.DataFrame:
        """A row an initiative that frees weeks of a team, in the order of their table: ``initiative``,
        ``team`` (where it frees most), ``funded``, ``start``, ``gain`` (of a funded one the points that the
        best plan without it loses; of another, below 0, what the best plan with it loses).
        """
        import pandas as pd

        start = {c.initiative: c.start for c in self.plan.choices}
        rows = [
            (i, team, i in start, start.get(i, ""), self._worth(i))
            for i, team in hires_of(self.plan.problem.case).items()
        ]
        frame = pd.DataFrame(rows, columns=["initiative", "team", "funded", "start", "gain"])
        kinds = {"initiative": "str", "team": "str", "start": "str", "gain": "float64", "funded": "bool"}
        return frame.astype(kinds)

    @property
    @shows("means_teams", "plan.problem.case")
    def teams(self) -> pd.DataFrame:
        """A row a team, the one where more pays most first: ``resource``, ``gain`` (the points of the best
        plan with a tenth more of it in every period less the plan's, after all that may be given; NaN where
        no answer came in time), ``swap``.
        """
        import pandas as pd

        # the plan itself is possible with more: what is found below it lies within the gap that was asked for
        gained = {r: self._gained(other) for r, other in self.with_more.items()}
        rows = [
            (r, 0.0, "") if gain < 0 else (r, gain, self._swap(self.with_more[r]))
            for r, gain in gained.items()
        ]
        rows.sort(key=lambda row: -row[1] if not math.isnan(row[1]) else math.inf)
        frame = pd.DataFrame(rows, columns=["resource", "gain", "swap"])
        return frame.astype({"resource": "str", "gain": "float64", "swap": "str"})

    @property
    def together(self) -> float:
        """The points that all transfers earn together: the plan's less those of the best plan where nothing
        is given; inf where there is none, NaN where no answer came in time.
        """
        return self._lost(self.none)

    def sentences(self, language: str | None = None) -> list[str]:
        """Three at most: what all transfers earn, which of them pay, and where the next hire pays."""
        case = self.plan.problem.case
        tongue = language or case.settings.language
        return [*self._said_transfers(case, tongue), *self._said_next(case, tongue)]

    def __str__(self) -> str:
        return "\n".join(self.sentences())

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return page_of(self.transfers)

    @cached_property
    def _rows(self) -> list[dict[str, Any]]:
        case, language = self.plan.problem.case, self.plan.problem.case.settings.language
        given = self.plan.columns("transfers")
        said = given_said(case, given, language)
        table = {str(row["transfer"]): row for row in case.table("transfers")}
        rows: list[dict[str, Any]] = []
        for name, other in self.without.items():
            own = [k for k, transfer in enumerate(given["transfer"]) if transfer == name]
            sums = {c: math.fsum(given[c][k] for k in own) for c in ("given", "gained", "cost")}
            swap = (
                unanswered(other, language) if isinstance(other, TimeLimitError) else self._swap(other, True)
            )
            ends = {"from": table[name]["from"], "to": table[name]["to"]}
            rows.append(
                {"transfer": name, **ends, **sums, "gain": self._lost(other), "swap": swap}
                | {"said": said.get(name, "")}
            )
        return sorted(rows, key=lambda row: -row["gain"] if not math.isnan(row["gain"]) else math.inf)

    def _lost(self, other: Answer) -> float:
        """The points that the plan has more than the best where less may be given: none where that was found
        to be worth more, since the plan is then short of the best by less than the gap that was asked for.
        """
        gain = self._gained(other)
        return 0.0 if gain > 0 else 0.0 - gain

    def _gained(self, other: Answer) -> float:
        if isinstance(other, TimeLimitError):
            return math.nan
        impact = impact_of(other)
        return 0.0 if same(self.plan, impact) else impact - self.plan.impact

    def _swap(self, other: Answer, back: bool = False) -> str:
        if not isinstance(other, Allocation):
            return ""
        plans = (other.choices, self.plan.choices) if back else (self.plan.choices, other.choices)
        return str(changes(*plans))

    def _worth(self, initiative: str) -> float:
        row = self._prices.loc[initiative]
        funded = any(c.initiative == initiative for c in self.plan.choices)
        cost: Any = row["replacement_cost"] if funded else -row["price"]
        return float(cost)

    def _said_transfers(self, case: Case, language: str) -> list[str]:
        if not self.without:
            return []
        said = given_said(case, self.plan.columns("transfers"), language)
        if not said:
            return [say(language, "means_nothing", count=len(self.without))]
        rows = [row for row in self._rows if row["transfer"] in said]
        what = clauses([said[row["transfer"]] for row in rows], language)
        if math.isinf(self.together):
            told = [say(language, "means_needed", what=what)]
        elif math.isnan(self.together):
            told = [say(language, "means_given", what=what)]
        else:
            told = [say(language, "means_earn", what=what, points=points(self.together, language))]
        paying = [row for row in rows if row["gain"] > 0 and math.isfinite(row["gain"])][:_TOLD]
        if paying and len(rows) > 1:
            each = [
                say(language, "means_each", transfer=row["transfer"], points=points(row["gain"], language))
                for row in paying
            ]
            told.append(say(language, "means_most", each=listing(each, language)))
        return told

    def _said_next(self, case: Case, language: str) -> list[str]:
        teams = self.teams
        teams = teams[teams.gain > 0]
        if not len(teams):
            return [say(language, "means_no_team", share=per_cent(MORE, language))] if self.with_more else []
        names = case.names("resources")
        paying = zip(teams.resource[:_TOLD], teams.gain[:_TOLD], strict=True)
        each = [
            say(language, "means_team", team=names[r], points=points(gain, language)) for r, gain in paying
        ]
        return [say(language, "means_next", share=per_cent(MORE, language), each=listing(each, language))]


def hires_of(case: Case) -> dict[str, str]:
    """The initiatives that free more weeks of teams than they use, each with the team where it frees most."""
    found: dict[str, str] = {}
    needs, teams = case.table("requirements"), set(case.capacities)
    for i in case.rows("initiatives"):
        freed: dict[str, float] = {}
        for row in needs:
            if row["initiative"] == i and row["option"] != STOP and row["resource"] in teams:
                amount = -math.fsum(row[step] for step in needs.further)
                freed[row["resource"]] = freed.get(row["resource"], 0.0) + amount
        if freed and math.fsum(freed.values()) > 0:
            found[i] = max(freed, key=lambda r: freed[r])
    return found


def without_transfers(case: Case, names: Sequence[str]) -> Case:
    """The case where some transfers may give nothing: without their rows."""
    table = case.written["transfers"]
    return case.revised({"transfers": table.keeping(lambda n: table["transfer"][n] not in names)})


@in_its_language
def means(plan: Allocation, time_limit: float | None = None) -> MeansWorth:
    """Say what each transfer of the case earns, what all earn together, and where more of a team pays.

    Each figure is found by asking again: without one transfer, without all, with a tenth more of one team in
    every period, without or with one hire. What two transfers earn is not what each earns added up: where one
    may give nothing another often gives more.

    Parameters
    ----------
    plan : Allocation
    time_limit : float, optional
        Seconds in all; what did not come in time is NaN.

    Returns
    -------
    MeansWorth
        ``transfers``, ``hires``, ``teams``, ``together``; ``sentences`` say the same in three sentences.

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.means(pf.allocate(pf.load("data/samples/dozen")))
    >>> found.transfers.empty, found.hires.empty, found.teams.resource.tolist()
    (True, True, ['apps', 'platform', 'growth'])
    """
    problem, case = proven(plan, "means"), plan.problem.case
    check_search(time_limit=time_limit)
    names = [str(row["transfer"]) for row in case.table("transfers")]
    teams = [r for r in case.capacities if any(math.isfinite(problem.amount(r, p)) for p in case.periods)]
    hires = [*hires_of(case)]
    asked: list[Problem] = [replace(problem, case=without_transfers(case, [name])) for name in names]
    asked += [replace(problem, case=without_transfers(case, names))] if names else []
    answers: list[Answer] = []
    with within(time_limit), progress_bar("means", len(asked) + 2) as bar:
        for n, question in enumerate(asked):
            with within(among=len(asked) + 2 - n):
                answers += Session(question.case).allocate_all([question], gap_of(plan))
            bar.update()
        with within(among=2):
            more = session_of(plan).allocate_all([problem.scaled({r: 1 + MORE}) for r in teams], gap_of(plan))
        bar.update()
        prices = prices_alone(plan, hires)
        bar.update()
    none = answers[-1] if names else plan
    return MeansWorth(
        plan,
        dict(zip(names, answers, strict=False)),
        none,
        dict(zip(teams, more, strict=True)),
        prices,
    )
