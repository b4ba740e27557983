"""What a row says that the model acts on, declared once: the schema's choices come from here.

A kind added here fails the type checker by name wherever nothing is done about it yet
(``tests/test_completeness.py``).
"""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never


class Relation(StrEnum):
    """What binds two initiatives: the choices of ``relations.relation``."""

    REQUIRES = "requires"
    EXCLUDES = "excludes"
    TOGETHER = "all"
    SYNERGY = "synergy"

    @property
    def meant(self) -> frozenset[str]:
        """Of the columns that some relations read and others do not, those that this one reads."""
        match self:
            case Relation.REQUIRES:
                return frozenset({"lag"})
            case Relation.EXCLUDES | Relation.TOGETHER:
                return frozenset()
            case Relation.SYNERGY:
                return frozenset({"kpi", "amount"})
            case _:
                assert_never(self)

    @property
    def any_of(self) -> bool:
        """Whether ``other`` may name several, any of which will do."""
        match self:
            case Relation.REQUIRES:
                return True
            case Relation.EXCLUDES | Relation.TOGETHER | Relation.SYNERGY:
                return False
            case _:
                assert_never(self)


class Limited(StrEnum):
    """What a bucket limits: the choices of ``buckets.measure``."""

    SHARE = "share"
    AMOUNT = "amount"
    COUNT = "count"

    @property
    def of_spend(self) -> bool:
        """Whether it limits what is spent of a resource, rather than how many are funded."""
        match self:
            case Limited.SHARE | Limited.AMOUNT:
                return True
            case Limited.COUNT:
                return False
            case _:
                assert_never(self)


class Counted(StrEnum):
    """What of a portfolio a rule counts: the choices of ``rules.when``."""

    FUNDED = "funded"
    ACTIVE = "active"
    START = "start"

    @property
    def by_period(self) -> bool:
        """Whether it counts period by period, and its bounds hold in each."""
        match self:
            case Counted.FUNDED:
                return False
            case Counted.ACTIVE | Counted.START:
                return True
            case _:
                assert_never(self)


class Decided(StrEnum):
    """What a decision settles: the choices of ``decisions.decision``."""

    FUND = "fund"
    REJECT = "reject"

    @property
    def funds(self) -> bool:
        """Whether its initiative is then funded in every portfolio, or in none."""
        match self:
            case Decided.FUND:
                return True
            case Decided.REJECT:
                return False
            case _:
                assert_never(self)


class Means(StrEnum):
    """What sort of means a resource is: the choices of ``resources.kind``."""

    BUDGET = "budget"
    CAPACITY = "capacity"

    @property
    def is_money(self) -> bool:
        """Whether it is spent, and adds up with the others of its kind; capacities are people's time."""
        match self:
            case Means.BUDGET:
                return True
            case Means.CAPACITY:
                return False
            case _:
                assert_never(self)


class Status(StrEnum):
    """Whether an initiative is still to begin: the choices of ``initiatives.status``."""

    CANDIDATE = "candidate"
    RUNNING = "running"

    @property
    def has_begun(self) -> bool:
        """Whether it is at work already, so that leaving it out is stopping it."""
        match self:
            case Status.CANDIDATE:
                return False
            case Status.RUNNING:
                return True
            case _:
                assert_never(self)


def has_begun(status: str | None) -> bool:
    """Whether an initiative of that status, as a table has it, is at work already; a blank says it is not."""
    return status is not None and Status(status).has_begun


class Moved(StrEnum):
    """What a common cause makes higher or lower: the choices of ``causes.on``."""

    EFFECT = "effect"
    USE = "use"

    @property
    def by(self) -> str:
        """What may be named instead of a column of initiatives: the ids of this column."""
        match self:
            case Moved.EFFECT:
                return "kpi"
            case Moved.USE:
                return "resource"
            case _:
                assert_never(self)


STOP = "stop"
"""The option, in ``requirements`` alone, whose rows say what stopping a running initiative uses."""
