"""What every portfolio must meet, constraint by constraint: what each says, and the problem without some.

:class:`Kind` is the one declaration of what kinds there are. Each has, besides what stands here, its check
without a solver (``violations``) and its rows in the program (``allocator.milp``).
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby
from typing import assert_never

from portfolio.case.any_of import split_any_of
from portfolio.case.case import Case
from portfolio.model.problem import Problem
from portfolio.model.rules import Rule, rules_of
from portfolio.model.stopping import is_running
from portfolio.model.transfers import offers, useful
from portfolio.model.usage import requirements
from portfolio.tables.relations import Decided, Limited, Relation
from portfolio.tables.table import Row, Table
from portfolio.words.figures import exact_per_cent, number
from portfolio.words.languages import is_phrase
from portfolio.words.names import with_id
from portfolio.words.sentences import listing, say, with_unit


class Kind(StrEnum):
    """The kinds of constraint, in the order of their rows in the program.

    ``LOCK`` is held in or out by the question, ``EARLIEST`` started no sooner, ``CHANGES`` kept to a plan;
    every other kind stands in a table. ``TRANSFER`` is how much may be given: no portfolio breaks it, since
    what is given for one fits, and no row states it, but what a column may come to.
    """

    MANDATE = "mandate"
    DECISION = "decision"
    LOCK = "lock"
    EARLIEST = "earliest"
    CHANGES = "changes"
    LIMIT = "limit"
    REQUIRES = Relation.REQUIRES.value
    EXCLUDES = Relation.EXCLUDES.value
    TOGETHER = Relation.TOGETHER.value
    BUCKET = "bucket"
    RULE = "rule"
    TRANSFER = "transfer"

    @property
    def table(self) -> str:
        """The table whose rows state it; none for what a question holds."""
        match self:
            case Kind.LOCK | Kind.EARLIEST | Kind.CHANGES:
                return ""
            case Kind.MANDATE:
                return "initiatives"
            case Kind.DECISION:
                return "decisions"
            case Kind.LIMIT:
                return "resources"
            case Kind.REQUIRES | Kind.EXCLUDES | Kind.TOGETHER:
                return "relations"
            case Kind.BUCKET:
                return "buckets"
            case Kind.RULE:
                return "rules"
            case Kind.TRANSFER:
                return "transfers"
            case _:
                assert_never(self)

    @property
    def holds_one(self) -> bool:
        """Whether it holds one initiative in or out, whatever else is funded."""
        match self:
            case Kind.MANDATE | Kind.DECISION | Kind.LOCK:
                return True
            case Kind.LIMIT | Kind.REQUIRES | Kind.EXCLUDES | Kind.TOGETHER:
                return False
            case Kind.BUCKET | Kind.RULE | Kind.TRANSFER | Kind.EARLIEST | Kind.CHANGES:
                return False
            case _:
                assert_never(self)

    @property
    def is_question(self) -> bool:
        """Whether the question holds it, and no table states it."""
        return not self.table

    @property
    def is_decided(self) -> bool:
        """Whether somebody chose it for this round and may be asked what it costs; the others are facts."""
        match self:
            case Kind.MANDATE | Kind.DECISION | Kind.LOCK | Kind.EARLIEST | Kind.CHANGES:
                return True
            case Kind.BUCKET | Kind.RULE | Kind.TRANSFER:
                return True
            case Kind.LIMIT | Kind.REQUIRES | Kind.EXCLUDES | Kind.TOGETHER:
                return False
            case _:
                assert_never(self)


def kind_of(relation: Relation) -> Kind | None:
    """The kind of constraint that a relation is; None for a synergy, which changes what a pair brings."""
    match relation:
        case Relation.REQUIRES:
            return Kind.REQUIRES
        case Relation.EXCLUDES:
            return Kind.EXCLUDES
        case Relation.TOGETHER:
            return Kind.TOGETHER
        case Relation.SYNERGY:
            return None
        case _:
            assert_never(relation)


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint on every portfolio.

    Attributes
    ----------
    kind : Kind
    name : str
        The initiative, the bucket, the rule, the transfer or the resource it is about.
    row : int
        Its place in its table (0 for what the question holds).
    part : str
        ``min`` or ``max`` of a bucket or rule, the period of a limit.
    """

    kind: Kind
    name: str
    row: int
    part: str = ""

    def said(self, problem: Problem, language: str = "en") -> str:
        """The constraint in the case's own words; things by their names, as every sentence calls them."""
        case = problem.case
        name = called(case, "resources" if self.kind is Kind.LIMIT else "initiatives", self.name)
        match self.kind:
            case Kind.MANDATE:
                return say(language, "mandate", i=name)
            case Kind.DECISION:
                return _decision(case, self.row_of(problem), name, language)
            case Kind.LOCK:
                out = "held_stopped" if is_running(case, self.name) else "held_out"
                return say(language, "held_in" if problem.locks[self.name] else out, i=name)
            case Kind.EARLIEST:
                return say(language, "held_until", i=name, period=problem.earliest[self.name])
            case Kind.CHANGES:
                assert problem.kept is not None
                return say(language, "held_near", count=problem.kept.changes)
            case Kind.LIMIT:
                amount = amount_of(problem, self.name, self.part, language)
                said = say(language, "limit", resource=name, amount=amount, period=self.part)
                if not problem.overruns:
                    return said
                return say(language, "limit_protected", limit=said, count=problem.overruns)
            case Kind.REQUIRES:
                row = self.row_of(problem)
                return _requires(row, name, any_called(case, row["other"], language), language)
            case Kind.EXCLUDES:
                other = called(case, "initiatives", self.row_of(problem)["other"])
                return say(language, "excludes", i=name, other=other)
            case Kind.TOGETHER:
                other = called(case, "initiatives", self.row_of(problem)["other"])
                return say(language, "go_together", i=name, other=other)
            case Kind.BUCKET:
                return bucket_said(case, self.row_of(problem), self.part, language)
            case Kind.RULE:
                (rule,) = (rule for rule in rules_of(case) if rule.name == self.name)
                return rule_said(case, rule, self.part, language)
            case Kind.TRANSFER:
                return _ceiling_said(case, self.row_of(problem), language)
            case _:
                assert_never(self.kind)

    def row_of(self, problem: Problem) -> Row:
        """The row of its table that states it."""
        return list(problem.case.table(self.kind.table))[self.row]


def constraints(problem: Problem) -> list[Constraint]:
    """Every constraint of a problem: what the question holds first, what there is of each resource last."""
    held = [kind for kind in Kind if kind.is_question]
    between = [kind for kind in Kind if kind is not Kind.LIMIT and not kind.is_question]
    return [*by_table((*held, *between, Kind.LIMIT), lambda kind: of_kind(problem, kind), lambda c: c)]


def by_table[T](
    kinds: Iterable[Kind], of: Callable[[Kind], Iterable[T]], stated: Callable[[T], Constraint]
) -> Iterator[T]:
    """What there is of each kind; kinds that share a table take turns by the order of its rows."""
    for _, some in groupby(kinds, lambda kind: kind.table):
        yield from heapq.merge(*map(of, some), key=lambda one: stated(one).row)


def of_kind(problem: Problem, kind: Kind) -> Iterator[Constraint]:
    """The constraints of one kind, in the order of the rows that state them."""
    case = problem.case
    match kind:
        case Kind.MANDATE:
            table = case.table("initiatives")
            for n, (name, mandatory) in enumerate(zip(table["initiative"], table["mandatory"], strict=True)):
                if mandatory:
                    yield Constraint(kind, name, n)
        case Kind.DECISION:
            for n, name in enumerate(case.table("decisions")["initiative"]):
                yield Constraint(kind, name, n)
        case Kind.LOCK:
            for name in sorted(problem.locks):
                yield Constraint(kind, name, 0)
        case Kind.EARLIEST:
            for name in sorted(problem.earliest):
                yield Constraint(kind, name, 0)
        case Kind.CHANGES:
            if problem.kept is not None:
                yield Constraint(kind, "", 0)
        case Kind.LIMIT:
            for n, name in enumerate(case.table("resources")["resource"]):
                for period in case.periods:
                    if not math.isinf(problem.amount(name, period)):
                        yield Constraint(kind, name, n, period)
        case Kind.REQUIRES | Kind.EXCLUDES | Kind.TOGETHER:
            table = case.table("relations")
            for n, (name, relation) in enumerate(zip(table["initiative"], table["relation"], strict=True)):
                if kind_of(Relation(relation)) is kind:
                    yield Constraint(kind, name, n)
        case Kind.BUCKET:
            for n, row in enumerate(case.table("buckets")):
                for part in ("min", "max"):
                    if row[part] is not None:
                        yield Constraint(kind, row["bucket"], n, part)
        case Kind.RULE:
            for rule in rules_of(case):
                for part, (n, _) in rule.bounds.items():
                    yield Constraint(kind, rule.name, n, part)
        case Kind.TRANSFER:
            for n, row in enumerate(case.table("transfers")):
                if row["max"] is not None:
                    yield Constraint(kind, row["transfer"], n)
        case _:
            assert_never(kind)


@dataclass(eq=False)
class _Lift:
    """What is taken out of a problem: rows and cells of its tables, limits, locks."""

    rows: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    cells: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    limits: list[tuple[str, str]] = field(default_factory=list)
    locks: set[str] = field(default_factory=set)
    earliest: set[str] = field(default_factory=set)
    kept: bool = False

    def add(self, constraint: Constraint) -> None:
        kind, row = constraint.kind, constraint.row
        match kind:
            case Kind.MANDATE:
                self.cells[kind.table, "mandatory"].add(row)
            case Kind.DECISION | Kind.REQUIRES | Kind.EXCLUDES | Kind.TOGETHER:
                self.rows[kind.table].add(row)
            case Kind.LOCK:
                self.locks.add(constraint.name)
            case Kind.EARLIEST:
                self.earliest.add(constraint.name)
            case Kind.CHANGES:
                self.kept = True
            case Kind.LIMIT:
                self.limits.append((constraint.name, constraint.part))
            case Kind.BUCKET | Kind.RULE:
                self.cells[kind.table, constraint.part].add(row)
            case Kind.TRANSFER:
                self.cells[kind.table, "max"].add(row)
            case _:
                assert_never(kind)

    def tables(self, case: Case) -> dict[str, Table]:
        """The tables that change, without those rows and cells; a bucket or rule with neither end is none."""
        changed: dict[str, Table] = {}
        for (name, column), gone in self.cells.items():
            table = changed.get(name, case.written[name])
            if name == Kind.RULE.table:  # what one row of a rule says, another may say again
                named = {table["rule"][n] for n in gone}
                gone = {n for n, rule in enumerate(table["rule"]) if rule in named}
            left = [None if n in gone else cell for n, cell in enumerate(table[column])]
            changed[name] = table.replacing(column, left)
        for name, gone in self.rows.items():
            kept = set(range(len(case.written[name]))) - gone
            changed[name] = changed.get(name, case.written[name]).keeping(kept.__contains__)
        if "buckets" in changed:
            low, high = changed["buckets"]["min"], changed["buckets"]["max"]
            changed["buckets"] = changed["buckets"].keeping(lambda n: (low[n], high[n]) != (None, None))
        if Kind.RULE.table in changed:
            rules = changed[Kind.RULE.table]
            bounded = {row["rule"] for row in rules if (row["min"], row["max"]) != (None, None)}
            changed[Kind.RULE.table] = rules.keeping(lambda n: rules["rule"][n] in bounded)
        return changed


def lifted(problem: Problem, without: Collection[Constraint]) -> Problem:
    """The same problem without some of its constraints, as if they had not been written into the case.

    A limit that is lifted is more than everything together can use in that period, so that what is carried
    over into the next ones is not lost.
    """
    if not without:
        return problem
    case, lift = problem.case, _Lift()
    for constraint in without:
        lift.add(constraint)
    tables = lift.tables(case)
    locks = {i: held for i, held in problem.locks.items() if i not in lift.locks}
    case = case.revised(tables) if tables else case
    # reckoned, not written: it may be larger than any amount that one may write
    enough = {r: plenty(case, r, problem.overruns) for r, _ in lift.limits}
    amounts = {(r, t): math.inf if (p := enough[r]) is None else p for r, t in lift.limits}
    return replace(
        problem,
        case=case,
        locks=locks,
        amounts={**problem.amounts, **amounts},
        earliest={i: p for i, p in problem.earliest.items() if i not in lift.earliest},
        kept=None if lift.kept else problem.kept,
    )


def plenty(case: Case, resource: str, overruns: int = 0) -> float | None:
    """More of a resource than everything together can use or give away, even of what is carried over from the
    first period to the last, and where some overrun.

    None where more of it would not help, since none may be planned.
    """
    row, needs = case.rows("resources")[resource], case.table("requirements")
    usable, kept = row["usable"], row["carry_over"]
    most = math.fsum(
        max(need[step], 0.0) * (need["high"] if overruns else 1.0)
        for need in needs
        if need["resource"] == resource
        for step in needs.further
    )
    given = offers(case)
    place = requirements(case).resource_index[resource]
    most += math.fsum(useful(case)[given.giver == place])
    last = max(kept ** (len(case.periods) - 1), 1e-9) if kept else 1.0
    return (1.0 + most) / (usable * last) if usable else None


def amount_of(problem: Problem, resource: str, period: str, language: str = "en") -> str:
    """The planned amount of a resource in a period, with its unit."""
    usable = problem.case.rows("resources")[resource]["usable"]
    amount = number(usable * problem.amount(resource, period), language)
    return with_unit(amount, problem.case.units("resources")[resource], language)


def called(case: Case, table: str, id_: str) -> str:
    """What a sentence calls a thing: its name, with the id where others are called so; its id where it has
    none.
    """
    names = case.names(table)
    name = names.get(id_, id_)
    return name if [*names.values()].count(name) == 1 else with_id(name, id_)


def any_called(case: Case, written: str, language: str = "en") -> str:
    """What a sentence calls initiatives of which any will do, as a cell has them."""
    ids = split_any_of(written, {*case.names("initiatives")})
    return listing([called(case, "initiatives", i) for i in ids], language, last="or")


def _decision(case: Case, row: Row, name: str, language: str) -> str:
    decided = Decided(row["decision"])
    match decided:
        case Decided.REJECT:
            phrase = "reject_running" if is_running(case, row["initiative"]) else "reject"
            said = say(language, phrase, i=name)
        case Decided.FUND:
            how = say(language, "decided_how", how=row["option"]) if row["option"] else ""
            how += say(language, "decided_start", start=row["start"]) if row["start"] else ""
            said = say(language, "fund", i=name, how=how)
        case _:
            assert_never(decided)
    return said + (
        say(language, "decided_by", by=row["by"], reason=row["reason"]) if row["by"] and row["reason"] else ""
    )


def _requires(row: Row, name: str, other: str, language: str) -> str:
    lag = row["lag"]
    phrase = (
        "requires"
        if lag is None
        else (
            "requires_next"
            if lag == 0
            else "requires_same"
            if lag == -1
            else "requires_lag"
            if lag > 0
            else "requires_early"
        )
    )
    shown = 0 if lag is None else lag if lag > 0 else -lag - 1
    return say(language, phrase, i=name, other=other, lag=number(shown, language))


def _column(by: str, language: str) -> str:
    """A column of initiatives, or the objective, in words where it is one of the format's."""
    return say(language, f"by_{by}") if is_phrase(f"by_{by}") else by


def bucket_said(case: Case, row: Row, part: str, language: str) -> str:
    limited, bound = Limited(row["measure"]), row[part]
    what = say(
        language,
        f"bucket_{limited}",
        resource=called(case, "resources", row["resource"]) if row["resource"] else row["resource"],
        by=_column(row["by"], language),
        bucket=called(case, "objectives", row["bucket"]) if row["by"] == "objective" else row["bucket"],
    )
    match limited:
        case Limited.SHARE:
            shown = exact_per_cent(bound, language)
        case Limited.AMOUNT:
            shown = with_unit(number(bound, language), case.units("resources")[row["resource"]], language)
        case Limited.COUNT:
            shown = number(bound, language)
        case _:
            assert_never(limited)
    return say(language, f"bucket_{part}", what=what, bound=shown)


def _ceiling_said(case: Case, row: Row, language: str) -> str:
    """How much a transfer may give, in words."""
    amount = with_unit(number(row["max"], language), case.units("resources")[row["from"]], language)
    return say(language, "ceiling", transfer=row["transfer"], amount=amount)


_FEW = 4
"""So many initiatives of a rule are named; of more, how many they are: a sentence stays one."""


def rule_said(case: Case, rule: Rule, part: str, language: str) -> str:
    """A bound of a rule in words: how many of which, where each counts once; else what they weigh."""
    bound = number(rule.bounds[part][1], language)
    form = f"rule_{rule.counted}_{part}"
    if not rule.is_count:
        return say(language, f"{form}_weighed", rule=rule.name, bound=bound)
    few = 1 <= len(rule.named) <= _FEW
    names = [called(case, "initiatives", i) for i in rule.named]
    these = listing(names, language) if few else say(language, "rule_these", count=len(rule.named))
    return say(language, form, rule=rule.name, bound=bound, these=these)
