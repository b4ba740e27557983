"""A frame that shows itself; loaded where one is made, as pandas is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

import pandas as pd

from portfolio.display.pages_shown import Asked, as_page, as_text
from portfolio.words.text_tables import frame_html

_SELECTING = ("__getitem__", "drop", "head", "nlargest", "nsmallest", "query", "sort_values", "tail")
"""What leaves some rows or columns of a frame, in another order perhaps: each still means what it meant."""


class _AnyFrame(type):
    """Every frame is as good as one that shows itself: what compares the types of two frames, as
    ``pandas.testing`` does, finds the same.
    """

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, pd.DataFrame)


class ShownFrame(pd.DataFrame, metaclass=_AnyFrame):
    """A frame as its function returns it, in every use; so are rows and columns that are chosen of it. All
    else that is made of it is a plain frame, whose columns may mean something else.

    Examples
    --------
    >>> import portfolio as pf
    >>> print(pf.explain(pf.allocate(pf.load("data/samples/lorie_savage")), "P9"))
    Why each initiative is funded or not, by asking again the other way round
    - Project 9 is funded: without it the best plan loses 12.00 points (17.1%); nothing else would change.
    """

    _asked: Asked | None = None

    @classmethod
    def of(cls, frame: pd.DataFrame, asked: Asked) -> ShownFrame:
        """A frame shown as what was asked says."""
        shown = cls(frame)
        object.__setattr__(shown, "_asked", asked)
        return shown

    @property
    def _constructor(self) -> Any:
        return pd.DataFrame

    def __reduce__(self) -> tuple[Any, ...]:
        # what is kept, or sent to another process, is the frame alone
        return pd.DataFrame, (pd.DataFrame(self),)

    def __repr__(self) -> str:
        plain = pd.DataFrame(self)
        return repr(plain) if self._asked is None else as_text(plain, self._asked)

    __str__ = __repr__

    def _repr_html_(self) -> str:
        plain = pd.DataFrame(self)
        return frame_html(plain, "") if self._asked is None else as_page(plain, self._asked)


def _selecting(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def selected(frame: ShownFrame, *given: Any, **named: Any) -> Any:
        found, asked = method(frame, *given, **named), frame._asked
        if type(found) is not pd.DataFrame or asked is None or not set(found.columns) <= set(frame.columns):
            return found
        whole = len(frame) if asked.whole is None else asked.whole
        chosen = asked.chosen or len(found.columns) < len(frame.columns)
        return ShownFrame.of(found, replace(asked, whole=whole, chosen=chosen))

    return selected


for _name in _SELECTING:
    setattr(ShownFrame, _name, _selecting(getattr(pd.DataFrame, _name)))
