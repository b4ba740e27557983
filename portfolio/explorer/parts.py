"""Small parts that the explorer's widgets are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from portfolio.words.media import is_mathematics, on_page, one_line


def plain(ident: str) -> str:
    """An id as part of a class in the page."""
    return re.sub(r"[^\w-]", "-", ident)


def named(widget: Any, *names: str) -> Any:
    """The widget with a class of its own in the page, for style sheets and tests."""
    for name in names:
        widget.add_class("pf-" + plain(name))
    return widget


def labelled(words: str) -> dict[str, Any]:
    """What a widget with a label is called, by its traits. JupyterLab looks for mathematics in labels, and in
    these nothing but tags can keep it from finding some.
    """
    line, marked = one_line(words), is_mathematics(words)
    return {"description": on_page(line) if marked else line, "description_allow_html": marked}


def relabel(widget: Any, words: str) -> None:
    """Call a widget otherwise, as :func:`labelled` has it."""
    for trait, value in labelled(words).items():
        setattr(widget, trait, value)


def text(words: str = "", **layout: str) -> Any:
    return widgets.HTML(words, layout=layout)


def scrolled(words: str = "") -> Any:
    """Text of which a part is seen at a time; it stays where it was scrolled to when it is drawn anew."""
    part = named(text(words), "scroll")
    part.tabbable = True
    return part


def close_all(*held: Any) -> None:
    """Close every widget that these hold, shown or not, with its layout and style: ipywidgets keeps each
    one, whom it tells, and so the case and its plan, until it is closed.

    Parameters
    ----------
    *held : object
        Widgets, parts of the explorer, and what lists them.
    """
    seen, waiting = set[int](), list(held)
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, widgets.Widget):
            waiting += [getattr(one, key) for key in one.keys]
            one.unobserve_all()
            one.close()
        elif isinstance(one, Mapping):
            waiting += one.values()
        elif isinstance(one, list | tuple):
            waiting += one
        elif type(one).__module__.startswith(__package__):
            waiting += getattr(one, "__dict__", {}).values()
