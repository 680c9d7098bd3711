"""A CALL that its tool would refuse gives way to one that it would not, and that one is unsure."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import torch

from tinycall.core.calls import CallError, CallFailure
from tinycall.core.model import generator
from tinycall.core.model.checkpoint import LoadedCheckpoint
from tinycall.core.model.confidence import CALIBRATION_FILE, Calibration
from tinycall.core.model.config import ModelConfig
from tinycall.core.model.generation import Generation
from tinycall.core.model.generator import Generator
from tinycall.core.model.options import GenerationConfig
from tinycall.core.model.transformer import Transformer
from tinycall.core.tokenizer import Tokenizer
from tinycall.core.tools.registry import Tool, ToolRegistry
from tinycall.core.tools.shipped import shipped_registry

REQUESTS = [f"{word} {n}" for word in ("pick", "take", "count") for n in range(12)]
SCHEMA = {
    "type": "object",
    "properties": {"n": {"type": "integer", "minimum": 0, "maximum": 999}},
    "required": ["n"],
    "additionalProperties": False,
}


def odd_alone(args: Mapping[str, Any]) -> None:
    if args["n"] % 2 == 0:
        raise CallError(CallFailure.TOOL, "is even")


def nothing(args: Mapping[str, Any]) -> None:
    raise CallError(CallFailure.TOOL, "is closed")


def generated(folder: Path, refuse: Any, **options: Any) -> list[Generation]:
    torch.manual_seed(4)
    tokenizer = Tokenizer.of(())
    model = Transformer(ModelConfig(tokenizer.size, 1, 2, 32, 128)).eval()
    torch.nn.init.normal_(model.head.weight, std=0.3)
    registry = ToolRegistry([Tool("pick", "", SCHEMA, refuse=refuse)])
    loaded = LoadedCheckpoint(model, tokenizer, registry, model.config, folder)
    return Generator(loaded).generate(REQUESTS, GenerationConfig(**options))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sure = Calibration((0.5, 0, 2), 9.0, 0.0, 1, 1, 1, 1, "")
    (tmp_path / CALIBRATION_FILE).write_text(json.dumps(sure.to_json()))
    return tmp_path


@pytest.fixture
def certain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No CALL is doubtful because it is unlikely."""
    monkeypatch.setattr(generator, "_DOUBT", -math.inf)


@pytest.mark.usefixtures("certain")
def test_another_call_stands_in_its_place_and_is_unsure(folder: Path) -> None:
    plain, kept = generated(folder, None), generated(folder, odd_alone)
    replaced = 0
    for before, after in zip(plain, kept, strict=True):
        assert before.parsed is not None
        assert after.parsed is not None
        if before.parsed.args["n"] % 2:
            assert (after.call, after.unsure) == (before.call, False)
        elif after.call != before.call:
            replaced += 1
            assert after.parsed.args["n"] % 2 == 1
            assert after.unsure
    assert replaced >= 5
    assert [one.call for one in generated(folder, odd_alone)] == [one.call for one in kept]


def test_a_likelier_call_stands_in_place_of_an_unlikely_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = generated(folder, None)
    monkeypatch.setattr(generator, "_DOUBT", -math.inf)
    greedy = generated(folder, None)
    likelier = 0
    for before, after in zip(greedy, found, strict=True):
        assert after.probability >= before.probability
        assert (after.probability > before.probability) == (after.call != before.call)
        likelier += after.call != before.call
        assert not after.unsure
    assert likelier >= 3


def test_a_likelier_call_is_none_that_would_be_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = generated(folder, None)
    with monkeypatch.context() as certain:
        certain.setattr(generator, "_DOUBT", -math.inf)
        greedy = {one.user: one.call for one in generated(folder, None)}
    drawn = {one.parsed.args["n"] for one in found if one.parsed and one.call != greedy[one.user]}
    assert drawn

    def not_drawn(args: Mapping[str, Any]) -> None:
        if args["n"] in drawn:
            raise CallError(CallFailure.TOOL, "was drawn before")

    for one in generated(folder, not_drawn):
        assert one.parsed is not None
        assert one.call == greedy[one.user] or one.parsed.args["n"] not in drawn


@pytest.mark.usefixtures("certain")
def test_the_likeliest_call_stays_where_all_would_be_refused(folder: Path) -> None:
    plain, kept = generated(folder, None), generated(folder, nothing)
    assert [one.call for one in kept] == [one.call for one in plain]
    assert not any(one.unsure for one in kept)


@pytest.mark.parametrize("options", [{"grammar": False}, {"temperature": 0.8}])
def test_drawn_and_free_calls_stay_as_they_are(folder: Path, options: dict[str, Any]) -> None:
    options["max_new_tokens"] = 40
    plain, kept = generated(folder, None, **options), generated(folder, odd_alone, **options)
    assert [one.call for one in kept] == [one.call for one in plain]


@pytest.mark.parametrize(
    ("call", "what"),
    [
        ('CALL calculator {"expression":"1 / 0"}', "zero"),
        ('CALL calculator {"expression":"log1000"}', "log1000"),
        ('CALL plot {"kind":"scatter","x":[1,2],"y":[3]}', "as many x as y"),
        ('CALL plot {"kind":"function","expression":"x","x_min":3,"x_max":1}', "below"),
        ('CALL search {"query":"the of"}', "too broad"),
        ('CALL plot {"kind":"bar","values":[1,2]}', ""),
        ('CALL calculator {"expression":"2 + 3"}', ""),
        ('CALL search {"query":"tea"}', ""),
    ],
)
def test_shipped_tools_say_unrun_what_they_would_refuse(call: str, what: str) -> None:
    registry = shipped_registry()
    refused = registry.refused(registry.parse(call))
    assert (refused is None) == (not what)
    assert refused is None or what in str(refused)
