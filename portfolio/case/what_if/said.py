"""Sentences in, edits out; what can mean two things, or nothing, is told with sentences to paste."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from portfolio.case.case import Case, language_of
from portfolio.case.edits import Edit
from portfolio.case.lookup import shown, suggested, wrong_name
from portfolio.case.what_if import initiatives_said as of
from portfolio.case.what_if.limits_said import limit, unlimited
from portfolio.case.what_if.matching import Matcher, Said, Unknown
from portfolio.case.what_if.parts import Ground
from portfolio.case.what_if.readings import (
    Change,
    NotSoError,
    Reading,
    alternatives,
    called,
    change_of,
    tell,
)
from portfolio.errors import CaseError, Fault
from portfolio.tables import SCHEMAS
from portfolio.tables.relations import Decided
from portfolio.words.languages import FALLBACK
from portfolio.words.sentences import quoted

ANY_PLAN: Mapping[str, str] = MappingProxyType({})
"""The starts of a plan that is not known yet: what is counted from it is taken for understood."""
_LONG = 600
"""Characters of a sentence; longer ones are no sentence."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence that means one thing: as it was written, as it is read, and what it changes."""

    sentence: str
    told: str
    edits: tuple[Edit, ...]
    note: str = ""


class UnclearError(CaseError):
    """Sentences that mean nothing known, or several things.

    Attributes
    ----------
    questions : mapping of str to tuple of str
        By sentence: what may be meant, as sentences that mean that alone.

    Examples
    --------
    >>> import portfolio as pf
    >>> try:
    ...     pf.whatif(pf.load("data/samples/lorie_savage"), "P1 +20%")
    ... except pf.UnclearError as error:
    ...     error.questions["P1 +20%"]
    ('“Project 1” costs 20% more', '“Project 1” brings 20% more')
    """

    def __init__(
        self, faults: Iterable[Fault], questions: Mapping[str, tuple[str, ...]], language: str = FALLBACK
    ) -> None:
        self.questions = dict(questions)
        super().__init__(faults, "", language)

    def __reduce__(self) -> tuple[type[UnclearError], tuple[object, ...]]:
        return type(self), (tuple(self), self.questions, self.language)


def ground_of(case: Case, starts: Mapping[str, str] | None = None, language: str | None = None) -> Ground:
    """What sentences about a case are read by; ``starts`` are those of its plan, where there is one. They are
    understood in every language, and told in the case's own unless another is named.
    """
    tables = {s.name: case.table(s.name) for s in SCHEMAS}
    settings = replace(case.settings, language=language_of(case, language))
    return Ground(tables, settings, case.periods, starts, case.written)


def heard(
    ground: Ground, sentences: Iterable[str], fault: Callable[[str, str], Fault] | None = None
) -> list[Heard]:
    """What sentences mean, each in turn; several may stand in one, parted by semicolons or on lines.

    Parameters
    ----------
    fault : callable, optional
        What is wrong with a sentence, as a fault where it stands.

    Raises
    ------
    UnclearError
        With every sentence that does not mean one thing.

    Examples
    --------
    >>> import portfolio as pf
    >>> ground = ground_of(pf.load("data/samples/lorie_savage"))
    >>> [h.told for h in heard(ground, ["capital -10%", "refuse P1; 'Project 2' costs 20 % more"])]
    ['“Capital outlays” −10% in every period', 'refuse “Project 1”', '“Project 2” costs 20% more']
    """
    make = fault or _fault
    found: list[Heard] = []
    faults: list[Fault] = []
    questions: dict[str, tuple[str, ...]] = {}
    for sentence in _parted(ground, sentences):
        try:
            found.append(_one(ground, sentence))
        except NotSoError as wrong:
            faults.append(make(sentence, wrong.problem))
            questions[sentence] = wrong.instead
    if faults:
        raise UnclearError(faults, questions, ground.language)
    return found


def _fault(sentence: str, problem: str) -> Fault:
    return Fault("whatif", None, "", sentence, problem, quoted(sentence[:_LONG]))


def _parted(ground: Ground, sentences: Iterable[str]) -> Iterator[str]:
    """The sentences one by one: a semicolon parts two, unless it is part of a name."""
    for sentence in sentences:
        text = sentence.strip()
        parts = [p.strip() for p in re.split(r"[;\n]", text) if p.strip()]
        if len(parts) < 2 or _readings(ground, text)[0]:
            yield text
        else:
            yield from parts


def _one(ground: Ground, sentence: str) -> Heard:
    """The one meaning of a sentence.

    Raises
    ------
    NotSoError
        Where it has none, or several.
    """
    readings, wrong = _readings(ground, sentence)
    if len(readings) == 1:
        return Heard(sentence, readings[0].told, readings[0].edits, readings[0].note)
    if readings:
        told = [r.told for r in readings]
        raise NotSoError(
            tell(ground, "asks", found=shown(sentence, ground.language), readings=_pasted(ground, told)), told
        )
    if wrong:
        first = max(wrong, key=lambda w: len(w.instead) > 0)  # what can be asked before what can't be
        what = _pasted(ground, first.instead)
        raise (
            NotSoError(tell(ground, "asks_so", problem=first.problem, readings=what), first.instead)
            if (first.instead)
            else NotSoError(first.problem)
        )
    raise NotSoError(_not_understood(ground, sentence))


def _pasted(ground: Ground, sentences: Iterable[str]) -> str:
    return "".join(f"\n    {s}" for s in sentences)


def _readings(ground: Ground, sentence: str) -> tuple[list[Reading], list[NotSoError]]:
    """Every meaning of a sentence, and why what else it says can't be."""
    if not sentence or len(sentence) > _LONG:
        return [], []
    found: list[Reading] = []
    wrong: list[NotSoError] = []
    for said in Matcher(sentence, ground.leaf).found():
        try:
            found += _meant(ground, said)
        except NotSoError as error:
            wrong.append(error)
    return alternatives(found), wrong


def _meant(ground: Ground, said: Said) -> Iterator[Reading]:
    """What one way to take a sentence means."""
    parts = {name: _value(part) for name, part in said.parts.items()}
    what, _, way = said.says.partition("_")
    changes = change_of(said.parts["change"]) if "change" in parts else _by_verb(way, parts)
    match what:
        case "limit":
            for change in changes:
                yield from limit(ground, parts["r"], change, said.parts.get("when"))
        case "unlimited":
            yield unlimited(ground, parts["r"], said.parts.get("when"))
        case "fund" | "reject":
            some = parts.get("xs") or (parts["x"],)
            decision = Decided.REJECT if what == "reject" else Decided.FUND
            yield of.decide(ground, some, decision, parts.get("option", ""), parts.get("period", ""))
        case "cost" | "work":
            used = ground.money if what == "cost" else ground.teams
            for change in changes:
                yield from of.needs(ground, parts["x"], change, used, what)
        case "needs":
            yield from _needs(ground, parts, changes)
        case "effect":
            for change in changes:
                yield of.effect(ground, parts["x"], change)
        case "weight":
            for change in changes:
                yield of.weight(ground, parts["o"], change)
        case "target":
            for change in changes:
                yield of.target(ground, parts["k"], change)
        case _:
            yield _timed(ground, said.says, parts)


def _by_verb(way: str, parts: Mapping[str, Any]) -> list[Change]:
    """The change of a sentence whose verb says which way it goes."""
    if way in ("double", "half"):
        return change_of(Said(way, {}, 0))
    if "amount" not in parts:
        return []
    return change_of(Said({"more": "more", "less": "less"}.get(way, "set"), {"amount": parts["amount"]}, 0))


def _needs(ground: Ground, parts: Mapping[str, Any], changes: Iterable[Change]) -> Iterator[Reading]:
    for change in changes:
        if "step" in parts:
            yield from of.needs_in(ground, parts["x"], change, parts["r"][0], parts["step"])
        else:
            yield from of.needs(ground, parts["x"], change, parts["r"], "needs")


def _timed(ground: Ground, says: str, parts: Mapping[str, Any]) -> Reading:
    """When an initiative starts, and how long it takes."""
    x = parts["x"]
    if ground.starts is ANY_PLAN and says in ("shift", "later", "earlier"):
        return Reading("", ())
    match says:
        case "shift":
            sign, by = parts["shift"]
            if sign not in ("+", "-"):
                raise NotSoError(tell(ground, "asks_so", problem="", readings=""))
            return of.shifted(ground, x, by if sign == "+" else -by)
        case "later" | "earlier":
            return of.shifted(ground, x, parts["length"] if says == "later" else -parts["length"])
        case "longer" | "shorter" | "takes":
            sign = {"longer": "+", "shorter": "-", "takes": "="}[says]
            return of.duration(ground, x, sign, parts["length"])
    return of.window(ground, x, says, parts["period"])


def _value(part: Any) -> Any:
    """The thing that stands in a slot; of a symbol that only names things, the thing that it names."""
    if isinstance(part, Said) and part.says == "named":
        return next(iter(part.parts.values()))
    return part


def _not_understood(ground: Ground, sentence: str) -> str:
    """What is wrong with a sentence: the one part of it that is unknown, or all of it."""
    guesses = Matcher(sentence, ground.leaf, guessing=True).found() if len(sentence) <= _LONG else []
    most = max((_known(g) for g in guesses), default=0)
    best = max((g for g in guesses if _known(g) == most), key=lambda g: _likely(ground, g), default=None)
    examples = _pasted(ground, _examples(ground))
    if best is None or best.unknown is None or best.known == 0:
        return tell(ground, "unknown", found=shown(sentence, ground.language), examples=examples)
    return tell(ground, "unknown_part", problem=_unknown(ground, best.unknown), examples=examples)


def _known(guess: Said) -> int:
    """How much is known of a sentence that is taken so."""
    part = guess.unknown
    no_period = part and part.symbol in ("period", "periods", "last") and not re.search(r"\d", part.text)
    return 0 if part is None or no_period else guess.known  # a word is no period that somebody got wrong


def _likely(ground: Ground, guess: Said) -> tuple[bool, int]:
    """How likely a way to take a sentence is meant: its unknown part is like something known, and short."""
    part = guess.unknown
    if part is None:
        return False, 0
    names = ground.names.get(_NAMED.get(part.symbol, part.symbol), {})
    return bool(names and suggested(names, part.text)), -len(part.text)


_NAMED = {"initiatives": "initiative", "resources": "resource"}
_TABLES = {
    "initiative": "initiatives",
    "resource": "resources",
    "objective": "objectives",
    "key_result": "key_results",
}


def _unknown(ground: Ground, part: Unknown) -> str:
    """What an unknown part must be."""
    found = shown(part.text, ground.language)
    symbol = _NAMED.get(part.symbol, part.symbol)
    if symbol in _TABLES:
        return wrong_name(ground.names[symbol], _TABLES[symbol], part.text, ground.language)
    match symbol:
        case "period" | "periods" | "last":
            first, last = ground.periods[0], ground.periods[-1]
            return tell(ground, "no_period", found=found, first=first, last=last)
        case "length" | "shift":
            return tell(ground, "no_length", found=found)
        case "option":
            return tell(ground, "unknown_option", found=found)
        case "unit":
            return tell(ground, "no_length", found=found)
    return tell(ground, "no_amount", found=found)


def _examples(ground: Ground) -> list[str]:
    """Sentences that mean something in this case."""
    found = []
    every = tell(ground, "every")
    resources = [*ground.money[:1], *ground.teams[:1]]
    if resources:
        amount = called(ground, "resource", resources[0])
        found.append(tell(ground, "limit", who=amount, change=tell(ground, "ten_less"), when=every))
    for x in [*ground.names["initiative"]][:1]:
        who = called(ground, "initiative", x)
        found += [
            tell(ground, "cost", who=who, change=tell(ground, "fifth_more")),
            tell(ground, "fund", who=who),
            tell(ground, "not_before", who=who, period=ground.periods[-1]),
        ]
    return found
