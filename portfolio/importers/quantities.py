"""A column's cells as amounts: numbers, with the decimal mark, currency and unit that the column shows.

A cell is never read alone. What can mean two numbers stays both; amounts in units or currencies that nobody
can add up stay apart; a unit is turned into another only where that is exact (60 minutes are an hour; how
many hours make a day is asked).
"""

from __future__ import annotations

import datetime
import enum
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from portfolio.importers.amounts import UNITS, Written, parted_from_taxes, read_amount, unit_word
from portfolio.tables.currency import currency_of, same_currency
from portfolio.tables.numbers import (
    Figure,
    beside,
    can_be_a_unit,
    decimal_mark,
    exact,
    figure_of,
    power_of,
    times,
    written,
)
from portfolio.tables.text import plain_words, quoted, text_of
from portfolio.words.languages import understood
from portfolio.words.sentences import figure, listing, sentence


class Kind(enum.Enum):
    """What a cell is.

    ``NUMBER`` one number · ``AMBIGUOUS`` one of two, in ``readings`` · ``MIXED`` amounts, in ``parts``, in
    units or currencies that can't be added up before somebody says what they are worth · ``UNKNOWN`` nobody
    knows it: a blank, TBD, n.c. · ``UNREADABLE`` words, or a range whose ends are in ``readings``.
    """

    NUMBER = "number"
    AMBIGUOUS = "ambiguous"
    MIXED = "mixed"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A cell of a column of amounts.

    Attributes
    ----------
    text : str
        The cell as written.
    kind : Kind
    number : float or None
        What it means, multipliers and per cent worked out; None where it is no one number for certain.
    readings : tuple of float
        Both numbers of a cell that can mean two; both ends of a range.
    parts : tuple of (float, str)
        Amounts and their units: of ``3d 4h`` two, of any number one.
    currency : str
        The sign or code beside it.
    about : str
        What says that it is not exact, as written: ``~``, ``>``, ``?``, ``environ``.
    bare : bool
        Whether it is written without unit, currency and multiplier.
    doubts : tuple of str
        What is open: the decimal ``mark``, whether a ``sign`` is in thousands too, whether it is a ``share``.
    """

    text: str
    kind: Kind
    number: float | None = None
    readings: tuple[float, ...] = ()
    parts: tuple[tuple[float, str], ...] = ()
    currency: str = ""
    about: str = ""
    bare: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantities:
    """A column of amounts.

    Attributes
    ----------
    cells : tuple of Quantity
        One a cell, in order.
    mark, proof : str
        The decimal mark that the column proves, and a cell that does; empty where none does.
    currencies : tuple of str
        Those seen that are not the same, ``€`` and ``EUR`` counting once; with several, no cell has a number.
    units : tuple of str
        Those seen, likewise: ``%``, hours, days, person-days, SP, or a word as it is written.
    """

    cells: tuple[Quantity, ...]
    mark: str = ""
    proof: str = ""
    currencies: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[float | None, ...]:
        """The number of each cell that is one for certain."""
        return tuple(cell.number for cell in self.cells)

    @property
    def currency(self) -> str:
        """The currency of the column, where there is one."""
        return self.currencies[0] if len(self.currencies) == 1 else ""

    @property
    def unit(self) -> str:
        """The unit of the column, where there is one."""
        return self.units[0] if len(self.units) == 1 else ""

    def of_kind(self, kind: Kind) -> tuple[int, ...]:
        """The places, counted from 0, of the cells of one kind."""
        return tuple(k for k, cell in enumerate(self.cells) if cell.kind is kind)

    def to_ask(self, unit: str) -> tuple[str, ...]:
        """The units of the column whose worth in ``unit`` nobody can know without asking."""
        return tuple(other for other in self.units if unit_worth(other, unit, {}) is None)

    def in_unit(self, unit: str, worth: Mapping[str, float] | None = None) -> Quantities:
        """The column in one unit.

        Parameters
        ----------
        unit : str
            One of the words of ``units``.
        worth : mapping of str to float, optional
            How many of ``unit`` one of another is: ``{"days": 8}`` for hours. Hours, minutes and seconds,
            years and months need none.

        Examples
        --------
        >>> column = read_quantities(["3d 4h", "2h", ""])
        >>> column.numbers, column.to_ask("hours"), column.in_unit("hours", {"days": 8}).numbers
        ((None, None, None), ('days',), (28.0, 2.0, None))
        """
        known = {other: unit_worth(other, unit, worth or {}) for other in (*self.units, "")}

        def converted(cell: Quantity) -> Quantity:
            shares = [(exact(n), share) for n, of in cell.parts if (share := known.get(of)) is not None]
            if not shares or len(shares) < len(cell.parts) or cell.currency:
                return cell
            products = [float(n * share) for n, share in shares]
            if cell.kind is Kind.AMBIGUOUS:
                return replace(cell, readings=tuple(products), parts=tuple((n, unit) for n in products))
            total = float(sum(n * share for n, share in shares))
            return replace(cell, kind=Kind.NUMBER, number=total, parts=((total, unit),))

        cells = tuple(map(converted, self.cells))
        units = {of for cell in cells for _, of in cell.parts if of}
        return replace(self, cells=cells, units=tuple(sorted(units)))


_IN_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600}
_IN_MONTHS = {"months": 1, "years": 12}
_EXACT = (_IN_SECONDS, _IN_MONTHS)


def unit_worth(unit: str, other: str, said: Mapping[str, float]) -> Fraction | None:
    """How many of another unit one of a unit is; None where that is to be asked."""
    if unit == other:
        return Fraction(1)
    if unit in said:
        return exact(said[unit])
    for family in _EXACT:
        if unit in family and other in family:
            return Fraction(family[unit], family[other])
        # an hour is 60 minutes, so what is said of one is said of the other
        for known in said:
            if unit in family and known in family:
                return Fraction(family[unit], family[known]) * exact(said[known])
    return None


def read_quantities(
    texts: Sequence[object], factor: float = 1.0, unit: str = "", *, decimal: str = "", signed: str = ""
) -> Quantities:
    """A column of amounts, read as a whole.

    Parameters
    ----------
    texts : sequence
        The cells, text or what a spreadsheet holds.
    factor, unit : float, str
        What the heading says, of :func:`unit_in_heading`: it holds for the cells that say neither currency
        nor multiplier themselves.
    decimal, signed : str
        What was said where the column does not show it: the mark; ``as written`` or ``multiplied``.

    Examples
    --------
    >>> column = read_quantities(["70 k€", "1,2 M€", "TBD", "~40"])
    >>> column.numbers, column.currency, [cell.about for cell in column.cells]
    ((70000.0, 1200000.0, None, 40.0), '€', ['', '', '', '~'])
    >>> column = read_quantities(["1,234", "12"])
    >>> column.numbers, column.cells[0].readings
    ((None, 12.0), (1234.0, 1.234))
    """
    written = [_cell(raw) for raw in texts]
    written = _with_units(written, unit)
    mark, proof = decimal_mark(sorted({d for cell in written if cell for d in cell.texts}))
    own = "" if currency_of(unit) else unit
    cells = tuple(
        _quantity(text_of(raw), cell, mark or decimal, factor, own, signed)
        for raw, cell in zip(texts, written, strict=True)
    )
    return _together(Quantities(cells, mark, proof), unit)


def _cell(raw: object) -> Written | None:
    match raw:
        case bool() | datetime.date() | datetime.time() | datetime.timedelta():
            return None
        case int() | float():
            try:
                number = float(raw)
            except OverflowError:
                return None
            return Written(((Figure(number), ""),)) if math.isfinite(number) else Written(unknown=True)
    return read_amount(text_of(raw))


def _with_units(cells: Sequence[Written | None], heading: str) -> list[Written | None]:
    """Cells whose letters and words are what the column shows: a multiplier, a unit, or words."""
    amounts = [pair for cell in cells if cell for pair in cell.amounts]
    units = {unit for _, unit in amounts if unit in UNITS} | ({heading} if heading in UNITS else set())
    money = bool(currency_of(heading)) or any(figure.currency for figure, _ in amounts)
    sure = any(f.multiplier and not f.unsure and f.multiplier != "M" for f, _ in amounts)
    if not money and (units or not sure):
        cells = [_no_multiplier(cell, units) for cell in cells]
    own = {
        unit.casefold().removesuffix("s"): unit
        for unit in sorted({u for cell in cells if cell for _, u in cell.amounts})
        if unit and unit != "%" and unit not in UNITS and not can_be_a_unit(unit.casefold())
    }
    # one word after every figure is a unit; several are no units
    same = next(iter(own.values())) if len(own) == 1 and not units else ""

    def kept(cell: Written | None) -> Written | None:
        if cell is None or not any(u.casefold().removesuffix("s") in own for _, u in cell.amounts if u):
            return cell
        return replace(cell, amounts=tuple((f, same) for f, _ in cell.amounts)) if same else None

    return [kept(cell) for cell in cells]


def _no_multiplier(cell: Written | None, units: set[str]) -> Written | None:
    """A cell whose m is minutes or months, or nobody knows what, beside these units."""
    if cell is None or len(cell.amounts) != 1:
        return cell
    (figure, _), text = cell.amounts[0], cell.texts[0] if cell.texts else ""
    letter = figure.multiplier
    if not (figure.unsure or (letter == "M" and units)) or not text.endswith(letter):
        return cell
    text = text.removesuffix(letter).rstrip()
    small, large = {"hours", "minutes", "seconds"} & units, {"months", "years"} & units
    unit = letter.rstrip(".").casefold()
    if unit == "m" and bool(small) != bool(large):
        unit = "minutes" if small else "months"
    elif unit == "md" and "person-days" in units:
        unit = "person-days"
    return replace(cell, amounts=((figure_of(text), unit),), texts=(text,))


def _quantity(text: str, cell: Written | None, mark: str, factor: float, own: str, signed: str) -> Quantity:
    """A cell with the decimal mark of its column, and what its heading says, money apart."""
    if cell is None:
        return Quantity(text, Kind.UNREADABLE)
    if cell.unknown:
        return Quantity(text, Kind.UNKNOWN)
    if cell.ends:
        return Quantity(text, Kind.UNREADABLE, readings=_ends(cell, mark))
    figure, unit = cell.amounts[0]
    bare = not (unit or figure.currency or figure.multiplier)
    common = Quantity(text, Kind.NUMBER, currency=figure.currency, about=cell.about, bare=bare)
    if len(cell.amounts) > 1:
        read = [(f.read(mark), u) for f, u in cell.amounts]
        parts = tuple((n, u) for n, u in read if n is not None)
        return (
            replace(common, kind=Kind.MIXED, parts=parts)
            if len(parts) == len(read)
            else Quantity(text, Kind.UNREADABLE)
        )
    one = figure.read(mark)
    numbers = [one] if one is not None else [n for n in (figure.grouped, figure.number) if n is not None]
    doubts: tuple[str, ...] = ("mark",) if len(numbers) > 1 else ()
    sign = factor != 1 and bool(figure.currency) and not figure.multiplier  # 70 € under a heading in k€
    if (bare and factor != 1) or (sign and signed == "multiplied"):
        numbers = [times(n, factor) for n in numbers]
    elif sign and not signed and any(numbers):
        numbers = [m for n in numbers for m in dict.fromkeys((n, times(n, factor)))]
        doubts += ("sign",)
    numbers = [cell.sign * n for n in numbers]
    parts = tuple((n, unit or (own if bare else "")) for n in numbers)
    if len(numbers) > 1:
        return replace(common, kind=Kind.AMBIGUOUS, readings=tuple(numbers), parts=parts, doubts=doubts)
    return replace(common, number=numbers[0], parts=parts)


def _ends(cell: Written, mark: str) -> tuple[float, ...]:
    """Both ends of a range, the first in thousands where only the second says so; else nothing."""
    (low, _), (high, _) = (end.amounts[0] for end in cell.ends)
    first, last = low.read(mark), high.read(mark)
    if first is None or last is None:
        return ()
    if high.multiplier and not low.multiplier and not low.currency:
        scaled = times(first, 10.0 ** power_of(high.multiplier))
        first = scaled if scaled <= last else first
    return (first, last) if first <= last else ()


def _together(column: Quantities, heading: str) -> Quantities:
    """A column whose amounts are of one unit and one currency, or have no number."""
    seen = {cell.currency for cell in column.cells if cell.currency}
    if heading and (sign := currency_of(heading)):
        seen.add(sign)
    currencies: list[str] = []
    for sign in sorted(seen, key=lambda s: (len(s), s), reverse=True):  # USD before $
        if not any(_same(sign, other) for other in currencies):
            currencies.append(sign)
    amounts = {unit for cell in column.cells for _, unit in cell.parts}
    units = tuple(sorted(amounts - {""}))
    column = replace(column, currencies=tuple(sorted(currencies)), units=units)
    family = next((f for f in _EXACT if {*units} <= f.keys()), None)
    if family and len(units) > 1:
        column = column.in_unit(max(units, key=lambda u: family[u]))
    # $300 beside 5 days, 300k beside 2 weeks: figures that say themselves what they are, and no days
    loose = any(not cell.bare and unit == "" for cell in column.cells for _, unit in cell.parts)
    if len(column.currencies) > 1 or len(column.units) > 1 or (units and (column.currencies or loose)):
        return replace(column, cells=tuple(map(_apart, column.cells)))
    if column.unit == "%":
        return replace(column, cells=tuple(map(_share_or_not, column.cells)))
    if len(units) > 1:
        # a figure without a unit between minutes and hours can be either
        return replace(column, cells=tuple(_apart(c) if c.bare else c for c in column.cells))
    return column.in_unit(column.unit, {"": 1}) if column.unit else column


def _same(sign: str, other: str) -> bool:
    """Whether two currencies are one, with or without taxes alike where both say it."""
    (one, taxes), (two, others) = parted_from_taxes(sign), parted_from_taxes(other)
    return (taxes == others or not (taxes and others)) and same_currency(one, two)


def _apart(cell: Quantity) -> Quantity:
    return replace(cell, kind=Kind.MIXED, number=None) if cell.kind is Kind.NUMBER else cell


def _share_or_not(cell: Quantity) -> Quantity:
    """A cell of a column of per cent: without the sign, 80 may be 80 %."""
    if cell.kind is not Kind.NUMBER or not cell.bare or not cell.number or cell.parts[0][1] == "%":
        return cell
    both = (cell.number, times(cell.number, 0.01))
    parts = tuple((n, "%") for n in both)
    return replace(cell, kind=Kind.AMBIGUOUS, number=None, readings=both, parts=parts, doubts=("share",))


# --- headings, and amounts by themselves

_INSIDE = re.compile(r"(.*?)\s*[(\[]([^()\[\]]+)[)\]]\s*(.*)", re.DOTALL)
_WITHIN = {*understood(lambda v: v.within)}
_ZEROS = re.compile(r"['\u2019x×*]?\s*1?[ ,.]?000((?:[ ,.]?000)?)s?")


def unit_in_heading(heading: str) -> tuple[str, float, str]:
    """A heading without its unit, what its figures are to be multiplied by, and the unit or currency.

    In brackets, after ``in`` or a comma, or as the last word. The heading comes back as it is where it says
    no unit, or where it is one (``Story points``): look the whole heading up first.

    Examples
    --------
    >>> unit_in_heading("Budget (k€)"), unit_in_heading("Effort [days]")
    (('Budget', 1000.0, '€'), ('Effort', 1.0, 'days'))
    >>> unit_in_heading("Coût en milliers d'euros"), unit_in_heading("Score (1-5)")
    (('Coût', 1000.0, 'EUR'), ('Score (1-5)', 1.0, ''))
    """
    text = " ".join(heading.replace("_", " ").split())
    if (whole := _heading_unit(text)) is not None:
        return heading, *whole
    inside = _INSIDE.fullmatch(text)
    if inside and (rest := f"{inside[1]} {inside[3]}".strip()) and (found := _heading_unit(inside[2])):
        return rest, *found
    for space in re.finditer(r"[ ,:–—-]+", text):
        head, tail = text[: space.start()], text[space.end() :]
        marked = space[0].strip() != "" or head.rpartition(" ")[2].casefold() in _WITHIN
        words = head.split()
        while words and words[-1].casefold() in _WITHIN:
            words.pop()
        found = _heading_unit(tail)
        # a letter, or ALL of Total ALL, is a unit only where something says so
        if words and found and (marked or _surely(tail)):
            return " ".join(words), *found
    return heading, 1.0, ""


def _surely(tail: str) -> bool:
    """Whether a last word can be nothing but a unit."""
    return bool(currency_of(tail.casefold())) or not re.fullmatch(r"\w|[A-Z]{3}", tail)


def _heading_unit(text: str) -> tuple[float, str] | None:
    """What a part of a heading says of the figures below, where it says a unit and nothing else."""
    words = text.strip().split()
    while words and words[0].casefold() in _WITHIN:
        words = words[1:]
    text = " ".join(words)
    if not text:
        return None
    if text == "%" or plain_words(text) in _PER_CENT:
        return 0.01, "%"
    if unit := unit_word(text):
        return 1.0, unit
    text = parted_from_taxes(text)[0]
    multiplier, currency = beside(text)
    if currency or (multiplier and not can_be_a_unit(multiplier)):
        return 10.0 ** power_of(multiplier), currency
    # $M, € millions, $000, 1000 €
    for end in range(1, min(4, len(text)) + 1):
        for sign, rest in ((text[:end], text[end:].strip()), (text[-end:], text[:-end].strip())):
            if not (currency := currency_of(sign.strip())):
                continue
            if power_of(rest):
                return 10.0 ** power_of(rest), currency
            if zeros := _ZEROS.fullmatch(rest):
                return 1e6 if zeros[1] else 1e3, currency
    zeros = _ZEROS.fullmatch(text)
    return (1e6 if zeros[1] else 1e3, "") if zeros else None


_PER_CENT = {*map(plain_words, understood(lambda v: v.per_cent))}


def amount_of(text: str) -> tuple[float, str]:
    """An amount by itself, as a command is given it, and its currency.

    Raises
    ------
    ValueError
        With what was found and what to write, where it is no one amount for certain.

    Examples
    --------
    >>> amount_of("1.2M"), amount_of("70 k€"), amount_of("1 200 000,00 EUR")
    ((1200000.0, ''), (70000.0, '€'), (1200000.0, 'EUR'))
    """
    text = text.strip()
    cell = read_quantities([text]).cells[0]
    if cell.kind is Kind.AMBIGUOUS:
        both = figure(listing, [*map(written, cell.readings)], last="or")
        raise ValueError(sentence("list_found_two_ways", found=quoted(text), both=both))
    if cell.kind is Kind.NUMBER and cell.number is not None and not cell.about:
        if cell.parts[0][1] == "":
            return cell.number, cell.currency
        if can_be_a_unit(cell.parts[0][1]):
            raise ValueError(sentence("list_found_unit", found=quoted(text), sign=text[-1]))
    raise ValueError(sentence("list_found_no_amount", found=quoted(text)))


def number_in(raw: object) -> float | None:
    """The number of one cell, where it is one for certain.

    Examples
    --------
    >>> number_in("1,2 M€"), number_in("High"), number_in("1,234")
    (1200000.0, None, None)
    """
    return read_quantities([raw]).numbers[0]
