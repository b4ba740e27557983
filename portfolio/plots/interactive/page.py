"""A picture with what moves it, as one file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio.display.shown_as import page_of
from portfolio.errors import PortfolioError
from portfolio.words.languages import language as spoken
from portfolio.words.media import in_attribute, in_interactive, on_page
from portfolio.words.sentences import say, sentence

if TYPE_CHECKING:
    import pandas as pd

_SPOKEN = {
    "Zoom": "zoom",
    "Pan": "pan",
    "Zoom in": "zoom_in",
    "Zoom out": "zoom_out",
    "Reset axes": "whole",
    "Download plot as a PNG": "download",
    "Double-click to zoom back out": "back_out",
}
"""What plotly.js says in English, and the phrase for it."""
_BUTTONS = ["zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "resetScale2d", "toImage"]
_SAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
"""What would end a script, or begin something else in it."""
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
"""The browser itself then fetches nothing from anywhere."""
_STYLE = """
body { font: 16px/1.45 system-ui, 'DejaVu Sans', sans-serif; color: #222; margin: 1rem auto;
  max-width: 1200px; padding: 0 1rem }
h1 { font-size: 1.35rem; margin: 0 0 .25rem }
p { margin: .25rem 0 }
.note { color: #555; font-size: .9rem }
.table { overflow-x: auto; margin-top: 1.5rem; font-size: .875rem }
table { border-collapse: collapse }
th, td { padding: .25rem .6rem; border-bottom: 1px solid #ddd }
"""


LEGEND = {"orientation": "h", "x": 0, "xanchor": "left"}
_TITLE = 240.0
"""As wide as the title of an axis is at most, in points: a phone shows it whole."""


def lines(parts: Sequence[str]) -> str:
    """Lines of a name or a note, each escaped already."""
    return "<br>".join(parts)


@dataclass(frozen=True, eq=False)
class Interactive:
    """A picture to hover over and to zoom into; made by :func:`portfolio.interactive`.

    Attributes
    ----------
    title : str
    says : tuple of str
        What stands below the title: what is shown, what is left out.
    figure : mapping
        ``data`` and ``layout`` as plotly has them: ``plotly.graph_objects.Figure(**shown.figure)``.
    table : DataFrame
        The rows that are shown, with their names and units.
    language : str

    Examples
    --------
    >>> import portfolio as pf
    >>> shown = pf.interactive(pf.core_index(pf.load("data/samples/four_initiatives"), {}), language="fr")
    >>> shown.figure["data"][0]["x"]
    [1.0]
    """

    title: str
    says: tuple[str, ...]
    figure: Mapping[str, Any]
    table: pd.DataFrame
    language: str
    height: int = field(repr=False)

    @cached_property
    def html(self) -> str:
        """The picture and its table as one document: nothing is fetched for it; the same on every run.

        Raises
        ------
        PortfolioError
            Without plotly, which the extra ``interactive`` brings.
        """
        try:
            from plotly.offline import get_plotlyjs  # type: ignore[import-untyped]
        except ImportError as error:
            raise PortfolioError(sentence("interactive_no_plotly", error=error)) from None
        words = {said: say(self.language, f"interactive_{key}") for said, key in _SPOKEN.items()}
        config = {
            "displaylogo": False,
            "displayModeBar": True,
            "responsive": True,
            "scrollZoom": False,
            "modeBarButtons": [_BUTTONS],
            "locale": self.language,
            "locales": {self.language: {"dictionary": words}},
            "toImageButtonOptions": {"scale": 2},
        }
        asked = ", ".join(_as_script(part) for part in (self.figure["data"], self.figure["layout"], config))
        notes = "".join(f'<p class="note">{on_page(said)}</p>' for said in self.says if said)
        hint = on_page(say(self.language, "interactive_hint"))
        return (
            f'<!DOCTYPE html>\n<html lang="{self.language}"><head><meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{in_attribute(self.title)}</title>\n<style>{_STYLE}</style>\n"
            f"<script>{get_plotlyjs()}</script></head>\n"
            f'<body><h1>{on_page(self.title)}</h1>{notes}<p class="note">{hint}</p>\n'
            f'<div id="picture" style="height:{self.height}px"></div>\n'
            f'<div class="table">{page_of(self.table)}</div>\n'
            f'<script>Plotly.newPlot("picture", {asked})</script></body></html>\n'
        )

    def save(self, target: str | PathLike[str]) -> Path:
        """Write the document, whole or not at all; a file of that name is replaced.

        Parameters
        ----------
        target : path
            Ending in ``.html``.

        Raises
        ------
        PortfolioError
            For another ending, without plotly, or where it can't be written.
        """
        from portfolio.whole_files import write_whole

        path = Path(target)
        if path.suffix.casefold() not in (".html", ".htm"):
            raise PortfolioError(sentence("interactive_must_html", found=str(target)))
        document = self.html.encode()
        try:
            write_whole({path: document})
        except OSError as error:
            raise PortfolioError(sentence("interactive_unwritten", target=str(path), error=error)) from None
        return path

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """In a notebook the picture where plotly's own extension is there, which the extra brings, and else
        its table.
        """
        height = {"height": self.height}
        shown = {"data": self.figure["data"], "layout": {**self.figure["layout"], **height}}
        return {
            "application/vnd.plotly.v1+json": shown,
            "text/html": page_of(self.table),
            "text/plain": repr(self),
        }

    def __repr__(self) -> str:
        return f"{self.title}\n\n{self.table}"


def _as_script(part: object) -> str:
    """Data for a script in a page: no text in it can end the script."""
    text = json.dumps(part, ensure_ascii=True, allow_nan=False, sort_keys=True)
    for sign, code in _SAFE.items():
        text = text.replace(sign, code)
    return text


def drawn_as(
    title: str,
    says: Sequence[str],
    traces: Sequence[Mapping[str, Any]],
    layout: Mapping[str, Any],
    table: pd.DataFrame,
    language: str,
    height: int,
) -> Interactive:
    """A picture with what all of them have: letters, a light grid, figures as the language writes them."""
    from portfolio.plots.style import in_lines

    sign = spoken(language).decimal
    axis = {
        "automargin": True,
        "showline": True,
        "linecolor": "#888",
        "gridcolor": "#eee",
        "zeroline": False,
        "separatethousands": True,
        "exponentformat": "none",
        "title": {"standoff": 12},
    }
    own = {k: v for k, v in layout.items() if k not in ("xaxis", "yaxis")}
    common: dict[str, Any] = {
        "font": {"family": "system-ui, 'DejaVu Sans', sans-serif", "size": 13, "color": "#222"},
        "paper_bgcolor": "white",
        "plot_bgcolor": "white",
        "separators": f"{sign}\N{NARROW NO-BREAK SPACE}",
        "hoverlabel": {"bgcolor": "white", "font": {"size": 13, "color": "#222"}, "align": "left"},
        "hovermode": "closest",
        "legend": LEGEND | {"y": 1, "yanchor": "bottom"},
        # the buttons stand in a margin of their own, as on a phone they would else hide the legend
        "modebar": {"orientation": "v", "color": "#888", "activecolor": "#222"},
        "margin": {"l": 10, "r": 44, "t": 40, "b": 10},
    }
    axes: dict[str, dict[str, Any]] = {name: axis | dict(layout.get(name, {})) for name in ("xaxis", "yaxis")}
    for name in axes:
        if isinstance(says_axis := axes[name]["title"], str):
            parts = [in_interactive(part) for part in in_lines(says_axis, _TITLE, 10)]
            axes[name]["title"] = {"text": lines(parts), "font": {"size": 13}, "standoff": 12}
    figure = {"data": [dict(trace) for trace in traces], "layout": common | axes | own}
    return Interactive(title, tuple(filter(None, says)), figure, table, language, height)
