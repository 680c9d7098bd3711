"""Attempts to take more memory, disk or output than there may be.

The controls take only so much as shows that nothing keeps them from it.
"""

from __future__ import annotations

from typing import Final

from attacks.world import USUAL, World, limited_to

from tinycall.core.tools.sandbox.limits import MIB, Limits
from tinycall.core.tools.sandbox.program import Ended, Outcome

_PATIENT: Final = Limits(seconds=60.0, processor_seconds=60)
# Not a page of it is touched, and none is set aside.
_MAP: Final = """
import mmap
no_reserve = 0x4000
held = mmap.mmap(-1, 3 << 30, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | no_reserve)
print("mapped")
"""


def map_three_gigabytes(world: World) -> bool:
    return world.prints("mapped", _MAP)


def raise_the_limit_of_memory(world: World) -> bool:
    return world.prints(
        "mapped",
        """
import os, resource
most = resource.RLIM_INFINITY
for process in (0, os.getpid()):
    try:
        resource.prlimit(process, resource.RLIMIT_AS, (most, most))
    except (OSError, ValueError) as error:
        print(error)
"""
        + _MAP,
    )


def share_memory_among_six(world: World) -> bool:
    outcome = world.run(
        """
import os, signal
read, write = os.pipe()
children = []
for _ in range(6):
    if not (child := os.fork()):
        held = b"x" * SHARE
        os.write(write, b".")
        signal.pause()
    children.append(child)
for child in children:
    os.read(read, 1)
print("all six hold theirs")
for child in children:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
""",
        limited_to(512 * MIB),
        SHARE=(16 if world.outside else 700) * MIB,
    )
    return _ends(world, outcome, Ended.MEMORY)


def print_a_gigabyte(world: World) -> bool:
    outcome = world.run(
        """
import os
part = b"x" * 65536
for _ in range(AMOUNT // len(part)):
    os.write(1, part)
""",
        _PATIENT,
        AMOUNT=(32 if world.outside else 1024) * MIB,
    )
    assert world.outside or len(outcome.output) == USUAL.output_kept, len(outcome.output)
    return _ends(world, outcome, Ended.OUTPUT)


def make_a_file_of_a_terabyte(world: World) -> bool:
    return world.prints("made", "open('big', 'wb').truncate(1 << 40); print('made')")


def make_twenty_files(world: World) -> bool:
    outcome = world.run(
        """
import time
for name in range(20):
    open(str(name), "wb").write(b"x" * SIZE)
time.sleep(0.3)
""",
        _PATIENT,
        SIZE=(4 if world.outside else 15) * MIB,
    )
    return _ends(world, outcome, Ended.FOLDER)


def fill_shared_memory(world: World) -> bool:
    return world.prints(
        "32 MiB held",
        """
import os
names = [f"/dev/shm/{MARK}-{number}" for number in range(4)]
try:
    for name in names:
        open(name, "wb").write(b"x" * (8 << 20))
    print("32 MiB held")
finally:
    for name in names:
        if os.path.exists(name):
            os.unlink(name)
""",
    )


def write_beside_its_folders(world: World) -> bool:
    """Find a folder, other than those that have a size, in which files can be made."""
    return world.prints(
        "made",
        """
import os
for folder in FOLDERS or (line.split()[4] for line in open("/proc/self/mountinfo")):
    try:
        open(f"{folder}/{MARK}", "wb").write(b"x")
    except OSError:
        continue
    if not FOLDERS and folder in ("/tmp", "/dev/shm", os.getcwd()):
        continue
    print("made one in", folder)
""",
        FOLDERS=[str(world.folder)] if world.outside else [],
    )


def hold_shared_segments(world: World) -> bool:
    """Fill System V segments and detach them: they are held, and no process shows them."""
    outcome = world.run(
        """
import ctypes, time
libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p
libc.shmat.argtypes = (ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
libc.shmdt.argtypes = (ctypes.c_void_p,)
held, size = [], 30 << 20
try:
    for _ in range(4):
        segment = libc.shmget(0, ctypes.c_size_t(size), 0o1600)
        if segment < 0:
            raise OSError(ctypes.get_errno(), "shmget")
        held.append(segment)
        start = libc.shmat(segment, None, 0)
        ctypes.memset(start, 1, size)
        libc.shmdt(start)
    time.sleep(0.3)
    print("120 MiB held")
finally:
    for segment in held:
        libc.shmctl(segment, 0, None)
""",
        limited_to(64 * MIB),
    )
    return "120 MiB held" in outcome.output


def hold_memory_in_descriptors(world: World) -> bool:
    return world.prints(
        "120 MiB held",
        """
import os, time
held = [os.memfd_create("held") for _ in range(8)]
for descriptor in held:
    os.write(descriptor, b"x" * (15 << 20))
time.sleep(0.3)
print("120 MiB held")
""",
        limited_to(64 * MIB),
    )


def hold_removed_files(world: World) -> bool:
    return world.prints(
        "120 MiB held",
        """
import os, time
held = []
for _ in range(8):
    held.append(open("file", "wb", buffering=0))
    held[-1].write(b"x" * (15 << 20))
    os.unlink("file")
time.sleep(0.3)
print("120 MiB held")
""",
        _PATIENT,
    )


def fill_the_disk_far_below(world: World) -> bool:
    """Write where no path from the top reaches."""
    return world.prints(
        "90 MiB held",
        """
import os, time
for _ in range(20):
    os.mkdir("d" * 240)
    os.chdir("d" * 240)
for name in range(6):
    open(str(name), "wb").write(b"x" * (15 << 20))
time.sleep(0.3)
print("90 MiB held")
""",
        _PATIENT,
    )


def fill_the_disk_behind_a_mode(world: World) -> bool:
    """Write into a folder that only its own program may enter, and nobody may list."""
    return world.prints(
        "90 MiB held",
        """
import os, time
os.mkdir("closed")
os.chmod("closed", 0o300)
for name in range(6):
    open(f"closed/{name}", "wb").write(b"x" * (15 << 20))
time.sleep(0.3)
print("90 MiB held")
""",
        _PATIENT,
    )


def _ends(world: World, outcome: Outcome, limit: Ended) -> bool:
    """Whether a program came to its end, and not to the one limit that is to end it."""
    if outcome.ended is Ended.ITSELF:
        return outcome.succeeded or not world.outside
    assert outcome.ended is limit, outcome.ended
    return False
