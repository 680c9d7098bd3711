"""The façade: one run at a time, stopped and continued, calls generated and run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tinycall.core.calls import CallError, TinycallError
from tinycall.core.runner import GenerationConfig, Runner
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.events import (
    CheckpointSaved,
    RunEnded,
    RunEvent,
    RunMetric,
    RunProgress,
    RunStarted,
)

TINY = TrainingConfig(
    preset="custom", layers=1, heads=2, width=32, context=256, samples_per_tool=10,
    batch_size=8, epochs=0, max_steps=20, checkpoint_every=10, name="one",
)  # fmt: skip
LONG = TrainingConfig(**{**TINY.to_json(), "max_steps": 100_000, "checkpoint_every": 100_000})


def events_of(runner: Runner) -> list[RunEvent]:
    events: list[RunEvent] = []
    runner.subscribe(events.append)
    return events


def run_to_the_end(runner: Runner, config: TrainingConfig = TINY) -> RunEnded:
    runner.start(config)
    ended = runner.wait(60)
    assert ended is not None
    return ended


def test_importing_the_facade_leaves_torch_alone() -> None:
    script = "import sys, tinycall.core.runner; print('torch' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert shown.stdout.strip() == "False", shown.stderr


def test_a_run_tells_its_story_and_its_checkpoint_is_used(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    runner.select("starter")
    events = events_of(runner)
    ended = run_to_the_end(runner)
    assert ended.status == "completed"
    assert isinstance(events[0], RunStarted)
    assert events[-1] == ended
    assert {RunMetric, RunProgress, CheckpointSaved} <= {type(event) for event in events}
    names = [entry.name for entry in runner.checkpoints()]
    assert names[:2] == ["one/best", "one/last"]
    assert next(entry for entry in runner.checkpoints() if entry.selected).name == "one/best"
    status = runner.status()
    assert (status.selected, status.active_run) == ("one/best", None)
    assert status.tools == ("calculator", "plot", "search")
    made = runner.generate("what is 2 + 2")
    assert made.checkpoint == (tmp_path / "runs/one/checkpoints/best").resolve()
    assert made.valid
    assert 0 <= made.probability <= 1
    assert runner.status().loaded == made.checkpoint
    runner.select("starter")
    assert Runner(tmp_path).status().selected == "starter"


def test_a_second_run_is_refused_and_a_stop_saves(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    runner.start(LONG)
    with pytest.raises(TinycallError, match="a run is active already"):
        runner.start(TINY)
    runner.stop()
    ended = runner.wait(60)
    assert ended is not None
    assert ended.status == "stopped"
    assert ended.checkpoint is not None
    assert (ended.checkpoint / "model.safetensors").is_file()
    assert runner.interrupted() == "one"
    assert Runner(tmp_path).interrupted() == "one"


def test_an_interrupted_run_goes_on_and_can_be_run_again(tmp_path: Path) -> None:
    first = Runner(tmp_path)
    first.start(LONG)
    first.stop()
    stopped = first.wait(60)
    assert stopped is not None
    second = Runner(tmp_path)
    second.resume("one")
    with pytest.raises(TinycallError, match="another process is writing"):
        first.resume("one")
    second.stop()
    ended = second.wait(60)
    assert ended is not None
    assert (ended.status, ended.error) == ("stopped", None)
    assert ended.step > stopped.step
    assert second.interrupted() == "one"


def test_a_complete_run_is_not_resumed_but_continued_from(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    run_to_the_end(runner)
    assert runner.interrupted() is None
    with pytest.raises(TinycallError, match="complete at step 20"):
        runner.resume("one")
    again = TrainingConfig(**{**TINY.to_json(), "name": "two", "continue_from": "one"})
    assert run_to_the_end(runner, again).status == "completed"
    assert "weights, tokens and sizes from" in (tmp_path / "runs/two/train.log").read_text()


def test_plots_go_to_the_workspace(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    run_to_the_end(runner)
    done = runner.execute('CALL plot {"kind":"bar","values":[3,1,2]}')
    assert runner.artifacts() == (done.artifacts[0].path,)
    assert done.artifacts[0].path.parent == tmp_path / "artifacts"
    with pytest.raises(CallError, match="there is no tool 'teleport'"):
        runner.execute("CALL teleport {}")


def test_own_tools_are_trained_generated_and_checked_not_run(tmp_path: Path) -> None:
    rows = [
        {"tool": "light", "user": f"lamp {i} on", "call": f'CALL light {{"lamp":{i},"on":true}}'}
        for i in range(30)
    ]
    data = tmp_path / "own.jsonl"
    data.write_text("".join(json.dumps(row) + "\n" for row in rows))
    runner = Runner(tmp_path / "work")
    plan = runner.plan(TrainingConfig(**{**TINY.to_json(), "dataset": str(data)}))
    assert plan.by_tool == {"light": 28}
    assert "inferred" in plan.dataset
    run_to_the_end(runner, TrainingConfig(**{**TINY.to_json(), "dataset": str(data)}))
    made = runner.generate("lamp 3 on", GenerationConfig())
    assert made.parsed is not None
    assert made.parsed.tool == "light"
    with pytest.raises(CallError, match="declared, not installed"):
        runner.execute('CALL light {"lamp":1,"on":false}')


def test_a_broken_checkpoint_is_named_and_the_status_still_stands(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    ended = run_to_the_end(runner)
    assert ended.checkpoint is not None
    weights = ended.checkpoint / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    with pytest.raises(TinycallError, match=r"model\.safetensors"):
        Runner(tmp_path).generate("what is 2 + 2")
    (ended.checkpoint / "config.json").write_text("{")
    assert Runner(tmp_path, checkpoint=str(ended.checkpoint)).status().tools == ()


def test_a_workspace_that_cannot_be_written_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TinycallError, match="cannot be written") as refused:
        Runner(tmp_path / "file" / "work").start(TINY)
    assert "\n" not in str(refused.value)


def test_an_evaluation_file_with_a_bad_line_is_refused(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    run_to_the_end(runner)
    data = tmp_path / "data.jsonl"
    good = '{"tool":"search","user":"find rome","call":"CALL search {\\"query\\":\\"rome\\"}"}\n'
    data.write_text(good + "{half\n")
    with pytest.raises(TinycallError, match="line 2"):
        runner.evaluate(data)
    data.write_text(good)
    assert runner.evaluate(data, unconstrained=False).constrained.requests == 1
