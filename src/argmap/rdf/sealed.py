"""A process that can reach no other machine, whatever it is led to do.

Oxigraph has no way to turn SERVICE and LOAD off. What a query says is looked at before
(``argmap.rdf.guard``); this is for what is overlooked there. On Linux the kernel itself refuses
sockets of the internet to the process, for good (seccomp, Linux 3.5); elsewhere nothing is done.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""What the kernel calls an architecture (linux/audit.h), and its number of ``socket``."""
_LOAD, _IS, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_NUMBER, _ARCHITECTURE, _FIRST = 0, 4, 16
"""Where ``struct seccomp_data`` has the call, the architecture and the first argument."""
_INTERNET = (2, 10)
_OTHER_CALLS = 0x40000000
"""From here on calls of x86-64 are those of its 32-bit form."""


def seal() -> bool:
    """Refuses this process, and those that it begins, every socket of the internet.

    Returns:
        Whether the system does it.
    """
    known = _ARCHITECTURES.get(platform.machine())
    if not sys.platform.startswith("linux") or known is None:
        return False
    program = _program(*known)
    kept = ctypes.create_string_buffer(program)
    # The pointer stands after the count, at its own alignment: struct sock_fprog.
    told = struct.pack("@HP", len(program) // 8, ctypes.addressof(kept))
    libc = ctypes.CDLL(None, use_errno=True)
    zero = ctypes.c_ulong(0)
    if libc.prctl(_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), zero, zero, zero) != 0:
        return False
    return bool(libc.prctl(_SET_SECCOMP, ctypes.c_ulong(_FILTER), told, zero, zero) == 0)


def _program(architecture: int, socket: int) -> bytes:
    """The filter, in instructions of the kernel's packet filter: code, two jumps and a number."""
    lines = (
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_IS, 0, 7, architecture),  # calls of another architecture are refused
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 5, 0, _OTHER_CALLS),
        (_IS, 0, 3, socket),
        (_LOAD, 0, 0, _FIRST),
        (_IS, 2, 0, _INTERNET[0]),
        (_IS, 1, 0, _INTERNET[1]),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    )
    return b"".join(struct.pack("=HBBI", *line) for line in lines)
