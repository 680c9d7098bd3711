"""The one façade: what the screen and the shell ask for; free of torch until work begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tinycall.core.calls import Call, CallError, TinycallError
from tinycall.core.dataset.reading import Dataset
from tinycall.core.tools.registry import Artifact, ToolRegistry
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.events import RunEnded, RunEvent, RunPlan

@dataclass(frozen=True)
class GenerationConfig:
    """How a CALL is decoded; temperature 0 is greedy."""

    temperature: float = 0.0     # 0 (greedy) or 0.1 - 1.2
    top_k: int = 0               # 0 (all) - 100
    max_new_tokens: int = 240    # 40 - 800
    grammar: bool = True
    seed: int = 11


@dataclass(frozen=True)
class Generation:
    """What the model emitted for one request."""

    user: str
    call: str                    # the text, even when it is not valid
    parsed: Call | None
    error: CallError | None
    truncated: bool
    probability: float
    milliseconds: float
    checkpoint: Path             # the one really loaded
    by_bytes: tuple[str, ...]    # characters of the request that went by byte tokens

    @property
    def valid(self) -> bool:
        return self.parsed is not None


@dataclass(frozen=True)
class Execution:
    """What a CALL gave."""

    call: str
    tool: str
    args: Mapping[str, Any]
    output: Mapping[str, Any]
    artifacts: tuple[Artifact, ...]


@dataclass(frozen=True)
class GpuReading:
    """One NVIDIA card: use in percent, memory in MiB, temperature in degrees Celsius."""

    name: str
    utilization: int
    memory_used: int
    memory_total: int
    temperature: int


@dataclass(frozen=True)
class CheckpointEntry:
    """A checkpoint that can be chosen."""

    name: str          # "starter", or "<run>/best", "<run>/last", "<run>/step-000400"
    path: Path
    step: int
    parameters: int
    tools: tuple[str, ...]
    modified: float    # seconds since the epoch
    selected: bool


@dataclass(frozen=True)
class Status:
    """Every field of the status card."""

    python: str
    torch: str | None                # version
    cuda_build: str | None           # CUDA version of the PyTorch build
    cuda_available: bool
    cuda_unavailable_reason: str | None
    cuda_devices: tuple[str, ...]
    policy: str                      # auto, cuda, cpu
    device: str
    device_reason: str
    workspace: Path
    active_run: str | None
    selected: str | None             # name of the checkpoint that is selected
    loaded: Path | None              # folder of the checkpoint that is in memory
    tools: tuple[str, ...]
    tools_source: str                # "shipped", "declared in tools.json", "inferred from the dataset"
    threads: int


@dataclass(frozen=True)
class Artifacts:
    path: Path


class Runner:
    """Jobs, events, generate, execute, evaluate, status. All methods may be called from any thread."""

    def __init__(self, workspace: Path, *, device: str = "auto", checkpoint: str | None = None) -> None: ...

    # what is here
    def status(self) -> Status: ...                       # imports torch: call it from a worker
    def gpus(self) -> tuple[GpuReading, ...]: ...         # () without an NVIDIA card
    def checkpoints(self) -> tuple[CheckpointEntry, ...]: ...   # newest first, the starter last
    def select(self, name: str) -> CheckpointEntry: ...   # raises TinycallError
    def artifacts(self) -> tuple[Path, ...]: ...          # newest first
    def registry(self) -> ToolRegistry: ...               # the tools of the checkpoint in use

    # training
    def plan(self, config: TrainingConfig) -> RunPlan: ...     # checks everything; raises TinycallError
    def start(self, config: TrainingConfig) -> RunPlan: ...    # one at a time; raises TinycallError
    def resume(self, run: str) -> RunPlan: ...                 # goes on with an interrupted run
    def interrupted(self) -> str | None: ...                   # newest run that was stopped before its end
    def stop(self) -> None: ...                                # asks; RunEnded follows
    def wait(self, timeout: float | None = None) -> RunEnded | None: ...
    @property
    def active(self) -> bool: ...
    def subscribe(self, listener: Callable[[RunEvent], None]) -> Callable[[], None]: ...  # called on the run's thread

    # calls
    def generate(self, user: str, config: GenerationConfig = GenerationConfig()) -> Generation: ...
    def generate_many(self, users: Sequence[str], config: GenerationConfig = GenerationConfig()) -> list[Generation]: ...
    def execute(self, call: str) -> Execution: ...             # raises CallError
    def evaluate(self, data: Path | None = None, grammar: tuple[bool, ...] = (True, False)) -> "Scorecard": ...
