"""The table: each party's own best portfolio, what is agreed, what is contested, and everything that no
other portfolio beats.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from portfolio.allocator.questions.nearest import check_within, lines_near
from portfolio.allocator.questions.pareto import Portfolio
from portfolio.arbitration.compromises.criterion import Stakes
from portfolio.arbitration.compromises.registry import COMPROMISES, picked
from portfolio.arbitration.contested import contested
from portfolio.arbitration.decision_prices import decided, decision_prices, undone
from portfolio.arbitration.left_out import Prices, left_out, prices_of_funding
from portfolio.arbitration.near_compromise import as_recorded, brought_near, by_rule
from portfolio.arbitration.party_weights import PartyWeights, party_weights
from portfolio.arbitration.record import Record, check_holds, recorded, signatories
from portfolio.arbitration.record_blocks import Block, as_html, as_text
from portfolio.arbitration.spending import spending
from portfolio.arbitration.table_text import contested_blocks, disputed, extent, opening, shown_grid
from portfolio.arbitration.undominated import found, magnitudes
from portfolio.arrays import Floats
from portfolio.case.case import Case
from portfolio.case.reserved_names import BY_HAND
from portfolio.display.shown_as import shows
from portfolio.errors import CaseError, Fault, PortfolioError, TimeLimitError, in_its_language
from portfolio.model.allocation import Plan, choices_of
from portfolio.model.effects import effects
from portfolio.model.problem import Problem, check_search, is_whole, problem_of
from portfolio.model.reference import changes_frame
from portfolio.model.transfers import spent
from portfolio.progress import within
from portfolio.words.sentences import say, sentence

if TYPE_CHECKING:
    import pandas as pd

_LIMIT = 2000
"""So many zones are searched before portfolios are looked for on a grid. Each is one proof: more would take
longer to say what a table can't discuss one by one; with fewer, rounds of which all portfolios could be had
would be shown on a grid. Whoever wants another says so to :func:`arbitrate`.
"""


@dataclass(frozen=True, eq=False)
class Arbitration:
    """One round at one table. It never changes: a decision gives a new one.

    Attributes
    ----------
    problem : Problem
        The round, with the decisions that were taken.
    party_weights : PartyWeights
        Each party's points over the objectives.
    own : mapping of str to tuple of Choice
        Each party's own best portfolio: most of its points, then of the others', then by the one-answer rule.
    portfolios : tuple of tuple of Choice
        Those that none dominates: no other has as many points for every party and more for one.
    resolution : float
        0 where these are all; else points within which each of the others is matched by one of these for
        every party; inf where not all were looked for.
    opening : Arbitration or None
        The table as it was before anything was decided at it.
    seconds : float
        The time limit, where it came before all portfolios were found.

    Examples
    --------
    >>> import portfolio as pf
    >>> table = pf.arbitrate(pf.load("data/samples/dozen"))
    >>> table.agreed
    ['clock-pipeline', 'cyber-resilience', 'group-console', 'shift-swap']
    >>> table.compromises["compromise"].tolist()
    ['weighted', 'max-min', 'nash', 'least-regret']
    """

    problem: Problem
    party_weights: PartyWeights
    own: Mapping[str, Portfolio]
    portfolios: tuple[Portfolio, ...]
    resolution: float = 0.0
    limit: int = field(default=_LIMIT, repr=False)
    opening: Arbitration | None = field(default=None, repr=False)
    seconds: float = field(default=math.inf, repr=False)

    @property
    def is_cut_short(self) -> bool:
        """Whether the time limit came first: no compromise can then be said to be one among all."""
        return math.isfinite(self.seconds)

    @property
    def _shown(self) -> pd.DataFrame:
        return self.own_bests if self.is_cut_short else self.compromises

    @property
    def parties(self) -> tuple[str, ...]:
        return self.party_weights.parties

    def values(self, portfolio: Plan) -> dict[str, float]:
        """Points of any portfolio for each party."""
        chosen = choices_of(self.problem.case, portfolio)
        return {
            party: self.problem.with_weights(self._weights[party]).worth(chosen) for party in self.parties
        }

    @cached_property
    def stakes(self) -> Stakes:
        """Each party's ideal, and its disagreement point: its fewest points at the others' bests."""
        return Stakes.of(self._payoff, magnitudes(self.problem, self._weights))

    @property
    @shows("payoff", "problem.case")
    def payoff(self) -> pd.DataFrame:
        """A row a party's own best portfolio, and a last one ``zero``: ``portfolio``, one column of points a
        party, ``impact`` (by the case's own weights), ``funded`` (how many), ``cost`` (all budgets, inside
        the horizon).
        """
        import pandas as pd

        frame = self._frame([(party, self.own[party]) for party in self.parties], first="portfolio")
        zero = {"portfolio": "zero"} | dict(zip(self.parties, self.stakes.disagreement, strict=True))
        return pd.concat([frame, pd.DataFrame([zero])], ignore_index=True).astype({"portfolio": "str"})

    @property
    @shows("own_bests", "problem.case")
    def own_bests(self) -> pd.DataFrame:
        """A row a party's own best portfolio, and what it costs the others: columns as in
        :attr:`compromises`, the party's name first.
        """
        import pandas as pd

        rows = [self.concessions(self.own[party], party) for party in self.parties]
        return pd.concat(rows, ignore_index=True).rename(columns={"compromise": "own best of"})

    @property
    @shows("party_frontier", "problem.case")
    def frontier(self) -> pd.DataFrame:
        """A row a portfolio that none dominates, by the first party's points: one column of points a party,
        ``impact``, ``funded``, ``cost``, ``compromise`` (the names of those that pick it), ``initiatives``
        (the ids, a tuple).
        """
        names = {} if self.is_cut_short else {name: self._pick(name) for name in COMPROMISES}
        frame = self._frame([("", p) for p in self.portfolios], first="compromise")
        frame["compromise"] = [
            ", ".join(n for n, k in names.items() if k == row) for row in range(len(frame))
        ]
        frame["initiatives"] = [tuple(c.initiative for c in p) for p in self.portfolios]
        columns = [*self.parties, "impact", "funded", "cost", "compromise", "initiatives"]
        return (
            frame[columns]
            .astype({"compromise": "str"})
            .sort_values(list(self.parties), kind="stable", ignore_index=True)
        )

    @property
    def agreed(self) -> list[str]:
        """Initiatives that every party's own best portfolio funds, by id."""
        return [i for i, who in self._funded_by.items() if len(who) == len(self.parties)]

    @property
    def agreed_out(self) -> list[str]:
        """Initiatives that no party's own best portfolio funds, by id."""
        return [i for i, who in self._funded_by.items() if not who]

    @cached_property
    @shows("contested", "problem.case")
    def contested(self) -> pd.DataFrame:
        """A row an initiative that some parties' own bests fund and others' do not, the most contested first:
        ``initiative``, ``funded_by`` (parties, separated by commas), for each party a column ``<party>``:
        points of its best portfolio with the initiative less those of its best without it (above 0: it wants
        it; inf or −inf where only one of the two is possible); ``settle`` (``fund`` or ``drop``: which
        concedes fewer points), ``concedes`` (who), ``concession`` (points of those, together). What did not
        come in time is NaN, and then nothing is settled.
        """
        return contested(self.problem, self._weights, self.stakes.ideal, self._funded_by)

    @in_its_language
    def compromise(self, name: str = "nash", *, near: object = None, within: float = 0.001) -> Portfolio:
        """The portfolio that a named compromise picks, or one nearly as good for all that changes little of a
        plan.

        Parameters
        ----------
        name : {"weighted", "max-min", "nash", "least-regret"}
        near : Allocation, Record, DataFrame or iterable of (initiative, option, start), optional
            A plan, such as ``case.plan``. Of all portfolios in which no party has less than in the
            compromise's by more than ``within`` of its span, those that change fewest lines of the plan are
            taken (see :meth:`portfolio.Problem.keeping`); of these the compromise picks. A party without span
            may not have less at all.
        within : float
            With ``near``: the share of its span that a party may lose.

        Raises
        ------
        TimeLimitError
            Of a table that lacks portfolios: the compromise among those that were found may be another one
            tomorrow. And where what is near the plan was not proven in time.

        Examples
        --------
        >>> import portfolio as pf
        >>> table = pf.arbitrate(pf.load("data/samples/dozen"))
        >>> near = table.compromise("nash", near=table.own["finance"], within=0.5)
        >>> table.changes(near, table.own["finance"])["change"].tolist()
        ['option', 'out']
        """
        share, picks = check_within(within), self.portfolios[self._pick(name)]
        if near is None:
            return picks
        lines, asked = lines_near(self.problem, near), (self.problem, self._weights, self._payoff)
        return brought_near(*asked, (name, picks), lines, share, self.limit)

    @shows("plan_changes", "problem.case")
    def changes(self, portfolio: Plan, near: object) -> pd.DataFrame:
        """The lines of a plan that any portfolio changes, as :attr:`portfolio.Allocation.changes`."""
        chosen = choices_of(self.problem.case, portfolio)
        return changes_frame(self.problem.case, lines_near(self.problem, near), chosen)

    @property
    @shows("compromises", "problem.case")
    def compromises(self) -> pd.DataFrame:
        """A row a named compromise: ``compromise``, for each party ``<party>`` (points), ``<party> concedes``
        (points less than its own best) and ``<party> share`` (of its span; NaN where it has none),
        ``impact``, ``funded``, ``cost``.
        """
        import pandas as pd

        return pd.concat(
            [self.concessions(self.compromise(name), name) for name in COMPROMISES], ignore_index=True
        )

    @shows("compromises", "problem.case")
    def concessions(self, portfolio: Plan, name: str = "by hand") -> pd.DataFrame:
        """What any portfolio concedes: a row as in :attr:`compromises`."""
        chosen = choices_of(self.problem.case, portfolio)
        frame = self._frame([(name, chosen)], first="compromise")
        given, shares = self.stakes.concessions(frame[list(self.parties)].to_numpy()[0])
        for k, party in enumerate(self.parties):
            frame[f"{party} concedes"], frame[f"{party} share"] = given[k], shares[k]
        order = [c for party in self.parties for c in (party, f"{party} concedes", f"{party} share")]
        return frame[["compromise", *order, "impact", "funded", "cost"]]

    @shows("not_funded", "problem.case")
    def left_out(self, portfolio: Plan) -> pd.DataFrame:
        """What any portfolio does not fund, and at what price: a row an initiative, in the order of the case:
        ``initiative``, ``owner``, ``cost`` (the least that it would take of all budgets inside the horizon),
        and for each party ``<party>``: points that its best portfolio would lose if it had to fund it, its
        own rejection lifted (0 where that holds it; inf where no portfolio can; NaN where it did not come in
        time).
        """
        chosen = {c.initiative for c in choices_of(self.problem.case, portfolio)}
        prices = self._prices
        asked = [i for i in self.problem.case.rows("initiatives") if i not in chosen]
        return left_out(self.problem, {i: prices.get(i, dict.fromkeys(self.parties, 0.0)) for i in asked})

    @shows("money_by_group", "problem.case")
    def money(self, plans: Mapping[str, Plan]) -> pd.DataFrame:
        """Where the money of several portfolios goes, a row a plan and group: ``plan``, ``by``
        (``objective``, attributed as buckets by objective are, what earns nothing, and what transfers give to
        people, as ``none``; or ``category``), ``group``, ``spend`` (all budgets, inside the horizon).
        """
        return spending(self.problem, plans)

    # rounds

    @in_its_language
    def decide(
        self,
        initiative: str,
        decision: str,
        *,
        by: str,
        reason: str,
        option: str | None = None,
        start: str | None = None,
        date: str | None = None,
    ) -> Arbitration:
        """The table once a decision is taken: it binds, and stands in the case with its author and reason.

        Parameters
        ----------
        initiative : str
        decision : {"fund", "reject"}
        by, reason : str
            Who decided, and why.
        option, start : str, optional
            In which option and from which period, where that is decided too.
        date : str, optional
            As 2027-03-31.

        Raises
        ------
        CaseError
            When the initiative is decided already (undo that first), or something named is not in the case.
        InfeasibleError
            When no portfolio meets it.
        """
        row = {"initiative": initiative, "decision": decision, "option": option, "start": start}
        row |= {"by": by, "reason": reason, "date": date}
        return self._at(decided(self.problem.case, row))

    def undo(self, initiative: str) -> Arbitration:
        """The table without what was decided about an initiative."""
        return self._at(undone(self.problem.case, initiative))

    @cached_property
    @shows("decisions", "problem.case")
    def decisions(self) -> pd.DataFrame:
        """A row a decision, as the case lists them: ``initiative``, ``decision``, ``option``, ``start``,
        ``by``, ``reason``, ``date``, and for each party ``<party>``: points that its best portfolio would
        gain without the decision.
        """
        return decision_prices(self.problem, self._weights, self.stakes.ideal)

    @in_its_language
    def record(
        self,
        compromise: str | Plan = "nash",
        agreed_by: Sequence[str] = (),
        *,
        near: object = None,
        within: float = 0.001,
    ) -> Record:
        """What this table ends in: inputs, parties' points, the chosen portfolio, concessions, decisions,
        alternatives.

        Parameters
        ----------
        compromise : str or portfolio
            The name of a compromise, or any portfolio that meets every limit and demand.
        agreed_by : sequence of str
            Who signs.
        near, within : optional
            See :meth:`compromise`, of a named one: the record holds the plan's lines, and what changes.

        Raises
        ------
        TimeLimitError
            Of a table that lacks portfolios, and where the price of a decision did not come in time.
        """
        signed, share, case = signatories(agreed_by), check_within(within), self.problem.case
        lines = None if near is None else lines_near(self.problem, near)
        if isinstance(compromise, str):
            name, portfolio = compromise, self.compromise(compromise, near=lines, within=share)
        elif lines is None:
            name, portfolio = BY_HAND, choices_of(case, compromise)
        else:
            raise PortfolioError(say(case.settings.language, "near_by_hand"))
        check_holds(self.problem, portfolio)
        alternatives = {**self.own, **{n: self.compromise(n) for n in COMPROMISES}}
        return recorded(
            self.problem,
            parties={
                party: {
                    "weights": dict(sorted(self._weights[party].items())),
                    "best": float(self.stakes.ideal[k]),
                    "zero": float(self.stakes.disagreement[k]),
                }
                for k, party in enumerate(self.parties)
            },
            chosen=(name, portfolio),
            alternatives=alternatives,
            concessions=self.concessions,
            decisions=self.decisions,
            frontier={"portfolios": len(self.portfolios), "resolution": self.resolution, "limit": self.limit},
            agreed_by=signed,
            left_out=self.left_out(portfolio),
            near=None if lines is None else as_recorded(case, lines, share, portfolio, alternatives[name]),
        )

    def _at(self, case: Case) -> Arbitration:
        problem = replace(self.problem, case=case)
        return replace(_arbitration(problem, self.limit), opening=self.opening or self)

    def _pick(self, name: str) -> int:
        if not isinstance(name, str) or name not in COMPROMISES:
            raise PortfolioError(sentence("must_compromise", known=", ".join(COMPROMISES), found=name))
        if self.is_cut_short:
            raise TimeLimitError(self.seconds, sentence("late_table"))
        places: list[int] = picked(name, self._points, self.stakes).tolist()
        return min(places, key=lambda k: by_rule(self.problem, self.portfolios[k]))

    @cached_property
    def _weights(self) -> dict[str, dict[str, float]]:
        return {party: self.party_weights.points(party) for party in self.parties}

    @cached_property
    def _prices(self) -> Prices:
        """What funding an initiative costs each party, of all that not every own best funds."""
        rows = self.contested.to_dict("records")
        wanted = {
            row["initiative"]: {p: 0.0 if row[p] > 0 else 0.0 - row[p] for p in self.parties} for row in rows
        }
        asked = prices_of_funding(self.problem, self._weights, self.stakes.ideal, self.agreed_out)
        return {**wanted, **asked}

    @cached_property
    def _payoff(self) -> Floats:
        """Points at each party's own best portfolio for each party: array (parties, parties)."""
        return self._valued([self.own[party] for party in self.parties])

    @cached_property
    def _points(self) -> Floats:
        """Points of each non-dominated portfolio for each party."""
        return self._valued(self.portfolios)

    def _valued(self, portfolios: Sequence[Portfolio]) -> Floats:
        return np.array([list(self.values(p).values()) for p in portfolios])

    @cached_property
    def _funded_by(self) -> dict[str, list[str]]:
        held = {party: {c.initiative for c in self.own[party]} for party in self.parties}
        return {i: [p for p in self.parties if i in held[p]] for i in effects(self.problem.case).initiatives}

    def _frame(self, named: Sequence[tuple[str, Portfolio]], first: str) -> pd.DataFrame:
        import pandas as pd

        rows = [
            {first: name}
            | self.values(p)
            | {"impact": self.problem.worth(p), "funded": len(p), "cost": spent(self.problem, p)}
            for name, p in named
        ]
        return pd.DataFrame(rows, columns=[first, *self.parties, "impact", "funded", "cost"]).astype(
            {first: "str"}
        )

    @property
    def _head(self) -> list[Block]:
        case = self.problem.case
        found = len(self.portfolios), extent(self.resolution, self.seconds, case.settings.language)
        return opening(case, self.parties, self.stakes, found, self.agreed)

    @property
    def opened(self) -> str:
        """What is agreed, what is contested and at what price, for a terminal: before anybody settles."""
        case = self.problem.case
        return as_text([*self._head, *contested_blocks(case, self.parties, self.contested)])

    def __str__(self) -> str:
        case = self.problem.case
        contested = [i for i, who in self._funded_by.items() if 0 < len(who) < len(self.parties)]
        grid = shown_grid(case, self.parties, self._shown)
        return as_text([*self._head, disputed(case, contested), grid])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        case = self.problem.case
        contested = [i for i, who in self._funded_by.items() if 0 < len(who) < len(self.parties)]
        return as_html([*self._head, disputed(case, contested), shown_grid(case, self.parties, self._shown)])


@in_its_language
def arbitrate(case: Case | Problem, limit: int = _LIMIT, time_limit: float | None = None) -> Arbitration:
    """Set the parties of a round at one table: what each would fund, what they agree on, and every fair way
    between them.

    Parameters
    ----------
    case : Case or Problem
        With at least one party, in the table ``parties`` or ``judgements``.
    limit : int
        So many parts of the space of the parties' points are searched at the most for the exact non-dominated
        set; beyond, it is listed on a grid whose resolution is stated.
    time_limit : float, optional
        Seconds in all. Where they are up first, the table holds the parties' own bests and what else was
        found, and says so.

    Returns
    -------
    Arbitration

    Raises
    ------
    CaseError
        Without a party.
    InfeasibleError
        When no portfolio meets every limit and demand.
    TimeLimitError
        When some party's own best was not found in time.

    References
    ----------
    Haimes, Lasdon and Wismer (1971); Klamroth, Lacour and Vanderpooten (2015); Nash (1950), "The bargaining
    problem".

    Examples
    --------
    >>> import portfolio as pf
    >>> table = pf.arbitrate(pf.load("data/samples/dozen"))
    >>> table.parties
    ('finance', 'product')
    >>> len(table.compromises)
    4
    """
    problem = problem_of(case, "arbitrate")
    if not is_whole(limit) or limit < 1:
        raise PortfolioError(sentence("must_limit", found=limit))
    check_search(time_limit=time_limit)
    with within(time_limit):
        return _arbitration(problem, int(limit))


def _arbitration(problem: Problem, limit: int) -> Arbitration:
    own_points = party_weights(problem.case)
    if not own_points.parties:
        fault = Fault("parties", None, "party", "", sentence("must_party"))
        raise CaseError([fault], sentence("of_round"), problem.case.settings.language)
    weights = {party: own_points.points(party) for party in own_points.parties}
    own, portfolios, resolution, seconds = found(problem, weights, limit)
    return Arbitration(problem, own_points, own, portfolios, resolution, limit, seconds=seconds)
