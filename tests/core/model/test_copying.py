"""Copied values are words of the request, whatever the model would like; all else is free."""

from __future__ import annotations

import random

import pytest
import torch

from tinycall.core.dataset.copied import RequestText, in_json
from tinycall.core.model.checkpoint import LoadedCheckpoint
from tinycall.core.model.config import ModelConfig
from tinycall.core.model.copying import CopyGuide, TokenBytes
from tinycall.core.model.generator import Generator
from tinycall.core.model.grammar import Grammar
from tinycall.core.model.options import GenerationConfig
from tinycall.core.model.transformer import Transformer
from tinycall.core.tokenizer import Tokenizer
from tinycall.core.tools.registry import Tool, ToolRegistry

TEXT = {"type": "string", "maxLength": 30}
SCHEMA = {
    "type": "object",
    "properties": {
        "query": {"type": "string"},
        "names": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 3},
        "free": TEXT,
        "deep": {
            "type": "object",
            "properties": {"query": TEXT},
            "required": ["query"],
            "additionalProperties": False,
        },
    },
    "required": ["query", "names", "free", "deep"],
    "additionalProperties": False,
}
REGISTRY = ToolRegistry([Tool("note", "", SCHEMA), Tool("other", "", SCHEMA)])
COPIED = {"note": frozenset({"query", "names"})}
TOKENIZER = Tokenizer.of(
    ("ñ中",), ('CALL note {"query":"', '","names":["', '"]', '","free":"'), ("green", "tea")
)
WORDS = ("green", "tea", "greentea", "ñandú", "中文", "a", '"b"', "c\\d", "x-y", "🙂", "7", "tea,")


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> LoadedCheckpoint:
    """A model that knows nothing and prefers something."""
    torch.manual_seed(3)
    model = Transformer(ModelConfig(TOKENIZER.size, 1, 2, 32, 512)).eval()
    torch.nn.init.normal_(model.head.weight, std=0.5)
    folder = tmp_path_factory.mktemp("checkpoint")
    return LoadedCheckpoint(model, TOKENIZER, REGISTRY, model.config, folder, COPIED)


@pytest.mark.parametrize("temperature", [0.0, 1.2])
def test_copied_values_are_words_of_the_request(
    checkpoint: LoadedCheckpoint, temperature: float
) -> None:
    chance = random.Random(8)
    users = [" ".join(chance.choices(WORDS, k=chance.randint(1, 9))) for _ in range(80)]
    config = GenerationConfig(temperature=temperature, max_new_tokens=400)
    copied = free = 0
    for given in Generator(checkpoint).generate(users, config):
        assert given.parsed is not None
        request = RequestText(given.user)
        args = given.parsed.args
        held = [request.holds(in_json(text)) for text in (args["query"], *args["names"])]
        if given.parsed.tool == "note":
            copied += len(held)
            assert all(held)
            free += not request.holds(in_json(args["free"]))
            free += not request.holds(in_json(args["deep"]["query"]))
        else:
            assert not all(held)
    assert copied > 60
    assert free > 60


def test_without_the_grammar_nothing_is_held_to_the_request(checkpoint: LoadedCheckpoint) -> None:
    config = GenerationConfig(grammar=False, max_new_tokens=40)
    given = Generator(checkpoint).generate(["green tea"], config)
    bare = LoadedCheckpoint(
        checkpoint.model, TOKENIZER, REGISTRY, checkpoint.config, checkpoint.folder
    )
    assert [one.call for one in given] == [
        one.call for one in Generator(bare).generate(["green tea"], config)
    ]


def test_the_grammar_alone_decides_where_the_request_has_no_such_word() -> None:
    schema = {"type": "object", "properties": {"size": {"enum": ["small", "large"]}}}
    registry = ToolRegistry([Tool("shirt", "", {**schema, "required": ["size"]})])
    guide = CopyGuide("green tea", {"shirt": frozenset({"size"})}, TokenBytes(TOKENIZER))
    matcher = guide.over(Grammar(registry, TOKENIZER).start())
    begun = 'CALL shirt {"size":"'
    matcher.take(TOKENIZER.encode(begun))
    allowed = matcher.allowed()
    assert {TOKENIZER.decode([token]) for token, fits in enumerate(allowed) if fits} == {"s", "l"}


def test_a_copy_may_be_spelled_or_in_words() -> None:
    guide = CopyGuide('say "tea" ñ', COPIED, TokenBytes(TOKENIZER))
    matcher = guide.over(Grammar(REGISTRY, TOKENIZER).start())
    matcher.take(TOKENIZER.encode_frames('CALL note {"query":"'))
    assert next_texts(matcher) == {"s", "\\", "t", "tea", "ñ", "\ufffd"}
    matcher.take(TOKENIZER.encode("tea"))
    assert next_texts(matcher) == {"\\", '"', '","names":["'}
    matcher.take(TOKENIZER.encode("\\"))
    assert next_texts(matcher) == {'"'}
    matcher.take(TOKENIZER.encode('"'))
    assert next_texts(matcher) == {" ", '"', '","names":["'}


def next_texts(matcher: object) -> set[str]:
    allowed = matcher.allowed()  # type: ignore[attr-defined]  # any matcher of a grammar
    return {TOKENIZER.decode([token]) for token, fits in enumerate(allowed) if fits}
