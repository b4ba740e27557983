"""A frame shown as one of the sheets: said where the frame is made."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Concatenate

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.display.cells_shown import Named


def shown_as(
    sheet: str, frame: pd.DataFrame, case: Named | None, language: str | None = None, **asked: object
) -> pd.DataFrame:
    """The frame, which shows itself as a sheet of the registry does, in the language of the case or the one
    that was asked for; ``asked`` stands in its heading.

    It is a plain frame in every use.
    """
    from portfolio.display.pages_shown import Asked
    from portfolio.display.shown_frame import ShownFrame

    spoken = language or (case.settings.language if case is not None else "en")
    return ShownFrame.of(frame, Asked(sheet, case, spoken, asked))


def shows[T, **P](
    sheet: str, case: str
) -> Callable[[Callable[Concatenate[T, P], pd.DataFrame]], Callable[Concatenate[T, P], pd.DataFrame]]:
    """What a result's method, or a function of a plan, returns is shown as a sheet; ``case``: where the case
    is, from the result or the plan on, such as ``problem.case``.
    """
    where: Callable[[T], Any] = attrgetter(case)

    def showing(
        made: Callable[Concatenate[T, P], pd.DataFrame],
    ) -> Callable[Concatenate[T, P], pd.DataFrame]:
        @wraps(made)
        def shown(of: T, /, *given: P.args, **named: P.kwargs) -> pd.DataFrame:
            return shown_as(sheet, made(of, *given, **named), where(of))

        return shown

    return showing


def shown_in(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """A frame that shows itself, in another language."""
    from dataclasses import replace

    from portfolio.display.shown_frame import ShownFrame

    asked: Any = frame._asked
    return ShownFrame.of(frame, replace(asked, language=language))


def lines_of(frame: pd.DataFrame) -> list[list[tuple[str, str]]]:
    """The rows of a frame that shows itself: of each, what its cells are called, and what they say."""
    from portfolio.display.pages_shown import as_lines

    asked: Any = frame._asked
    return as_lines(frame, asked)


def page_of(frame: pd.DataFrame) -> str:
    """A frame that shows itself, as a part of a page."""
    page: Callable[[], str] = frame._repr_html_  # type: ignore[assignment]
    return page()
