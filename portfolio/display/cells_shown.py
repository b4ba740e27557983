"""How the values of a column are read: ids by their names, points to two decimals, money rounded alike,
shares in per cent, what is infinite in words, nothing as nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from numbers import Real
from typing import Any, Protocol, assert_never

from portfolio.words.figures import money, number, per_cent
from portfolio.words.languages import is_phrase
from portfolio.words.media import one_line
from portfolio.words.names import whole
from portfolio.words.sentences import say, semicolon, with_unit

_SIGNED = re.compile(r'([+\u2212~])("[^"]*"|\S+)(?= [+\u2212~]|$)')
"""One initiative of a row of them, with what it does: comes in, drops out, changes option or start."""
_DOES = {"+": "enter", "\N{MINUS SIGN}": "leave", "~": "change"}
_FINEST = 6
"""Decimals of points at most: what differs in less is the same plan."""
_SMALL = 0.2
"""Shares in per cent have a decimal where all that stand together are below this."""
_POWERS = (1, 1_000, 1_000_000, 1_000_000_000)


class Spoken(Protocol):
    """Settings that say in which language a case is read."""

    @property
    def language(self) -> str: ...


class Named(Protocol):
    """What a sheet asks of a case: what its rows are called, and what they are counted in."""

    @property
    def settings(self) -> Spoken: ...

    @property
    def money_unit(self) -> str: ...

    def own_names(self, table: str) -> Mapping[str, str]: ...

    def units(self, table: str) -> Mapping[str, str]: ...

    def rows(self, table: str) -> Mapping[Any, Any]: ...


class Kind(Enum):
    """What stands in a column."""

    ID = "the id of a row of a table"
    IDS = "several of them, in a tuple or a row"
    SWAPS = "initiatives with what they do: + comes in, − drops out, ~ changes option or start"
    POINTS = "points"
    MONEY = "amounts of money"
    AMOUNT = "an amount of the row's resource"
    RATE = "points for a unit of the row's resource"
    SHARE = "a share, 1 is all"
    ATTAINED = "attainment of the row's key result: a share of its target, or in its own unit"
    FIGURE = "any figure"
    GROUP = "the id of an objective where the rows are by objective, else a group's own name"
    WORD = "a word of a few, known by its code, or several of them"
    TEXT = "text"
    SENTENCE = "a sentence"


@dataclass(frozen=True, slots=True)
class Column:
    """How a column is read.

    Attributes
    ----------
    kind : Kind
    of : str
        The table whose ids stand in it; of words, what they are words of, which their phrases begin with.
    head : str
        The phrase of its heading; by its own name unless given.
    endless : str
        The phrase of what is infinite in it.
    """

    kind: Kind
    of: str = ""
    head: str = ""
    endless: str = "endless"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and the id that stands beside a name."""

    text: str
    id: str = ""

    @property
    def line(self) -> str:
        """As text alone."""
        return f"{self.text} ({self.id})" if self.id else self.text


def is_nothing(value: object) -> bool:
    """Whether there is nothing in a cell: no text, no figure, no id."""
    if isinstance(value, str | tuple | list):
        return not value
    # of NA alone nothing can be asked, not even whether it is itself
    return value is None or str(value) == "<NA>" or value != value


def is_figure(value: object) -> bool:
    """Whether a cell holds a number."""
    return isinstance(value, Real) and not isinstance(value, bool) and not is_nothing(value)


def figure(value: float, language: str, decimals: int = 2, least: int = 0) -> str:
    """A figure to so many decimals; a smaller one to two digits, so that what is something is not nothing.

    Examples
    --------
    >>> figure(0.4318, "en"), figure(2.55e-6, "en"), figure(1e-15, "en"), figure(7, "en", least=2)
    ('0.43', '0.000003', '0', '7.00')
    """
    value = 0.0 if abs(value) < 0.5 * 10**-_FINEST else value
    finer = decimals
    while finer < _FINEST and value and abs(value) < 0.5 * 10**-finer:
        finer += 1
    finer = min(_FINEST, finer + 1) if finer > decimals else finer
    text = number(value, language, finer)
    if least and finer == decimals:
        mark = number(0.5, language)[1]
        start, _, rest = text.partition(mark)
        text = f"{start}{mark}{rest.ljust(least, '0')}"
    return text


def cells_of(
    column: Column,
    values: Sequence[Any],
    rows: Mapping[str, Sequence[Any]],
    case: Named | None,
    language: str,
) -> list[Cell]:
    """The cells of a column; ``rows`` are all columns of its frame."""
    alike = _alike(column.kind, values, rows, case, language)
    found = []
    for place, value in enumerate(values):
        row = {name: held[place] for name, held in rows.items()}
        found.append(_cell(column, value, row, case, language, alike))
    return found


def _alike(
    kind: Kind, values: Sequence[Any], rows: Mapping[str, Sequence[Any]], case: Named | None, language: str
) -> Mapping[Any, Any]:
    """What the figures of a column have in common: of money, each as it is rounded beside the others; of
    points for a unit, by unit, for how many of them.
    """
    figures = [float(v) if is_figure(v) and math.isfinite(v) else 0.0 for v in values]
    if kind is Kind.MONEY:
        return dict(zip(figures, money(figures, language), strict=True))
    if kind is Kind.SHARE:
        small = all(abs(v) < _SMALL for v in figures if v not in (0.0, 1.0))
        return {kind: 1 if small and any(figures) else 0}
    per: dict[str, int] = {}
    if kind is Kind.RATE:
        for resource, value in zip(rows.get("resource", [""] * len(values)), figures, strict=True):
            unit = unit_of({"resource": resource}, case)
            enough = next((p for p in _POWERS if abs(value) * p >= 0.1), _POWERS[-1]) if value else 1
            per[unit] = max(enough, per.get(unit, 1))
    return per


def _cell(
    column: Column,
    value: Any,
    row: Mapping[str, Any],
    case: Named | None,
    language: str,
    alike: Mapping[Any, Any],
) -> Cell:
    if is_nothing(value):
        # the row of what serves no objective has a name alone
        alone = column.of == "objectives" and "initiative" not in row
        return Cell(one_line(str(row.get("name", ""))) if alone else "")
    if str(value) in ("True", "False") and not isinstance(value, str):
        return Cell(say(language, "shown_yes" if value else "shown_no"))
    if is_figure(value):
        return Cell(_figure(column, float(value), row, case, language, alike))
    if column.kind is Kind.ID:
        return named(str(value), column.of, case)
    if column.kind is Kind.IDS or isinstance(value, tuple | list):
        return Cell(", ".join(names_of(value, column.of or "initiatives", case)))
    if column.kind is Kind.SWAPS:
        return Cell(swaps_said(str(value), case, language))
    if column.kind is Kind.GROUP:
        return named(str(value), "objectives", case if row.get("by") == "objective" else None)
    is_word = column.kind is Kind.WORD
    return Cell(word(str(value), language, column.of) if is_word else one_line(str(value)))


def _figure(
    column: Column,
    value: float,
    row: Mapping[str, Any],
    case: Named | None,
    language: str,
    alike: Mapping[Any, Any],
) -> str:
    if math.isinf(value):
        endless = f"{column.endless}_less" if value < 0 and is_phrase(f"{column.endless}_less") else ""
        return say(language, endless or column.endless)
    kind = column.kind
    match kind:
        case Kind.POINTS:
            return figure(value, language, least=2)
        case Kind.MONEY:
            return str(alike[value])
        case Kind.AMOUNT:
            return with_unit(figure(value, language), unit_of(row, case), language)
        case Kind.RATE:
            unit = unit_of(row, case)
            return _rate(value, alike[unit], unit, language)
        case Kind.SHARE:
            return per_cent(value, language, alike[kind])
        case Kind.ATTAINED:
            return _attained(value, row, case, language)
        case Kind.FIGURE | Kind.ID | Kind.IDS | Kind.SWAPS | Kind.GROUP:
            return figure(value, language)
        case Kind.WORD | Kind.TEXT | Kind.SENTENCE:
            return figure(value, language)
    assert_never(kind)


def unit_of(row: Mapping[str, Any], case: Named | None) -> str:
    """What the resource of a row is counted in."""
    return "" if case is None else case.units("resources").get(str(row.get("resource", "")), "")


def _rate(value: float, per: int, unit: str, language: str) -> str:
    """Points for so many units that they are a figure to read: 2.55 for 1 000 000 EUR, not 0.00000255 for
    one.
    """
    shown = figure(value * per, language)
    amount = with_unit(number(per, language), unit, language)
    return say(language, "rate_per", points=shown, amount=amount) if value else shown


def _attained(value: float, row: Mapping[str, Any], case: Named | None, language: str) -> str:
    results = {} if case is None else case.rows("key_results")
    known = results.get(row.get("key_result", ""))
    free = known is not None and known["target"] is None
    return figure(value, language) if free else per_cent(value, language)


def named(id_: str, table: str, case: Named | None) -> Cell:
    """An id by its name, and itself beside."""
    own = "" if case is None else case.own_names(table).get(id_, "")
    if table == "key_results" and not own and case is not None and id_ in case.rows(table):
        # people know a key result by what it is measured on
        own = case.own_names("kpis").get(case.rows(table)[id_]["kpi"], "")
    return Cell(one_line(own), one_line(id_)) if own and own != id_ else Cell(one_line(id_))


def names_of(ids: str | Iterable[str], table: str, case: Named | None) -> list[str]:
    """What people call several ids: in a tuple, or in a row as the frames hold them."""
    own = {} if case is None else case.own_names(table)
    if not isinstance(ids, str):
        return [own.get(i, str(i)) for i in ids]
    written = {whole(i, between): i for i in (own or {}) for between in (" ", ", ")}
    return [own.get(written.get(part, part), part.strip('"')) for part in split_ids(ids)]


def split_ids(text: str) -> list[str]:
    """A row of ids, each whole: those that could be taken for several stand in quotes.

    Examples
    --------
    >>> split_ids('P1 "Migration, cloud" P3'), split_ids('P1, "a, b", big data')
    (['P1', '"Migration, cloud"', 'P3'], ['P1', '"a, b"', 'big data'])
    """
    if re.search(r'"[^"]*"', text) is None and ", " not in text:
        return text.split(" ")
    bare = re.sub(r'"[^"]*"', "", text)
    found = re.findall(r'"[^"]*"|[^",]+' if ", " in bare else r'"[^"]*"|[^" ]+', text)
    return [part.strip() for part in found if part.strip()]


def swaps_said(text: str, case: Named | None, language: str) -> str:
    """Initiatives with their signs, said by what they do; any other text as it is."""
    signed = _SIGNED.findall(text)
    if " ".join(f"{sign}{i}" for sign, i in signed) != text:
        return one_line(text)
    parts = []
    for sign, does in _DOES.items():
        who = [names_of(i, "initiatives", case)[0] for s, i in signed if s == sign]
        if who:
            parts.append(say(language, f"swap_{does}", who=", ".join(who)))
    return f"{semicolon(language)}\n".join(parts)


def word(code: str, language: str, of: str = "") -> str:
    """A code as a word of the language, or several with commas between; one that is none as it is. Of what a
    word means more than one thing, ``of`` says which.
    """
    keys = [
        next((key for key in (f"{of}_{part}", f"word_{part}") if is_phrase(key)), "")
        for part in code.split(", ")
    ]
    return ", ".join(say(language, key) for key in keys) if all(keys) else one_line(code)
