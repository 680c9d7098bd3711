"""A run's folder survives what happens to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.reading import open_dataset
from tinycall.core.dataset.sample import Sample
from tinycall.core.training.checkpoint_store import TrainerState
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.events import RunMetric
from tinycall.core.training.run_folder import RunFolder, runs_newest_first


def state(step: int) -> TrainerState:
    return TrainerState(step, 1000, None, None, 1.0)


def put(text: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / "weights").write_text(text)

    return write


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    made = RunFolder.create(tmp_path, "one")
    made.write_config(TrainingConfig())
    return made


def test_last_and_best_point_at_folders_and_old_ones_go(folder: RunFolder) -> None:
    for step in range(1, 9):
        folder.store.save(state(step), put(str(step)), best=step == 2)
    assert (folder.checkpoints / "last" / "weights").read_text() == "8"
    assert (folder.checkpoints / "best" / "weights").read_text() == "2"
    steps = sorted(path.name for path in folder.checkpoints.glob("step-*"))
    assert steps == ["step-000002", "step-000006", "step-000007", "step-000008"]
    assert folder.store.last_state() == state(8)


def test_a_write_that_fails_leaves_the_checkpoint_before(folder: RunFolder) -> None:
    folder.store.save(state(1), put("good"), best=True)

    def full(aside: Path) -> None:
        (aside / "weights").write_text("half")
        raise OSError(28, "No space left on device", str(aside / "weights"))

    with pytest.raises(TinycallError, match=r"weights.*No space left on device"):
        folder.store.save(state(2), full, best=True)
    assert (folder.checkpoints / "last" / "weights").read_text() == "good"
    assert not list(folder.checkpoints.glob(".writing-*"))


def test_killed_in_mid_write_the_folder_is_whole(folder: RunFolder) -> None:
    script = f"""
import itertools, pathlib
from tinycall.core.training.run_folder import RunFolder
from tinycall.core.training.checkpoint_store import TrainerState
folder = RunFolder(pathlib.Path({str(folder.path)!r}))
def write(aside):
    for i in range(50):
        (aside / f"part-{{i}}").write_text("x" * 10_000)
for step in itertools.count(1):
    folder.store.save(TrainerState(step, 10**9, None, None, 0.0), write, best=True)
    print(step, flush=True)
"""
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for _ in range(5):
        process.stdout.readline()
    time.sleep(0.013)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    last = folder.store.last_state()
    assert last is not None
    assert last.step >= 5
    parts = sorted((folder.checkpoints / "last").glob("part-*"))
    assert [part.stat().st_size for part in parts] == [10_000] * 50


def test_one_writer_at_a_time(folder: RunFolder) -> None:
    folder.lock()
    try:
        with pytest.raises(TinycallError, match="another process is writing"):
            RunFolder(folder.path).lock()
        assert RunFolder(folder.path).locked_elsewhere()
    finally:
        folder.unlock()
    assert not RunFolder(folder.path).locked_elsewhere()


def test_metrics_are_read_back_and_a_torn_row_is_passed_over(folder: RunFolder) -> None:
    rows = [RunMetric(i, 0.1, 1.0, None, None, 100.0, 1e-3, 1.0) for i in (10, 20, 30)]
    for row in rows:
        folder.append_metric(row)
    with (folder.path / "metrics.jsonl").open("a") as file:
        file.write('{"step": 40, "epo')
    assert folder.metrics() == rows
    folder.forget_metrics_after(20)
    assert folder.metrics() == rows[:2]


def test_a_name_is_taken_once(folder: RunFolder) -> None:
    with pytest.raises(TinycallError, match="already a run 'one'"):
        RunFolder.create(folder.path.parent, "one")
    assert RunFolder.create(folder.path.parent, None).name != "one"


def test_the_settings_and_the_data_of_a_run_are_its_own(tmp_path: Path) -> None:
    source = tmp_path / "mine.jsonl"
    sample = Sample("search", "find rome", 'CALL search {"query":"rome"}')
    made = RunFolder.create(tmp_path / "runs", "two")
    put_right = Sample("search", "find oslo", 'CALL search {"query":"oslo"}')
    config = TrainingConfig(dataset=str(source), corrections=str(tmp_path / "others.jsonl"))
    made.write_config(config, [sample], [put_right])
    read = made.read_config()
    assert read.dataset is not None
    assert read.corrections is not None
    assert open_dataset(Path(read.dataset)).samples == (sample,)
    assert open_dataset(Path(read.corrections)).samples == (put_right,)
    assert [run.name for run in runs_newest_first(tmp_path / "runs")] == ["two"]
