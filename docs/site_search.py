"""Search: pages with the words that people use for them, and their text, beside the index that Sphinx makes.

Sphinx calls this as one of its extensions. What it writes, ``searchwords.js``, is read by ``site/search.js``
on the page of results alone: a script, since a page opened as a file may fetch nothing.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

DOCS = Path(__file__).parent
WORDS = DOCS / "site" / "search.toml"
LONGEST = 4000
"""Characters of a part that are kept for excerpts: more than a screen of text, less than a long table."""


class Part(NamedTuple):
    """What stands under one heading, or of one public name."""

    anchor: str
    title: str
    text: str


@cache
def words(language: str) -> dict[str, Any]:
    """Of a language: ``pages`` with their words, ``everyday`` words, ``kinds`` of pages, what is ``said``."""
    read: dict[str, dict[str, Any]] = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return read[language]


def lacking() -> list[str]:
    """What has no words or too many: pages that answer a question, and pages that are no longer there."""
    found = []
    for language, folder in (("en", DOCS), ("fr", DOCS / "fr")):
        said: dict[str, str] = words(language)["pages"]
        answers = {f"how_to/{p.stem}" for p in (folder / "how_to").glob("*.md")} - {"how_to/index"}
        found += [
            f"{language} {page} has no words" for page in sorted((answers | {"start", "faq"}) - {*said})
        ]
        made = {"gallery", "troubleshooting"} if language == "en" else set()
        found += [
            f"{language} {page} is no page"
            for page in said
            if page not in made and not (folder / f"{page}.md").exists()
        ]
        for page, line in said.items():
            twice = {word for word in line.split() if line.split().count(word) > 1}
            found += [f"{language} {page} says {word} twice" for word in sorted(twice)]
    return found


def parts(doctree: Any) -> Iterator[Part]:
    """A page under its headings: the text of each, without what stands under those below it.

    Parameters
    ----------
    doctree : document
        As Sphinx resolved it.
    """
    from docutils import nodes
    from sphinx import addnodes

    def told(node: Any) -> str:
        """Its text alone: no markup, no heads of tables, cells apart, no more of code than a command."""
        if isinstance(node, nodes.Text):
            return str(node.astext())
        if isinstance(node, nodes.raw | nodes.Invisible | nodes.thead | nodes.image | addnodes.toctree):
            return ""
        if isinstance(node, nodes.literal_block) and node.astext().count("\n") > 2:
            return ""
        apart = ((nodes.row, " · "), (nodes.tbody, " — "), (nodes.TextElement, ""))
        between = next((sign for kind, sign in apart if isinstance(node, kind)), " ")
        return between.join(filter(None, map(told, node.children)))

    def squeezed(text: str) -> str:
        return " ".join(text.split())[:LONGEST]

    def part(node: Any, title: str) -> Iterator[Part]:
        text: list[str] = []
        below: list[Part] = []
        for child in node.children:
            if isinstance(child, nodes.section):
                below += part(child, child.next_node(nodes.title).astext())
            elif isinstance(child, addnodes.desc) and child[0].get("ids"):
                name = child[0]["ids"][0]
                below.append(Part(name, name.replace("portfolio.", "pf."), squeezed(told(child[-1]))))
            elif not isinstance(child, nodes.title):
                text.append(told(child))
        ids = node.get("ids") or [""]
        yield Part(ids[0], title, squeezed(" ".join(text)))
        yield from below

    for section in doctree.children:
        if isinstance(section, nodes.section):
            first, *rest = part(section, section.next_node(nodes.title).astext())
            yield first._replace(anchor="")
            yield from rest


def setup(app: Any) -> dict[str, bool]:
    """What Sphinx asks of an extension."""
    language = words(app.config.language)
    pages: dict[str, list[Part]] = {}

    def read(app: Any, page: str, template: str, context: object, doctree: Any) -> None:
        if doctree is not None:
            pages[page] = [*parts(doctree)]

    def write(app: Any, failed: object) -> None:
        if failed is None:
            said = [[page, language["pages"].get(page, ""), of] for page, of in sorted(pages.items())]
            line = json.dumps({**language, "pages": said}, ensure_ascii=False, separators=(",", ":"))
            (Path(app.outdir) / "searchwords.js").write_text(f"const SITE = {line};\n", encoding="utf-8")

    app.connect("html-page-context", read)
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
