"""What no party may be called: what columns and rows of an arbitration are called, since a party of that name
could not be told from them.
"""

from __future__ import annotations

from portfolio.tables import SETTINGS
from portfolio.words.sentences import say

COMPROMISES = ("weighted", "max-min", "nash", "least-regret")
"""The named compromises as people type them. What each is stands in ``portfolio.arbitration.compromises``:
the names stand here because a case is checked before it is arbitrated.
"""
BY_HAND = "by hand"
"""What a record calls a portfolio that no named compromise picked."""
_COLUMNS = (
    *("impact", "cost", "funded", "compromise", "own best of", "portfolio", "initiative", "initiatives"),
    *("settle", "concedes", "concession", "funded_by"),
    *("decision", "option", "start", "by", "reason", "date"),
)
_ROWS = (
    *("zero", *COMPROMISES, BY_HAND),
    *(say(language, "explorer_strategy") for language in SETTINGS["language"].choices),
)
TAKEN = frozenset((*_COLUMNS, *_ROWS))
ENDINGS = (" concedes", " share")
"""Of columns that begin with a party's name."""
