"""The explorer of a case for people who only look: voila runs it for each of them, shows no code and takes
none.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from portfolio.loaders.address import address_in
from portfolio.loaders.connection import located
from portfolio.sharing.server import CONNECTION, LANGUAGE, Door, guarded, needs, serve
from portfolio.whole_files import temporary_folder
from portfolio.words.languages import FALLBACK
from portfolio.words.sentences import say

TEMPLATES = Path(__file__).with_name("jupyter")
VIEWERS = 12
"""How many look at once unless told otherwise. A process each of 115 MB, 1.4 GB in all, is what a laptop has
to spare beside its browser; and when all twelve come at the same moment, two cores have made every page
in 20 s (3.2 s of a processor each), about as long as people wait. A committee is seldom larger.
"""
GONE_AFTER, IDLE_AFTER = 60, 3600
"""Seconds until a place is free that nobody is connected to any more, and one that nobody touches. A page
that loses its network for a moment finds all as it was; whoever talks for an hour beside it can't be told
from who went home. Sooner would lose what was tried; later keeps others out.
"""
LOOKS_EVERY = 10
"""Seconds between two looks for such places, which cost nothing."""
ADDRESS = "PORTFOLIO_CASE"
"""The variable in which visitors' processes find the address of a round in a database."""
# a case that was well when the server began may hold faults when the next visitor comes, who is told them by
# the case's name: where it lies on this machine is none of a visitor's business
SOURCE = """\
import os
import portfolio as pf
from IPython.display import display
try:
    {there}
    display(pf.explore(pf.load({case}), read_only=True))
except OSError:
    print({case})
except pf.PortfolioError as error:
    print(error)
"""


def needs_voila() -> None:
    """Say what to install where voila is missing."""
    needs("share", "voila")


def share(
    case: str | Path,
    title: str,
    entrance: Door,
    welcome: Callable[[], None],
    language: str = FALLBACK,
    viewers: int = VIEWERS,
) -> int:
    """Serve the explorer of a case read-only until told to stop.

    Each visitor gets a process of its own, which loads the case anew and ends with the page: a minute after
    nobody is connected to it any more, or an hour after it was touched last.

    Parameters
    ----------
    case : path or address
        A folder, workbook or round of a database without faults.
    title : str
        Of the page.
    entrance : Door
        Where to listen.
    welcome : callable
        Called once people can come.
    language : str
        Of the page.
    viewers : int
        How many may look at once; whoever comes beyond that is told so, and to come again.

    Returns
    -------
    int
        The signal that told it to stop.

    Raises
    ------
    PortfolioError
        When voila is missing, or does not start.
    """
    needs_voila()
    with temporary_folder("portfolio-share-") as folder:
        (folder / "explorer.ipynb").write_text(json.dumps(page(case, title)), encoding="utf-8")
        # in a file that only this user can read: a token among the arguments would show in the list of
        # processes
        settings = {
            "Voila": {"token": entrance.token, "tornado_settings": {LANGUAGE: language}},
            "VoilaConfiguration": {"resources": {"said": _said(language)}},
        }
        (folder / "voila.json").write_text(json.dumps(settings), encoding="utf-8")
        options = [
            "--no-browser",
            "--template=offline",
            f"--Voila.ip={entrance.ip}",
            f"--port={entrance.port}",
        ]
        options += [
            "--Voila.port_retries=0",
            "--Voila.log_level=ERROR",
            f"--Voila.kernel_websocket_connection_class={CONNECTION}",
            "--VoilaConfiguration.allow_template_override=NO",
            "--VoilaConfiguration.multi_kernel_manager_class=portfolio.sharing.viewers.Viewers",
            f"--VoilaExporter.language_code={language}",
        ]
        options += [
            f"--Viewers.most={viewers}",
            f"--Viewers.cull_idle_timeout={GONE_AFTER}",
            f"--Viewers.cull_interval={LOOKS_EVERY}",
            f"--Viewers.idle={IDLE_AFTER}",
            # one that died has lost its page: begun anew, it would take a place and answer nothing
            "--KernelRestarter.restart_limit=0",
            "explorer.ipynb",
        ]
        command = guarded("portfolio.sharing.viewers", folder, options)
        return serve(command, entrance, folder, _environment(folder, case), welcome)


def _said(language: str) -> dict[str, str]:
    """What a page says once its process is gone, and where its server is."""
    return {word: say(language, f"share_page_{word}") for word in ("gone", "away", "again", "anew")}


def page(case: str | Path, title: str) -> dict[str, Any]:
    """The notebook that shows the explorer of a case, as JSON."""
    # an address may hold a password, which is written into no file
    if address_in(str(case)):
        source = SOURCE.format(there="pass", case=f'os.environ["{ADDRESS}"]')
    else:
        place = Path(case).absolute()
        source = SOURCE.format(there=f"os.chdir({str(place.parent)!r})", case=repr(place.name))
    cell: dict[str, Any] = {
        "cell_type": "code",
        "id": "explorer",
        "source": source,
        "metadata": {},
        "outputs": [],
        "execution_count": None,
    }
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"title": title or "explorer", "kernelspec": kernel},
        "cells": [cell],
    }


def _environment(folder: Path, case: str | Path) -> dict[str, str]:
    """Its own Jupyter, with nothing of the user's: settings there could open the door, or name another
    kernel.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    if address_in(str(case)):
        own[ADDRESS] = located(str(case))
    return own | {
        "TMPDIR": str(folder),  # without settings it makes a folder for none, and leaves it there
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_PATH": str(TEMPLATES),
    }
