"""What a file calls the tables, columns and choices of the format, so that messages call them so too.

In English they have the names of the format. In any other language a column is called as the file itself
heads it; and where its headings are words of that language, so are the names of all else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from portfolio.tables.schema import Column
from portfolio.words.languages import FALLBACK, of_the_format
from portfolio.words.languages import language as spoken
from portfolio.words.sentences import Sentence, figure, listing, say


def table_word(name: str, language: str) -> str:
    """What a table is called in a language, with a capital; in English by its own name."""
    return _first(spoken(language).vocabulary.tables.get(name, ()), name, language)


def column_word(name: str, language: str) -> str:
    """What a column, or a setting, is called in a language."""
    return _first(spoken(language).vocabulary.headings.get(name, ()), name, language)


def choice_word(choice: str, language: str) -> str:
    """What a choice is called in a language."""
    known = spoken(language).vocabulary.choices if language != FALLBACK else {}
    return next(iter(known.get(choice, ())), choice)


def _first(words: Sequence[str], name: str, language: str) -> str:
    """The best word of the language, with a capital; in English the name itself."""
    return words[0][:1].upper() + words[0][1:] if words and language != FALLBACK else name


@dataclass(frozen=True, slots=True)
class Naming:
    """How one file calls what the format has a name for.

    Parameters
    ----------
    heads : mapping of str to str
        Its columns, or keys, to what stands over them; nothing where these are the names of the format.
    words : str
        The language that these are words of.

    Examples
    --------
    >>> french = Naming({"success": "Probabilité"}, "fr")
    >>> french.column("success"), french.column("success").into("fr"), french.table("kpis").into("fr")
    ('success', 'Probabilité', 'Indicateurs')
    """

    heads: Mapping[str, str] = field(default_factory=dict)
    words: str = FALLBACK

    def column(self, name: str) -> str:
        """A column or a setting."""
        return figure(_column, name, naming=self) if self.heads else name

    def table(self, name: str) -> str:
        """A table."""
        return figure(_table, name, words=self.words) if self.heads else name

    def choice(self, choice: str) -> str:
        """One of the choices of a column."""
        return figure(_choice, choice, words=self.words) if self.heads else choice

    def rule(self, column: Column) -> Sentence:
        """What a cell must be, in words that follow "must be"."""
        return figure(_rule, column, words=self.words)


PLAIN = Naming()
"""How a file that calls all by the names of the format does."""


def _column(name: str, language: str, naming: Naming) -> str:
    if language == FALLBACK:
        return name
    return naming.heads.get(name) or (column_word(name, language) if naming.words == language else name)


def _table(name: str, language: str, words: str) -> str:
    return table_word(name, language) if words == language else name


def _choice(choice: str, language: str, words: str) -> str:
    return choice_word(choice, language) if words == language else choice


def _rule(column: Column, language: str, words: str) -> str:
    if column.kind == "choice":
        choices = ", ".join(_choice(choice, language, words) for choice in column.choices)
        return say(language, "fault_rule_choice", choices=choices)
    if column.refers:
        tables = [column.refers, *(["key_results"] if column.refers == "kpis" else [])]
        named = listing([_table(name, language, words) for name in tables], language, last="or")
        return say(language, "fault_rule_id", table=named)
    return of_the_format(language, column.rule)
