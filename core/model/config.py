"""The sizes and the shape of a model; free of torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tinycall.core.calls import TinycallError

Shape = Literal["gpt2", "llama"]
Norm = Literal["layer", "rms"]
Positions = Literal["learned", "rope"]
Mlp = Literal["gelu", "swiglu"]

ROPE_THETA = 10_000.0
LAYER_NORM_EPS = 1e-5
RMS_NORM_EPS = 1e-6


@dataclass(frozen=True)
class ModelSize:
    """Layers, heads, width and context of a preset."""

    layers: int
    heads: int
    width: int
    context: int


PRESETS = {
    "tiny": ModelSize(2, 2, 96, 160),
    "small": ModelSize(4, 4, 192, 256),
    "medium": ModelSize(6, 6, 384, 384),
    "large": ModelSize(24, 16, 1024, 1024),
    "xlarge": ModelSize(36, 20, 1280, 1024),
}
CUSTOM_BOUNDS = {
    "layers": (1, 12),
    "heads": (1, 12),
    "width": (32, 768),
    "context": (64, 1024),
}


@dataclass(frozen=True)
class ModelConfig:
    """Everything that fixes the parameters' names and shapes."""

    vocab_size: int
    layers: int
    heads: int
    width: int
    context: int
    norm: Norm = "rms"
    positions: Positions = "rope"
    mlp: Mlp = "swiglu"
    qk_norm: bool = False

    def __post_init__(self) -> None:
        if self.width % self.heads:
            raise TinycallError(
                f"width {self.width} cannot be divided among {self.heads} heads",
                where="model",
                accepted=f"a multiple of {self.heads}, such as "
                f"{max(1, round(self.width / self.heads)) * self.heads}",
            )
        if self.positions == "rope" and self.head_size % 2:
            raise TinycallError(
                f"rotary positions need an even head size, this one is {self.head_size}",
                where="model",
                accepted="a width that is an even multiple of the heads, or learned positions",
            )

    @property
    def head_size(self) -> int:
        """Width of one attention head."""
        return self.width // self.heads

    @property
    def bias(self) -> bool:
        """Whether the linear layers have biases: those of the `gpt2` shape do."""
        return self.mlp == "gelu"

    @property
    def hidden(self) -> int:
        """Inner width of the MLP: 4 x width, or for the gated one about 8/3 x width."""
        if self.mlp == "gelu":
            return 4 * self.width
        return -(-8 * self.width // 3 // 8) * 8

    @property
    def parameters(self) -> int:
        """How many parameters the model has, the untied head included."""
        bias = self.bias
        norm = self.width * (2 if self.norm == "layer" else 1)
        attention = 4 * self.width * self.width + (4 * self.width if bias else 0)
        matrices = 2 if self.mlp == "gelu" else 3
        mlp = matrices * self.width * self.hidden
        if bias:
            mlp += self.width + self.hidden * (matrices - 1)
        heads = 2 * self.head_size if self.qk_norm else 0
        learned = self.context * self.width if self.positions == "learned" else 0
        blocks = self.layers * (attention + mlp + 2 * norm + heads)
        return 2 * self.vocab_size * self.width + learned + blocks + norm


def model_config(
    vocab_size: int,
    size: ModelSize,
    shape: Shape,
    *,
    norm: Norm | None = None,
    positions: Positions | None = None,
    qk_norm: bool = False,
) -> ModelConfig:
    """A model of the given size in one of the two named shapes, or with other parts in it."""
    gpt2 = shape == "gpt2"
    return ModelConfig(
        vocab_size,
        size.layers,
        size.heads,
        size.width,
        size.context,
        norm=norm or ("layer" if gpt2 else "rms"),
        positions=positions or ("learned" if gpt2 else "rope"),
        mlp="gelu" if gpt2 else "swiglu",
        qk_norm=qk_norm,
    )
