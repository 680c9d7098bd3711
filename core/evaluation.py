"""The scorecard: how often a model's CALLs are right, with and without the grammar."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from tinycall.core.calls import Call, CallError, CallFailure, TinycallError, parse_call
from tinycall.core.dataset.sample import Sample
from tinycall.core.tools.registry import ToolContext, ToolRegistry

# For one request: the CALL's text, whether it was cut off, its probability.
Emission = tuple[str, bool, float]
# One emission for each request, in their order; the flag switches the grammar on.
Generate = Callable[[Sequence[str], bool], Sequence[Emission]]


@dataclass(frozen=True)
class EvaluatedRequest:
    """One request: what was expected, what was emitted, and what of it is right."""

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
class Scorecard:
    """Rates with the grammar, without it (None where not asked), and by tool with the grammar.

    `failing` holds the requests whose answer is wrong with the grammar.
    """

    data: str
    checkpoint: str
    constrained: Rates
    unconstrained: Rates | None
    by_tool: Mapping[str, Rates]
    failing: tuple[EvaluatedRequest, ...]

    def to_json(self) -> dict[str, Any]:
        """The scorecard in values that JSON holds, under the names of its fields."""
        return {
            "data": self.data,
            "checkpoint": self.checkpoint,
            "constrained": asdict(self.constrained),
            "unconstrained": asdict(self.unconstrained) if self.unconstrained else None,
            "by_tool": {tool: asdict(rates) for tool, rates in self.by_tool.items()},
            "failing": [asdict(request) for request in self.failing],
        }


def evaluate(
    samples: Sequence[Sample],
    generate: Generate,
    registry: ToolRegistry,
    context: ToolContext,
    *,
    data: str,
    checkpoint: str,
    unconstrained: bool = True,
) -> Scorecard:
    """Generate a CALL for each sample's request, run it, and compare it with the sample's.

    `data` and `checkpoint` name what is evaluated. What the tools write goes to a temporary folder
    in place of `context.artifacts`. Raises TinycallError where there is no sample, or where one's
    own call is not valid for the registry.
    """
    if not samples:
        raise TinycallError("there is no request to evaluate", where=data)
    expected = [_expected(sample, registry, data) for sample in samples]
    with tempfile.TemporaryDirectory(prefix="tinycall-") as folder:
        judge = _Judge(registry, replace(context, artifacts=Path(folder)))

        def run(grammar: bool) -> list[EvaluatedRequest]:
            emissions = generate([sample.user for sample in samples], grammar)
            return [
                judge(sample, call, emission)
                for sample, call, emission in zip(samples, expected, emissions, strict=True)
            ]

        with_grammar = run(True)
        without_grammar = run(False) if unconstrained else None
    by_tool: dict[str, list[EvaluatedRequest]] = {}
    for call, request in zip(expected, with_grammar, strict=True):
        by_tool.setdefault(call.tool, []).append(request)
    return Scorecard(
        data=data,
        checkpoint=checkpoint,
        constrained=rates(with_grammar),
        unconstrained=None if without_grammar is None else rates(without_grammar),
        by_tool={tool: rates(requests) for tool, requests in by_tool.items()},
        failing=tuple(request for request in with_grammar if not request.answer_right),
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


def _expected(sample: Sample, registry: ToolRegistry, data: str) -> Call:
    try:
        return registry.parse(sample.call)
    except CallError as error:
        raise TinycallError(
            f"the expected call cannot be used: {error}",
            where=f"{data}, request {sample.user!r}",
            accepted="evaluation data for the tools that the checkpoint knows",
        ) from None


class _Judge:
    """Compares emissions with expected calls; the same call is run once."""

    def __init__(self, registry: ToolRegistry, context: ToolContext) -> None:
        self._registry = registry
        self._context = context
        self._refusal = cache(self._run)

    def __call__(self, sample: Sample, expected: Call, emission: Emission) -> EvaluatedRequest:
        text, truncated, probability = emission
        given, error = self._parse(text, truncated)
        verdict = EvaluatedRequest(
            user=sample.user,
            expected=sample.call,
            call=text,
            tool_right=not truncated and _tool(text) == expected.tool,
            valid=given is not None,
            executes=False,
            arguments_right=False,
            answer_right=False,
            failure=error.failure if error else None,
            reason=str(error) if error else "",
            probability=probability,
        )
        if given is None:
            return verdict
        refusal = self._refusal(self._registry.format(given))
        right = refusal is None and self._registry.agree(expected, given, sample.user)
        return replace(
            verdict,
            executes=refusal is None,
            arguments_right=given == expected,
            answer_right=right,
            failure=refusal.failure if refusal else None,
            reason=str(refusal) if refusal else "" if right else _difference(expected, given),
        )

    def _parse(self, text: str, truncated: bool) -> tuple[Call | None, CallError | None]:
        if truncated:
            cut = CallError(
                CallFailure.TRUNCATED,
                "the CALL was cut off",
                where=f"after {len(text)} characters",
                accepted="a CALL that ends within the new tokens it may have",
            )
            return None, cut
        try:
            return self._registry.parse(text), None
        except CallError as error:
            return None, error

    def _run(self, line: str) -> CallError | None:
        """The refusal of a valid call, or None; a declared tool has nothing to refuse with."""
        call = parse_call(line)
        if self._registry[call.tool].function is None:
            return None
        try:
            self._registry.execute(call, self._context)
        except CallError as error:
            return error
        return None


def _tool(text: str) -> str | None:
    """The tool that a CALL names, its arguments sound or not."""
    try:
        return parse_call(text).tool
    except CallError:
        return None


def _difference(expected: Call, given: Call) -> str:
    if given.tool != expected.tool:
        return f"it calls {given.tool}, not {expected.tool}"
    keys = [*expected.args, *(key for key in given.args if key not in expected.args)]
    wrong = [key for key in keys if expected.args.get(key) != given.args.get(key)]
    return f"{', '.join(wrong)} not what the request asks for"
