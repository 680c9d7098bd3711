"""The shell: what stands on standard output, what on standard error, and the exit status."""

from __future__ import annotations

import importlib.metadata
import io
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import tinycall.core.runner
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

    def execute(self, call: str) -> Execution:
        if "9**9**9" in call:
            raise CallError(CallFailure.TOOL, "the exponent is too large", where="calculator")
        parsed = parse_call(call)
        output, artifacts = OUTPUTS[parsed.tool]
        return Execution(call, parsed.tool, parsed.args, output, artifacts)

    def tool_problems(self) -> tuple[str, ...]:
        return tuple(f"{path}: the checkpoint does not know lamp" for path in self.tools)

    def evaluate(self, data: Path | None) -> Scorecard:
        self.asked.append(data)
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


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Shell:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TINYCALL_WORKSPACE", raising=False)
    fake = Shell(capsys, [], {})

    def make(workspace: Path, **options: Any) -> FakeRunner:
        fake.runners.append(FakeRunner(workspace, **options, **fake.settings))
        return fake.runners[-1]

    monkeypatch.setattr(tinycall.core.runner, "Runner", make)
    return fake


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line, parse_constant=pytest.fail) for line in out.splitlines()]


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from tinycall.core.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'textual', 'matplotlib', 'llguidance', 'numpy', 'rich.console'}\n"
        "print(sorted(heavy & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "train" in done.stdout


def test_version(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda name: f"1.2 of {name}")
    assert shell("--version") == (0, "tinycall 1.2 of tinycall\n", "")


def test_the_bare_command_opens_the_app(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    import tinycall.tui.app

    opened: list[tuple[Any, ...]] = []
    monkeypatch.setattr(tinycall.tui.app, "run_app", lambda *given: opened.append(given))
    options = ["--workspace", "here", "--device", "cpu", "--notes", "texts", "--tools", "a.py"]
    assert shell(*options, "--tools", "b.json")[0] == 0
    tools = [Path("a.py"), Path("b.json")]
    assert opened == [(Path("here"), "cpu", None, Path("texts"), tools)]


@pytest.mark.parametrize(
    ("before", "after", "variable", "expected"),
    [
        ([], [], None, "workspace"),
        ([], [], "env", "env"),
        (["--workspace", "before"], [], "env", "before"),
        (["--workspace", "before"], ["--workspace", "after"], "env", "after"),
    ],
)
def test_which_workspace(
    shell: Shell,
    monkeypatch: pytest.MonkeyPatch,
    before: list[str],
    after: list[str],
    variable: str | None,
    expected: str,
) -> None:
    if variable is not None:
        monkeypatch.setenv("TINYCALL_WORKSPACE", variable)
    shell(*before, "execute", SUM, *after)
    assert shell.runners[0].workspace == Path(expected)


def test_device_and_checkpoint_stand_on_either_side(shell: Shell) -> None:
    shell("--device", "cpu", "--checkpoint", "elm", "execute", SUM)
    shell("execute", SUM, "--device", "cpu", "--checkpoint", "elm")
    shell("execute", SUM)
    assert [(r.device, r.checkpoint) for r in shell.runners] == [
        ("cpu", "elm"),
        ("cpu", "elm"),
        ("auto", None),
    ]


@pytest.mark.parametrize("command", [["execute", SUM], ["generate", "2 plus 2"], ["status"]])
def test_tools_stand_on_either_side(shell: Shell, command: list[str]) -> None:
    shell("--tools", "a.py", "--tools", "b.json", *command)
    shell(*command, "--tools", "a.py", "--tools", "b.json")
    shell("--tools", "c.py", *command, "--tools", "a.py", "--tools", "b.json")
    shell(*command)
    both = (Path("a.py"), Path("b.json"))
    assert [runner.tools for runner in shell.runners] == [both, both, both, ()]


def test_what_keeps_named_tools_is_told_beside_the_call(shell: Shell) -> None:
    status, out, err = shell("--tools", "a.py", "generate", "2 plus 2")
    assert (status, out) == (0, SUM + "\n")
    assert err.startswith("a.py: the checkpoint does not know lamp\n")


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


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["train", "--epochs", "101"],
        ["train", "--preset", "huge"],
        ["train", "--preset", "custom", "--width", "100"],
        ["train", "--preset", "custom", "--layers", "1", "--heads", "7", "--width", "100",
         "--context", "64"],
        ["train", "elm"],
        ["train", "--continue", "--epochs", "2"],
        ["generate"],
        ["generate", "2 plus 2", "--jsonl"],
        ["generate", "2 plus 2", "--temperature", "3"],
        ["execute"],
        ["data", "make"],
        ["data", "trace", "file"],
        ["bench"],
        ["--device", "tpu"],
    ],
)  # fmt: skip
def test_wrong_usage_is_status_2(shell: Shell, arguments: list[str]) -> None:
    status, out, err = shell(*arguments)
    assert status == 2
    assert out == ""
    assert "Error: " in err or "Usage: " in err


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
    assert (status, err) == (0, "")
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


def test_generate_reads_a_request_a_line(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"2 plus 2\nhm\n{'long ' * 20}\n"))
    status, out, err = shell("generate", "--jsonl", "--max-new-tokens", "60")
    assert (status, err) == (0, "")
    right, wrong, long = lines(out)
    assert list(right) == [
        "user", "call", "tool", "args", "valid", "truncated", "error", "probability", "ms",
        "confidence", "unsure",
    ]  # fmt: skip
    assert right["args"] == {"expression": "2 + 2"}
    assert (right["valid"], right["error"], right["ms"]) == (True, None, 12.5)
    assert (wrong["valid"], wrong["tool"], wrong["call"]) == (False, None, "CALL calc")
    assert wrong["error"].startswith("not a CALL: ")
    assert (right["confidence"], right["unsure"]) == (0.875, False)
    assert (wrong["confidence"], wrong["unsure"]) == (0.125, True)
    assert (long["confidence"], long["unsure"]) == (None, False)
    assert long["error"] == "the request is longer than the context"
    assert list(long) == list(right)
    assert shell.runners[0].asked[0] == GenerationConfig(max_new_tokens=60)


def test_generate_prints_the_call_alone(shell: Shell) -> None:
    status, out, err = shell("generate", "2 plus 2")
    assert (status, out) == (0, SUM + "\n")
    assert "probability 0.500" in err
    assert "unsure" not in err
    status, out, err = shell("generate", "hm 2 plus 2")
    assert (status, out) == (0, SUM + "\n")
    assert "unsure: 12% that this is what was meant" in err
    status, out, err = shell("generate", "hm")
    assert (status, out) == (1, "CALL calc\n")
    assert "train longer or add samples" in err


def test_execute_prints_a_value_a_path_or_a_table(shell: Shell) -> None:
    assert shell("execute", SUM) == (0, "4\n", "")
    assert shell("execute", "CALL plot {}") == (0, f"{PICTURE.path}\n", "")
    assert shell("execute", "CALL lamp {}") == (0, "state: on\n", "")
    table = shell("execute", "CALL search {}")[1].split()
    assert table == ["rank", "title", "score", "1", "[b]", "1.235"]


@pytest.mark.parametrize(
    ("result", "out"),
    [
        ("a\nb", "a\nb\n"),
        (3.5, "3.5\n"),
        (0.1 + 0.2, "0.3\n"),
        (True, "true\n"),
        ([1, "two", [3]], "1\ntwo\n[3]\n"),
        ({"state": "on", "rooms": ["hall"]}, 'state: on\nrooms: ["hall"]\n'),
        ([{"room": "[b]", "lux": 3}, {"room": "hall", "on": False}], " room  lux  on    \n"
         " [b]   3          \n hall       false \n"),
        ([], ""),
    ],
)  # fmt: skip
def test_execute_prints_what_a_function_gave(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, result: Any, out: str
) -> None:
    monkeypatch.setitem(OUTPUTS, "own", ({"result": result}, ()))
    assert shell("execute", "CALL own {}") == (0, out, "")


def test_execute_says_that_it_is_done_where_there_is_nothing_to_print(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(OUTPUTS, "own", ({"result": None}, ()))
    assert shell("execute", "CALL own {}") == (0, "", "done\n")
    assert lines(shell("execute", "--json", "CALL own {}")[1])[0]["output"] == {"result": None}


def test_execute_as_json(shell: Shell) -> None:
    status, out, err = shell("execute", "--json", "CALL plot {}")
    (result,) = lines(out)
    assert (status, err) == (0, "")
    assert list(result) == ["call", "tool", "args", "output", "artifacts"]
    assert result["artifacts"] == [str(PICTURE.path)]


def test_execute_refused(shell: Shell) -> None:
    call = 'CALL calculator {"expression":"9**9**9"}'
    status, out, err = shell("execute", "--json", call)
    assert status == 1
    assert lines(out) == [{"call": call, "error": "calculator: the exponent is too large"}]
    assert err.count("\n") == 1
    assert "refused by the tool" in err


def test_evaluate(shell: Shell) -> None:
    status, out, err = shell("evaluate", "--data", "mine.jsonl")
    assert (status, err) == (0, "")
    assert shell.runners[0].asked == [Path("mine.jsonl")]
    first, *rest = (" ".join(line.split()) for line in out.splitlines()[3:])
    assert first == "answers right 50.0% 0.0% 50.0%"
    assert rest[-3:] == ["2 plus 3", "CALL calc", "not a CALL: not a CALL: 'CALL calc'"]
    for row in (
        "not a CALL 1 2",
        "calculator: sum 50.0% 0.0% 2",
        "1 to 20 50.0% – 2",
        "wrong answers 0.876 100.0% 1",
        "requests no tool answers 0.987 88.8% 9",
        "expected calibration error 0.054",
    ):
        assert row in rest
    (scorecard,) = lines(shell("evaluate", "--json")[1])
    assert scorecard["constrained"]["answer_accuracy"] == 0.5
    assert scorecard["failing"][0]["failure"] == "not a CALL"
    assert scorecard["by_kind"]["calculator: sum"]["unconstrained"]["answer_accuracy"] == 0
    assert scorecard["confidence"]["auc_unanswerable"] == 0.987


def test_calibrate(shell: Shell) -> None:
    status, out, err = shell("calibrate", "--data", "mine.jsonl")
    assert (status, err) == (0, "")
    assert shell.runners[0].asked == [Path("mine.jsonl")]
    assert "ROC AUC 0.988: 180 right CALLs against 12 wrong ones and 120" in out
    assert "below 0.500" in out
    (made,) = lines(shell("calibrate", "--json")[1])
    assert (made["features"], made["weights"]) == (["call", "tool", "request"], [0.5, 0.25, 1.0])


def test_status(shell: Shell) -> None:
    (card,) = lines(shell("status", "--json")[1])
    assert (card["device"], card["workspace"]) == ("cpu", "workspace")
    assert card["gpus"][0]["memory_used"] == 1024
    assert card["checkpoints"][0]["selected"] is True
    out = shell("status")[1]
    assert "built without CUDA" in " ".join(out.split())
    assert "* elm/best" in out
    assert "temperature not known" in " ".join(out.split())


def test_bench(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = {"start": {"help_seconds": 0.2}}
    monkeypatch.setattr("tinycall.core.bench.run", lambda parts: {p: figures[p] for p in parts})
    assert lines(shell("bench", "start", "--json")[1]) == [figures]
    assert shell("bench", "start") == (0, "start help_seconds: 0.2\n", "")


def test_data_make_is_a_function_of_the_seed(shell: Shell, tmp_path: Path) -> None:
    _, out, _ = shell("data", "make", "--per-tool", "3", "--seed", "5")
    assert (
        shell("data", "make", "--per-tool", "3", "--seed", "5", "--output", "made.jsonl")[1] == ""
    )
    assert (tmp_path / "made.jsonl").read_text() == out
    status, out, _ = shell("data", "check", "made.jsonl", "--json")
    (summary,) = lines(out)
    assert status == 0
    assert summary["by_tool"] == {"calculator": 3, "plot": 3, "search": 3}
    assert (summary["invalid"], summary["problems"]) == (0, [])
    status, out, _ = shell("data", "trace", "made.jsonl", "--line", "1", "--json")
    assert status == 0
    assert lines(out)[0]["pairs"][0]["x"]["shown"] == "<user>"
    assert "</call>" in shell("data", "trace", "made.jsonl", "--line", "1")[1]


def test_data_check_names_the_lines(shell: Shell, tmp_path: Path) -> None:
    record = json.dumps({"tool": "calculator", "user": "2 plus 2", "call": SUM})
    (tmp_path / "data.jsonl").write_text(f"{record}\n{record[:30]}\n")
    status, out, err = shell("data", "check", "data.jsonl")
    assert status == 1
    assert "data.jsonl:2: the JSON is cut off after 30 characters" in out
    assert err == "tinycall: data.jsonl: 1 invalid\n"
    status, out, _ = shell("data", "check", "data.jsonl", "--json")
    assert (status, lines(out)[0]["problems"][0]["line"]) == (1, 2)
    assert "data.jsonl:2: the JSON" in shell("data", "trace", "data.jsonl", "--line", "2")[2]
    assert "lines 1 to 2" in shell("data", "trace", "data.jsonl", "--line", "9")[2]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (TinycallError("is full", where="disk", accepted="room"), "disk: is full; room"),
        (FileNotFoundError(2, "No such file", "notes"), "notes: No such file"),
        (KeyboardInterrupt(), "interrupted"),
        (RuntimeError("out\nof memory"), "unexpected RuntimeError: out of memory"),
    ],
)
def test_a_failure_is_one_line(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, error: BaseException, said: str
) -> None:
    def fail(self: FakeRunner, call: str) -> Execution:
        raise error

    monkeypatch.setattr(FakeRunner, "execute", fail)
    status, out, err = shell("execute", "--json", SUM)
    assert (status, out) == (1, "")
    assert err.startswith(f"tinycall: {said}")
    assert err.count("\n") == 1


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from tinycall.core.cli import main; main()"]
    made = subprocess.Popen(
        [*command, "data", "make", "--per-tool", "400"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    assert made.stdout is not None
    assert made.stderr is not None
    made.stdout.readline()
    made.stdout.close()
    assert made.stderr.read() == b""
    assert made.wait(20) == 1


def test_without_a_terminal_the_app_is_refused_in_one_line(tmp_path: Path) -> None:
    code = "from tinycall.core.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--workspace", str(tmp_path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("tinycall: the app opens in a terminal, and this is none")
    assert done.stderr.count("\n") == 1
