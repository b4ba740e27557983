"""What servers of Jupyter answer where there is nothing, no place or a fault: one plain page, whoever of
their many handlers was asked. Loaded in the server's own process.
"""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Mapping
from functools import cache
from http.client import responses
from pathlib import Path
from string import Template
from types import TracebackType
from typing import Any
from urllib.parse import unquote

from jupyter_server.base.handlers import APIHandler
from jupyter_server.serverapp import ServerApp
from tornado import httputil, web
from tornado.log import app_log

from portfolio.sharing.server import LANGUAGE
from portfolio.words.languages import FALLBACK, codes
from portfolio.words.media import on_page
from portfolio.words.sentences import say

_PAGE = Path(__file__).with_name("plain_page.html")
_CONTROL = re.compile("[\x00-\x1f\x7f]")
"""Signs that no address of ours has: systems refuse them in names of files, and tornado in a redirection."""
_AGAIN_AFTER = 60
"""Seconds after which programs that wait for a place ask again: so long is one kept for whoever left."""
_NONE: Any = web.ErrorHandler
_SHORT = 200
"""Signs of a line about an address, which may be 65,536 signs long itself."""


class FullError(web.HTTPError):
    """All places are taken."""

    def __init__(self, most: int) -> None:
        super().__init__(503)
        self.most = most


def answer_plainly(application: web.Application) -> None:
    """Make every handler of a server answer with a plain page what it cannot serve, and never say by what
    code it failed.

    An address that a handler of files stumbles over leads nowhere, and one that holds control characters is
    refused before any handler sees it.
    """
    given = application.get_handler_delegate

    def delegate(
        request: httputil.HTTPServerRequest,
        target_class: Any,
        target_kwargs: dict[str, Any] | None = None,
        path_args: list[bytes] | None = None,
        path_kwargs: dict[str, bytes] | None = None,
    ) -> Any:
        if _CONTROL.search(unquote(request.path, errors="replace")):
            return given(request, _plain(_NONE), {"status_code": 400})
        return given(request, _plain(target_class), target_kwargs, path_args, path_kwargs)

    # the one place through which tornado gets the handler of any request
    application.get_handler_delegate = delegate  # type: ignore[method-assign]


def page(status: int, error: object = None, language: str = FALLBACK) -> str:
    """A page without scripts that says in every language what happened and what to do, this one first.

    Parameters
    ----------
    status : int
        Of the answer.
    error : exception, optional
        What led to it; of a :class:`FullError` the places are told.
    language : str

    Examples
    --------
    >>> "There is nothing at this address" in page(404)
    True
    """
    key = _KEYS.get(status, "share_page_failed" if status >= 500 else "share_page_nothing")
    figures: Mapping[str, object] = {"most": error.most} if isinstance(error, FullError) else {}
    first = (language, *(code for code in codes() if code != language))
    said = "\n".join(
        f'<section lang="{code}"><h1>{on_page(say(code, f"{key}_title"))}</h1>'
        f"<p>{on_page(say(code, key, **figures))}</p>"
        f'<p><a href="">{on_page(say(code, "share_page_again"))}</a></p></section>'
        for code in first
    )
    title = on_page(say(language, f"{key}_title"))
    return Template(_PAGE.read_text(encoding="utf-8")).substitute(language=language, title=title, said=said)


_KEYS = {503: "share_page_full", 401: "share_page_closed", 403: "share_page_closed"}


class _Plain(web.RequestHandler):
    """What goes before each handler."""

    def send_error(self, status_code: int = 500, **kwargs: Any) -> None:
        if status_code == 500 and self._leads_nowhere(_error(kwargs)):
            status_code = 404
        super().send_error(status_code, **kwargs)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        error = _error(kwargs)
        self.set_header("Cache-Control", "no-store")
        if isinstance(error, FullError):
            self.set_header("Retry-After", str(_AGAIN_AFTER))
        if isinstance(self, APIHandler):  # programs ask it, and are answered as they expect
            told = (isinstance(error, web.HTTPError) and error.log_message) or responses.get(status_code, "")
            kind, body = "application/json", json.dumps({"message": told, "reason": None})
        else:
            kind = "text/html; charset=utf-8"
            body = page(status_code, error, self.settings.get(LANGUAGE, FALLBACK))
        self.set_header("Content-Type", kind)
        # past what handlers make of it: that of licences waits for itself, and the visitor for it
        web.RequestHandler.finish(self, body)

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        if isinstance(value, web.HTTPError) or self._leads_nowhere(value):
            app_log.warning("%s", f"{self._request_summary()}: {value}"[:_SHORT])
        else:
            super().log_exception(typ, value, tb)

    def _leads_nowhere(self, error: object) -> bool:
        """Whether an address is at fault for an error: whatever happens in looking for a file of that name,
        a name that is too long, or a value in it that a handler knows nothing of. At the door itself there is
        nothing that could be wrong.
        """
        if isinstance(error, web.HTTPError) or self.request.method not in ("GET", "HEAD"):
            return False
        too_long = isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG
        unknown = isinstance(error, ValueError) and self.request.path != "/"
        return isinstance(self, web.StaticFileHandler) or too_long or unknown


@cache
def _plain(handler: Any) -> Any:
    return type(handler.__name__, (_Plain, handler), {})


def _error(kwargs: Mapping[str, Any]) -> object:
    return kwargs["exc_info"][1] if kwargs.get("exc_info") else None


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    """As an extension of JupyterLab's server, which it loads when told so in its settings."""
    answer_plainly(server.web_app)
