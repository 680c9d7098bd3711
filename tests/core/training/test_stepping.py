"""A step is the same however its samples are parted: batches, memory, recomputing, processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.encoding import EncodedSample
from tinycall.core.model.checkpoint import load_model, write_model
from tinycall.core.model.transformer import Transformer, fresh_model
from tinycall.core.training import stepping
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.data import prepare_data
from tinycall.core.training.optimizer import Optimizer
from tinycall.core.training.stepping import Stepper
from tinycall.core.training.world import ALONE

CONFIG: dict[str, Any] = {
    "preset": "custom", "layers": 2, "heads": 2, "width": 32, "context": 128,
    "samples_per_tool": 10, "batch_size": 12,
}  # fmt: skip
DATA = prepare_data(TrainingConfig(**CONFIG), 128)
SAMPLES = [DATA.encoded(0, place) for place in range(12)]


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


def after_two_steps(
    batches: list[list[EncodedSample]], told: Callable[[str], None] = print, **settings: Any
) -> tuple[list[float], dict[str, Tensor]]:
    """The losses of two steps with these batches, and the weights behind them."""
    config = TrainingConfig(**{**CONFIG, **settings})
    torch.manual_seed(5)
    model = Transformer(config.model(DATA.tokenizer.size)).train()
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.1)
    stepper = Stepper(config, model, Optimizer(model), "cpu", ALONE, told)
    losses = [stepper.take(step, batches, 0.01)[0].item() for step in (1, 2)]
    return losses, model.state_dict()


def same(one: tuple[list[float], dict[str, Tensor]], other: Any) -> None:
    assert one[0] == pytest.approx(other[0], abs=1e-5)
    assert one[0][0] > one[0][1]
    for name, value in one[1].items():
        torch.testing.assert_close(value, other[1][name], atol=2e-4, rtol=1e-3)


@pytest.mark.parametrize("sizes", [(6, 6), (1, 4, 7), (3, 3, 3, 3)])
def test_accumulated_batches_are_one_batch(sizes: tuple[int, ...]) -> None:
    rest, batches = list(SAMPLES), []
    for size in sizes:
        batches.append(rest[:size])
        rest = rest[size:]
    same(after_two_steps([SAMPLES]), after_two_steps(batches))


@pytest.mark.parametrize("dropout", [0, 0.3])
def test_blocks_computed_again_give_the_same_bits(
    monkeypatch: pytest.MonkeyPatch, dropout: float
) -> None:
    calls = []
    real = Transformer.features.__globals__["checkpoint"]
    monkeypatch.setitem(
        Transformer.features.__globals__,
        "checkpoint",
        lambda *given, **more: calls.append(1) or real(*given, **more),
    )
    plain = after_two_steps([SAMPLES], dropout=dropout)
    assert not calls
    again = after_two_steps([SAMPLES], dropout=dropout, gradient_checkpointing=True)
    assert len(calls) == 4, "two blocks in each of two steps"
    assert plain[0] == again[0]
    assert all(torch.equal(value, again[1][name]) for name, value in plain[1].items())


def test_what_is_dropped_depends_on_the_seed_and_the_step_alone() -> None:
    config = TrainingConfig(**CONFIG, dropout=0.5)
    losses = []
    for seed, step in ((1, 1), (1, 2), (2, 1), (1, 1)):
        model = fresh_model(config.model(DATA.tokenizer.size), 5).train()
        with torch.no_grad():
            model.blocks[0].mlp.down.weight.normal_(
                std=0.1, generator=torch.Generator().manual_seed(1)
            )
        settings = replace(config, seed=seed)
        stepper = Stepper(settings, model, Optimizer(model), "cpu", ALONE, print)
        fresh_model(config.model(DATA.tokenizer.size), seed=3)
        losses.append(stepper.take(step, [SAMPLES], 0.01)[0].item())
    assert losses[0] == losses[3]
    assert len(set(losses)) == 3


def test_a_model_that_is_made_or_read_takes_no_random_numbers(tmp_path: Path) -> None:
    config = TrainingConfig(**CONFIG).model(DATA.tokenizer.size)
    before = torch.get_rng_state()
    model = fresh_model(config, 5)
    write_model(tmp_path, model, DATA.tokenizer, DATA.registry, {})
    read = load_model(tmp_path).model
    assert torch.equal(torch.get_rng_state(), before)
    ids = torch.tensor([SAMPLES[0].ids])
    assert torch.equal(read(ids), model.eval()(ids))


def test_what_does_not_fit_goes_in_smaller_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    real, rows = stepping.weighted_loss, []

    def small_card(model: Transformer, inputs: Tensor, *more: Tensor) -> Tensor:
        rows.append(len(inputs))
        if len(inputs) > 4:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return real(model, inputs, *more)

    whole = after_two_steps([SAMPLES])
    monkeypatch.setattr(stepping, "weighted_loss", small_card)
    told: list[str] = []
    same(whole, after_two_steps([SAMPLES], told.append))
    assert rows == [12, 6, 3, 3, 3, 3, 3, 3, 3, 3]
    assert [line.rpartition(" in parts of ")[2] for line in told] == [
        "6 samples from here", "3 samples from here",
    ]  # fmt: skip


def test_not_even_one_sample_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*given: object) -> Tensor:
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(stepping, "weighted_loss", no_room)
    with pytest.raises(TinycallError, match="the card has no room for this batch"):
        after_two_steps([SAMPLES])


_TWENTY_STEPS = """
import json, sys
from pathlib import Path
from threading import Event
import torch
from tinycall.core.training import loop
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.events import RunMetric
from tinycall.core.training.run_folder import RunFolder
from tinycall.core.training.runs import begin, prepare_run
from tinycall.core.training.world import join_world, leave_world

torch.set_num_threads(1)
loop.METRIC_EVERY = 1
world = join_world()
folder = Path(sys.argv[1])
config = TrainingConfig(**json.loads(sys.argv[2]))
rows = []
hear = lambda event: rows.append(event.train_loss) if isinstance(event, RunMetric) else None
run = RunFolder.create(folder, "run") if world.first else RunFolder(folder / "none")
ended = begin(prepare_run(config, None), run, hear, world).run(Event())
leave_world(world)
assert (ended.checkpoint is None) == (not world.first) or ended.status == "completed"
if world.first:
    print(json.dumps(rows))
else:
    assert not rows and not (folder / "none").exists()
"""


def test_two_processes_train_as_one_does(tmp_path: Path) -> None:
    config = {
        **CONFIG, "batch_size": 5, "gradient_accumulation_steps": 2, "epochs": 0, "max_steps": 20,
    }  # fmt: skip
    script = tmp_path / "train.py"
    script.write_text(_TWENTY_STEPS)
    losses = []
    for processes in ((), ("-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2")):
        folder = tmp_path / str(len(processes))
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, *processes, str(script), str(folder), json.dumps(config)],
            env={**os.environ, "OMP_NUM_THREADS": "1"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        losses.append(json.loads(done.stdout))
    alone, together = losses
    assert len(alone) == 20
    assert together == pytest.approx(alone, abs=1e-5)
    assert alone[-1] < alone[0] - 0.5
