"""The whole loop without a screen: asked, put right, learned, asked again."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tinycall.core.calls import TinycallError
from tinycall.core.runner import Runner
from tinycall.core.training.config import LEARNING, TrainingConfig

WRONG = "darkness please"
RIGHT = 'CALL lamp {"on":false,"room":"kitchen"}'


@pytest.fixture(autouse=True, scope="module")
def one_thread() -> None:
    torch.set_num_threads(1)


def dataset(path: Path) -> str:
    """Requests for a lamp, none of them like the one that is put right."""
    rooms = ("kitchen", "hall", "cellar", "attic")
    rows = [
        (f"{verb} {on} the {room} lamp", f'CALL lamp {{"on":{value},"room":"{room}"}}')
        for verb in ("turn", "switch", "put")
        for on, value in (("on", "true"), ("off", "false"))
        for room in rooms
    ]
    lines = (json.dumps({"tool": "lamp", "user": user, "call": call}) for user, call in rows)
    path.write_text("".join(f"{line}\n" for line in lines))
    return str(path)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose checkpoint in use has been trained on the lamp for a moment."""
    folder = tmp_path_factory.mktemp("lamp")
    config = TrainingConfig(
        dataset=dataset(folder / "lamp.jsonl"), preset="custom", layers=1, heads=2, width=32,
        context=128, batch_size=8, epochs=0, max_steps=60, checkpoint_every=60, name="lamp",
    )  # fmt: skip
    run(Runner(folder / "workspace"), config)
    return folder / "workspace"


@pytest.fixture
def runner(trained: Path, tmp_path: Path) -> Runner:
    shutil.copytree(trained, tmp_path / "workspace", symlinks=True)
    return Runner(tmp_path / "workspace")


def run(runner: Runner, config: TrainingConfig) -> None:
    runner.start(config)
    ended = runner.wait(60)
    assert ended is not None
    assert (ended.status, ended.error) == ("completed", None)


def test_what_was_put_right_is_answered_right_after_one_run(runner: Runner) -> None:
    assert runner.generate(WRONG).call != RIGHT
    path, count = runner.correct([(WRONG, RIGHT)])
    assert (path, count) == (runner.workspace.datasets / "corrections.jsonl", 1)
    config = runner.learning()
    folder = runner.workspace.runs / "lamp"
    assert config.continue_from == "lamp/best"
    assert config.dataset == str(folder / "dataset.jsonl")
    assert {name: getattr(config, name) for name in LEARNING} == LEARNING
    assert runner.learned() == (0, 1)
    run(runner, replace(config, name="again", learning_rate=1e-2, max_steps=120))
    assert runner.learned() == (1, 1)
    assert runner.generate(WRONG).call == RIGHT
    copied = (runner.workspace.runs / "again" / "corrections.jsonl").read_text()
    assert json.loads(copied)["user"] == WRONG
    assert runner.learning().dataset == str(runner.workspace.runs / "again" / "dataset.jsonl")


def test_a_run_that_was_stopped_goes_on_with_the_corrections_it_began_with(
    runner: Runner,
) -> None:
    runner.correct([(WRONG, RIGHT)])
    runner.start(replace(runner.learning(), name="again", max_steps=100_000))
    runner.stop()
    runner.wait(60)
    runner.correct([("more light", 'CALL lamp {"on":true,"room":"hall"}')])
    plan = runner.resume("again")
    runner.stop()
    runner.wait(60)
    assert plan.corrections == 1


def test_only_what_the_checkpoint_s_tools_take_is_kept(runner: Runner) -> None:
    with pytest.raises(TinycallError, match="there is no tool 'calculator'"):
        runner.correct([(WRONG, RIGHT), ("1", 'CALL calculator {"expression":"1"}')])
    assert runner.corrections()[1] == 0
    assert not runner.workspace.corrections.exists()


def test_what_cannot_be_learned_says_why(runner: Runner, tmp_path: Path) -> None:
    with pytest.raises(TinycallError, match="there are no corrections"):
        runner.learning()
    runner.correct([(WRONG, RIGHT)])
    best = (runner.workspace.runs / "lamp" / "checkpoints" / "best").resolve()
    shutil.copytree(best, tmp_path / "stray")
    stray = Runner(runner.workspace.path, checkpoint=str(tmp_path / "stray"))
    with pytest.raises(TinycallError, match="the samples that it learned from are not known"):
        stray.learning()
    starter = Runner(runner.workspace.path, checkpoint="starter")
    with pytest.raises(TinycallError, match="no correction can be used: line 1"):
        starter.learning()
    starter.correct([("2 and 2", 'CALL calculator {"expression":"2 + 2"}')])
    assert starter.learning().dataset is None
