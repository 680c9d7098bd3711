"""How many validation requests a model answers with the right call."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from tinycall.core.model.checkpoint import LoadedCheckpoint
from tinycall.core.model.generator import GenerationStoppedError, Generator
from tinycall.core.model.options import GenerationConfig
from tinycall.core.model.transformer import Transformer
from tinycall.core.training.data import TrainingData

REQUESTS = 96
# A call that is right is hardly longer than the expected one; a model that knows nothing yet
# would go on to the end of any budget.
_SLACK = 24


def exact_calls(model: Transformer, data: TrainingData, folder: Path, stop: Event) -> float | None:
    """The share of the first validation requests whose greedy call, free of the grammar, is right.

    A call is right where the tool says that it agrees with the expected one. None where there is
    nothing to ask, or where `stop` was set before all were asked.
    """
    checkpoint = LoadedCheckpoint(model, data.tokenizer, data.registry, model.config, folder)
    generator = Generator(checkpoint)
    samples = data.validation[:REQUESTS]
    if not samples:
        return None
    longest = max(len(data.tokenizer.encode(sample.call)) for sample in samples)
    config = GenerationConfig(max_new_tokens=max(40, min(800, longest + _SLACK)), grammar=False)
    try:
        made = generator.generate([sample.user for sample in samples], config, stop)
    except GenerationStoppedError:
        return None
    right = sum(
        given.parsed is not None
        and data.registry.agree(data.registry.parse(sample.call), given.parsed, sample.user)
        for sample, given in zip(samples, made, strict=True)
    )
    return right / len(samples)
