"""A run of another process is heard by its folder, stopped by a request, and missed when killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tinycall.core.calls import TinycallError
from tinycall.core.runner import Runner
from tinycall.core.training.events import (
    RunEnded,
    RunEvent,
    RunLog,
    RunMetric,
    RunProgress,
    RunStarted,
)

TRAIN = [
    sys.executable, "-c", "from tinycall.core.cli import main; main()", "train", "--json",
    "--preset", "custom", "--layers", "1", "--heads", "2", "--width", "32", "--context", "128",
    "--samples-per-tool", "10", "--batch-size", "8", "--epochs", "0", "--max-steps", "200000",
    "--checkpoint-every", "20", "--name", "far",
]  # fmt: skip
PATIENCE = 60


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that trains until it is stopped, and has saved a checkpoint."""
    process = subprocess.Popen(
        [*TRAIN, "--workspace", str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert process.stdout is not None
    while json.loads(process.stdout.readline())["step"] < 40:
        pass
    yield process
    process.kill()
    process.communicate()


def wait_for(heard: list[RunEvent], kind: type[Any], count: int = 1) -> Any:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = [event for event in heard if isinstance(event, kind)]
        if len(found) >= count:
            return found[-1]
        time.sleep(0.02)
    raise AssertionError(f"no {kind.__name__} among {heard[-5:]}")


def test_a_run_is_followed_and_stopped(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    runner, heard = Runner(tmp_path), []
    runner.subscribe(heard.append)
    assert runner.written_elsewhere() == "far"
    plan = runner.follow("far")
    assert (plan.name, plan.max_steps, runner.following) == ("far", 200_000, "far")
    wait_for(heard, RunMetric, 8)
    assert isinstance(heard[0], RunStarted)
    assert heard[0].plan == plan
    steps = [event.step for event in heard if isinstance(event, RunMetric)]
    assert steps[:3] == [1, 10, 20]
    assert steps == sorted(set(steps)), "each is told once, in order"
    assert wait_for(heard, RunProgress).max_steps == 200_000
    assert any("synthesis" in event.line for event in heard if isinstance(event, RunLog))
    runner.stop()
    ended = wait_for(heard, RunEnded)
    assert other.wait(PATIENCE) == 0
    assert (ended.status, ended.error, runner.following) == ("stopped", None, None)
    assert ended.checkpoint is not None
    assert (ended.checkpoint / "model.safetensors").exists()
    assert (runner.written_elsewhere(), runner.interrupted()) == (None, "far")


def test_a_run_that_is_killed_is_missed(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    runner, heard = Runner(tmp_path), []
    runner.subscribe(heard.append)
    runner.follow("far")
    wait_for(heard, RunMetric)
    other.send_signal(signal.SIGKILL)
    ended = wait_for(heard, RunEnded)
    assert (ended.status, ended.error) == ("failed", "its process ended without a word")
    assert ended.checkpoint is not None


def test_one_may_leave_a_run_that_goes_on(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    runner, heard = Runner(tmp_path), []
    runner.subscribe(heard.append)
    runner.follow("far")
    wait_for(heard, RunMetric)
    runner.leave()
    time.sleep(0.5)
    assert runner.following is None
    assert other.poll() is None
    assert not any(isinstance(event, RunEnded) for event in heard)
    with pytest.raises(TinycallError, match="another process is writing this run"):
        runner.resume("far")


def test_there_is_nothing_to_follow(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    assert runner.written_elsewhere() is None
    with pytest.raises(TinycallError, match="there is no run 'far'"):
        runner.follow("far")
