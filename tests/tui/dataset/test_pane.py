"""The dataset pane: counts, bad lines, the trace of a record, and text that stays plain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes.dataset import LINES, Open, head, line, open_file, settled
from textual.pilot import Pilot
from textual.widgets import Static

from tinycall.core.dataset.reading import Record
from tinycall.tui.app import TinycallApp
from tinycall.tui.widgets.key_bar import KeyBar
from tinycall.tui.widgets.record_table import RecordTable


async def test_the_keys_are_shown_after_a_file_was_opened(opened: Open) -> None:
    async with opened() as (_, pilot):
        await pilot.pause()
        assert "F9 Next bad" in pilot.app.query_one(KeyBar).render_line(0).text


async def test_counts_and_the_source_of_the_tools_are_said(opened: Open) -> None:
    async with opened() as (pane, _):
        assert "✓ 3 valid" in head(pane) and "✗ 2 invalid" in head(pane)
        assert "tools (shipped): calculator 1 · plot 1 · search 1" in head(pane)


async def test_next_bad_goes_round(opened: Open) -> None:
    async with opened() as (pane, pilot):
        stops = []
        for key in ("b", "f9", "b"):
            await pilot.press(key)
            stops.append(pane.query_one(RecordTable).cursor)
        assert stops == [2, 4, 2]


async def test_tracing_shows_the_steps_and_the_weights(opened: Open) -> None:
    async with opened() as (pane, pilot):
        await pilot.press("f8")
        await settled(pilot)
        text = str(pane.query_one("#step-2", Static).content)
        assert text.splitlines()[0] == "<user>↵" and text.splitlines()[-1] == "</call>↵"
        pairs = str(pane.query_one("#step-4", Static).content)
        assert "   0 <user>   → \\n       ·    0" in pairs
        assert "████ 1" in pairs
        await pilot.press("n", "n")
        await settled(pilot)
        assert "cut off" in str(pane.query_one("#no-trace", Static).content)
        await pilot.press("escape")
        assert pilot.app.focused is pane.query_one(RecordTable)


async def test_text_of_files_is_plain_on_the_screen(opened: Open) -> None:
    nasty = line("search", "a \u001b]52;c;x\u0007 \u202e[@click=app.quit]b[/]", query="a")
    raw = "{not json \u009b31m \u001b[2J [red]"
    async with opened([nasty, raw]) as (pane, pilot):
        for _ in range(2):
            screen = "".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
            assert not set(screen) & {"\u001b", "\u0007", "\u202e", "\u009b"}
            assert "[@click=app.quit]b[/]" in screen
            await pilot.press("down")
        assert pane.draft is not None and "\u001b" in pane.draft.records[1].text


async def test_a_hundred_thousand_records_are_drawn_by_the_row(opened: Open) -> None:
    class Counted(list[Record]):
        reads = 0

        def __getitem__(self, index: Any) -> Any:
            Counted.reads += 1
            return super().__getitem__(index)

    async with opened() as (pane, pilot):
        assert pane.draft is not None
        table = pane.query_one(RecordTable)
        pane.draft.records = Counted(pane.draft.records * 20_000)
        table.show(pane.draft.records)
        await pilot.press("end")
        await pilot.pause()
        assert table.cursor == 99_999
        assert Counted.reads < 300


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60)])
def test_dataset_snapshot(
    folder: Path, scripted_runner: Any, snap_compare: Callable[..., bool], size: tuple[int, int]
) -> None:
    (folder / "requests.jsonl").write_text("\n".join(LINES) + "\n", encoding="utf-8")

    async def show(pilot: Pilot[None]) -> None:
        await pilot.press("f3")
        await open_file(pilot, "requests.jsonl")
        await pilot.press("f9")

    assert snap_compare(TinycallApp(scripted_runner), terminal_size=size, run_before=show)


def test_trace_snapshot(
    folder: Path, scripted_runner: Any, snap_compare: Callable[..., bool]
) -> None:
    (folder / "requests.jsonl").write_text("\n".join(LINES) + "\n", encoding="utf-8")

    async def show(pilot: Pilot[None]) -> None:
        await pilot.press("f3")
        await open_file(pilot, "requests.jsonl")
        await pilot.press("f8")
        await settled(pilot)

    assert snap_compare(TinycallApp(scripted_runner), terminal_size=(80, 24), run_before=show)
