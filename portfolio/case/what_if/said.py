"""Sentences in, edits out; what can mean two things, or nothing, is told with sentences to paste."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any

from portfolio.case.case import Case, language_of
from portfolio.case.edits import Edit
from portfolio.case.lookup import shown
from portfolio.case.what_if import initiatives_said as of
from portfolio.case.what_if.amounts_said import Amount, is_person
from portfolio.case.what_if.forms import listed
from portfolio.case.what_if.limits_said import limit, rule, transfer, unlimited
from portfolio.case.what_if.matching import Matcher, Said
from portfolio.case.what_if.offered import not_understood, pasted, so
from portfolio.case.what_if.parts import AND, OR, Ground
from portfolio.case.what_if.readings import (
    Change,
    NotSoError,
    Reading,
    alternatives,
    called,
    change_of,
    tell,
)
from portfolio.case.what_if.transfers_said import all_transfers, any_amount, ceiling, switched_off
from portfolio.errors import CaseError, Fault
from portfolio.tables import SCHEMAS
from portfolio.tables.relations import Decided
from portfolio.tables.text import plain_words
from portfolio.words.languages import FALLBACK
from portfolio.words.sentences import quoted

ANY_PLAN: Mapping[str, str] = MappingProxyType({})
"""The starts of a plan that is not known yet: what is counted from it is taken for understood."""
_SHOWN = 600
"""Characters of a sentence that a fault shows."""
_SHARED = 8
"""So many ways are tried in which words are said of two things that an “or” parts."""
_OPENING = 6
"""So many words a question may begin with."""


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
    make = fault or partial(_fault, ground.language)
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


def _fault(language: str, sentence: str, problem: str) -> Fault:
    return Fault("whatif", None, "", sentence, problem, quoted(sentence[:_SHOWN], language))


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
    if not readings and _is_everything(sentence):
        raise _without_limits(ground)
    asked = [said for w in wrong for said in w.instead if said not in [r.told for r in readings]]
    if len(readings) == 1 and not asked:
        return Heard(sentence, readings[0].told, readings[0].edits, readings[0].note)
    if readings:
        meanings = [*(r.told for r in readings), *dict.fromkeys(asked)]
        raise NotSoError(
            tell(ground, "asks", found=shown(sentence, ground.language), readings=pasted(meanings)), meanings
        )
    if wrong:
        first = max(wrong, key=lambda w: len(w.instead) > 0)  # what can be asked before what can't be
        what = pasted(first.instead)
        raise (
            NotSoError(tell(ground, "asks_so", problem=first.problem, readings=what), first.instead)
            if (first.instead)
            else NotSoError(first.problem)
        )
    if together := _together(ground, sentence):
        raise NotSoError(tell(ground, "several", readings=pasted(together)), together)
    if either := _either(ground, sentence):
        raise NotSoError(tell(ground, "either", readings=pasted(either)), either)
    raise not_understood(ground, _without_opening(sentence) or sentence, partial(_readings, ground))


def _together(ground: Ground, sentence: str) -> tuple[str, ...]:
    """Changes that stand in one sentence, joined by commas or an "and", as sentences to paste: what is said
    of the last, such as its periods, may be meant of all, so that they are never taken for understood.
    """
    text = _without_opening(sentence) or sentence
    for cut in AND.finditer(text):
        parts = text[: cut.start()], text[cut.end() :]
        told = [[r.told for r in _readings(ground, part)[0]] for part in parts]
        if all(len(some) == 1 for some in told):
            return ("; ".join(some[0] for some in told),)
    return ()


def _either(ground: Ground, sentence: str) -> tuple[str, ...]:
    """Two changes of which one is meant, each as a sentence to paste; what stands before the first, or after
    the second, may be said of both: “fund A or B”, “A or B costs 20% more”.
    """
    text = _without_opening(sentence) or sentence
    for cut in OR.finditer(text):
        one, other = text[: cut.start()], text[cut.end() :]
        before, after = one.split(), other.split()
        ones = [one, *(" ".join([one, *after[k:]]) for k in range(1, len(after)))]
        others = [other, *(" ".join([*before[:k], other]) for k in range(1, len(before)))]
        told = [
            next((r[0].told for text in texts if len(r := _readings(ground, text)[0]) == 1), "")
            for texts in (ones[:_SHARED], others[:_SHARED])
        ]
        if all(told):
            return tuple(told)
    return ()


def _is_everything(sentence: str) -> bool:
    """Whether all initiatives are to be funded, whatever fits."""
    bare = re.sub(r"\s*[?!.]+$", "", sentence)
    return any(plain_words(text) in listed("everything") for text in (bare, _without_opening(bare)))


def _without_limits(ground: Ground) -> NotSoError:
    """What is asked instead of all initiatives: all limits lifted, as one sentence to paste."""
    table = ground.tables["resources"]
    amounts = zip(*(table[period] for period in ground.periods), strict=True)
    limited = {
        r for r, own in zip(table["resource"], amounts, strict=True) if any(a is not None for a in own)
    }
    if not limited:
        return NotSoError(tell(ground, "everything_free"))
    # one by one: a name that several things bear is told apart by what it is, and a list has no room for that
    lifted = "; ".join(unlimited(ground, [r], None).told for r in table["resource"] if r in limited)
    return NotSoError(tell(ground, "everything", readings=pasted([lifted])), (lifted,))


def _readings(ground: Ground, sentence: str) -> tuple[list[Reading], list[NotSoError]]:
    """Every meaning of a sentence, and why what else it says can't be."""
    if not sentence:
        return [], []
    found: list[Reading] = []
    wrong: list[NotSoError] = []
    for said in Matcher(sentence, ground.leaf).found():
        try:
            found += list(_meant(ground, said))
        except NotSoError as error:
            wrong.append(error if error.instead else NotSoError(so(ground, error.problem, [said])))
    if not found and not wrong and (rest := _without_opening(sentence)):
        return _readings(ground, rest)
    return alternatives(found), wrong


def _without_opening(sentence: str) -> str:
    """What stands after the words that questions begin with, “what if we …”, or before the mark that ends
    them; empty where none stand there.
    """
    if (bare := re.sub(r"\s+[?!.]+$", "", sentence)) != sentence:
        return bare
    words = sentence.split()
    for n in range(min(len(words) - 1, _OPENING), 0, -1):
        if plain_words(" ".join(words[:n]).rstrip(" ,:")) in listed("opening"):
            return " ".join(words[n:])
    return ""


def _meant(ground: Ground, said: Said) -> Iterator[Reading]:
    """What one way to take a sentence means."""
    parts = {name: _value(part) for name, part in said.parts.items()}
    what, _, way = said.says.partition("_")
    told = parts.get("change") or parts.get("price")
    changes = change_of(told) if told is not None else _by_verb(way, parts)
    match what:
        case "limit":
            for change in changes:
                yield from limit(ground, parts["r"], change, said.parts.get("when"))
        case "transfer":
            yield from transfer(ground, parts["r"], parts["to"], parts["amount"], said.parts.get("when"))
        case "ceiling" if way == "off":
            yield switched_off(ground, parts["t"])
        case "ceiling" if way == "none":
            yield any_amount(ground, parts["t"])
        case "ceiling":
            for change in changes:
                yield from ceiling(ground, parts["t"], change)
        case "transfers":
            yield all_transfers(ground, off=way == "off")
        case "unlimited":
            yield unlimited(ground, parts["r"], said.parts.get("when"))
        case "rule":
            yield rule(ground, parts["rule"], way, parts.get("few"))
        case "fund" | "reject":
            some = parts.get("xs") or (parts["x"],)
            decision = Decided.REJECT if what == "reject" else Decided.FUND
            yield of.decide(ground, some, decision, parts.get("option", ""), parts.get("period", ""))
        case "cost" | "work":
            used = ground.money if what == "cost" else ground.teams
            for change in changes:
                yield from of.needs(ground, parts["x"], change, used, what)
        case "people":
            yield from _people(ground, parts["x"], changes)
        case "needs":
            yield from _needs(ground, parts, changes, way)
        case "effect":
            for change in changes:
                yield of.effect(ground, parts["x"], change)
        case "weight":
            for change in changes:
                yield of.weight(ground, parts["o"], change)
        case "target":
            is_bare = "change" in parts and parts["change"].says == "bare"
            for change in changes:
                yield from of.target(ground, parts["k"], change, is_bare=is_bare)
        case _:
            yield _timed(ground, said.says, parts)


def _by_verb(way: str, parts: Mapping[str, Any]) -> list[Change]:
    """The change of a sentence whose verb says which way it goes."""
    if way in ("double", "half"):
        return change_of(Said(way, {}, 0))
    if way == "none":
        return [Change("=", Amount(0.0))]
    if way == "hire":
        amount = parts.get("amount") or Amount(parts["few"], parts.get("counted", ""))
        counted = amount.unit or amount.currency or amount.per_cent
        return [Change("+", amount if counted else replace(amount, unit="FTE"))]
    if "amount" not in parts:
        return []
    return change_of(Said({"more": "more", "less": "less"}.get(way, "set"), {"amount": parts["amount"]}, 0))


def _people(ground: Ground, x: str, changes: Iterable[Change]) -> Iterator[Reading]:
    """More or less of what it is not said of; people are of its teams."""
    for change in changes:
        if not change.is_relative and is_person(change.amount.unit):
            yield from of.needs(ground, x, change, ground.teams, "work")
            continue
        each = (("work", ground.teams), ("cost", ground.money))
        instead = [reading.told for key, used in each for reading in _able(ground, x, change, used, key)]
        raise NotSoError(tell(ground, "needs_what", who=called(ground, "initiative", x)), instead)


def _able(ground: Ground, x: str, change: Change, used: Sequence[str], key: str) -> list[Reading]:
    """What a change of what an initiative uses means, where it can be."""
    try:
        return list(of.needs(ground, x, change, used, key)) if change.is_relative else []
    except NotSoError:
        return []


def _needs(
    ground: Ground, parts: Mapping[str, Any], changes: Iterable[Change], way: str
) -> Iterator[Reading]:
    for change in changes:
        if "step" in parts or way == "every":
            yield from of.needs_in(ground, parts["x"], change, parts["r"][0], parts.get("step"))
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
    period = next(parts[slot] for slot in ("period", "begin", "end") if slot in parts)
    if says in ("by", "before"):
        return of.by_then(ground, x, says, period)
    if says.startswith("delivered"):
        return of.delivered(ground, x, says, period)
    return of.window(ground, x, says, period)


def _value(part: Any) -> Any:
    """The thing that stands in a slot; of a symbol that only names things, the thing that it names."""
    if isinstance(part, Said) and part.says == "named":
        return next(iter(part.parts.values()))
    return part
