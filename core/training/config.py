"""The settings of a run, checked before anything starts; free of torch."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal

from tinycall.core.calls import TinycallError
from tinycall.core.model.config import (
    CUSTOM_BOUNDS,
    PRESETS,
    ModelConfig,
    ModelSize,
    Norm,
    Positions,
    Shape,
    model_config,
)

Preset = Literal["tiny", "small", "medium", "large", "xlarge", "custom"]

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
BOUNDS: dict[str, tuple[float, float]] = {
    "samples_per_tool": (10, 1000),
    "epochs": (0, 100),
    "max_steps": (20, 200_000),
    "batch_size": (1, 128),
    "learning_rate": (1e-6, 1e-1),
    "seed": (0, 2**31 - 1),
}


@dataclass(frozen=True)
class TrainingConfig:
    """One training run.

    Without a dataset the samples are made afresh in each epoch, `samples_per_tool` for each tool.
    `epochs` of 0 means: go on until `max_steps`.
    """

    dataset: str | None = None
    tools: str | None = None
    samples_per_tool: int = 1000
    preset: Preset = "small"
    layers: int | None = None
    heads: int | None = None
    width: int | None = None
    context: int | None = None
    shape: Shape = "llama"
    norm: Norm | None = None
    positions: Positions | None = None
    qk_norm: bool = True
    epochs: float = 30
    max_steps: int = 50_000
    batch_size: int = 48
    learning_rate: float = 3e-3
    seed: int = 11
    checkpoint_every: int = 200
    device: str = "auto"
    continue_from: str | None = None
    name: str | None = None
