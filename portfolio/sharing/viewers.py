"""How many look at a round at once, and how long each has a place: voila with a limit. Run as a module, in
the server's own process.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from jupyter_server import DEFAULT_STATIC_FILES_PATH
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Integer

from portfolio.sharing.odd_addresses import FullError, answer_plainly


class Viewers(AsyncMappingKernelManager):
    """The kernels of those who look: at most so many, one each.

    ``cull_idle_timeout``, of jupyter_server, is how long one stays that nobody is connected to.
    """

    most = Integer(1, config=True, help="How many may look at once.")
    idle = Integer(3600, config=True, help="Seconds after which one that is connected and idle is ended.")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._coming: set[str] = set()
        self._leaving: set[str] = set()

    async def start_kernel(self, **given: Any) -> str:  # type: ignore[override]
        """Start a kernel, if there is a place; it is taken at once, so that two do not get the same one.

        Raises
        ------
        FullError
            When all are taken. Who loads a page anew has left the old one's place before it has ended.
        """
        if len({*self.list_kernel_ids(), *self._coming} - self._leaving) >= self.most:
            raise FullError(self.most)
        own = self.new_kernel_id(**given)
        self._coming.add(own)
        try:
            return await super().start_kernel(kernel_id=own, **given)
        finally:
            self._coming.discard(own)

    async def shutdown_kernel(  # type: ignore[override]
        self, kernel_id: str, now: bool = False, restart: bool = False
    ) -> None:
        """End a kernel; its place is free at once."""
        self._leaving.add(kernel_id)
        try:
            await super().shutdown_kernel(kernel_id, now=now, restart=restart)
        finally:
            self._leaving.discard(kernel_id)

    def notify_disconnect(self, kernel_id: str) -> None:
        """Somebody left: from now on, and not from what was done last, it is counted how long ago."""
        super().notify_disconnect(kernel_id)
        if kernel_id in self:
            kernel: Any = self.get_kernel(kernel_id)
            kernel.last_activity = datetime.now(UTC)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that nobody is connected to, or that nobody has asked for very long."""
        await super().cull_kernel_if_idle(kernel_id)
        if kernel_id not in self or kernel_id in self._leaving:
            return
        kernel: Any = self.get_kernel(kernel_id)
        if kernel.execution_state != "busy" and datetime.now(UTC) - kernel.last_activity > timedelta(
            seconds=self.idle
        ):
            await self.shutdown_kernel(kernel_id)


def main() -> None:
    """Serve until told to stop."""
    from voila.app import Voila
    from voila.tornado.handler import TornadoVoilaHandler

    class Page(TornadoVoilaHandler):  # type: ignore[misc]
        """The page of the explorer, which may say that it was left."""

        async def get(self, path: str | None = None) -> None:
            # asking for it sets the cookie without which jupyter_server refuses what the page sends when it
            # is closed: each process then stayed, and whoever loaded the page anew had two
            _ = self.xsrf_token
            await super().get(path)

    class Shared(Voila):  # type: ignore[misc]
        """Voila, whose handlers answer plainly what they cannot serve."""

        def init_handlers(self) -> Any:
            answer_plainly(self.app)
            # voila tells its page to come in where styles are, and not the one to leave, which then fails
            styles = {"static_path": DEFAULT_STATIC_FILES_PATH, "static_url_prefix": "/voila/static/"}
            self.app.settings.update(styles)
            return [
                (path, Page if handler is TornadoVoilaHandler else handler, *given)
                for path, handler, *given in super().init_handlers()
            ]

    Shared.launch_instance()


if __name__ == "__main__":
    main()
