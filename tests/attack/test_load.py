"""Servers under load and under what is no address and no message: they answer, and go on."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from browser.servers import Server, portfolio
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from portfolio.words.media import on_page
from portfolio.words.sentences import say

FOUR = Path(__file__).parents[2] / "data" / "samples" / "four_initiatives"
NOBODY = "/api/kernels/00000000-0000-0000-0000-000000000000"
LONG = "a" * 5000
SHARED = [
    *("/%00", "/a%00b", "/%0d%0a", "/%ff", "/%c0%ae%c0%ae/", "//", "/..", "/%2e%2e/etc/passwd", f"/{LONG}"),
    *(
        "/*",
        "/%5c..%5c",
        "/voila/render/../..",
        "/nothing",
        "/login?next=%ff",
        "/?token=%ff",
        "/api",
        "/static/x",
    ),
    *("/voila/files/%00.png", f"/voila/files/{LONG}.png", "/voila/files/%ff.png", "/voila/files/voila.json"),
    *(
        "/voila/static/none.js",
        "/voila/static/%00",
        f"/voila/static/{LONG}",
        "/voila/static/../../x",
        "/voila/static/",
    ),
    *("/voila/templates/", "/voila/templates/x", "/voila/templates/a/b", "/voila/templates/a/b/c"),
    *("/voila/templates/lab/static/", "/voila/templates/lab/static/none", "/voila/templates/../static/x"),
    *(
        "/voila/api/themes/%00",
        f"/voila/api/themes/{LONG}.css",
        "/voila/labextensions/%00",
        "/voila/api/shutdown/x",
    ),
    *(
        "/api/kernels/",
        "/api/kernels/x",
        "/api/kernels/a-b-c-d-e",
        NOBODY,
        f"{NOBODY}/channels?session_id=%00",
    ),
    "/api/kernels/a-b-c-d-e/channels",
]
TOGETHER = [
    *(
        "/files/%00",
        f"/files/{LONG}",
        "/api/contents/%00",
        f"/api/contents/{LONG}",
        "/lab/tree/%00",
        "/static/%ff",
    ),
    *(
        "/voila/templates/x",
        "/voila/files/%00.png",
        "/lab/api/licenses/?format=none",
        "/terminals/websocket/9",
    ),
    *("/kernelspecs/python3/..%2f..%2fx", "/api/config/%00", f"{NOBODY}/channels", "/%ff"),
]
V1 = "v1.kernel.websocket.jupyter.org"
HEAD = json.dumps({"msg_id": "a", "msg_type": "comm_msg", "session": "a", "version": "5.3"}).encode()
MESSAGES: list[tuple[str | None, bytes | str]] = [
    (
        V1,
        (2**64 - 1).to_bytes(8, "little"),
    ),  # of which the server made a list for 18 s, then ran out of memory
    *((V1, said) for said in (b"", b"\0" * 8, b"\x01" + b"\0" * 7, "text", bytes(range(256)) * 40)),
    *(
        (None, said)
        for said in (b"\x7f\xff\xff\xff", b"\x7f\xff\xff\xff\0\0\0\0", b"", b"\0" * 4, b"\xff" * 999)
    ),
    *(
        (None, said)
        for said in ("not JSON", "[]", "{}", "null", "7", "[" * 200_000, '{"a":' * 100_000, "1" * 9999)
    ),
    (None, json.dumps({"channel": [], "header": {"msg_type": "comm_msg"}})),
    (None, json.dumps({"channel": "shell", "header": 7})),
]
AT_MOST = 2.0
"""Seconds until another is answered meanwhile: the eight bytes took 18, and other programs may be at work."""


def ask(server: Server, path: str, method: str = "GET") -> tuple[int, str]:
    """The status and the page, of an address as it is typed, which no library has made better first."""
    place = server.url.removeprefix("http://")
    asked = http.client.HTTPConnection(place, timeout=60)
    try:
        asked.putrequest(method, path.replace(" ", "%20"), skip_accept_encoding=True)
        asked.putheader("Authorization", f"token {server.token}")
        asked.putheader("Content-Length", "0")
        asked.endheaders()
        got = asked.getresponse()
        return got.status, got.read().decode(errors="replace")
    finally:
        asked.close()


def answers_oddly(server: Server, addresses: list[str]) -> list[tuple[str, int]]:
    """The addresses that are answered with a fault of the server, or with more than a visitor should see."""
    wrong = []
    for path in addresses:
        status, told = ask(server, path)
        leaks = re.search(r"Traceback|site-packages|/home/|/tmp/|\.py\b", told)
        # led to where files are, or to come in: the next address is another one of these
        if not (400 <= status < 500 or status == 302) or leaks:
            wrong.append((path[:80], status))
    return wrong + [
        (f"{method} {path}", status)
        for method in ("POST", "PUT", "DELETE", "PATCH", "FOO")
        for path in ("/", NOBODY, f"{NOBODY}/channels", "/login")
        if not 400 <= (status := ask(server, path, method)[0]) < 500
    ]


async def sent(server: Server, kernel: str) -> list[tuple[float, bytes | str]]:
    """What kept the server from others too long, sent to a kernel; each must end its connection."""
    slow = []
    where = f"{server.url.replace('http', 'ws')}/api/kernels/{kernel}/channels?session_id=odd"
    asked = HTTPRequest(where, headers={"Authorization": f"token {server.token}"})
    for protocol, said in MESSAGES:
        channel = await websocket_connect(asked, subprotocols=[protocol] if protocol else None)
        await channel.write_message(said, binary=isinstance(said, bytes))
        began = asyncio.get_running_loop().time()
        assert (await asyncio.to_thread(ask, server, NOBODY))[0] == 404
        took = asyncio.get_running_loop().time() - began
        if took > AT_MOST:
            slow.append((took, said[:20]))
        while await asyncio.wait_for(channel.read_message(), 10) is not None:
            pass  # what the kernel says meanwhile; nothing more comes of a connection that is closed
        assert channel.close_code == 1007, said[:20]
    return slow


def test_a_full_house_says_so_and_odd_addresses_and_messages_stop_nothing(tmp_path: Path) -> None:
    pytest.importorskip("voila", reason="the extra share is not installed")
    with portfolio("share", str(FOUR), "--viewers", "2", root=tmp_path, home=tmp_path / "home") as server:
        with ThreadPoolExecutor(4) as at_once:
            came = sorted(at_once.map(lambda _: ask(server, "/"), range(4)))
        assert [status for status, _ in came] == [200, 200, 503, 503]
        for code in ("en", "fr"):
            assert on_page(say(code, "share_page_full", most=2)) in came[-1][1]
        assert "<script" not in came[-1][1]
        (kernel,) = re.findall(r'"kernelId": "([\w-]+)"', came[0][1])
        assert answers_oddly(server, SHARED) == []
        assert asyncio.run(sent(server, kernel)) == []
        assert ask(server, f"/api/kernels/{kernel}")[0] == 200
        assert ask(server, f"/voila/api/shutdown/{kernel}", "POST")[0] == 204
        assert ask(server, "/")[0] == 200
        assert "Traceback" not in (tmp_path / "home" / "log").read_text(errors="replace")


def test_notebooks_for_several_answer_what_is_none(tmp_path: Path) -> None:
    pytest.importorskip("jupyter_collaboration", reason="the extra collab is not installed")
    (tmp_path / "notebooks").mkdir()
    given = (str(tmp_path / "notebooks"), "--allow-root")
    with portfolio("collab", *given, root=tmp_path, home=tmp_path / "home") as server:
        assert answers_oddly(server, TOGETHER) == []
        kernel = server.ask("/api/kernels", "POST")["id"]
        assert asyncio.run(sent(server, kernel)) == []
        server.ask(f"/api/kernels/{kernel}", "DELETE")
