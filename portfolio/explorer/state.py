"""What the knobs of the explorer ask: a problem, and the same as rows of the table ``scenarios``. No
widget in here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from portfolio.arbitration.party_weights import party_weights
from portfolio.case.case import Case
from portfolio.case.lookup import id_or_text
from portfolio.case.reading import edited, with_rows
from portfolio.case.what_if.said import ground_of, heard
from portfolio.errors import PortfolioError
from portfolio.model.levels import IMPACT, missing
from portfolio.model.problem import Problem
from portfolio.scenarios.compare import AS_IT_IS
from portfolio.tables import Cell
from portfolio.tables.relations import Decided
from portfolio.words.sentences import listing, say

type Row = dict[str, Cell]
WITHIN = 0.001
"""What staying near a plan may cost, unless said: a share of the best impact."""


@dataclass(frozen=True)
class Knobs:
    """Where the knobs stand; those not named are where the case has them.

    Attributes
    ----------
    amounts : mapping of str to int
        Per cent of the case's amounts, by resource.
    typed : mapping of (str, str) to float
        Amounts that stand as they were typed, whatever the per cent, by resource and period.
    said : tuple of str
        Changes of the case in words, such as ``opex -10%``; the other knobs change what these make of it.
    party : str
        Whose points count; empty for the strategy's own.
    weights : mapping of str to float
        Points that were set by hand, by objective, instead of the strategy's or the party's.
    choices : mapping of str to bool
        Initiatives held in (True) or out (False).
    level : int
        The level of steering.
    held : mapping of str to (str, str)
        Initiatives held in an option and a start.
    near : str
        The plan to stay near: ``record`` (that of the case), ``opened`` (that of the case when the explorer
        was opened); empty for none.
    within : float
        The share of the best impact that staying near may cost.
    shut : tuple of str
        Transfers that may give nothing.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/lorie_savage")
    >>> Knobs().asked(case) == pf.Problem(case)
    True
    >>> Knobs(amounts={"capital": 80}, choices={"P1": False}).asked(case).amount("capital", "year1")
    40.0
    """

    amounts: Mapping[str, int] = field(default_factory=dict)
    party: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)
    choices: Mapping[str, bool] = field(default_factory=dict)
    level: int = IMPACT
    held: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    near: str = ""
    within: float = WITHIN
    typed: Mapping[tuple[str, str], float] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    shut: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.near:
            object.__setattr__(self, "within", WITHIN)
        moved = {r: percent for r, percent in self.amounts.items() if percent != 100}
        object.__setattr__(self, "amounts", MappingProxyType(moved))
        object.__setattr__(self, "typed", MappingProxyType(dict(self.typed)))
        for name in ("weights", "choices", "held"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    @property
    def neutral(self) -> bool:
        """Whether the case is asked as it stands."""
        return self == Knobs()

    def asked(self, case: Case) -> Problem:
        """The problem that they make of a case.

        Raises
        ------
        CaseError
            When the case lacks what the level steers by, or something named is not in it.
        """
        if self.said:
            case = as_said(case, self.said)
        if self.shut:
            case = shutting(case, self.shut)
        problem = (
            Problem(holding(case, tuple(self.held.items())) if self.held else case)
            .at_level(self.level)
            .scaled({r: percent / 100 for r, percent in self.amounts.items()})
            .with_limits(self.typed)
        )
        problem = problem.with_weights(
            {**points_of(case, self.party), **self.weights} if self.party or self.weights else {}
        )
        funded = [i for i, held in self.choices.items() if held]
        return problem.with_funded(*funded).without(*(i for i in self.choices if i not in funded))

    def beyond_scenarios(self, case: Case, language: str) -> list[str]:
        """What no row of the table ``scenarios`` can say of all this, in words: it changes cells, and has
        no cell for these.
        """
        out = [case.names("initiatives")[i] for i, held in self.choices.items() if not held]
        found = [say(language, "explorer_beyond_reject", who=listing(out, language))] if out else []
        if self.held:
            names = [case.names("initiatives")[i] for i in self.held]
            found.append(say(language, "explorer_beyond_held", who=listing(names, language)))
        found += [say(language, "explorer_beyond_near")] * bool(self.near)
        return found + [say(language, "explorer_beyond_level", level=self.level)] * (self.level != IMPACT)

    def scenario(self, case: Case, name: str, language: str = "en") -> Case:
        """The case with one more scenario, which says what these knobs say.

        Raises
        ------
        PortfolioError
            When the name is blank or taken, nothing was changed, or a scenario cannot say it.
        """
        name = name.strip() if isinstance(name, str) else ""
        if not name:
            raise PortfolioError(say(language, "explorer_no_name"))
        if name == AS_IT_IS or name in case.table("scenarios")["scenario"]:
            raise PortfolioError(say(language, "explorer_name_taken", name=name))
        beyond = self.beyond_scenarios(case, language)
        if beyond:
            raise PortfolioError(say(language, "explorer_beyond", what="; ".join(beyond)))
        rows = self._rows(case, name)
        if not rows:
            raise PortfolioError(say(language, "explorer_unchanged"))
        return with_rows(case, "scenarios", rows, name)

    def _rows(self, case: Case, name: str) -> list[Row]:
        dealt_out = self.asked(case).weights
        told = [e for h in heard(ground_of(case), self.said) for e in h.edits] if self.said else []
        changes = [(e.table, e.row, e.column, e.change) for e in told]
        if self.said:
            case = as_said(case, self.said)
        own = dict(Problem(case).weights)
        changes += [
            ("resources", r, period, f"× {percent / 100!r}")
            for r, percent in self.amounts.items()
            for period in self._scaled_periods(case, r)
        ]
        changes += [("resources", r, period, f"= {amount!r}") for (r, period), amount in self.typed.items()]
        changes += [
            ("objectives", o, "weight", f"= {points!r}")
            for o, points in dealt_out.items()
            if points != own[o]
        ]
        changes += [("initiatives", i, "mandatory", "= true") for i in self.choices]
        changes += [("transfers", name, "max", "= 0") for name in self.shut]
        return [
            {"scenario": name, "table": table, "row": row, "column": column, "change": change}
            for table, row, column, change in changes
        ]

    def _scaled_periods(self, case: Case, resource: str) -> list[str]:
        """The columns that the per cent of a resource changes: all of them at once, if none was typed."""
        typed = {period for r, period in self.typed if r == resource}
        if not typed:
            return [""]
        row = case.rows("resources")[resource]
        return [p for p in case.periods if p not in typed and row[p] is not None]


@lru_cache(maxsize=8)
def as_said(case: Case, sentences: tuple[str, ...]) -> Case:
    """The case as sentences change it; the same one each time it is asked for.

    Raises
    ------
    CaseError
        With every sentence that does not mean one thing, and what may be meant.
    """
    return edited(case, [e for h in heard(ground_of(case), sentences) for e in h.edits])


@lru_cache(maxsize=8)
def shutting(case: Case, transfers: tuple[str, ...]) -> Case:
    """The case in which some transfers may give nothing; the same one each time it is asked for."""
    return edited(case, [("transfers", name, "max", "= 0") for name in transfers])


@lru_cache(maxsize=8)
def holding(case: Case, held: tuple[tuple[str, tuple[str, str]], ...]) -> Case:
    """The case in which initiatives are decided to start in an option and a period; the same one each time
    it is asked for, so that what was learnt about it holds on.

    Raises
    ------
    CaseError
        When one is decided already, or can't start so.
    """
    rows: list[Row] = [
        {"initiative": i, "decision": Decided.FUND.value, "option": option, "start": start}
        for i, (option, start) in held
    ]
    return with_rows(case, "decisions", rows, "held there")


def points_of(case: Case, party: str) -> dict[str, float]:
    """The points of the objectives as a party deals them; the strategy's own where none is named."""
    return party_weights(case).points(party) if party else dict(Problem(case).weights)


def lacking(case: Case, level: int, language: str) -> str:
    """What a case lacks to be steered at a level, in words; empty where nothing is."""
    faults = missing(case, level)
    return (
        say(language, "explorer_lacking", level=level, column=faults[0].column, table=faults[0].table)
        if faults
        else ""
    )


def decided(case: Case, row: Row, language: str = "en") -> Case:
    """The case with one more decision, with its author and reason.

    Raises
    ------
    PortfolioError
        When author or reason is blank, or the initiative is decided already.
    CaseError
        With every other fault that the row would be.
    """
    for column in ("by", "reason"):
        said = row[column]
        if not isinstance(said, str) or not said.strip():
            raise PortfolioError(say(language, f"explorer_no_{column}"))
    row = {**row, "initiative": id_or_text(case, "initiatives", str(row["initiative"]))}
    if row["initiative"] in case.table("decisions")["initiative"]:
        raise PortfolioError(
            say(language, "explorer_decided", who=case.names("initiatives")[str(row["initiative"])])
        )
    return with_rows(case, "decisions", [row], say(language, "explorer_the_decision"))
