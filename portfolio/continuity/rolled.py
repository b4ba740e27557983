"""The next round, and what was assumed in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.case.case import Case
from portfolio.continuity.notes import Place
from portfolio.display.shown_as import page_of, shows
from portfolio.tables import SCHEMA
from portfolio.tables.relations import has_begun
from portfolio.words.media import one_line
from portfolio.words.sentences import listing, say
from portfolio.words.text_tables import text_table

if TYPE_CHECKING:
    import pandas as pd

_KEYS = 6
"""So many rows are named on one line of a printed table."""


@dataclass(frozen=True, eq=False, repr=False)
class Rolled:
    """A case rolled on, with every cell that was assumed and everything that left.

    Attributes
    ----------
    case : Case
        The next round, valid as it stands; its table ``plan`` is what remains of the plan.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/dozen"))
    >>> following = pf.roll(plan, to="2027Q2")
    >>> following.case.periods, len(following.case.initiatives) < 12
    (('2027Q2', '2027Q3', '2027Q4', '2028Q1'), True)
    """

    case: Case
    assumed: Mapping[Place, tuple[str, str]]
    gone: Mapping[Place, tuple[str, str]]

    @property
    @shows("assumed", "case")
    def todo(self) -> pd.DataFrame:
        """Every cell that was assumed and should be filled in: ``table``, ``row`` (its key), ``column``
        (blank: the whole row), ``assumed`` (as text; blank: nothing), ``why``.
        """
        return _frame(self.assumed, "assumed")

    @property
    @shows("left_behind", "case")
    def left(self) -> pd.DataFrame:
        """Everything that was not taken along: ``table``, ``row``, ``column`` (blank: the whole row),
        ``was``, ``why``.
        """
        return _frame(self.gone, "was")

    def report(self) -> str:
        """What left and what should be filled in, for a terminal; what is said of several stands once."""
        language, case = self.case.settings.language, self.case
        running = sum(has_begun(row["status"]) for row in case.table("initiatives"))
        head = say(
            language,
            "roll_head",
            name=one_line(case.name) or say(language, "without_name"),
            period=case.periods[0],
            running=running,
            candidates=len(case.table("initiatives")) - running,
            lines=len(case.table("plan")),
        )
        parts = [head]
        for what, notes, column in (("left", self.gone, "was"), ("todo", self.assumed, "assumed")):
            if notes:
                shown = _together(notes, language)
                headed = {
                    say(language, f"head_{c}"): shown[c] for c in ("table", "row", "column", column, "why")
                }
                parts += [say(language, f"roll_{what}", count=len(notes)), text_table(headed, [])]
        return "\n\n".join(parts)

    __str__ = report
    __repr__ = report

    def _repr_html_(self) -> str:
        return "".join(page_of(frame) for frame in (self.left, self.todo))


def _frame(notes: Mapping[Place, tuple[str, str]], value: str) -> pd.DataFrame:
    import pandas as pd

    rows = [
        (table, " / ".join(key), column, said, why)
        for (table, key, column), (said, why) in _by_table(notes).items()
    ]
    return pd.DataFrame(rows, columns=["table", "row", "column", value, "why"], dtype="str")


def _by_table(notes: Mapping[Place, tuple[str, str]]) -> dict[Place, tuple[str, str]]:
    """The notes in the order of the format's tables."""
    order = {name: n for n, name in enumerate(SCHEMA)}
    return dict(sorted(notes.items(), key=lambda note: order.get(note[0][0], -1)))


def _together(notes: Mapping[Place, tuple[str, str]], language: str) -> dict[str, Sequence[str]]:
    """The notes as columns of text: one line for cells of one column of which the same is said."""
    same: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for (table, key, column), (said, why) in _by_table(notes).items():
        same.setdefault((table, column, why), []).append((" / ".join(key), said))
    lines = []
    for (table, column, why), cells in same.items():
        rows, values = [row for row, _ in cells], [said for _, said in cells]
        value = values[0] if len({*values}) == 1 else listing(values, language, _KEYS)
        lines.append((table, listing(rows, language, _KEYS), column, value, why))
    names = ("table", "row", "column", "was", "why")
    columns: dict[str, Sequence[str]] = {c: [line[n] for line in lines] for n, c in enumerate(names)}
    return columns | {"assumed": columns["was"]}
