"""The rows of a frame, whichever library made it."""

from __future__ import annotations

from typing import Any


def rows_of_frame(given: Any) -> tuple[list[str], list[tuple[Any, ...]]] | None:
    """The headings and rows of a frame of polars, pyarrow or another library that narwhals knows; None for
    what is none.

    Examples
    --------
    >>> import polars as pl
    >>> rows_of_frame(pl.DataFrame({"kpi": ["nps"], "value": [31]}))
    (['kpi', 'value'], [('nps', 31)])
    """
    if not (hasattr(given, "collect") or hasattr(given, "columns")):
        return None  # without narwhals, whose import takes longer than most that is asked of a list

    import narwhals as nw
    from narwhals.dependencies import is_pandas_dataframe

    if is_pandas_dataframe(given):  # which may repeat headings, as narwhals takes no frame to do
        return list(given.columns), list(given.itertuples(index=False, name=None))
    read = nw.from_native(given, pass_through=True)
    if isinstance(read, nw.LazyFrame):
        read = read.collect()
    return (read.columns, read.rows()) if isinstance(read, nw.DataFrame) else None
