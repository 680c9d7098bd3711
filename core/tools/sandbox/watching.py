"""The watcher: it owns the clock, the memory of the tree, the disk and the output of a program."""

from __future__ import annotations

import json
import mmap
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from tinycall.core.tools.sandbox.folder import measure, removed
from tinycall.core.tools.sandbox.limits import Limits
from tinycall.core.tools.sandbox.program import Ended

_LOOK: Final = 0.05  # seconds from one look at the tree to the next
_COLLECTING: Final = 0.2  # seconds for bubblewrap to end by itself
_PATIENCE: Final = 5.0  # seconds for killed processes to be gone
_CHUNK: Final = 1 << 16

# `--die-with-parent` follows the thread that started bubblewrap: this one lasts as long as we do.
_starter: Final = ThreadPoolExecutor(1, thread_name_prefix="tinycall-sandbox")


@dataclass(frozen=True)
class Watched:
    """What the watcher saw; the bytes are no more than is kept."""

    status: int
    output: bytes
    errors: bytes
    cut: bool
    ended: Ended
    seconds: float


def watch(
    command: list[str],
    folder: Path,
    limits: Limits,
    environment: dict[str, str],
    *,
    passed: tuple[int, ...] = (),
    info: int | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Watched:
    """Run a command to its end or to the first limit; nothing of its tree survives.

    Raises OSError where it cannot be started.
    """
    start = time.monotonic()
    process = _starter.submit(
        subprocess.Popen,
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=passed,
        start_new_session=True,
    ).result()
    with process:
        ended = None
        inside: dict[int, bytes] = {}
        look = start
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            pipes = _Pipes((process.stdout, process.stderr), limits)
            while process.poll() is None and ended is None:
                pipes.read(_LOOK)
                if pipes.read_bytes > limits.output:
                    ended = Ended.OUTPUT
                elif time.monotonic() >= look:
                    inside = inside or _first_inside(info)
                    ended = _reached(process.pid, folder, limits, start)
                    if cancelled():
                        ended = Ended.CANCELLED
                    look = time.monotonic() + _LOOK
        finally:
            _end(process, inside or _first_inside(info))
        pipes.drain()
        status = process.wait()
        return Watched(
            status if status >= 0 else 128 - status,
            pipes.kept(process.stdout),
            pipes.kept(process.stderr),
            pipes.cut,
            ended or Ended.ITSELF,
            time.monotonic() - start,
        )


def _reached(pid: int, folder: Path, limits: Limits, start: float) -> Ended | None:
    """The first limit that is passed."""
    if time.monotonic() - start > limits.seconds:
        return Ended.TIME
    processes = [*tree(pid)]
    if sum(map(_resident, processes)) > limits.memory:
        return Ended.MEMORY
    size, count = measure(folder, limits)
    size += removed(processes, folder)
    return Ended.FOLDER if size > limits.folder or count > limits.files else None


class _Pipes:
    """Reads pipes without waiting for their end, and keeps the beginning of each."""

    def __init__(self, pipes: tuple[IO[bytes], ...], limits: Limits) -> None:
        self._selector = selectors.DefaultSelector()
        self._kept: dict[int, bytearray] = {}
        self._most = limits.output_kept
        self.read_bytes = 0
        self.cut = False
        for pipe in pipes:
            os.set_blocking(pipe.fileno(), False)
            self._selector.register(pipe, selectors.EVENT_READ)
            self._kept[pipe.fileno()] = bytearray()

    def read(self, seconds: float) -> bool:
        """Take what there is, waiting so long for it; False where nothing came."""
        if not self._selector.get_map():
            time.sleep(seconds)
            return False
        came = False
        for key, _ in self._selector.select(seconds):
            part = b""
            with suppress(BlockingIOError):
                part = os.read(key.fd, _CHUNK)
            came = came or bool(part)
            if not part:
                self._selector.unregister(key.fileobj)
            room = self._most - len(self._kept[key.fd])
            self._kept[key.fd] += part[:room]
            self.cut = self.cut or len(part) > room
            self.read_bytes += len(part)
        return came

    def drain(self) -> None:
        """Take what a program that has ended left in the pipes."""
        while self._selector.get_map() and self.read(0.0):
            pass
        self._selector.close()

    def kept(self, pipe: IO[bytes]) -> bytes:
        """The beginning of what came through a pipe."""
        return bytes(self._kept[pipe.fileno()])


def tree(pid: int) -> Iterator[int]:
    """The processes below `pid`, itself first; what ends meanwhile is left out."""
    waiting = [pid]
    while waiting:
        current = waiting.pop()
        yield current
        with suppress(OSError):
            for thread in Path(f"/proc/{current}/task").iterdir():
                waiting.extend(map(int, (thread / "children").read_bytes().split()))


def _resident(pid: int) -> int:
    """Bytes of a process in memory; 0 where it has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_bytes().split()[1]) * mmap.PAGESIZE
    except (OSError, IndexError):
        return 0


def _first_inside(info: int | None) -> dict[int, bytes]:
    """The first process of the namespace, of which bubblewrap writes to `info`, and its start."""
    if info is None:
        return {}
    try:
        pid = int(json.loads(os.read(info, _CHUNK))["child-pid"])
    except (OSError, ValueError, KeyError):
        return {}
    return {pid: _started(pid)}


def _end(process: subprocess.Popen[bytes], inside: dict[int, bytes]) -> None:
    """Kill all of the tree that is left, and wait until it is gone.

    bubblewrap may end before the processes inside, which go on until their first one is dead.
    """
    left = {pid: _started(pid) for pid in tree(process.pid) if pid != process.pid}
    if inside:
        left |= inside
        _kill(pid for pid, begun in left.items() if begun and _started(pid) == begun)
        # bubblewrap collects what it started, if it is let.
        with suppress(subprocess.TimeoutExpired):
            process.wait(_COLLECTING)
    # Without bubblewrap, what the program left behind is still of its group.
    with suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
    end = time.monotonic() + _PATIENCE
    while left and time.monotonic() < end:
        # A number that was given to another process since is not ours to kill.
        left = {pid: begun for pid, begun in left.items() if begun and _started(pid) == begun}
        _kill(left)
        if left:
            time.sleep(0.002)


def _kill(processes: Iterable[int]) -> None:
    for pid in processes:
        with suppress(OSError):
            os.kill(pid, signal.SIGKILL)


def _started(pid: int) -> bytes:
    """When a process began, in ticks; b"" where it is gone or only waits to be collected."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return b""
    return b"" if fields[0] in (b"Z", b"X") else fields[19]
