"""Parse, call, print, exit: every error becomes a sentence on stderr and an exit code."""

from __future__ import annotations

import argparse
import contextlib
import functools
import os
import re
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from portfolio.cli import asked_in_words, cases, lists, questions, rounds, serving
from portfolio.cli.arguments import DEFAULT_GAP
from portfolio.cli.exit_codes import BAD_INPUT, INFEASIBLE, NO_ANSWER
from portfolio.errors import CaseError, InfeasibleError, PortfolioError, SolverError, TimeLimitError
from portfolio.progress import aside, at_work, time_up, within
from portfolio.words.figures import number, per_cent
from portfolio.words.sentences import say
from portfolio.words.text_tables import fitting

_TALKING = frozenset({"assess", "collab", "share", "verify"})
"""Commands that ask, or say themselves line by line what they are at."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command, whose questions end together: at one Ctrl-C, and at its time limit."""
    words = sys.argv[1:] if arguments is None else arguments
    given = _parser(words).parse_args(_with_values(words))
    working = contextlib.nullcontext() if given.command in _TALKING else at_work(given.command)
    fail = functools.partial(_fail, words)
    try:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        with working, within(getattr(given, "time_limit", None)), fitting(width):
            try:
                code = int(given.run(given))
                print(_loose(given), end="")
                if time_up()[0] <= time.time():
                    aside(_cut_short(given))
                return code
            except InfeasibleError as error:
                why = _why(error)
        return fail(why, INFEASIBLE)
    except CaseError as error:
        return fail(str(error), BAD_INPUT)
    except SolverError as error:
        return fail(str(error), NO_ANSWER)
    except PortfolioError as error:
        return fail(str(error), BAD_INPUT)
    except BrokenPipeError:
        # the reader of a pipe (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return fail(
            f"{error.filename or 'file'}: {error.strerror or error}. Check the path and its permissions.",
            BAD_INPUT,
        )
    except Exception as error:
        if os.environ.get("PORTFOLIO_DEBUG"):
            raise
        return fail(
            f"an error of this program, not of your input: {type(error).__name__}: {error}. Run it with"
            " PORTFOLIO_DEBUG=1 and report it.",
            70,
        )


def _with_values(words: Sequence[str]) -> list[str]:
    """The words with a share that begins with a minus joined to its option: ``--at -10%`` names no option."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "--at" and re.match(r"[-\N{MINUS SIGN}][\d.,]", word):
            joined[-1] = f"--at={word}"
        else:
            joined.append(word)
    return joined


def _loose(given: argparse.Namespace) -> str:
    """What a wide gap means where figures are set side by side; a plan alone says it itself."""
    gap = getattr(given, "gap", None) or 0.0
    if gap <= DEFAULT_GAP or getattr(given, "json", False) or hasattr(given, "solver"):
        return ""
    language = _language(given)
    return f"\n{say(language, 'loose', gap=per_cent(gap, language, 2))}\n"


def _cut_short(given: argparse.Namespace) -> str:
    """That the time was up: whatever did not come by then is marked where it would stand."""
    language = _language(given)
    return say(language, "cut_short", limit=number(given.time_limit, language, 3))


def _language(given: argparse.Namespace) -> str:
    """The language of the case that a command is about."""
    from portfolio.loaders.load import load

    return load(getattr(given, "case", None) or given.before).settings.language


def _why(error: InfeasibleError) -> str:
    """The conflict and the ways out, which are asked for now; that there is no portfolio is known in any
    case.
    """
    try:
        return f"{say(error.infeasibility.language, 'infeasible')}: {error}"
    except TimeLimitError as late:
        return f"infeasible: no portfolio meets every limit and demand at once. Why: {late}"


def _fail(words: Sequence[str], message: str, code: int) -> int:
    print(_hidden(message, words), file=sys.stderr)
    return code


def _hidden(message: str, words: Sequence[str]) -> str:
    """A message without the passwords of what was typed, as it was, as a path has it, and in quotes."""
    from portfolio.loaders.address import masked

    for typed in (*(word.lstrip("-") for word in words), *(word.partition("=")[2] for word in words)):
        if (safe := masked(typed)) != typed:
            for shown in (str, lambda text: str(Path(text)), lambda text: repr(text)[1:-1]):
                message = message.replace(shown(typed), shown(safe))
            # what a path was made of it for a moment, as that of a file not yet in its place
            head, tail = safe.partition("***")[0], safe.rpartition("***")[2]
            secret = typed[len(head) : len(typed) - len(tail)]
            if len(secret) > 3:
                message = message.replace(secret, "***")
    return message


def _parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            super().error(_hidden(message, words))

    parser = Parser(
        prog="portfolio",
        description="Which initiatives to fund, at which level and when, for the most strategic impact.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND", dest="command")
    for module in (questions, asked_in_words, lists, rounds, serving, cases):
        module.register(commands)
    return parser
