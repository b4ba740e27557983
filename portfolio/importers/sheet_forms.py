"""How a further sheet of a workbook becomes a table of the case, as a mapping says: ``[sheets.relations]``.

A form is a table of TOML: a column of the case to the headings it is told by; ``words`` turns a column's
cells into what the table holds; ``always`` is what every row has. A sheet is of a form where it has a heading
for each of its columns. What its other headings are, the table says: objectives over ratings, periods over
amounts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from portfolio.tables.text import quoted
from portfolio.words.sentences import figure, listing, sentence

FORMS: Mapping[str, tuple[str, ...]] = {
    "objectives": ("objective", "weight"),
    "judgements": ("objective", "over", "ratio"),
    "contributions": ("initiative",),
    "relations": ("relation", "initiative", "other"),
    "requirements": ("initiative", "resource"),
    "resources": ("resource",),
}
"""The tables that a further sheet can fill, and the columns that it must have for that."""

LINKS = ("requires", "each other", "excludes", "after")
"""What a word of a relation means: requires says nothing of time, after that the other comes first."""


def sheets_said(value: object) -> dict[str, dict[str, Any]]:
    """Forms as a mapping file holds them, or as TOML in one line.

    Raises
    ------
    ValueError
        For what is no form.

    Examples
    --------
    >>> sheets_said('{objectives = {objective = "Driver", weight = ["Priority"]}}')
    {'objectives': {'objective': ['Driver'], 'weight': ['Priority']}}
    """
    if isinstance(value, str):
        try:
            value = tomllib.loads(f"sheets = {value}")["sheets"]
        except tomllib.TOMLDecodeError:
            value = None
    if not isinstance(value, dict) or not all(isinstance(form, dict) for form in value.values()):
        raise ValueError(sentence("list_form_tables"))
    if wrong := next((name for name in value if name not in FORMS), None):
        raise ValueError(
            sentence("list_form_unknown", known=figure(listing, list(FORMS)), wrong=quoted(wrong))
        )
    return {name: _form(name, form) for name, form in value.items()}


def _form(name: str, said: Mapping[str, Any]) -> dict[str, Any]:
    columns = {
        column: [headings] if isinstance(headings, str) else list(headings)
        for column in FORMS[name]
        if (headings := said.get(column))
    }
    known = {*FORMS[name], "words", *(("always",) if name == "judgements" else ())}
    if wrong := next((key for key in said if key not in known), None):
        raise ValueError(
            sentence("list_form_more", known=figure(listing, sorted(known)), table=name, wrong=quoted(wrong))
        )
    if absent := next((column for column in FORMS[name] if column not in columns), None):
        raise ValueError(sentence("list_form_lacks", table=name, absent=absent))
    words = {k: _words(name, k, v) for k, v in said.get("words", {}).items()}
    always = {k: str(v) for k, v in said.get("always", {}).items()}
    return columns | ({"words": words} if words else {}) | ({"always": always} if always else {})


def _words(name: str, column: str, said: Mapping[str, Any]) -> dict[str, str | float]:
    if name == "relations":
        if wrong := next((v for v in said.values() if v not in LINKS), None):
            raise ValueError(
                sentence("list_form_links", known=figure(listing, LINKS), wrong=quoted(str(wrong)))
            )
        return dict(said)
    if wrong := next((v for v in said.values() if not isinstance(v, int | float)), None):
        raise ValueError(sentence("list_form_numbers", column=column, table=name, wrong=quoted(str(wrong))))
    return {word: float(number) for word, number in said.items()}
