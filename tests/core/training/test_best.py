"""The best checkpoint: later ones take over unless they are clearly worse."""

from __future__ import annotations

import pytest

from tinycall.core.training.best import takes_over


@pytest.mark.parametrize(
    ("exact", "loss", "best_exact", "best_loss", "expected"),
    [
        (0.0, 5.0, None, None, True),
        (None, 5.0, None, None, True),
        (None, None, None, None, False),
        (None, 4.0, None, 5.0, True),
        (None, 6.0, None, 5.0, False),
        (None, 1.0, 0.5, 5.0, False),  # what was measured counts more than a loss
        (0.9, 0.2, 0.8, 0.1, True),
        (0.81, 0.2, 0.83, 0.1, True),  # two of 96 are within the error of 3.8 points
        (0.78, 0.2, 0.83, 0.3, False),
        (0.99, 0.2, 1.0, 0.3, False),
        (1.0, 0.2, 1.0, 0.1, True),
        (0.0, 0.2, 0.0, 0.1, True),
    ],
)
def test_a_later_checkpoint_takes_over_unless_it_is_clearly_worse(
    exact: float | None,
    loss: float | None,
    best_exact: float | None,
    best_loss: float | None,
    expected: bool,
) -> None:
    best = takes_over(exact, loss, best_exact=best_exact, best_loss=best_loss, requests=96)
    assert best is expected
