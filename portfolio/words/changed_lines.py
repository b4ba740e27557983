"""What one plan changes of another, line by line, as people read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from portfolio.words.names import with_id
from portfolio.words.sentences import say

_SAID = {"in": "diff_in", "out": "diff_out", "option": "diff_option", "start": "diff_moved"}


def changed_lines(
    lines: Iterable[Sequence[str]], names: Mapping[str, str], language: str = "en"
) -> dict[str, list[str]]:
    """The columns of a table of changed lines, under headings in the language.

    Parameters
    ----------
    lines : iterable of (initiative, change, before, after)
        ``change`` is ``in``, ``out``, ``option`` or ``start``.
    names : mapping of str to str
        What people call the initiatives that have a name of their own.

    Examples
    --------
    >>> changed_lines([("A", "out", "full Q1", "")], {"A": "Dryer"})
    {'initiative': ['Dryer (A)'], 'change': ['drops out'], 'before': ['full Q1'], 'after': ['']}
    """
    rows = [
        (with_id(names.get(i, i), i), say(language, _SAID[change]), before, after)
        for i, change, before, after in lines
    ]
    heads = [say(language, f"line_{c}") for c in ("initiative", "change", "before", "after")]
    return {head: [row[k] for row in rows] for k, head in enumerate(heads)}
