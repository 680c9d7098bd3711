"""tinycall generate and execute: the CALL, what it gives, and what goes wrong with either."""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest
from fakes.shell import OUTPUTS, PICTURE, SUM, Shell, lines

from tinycall.core.runner import GenerationConfig


def test_generate_reads_a_request_a_line(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"2 plus 2\nhm\n{'long ' * 20}\n"))
    status, out, err = shell("generate", "--jsonl", "--max-new-tokens", "60")
    assert (status, err) == (0, "")
    right, wrong, long = lines(out)
    assert list(right) == [
        "user", "call", "tool", "args", "valid", "truncated", "error", "probability", "ms",
        "confidence", "unsure",
    ]  # fmt: skip
    assert right["args"] == {"expression": "2 + 2"}
    assert (right["valid"], right["error"], right["ms"]) == (True, None, 12.5)
    assert (wrong["valid"], wrong["tool"], wrong["call"]) == (False, None, "CALL calc")
    assert wrong["error"].startswith("not a CALL: ")
    assert (right["confidence"], right["unsure"]) == (0.875, False)
    assert (wrong["confidence"], wrong["unsure"]) == (0.125, True)
    assert (long["confidence"], long["unsure"]) == (None, False)
    assert long["error"] == "the request is longer than the context"
    assert list(long) == list(right)
    assert shell.runners[0].asked[0] == GenerationConfig(max_new_tokens=60)


def test_generate_prints_the_call_alone(shell: Shell) -> None:
    status, out, err = shell("generate", "2 plus 2")
    assert (status, out) == (0, SUM + "\n")
    assert "probability 0.500" in err
    assert "unsure" not in err
    status, out, err = shell("generate", "hm 2 plus 2")
    assert (status, out) == (0, SUM + "\n")
    assert "unsure: 12% that this is what was meant" in err
    status, out, err = shell("generate", "hm")
    assert (status, out) == (1, "CALL calc\n")
    assert "train longer or add samples" in err


def test_what_keeps_named_tools_is_told_beside_the_call(shell: Shell) -> None:
    status, out, err = shell("--tools", "a.py", "generate", "2 plus 2")
    assert (status, out) == (0, SUM + "\n")
    assert err.startswith("a.py: the checkpoint does not know lamp\n")


def test_execute_prints_a_value_a_path_or_a_table(shell: Shell) -> None:
    assert shell("execute", SUM) == (0, "4\n", "")
    assert shell("execute", "CALL plot {}") == (0, f"{PICTURE.path}\n", "")
    assert shell("execute", "CALL lamp {}") == (0, "state: on\n", "")
    table = shell("execute", "CALL search {}")[1].split()
    assert table == ["rank", "title", "score", "1", "[b]", "1.235"]


@pytest.mark.parametrize(
    ("result", "out"),
    [
        ("a\nb", "a\nb\n"),
        (3.5, "3.5\n"),
        (0.1 + 0.2, "0.3\n"),
        (True, "true\n"),
        ([1, "two", [3]], "1\ntwo\n[3]\n"),
        ({"state": "on", "rooms": ["hall"]}, 'state: on\nrooms: ["hall"]\n'),
        ([{"room": "[b]", "lux": 3}, {"room": "hall", "on": False}], " room  lux  on    \n"
         " [b]   3          \n hall       false \n"),
        ([], ""),
    ],
)  # fmt: skip
def test_execute_prints_what_a_function_gave(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, result: Any, out: str
) -> None:
    monkeypatch.setitem(OUTPUTS, "own", ({"result": result}, ()))
    assert shell("execute", "CALL own {}") == (0, out, "")


def test_execute_says_that_it_is_done_where_there_is_nothing_to_print(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(OUTPUTS, "own", ({"result": None}, ()))
    assert shell("execute", "CALL own {}") == (0, "", "done\n")
    assert lines(shell("execute", "--json", "CALL own {}")[1])[0]["output"] == {"result": None}


def test_execute_as_json(shell: Shell) -> None:
    status, out, err = shell("execute", "--json", "CALL plot {}")
    (result,) = lines(out)
    assert (status, err) == (0, "")
    assert list(result) == ["call", "tool", "args", "output", "artifacts"]
    assert result["artifacts"] == [str(PICTURE.path)]


def test_execute_refused(shell: Shell) -> None:
    call = 'CALL calculator {"expression":"9**9**9"}'
    status, out, err = shell("execute", "--json", call)
    assert status == 1
    assert lines(out) == [{"call": call, "error": "calculator: the exponent is too large"}]
    assert err.count("\n") == 1
    assert "refused by the tool" in err
