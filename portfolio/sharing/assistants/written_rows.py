"""Rows that an assistant writes into the case: a scenario, a decision. Each is a row as people write it, and
the case is checked with it before anything is written.
"""

from __future__ import annotations

from collections.abc import Sequence

from portfolio.explorer.state import Knobs, decided
from portfolio.explorer.writing import saved_to
from portfolio.sharing.assistants.held_round import HeldRound
from portfolio.words.sentences import say


def keep_scenario(held: HeldRound, name: str, changes: Sequence[str]) -> str:
    """Write changes said in words into the table ``scenarios``, and say so.

    Raises
    ------
    PortfolioError
        When the name is taken, a change does not mean one thing, or it can't be written there.
    """
    before = held.written()
    case = Knobs(said=tuple(changes)).scenario(before, name, held.language)
    saved_to(case, before, held.address, held.language)
    rows = len(case.table("scenarios")) - len(before.table("scenarios"))
    return say(held.language, "assistant_written", table="scenarios", rows=rows, path=held.shown)


def write_decision(held: HeldRound, row: dict[str, str | None]) -> str:
    """Write a decision into the table ``decisions``, with who took it and why, and say so.

    Raises
    ------
    PortfolioError
        When nobody is said to have taken it, or why, the initiative is decided already, or it can't be
        written there.
    """
    before = held.written()
    case = decided(before, {**row}, held.language)
    saved_to(case, before, held.address, held.language)
    return say(held.language, "assistant_written", table="decisions", rows=1, path=held.shown)
