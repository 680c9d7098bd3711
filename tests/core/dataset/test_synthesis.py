"""Made samples are valid, mean what they say, and depend on their arguments alone."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from random import Random

import pytest

from tinycall.core.calls import CallError
from tinycall.core.dataset.sample import normalize_request
from tinycall.core.dataset.synthesis import synthesize
from tinycall.core.dataset.synthesis.wording.numbers import in_words
from tinycall.core.dataset.synthesis.wording.templates import phrase
from tinycall.core.tools.plot_agreement import plots_agree
from tinycall.core.tools.registry import ToolContext
from tinycall.core.tools.shipped import shipped_registry
from tinycall.core.tools.wording import content_words, says_number

PER_TOOL = 400
SAMPLES = synthesize(PER_TOOL, seed=3)
REGISTRY = shipped_registry()
PLOTS = [(s, REGISTRY.parse(s.call).args) for s in SAMPLES if s.tool == "plot"]


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
        assert not re.search(r"\{[a-z]\}|\[[^\]\d]*\|", sample.user), sample.user


def test_calculations_can_be_run(tmp_path: Path) -> None:
    refused = []
    for sample in SAMPLES:
        if sample.tool == "calculator":
            try:
                REGISTRY.execute(REGISTRY.parse(sample.call), ToolContext(tmp_path))
            except CallError as error:
                refused.append((sample, error))
    assert len(refused) <= PER_TOOL // 100, refused


def test_data_of_plots_stand_in_their_requests() -> None:
    for sample, args in PLOTS:
        said = sample.user.casefold()
        for name in ("x", "y", "values", "bins", "points"):
            numbers = args.get(name, [])
            for number in numbers if isinstance(numbers, list) else [numbers]:
                assert _says(said, number), (sample, number)
        for text in [*args.get("labels", []), args.get("title", "")]:
            assert text in sample.user or text.capitalize() in sample.user, (sample, text)


def test_plots_are_those_that_their_requests_ask_for() -> None:
    for sample, args in PLOTS:
        assert plots_agree(args, args, sample.user), sample
        assert "x_min" not in args or args["x_min"] < args["x_max"], sample
        assert len(args.get("x", args.get("y", []))) == len(args.get("y", [])), sample
        labels = args.get("labels", [])
        assert not labels or len(set(map(str.casefold, labels))) == len(args["values"]), sample


def test_plots_hold_no_option_that_is_not_asked_for() -> None:
    for sample, args in PLOTS:
        said = sample.user.casefold()
        if args["kind"] == "histogram" and re.search(r"\b(?:bins|buckets)\b", said):
            assert "bins" in args, sample
        if re.search(r"\b(?:titled|entitled|captioned)\b", said):
            assert "title" in args, sample


def test_plots_run(tmp_path: Path) -> None:
    for sample, _ in PLOTS[:25]:
        assert REGISTRY.execute(REGISTRY.parse(sample.call), ToolContext(tmp_path)).artifacts


def test_queries_stand_in_their_requests() -> None:
    for sample in SAMPLES:
        if sample.tool == "search":
            args = REGISTRY.parse(sample.call).args
            query = args["query"]
            assert query == query.strip()
            assert query.casefold() in sample.user.casefold(), sample
            assert content_words(query), sample
            said = sample.user.lower().replace("single", "one").replace("couple", "two")
            assert "top_k" not in args or says_number(said, args["top_k"]), sample


def test_slips_leave_values_alone() -> None:
    rng = Random(4)
    for _ in range(300):
        said = phrase(rng, "search for {s}, [top|first] {n} results", {"s": "notes", "n": "three"})
        assert re.search(r" notes, \w+ three ", said), said


def _says(request: str, number: float) -> bool:
    """Whether a request holds a number: in digits, with its sign as a word, or in words."""
    size = f"{abs(number):.10g}"
    shown = re.escape(size) if "." in size else rf"{size}(?:\.0*)?"
    shown = shown.replace("0\\.", "0?\\.", 1) if size.startswith("0.") else shown
    plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", request)
    if any(re.search(rf"(?<![\d.]){shown}0*(?!\d)", text) for text in (request, plain)):
        return True
    whole = float(number).is_integer() and abs(number) < 1000
    return whole and in_words(int(abs(number))) in request.replace("-", " ")


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
