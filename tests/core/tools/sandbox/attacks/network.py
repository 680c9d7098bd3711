"""Attempts to reach what listens outside."""

from __future__ import annotations

import itertools
import socket
from contextlib import suppress
from typing import Final

from attacks.world import World

# A separate network does not separate these: vsock leads from a virtual machine to its host, and
# alg to the kernel's ciphers.
_FAMILIES: Final = {"vsock": socket.AF_VSOCK, "alg": socket.AF_ALG}
_KINDS: Final = (socket.SOCK_STREAM, socket.SOCK_SEQPACKET)


def connect_by_tcp(world: World) -> bool:
    world.run("import socket; socket.create_connection(('127.0.0.1', TCP), 1)")
    return world.reached()


def send_by_udp(world: World) -> bool:
    world.run("""
import socket
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", UDP))
""")
    return world.reached()


def connect_to_a_unix_socket(world: World) -> bool:
    world.run("import socket; socket.socket(socket.AF_UNIX).connect(SOCKET)")
    return world.reached()


def connect_to_an_abstract_socket(world: World) -> bool:
    world.run("import socket; socket.socket(socket.AF_UNIX).connect(ABSTRACT)")
    return world.reached()


def connect_with_bash(world: World) -> bool:
    world.run("""
import subprocess
subprocess.run(["bash", "-c", f"echo hello > /dev/tcp/127.0.0.1/{TCP}"])
""")
    return world.reached()


def open_another_family(world: World) -> bool:
    """Make sockets of families that no separate network holds, and connect none."""
    return world.prints(
        "opened",
        """
import itertools, socket
for family, kind in itertools.product(FAMILIES, KINDS):
    try:
        socket.socket(family, kind).close()
    except OSError:
        continue
    print("opened", family)
""",
        FAMILIES=[int(family) for family in _FAMILIES.values()],
        KINDS=[int(kind) for kind in _KINDS],
    )


def no_other_family() -> str:
    """Why no socket of another family can be made here; "" where one can."""
    for family, kind in itertools.product(_FAMILIES.values(), _KINDS):
        with suppress(OSError):
            socket.socket(family, kind).close()
            return ""
    return f"the kernel has neither {' nor '.join(_FAMILIES)}"
