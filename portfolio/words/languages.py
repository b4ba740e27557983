"""Which languages there are, and what each says: one file each in ``phrases/``, found by its name.

A catalogue is a module called by the language's code, ``phrases/fr.py``. It holds ``LANGUAGE``, a
:class:`portfolio.words.grammar.Language`, and ``PHRASES``, every sentence by its key; where it is not English
also ``FORMAT``, what the case format says of its tables and columns, by the English. One in the making may
hold a few phrases, and take the rest of its signs from English (``dataclasses.replace``): a phrase that it
lacks is said in English.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

from portfolio.base_error import PortfolioError
from portfolio.words.grammar import Language, Vocabulary
from portfolio.words.phrases import __path__ as folders

_CODE = re.compile(r"[a-z]{2,3}([-_][a-z]+)?")
"""What a language's file is called; files by other names are none."""
_HELD = {"LANGUAGE": Language, "PHRASES": Mapping}
FALLBACK = "en"
"""What is said where a language has no phrase of its own, and where nobody asked for a language."""


@cache
def codes() -> tuple[str, ...]:
    """The languages there are, English first: the files of ``phrases/``. None of them is loaded for this.

    Examples
    --------
    >>> codes()[:2]
    ('en', 'fr')
    """
    found = {p.stem for folder in folders for p in Path(folder).glob("*.py") if _CODE.fullmatch(p.stem)}
    return tuple(sorted(found, key=lambda code: (code != FALLBACK, code)))


def must_be() -> str:
    """What a language must be, in words that follow its name.

    Examples
    --------
    >>> must_be().startswith("must be en")
    True
    """
    *others, last = codes()
    return f"must be {', '.join(others)} or {last}" if others else f"must be {last}"


def checked(code: str) -> str:
    """A language that is spoken here.

    Raises
    ------
    PortfolioError
        For any other.
    """
    if code not in codes():
        raise PortfolioError(f'language: {must_be()}; found "{code}". Write one of these.')
    return code


@cache
def _catalogue(code: str) -> ModuleType:
    """A language's file, once it was found to hold what every file of a language holds.

    Raises
    ------
    PortfolioError
        When it can't be read as Python, or lacks its signs or its phrases.
    """
    try:
        found = importlib.import_module(f"{__package__}.phrases.{checked(code)}")
    except (ImportError, SyntaxError, NameError, TypeError) as error:
        raise PortfolioError(
            f"phrases/{code}.py: must be a catalogue that Python can read; found {error}. Mend it, or move it"
            " away."
        ) from error
    lacking = [name for name, kind in _HELD.items() if not isinstance(getattr(found, name, None), kind)]
    if lacking:
        raise PortfolioError(
            f"phrases/{code}.py: must hold LANGUAGE, a Language, and PHRASES, a dictionary; found no"
            f" {' and no '.join(lacking)}. Add it, or move the file away."
        )
    return found


def language(code: str) -> Language:
    """A language by its code; only its own catalogue is loaded.

    Raises
    ------
    PortfolioError
        For a language that is not there.

    Examples
    --------
    >>> language("fr").decimal, language("fr").last["and"]
    (',', 'et')
    """
    found: Language = _catalogue(code).LANGUAGE
    return found


def phrase(code: str, key: str) -> tuple[str, str]:
    """A phrase as the catalogue has it, and the language it is in: English where the one asked for lacks it.

    Examples
    --------
    >>> phrase("fr", "in")
    ('{amount} en {period}', 'fr')
    """
    own: Mapping[str, str] = _catalogue(code).PHRASES
    return (own[key], code) if key in own else (_catalogue(FALLBACK).PHRASES[key], FALLBACK)


def of_the_format(code: str, text: str) -> str:
    """What the case format says in English of a table or a column, in a language; in English where the
    language does not say it.

    Examples
    --------
    >>> of_the_format("fr", "unique id"), of_the_format("en", "unique id")
    ('identifiant unique', 'unique id')
    """
    told: Mapping[str, str] = getattr(_catalogue(code), "FORMAT", {})
    return told.get(text, text)


def is_phrase(key: str) -> bool:
    """Whether there is a phrase of this key."""
    return key in _catalogue(FALLBACK).PHRASES


def vocabularies() -> list[Vocabulary]:
    """What people write in tables, language by language: files say in none which one they are in."""
    return [language(code).vocabulary for code in codes()]


def understood(words: Callable[[Vocabulary], Iterable[str]]) -> list[str]:
    """The words of one kind in every language, English first.

    Examples
    --------
    >>> "oui" in understood(lambda v: v.yes)
    True
    """
    return [word for vocabulary in vocabularies() for word in words(vocabulary)]
