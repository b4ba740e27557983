"""What commands share: how arguments are read, and how far a search is."""

from __future__ import annotations

import argparse
import contextlib
import math
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio.cli.command_line import helped, refused
from portfolio.errors import PortfolioError
from portfolio.progress import aside, progress_bar
from portfolio.words.figures import fixed, per_cent
from portfolio.words.languages import FALLBACK, codes
from portfolio.words.sentences import say, sentence

if TYPE_CHECKING:
    from portfolio.case.case import Case
    from portfolio.model.allocation import Allocation

    type Commands = argparse._SubParsersAction[argparse.ArgumentParser]

# written out: the rooms that know what is possible take longer to load than help is worth; tests hold these
# against ``allocator.search.ONE_ANSWER_GAP``, ``loaders.readers.SOURCES`` and ``report.tracker_export``
DEFAULT_GAP = 1e-6
"""The widest at which a case has one answer on every machine; what is wider is said beside the plan."""
EXPORTED_TO = ("jira",)
"""The trackers that take a plan back."""


def on_case(
    commands: Commands, name: str, does: str, shows: str | None = "shows_printed"
) -> argparse.ArgumentParser:
    """A command whose first argument is a case, and what it shows in the language that is asked for, as the
    help has it; None where what it writes has the case's own.
    """
    command = commands.add_parser(name, help=does, description=None if shows else in_its_own(does))
    command.add_argument("case", type=file, help=helped("case"))
    if shows:
        command.add_argument("--language", choices=codes(), help=helped("language", shows=helped(shows)))
    return command


def in_its_own(does: str, whose: str = "of_the_case") -> str:
    """What a command does, and the language it speaks where none can be asked for."""
    return helped("in_its_own", does=f"{does[:1].upper()}{does[1:]}", whose=helped(whose))


def asked_language(given: argparse.Namespace) -> str | None:
    """The language a command is to speak, as far as is known: the one asked for, else that of the case once
    it is read.
    """
    return getattr(given, "language", None) or getattr(given, "spoken", None)


def loaded(given: argparse.Namespace, path: str | None = None) -> Case:
    """The case that a command is about, as it is; what goes wrong from now on is told in its language."""
    from portfolio.loaders.load import load

    case = load(given.case if path is None else path)
    given.spoken, given.asked = case.settings.language, case
    return case


def shown(given: argparse.Namespace, path: str | None = None) -> Case:
    """The case that a command is about, speaking the language that is asked for; to be shown, never to be
    written.
    """
    from portfolio.case.case import Case

    case = loaded(given, path)
    language = asked_language(given)
    if language == case.settings.language:
        return case
    return Case(case.written, {**case.written_settings, "language": language}, read_from=case.read_from)


def searching(command: argparse.ArgumentParser, gap: bool = True, default: str | None = None) -> None:
    """How far a command's search goes: the gap, where it makes plans, and the time for all that it asks.

    Another default than the usual one is the library's own: nothing is then said of it here.
    """
    if gap:
        command.add_argument(
            "--gap",
            type=at_least_zero,
            default=DEFAULT_GAP if default is None else None,
            help=helped("gap", default=default or "1e-6"),
        )
    command.add_argument(
        "--time-limit",
        type=seconds,
        metavar="S",
        help=helped("time_limit"),
    )


def number(text: str) -> float:
    """A number as people type it, 0,01 and 1 % included."""
    from portfolio.tables import number_of

    try:
        return number_of(text.strip())
    except ValueError:
        raise refused("number", found=text) from None


def amounts(text: str) -> list[float | str]:
    """Amounts, or shares more or less, separated by commas, or by semicolons where commas are decimal."""
    parts = [part.strip() for part in text.split(";" if ";" in text else ",") if part.strip()]
    read = [part if part.endswith("%") else at_least_zero(part) for part in parts]
    if not read:
        raise refused("amount", found=text)
    return read


def at_least_zero(text: str) -> float:
    """A number from 0."""
    value = number(text)
    if not 0 <= value < math.inf:
        raise refused("from_zero", found=text)
    return value


def folder(text: str) -> Path:
    """A folder, not blank."""
    if not text.strip():
        raise refused("folder")
    from portfolio.loaders.address import masked
    from portfolio.loaders.source import path_of

    path: Path | None = None
    with contextlib.suppress(PortfolioError):
        path = path_of(text)
    if path is None or masked(text) != text:
        raise refused("folder_address", found=masked(text))
    return path


def file(text: str) -> str:
    """A file, not blank."""
    if not text.strip():
        raise refused("file")
    return text


def check_free(target: Path | None) -> None:
    """A folder to write to must not be a file, which is said before anything is solved."""
    if target is not None and target.exists() and not target.is_dir():
        raise PortfolioError(sentence("folder_taken", path=target))


def write_all(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into a folder, all of them whole or none."""
    from portfolio.whole_files import write_whole

    write_whole(encoded(folder, files))


def encoded(folder: Path, files: Mapping[str, str]) -> dict[Path, bytes]:
    """Files of a folder as they are written."""
    return {folder / name: text.encode("utf-8") for name, text in files.items()}


def whole(text: str) -> int:
    """A whole number from 0."""
    value = number(text)
    if not (0 <= value <= 2**20 and value == int(value)):
        raise refused("whole", least=0, most=2**20, found=text)
    return int(value)


def count(text: str) -> int:
    """A whole number from 1."""
    if not whole(text):
        raise refused("whole", least=1, most=2**20, found=text)
    return whole(text)


def seconds(text: str) -> float:
    """A number of seconds above 0."""
    value = number(text)
    if not 0 < value < math.inf:
        raise refused("seconds", found=text)
    return value


def solved(case: Case, gap: float, among: int = 2, near: Mapping[str, Any] | None = None) -> Allocation:
    """The plan of a case, to be asked about, and ``near`` another as :func:`portfolio.cli.plans.near_of`
    says; so many such questions share the time that is left. Where its part is up before the gap is proven,
    that is said, and the plan is the best that was found.
    """
    from portfolio.allocator.session import Session
    from portfolio.model.problem import Problem

    with progress(case.settings.language) as told:
        plan = Session(case).found(Problem(case), gap, told, among=among, **(near or {}))
    if plan.gap > max(gap, 1e-9) and plan.stopped:
        language = case.settings.language
        aside(say(language, "found_until_then", gap=per_cent(plan.gap, language, 2)))
    return plan


@contextlib.contextmanager
def progress(
    language: str = FALLBACK, ctrl_c: str = "solving_ends"
) -> Iterator[Callable[[float, float, float], None]]:
    """How far the search is, on a terminal: the seconds gone by, the best impact, what no portfolio can
    exceed, what is being done.
    """
    with progress_bar(say(language, "solving"), bar_format="{desc} … {elapsed}{postfix}") as bar:

        def told(seconds: float, impact: float, bound: float) -> None:
            if not math.isfinite(impact):
                state = "solving_none"
            elif bound - impact <= 1e-9 * abs(impact):
                state = "solving_ties"
            else:
                state = "solving_between"
            figures = {
                "impact": fixed(impact, 4, language),
                "bound": fixed(bound, 4, language),
            }
            bar.set_postfix_str(f"{say(language, state, **figures)} ({say(language, ctrl_c)})", refresh=False)

        yield told


def finite(value: Any) -> Any:
    """JSON has no infinity: a limit that is none is null."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
