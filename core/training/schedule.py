"""The learning rate over a run."""

from __future__ import annotations

WARM_UP_STEPS = 60
FINAL_SHARE = 0.02


def learning_rate(step: int, max_steps: int, peak: float, warm_up: int | None = None) -> float:
    """The rate of a step, counted from 1: linear warm-up, then linear decay to the last step.

    The shape is that of arXiv:2502.15938; it ends just above zero. Without `warm_up`, in steps, it
    is 60, or a tenth of a shorter run.
    """
    if warm_up is None:
        warm_up = min(WARM_UP_STEPS, max(1, max_steps // 10))
    if step < warm_up:
        return peak * step / warm_up
    left = (max_steps - step) / max(1, max_steps - warm_up)
    return peak * max(FINAL_SHARE, left)
