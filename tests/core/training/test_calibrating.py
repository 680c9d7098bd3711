"""Calibrating real checkpoints: by hand, and at the end of a run."""

from __future__ import annotations

import shutil
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

import tinycall.core.runner
import tinycall.core.training.calibrating
from tinycall.core.calls import TinycallError
from tinycall.core.evaluation.requests import shipped_requests, unanswerable_requests
from tinycall.core.model.confidence import CALIBRATION_FILE, read_calibration
from tinycall.core.runner import Runner
from tinycall.core.training.config import TrainingConfig


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    """A copy of the starter checkpoint, not calibrated."""
    folder = tmp_path / "elm"
    shutil.copytree(Path(str(files("tinycall.data").joinpath("starter"))), folder)
    (folder / CALIBRATION_FILE).unlink(missing_ok=True)
    return folder


@pytest.fixture(autouse=True)
def fewer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every fourth of the requests that no tool answers."""
    for module in (tinycall.core.runner, tinycall.core.training.calibrating):
        monkeypatch.setattr(
            module, "unanswerable_requests", lambda *args: unanswerable_requests(*args)[::4]
        )


@pytest.fixture
def requests(tmp_path: Path) -> Path:
    """Every sixth of the requests that ship."""
    path = tmp_path / "requests.jsonl"
    lines = shipped_requests().read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[::6]), encoding="utf-8")
    return path


def test_a_checkpoint_knows_its_confidence_once_it_is_calibrated(
    starter: Path, requests: Path, tmp_path: Path
) -> None:
    runner = Runner(tmp_path, device="cpu", checkpoint=str(starter))
    assert runner.generate("what is 2 plus 3").confidence is None
    assert runner.evaluate(requests, unconstrained=False).confidence is None
    made = runner.calibrate(requests)
    assert read_calibration(starter) == made
    assert (made.data, made.right + made.wrong) == (str(requests), 40)
    assert made.auc > 0.7
    sure, unsure = runner.generate("what is 2 plus 3"), runner.generate("lol ok then")
    assert sure.confidence is not None
    assert unsure.confidence is not None
    assert unsure.confidence < made.threshold <= sure.confidence
    assert (sure.unsure, unsure.unsure) == (False, True)
    report = runner.evaluate(requests, unconstrained=False).confidence
    assert report is not None
    assert (report.right, report.unanswerable) == (made.right, 30)
    assert report.right_unsure is not None
    assert report.right_unsure <= 0.05


def test_a_damaged_calibration_is_named_and_can_be_made_anew(
    starter: Path, requests: Path, tmp_path: Path
) -> None:
    path = starter / CALIBRATION_FILE
    path.write_text('{"version":1', encoding="utf-8")
    runner = Runner(tmp_path, device="cpu", checkpoint=str(starter))
    with pytest.raises(TinycallError, match=r"calibration\.json: is not JSON.*tinycall calibrate"):
        runner.generate("what is 2 plus 3")
    runner.calibrate(requests)
    assert runner.generate("what is 2 plus 3").confidence is not None


def test_a_run_calibrates_its_best_checkpoint(starter: Path, tmp_path: Path) -> None:
    runner = Runner(tmp_path, device="cpu")
    config = TrainingConfig(
        dataset=str(shipped_requests()), continue_from=str(starter), learning_rate=1e-5,
        epochs=0, max_steps=20, batch_size=8, name="one",
    )  # fmt: skip
    runner.start(config)
    ended = runner.wait(100)
    assert ended is not None
    assert ended.checkpoint is not None
    made = read_calibration(ended.checkpoint)
    assert made is not None
    assert made.right + made.wrong <= 0.08 * 240 + 1
    assert "confidence of step-000020 calibrated" in log_of(tmp_path)
    # The same again by hand: the run's own validation part.
    (ended.checkpoint / CALIBRATION_FILE).unlink()
    again = Runner(tmp_path, device="cpu", checkpoint="one").calibrate()
    assert replace(again, data="") == replace(made, data="")


def test_a_run_that_has_learned_nothing_says_why_it_is_not_calibrated(tmp_path: Path) -> None:
    runner = Runner(tmp_path, device="cpu")
    config = TrainingConfig(
        preset="custom", layers=1, heads=2, width=32, context=256, samples_per_tool=10,
        batch_size=8, epochs=0, max_steps=20, name="one",
    )  # fmt: skip
    runner.start(config)
    ended = runner.wait(60)
    assert ended is not None
    assert ended.status == "completed"
    assert "confidence not calibrated: too few" in log_of(tmp_path)
    assert runner.generate("what is 2 plus 3").confidence is None


def log_of(workspace: Path) -> str:
    return (workspace / "runs/one/train.log").read_text(encoding="utf-8")
