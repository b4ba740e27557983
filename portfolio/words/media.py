"""How a text that somebody wrote is shown, medium by medium: the one place where that is decided.

A name may hold what a medium takes for its own: a formula, a link, a tag, a command to a terminal, what turns
the text beside it. Here it is words in each, and who reads it sees what is odd about it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

_NAMED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What commands a terminal, breaks a line where nobody sees it, turns the text beside it or is half a
sign: shown by what it is.
"""
_UNSEEN = re.compile(
    "[\xad\u061c\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What has no look and makes two names alike: left out, as it is of ids. What joins letters of a script
or parts of a picture (U+200C, U+200D) stays: without it words are others.
"""
_ODD = re.compile(f"{_NAMED.pattern}|{_UNSEEN.pattern}")
_BREAKS = re.compile("[ ]*[\t\r\n\v\f\x85\u2028\u2029]+[ ]*")
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell begins with that a spreadsheet takes for a formula (OWASP, "CSV Injection")."""
_ACTIVE = re.compile(r"[\\`*~$|#\[\]@]|(?<![^\W_])_|_(?![^\W_])|:(?=//)|(?<=\bwww)\.", re.IGNORECASE)
"""What Markdown acts on anywhere in a line (CommonMark 0.31, GitHub's tables and bare links, a notebook's
mathematics); an underscore between letters is one.
"""
_MATHEMATICS = {"$": "<span>&#36;</span>", "\\": "<span>&#92;</span>"}
"""What mathematics begins and ends with where JupyterLab looks for it (``$``, ``\\(``, ``\\begin``): in every
output, and a link can be part of it. It looks at the source of Markdown and of labels, then at each piece of
text of the page by itself: written as a number, in a tag of its own, each is a sign.
"""
_TEX = re.compile(r"[$\\]")
_BEGINS = re.compile(r"^(\d*)([-+.)])(?=[\s-]|$)")
"""What makes a line an item of a list, or a rule."""


class Medium(StrEnum):
    """Where a text is shown."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    ATTRIBUTE = "attribute"
    CSV = "csv"
    SHEET = "sheet"
    PICTURE = "picture"
    INTERACTIVE = "interactive"


def one_line(text: str) -> str:
    """A name on one line: line breaks and tabs are blanks; nothing in it acts on what shows it.

    Examples
    --------
    >>> one_line("Pumps\\nand quays"), one_line("Cloud \\u202egnp.exe"), one_line("zero\\u200bwidth")
    ('Pumps and quays', 'Cloud [U+202E]gnp.exe', 'zerowidth')
    """
    return harmless(_BREAKS.sub(" ", text).strip())


def harmless(text: str) -> str:
    """A text of one or more lines in which only line ends and tabs act on what shows it: what commands a
    terminal or turns the text beside it is shown as ␛ or [U+202E]; what has no look is left out.

    Examples
    --------
    >>> harmless("a\\x1b[31m\\nb\\x9b")
    'a␛[31m\\nb[U+009B]'
    """
    if _ODD.search(text) is None:  # nearly always, and every figure of every sentence comes by
        return text
    return _UNSEEN.sub("", _NAMED.sub(_sign, text))


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    return (
        chr(0x2400 + code) if code < 0x20 else "\N{SYMBOL FOR DELETE}" if code == 0x7F else f"[U+{code:04X}]"
    )


def in_markdown(text: str) -> str:
    """A text on one line that says nothing to Markdown or to the HTML in it.

    Examples
    --------
    >>> print(in_markdown("![p](http://x) | <b>R&D</b> a_b $5"))
    !\\[p\\](http\\://x) \\| &lt;b&gt;R&amp;D&lt;/b&gt; a_b <span>&#36;</span>5
    """
    said = html.escape(one_line(text), quote=False)
    return _BEGINS.sub(r"\1\\\2", _ACTIVE.sub(lambda s: _MATHEMATICS.get(s[0], f"\\{s[0]}"), said))


def on_page(text: str) -> str:
    """A text as a page of HTML shows it between tags, in a notebook too, which reads mathematics in it.

    Examples
    --------
    >>> print(on_page("R&D, $5"))
    R&amp;D, <span>&#36;</span>5
    """
    return _TEX.sub(lambda s: _MATHEMATICS[s[0]], in_attribute(text))


def is_mathematics(text: str) -> bool:
    """Whether JupyterLab could read mathematics in a text that is shown as it is."""
    return _TEX.search(text) is not None


def in_attribute(text: str) -> str:
    """A text where a page of HTML takes no tags: in an attribute, or as its title."""
    return html.escape(harmless(text))


def in_json(found: object) -> str:
    """What a program reads, a line each: the same to it, and nothing in it acts on a terminal that shows it.

    Examples
    --------
    >>> print(in_json({"name": "é \u202e"}))
    {
     "name": "é \\u202e"
    }
    """
    text = json.dumps(found, ensure_ascii=False, indent=1)
    return _ODD.sub(lambda odd: json.dumps(odd[0])[1:-1] if ord(odd[0]) != 0x7F else r"\u007f", text)


def in_csv(text: str) -> str:
    """A text that no spreadsheet takes for a formula: what looks like one gets an apostrophe in front, as the
    trackers' own exports do. A number written as text stays one.

    Examples
    --------
    >>> in_csv("=1+1"), in_csv("-2"), in_csv("R&D")
    ("'=1+1", '-2', 'R&D')
    """
    if not text.startswith(_FORMULAS):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text


def in_cell(text: str) -> str:
    """A text as a cell of a result sheet holds it; that it is no formula, its cell says."""
    return harmless(text)


def in_picture(name: str) -> str:
    """A name as pictures show it: on one line, and in legends too, which leave out what begins with ``_``."""
    line = one_line(name)
    return f" {line}" if line.startswith("_") else line


def in_interactive(name: str) -> str:
    """A name as plotly.js shows it in an interactive picture: it takes some of HTML for markup, and quotes as
    they are.
    """
    return html.escape(in_picture(name), quote=False)


SHOWN: Mapping[Medium, Callable[[str], str]] = MappingProxyType(
    {
        Medium.TERMINAL: harmless,
        Medium.MARKDOWN: in_markdown,
        Medium.HTML: on_page,
        Medium.ATTRIBUTE: in_attribute,
        Medium.CSV: in_csv,
        Medium.SHEET: in_cell,
        Medium.PICTURE: in_picture,
        Medium.INTERACTIVE: in_interactive,
    }
)
"""What decides in each medium."""
