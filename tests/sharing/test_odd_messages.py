"""What pages send to kernels: whole messages go through, and any other costs nothing."""

from __future__ import annotations

import random
import struct

import pytest
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_binary_message,
    serialize_msg_to_ws_v1,
)

from portfolio.sharing.odd_messages import MOST_PARTS, is_whole

PARTS = [b'{"msg_type": "comm_msg"}', b"{}", b"{}", b'{"comm_id": "a"}']


@pytest.mark.parametrize("buffers", [0, 1, 3])
def test_what_the_library_writes_is_whole(buffers: int) -> None:
    parts = PARTS + [b"pixels"] * buffers
    assert is_whole(serialize_msg_to_ws_v1(parts, "shell"), "<Q", ends=True)
    message = {"header": {}, "parent_header": {}, "content": {}, "buffers": [b"pixels"] * buffers}
    assert is_whole(serialize_binary_message(message), ">I", ends=False)


@pytest.mark.parametrize("count", [2**64 - 1, 2**31, 10**6, 4, 1, 0])
def test_a_message_of_eight_bytes_is_none_whatever_they_say(count: int) -> None:
    """Of the first the library would make a list of 2⁶⁴ numbers."""
    assert not is_whole(count.to_bytes(8, "little"), "<Q", ends=True)
    assert not is_whole(count.to_bytes(8, "big"), ">I", ends=False)


def test_parts_that_overlap_or_lie_outside_are_none() -> None:
    whole = serialize_msg_to_ws_v1(PARTS, "shell")
    places = list(struct.unpack_from("<6Q", whole, 8))
    for wrong in ([*places[:-1], len(whole) + 1], [0, *places[1:]], [places[0], *places[:0:-1]]):
        assert not is_whole(whole[:8] + struct.pack("<6Q", *wrong) + whole[56:], "<Q", ends=True)
    assert not is_whole(b"", "<Q", ends=True)
    many = struct.pack(">I", MOST_PARTS + 1) + struct.pack(">I", 4 * (MOST_PARTS + 2)) * (MOST_PARTS + 1)
    assert not is_whole(many, ">I", ends=False)


def test_what_is_let_through_is_never_more_than_was_sent() -> None:
    """Bytes at random, near to a message: the library copies no part twice."""
    drawn, let = random.Random(7), 0
    whole = serialize_msg_to_ws_v1(PARTS, "shell")
    for _ in range(2000):
        said = bytearray(whole)
        for _ in range(drawn.randint(0, 2)):
            said[drawn.randrange(56)] = drawn.choice([0, 1, 56, 61, 90, 255])
        if is_whole(bytes(said), "<Q", ends=True):
            let += 1
            try:
                channel, parts = deserialize_msg_from_ws_v1(bytes(said))
            except UnicodeDecodeError:
                continue
            assert len(channel) + sum(map(len, parts)) <= len(whole)
    assert let > 100
