"""One unit for a column of figures: per cent beside shares, weeks beside days, with or without taxes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from portfolio.importers.amounts import parted_from_taxes, read_amount
from portfolio.importers.findings import Findings
from portfolio.importers.mapping import ListMapping, length_of
from portfolio.importers.quantities import Kind, Quantities, Quantity, unit_worth
from portfolio.importers.roles import READINGS, Role
from portfolio.tables.text import quoted
from portfolio.words.sentences import figure, listing, say, sentence

_LENGTHS = ("seconds", "minutes", "hours", "days", "person-days", "weeks", "months", "years")
_USUAL: Mapping[tuple[str, str], tuple[int, ...]] = {
    ("days", "hours"): (8, 7),
    ("person-days", "hours"): (8, 7),
    ("person-days", "days"): (1,),
    ("weeks", "hours"): (40, 35),
    ("weeks", "days"): (5, 7),
    ("weeks", "person-days"): (5,),
    ("months", "hours"): (160, 140),
    ("months", "days"): (20, 30),
    ("months", "person-days"): (20,),
    ("months", "weeks"): (4,),
}
"""What is offered as an answer, never taken by itself."""


def in_one_unit(
    column: Quantities, role: Role, heading: str, mapping: ListMapping, findings: Findings
) -> Quantities:
    """The column in one unit, as somebody said or may say; what nobody can add up is a fault."""
    column = _of_shares(column, role, heading, findings)
    column = _in_one_length(column, heading, mapping, findings)
    if len(column.currencies) > 1:
        bases = {parted_from_taxes(c)[0] for c in column.currencies}
        key = "list_fault_taxes" if len(bases) == 1 else "list_fault_currencies"
        findings.fault(sentence(key, found=figure(listing, list(column.currencies))), None, heading)
    elif column.of_kind(Kind.MIXED) and not _asked(column, findings):
        shown = figure(listing, [quoted(column.cells[k].text) for k in column.of_kind(Kind.MIXED)[:3]])
        units = figure(listing, list(column.units))
        findings.fault(sentence("list_fault_units", found=units, shown=shown), None, heading)
    return column


def _of_shares(column: Quantities, role: Role, heading: str, findings: Findings) -> Quantities:
    """Bare figures beside per cent are all shares (0.8), or all per cent (80), or a fault."""
    doubtful = [cell for cell in column.cells if "share" in cell.doubts]
    holds = READINGS[role].holds
    if "%" not in column.units or not (doubtful or holds == "money"):
        return column
    signed = [quoted(c.text) for c in column.cells if any(u == "%" for _, u in c.parts) and not c.bare]
    shown = figure(listing, [*(quoted(c.text) for c in doubtful[:2]), *signed[:1]])
    if holds == "money":
        findings.fault(sentence("list_fault_no_amounts", found=shown), None, heading)
        return replace(column, cells=tuple(map(_no_number, column.cells)), units=())
    figures = [abs(cell.readings[0]) for cell in doubtful]
    if holds != "worth" or not ((max(figures) > 10 and min(figures) > 1) or min(figures) < 1 >= max(figures)):
        findings.fault(sentence("list_fault_two_ways", found=shown), None, heading)
        return replace(column, cells=tuple(map(_no_number, column.cells)))
    hundredths = max(figures) > 1
    cells = tuple(
        replace(c, kind=Kind.NUMBER, number=c.readings[hundredths], doubts=()) if "share" in c.doubts else c
        for c in column.cells
    )
    findings.assume(
        say(
            findings.language,
            "list_per_cent" if hundredths else "list_shares",
            column=findings.quoted(heading),
            cells=listing(
                [findings.quoted(t) for t in dict.fromkeys(c.text for c in doubtful)],
                findings.language,
                most=4,
            ),
        )
    )
    return replace(column, cells=cells)


def _no_number(cell: Quantity) -> Quantity:
    return replace(cell, kind=Kind.UNKNOWN, number=None, doubts=(), text="") if cell.parts else cell


def _in_one_length(column: Quantities, heading: str, mapping: ListMapping, findings: Findings) -> Quantities:
    """Weeks beside days, in the shortest of them: how many days a week is, is asked."""
    lengths = [unit for unit in _LENGTHS if unit in column.units]
    if len(lengths) < 2 or len(lengths) < len(column.units) or column.currencies:
        return column
    shortest, *longer = lengths
    known = {unit: n for unit in longer if (n := _worth(unit, shortest, mapping)) is not None}
    missing = [unit for unit in longer if unit not in known]
    if not missing:
        return column.in_unit(shortest, known)
    offers = [_USUAL.get((unit, shortest)) for unit in missing]
    if None not in offers:
        ways = [[offer[k] for offer in offers if offer] for k in (0, -1)]
        answers = [
            "; ".join(f"{unit} = {n} {shortest}" for unit, n in zip(missing, way, strict=True))
            for way in ways
        ]
        mixed = dict.fromkeys(column.cells[k].text for k in column.of_kind(Kind.MIXED))
        text = say(
            findings.language,
            "list_ask_lengths",
            column=findings.quoted(heading),
            cells=listing([findings.quoted(t) for t in mixed], findings.language, most=4),
        )
        findings.ask("unit_lengths", text, dict.fromkeys(answers))
    return column


def _worth(unit: str, other: str, mapping: ListMapping, met: frozenset[str] = frozenset()) -> float | None:
    """How many of another unit one of a unit is, as was said, also over a third."""
    if (exactly := unit_worth(unit, other, {})) is not None:
        return float(exactly)
    if unit not in mapping.unit_lengths or unit in met:
        return None
    number, of = length_of(mapping.unit_lengths[unit])
    more = _worth(of, other, mapping, met | {unit})
    return None if more is None else number * more


def _asked(column: Quantities, findings: Findings) -> bool:
    """Whether what is apart is so by lengths of time, of which a question is open."""
    return {*column.units} <= {*_LENGTHS} and any(q.key == "unit_lengths" for q in findings.questions)


# --- what is told of a column


def tell_of(column: Quantities, factor: float, role: Role, heading: str, findings: Findings) -> None:
    """What is taken as it stands, and said: amounts that are not exact, without k, with or without taxes."""
    language = findings.language

    def told(key: str, texts: list[str], **more: str) -> None:
        cells = listing([findings.quoted(t) for t in dict.fromkeys(texts)], language, most=4)
        findings.assume(say(language, key, column=findings.quoted(heading), cells=cells, **more))

    known = [cell for cell in column.cells if cell.number is not None]
    if about := [cell.text for cell in known if cell.about]:
        told("list_about", about)
    if READINGS[role].holds != "money":
        return
    multiplied = [cell.text for cell in known if _is_multiplied(cell)]
    bare = [cell.text for cell in known if cell.bare and cell.number]
    if factor == 1 and multiplied and bare:
        told("list_bare", bare, other=findings.quoted(multiplied[0]))
    taxes = {parted_from_taxes(c)[1] for c in column.currencies} | _taxes_of(heading)
    if len(said := sorted(taxes - {""})) == 1:
        findings.assume(say(language, "list_taxes", column=findings.quoted(heading), taxes=said[0]))
    elif said and len(column.currencies) == 1:
        findings.fault(sentence("list_fault_taxes", found=figure(listing, said)), None, heading)


def _is_multiplied(cell: Quantity) -> bool:
    read = None if cell.bare else read_amount(cell.text)
    return read is not None and any(figure.multiplier for figure, _ in read.amounts)


def _taxes_of(heading: str) -> set[str]:
    """What a heading says of taxes: Montant TTC (€), Budget (k€ HT)."""
    return {parted_from_taxes(" ".join(part.split()))[1] for part in re.split(r"[()\[\]]", heading)}
