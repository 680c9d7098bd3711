"""Drawings in the terminal: every kind, inside its place, at any size and with any data."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tinycall.tui.widgets.drawing import draw, rows_wanted

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False)
LISTS = st.lists(NUMBERS, min_size=1, max_size=40)
TITLES = st.sampled_from(["", "Sales", "中文 ñ \x1b[31m", "x" * 300])


def inside(drawing, width):
    return all(cell_len(line) <= width for line in drawing.plain.splitlines()[1:])


@settings(max_examples=40, deadline=None)
@given(LISTS, TITLES, st.sampled_from(["function", "line", "scatter"]), st.integers(20, 120))
def test_axes_stay_inside_their_place(values, title, kind, width):
    output = {"kind": kind, "title": title, "x": list(range(len(values))), "y": values}
    drawing = draw(output, width, 12)
    assert inside(drawing, width)
    assert len(drawing.plain.splitlines()) <= 12
    assert "\x1b" not in drawing.plain


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), NUMBERS), min_size=1), TITLES)
@example([("", 1e-308)], "")
def test_each_bar_has_a_row_with_its_value(bars, title):
    labels, values = zip(*bars, strict=True)
    output = {"kind": "bar", "title": title, "labels": list(labels), "values": list(values)}
    drawing = draw(output, 76, 10)
    assert inside(drawing, 76)
    rows = drawing.plain.split("\n")
    assert len(rows) == rows_wanted(output)
    for row, value in zip(rows[bool(title) :], values, strict=True):
        assert row.endswith(f" {value:.6g}")


@pytest.mark.parametrize("count", [1, 3, 12])
def test_longer_bars_stand_for_larger_counts(count):
    counts = list(range(count))
    edges = [float(edge) for edge in range(count + 1)]
    output = {"kind": "histogram", "title": "", "bins": edges, "counts": counts}
    rows = draw(output, 60, 10).plain.splitlines()
    lengths = [
        row.count("█") + (not math.isclose(n, 0)) for row, n in zip(rows, counts, strict=True)
    ]
    assert lengths == sorted(lengths)
    assert rows_wanted(output) == count
