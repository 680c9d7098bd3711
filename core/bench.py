"""Benchmarks: each part measures the real program and returns figures that JSON holds."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

from tinycall.core.calls import TinycallError

REPEATS = 5
_PATIENCE = 30.0
_ALTERNATE_SCREEN = b"\x1b[?1049h"
_ESCAPE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"  # control sequences (ECMA-48, 5.4)
    rb"|\x1b[P\]_^X].*?(?:\x07|\x1b\\)"  # strings up to their terminator (5.6)
    rb"|\x1b[ -/]+[0-~]|\x1b[0-OQ-WYZ\\`-~]"
    rb"|\x1b.*\Z",  # one that is still arriving
    re.DOTALL,
)
# Runs the command and, should it import torch, first writes the time to the descriptor given.
_WATCHED = """
import os, sys, time
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "torch":
            os.write({descriptor}, b"%r" % time.monotonic())
            sys.meta_path.remove(self)
sys.meta_path.insert(0, Watch())
from tinycall.core.cli import main
sys.argv[0] = "tinycall"
sys.exit(main())
"""


def run(parts: Sequence[str]) -> dict[str, Any]:
    """Measure the named parts, one entry each; raises TinycallError for a part there is not."""
    for part in parts:
        if part not in PARTS:
            raise TinycallError(
                f"there is no benchmark {part!r}", where="bench", accepted=", ".join(PARTS)
            )
    return {part: PARTS[part]() for part in parts}


def start() -> dict[str, Any]:
    """Seconds to the first frame of the app and to the end of `--help`, medians of five starts."""
    frames = [_first_frame() for _ in range(REPEATS)]
    helps = [_help() for _ in range(REPEATS)]
    return {
        "repeats": REPEATS,
        "first_frame_seconds": median(seconds for seconds, _ in frames),
        "first_frame_imports_torch": any(torch for _, torch in frames),
        "help_seconds": median(seconds for seconds, _ in helps),
        "help_imports_torch": any(torch for _, torch in helps),
    }


PARTS: dict[str, Callable[[], dict[str, Any]]] = {"start": start}


def drawn(output: bytes) -> bool:
    """Whether this output puts a character on the alternate screen, where an app draws."""
    _, _, frame = output.partition(_ALTERNATE_SCREEN)
    return bool(_ESCAPE.sub(b"", frame).strip(b"\x00\r\n\t "))


class _Watched:
    """A tinycall process, and whether it has imported torch."""

    def __init__(self, arguments: Sequence[str], workspace: str, terminal: int | None) -> None:
        self._read, write = os.pipe()
        os.set_blocking(self._read, False)
        self.began = time.monotonic()
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _WATCHED.format(descriptor=write), *arguments],
                stdin=terminal,
                stdout=subprocess.DEVNULL if terminal is None else terminal,
                stderr=terminal,
                env=os.environ | {"TINYCALL_WORKSPACE": workspace, "TERM": "xterm-256color"},
                pass_fds=[write],
                start_new_session=terminal is not None,
            )
        finally:
            os.close(write)

    def imported_torch_by(self, moment: float) -> bool:
        try:
            said = os.read(self._read, 100)
        except BlockingIOError:
            return False
        return bool(said) and float(said) < moment

    def close(self) -> None:
        os.close(self._read)


def _help() -> tuple[float, bool]:
    with tempfile.TemporaryDirectory(prefix="tinycall-") as workspace:
        watched = _Watched(["--help"], workspace, None)
        try:
            status = watched.process.wait(_PATIENCE)
            ended = time.monotonic()
            if status:
                raise TinycallError(f"tinycall --help ended with status {status}", where="bench")
            return ended - watched.began, watched.imported_torch_by(ended)
        finally:
            watched.close()


def _first_frame() -> tuple[float, bool]:
    try:
        import fcntl
        import pty
        import struct
        import termios
    except ImportError:
        raise TinycallError(
            "the first frame is measured on a pseudo-terminal, which this system lacks",
            where="bench start",
            accepted="Linux or macOS",
        ) from None
    master, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    with tempfile.TemporaryDirectory(prefix="tinycall-") as workspace:
        watched = _Watched([], workspace, terminal)
        os.close(terminal)
        try:
            output = b""
            while not drawn(output):
                output += _read(master, watched.began + _PATIENCE, output)
            shown = time.monotonic()
            return shown - watched.began, watched.imported_torch_by(shown)
        finally:
            _end(watched.process, master)
            watched.close()
            os.close(master)


def _read(master: int, deadline: float, so_far: bytes) -> bytes:
    ready, _, _ = select.select([master], [], [], max(0.0, deadline - time.monotonic()))
    try:
        if ready and (arrived := os.read(master, 65536)):
            return arrived
    except OSError:  # Linux says EIO where the other side is closed.
        pass
    wrote = _ESCAPE.sub(b"", so_far).decode(errors="replace").split("\n")
    last = next((line.strip() for line in reversed(wrote) if line.strip()), "nothing")
    raise TinycallError(
        f"no first frame: the app {'ended' if ready else 'did not draw'}, and its last line was: "
        f"{last}",
        where="bench start",
    )


def _end(process: subprocess.Popen[bytes], master: int) -> None:
    """Ask the app to end, reading what it still writes so that it never waits for us."""
    process.terminate()
    deadline = time.monotonic() + 5
    while process.poll() is None and time.monotonic() < deadline:
        ready, _, _ = select.select([master], [], [], 0.05)
        try:
            if ready:
                os.read(master, 65536)
        except OSError:
            break
    if process.poll() is None:
        process.kill()
    process.wait()
