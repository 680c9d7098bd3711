"""What holds for every command: help, options, exit statuses, and failures in one line."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fakes.shell import SUM, FakeRunner, Shell

from tinycall.core.calls import TinycallError
from tinycall.core.runner import Execution


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from tinycall.core.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'textual', 'matplotlib', 'llguidance', 'numpy', 'rich.console'}\n"
        "print(sorted(heavy & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "train" in done.stdout


def test_version(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda name: f"1.2 of {name}")
    assert shell("--version") == (0, "tinycall 1.2 of tinycall\n", "")


def test_the_bare_command_opens_the_app(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    import tinycall.tui.app

    opened: list[tuple[Any, ...]] = []
    monkeypatch.setattr(tinycall.tui.app, "run_app", lambda *given: opened.append(given))
    options = ["--workspace", "here", "--device", "cpu", "--notes", "texts", "--tools", "a.py"]
    assert shell(*options, "--tools", "b.json")[0] == 0
    tools = [Path("a.py"), Path("b.json")]
    assert opened == [(Path("here"), "cpu", None, Path("texts"), tools, {}, False)]


@pytest.mark.parametrize(
    ("before", "after", "variable", "expected"),
    [
        ([], [], None, "workspace"),
        ([], [], "env", "env"),
        (["--workspace", "before"], [], "env", "before"),
        (["--workspace", "before"], ["--workspace", "after"], "env", "after"),
    ],
)
def test_which_workspace(
    shell: Shell,
    monkeypatch: pytest.MonkeyPatch,
    before: list[str],
    after: list[str],
    variable: str | None,
    expected: str,
) -> None:
    if variable is not None:
        monkeypatch.setenv("TINYCALL_WORKSPACE", variable)
    shell(*before, "execute", SUM, *after)
    assert shell.runners[0].workspace == Path(expected)


def test_device_and_checkpoint_stand_on_either_side(shell: Shell) -> None:
    shell("--device", "cpu", "--checkpoint", "elm", "execute", SUM)
    shell("execute", SUM, "--device", "cpu", "--checkpoint", "elm")
    shell("execute", SUM)
    assert [(r.device, r.checkpoint) for r in shell.runners] == [
        ("cpu", "elm"),
        ("cpu", "elm"),
        ("auto", None),
    ]


@pytest.mark.parametrize("command", [["execute", SUM], ["generate", "2 plus 2"], ["status"]])
def test_tools_stand_on_either_side(shell: Shell, command: list[str]) -> None:
    shell("--tools", "a.py", "--tools", "b.json", *command)
    shell(*command, "--tools", "a.py", "--tools", "b.json")
    shell("--tools", "c.py", *command, "--tools", "a.py", "--tools", "b.json")
    shell(*command)
    both = (Path("a.py"), Path("b.json"))
    assert [runner.tools for runner in shell.runners] == [both, both, both, ()]


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["train", "--epochs", "101"],
        ["train", "--preset", "huge"],
        ["train", "--preset", "custom", "--width", "100"],
        ["train", "--preset", "custom", "--layers", "1", "--heads", "7", "--width", "100",
         "--context", "64"],
        ["train", "elm"],
        ["train", "--continue", "--epochs", "2"],
        ["generate"],
        ["generate", "2 plus 2", "--jsonl"],
        ["generate", "2 plus 2", "--temperature", "3"],
        ["execute"],
        ["data", "make"],
        ["data", "trace", "file"],
        ["bench", "--lines", "0"],
        ["--device", "tpu"],
    ],
)  # fmt: skip
def test_wrong_usage_is_status_2(shell: Shell, arguments: list[str]) -> None:
    status, out, err = shell(*arguments)
    assert status == 2
    assert out == ""
    assert "Error: " in err or "Usage: " in err


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (TinycallError("is full", where="disk", accepted="room"), "disk: is full; room"),
        (FileNotFoundError(2, "No such file", "notes"), "notes: No such file"),
        (KeyboardInterrupt(), "interrupted"),
        (RuntimeError("out\nof memory"), "unexpected RuntimeError: out of memory"),
    ],
)
def test_a_failure_is_one_line(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, error: BaseException, said: str
) -> None:
    def fail(self: FakeRunner, *given: object, **named: object) -> Execution:
        raise error

    monkeypatch.setattr(FakeRunner, "execute", fail)
    status, out, err = shell("execute", "--json", SUM)
    assert (status, out) == (1, "")
    assert err.startswith(f"tinycall: {said}")
    assert err.count("\n") == 1


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from tinycall.core.cli import main; main()"]
    made = subprocess.Popen(
        [*command, "data", "make", "--per-tool", "400"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    assert made.stdout is not None
    assert made.stderr is not None
    made.stdout.readline()
    made.stdout.close()
    assert made.stderr.read() == b""
    assert made.wait(20) == 1


def test_without_a_terminal_the_app_is_refused_in_one_line(tmp_path: Path) -> None:
    code = "from tinycall.core.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--workspace", str(tmp_path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("tinycall: the app opens in a terminal, and there is none here")
    assert done.stderr.count("\n") == 1
