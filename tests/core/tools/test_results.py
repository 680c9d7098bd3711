"""What functions return: JSON values, pictures and files, and what is refused."""

from __future__ import annotations

import json
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import pyplot
from matplotlib.figure import Figure

from tinycall.core.calls import CallError, CallFailure
from tinycall.core.tools.registry import ToolContext, ToolOutput
from tinycall.core.tools.results import output_of

VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner | st.none()) | st.dictionaries(st.text(), inner | st.none()),
)


def returned(value: Any, folder: Path = Path(), *, silent: bool = False) -> ToolOutput:
    return output_of(value, "mine", ToolContext(folder), silent=silent)


@given(VALUES)
def test_json_values_are_the_result_as_they_are(value: Any) -> None:
    output = returned(value)
    assert output.value == {"result": value}
    assert json.loads(json.dumps(output.value)) == output.value
    assert output.artifacts == ()


@pytest.mark.parametrize(
    ("value", "result"),
    [
        ((1, ("a",)), [1, ["a"]]),
        (np.int64(3), 3),
        (np.float32(0.5), 0.5),
        (Fraction(1, 4), 0.25),
        ([np.float64(2)], [2.0]),
        (Enum("Colour", {"RED": "red"}).RED, "red"),
    ],
)
def test_what_is_as_good_as_json_becomes_it(value: Any, result: Any) -> None:
    output = returned(value).value["result"]
    assert output == result
    assert json.dumps(output) == json.dumps(result)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "mine: it returned None; a text, a number, .* None where .* annotated -> None"),
        (object(), "mine: it returned a value of the type object"),
        ({1, 2}, "of the type set"),
        (b"x", "of the type bytes"),
        (Decimal(1), "of the type Decimal"),
        (np.zeros(2), "of the type ndarray"),
        ({"rows": [{"x": float("nan")}]}, r"mine.rows\[0\].x: it returned nan, which is not"),
        ([1, float("inf")], r"mine\[1\]: it returned inf"),
        ({1: 2}, "a dict with the key 1"),
        ((n for n in range(2)), "of the type generator"),
    ],
)
def test_what_json_cannot_hold_is_refused(value: Any, message: str) -> None:
    with pytest.raises(CallError, match=message) as refused:
        returned(value)
    assert refused.value.failure is CallFailure.TOOL
    assert "\n" not in str(refused.value)


def test_a_value_without_end_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(CallError, match="nests too deeply"):
        returned(endless)


def test_nothing_is_a_result_where_that_was_said() -> None:
    assert returned(None, silent=True).value == {"result": None}


@pytest.mark.parametrize("make", [Figure, pyplot.figure])
def test_a_figure_becomes_a_picture(make: Any, tmp_path: Path) -> None:
    figure = make()
    figure.add_subplot().plot([1, 2])
    output = returned(figure, tmp_path / "artifacts")
    (artifact,) = output.artifacts
    assert artifact.path.parent == tmp_path / "artifacts"
    assert artifact.path.read_bytes().startswith(b"\x89PNG")
    assert (artifact.media_type, output.value) == ("image/png", {"result": artifact.path.name})
    assert artifact.path.name.startswith("mine-")
    assert [path.name for path in artifact.path.parent.iterdir()] == [artifact.path.name]
    assert pyplot.get_fignums() == [], "a figure that is kept open would stay in memory"


def test_a_figure_that_cannot_be_drawn_is_one_line(tmp_path: Path) -> None:
    figure = Figure()
    figure.add_subplot().set_title("$\\nonsense$")
    with pytest.raises(CallError, match=r"its file cannot be saved as .*png: ValueError") as e:
        returned(figure, tmp_path)
    assert "\n" not in str(e.value)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_copied_to_the_artifacts_and_stays_where_it_was(tmp_path: Path) -> None:
    source, folder = tmp_path / "report.csv", tmp_path / "artifacts"
    source.write_text("a,b\n")
    first, second = returned(source, folder), returned(source, folder)
    paths = [output.artifacts[0].path for output in (first, second)]
    assert len(set(paths)) == 2
    assert all(path.parent == folder and path.read_text() == "a,b\n" for path in paths)
    assert all(path.name.startswith("report-") and path.suffix == ".csv" for path in paths)
    assert first.artifacts[0].media_type == "text/csv"
    assert source.exists()
    again = returned(paths[0], folder)
    assert again.artifacts[0].path == paths[0], "a file that is there already is not copied"


def test_a_path_without_a_file_and_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    for nothing in (tmp_path / "none", tmp_path):
        with pytest.raises(CallError, match="it returned the Path of no file"):
            returned(nothing, tmp_path)
    source = tmp_path / "file"
    source.write_text("")
    with pytest.raises(CallError, match=r"cannot be saved as .*Not a directory"):
        returned(source, source / "artifacts")
