"""The optimiser and its file."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from tinycall.core.calls import TinycallError

OPTIMIZER_FILE = "optimizer.safetensors"
BETAS = (0.9, 0.98)
WEIGHT_DECAY = 0.05


def make_optimizer(model: nn.Module, learning_rate: float) -> torch.optim.AdamW:
    """AdamW (arXiv:1711.05101) that decays matrices, not norms, biases and embeddings."""
    decayed, others = [], []
    for name, parameter in model.named_parameters():
        matrix = parameter.dim() > 1 and not name.startswith(("tokens", "places"))
        (decayed if matrix else others).append(parameter)
    groups = [
        {"params": decayed, "weight_decay": WEIGHT_DECAY},
        {"params": others, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=learning_rate, betas=BETAS, fused=True)


def save_optimizer(folder: Path, model: nn.Module, optimizer: torch.optim.Optimizer) -> None:
    """Write the state of every parameter into `optimizer.safetensors`."""
    tensors = {
        f"{name}.{key}": value.detach().contiguous().cpu()
        for name, parameter in model.named_parameters()
        for key, value in optimizer.state[parameter].items()
    }
    save_file(tensors, folder / OPTIMIZER_FILE)


def load_optimizer(folder: Path, model: nn.Module, optimizer: torch.optim.Optimizer) -> None:
    """Read what `save_optimizer` wrote; raises TinycallError where it does not fit the model."""
    path = folder / OPTIMIZER_FILE
    try:
        tensors = load_file(path)
    except (OSError, SafetensorError) as error:
        raise TinycallError(f"cannot be read: {error}", where=str(path)) from None
    for name, parameter in model.named_parameters():
        state: dict[str, Tensor] = {}
        for key in ("step", "exp_avg", "exp_avg_sq"):
            value = tensors.get(f"{name}.{key}")
            if value is None or (key != "step" and value.shape != parameter.shape):
                raise TinycallError(
                    f"the state of {name} does not fit the model",
                    where=str(path),
                    accepted="the file that was saved with these weights",
                )
            state[key] = value if key == "step" else value.to(parameter.device)
        optimizer.state[parameter] = state
