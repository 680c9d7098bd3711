"""The console: from a request to a CALL to its result, and everything that can go wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from textual.events import Key
from textual.widgets import Checkbox, Digits, Input

from tinycall.core.calls import CallError, CallFailure, TinycallError
from tinycall.core.runner import Execution
from tinycall.core.tools.registry import Artifact
from tinycall.core.visible import visible
from tinycall.tui.app import TinycallApp
from tinycall.tui.widgets import state_line
from tinycall.tui.widgets.artifacts import ArtifactsDialog, scp_line
from tinycall.tui.widgets.dialogs import SettingsDialog
from tinycall.tui.widgets.drawing import Drawing
from tinycall.tui.widgets.question import Question

REQUEST = "what is 23 plus 17 times 4"
CALL = 'CALL calculator {"expression":"23 + 17 * 4"}'
PNG = Path("/home/me/workspace/artifacts/plot-1.png")


@pytest.fixture
def runner(scripted_runner, scripted_generation):
    scripted_runner.answers[REQUEST] = scripted_generation(REQUEST, CALL)
    scripted_runner.executions[CALL] = Execution(
        CALL, "calculator", {}, {"expression": "23 + 17 * 4", "value": 91}, ()
    )
    return scripted_runner


@pytest.fixture
def app(runner):
    return TinycallApp(runner)


@pytest.fixture
def ask(settle):
    async def type_and_enter(pilot, text):
        await settle(pilot)
        pilot.app.query_one("#request", Input).value = text
        await pilot.press("enter")
        await settle(pilot)

    return type_and_enter


async def test_enter_shows_the_call_and_enter_again_runs_it(app, runner, shown, ask, settle):
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await ask(pilot, REQUEST)
        screen = shown(app)
        assert CALL in screen
        for fact in ("✓ valid", "calculator", "97.0 %", "38 ms", "starter", '"expression"'):
            assert fact in screen
        assert not [call for call in runner.calls if call[0] == "execute"]
        await pilot.press("enter")
        await settle(pilot)
        assert ("execute", CALL) in runner.calls
        assert app.query_one(Digits).value == "91"


async def test_an_unsure_call_is_marked_and_runs_only_after_a_question(
    app, runner, shown, ask, settle
):
    made = replace(runner.answers[REQUEST], confidence=0.125, unsure=True)
    runner.answers[REQUEST] = made

    def executed():
        return [call for call in runner.calls if call[0] == "execute"]

    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot, REQUEST)
        assert "? unsure" in shown(app)
        assert "12.5 %" in shown(app)
        assert "✓ valid" not in shown(app)
        for back in ("enter", "escape"):
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(app.screen, Question)
            assert CALL in shown(app)
            await pilot.press(back)
            await settle(pilot)
            assert len(app.screen_stack) == 1
            assert not executed()
        await pilot.press("ctrl+r")
        await settle(pilot)
        await pilot.press("shift+tab", "enter")
        await settle(pilot)
        assert executed() == [("execute", CALL)]
        assert app.query_one(Digits).value == "91"
        await pilot.press("enter")
        await settle(pilot)
        assert len(executed()) == 2
        await ask(pilot, "something else")
        await ask(pilot, REQUEST)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Question)
        assert len(executed()) == 2


async def test_a_sure_call_runs_without_a_question(app, runner, shown, ask, settle):
    runner.answers[REQUEST] = replace(runner.answers[REQUEST], confidence=0.96)
    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot, REQUEST)
        assert "✓ valid" in shown(app)
        assert "96.0 %" in shown(app)
        await pilot.press("enter")
        await settle(pilot)
        assert app.query_one(Digits).value == "91"


async def test_a_typed_call_is_run_without_the_model(app, runner, ask):
    async with app.run_test() as pilot:
        await ask(pilot, CALL)
        assert ("execute", CALL) in runner.calls
        assert not [call for call in runner.calls if call[0] == "generate"]
        assert app.query_one(Digits).value == "91"


@pytest.mark.parametrize(
    ("call", "failure"),
    [
        ("CALL calculatr {}", CallFailure.UNKNOWN_TOOL),
        ("hello", CallFailure.NOT_A_CALL),
        ('CALL calculator {"expression":', CallFailure.BAD_JSON),
    ],
)
async def test_a_failure_says_what_and_what_to_do_and_cannot_be_run(
    app, runner, scripted_generation, call, failure, shown, ask
):
    runner.answers["x"] = scripted_generation("x", call)
    async with app.run_test() as pilot:
        await ask(pilot, "x")
        assert failure in shown(app)
        assert failure.remedy in shown(app)
        await pilot.press("enter", "ctrl+r")
        assert not [call for call in runner.calls if call[0] == "execute"]


async def test_a_tool_that_refuses_says_why(app, runner, shown, ask):
    error = CallError(CallFailure.TOOL, "1 / 0 divides by zero", where="calculator.expression")
    runner.refusals["execute"] = error
    async with app.run_test(size=(80, 40)) as pilot:
        await ask(pilot, CALL)
        assert "1 / 0 divides by zero" in shown(app)
        assert CallFailure.TOOL.remedy in shown(app)


async def test_a_refusal_stands_under_the_request_which_is_kept(app, runner, shown, ask):
    runner.refusals["generate"] = TinycallError("the request is longer than the context")
    async with app.run_test() as pilot:
        await ask(pilot, "a long request")
        assert "longer than the context" in shown(app)
        assert app.query_one("#request", Input).value == "a long request"


async def test_text_of_the_model_cannot_steer_the_terminal(
    app, runner, scripted_generation, shown, ask
):
    nasty = "CALL calculator [bold]\x1b]0;owned\x07\u202e{[@click=app.quit]x[/]}"
    runner.answers["x"] = scripted_generation("x", nasty)
    async with app.run_test(size=(120, 24)) as pilot:
        await ask(pilot, "x")
        screen = shown(app)
        assert "[bold]" in screen
        assert "@click" in screen
        assert not {"\x1b", "\x07", "\u202e"} & set(screen)
        assert visible("\x1b") in screen


async def test_characters_that_went_by_bytes_are_named(
    app, runner, scripted_generation, shown, ask
):
    made = replace(scripted_generation("ñ 中", CALL), by_bytes=("ñ", "中"))
    runner.answers["ñ 中"] = made
    async with app.run_test() as pilot:
        await ask(pilot, "ñ 中")
        assert "By bytes" in shown(app)


async def test_up_and_down_go_through_the_history_and_keep_the_draft(app, ask):
    async with app.run_test() as pilot:
        await ask(pilot, "first")
        await ask(pilot, "second")
        field = app.query_one("#request", Input)
        field.value = "half typed"
        await pilot.press("up", "up")
        assert field.value == "first"
        await pilot.press("up")
        assert field.value == "first"
        await pilot.press("down", "down")
        assert field.value == "half typed"


async def test_settings_out_of_bounds_are_refused_and_good_ones_used(
    app, runner, shown, ask, settle
):
    async with app.run_test() as pilot:
        await pilot.press("f7")
        await settle(pilot)
        temperature = app.screen.query_one("#temperature", Input)
        assert app.focused is temperature
        temperature.value = "1.5"
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, SettingsDialog), "1.5 is out of bounds"
        assert "0.1 to 1.2" in shown(app)
        temperature.value = "0.7"
        app.screen.query_one("#top_k", Input).value = "40"
        app.screen.query_one(Checkbox).value = False
        await pilot.press("enter")
        await settle(pilot)
        await ask(pilot, REQUEST)
        config = next(call[2] for call in runner.calls if call[0] == "generate")
        assert (config.temperature, config.top_k, config.grammar) == (0.7, 40, False)
        assert "temperature 0.7 · top-k 40" in shown(app)


async def test_a_plot_is_drawn_again_at_each_size(app, runner, shown, ask, settle):
    call = 'CALL plot {"kind":"line"}'
    output = {"kind": "line", "title": "", "x": [1, 2, 3], "y": [1, 4, 9], "dropped": 0}
    runner.executions[call] = Execution(call, "plot", {}, output, (Artifact(PNG, "image/png"),))
    async with app.run_test(size=(80, 30)) as pilot:
        await ask(pilot, call)
        assert "plot-1.png" in shown(app)
        narrow = app.query_one(Drawing).render()
        await pilot.resize_terminal(99, 30)
        await settle(pilot)
        wide = app.query_one(Drawing).render()
        widths = [max(map(len, text.plain.splitlines())) for text in (narrow, wide)]
        assert widths[0] < widths[1] <= 97


async def test_a_search_is_a_table(app, runner, shown, ask):
    call = 'CALL search {"query":"attention"}'
    result = {
        "rank": 1,
        "title": "Attention",
        "snippet": "Each token looks",
        "source": "attention.md",
        "score": 7.5,
    }
    output = {"query": "attention", "results": [result], "searched": 40}
    runner.executions[call] = Execution(call, "search", {}, output, ())
    async with app.run_test(size=(80, 30)) as pilot:
        await ask(pilot, call)
        for part in ("Attention", "Each token looks", "attention.md", "7.50"):
            assert part in shown(app)


async def test_an_artifact_comes_with_its_scp_line(app, runner, monkeypatch, shown, settle):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.5 51000 10.0.0.9 22")
    runner.artifact_paths = (PNG,)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f8")
        await settle(pilot)
        assert isinstance(app.screen, ArtifactsDialog)
        await pilot.press("enter")
        await settle(pilot)
        assert "No viewer here" in shown(app)
        assert scp_line(PNG).endswith(f"@10.0.0.9:{PNG} .")
        assert "@10.0.0.9:" in shown(app)


async def test_keys_typed_ahead_keep_their_order(app, settle):
    async with app.run_test() as pilot:
        await settle(pilot)
        field = app.query_one("#request", Input)
        field.value = "old"
        for key in ("f5", "ctrl+u", "n", "e", "w", "left", "x"):
            character = key if len(key) == 1 else None
            app.post_message(Key(key, character))
        await settle(pilot)
        assert field.value == "nexw"


async def test_a_tool_that_hangs_is_left_and_the_console_goes_on(
    app, runner, monkeypatch, shown, appears, settle, ask
):
    release = Event()

    def hang(call, confirm, **named):
        release.wait(30)
        raise CallError(CallFailure.TOOL, "woke up")

    monkeypatch.setattr(runner, "execute", hang)
    monkeypatch.setattr(state_line, "_SLOW", 0)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.query_one("#request", Input).value = "CALL calculator {}"
        await pilot.press("enter")
        await appears(pilot, "Esc stops waiting")
        await pilot.press("escape")
        await appears(pilot, "not waited for any longer")
        release.set()
        await ask(pilot, REQUEST)
        assert "woke up" not in shown(app)
        assert "✓ valid" in shown(app)
