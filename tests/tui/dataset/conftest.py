"""The dataset pane in a folder of its own, with the lines that a test gives."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes.dataset import LINES, Open, open_file
from textual.pilot import Pilot

from tinycall.tui.app import TinycallApp
from tinycall.tui.panes.dataset import DatasetPane


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, and no dataset that ships."""
    monkeypatch.chdir(tmp_path)
    for module in ("draft", "panes.dataset", "widgets.dataset_head"):
        monkeypatch.setattr(f"tinycall.tui.{module}.SHIPPED", tmp_path / "none")
    return tmp_path


@pytest.fixture
def opened(folder: Path, scripted_runner: Any) -> Open:
    """The app with a dataset of the given lines in its dataset pane."""

    @asynccontextmanager
    async def start(
        lines: list[str] = LINES, name: str = "requests.jsonl", size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[tuple[DatasetPane, Pilot[None]]]:
        scripted_runner.status_now = replace(scripted_runner.status_now, workspace=folder / "ws")
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        app = TinycallApp(scripted_runner)
        async with app.run_test(size=size) as pilot:
            await pilot.press("f3")
            pane = app.query_one(DatasetPane)
            await open_file(pilot, name)
            yield pane, pilot

    return start
