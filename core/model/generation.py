"""What a model emits for a request; free of torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tinycall.core.calls import Call, CallError
from tinycall.core.model.confidence import Evidence


@dataclass(frozen=True)
class Generation:
    """What the model emitted for one request.

    `call` is the text even where it is not valid; `probability` that of the whole call at
    temperature 1 before the grammar; `milliseconds` this request's share of the time; `checkpoint`
    the folder that was really loaded; `by_bytes` the characters without a token of their own.
    `confidence` is the probability that the call is what was meant, None for a checkpoint that is
    not calibrated; below the calibration's threshold the call is `unsure`, and so is one that
    stands in place of a likelier one that its tool would refuse.
    """

    user: str
    call: str
    parsed: Call | None
    error: CallError | None
    truncated: bool
    probability: float
    milliseconds: float
    checkpoint: Path
    by_bytes: tuple[str, ...]
    evidence: Evidence | None = None
    confidence: float | None = None
    unsure: bool = False

    @property
    def valid(self) -> bool:
        """Whether the call parses and its schema takes the arguments."""
        return self.parsed is not None
