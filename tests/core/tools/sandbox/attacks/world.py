"""The world around the sandbox: what attempts are made on, and what they did to it."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Final, Self

from tinycall.core.tools.sandbox.bubblewrap import owner
from tinycall.core.tools.sandbox.limits import MIB, Limits
from tinycall.core.tools.sandbox.program import PYTHON, Ended, MadeFile, Outcome, Program
from tinycall.core.tools.sandbox.sandbox import Sandbox

SAFE: Final = Sandbox()
UNSAFE: Final = Sandbox(unsafe=True)
USUAL: Final = Limits()
SECRET_NAME: Final = "TINYCALL_TEST_SECRET"
ATTEMPT: Final = "attempt.py"

_BEGUN: Final = "begun"
_BEGINNING: Final = f"from given import *\nprint({_BEGUN!r}, flush=True)\n"
_KEPT: Final = b"kept\n"
_ARRIVAL: Final = 0.1  # seconds; what was sent on loopback is there when the sender has ended


class World:
    """Files, listeners and a process, new for each attempt and gone after it.

    No mode or owner keeps a program from any of it: that is left to the sandbox. Programs find
    what is there in the names that they start with: SECRET, OUTSIDE, VICTIM …
    """

    def __init__(self, *, outside: bool) -> None:
        self.outside = outside
        self.mark = new_mark()
        self.secret_text = secrets.token_hex()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self.folder = Path(
                stack.enter_context(TemporaryDirectory(prefix="tinycall-attempt-")),
            )
            self.secret, self.kept = self.folder / "secret", self.folder / "kept"
            self.made = self.folder / "made"
            self.secret.write_text(self.secret_text)
            self.kept.write_bytes(_KEPT)
            self._listen(stack)
            for path in (self.folder, self.secret, self.kept, self.socket_path):
                path.chmod(0o777)
                if (user := owner()) is not None:
                    os.chown(path, user, user)
            self.victim = Popen(("sleep", "600"), user=owner())
            stack.callback(self._end)
            os.environ[SECRET_NAME] = self.secret_text
            stack.callback(os.environ.pop, SECRET_NAME)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def program(self, code: str, **given: Any) -> Program:
        """Code as a program that can be found by its mark, with what is given to it."""
        names = {
            "SECRET": str(self.secret),
            "OUTSIDE": str(self.made),
            "KEPT": str(self.kept),
            "SOCKET": str(self.socket_path),
            "ABSTRACT": f"\0{self.mark}",
            "TCP": self._tcp.getsockname()[1],
            "UDP": self._udp.getsockname()[1],
            "VICTIM": self.victim.pid,
            "MARK": self.mark,
            **given,
        }
        lines = "".join(f"{name} = {value!r}\n" for name, value in names.items())
        return Program(
            (PYTHON, "-u", ATTEMPT, self.mark),
            {ATTEMPT: (_BEGINNING + code).encode(), "given.py": lines.encode()},
        )

    def run(self, code: str, limits: Limits = USUAL, **given: Any) -> Outcome:
        """Run code in the sandbox; outside as a plain process, with no limit and no watcher."""
        if self.outside:
            outcome = self._run_plainly(code, given)
        else:
            outcome = SAFE.run(self.program(code, **given), limits)
        assert outcome.output.startswith(_BEGUN), f"it did not even begin: {outcome}"
        return outcome

    def start(self, code: str, given: Mapping[str, Any], **options: Any) -> Popen[bytes]:
        """Start code as a plain process that nothing watches, in the world's folder."""
        program = self.program(code, **given)
        for name, content in program.files.items():
            (self.folder / name).write_bytes(content)
        options = {"stdin": DEVNULL, "stdout": DEVNULL, **options}
        return Popen(program.command, cwd=self.folder, **options)

    def tells(self, code: str, **given: Any) -> bool:
        """Whether the secret is in what code prints."""
        return self.secret_text in self.run(code, **given).output

    def prints(self, words: str, code: str, limits: Limits = USUAL, **given: Any) -> bool:
        """Whether code comes to print the words."""
        return words in self.run(code, limits, **given).output

    def reached(self) -> bool:
        """Whether any of the listeners was reached."""
        reached = False
        for door in (self._tcp, self._path, self._abstract):
            with suppress(OSError):
                door.accept()[0].close()
                reached = True
        with suppress(OSError):
            reached = bool(self._udp.recv(1)) or reached
        return reached

    def kept_as_it_was(self) -> bool:
        """Whether the kept file has its content and its mode."""
        return self.kept.read_bytes() == _KEPT and self.kept.stat().st_mode & 0o7777 == 0o777

    def marked(self, command: str = "") -> list[int]:
        """The processes that bear the mark, wherever they are; those of one command if given."""
        return marked(self.mark, command)

    def _run_plainly(self, code: str, given: Mapping[str, Any]) -> Outcome:
        begun = time.monotonic()
        there = {*self.folder.iterdir()}
        with self.start(code, given, stdout=PIPE, stderr=PIPE) as process:
            output, errors = process.communicate()
        made = {*self.folder.iterdir()} - there
        return Outcome(
            process.returncode,
            output.decode(errors="replace"),
            errors.decode(errors="replace"),
            Ended.ITSELF,
            time.monotonic() - begun,
            files=tuple(MadeFile(path.name, path.read_bytes()) for path in made if _is_small(path)),
        )

    def _listen(self, stack: ExitStack) -> None:
        self.socket_path = self.folder / "socket"
        self._tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        self._udp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        self._udp.bind(("127.0.0.1", 0))
        self._path = stack.enter_context(socket.socket(socket.AF_UNIX))
        self._path.bind(str(self.socket_path))
        self._abstract = stack.enter_context(socket.socket(socket.AF_UNIX))
        self._abstract.bind(f"\0{self.mark}")
        for door in (self._path, self._abstract):
            door.listen()
        for door in (self._tcp, self._udp, self._path, self._abstract):
            door.settimeout(_ARRIVAL)

    def _end(self) -> None:
        self.victim.kill()
        self.victim.wait()
        while left := self.marked():
            for pid in left:
                with suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.01)


def new_mark() -> str:
    """A word for the command line of processes, by which they are found again."""
    return f"marked-{secrets.token_hex(8)}"


def marked(mark: str, command: str = "") -> list[int]:
    """The processes whose command line holds `mark`, of one command where it is given."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (folder / "cmdline").read_bytes()
            name = (folder / "comm").read_text()
            if mark.encode() in words and name.startswith(command):
                found.append(int(folder.name))
    return found


def _is_small(path: Path) -> bool:
    return path.is_file() and path.stat().st_size < MIB


def open_descriptors() -> int:
    """How many descriptors this process has open."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def comes(state: Callable[[], object], seconds: float = 10.0) -> bool:
    """Whether a state comes within so long."""
    end = time.monotonic() + seconds
    while not state():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def limited_to(memory: int) -> Limits:
    """Patient limits of memory alone, so that an attempt need not take a lot."""
    return Limits(seconds=60.0, processor_seconds=60, memory=memory)
