"""Resources of a list and what its items need of them, as money and work fill it in."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from portfolio.importers.cell_columns import CellColumn
from portfolio.importers.counting import Item
from portfolio.importers.findings import Findings
from portfolio.importers.limits import Limit
from portfolio.importers.mapping import ListMapping
from portfolio.tables.relations import Means
from portfolio.tables.spelling import nearest
from portfolio.tables.text import quoted
from portfolio.words.figures import number as shown
from portfolio.words.sentences import figure, listing, say, sentence

type Steps = Mapping[int, float]
"""Amounts of the work's first, second, … period; a total stands under TOTAL until the duration is known."""

TOTAL = 0


@dataclass(frozen=True, slots=True)
class Resource:
    """A budget or a team of the list, and the amounts of it that were given."""

    ident: str
    means: Means
    unit: str
    limits: tuple[Limit, ...]


@dataclass(slots=True)
class Uses:
    """Filled in by money and work.

    Attributes
    ----------
    resources : dict of str to Resource
    needs : dict of item to resource to Steps
    unestimated : dict of item to str
        Items of which something is not estimated, and what stands there instead.
    teamless : set of str
        Items that name no team, where such are left out.
    effort : mapping of str to float or None
        The effort of each item, whether a team's capacity limits it or not.
    currency : str
    labels : tuple of str
        The periods of the calendar that the first, second, … amounts of a budget are of, where they are.
    """

    resources: dict[str, Resource] = field(default_factory=dict)
    needs: dict[str, dict[str, Steps]] = field(default_factory=lambda: defaultdict(dict))
    unestimated: dict[str, str] = field(default_factory=dict)
    teamless: set[str] = field(default_factory=set)
    effort: Mapping[str, float | None] = field(default_factory=dict)
    currency: str = ""
    labels: tuple[str, ...] = ()

    def estimated(
        self,
        amounts: Mapping[str, float | None],
        instead: Mapping[str, str],
        heading: str,
        mapping: ListMapping,
        findings: Findings,
    ) -> dict[str, float]:
        """The amounts that are known, and for the others what was said of such: never 0 by itself.

        Parameters
        ----------
        amounts : mapping of str to float or None
            By item.
        instead : mapping of str to str
            What stands there, where nobody knows.
        """
        known = {ident: amount for ident, amount in amounts.items() if amount is not None}
        missing = [ident for ident in amounts if ident not in known]
        said = mapping.unestimated
        if not missing or said in ("", "leave out") or (said == "median" and not known):
            self.unestimated |= {ident: instead.get(ident, "") for ident in missing}
            return known
        amount = (
            0.0 if said == "free" else statistics.median(known.values()) if said == "median" else float(said)
        )
        way = say(findings.language, f"list_unestimated_{said if isinstance(said, str) else 'number'}")
        findings.assume(
            say(
                findings.language,
                "list_unestimated",
                column=findings.quoted(heading),
                count=str(len(missing)),
                amount=shown(amount, findings.language),
                way=way,
            )
        )
        return known | dict.fromkeys(missing, amount)


def instead_of(columns: Iterable[CellColumn], items: Sequence[Item]) -> dict[str, str]:
    """What stands in place of each item's amount, where words do."""
    read = list(columns)
    return {
        item.ident: next(
            (t for c in read for line, _ in item.rows if (t := c.words.get(line) or c.unlike.get(line, ""))),
            "",
        )
        for item in items
    }


def total_of(amounts: Iterable[float | None]) -> float | None:
    """Amounts added up; None where there is none, or any of them is not known."""
    found = list(amounts)
    known = [a for a in found if a is not None]
    return float(sum(known)) if known and len(known) == len(found) else None


def by_item(column: CellColumn, items: Sequence[Item]) -> dict[str, float | None]:
    """An item's amount, its lines added."""
    return {i.ident: total_of(column.numbers.get(line) for line, _ in i.rows) for i in items}


def in_steps(columns: Mapping[int, CellColumn], items: Sequence[Item], uses: Uses) -> dict[str, Steps]:
    """Amounts of the work's first, second, … period: beside others, a blank is a period without any."""
    instead = instead_of(columns.values(), items)
    found: dict[str, Steps] = {}
    for item in items:
        lines = [line for line, _ in item.rows]
        steps = {
            n: float(sum(known))
            for n, column in columns.items()
            if (known := [a for line in lines if (a := column.numbers.get(line)) is not None])
        }
        unknown = any(line in c.unknown or line in c.words for c in columns.values() for line in lines)
        if steps and not unknown:
            found[item.ident] = steps
        else:
            uses.unestimated[item.ident] = instead[item.ident]
    return found


def below(amounts: Mapping[str, float], items: Sequence[Item], heading: str, findings: Findings) -> None:
    """What uses less than nothing gives something back: it is taken so, and said."""
    names = {i.ident: i.name or i.ident for i in items}
    found = [
        f"{findings.quoted(names[i])} ({shown(a, findings.language)})" for i, a in amounts.items() if a < 0
    ]
    if found:
        shown_ones = listing(found, findings.language, most=4)
        findings.assume(
            say(findings.language, "list_below", column=findings.quoted(heading), items=shown_ones)
        )


def no_such(limit: Limit, found: Sequence[str], option: str, findings: Findings, column: str = "") -> None:
    """An amount of something that the list does not have, or of one of several that it has; ``column`` names
    it all the same.
    """
    what = "budget" if option == "--budget" else "team"
    names = (
        figure(listing, [quoted(f) for f in found], most=8) if found else sentence("list_fault_none_there")
    )
    if not limit.resource:
        key = f"list_fault_which_{what}"
        findings.fault(sentence(key, found=names, option=option, first=found[0]))
        return
    like = nearest(limit.resource, found)
    if column:
        key = f"list_fault_{what}_column"
        findings.fault(sentence(key, found=quoted(limit.resource), column=quoted(column), heading=column))
        return
    key = f"list_fault_{what}_misspelt" if like else f"list_fault_{what}_unknown"
    findings.fault(sentence(key, found=quoted(limit.resource), names=names, like=quoted(like or "")))
