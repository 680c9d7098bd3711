"""The scorecard: what an evaluation returns."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from tinycall.core.calls import CallFailure
from tinycall.core.evaluation.confidence import ConfidenceReport

WRONG_TOOL = "wrong tool"
WRONG_ARGUMENTS = "wrong arguments"

# Why an answer is wrong: the call fails in one of six ways, or it runs and means something else.
FAULTS = (*map(str, CallFailure), WRONG_TOOL, WRONG_ARGUMENTS)

# The lengths of requests, in characters: a name, and the most that it takes in.
_LENGTHS = (("1 to 20", 20), ("21 to 40", 40), ("41 to 60", 60), ("over 60", math.inf))


@dataclass(frozen=True)
class EvaluatedRequest:
    """One request: what was expected, what was emitted, and what of it is right.

    `tool` and `kind` are those of the expected call; `confidence` is None where the checkpoint is
    not calibrated.
    """

    user: str
    expected: str
    call: str
    tool_right: bool
    valid: bool
    executes: bool
    arguments_right: bool
    answer_right: bool
    failure: CallFailure | None
    reason: str
    probability: float
    tool: str = ""
    kind: str = ""
    confidence: float | None = None
    unsure: bool = False

    @property
    def fault(self) -> str | None:
        """Why the answer is wrong, one of FAULTS; None where it is right."""
        if self.answer_right:
            return None
        if self.failure is not None:
            return str(self.failure)
        return WRONG_ARGUMENTS if self.tool_right else WRONG_TOOL

    @property
    def length(self) -> str:
        """The band of lengths that the request falls into."""
        return next(name for name, most in _LENGTHS if len(self.user) <= most)


@dataclass(frozen=True)
class Rates:
    """Shares of the requests, 0 to 1; the answer comes first, for a call that runs can be wrong."""

    requests: int
    answer_accuracy: float
    argument_accuracy: float
    tool_accuracy: float
    valid_call_rate: float
    execution_pass_rate: float


@dataclass(frozen=True)
class Compared:
    """The rates of the same requests with the grammar and, where asked, without it."""

    constrained: Rates
    unconstrained: Rates | None


@dataclass(frozen=True)
class Counted:
    """How many answers are wrong for one reason, with the grammar and, where asked, without."""

    constrained: int
    unconstrained: int | None


@dataclass(frozen=True)
class Scorecard:
    """Rates of all requests, and of those of one tool, kind or length; wrong answers by reason.

    Rates without the grammar are None where not asked. `failing` holds the requests whose answer
    is wrong with the grammar. `confidence` is None where the checkpoint is not calibrated.
    """

    data: str
    checkpoint: str
    constrained: Rates
    unconstrained: Rates | None
    by_tool: Mapping[str, Compared]
    failing: tuple[EvaluatedRequest, ...]
    by_kind: Mapping[str, Compared] = field(default_factory=dict)
    by_length: Mapping[str, Compared] = field(default_factory=dict)
    by_failure: Mapping[str, Counted] = field(default_factory=dict)
    confidence: ConfidenceReport | None = None

    def to_json(self) -> dict[str, Any]:
        """The scorecard in values that JSON holds, under the names of its fields.

        An object of `by_tool` holds the rates with the grammar and, as `unconstrained`, the others.
        """

        def both(breakdown: Mapping[str, Compared | Counted]) -> dict[str, Any]:
            return {name: asdict(one) for name, one in breakdown.items()}

        return {
            "data": self.data,
            "checkpoint": self.checkpoint,
            "constrained": asdict(self.constrained),
            "unconstrained": asdict(self.unconstrained) if self.unconstrained else None,
            "by_tool": {
                tool: {**one["constrained"], "unconstrained": one["unconstrained"]}
                for tool, one in both(self.by_tool).items()
            },
            "by_kind": both(self.by_kind),
            "by_length": both(self.by_length),
            "by_failure": both(self.by_failure),
            "confidence": asdict(self.confidence) if self.confidence else None,
            "failing": [asdict(request) | {"fault": request.fault} for request in self.failing],
        }


def make_scorecard(
    constrained: Sequence[EvaluatedRequest],
    unconstrained: Sequence[EvaluatedRequest] | None,
    *,
    data: str,
    checkpoint: str,
    confidence: ConfidenceReport | None,
) -> Scorecard:
    """Add up the same requests, at least one, with the grammar and, where asked, without it."""

    def by(key: Callable[[EvaluatedRequest], str]) -> dict[str, Compared]:
        places: dict[str, list[int]] = {}
        for place, request in enumerate(constrained):
            places.setdefault(key(request), []).append(place)
        return {
            name: Compared(
                rates([constrained[place] for place in found]),
                None if unconstrained is None else rates([unconstrained[at] for at in found]),
            )
            for name, found in places.items()
        }

    def count(fault: str) -> Counted:
        return Counted(
            sum(request.fault == fault for request in constrained),
            None if unconstrained is None else sum(one.fault == fault for one in unconstrained),
        )

    lengths = by(lambda request: request.length)
    faults = {fault: count(fault) for fault in FAULTS}
    return Scorecard(
        data=data,
        checkpoint=checkpoint,
        constrained=rates(constrained),
        unconstrained=None if unconstrained is None else rates(unconstrained),
        by_tool=by(lambda request: request.tool),
        failing=tuple(request for request in constrained if not request.answer_right),
        by_kind=dict(sorted(by(lambda request: request.kind).items())),
        by_length={name: lengths[name] for name, _ in _LENGTHS if name in lengths},
        by_failure={name: n for name, n in faults.items() if n.constrained or n.unconstrained},
        confidence=confidence,
    )


def rates(requests: Sequence[EvaluatedRequest]) -> Rates:
    """The rates over at least one request."""

    def share(flags: Iterable[bool]) -> float:
        return sum(flags) / len(requests)

    return Rates(
        requests=len(requests),
        answer_accuracy=share(request.answer_right for request in requests),
        argument_accuracy=share(request.arguments_right for request in requests),
        tool_accuracy=share(request.tool_right for request in requests),
        valid_call_rate=share(request.valid for request in requests),
        execution_pass_rate=share(request.executes for request in requests),
    )
