"""What is said of the command line itself, before anything is read: in the language that it asks for with
``--language``, in English unless it does; help also in that of the environment.
"""

from __future__ import annotations

import argparse
import contextlib
import os
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from typing import Any

from portfolio.words.languages import FALLBACK, codes, phrase
from portfolio.words.sentences import say

_SPOKEN: ContextVar[str] = ContextVar("spoken", default=FALLBACK)
_KEYS = (
    *("usage", "positional", "options", "help", "error", "required", "unknown", "argument", "one"),
    *("at_most_one", "at_least_one", "ambiguous", "not_with", "one_of", "choice", "no_command", "value"),
    "explicit",
)
"""The phrases ``typed_…`` that say what :mod:`argparse` says: in English, to the letter."""


@contextlib.contextmanager
def told_as_asked(words: Sequence[str]) -> Iterator[None]:
    """What is said of these words meanwhile is said in the language that they ask for."""
    language = _asked(words)
    said = {phrase(FALLBACK, f"typed_{key}")[0]: phrase(language, f"typed_{key}")[0] for key in _KEYS}
    # it looks its texts up by this name, for whoever has them in another language
    parser: Any = argparse
    before, token = parser._, _SPOKEN.set(language)
    parser._ = lambda text: said.get(text, before(text))
    try:
        yield
    finally:
        parser._ = before
        _SPOKEN.reset(token)


def _asked(words: Sequence[str]) -> str:
    """The language after ``--language``, where it is one; of help else the one that the environment names."""
    typed = " ".join(words).replace("--language ", "--language=").split()
    asked = [word.removeprefix("--language=") for word in typed if word.startswith("--language=")]
    if not {"-h", "--help"}.isdisjoint(words):  # as programs look it up: the first that is set
        place = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
        asked.append(place[:2])
    return next((code for code in asked if code in codes()), FALLBACK)


def refused(key: str, **figures: object) -> argparse.ArgumentTypeError:
    """What is wrong with a word that was typed: the phrase ``typed_…`` without its beginning."""
    return argparse.ArgumentTypeError(say(_SPOKEN.get(), f"typed_{key}", **figures))


def helped(key: str, **figures: object) -> str:
    """What the help says: the phrase ``help_…``, per cent signs as :mod:`argparse` has them."""
    told = (f"{value}".replace("%%", "%") for value in figures.values())
    said = say(_SPOKEN.get(), f"help_{key}", **dict(zip(figures, told, strict=True)))
    return said.replace("%", "%%")


def named(key: str) -> str:
    """What a name of a choice means, in the language of the help."""
    return say(_SPOKEN.get(), key)
