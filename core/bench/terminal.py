"""The app on a pseudo-terminal: what it draws, the keys that it gets, and its end."""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import subprocess
import time
from types import TracebackType

from tinycall.core.calls import TinycallError

PATIENCE = 60.0
_ALTERNATE_SCREEN = b"\x1b[?1049h"
_ESCAPE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"  # control sequences (ECMA-48, 5.4)
    rb"|\x1b[P\]_^X].*?(?:\x07|\x1b\\)"  # strings up to their terminator (5.6)
    rb"|\x1b[ -/]+[0-~]|\x1b[0-OQ-WYZ\\`-~]"
    rb"|\x1b.*\Z",  # one that is still arriving
    re.DOTALL,
)
_LEAVING = 10.0


def visible(output: bytes) -> bytes:
    """What is left of a terminal's output without the sequences that move, colour and ask."""
    return _ESCAPE.sub(b"", output)


def drawn(output: bytes) -> bool:
    """Whether this output puts a character on the alternate screen, where an app draws."""
    _, _, frame = output.partition(_ALTERNATE_SCREEN)
    return bool(visible(frame).strip(b"\x00\r\n\t "))


class Terminal:
    """A pseudo-terminal; raises TinycallError where the system has none.

    `side` is the end that the app opens, `process` the app, which leaving the terminal ends.
    """

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        try:
            import fcntl
            import pty
            import struct
            import termios
        except ImportError:
            raise TinycallError(
                "the app is measured on a pseudo-terminal, which this system lacks",
                where="bench",
                accepted="Linux or macOS",
            ) from None
        self.master, self.side = pty.openpty()
        fcntl.ioctl(self.side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process: subprocess.Popen[bytes] | None = None
        self._side_open = True

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close_side()
        if self.process is not None:
            end(self.process, self.master)
        os.close(self.master)

    def close_side(self) -> None:
        """Leave the other end to the app alone, so that its end is seen."""
        if self._side_open:
            os.close(self.side)
            self._side_open = False

    def press(self, keys: bytes) -> None:
        """Send what a keyboard would."""
        while keys:
            keys = keys[os.write(self.master, keys) :]

    def read(self, deadline: float, so_far: bytes = b"") -> bytes:
        """The next output; raises TinycallError with the last line of `so_far` where none comes."""
        ready, _, _ = select.select([self.master], [], [], max(0.0, deadline - time.monotonic()))
        try:
            if ready and (arrived := os.read(self.master, 65536)):
                return arrived
        except OSError:  # Linux says EIO where the other side is closed.
            pass
        wrote = visible(so_far).decode(errors="replace").split("\n")
        last = next((line.strip() for line in reversed(wrote) if line.strip()), "nothing")
        raise TinycallError(
            f"no frame: the app {'ended' if ready else 'did not draw'}, and its last line was: "
            f"{last}",
            where="bench",
        )

    def wait_for(self, text: bytes, seconds: float = PATIENCE) -> bytes:
        """Read until `text` is drawn, blanks aside; the output up to there."""
        output, deadline = b"", time.monotonic() + seconds
        wanted = text.replace(b" ", b"")
        while wanted not in visible(output).replace(b" ", b""):
            output += self.read(deadline, output)
        return output

    def drain(self, seconds: float) -> bytes:
        """What is drawn in this time, possibly nothing."""
        output, deadline = b"", time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if select.select([self.master], [], [], left)[0]:
                output += self.read(deadline, output)
        return output


def end(process: subprocess.Popen[bytes], master: int | None = None) -> None:
    """Ask a process to end, reading what it still draws so that it never waits for us."""
    if process.poll() is None:
        process.terminate()
        # One that is held would not hear it.
        _signal_group(process, signal.SIGCONT)
    deadline = time.monotonic() + _LEAVING
    while process.poll() is None and time.monotonic() < deadline:
        if master is None:
            time.sleep(0.05)
            continue
        ready, _, _ = select.select([master], [], [], 0.05)
        try:
            if ready:
                os.read(master, 65536)
        except OSError:
            time.sleep(0.05)
    if process.poll() is None:
        process.kill()
    _signal_group(process, signal.SIGKILL)
    process.wait()


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Signal a process that leads a group of its own, and all that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if process.returncode is not None or os.getpgid(process.pid) == process.pid:
            os.killpg(process.pid, number)
