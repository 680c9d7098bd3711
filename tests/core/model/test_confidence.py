"""Confidence: what it is computed from, how a calibration weighs it, the file that keeps it."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.calls import TinycallError
from tinycall.core.model.checkpoint import LoadedCheckpoint
from tinycall.core.model.confidence import (
    CALIBRATION_FILE,
    Calibration,
    Evidence,
    read_calibration,
)
from tinycall.core.model.generator import Generator
from tinycall.core.model.options import GenerationConfig
from tinycall.core.tokenizer import Tokenizer
from tinycall.core.tools.shipped import shipped_registry

CALIBRATION = Calibration((0.5, 0.0, 2.0), -1.5, 0.25, 40, 12, 90, 0.97, "made")

scores = st.floats(-1e4, 0)
weights = st.floats(0, 100)


@given(
    st.tuples(weights, weights, weights),
    st.floats(-1e3, 1e3),
    st.lists(scores, min_size=3, max_size=3),
    st.integers(0, 2),
    scores,
)
def test_confidence_grows_with_every_log_probability(
    weights: tuple[float, ...], bias: float, given: list[float], place: int, other: float
) -> None:
    calibration = Calibration(weights, bias, 0.5, 1, 1, 1, 0.5, "")
    low, high = list(given), list(given)
    low[place], high[place] = sorted((given[place], other))
    less, more = (calibration.confidence(Evidence(*parts)) for parts in (low, high))
    assert 0 <= less <= more <= 1


def test_a_calibration_comes_back_as_it_was_written(tmp_path: Path) -> None:
    assert read_calibration(tmp_path) is None
    (tmp_path / CALIBRATION_FILE).write_text(json.dumps(CALIBRATION.to_json()))
    assert read_calibration(tmp_path) == CALIBRATION


def document(**changes: Any) -> str:
    return json.dumps({**CALIBRATION.to_json(), **changes})


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "not JSON"),
        (document()[:60], "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "no object"),
        (document(version=2), "another version"),
        (document(features=["request"]), "another version"),
        (document(weights=[1, 2]), "weights"),
        (document(weights="abc"), "weights"),
        (document(weights=[1, 2, None]), "weights"),
        (document(bias=float("nan")), "bias"),
        (document(threshold=True), "threshold"),
        (document(right="many"), "right"),
    ],
)
def test_a_damaged_file_is_refused_in_one_line(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / CALIBRATION_FILE).write_text(text)
    with pytest.raises(TinycallError, match=what) as refused:
        read_calibration(tmp_path)
    assert refused.value.where == str(tmp_path / CALIBRATION_FILE)
    assert "tinycall calibrate" in refused.value.accepted
    assert "\n" not in str(refused.value)


def test_a_generation_says_what_its_checkpoint_is_calibrated_to(
    tokenizer: Tokenizer, make_model: Any, tmp_path: Path
) -> None:
    model = make_model(context=256)
    loaded = LoadedCheckpoint(model, tokenizer, shipped_registry(), model.config, tmp_path)
    generator = Generator(loaded)
    free = GenerationConfig(max_new_tokens=40, grammar=False)
    (made,) = generator.generate(["2 + 3"], GenerationConfig())
    assert (made.confidence, made.unsure) == (None, False)
    evidence = made.evidence
    assert evidence is not None
    assert math.exp(evidence.tool) >= made.probability
    assert evidence.call < 0
    assert evidence.request < 0
    (tmp_path / CALIBRATION_FILE).write_text(document(threshold=0.0))
    (made,) = generator.generate(["2 + 3"], GenerationConfig())
    assert made.confidence == Calibration((0.5, 0, 2), -1.5, 0, 1, 1, 1, 1, "").confidence(evidence)
    assert not made.unsure
    (tmp_path / CALIBRATION_FILE).write_text(document(threshold=1.0))
    assert generator.generate(["2 + 3"], GenerationConfig())[0].unsure
    (made,) = generator.generate(["2 + 3"], free)
    assert not made.valid
    assert (made.confidence, made.unsure) == (0.0, True)
    assert Generator(loaded, calibrated=False).generate(["2"], free)[0].confidence is None


def test_a_request_of_its_own_has_the_same_evidence_among_others(
    tokenizer: Tokenizer, make_model: Any, tmp_path: Path
) -> None:
    model = make_model(context=256)
    loaded = LoadedCheckpoint(model, tokenizer, shipped_registry(), model.config, tmp_path)
    requests = ["2 + 3", "plot x from 1 to 9", "ñ", "search for a long word"]
    together = Generator(loaded).generate(requests, GenerationConfig())
    for request, one in zip(requests, together, strict=True):
        (alone,) = Generator(loaded).generate([request], GenerationConfig())
        assert one.evidence is not None
        assert alone.evidence is not None
        assert one.evidence.features() == pytest.approx(alone.evidence.features(), abs=1e-2)
