"""What the parts of the screen tell one another."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from tinycall.core.runner import CheckpointEntry, Generation, Status
from tinycall.core.tools.confirming import Code
from tinycall.core.training.events import RunEvent


class Broadcast(Message, bubble=False):
    """A message that the app hands to every pane."""


@dataclass
class Evaluated(Message):
    """So many of the CALLs of an evaluation are made."""

    done: int
    total: int


@dataclass
class CodeWaits(Message):
    """A tool on another thread waits until a person has said what of this code is executed."""

    code: Code
    answer: Future[str | None]


@dataclass
class UnsureWaits(Message):
    """The loop on another thread waits until a person has said whether this CALL runs."""

    generation: Generation
    answer: Future[bool]


@dataclass
class ToolWorked(Message):
    """So much of what a tool does once is done."""

    done: int
    total: int


@dataclass
class RunEventsArrived(Broadcast):
    """What the run told since the last time, in order; of its progress only the latest."""

    events: tuple[RunEvent, ...]


@dataclass
class CheckpointsRead(Broadcast):
    """The checkpoints that there are; one of them is selected."""

    entries: tuple[CheckpointEntry, ...]


@dataclass
class CheckpointSelected(Broadcast):
    """Another checkpoint is in use."""

    name: str


@dataclass
class CheckpointLoaded(Broadcast):
    """The checkpoint in this folder is in memory."""

    folder: Path


@dataclass
class StatusRead(Broadcast):
    """The status, read again."""

    status: Status


@dataclass
class DatasetOpened(Broadcast):
    """The dataset on disk that a run would train on; None means samples made afresh."""

    path: Path | None
    tools: Path | None = None


@dataclass
class CorrectionsKept(Broadcast):
    """Right CALLs of requests were kept in a file of corrections, which holds so many now."""

    path: Path
    calls: list[tuple[str, str]]
    count: int


@dataclass
class LearningWanted(Broadcast):
    """The corrections shall be learned."""


@dataclass
class ShutdownRequested(Message):
    """A signal came and the run, if there was one, has saved: leave."""

    return_code: int
