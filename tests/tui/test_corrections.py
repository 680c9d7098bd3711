"""The loop: a CALL put right in the console or the scorecard, kept, and learned with one key."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import DataTable, Input, Select, Static

from tinycall.core.calls import TinycallError
from tinycall.core.evaluation import EvaluatedRequest, Rates, Scorecard
from tinycall.core.training.events import RunEnded
from tinycall.tui.app import TinycallApp
from tinycall.tui.panes.dataset import DatasetPane
from tinycall.tui.widgets.correction import CorrectionDialog
from tinycall.tui.widgets.dialogs import Confirm
from tinycall.tui.widgets.key_bar import KeyBar
from tinycall.tui.widgets.record_editor import Field

REQUEST = "48 eggs in boxes of 6"
SAID = 'CALL calculator {"expression":"48 * 6"}'
RIGHT = 'CALL calculator {"expression":"48 / 6"}'


@pytest.fixture
def runner(scripted_runner, scripted_generation):
    scripted_runner.answers[REQUEST] = scripted_generation(REQUEST, SAID)
    failing = tuple(
        EvaluatedRequest(
            user=f"request {i}",
            expected=f'CALL calculator {{"expression":"{i}"}}',
            call=SAID,
            tool_right=True,
            valid=True,
            executes=True,
            arguments_right=False,
            answer_right=False,
            failure=None,
            reason="expression not what the request asks for",
            probability=0.6,
        )
        for i in range(3)
    )
    rates = Rates(60, 0.95, 0.95, 1, 1, 1)
    scripted_runner.scorecard = Scorecard("eval.jsonl", "starter", rates, rates, {}, failing)
    return scripted_runner


@pytest.fixture
def app(runner):
    return TinycallApp(runner)


def kept(runner):
    return [call[1] for call in runner.calls if call[0] == "correct"]


def state(app):
    return str(app.screen.query_one("#correction-state", Static).content)


async def ask(pilot, settle):
    await settle(pilot)
    pilot.app.query_one("#request", Input).value = REQUEST
    await pilot.press("enter")
    await settle(pilot)


async def test_a_call_is_put_right_where_it_was_asked(app, runner, shown, settle):
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "F9" not in app.query_one(KeyBar).render().plain
        await pilot.press("f9")
        await settle(pilot)
        assert len(app.screen_stack) == 1
        await ask(pilot, settle)
        assert "F9 Correct" in app.query_one(KeyBar).render().plain
        await pilot.press("f9")
        await settle(pilot)
        call = app.screen.query_one("#field-call", Field)
        assert app.focused is call
        assert call.text == SAID
        assert app.screen.query_one("#field-user", Field).text == REQUEST
        assert "as the model said it" in state(app)
        await pilot.press(*["backspace"] * 5)
        assert state(app).startswith("✗ column 31: the arguments are not JSON")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, CorrectionDialog)
        assert kept(runner) == []
        await pilot.press("slash", "space", "6", "quotation_mark", "right_curly_bracket")
        assert state(app) == "✓ valid"
        await pilot.press("enter")
        await settle(pilot)
        assert kept(runner) == [[(REQUEST, RIGHT)]]
        assert "kept in corrections.jsonl: 1 correction, ^L learns them" in shown(app)
        assert app.query_one("#request", Input).value == REQUEST


async def test_going_back_keeps_nothing(app, runner, settle):
    async with app.run_test() as pilot:
        await ask(pilot, settle)
        await pilot.press("f9")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert len(app.screen_stack) == 1
        assert kept(runner) == []


async def test_what_cannot_be_kept_is_asked_again_as_it_was_typed(app, runner, settle):
    runner.refusals["correct"] = TinycallError("No space left on device")
    async with app.run_test() as pilot:
        await ask(pilot, settle)
        await pilot.press("f9")
        await settle(pilot)
        app.screen.query_one("#field-call", Field).load_text(RIGHT)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.screen.query_one("#field-call", Field).text == RIGHT
        assert "No space left on device" in state(app)
        del runner.refusals["correct"]
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert kept(runner)[-1] == [(REQUEST, RIGHT)]
        assert len(app.screen_stack) == 1


async def test_failing_requests_are_corrected_one_by_one_or_all(app, runner, shown, settle):
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f6")
        await settle(pilot)
        assert "F9 Correct F10 Correct all" in app.query_one(KeyBar).render().plain
        await pilot.press("tab", "down", "f9")
        await settle(pilot)
        assert (
            app.screen.query_one("#field-call", Field).text == runner.scorecard.failing[1].expected
        )
        assert state(app) == "✓ valid"
        await pilot.press("enter")
        await settle(pilot)
        assert kept(runner) == [[("request 1", 'CALL calculator {"expression":"1"}')]]
        assert shown(app).count("✓ corrected") == 1
        assert app.query_one("#failing", DataTable).cursor_row == 2
        assert "F10 Correct all" in app.query_one(KeyBar).render().plain
        await pilot.press("a")
        await settle(pilot)
        expected = [f'CALL calculator {{"expression":"{i}"}}' for i in range(3)]
        assert kept(runner)[1] == [("request 0", expected[0]), ("request 2", expected[2])]
        assert shown(app).count("✓ corrected") == 3
        assert "3 corrections" in shown(app)
        await pilot.press("f10")
        await settle(pilot)
        assert len(kept(runner)) == 2


async def test_an_open_file_of_corrections_takes_them_over(app, runner, tmp_path, settle):
    path = tmp_path / "corrections.jsonl"
    lines = [{"tool": "calculator", "user": user, "call": SAID} for user in (REQUEST, "other")]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    runner.corrections_now = path, 2
    async with app.run_test() as pilot:
        pane = app.query_one(DatasetPane)
        await settle(pilot)
        await pane._open(path, None)
        await settle(pilot)
        await ask(pilot, settle)
        await pilot.press("f9")
        await settle(pilot)
        app.screen.query_one("#field-call", Field).load_text(RIGHT)
        await pilot.press("enter")
        await settle(pilot)
        found = [(r.sample.user, r.sample.call) for r in pane.draft.records]
        assert found == [("other", SAID), (REQUEST, RIGHT)]
        assert pane.unsaved is None


async def test_corrections_are_learned_and_the_checkpoint_is_used(app, runner, shown, settle):
    runner.learned_now = 9, 10
    runner.plan_now = replace(
        runner.plan_now, corrections=10, dataset="made; corrections mixed in: 10, 10%"
    )
    best = Path("/home/me/workspace/runs/birch/checkpoints/best")
    birch = replace(runner.entries[0], name="birch/best", path=best)
    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot, settle)
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        assert "Learn 10 corrections?" in shown(app)
        assert "mixed in: 10, 10%" in shown(app)
        assert "starter" in shown(app)
        await pilot.press("enter")
        await settle(pilot)
        (config,) = [call[1] for call in runner.calls if call[0] == "start"]
        assert config == runner.learning()
        assert app.query_one("#training").has_class("-current")
        runner.entries = (birch, *runner.entries)
        runner.emit(RunEnded("completed", best, 240, 120.0))
        await pilot.pause(0.3)
        await settle(pilot)
        assert ("select", "birch/best") in runner.calls
        head = str(app.query_one("#run-head", Static).content)
        assert "9 of 10 corrections are answered right; the console uses birch/best." in head
        asked = [call for call in runner.calls if call[0] == "generate"]
        await pilot.press("f5", "enter")
        await settle(pilot)
        assert len([call for call in runner.calls if call[0] == "generate"]) == len(asked) + 1


async def test_without_corrections_the_key_says_so(app, runner, settle):
    runner.refusals["learning"] = TinycallError("there are no corrections", accepted="F9 first")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "ctrl+l")
        await settle(pilot)
        head = str(app.query_one("#run-head", Static).content)
        assert head == "✗ not started: there are no corrections; F9 first"
        assert not [call for call in runner.calls if call[0] == "start"]


async def test_corrections_can_be_mixed_into_any_run(app, runner, settle):
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        select = app.query_one("#set-corrections", Select)
        assert [key for _, key in select._options] == [""]
        await ask(pilot, settle)
        await pilot.press("f9")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        path, _ = runner.corrections_now
        select.value = str(path)
        await pilot.press("f4", "f6")
        await settle(pilot)
        (config,) = [call[1] for call in runner.calls if call[0] == "start"]
        assert config.corrections == str(path)


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
def test_correction_snapshot(app, runner, snap_compare, settle, size):
    async def play(pilot):
        await ask(pilot, settle)
        await pilot.press("f9")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=play)
