"""The transformer: its size, and the cache against the plain forward pass."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
import torch

from tinycall.core.model.config import PRESETS, ModelConfig, model_config
from tinycall.core.model.layout import parameter_shapes
from tinycall.core.model.transformer import KVCache, Transformer

# New tokens of each of three rows, step by step: prompts, forced runs, single tokens, rest.
RAGGED = [[10, 3, 1], [1, 1, 1], [0, 20, 5], [7, 7, 7], [1, 0, 1], [21, 9, 25]]


@pytest.mark.parametrize(("preset", "expected"), [("tiny", 251_520), ("small", 1_853_568)])
def test_presets_have_the_documented_sizes(preset: str, expected: int) -> None:
    config = model_config(64, PRESETS[preset], "gpt2")
    assert config.parameters == expected
    assert sum(p.numel() for p in Transformer(config).parameters()) == expected


def test_every_mix_has_the_parameters_that_its_config_tells() -> None:
    mixes = product(("layer", "rms"), ("learned", "rope"), ("gelu", "swiglu"), (False, True))
    for norm, positions, mlp, qk_norm in mixes:
        base = ModelConfig(50, 2, 2, 24, 16)
        config = replace(base, norm=norm, positions=positions, mlp=mlp, qk_norm=qk_norm)
        model = Transformer(config)
        shapes = {name: tuple(p.shape) for name, p in model.named_parameters()}
        assert dict(parameter_shapes(config)) == shapes
        assert sum(p.numel() for p in model.parameters()) == config.parameters


@torch.inference_mode()
def test_cached_logits_equal_uncached_ones(make_model, shape: str) -> None:
    model = make_model(shape)
    ids = torch.randint(0, model.config.vocab_size, (3, 40))
    cache = KVCache(model, 3, 5)
    rows: list[list[torch.Tensor]] = [[], [], []]
    for counts in RAGGED:
        new = torch.zeros(3, max(counts), dtype=torch.long)
        for row, count in enumerate(counts):
            done = cache.lengths[row]
            new[row, :count] = ids[row, done : done + count]
        logits = model(new, cache, counts)
        for row, count in enumerate(counts):
            rows[row].append(logits[row, :count])
    assert cache.lengths == [40, 40, 40]
    cached = torch.stack([torch.cat(parts) for parts in rows])
    torch.testing.assert_close(cached, model(ids), atol=1e-5, rtol=1e-5)


@torch.inference_mode()
def test_one_row_step_by_step_equals_the_whole(make_model, shape: str) -> None:
    model = make_model(shape)
    ids = torch.randint(0, model.config.vocab_size, (1, 30))
    cache = KVCache(model, 1, 14)
    steps = [ids[:, :12], ids[:, 12:19], *ids[:, 19:].split(1, 1)]
    cached = torch.cat([model(step, cache) for step in steps], 1)
    torch.testing.assert_close(cached, model(ids), atol=1e-5, rtol=1e-5)


@torch.inference_mode()
def test_rows_that_are_kept_go_on_unchanged(make_model) -> None:
    model = make_model()
    ids = torch.randint(0, model.config.vocab_size, (3, 9))
    cache = KVCache(model, 3)
    model(ids[:, :8], cache)
    cache.keep([2, 0])
    logits = model(ids[[2, 0], 8:], cache)
    torch.testing.assert_close(logits, model(ids)[[2, 0], 8:], atol=1e-5, rtol=1e-5)


@torch.inference_mode()
def test_padding_on_the_right_changes_nothing_before_it(make_model, shape: str) -> None:
    model = make_model(shape)
    ids = torch.randint(0, model.config.vocab_size, (2, 20))
    padded = torch.cat((ids, torch.zeros(2, 9, dtype=torch.long)), 1)
    torch.testing.assert_close(model(padded)[:, :20], model(ids), atol=1e-5, rtol=1e-5)


def test_more_tokens_than_the_context_are_refused(make_model) -> None:
    model = make_model()
    ids = torch.zeros(1, model.config.context + 1, dtype=torch.long)
    with pytest.raises(ValueError, match="context of 96"):
        model(ids)
    with pytest.raises(ValueError, match="context of 96"):
        model(ids, KVCache(model, 1))
