"""The app under a person's hands: from a key to the frame that shows it, idle and in training."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from tinycall.core.bench.terminal import PATIENCE, Terminal, end, visible
from tinycall.core.bench.turns import Figures, Wanted, middle, percentile, ratio, significant, tell
from tinycall.core.calls import TinycallError

KEYS = 150
ROUNDS = 4
ROUND_SECONDS = 5.0
# A machine on which a turn takes longer has fewer of them, one at least.
_BUDGET = 150.0
_COLUMNS, _ROWS = 120, 40
_LETTERS = "bcdfghjklmnpqrstvwxz"
_IN_A_LINE = 24
_TAIL = 4
_CLEAR = b"\x01\x0b"
_F4, _F5, _F8 = b"\x1bOS", b"\x1b[15~", b"\x1b[19~"
_RUN = "bench"
_TINYCALL = (sys.executable, "-c", "from tinycall.core.cli import main; main()")
_SETTINGS = (
    "--preset tiny --epochs 0 --max-steps 200000 --checkpoint-every 100000 "
    f"--checkpoint-seconds 86400 --no-compile --name {_RUN} --json"
).split()


def ui(wanted: Wanted) -> Figures:
    """Milliseconds from a key to its frame, and a run's speed inside the app and outside of it."""
    with TemporaryDirectory(prefix="tinycall-bench-") as folder:
        inside, outside = Path(folder) / "inside", Path(folder) / "outside"
        tell("ui: a run begins and stops, to be gone on with")
        _interrupted_run(inside)
        shutil.copytree(inside, outside, symlinks=True)
        with Terminal(_COLUMNS, _ROWS) as terminal:
            _open_app(terminal, inside)
            tell("ui: typing into the idle app")
            idle = type_keys(terminal, KEYS)
            terminal.press(_F4)
            terminal.drain(0.5)
            terminal.press(_F8)
            _wait_for_steps(terminal, inside)
            speeds = _turn_by_turn(terminal, inside, outside)
            tell("ui: typing while it trains")
            terminal.press(_F5 + _CLEAR)
            terminal.drain(1.0)
            training = type_keys(terminal, KEYS)
    tokens = _tokens_a_step()
    ours, theirs = ([tokens * one for one in steps] for steps in speeds)
    late = percentile(training, 0.99)
    return {
        "keys": KEYS,
        "idle_milliseconds_median": middle(idle),
        "idle_milliseconds_99th_percentile": percentile(idle, 0.99),
        "training_milliseconds_median": middle(training),
        "training_milliseconds_99th_percentile": late,
        "difference_of_99th_percentiles_milliseconds": significant(late - percentile(idle, 0.99)),
        "rounds": len(ours),
        "app_tokens_per_second": middle(ours),
        "shell_tokens_per_second": middle(theirs),
        "ratio_tokens_per_second": ratio(ours, theirs),
    }


def type_keys(terminal: Terminal, count: int) -> list[float]:
    """Type letters at a person's pace; for each the milliseconds until it is drawn.

    Raises TinycallError where a letter is not drawn at all.
    """
    rng = Random(11)
    took: list[float] = []
    text = ""
    while len(took) < count:
        if len(text) == _IN_A_LINE:
            terminal.press(_CLEAR)
            terminal.drain(0.5)
            text = ""
        letter = rng.choice(_LETTERS)
        text += letter
        tail = text[-_TAIL:].encode()
        began = time.monotonic()
        terminal.press(letter.encode())
        output = b""
        while tail not in visible(output):
            output += terminal.read(began + PATIENCE, output)
        took.append((time.monotonic() - began) * 1000)
        terminal.drain(rng.uniform(0.04, 0.12))
    return took


def _open_app(terminal: Terminal, workspace: Path) -> None:
    terminal.process = _start(
        ["--workspace", str(workspace)],
        stdin=terminal.side,
        stdout=terminal.side,
        stderr=terminal.side,
    )
    terminal.close_side()
    terminal.wait_for(b"Later")
    terminal.drain(0.5)
    terminal.press(b"\x1b")
    # What the panes read at first is not to be measured.
    terminal.drain(3.0)


def _start(arguments: Sequence[str], **streams: Any) -> subprocess.Popen[bytes]:
    environment = os.environ | {"TERM": "xterm-256color"}
    return subprocess.Popen(
        [*_TINYCALL, *arguments], env=environment, start_new_session=True, **streams
    )


@contextmanager
def _command(arguments: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    process = _start(
        arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        end(process)


def _interrupted_run(workspace: Path) -> None:
    with _command(["--workspace", str(workspace), "train", *_SETTINGS]) as process:
        deadline = time.monotonic() + PATIENCE
        while not _rows(workspace):
            _refuse_end(process, deadline)
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise TinycallError("a run did not stop", where="bench ui") from None


def _refuse_end(process: subprocess.Popen[bytes], deadline: float) -> None:
    if process.poll() is not None or time.monotonic() > deadline:
        raise TinycallError("the run did not begin", where="bench ui")


def _wait_for_steps(terminal: Terminal, workspace: Path) -> None:
    before, deadline = len(_rows(workspace)), time.monotonic() + PATIENCE
    while len(_rows(workspace)) < before + 2:
        if time.monotonic() > deadline:
            raise TinycallError("the run does not go on in the app", where="bench ui")
        terminal.drain(0.2)


def _turn_by_turn(
    terminal: Terminal, inside: Path, outside: Path
) -> tuple[list[float], list[float]]:
    """Steps a second in the app and in the shell; one of the two is held at any time."""
    app = terminal.process
    assert app is not None
    ours: list[float] = []
    theirs: list[float] = []
    _hold(app)
    tell("ui: the run in the app and one in the shell, turn by turn")
    arguments = ["--workspace", str(outside), "train", "--continue", _RUN, "--json"]
    with _command(arguments) as shell:
        before, deadline = len(_rows(outside)), time.monotonic() + PATIENCE
        while len(_rows(outside)) < before + 2:
            _refuse_end(shell, deadline)
            time.sleep(0.1)
        _hold(shell)
        began = time.monotonic()
        while len(ours) < ROUNDS and (not ours or time.monotonic() - began < _BUDGET):
            _release(app)
            rows = _new_rows(inside, lambda: terminal.drain(0.2))
            _hold(app)
            _release(shell)
            others = _new_rows(outside, lambda: time.sleep(0.2))
            _hold(shell)
            ours.append(_steps_per_second(rows))
            theirs.append(_steps_per_second(others))
    _release(app)
    return ours, theirs


def _new_rows(workspace: Path, wait: Callable[[], object]) -> list[dict[str, Any]]:
    """The metrics of a turn: all of its seconds, and two at least, or there is no speed."""
    before, began = len(_rows(workspace)), time.monotonic()
    while True:
        wait()
        rows, took = _rows(workspace)[before:], time.monotonic() - began
        if took > ROUND_SECONDS and len(rows) > 1:
            return rows
        if took > PATIENCE:
            raise TinycallError("a run is too slow to be measured", where="bench ui")


def _steps_per_second(rows: list[dict[str, Any]]) -> float:
    """From the first metric of a turn to its last; before the first one the run was held."""
    steps = rows[-1]["step"] - rows[0]["step"]
    return float(steps / max(rows[-1]["seconds"] - rows[0]["seconds"], 0.01))


def _tokens_a_step() -> float:
    """Mean tokens of a batch of the run."""
    from tinycall.core.bench.ours import tokens_a_sample
    from tinycall.core.training.config import TrainingConfig
    from tinycall.core.training.data import prepare_data

    config = TrainingConfig(preset="tiny")
    data = prepare_data(config, config.size().context)
    samples = [data.encoded(0, place) for place in range(data.source.size)]
    return config.batch_size * tokens_a_sample(samples)


def _rows(workspace: Path) -> list[dict[str, Any]]:
    path = workspace / "runs" / _RUN / "metrics.jsonl"
    if not path.is_file():
        return []
    whole, _, _ = path.read_text(encoding="utf-8").rpartition("\n")
    return [json.loads(line) for line in whole.splitlines()]


def _hold(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGSTOP)


def _release(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGCONT)
