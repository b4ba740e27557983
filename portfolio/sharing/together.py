"""JupyterLab in which several people edit one notebook; what it keeps for that is kept outside the
notebooks' folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from portfolio.errors import PortfolioError
from portfolio.sharing.server import CONNECTION, LANGUAGE, Door, guarded, needs, serve
from portfolio.whole_files import temporary_folder
from portfolio.words.languages import FALLBACK
from portfolio.words.sentences import sentence

SAVES_WITHIN = 1.5
"""Seconds to wait before the end: jupyter-collaboration writes what was typed one second after the last
change (``document_save_delay``), and needs a moment for it. With less the last words would be lost.
"""


def needs_collaboration() -> None:
    """Say what to install where jupyter-collaboration is missing."""
    needs("collab", "jupyter_collaboration", "jupyter_server_ydoc")


def collaborate(
    notebooks: Path,
    entrance: Door,
    welcome: Callable[[], None],
    language: str = FALLBACK,
    *,
    as_root: bool = False,
) -> int:
    """Serve a folder of notebooks for several people to edit at once, until told to stop.

    Parameters
    ----------
    notebooks : Path
        The folder; what people write is saved there, and nothing else.
    entrance : Door
        Where to listen.
    welcome : callable
        Called once people can come.
    language : str
        Of pages that say what is not there.
    as_root : bool
        Run although this account may do everything on this machine, and then so may whoever has the token.

    Returns
    -------
    int
        The signal that told it to stop.

    Raises
    ------
    PortfolioError
        When jupyter-collaboration is missing, the folder is none, or the server does not start.
    """
    needs_collaboration()
    if not notebooks.is_dir():
        found = "share_no_folder" if notebooks.exists() else "share_no_notebooks"
        raise PortfolioError(sentence(found, path=notebooks))
    if not as_root and getattr(os, "geteuid", lambda: 1)() == 0:
        raise PortfolioError(sentence("share_root"))
    with temporary_folder("portfolio-collab-") as folder:
        # in a file that only this user can read: a token among the arguments would show in the list of
        # processes
        (folder / "jupyter_server_config.json").write_text(
            json.dumps({"IdentityProvider": {"token": entrance.token}, "ServerApp": _answers(language)}),
            encoding="utf-8",
        )
        options = _options(notebooks.absolute(), entrance, folder) + ["--allow-root"] * as_root
        command = guarded("jupyterlab", folder, options, SAVES_WITHIN)
        return serve(command, entrance, notebooks, _environment(folder), welcome, SAVES_WITHIN)


def _answers(language: str) -> dict[str, object]:
    """How the server answers what is no address and no message."""
    return {
        "jpserver_extensions": {"portfolio.sharing.odd_addresses": True},
        "kernel_websocket_connection_class": CONNECTION,
        "tornado_settings": {LANGUAGE: language},
    }


def _options(notebooks: Path, entrance: Door, kept: Path) -> list[str]:
    server = [
        f"--ServerApp.ip={entrance.ip}",
        f"--ServerApp.port={entrance.port}",
        "--ServerApp.port_retries=0",
    ]
    server += [
        f"--ServerApp.root_dir={notebooks}",
        "--ServerApp.base_url=/",
        "--ServerApp.log_level=ERROR",
        "--no-browser",
    ]
    alone = [
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
        "--LabApp.extension_manager=readonly",
    ]
    stores = [
        f"--SQLiteYStore.db_path={kept / 'edits.db'}",
        f"--YDocExtension.session_store_path={kept / 'sessions.json'}",
    ]
    stores += [f"--FileCheckpoints.root_dir={kept / 'checkpoints'}", "--YDocExtension.disable_rtc=False"]
    return [*server, *alone, *stores]


def _environment(folder: Path) -> dict[str, str]:
    """The user's own Jupyter, its settings included, but this token first."""
    before = os.environ.get("JUPYTER_CONFIG_PATH")
    return os.environ | {"JUPYTER_CONFIG_PATH": os.pathsep.join([str(folder), *([before] if before else [])])}
