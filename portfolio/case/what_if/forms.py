"""The sentences in which people say changes: those of every language at once, as their catalogues list them.

A form is written as people say it: ``cut|reduce {r} by {amount} (in {period})``. ``a|b`` is either word,
what stands in parentheses may be left out, ``{…}`` is a part that the case, or other forms, must know.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from portfolio.tables.text import plain_words
from portfolio.words.languages import vocabularies


@dataclass(frozen=True, slots=True)
class Slot:
    """A part that is looked up: a leaf, or another symbol."""

    symbol: str


@dataclass(frozen=True, slots=True)
class Word:
    """One word, any of these, as ``plain_words`` has them."""

    any_of: frozenset[str]


type Form = tuple[Slot | Word, ...]

_APOSTROPHE = re.compile(r"(?<=['\N{RIGHT SINGLE QUOTATION MARK}])(?=\w)")
# a sign before a figure begins a part of its own, wherever it is written: opex-10%, opex=300k, X:+20%
_SIGN = re.compile(r"(?<=[^\s+\-\N{MINUS SIGN}=×*:])(?=[+\-\N{MINUS SIGN}=×*:]+\s*[\d.,€$£])|(?<=:)(?=\S)")


def torn(text: str) -> list[tuple[int, int]]:
    """Where the words of a text begin and end: at blanks, after apostrophes, before the sign of a figure.

    Examples
    --------
    >>> text = "jusqu'en 2027: opex-10 %"
    >>> [text[a:b] for a, b in torn(text)]
    ["jusqu'", 'en', '2027:', 'opex', '-10', '%']
    """
    spans = []
    for word in re.finditer(r"\S+", text):
        cuts = {m.start() for p in (_APOSTROPHE, _SIGN) for m in p.finditer(word[0])}
        edges = [0, *sorted(cuts - {0}), len(word[0])]
        spans += [(word.start() + a, word.start() + b) for a, b in itertools.pairwise(edges)]
    return spans


@cache
def forms() -> dict[str, tuple[tuple[str, Form], ...]]:
    """The forms of each symbol, with what each says; sentences stand under an empty one."""
    found: dict[str, dict[tuple[str, Form], None]] = {}
    for vocabulary in vocabularies():
        for key, written in vocabulary.what_if.items():
            symbol, _, says = key.rpartition(".")
            for text in written:
                found.setdefault(symbol, {}).update({(says, form): None for form in _every(text)})
    return {symbol: tuple(some) for symbol, some in found.items()}


def _every(text: str) -> list[Form]:
    """The forms that a written one stands for, whatever may be left out left out or not."""
    tokens = re.findall(r"[()]|\{\w+\}|[^\s()]+", text)
    ways, end = _group(tokens, 0)
    assert end == len(tokens), f"what_if: parentheses must close; found {text}"
    return [way for way in ways if way]


def _group(tokens: Sequence[str], at: int) -> tuple[list[Form], int]:
    """The forms of the tokens up to the parenthesis that closes, and where they end."""
    ways: list[Form] = [()]
    while at < len(tokens) and tokens[at] != ")":
        if tokens[at] == "(":
            inner, at = _group(tokens, at + 1)
            more = [(), *inner]
        elif tokens[at].startswith("{"):
            more = [(Slot(tokens[at][1:-1]),)]
        else:
            more = list(_words(tokens[at]))
        ways, at = [(*way, *one) for way in ways for one in more], at + 1
    return ways, at


def _words(token: str) -> Iterator[Form]:
    """A word, or several: what an apostrophe parts is two."""
    single: set[str] = set()
    for written in token.split("|"):
        parts = [plain_words(written[a:b]) for a, b in torn(written)]
        if len(parts) == 1:
            single.add(parts[0])
        else:
            yield tuple(Word(frozenset({part})) for part in parts)
    if single:
        yield (Word(frozenset(single)),)


@cache
def listed(key: str) -> frozenset[str]:
    """Single words that are listed under a key, in all languages."""
    return frozenset(plain_words(w) for v in vocabularies() for w in v.what_if_words.get(key, ()))
