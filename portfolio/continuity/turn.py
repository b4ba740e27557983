"""One period gone by: what the plan has delivered, begun and stopped by its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from portfolio.case.any_of import split_any_of
from portfolio.case.case import Case
from portfolio.continuity.notes import Notes
from portfolio.model.choices import Choice
from portfolio.tables import Row
from portfolio.tables.relations import STOP, Relation, has_begun


@dataclass(frozen=True, eq=False)
class Turn:
    """A case and its plan, whose first period goes by.

    Attributes
    ----------
    case : Case
    chosen : mapping of str to Choice
        The lines of the plan by initiative.
    added : str
        The label of the period that is added at the end.
    notes : Notes
    """

    case: Case
    chosen: Mapping[str, Choice]
    added: str
    notes: Notes

    @property
    def passed(self) -> str:
        """The period that goes by."""
        return self.case.periods[0]

    @property
    def periods(self) -> tuple[str, ...]:
        """Those of the next round."""
        return (*self.case.periods[1:], self.added)

    def duration(self, initiative: str) -> int:
        """How long an initiative of the plan works."""
        return int(self.case.rows("options")[initiative, self.chosen[initiative].option]["duration"])

    @cached_property
    def _at_work(self) -> tuple[str, ...]:
        return tuple(
            i
            for i in self.case.rows("initiatives")
            if i in self.chosen and self.chosen[i].start == self.passed
        )

    @cached_property
    def delivered(self) -> tuple[str, ...]:
        """Initiatives delivered at the end of the period, in the order of their table."""
        return tuple(i for i in self._at_work if self.duration(i) == 1)

    @cached_property
    def begun(self) -> tuple[str, ...]:
        """Initiatives that have begun and go on."""
        return tuple(i for i in self._at_work if self.duration(i) > 1)

    @cached_property
    def stopped(self) -> tuple[str, ...]:
        """Running initiatives that the plan does not fund."""
        rows = self.case.rows("initiatives")
        return tuple(i for i, row in rows.items() if has_begun(row["status"]) and i not in self.chosen)

    def uses(self) -> Iterator[tuple[str, Row]]:
        """The rows of ``requirements`` that are paid from this period on, with their initiatives: of the
        options at work, and of what is stopped.
        """
        at_work, stopped = set(self._at_work), set(self.stopped)
        for row in self.case.table("requirements"):
            i, option = row["initiative"], row["option"]
            if (i in at_work and option in (None, self.chosen[i].option)) or (
                i in stopped and option == STOP
            ):
                yield i, row

    def others(self, row: Row) -> tuple[str, ...]:
        """The initiatives on the other side of a relation."""
        return split_any_of(row["other"], set(self.case.rows("initiatives")))

    def relations(self, kind: Relation) -> Iterator[Row]:
        """The relations of one kind."""
        return (row for row in self.case.table("relations") if row["relation"] == kind)
