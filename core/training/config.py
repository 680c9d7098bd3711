"""The settings of a run, checked before anything starts; free of torch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, get_args

from tinycall.core.calls import TinycallError
from tinycall.core.device import POLICIES
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

STARTER = "starter"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
BOUNDS: dict[str, tuple[float, float]] = {
    "samples_per_tool": (10, 1000),
    "swap_values": (0, 1),
    "epochs": (0, 100),
    "max_steps": (20, 200_000),
    "steps_per_epoch": (1, 100_000),
    "batch_size": (1, 128),
    "gradient_accumulation_steps": (1, 256),
    "learning_rate": (1e-6, 1e-1),
    "dropout": (0, 0.9),
    "warmup_steps": (0, 10_000),
    "until_accuracy": (0, 1),
    "seed": (0, 2**31 - 1),
    "checkpoint_every": (1, 100_000),
    "checkpoint_seconds": (1, 86_400),
}
_FRACTIONS = (
    "epochs",
    "learning_rate",
    "dropout",
    "swap_values",
    "until_accuracy",
    "checkpoint_seconds",
)
_OPTIONAL = ("steps_per_epoch", "warmup_steps", "until_accuracy")
_CHOICES: dict[str, tuple[str, ...]] = {
    "preset": get_args(Preset),
    "shape": get_args(Shape),
    "norm": get_args(Norm),
    "positions": get_args(Positions),
    "device": POLICIES,
}
_SIZES = tuple(CUSTOM_BOUNDS)
# What learns corrections from a trained checkpoint; data/experiments.md has the measurements.
LEARNING: dict[str, Any] = {
    "learning_rate": 2.5e-4,
    "epochs": 0,
    "max_steps": 240,
    "checkpoint_every": 240,
}


@dataclass(frozen=True)
class TrainingConfig:
    """One training run.

    Without a dataset the samples are made afresh in each epoch, `samples_per_tool` for each tool.
    `tools` are the files of the tools that a dataset calls, where these are the user's own.
    With one, the share `swap_values` of its samples takes values from others in each epoch.
    `epochs` of 0 means: go on until `max_steps`; an epoch is cut off after `steps_per_epoch`. A
    step learns from `gradient_accumulation_steps` batches. `warmup_steps` left open are 60, or a
    tenth of a shorter run. `dropout` is the share of what the layers add that a step leaves out,
    which slows learning by heart. Where exact calls reach `until_accuracy`, the run is complete.
    `compile` left open compiles the step of a run that is long enough for it. Checkpoints are
    `checkpoint_every` steps apart, and `checkpoint_seconds` at most. `amp` computes in bfloat16 on
    a card; `gradient_checkpointing` keeps less of the forward pass in memory and computes it again.
    The four sizes belong to the preset `custom`. `norm`, `positions` and `qk_norm` left open take
    what the shape has. `corrections` names a file of samples that are mixed into every epoch.
    """

    dataset: str | None = None
    tools: tuple[str, ...] = ()
    corrections: str | None = None
    samples_per_tool: int = 1000
    swap_values: float = 0.7
    preset: Preset = "small"
    layers: int | None = None
    heads: int | None = None
    width: int | None = None
    context: int | None = None
    shape: Shape = "llama"
    norm: Norm | None = None
    positions: Positions | None = None
    qk_norm: bool = True
    epochs: float = 16
    max_steps: int = 50_000
    steps_per_epoch: int | None = None
    batch_size: int = 32
    gradient_accumulation_steps: int = 1
    learning_rate: float = 5e-3
    warmup_steps: int | None = None
    dropout: float = 0
    until_accuracy: float | None = None
    seed: int = 11
    checkpoint_every: int = 200
    checkpoint_seconds: float = 300
    compile: bool | None = None
    amp: bool = False
    gradient_checkpointing: bool = False
    device: str = "auto"
    continue_from: str | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        """Check every field; raises TinycallError that names the first wrong one."""
        for field, choices in _CHOICES.items():
            value = getattr(self, field)
            if value is not None and value not in choices:
                raise _wrong(field, value, f"one of {', '.join(choices)}")
        for field, (low, high) in BOUNDS.items():
            if field not in _OPTIONAL or getattr(self, field) is not None:
                self._bounded(field, low, high)
        if self.corrections is not None and not self.corrections.strip():
            raise _wrong("corrections", self.corrections, "the path of a file of samples")
        if self.tools and self.dataset is None:
            raise _wrong("tools", ", ".join(self.tools), "a dataset of samples that call them, too")
        given = [size for size in _SIZES if getattr(self, size) is not None]
        if self.preset != "custom" and given:
            raise _wrong(given[0], getattr(self, given[0]), "the preset custom with it")
        if self.preset == "custom":
            for field, (low, high) in CUSTOM_BOUNDS.items():
                self._bounded(field, low, high)
        if self.name is not None and (not NAME.fullmatch(self.name) or self.name == STARTER):
            raise _wrong("name", self.name, f"1-64 letters, digits, . _ -, and not {STARTER!r}")
        self.model(vocab_size=1)

    def _bounded(self, field: str, low: float, high: float) -> None:
        value = getattr(self, field)
        if value is None:
            raise TinycallError(
                "is missing", where=field, accepted=f"the preset custom wants {', '.join(_SIZES)}"
            )
        whole = field not in _FRACTIONS
        kind = "a whole number" if whole else "a number"
        number = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
        if not number or not low <= value <= high:
            raise _wrong(field, value, f"{kind} from {low:g} to {high:g}")

    def size(self) -> ModelSize:
        """Layers, heads, width and context."""
        if self.preset != "custom":
            return PRESETS[self.preset]
        return ModelSize(*(getattr(self, size) for size in _SIZES))

    def model(self, vocab_size: int) -> ModelConfig:
        """The model that these settings ask for; raises TinycallError where it cannot be built."""
        return model_config(
            vocab_size,
            self.size(),
            self.shape,
            norm=self.norm,
            positions=self.positions,
            qk_norm=self.qk_norm and self.shape == "llama",
        )

    @classmethod
    def learning(cls, settings: Mapping[str, Any]) -> TrainingConfig:
        """Settings that learn corrections from a checkpoint, where these leave them open."""
        fitting = dict(LEARNING)
        if not settings.keys().isdisjoint(("epochs", "max_steps")):
            fitting = {"learning_rate": fitting["learning_rate"]}
        return cls.from_json({**fitting, **settings})

    def to_json(self) -> dict[str, Any]:
        """The fields as JSON holds them."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> TrainingConfig:
        """Read what `to_json` wrote; a field of another version is refused by name."""
        unknown = values.keys() - {field.name for field in fields(cls)}
        if unknown:
            raise TinycallError(
                f"{min(unknown)} is not a setting of a run",
                accepted="the fields of `tinycall train`",
            )
        tools = values.get("tools") or ()
        return cls(**{**values, "tools": (tools,) if isinstance(tools, str) else tuple(tools)})


def _wrong(field: str, value: object, accepted: str) -> TinycallError:
    return TinycallError(f"{value!r} is not accepted", where=field, accepted=f"give {accepted}")
