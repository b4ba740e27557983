"""What a change means, as edits of a case, and how it is said back: in words that can stand in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from portfolio.case.edits import Edit
from portfolio.case.lookup import meant
from portfolio.case.what_if.amounts_said import Amount
from portfolio.case.what_if.matching import Said
from portfolio.case.what_if.parts import Ground
from portfolio.words.figures import exact_per_cent, number
from portfolio.words.media import one_line
from portfolio.words.sentences import listing, quoted, say, with_unit

MINUS = "\N{MINUS SIGN}"
_TIMES = {"double": 2.0, "triple": 3.0, "half": 0.5}
_TWO_WAYS = re.compile(r"([1-9]\d{0,2}[.,]\d{3})(?!\d)")
_PLAIN = re.compile(r"[^\W\d_][\w.-]*")


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a sentence.

    ``told`` is the sentence in full, to be read back; pasted, it means this alone. ``note`` is what else is
    to be known of it.
    """

    told: str
    edits: tuple[Edit, ...]
    note: str = ""


class NotSoError(Exception):
    """Why what a sentence says can't be: a phrase in words, and sentences that may be meant instead."""

    def __init__(self, problem: str, instead: Iterable[str] = ()) -> None:
        self.problem, self.instead = problem, tuple(instead)
        super().__init__(problem)


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an amount: ``+``, ``-``, ``×`` or ``=``, and by or to what."""

    sign: str
    amount: Amount

    @property
    def is_relative(self) -> bool:
        """Whether it is a part of whatever there is."""
        return self.amount.per_cent or self.sign == "×"

    def written(self, number: str) -> str:
        """The change as a table of scenarios has it, with its number in the unit of what changes."""
        sign = MINUS if self.sign == "-" else self.sign
        return f"{sign} {number}"


def change_of(said: Said) -> list[Change]:
    """What a part says about an amount; a bare percentage may be more or less."""
    if said.says in _TIMES:
        return [Change("×", Amount(_TIMES[said.says]))]
    if "few" in said.parts:
        return _counted(said)
    if said.says == "signed":
        sign, amount = said.parts["signed"]
        return [Change(sign, amount)]
    amount = said.parts["amount"]
    if said.says == "bare" and amount.per_cent:
        return [Change("+", amount), Change("-", amount)]
    return [Change({"more": "+", "less": "-"}.get(said.says, "="), amount)]


def _counted(said: Said) -> list[Change]:
    """A change that says how many times, or how many of what; three times more may be four times as much."""
    few = said.parts["few"]
    if said.says in ("more", "less"):
        unit = said.parts["counted"]
        return [Change("+" if said.says == "more" else "-", Amount(few, unit))]
    if said.says == "times_more":
        return [Change("×", Amount(few)), Change("×", Amount(few + 1))]
    return [Change("×", Amount(few if said.says == "times" else round(1 / few, 9)))]


def tell(ground: Ground, key: str, /, **figures: object) -> str:
    """A phrase of what-if sentences in the language of the case."""
    return say(ground.language, f"whatif_{key}", **figures)


def called(ground: Ground, symbol: str, i: str) -> str:
    """A thing as a sentence names it: its name, or its id where others are called so; between marks where it
    could be taken for more than a name, with the kind of thing where another kind has one called so.
    """
    names = ground.names[symbol]
    name = names[i] if meant(names, names[i]) == (i,) else i
    marks = {c for c in quoted("", ground.language) + "\"'" if not c.isspace()}
    if any(c in name for c in marks) and meant(names, i) == (i,):
        name = i
    told = name if _PLAIN.fullmatch(name) else quoted(one_line(name), ground.language)
    # a rule is always called one, so that whatever else bears its name is not taken for it
    others = (s for s in ground.names if s != symbol and "rule" not in (s, symbol))
    if any(meant(ground.names[s], name) for s in others):
        return tell(ground, f"the_{symbol}", who=told)
    return told


def row_called(ground: Ground, symbol: str, things: Sequence[str]) -> str:
    """Several things as a sentence names them: each between marks where a name could be taken for two."""
    told = listing([called(ground, symbol, i) for i in things], ground.language)
    if len(ground.leaf(f"{symbol}s", told)) < 2:
        return told
    marked = [
        c if not _PLAIN.fullmatch(c) else quoted(c, ground.language)
        for c in map(partial(called, ground, symbol), things)
    ]
    return listing(marked, ground.language)


def figure(ground: Ground, value: float) -> str:
    """A number that can be read in one way only, as the language sets it."""
    return _TWO_WAYS.sub(r"\g<1>0", number(value, ground.language, 9))


def amount_told(ground: Ground, change: Change, unit: str = "", value: float | None = None) -> str:
    """The amount of a change, in its unit."""
    if change.amount.per_cent:
        return _TWO_WAYS.sub(r"\g<1>0", exact_per_cent(change.amount.number, ground.language))
    told = figure(ground, change.amount.number if value is None else value)
    return told if change.sign == "×" or not unit else with_unit(told, unit, ground.language)


def signed(ground: Ground, change: Change, unit: str = "", value: float | None = None) -> str:
    """A change with its sign: +10%, = 300 000 EUR."""
    amount = amount_told(ground, change, unit, value)
    return {"+": f"+{amount}", "-": f"{MINUS}{amount}"}.get(change.sign, f"{change.sign} {amount}")


def more_or_less(ground: Ground, change: Change, unit: str = "", value: float | None = None) -> str:
    """A change in words: 20% more."""
    if change.sign in ("+", "-"):
        amount = amount_told(ground, change, unit, value)
        return tell(ground, "more" if change.sign == "+" else "less", amount=amount)
    if change.sign == "=":
        return amount_told(ground, change, unit, value)
    return signed(ground, change, unit, value)


def alternatives(readings: Sequence[Reading]) -> list[Reading]:
    """The readings that differ in what they do."""
    return list({reading.edits: reading for reading in reversed(readings)}.values())[::-1]
