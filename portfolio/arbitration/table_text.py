"""What is said above a table of several parties: what was found, what is at stake, agreed and contested."""

from __future__ import annotations

import math
from collections.abc import Sequence

from portfolio.arbitration.compromises.criterion import Stakes
from portfolio.case.case import Case
from portfolio.words.figures import number
from portfolio.words.names import apart


def extent(resolution: float, seconds: float) -> str:
    """Whether all portfolios that none dominates were found; ``resolution`` and ``seconds`` as in
    :class:`portfolio.Arbitration`.
    """
    if math.isfinite(seconds):
        limit = number(seconds, decimals=3)
        return f"not all: the time limit of {limit} s came before the others were looked for"
    if math.isinf(resolution):
        return "not all: the others were not looked for"
    return f"on a grid of {resolution:g} points" if resolution else "all"


def table_text(
    case: Case,
    parties: Sequence[str],
    stakes: Stakes,
    found: tuple[int, str],
    agreed: Sequence[str],
    contested: Sequence[str],
) -> str:
    """The lines above the compromises; ``found``: how many portfolios none dominates, and whether all are."""
    count, which = found
    lines = [f"{' and '.join(parties)}: {count} portfolios that none dominates ({which})"]
    for party, best, zero in zip(parties, stakes.ideal, stakes.disagreement, strict=True):
        lines.append(f"- {party}: {best:.2f} points at its own best, {zero:.2f} at the least")
    for what, ids in (("agreed", agreed), ("contested", contested)):
        lines.append(f"{what} ({len(ids)}): {apart(case.listed(ids), ', ') or 'none'}")
    return "\n".join(lines)
