"""Small models with random weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import torch

from tinycall.core.model.config import ModelConfig
from tinycall.core.model.transformer import Transformer
from tinycall.core.tokenizer import Tokenizer

torch.set_num_threads(1)

SMALL = ModelConfig(vocab_size=0, layers=2, heads=2, width=32, context=96)
GPT2 = {"norm": "layer", "positions": "learned", "mlp": "gelu"}
SHAPES: dict[str, dict[str, Any]] = {
    "gpt2": GPT2,
    "llama": {},
    "qwen3": {"qk_norm": True},
    "mix": {**GPT2, "norm": "rms", "qk_norm": True},
}
MakeModel = Callable[..., Transformer]


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    frames = ('"}', 'CALL calculator {"expression":"', 'CALL search {"query":"')
    return Tokenizer.of(["ñé中🙂"], frames)


@pytest.fixture(params=list(SHAPES))
def shape(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def make_model(tokenizer: Tokenizer) -> MakeModel:
    """A model of a named shape whose every weight is random, its zeroed ones too."""

    def make(shape: str = "llama", std: float = 0.2, **sizes: int) -> Transformer:
        config = replace(SMALL, **{"vocab_size": tokenizer.size, **SHAPES[shape], **sizes})
        generator = torch.Generator().manual_seed(5)
        model = Transformer(config).eval()
        with torch.no_grad():
            for parameter in model.parameters():
                noise = torch.randn(parameter.shape, generator=generator) * std
                parameter.copy_(noise if parameter.dim() > 1 else 1 + noise)
        return model

    return make
