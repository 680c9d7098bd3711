"""The runner pane: status, cards and checkpoints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import DataTable

from tinycall.core.calls import TinycallError
from tinycall.core.device import GpuReading
from tinycall.core.training.events import CheckpointSaved
from tinycall.tui.app import TinycallApp
from tinycall.tui.panes import runner as runner_pane


@pytest.fixture
def open_pane(settle):
    async def press(pilot):
        await pilot.press("f2")
        await settle(pilot)

    return press


async def test_the_status_card_holds_every_field(scripted_runner, shown, open_pane):
    app = TinycallApp(scripted_runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_pane(pilot)
        screen = shown(app)
        now = scripted_runner.status_now
        for value in (now.device, now.device_reason, now.policy, now.torch, str(now.workspace)):
            assert value in screen
        for value in (now.cuda_unavailable_reason, "calculator, plot, search", "none active"):
            assert value in screen


async def test_enter_puts_a_checkpoint_to_use(scripted_runner, shown, open_pane, settle):
    app = TinycallApp(scripted_runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_pane(pilot)
        table = app.query_one("#checkpoints", DataTable)
        assert table.cursor_row == 2, "the bar stands on the one in use"
        for part in ("amber/best", "1.85 M", "12,000", "40 d", "3 h"):
            assert part in shown(app)
        await pilot.press("up", "enter")
        await settle(pilot)
        assert ("select", "amber/last") in scripted_runner.calls
        assert "●  amber/last" in shown(app)


async def test_a_card_is_read_again_every_two_seconds(
    scripted_runner, shown, open_pane, monkeypatch
):
    monkeypatch.setattr(runner_pane, "GPU_SECONDS", 0.05)
    scripted_runner.gpu_readings = (GpuReading("NVIDIA H200", 34, 12_600, 143_771, 54),)
    app = TinycallApp(scripted_runner)
    async with app.run_test(size=(100, 30)) as pilot:
        await open_pane(pilot)
        assert "NVIDIA H200" in shown(app)
        assert "34 %" in shown(app)
        scripted_runner.gpu_readings = (replace(scripted_runner.gpu_readings[0], utilization=71),)
        await pilot.pause(0.3)
        assert "71 %" in shown(app)


async def test_a_status_that_cannot_be_read_says_why_in_its_place(
    scripted_runner, shown, open_pane
):
    scripted_runner.refusals["status"] = TinycallError("config.json is missing", where="starter")
    app = TinycallApp(scripted_runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_pane(pilot)
        assert "starter: config.json is missing" in shown(app)
        assert "amber/best" in shown(app)


async def test_a_checkpoint_just_saved_joins_the_list(scripted_runner, shown, open_pane):
    app = TinycallApp(scripted_runner)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_pane(pilot)
        new = replace(scripted_runner.entries[0], name="birch/last")
        scripted_runner.entries = (new, *scripted_runner.entries)
        scripted_runner.emit(CheckpointSaved(Path("/x"), 20, best=False))
        await pilot.pause(0.4)
        assert "birch/last" in shown(app)
