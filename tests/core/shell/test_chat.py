"""`tinycall chat`: the steps on standard output, what people are told on standard error."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pexpect
import pytest
from fakes.scripted import spawn
from fakes.shell import lines

from tinycall.core.cli import main

SUM = "what is 23 plus 17 times 4"
STEPS = """Tool Call #1
  Tool: calculator
  Arguments: {
    "expression": "23 + 17 * 4"
  }
Tool Result
  91
Assistant Response
91

"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The command with the starter, in an empty working directory."""

    def chat(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("TINYCALL_WORKSPACE", raising=False)
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as ended:
            main(["chat", *arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return int(ended.value.code or 0), out, err

    return chat


def test_a_request_is_answered_and_kept(run, tmp_path):
    status, out, err = run(SUM)
    assert (status, out) == (0, STEPS)
    (kept,) = (tmp_path / "workspace/transcripts").iterdir()
    assert err == f"kept in {kept}\n"
    roles = [one["role"] for one in json.loads(kept.read_text())["messages"]]
    assert roles == ["user", "assistant", "tool", "assistant"]


def test_lines_of_a_pipe_are_answered_one_by_one(run, tmp_path):
    long = "count to " + "nine " * 400
    status, out, err = run("--json", typed=f"{SUM}\n\n{long}\nsquare root of 81\n")
    steps = lines(out)
    assert status == 0
    made = ["call", "result", "answer"]
    assert [step["step"] for step in steps] == [*made, "error", *made]
    assert [step["user"] for step in steps][::3] == [SUM, long.strip(), "square root of 81"]
    assert steps[0]["call"] == 'CALL calculator {"expression":"23 + 17 * 4"}'
    assert [step["text"] for step in steps if step["step"] == "answer"] == ["91", "9"]
    assert steps[1]["output"]["value"] == 91
    assert "✗" in err
    assert len(next((tmp_path / "workspace/transcripts").iterdir()).read_text().splitlines()) == 2


def test_what_it_is_unsure_of_is_not_run_where_nobody_can_be_asked(run):
    status, out, _ = run("lol", "--json")
    call, result, _ = lines(out)
    assert status == 0
    assert call["unsure"]
    assert "no terminal to ask on" in result["error"]
    assert lines(run("lol", "--json", "--no-confirm")[1])[1]["error"] is None


@pytest.mark.parametrize("wrong", [["  "], [SUM, "--timeout", "0"]])
def test_wrong_usage(run, wrong):
    assert run(*wrong)[0] == 2


def test_on_a_terminal_an_unsure_call_is_asked_about(tmp_path):
    program = "import sys; from tinycall.core.cli import main; main(sys.argv[1:])"
    chat = spawn(program, "chat", "--workspace", str(tmp_path), timeout=60)
    chat.expect_exact("You: ")
    chat.sendline("lol")
    chat.expect_exact("Run it? (yes/no) [no]")
    chat.sendline("")
    chat.expect_exact("Tool Error")
    chat.expect_exact("You: ")
    chat.sendline(SUM)
    chat.expect_exact("Assistant Response\r\n91")
    chat.expect_exact("You: ")
    chat.sendeof()
    chat.expect_exact("kept in ")
    chat.expect(pexpect.EOF)
