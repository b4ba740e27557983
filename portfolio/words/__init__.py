"""What executives read, in English and French: numbers, lists and sentences that figures are put into."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from portfolio.words.phrases import PHRASES

__all__ = ["PHRASES", "SPACE", "apart", "at_least", "colon", "listing", "number", "one_line", "per_cent", "points", "say"]

SPACE = "\N{NARROW NO-BREAK SPACE}"


def number(value: float, language: str = "en", decimals: int = 6) -> str:
    """A number as people read it: thousands apart, no needless decimals, the decimal sign of the language.

    Examples
    --------
    >>> number(1234.5, "fr").replace(SPACE, " ")
    '1 234,5'
    """
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    text = f"{round(value, decimals) + 0.0:,.12g}".replace(",", SPACE)
    return text.replace(".", ",") if language == "fr" else text


def at_least(value: float, language: str = "en") -> str:
    """A number that has to be reached, to two decimals and never below it.

    Examples
    --------
    >>> at_least(11.2352), at_least(3.0)
    ('11.24', '3')
    """
    return number(math.ceil(round(value * 100, 6)) / 100, language)


def points(value: float, language: str = "en") -> str:
    """Points to two decimals; smaller ones to two digits."""
    shown = round(value, 2) if abs(value) >= 0.005 or value == 0 else float(f"{value:.2g}")
    text = f"{shown:.2f}" if abs(value) >= 0.005 or value == 0 else f"{shown:g}"
    return text.replace(".", ",") if language == "fr" else text


def per_cent(share: float, language: str = "en", decimals: int = 0) -> str:
    """A share in per cent, with the space that French sets before the sign.

    Examples
    --------
    >>> per_cent(0.185), per_cent(0.185, "fr", 1).replace(SPACE, " ")
    ('18%', '18,5 %')
    """
    text = f"{100 * share:.{decimals}f}"
    return f"{text.replace('.', ',')}{SPACE}%" if language == "fr" else f"{text}%"


def listing(items: Sequence[str], language: str = "en", most: int | None = None) -> str:
    """Several things in a sentence; beyond ``most`` of them the rest is counted.

    Examples
    --------
    >>> listing(["A", "B", "C"]), listing(["A", "B"], "fr"), listing(["A", "B", "C", "D"], most=2)
    ('A, B and C', 'A et B', 'A, B and 2 others')
    """
    last = " et " if language == "fr" else " and "
    if most is not None and len(items) > most + 1:
        items = [*items[:most], say(language, "others", count=len(items) - most)]
    return last.join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def apart(ids: Iterable[str], between: str = " ") -> str:
    """Ids in a row, to be read and never split again: one that could be taken for several stands in quotes.

    Examples
    --------
    >>> apart(["P1", "Migration, cloud"]), apart(["P1", "Migration, cloud", "big data"], ", ")
    ('P1 "Migration, cloud"', 'P1, "Migration, cloud", big data')
    """
    return between.join(whole(i, between) for i in ids)


def whole(id_: str, between: str = " ") -> str:
    """An id as it stands in such a row."""
    torn = any(c in id_ for c in between.strip()) if between.strip() else len(id_.split()) != 1
    return f'"{id_}"' if torn else id_


def one_line(text: str) -> str:
    """A name on one line, whatever line breaks and blanks it was typed with."""
    return " ".join(text.split())


def colon(language: str = "en") -> str:
    """A colon as the language sets it."""
    return f"{SPACE}:" if language == "fr" else ":"


def say(language: str, phrase: str, **figures: object) -> str:
    """A phrase of ``PHRASES`` in a language, with its figures put in."""
    english, french = PHRASES[phrase]
    return (french if language == "fr" else english).format(**figures)
