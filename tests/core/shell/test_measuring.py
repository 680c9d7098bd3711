"""tinycall evaluate, calibrate, bench and status: tables for people, one object as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.shell import Shell, lines


def test_evaluate(shell: Shell) -> None:
    status, out, err = shell("evaluate", "--data", "mine.jsonl")
    assert (status, err) == (0, "")
    assert shell.runners[0].asked == [Path("mine.jsonl")]
    first, *rest = (" ".join(line.split()) for line in out.splitlines()[3:])
    assert first == "answers right 50.0% 0.0% 50.0%"
    assert rest[-3:] == ["2 plus 3", "CALL calc", "not a CALL: not a CALL: 'CALL calc'"]
    for row in (
        "not a CALL 1 2",
        "calculator: sum 50.0% 0.0% 2",
        "1 to 20 50.0% – 2",
        "wrong answers 0.876 100.0% 1",
        "requests no tool answers 0.987 88.8% 9",
        "expected calibration error 0.054",
    ):
        assert row in rest
    (scorecard,) = lines(shell("evaluate", "--json")[1])
    assert scorecard["constrained"]["answer_accuracy"] == 0.5
    assert scorecard["failing"][0]["failure"] == "not a CALL"
    assert scorecard["by_kind"]["calculator: sum"]["unconstrained"]["answer_accuracy"] == 0
    assert scorecard["confidence"]["auc_unanswerable"] == 0.987


def test_calibrate(shell: Shell) -> None:
    status, out, err = shell("calibrate", "--data", "mine.jsonl")
    assert (status, err) == (0, "")
    assert shell.runners[0].asked == [Path("mine.jsonl")]
    assert "ROC AUC 0.988: 180 right CALLs against 12 wrong ones and 120" in out
    assert "below 0.500" in out
    (made,) = lines(shell("calibrate", "--json")[1])
    assert (made["features"], made["weights"]) == (["call", "tool", "request"], [0.5, 0.25, 1.0])


def test_bench(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = {"start": {"help_seconds": 0.2, "again": {"help_seconds": 0.1}}}
    asked = []

    def run(parts: list[str], **wanted: object) -> object:
        asked.append((parts, wanted))
        return figures

    monkeypatch.setattr("tinycall.core.bench.run", run)
    assert lines(shell("bench", "start", "--json")[1]) == [figures]
    assert asked == [(["start"], {"against": None, "lines": 100_000, "limit": 600})]
    out = "start help_seconds: 0.2\nstart again help_seconds: 0.1\n"
    assert shell("bench", "--against", "runner.py", "--lines", "5") == (0, out, "")
    assert asked[1] == ((), {"against": Path("runner.py"), "lines": 5, "limit": 600})


def test_status(shell: Shell) -> None:
    (card,) = lines(shell("status", "--json")[1])
    assert (card["device"], card["workspace"]) == ("cpu", "workspace")
    assert card["gpus"][0]["memory_used"] == 1024
    assert card["checkpoints"][0]["selected"] is True
    out = shell("status")[1]
    assert "built without CUDA" in " ".join(out.split())
    assert "* elm/best" in out
    assert "temperature not known" in " ".join(out.split())
