"""Fitting a checkpoint's confidence to calls of which it is known whether they are right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.sample import Sample
from tinycall.core.evaluation.confidence import roc_auc
from tinycall.core.evaluation.requests import expected_call
from tinycall.core.model.confidence import Calibration
from tinycall.core.model.generation import Generation
from tinycall.core.tools.registry import ToolRegistry

# So many right calls and so many others are the least that a calibration is fitted on.
FEWEST = 10

# Right calls that stay at or above the threshold.
KEPT_SHARE = 0.95

_PENALTY = 1.0
_STEPS = 100

Numbers = NDArray[np.float64]


def calibrate(
    samples: Sequence[Sample],
    unanswerable: Sequence[str],
    generate: Callable[[Sequence[str]], Sequence[Generation]],
    registry: ToolRegistry,
    *,
    data: str,
) -> Calibration:
    """Fit confidence to the calls for the samples' requests and for those that no tool serves.

    A call that is not valid never has any confidence and is not fitted on. Raises TinycallError
    where too few calls are right or too few are not.
    """
    right: list[tuple[float, ...]] = []
    wrong: list[tuple[float, ...]] = []
    answers = generate([sample.user for sample in samples])
    for sample, given in zip(samples, answers, strict=True):
        if given.parsed is not None and given.evidence is not None:
            expected = expected_call(sample, registry, data)
            agrees = registry.agree(expected, given.parsed, sample.user)
            (right if agrees else wrong).append(given.evidence.features())
    meant_by_nobody = [
        given.evidence.features()
        for given in generate(unanswerable)
        if given.parsed is not None and given.evidence is not None
    ]
    others = [*wrong, *meant_by_nobody]
    if min(len(right), len(others)) < FEWEST:
        raise TinycallError(
            f"{len(right)} calls are right and {len(others)} are not",
            where=data,
            accepted=f"at least {FEWEST} of each, to calibrate on",
        )
    features = np.array([*right, *others])
    goods = np.arange(len(features)) < len(right)
    weights, bias = fit(features, goods)
    scores = features @ weights + bias
    # Halfway to the next call, so that rounding never moves one across.
    ranked = np.sort([scores.min() - 1, *scores[goods]])
    place = int((1 - KEPT_SHARE) * len(right))
    between = ranked[place : place + 2].mean()
    area = roc_auc(scores[goods].tolist(), scores[~goods].tolist())
    assert area is not None
    return Calibration(
        weights=tuple(weights.tolist()),
        bias=bias,
        threshold=float(1 / (1 + np.exp(-between))),
        right=len(right),
        wrong=len(wrong),
        unanswerable=len(meant_by_nobody),
        auc=area,
        data=data,
    )


def fit(features: Numbers, right: NDArray[np.bool_]) -> tuple[Numbers, float]:
    """Weights, none below 0, and bias of a logistic regression; `features` is (calls, features).

    Newton's method on the targets that Platt takes in place of 1 and 0 ("Probabilistic outputs for
    support vector machines and comparisons to regularized likelihood methods", 1999), with a small
    penalty on the weights of the standardised features. A feature that would count against what it
    stands for is left out.
    """
    mean, spread = features.mean(0), features.std(0) + 1e-9
    standard = (features - mean) / spread
    used = list(range(features.shape[1]))
    found, bias = _newton(standard, right)
    while used and found.min() < 0:
        del used[found.argmin()]
        found, bias = _newton(standard[:, used], right)
    weights = np.zeros(features.shape[1])
    weights[used] = found / spread[used]
    return weights, float(bias - weights @ mean)


def _newton(features: Numbers, right: NDArray[np.bool_]) -> tuple[Numbers, float]:
    good, bad = right.sum(), (~right).sum()
    targets = np.where(right, (good + 1) / (good + 2), 1 / (bad + 2))
    inputs = np.column_stack([features, np.ones(len(features))])
    penalty = np.diag([_PENALTY] * features.shape[1] + [1e-9])
    weights = np.zeros(inputs.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        slope = inputs.T @ (chances - targets) + penalty @ weights
        curvature = (inputs.T * (chances * (1 - chances))) @ inputs + penalty
        step = np.linalg.solve(curvature, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-9:
            break
    return weights[:-1], float(weights[-1])
