"""An app on a runner that follows a script, and how a test waits for its screen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from fakes.scripted import NOW, ScriptedRunner, generation
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tinycall.core.model.generation import Generation


@pytest.fixture
def scripted_runner(monkeypatch: pytest.MonkeyPatch) -> ScriptedRunner:
    """A fresh script, and a clock that stands still."""
    monkeypatch.setattr(time, "time", lambda: NOW)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    return ScriptedRunner()


@pytest.fixture
def scripted_generation() -> Callable[[str, str], Generation]:
    """Makes what a model would have emitted for a request."""
    return generation


@pytest.fixture
def shown() -> Callable[[Any], str]:
    """Reads the screen of an app as plain text."""
    return lambda app: "\n".join(strip.text for strip in app.screen._compositor.render_strips())


@pytest.fixture
def appears(shown: Callable[[Any], str]) -> Callable[[Pilot[None], str], Coroutine[Any, Any, None]]:
    """Waits until a text is on the screen, and fails where it does not come."""

    async def wait(pilot: Pilot[None], text: str) -> None:
        end = time.monotonic() + 15
        while text not in shown(pilot.app):
            assert time.monotonic() < end, f"{text!r} does not appear on\n{shown(pilot.app)}"
            await pilot.pause(0.02)

    return wait


@pytest.fixture
def settle() -> Callable[[Pilot[None]], Coroutine[Any, Any, None]]:
    """Waits until what the screen has begun is done and drawn, or a dialog asks something."""

    async def wait(pilot: Pilot[None]) -> None:
        app = pilot.app
        for _ in range(500):
            await pilot.pause()
            busy = any(not worker.is_finished for worker in app.workers)
            if not app.is_running or len(app.screen_stack) > 1 or not busy:
                break
            await asyncio.sleep(0.01)
        await pilot.pause()

    return wait


@pytest.fixture(autouse=True)
def steady_cursors(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cursor that blinks makes two pictures of one screen."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda self: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda self: None)
