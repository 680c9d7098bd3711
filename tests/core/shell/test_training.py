"""tinycall train: its lines, going on, and what ends a run early."""

from __future__ import annotations

import io
import os
import signal
import sys
from pathlib import Path

import pytest
from fakes.shell import FakeRunner, Shell, lines

from tinycall.core.training.config import TrainingConfig


def test_train_takes_tools_on_either_side_and_wants_samples_for_them(shell: Shell) -> None:
    assert shell("--tools", "a.py", "train", "--json", "--data", "d.jsonl")[0] == 0
    assert shell("train", "--json", "--data", "d.jsonl", "--tools", "a.py")[0] == 0
    asked = TrainingConfig(dataset="d.jsonl", tools=("a.py",))
    assert [runner.asked for runner in shell.runners] == [[asked], [asked]]
    status, _, err = shell("train", "--tools", "a.py")
    assert status == 2
    assert "tools: 'a.py' is not accepted; give a dataset" in " ".join(err.split())
    assert (
        shell("--tools", "a.py", "train", "--json", "--continue", "oak/best", "--data", "d")[0] == 0
    )
    assert shell("--tools", "a.py", "train", "--json", "--continue")[0] == 0
    assert shell("train", "--continue", "--tools", "a.py")[0] == 2


def test_train_writes_a_line_a_metric_and_a_last_one(shell: Shell) -> None:
    status, out, err = shell("train", "--json", "--epochs", "2", "--no-qk-norm")
    assert (status, err) == (0, "")
    first, second, last = lines(out)
    assert (first["step"], first["train_loss"], first["validation_loss"]) == (10, 2.5, None)
    assert second["train_loss"] is None
    assert last["status"] == "completed"
    assert last["checkpoint"] == "workspace/runs/elm/checkpoints/best"
    assert last["seconds"] == 2.0
    assert shell.runners[0].asked == [TrainingConfig(epochs=2, qk_norm=False)]


def test_train_tells_people_on_standard_error(shell: Shell) -> None:
    status, out, err = shell("train", "--device", "cpu")
    assert (status, out) == (0, "")
    assert "10 samples for each tool\n" in err
    assert "completed at step 20 after 2 s" in err
    assert shell.runners[0].asked == [TrainingConfig(device="cpu")]


def test_a_failed_run_says_why(shell: Shell) -> None:
    shell.settings["ending"] = "failed"
    status, out, err = shell("train", "--json")
    assert (status, err) == (1, "tinycall: the loss is not finite\n")
    assert lines(out)[-1]["error"] == "the loss is not finite"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_the_run_with_a_checkpoint(shell: Shell, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    shell.settings |= {"endless": True, "during": lambda: os.kill(os.getpid(), number)}
    status, out, err = shell("train", "--json")
    told = "stopping after this step, with a checkpoint\n" if number == signal.SIGINT else ""
    assert (status, err) == (0, told)
    assert lines(out)[-1]["status"] == "stopped"
    assert signal.getsignal(number) == before


def test_a_stopped_run_says_how_to_go_on(shell: Shell) -> None:
    shell.settings |= {"endless": True, "during": lambda: os.kill(os.getpid(), signal.SIGINT)}
    assert shell("train")[2].endswith("\ngo on with: tinycall train --continue elm\n")
    assert shell("train", "--workspace", "w")[2].endswith(" --continue elm --workspace w\n")


def test_a_reader_that_leaves_stops_the_run(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    class Left(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError(32, "Broken pipe")

    shell.settings["endless"] = True
    monkeypatch.setattr(sys, "stdout", Left())
    status, _, err = shell("train", "--json")
    assert (status, err) == (1, "")
    assert shell.runners[0].stopped.is_set()


def test_continue(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "workspace/runs/oak").mkdir(parents=True)
    for arguments in (["--continue"], ["--continue", "oak"], ["--continue", "oak/best"]):
        assert shell("train", "--json", *arguments)[0] == 0
    newest, named, checkpoint = (runner.asked[0] for runner in shell.runners)
    assert (newest, named) == ("elm", "oak")
    assert checkpoint == TrainingConfig(continue_from="oak/best")


def test_a_folder_that_is_named_is_a_checkpoint(shell: Shell, tmp_path: Path) -> None:
    folder = str(tmp_path)
    assert shell("train", "--json", "--continue", folder, "--epochs", "2")[0] == 0
    assert shell.runners[0].asked == [TrainingConfig(continue_from=folder, epochs=2)]


def test_nothing_to_continue(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeRunner, "interrupted", lambda self: None)
    status, _, err = shell("train", "--continue")
    assert status == 1
    assert "the newest run was not interrupted" in err
