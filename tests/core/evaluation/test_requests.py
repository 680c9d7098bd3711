"""The requests that no tool answers: none that one does, and no overlap between the halves."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.sample import Sample, normalize_request
from tinycall.core.evaluation.requests import (
    read_requests,
    shipped_requests,
    unanswerable_requests,
)
from tinycall.core.tools.registry import Tool, ToolRegistry
from tinycall.core.tools.shipped import shipped_registry

SHIPPED = shipped_registry()


def test_the_halves_are_alike_in_size_and_share_nothing() -> None:
    calibration = unanswerable_requests("calibration", SHIPPED, ())
    report = unanswerable_requests("report", SHIPPED, ())
    both = [*calibration, *report]
    assert len(calibration) == len(report) >= 80
    assert len({request.casefold() for request in both}) == len(both)
    assert [normalize_request(request) for request in both] == both
    assert "" not in both


def test_no_request_that_is_evaluated_counts_as_unanswerable() -> None:
    both = unanswerable_requests("calibration", SHIPPED, ()) + unanswerable_requests(
        "report", SHIPPED, ()
    )
    evaluated = {sample.user.casefold() for sample in read_requests(shipped_requests())}
    evaluated |= {
        sample.user.casefold()
        for sample in read_requests(Path(str(files("tinycall.data").joinpath("tool_calls.jsonl"))))
    }
    assert evaluated.isdisjoint(request.casefold() for request in both)


def test_what_a_declared_tool_may_serve_is_left_out() -> None:
    lamps = ToolRegistry([Tool("lamp", "", {"type": "object"})])
    samples = [Sample("lamp", "make the lights green", "CALL lamp {}")]
    for half in ("calibration", "report"):
        every = unanswerable_requests(half, SHIPPED, samples)
        left = unanswerable_requests(half, lamps, samples)
        assert set(left) < set(every)
        assert not [request for request in left if "lights" in request]
        assert len(left) > len(every) / 2


def test_a_line_that_cannot_be_measured_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    good = '{"tool":"search","user":"a","call":"CALL search {\\"query\\":\\"a\\"}"}'
    path.write_text(f"{good}\n{good[:40]}\n")
    with pytest.raises(TinycallError, match=r"mine\.jsonl, line 2"):
        read_requests(path)
