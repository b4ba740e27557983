"""Text as cells hold it, as ids are told apart, and as messages show it."""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from collections.abc import Callable, Sequence

from portfolio.words.languages import FALLBACK
from portfolio.words.sentences import Sentence, figure, say, sentence

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


class UnreadError(ValueError):
    """Why a text is not what it should be: what was found, and what to do.

    Put into words when somebody asks for them: a column may hold a million texts of which one is told.

    Parameters
    ----------
    found, advice : callable
        Give a clause, and a sentence where there is something to say.
    """

    def __init__(self, found: Callable[[], Sentence], advice: Callable[[], Sentence] | None = None) -> None:
        super().__init__(found, advice)
        self.found, self.advice = found, advice

    def __str__(self) -> str:
        return f"{self.found()}. {self.advice()}".removesuffix(".") if self.advice else self.found()


def quoted(text: str) -> Sentence:
    """A text as messages show it: in quotes, on one line, cut after 60 characters; what can't be seen is
    named.

    Examples
    --------
    >>> quoted("a\\nb"), quoted("a\\nb").into("fr").replace("\\u202f", " ")
    ('"a b"', '« a b »')
    """
    return figure(_quoted, text)


def _quoted(text: str, language: str) -> str:
    line = text if len(text) <= 60 else f"{text[:59]}…"
    if not line.isprintable():
        line = "".join(c if c.isprintable() else _named(c, language) for c in line)
    return say(language, "fault_quoted", text=line)


def _named(character: str, language: str) -> str:
    if character in "\n\t" or unicodedata.category(character) in ("Zs", "Zl", "Zp"):
        return " "
    if ord(character) < 32:
        return chr(0x2400 + ord(character))  # ␀ and its like
    if language != FALLBACK:  # Unicode names characters in English alone
        return f"[U+{ord(character):04X}]"
    return f"[{unicodedata.name(character, 'a character that is no text').lower()}]"


def few(texts: Sequence[str]) -> Sentence:
    """The first three of some texts, in quotes."""
    return figure(joined, [*map(quoted, texts[:3]), *(["…"] if len(texts) > 3 else [])])


def joined(items: Sequence[str], language: str = FALLBACK, by: str = ", ") -> str:
    """Some things one after the other, which may be sentences where it is told later."""
    return by.join(items)


# é, à, á, É, â, ã and ’ of a Mac's own encoding as cp1252 has these bytes: signs or capitals inside a word
_OF_A_MAC = re.compile(r"[^\W\d_][ˆ‡ƒ‰˜‹]|[ˆ‡ƒ˜][^\W\d_]|(?<!\w)ˆ(?!\w)|[a-z][ŽŠŸÕ]|[A-Za-z][ŽŠŸ][a-z]")
_WORD_END = re.compile(r"[\s,;\"]")
_LONGEST_WORD = 60
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
    if found is None:
        return None
    before = _WORD_END.split(text[max(0, found.start() - _LONGEST_WORD) : found.start()])[-1]
    after = _WORD_END.split(text[found.end() : found.end() + _LONGEST_WORD])[0]
    word = f"{before}{found[0]}{after}"
    return word, word.encode("cp1252").decode("mac_roman")


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


def told_apart(text: str, other: str) -> Sentence:
    """How two texts of the same appearance differ, in words."""
    if text.casefold() == other.casefold():
        return sentence("fault_apart_case")
    for mine, its in zip(text, other, strict=False):
        if mine.casefold() != its.casefold():
            return sentence("fault_apart_letter", mine=figure(_letter, mine), its=figure(_letter, its))
    return sentence("fault_apart_more")


def _letter(character: str, language: str) -> str:
    if language != FALLBACK:  # Unicode names characters in English alone
        return f"{_quoted(character, language)} (U+{ord(character):04X})"
    return re.sub(
        r"\b(latin|greek|cyrillic)\b",
        lambda m: m[0].title(),
        unicodedata.name(character, "another letter").lower(),
    )
