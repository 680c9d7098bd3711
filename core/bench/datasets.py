"""How fast the lines of a dataset are checked and indexed."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tinycall.core.bench.turns import Figures, Wanted, middle, significant, tell
from tinycall.core.dataset.reading import sample_line, write_dataset
from tinycall.core.dataset.streaming import check_file, read_samples
from tinycall.core.dataset.synthesis import synthesize

ROUNDS = 3
# Further rounds begin within so many seconds.
_BUDGET = 60.0
_TOOLS = 3


def data(wanted: Wanted) -> Figures:
    """Lines a second that `data check` indexes, checks and counts, and that a run then reads."""
    with TemporaryDirectory(prefix="tinycall-bench-") as folder:
        path = Path(folder) / "samples.jsonl"
        tell(f"data: {wanted.lines:,} lines are made")
        samples = synthesize(-(-wanted.lines // _TOOLS), seed=11)[: wanted.lines]
        write_dataset(path, map(sample_line, samples))
        size = path.stat().st_size
        del samples
        tell("data: they are checked")
        checks, reads = list[float](), list[float]()
        valid, began = 0, time.perf_counter()
        while len(checks) < ROUNDS and (not checks or time.perf_counter() - began < _BUDGET):
            before = time.perf_counter()
            valid = check_file(path).summary.valid
            between = time.perf_counter()
            read_samples(path)
            checks.append(between - before)
            reads.append(time.perf_counter() - between)
    return {
        "lines": wanted.lines,
        "valid_lines": valid,
        "megabytes": significant(size / 1e6),
        "rounds": len(checks),
        "seconds_to_the_counts": middle(checks),
        "lines_per_second": middle([wanted.lines / one for one in checks]),
        "seconds_to_the_samples": middle(reads),
        "samples_per_second": middle([valid / one for one in reads]),
    }
