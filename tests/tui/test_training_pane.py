from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Log, ProgressBar, Select, Static

from tinycall.core.calls import TinycallError
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.events import (
    RunEnded,
    RunLog,
    RunMetric,
    RunProgress,
)
from tinycall.tui.app import TinycallApp
from tinycall.tui.messages import DatasetOpened
from tinycall.tui.panes.dataset import DatasetPane
from tinycall.tui.panes.training import TrainingPane
from tinycall.tui.widgets.dialogs import Confirm
from tinycall.tui.widgets.loss_chart import LossChart
from tinycall.tui.widgets.run_head import duration


@pytest.fixture
def runner(scripted_runner: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The scripted runner, in an empty folder without a dataset that ships."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tinycall.tui.panes.dataset.SHIPPED", tmp_path / "none")
    monkeypatch.setattr("tinycall.tui.panes.training.PAUSE", 0.01)
    return scripted_runner


async def arrived(pilot: Pilot[None]) -> TrainingPane:
    """Wait until the app has handed on what the run told."""
    pane = pilot.app.screen_stack[0].query_one(TrainingPane)
    await pilot.pause(0.2)
    await pilot.app.workers.wait_for_complete(
        worker
        for worker in pilot.app.workers
        if worker.node is pane and worker.group not in ("start", "stop")
    )
    await pilot.pause()
    return pane


def text(pane: TrainingPane, selector: str) -> str:
    return str(pane.query_one(selector, Static).content)


def fill(pane: TrainingPane, **values: str) -> None:
    for name, value in values.items():
        pane.query_one(f"#set-{name}", Input).value = value


def started(runner: Any) -> list[TrainingConfig]:
    return [call[1] for call in runner.calls if call[0] == "start"]


async def test_each_wrong_setting_says_so_beside_it(runner: Any) -> None:
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        pane = await arrived(pilot)
        fill(pane, batch_size="129", learning_rate="fast", name="a b", seed="-1")
        await pilot.pause()
        assert "from 1 to 128" in text(pane, "#note-batch_size")
        for name in ("learning_rate", "name", "seed"):
            assert text(pane, f"#note-{name}").startswith("✗")
        assert not text(pane, "#note-epochs").startswith("✗")
        await pilot.press("f6")
        await arrived(pilot)
        assert started(runner) == []
        fill(pane, batch_size="12", learning_rate="1e-3", name="maple", seed="5")
        await pilot.pause()
        assert text(pane, "#note-batch_size") == "1 to 128, samples"
        await pilot.press("f6")
        await arrived(pilot)
        assert started(runner) == [
            TrainingConfig(batch_size=12, learning_rate=1e-3, name="maple", seed=5)
        ]


async def test_typing_is_checked_by_keys_alone(runner: Any) -> None:
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "tab", "ctrl+u", *"5")
        pane = pilot.app.query_one(TrainingPane)
        assert "from 10 to 1000" in text(pane, "#note-samples_per_tool")


async def test_own_sizes_are_asked_where_the_size_is_custom(runner: Any) -> None:
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        pane = await arrived(pilot)
        assert not pane.query_one("#row-width").display
        pane.query_one("#set-preset", Select).value = "custom"
        fill(pane, heads="3", width="100")
        await pilot.pause()
        assert pane.query_one("#row-width").display
        assert "such as 99" in text(pane, "#note-width")
        fill(pane, width="96")
        await pilot.press("f6")
        await arrived(pilot)
        assert started(runner)[0].size().width == 96


async def test_the_plan_stands_before_the_start(runner: Any) -> None:
    runner.plan_now = replace(runner.plan_now, left_out=7)
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await arrived(pilot)
        plan = plan_rows(pilot)
        assert "1,853,568 parameters, vocabulary 356" in plan
        assert "63 an epoch, 1,890 in all" in plan
        assert "7 longer than the context, left out" in plan


def plan_rows(pilot: Pilot[None]) -> str:
    widget = pilot.app.query_one("#plan", Static)
    lines = (widget.render_line(y).text.strip() for y in range(widget.size.height))
    return " ".join(" ".join(lines).split())


async def test_a_plan_that_is_refused_says_why(runner: Any) -> None:
    runner.refusals["plan"] = TinycallError("3 samples are too few", accepted="10 or more")
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await arrived(pilot)
        assert "3 samples are too few; 10 or more" in plan_rows(pilot)


async def test_a_start_that_is_refused_says_why_and_keeps_the_form(runner: Any) -> None:
    runner.refusals["start"] = TinycallError("a run is active", accepted="one at a time")
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "f6")
        pane = await arrived(pilot)
        assert "not started: a run is active" in text(pane, "#run-head")
        assert pane.query_one("#run-settings").display


async def test_a_run_is_followed_to_its_end(runner: Any) -> None:
    best = runner.plan_now.folder / "checkpoints/best"
    entry = replace(runner.entries[0], name="birch/best", path=best, selected=True)
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "f6")
        runner.emit(
            RunMetric(100, 1.6, 0.5, 0.55, 0.25, 8120.0, 3e-3, 21.0),
            RunProgress(100, 400, 1.6, 21.0, 63.0),
            RunLog("a line [bold]\u001b[2J of the log"),
        )
        pane = await arrived(pilot)
        assert not pane.query_one("#run-settings").display
        assert "birch step 100/400" in text(pane, "#run-head")
        assert "1:03 left" in text(pane, "#run-head")
        assert text(pane, "#figures").startswith("exact calls 25.0% · 8,120 tokens/s")
        assert pane.query_one(ProgressBar).progress == 100
        assert pane.query_one(LossChart)._validation == [(100, 0.55)]
        log = "\n".join(pane.query_one(Log).lines)
        assert "a line [bold]␛[2J of the log" in log
        assert "1,853,568 parameters" in text(pane, "#size")

        runner.entries = (entry, *runner.entries[:-1])
        runner.emit(RunEnded("completed", best, 400, 84.0))
        await arrived(pilot)
        end = text(pane, "#run-head")
        assert "birch completed after 400 steps in 1:24" in end
        assert "Best checkpoint: birch/best; the console uses it now." in end


async def test_a_run_that_fails_says_why(runner: Any) -> None:
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "f6")
        runner.emit(RunEnded("failed", None, 12, 3.0, "No space left on device"))
        pane = await arrived(pilot)
        assert "failed after 12 steps in 0:03: No space left on device" in text(pane, "#run-head")


async def test_the_log_stays_where_one_scrolled(runner: Any) -> None:
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "f6")
        runner.emit(*(RunLog(f"line {i}") for i in range(100)))
        pane = await arrived(pilot)
        log = pane.query_one(Log)
        assert log.is_vertical_scroll_end
        await pilot.press("pageup", "pageup")
        await pilot.pause(0.1)
        place = log.scroll_offset.y
        runner.emit(*(RunLog(f"more {i}") for i in range(50)))
        await arrived(pilot)
        assert log.scroll_offset.y == place and not log.is_vertical_scroll_end
        await pilot.press("end")
        await pilot.pause(0.1)
        runner.emit(RunLog("the last"))
        await arrived(pilot)
        assert log.is_vertical_scroll_end


async def test_stopping_asks_first(runner: Any) -> None:
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "f6")
        await arrived(pilot)
        await pilot.press("f7")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("enter")
        await arrived(pilot)
        assert ("stop",) not in runner.calls
        await pilot.press("f7")
        await pilot.pause()
        await pilot.press("y")
        pane = await arrived(pilot)
        assert ("stop",) in runner.calls
        assert "stopped after 120 steps" in text(pane, "#run-head")


async def test_an_interrupted_run_goes_on_with_one_key(runner: Any, tmp_path: Path) -> None:
    runner.interrupted_run = "amber"
    runner.plan_now = replace(runner.plan_now, folder=tmp_path)
    rows = [RunMetric(step, 1.0, 3.5 - step / 50, None, None, 1.0, 1e-3, 1.0) for step in (50, 100)]
    lines = "\n".join(json.dumps(asdict(row)) for row in rows)
    (tmp_path / "metrics.jsonl").write_text(lines + '\n{"step": 1', encoding="utf-8")
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        await pilot.press("escape", "f4")
        pane = await arrived(pilot)
        assert "amber was stopped before its end: F8" in text(pane, "#run-head")
        await pilot.press("f8")
        await arrived(pilot)
        assert ("resume", "amber") in runner.calls
        assert pane.query_one(LossChart)._train == [(50, 2.5), (100, 1.5)]
        assert not pane.query_one("#run-settings").display


async def test_a_run_that_another_process_begins_later_is_followed(
    runner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tinycall.tui.panes.training.LOOK", 0.05)
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await arrived(pilot)
        assert not any(call[0] == "follow" for call in runner.calls)
        runner.elsewhere_run = "amber"
        for _ in range(1000):
            if ("follow", "amber") in runner.calls:
                break
            await pilot.pause(0.01)
        await pilot.pause(0.2)
        assert runner.calls.count(("follow", "amber")) == 1


async def test_a_run_of_another_process_is_followed_and_asked_to_stop(runner: Any) -> None:
    runner.elsewhere_run = "amber"
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        pane = await arrived(pilot)
        assert ("follow", "amber") in runner.calls
        assert "amber of another process; F7 asks it to stop" in text(pane, "#run-head")
        runner._active = False
        runner.emit(
            RunMetric(50, 0.8, 1.5, None, None, 1.0, 1e-3, 10.0),
            RunProgress(50, 1890, 0.8, 10.0, 300.0),
        )
        pane = await arrived(pilot)
        assert "amber of another process step 50/1,890" in text(pane, "#run-head")
        assert pane.query_one(LossChart)._train == [(50, 1.5)]
        await pilot.press("f6")
        await arrived(pilot)
        assert pane.query_one("#run-settings").display, "the settings are shown before a start"
        await pilot.press("f7")
        await pilot.pause()
        await pilot.press("y")
        pane = await arrived(pilot)
        assert ("stop",) in runner.calls
        assert "amber stopped after 120 steps" in text(pane, "#run-head")


async def test_an_opened_dataset_is_trained_on(
    runner: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, tools = tmp_path / "own.jsonl", tmp_path / "tools.json"
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        pane = await arrived(pilot)
        pane.tell(DatasetOpened(path, tools))
        await pilot.pause()
        assert not pane.query_one("#row-samples_per_tool").display
        monkeypatch.setattr(DatasetPane, "unsaved", "The edits of own.jsonl are not saved.")
        await pilot.press("f6")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("escape")
        await arrived(pilot)
        assert started(runner) == []
        monkeypatch.setattr(DatasetPane, "unsaved", None)
        await pilot.press("f6")
        await arrived(pilot)
        assert (started(runner)[0].dataset, started(runner)[0].tools) == (str(path), (str(tools),))


async def test_a_checkpoint_can_be_begun_with(runner: Any) -> None:
    async with TinycallApp(runner).run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        pane = await arrived(pilot)
        pane.query_one("#set-continue_from", Select).value = "amber/last"
        await pilot.press("f6")
        await arrived(pilot)
        assert started(runner)[0].continue_from == "amber/last"


async def test_settings_and_curve_take_turns(runner: Any) -> None:
    async with TinycallApp(runner).run_test(size=(60, 20)) as pilot:
        await pilot.press("f4", "f6")
        runner.run_through(steps=100)
        pane = await arrived(pilot)
        assert pane.query_one(LossChart).size.height >= 6
        assert pane.query_one(Log).size.height >= 3
        await pilot.press("ctrl+t")
        assert pane.query_one("#run-settings").display
        await pilot.press("ctrl+t", "f9")
        assert pane.query_one(LossChart).log_scale


def test_durations_read_well() -> None:
    assert [duration(s) for s in (0, 59.6, 3599, 3661)] == ["0:00", "1:00", "59:59", "1:01:01"]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60)])
def test_form_snapshot(runner: Any, snap_compare: Callable[..., bool], size: Any) -> None:
    async def show(pilot: Pilot[None]) -> None:
        await pilot.press("f4", "tab", "tab")
        await arrived(pilot)

    assert snap_compare(TinycallApp(runner), terminal_size=size, run_before=show)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
def test_run_snapshot(runner: Any, snap_compare: Callable[..., bool], size: Any) -> None:
    async def show(pilot: Pilot[None]) -> None:
        await pilot.press("f4", "f6")
        runner.run_through()
        await arrived(pilot)

    assert snap_compare(TinycallApp(runner), terminal_size=size, run_before=show)
