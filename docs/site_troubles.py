"""Troubleshooting: every fault, remark and demand, from the catalogue of phrases, and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import portfolio as pf
from portfolio.model.constraints import Kind
from portfolio.words.phrases import en

SOURCE = Path(en.__file__)
NOTES = Path(__file__).parent / "site" / "troubles.toml"
FIRST, LAST = "# —— What is wrong in a case", "# —— Why an initiative is funded"
KINDS = {
    "mandate": Kind.MANDATE,
    "fund": Kind.DECISION,
    "reject": Kind.DECISION,
    "held_in": Kind.LOCK,
    "held_out": Kind.LOCK,
    "held_until": Kind.EARLIEST,
    "held_near": Kind.CHANGES,
    "limit": Kind.LIMIT,
    "requires": Kind.REQUIRES,
    "requires_lag": Kind.REQUIRES,
    "excludes": Kind.EXCLUDES,
    "go_together": Kind.TOGETHER,
    "bucket_min": Kind.BUCKET,
    "bucket_max": Kind.BUCKET,
    "rule_funded_max": Kind.RULE,
    "rule_active_max": Kind.RULE,
    "rule_start_max": Kind.RULE,
    "ceiling": Kind.TRANSFER,
}
"""How a demand begins that a conflict names, and its kind; other forms of a phrase say the same."""


@cache
def notes() -> dict[str, dict[str, str]]:
    """What is written by hand, by phrase, section, kind and error."""
    return tomllib.loads(NOTES.read_text(encoding="utf-8"))


@cache
def remarks() -> dict[str, str]:
    """What each remark means, by its phrase."""
    return {f"remark_{key}": line for keys, line in notes()["remarks"].items() for key in keys.split(" | ")}


@cache
def sections() -> dict[str, list[str]]:
    """The phrases between the two marks of the catalogue, by the comment that they stand under."""
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    first, last = (next(i for i, li in enumerate(lines) if mark in li) for mark in (FIRST, LAST))
    found: dict[str, list[str]] = {}
    under = ""
    for line in lines[first:last]:
        if comment := re.fullmatch(r"    # (.*)", line):
            under = comment[1]
        elif key := re.match(r'    "(\w+)":', line):
            found.setdefault(under, []).append(key[1])
    told = {key for keys in found.values() for key in keys}
    return found | {"elsewhere": [key for key in messages() if key not in told]}


def is_message(key: str) -> bool:
    """Whether a phrase stands alone: the others are parts of those."""
    text = en.PHRASES[key]
    if key.startswith("remark_"):
        return text.endswith((".", "?"))
    return key.startswith("fault_") and "must " in text and "found" in text


def messages() -> list[str]:
    """The phrases of every fault and remark that stands alone, in the order of the catalogue."""
    return [key for key in en.PHRASES if is_message(key)]


def lacking() -> list[str]:
    """What has no line by hand and needs one, and lines that say something of nothing."""
    told = [key for key in messages() if key.startswith("remark_")]
    errors = {n for n in pf.__all__ if n.endswith("Error")}
    of_faults = {under for under, keys in sections().items() if any(map(_is_fault, keys))}
    return [
        *(f"remark {key}" for key in sorted({*told} ^ {*remarks()})),
        *(f"demand {kind}" for kind in sorted({*map(str, Kind)} ^ {*notes()["demands"]})),
        *(f"demand {kind} in KINDS" for kind in sorted({*Kind} - {*KINDS.values()})),
        *(f"error {name}" for name in sorted(errors ^ {*notes()["errors"]})),
        *(f"section of faults {name}" for name in sorted(of_faults ^ {*notes()["faults"]})),
    ]


def _is_fault(key: str) -> bool:
    return key.startswith("fault_") and is_message(key)


def shown(key: str) -> str:
    """A phrase as Markdown, what it is filled with in italics."""
    text = en.PHRASES[key]
    text = re.sub(r"([\\`*_<>|$\[\]])", r"\\\1", text)
    return re.sub(r"\{([\w\\]+)[^}]*\}", lambda found: f"*{found[1].replace(chr(92) + '_', ' ')}*", text)


def page() -> Iterator[str]:
    """Lines of the page."""
    yield "# Troubleshooting: faults, remarks, conflicts"
    yield ""
    yield "What `portfolio check` and the other commands say, what it means and what to do. Words in"
    yield "*italics* stand for what is in your tables. A **fault** stops the round until it is mended; a"
    yield "**remark** is valid but doubtful, and everything goes on; a **conflict** is a set of demands that"
    yield "cannot hold together."
    yield ""
    yield "## Errors in Python, and exit codes"
    yield ""
    yield from _table(("what is raised", "what it means, and what to do"), _errors())
    yield "A command ends with 0 when all is well, 1 when a notebook or a recorded round is not as recorded,"
    yield "2 for bad input, 3 when no portfolio is feasible, 4 when the solver gave no answer, 130 when it"
    yield "was interrupted."
    yield ""
    yield "## Conflicts: nothing fits"
    yield ""
    yield "“These cannot hold together”: without any one of the demands named the others could be met. Below"
    yield "it stand the cheapest ways out. The demands, and what to do about each:"
    yield ""
    yield from _table(("the demand", "what it means, and what to do"), _demands())
    yield "## Remarks: valid, but doubtful"
    yield ""
    by_line: dict[str, list[str]] = {}
    for key in messages():
        if key.startswith("remark_"):
            by_line.setdefault(remarks()[key], []).append(shown(key))
    rows = [("<br>".join(said), line) for line, said in by_line.items()]
    yield from _table(("what is remarked", "what it means, and what to do"), rows)
    yield "## Faults: what cannot be meant"
    yield ""
    yield "Every fault says where, what must hold, what was found and what to do; all are told at once."
    yield ""
    for under, keys in sections().items():
        faults = [key for key in keys if _is_fault(key)]
        if faults:
            title = under[0].upper() + under[1:]
            yield from (f"### {title}", "", notes()["faults"][under], "")
            yield from _table(("what is said", "what to do"), map(_split, faults))


def _errors() -> Iterator[tuple[str, str]]:
    for name, line in notes()["errors"].items():
        yield f"{{py:obj}}`pf.{name} <portfolio.{name}>`", line


def _demands() -> Iterator[tuple[str, str]]:
    for kind in Kind:
        said = [shown(key) for key, of in KINDS.items() if of is kind]
        yield "<br>".join(said), notes()["demands"][kind.value]


def _split(key: str) -> tuple[str, str]:
    """What is said, and the advice at its end."""
    said, _, advice = shown(key).partition(". ")
    return said, advice or "Change it so that it holds."


def _table(heads: tuple[str, str], rows: object) -> Iterator[str]:
    yield f"| {heads[0]} | {heads[1]} |"
    yield "|---|---|"
    for one, other in rows:  # type: ignore[attr-defined]
        yield f"| {one} | {other} |"
    yield ""


def write(root: Path) -> None:
    """The page; what lacks its line stops the build."""
    if lacking():
        raise SystemExit(f"docs/site/troubles.toml: lacking or too much: {', '.join(lacking())}")
    (root / "troubleshooting.md").write_text("\n".join(page()), encoding="utf-8")
