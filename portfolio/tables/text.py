"""Text as cells hold it, as ids are told apart, and as messages show it."""

from __future__ import annotations

import datetime
import math
import re
import unicodedata

# line ends of every kind are one; other control characters, which only a spreadsheet can hold, are no text
_CONTROL = {**dict.fromkeys([*range(32), 0xFFFE, 0xFFFF]), 9: "\t", **dict.fromkeys([10, 11, 12, 13], "\n")}


def text_of(raw: object) -> str:
    """A cell as text: what a spreadsheet holds as the number 101 is the id ``101``, a date is ISO."""
    match raw:
        case None:
            return ""
        case str() if raw.isprintable():
            return raw.strip()
        case str():
            return raw.replace("\r\n", "\n").translate(_CONTROL).strip()
        case bool():
            return "true" if raw else "false"
        case float() if math.isfinite(raw) and raw == int(raw) and abs(raw) < 1e15:
            return str(int(raw))
        case datetime.datetime() if raw.time() == datetime.time():
            return raw.date().isoformat()
        case datetime.date() | datetime.time():
            return raw.isoformat()
    return str(raw)


def ident_of(text: str) -> str:
    """A text as what names a thing: letters composed, blanks of every kind one plain blank, what can't be
    seen left out.
    """
    if text.isascii() and "  " not in text and text.isprintable():
        return text
    seen = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    return " ".join(seen.split())


def plain_words(text: str) -> str:
    """A text without case and accents, its blanks of every kind one plain blank, its apostrophes one."""
    if text.isascii():
        return " ".join(text.casefold().split())
    bare = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(bare).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


def quoted(text: str) -> str:
    """A text as messages show it: in quotes, on one line, cut after 60 characters; what can't be seen is
    named.
    """
    line = text if len(text) <= 60 else f"{text[:59]}…"
    return '"' + "".join(c if c.isprintable() else _named(c) for c in line) + '"'


def _named(character: str) -> str:
    if character in "\n\t" or unicodedata.category(character) in ("Zs", "Zl", "Zp"):
        return " "
    if ord(character) < 32:
        return chr(0x2400 + ord(character))  # ␀ and its like
    return f"[{unicodedata.name(character, 'a character that is no text').lower()}]"


# é, à, á, É, â, ã and ’ of a Mac's own encoding as cp1252 has these bytes: signs or capitals inside a word
_OF_A_MAC = re.compile(
    r"[^\s,;\"]*(?:[^\W\d_][ˆ‡ƒ‰˜‹]|[ˆ‡ƒ˜][^\W\d_]|(?<!\w)ˆ(?!\w)|[a-z][ŽŠŸÕ]|[A-Za-z][ŽŠŸ][a-z])[^\s,;\"]*"
)
_INITIAL = re.compile(r"(?<!\w)Ž[a-z]+")


def of_a_mac(text: str) -> tuple[str, str] | None:
    """A word of a text read as cp1252 that shows that a Mac wrote it in its own encoding, as it was read and
    as it was meant; None where nothing shows it.

    Examples
    --------
    >>> of_a_mac("coût d'un été".encode("mac_roman").decode("cp1252")), of_a_mac("Škoda, été, 5 ‰")
    (('ŽtŽ', 'été'), None)
    """
    found = _OF_A_MAC.search(text)
    # Žižka is a name where accents are read right
    if found is None and not re.search("[à-ÿ]", text):
        found = _INITIAL.search(text)
    return (found[0], found[0].encode("cp1252").decode("mac_roman")) if found else None


_APOSTROPHES = "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{PRIME}\N{ACUTE ACCENT}"
# letters of other scripts that no one can tell from Latin ones
_LATIN = str.maketrans("АВЕЅІЈКМНОРСТХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTXaesijopcyxABEZHIKMNOPTYXo")


def appearance(text: str) -> str:
    """What is left of a text for a reader who looks at it quickly: without case, or what tells scripts,
    widths and dashes apart.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", ident_of(text)).translate(_LATIN)
        text = "".join(
            (
                "-"
                if unicodedata.category(c) == "Pd" or c == "\N{MINUS SIGN}"
                else "'"
                if c in _APOSTROPHES
                else c
            )
            for c in text
        )
    return text.replace("_", " ").casefold()


def told_apart(text: str, other: str) -> str:
    """How two texts of the same appearance differ, in words."""
    if text.casefold() == other.casefold():
        return "only capital and small letters differ"
    for mine, its in zip(text, other, strict=False):
        if mine.casefold() != its.casefold():
            return f"a {_letter(mine)} here is a {_letter(its)} there"
    return "one has letters that the other lacks"


def _letter(character: str) -> str:
    return re.sub(
        r"\b(latin|greek|cyrillic)\b",
        lambda m: m[0].title(),
        unicodedata.name(character, "another letter").lower(),
    )
