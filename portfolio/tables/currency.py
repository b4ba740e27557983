"""Signs and codes of currencies beside amounts."""

from __future__ import annotations

import re
import unicodedata

from portfolio.words.languages import codes, language, vocabularies

_WORDS = {word: sign for v in vocabularies() for word, sign in v.currencies.items()}


def is_currency(sign: str) -> bool:
    """Whether a text is a currency's sign or its three-letter code."""
    if sign and unicodedata.category(sign[-1]) == "Sc":
        return re.fullmatch(r"[A-Z]{0,3}", sign[:-1]) is not None
    if re.fullmatch(r"[A-Z]{3}", sign) is None:
        return False
    from babel.numbers import is_currency  # loaded only where a code stands beside a number

    return bool(is_currency(sign, "en"))


def currency_of(text: str) -> str:
    """The sign or code that a text is, or that it names in words; else nothing.

    Examples
    --------
    >>> [currency_of(t) for t in ("€", "USD", "d'euros", "SP")]
    ['€', 'USD', 'EUR', '']
    """
    # 2 millions of dollars, d'euros, de francs
    text = re.sub(r"^(of |de |d['\u2019])", "", text.strip(), flags=re.IGNORECASE)
    return text if is_currency(text) else _WORDS.get(text.casefold(), "")


def same_currency(sign: str, unit: str) -> bool:
    """Whether an amount with this sign is one in this unit: € in EUR, $ in USD or CAD; never € in k€."""
    sign, unit = (currency_of(text) or text for text in (sign, unit))
    if sign.casefold() == unit.casefold():
        return True
    from babel.numbers import get_currency_symbol

    code, other = (unit.upper(), sign) if is_currency(unit.upper()) else (sign, unit)
    if re.fullmatch(r"[A-Z]{3}", code) is None or not is_currency(code):
        return False
    symbols = {get_currency_symbol(code, language(spoken).locale) for spoken in codes()}
    # CA$ and $US are plain dollars to those who keep their books in them
    return other in symbols or other in {s.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for s in symbols}
