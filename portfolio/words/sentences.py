"""Sentences: phrases of the catalogue with their figures put in, lists, quotations, figures with their
units.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from portfolio.errors import PortfolioError
from portfolio.words.figures import is_one
from portfolio.words.languages import codes, phrase
from portfolio.words.languages import language as spoken

_COUNTED = re.compile(r"\{(\w+)\} (\w+)")
"""A figure of a phrase, and the word after it: a noun that takes the singular where the figure does."""


def say(language: str, key: str, /, **figures: object) -> str:
    """A phrase of the catalogue in a language, with its figures put in; in English where it has none.

    Examples
    --------
    >>> say("fr", "level_6_counts", value="1,50"), say("fr", "level_6_counts", value="2")
    ('1,50 point', '2 points')
    """
    text, code = phrase(language, key)
    singular = spoken(code).singular
    for name, word in re.findall(_COUNTED, text):
        if word in singular and name in figures and is_one(str(figures[name]), code):
            text = text.replace(f"{{{name}}} {word}", f"{{{name}}} {singular[word]}")
    try:
        return text.format(**figures)
    except KeyError as missing:
        raise PortfolioError(
            f"phrases/{code}.py, {key}: must ask for figures that are there, of"
            f" {', '.join(figures) or 'none'}; found {missing}. Mend the phrase."
        ) from missing


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
    """Words of someone else, between the marks of the language."""
    return text.join(spoken(language).quotes)


def colon(language: str = "en") -> str:
    """A colon as the language sets it."""
    return f"{spoken(language).before_marks}:"


def semicolon(language: str = "en") -> str:
    """A semicolon as the language sets it."""
    return f"{spoken(language).before_marks};"


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
