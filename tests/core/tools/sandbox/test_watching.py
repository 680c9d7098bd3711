"""The watcher: how programs end, what is kept of their output, and that nothing is left."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from contextlib import suppress

import pytest
from attacks.world import comes, marked, new_mark, open_descriptors

from tinycall.core.calls import TinycallError
from tinycall.core.tools.sandbox.limits import KIB, MIB, Limits
from tinycall.core.tools.sandbox.program import PYTHON, Ended, Outcome, Program
from tinycall.core.tools.sandbox.sandbox import Sandbox
from tinycall.core.tools.sandbox.watching import tree

PATIENT = Limits(seconds=30.0, processor_seconds=30)
SOON = 5.0  # seconds, of which a quiet machine takes a tenth


def run(sandbox: Sandbox, code: str, limits: Limits = PATIENT, mark: str = "") -> Outcome:
    return sandbox.run(Program((PYTHON, "-c", code, mark)), limits)


def test_output_is_kept_up_to_the_limit(either: Sandbox) -> None:
    code = "import sys; print('o' * 300_000); print('e' * 1000, file=sys.stderr)"
    outcome = run(either, code)
    assert outcome.succeeded
    assert outcome.output == "o" * 256 * KIB
    assert outcome.errors == "e" * 1000 + "\n"
    assert outcome.cut


def test_what_fits_is_not_cut(either: Sandbox) -> None:
    outcome = run(either, f"print('o' * {256 * KIB - 1})")
    assert len(outcome.output) == 256 * KIB
    assert not outcome.cut


def test_flood_is_ended(either: Sandbox) -> None:
    outcome = run(either, "while True: print('x' * 100_000)")
    assert outcome.ended is Ended.OUTPUT
    assert outcome.cut
    assert not outcome.succeeded


def test_time_runs_out(either: Sandbox) -> None:
    outcome = run(either, "import time; print('on', flush=True); time.sleep(60)", Limits(seconds=1))
    assert outcome.ended is Ended.TIME
    assert outcome.output == "on\n"
    assert 1.0 < outcome.seconds < 1.0 + SOON


def test_time_runs_out_for_one_who_closed_the_output(either: Sandbox) -> None:
    code = "import os, time; os.close(1); os.close(2); time.sleep(60)"
    assert run(either, code, Limits(seconds=0.5)).ended is Ended.TIME


def test_memory_of_a_child_counts(either: Sandbox) -> None:
    code = "import os, time; os.fork() or bytearray(b'x' * (60 << 20)); time.sleep(60)"
    outcome = run(either, code, Limits(seconds=30.0, memory=48 * MIB))
    assert outcome.ended is Ended.MEMORY


def test_many_files_are_too_much(either: Sandbox) -> None:
    code = "import time\nfor name in range(60): open(str(name), 'w')\ntime.sleep(60)"
    assert run(either, code, Limits(seconds=30.0, files=50)).ended is Ended.FOLDER


def test_cancelled_program_ends_soon(either: Sandbox) -> None:
    asked = time.monotonic() + 0.5
    outcome = either.run(
        Program((PYTHON, "-c", "import time; time.sleep(60)")),
        PATIENT,
        cancelled=lambda: time.monotonic() > asked,
    )
    assert outcome.ended is Ended.CANCELLED
    assert outcome.seconds < 0.5 + SOON


def test_error_of_the_one_who_asks_ends_the_program(either: Sandbox) -> None:
    def cancelled() -> bool:
        raise RuntimeError("asked too much")

    program = new_mark()
    with pytest.raises(RuntimeError, match="asked too much"):
        either.run(
            Program((PYTHON, "-c", "import time; time.sleep(60)", program)),
            PATIENT,
            cancelled=cancelled,
        )
    assert comes(lambda: not marked(program))


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("pass", 0),
        ("raise SystemExit(3)", 3),
        ("1 / 0", 1),
        *(
            (f"import os; os.kill(os.getpid(), {int(number)})", 128 + number)
            for number in (signal.SIGTERM, signal.SIGKILL, signal.SIGSEGV)
        ),
    ],
)
def test_status_is_that_of_a_shell(either: Sandbox, code: str, status: int) -> None:
    outcome = run(either, code)
    assert (outcome.status, outcome.ended) == (status, Ended.ITSELF)
    assert outcome.succeeded == (status == 0)


def test_input_is_at_its_end(either: Sandbox) -> None:
    assert "EOFError" in run(either, "input()").errors


@pytest.mark.parametrize("code", ["pass", "import os, time; os.fork(); time.sleep(60)"])
def test_no_process_is_left(either: Sandbox, code: str) -> None:
    mark = new_mark()
    run(either, code, Limits(seconds=0.5), mark)
    assert not marked(mark)
    with suppress(ChildProcessError):
        assert os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def test_nothing_goes_on_after_the_program(sandbox: Sandbox) -> None:
    code = "import os, time\nfor _ in range(30):\n    if not os.fork(): time.sleep(60)"
    mark = new_mark()
    for _ in range(10):
        assert run(sandbox, code, mark=mark).ended is Ended.ITSELF
        assert not marked(mark)


def test_no_descriptor_is_left(either: Sandbox) -> None:
    run(either, "pass")
    before = open_descriptors()
    for _ in range(3):
        run(either, "pass")
    assert open_descriptors() <= before


def test_programs_run_side_by_side(either: Sandbox) -> None:
    outcomes: list[Outcome] = []
    code = "import time; time.sleep(1); print('done')"
    threads = [
        threading.Thread(target=lambda: outcomes.append(run(either, code))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [outcome.output for outcome in outcomes] == ["done\n"] * 4


def test_program_that_is_not_there_cannot_be_started(sandbox: Sandbox) -> None:
    program = Program(("tinycall-is-not-a-program",))
    with pytest.raises(TinycallError, match="cannot be started"):
        Sandbox(unsafe=True).run(program)
    outcome = sandbox.run(program)
    assert outcome.status == 127
    assert "tinycall-is-not-a-program" in outcome.errors


def test_tree_goes_down_to_the_last_child() -> None:
    code = "import os, time\nfor _ in range(3):\n    if os.fork(): break\ntime.sleep(60)"
    with subprocess.Popen((PYTHON, "-c", code), start_new_session=True) as process:
        try:
            assert comes(lambda: len([*tree(process.pid)]) == 4)
            assert next(tree(process.pid)) == process.pid
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def test_tree_of_nobody_is_one() -> None:
    process = subprocess.Popen(("true",))
    process.wait()
    assert [*tree(process.pid)] == [process.pid]
