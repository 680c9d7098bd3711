"""What the parts share: what they are told, what they tell, turns and their medians."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Wanted:
    """What is asked of the parts.

    `against` is the reference runner, `lines` those of the dataset that is checked, `limit` the
    seconds that the reference may take to converge.
    """

    against: Path | None = None
    lines: int = 100_000
    limit: float = 600.0


def tell(text: str) -> None:
    """Say what is being measured, on standard error."""
    print(f"bench: {text}", file=sys.stderr, flush=True)


def significant(value: float) -> float:
    """The value to four digits."""
    return float(f"{value:.4g}")


def middle(values: Sequence[float]) -> float:
    """The median to four digits; 0 of nothing."""
    return significant(median(values)) if values else 0.0


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the ratios turn by turn, so that a machine that slows down favours neither."""
    return middle([one / other for one, other in zip(ours, theirs, strict=False) if other > 0])


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that this share of all does not exceed; `values` is not empty."""
    ordered = sorted(values)
    return significant(ordered[min(len(ordered) - 1, int(share * len(ordered)))])


Figures = dict[str, Any]
