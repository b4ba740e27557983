"""A frame whose rows end in a sentence, shown by what these say, in full; loaded where one is made, as pandas
is.
"""

from __future__ import annotations

from typing import Any

import pandas as pd


class Told(pd.DataFrame):
    """A frame with a column ``sentence``; what is made of it is a plain frame.

    Pandas shows the first fifty characters of a text, which of a sentence is none.

    Examples
    --------
    >>> import portfolio as pf
    >>> print(pf.explain(pf.allocate(pf.load("data/samples/lorie_savage")), "P9"))
    - Project 9 is funded: without it the best plan loses 12.00 points (17.1%); nothing else would change.
    """

    @property
    def _constructor(self) -> Any:
        return pd.DataFrame

    def __repr__(self) -> str:
        lines = [f"- {sentence}" for sentence in self["sentence"]]
        return "\n".join(lines) if lines else repr(pd.DataFrame(self))

    __str__ = __repr__

    def _repr_html_(self) -> str | None:
        with pd.option_context("display.max_colwidth", None):
            shown: str | None = pd.DataFrame(self)._repr_html_()  # type: ignore[operator]
        return shown
