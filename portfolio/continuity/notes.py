"""What is said while a round is rolled: every cell that was assumed, everything that left, and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from portfolio.tables import Cell, text_of
from portfolio.words.sentences import say

type Place = tuple[str, tuple[str, ...], str]
"""Table, key of the row, column."""

_OF_INITIATIVES = ("initiatives", "options", "requirements", "contributions")


@dataclass(eq=False)
class Notes:
    """Cells that were assumed (``todo``) and what left (``left``), by place, each with a value and why."""

    language: str
    todo: dict[Place, tuple[str, str]] = field(default_factory=dict)
    left: dict[Place, tuple[str, str]] = field(default_factory=dict)

    def assume(self, place: Place, value: Cell, phrase: str, /, **figures: object) -> None:
        """A cell holds what nobody wrote."""
        self.todo[place] = text_of(value), say(self.language, phrase, **figures)

    def assume_more(self, place: Place, value: Cell, phrase: str, /, **figures: object) -> None:
        """The same of a cell of which something may have been assumed before, which still holds."""
        _, before = self.todo.get(place, ("", ""))
        self.assume(place, value, phrase, **figures)
        said, now = self.todo[place]
        if before and now not in before:
            self.todo[place] = said, f"{before}; {now}"

    def leave(self, place: Place, value: Cell, phrase: str, /, **figures: object) -> None:
        """A row, or a cell, is not taken along."""
        self.left[place] = text_of(value), say(self.language, phrase, **figures)

    def known(self, place: Place) -> None:
        """A cell that had been assumed is known by now."""
        self.todo.pop(place, None)

    def without(self, initiatives: Collection[str], period: str) -> None:
        """Nothing is assumed of what is gone."""
        self.todo = {
            (table, row, column): said
            for (table, row, column), said in self.todo.items()
            if not (table in _OF_INITIATIVES and row and row[0] in initiatives)
            and not (table == "resources" and column == period)
        }
