"""Ids in a row and in order, whatever they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def apart(ids: Iterable[str], between: str = " ") -> str:
    """Ids in a row, to be read and never split again: one that could be taken for several stands in quotes.

    Examples
    --------
    >>> apart(["P1", "Migration, cloud"]), apart(["P1", "Migration, cloud", "big data"], ", ")
    ('P1 "Migration, cloud"', 'P1, "Migration, cloud", big data')
    """
    return between.join(whole(i, between) for i in ids)


def whole(id_: str, between: str = " ") -> str:
    """An id as it stands in such a row."""
    torn = any(c in id_ for c in between.strip()) if between.strip() else len(id_.split()) != 1
    return f'"{id_}"' if torn else id_


def with_id(name: str, id_: str) -> str:
    """What a thing is called, with its id; the id alone where it has no name of its own.

    Examples
    --------
    >>> with_id("Dryer", "A"), with_id("A", "A")
    ('Dryer (A)', 'A')
    """
    return name if name == id_ else f"{name} ({id_})"


def natural(id_: str) -> list[tuple[int, int, str]]:
    """What ids are ordered by where their order says nothing else: as people count, 2 before 10.

    Examples
    --------
    >>> sorted(["idea-10", "idea-2", "idea", "10", "9a"], key=natural)
    ['9a', '10', 'idea', 'idea-2', 'idea-10']
    """
    parts = [part for part in re.split(r"([0-9]+)", id_) if part]
    return [(0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts]


def largest_first(frame: pd.DataFrame, figure: str) -> pd.DataFrame:
    """The rows of a frame of initiatives, the largest of a figure first; those alike by id, 2 before 10."""
    ids = list(frame["initiative"])
    by_id = frame.iloc[sorted(range(len(ids)), key=lambda n: natural(ids[n]))]
    return by_id.sort_values(figure, ascending=False, kind="stable", ignore_index=True)
