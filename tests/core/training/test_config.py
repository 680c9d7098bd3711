"""Settings are checked before anything starts, and say what would be accepted."""

from __future__ import annotations

from typing import Any

import pytest

from tinycall.core.calls import TinycallError
from tinycall.core.model.config import PRESETS
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.schedule import FINAL_SHARE, learning_rate


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"batch_size": 0}, ["batch_size", "1 to 128"]),
        ({"batch_size": 129}, ["batch_size", "1 to 128"]),
        ({"epochs": 101}, ["epochs", "0 to 100"]),
        ({"epochs": float("nan")}, ["epochs", "0 to 100"]),
        ({"max_steps": 19}, ["max_steps", "20 to 200000"]),
        ({"samples_per_tool": 1001}, ["samples_per_tool", "10 to 1000"]),
        ({"learning_rate": 0.0}, ["learning_rate", "1e-06 to 0.1"]),
        ({"seed": -1}, ["seed"]),
        ({"seed": True}, ["seed"]),
        ({"preset": "huge"}, ["preset", "tiny, small"]),
        ({"shape": "bert"}, ["shape", "gpt2, llama"]),
        ({"device": "tpu"}, ["device", "auto"]),
        ({"width": 64}, ["width", "custom"]),
        ({"preset": "custom", "layers": 2, "heads": 2, "width": 64}, ["context", "is missing"]),
        ({"name": "../up"}, ["name", "letters"]),
        ({"corrections": " "}, ["corrections", "path of a file"]),
        (
            {"preset": "custom", "layers": 2, "heads": 3, "width": 64, "context": 128},
            ["64", "3 heads", "multiple of 3"],
        ),
        (
            {"preset": "custom", "layers": 1, "heads": 12, "width": 36, "context": 64},
            ["even head size"],
        ),
    ],
)
def test_a_wrong_setting_is_named(settings: dict[str, Any], words: list[str]) -> None:
    with pytest.raises(TinycallError) as refused:
        TrainingConfig(**settings)
    assert all(word in str(refused.value) for word in words), refused.value


def test_an_odd_head_size_is_fine_with_learned_positions() -> None:
    config = TrainingConfig(
        preset="custom", layers=1, heads=12, width=36, context=64, positions="learned"
    )
    assert config.model(100).positions == "learned"


def test_presets_and_shapes() -> None:
    assert TrainingConfig(preset="tiny", shape="gpt2").model(64).parameters == 251_520
    assert TrainingConfig(preset="small", shape="gpt2").model(64).parameters == 1_853_568
    for preset, size in PRESETS.items():
        assert TrainingConfig(preset=preset).size() == size  # type: ignore[arg-type]  # a Preset
    mixed = TrainingConfig(shape="gpt2", norm="rms", positions="rope").model(64)
    assert (mixed.norm, mixed.positions, mixed.mlp) == ("rms", "rope", "gelu")


def test_settings_come_back_from_json() -> None:
    config = TrainingConfig(preset="tiny", epochs=2.5, name="one")
    assert TrainingConfig.from_json(config.to_json()) == config
    with pytest.raises(TinycallError, match="momentum"):
        TrainingConfig.from_json({**config.to_json(), "momentum": 0.1})


def test_what_learns_corrections_yields_to_what_is_asked() -> None:
    given = {"continue_from": "starter", "corrections": "c.jsonl"}
    config = TrainingConfig.learning(given)
    assert config.learning_rate < TrainingConfig().learning_rate
    assert (config.epochs, config.checkpoint_every) == (0, config.max_steps)
    assert TrainingConfig.from_json(config.to_json()) == config
    asked = TrainingConfig.learning({**given, "epochs": 2, "learning_rate": 1e-4})
    assert (asked.epochs, asked.learning_rate) == (2, 1e-4)
    assert asked.max_steps == TrainingConfig().max_steps


def test_the_rate_rises_and_falls() -> None:
    rates = [learning_rate(step, 1000, 1.0) for step in range(1, 1001)]
    peak = rates.index(1.0)
    assert rates[:peak] == sorted(rates[:peak])
    assert peak < 100
    assert rates[peak:] == sorted(rates[peak:], reverse=True)
    assert abs(rates[529] - 0.5) < 0.01, "half-way from the warm-up to the end"
    assert rates[-1] == FINAL_SHARE
    assert all(0 < learning_rate(step, 3, 1.0) <= 1 for step in (1, 2, 3))
