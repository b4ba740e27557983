"""The Model Context Protocol on stdin and stdout, by its official library."""

from __future__ import annotations

import threading
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from portfolio.sharing.assistants.answers import Answering, Reply
from portfolio.sharing.assistants.tools import INSTRUCTIONS, Tool
from portfolio.sharing.server import needs

if TYPE_CHECKING:
    from mcp import types
    from mcp.server.lowlevel import Server


def needs_mcp() -> None:
    """Say what to install where the library is missing."""
    needs("mcp", "mcp")


def serve_assistant(answering: Answering) -> None:
    """Answer calls until stdin ends.

    What anything else prints meanwhile goes to stderr: stdout is the protocol's alone.

    Raises
    ------
    PortfolioError
        When the library is missing.
    """
    needs_mcp()
    import anyio

    anyio.run(_serve, answering)


async def _serve(answering: Answering) -> None:
    from mcp.server.stdio import stdio_server

    server = server_of(answering)
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())


def server_of(answering: Answering) -> Server[Any]:
    """The server of the official library that answers so."""
    import anyio
    from mcp import types
    from mcp.server.lowlevel import Server

    async def listed(context: object, asked: object) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_described(answering, tool) for tool in answering.tools])

    async def called(context: object, asked: types.CallToolRequestParams) -> types.CallToolResult:
        stop = threading.Event()
        ask = partial(answering.answer, asked.name, asked.arguments or {}, stop)
        try:
            # whoever no longer waits for an answer ends the search
            return _sent(await anyio.to_thread.run_sync(ask, abandon_on_cancel=True))
        finally:
            stop.set()

    return Server(
        "portfolio",
        version=version("portfolio-arbitration"),
        instructions=INSTRUCTIONS,
        on_list_tools=listed,
        on_call_tool=called,
    )


def _described(answering: Answering, tool: Tool) -> types.Tool:
    from mcp import types

    hints = types.ToolAnnotations(
        read_only_hint=not tool.writes, destructive_hint=False, open_world_hint=False
    )
    return types.Tool(
        name=tool.name,
        description=tool.does,
        input_schema=answering.schema(tool),
        annotations=hints,
    )


def _sent(reply: Reply) -> types.CallToolResult:
    from mcp import types

    return types.CallToolResult(
        content=[types.TextContent(type="text", text=reply.text)],
        structured_content=dict(reply.frames) or None,
        is_error=reply.is_error,
    )
