"""What a text that people read in a file and on a terminal is made of: headings, tables, lists, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portfolio.words.media import in_markdown, on_page, one_line
from portfolio.words.text_tables import line_width, text_table, wrapped


@dataclass(frozen=True)
class Heading:
    """A heading; ``title``: that of the whole."""

    text: str
    title: bool = False


@dataclass(frozen=True)
class Coded:
    """What only a machine needs, after what it is: to be copied as it stands."""

    what: str
    code: str

    def __str__(self) -> str:
        return f"{self.what} {self.code}"


@dataclass(frozen=True)
class Listed:
    """Lines of a list."""

    lines: Sequence[str | Coded]


@dataclass(frozen=True)
class Grid:
    """A table; ``figures``: the places of the columns that stand to the right."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    figures: Iterable[int] = ()


type Block = str | Heading | Listed | Grid
"""A plain text is a paragraph."""


def as_markdown(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown, in which no name says anything to Markdown or HTML.

    Examples
    --------
    >>> print(as_markdown([Heading("A"), Grid(["name", "cost"], [["x & y", "1"]], [1])]))
    ## A
    <BLANKLINE>
    | name | cost |
    | --- | ---: |
    | x &amp; y | 1 |
    """
    return "\n\n".join(map(_marked, blocks))


def _marked(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' if block.title else '##'} {in_markdown(block.text)}"
        case Listed():
            return "\n".join(f"- {_item(line)}" for line in block.lines)
        case Grid():
            figures = set(block.figures)
            rule = ["---:" if k in figures else "---" for k in range(len(block.head))]
            head, *rows = (list(map(in_markdown, cells)) for cells in (block.head, *block.rows))
            return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))
    return in_markdown(block)


def _item(line: str | Coded) -> str:
    if isinstance(line, str):
        return in_markdown(line)
    return f"{in_markdown(line.what)} `{one_line(line.code).replace('`', '')}`"


def as_text(blocks: Iterable[Block]) -> str:
    """The blocks for a terminal, as wide as it is."""
    return "\n\n".join(map(_shown, blocks))


def _shown(block: Block) -> str:
    match block:
        case Heading():
            line = one_line(block.text)
            return f"{line}\n{('═' if block.title else '─') * min(len(line), line_width())}"
        case Listed():
            return "\n".join(wrapped(str(line), "- ") for line in block.lines)
        case Grid():
            columns = {head: [row[k] for row in block.rows] for k, head in enumerate(block.head)}
            return text_table(columns, [block.head[k] for k in block.figures])
    return wrapped(block)


def as_html(blocks: Iterable[Block]) -> str:
    """The blocks for a page."""
    return "".join(map(_set, blocks))


def _set(block: Block) -> str:
    match block:
        case Heading():
            tag = "h1" if block.title else "h2"
            return f"<{tag}>{on_page(block.text)}</{tag}>"
        case Listed():
            return f"<ul>{''.join(f'<li>{on_page(str(line))}</li>' for line in block.lines)}</ul>"
        case Grid():
            figures = set(block.figures)

            def row(cells: Sequence[str], tag: str) -> str:
                sides = ("right" if k in figures else "left" for k in range(len(cells)))
                told = (
                    f'<{tag} style="text-align:{side}">{on_page(cell)}</{tag}>'
                    for cell, side in zip(cells, sides, strict=True)
                )
                return f"<tr>{''.join(told)}</tr>"

            return (
                f"<table>{row(block.head, 'th')}{''.join(row(cells, 'td') for cells in block.rows)}</table>"
            )
    return f"<p>{on_page(block)}</p>"
