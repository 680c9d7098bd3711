"""Which checkpoint of a run is its best."""

from __future__ import annotations

from math import inf, sqrt


def takes_over(
    exact: float | None,
    loss: float | None,
    *,
    best_exact: float | None,
    best_loss: float | None,
    requests: int,
) -> bool:
    """Whether a checkpoint is the best from now on.

    `exact` is its share of exact calls, of so many `requests`, `best_exact` the highest share that
    was measured before. Few requests tell little, and a later checkpoint was trained at a lower
    rate: it is the best unless it is worse by more than the standard error of a share,
    sqrt(p (1 - p) / n). Where no exact calls were measured, the lower validation loss is better.
    """
    if exact is None or best_exact is None:
        if (exact is None) != (best_exact is None):
            return exact is not None
        return loss is not None and loss < (inf if best_loss is None else best_loss)
    error = sqrt(best_exact * (1 - best_exact) / max(1, requests))
    return exact >= best_exact - error
