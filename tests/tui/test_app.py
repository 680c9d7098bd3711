"""The frame: panes, keys, help, palette, quitting, and errors that must not reach anybody."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from textual.events import Hide, Key
from textual.widgets import Input

from tinycall.core.training.events import RunMetric, RunProgress, RunStarted
from tinycall.tui.app import TinycallApp
from tinycall.tui.bridge import EventBuffer
from tinycall.tui.keymap import ARTIFACTS, CLOSE, DIALOG, KEYS, SETTINGS
from tinycall.tui.panes.console import ConsolePane
from tinycall.tui.panes.dataset import DatasetPane
from tinycall.tui.panes.pane import Pane
from tinycall.tui.widgets.dialogs import Confirm, HelpScreen
from tinycall.tui.widgets.key_bar import KeyBar
from tinycall.tui.widgets.record_table import RecordTable
from tinycall.tui.widgets.request_input import RequestInput

PANES = {"f2": "runner", "f3": "dataset", "f4": "training", "f5": "console"}


@pytest.fixture
def app(scripted_runner):
    return TinycallApp(scripted_runner)


def in_sight(app):
    return {pane.id for pane in app.panes if pane.region.area}


async def test_a_request_can_be_typed_at_once(app):
    async with app.run_test() as pilot:
        await pilot.press(*"2+2")
        assert app.query_one(RequestInput).value == "2+2"


@pytest.mark.parametrize("key", PANES)
async def test_each_pane_is_one_key_away_and_shows_its_keys_uncut(app, key):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert in_sight(app) == {PANES[key]}
        assert app.focused is not None
        pane = next(a for a in app.focused.ancestors_with_self if isinstance(a, Pane))
        assert pane.id == PANES[key]
        line = app.query_one(KeyBar).render().plain
        shown = {
            k.binding.description for k in app.screen.active_bindings.values() if k.binding.show
        }
        assert all(description in line for description in shown)
        assert len(line) <= 78


@pytest.mark.parametrize(
    ("size", "seen"),
    [
        ((60, 20), {"console"}),
        ((99, 50), {"console"}),
        ((100, 30), {"training", "console"}),
        ((200, 39), {"training", "console"}),
        ((120, 40), {"runner", "dataset", "training", "console"}),
    ],
)
async def test_panes_stand_side_by_side_where_there_is_room(app, size, seen):
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert in_sight(app) == seen


def test_keys_are_unique_in_a_pane_and_pass_through_tmux():
    tables = [*KEYS.values(), DIALOG, SETTINGS, CLOSE, ARTIFACTS]
    for name, table in KEYS.items():
        beside = table if table is KEYS["Everywhere"] else (*table, *KEYS["Everywhere"])
        keys = [key for entry in beside for key in entry.key.split(",")]
        assert len(keys) == len(set(keys)), name
    plain = {"enter", "escape", "up", "down", "left", "right", "delete", "space", "slash"}
    for key in (key for table in tables for entry in table for key in entry.key.split(",")):
        control = key.removeprefix("ctrl+")
        if control != key:
            assert control in "cdefgklnopqrstuvwxyz", key
        else:
            assert len(key) == 1 or key in plain or key in {f"f{n}" for n in range(1, 11)}, key


async def test_every_command_of_the_palette_reaches_its_pane(app, monkeypatch):
    async with app.run_test() as pilot:
        commands = {command.title: command for command in app.get_system_commands(app.screen)}
        assert "Console: Evaluate" in commands
        commands["Runner: Refresh"].callback()
        await pilot.pause()
        assert in_sight(app) == {"runner"}
        before = app.runner.calls.count(("status",))
        commands["Runner: Refresh"].callback()
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert app.runner.calls.count(("status",)) > before


async def test_help_lists_every_key_and_scrolls_at_80x24(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        box = app.screen.query_one(".help")
        assert box.region.bottom <= 24
        assert box.max_scroll_y > 0
        await pilot.press("down", "down")
        await pilot.pause()
        assert box.scroll_y > 0
        await pilot.press("escape")
        assert not isinstance(app.screen, HelpScreen)


def test_a_buffer_drops_progress_but_no_metric():
    buffer = EventBuffer()
    metrics = [RunMetric(step, 0.0, 1.0, None, None, 1.0, 1e-3, 1.0) for step in range(100)]
    for metric in metrics:
        buffer.put(metric)
        buffer.put(RunProgress(metric.step, 100, 0.0, 0.0, None))
    events = buffer.drain()
    assert [event for event in events if isinstance(event, RunMetric)] == metrics
    assert [event.step for event in events if isinstance(event, RunProgress)] == [99]
    assert buffer.drain() == ()


async def test_quitting_is_at_once_where_nothing_would_be_lost(app):
    async with app.run_test() as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not app.is_running


async def test_quitting_during_a_run_asks_then_saves_then_leaves(app, scripted_runner):
    async with app.run_test() as pilot:
        scripted_runner.emit(RunStarted(scripted_runner.plan_now))
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        await pilot.press("enter")
        await pilot.pause()
        assert ("stop",) not in scripted_runner.calls, "Enter must not end a run"
        await pilot.press("ctrl+q")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause(0.4)
        assert ("stop",) in scripted_runner.calls
        assert not app.is_running


async def test_quitting_asks_before_unsaved_work_is_lost(app, monkeypatch):
    monkeypatch.setattr(ConsolePane, "unsaved", "Two records are not saved.")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        await pilot.press("escape")
        await pilot.pause()
        assert app.is_running
        await pilot.press("ctrl+q")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert not app.is_running


async def test_an_interrupted_run_goes_on_with_one_key(app, scripted_runner):
    scripted_runner.interrupted_run = "birch"
    async with app.run_test() as pilot:
        await pilot.pause(0.1)
        assert isinstance(app.screen, Confirm)
        await pilot.press("y")
        await pilot.pause(0.3)
        assert ("resume", "birch") in scripted_runner.calls
        assert in_sight(app) == {"training"}


async def test_an_unexpected_error_is_a_notice_and_a_line_in_the_log(app, scripted_runner, caplog):
    scripted_runner.refusals["generate"] = ZeroDivisionError("a fault of ours")
    async with app.run_test() as pilot:
        app.query_one(Input).value = "2 + 2"
        with caplog.at_level(logging.ERROR, logger="tinycall"):
            await pilot.press("enter")
            await pilot.pause(0.1)
        assert app.is_running
        assert app.query_one(Input).value == "2 + 2"
        assert any("a fault of ours" in str(notice.message) for notice in app._notifications)
    assert "ZeroDivisionError" in caplog.text


def test_the_first_frame_waits_for_nothing_heavy():
    code = "import sys, tinycall.tui.app; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"torch", "matplotlib", "plotext", "numpy", "transformers", "tokenizers", "llguidance"}
    assert not heavy & set(run.stdout.split())


async def test_a_widget_that_hears_late_of_being_hidden_keeps_the_focus(scripted_runner):
    app = TinycallApp(scripted_runner)
    async with app.run_test(size=(100, 30)) as pilot:
        app.action_show_pane("dataset")
        app.query_one(RecordTable).post_message(Hide())
        await pilot.pause()
        assert app.focused is app.query_one(RecordTable)


async def test_keys_typed_ahead_of_a_dialog_are_typed_in_it(app):
    async with app.run_test() as pilot:
        await pilot.press("f3")
        for key in ("ctrl+o", *"dax", "slash"):
            app.post_message(Key(key, "/" if key == "slash" else key if len(key) == 1 else None))
        for _ in range(500):
            await pilot.pause(0.01)
            typed = [field.value for field in app.screen.query("#path").results(Input)]
            if typed and typed[0].endswith("dax/"):
                break
        assert typed == [f"{Path.cwd()}/dax/"]
        await pilot.press("escape")
        assert app.query_one(DatasetPane).unsaved is None
