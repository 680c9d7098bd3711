"""A runner as the shell sees it, and the shell that runs a command in this process."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tinycall.core.calls import Call, CallError, CallFailure, TinycallError, parse_call
from tinycall.core.cli import main
from tinycall.core.evaluation import Compared, Counted, EvaluatedRequest, Rates, Scorecard
from tinycall.core.evaluation.confidence import ConfidenceReport
from tinycall.core.model.confidence import Calibration
from tinycall.core.runner import (
    CheckpointEntry,
    Execution,
    Generation,
    GenerationConfig,
    GpuReading,
    Status,
)
from tinycall.core.tools.confirming import Confirm
from tinycall.core.tools.registry import Artifact
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.events import (
    RunEnded,
    RunEvent,
    RunLog,
    RunMetric,
    RunPlan,
    RunProgress,
    RunStarted,
    RunStatus,
)
from tinycall.core.training.world import World

SUM = 'CALL calculator {"expression":"2 + 2"}'
PICTURE = Artifact(Path("/workspace/artifacts/plot.png"), "image/png")
OUTPUTS: dict[str, tuple[dict[str, Any], tuple[Artifact, ...]]] = {
    "calculator": ({"expression": "2 + 2", "value": 4}, ()),
    "plot": ({"kind": "bar", "values": [1, 2]}, (PICTURE,)),
    "search": ({"top_k": 2, "results": [{"rank": 1, "title": "[b]", "score": 1.23456}]}, ()),
    "lamp": ({"state": "on"}, ()),
}


@dataclass
class FakeRunner:
    """The façade as the shell sees it; an endless run goes on until it is stopped."""

    workspace: Path
    device: str
    checkpoint: str | None
    notes: Path | None
    tools: tuple[Path, ...]
    world: World
    timeouts: dict[str, float]
    unsafe_exec: bool
    listeners: list[Callable[[RunEvent], None]] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)
    asked: list[Any] = field(default_factory=list)
    ending: RunStatus = "completed"
    endless: bool = False
    during: Callable[[], None] = lambda: None
    thread: threading.Thread = field(default_factory=threading.Thread)

    def subscribe(self, listener: Callable[[RunEvent], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def start(self, config: TrainingConfig) -> RunPlan:
        self.asked.append(config)
        plan = RunPlan(
            "elm", self.workspace / "runs/elm", "made", 30, {}, 0, 1, 1, 1, 20, "cpu", "asked for"
        )
        self.thread = threading.Thread(target=self._train, args=(plan,))
        self.thread.start()
        return plan

    def resume(self, run: str) -> RunPlan:
        self.asked.append(run)
        return self.start(TrainingConfig())

    def interrupted(self) -> str | None:
        return "elm"

    def stop(self) -> None:
        self.stopped.set()

    def wait(self, timeout: float | None = None) -> None:
        self.thread.join(timeout)

    def _train(self, plan: RunPlan) -> None:
        self.tell(RunStarted(plan))
        self.tell(RunLog("10 samples for each tool"))
        self.tell(RunProgress(10, 20, 0.5, 1.0, 1.0))
        self.tell(RunMetric(10, 0.5, 2.5, None, None, 1000.0, 0.003, 1.0))
        self.tell(RunMetric(20, 1.0, float("nan"), 1.5, 0.25, 1000.0, 0.001, 2.0))
        self.during()
        status: RunStatus = self.ending
        error = None
        if self.endless:
            assert self.stopped.wait(20)
            status = "stopped"
        if status == "failed":
            error = "the loss is not finite"
        best = plan.folder / "checkpoints/best"
        self.tell(RunEnded(status, best, 20, 2.0, error))

    def tell(self, event: RunEvent) -> None:
        for listener in list(self.listeners):
            listener(event)

    def generate(self, user: str, config: GenerationConfig) -> Generation:
        self.asked.append(config)
        if len(user) > 40:
            raise TinycallError("the request is longer than the context")
        parsed: Call | None = None
        error: CallError | None = None
        call = SUM if "plus" in user else "CALL calc"
        try:
            parsed = parse_call(call)
        except CallError as failure:
            error = failure
        unsure = "hm" in user
        return Generation(
            user, call, parsed, error, False, 0.5, 12.5, Path("/starter"), (),
            None, 0.125 if unsure else 0.875, unsure,
        )  # fmt: skip

    def calibrate(self, data: Path | None) -> Calibration:
        self.asked.append(data)
        return Calibration((0.5, 0.25, 1.0), -2.0, 0.5, 180, 12, 120, 0.9876, "made")

    def execute(
        self, call: str, confirm: Confirm, *, told: Callable[[int, int], None]
    ) -> Execution:
        self.asked.append(confirm)
        if "9**9**9" in call:
            raise CallError(CallFailure.TOOL, "the exponent is too large", where="calculator")
        parsed = parse_call(call)
        output, artifacts = OUTPUTS[parsed.tool]
        return Execution(call, parsed.tool, parsed.args, output, artifacts)

    def tool_problems(self) -> tuple[str, ...]:
        return tuple(f"{path}: the checkpoint does not know lamp" for path in self.tools)

    def evaluate(self, data: Path | None, told: Callable[[int, int], None]) -> Scorecard:
        self.asked.append(data)
        told(1, 2)
        wrong = EvaluatedRequest(
            "2 plus 3", SUM, "CALL calc", False, False, False, False, False,
            CallFailure.NOT_A_CALL, "not a CALL: 'CALL calc'", 0.5,
        )  # fmt: skip
        half = Rates(2, 0.5, 0.5, 0.5, 0.5, 0.5)
        none = Rates(2, 0.0, 0.0, 0.0, 0.0, 0.0)
        both = Compared(half, none)
        return Scorecard(
            "eval.jsonl", "elm/best", half, none, {"calculator": both}, (wrong,),
            {"calculator: sum": both}, {"1 to 20": Compared(half, None)},
            {"not a CALL": Counted(1, 2)},
            ConfidenceReport(1, 1, 9, 0.987, 0.876, 0.054, 0.0, 1.0, 0.888),
        )  # fmt: skip

    def gpus(self) -> tuple[GpuReading, ...]:
        return (GpuReading("H200", 40, 1024, 143_000, None),)

    def checkpoints(self) -> tuple[CheckpointEntry, ...]:
        return (CheckpointEntry("elm/best", Path("/elm"), 20, 99, ("lamp",), 0.0, True),)

    def status(self) -> Status:
        return Status(
            "3.11.7", "2.13.0", None, None, False, "built without CUDA", (), "auto", "cpu",
            "no CUDA", 2, self.workspace, None, "elm/best", None, ("lamp",), "shipped",
        )  # fmt: skip


@dataclass
class Shell:
    """Runs a command in this process."""

    capsys: pytest.CaptureFixture[str]
    runners: list[FakeRunner]
    settings: dict[str, Any]

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        out, err = self.capsys.readouterr()
        assert "Traceback" not in err
        return int(ended.value.code or 0), out, err


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line, parse_constant=pytest.fail) for line in out.splitlines()]
