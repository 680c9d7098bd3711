"""A runner that follows a script: the façade of core.runner without torch, files or threads."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any

import pexpect

from tinycall.core.agent.loop import Called, Resulted, Step
from tinycall.core.agent.transcript import TranscriptFile
from tinycall.core.calls import Call, CallError, CallFailure, TinycallError, parse_call
from tinycall.core.model.generation import Generation
from tinycall.core.runner import (
    CheckpointEntry,
    Execution,
    GenerationConfig,
    GpuReading,
    Status,
)
from tinycall.core.tools.confirming import Code, Confirm
from tinycall.core.tools.named import KnownTools
from tinycall.core.tools.registry import Tool, ToolRegistry
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.events import (
    RunEnded,
    RunEvent,
    RunLog,
    RunMetric,
    RunPlan,
    RunProgress,
    RunStarted,
)

WORKSPACE = Path("/home/me/workspace")
STARTER = Path("/opt/tinycall/data/starter")
NOW = 1_800_000_000.0

TOOLS = ToolRegistry(
    Tool(name, f"The {name}", {"type": "object", "properties": {first: {"type": "string"}}})
    for name, first in (("calculator", "expression"), ("plot", "kind"), ("search", "query"))
)

STATUS = Status(
    python="3.11.2",
    torch="2.13.0",
    cuda_build=None,
    cuda_driver=None,
    cuda_available=False,
    cuda_unavailable_reason="this PyTorch was built for the CPU",
    cuda_devices=(),
    policy="auto",
    device="cpu",
    device_reason="no CUDA and no MPS device here",
    workspace=WORKSPACE,
    active_run=None,
    selected="starter",
    loaded=None,
    tools=("calculator", "plot", "search"),
    tools_source="shipped",
    threads=2,
)

CHECKPOINTS = (
    CheckpointEntry(
        "amber/best", WORKSPACE / "runs/amber/checkpoints/best", 400, 1_853_568,
        ("calculator", "plot", "search"), NOW - 3 * 3600, False,
    ),
    CheckpointEntry(
        "amber/last", WORKSPACE / "runs/amber/checkpoints/last", 600, 1_853_568,
        ("calculator", "plot", "search"), NOW - 2 * 3600, False,
    ),
    CheckpointEntry(
        "starter", STARTER, 12_000, 1_903_104, ("calculator", "plot", "search"),
        NOW - 40 * 86400, True,
    ),
)  # fmt: skip

PLAN = RunPlan(
    name="birch",
    folder=WORKSPACE / "runs/birch",
    dataset="made afresh in each epoch",
    samples=3000,
    by_tool={"calculator": 1000, "plot": 1000, "search": 1000},
    left_out=0,
    parameters=1_853_568,
    vocabulary=356,
    steps_per_epoch=63,
    max_steps=1890,
    device="cpu",
    device_reason="no CUDA and no MPS device here",
)


def metric(step: int, train: float, validation: float | None = None) -> RunMetric:
    """One row of metrics with plausible values."""
    return RunMetric(step, step / 63, train, validation, None, 8120.0, 3e-3, step * 0.21)


def generation(user: str, call: str, *, probability: float = 0.97) -> Generation:
    """What a model would have emitted; `call` may be as broken as one likes."""
    parsed: Call | None = None
    error: CallError | None = None
    try:
        parsed = parse_call(call, TOOLS.names)
    except CallError as raised:
        error = raised
    return Generation(user, call, parsed, error, False, probability, 38.0, STARTER, ())


@dataclass
class ScriptedRunner:
    """Answers from what the test puts in; `calls` lists what the screen asked for, in order."""

    status_now: Status = STATUS
    gpu_readings: tuple[GpuReading, ...] = ()
    entries: tuple[CheckpointEntry, ...] = CHECKPOINTS
    answers: dict[str, Generation] = field(default_factory=dict)  # by request
    executions: dict[str, Execution] = field(default_factory=dict)  # by CALL
    codes: dict[str, Code] = field(default_factory=dict)  # by CALL: what is asked about
    let_through: list[str | None] = field(default_factory=list)  # what was answered
    endless: bool = False  # code goes on until it is cancelled
    was_cancelled: bool = False
    unsafe_exec: bool = False
    steps: dict[str, list[Step]] = field(default_factory=dict)  # by request
    scorecard: Any = None
    evaluation_stopped: bool = False
    plan_now: RunPlan = PLAN
    refusals: dict[str, Exception] = field(default_factory=dict)  # by method
    interrupted_run: str | None = None
    elsewhere_run: str | None = None
    following: str | None = None
    artifact_paths: tuple[Path, ...] = ()
    tools: ToolRegistry = TOOLS
    corrections_now: tuple[Path, int] = (WORKSPACE / "datasets/corrections.jsonl", 0)
    learned_now: tuple[int, int] = (0, 0)
    offered: tuple[KnownTools, ...] = ()
    learned_requests: tuple[str, ...] = ()
    calls: list[tuple[Any, ...]] = field(default_factory=list)
    ended: RunEnded | None = None
    _active: bool = False
    _listeners: list[Callable[[RunEvent], None]] = field(default_factory=list)

    def emit(self, *events: RunEvent) -> None:
        """Tell the listeners, as the run's thread would."""
        for event in events:
            if isinstance(event, RunStarted):
                self._active = True
            if isinstance(event, RunEnded):
                self._active, self.ended = False, event
            for listener in list(self._listeners):
                listener(event)

    def run_through(self, steps: int = 400, every: int = 10) -> None:
        """Emit a whole run: a falling loss, validation now and then, a few log lines."""
        plan = replace(self.plan_now, max_steps=steps)
        self.emit(RunStarted(plan), RunLog("training on cpu"))
        for step in range(every, steps + 1, every):
            train = 4.6 * 0.992**step + 0.05
            validation = train * 1.08 if step % (5 * every) == 0 else None
            left = (steps - step) * 0.21
            self.emit(
                metric(step, train, validation),
                RunProgress(step, steps, step / plan.steps_per_epoch, step * 0.21, left),
            )
            if validation is not None:
                self.emit(RunLog(f"step {step}: validation loss {validation:.3f}"))

    def _heard(self, name: str, *args: Any) -> None:
        self.calls.append((name, *args))
        if name in self.refusals:
            raise self.refusals[name]

    # what is here
    def status(self) -> Status:
        self._heard("status")
        return self.status_now

    def gpus(self) -> tuple[GpuReading, ...]:
        return self.gpu_readings

    def checkpoints(self) -> tuple[CheckpointEntry, ...]:
        return self.entries

    def select(self, name: str) -> CheckpointEntry:
        self._heard("select", name)
        self.entries = tuple(replace(e, selected=e.name == name) for e in self.entries)
        self.status_now = replace(self.status_now, selected=name)
        return next(e for e in self.entries if e.selected)

    def artifacts(self) -> tuple[Path, ...]:
        return self.artifact_paths

    def registry(self) -> ToolRegistry:
        return self.tools

    # corrections
    def corrections(self) -> tuple[Path, int]:
        return self.corrections_now

    def correct(self, calls: Iterable[tuple[str, str]]) -> tuple[Path, int]:
        kept = list(calls)
        self._heard("correct", kept)
        path, count = self.corrections_now
        self.corrections_now = path, count + len(kept)
        return self.corrections_now

    def learning(self) -> TrainingConfig:
        self._heard("learning")
        path, _ = self.corrections_now
        selected = next(entry.name for entry in self.entries if entry.selected)
        return TrainingConfig.learning({"corrections": str(path), "continue_from": selected})

    def learned(self) -> tuple[int, int]:
        self._heard("learned")
        return self.learned_now

    def examples(self) -> tuple[str, ...]:
        return self.learned_requests

    def offered_tools(self) -> tuple[KnownTools, ...]:
        return self.offered

    # training
    def plan(self, config: TrainingConfig) -> RunPlan:
        self._heard("plan", config)
        return self.plan_now

    def start(self, config: TrainingConfig) -> RunPlan:
        self._heard("start", config)
        if self._active:
            raise TinycallError("a run is active", accepted="one run at a time")
        self.emit(RunStarted(self.plan_now))
        return self.plan_now

    def resume(self, run: str) -> RunPlan:
        self._heard("resume", run)
        self.interrupted_run = None
        self.emit(RunStarted(self.plan_now))
        return self.plan_now

    def interrupted(self) -> str | None:
        return self.interrupted_run

    def written_elsewhere(self) -> str | None:
        return self.elsewhere_run

    def follow(self, run: str) -> RunPlan:
        self._heard("follow", run)
        self.following = run
        self.plan_now = replace(self.plan_now, name=run)
        self.emit(RunStarted(self.plan_now))
        return self.plan_now

    def leave(self) -> None:
        self._heard("leave")
        self.following = None

    def stop(self) -> None:
        self._heard("stop")
        if self._active or self.following:
            self.emit(RunEnded("stopped", self.plan_now.folder / "checkpoints/last", 120, 25.0))

    def wait(self, timeout: float | None = None) -> RunEnded | None:
        return self.ended

    @property
    def active(self) -> bool:
        return self._active

    def subscribe(self, listener: Callable[[RunEvent], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # calls
    def generate(self, user: str, config: GenerationConfig | None = None) -> Generation:
        self._heard("generate", user, config)
        default = generation(user, 'CALL calculator {"expression":"2 + 2"}')
        return self.answers.get(user, default)

    def generate_many(
        self,
        users: Sequence[str],
        config: GenerationConfig | None = None,
    ) -> list[Generation]:
        return [self.generate(user, config) for user in users]

    def execute(
        self,
        call: str,
        confirm: Confirm,
        *,
        told: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> Execution:
        self._heard("execute", call)
        if call in self.codes:
            told(1, 10)
            self.let_through.append(confirm(self.codes[call]))
            while self.endless and not cancelled():
                sleep(0.01)
            self.was_cancelled = cancelled()
            return self.executions[call]
        parsed = parse_call(call, self.tools.names)
        if call not in self.executions:
            raise CallError(CallFailure.TOOL, "the script has no answer to this CALL")
        return replace(self.executions[call], call=call, tool=parsed.tool)

    def transcript(self) -> TranscriptFile:
        file = TranscriptFile(WORKSPACE / "transcripts")
        file.path = file.path.with_name("chat.jsonl")
        return file

    def converse(
        self,
        request: str,
        confirm: Confirm,
        allow: Callable[[Generation], bool],
        transcript: TranscriptFile,
        *,
        config: GenerationConfig,
        told: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> Iterator[Step]:
        self._heard("converse", request)
        for step in self.steps[request]:
            if isinstance(step, Called) and step.generation.unsure:
                self.let_through.append(str(allow(step.generation)))
            if isinstance(step, Resulted) and step.execution is not None:
                code = self.codes.get(step.execution.call)
                if code is not None:
                    self.let_through.append(confirm(code))
            yield step

    def evaluate(
        self,
        data: Path | None = None,
        *,
        unconstrained: bool = True,
        told: Callable[[int, int], None] | None = None,
        stop: Event | None = None,
    ) -> Any:
        self._heard("evaluate", data, unconstrained)
        if self.scorecard is None and told is not None and stop is not None:
            told(64, 480)
            self.evaluation_stopped = stop.wait(20)
        return self.scorecard


def spawn(program: str, *arguments: str, timeout: float) -> pexpect.spawn[str]:
    """A program of the tests on a terminal of 80 x 24 cells; it can import these fakes."""
    path = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[1])!r})\n"
    return pexpect.spawn(
        sys.executable,
        ["-c", path + program, *arguments],
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=timeout,
    )
