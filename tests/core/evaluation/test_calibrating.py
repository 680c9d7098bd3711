"""Fitting confidence to calls of which it is known whether they are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinycall.core.calls import Call, TinycallError
from tinycall.core.dataset.sample import Sample
from tinycall.core.evaluation.calibrating import calibrate, fit
from tinycall.core.model.confidence import Evidence
from tinycall.core.model.generation import Generation
from tinycall.core.tools.registry import Tool, ToolRegistry

REGISTRY = ToolRegistry([Tool("lamp", "", {"type": "object"})])
SAMPLES = [Sample("lamp", f"light {i}", f'CALL lamp {{"room":{i}}}') for i in range(60)]
NOISE = [f"noise {i}" for i in range(40)]


def generations(users: Sequence[str]) -> list[Generation]:
    """Every sixth light is lit in the wrong room; what is wrong is less likely, noise yet less."""
    made = []
    for user in users:
        word, number = user.split()
        rng = Random(user)
        wrong = int(number) % 6 == 0
        call = Call("lamp", {"room": -1 if wrong else int(number)})
        likely = Evidence(-rng.uniform(0.001, 0.02), -0.001, -rng.uniform(1.5, 2.5))
        if wrong:
            likely = replace(likely, call=-rng.uniform(0.01, 0.2))
        if word == "noise":
            likely = replace(likely, tool=-0.3, request=-rng.uniform(2.2, 6))
        made.append(Generation(user, "", call, None, False, 0.5, 1.0, Path(), (), likely))
    return made


def test_right_calls_stay_above_the_threshold_and_noise_falls_below() -> None:
    made = calibrate(SAMPLES, NOISE, generations, REGISTRY, data="lamps")
    assert (made.right, made.wrong, made.unanswerable, made.data) == (50, 10, 40, "lamps")
    assert made.auc > 0.95
    assert all(weight >= 0 for weight in made.weights)
    sure = [made.confidence(one.evidence) for one in generations([s.user for s in SAMPLES])]
    right = [value for i, value in enumerate(sure) if i % 6]
    assert sum(value >= made.threshold for value in right) >= 0.95 * len(right)
    noise = [made.confidence(one.evidence) for one in generations(NOISE)]
    assert sum(value < made.threshold for value in noise) > 0.8 * len(noise)
    # Confidence means what it says: on the calls that it was fitted to, the mean is the share.
    assert sum([*sure, *noise]) / 100 == pytest.approx(0.5, abs=0.02)


def test_calls_that_are_not_valid_are_not_fitted_on() -> None:
    def broken(users: Sequence[str]) -> list[Generation]:
        return [replace(one, parsed=None) if "1" in one.user else one for one in generations(users)]

    made = calibrate(SAMPLES, NOISE, broken, REGISTRY, data="lamps")
    assert made.right + made.wrong == sum("1" not in sample.user for sample in SAMPLES)
    assert made.unanswerable == sum("1" not in user for user in NOISE)


@pytest.mark.parametrize(
    ("samples", "noise", "what"),
    [
        (SAMPLES[:6], NOISE, "5 calls are right and 41 are not"),
        ([SAMPLES[i] for i in range(60) if i % 6], NOISE[:3], "50 calls are right and 3 are not"),
        ([], [], "0 calls are right"),
    ],
)
def test_too_few_calls_are_refused(samples: list[Sample], noise: list[str], what: str) -> None:
    with pytest.raises(TinycallError, match=what):
        calibrate(samples, noise, generations, REGISTRY, data="lamps")


def test_samples_of_tools_that_are_not_known_are_refused() -> None:
    samples = [*SAMPLES, Sample("door", "light 99", "CALL door {}")]
    with pytest.raises(TinycallError, match="no tool 'door'"):
        calibrate(samples, NOISE, generations, REGISTRY, data="doors.jsonl")


@settings(deadline=None, max_examples=60)
@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.tuples(st.lists(st.floats(-50, 50), min_size=width, max_size=width), st.booleans()),
            min_size=1,
            max_size=40,
        )
    )
)
def test_any_calls_give_finite_weights_none_below_zero(
    calls: list[tuple[list[float], bool]],
) -> None:
    weights, bias = fit(np.array([row for row, _ in calls]), np.array([good for _, good in calls]))
    assert np.isfinite([*weights, bias]).all()
    assert (weights >= 0).all()


def test_the_fit_is_where_the_penalised_likelihood_is_highest() -> None:
    rng = np.random.default_rng(3)
    features = rng.normal(size=(200, 2))
    right = features @ [1.5, 0.5] + rng.logistic(size=200) > 0.3
    weights, bias = fit(features, right)
    targets = np.where(right, (right.sum() + 1) / (right.sum() + 2), 1 / ((~right).sum() + 2))

    def loss(weights: np.ndarray, bias: float) -> float:
        scores = features @ weights + bias
        return float(
            (np.logaddexp(0, scores) - targets * scores).sum()
            + ((weights * features.std(0)) ** 2).sum() / 2
        )

    least = loss(weights, bias)
    for place in range(3):
        for step in (-0.01, 0.01):
            moved = np.array([*weights, bias])
            moved[place] += step
            assert loss(moved[:2], moved[2]) > least
