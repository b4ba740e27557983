"""Tables as people read them: one line a row whatever stands in a name, as wide as the terminal, and a
sentence where there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from portfolio.words.languages import is_phrase
from portfolio.words.names import one_line
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

_WIDTH: ContextVar[int | None] = ContextVar("width", default=None)
"""So many letters stand side by side; None: as many as there are. Only a command that prints to a terminal
says so: files are never cut.
"""
LINE = 110
"""So many letters of running text stand on a line. A convention: with fewer a form to fill in has more lines
than one screen shows, with more the eye loses the next line.
"""
_NARROW = 16
"""A column of text is not cut below this."""


@contextmanager
def fitting(width: int | None) -> Iterator[None]:
    """Tables made meanwhile fit so many letters: long texts are cut with …, and columns that do not fit
    stand below the others.
    """
    token = _WIDTH.set(width)
    try:
        yield
    finally:
        _WIDTH.reset(token)


def text_table(columns: Mapping[str, Sequence[str]], right: Sequence[str]) -> str:
    """Columns of text as an aligned table for a terminal, those of ``right`` to the right.

    Examples
    --------
    >>> print(text_table({"name": ["Pumps\\nand quays", "A"], "cost": ["1", "20"]}, ["cost"]))
    name             cost
    ───────────────  ────
    Pumps and quays     1
    A                  20
    """
    flat = {one_line(c): [one_line(v) for v in values] for c, values in columns.items()}
    numbers = {one_line(c) for c in right}
    cells = {c: [c, "", *values] for c, values in flat.items()}
    shown = _cut(cells, numbers)
    widths = {c: max(map(len, values)) for c, values in shown.items()}
    for c, values in shown.items():
        values[1] = "─" * widths[c]
    return "\n\n".join(_lined(block, widths, numbers) for block in _blocks(shown, widths))


def frame_text(frame: pd.DataFrame, nothing: str, index: bool = False, **how: Any) -> str:
    """A frame for a terminal; ``nothing`` where it has no row."""
    if not len(frame):
        return nothing
    flat = frame.map(lambda cell: one_line(cell) if isinstance(cell, str) else cell)
    text = str(flat.to_string(index=index, **how))
    width = _WIDTH.get()
    if width is None or max(map(len, text.splitlines())) <= width:
        return text
    whole = flat.reset_index() if index else flat
    words = {str(c) for c in whole if all(isinstance(v, str) for v in whole[c])}
    cells = {
        str(c): [line.strip() for line in whole[[c]].to_string(index=False, **how).splitlines()]
        for c in whole
    }
    shown = _cut(cells, set(cells) - words)
    widths = {c: max(map(len, values)) for c, values in shown.items()}
    return "\n\n".join(_lined(block, widths, set(shown)) for block in _blocks(shown, widths))


def headed(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """A frame with the headings that people read; columns that are names of the case keep them.

    Examples
    --------
    >>> import pandas as pd
    >>> list(headed(pd.DataFrame(columns=["key_result", "web"]), "fr"))
    ['résultat clé', 'web']
    """
    keys = {c: f"head_{c}" for c in frame}
    return frame.rename(columns={c: say(language, key) for c, key in keys.items() if is_phrase(key)})


def yes_no(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """A frame whose flags are words."""
    words = {True: say(language, "is_true"), False: say(language, "is_false")}
    flags = [str(c) for c in frame if frame[c].dtype == bool]
    return frame.assign(**{c: [words[bool(v)] for v in frame[c]] for c in flags})


def frame_html(frame: pd.DataFrame, nothing: str, **how: Any) -> str:
    """A frame for a page; ``nothing`` where it has no row."""
    return str(frame.to_html(**how)) if len(frame) else f"<p>{nothing}</p>"


def _cut(cells: Mapping[str, Sequence[str]], numbers: set[str]) -> dict[str, list[str]]:
    """The longest texts cut with … until all columns fit side by side, or none is longer than need be."""
    widths = {c: max(map(len, values)) for c, values in cells.items()}
    width = _WIDTH.get()
    while width is not None and sum(widths.values()) + 2 * (len(widths) - 1) > width:
        longest = max((c for c in widths if c not in numbers), key=widths.__getitem__, default=None)
        if longest is None or widths[longest] <= _NARROW:
            break
        widths[longest] -= 1
    return {
        c: [v if len(v) <= widths[c] else f"{v[: widths[c] - 1]}…" for v in values]
        for c, values in cells.items()
    }


def _blocks(cells: Mapping[str, list[str]], widths: Mapping[str, int]) -> Iterator[dict[str, list[str]]]:
    """The columns in as many blocks as the width asks for, the first column in each."""
    width = _WIDTH.get()
    first, *rest = cells
    block, room = [first], widths[first]
    for c in rest:
        if width is not None and len(block) > 1 and room + 2 + widths[c] > width:
            yield {b: cells[b] for b in block}
            block, room = [first], widths[first]
        block.append(c)
        room += 2 + widths[c]
    yield {b: cells[b] for b in block}


def _lined(cells: Mapping[str, Sequence[str]], widths: Mapping[str, int], right: set[str]) -> str:
    rows = zip(*cells.values(), strict=True)
    return "\n".join(
        "  ".join(
            v.rjust(widths[c]) if c in right else v.ljust(widths[c]) for c, v in zip(cells, row, strict=True)
        ).rstrip()
        for row in rows
    )
