"""Signs, codes and words of currencies beside amounts, and what stands for thousands and more: k€, M EUR."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from portfolio.words.languages import codes, language, vocabularies

_WORDS = {word: sign for vocabulary in vocabularies() for word, sign in vocabulary.currencies.items()}
# m is a million to some, a thousand to others, and a month
_SCALES = {word: times for vocabulary in vocabularies() for word, times in vocabulary.scales.items()}
_LETTERS = {"k": 1e3, "K": 1e3, "M": 1e6}


def _any(words: Iterable[str]) -> str:
    return f"(?i:{'|'.join(sorted(words, key=len, reverse=True))})"


_MANY = f"{_any(_SCALES)}|[{''.join(_LETTERS)}]"
MONEY = rf"[^\W\d_]{{0,3}}[^\w\s.,%+'’()-]|[A-Z]{{3}}|{_any(_WORDS)}"
"""A pattern: what may be a currency beside an amount."""
BLANK = "[\\s\u00a0\u202f]"
SCALED = rf"(?P<scale>{_MANY})(?:{BLANK}*(?:d['’]|de\b)?{BLANK}*(?P<money>{MONEY})|(?![^\W\d_]))"
"""A pattern: what stands for thousands or more, perhaps before a currency."""
_UNIT = re.compile(rf"{SCALED}(?P<rest>(?!\w).*)?", re.DOTALL)


def scale_of(word: str) -> float:
    """What a letter or a word multiplies an amount by, such as k and millions."""
    return _LETTERS.get(word) or _SCALES[word.casefold()]


def unit_in_thousands(unit: str) -> tuple[float, str]:
    """How many of its base a unit is, and that base: 1000 and € for k€; 1 and the unit itself for any
    other.

    Examples
    --------
    >>> unit_in_thousands("k€"), unit_in_thousands("M EUR HT"), unit_in_thousands("kg")
    ((1000.0, '€'), (1000000.0, 'EUR HT'), (1.0, 'kg'))
    """
    if (found := _UNIT.fullmatch(unit.strip())) is None:
        return 1.0, unit
    return scale_of(found["scale"]), ((found["money"] or "") + (found["rest"] or "")).strip()


def is_currency(sign: str) -> bool:
    """Whether a text is a currency's sign, its three-letter code or its name."""
    if sign.casefold() in _WORDS:
        return True
    if not sign or (unicodedata.category(sign[-1]) == "Sc" and not sign[0].islower()):
        return bool(sign)
    if re.fullmatch(r"[A-Z]{3}", sign) is None:
        return False
    from babel.numbers import is_currency  # loaded only where a code stands beside a number

    return bool(is_currency(sign, "en"))


def same_currency(sign: str, unit: str) -> bool:
    """Whether an amount with this sign is one in this unit: € in EUR, $ in USD or CAD; never € in k€."""
    sign, unit = (_WORDS.get(text.casefold(), text) for text in (sign, unit))
    if sign.casefold() == unit.casefold():
        return True
    from babel.numbers import get_currency_symbol

    code, other = (unit.upper(), sign) if is_currency(unit.upper()) else (sign, unit)
    if re.fullmatch(r"[A-Z]{3}", code) is None or not is_currency(code):
        return False
    symbols = {get_currency_symbol(code, language(spoken).locale) for spoken in codes()}
    # CA$ and $US are plain dollars to those who keep their books in them
    return other in symbols or other in {s.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for s in symbols}
