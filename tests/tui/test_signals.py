"""Signals and a closed terminal, on a real pseudo-terminal: the run saves, the process ends."""

from __future__ import annotations

import signal
import time

import pexpect
import pytest
from fakes.scripted import spawn

PROGRAM = """
import sys
from pathlib import Path
from fakes.scripted import ScriptedRunner
from tinycall.core.training.events import RunStarted
from tinycall.tui.app import TinycallApp
from tinycall.tui.signals import install_signals

marker = Path(sys.argv[1])

class Runner(ScriptedRunner):
    def wait(self, timeout=None):
        marker.write_text("saved")
        return self.ended

runner = Runner()
app = TinycallApp(runner)
install_signals(app, runner, marker.parent)
runner.emit(RunStarted(runner.plan_now))
app.run()
raise SystemExit(app.return_code)
"""
ALTERNATE_SCREEN_OFF = "\x1b[?1049l"


@pytest.fixture
def child(tmp_path):
    child = spawn(PROGRAM, str(tmp_path / "marker"), timeout=30)
    child.expect("Request")
    yield child
    child.close(force=True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_saves_the_run_and_restores_the_terminal(child, tmp_path, number):
    child.kill(number)
    child.expect_exact(ALTERNATE_SCREEN_OFF)
    child.expect(pexpect.EOF)
    child.wait()
    assert (tmp_path / "marker").read_text() == "saved"
    assert child.exitstatus == 128 + number


def test_a_terminal_that_goes_away_ends_the_process_within_seconds(child, tmp_path):
    child.ptyproc.fileobj.close()
    end = time.monotonic() + 15
    while child.isalive() and time.monotonic() < end:
        time.sleep(0.1)
    assert not child.isalive()
    assert (tmp_path / "marker").read_text() == "saved"
