"""Measuring: requests in, calls out, each compared with the call that was expected."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tinycall.core.calls import Call, CallError, CallFailure, TinycallError, parse_call
from tinycall.core.dataset.sample import Sample
from tinycall.core.evaluation.confidence import ConfidenceReport, Sureness, report_confidence
from tinycall.core.evaluation.kinds import kind_of
from tinycall.core.evaluation.requests import expected_call
from tinycall.core.evaluation.scorecard import EvaluatedRequest, Scorecard, make_scorecard
from tinycall.core.tools.registry import ToolContext, ToolRegistry


class Emission(NamedTuple):
    """What came of one request; `confidence` is None where the checkpoint is not calibrated."""

    call: str
    truncated: bool
    probability: float
    confidence: float | None = None
    unsure: bool = False


# One emission for each request, in their order; the flag switches the grammar on.
Generate = Callable[[Sequence[str], bool], Sequence[Emission]]


def evaluate(
    samples: Sequence[Sample],
    generate: Generate,
    registry: ToolRegistry,
    context: ToolContext,
    *,
    data: str,
    checkpoint: str,
    unconstrained: bool = True,
    unanswerable: Sequence[str] = (),
) -> Scorecard:
    """Generate a CALL for each sample's request, run it, and compare it with the sample's.

    `data` and `checkpoint` name what is evaluated; `unanswerable` are requests that no tool serves,
    for the report on confidence. What the tools write goes to a temporary folder in place of
    `context.artifacts`. Raises TinycallError where there is no sample, or where one's own call is
    not valid for the registry.
    """
    if not samples:
        raise TinycallError("there is no request to evaluate", where=data)
    expected = [expected_call(sample, registry, data) for sample in samples]
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
    return make_scorecard(
        with_grammar,
        without_grammar,
        data=data,
        checkpoint=checkpoint,
        confidence=_confidence(with_grammar, generate, unanswerable),
    )


def _confidence(
    requests: Sequence[EvaluatedRequest], generate: Generate, unanswerable: Sequence[str]
) -> ConfidenceReport | None:
    """None where the calls come without confidence."""
    right = _sureness(request for request in requests if request.answer_right)
    wrong = _sureness(request for request in requests if not request.answer_right)
    if not right and not wrong:
        return None
    nothing_meant = generate(unanswerable, True) if unanswerable else ()
    return report_confidence(right, wrong, _sureness(nothing_meant))


def _sureness(calls: Iterable[EvaluatedRequest | Emission]) -> list[Sureness]:
    return [Sureness(call.confidence, call.unsure) for call in calls if call.confidence is not None]


class _Judge:
    """Compares emissions with expected calls; the same call is run once."""

    def __init__(self, registry: ToolRegistry, context: ToolContext) -> None:
        self._registry = registry
        self._context = context
        self._refusal = cache(self._run)

    def __call__(self, sample: Sample, expected: Call, emission: Emission) -> EvaluatedRequest:
        text, truncated = emission.call, emission.truncated
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
            probability=emission.probability,
            tool=expected.tool,
            kind=kind_of(expected, self._registry),
            confidence=emission.confidence,
            unsure=emission.unsure,
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
        """The refusal of a valid call, or None.

        A declared tool has nothing to refuse with, and code is executed only as a person says.
        """
        call = parse_call(line)
        tool = self._registry[call.tool]
        if tool.function is None or tool.sandboxed:
            return self._registry.refused(call)
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
