"""The decoding engine: valid CALLs from noise, rows by themselves, honest probabilities."""

from __future__ import annotations

import random

import pytest
import torch

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.encoding import encode_prompt
from tinycall.core.model.config import ModelConfig
from tinycall.core.model.decoding import decode
from tinycall.core.model.grammar import Grammar
from tinycall.core.model.options import GenerationConfig
from tinycall.core.model.transformer import Transformer
from tinycall.core.tokenizer import Tokenizer
from tinycall.core.tools.registry import Tool, ToolRegistry
from tinycall.core.tools.shipped import shipped_registry

TEXT = {"type": "string"}
TEXTS = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 2}]}
SLOTS = {
    "AddToPlaylist": ("artist", "playlist", "playlist_owner"),
    "BookRestaurant": ("city", "facility", "restaurant_name", "timeRange"),
    "GetWeather": ("city", "condition_description"),
}
FRAMES = ToolRegistry(
    Tool(name, "", {"type": "object", "properties": dict.fromkeys(slots, TEXTS)})
    for name, slots in SLOTS.items()
)


def noise(count: int, seed: int) -> list[str]:
    """Requests of any characters that Unicode has, the halves of surrogate pairs excepted."""
    chance = random.Random(seed)
    planes = ((0x20, 0x7E), (0x20, 0x2FFF), (0x3000, 0xD7FF), (0xE000, 0x10FFFF), (0, 0x1F))
    return [
        "".join(chr(chance.randint(*chance.choice(planes))) for _ in range(chance.randint(0, 60)))
        for _ in range(count)
    ]


@pytest.fixture(scope="module")
def untrained(tokenizer: Tokenizer) -> Transformer:
    """Wide enough a context for any noise; its head is scaled up, so that it prefers something."""
    torch.manual_seed(2)
    model = Transformer(ModelConfig(tokenizer.size, 1, 2, 32, 512)).eval()
    torch.nn.init.normal_(model.head.weight, std=0.5)
    return model


@pytest.mark.parametrize(
    ("registry", "count", "temperature"),
    [(shipped_registry(), 500, 0.0), (shipped_registry(), 60, 1.2), (FRAMES, 100, 0.0)],
)
def test_noise_gives_a_valid_call(
    tokenizer: Tokenizer,
    untrained: Transformer,
    registry: ToolRegistry,
    count: int,
    temperature: float,
) -> None:
    prompts = [encode_prompt(user, tokenizer).ids for user in noise(count, count)]
    grammar = Grammar(registry, tokenizer)
    options = GenerationConfig(temperature=temperature)
    for row in decode(untrained, prompts, tokenizer.call_close, options, grammar):
        assert not row.truncated
        assert len(row.ids) <= options.max_new_tokens
        assert row.ids[-1] == tokenizer.call_close
        text = b"".join(map(tokenizer.token_bytes, row.ids[:-1])).decode("utf-8")
        registry.parse(text)


def test_a_budget_that_no_call_fits_ends_truncated(
    tokenizer: Tokenizer, untrained: Transformer
) -> None:
    schema = {
        "properties": {"message": {"type": "string", "minLength": 30}},
        "required": ["message"],
    }
    grammar = Grammar(ToolRegistry([Tool("notify", "", schema)]), tokenizer)
    prompts = [encode_prompt(user, tokenizer).ids for user in noise(5, 7)]
    options = GenerationConfig(max_new_tokens=40)
    for row in decode(untrained, prompts, tokenizer.call_close, options, grammar):
        assert row.truncated
        assert len(row.ids) == 40
        assert tokenizer.call_close not in row.ids


def test_what_the_context_leaves_is_the_budget(tokenizer: Tokenizer, make_model) -> None:
    model = make_model()
    grammar = Grammar(shipped_registry(), tokenizer)
    context, end = model.config.context, tokenizer.call_close
    for left in (1, 5, 60):
        prompt = [tokenizer.user_open] * (context - left)
        (row,) = decode(model, [prompt], end, GenerationConfig(), grammar)
        assert len(row.ids) <= left
        assert row.truncated == (left < 60)
    with pytest.raises(TinycallError, match="leaves no room") as refused:
        decode(model, [[0] * context], end, GenerationConfig(), grammar)
    assert refused.value.accepted == "fewer than 96 tokens, the context of this model"


@pytest.mark.parametrize("constrained", [True, False])
@pytest.mark.parametrize("temperature", [0.0, 0.9])
def test_a_row_does_not_depend_on_the_others(
    tokenizer: Tokenizer, make_model, shape: str, temperature: float, constrained: bool
) -> None:
    model = make_model(shape)
    grammar = Grammar(shipped_registry(), tokenizer) if constrained else None
    options = GenerationConfig(temperature=temperature, max_new_tokens=50)
    prompts = [encode_prompt(user[:20], tokenizer).ids[-44:] for user in noise(9, 1)]
    together = decode(model, prompts, tokenizer.call_close, options, grammar)
    for prompt, row in zip(prompts, together, strict=True):
        (alone,) = decode(model, [prompt], tokenizer.call_close, options, grammar)
        assert (row.ids, row.truncated) == (alone.ids, alone.truncated)
        assert row.log_probability == pytest.approx(alone.log_probability, abs=1e-3)


@pytest.mark.parametrize("constrained", [True, False])
def test_every_token_of_prompt_and_call_has_its_log_probability(
    tokenizer: Tokenizer, make_model, constrained: bool
) -> None:
    model = make_model()
    grammar = Grammar(shipped_registry(), tokenizer) if constrained else None
    options = GenerationConfig(temperature=0.8, top_k=20, max_new_tokens=45, seed=4)
    for user in ("2 + 3", "plot ñ", "search 中"):
        prompt = encode_prompt(user, tokenizer).ids
        (row,) = decode(model, [prompt], tokenizer.call_close, options, grammar)
        scores = whole(model, [*prompt, *row.ids])
        assert row.prompt_scores == pytest.approx(scores[: len(prompt) - 1], abs=1e-3)
        assert row.scores == pytest.approx(scores[len(prompt) - 1 :], abs=1e-3)
        assert row.log_probability == pytest.approx(sum(row.scores))


@torch.inference_mode()
def whole(model: Transformer, ids: list[int]) -> list[float]:
    """The log-probability of each token but the first, from one forward pass without a cache."""
    scores = model(torch.tensor([ids[:-1]]))[0].log_softmax(-1)
    wanted: list[float] = scores.gather(1, torch.tensor(ids[1:])[:, None])[:, 0].tolist()
    return wanted


def test_sampling_follows_its_seed_and_leaves_the_global_generator_alone(
    tokenizer: Tokenizer, make_model
) -> None:
    model = make_model()
    prompt = encode_prompt("hello", tokenizer).ids

    def sample(seed: int, top_k: int = 0) -> list[int]:
        options = GenerationConfig(temperature=1.2, top_k=top_k, max_new_tokens=40, seed=seed)
        return decode(model, [prompt], tokenizer.call_close, options)[0].ids

    before = torch.get_rng_state()
    assert sample(1) == sample(1) != sample(2)
    assert sample(1, top_k=1) == sample(2, top_k=1)
    assert torch.equal(before, torch.get_rng_state())


def test_decoding_stops_at_the_closing_tag(tokenizer: Tokenizer, make_model) -> None:
    model = make_model()
    prompt = encode_prompt("hello", tokenizer).ids
    options = GenerationConfig(max_new_tokens=40)
    (free,) = decode(model, [prompt], tokenizer.call_close, options)
    stop = free.ids[3]
    (row,) = decode(model, [prompt], stop, options)
    assert row.ids == free.ids[: free.ids.index(stop) + 1]
    assert not row.truncated


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        ("temperature", 0.05, "temperature"),
        ("temperature", 1.3, "temperature"),
        ("temperature", float("nan"), "temperature"),
        ("top_k", 101, "top-k"),
        ("top_k", -1, "top-k"),
        ("max_new_tokens", 39, "new tokens"),
        ("max_new_tokens", 801, "new tokens"),
        ("seed", -1, "seed"),
    ],
)
def test_options_out_of_bounds_are_refused(field: str, value: float, where: str) -> None:
    with pytest.raises(TinycallError, match=" to ") as refused:
        GenerationConfig(**{field: value})
    assert refused.value.where == where


@pytest.mark.parametrize("budget", [40, 48, 56, 64])
def test_draws_from_one_prompt_are_those_that_each_would_be_alone(
    tokenizer: Tokenizer, untrained: Transformer, budget: int
) -> None:
    prompt = encode_prompt("add it to my list", tokenizer).ids
    grammar = Grammar(FRAMES, tokenizer)
    options = GenerationConfig(temperature=1.2, max_new_tokens=budget)
    end = tokenizer.call_close
    together = decode(untrained, [prompt] * 6, end, options, grammar, seeds=range(6))
    for seed, row in enumerate(together):
        (alone,) = decode(untrained, [prompt], end, options, grammar, seeds=[seed])
        assert row.ids == alone.ids
        assert row.scores == pytest.approx(alone.scores, abs=1e-4)
        assert row.prompt_scores == pytest.approx(alone.prompt_scores, abs=1e-4)


def test_a_row_above_its_floor_is_unchanged_and_the_others_end_below_theirs(
    tokenizer: Tokenizer, untrained: Transformer
) -> None:
    prompt = encode_prompt("add it to my list", tokenizer).ids
    options = GenerationConfig(temperature=1.2, max_new_tokens=60)
    given = ([prompt] * 8, tokenizer.call_close, options)
    free = decode(untrained, *given, seeds=range(8))
    floor = sorted(row.log_probability for row in free)[4]
    held = decode(untrained, *given, seeds=range(8), floors=[floor - 1e-3] * 8)
    assert sum(len(row.ids) for row in held) < sum(len(row.ids) for row in free)
    for row, same in zip(held, free, strict=True):
        if same.log_probability >= floor:
            assert row.ids == same.ids
        else:
            assert row.log_probability < floor
