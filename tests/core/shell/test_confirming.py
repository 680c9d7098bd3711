"""Safe mode in the shell, on a real terminal and without one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pexpect
import pytest
from fakes.shell import SUM, Shell

from tinycall.core.calls import CallError
from tinycall.core.shell.confirming import ask
from tinycall.core.tools.confirming import Code, without_asking

PROGRAM = """
import sys
from tinycall.core.shell.confirming import ask
from tinycall.core.tools.confirming import Code
print("ANSWER", repr(ask(Code("execute_python", {code!r}))), flush=True)
"""


def spawn(code: str, editor: str = "false") -> pexpect.spawn[str]:
    return pexpect.spawn(
        sys.executable,
        ["-c", PROGRAM.format(code=code)],
        encoding="utf-8",
        timeout=30,
        env={**os.environ, "EDITOR": editor, "VISUAL": ""},
    )


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("yes", "'print(1)'"), ("Y", "'print(1)'"), ("", "None"), ("no", "None"), ("ja", "None")],
)
def test_only_a_yes_lets_it_through(typed: str, answer: str) -> None:
    asked = spawn("print(1)")
    asked.expect_exact("1 │ print(1)")
    asked.expect_exact("(yes/no/edit)")
    asked.sendline(typed)
    asked.expect(r"ANSWER (.*)\r\n")
    assert asked.match[1] == answer


def test_what_was_typed_before_is_no_answer() -> None:
    asked = spawn("import time")
    asked.sendline("yes")
    asked.expect_exact("(yes/no/edit) [no]")
    asked.sendline("no")
    asked.expect(r"ANSWER (.*)\r\n")
    assert asked.match[1] == "None"


def test_an_edit_is_shown_and_asked_about(tmp_path: Path) -> None:
    asked = spawn("print(1)", editor="sed -i s/1/2/")
    asked.expect_exact("(yes/no/edit) [no]")
    asked.sendline("edit")
    asked.expect_exact("1 │ print(2)")
    asked.expect_exact("(yes/no/edit) [no]")
    asked.sendline("yes")
    asked.expect(r"ANSWER (.*)\r\n")
    assert asked.match[1] == "'print(2)'"


def test_an_editor_that_fails_changes_nothing() -> None:
    asked = spawn("print(1)", editor="no-such-editor")
    asked.expect_exact("(yes/no/edit) [no]")
    asked.sendline("edit")
    asked.expect_exact("EDITOR names another")
    asked.expect_exact("1 │ print(1)")


def test_what_hides_is_shown() -> None:
    asked = spawn("a\u200b = '\x1b[2K\u202e'\r\nb")
    asked.expect_exact("1 │ a‹U+200B› = '‹U+001B›[2K‹U+202E›'‹U+000D›")
    asked.expect_exact("2 │ b")


def test_without_a_terminal_nothing_is_executed(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/null").open() as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        with pytest.raises(CallError, match="--no-confirm"):
            ask(Code("execute_python", "print(1)"))


def test_no_confirm_is_the_option_alone(shell: Shell) -> None:
    shell("execute", SUM)
    shell("execute", SUM, "--no-confirm")
    assert [runner.asked for runner in shell.runners] == [[ask], [without_asking]]


def test_timeouts_and_unsafe_exec(shell: Shell) -> None:
    shell("execute", SUM, "--timeout", "20", "--timeout", "run_tests=60", "--unsafe-exec")
    shell("--unsafe-exec", "--timeout", "debug_code=9", "execute", SUM)
    first, second = shell.runners
    assert (first.timeouts["execute_bash"], first.timeouts["run_tests"]) == (20.0, 60.0)
    assert first.unsafe_exec
    assert (second.timeouts, second.unsafe_exec) == ({"debug_code": 9.0}, True)
    for wrong in ("0", "x", "plot=3", "1e9", "-1", "run_tests="):
        assert shell("execute", SUM, "--timeout", wrong)[0] == 2
