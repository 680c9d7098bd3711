"""Attempts on the kernel: calls, devices and namespaces from which programs came out before."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Final

from attacks.world import SECRET_NAME, World

_IO_URING: Final = Path("/proc/sys/kernel/io_uring_disabled")
_NAMESPACES: Final = Path("/proc/sys/user/max_user_namespaces")
_DEVICES: Final = ("kvm", "nvidia*", "dri/*", "fuse")


def set_up_io_uring(world: World) -> bool:
    return world.prints(
        "set up",
        """
import ctypes
if ctypes.CDLL(None).syscall(425, 4, ctypes.create_string_buffer(120)) >= 0:
    print("set up")
""",
    )


def no_io_uring() -> str:
    """Why io_uring cannot be set up here; "" where it can."""
    disabled = int(_IO_URING.read_text()) if _IO_URING.exists() else 0
    return f"{_IO_URING} is {disabled}" if disabled else ""


def unshare_and_mount(world: World) -> bool:
    """Make a user namespace in each of the three ways, or mount in one."""
    return world.prints(
        "made",
        """
import ctypes, os
from signal import SIGCHLD
libc = ctypes.CDLL(None)
new_user, new_mounts = 0x10000000, 0x00020000
clone3 = 435
arguments = (ctypes.c_uint64 * 8)(new_user, 0, 0, 0, SIGCHLD)

def in_child(attempt):
    if not (child := os.fork()):
        attempt()
        os._exit(0)
    os.waitpid(child, 0)

def clone():
    child = libc.syscall(clone3, arguments, ctypes.sizeof(arguments))
    if child > 0:
        os.waitpid(child, 0)
        print("made a namespace by clone3")

def unshare():
    if libc.unshare(new_user) == 0:
        print("made a namespace by unshare")

def mount():
    # Outside no mount may come out of a namespace of its own.
    apart = libc.unshare(new_user | new_mounts) == 0
    os.mkdir("mounted")
    if (apart or not IS_OUTSIDE) and libc.mount(b"none", b"mounted", b"tmpfs", 0, None) == 0:
        print("made a mount")

for attempt in (clone, unshare, mount):
    in_child(attempt)
""",
        IS_OUTSIDE=world.outside,
    )


def no_namespaces() -> str:
    """Why no user namespace can be made here; "" where one can."""
    if _NAMESPACES.exists() and int(_NAMESPACES.read_text()) == 0:
        return f"{_NAMESPACES} is 0"
    made = subprocess.run(("unshare", "--user", "true"), capture_output=True, check=False)
    return "" if made.returncode == 0 else "user namespaces are for bubblewrap alone"


def open_a_device(world: World) -> bool:
    return world.prints(
        "opened",
        """
import os
for device in DEVICES:
    try:
        os.close(os.open(device, os.O_RDWR))
    except OSError as error:
        print(error)
    else:
        print("opened", device)
""",
        DEVICES=_openable(),
    )


def no_device() -> str:
    """Why no device can be opened here; "" where one can."""
    return "" if _openable() else f"none of {', '.join(_DEVICES)} can be opened"


def read_environments(world: World) -> bool:
    """Look for the secret in the environment of every process that can be seen."""
    return world.tells(
        """
import glob
for path in glob.glob(PROCESSES):
    try:
        entries = open(path, "rb").read().split(b"\\0")
    except OSError as error:
        print(error)
        continue
    print(path, [entry for entry in entries if entry.startswith(NAME)])
""",
        NAME=SECRET_NAME.encode(),
        # The control leaves the environments of strangers alone.
        PROCESSES="/proc/self/environ" if world.outside else "/proc/*/environ",
    )


def use_an_inherited_descriptor(world: World) -> bool:
    """Read whatever is open at the start, of which the secret is one."""
    code = """
import os
for descriptor in range(3, 1024):
    try:
        print(descriptor, os.pread(descriptor, 1000, 0))
    except OSError:
        pass
"""
    descriptor = os.open(world.secret, os.O_RDONLY)
    os.set_inheritable(descriptor, True)
    try:
        if not world.outside:
            return world.tells(code)
        with world.start(code, {}, close_fds=False, stdout=subprocess.PIPE) as process:
            return world.secret_text in process.communicate()[0].decode()
    finally:
        os.close(descriptor)


def _openable() -> list[str]:
    found = []
    for path in (path for name in _DEVICES for path in Path("/dev").glob(name)):
        with suppress(OSError):
            os.close(os.open(path, os.O_RDWR))
            found.append(str(path))
    return found
