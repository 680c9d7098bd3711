"""Attempts on processes: too many of them, those that outlive their program, those of others."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Final

from attacks.world import USUAL, World

from tinycall.core.tools.sandbox.limits import Limits
from tinycall.core.tools.sandbox.program import Ended

_SCOPE: Final = Path("/proc/sys/kernel/yama/ptrace_scope")
_CHILDREN_ONLY: Final = 1
_SOON: Final = 5.0  # seconds in which what does not wait for its limit has ended, on a busy machine


def fork_without_end(world: World) -> bool:
    output = world.run("""
import os, signal
children = []
try:
    for _ in range(400):
        if not (child := os.fork()):
            signal.pause()
        children.append(child)
except OSError as error:
    print(error)
print("children", len(children))
for child in children:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
""").output
    return int(output.split()[-1]) > USUAL.processes


def spin_and_ignore_signals(world: World) -> bool:
    code = """
import signal
for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
print("ignoring")
while True:
    pass
"""
    if not world.outside:
        outcome = world.run(code, Limits.of_seconds(1.0))
        assert outcome.ended is Ended.TIME or outcome.status == 128 + signal.SIGKILL, outcome
        return bool(world.marked()) or outcome.seconds > 1.0 + _SOON
    with world.start(code, {}, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert process.stdout.readline() == b"ignoring\n"
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGXCPU):
            process.send_signal(number)
        time.sleep(0.2)
        running = process.poll() is None
        process.kill()
        return running


def outlive_with_the_pipe_open(world: World) -> bool:
    """Fork twice, leave the session and hold the output, while the program itself ends."""
    code = """
import os, time
if not os.fork():
    os.setsid()
    if not os.fork():
        time.sleep(60)
    os._exit(0)
os.wait()
"""
    if not world.outside:
        outcome = world.run(code)
        return bool(world.marked()) or outcome.seconds > _SOON
    with world.start(code, {}) as process:
        process.wait()
        return len(world.marked()) == 1


def look_into_a_process(world: World) -> bool:
    """Attach to the victim and to a child, and read their memory."""
    return world.prints(
        "looked",
        """
import ctypes, os, signal
libc = ctypes.CDLL(None)
libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
attach, detach, wait_all = 16, 17, 0x40000000

class Part(ctypes.Structure):
    _fields_ = (("start", ctypes.c_void_p), ("length", ctypes.c_size_t))

def first_address(process):
    with open(f"/proc/{process}/maps") as maps:
        return int(maps.readline().partition("-")[0], 16)

def read(process):
    there = Part(first_address(process), 4)
    target = ctypes.create_string_buffer(4)
    here = Part(ctypes.addressof(target), 4)
    parts = (ctypes.byref(here), ctypes.c_ulong(1), ctypes.byref(there), ctypes.c_ulong(1))
    return libc.process_vm_readv(process, *parts, ctypes.c_ulong(0)) == 4

if not (child := os.fork()):
    signal.pause()
for process in (VICTIM, child):
    try:
        if read(process):
            print("looked into", process)
    except OSError as error:
        print(error)
    if libc.ptrace(attach, process, None, None) == 0:
        os.waitpid(process, wait_all)
        libc.ptrace(detach, process, None, None)
        print("looked over", process)
os.kill(child, signal.SIGKILL)
""",
    )


def no_tracing() -> str:
    """Why no process can be traced here; "" where it can."""
    scope = int(_SCOPE.read_text()) if _SCOPE.exists() else 0
    if (scope > _CHILDREN_ONLY and os.geteuid() != 0) or scope > 2:
        return f"{_SCOPE} is {scope}: nobody may trace"
    return ""


def end_another_process(world: World) -> bool:
    world.run("import os, signal; os.kill(VICTIM, signal.SIGKILL)")
    time.sleep(0.05)
    return world.victim.poll() is not None


def limit_another_process(world: World) -> bool:
    def state() -> tuple[str, int]:
        limits = Path(f"/proc/{world.victim.pid}/limits").read_text()
        return limits, os.getpriority(os.PRIO_PROCESS, world.victim.pid)

    before = state()
    world.run("""
import os, resource
try:
    os.setpriority(os.PRIO_PROCESS, VICTIM, 15)
except OSError as error:
    print(error)
resource.prlimit(VICTIM, resource.RLIMIT_NOFILE, (64, 64))
""")
    return state() != before
