"""Commands that serve a round to others: the explorer to look at, notebooks to write in together, an
assistant that asks.
"""

from __future__ import annotations

import argparse
import functools
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio.cli.arguments import count, loaded, number, on_case, seconds, shown
from portfolio.cli.command_line import helped, refused
from portfolio.cli.exit_codes import TOLD_BY
from portfolio.errors import CaseError
from portfolio.words.languages import FALLBACK, codes
from portfolio.words.media import one_line
from portfolio.words.sentences import say
from portfolio.words.text_tables import on_stderr

if TYPE_CHECKING:
    from portfolio.cli.arguments import Commands
    from portfolio.sharing.server import Door

VIEWERS = 12
"""How many may look at once, as :mod:`portfolio.sharing.read_only` has it: help must not load that."""


def register(commands: Commands) -> None:
    """Add these commands."""
    share = on_case(
        commands,
        "share",
        helped("share"),
    )
    _door(share, 8866)
    share.add_argument(
        "--viewers", type=count, default=VIEWERS, metavar="N", help=helped("share_viewers", default=VIEWERS)
    )
    share.set_defaults(run=_share)

    collab = commands.add_parser("collab", help=helped("collab"))
    collab.add_argument(
        "notebooks",
        nargs="?",
        type=Path,
        help=helped("collab_notebooks"),
    )
    _door(collab, 8888)
    collab.add_argument(
        "--allow-root",
        action="store_true",
        help=helped("collab_root"),
    )
    collab.add_argument("--language", choices=codes(), help=helped("collab_language", default=FALLBACK))
    collab.set_defaults(run=_collab)

    mcp = on_case(
        commands,
        "mcp",
        helped("mcp"),
        shows="shows_answers",
    )
    mcp.add_argument(
        "--write",
        action="store_true",
        help=helped("mcp_write"),
    )
    # not the time of the command, which goes on until its client leaves
    mcp.add_argument(
        "--time-limit",
        dest="each",
        type=seconds,
        default=60.0,
        metavar="S",
        help=helped("mcp_time_limit"),
    )
    mcp.set_defaults(run=_mcp)


def _door(command: argparse.ArgumentParser, default: int) -> None:
    command.add_argument("--port", type=_port, default=default, help=helped("port", default=default))
    command.add_argument("--ip", default="127.0.0.1", help=helped("ip"))
    command.add_argument("--token", help=helped("token"))


def _port(text: str) -> int:
    value = number(text)
    if not (1 <= value <= 65535 and value == int(value)):
        raise refused("whole", least=1, most=65535, found=text)
    return int(value)


def _share(given: argparse.Namespace) -> int:
    from portfolio.loaders.address import masked
    from portfolio.sharing.read_only import needs_voila, share
    from portfolio.sharing.server import door

    needs_voila()
    case = loaded(given)
    entrance = door(given.ip, given.port, given.token)
    language = case.settings.language
    what = say(language, "share_explorer", name=one_line(case.name) or masked(given.case))
    welcome = functools.partial(_welcome, what, entrance, "/", language)
    return _ended(language, share(given.case, case.name, entrance, welcome, language, given.viewers))


def _collab(given: argparse.Namespace) -> int:
    from portfolio.loaders.address import masked
    from portfolio.sharing.server import door
    from portfolio.sharing.together import collaborate, needs_collaboration

    needs_collaboration()
    notebooks = given.notebooks or (Path("notebooks") if Path("notebooks").is_dir() else Path())
    entrance = door(given.ip, given.port, given.token)
    shown = Path(masked(str(notebooks))).absolute().name
    # notebooks are in no language of a case
    language = given.language or FALLBACK
    what = say(language, "share_notebooks", folder=shown)
    welcome = functools.partial(_welcome, what, entrance, "/lab", language)
    return _ended(language, collaborate(notebooks, entrance, welcome, language, as_root=given.allow_root))


def _mcp(given: argparse.Namespace) -> int:
    from portfolio.loaders.address import address_in
    from portfolio.sharing.assistants.answers import Answering
    from portfolio.sharing.assistants.held_round import HeldRound
    from portfolio.sharing.assistants.stdio import needs_mcp, serve_assistant

    needs_mcp()
    held = HeldRound(given.case, given.language)
    try:
        case = shown(given)
        name, language = one_line(case.name) or held.shown, case.settings.language
    except CaseError as error:
        if not address_in(given.case) and not Path(given.case).exists():
            raise
        # an assistant is asked to help with exactly this: each of its questions is answered with the faults
        language = given.language or FALLBACK
        name = held.shown
        print(on_stderr(error.told(language)), file=sys.stderr)
    held.language = language
    key = "assistant_serving_writes" if given.write else "assistant_serving"
    print(on_stderr(say(language, key, name=name)), file=sys.stderr)
    serve_assistant(Answering(held, writes=given.write, most=given.each))
    return _ended(language)


def _welcome(what: str, entrance: Door, path: str, language: str) -> None:
    print(f"{what}\n\n    {entrance.address(path)}\n")
    if entrance.is_outside:
        print(say(language, "share_outside"))
    print(say(language, "share_ends"), flush=True)


def _ended(language: str, told_by: int = 0) -> int:
    """Say so; the exit code, which says by what signal, if any."""
    print(say(language, "share_ended"), file=sys.stderr)
    return TOLD_BY + told_by if told_by else 0
