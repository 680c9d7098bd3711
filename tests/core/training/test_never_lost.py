"""Damage is noticed, a full disk is waited for, and a goal ends a run."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import torch

from tinycall.core.calls import TinycallError
from tinycall.core.model.checkpoint import load_model
from tinycall.core.runner import Runner
from tinycall.core.training import loop
from tinycall.core.training.checkpoint_store import CheckpointStore
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.events import RunEnded, RunEvent, RunLog, RunMetric, RunPaused
from tinycall.core.training.run_folder import RunFolder
from tinycall.core.training.runs import begin, go_on, prepare_run

SMALL: dict[str, Any] = {
    "preset": "custom", "layers": 1, "heads": 2, "width": 32, "context": 128,
    "samples_per_tool": 10, "batch_size": 8, "epochs": 0, "max_steps": 30, "checkpoint_every": 10,
}  # fmt: skip
CONFIG = TrainingConfig(**SMALL)


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


def trained(folder: RunFolder, hear: Callable[[RunEvent], None] = print, **more: Any) -> RunEnded:
    config = TrainingConfig(**{**SMALL, **more})
    return begin(prepare_run(config, None), folder, hear).run(Event())


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-8])


def flip(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


@pytest.mark.parametrize("harm", [cut, flip, Path.unlink])
@pytest.mark.parametrize("name", ["model.safetensors", "optimizer.safetensors", "trainer.json"])
def test_a_run_goes_on_from_the_checkpoint_before_a_damaged_one(
    tmp_path: Path, harm: Callable[[Path], object], name: str
) -> None:
    whole, hurt = (RunFolder.create(tmp_path, name) for name in ("whole", "hurt"))
    for folder in (whole, hurt):
        assert trained(folder).status == "completed"
    last = hurt.checkpoints / "step-000030"
    harm(last / name)
    told: list[str] = []
    _, trainer = go_on(hurt, lambda e: told.append(e.line) if isinstance(e, RunLog) else None)
    assert trainer.step == 20
    assert any(name in line for line in told)
    assert (hurt.checkpoints / "last").resolve().name == "step-000020"
    assert trainer.run(Event()).status == "completed"
    assert [row.step for row in whole.metrics()] == [1, 10, 20, 30]
    assert [row.step for row in hurt.metrics()] == [1, 10, 20, 21, 30]
    after = [
        load_model(run.checkpoints / "step-000030").model.state_dict() for run in (whole, hurt)
    ]
    assert all(torch.equal(value, after[1][key]) for key, value in after[0].items())
    assert (hurt.checkpoints / "damaged-step-000030").is_dir()


def test_a_damaged_checkpoint_is_not_loaded(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path, "one")
    trained(folder)
    flip(folder.checkpoints / "step-000030" / "model.safetensors")
    with pytest.raises(TinycallError, match=r"model\.safetensors: is damaged: its checksum"):
        load_model(folder.checkpoints / "step-000030")
    for step in (10, 20):
        flip(folder.checkpoints / f"step-0000{step}" / "tokenizer.json")
    with pytest.raises(TinycallError, match=r"model\.safetensors: is damaged"):
        go_on(folder, print)


def full_disk(monkeypatch: pytest.MonkeyPatch, times: int) -> list[int]:
    """Let the second checkpoint find no room so many times."""
    real, tried = CheckpointStore.save, [0]

    def save(self: CheckpointStore, state: Any, write: Any, *, best: bool) -> Path:
        def overflowing(aside: Path) -> None:
            write(aside)
            if state.step >= 20 and tried[0] < times:
                tried[0] += 1
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(aside))

        return real(self, state, overflowing, best=best)

    monkeypatch.setattr(CheckpointStore, "save", save)
    return tried


def test_a_full_disk_pauses_the_run_until_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop, "_ROOM_SECONDS", 0.01)
    tried = full_disk(monkeypatch, 3)
    heard: list[RunEvent] = []
    folder = RunFolder.create(tmp_path, "one")
    ended = trained(folder, heard.append)
    assert (ended.status, ended.step, tried) == ("completed", 30, [3])
    (paused,) = [event for event in heard if isinstance(event, RunPaused)]
    assert "No space left on device" in paused.why
    assert any(isinstance(e, RunLog) and "the run goes on" in e.line for e in heard)
    assert sorted(path.name for path in folder.checkpoints.glob("step-*")) == [
        "step-000010", "step-000020", "step-000030",
    ]  # fmt: skip


def test_a_run_that_is_stopped_while_it_waits_for_room_keeps_what_was_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_disk(monkeypatch, 10**6)
    runner = Runner(tmp_path)
    paused = Event()
    runner.subscribe(lambda event: paused.set() if isinstance(event, RunPaused) else None)
    runner.start(TrainingConfig(**SMALL, name="one"))
    assert paused.wait(60)
    runner.stop()
    ended = runner.wait(60)
    assert ended is not None
    assert (ended.status, ended.step) == ("stopped", 20)
    assert ended.checkpoint is not None
    assert ended.checkpoint.name == "step-000010"
    assert runner.interrupted() == "one"


def test_a_goal_ends_the_run_complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shares = iter([0.2, 0.5, 0.9])
    monkeypatch.setattr(loop, "exact_calls", lambda *given: next(shares))
    monkeypatch.setattr(loop, "VALIDATE_EVERY", 5)
    runner = Runner(tmp_path)
    metrics: list[RunMetric] = []
    runner.subscribe(lambda e: metrics.append(e) if isinstance(e, RunMetric) else None)
    runner.start(TrainingConfig(**{**SMALL, "until_accuracy": 0.5}, name="one"))
    ended = runner.wait(60)
    assert ended is not None
    assert (ended.status, ended.step, ended.error) == ("completed", 10, None)
    assert [m.exact_calls for m in metrics if m.exact_calls is not None] == [0.2, 0.5]
    assert runner.interrupted() is None, "it is complete"


def test_checkpoints_are_saved_by_the_clock_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter(range(10**6))
    monkeypatch.setattr(loop.time, "monotonic", lambda: next(now))
    folder = RunFolder.create(tmp_path, "one")
    trained(folder, checkpoint_every=1000, checkpoint_seconds=40)
    steps = [int(path.name.removeprefix("step-")) for path in folder.checkpoints.glob("step-*")]
    assert len(steps) >= 3
    assert 30 in steps


def test_peak_memory_is_measured(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path, "one")
    trained(folder)
    peaks = [row.peak_memory for row in folder.metrics()]
    assert all(peak is not None and peak > 50_000_000 for peak in peaks)
    assert peaks == sorted(peaks)
