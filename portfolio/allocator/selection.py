"""A plan in the program's columns: the one form in which searches and questions hold it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from portfolio.arrays import Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """Which candidate is chosen of each group: array (groups,) of binary columns, −1 for none.

    Groups are the initiatives by id, columns the candidates; two selections are equal when they choose alike.
    """

    by_group: Ints

    @classmethod
    def of(cls, values: Floats, owner: Ints) -> Selection:
        """What the columns' values choose, as a solver gives them: 1 to within its tolerance.

        Parameters
        ----------
        values : array (columns,)
            The binary columns first.
        owner : array (binary columns,)
            The group of each, ascending.
        """
        return cls.choosing(np.flatnonzero(values[: len(owner)] > 0.5), owner)

    @classmethod
    def choosing(cls, columns: Ints, owner: Ints) -> Selection:
        """Just these columns, one a group at the most."""
        by_group = np.full(int(owner.max(initial=-1)) + 1, -1)
        by_group[owner[columns]] = columns
        return cls(by_group)

    @property
    def chosen(self) -> Ints:
        """The columns that are chosen, ascending."""
        return self.by_group[self.by_group >= 0]

    def values(self, width: int) -> Floats:
        """The values of so many columns, of which only chosen ones are set."""
        values = np.zeros(width)
        values[self.chosen] = 1.0
        return values

    def moved(self, group: int, column: int) -> Selection:
        """With another column of a group, −1 for none."""
        by_group = self.by_group.copy()
        by_group[group] = column
        return Selection(by_group)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Selection) and np.array_equal(self.by_group, other.by_group)

    def __hash__(self) -> int:
        return hash(self.by_group.tobytes())
