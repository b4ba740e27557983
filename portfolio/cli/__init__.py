"""The command ``portfolio``: parse, call, print, exit. 0 fine · 1 not as recorded · 2 bad input · 3 infeasible · 4 no answer from the solver.

``arguments`` (what commands share) · ``cases`` (a case and its files) · ``answers`` (what to fund, and why) · ``rounds`` (settle and hand over) ·
``sharing`` (serve to others).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence

from portfolio.cli import answers, cases, rounds, sharing
from portfolio.cli.arguments import BAD_INPUT, INFEASIBLE, INTERRUPTED, NO_ANSWER
from portfolio.errors import CaseError, InfeasibleError, PortfolioError, SolverError
from portfolio.words.tables import fitting


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; what goes wrong is said on stderr in plain words, and in the exit code."""
    given = _parser().parse_args(arguments)
    try:
        with fitting(shutil.get_terminal_size().columns if sys.stdout.isatty() else None):
            return int(given.run(given))
    except CaseError as error:
        return _fail(str(error), BAD_INPUT)
    except InfeasibleError as error:
        return _fail(f"infeasible: {error}", INFEASIBLE)
    except SolverError as error:
        return _fail(str(error), NO_ANSWER)
    except PortfolioError as error:
        return _fail(str(error), BAD_INPUT)
    except BrokenPipeError:
        # the reader of a pipe (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _fail(f"{error.filename or 'file'}: {error.strerror or error}. Check the path and its permissions.", BAD_INPUT)
    except KeyboardInterrupt:
        return _fail("interrupted.", INTERRUPTED)
    except Exception as error:
        if os.environ.get("PORTFOLIO_DEBUG"):
            raise
        return _fail(
            f"an error of this program, not of your input: {type(error).__name__}: {error}. Run it with PORTFOLIO_DEBUG=1 and report it.", 70
        )


def _fail(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="portfolio", description="Which initiatives to fund, at which level and when, for the most strategic impact."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for chapter in (answers, rounds, sharing, cases):
        chapter.register(commands)
    return parser
