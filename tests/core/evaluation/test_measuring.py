from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinycall.core.calls import CallError, CallFailure, TinycallError
from tinycall.core.dataset.sample import Sample
from tinycall.core.evaluation import Emission, Generate, Scorecard, evaluate
from tinycall.core.tools.registry import Artifact, Tool, ToolContext, ToolOutput, ToolRegistry
from tinycall.core.tools.shipped import shipped_registry

SEED_REQUESTS = (
    "calculate 23 plus 17 times 4",
    "what is 18 percent of 250",
    "plot y = x**2 from -10 to 10",
    "draw a line chart for values 3, 8, 5, 13",
    "search for transformer self attention",
    "find beginner notes about tool calling JSON schema",
)


def add(args: Mapping[str, Any], context: ToolContext) -> ToolOutput:
    if args["left"] > 99:
        raise CallError(CallFailure.TOOL, "too large", where="left", accepted="at most 99")
    path = context.artifacts / f"{args['left']}.txt"
    path.write_text(str(args["left"] + args["right"]))
    return ToolOutput({"sum": args["left"] + args["right"]}, (Artifact(path, "text/plain"),))


def same_sum(expected: Mapping[str, Any], given: Mapping[str, Any], request: str) -> bool:
    return bool(sum(expected.values()) == sum(given.values()))


def numbers(*names: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: {"type": "number"} for name in names},
        "required": list(names),
        "additionalProperties": False,
    }


@pytest.fixture
def registry() -> ToolRegistry:
    return ToolRegistry(
        [
            Tool("add", "Adds.", numbers("left", "right"), add, same_sum),
            Tool("alarm", "Declared alone.", numbers("hour")),
        ]
    )


def scripted(answers: Mapping[str, str], free: Mapping[str, str] | None = None) -> Generate:
    """Emits the calls given by request; `free` are those without the grammar."""

    def generate(users: Sequence[str], grammar: bool) -> list[Emission]:
        source = answers if grammar or free is None else free
        return [Emission(source[user], not source[user].endswith("}"), 0.5) for user in users]

    return generate


ADD = Sample("add", "two and three", 'CALL add {"left":2,"right":3}')
ALARM = Sample("alarm", "wake me at seven", 'CALL alarm {"hour":7}')

Score = Callable[..., Scorecard]


@pytest.fixture
def score(registry: ToolRegistry, tmp_path: Path) -> Score:
    def run(
        samples: Sequence[Sample],
        answers: Mapping[str, str] | Generate,
        free: Mapping[str, str] | None = None,
        **options: Any,
    ) -> Scorecard:
        context = ToolContext(tmp_path)
        generate = scripted(answers, free) if isinstance(answers, Mapping) else answers
        return evaluate(
            samples, generate, registry, context, data="eval.jsonl", checkpoint="starter", **options
        )

    return run


@pytest.mark.parametrize(
    ("emitted", "right", "failure", "reason"),
    [
        # tool, valid, executes, arguments, answer
        ('CALL add {"right":3,"left":2}', (1, 1, 1, 1, 1), None, ""),
        ('CALL add {"left":1,"right":4}', (1, 1, 1, 0, 1), None, ""),
        ('CALL add {"left":2,"right":4}', (1, 1, 1, 0, 0), None, "right not what"),
        ('CALL add {"left":100,"right":-95}', (1, 1, 0, 0, 0), CallFailure.TOOL, "too large"),
        ('CALL alarm {"hour":5}', (0, 1, 1, 0, 0), None, "calls alarm, not add"),
        ('CALL add {"left":"2","right":3}', (1, 0, 0, 0, 0), CallFailure.SCHEMA, "a string"),
        ('CALL add {"left":2,}', (0, 0, 0, 0, 0), CallFailure.BAD_JSON, "not JSON"),
        ("CALL sum {}", (0, 0, 0, 0, 0), CallFailure.UNKNOWN_TOOL, "no tool 'sum'"),
        ("add {}", (0, 0, 0, 0, 0), CallFailure.NOT_A_CALL, "not a CALL"),
        ('CALL add {"left":2', (0, 0, 0, 0, 0), CallFailure.TRUNCATED, "cut off"),
    ],
)
def test_each_rate_judges_on_its_own(
    score: Score,
    emitted: str,
    right: tuple[int, ...],
    failure: CallFailure | None,
    reason: str,
) -> None:
    card = score([ADD], {ADD.user: emitted})
    given = card.constrained
    assert right == (
        given.tool_accuracy,
        given.valid_call_rate,
        given.execution_pass_rate,
        given.argument_accuracy,
        given.answer_accuracy,
    )
    for request in card.failing:
        assert (request.failure, request.call) == (failure, emitted)
        assert reason in request.reason
    assert len(card.failing) == 1 - given.answer_accuracy


def test_rates_with_and_without_the_grammar_stand_apart(score: Score) -> None:
    right = {ADD.user: ADD.call, ALARM.user: ALARM.call}
    card = score([ADD, ALARM], right, right | {ALARM.user: "hello }"})
    assert card.constrained.answer_accuracy == 1
    assert card.unconstrained is not None
    assert card.unconstrained.answer_accuracy == card.unconstrained.valid_call_rate == 0.5
    assert card.failing == ()
    assert score([ADD], right, unconstrained=False).unconstrained is None


def test_by_tool_counts_the_expected_tool(score: Score) -> None:
    card = score([ADD, ALARM], {ADD.user: ADD.call, ALARM.user: ADD.call})
    shares = {name: both.constrained.answer_accuracy for name, both in card.by_tool.items()}
    assert shares == {"add": 1, "alarm": 0}
    assert card.by_tool["add"].constrained.requests == 1


def test_declared_tool_executes_when_it_checks(score: Score) -> None:
    card = score([ALARM], {ALARM.user: 'CALL alarm {"hour":8}'})
    assert (card.constrained.execution_pass_rate, card.constrained.answer_accuracy) == (1, 0)


def test_artifacts_of_an_evaluation_are_gone(score: Score, tmp_path: Path) -> None:
    score([ADD], {ADD.user: ADD.call})
    assert list(tmp_path.iterdir()) == []


def test_json_says_what_the_scorecard_says(score: Score) -> None:
    card = score([ADD], {ADD.user: 'CALL add {"left":"2"}'})
    told = json.loads(json.dumps(card.to_json()))
    assert next(iter(told["constrained"].items()))[0] == "requests"
    assert told["constrained"]["answer_accuracy"] == 0
    assert told["failing"][0]["failure"] == "refused by the schema"
    assert told["failing"][0]["fault"] == "refused by the schema"
    assert told["by_tool"]["add"]["requests"] == 1
    assert told["by_tool"]["add"]["unconstrained"]["requests"] == 1
    assert told["by_kind"]["add"]["constrained"]["answer_accuracy"] == 0
    assert told["by_length"]["1 to 20"]["unconstrained"]["requests"] == 1
    assert told["by_failure"] == {"refused by the schema": {"constrained": 1, "unconstrained": 1}}
    assert told["confidence"] is None


# What a model might emit for ADD: each of the faults, or the right call.
EMITTED = {
    ADD.call: None,
    'CALL add {"left":2': "truncated",
    "add {}": "not a CALL",
    "CALL sum {}": "unknown tool",
    'CALL add {"left":2,}': "bad JSON",
    'CALL add {"left":"2","right":3}': "refused by the schema",
    'CALL add {"left":100,"right":-95}': "refused by the tool",
    'CALL alarm {"hour":5}': "wrong tool",
    'CALL add {"left":2,"right":4}': "wrong arguments",
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    st.lists(st.tuples(*[st.sampled_from([*EMITTED])] * 2, st.integers(0, 90)), min_size=1),
    st.booleans(),
)
def test_breakdowns_add_up(
    score: Score, made: list[tuple[str, str, int]], unconstrained: bool
) -> None:
    users = [f"{i} {'x' * length}" for i, (_, _, length) in enumerate(made)]
    samples = [Sample("add", user, ADD.call) for user in users]
    answers = dict(zip(users, (one for one, _, _ in made), strict=True))
    free = dict(zip(users, (other for _, other, _ in made), strict=True))
    card = score(samples, answers, free, unconstrained=unconstrained)
    for breakdown in (card.by_tool, card.by_kind, card.by_length):
        parts = [both.constrained for both in breakdown.values()]
        assert sum(part.requests for part in parts) == len(users)
        for rate in ("answer_accuracy", "tool_accuracy", "execution_pass_rate"):
            right = sum(getattr(part, rate) * part.requests for part in parts)
            assert right == pytest.approx(getattr(card.constrained, rate) * len(users))
        for both in breakdown.values():
            counted = both.unconstrained.requests if both.unconstrained else None
            assert counted == (both.constrained.requests if unconstrained else None)
    for emitted, counts in (
        (answers, {name: count.constrained for name, count in card.by_failure.items()}),
        (free, {name: count.unconstrained for name, count in card.by_failure.items()}),
    ):
        wanted = Counter(fault for call in emitted.values() if (fault := EMITTED[call]))
        if emitted is answers or unconstrained:
            assert {name: count for name, count in counts.items() if count} == wanted
        else:
            assert set(counts.values()) <= {None}
    assert sum(count.constrained for count in card.by_failure.values()) == len(card.failing)


def test_confidence_is_reported_over_right_wrong_and_unanswerable(score: Score) -> None:
    emissions = {
        ADD.user: Emission(ADD.call, False, 0.5, 0.9),
        ALARM.user: Emission('CALL alarm {"hour":8}', False, 0.5, 0.6),
        "hm": Emission("CALL add {}", False, 0.5, 0.1, True),
        "so": Emission('CALL alarm {"hour":1}', False, 0.5, 0.95),
    }

    def generate(users: Sequence[str], grammar: bool) -> list[Emission]:
        return [emissions[user] for user in users]

    report = score([ADD, ALARM], generate, unanswerable=("hm", "so")).confidence
    assert report is not None
    assert (report.right, report.wrong, report.unanswerable) == (1, 1, 2)
    assert (report.auc_wrong, report.auc_unanswerable) == (1, 0.5)
    assert (report.right_unsure, report.wrong_unsure, report.unanswerable_unsure) == (0, 0, 0.5)
    without = score([ADD], generate)
    assert without.confidence is not None
    assert without.confidence.auc_unanswerable is without.confidence.wrong_unsure is None


def test_nothing_to_evaluate_and_foreign_data_are_refused(score: Score) -> None:
    with pytest.raises(TinycallError, match="no request"):
        score([], {})
    foreign = Sample("light", "dim it", 'CALL light {"level":1}')
    with pytest.raises(TinycallError, match=r"dim it.*no tool 'light'"):
        score([foreign], {})


def shipped_requests() -> list[Sample]:
    text = files("tinycall.data").joinpath("eval.jsonl").read_text(encoding="utf-8")
    return [Sample(**json.loads(line)) for line in text.splitlines()]


def test_shipped_requests_cover_the_tools_and_the_seed() -> None:
    samples = shipped_requests()
    users = [sample.user for sample in samples]
    assert len(set(users)) == len(users) >= 60
    assert set(SEED_REQUESTS) <= set(users)
    assert min(Counter(sample.tool for sample in samples).values()) >= 20
    kinds = {json.loads(s.call.partition(" plot ")[2])["kind"] for s in samples if s.tool == "plot"}
    assert kinds == {"function", "line", "bar", "scatter", "histogram"}


def test_shipped_answers_all_run_and_agree_with_themselves(tmp_path: Path) -> None:
    shipped = shipped_registry()
    samples = shipped_requests()
    answers = {sample.user: sample.call for sample in samples}
    notes = Path(str(files("tinycall.data"))) / "notes"
    card = evaluate(
        samples,
        scripted(answers),
        shipped,
        ToolContext(tmp_path, notes),
        data="eval.jsonl",
        checkpoint="the answers themselves",
    )
    assert card.failing == ()
    assert [shipped.format(shipped.parse(call)) for call in answers.values()] == [*answers.values()]
    assert set(vars(card.constrained).values()) == {len(samples), 1.0}
