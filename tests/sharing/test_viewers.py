"""How many look at once, and until when."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager, MappingKernelManager

from portfolio.cli import serving
from portfolio.sharing import read_only
from portfolio.sharing.odd_addresses import FullError, page
from portfolio.sharing.viewers import Viewers
from portfolio.words.sentences import say

AT_ONCE = 5


@pytest.fixture
def viewers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Viewers]:
    """Two places, of kernels that take a moment to begin and to end, and are no processes."""

    async def start(self: Any, kernel_id: str, **given: object) -> str:
        await asyncio.sleep(0.01)
        self._kernels[kernel_id] = SimpleNamespace(
            execution_state="idle",
            last_activity=datetime.now(UTC),
            kernel_spec=SimpleNamespace(metadata={}),
            kernel_name="python3",
        )
        self._kernel_connections[kernel_id] = 0
        return kernel_id

    async def end(self: Any, kernel_id: str, **given: object) -> None:
        await asyncio.sleep(0.01)
        del self._kernels[kernel_id]

    monkeypatch.setattr(AsyncMappingKernelManager, "start_kernel", start)
    monkeypatch.setattr(AsyncMappingKernelManager, "shutdown_kernel", end)
    made = Viewers(most=2, idle=3600, cull_idle_timeout=60)
    yield made
    made._kernels.clear()


async def coming(viewers: Viewers) -> list[Any]:
    return await asyncio.gather(*(viewers.start_kernel() for _ in range(AT_ONCE)), return_exceptions=True)


def test_who_come_at_the_same_moment_get_no_more_than_the_places_there_are(viewers: Viewers) -> None:
    came = asyncio.run(coming(viewers))
    assert [type(c) for c in came] == [str, str] + [FullError] * (AT_ONCE - 2)
    assert len(viewers.list_kernel_ids()) == 2


def test_a_place_is_free_as_soon_as_somebody_leaves(viewers: Viewers) -> None:
    """Who loads the page anew at a full house comes back before the old process has ended."""

    async def anew() -> None:
        first = await viewers.start_kernel()
        await viewers.start_kernel()
        leaving = asyncio.create_task(viewers.shutdown_kernel(first))
        await asyncio.sleep(0)
        await viewers.start_kernel()
        with pytest.raises(FullError):
            await viewers.start_kernel()
        await leaving

    asyncio.run(anew())


def test_a_start_that_fails_takes_no_place(viewers: Viewers, monkeypatch: pytest.MonkeyPatch) -> None:
    async def failed(self: object, **given: object) -> str:
        raise OSError("no more processes")

    with monkeypatch.context() as broken:
        broken.setattr(AsyncMappingKernelManager, "start_kernel", failed)
        for _ in range(3):
            with pytest.raises(OSError, match="no more"):
                asyncio.run(viewers.start_kernel())


@pytest.mark.parametrize(
    ("connected", "idle", "stays"),
    [(0, 30, True), (0, 90, False), (1, 90, True), (1, 3700, False)],
    ids=["just left", "gone", "reading", "forgotten"],
)
def test_who_is_gone_or_idle_gives_up_the_place(
    viewers: Viewers, connected: int, idle: int, stays: bool
) -> None:
    async def looked() -> bool:
        own = await viewers.start_kernel()
        viewers._kernel_connections[own] = connected
        kernel: Any = viewers.get_kernel(own)
        kernel.last_activity -= timedelta(seconds=idle)
        await viewers.cull_kernels()
        return own in viewers

    assert asyncio.run(looked()) == stays


def test_who_reads_for_long_and_loses_the_network_for_a_moment_stays(viewers: Viewers) -> None:
    async def lost() -> bool:
        own = await viewers.start_kernel()
        viewers.notify_connect(own)
        kernel: Any = viewers.get_kernel(own)
        kernel.last_activity -= timedelta(seconds=600)
        viewers.notify_disconnect(own)
        await viewers.cull_kernels()
        return own in viewers

    assert asyncio.run(lost())


def test_the_library_still_calls_what_is_overridden() -> None:
    """Names and meanings are jupyter_server's: when it moves them, the limit would be silently gone."""
    assert "self.cull_kernel_if_idle(kernel_id)" in inspect.getsource(MappingKernelManager.cull_kernels)
    assert "kernel.last_activity" in inspect.getsource(MappingKernelManager.cull_kernel_if_idle)


@pytest.mark.parametrize("first", ["en", "fr"])
def test_a_page_says_what_happened_in_every_language_this_one_first(first: str) -> None:
    told = page(503, FullError(12), first)
    places = [told.index(say(code, "share_page_full_title")) for code in ("en", "fr")]
    assert (places[0] < places[1]) == (first == "en")
    assert "(12)" in told
    assert f'<html lang="{first}">' in told
    assert "<script" not in told
    assert "http" not in told


def test_what_the_command_offers_is_what_the_room_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert serving.VIEWERS == read_only.VIEWERS
