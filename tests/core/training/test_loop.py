"""Training learns, goes on exactly where it stopped, and teaches byte tokens to be copied."""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import torch

from tinycall.core.model.checkpoint import load_model
from tinycall.core.model.generator import Generator
from tinycall.core.model.options import GenerationConfig
from tinycall.core.training import loop
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.events import CheckpointSaved, RunEnded, RunEvent, RunMetric
from tinycall.core.training.run_folder import RunFolder
from tinycall.core.training.runs import begin, go_on, prepare_run

SMALL: dict[str, Any] = {"preset": "custom", "layers": 2, "heads": 2, "width": 32, "context": 128}


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


def train(folder: RunFolder, config: TrainingConfig, stop_at: int | None = None) -> list[RunEvent]:
    events: list[RunEvent] = []
    stop = Event()

    def emit(event: RunEvent) -> None:
        events.append(event)
        if isinstance(event, RunMetric) and stop_at is not None and event.step >= stop_at:
            stop.set()

    if (folder.checkpoints / "last").exists():
        _, trainer = go_on(folder, emit)
    else:
        trainer = begin(prepare_run(config, None), folder, emit)
    ended = trainer.run(stop)
    return [*events, ended]


def weights(folder: RunFolder) -> dict[str, torch.Tensor]:
    return load_model((folder.checkpoints / "last").resolve()).model.state_dict()


@pytest.mark.parametrize("dropout", [0, 0.3])
def test_a_run_that_was_stopped_equals_the_run_that_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dropout: float
) -> None:
    monkeypatch.setattr(loop, "METRIC_EVERY", 1)
    config = TrainingConfig(
        **SMALL,
        samples_per_tool=10,
        batch_size=8,
        epochs=0,
        max_steps=20,
        checkpoint_every=12,
        dropout=dropout,
    )
    whole, torn = (RunFolder.create(tmp_path, name) for name in ("whole", "torn"))
    ended = train(whole, config)[-1]
    assert isinstance(ended, RunEnded)
    assert (ended.status, ended.step) == ("completed", 20)
    first = train(torn, config, stop_at=5)[-1]
    assert isinstance(first, RunEnded)
    assert (first.status, first.step) == ("stopped", 6)
    assert first.checkpoint == torn.checkpoints / "step-000006"
    train(torn, config, stop_at=14)
    last = train(torn, config)[-1]
    assert isinstance(last, RunEnded)
    assert (last.status, last.step) == ("completed", 20)
    for name, value in weights(whole).items():
        assert torch.equal(value, weights(torn)[name]), name
    steps = [(row.step, row.train_loss) for row in whole.metrics()]
    assert [(row.step, row.train_loss) for row in torn.metrics()] == steps


def test_the_loss_falls_and_events_tell_of_it(tmp_path: Path) -> None:
    config = TrainingConfig(
        **SMALL,
        samples_per_tool=50,
        epochs=0,
        max_steps=60,
        checkpoint_every=30,
        learning_rate=0.01,
    )
    events = train(RunFolder.create(tmp_path, "one"), config)
    metrics = [event for event in events if isinstance(event, RunMetric)]
    validation = [m.validation_loss for m in metrics if m.validation_loss is not None]
    assert validation[-1] < validation[0] < 4.0
    assert metrics[-1].train_loss < metrics[0].train_loss / 2
    assert [m.step for m in metrics if m.exact_calls is not None] == [30, 60]
    assert [e.step for e in events if isinstance(e, CheckpointSaved)] == [30, 60]


def test_a_rate_beyond_reason_ends_with_its_step(tmp_path: Path) -> None:
    config = TrainingConfig(**SMALL, samples_per_tool=10, epochs=0, max_steps=20)
    trainer = begin(
        prepare_run(config, None), RunFolder.create(tmp_path, "one"), lambda event: None
    )
    with torch.no_grad():
        trainer.model.head.weight.fill_(float("nan"))
    with pytest.raises(Exception, match=r"step 1: the loss is no longer a finite number"):
        trainer.run(Event())


def test_letters_known_only_as_bytes_are_copied(tmp_path: Path) -> None:
    rng = random.Random(3)
    words = ["".join(w) for n in (2, 3, 4, 5) for w in itertools.product("ñ中😀", repeat=n)]
    rng.shuffle(words)
    held_out, seen = words[:8], words[8:]
    rows = [
        {"tool": "search", "user": f"find {w}", "call": f'CALL search {{"query":"{w}"}}'}
        for w in seen
    ]
    path = tmp_path / "letters.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    starter = TrainingConfig(**SMALL, samples_per_tool=10, epochs=0, max_steps=20)
    ascii_only = RunFolder.create(tmp_path, "ascii")
    train(ascii_only, starter)
    config = TrainingConfig(dataset=str(path), epochs=0, max_steps=400, batch_size=32)
    run = prepare_run(config, (ascii_only.checkpoints / "last").resolve())
    assert set(run.data.by_bytes) == set("ñ中😀")
    folder = RunFolder.create(tmp_path, "letters")
    begin(run, folder, lambda event: None).run(Event())
    generator = Generator(load_model((folder.checkpoints / "last").resolve()))
    freely = GenerationConfig(grammar=False)
    made = generator.generate([f"find {word}" for word in held_out], freely)
    copied = [one.parsed.args["query"] for one in made if one.parsed is not None]
    assert copied == held_out
