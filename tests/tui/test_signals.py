"""Signals and a closed terminal, on a real pseudo-terminal: the run saves, the process ends."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path

import pexpect
import pytest

PROGRAM = """
import importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("script", sys.argv[1])
script = importlib.util.module_from_spec(spec)
sys.modules["script"] = script
spec.loader.exec_module(script)
from tinycall.core.training.events import RunStarted
from tinycall.tui.app import TinycallApp
from tinycall.tui.signals import install_signals

class Runner(script.ScriptedRunner):
    def wait(self, timeout=None):
        Path(sys.argv[2]).write_text("saved")
        return self.ended

runner = Runner()
app = TinycallApp(runner)
install_signals(app, runner, Path(sys.argv[2]).parent)
runner.emit(RunStarted(runner.plan_now))
app.run()
raise SystemExit(app.return_code)
"""
ALTERNATE_SCREEN_OFF = "\x1b[?1049l"


@pytest.fixture
def child(tmp_path):
    script = Path(__file__).with_name("conftest.py")
    arguments = ["-c", PROGRAM, str(script), str(tmp_path / "marker")]
    child = pexpect.spawn(
        sys.executable, arguments, dimensions=(24, 80), encoding="utf-8", timeout=30
    )
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
