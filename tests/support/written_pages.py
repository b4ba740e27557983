"""A brief as a browser sees it."""

from __future__ import annotations

from html.parser import HTMLParser


class Page(HTMLParser):
    """A document as a browser sees it: its words, its tables by the frame they are from, every address in
    it.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.sections: list[str] = []
        self._rows: list[list[str]] | None = None
        self._style = self._cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag == "table":
            self._rows = self.tables.setdefault(str(found["data-frame"]), [])
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in ("td", "th") and self._rows is not None:
            self._rows[-1].append("")
            self._cell = True
        elif tag == "section":
            self.sections.append(str(found["id"]))
        self._style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._rows = None
        self._cell = self._cell and tag not in ("td", "th")
        self._style = False

    def handle_data(self, data: str) -> None:
        if self._style:
            return
        self.words.append(data)
        if self._rows and self._cell:
            self._rows[-1][-1] += data

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())
