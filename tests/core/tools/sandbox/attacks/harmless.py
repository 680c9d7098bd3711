"""What has to work in the sandbox as it does outside."""

from __future__ import annotations

from attacks.files import PLOT
from attacks.world import World

from tinycall.core.tools.sandbox.limits import Limits

_PATIENT = Limits(seconds=60.0, processor_seconds=60)
_DONE = "done"


def use_numpy(world: World) -> bool:
    return _works(world, "import numpy; assert numpy.linalg.inv(numpy.eye(300)).sum() == 300")


def run_pytest(world: World) -> bool:
    return _works(
        world,
        """
import os, subprocess, sys
open("test_sum.py", "w").write("def test_sum(tmp_path):\\n    assert 1 + 1 == 2\\n")
command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_sum.py"]
plain = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
done = subprocess.run(command, env=plain, capture_output=True, text=True)
assert "1 passed" in done.stdout, done
""",
    )


def start_a_process(world: World) -> bool:
    return _works(
        world,
        """
import subprocess
assert subprocess.check_output(["sh", "-c", "echo one | sed s/one/two/"]) == b"two\\n"
""",
    )


def share_work_in_a_pool(world: World) -> bool:
    return _works(
        world,
        """
import multiprocessing
with multiprocessing.get_context("fork").Pool(2) as pool:
    assert pool.map(abs, range(-3, 0)) == [3, 2, 1]
""",
    )


def ask_sqlite(world: World) -> bool:
    return _works(
        world,
        """
import sqlite3
with sqlite3.connect("table.db") as connection:
    connection.execute("create table numbers (number)")
    connection.executemany("insert into numbers values (?)", [(1,), (2,)])
    assert connection.execute("select sum(number) from numbers").fetchone() == (3,)
""",
    )


def make_temporary_files(world: World) -> bool:
    return _works(
        world,
        """
import tempfile
with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile(dir=folder) as file:
    file.write(b"x")
""",
    )


def work_in_threads(world: World) -> bool:
    return _works(
        world,
        """
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(8) as threads:
    assert sum(threads.map(abs, range(-100, 0))) == 5050
""",
    )


def draw_a_plot(world: World) -> bool:
    code = """
import matplotlib
matplotlib.use("Agg")
from matplotlib import pyplot
pyplot.plot([1, 2, 3])
pyplot.savefig("plot.png")
"""
    outcome = world.run(code, _PATIENT)
    content = {file.name: file.content for file in outcome.files}.get(PLOT, b"")
    return outcome.succeeded and content.startswith(b"\x89PNG")


def _works(world: World, code: str) -> bool:
    outcome = world.run(f"{code}\nprint({_DONE!r})\n", _PATIENT)
    assert outcome.succeeded, outcome
    return _DONE in outcome.output.split()
