"""Lines of a dataset, good and bad, and what one does and reads in the dataset pane."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, Static

from tinycall.tui.panes.dataset import DatasetPane
from tinycall.tui.widgets.dataset_head import DatasetHead
from tinycall.tui.widgets.path_dialog import PathDialog


def line(tool: str, user: str, **args: Any) -> str:
    call = f"CALL {tool} {json.dumps(args, ensure_ascii=False, separators=(',', ':'))}"
    return json.dumps({"tool": tool, "user": user, "call": call}, ensure_ascii=False)


GOOD = [
    line("calculator", "calculate 23 plus 17 times 4", expression="23 + 17 * 4"),
    line("plot", "plot y = x**2", kind="function", expression="x**2"),
    line("search", "search for [bold]ñandú[/bold] 中", query="ñandú 中"),
]
BAD = [
    '{"tool":"search","user":"cut of',
    line("search", "top thirty notes on rope", query="rope", top_k=30),
]
LINES = [GOOD[0], GOOD[1], BAD[0], GOOD[2], BAD[1]]

Open = Callable[..., AbstractAsyncContextManager[tuple[DatasetPane, Pilot[None]]]]


async def settled(pilot: Pilot[None], seconds: float = 0.05) -> None:
    """Let workers finish and their messages arrive."""
    await pilot.pause(seconds)
    pane = pilot.app.screen_stack[0].query_one(DatasetPane)
    asking = len(pilot.app.screen_stack) > 1
    await pilot.app.workers.wait_for_complete(
        worker
        for worker in pilot.app.workers
        if worker.node is pane and not (asking and worker.group in ("dialog", "save"))
    )
    await pilot.pause()


async def asked_for_path(pilot: Pilot[None]) -> Input:
    """The field of the dialog that asks for a path, once it is there."""
    for _ in range(1000):
        if isinstance(pilot.app.screen, PathDialog) and pilot.app.screen.is_mounted:
            break
        await pilot.pause(0.01)
    return pilot.app.screen.query_one("#path", Input)


async def open_file(pilot: Pilot[None], name: str) -> None:
    await pilot.press("ctrl+o")
    (await asked_for_path(pilot)).value = name
    await pilot.press("enter")
    await settled(pilot)


def head(pane: DatasetPane) -> str:
    return str(pane.query_one(DatasetHead).content)


def reason(pane: DatasetPane) -> str:
    return str(pane.query_one("#reason", Static).content)
