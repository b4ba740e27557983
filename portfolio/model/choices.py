"""What is chosen: initiatives, each in an option and from a period on, as answers give them and as people
write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from portfolio.arrays import Ints
from portfolio.case.case import Case
from portfolio.case.lookup import meant, must_be_like, names_of, wrong_name
from portfolio.errors import CaseError, Fault
from portfolio.model.effects import Effects, effects
from portfolio.tables.frame_rows import rows_of_frame
from portfolio.words.sentences import sentence

if TYPE_CHECKING:
    import pandas as pd


type Funded = pd.DataFrame | Iterable[Sequence[str]]


class Choice(NamedTuple):
    """One funded initiative: in which option, starting in which period (its label).

    Examples
    --------
    >>> import portfolio as pf
    >>> pf.allocate(pf.load("data/samples/four_initiatives")).choices[0] == Choice("B", "full", "2027Q1")
    True
    """

    initiative: str
    option: str
    start: str


def choices(case: Case, funded: Funded) -> list[Choice]:
    """A hand-made portfolio as choices, each checked to name what the case holds.

    Parameters
    ----------
    case : Case
    funded : DataFrame or iterable of (initiative, option, start)
        A frame with these columns (such as ``plan.funded``), or tuples; the start is a period's label. An
        allocation will do.

    Raises
    ------
    CaseError
        For every id, option or period that the case does not hold, and every initiative funded twice.
    """
    numbers = effects(case)
    own = getattr(funded, "choices", None)
    funded = own if isinstance(own, tuple) else funded  # an allocation will do
    faults: list[Fault] = []
    names = names_of(case.table("initiatives"))
    found: list[Choice] = []
    seen: set[str] = set()

    def fault(line: int, column: str, value: object, problem: str) -> None:
        faults.append(Fault("funded", line, column, str(value), problem))

    for line, row in enumerate(rows_of(funded)):
        if len(row) != 3:
            fault(line, "", row, sentence("must_triple", count=len(row)))
            continue
        choice = Choice(*(str(v) for v in row))
        if len(called := meant(names, choice.initiative)) == 1:
            choice = choice._replace(initiative=called[0])
        named = {option for i, option in numbers.options if i == choice.initiative}
        if not named:
            fault(
                line,
                "initiative",
                choice.initiative,
                wrong_name(names, "initiatives", choice.initiative, case.settings.language),
            )
        elif choice.option not in named:
            fault(
                line,
                "option",
                choice.option,
                must_be_like(sentence("what_option", i=choice.initiative), choice.option, named),
            )
        if choice.start not in case.periods:
            what = sentence("what_period", first=case.periods[0], last=case.periods[-1])
            fault(line, "start", choice.start, must_be_like(what, choice.start, case.periods))
        if choice.initiative in seen:
            fault(
                line,
                "initiative",
                choice.initiative,
                sentence("must_once", found=choice.initiative),
            )
        seen.add(choice.initiative)
        found.append(choice)
    if faults:
        raise CaseError(faults, language=case.settings.language)
    return sorted(found)


def rows_of(funded: Funded, name: str = "funded") -> Iterable[Sequence[Any]]:
    """The rows of what was given as a plan, unchecked; ``name`` is what messages call it."""
    read = rows_of_frame(funded)
    if read is None:
        given: list[Any] = (
            list(funded) if isinstance(funded, Iterable) and not isinstance(funded, str) else [None]
        )
        if any(not isinstance(row, Iterable) for row in given):
            raise CaseError(
                [
                    Fault(
                        name,
                        None,
                        "",
                        str(funded),
                        sentence("must_rows", found=repr(funded)),
                    )
                ]
            )
        return [(row,) if isinstance(row, str) else tuple(row) for row in given]
    headings, rows = read
    missing = [c for c in Choice._fields if headings.count(c) != 1]
    if missing:
        raise CaseError([Fault(name, None, c, "", sentence("must_column", name=c)) for c in missing])
    places = [headings.index(c) for c in Choice._fields]
    return [[row[place] for place in places] for row in rows]


def indices(effects: Effects, portfolio: Sequence[Choice]) -> tuple[Ints, Ints]:
    """A portfolio as arrays of option and start indices."""
    options = np.array([effects.option_index[c.initiative, c.option] for c in portfolio], dtype=np.int64)
    starts = np.array([effects.case.period_index[c.start] for c in portfolio], dtype=np.int64)
    return options, starts
