"""What a column of a list can be: its role, and the headings by which one is told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal

from portfolio.importers.amounts import parted_from_taxes
from portfolio.tables.headings import plain
from portfolio.tables.text import ident_of

HEADINGS = Path(__file__).with_name("headings.toml")


class Role(StrEnum):
    """What a column says of the item in its row."""

    ID = "id"
    NAME = "name"
    VALUE = "value"
    COST = "cost"
    EFFORT = "effort"
    TEAM = "team"
    OWNER = "owner"
    CATEGORY = "category"
    PARENT = "parent"
    STATUS = "status"
    PROGRESS = "progress"
    TYPE = "type"
    START = "start"
    END = "end"
    SPRINT = "sprint"
    VERSION = "version"
    REQUIRES = "requires"
    BLOCKS = "blocks"
    REACH = "reach"
    IMPACT = "impact"
    CONFIDENCE = "confidence"
    EASE = "ease"
    BUSINESS_VALUE = "business_value"
    TIME_CRITICALITY = "time_criticality"
    RISK_REDUCTION = "risk_reduction"
    FORMULA = "formula"
    PRIORITY = "priority"
    MANDATORY = "mandatory"
    DECISION = "decision"
    FUND = "fund"
    CAPACITY = "capacity"


@dataclass(frozen=True, slots=True)
class Reading:
    """How the columns of a role are read.

    Attributes
    ----------
    holds : {"text", "worth", "money", "work", "days", "share", "flag"}
        What a cell holds; ``worth`` is a number, or a word of a scale.
    several : {"first", "all", "each", "ask"}
        What two columns of the role mean: the first cell that is filled in, all of them together, one
        thing each, or a question. Columns that a mapping lists itself are never asked about.
    """

    holds: Literal["text", "worth", "money", "work", "days", "share", "flag"]
    several: Literal["first", "all", "each", "ask"] = "first"


READINGS: Mapping[Role, Reading] = {
    Role.ID: Reading("text"),
    Role.NAME: Reading("text"),
    Role.VALUE: Reading("worth", "ask"),
    Role.COST: Reading("money", "ask"),
    Role.EFFORT: Reading("work", "ask"),
    Role.TEAM: Reading("text", "all"),
    Role.OWNER: Reading("text"),
    Role.CATEGORY: Reading("text"),
    Role.PARENT: Reading("text"),
    Role.STATUS: Reading("text", "all"),
    Role.PROGRESS: Reading("share"),
    Role.TYPE: Reading("text"),
    Role.START: Reading("days"),
    Role.END: Reading("days"),
    Role.SPRINT: Reading("text", "all"),
    Role.VERSION: Reading("text", "all"),
    Role.REQUIRES: Reading("text", "all"),
    Role.BLOCKS: Reading("text", "all"),
    Role.REACH: Reading("worth", "ask"),
    Role.IMPACT: Reading("worth", "ask"),
    Role.CONFIDENCE: Reading("worth", "ask"),
    Role.EASE: Reading("worth", "ask"),
    Role.BUSINESS_VALUE: Reading("worth", "ask"),
    Role.TIME_CRITICALITY: Reading("worth", "ask"),
    Role.RISK_REDUCTION: Reading("worth", "ask"),
    Role.FORMULA: Reading("worth"),
    Role.PRIORITY: Reading("worth"),
    Role.MANDATORY: Reading("flag"),
    Role.DECISION: Reading("text"),
    Role.FUND: Reading("text"),
    Role.CAPACITY: Reading("work", "ask"),
}
"""How each role is read; a test asks for every one."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading can mean: its role, the one it has where that is taken, the step it counts."""

    role: Role
    otherwise: Role | None = None
    weak: bool = False
    step: int | None = None


_BRACKETS = re.compile(r"\s*[(\[{][^)\]}]*[)\]}]\s*$")
_UNIT = re.compile(r"\s+(?:in|en)\s+(?:k|m)?(?:€|\$|£|eur|usd|gbp|euros?|dollars?)$", re.IGNORECASE)
_OUT_OF = re.compile(r"(?<=\w)\s*(?:/|\b(?:sur|out of))\s*\d{1,3}$", re.IGNORECASE)


@cache
def _words() -> tuple[Mapping[str, Meaning], Mapping[str, Role], tuple[re.Pattern[str], ...]]:
    told = tomllib.loads(HEADINGS.read_text(encoding="utf-8"))
    known = {bare(word): Meaning(Role(role)) for role, words in told["words"].items() for word in words}
    known |= {
        bare(word): Meaning(Role(first), Role(then) if then else None, weak=True)
        for word, (first, then) in told["weak"].items()
    }
    steps = {bare(word): Role(role) for role, words in told["steps"].items() for word in words}
    around = tuple(
        re.compile(re.escape(plain(word)).replace(re.escape("{}"), "(.*)"))
        for word in told["around"]["fields"]
    )
    return known, steps, around


def bare(heading: str) -> str:
    """A heading in plain letters, without a unit in brackets behind it, what it says of taxes, or out of
    how many its figures are.
    """
    text = ident_of(heading.replace("\n", " "))
    cut = _UNIT.sub("", _BRACKETS.sub("", text)) or text
    return plain(_OUT_OF.sub("", parted_from_taxes(cut)[0]))


def meaning_of(heading: str) -> Meaning | None:
    """What a heading means, or None: it is then a column of the user's own.

    Examples
    --------
    >>> meaning_of("Score (1-5)").role, meaning_of("Coût (k€)").role, meaning_of("Colour of the logo")
    (<Role.VALUE: 'value'>, <Role.COST: 'cost'>, None)
    >>> meaning_of("Custom field (Story Points)").role, meaning_of("Fiscal Year 2 Amount").step
    (<Role.EFFORT: 'effort'>, 2)
    """
    known, steps, around = _words()
    whole = plain(ident_of(heading.replace("\n", " ")))
    for pattern in around:
        if inner := pattern.fullmatch(whole):
            whole = inner[1]
            return known.get(whole) or known.get(bare(whole))
    for word in (whole, bare(heading)):
        if word in known:
            return known[word]
        if (number := re.fullmatch(r"(.*?) ?\b([1-9])\b ?(.*)", word)) and (
            role := steps.get(" ".join(f"{number[1]} {number[3]}".split()))
        ):
            return Meaning(role, step=int(number[2]))
    return None


def is_known(heading: str) -> bool:
    """Whether some role is told by this heading."""
    return meaning_of(heading) is not None


@cache
def words_of(part: str) -> Mapping[str, tuple[str, ...]]:
    """The words of a further part of the table of headings, as it has them."""
    told = tomllib.loads(HEADINGS.read_text(encoding="utf-8"))[part]
    return {key: tuple(words) for key, words in told.items()}


def language_of_headings(headings: Iterable[str]) -> str:
    """The language that most headings are of; English where none says it."""
    words = {bare(h) for h in headings if h}
    return (
        max(words_of("language"), key=lambda code: len(words & {*words_of("language")[code]}), default="en")
        if any(words & {*known} for known in words_of("language").values())
        else "en"
    )


def is_inward(heading: str) -> bool:
    """Whether a column of links names what points at the item, not what it points at."""
    return not {*plain(heading).split()}.isdisjoint(words_of("around")["inward"])
