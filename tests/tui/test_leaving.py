"""Leaving the app: its own run is saved, another's goes on, work that hangs holds nothing up."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pexpect
import pytest
from fakes.scripted import spawn

import tinycall.tui.app
from tinycall.tui.app import run_app


def test_a_run_of_another_process_is_left_to_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, scripted_runner
) -> None:
    scripted_runner.follow("elm")
    screen = SimpleNamespace(run=lambda: None, return_code=None)
    monkeypatch.setattr(tinycall.tui.app, "Runner", lambda *given, **more: scripted_runner)
    monkeypatch.setattr(tinycall.tui.app, "TinycallApp", lambda *given, **more: screen)
    monkeypatch.setattr(tinycall.tui.app, "install_signals", lambda *given: None)
    terminal = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(sys, "__stdin__", terminal)
    monkeypatch.setattr(sys, "__stderr__", terminal)
    run_app(tmp_path, "auto", None)
    names = [call[0] for call in scripted_runner.calls]
    assert names.index("leave") < names.index("stop")


HANGS = """
import sys, threading
from pathlib import Path
from fakes.scripted import ScriptedRunner
import tinycall.tui.app

class Runner(ScriptedRunner):
    def generate(self, user, config=None):
        threading.Event().wait(600)

tinycall.tui.app.Runner = lambda *given, **more: Runner()
tinycall.tui.app.run_app(Path(sys.argv[1]), "auto", None)
"""


def test_an_ask_that_hangs_does_not_hold_up_quitting(tmp_path: Path) -> None:
    child = spawn(HANGS, str(tmp_path), timeout=60)
    child.expect("Request")
    child.send("5 plus 5\r")
    child.expect("asking")
    child.sendcontrol("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
