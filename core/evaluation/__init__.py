"""How often a model's CALLs are right, and how sure one can be of each."""

from __future__ import annotations

from tinycall.core.evaluation.measuring import Emission, Generate, evaluate
from tinycall.core.evaluation.scorecard import (
    Compared,
    Counted,
    EvaluatedRequest,
    Rates,
    Scorecard,
)

__all__ = [
    "Compared",
    "Counted",
    "Emission",
    "EvaluatedRequest",
    "Generate",
    "Rates",
    "Scorecard",
    "evaluate",
]
