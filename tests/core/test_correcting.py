"""`tinycall correct` keeps right CALLs, one or all that an evaluation finds missing."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from tinycall.core.cli import main
from tinycall.core.dataset.reading import open_dataset
from tinycall.core.runner import Runner

RIGHT = 'CALL calculator {"expression":"48 / 6"}'


def shell(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as left:
        main([*arguments])
    return left.value.code


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TINYCALL_WORKSPACE", str(tmp_path))
    return tmp_path


def test_a_call_is_kept_and_kept_again(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workspace / "datasets" / "corrections.jsonl"
    for call in ('CALL calculator {"expression":"48"}', RIGHT):
        assert shell("correct", "48 eggs in boxes of 6", call, "--json") == 0
        out = json.loads(capsys.readouterr().out)
        assert out == {"corrections": str(path), "kept": 1, "count": 1}
    (sample,) = open_dataset(path).samples
    assert (sample.user, sample.call) == ("48 eggs in boxes of 6", RIGHT)
    assert shell("correct", "one more", RIGHT) == 0
    assert capsys.readouterr().err == f"1 kept in {path}, which holds 2\n"


def test_every_failing_request_is_kept(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing = [SimpleNamespace(user=f"{i} eggs", expected=RIGHT) for i in range(3)]
    asked: list[Path | None] = []

    def evaluate(self: Runner, data: Path | None, **options: bool) -> SimpleNamespace:
        asked.append(data)
        return SimpleNamespace(failing=failing)

    monkeypatch.setattr(Runner, "evaluate", evaluate)
    assert shell("correct", "--failing", "--data", "mine.jsonl", "--json") == 0
    assert json.loads(capsys.readouterr().out)["count"] == 3
    failing.clear()
    assert shell("correct", "--failing", "--json") == 0
    assert json.loads(capsys.readouterr().out)["kept"] == 0
    assert asked == [Path("mine.jsonl"), None]


def test_what_is_wrong_is_said(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shell("correct", "48 eggs", "48 / 6") == 1
    assert "not a CALL: '48 / 6'" in capsys.readouterr().err
    for arguments in (["48 eggs"], ["48 eggs", RIGHT, "--failing"], ["48 eggs", RIGHT, "--data=x"]):
        assert shell("correct", *arguments) == 2
    assert not (workspace / "datasets").exists()


def test_training_without_corrections_says_so(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shell("train", "--continue", "starter", "--corrections", "none.jsonl") == 1
    assert "none.jsonl: there are no corrections" in capsys.readouterr().err
