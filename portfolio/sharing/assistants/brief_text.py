"""The brief as text: what its document says, without how it looks."""

from __future__ import annotations

from html.parser import HTMLParser

_UNSEEN = frozenset({"head", "style", "script", "svg", "title"})
_LINES = frozenset(
    {"p", "div", "section", "header", "footer", "li", "dt", "tr", "table", "figure", "figcaption"}
)
_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### "}


def text_of_page(page: str) -> str:
    """What people read on a page, a paragraph or a row of a table a line; its pictures are left out, since
    the tables beside them say the same.

    Examples
    --------
    >>> print(text_of_page("<h1>Plan</h1><svg>…</svg><table><tr><th>A</th><td>2 €</td></tr></table>"))
    # Plan
    A | 2 €
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    reader.end_line()
    return "\n".join(reader.lines)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._said: list[str] = []
        self._unseen: list[str] = []
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag in _HEADINGS:
            self.end_line()
            self._mark = _HEADINGS[tag]
        elif tag in _LINES:
            self.end_line()
        elif tag in ("td", "th", "dd") and "".join(self._said).strip():
            self._said.append(" | ")
        elif tag == "br":
            self._said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and tag == self._unseen[-1]:
            self._unseen.pop()
        elif tag in _HEADINGS or tag in _LINES:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._said.append(data)

    def end_line(self) -> None:
        """What was said since the last line is one."""
        # spaces that may not be broken stay as they are
        words = " ".join(filter(None, "".join(self._said).replace("\n", " ").split(" ")))
        if words.strip(" |"):
            self.lines.append(self._mark + words)
        self._said, self._mark = [], ""
