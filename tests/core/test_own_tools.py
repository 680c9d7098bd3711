"""Tools of one's own beside a checkpoint: run where schemas agree, checked where they do not."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tinycall.core.calls import CallError, TinycallError
from tinycall.core.cli import main
from tinycall.core.model import generator
from tinycall.core.model.checkpoint import write_model
from tinycall.core.model.config import ModelConfig
from tinycall.core.model.transformer import Transformer
from tinycall.core.runner import Runner
from tinycall.core.tokenizer import Tokenizer
from tinycall.core.tools.named import NamedTools
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.run_folder import RunFolder

MINE = '''
from typing import Literal
from tinycall.core.tools import tool

@tool
def double(value: float, unit: Literal["m", "km"]) -> str:
    """Twice a length."""
    if value < 0:
        raise ValueError("give a length")
    return f"{value * 2:g} {unit}"
'''
OTHER = MINE.replace('"km"]', '"km", "mm"]')
LAMP = {
    "name": "set_lamp",
    "parameters": {
        "type": "object",
        "properties": {"on": {"type": "boolean"}},
        "required": ["on"],
        "additionalProperties": False,
    },
}
DOUBLE = 'CALL double {"value":2,"unit":"m"}'
TINY = {
    "preset": "custom", "layers": 1, "heads": 2, "width": 32, "context": 160, "batch_size": 8,
    "epochs": 0, "max_steps": 20, "checkpoint_every": 10,
}  # fmt: skip
LONG = {**TINY, "max_steps": 100_000, "checkpoint_every": 100_000}


def line(tool: str, user: str, call: str) -> str:
    return json.dumps({"tool": tool, "user": user, "call": call}) + "\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A file of functions, a file that declares, and samples.jsonl for both."""
    (tmp_path / "mine.py").write_text(MINE)
    (tmp_path / "lamp.json").write_text(json.dumps({"tools": [LAMP]}))
    with (tmp_path / "samples.jsonl").open("w") as samples:
        for number in range(20):
            call = f'CALL double {{"value":{number},"unit":"m"}}'
            samples.write(line("double", f"twice {number} m", call))
            samples.write(line("set_lamp", f"lamp {number} on", 'CALL set_lamp {"on":true}'))
    return [tmp_path / "mine.py", tmp_path / "lamp.json"]


@pytest.fixture
def checkpoint(tmp_path: Path, files: list[Path]) -> Path:
    """A checkpoint of a model that knows nothing, with the tools of the files."""
    folder = tmp_path / "checkpoint"
    folder.mkdir()
    tokenizer = Tokenizer.of(())
    torch.manual_seed(5)
    model = Transformer(ModelConfig(tokenizer.size, layers=1, heads=2, width=32, context=160))
    write_model(folder, model.eval(), tokenizer, NamedTools(files).registry, {})
    return folder


@pytest.fixture
def open_runner(tmp_path: Path, checkpoint: Path) -> Callable[..., Runner]:
    def make(*tools: Path) -> Runner:
        return Runner(tmp_path / "work", checkpoint=str(checkpoint), tools=tools)

    return make


def test_functions_run_where_the_checkpoint_knows_their_schemas(
    files: list[Path], open_runner: Callable[..., Runner]
) -> None:
    runner = open_runner(*files)
    assert runner.execute(DOUBLE).output == {"result": "4 m"}
    with pytest.raises(CallError, match="double: give a length"):
        runner.execute('CALL double {"value":-2,"unit":"m"}')
    with pytest.raises(CallError, match="set_lamp is declared, not installed"):
        runner.execute('CALL set_lamp {"on":true}')
    assert runner.execute('CALL calculator {"expression":"2 + 2"}').output["value"] == 4
    status = runner.status()
    assert status.tools == ("double", "set_lamp")
    assert status.tool_files == ("1 from mine.py (run)", "1 from lamp.json (checked only)")
    assert status.tool_problems == ()
    assert runner.generate("twice 3 m").valid


def test_without_its_file_a_function_is_only_declared(open_runner: Callable[..., Runner]) -> None:
    runner = open_runner()
    assert runner.status().tool_files == ()
    with pytest.raises(CallError, match="double is declared, not installed"):
        runner.execute(DOUBLE)


def test_a_function_of_another_schema_is_not_run(
    files: list[Path], open_runner: Callable[..., Runner]
) -> None:
    files[0].write_text(OTHER)
    runner = open_runner(*files)
    (problem,) = runner.status().tool_problems
    assert problem == (
        "mine.py: the checkpoint was trained for another double: "
        'unit.enum also has "mm"; train again, or name the file that it was trained with'
    )
    with pytest.raises(CallError) as refused:
        runner.execute(DOUBLE)
    assert str(refused.value) == problem
    with pytest.raises(CallError, match="'mm' is not a choice"):
        runner.execute('CALL double {"value":2,"unit":"mm"}')


def test_any_named_function_can_be_executed_but_not_every_one_is_called(
    files: list[Path], tmp_path: Path
) -> None:
    runner = Runner(tmp_path / "work", tools=files)
    assert runner.execute(DOUBLE).output == {"result": "4 m"}
    status = runner.status()
    assert status.tools == ("calculator", "plot", "search")
    assert status.tool_problems[0] == (
        "mine.py: the checkpoint does not know double; "
        "train with --tools mine.py and samples that call it"
    )
    assert runner.registry().names == status.tools


def test_a_file_that_cannot_be_used_is_refused_before_anything_begins(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text("import nonsense_x")
    with pytest.raises(TinycallError, match=r"mine\.py, line 1: does not run"):
        Runner(tmp_path / "work", tools=[tmp_path / "mine.py"])
    assert not (tmp_path / "work").exists()


def test_evaluation_runs_functions_and_checks_what_is_declared(
    files: list[Path],
    open_runner: Callable[..., Runner],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # To a model that knows nothing the shortest CALL is the likeliest, whatever is asked.
    monkeypatch.setattr(generator, "_DOUBT", -math.inf)
    raising = MINE.replace("value < 0", "value is not None")
    data = tmp_path / "samples.jsonl"
    passed = []
    for text in (MINE, raising):
        files[0].write_text(text)
        card = open_runner(*files).evaluate(data, unconstrained=False)
        assert card.constrained.requests == 40
        assert card.constrained.valid_call_rate == 1
        passed.append(card.constrained.execution_pass_rate)
    declared = open_runner().evaluate(data, unconstrained=False)
    called = [one.call.startswith("CALL double") for one in declared.failing]
    assert any(called), "the model must call the function for this to say anything"
    assert passed[1] < passed[0] <= declared.constrained.execution_pass_rate == 1


def test_a_run_is_scored_on_what_it_held_back_and_shows_what_it_learned(
    files: list[Path], tmp_path: Path, open_runner: Callable[..., Runner]
) -> None:
    runner = Runner(tmp_path / "work", tools=files)
    runner.start(replace(config(tmp_path, None, *files), name="mine"))
    ended = runner.wait()
    assert ended is not None
    assert ended.status == "completed"
    runner.select("mine/last")
    card = runner.evaluate(unconstrained=False)
    assert card.data == "what its run held back"
    assert card.constrained.requests == 3, "8 % of the 40 samples"
    assert runner.examples() == ("twice 0 m", "lamp 0 on")
    alone = open_runner(*files)
    assert alone.examples() == ()
    with pytest.raises(TinycallError, match="is no checkpoint of a run"):
        alone.evaluate(unconstrained=False)


def config(tmp_path: Path, checkpoint: Path | None, *tools: Path) -> TrainingConfig:
    return TrainingConfig.from_json(
        {
            **TINY,
            "dataset": str(tmp_path / "samples.jsonl"),
            "tools": [str(path) for path in tools],
            "continue_from": str(checkpoint) if checkpoint else None,
        }
    )


def test_a_checkpoint_is_continued_with_its_tools_or_equal_ones(
    files: list[Path], checkpoint: Path, tmp_path: Path
) -> None:
    runner = Runner(tmp_path / "work")
    own = runner.plan(config(tmp_path, checkpoint))
    assert own.dataset.endswith("samples.jsonl, tools of the checkpoint")
    named = runner.plan(config(tmp_path, checkpoint, *files))
    assert named.dataset.endswith("tools from mine.py, lamp.json")
    assert own.by_tool == named.by_tool


def test_a_checkpoint_is_not_continued_with_another_tool_of_the_same_name(
    files: list[Path], checkpoint: Path, tmp_path: Path
) -> None:
    files[0].write_text(OTHER)
    said = (
        'tools: the checkpoint was trained for another double: unit.enum also has "mm"; '
        "a new model, or the tools that the checkpoint was trained with"
    )
    runner = Runner(tmp_path / "work")
    with pytest.raises(TinycallError, match=said):
        runner.plan(config(tmp_path, checkpoint, *files))
    with pytest.raises(TinycallError, match=said):
        runner.start(config(tmp_path, checkpoint, *files))
    assert not (tmp_path / "work").exists()
    with pytest.raises(TinycallError, match=said):
        Runner(tmp_path / "work", tools=files).plan(config(tmp_path, checkpoint))


def test_tools_of_the_session_are_in_force_for_a_dataset_that_calls_them(
    files: list[Path], tmp_path: Path
) -> None:
    with (tmp_path / "samples.jsonl").open("a") as samples:
        samples.write(line("double", "twice 3 mm", 'CALL double {"value":3,"unit":"mm"}'))
    plan = Runner(tmp_path / "work", tools=files).plan(config(tmp_path, None))
    assert plan.dataset.endswith("tools from mine.py, lamp.json, 1 invalid left out")
    assert "inferred" in Runner(tmp_path / "work").plan(config(tmp_path, None)).dataset


@pytest.mark.parametrize("asked_for", [True, False], ids=["by the run", "by the session"])
def test_a_run_carries_its_tools_and_goes_on_without_their_files(
    files: list[Path], tmp_path: Path, asked_for: bool
) -> None:
    runner = Runner(tmp_path / "work", tools=files)
    own = files if asked_for else []
    asked = {**config(tmp_path, None, *own).to_json(), **LONG, "name": "oak"}
    runner.start(TrainingConfig.from_json(asked))
    runner.stop()
    assert runner.wait(60) is not None
    folder = RunFolder(tmp_path / "work/runs/oak")
    written = json.loads((folder.path / "config.json").read_text())
    assert written["tools"] == [str(path) for path in own]
    schemas = {
        t["name"]: t["parameters"] for t in json.loads((folder.path / "tools.json").read_text())
    }
    assert schemas["set_lamp"] == LAMP["parameters"]
    assert schemas == {tool.name: tool.schema for tool in NamedTools(files).registry}
    assert runner.execute(DOUBLE).output == {"result": "4 m"}
    for path in (*files, tmp_path / "samples.jsonl"):
        path.unlink()
    again = Runner(tmp_path / "work")
    again.resume("oak")
    again.stop()
    ended = again.wait(60)
    assert ended is not None
    assert (ended.status, ended.error) == ("stopped", None)
    last = Runner(tmp_path / "work", checkpoint=str(ended.checkpoint))
    assert {tool.name: tool.schema for tool in last.registry()} == schemas


@pytest.mark.parametrize(
    ("written", "read"),
    [(None, ()), ("old.json", ("tools.json",)), ([], ()), (["a", "b"], ("tools.json",))],
)
def test_the_tools_of_a_run_are_its_own_copy_however_they_were_written(
    tmp_path: Path, written: object, read: tuple[str, ...]
) -> None:
    values = {"dataset": "data.jsonl", "tools": written}
    (tmp_path / "config.json").write_text(json.dumps(values))
    assert RunFolder(tmp_path).read_config().tools == tuple(str(tmp_path / name) for name in read)


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["--workspace", "work", *arguments])
        return (int(ended.value.code or 0), *capsys.readouterr())

    return run


def test_what_a_function_prints_is_told_and_never_among_the_results(
    files: list[Path], shell: Callable[..., tuple[int, str, str]]
) -> None:
    loud = (
        MINE.replace("    if value", "    print('doubling')\n    if value") + "print('loading')\n"
    )
    files[0].write_text(loud)
    status, out, err = shell("execute", "--json", DOUBLE, "--tools", "mine.py")
    assert status == 0
    assert json.loads(out)["output"] == {"result": "4 m"}
    assert err == "loading\ndoubling\n"
    loud += "# read anew\n"
    files[0].write_text(loud)
    status, out, err = shell(
        "data", "check", "--json", "samples.jsonl", "--tools", "mine.py", "--tools", "lamp.json"
    )
    assert (status, json.loads(out)["valid"], err) == (0, 40, "loading\n")


def test_data_commands_follow_the_tools_that_are_named(
    files: list[Path], shell: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    with (tmp_path / "samples.jsonl").open("a") as samples:
        samples.write(line("double", "twice 3 mm", 'CALL double {"value":3,"unit":"mm"}'))
    named = ["--tools", "mine.py", "--tools", "lamp.json"]
    for arguments in (
        ["data", "check", "samples.jsonl", *named],
        [*named, "data", "check", "samples.jsonl"],
    ):
        status, out, _ = shell(*arguments)
        assert status == 1
        assert "samples.jsonl:41: field \"call\", double.unit: 'mm' is not a choice" in out
        assert "tools: from mine.py, lamp.json (double, set_lamp)" in out
    assert shell("data", "check", "samples.jsonl")[0] == 0
    status, _, err = shell(*named, "data", "trace", "samples.jsonl", "--line", "41")
    assert (status, "'mm' is not a choice" in err) == (1, True)
    assert shell("data", "trace", "samples.jsonl", "--line", "41", "--json")[0] == 0


def test_a_file_that_cannot_be_used_ends_a_command_with_one_line(
    shell: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    (tmp_path / "bad.py").write_text("x = 1\nx.y")
    for arguments in (["execute", DOUBLE], ["data", "check", "d"], ["train", "--data", "d"], []):
        status, out, err = shell("--tools", "bad.py", *arguments)
        assert (status, out) == (1, "")
        assert err.startswith("tinycall: bad.py, line 2: does not run: AttributeError: 'int'")
        assert err.count("\n") == 1
