"""Every way in which a sentence is one of the forms: all splits of its words are tried, since names may hold
any word, figure or sign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from portfolio.case.what_if.forms import Form, Slot, Word, forms, torn
from portfolio.tables.text import plain_words

_LONG, _CHARACTERS = 60, 600
"""Words and characters of a sentence; longer ones are none."""
_VERB = 3
"""What a word of the form itself says of what is meant, against one of a name or a figure."""
_KEPT = 12
"""So many ways to take a part are gone on with where one part is unknown: the best are the first."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A part that should name something, and does not."""

    symbol: str
    text: str


@dataclass(frozen=True)
class Said:
    """One way to take a sentence, or a part of one.

    ``says`` is what its form says, ``parts`` what stands in its slots, ``known`` how much of it is accounted
    for, ``unknown`` the part that is not.
    """

    says: str
    parts: dict[str, Any]
    known: int
    unknown: Unknown | None = None


type Leaf = Callable[[str, str], Sequence[object]]
"""Everything that a text can be as a leaf of a symbol."""


class Matcher:
    """A sentence and all ways to take it.

    Parameters
    ----------
    leaf : callable
        (symbol, text) to what the text can be; nothing where it is no such thing.
    guessing : bool
        Whether one part may be unknown: for saying what is wrong.
    """

    def __init__(self, sentence: str, leaf: Leaf, guessing: bool = False) -> None:
        self._spans = torn(sentence)
        self._text, self._leaf, self._guessing = sentence, leaf, guessing
        self._words = [plain_words(sentence[a:b]) for a, b in self._spans]
        self._known: dict[tuple[str, int, int], list[Said]] = {}

    def found(self) -> list[Said]:
        """Every way to take the whole sentence, those of which most words are accounted for first."""
        if len(self._spans) > _LONG or len(self._text) > _CHARACTERS:
            return []
        return self._symbol("", 0, len(self._spans))

    def _symbol(self, symbol: str, start: int, end: int) -> list[Said]:
        place = symbol, start, end
        if place not in self._known:
            own = forms().get(symbol)
            ways = list(self._of_leaf(*place) if own is None else self._of_forms(own, start, end))
            if self._guessing:
                ways.sort(key=lambda way: -way.known)
                ways = ways[:_KEPT]
            self._known[place] = ways
        return self._known[place]

    def _of_leaf(self, symbol: str, start: int, end: int) -> Iterator[Said]:
        text = self._text[self._spans[start][0] : self._spans[end - 1][1]]
        values = self._leaf(symbol, text)
        for value in values:
            yield Said("", {"": value}, end - start)
        if not values and self._guessing:
            yield Said("", {}, 0, Unknown(symbol, text))

    def _of_forms(self, own: Sequence[tuple[str, Form]], start: int, end: int) -> Iterator[Said]:
        for says, form in own:
            for said in self._form(form, start, end):
                yield Said(says, said.parts, said.known, said.unknown)

    def _form(self, form: Form, start: int, end: int) -> Iterator[Said]:
        if not form:
            if start == end:
                yield Said("", {}, 0)
            return
        if end - start < len(form):
            return
        first, *others = form
        rest = tuple(others)
        if isinstance(first, Word):
            if self._is_one_of(start, first):
                for said in self._form(rest, start + 1, end):
                    yield Said("", said.parts, said.known + _VERB, said.unknown)
            return
        for middle in range(start + 1, end - len(rest) + 1):
            tails = list(self._form(rest, middle, end))
            for head in self._symbol(first.symbol, start, middle) if tails else ():
                for tail in tails:
                    if head.unknown is None or tail.unknown is None:
                        yield Said(
                            "",
                            {first.symbol: _value(first, head), **tail.parts},
                            head.known + tail.known,
                            head.unknown or tail.unknown,
                        )

    def _is_one_of(self, at: int, word: Word) -> bool:
        written = self._words[at]
        return written in word.any_of or written.strip(",.;:!?") in word.any_of


def _value(slot: Slot, said: Said) -> Any:
    """What stands in a slot: the thing itself of a leaf, what was said of a symbol."""
    return said.parts.get("") if slot.symbol not in forms() else said
