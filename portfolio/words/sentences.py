"""Sentences: phrases of the catalogue with their figures put in, lists, quotations, figures with their
units.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Literal, overload

from portfolio.base_error import PortfolioError
from portfolio.words.figures import is_one
from portfolio.words.languages import FALLBACK, codes, phrase
from portfolio.words.languages import language as spoken
from portfolio.words.media import harmless, one_line

_COUNTED = lru_cache(maxsize=None)(re.compile(r"\{(\w+)\} (\w+)").findall)
"""The figures of a phrase, each with the word after it: a noun that takes the singular where that does."""


def say(language: str, key: str, /, **figures: object) -> str:
    """A phrase of the catalogue in a language, with its figures put in; in English where it has none.

    Examples
    --------
    >>> say("fr", "level_6_counts", value="1,50"), say("fr", "level_6_counts", value="2")
    ('1,50 point', '2 points')
    """
    text, code = phrase(language, key)
    singular = spoken(code).singular
    for name, word in _COUNTED(text):
        if word in singular and name in figures and is_one(str(figures[name]), code):
            text = text.replace(f"{{{name}}} {word}", f"{{{name}}} {singular[word]}")
    try:
        return text.format(**{n: harmless(f) if isinstance(f, str) else f for n, f in figures.items()})
    except KeyError as missing:
        raise PortfolioError(
            f"phrases/{code}.py, {key}: must ask for figures that are there, of"
            f" {', '.join(figures) or 'none'}; found {missing}. Mend the phrase."
        ) from missing


class Sentence(str):
    """Words that can be told in any language; as they stand, they are English.

    For what is said where nobody knows yet whom it is said to, as a fault of a file is, whose language stands
    in it. Where the language is known, :func:`say` says it at once. Made by :func:`sentence` and
    :func:`figure`; put together with other words it is a plain text, in English for good, so that a whole
    sentence is one phrase.
    """

    _told: Callable[[str], str]

    def __new__(cls, told: Callable[[str], str]) -> Sentence:
        text = super().__new__(cls, told(FALLBACK))
        text._told = told
        return text

    def __reduce__(self) -> tuple[type[Sentence], tuple[Callable[[str], str]]]:
        return Sentence, (self._told,)

    def into(self, language: str) -> str:
        """The same in a language."""
        return self._told(language)

    @property
    def key(self) -> str:
        """The phrase that it is; empty of one that a function made."""
        told = self._told
        return str(told.args[0]) if isinstance(told, partial) and told.func is _said else ""


def sentence(key: str, /, **figures: object) -> Sentence:
    """A phrase of the catalogue with its figures, to be told in a language later. Of its figures, those that
    are sentences themselves are told with it.

    Examples
    --------
    >>> from portfolio.words.figures import number
    >>> half = sentence("in", amount=figure(number, 0.5), period="2027Q1")
    >>> half, into(half, "fr"), into("as written", "fr")
    ('0.5 in 2027Q1', '0,5 en 2027Q1', 'as written')
    """
    return Sentence(partial(_said, key, figures))


def _said(key: str, figures: Mapping[str, object], language: str) -> str:
    return say(language, key, **{name: into(figure, language) for name, figure in figures.items()})


def figure(told: Callable[..., str], /, *arguments: object, **more: object) -> Sentence:
    """What a function of a language makes of its arguments, to be told in a language later: a number, an
    amount, a list whose items may be sentences.

    Examples
    --------
    >>> from portfolio.words.figures import number
    >>> into(figure(listing, ["A", figure(number, 1.5)], last="or"), "fr")
    'A ou 1,5'
    """
    return Sentence(partial(_figured, told, arguments, more))


def _figured(
    told: Callable[..., str], arguments: Sequence[object], more: Mapping[str, object], language: str
) -> str:
    here = [
        [into(i, language) for i in a] if isinstance(a, list | tuple) else into(a, language)
        for a in arguments
    ]
    return told(*here, language=language, **more)


@overload
def into(text: str, language: str) -> str: ...
@overload
def into(text: object, language: str) -> object: ...
def into(text: object, language: str) -> object:
    """Words in a language, where they can be told in any; all else as it stands."""
    return text.into(language) if isinstance(text, Sentence) else text


def listing(
    items: Sequence[str], language: str = "en", most: int | None = None, last: Literal["and", "or"] = "and"
) -> str:
    """Several things in a sentence, the last after that word; beyond ``most`` of them the rest is counted.

    Examples
    --------
    >>> listing(["A", "B", "C"]), listing(["A", "B"], "fr"), listing(["A", "B", "C", "D"], most=2)
    ('A, B and C', 'A et B', 'A, B and 2 others')
    """
    if most is not None and len(items) > most + 1:
        items = [*items[:most], say(language, "others", count=len(items) - most)]
    return (
        f" {spoken(language).last[last]} ".join([", ".join(items[:-1]), items[-1]])
        if len(items) > 1
        else "".join(items)
    )


def quoted(text: str, language: str = "en") -> str:
    """Words of someone else, on one line, between the marks of the language."""
    return one_line(text).join(spoken(language).quotes)


def colon(language: str = "en") -> str:
    """A colon as the language sets it."""
    return f"{spoken(language).before_marks}:"


def semicolon(language: str = "en") -> str:
    """A semicolon as the language sets it."""
    return f"{spoken(language).before_marks};"


def clauses(parts: Iterable[str], language: str = "en") -> str:
    """Several clauses in a row, which may be sentences that are told in the language, with semicolons
    between.

    Examples
    --------
    >>> clauses(["A comes in", "B drops out"]), clauses(["A", "B"], "fr").replace("\\u202f", " ")
    ('A comes in; B drops out', 'A ; B')
    """
    return f"{semicolon(language)} ".join(into(part, language) for part in parts)


def with_unit(figure: str, unit: str, language: str = "en") -> str:
    """A figure with its unit; units that are words known here in the singular where the figure asks for it.

    Examples
    --------
    >>> with_unit("1", "points", "fr"), with_unit("2", "points"), with_unit("1", "k€")
    ('1 point', '2 points', '1 k€')
    """
    if is_one(figure, language):
        # units are the case's own words, whatever language they are told in
        nouns = (spoken(code).singular for code in (language, *codes()))
        unit = next((known[unit] for known in nouns if unit in known), unit)
    return f"{figure} {unit}".rstrip()
