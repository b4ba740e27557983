"""Every way in which an initiative can be funded, an option from a start; and what a decision leaves of
them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from portfolio.arrays import Ints
from portfolio.case.case import Case
from portfolio.case.defaults import admissible_starts
from portfolio.model.choices import Choice
from portfolio.model.effects import Effects, effects
from portfolio.tables.table import Row as TableRow


@dataclass(frozen=True, eq=False)
class Candidates:
    """Every admissible (option, start), by initiative id, then option as written, then start."""

    option: Ints
    start: Ints
    delivery: Ints
    owner: Ints
    first: Ints

    def of(self, initiative: int) -> range:
        """The columns ``x`` of one initiative."""
        return range(int(self.first[initiative]), int(self.first[initiative + 1]))

    def choices(self, numbers: Effects, initiative: str) -> list[Choice]:
        """Every way of funding one initiative: by option as written, then by start."""
        periods = numbers.case.periods
        return [
            Choice(initiative, numbers.options[self.option[c]][1], periods[self.start[c]])
            for c in self.of(numbers.initiative_index[initiative])
        ]


def candidates(case: Case) -> Candidates:
    """Every option of the case with every period in which it may start."""
    numbers = effects(case)
    index = case.period_index
    window = {
        i: (index[row["earliest"]], index[row["latest"]]) for i, row in case.rows("initiatives").items()
    }
    option, start = [], []
    for o, (initiative, _) in enumerate(numbers.options):
        for s in admissible_starts(
            int(numbers.duration[o]), *window[initiative], len(case.periods), case.settings.finish_inside
        ):
            option.append(o)
            start.append(s)
    options, starts = np.array(option, dtype=np.int64), np.array(start, dtype=np.int64)
    owner = numbers.owner[options]
    first = np.searchsorted(owner, np.arange(len(numbers.initiatives) + 1))
    return Candidates(options, starts, starts + numbers.duration[options] - 1, owner, first)


def left_by(numbers: Effects, ways: Candidates, decision: TableRow) -> list[int]:
    """The candidates that a decision leaves of its initiative, were it to fund: in its option, from its
    start.
    """
    option, start = decision["option"], decision["start"]
    return [
        c
        for c in ways.of(numbers.initiative_index[decision["initiative"]])
        if option in (None, numbers.options[ways.option[c]][1])
        and start in (None, numbers.case.periods[ways.start[c]])
    ]
