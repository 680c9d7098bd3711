"""Pictures of the screen; after a change that is meant: pytest tests/tui --snapshot-update."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Input

from tinycall.core.calls import CallError, CallFailure
from tinycall.core.evaluation import Compared, Counted, EvaluatedRequest, Rates, Scorecard
from tinycall.core.evaluation.confidence import ConfidenceReport
from tinycall.core.runner import Execution
from tinycall.core.training.events import RunStarted
from tinycall.tui.app import TinycallApp

SMALL, LARGE = (80, 24), (200, 60)
CALCULATION = 'CALL calculator {"expression":"23 + 17 * 4"}'
PLOT = 'CALL plot {"kind":"function","expression":"x**2","x_min":-3,"x_max":3}'
BARS = 'CALL plot {"kind":"bar","labels":["apples","pears"],"values":[3,8]}'
SEARCH = 'CALL search {"query":"attention"}'


@pytest.fixture
def runner(scripted_runner, scripted_generation):
    for request, call in (
        ("what is 23 plus 17 times 4", CALCULATION),
        ("plot x squared from -3 to 3", PLOT),
        ("bars", BARS),
        ("find attention", SEARCH),
        ("oops", "CALL calculatr {}"),
    ):
        scripted_runner.answers[request] = scripted_generation(request, call)
    x = [step / 10 for step in range(-30, 31)]
    curve = {"kind": "function", "title": "y = x**2", "x": x, "y": [v * v for v in x]}
    bars = {"kind": "bar", "title": "", "labels": ["apples", "pears"], "values": [3, 8]}
    notes = [
        {
            "rank": rank,
            "title": f"Attention {rank}",
            "source": f"attention-{rank}.md",
            "score": 8.0 / rank,
            "snippet": "Each token gathers information from the others by weights that it learns.",
        }
        for rank in (1, 2)
    ]
    outputs = {
        CALCULATION: {"expression": "23 + 17 * 4", "value": 91},
        PLOT: {**curve, "dropped": 0},
        BARS: {**bars, "dropped": 0},
        SEARCH: {"results": notes, "searched": 40},
    }
    for call, output in outputs.items():
        scripted_runner.executions[call] = Execution(call, "", {}, output, ())
    return scripted_runner


@pytest.fixture
def compare(snap_compare, settle):
    """Compares the screen after keys; a text among them is put in the request and asked."""

    def compare_after(runner, *steps, size=SMALL):
        async def play(pilot):
            request = pilot.app.query_one("#request", Input)
            await settle(pilot)
            for step in steps:
                if " " in step or step in runner.answers:
                    request.value = step
                    step = "enter"
                await pilot.press(step)
                await settle(pilot)
                await pilot.pause(0.3)

        return snap_compare(TinycallApp(runner), terminal_size=size, run_before=play)

    return compare_after


@pytest.mark.parametrize("size", [(60, 20), SMALL, (100, 30)])
def test_start(compare, runner, size):
    assert compare(runner, size=size)


def test_call(compare, runner):
    assert compare(runner, "what is 23 plus 17 times 4")


def test_value(compare, runner):
    assert compare(runner, "what is 23 plus 17 times 4", "enter")


def test_plot(compare, runner):
    assert compare(runner, "plot x squared from -3 to 3", "enter")


def test_bars(compare, runner):
    assert compare(runner, "bars", "enter")


def test_search(compare, runner):
    assert compare(runner, "find attention", "enter")


def test_failure(compare, runner):
    assert compare(runner, "oops")


def test_refusal_of_a_tool(compare, runner):
    runner.refusals["execute"] = CallError(
        CallFailure.TOOL, "1 / 0 divides by zero", where="calculator.expression"
    )
    assert compare(runner, "what is 23 plus 17 times 4", "enter")


def test_runner(compare, runner):
    assert compare(runner, "f2")


def test_help(compare, runner):
    assert compare(runner, "f1")


def test_settings(compare, runner):
    assert compare(runner, "f7")


def test_quit(compare, runner):
    runner.emit(RunStarted(runner.plan_now))
    assert compare(runner, "ctrl+q")


def test_unsure(compare, runner):
    made = runner.answers["what is 23 plus 17 times 4"]
    runner.answers["wake me at 7"] = replace(made, confidence=0.041, unsure=True)
    assert compare(runner, "wake me at 7")


def test_unsure_question(compare, runner):
    made = runner.answers["what is 23 plus 17 times 4"]
    runner.answers["wake me at 7"] = replace(made, confidence=0.041, unsure=True)
    assert compare(runner, "wake me at 7", "enter")


@pytest.fixture
def scorecard(runner):
    failing = EvaluatedRequest(
        user="15 percent of 2400 plus 12",
        expected='CALL calculator {"expression":"2400 * 15 / 100 + 12"}',
        call='CALL calculator {"expression":"2400 * 15 / 100 + 1"}',
        tool_right=True,
        valid=True,
        executes=True,
        arguments_right=False,
        answer_right=False,
        failure=None,
        reason="the value is 361, not 372",
        probability=0.6,
    )
    grammar, free = Rates(60, 0.85, 0.87, 0.98, 1, 1), Rates(60, 0.82, 0.83, 0.97, 0.95, 0.94)
    requests = (failing, replace(failing, user="the same again", confidence=0.12, unsure=True))
    tools = {
        "calculator": ("percentage", "product", "several steps", "sum"),
        "plot": ("bar", "function", "histogram", "line", "scatter"),
        "search": ("with a count", "without a count"),
    }
    rates = iter([(1, 0.9), (0.75, 0.7), (0.5, 0.5), (0.9, 0.8)] * 9)
    parts = (Compared(*(Rates(5, share, 1, 1, 1, 1) for share in pair)) for pair in rates)
    runner.scorecard = Scorecard(
        "eval.jsonl", "starter", grammar, free, dict(zip(tools, parts, strict=False)), requests,
        {f"{tool}: {sort}": next(parts) for tool in tools for sort in tools[tool]},
        {band: next(parts) for band in ("1 to 20", "21 to 40", "41 to 60", "over 60")},
        {"wrong arguments": Counted(7, 6), "truncated": Counted(0, 2), "wrong tool": Counted(2, 3)},
        ConfidenceReport(51, 9, 120, 0.971, 0.884, 0.062, 0.033, 0.444, 0.958),
    )  # fmt: skip


@pytest.mark.parametrize("size", [SMALL, (60, 20)])
def test_scorecard(compare, runner, scorecard, size):
    assert compare(runner, "f6", size=size)


@pytest.mark.parametrize("size", [SMALL, (60, 20)])
@pytest.mark.parametrize("turns", [1, 2, 3, 4])
def test_pages_of_the_scorecard(compare, runner, scorecard, turns, size):
    assert compare(runner, "f6", *["ctrl+n"] * turns, size=size)


def test_everything_on_a_large_screen(compare, runner):
    assert compare(runner, "plot x squared from -3 to 3", "enter", size=LARGE)
