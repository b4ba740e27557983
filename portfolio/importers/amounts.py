"""One cell as an amount: figures with the words after them, before its column has been looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from portfolio.tables.numbers import Figure, figure_of, is_unknown
from portfolio.tables.text import plain_words
from portfolio.words.languages import understood, vocabularies


@dataclass(frozen=True, slots=True)
class Written:
    """A cell that holds an amount, or stands for none.

    Attributes
    ----------
    amounts : tuple of (Figure, str)
        Figures and the unit of each, one of ``UNITS``, ``%``, or as written; of ``3d 4h`` two.
    texts : tuple of str
        What each figure was read from.
    unknown : bool
        Whether it says that nobody knows.
    sign : int
        −1 where it is below nothing as books write it.
    about : str
        What says that it is not exact.
    ends : tuple of Written
        Of a range, which has no amounts.
    """

    amounts: tuple[tuple[Figure, str], ...] = ()
    texts: tuple[str, ...] = ()
    unknown: bool = False
    sign: int = 1
    about: str = ""
    ends: tuple[Written, ...] = ()


_UNITS = {word: unit for v in vocabularies() for word, unit in v.units.items()}
UNITS = tuple(dict.fromkeys(_UNITS.values()))
"""The units there are a word for."""
_NO_UNITS = {*map(plain_words, understood(lambda v: (*v.ordinals, *v.about, "x")))}  # 2nd is no amount
_BLANKS = r"\s\u00a0\u202f\u2009"
_NUMBER = rf"[+-]?(?:\d[\d.,'\u2019{_BLANKS}]*)?\d[.,]?|[+-]?[.,]\d+"
_WITH_UNIT = re.compile(rf"({_NUMBER})[{_BLANKS}]*([-–]?)[{_BLANKS}]*([^\W\d_][^\d]*)")
_AMOUNT = re.compile(rf"(\d[\d.,]*)[{_BLANKS}]*([^\W\d_]+)\.?,?[{_BLANKS}]*(?:(?:and|et)[{_BLANKS}]+)?")
_ISO = re.compile(
    r"P(?=.)(?:([\d.,]+)Y)?(?:([\d.,]+)M)?(?:([\d.,]+)W)?(?:([\d.,]+)D)?"
    r"(?:T(?=.)(?:([\d.,]+)H)?(?:([\d.,]+)M)?(?:([\d.,]+)S)?)?"
)
_ISO_UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
_ORDER = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
_BRACKETS = re.compile(r"([^\d()]{0,4})\(([^()]*\d[^()]*)\)([^\d()]{0,5})")
_TAXES = re.compile(
    rf"(?<=\S)[{_BLANKS}]+({'|'.join(map(re.escape, understood(lambda v: v.taxes)))})$", re.IGNORECASE
)
_ABOUT = "|".join(
    re.escape(w)
    for w in sorted({p for w in understood(lambda v: v.about) for p in (w, plain_words(w))}, key=len)[::-1]
)
_BEFORE = re.compile(rf"((?:[~≈≃≅∼<>≤≥]=?)|(?:{_ABOUT})(?![^\W\d_]))[{_BLANKS}]*(?=\S)", re.IGNORECASE)
_AFTER = re.compile(rf"(?<=\S)[{_BLANKS}]*(\?+|\+|\*+|(?<![^\W\d_])(?:{_ABOUT}))", re.IGNORECASE)
_DASH = rf"[{_BLANKS}]*(?:-|–|—|\.\.+|…)[{_BLANKS}]*"
_BETWEEN = [
    (re.compile(first, re.IGNORECASE), re.compile(between, re.IGNORECASE))
    for first, between in [
        ("", _DASH),
        *(
            (rf"{re.escape(first)}[{_BLANKS}]+" if first else "", rf"[{_BLANKS}]+{word}[{_BLANKS}]+")
            for first, last in [pair for v in vocabularies() for pair in v.ranges]
            for word in {last, plain_words(last)}
        ),
    ]
]
"""What stands before the first end of a range, if anything, and between both."""


@lru_cache(maxsize=4096)
def read_amount(text: str) -> Written | None:
    """A text as it is written; None where it is words."""
    if is_unknown(text):
        return Written(unknown=True)
    if len(text) > 60 or not any(map(str.isdigit, text)):
        return None
    if (found := _exactly(text)) or (found := _negative(text)):
        return found
    body, about = text, []
    if before := _BEFORE.match(body):
        about.append(before[1])
        body = body[before.end() :]
    if (after := _AFTER.search(body)) and after.end() == len(body):
        about.append(after[1])
        body = body[: after.start()]
    if about and body and (found := _exactly(body) or _negative(body)):
        return replace(found, about=" ".join(about))
    return _range(text) or _after_equals(text)


def parted_from_taxes(text: str) -> tuple[str, str]:
    """A text with a currency at its end, and what says after it whether taxes are in it, in capitals.

    Examples
    --------
    >>> parted_from_taxes("k€ ht"), parted_from_taxes("70 k€")
    (('k€', 'HT'), ('70 k€', ''))
    """
    at_end = _TAXES.search(text)
    return (text[: at_end.start()], at_end[1].replace(".", "").upper()) if at_end else (text, "")


def _exactly(text: str) -> Written | None:
    """A figure, one with its unit, or several such."""
    body, taxes = parted_from_taxes(text)
    if taxes and (found := _exactly(body)) and len(found.amounts) == 1 and found.amounts[0][0].currency:
        figure, unit = found.amounts[0]
        # with and without taxes are apart as two currencies are
        return replace(found, amounts=((replace(figure, currency=f"{figure.currency} {taxes}"), unit),))
    try:
        return Written(((figure_of(text), "%" if text.endswith("%") else ""),), (text,))
    except ValueError:
        pass
    if (parts := _WITH_UNIT.fullmatch(text)) and (unit := _unit(parts[3], bool(parts[2]))):
        try:
            return Written(((figure_of(parts[1].strip()), unit),), (parts[1].strip(),))
        except ValueError:
            return None
    return _several(text)


def unit_word(word: str) -> str:
    """The unit that a word names, one of ``UNITS``; else nothing.

    Examples
    --------
    >>> [unit_word(w) for w in ("Hrs", "jours-homme", "SP", "wheels")]
    ['hours', 'person-days', 'SP', '']
    """
    plain = plain_words(word).replace("-", " ")
    return _UNITS.get(plain) or _UNITS.get(plain.rstrip("."), "")


def _unit(word: str, after_a_dash: bool = False) -> str:
    """The unit that a word names; a short word that is none is kept as it is written."""
    own = not after_a_dash and re.fullmatch(r"[^\W\d_]{1,12}\.?", word)
    return unit_word(word) or (word.rstrip(".") if own and plain_words(word) not in _NO_UNITS else "")


def _several(text: str) -> Written | None:
    """``3d 4h``, ``1 h 30 min``, ``PT8H``."""
    if iso := _ISO.fullmatch(text):
        pairs = [(n, unit) for n, unit in zip(iso.groups(), _ISO_UNITS, strict=True) if n]
    else:
        pairs, end = [], 0
        while end < len(text) and (found := _AMOUNT.match(text, end)):
            pairs.append((found[1].rstrip("."), plain_words(found[2])))
            end = found.end()
        if end < len(text) or len(pairs) < 2:
            return None
        pairs = [(n, _UNITS.get(word, word)) for n, word in pairs]
    named = [unit for _, unit in pairs]
    # the larger unit stands first: after days or hours m is minutes, after years, or before days, months
    named = [
        ("minutes" if {"weeks", "days", "hours"} & {*named[:k]} else "months") if unit == "m" else unit
        for k, unit in enumerate(named)
    ]
    places = [_ORDER.index(unit) if unit in _ORDER else -1 for unit in named]
    if -1 in places or places != sorted({*places}):
        return None
    try:
        figures = [figure_of(n) for n, _ in pairs]
    except ValueError:
        return None
    return Written(tuple(zip(figures, named, strict=True)), tuple(n for n, _ in pairs))


def _negative(text: str) -> Written | None:
    """What books write for less than nothing: ``(1,200)``, ``$(5)``, ``1.200,00-``."""
    body = text[:-1] if re.search(r"[.,]\d\d[-\u2212]$", text) else ""
    if brackets := _BRACKETS.fullmatch(text):
        body = "".join(brackets.groups())
    if not body or re.search(r"[-+\u2212]", body):
        return None
    try:
        return Written(((figure_of(body), "%" if body.endswith("%") else ""),), (body,), sign=-1)
    except ValueError:
        return None


def ends_of(text: str) -> Iterator[tuple[str, str]]:
    """The two texts that a text may be a range of, one pair for each place where it can be parted.

    Examples
    --------
    >>> list(ends_of("entre 2 et 3")), list(ends_of("5-7"))
    ([('2', '3')], [('5', '7')])
    """
    for first, between in _BETWEEN:
        if head := first.match(text):
            for word in between.finditer(text, head.end()):
                yield text[head.end() : word.start()], text[word.end() :]


def _range(text: str) -> Written | None:
    """Two ends: ``50-70k``, ``10 à 15 j``, ``between 2 and 3``."""
    for first, last in ends_of(text):
        low, high = _exactly(first), _exactly(last)
        if low and high and len(low.amounts) == len(high.amounts) == 1:
            return Written(ends=(low, high))
    return None


def _after_equals(text: str) -> Written | None:
    """``X-Small = 1 Sprint``, ``L (5 days)``: a word and what it stands for."""
    found = re.fullmatch(r"[^=\d()]+=\s*([^=]+)|[^=\d()]+\(([^()]+)\)", text)
    inner = _exactly((found[1] or found[2]).strip()) if found else None
    return inner if inner and all(unit in UNITS for _, unit in inner.amounts) else None
