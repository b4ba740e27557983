"""What is chosen: initiatives, each in an option and from a period on, as answers give them and as people
write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np

from portfolio.arrays import Ints
from portfolio.case.case import Case
from portfolio.case.lookup import meant, names_of, wrong_name
from portfolio.errors import CaseError, Fault
from portfolio.model.effects import Effects, effects
from portfolio.tables import nearest

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
            fault(line, "", row, f"must be (initiative, option, start); found {len(row)} values.")
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
                _unknown(choice.option, named, f"an option of {choice.initiative}"),
            )
        if choice.start not in case.periods:
            fault(
                line,
                "start",
                choice.start,
                _unknown(
                    choice.start, case.periods, f"one of the periods {case.periods[0]} … {case.periods[-1]}"
                ),
            )
        if choice.initiative in seen:
            fault(
                line,
                "initiative",
                choice.initiative,
                f'an initiative is funded once; found "{choice.initiative}" again. Delete one row.',
            )
        seen.add(choice.initiative)
        found.append(choice)
    if faults:
        raise CaseError(faults)
    return sorted(found)


def rows_of(funded: Funded, name: str = "funded") -> Iterable[Sequence[Any]]:
    """The rows of what was given as a plan, unchecked; ``name`` is what messages call it."""
    if not hasattr(funded, "columns"):
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
                        f"must be (initiative, option, start) in a list, or a frame; found {funded!r}.",
                    )
                ]
            )
        return [(row,) if isinstance(row, str) else tuple(row) for row in given]
    funded = cast("pd.DataFrame", funded)
    missing = [c for c in Choice._fields if c not in funded.columns]
    if missing:
        raise CaseError([Fault(name, None, c, "", f"column {c} must be there; found none.") for c in missing])
    return list(zip(*(funded[c] for c in Choice._fields), strict=True))


def _unknown(value: str, known: Iterable[str], what: str) -> str:
    like = nearest(value, known, loose=True)
    return f'must be {what}; found "{value}".' + (f' Nearest: "{like}".' if like else "")


def indices(effects: Effects, portfolio: Sequence[Choice]) -> tuple[Ints, Ints]:
    """A portfolio as arrays of option and start indices."""
    options = np.array([effects.option_index[c.initiative, c.option] for c in portfolio], dtype=np.int64)
    starts = np.array([effects.case.period_index[c.start] for c in portfolio], dtype=np.int64)
    return options, starts
