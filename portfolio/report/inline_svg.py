"""Pictures inside a document: figures as inline SVG that is the same on every run, and small bars inside
tables. Words stay words.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

FONTS = "'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
"""Faces of which every system has one, with all the signs that a document needs; narrower than those a
picture is laid out with.
"""


PAGE = 7.08
"""How wide a page of A4 is within its margins, in inches."""


def picture(
    name: str, draw: Callable[[Any], object], alt: str, height: float = 1.6, width: float = 0.0
) -> Markup:
    """A figure as inline SVG: no date, no random id, nothing that points out of the document.

    Parameters
    ----------
    name : str
        Letters; ids inside begin with it, so that several pictures can stand in one document.
    draw : callable
        One of :mod:`portfolio.plots`, with its frame, on the axes it is given.
    alt : str
        What is read out instead.
    height, width : float
        In inches; such that two stand side by side, unless it is wider.
    """
    from portfolio.plots.brief import WIDTH, as_svg

    root = ET.fromstring(as_svg(draw, height, width or WIDTH))
    for parent in list(root.iter()):
        for child in list(parent):
            # a style inside would reach the whole document
            if child.tag.rpartition("}")[2] in ("metadata", "style"):
                parent.remove(child)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        element.attrib = {
            key.rpartition("}")[2]: _own(key, value, name) for key, value in element.attrib.items()
        }
    width, height = (float(root.attrib.pop(side).removesuffix("pt")) for side in ("width", "height"))
    kept = {
        "viewBox": root.attrib["viewBox"],
        "class": "picture",
        "role": "img",
        "aria-label": alt,
        "stroke-linejoin": "round",
        "font-family": FONTS.replace(", ", ","),
    }
    root.attrib = kept | {"style": f"width:{width:g}pt;max-width:100%;aspect-ratio:{width:g}/{height:g}"}
    return Markup(ET.tostring(root, encoding="unicode"))


def _own(key: str, value: str, name: str) -> str:
    """An attribute of a picture with ids of its own, and the document's face for its words."""
    if key == "id":
        return f"{name}-{value}"
    if value.startswith("#") and key.rpartition("}")[2] == "href":
        return f"#{name}-{value[1:]}"
    value = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", value)
    if key == "style":
        value = re.sub(
            r"font-family:[^;]*;?\s*", "", re.sub(r"font: ([\d.]+px)[^;]*", r"font-size: \1", value)
        )
    return value


def track(low: float, middle: float, high: float, colour: str) -> Markup:
    """A way from 0 to 1 with a band and a line on it: how far something comes, and how surely."""

    def place(share: float) -> float:
        return round(4 + 76 * min(1.25, max(-0.05, share)), 2)

    left, line, right = place(low), place(middle), place(high)
    return Markup(
        '<svg class="track" viewBox="0 0 100 10" aria-hidden="true"><line x1="4" y1="5" x2="80" y2="5"'
        ' stroke="#bbbbbb" stroke-width="1.2"/><line x1="4" y1="2" x2="4" y2="8" stroke="#777777"/><line'
        ' x1="80" y1="1" x2="80" y2="9" stroke="#222222" stroke-width="1.4"/><rect x="{left}" y="2.6"'
        ' width="{width}" height="4.8" fill="{colour}" fill-opacity="0.45"/><line x1="{line}" y1="1.4"'
        ' x2="{line}" y2="8.6" stroke="{colour}" stroke-width="2.2"/></svg>'
    ).format(left=left, width=round(max(0.6, right - left), 2), line=line, colour=colour)
