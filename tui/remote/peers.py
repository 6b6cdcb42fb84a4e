"""Who is at the other end of a local socket."""

import socket
import struct
from typing import Protocol

_UCRED = struct.Struct("3i")  # Linux, unix(7): process, user, group
_XUCRED = struct.Struct("2I")  # macOS, sys/ucred.h: version, user, and groups that do not matter here
_LOCAL_PEERCRED, _SOL_LOCAL = 1, 0  # macOS, sys/un.h


class AskableSocket(Protocol):
    """A socket, or what asyncio shows of one."""

    def getsockopt(self, level: int, optname: int, buflen: int, /) -> bytes: ...


def peer_user(connection: AskableSocket) -> int | None:
    """The number of the user at the other end; None where this system does not tell."""
    try:
        if hasattr(socket, "SO_PEERCRED"):
            found = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _UCRED.size)
            return int(_UCRED.unpack(found)[1])
        found = connection.getsockopt(_SOL_LOCAL, _LOCAL_PEERCRED, 128)
        return int(_XUCRED.unpack_from(found)[1])
    except (OSError, struct.error):
        return None
