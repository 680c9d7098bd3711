"""The figures about confidence, against slow counts of the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.evaluation.confidence import (
    Sureness,
    calibration_error,
    report_confidence,
    roc_auc,
)

# Few values, so that there are ties.
values = st.lists(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.9, 1.0]) | st.floats(0, 1), min_size=1)


@given(values, values)
def test_roc_auc_is_the_share_of_pairs_in_order(above: list[float], below: list[float]) -> None:
    wins = sum((one > other) + (one == other) / 2 for one in above for other in below)
    assert roc_auc(above, below) == pytest.approx(wins / (len(above) * len(below)))


def test_roc_auc_of_nothing_is_none() -> None:
    assert roc_auc([], [0.5]) is None
    assert roc_auc([0.5], []) is None


def test_calibration_error_is_the_distance_in_each_bin() -> None:
    # Bin 2 says 0.25 where 1 of 4 is right, bin 9 says 0.95 where half is right, 1.0 is in bin 9.
    confidences = [0.25] * 4 + [0.9, 1.0]
    right = [True, False, False, False, True, False]
    assert calibration_error(confidences, right) == pytest.approx(2 / 6 * 0.45)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_calibration_error_is_a_share(calls: list[tuple[float, bool]]) -> None:
    error = calibration_error([sure for sure, _ in calls], [right for _, right in calls])
    assert 0 <= error <= 1


def test_the_report_counts_each_part_on_its_own() -> None:
    right = [Sureness(0.9, False), Sureness(0.4, True)]
    wrong = [Sureness(0.4, True)]
    report = report_confidence(right, wrong, [])
    assert (report.right, report.wrong, report.unanswerable) == (2, 1, 0)
    assert report.auc_wrong == 0.75
    assert report.auc_unanswerable is None
    assert (report.right_unsure, report.wrong_unsure) == (0.5, 1)
    assert report.unanswerable_unsure is None
