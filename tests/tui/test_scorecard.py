"""The scorecard: the answers first, its pages, and the requests that fail with the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import DataTable, Digits, Input

from tinycall.core.calls import CallFailure
from tinycall.core.evaluation import Compared, Counted, EvaluatedRequest, Rates, Scorecard
from tinycall.core.evaluation.confidence import ConfidenceReport
from tinycall.tui.app import TinycallApp
from tinycall.tui.widgets.key_bar import KeyBar


def scorecard():
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
    all_of_them = Compared(grammar, free)
    return Scorecard(
        "eval.jsonl", "starter", grammar, free, {"calculator": all_of_them}, (failing,),
        {"calculator: percentage": all_of_them}, {"21 to 40": Compared(grammar, None)},
        {"wrong arguments": Counted(7, 9), "truncated": Counted(2, 0)},
        ConfidenceReport(51, 9, 120, 0.971, 0.884, 0.062, 0.033, 0.444, 0.958),
    )  # fmt: skip


@pytest.fixture
def runner(scripted_runner):
    scripted_runner.scorecard = scorecard()
    return scripted_runner


@pytest.fixture
def app(runner):
    return TinycallApp(runner)


async def test_the_scorecard_shows_answers_first_and_the_failing_requests(
    app, runner, shown, settle
):
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f6")
        await settle(pilot)
        assert app.query_one("#score-digits", Digits).value == "85.0"
        screen = shown(app)
        for part in ("51 of 60", "Runs", "100.0 %", "94.0 %", "Wrong 1"):
            assert part in screen
        assert app.query_one("#failing", DataTable).row_count == 1
        assert "the value is 361" in screen
        app.query_one("#request", Input).value = "what is 23 plus 17 times 4"
        await pilot.press("enter")
        await settle(pilot)
        evaluations = [call for call in runner.calls if call[0] == "evaluate"]
        await pilot.press("f6")
        await settle(pilot)
        assert "51 of 60" in shown(app)
        assert [call for call in runner.calls if call[0] == "evaluate"] == evaluations


async def test_an_evaluation_says_how_far_it_is_and_escape_ends_it(app, runner, shown, settle):
    runner.scorecard = None
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f6")
        for _ in range(100):
            await pilot.pause(0.05)
            if "64 of 480" in shown(app):
                break
        assert "evaluating starter · 64 of 480" in " ".join(shown(app).split())
        await pilot.press("escape")
        await settle(pilot)
        assert "not evaluated any further" in shown(app)
        for _ in range(100):
            if runner.evaluation_stopped:
                break
            await pilot.pause(0.05)
        assert runner.evaluation_stopped


async def test_the_scorecard_turns_page_by_page(app, runner, shown, settle):
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        keys = app.query_one(KeyBar)
        await pilot.press("ctrl+n", "f6")
        await settle(pilot)
        assert "^N" in shown(app)
        assert "F9 Correct" in keys.render().plain
        for parts in (
            ("wrong arguments 7", "truncated 2"),
            ("calculator 85.0 %", "percentage 85.0 %", "82.0 % 60"),
            ("21 to 40", "85.0 %", "–"),
            ("no tool answers", "95.8 %", "0.971", "44.4 %", "0.884", "0.062"),
        ):
            await pilot.press("ctrl+n")
            await settle(pilot)
            screen = " ".join(shown(app).split())
            for part in (*parts, "51 of 60"):
                assert part in screen
            assert "F9 Correct" not in keys.render().plain
        await pilot.press("ctrl+n")
        await settle(pilot)
        assert "the value is 361" in shown(app)
        assert app.focused.id == "request"


async def test_turning_from_the_list_takes_the_focus_along(app, runner, settle):
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f6")
        await settle(pilot)
        await pilot.press("tab")
        assert app.focused.id == "failing"
        await pilot.press("n")
        await settle(pilot)
        assert app.focused.id == "breakdown-page"
        await pilot.press("n", "n", "n", "n")
        await settle(pilot)
        assert app.focused.id == "failing"


async def test_the_whole_reason_stands_under_the_list(app, runner, shown, settle):
    failing = replace(
        runner.scorecard.failing[0],
        failure=CallFailure.TOOL,
        reason="plot.labels: 2 labels and 3 values; as many labels as values and no more than that",
        expected="CALL plot " + "x" * 300,
        confidence=0.125,
        unsure=True,
    )
    runner.scorecard = replace(runner.scorecard, failing=(failing,))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f6")
        await settle(pilot)
        words = " ".join(shown(app).split())
        assert f"Why {failing.fault}: {failing.reason}" in words
        assert "refused by the tool" in shown(app)


async def test_a_checkpoint_without_calibration_says_how_to_get_one(app, runner, shown, settle):
    runner.scorecard = replace(runner.scorecard, confidence=None, failing=(), by_failure={})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f6")
        await settle(pilot)
        assert "none wrong" in shown(app)
        await pilot.press("ctrl+n")
        await settle(pilot)
        assert "no answer is wrong" in shown(app)
        await pilot.press("ctrl+n", "ctrl+n", "ctrl+n")
        await settle(pilot)
        assert "tinycall calibrate" in shown(app)
