"""Parse, call, print, exit: every error becomes a sentence on stderr and an exit code."""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from portfolio.cli import asked_in_words, cases, lists, questions, rounds, serving
from portfolio.cli.arguments import DEFAULT_GAP, asked_language
from portfolio.cli.command_line import helped, told_as_asked
from portfolio.cli.exit_codes import BAD_INPUT, INFEASIBLE, NO_ANSWER
from portfolio.cli.terminal import on_terminal, say_plainly
from portfolio.errors import InfeasibleError, PortfolioError, SolverError, TimeLimitError, file_said
from portfolio.progress import aside, at_work, time_up, within
from portfolio.words.figures import number, per_cent
from portfolio.words.languages import FALLBACK
from portfolio.words.sentences import colon, into, say
from portfolio.words.text_tables import on_stderr

if TYPE_CHECKING:
    from portfolio.model.allocation import Allocation

_TALKING = frozenset({"assess", "collab", "mcp", "share", "verify"})
"""Commands that ask, or say themselves line by line what they are at."""
_AT_ONCE = 1e-6
"""Seconds: what is found without a search."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command, whose questions end together: at one Ctrl-C, and at its time limit."""
    words = sys.argv[1:] if arguments is None else arguments
    say_plainly()
    with told_as_asked(words):
        given = _parser(words).parse_args(_with_values(words))
    at_once = given.command in _TALKING
    working = contextlib.nullcontext() if at_once else at_work(given.command)

    def fail(error: PortfolioError, code: int) -> int:
        asked = asked_language(given)
        return _fail(words, str(error) if asked is None else error.told(asked), code)

    try:
        for_program = getattr(given, "json", False) or given.command == "dictionary"
        with working, within(getattr(given, "time_limit", None)), on_terminal(for_program, at_once):
            try:
                code = int(given.run(given))
                print(_loose(given), end="")
                if time_up()[0] <= time.time():
                    aside(_cut_short(given))
                return code
            except InfeasibleError as error:
                why = _why(error, asked_language(given) or FALLBACK)
        return _fail(words, why, INFEASIBLE)
    except TimeLimitError as late:
        plan = late.plan if _is_of_the_case(late.plan) else _first_plan(given)
        if plan is None:
            return fail(late, NO_ANSWER)
        print(plan.report())
        language = asked_language(given) or FALLBACK
        return _fail(words, say(language, "plan_alone", late=late.told(language)), 0)
    except SolverError as error:
        return fail(error, NO_ANSWER)
    except PortfolioError as error:
        return fail(error, BAD_INPUT)
    except BrokenPipeError:
        # the reader of a pipe (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _fail(words, into(file_said(error), asked_language(given) or FALLBACK), BAD_INPUT)
    except Exception as error:
        if os.environ.get("PORTFOLIO_DEBUG"):
            raise
        told = f"{type(error).__name__}: {error}"
        return _fail(words, say(asked_language(given) or FALLBACK, "program_error", error=told), 70)


def _first_plan(given: argparse.Namespace) -> Allocation | None:
    """The plan of the case that is found at once, where a command is about its best plan and near to none."""
    from portfolio.allocator.session import Session
    from portfolio.model.problem import Problem

    case, is_asked = getattr(given, "asked", None), hasattr(given, "gap")
    if case is None or not is_asked or getattr(given, "near", None) is not None:
        return None
    try:
        return Session(case).allocate(Problem(case), given.gap or DEFAULT_GAP, _AT_ONCE)
    except PortfolioError:
        return None


def _is_of_the_case(plan: Allocation | None) -> bool:
    """Whether a plan answers the case as it is: what can be said where nothing else came in time. How far
    from the best it may be, it says itself.
    """
    from portfolio.model.problem import Problem

    return plan is not None and plan.problem == Problem(plan.problem.case)


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
    language = asked_language(given) or FALLBACK
    return f"\n{say(language, 'loose', gap=per_cent(gap, language, 2))}\n"


def _cut_short(given: argparse.Namespace) -> str:
    """That the time was up: whatever did not come by then is marked where it would stand."""
    language = asked_language(given) or FALLBACK
    return say(language, "cut_short", limit=number(given.time_limit, language, 3))


def _why(error: InfeasibleError, language: str) -> str:
    """The conflict and the ways out, which are asked for now; that there is no portfolio is known in any
    case.
    """
    try:
        own = error.infeasibility.language
        return f"{say(own, 'infeasible')}{colon(own)} {error}"
    except TimeLimitError as late:
        return say(language, "infeasible_late", late=late.told(language))


def _fail(words: Sequence[str], message: str, code: int) -> int:
    with contextlib.suppress(OSError):  # where it goes there may be no room either: the code tells
        print(on_stderr(_hidden(message, words)), file=sys.stderr)
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
        description=helped("description"),
    )
    commands = parser.add_subparsers(
        title=helped("commands"), required=True, metavar="COMMAND", dest="command"
    )
    for module in (questions, asked_in_words, lists, rounds, serving, cases):
        module.register(commands)
    return parser
