"""What an assistant reads of the package, off the command line and the docstrings: ``llms.txt`` (what there
is, and where) and the skill, ``skills/portfolio-arbitration/SKILL.md`` (how to use it for somebody).

``.venv/bin/python docs/for_assistants.py`` writes both; ``tests/test_for_assistants.py`` says when they are
out of date.
"""

from __future__ import annotations

import argparse
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import portfolio as pf
from portfolio.cli.command import _parser
from portfolio.cli.exit_codes import BAD_INPUT, DIFFERENT, INFEASIBLE, INTERRUPTED, NO_ANSWER
from portfolio.sharing.assistants.tools import INSTRUCTIONS, TOOLS

ROOT = Path(__file__).parents[1]
LLMS = ROOT / "llms.txt"
SKILL = ROOT / "skills" / "portfolio-arbitration" / "SKILL.md"
MADE_BY = "<!-- made by docs/for_assistants.py: run it after a change -->"
EXITS = {
    0: "fine",
    DIFFERENT: "a notebook or a recorded round is not as recorded",
    BAD_INPUT: "bad input: every fault is on stderr, with what to do",
    INFEASIBLE: "no portfolio meets every limit: the conflict and the ways out are on stderr",
    NO_ANSWER: "no answer in time, or from the solver",
    INTERRUPTED: "interrupted: what is printed is the best so far",
}
_PAGES = (
    ("README.md", "what it is, a first answer, every command and function with a line"),
    ("docs/case-format.md", "every table and column of a case: types, units, defaults"),
    ("docs/model.md", "what the numbers mean, formula by formula"),
    ("docs/glossary.md", "what the words mean, plain and in the literature"),
    ("docs/sharing.md", "showing a round to others, and to an assistant"),
    ("CONTRIBUTING.md", "how to change it, change by change"),
)


def commands() -> Iterator[tuple[str, str, str]]:
    """Each command: its name, how it is called, what it does."""
    parser = _parser()
    of = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    helps = {a.dest: a.help or "" for a in of._choices_actions}
    for name, command in of.choices.items():
        usage = re.sub(r"\s+", " ", command.format_usage()).removeprefix("usage: ").strip()
        yield name, usage.replace(" [-h]", ""), helps[name].replace("%%", "%")


def functions() -> Iterator[tuple[str, str]]:
    """Each public function: its name, and the first sentence of its docstring."""
    for name in sorted(pf.__all__):
        found = getattr(pf, name)
        if inspect.isfunction(found):
            first = inspect.getdoc(found) or ""
            yield name, re.sub(r"\s+", " ", first.split("\n\n")[0])


def llms() -> str:
    """``llms.txt``: a title, a summary, and links with a line each."""
    pages = [f"- [{path}]({path}): {what}" for path, what in _PAGES]
    asked = [f"- `{usage}`: {does}" for _, usage, does in commands()]
    called = [f"- `pf.{name}`: {does}" for name, does in functions()]
    summary = re.sub(r"\s+", " ", (pf.__doc__ or "").split("\n\n")[0])
    return "\n".join(
        [
            "# Portfolio arbitration",
            "",
            f"> {summary}",
            "",
            "A case is one budget round as a handful of plain tables: a folder of CSV files, an Excel"
            " workbook, or a"
            " database. Every answer is valued and checked again without the solver, and says how far it"
            " is proven.",
            "",
            "## Pages",
            "",
            *pages,
            "",
            "## Commands",
            "",
            *asked,
            "",
            "## Functions (`import portfolio as pf`)",
            "",
            *called,
            "",
            MADE_BY,
            "",
        ]
    )


def skill() -> str:
    """The skill: when it is of use, how a round is asked about, what must not be done."""
    asked = [f"- `{usage}`: {does}" for _, usage, does in commands()]
    tools = [f"- `{t.name}`: {re.sub(r'\\s+', ' ', t.does)}" for t in TOOLS if not t.writes]
    writing = [f"- `{t.name}`: {re.sub(r'\\s+', ' ', t.does)}" for t in TOOLS if t.writes]
    exits = [f"- {code}: {meaning}" for code, meaning in EXITS.items()]
    return "\n".join(
        [
            "---",
            "name: portfolio-arbitration",
            "description: Answer questions on a budget round: which initiatives to fund, why, what if"
            " the budget or"
            " a team changes, what finance and product agree on. Use when someone has a list or tables of"
            " initiatives with costs and value, or a case of the package portfolio-arbitration.",
            "---",
            "",
            MADE_BY,
            "",
            "# Arbitrating a portfolio",
            "",
            INSTRUCTIONS,
            "",
            "1. Where there is a list, `portfolio allocate LIST --budget 1.2M` gives a first answer and"
            " says what was"
            " taken for granted; `portfolio import list LIST -o CASE` makes a case of it.",
            "2. `portfolio check CASE` until no fault is left; put its questions to the person, guess no"
            " cell.",
            "3. `portfolio allocate CASE`, then `explain`, `whatif`, `frontier`: each answer is proven"
            " as far as it"
            " says.",
            "4. Change a case only where the person asked for it, and say which cells.",
            "",
            "Add `--json` where a program reads on, `--time-limit S` where nobody waits longer. In"
            " Python, results"
            " are pandas frames; `portfolio dictionary` prints the case format.",
            "",
            "## Commands",
            "",
            *asked,
            "",
            "## Exit codes",
            "",
            *exits,
            "",
            "## As tools (`portfolio mcp CASE`, extra `mcp`)",
            "",
            *tools,
            "",
            "With `--write` also:",
            "",
            *writing,
            "",
        ]
    )


def pages() -> dict[Path, str]:
    """What each of the two says today."""
    return {LLMS: llms(), SKILL: skill()}


if __name__ == "__main__":
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
