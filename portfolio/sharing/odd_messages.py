"""What pages may send to their kernels: messages whose parts lie within them. Loaded in the server's own
process.
"""

from __future__ import annotations

import struct
from itertools import pairwise

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

MOST_PARTS = 10_000
"""Of one message; a widget sends a few, files that are uploaded one each. Ten thousand empty ones take the
server some hundredths of a second.
"""
_INVALID = 1007
"""The reason for closing that the protocol of web sockets has for what is not what it says (RFC 6455)."""
_V1 = "v1.kernel.websocket.jupyter.org"


class BoundedConnection(ZMQChannelsWebsocketConnection):
    """A page's connection with its kernel that ends at a message that is none; the server goes on.

    jupyter_server takes the number of parts from the first bytes of a message and makes a list as long as
    that, before it looks whether there are so many: eight bytes that say 2⁶⁴ keep it from everything else
    until there is no more memory, and parts that overlap are copied again and again.
    """

    def handle_incoming_message(self, incoming_msg: str) -> None:
        """Hand on a message of whole parts; at any other the connection is closed, and says why."""
        said: bytes | str = incoming_msg
        try:
            if self.channels and not self._is_whole(said):
                raise ValueError("parts that do not lie within the message")
            super().handle_incoming_message(incoming_msg)
        except Exception as error:  # whatever a library makes of what is not a message of Jupyter
            self.log.warning("A page sent what is no message of Jupyter: %s", f"{error}"[:200])
            self.websocket_handler.close(_INVALID, "not a message of Jupyter")

    def _is_whole(self, said: bytes | str) -> bool:
        if self.subprotocol == _V1:
            return isinstance(said, bytes) and is_whole(said, "<Q", ends=True)
        return isinstance(said, str) or is_whole(said, ">I", ends=False)


def is_whole(said: bytes, number: str, *, ends: bool) -> bool:
    """Whether a message that begins with how many numbers follow, and then where each part begins, has its
    parts one after the other within it.

    Parameters
    ----------
    said : bytes
    number : str
        How a number is written, in the words of :mod:`struct`.
    ends : bool
        Whether the last number is where the last part ends.

    Examples
    --------
    >>> is_whole((2**64 - 1).to_bytes(8, "little"), "<Q", ends=True)
    False
    """
    size = struct.calcsize(number)
    if len(said) < size:
        return False
    (count,) = struct.unpack_from(number, said)
    head = size * (count + 1)
    if not ends < count <= MOST_PARTS + ends or head > len(said):
        return False
    places = struct.unpack_from(f"{number[0]}{count}{number[1]}", said, size)
    return places[0] >= head and places[-1] <= len(said) and all(a <= b for a, b in pairwise(places))
