"""What a workbook calls the tables, columns and choices of the case format in a language, so that whoever
fills it in reads their own, and so does the loader.
"""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.loaders.ids_from_names import NAMED
from portfolio.tables import SCHEMA, Column
from portfolio.tables.dictionary import blank_means
from portfolio.tables.naming import choice_word, column_word, table_word
from portfolio.words.languages import FALLBACK, of_the_format
from portfolio.words.sentences import listing, say


@dataclass(frozen=True, slots=True)
class Wording:
    """The names of the format in one language; in English they are its own.

    Attributes
    ----------
    code : str
        The language.
    by_name : bool
        Whether ids may be left blank where there are names, and names stand for ids.

    Examples
    --------
    >>> Wording().heading("key_result"), Wording("fr").heading("key_result")
    ('key_result', 'Résultat clé')
    """

    code: str = FALLBACK
    by_name: bool = False

    def sheet(self, table: str) -> str:
        """What a table's sheet is called."""
        return table_word(table, self.code)

    def heading(self, column: str) -> str:
        """What a column, or a setting, is called."""
        return column_word(column, self.code)

    def choices(self, column: Column) -> list[str]:
        """What may be chosen in a column, yes and no among it."""
        if column.kind == "flag":
            return [say(self.code, "template_true"), say(self.code, "template_false")]
        return [choice_word(choice, self.code) for choice in column.choices]

    def rule(self, column: Column) -> str:
        """What a cell must be, in words."""
        if column.kind == "choice":
            return say(self.code, "template_one_of", choices=", ".join(self.choices(column)))
        if column.refers in SCHEMA:
            tables = [column.refers, *(["key_results"] if column.refers == "kpis" else [])]
            sheets = listing([*map(self.sheet, tables)], self.code, last="or")
            named = self.by_name and column.refers in NAMED
            return say(self.code, "template_id_or_name_in" if named else "template_id_in", sheet=sheets)
        return of_the_format(self.code, column.rule)

    def comment(self, column: Column, table: str = "") -> str:
        """What a heading's comment says: meaning, unit, rule, what a blank stands for."""
        if self.by_name and table in NAMED and column.name in (SCHEMA[table].key[0], "name"):
            return say(self.code, "template_name" if column.name == "name" else "template_id")
        meaning = of_the_format(self.code, column.meaning)
        parts = [meaning[:1].upper() + meaning[1:] + "."]
        if column.unit:
            parts.append(say(self.code, "template_unit", unit=of_the_format(self.code, column.unit)))
        parts.append(say(self.code, "template_must_be", rule=self.rule(column)))
        parts.append(
            say(self.code, "template_required")
            if column.required
            else say(self.code, "template_blank", means=of_the_format(self.code, blank_means(column)))
        )
        return " ".join(parts)

    def required(self, column: Column, table: str) -> bool:
        """Whether a column must be filled in; where ids are made from names, the name and not the id."""
        if self.by_name and table in NAMED and column.name in (SCHEMA[table].key[0], "name"):
            return column.name == "name"
        return column.required
