"""Whether the step of a run is compiled, and the loss where it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import torch
from torch import Tensor, nn

from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.world import World

# Parameters times steps. Compiling takes half a minute of a quiet machine, and saves a fifth of
# each step.
_PAYS_FROM = 2e9

Loss = Callable[[nn.Module, Tensor, Tensor, Tensor], Tensor]


def has_compiler() -> bool:
    """Whether torch.compile finds a C++ compiler here."""
    return any(map(shutil.which, ("c++", "g++", "clang++")))


def is_compiled(config: TrainingConfig, parameters: int, steps: int, world: World) -> bool:
    """Whether a run of so many steps is compiled; where the settings leave it open, if it pays."""
    if config.compile is not None:
        return config.compile
    return parameters * steps >= _PAYS_FROM and world.size == 1 and has_compiler()


class CompiledLoss:
    """A loss that is compiled at its first call; where that fails, as it is, and `log` is told."""

    def __init__(self, loss: Loss, log: Callable[[str], None]) -> None:
        self._plain = loss
        self._loss: Loss = torch.compile(loss, dynamic=True)
        # It takes seconds to import, and torch.compile has done so.
        from torch._dynamo.exc import TorchDynamoException

        self._failure = TorchDynamoException
        self._log = log
        self._called = False

    def __call__(
        self, model: nn.Module, inputs: Tensor, targets: Tensor, weights: Tensor
    ) -> Tensor:
        if not self._called:
            self._called = True
            self._log("compiling the step: the first one takes half a minute to two")
        try:
            return self._loss(model, inputs, targets, weights)
        except self._failure as error:
            self._loss = self._plain
            self._log(f"not compiled: {' '.join(str(error).split()[:40])}")
            return self._loss(model, inputs, targets, weights)
