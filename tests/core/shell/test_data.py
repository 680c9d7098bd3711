"""tinycall data: datasets that are made, checked and traced."""

from __future__ import annotations

import json
from pathlib import Path

from fakes.shell import SUM, Shell, lines


def test_data_make_is_a_function_of_the_seed(shell: Shell, tmp_path: Path) -> None:
    _, out, _ = shell("data", "make", "--per-tool", "3", "--seed", "5")
    assert (
        shell("data", "make", "--per-tool", "3", "--seed", "5", "--output", "made.jsonl")[1] == ""
    )
    assert (tmp_path / "made.jsonl").read_text() == out
    status, out, _ = shell("data", "check", "made.jsonl", "--json")
    (summary,) = lines(out)
    assert status == 0
    assert summary["by_tool"] == {"calculator": 3, "plot": 3, "search": 3}
    assert (summary["invalid"], summary["problems"]) == (0, [])
    status, out, _ = shell("data", "trace", "made.jsonl", "--line", "1", "--json")
    assert status == 0
    assert lines(out)[0]["pairs"][0]["x"]["shown"] == "<user>"
    assert "</call>" in shell("data", "trace", "made.jsonl", "--line", "1")[1]


def test_data_check_names_the_lines(shell: Shell, tmp_path: Path) -> None:
    record = json.dumps({"tool": "calculator", "user": "2 plus 2", "call": SUM})
    (tmp_path / "data.jsonl").write_text(f"{record}\n{record[:30]}\n")
    status, out, err = shell("data", "check", "data.jsonl")
    assert status == 1
    assert "data.jsonl:2: the JSON is cut off after 30 characters" in out
    assert err == "tinycall: data.jsonl: 1 invalid\n"
    status, out, _ = shell("data", "check", "data.jsonl", "--json")
    assert (status, lines(out)[0]["problems"][0]["line"]) == (1, 2)
    assert "data.jsonl:2: the JSON" in shell("data", "trace", "data.jsonl", "--line", "2")[2]
    assert "lines 1 to 2" in shell("data", "trace", "data.jsonl", "--line", "9")[2]
