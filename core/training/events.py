"""What a run tells those who listen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

RunStatus = Literal["running", "completed", "stopped", "failed"]


@dataclass(frozen=True)
class RunPlan:
    """What a run is about to do, known before its first step.

    Of `samples` in each epoch, `corrections` have copies there.
    """

    name: str
    folder: Path
    dataset: str
    samples: int
    by_tool: dict[str, int]
    left_out: int
    parameters: int
    vocabulary: int
    steps_per_epoch: int
    max_steps: int
    device: str
    device_reason: str
    corrections: int = 0


@dataclass(frozen=True)
class RunStarted:
    """A run begins."""

    plan: RunPlan


@dataclass(frozen=True)
class RunMetric:
    """One row of `metrics.jsonl`; `validation_loss` is measured at intervals only.

    `peak_memory` is the most that was in use at once, in bytes: of the card, or of the process.
    """

    step: int
    epoch: float
    train_loss: float
    validation_loss: float | None
    exact_calls: float | None
    tokens_per_second: float
    learning_rate: float
    seconds: float
    peak_memory: int | None = None


@dataclass(frozen=True)
class RunProgress:
    """How far a run is; sent a few times a second."""

    step: int
    max_steps: int
    epoch: float
    seconds: float
    seconds_left: float | None


@dataclass(frozen=True)
class RunLog:
    """A line of `train.log`."""

    line: str


@dataclass(frozen=True)
class RunPaused:
    """A run waits, for room on the disk; progress follows when it goes on, or its end."""

    why: str


@dataclass(frozen=True)
class CheckpointSaved:
    """A checkpoint folder stands."""

    path: Path
    step: int
    best: bool


@dataclass(frozen=True)
class RunEnded:
    """The last event of a run; `error` says why a failed one failed."""

    status: RunStatus
    checkpoint: Path | None
    step: int
    seconds: float
    error: str | None = None


RunEvent = RunStarted | RunMetric | RunProgress | RunLog | RunPaused | CheckpointSaved | RunEnded
