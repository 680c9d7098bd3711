from __future__ import annotations

import math
import re
import struct
import subprocess
import sys
import threading
from pathlib import Path

import matplotlib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinycall.core.calls import Call, CallError, CallFailure
from tinycall.core.tools import chart
from tinycall.core.tools.plot import TOOL
from tinycall.core.tools.registry import ToolContext, ToolRegistry

REGISTRY = ToolRegistry([TOOL])
FUNCTION = {"kind": "function", "expression": "x**2"}
BAR = {"kind": "bar", "labels": ["a", "b", "c"], "values": [3, -1, 2.5]}
EVERY_KIND = [
    FUNCTION,
    {"kind": "line", "y": [3, 8, 5]},
    BAR,
    {"kind": "scatter", "x": [1, 2], "y": [2, 4]},
    {"kind": "histogram", "values": [1, 2, 2, 9]},
]


def plot(args, folder):
    return REGISTRY.execute(Call("plot", args), ToolContext(folder))


@pytest.mark.parametrize("args", EVERY_KIND, ids=lambda args: args["kind"])
def test_each_kind_is_saved_as_a_png(args, tmp_path):
    output = plot(args, tmp_path / "new" / "folder")
    (artifact,) = output.artifacts
    assert artifact.media_type == "image/png"
    assert output.value["path"] == str(artifact.path)
    assert re.fullmatch(r"plot-\d{8}-\d{6}-[0-9a-f]{8}\.png", artifact.path.name)
    assert list(artifact.path.parent.iterdir()) == [artifact.path]
    raw = artifact.path.read_bytes()
    assert raw.startswith(b"\x89PNG")
    assert struct.unpack(">II", raw[16:24]) == (960, 600)


@pytest.mark.parametrize(
    ("args", "data"),
    [
        (
            {"kind": "line", "y": [3, 8], "title": "Mine"},
            {"x": [1, 2], "y": [3, 8], "title": "Mine"},
        ),
        ({"kind": "line", "x": [5, 4], "y": [3, 8]}, {"x": [5, 4], "title": "Line chart"}),
        ({"kind": "bar", "values": [3, 8]}, {"labels": ["1", "2"], "values": [3, 8]}),
        (BAR, {"labels": ["a", "b", "c"], "dropped": 0}),
        (
            {"kind": "histogram", "values": [0, 1, 1, 4], "bins": 2},
            {"bins": [0, 2, 4], "counts": [3, 1], "values": [0, 1, 1, 4]},
        ),
        ({"kind": "histogram", "values": [5]}, {"counts": [0, 0, 0, 0, 1, 0, 0, 0]}),
        ({"kind": "line", "y": [1, 10**400, 3]}, {"x": [1, 3], "y": [1, 3], "dropped": 1}),
        ({"kind": "line", "y": [1, math.nan, 1e308]}, {"x": [1], "y": [1], "dropped": 2}),
        (
            {"kind": "bar", "labels": ["a", "b"], "values": [math.inf, 2]},
            {"labels": ["b"], "values": [2], "dropped": 1},
        ),
    ],
)
def test_the_output_carries_the_data_drawn(args, data, tmp_path):
    value = plot(args, tmp_path).value
    assert {name: value[name] for name in data} == data


def test_a_function_is_sampled_over_its_range(tmp_path):
    value = plot(FUNCTION, tmp_path).value
    assert (value["x"][0], value["x"][-1], len(value["x"])) == (-10, 10, 120)
    assert value["y"] == [x**2 for x in value["x"]]
    value = plot({**FUNCTION, "x_min": 0, "x_max": 1.5, "points": 20.0}, tmp_path).value
    assert (value["x"][0], value["x"][-1], len(value["x"])) == (0, 1.5, 20)


def test_points_where_a_function_is_undefined_are_counted(tmp_path):
    value = plot({"kind": "function", "expression": "log(x)"}, tmp_path).value
    assert (len(value["x"]), value["dropped"]) == (60, 60)
    value = plot({"kind": "function", "expression": "1/x", "points": 21}, tmp_path).value
    assert (len(value["x"]), value["dropped"]) == (20, 1)


@pytest.mark.parametrize(
    ("args", "failure", "message"),
    [
        ({"kind": "line", "y": [1] * 10_000}, CallFailure.SCHEMA, "plot.y: 10000 items; 1 to 200"),
        ({"kind": "line", "y": []}, CallFailure.SCHEMA, "plot.y: 0 items"),
        ({**FUNCTION, "points": 10_000}, CallFailure.SCHEMA, "plot.points: 10000 .*20 to 300"),
        ({**FUNCTION, "points": 19}, CallFailure.SCHEMA, "20 to 300"),
        ({**FUNCTION, "title": "t" * 100_000}, CallFailure.SCHEMA, "100000 char.*1 to 80"),
        ({**BAR, "labels": ["x" * 25] * 3}, CallFailure.SCHEMA, r"labels\[0\]: 25 char"),
        ({"kind": "bar", "values": [1] * 41}, CallFailure.SCHEMA, "41 items; 1 to 40"),
        ({"kind": "histogram", "values": [1], "bins": 41}, CallFailure.SCHEMA, "2 to 40"),
        ({"kind": "pie", "values": [1]}, CallFailure.SCHEMA, "no kind 'pie'.*one of function, li"),
        ({**FUNCTION, "values": [1]}, CallFailure.SCHEMA, "no argument 'values'"),
        ({"kind": "line", "y": [True]}, CallFailure.SCHEMA, "true is a boolean"),
        ({**FUNCTION, "expression": "9**9**9"}, CallFailure.TOOL, "plot.expression: .*exponent"),
        ({**FUNCTION, "expression": "1/0"}, CallFailure.TOOL, "divides by zero"),
        ({**FUNCTION, "expression": "2x"}, CallFailure.TOOL, "'2x' is not an expression"),
        ({**FUNCTION, "x_min": 10}, CallFailure.TOOL, "x_min 10 is not below x_max 10"),
        ({**FUNCTION, "x_max": 10**400}, CallFailure.TOOL, "plot.x_min"),
        ({"kind": "line", "x": [1], "y": [1, 2]}, CallFailure.TOOL, "1 x and 2 y; as many"),
        ({"kind": "scatter", "x": [1, 2], "y": [1]}, CallFailure.TOOL, "2 x and 1 y"),
        ({**BAR, "labels": ["a"]}, CallFailure.TOOL, "1 labels and 3 values"),
        ({"kind": "line", "y": [math.nan]}, CallFailure.TOOL, "plot.y: nothing finite"),
        ({"kind": "histogram", "values": [1e301]}, CallFailure.TOOL, "nothing finite"),
    ],
)
def test_a_refused_plot_says_why_and_leaves_no_file(args, failure, message, tmp_path):
    with pytest.raises(CallError, match=message) as caught:
        plot(args, tmp_path)
    assert caught.value.failure is failure
    assert len(str(caught.value)) < 300
    assert list(tmp_path.iterdir()) == []


TITLES = ["$\\frac{1$", "\0", "\x1b[31m red", "a\nb", "\ud800", "中文 😀", "W" * 80, "_", "\u202e"]


@pytest.mark.parametrize("text", TITLES, ids=ascii)
def test_any_title_and_label_is_drawn_as_plain_text(text, tmp_path):
    args = {**BAR, "title": text, "labels": [text[:24], "b", "c"]}
    assert plot(args, tmp_path).artifacts[0].path.stat().st_size > 0


LARGE = st.floats() | st.integers(-(10**310), 10**310) | st.sampled_from([1e300, -1e300, 5e-324])
LISTS = st.lists(LARGE, min_size=1, max_size=6)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    LISTS.map(lambda y: {"kind": "line", "y": y})
    | LISTS.map(lambda values: {"kind": "bar", "values": values})
    | LISTS.map(lambda values: {"kind": "histogram", "values": values, "bins": 40})
    | LISTS.map(lambda y: {"kind": "scatter", "x": y[::-1], "y": y})
    | st.tuples(LARGE, LARGE).map(
        lambda ends: {"kind": "function", "expression": "x", "x_min": ends[0], "x_max": ends[1]}
    )
)
def test_any_numbers_are_drawn_or_refused(tmp_path_factory, args):
    folder = tmp_path_factory.mktemp("plots")
    try:
        value = plot(args, folder).value
    except CallError as error:
        assert error.failure is CallFailure.TOOL
    else:
        numbers = [*value.get("x", []), *value.get("y", []), *value.get("values", [])]
        assert all(map(math.isfinite, numbers))
        if "counts" in value:
            assert sum(value["counts"]) == len(value["values"])


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(CallError, match=r"cannot be saved as .*file/plot-.*png: ") as caught:
        plot(FUNCTION, blocked)
    assert caught.value.failure is CallFailure.TOOL
    assert "\n" not in str(caught.value)


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(path, raw):
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CallError, match="No space left on device"):
        plot(FUNCTION, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_users_matplotlibrc_changes_nothing(tmp_path):
    args = {**BAR, "title": "100% $x_"}
    plain = plot(args, tmp_path).artifacts[0].path.read_bytes()
    mine = {"text.usetex": True, "savefig.bbox": "tight", "savefig.dpi": 20, "font.size": 30}
    with matplotlib.rc_context(mine):
        assert plot(args, tmp_path).artifacts[0].path.read_bytes() == plain


def test_plots_at_once_do_not_disturb_each_other(tmp_path):
    threads = [
        threading.Thread(target=plot, args=(args, tmp_path)) for args in EVERY_KIND for _ in "ab"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(tmp_path.glob("*.png"))) == 10


def test_the_line_breaks_where_a_function_is_undefined():
    drawn = []

    class Axes:
        def plot(self, x, y, **style):
            drawn.extend(y)

        def grid(self, **style): ...

        def axhline(self, *place, **style): ...

    data = {"x": [0.0, 1.0, 2.0, 4.0, 5.0], "y": [1.0, 2.0, 3.0, 4.0, 5.0]}
    chart._draw_function(Axes(), chart.Chart("function", "", data))
    assert [math.isnan(y) for y in drawn] == [False, False, False, True, False, False]


def test_the_tools_are_listed_without_loading_matplotlib():
    code = (
        "import sys, tinycall.core.tools.shipped as s; s.shipped_registry();"
        "sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
