"""Runs are compiled where it pays; a compiler that fails costs nothing but a line in the log."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
import torch
from torch import Tensor, nn

from tinycall.core.training import compiling
from tinycall.core.training.compiling import CompiledLoss, is_compiled
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.world import ALONE, World


@pytest.mark.parametrize(
    ("asked", "parameters", "steps", "processes", "compiler", "compiled"),
    [
        (None, 2_000_000, 1500, 1, True, True),
        (None, 2_000_000, 500, 1, True, False),
        (None, 300_000, 1500, 1, True, False),
        (None, 2_000_000, 1500, 2, True, False),
        (None, 2_000_000, 1500, 1, False, False),
        (True, 300_000, 20, 1, True, True),
        (False, 2_000_000, 9000, 1, True, False),
    ],
)
def test_a_run_is_compiled_where_it_pays(
    monkeypatch: pytest.MonkeyPatch,
    asked: bool | None,
    parameters: int,
    steps: int,
    processes: int,
    compiler: bool,
    compiled: bool,
) -> None:
    monkeypatch.setattr(compiling, "has_compiler", lambda: compiler)
    world = ALONE if processes == 1 else World(0, processes)
    assert is_compiled(TrainingConfig(compile=asked), parameters, steps, world) == compiled


def loss(model: nn.Module, inputs: Tensor, targets: Tensor, weights: Tensor) -> Tensor:
    return (weights * (model(inputs) - targets) ** 2).sum()


GIVEN = (torch.ones(2, 3), torch.zeros(2, 1), torch.ones(2, 1))


def test_where_the_compiler_fails_the_loss_is_computed_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*given: object) -> Callable[..., Tensor]:
        raise OSError("Python.h: No such file")

    monkeypatch.setattr(torch, "compile", partial(torch.compile, backend=broken))
    torch.manual_seed(1)
    model, told = nn.Linear(3, 1), []
    compiled = CompiledLoss(loss, told.append)
    for _ in range(2):
        assert torch.equal(compiled(model, *GIVEN), loss(model, *GIVEN))
    assert told[0] == "compiling the step: the first one takes half a minute to two"
    assert told[1].startswith("not compiled: ")
    assert "Python.h" in told[1]
    assert len(told) == 2


def test_an_error_of_the_loss_itself_is_not_hidden() -> None:
    with pytest.raises(RuntimeError):
        CompiledLoss(loss, print)(nn.Linear(4, 1), *GIVEN)
