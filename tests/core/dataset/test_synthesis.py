"""Made samples are valid, mean what they say, and depend on their arguments alone."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tinycall.core.calls import CallError
from tinycall.core.dataset.sample import normalize_request
from tinycall.core.dataset.synthesis import synthesize
from tinycall.core.dataset.synthesis.numbers import in_words
from tinycall.core.tools.registry import ToolContext
from tinycall.core.tools.shipped import shipped_registry

PER_TOOL = 400
SAMPLES = synthesize(PER_TOOL, seed=3)
REGISTRY = shipped_registry()


def test_every_tool_and_every_plot_kind_is_there() -> None:
    tools = [sample.tool for sample in SAMPLES]
    assert {tool: tools.count(tool) for tool in set(tools)} == dict.fromkeys(
        ("calculator", "plot", "search"), PER_TOOL
    )
    kinds = {REGISTRY.parse(s.call).args["kind"] for s in SAMPLES if s.tool == "plot"}
    assert kinds == {"function", "line", "bar", "scatter", "histogram"}


def test_every_sample_is_valid_and_in_canonical_form() -> None:
    for sample in SAMPLES:
        call = REGISTRY.parse(sample.call)
        assert call.tool == sample.tool
        assert REGISTRY.format(call) == sample.call
        assert sample.user == normalize_request(sample.user)
        assert "[" not in re.sub(r"\[[^\]|]*\]", "", sample.user), sample.user
        assert "{" not in sample.user, sample.user


def test_calculations_can_be_run(tmp_path: Path) -> None:
    refused = []
    for sample in SAMPLES:
        if sample.tool == "calculator":
            try:
                REGISTRY.execute(REGISTRY.parse(sample.call), ToolContext(tmp_path))
            except CallError as error:
                refused.append((sample, error))
    assert len(refused) <= PER_TOOL // 100, refused


def test_numbers_of_a_list_are_those_of_the_request() -> None:
    for sample in SAMPLES:
        args = REGISTRY.parse(sample.call).args
        for number in args.get("values", []) + args.get("y", []):
            assert re.search(rf"(?<![\d.]){re.escape(str(number))}0?(?!\d)", sample.user), sample


def test_queries_stand_in_their_requests() -> None:
    for sample in SAMPLES:
        if sample.tool == "search":
            query = REGISTRY.parse(sample.call).args["query"]
            assert query.casefold() in sample.user.casefold(), sample


def test_the_same_arguments_give_the_same_samples() -> None:
    assert synthesize(20, seed=5, epoch=2) == synthesize(20, seed=5, epoch=2)


@pytest.mark.parametrize("other", [{"seed": 6, "epoch": 2}, {"seed": 5, "epoch": 3}])
def test_other_arguments_give_other_samples(other: dict[str, int]) -> None:
    first = {sample.user for sample in synthesize(60, seed=5, epoch=2)}
    second = {sample.user for sample in synthesize(60, **other)}
    assert len(first & second) < len(first) / 10


def test_numbers_in_words() -> None:
    assert in_words(0) == "zero"
    assert in_words(246) == "two hundred and forty six"
    assert in_words(1015) == "one thousand and fifteen"
    assert in_words(90_210) == "ninety thousand two hundred and ten"
    assert in_words(21, joiner="-") == "twenty-one"


def test_expressions_are_python_that_binds_as_the_words_do() -> None:
    for sample in SAMPLES:
        if sample.tool == "calculator":
            ast.parse(REGISTRY.parse(sample.call).args["expression"], mode="eval")
