"""Attempts on the application around the sandbox: its life, terminal, screen and installation."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from attacks.world import World, comes

from tinycall.core.calls import TinycallError
from tinycall.core.tools.sandbox.program import PYTHON
from tinycall.core.tools.sandbox.sandbox import Sandbox

_INJECTION: Final = Path("/proc/sys/dev/tty/legacy_tiocsti")
_RUN_IT: Final = """
import json, sys
from tinycall.core.tools.sandbox.limits import Limits
from tinycall.core.tools.sandbox.program import Program
from tinycall.core.tools.sandbox.sandbox import Sandbox
given = json.load(open(sys.argv[1]))
files = {name: content.encode() for name, content in given["files"].items()}
program, limits = Program(tuple(given["command"]), files), Limits.of_seconds(60.0)
"""
_WATCHED: Final = "Sandbox(unsafe=given['unsafe']).run(program, limits)"
# In the control the program is not put into a session of its own, as the watcher does.
_AT_A_TERMINAL: Final = """
import fcntl, os, select, subprocess, termios, tty
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
tty.setraw(0)
if given["unsafe"]:
    subprocess.run(program.command, cwd=given["folder"])
else:
    outcome = Sandbox().run(program, limits)
    assert outcome.output.startswith("begun"), outcome
if select.select([0], [], [], 0.2)[0]:
    print("typed:", os.read(0, 100))
"""
# The clipboard (OSC 52), a title, colours, 8-bit controls, a bell, reversed text, markup.
_STEERING: Final = (
    "\x1b]52;c;c2VjcmV0\x07" "\x1b]0;title\x1b\\" "\x1b[31m" "\x1b[2J" "\x9b2J" "\x9d52;c;eA==\x9c"
    "\x1bP+q\x1b\\" "\x07" "\x08" "\u202e" "\u2066" "\u200b" "\x1b" "[@click=app.quit]"
)  # fmt: skip
_MAKE: Final = "open(OUTSIDE, 'w').write('made')"
_FAILING: Final = "#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n"
_BARE: Final = '#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done\nshift\nexec "$@"\n'


def outlive_the_killed_application(world: World) -> bool:
    code = """
import os, time
if not os.fork():
    os.setsid()
    os.fork()
time.sleep(60)
"""
    with _application(world, code, _WATCHED, env=_environment(world)) as application:
        assert comes(lambda: len(world.marked("python")) == 3), world.marked()
        application.kill()
    return not comes(lambda: not world.marked(), 1.0 if world.outside else 10.0)


def type_into_the_terminal(world: World) -> bool:
    code = """
import fcntl, termios
for terminal in ("/dev/tty", "/dev/stdin", "/dev/stdout", "/dev/stderr"):
    try:
        with open(terminal, "rb", buffering=0) as opened:
            fcntl.ioctl(opened, termios.TIOCSTI, b"x")
    except OSError as error:
        print(terminal, error)
"""
    ours, theirs = pty.openpty()
    try:
        with _application(
            world, code, _AT_A_TERMINAL, stdin=theirs, stdout=subprocess.PIPE
        ) as application:
            output = application.communicate()[0]
        assert application.returncode == 0, output
        return b"typed: b'x" in output
    finally:
        os.close(ours)
        os.close(theirs)


def no_typing() -> str:
    """Why nobody can type into a terminal here; "" where they can."""
    allowed = not _INJECTION.exists() or int(_INJECTION.read_text()) == 1
    return "" if allowed or os.geteuid() == 0 else f"{_INJECTION} is 0"


def steer_the_screen(world: World) -> bool:
    code = f"""
import sys
for stream in (sys.stdout, sys.stderr):
    stream.buffer.write({_STEERING!r}.encode() + b"\\x9b31m visible \\xff\\x80\\n")
"""
    if world.outside:
        with world.start(code, {}, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            texts = [text.decode(errors="replace") for text in process.communicate()]
    else:
        outcome = world.run(code)
        texts = [outcome.output, outcome.errors]
        assert all("visible" in text for text in texts), texts
    steering = {*"\x07\x08\x1b\x90\x9b\x9c\x9d\u200b\u202e\u2066"}
    return any(not steering.isdisjoint(text) for text in texts)


def run_without_bubblewrap(world: World) -> bool:
    return _is_executed(world, None, "apt install bubblewrap")


def run_where_bubblewrap_fails(world: World) -> bool:
    return _is_executed(world, _FAILING, "No permissions to create new namespace")


def run_where_bubblewrap_holds_nothing(world: World) -> bool:
    # As root, nobody cannot even reach the interpreter: then no harmless program can be run.
    return _is_executed(world, _BARE, "no sandbox")


def end_with_the_thread_that_started(world: World) -> bool:
    """Let the thread that was first to run something end while another program goes on.

    bubblewrap dies with the thread that started it: the control shows that it does.
    """
    if world.outside:
        with ThreadPoolExecutor(1) as thread:
            process = thread.submit(_start_bubblewrap).result()
        died = comes(lambda: process.poll() is not None)
        process.kill()
        process.communicate()
        return died
    outcomes = []

    def run_after_it() -> None:
        outcomes.append(world.run("import time; time.sleep(1); print('whole')"))

    def run_first() -> None:
        world.run("")
        threading.Thread(target=run_after_it).start()
        time.sleep(0.3)

    first = threading.Thread(target=run_first)
    first.start()
    first.join()
    assert comes(lambda: outcomes)
    return not (outcomes[0].succeeded and "whole" in outcomes[0].output)


def _start_bubblewrap() -> subprocess.Popen[bytes]:
    words = (
        "bwrap",
        "--die-with-parent",
        "--ro-bind",
        "/",
        "/",
        "sh",
        "-c",
        "echo; exec sleep 600",
    )
    process = subprocess.Popen(words, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def _is_executed(world: World, bubblewrap: str | None, reason: str) -> bool:
    """Whether a program is run where bubblewrap is another, or where there is none."""
    if world.outside:
        world.run(_MAKE)
        return world.made.exists()
    commands = world.folder / "commands"
    commands.mkdir()
    commands.chmod(0o755)
    path = str(commands)
    if bubblewrap is not None:
        (commands / "bwrap").write_text(bubblewrap)
        (commands / "bwrap").chmod(0o755)
        path = f"{path}:{os.environ['PATH']}"
    with patch.dict(os.environ, PATH=path):
        try:
            Sandbox().run(world.program(_MAKE))
        except TinycallError as refusal:
            assert reason in str(refusal), refusal
            return world.made.exists()
    return True


@contextmanager
def _application(
    world: World, code: str, then: str, **options: Any
) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that runs code as the application does, at the head of a session."""
    program = world.program(code)
    files = {name: content.decode() for name, content in program.files.items()}
    for name, content in files.items():
        (world.folder / name).write_text(content)
    given = {
        "command": program.command,
        "files": files,
        "unsafe": world.outside,
        "folder": str(world.folder),
    }
    path = world.folder / "run.json"
    path.write_text(json.dumps(given))
    process = subprocess.Popen(
        (PYTHON, "-c", _RUN_IT + then, path), start_new_session=True, **options
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def _environment(world: World) -> dict[str, str]:
    """An environment in which the application leaves its folder in the world's."""
    return {**os.environ, "TMPDIR": str(world.folder)}
