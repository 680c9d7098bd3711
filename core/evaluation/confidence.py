"""How well confidence tells right calls from the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True)
class ConfidenceReport:
    """Confidence over calls that are right, that are wrong, and that nobody meant.

    The last answer requests that no tool can serve. `auc_*` is the area under the ROC curve of
    right calls against those, `calibration_error` that of all calls, `*_unsure` the share marked
    unsure; each is None where there is no such call.
    """

    right: int
    wrong: int
    unanswerable: int
    auc_unanswerable: float | None
    auc_wrong: float | None
    calibration_error: float
    right_unsure: float | None
    wrong_unsure: float | None
    unanswerable_unsure: float | None


@dataclass(frozen=True)
class Sureness:
    """What is known of one call: its confidence, whether it is marked unsure."""

    confidence: float
    unsure: bool


def report_confidence(
    right: Sequence[Sureness], wrong: Sequence[Sureness], unanswerable: Sequence[Sureness]
) -> ConfidenceReport:
    """Measure confidence on at least one call."""
    sure, unsure, none = (
        [call.confidence for call in calls] for calls in (right, wrong, unanswerable)
    )
    truth = [True] * len(right) + [False] * (len(wrong) + len(unanswerable))
    return ConfidenceReport(
        right=len(right),
        wrong=len(wrong),
        unanswerable=len(unanswerable),
        auc_unanswerable=roc_auc(sure, none),
        auc_wrong=roc_auc(sure, unsure),
        calibration_error=calibration_error([*sure, *unsure, *none], truth),
        right_unsure=_share_unsure(right),
        wrong_unsure=_share_unsure(wrong),
        unanswerable_unsure=_share_unsure(unanswerable),
    )


def roc_auc(above: Sequence[float], below: Sequence[float]) -> float | None:
    """The chance that one of `above` is higher than one of `below`, half of it where equal.

    That is the area under the ROC curve, by ranks (Mann and Whitney); None where either is empty.
    """
    if not above or not below:
        return None
    marked = sorted([(value, 1) for value in above] + [(value, 0) for value in below])
    wins = 0.0
    lower = start = 0
    while start < len(marked):
        end = start
        while end < len(marked) and marked[end][0] == marked[start][0]:
            end += 1
        ups = sum(mark for _, mark in marked[start:end])
        downs = end - start - ups
        wins += ups * (lower + downs / 2)
        lower += downs
        start = end
    return wins / (len(above) * len(below))


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """The expected calibration error over ten bins of equal width (Naeini et al., AAAI 2015).

    It is the distance between mean confidence and the share that is right, averaged over all calls.
    """
    gaps = [0.0] * BINS
    for confidence, truth in zip(confidences, right, strict=True):
        gaps[min(int(confidence * BINS), BINS - 1)] += confidence - truth
    return sum(map(abs, gaps)) / len(confidences)


def _share_unsure(calls: Sequence[Sureness]) -> float | None:
    return sum(call.unsure for call in calls) / len(calls) if calls else None
