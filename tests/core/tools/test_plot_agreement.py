from __future__ import annotations

import pytest

from tinycall.core.calls import Call
from tinycall.core.tools.plot import TOOL
from tinycall.core.tools.registry import ToolRegistry

REGISTRY = ToolRegistry([TOOL])


def agree(expected, given, request=""):
    return REGISTRY.agree(Call("plot", expected), Call("plot", given), request)


def function(expression, **more):
    return {"kind": "function", "expression": expression, **more}


@pytest.mark.parametrize(
    ("expected", "given", "right"),
    [
        (function("x**2"), function("x*x"), True),
        (function("x**2"), function("x**2", x_min=-10, x_max=10.0), True),
        (function("x**2", x_min=-10, x_max=10), function("x**2"), True),
        (function("x**2"), function("x**2", x_min=-5), False),
        (function("x**2"), function("x**2 + 0.1"), False),
        (function("x**3 - 4*x"), function("x*(x**2 - 4)"), True),
        (function("sin(x)**2 + cos(x)**2 - 1"), function("0*x"), True),
        (function("x/1000000000000"), function("0*x"), False),
        (function("exp(x)", x_min=0, x_max=100), function("exp(x) + x", x_min=0, x_max=100), False),
        (function("1/x"), function("x**-1"), True),
        (function("1/x"), function("x/x**2"), True),
        (function("1/x"), function("x"), False),
        (function("sqrt(x)"), function("x**0.5"), True),
        (function("sqrt(x)"), function("sqrt(abs(x))"), False),
        (function("sqrt(-1 - x**2)"), function("sqrt(-1 - x**2)"), False),
        (function("x"), function("y"), False),
        (function("x"), function("x", x_min=10**400), False),
        (function("x"), {"kind": "line", "y": [1]}, False),
    ],
)
def test_functions_agree_by_value_over_the_asked_range(expected, given, right):
    assert agree(expected, given) is right


@pytest.mark.parametrize(
    ("expected", "given", "right"),
    [
        ({"y": [1, 2]}, {"y": [1, 2.0000001]}, True),
        ({"y": [1, 2]}, {"y": [1, 2.001]}, False),
        ({"y": [1, 2]}, {"y": [1, 2], "x": [1, 2]}, True),
        ({"y": [1, 2], "x": [1, 2]}, {"y": [1, 2]}, True),
        ({"y": [1, 2], "x": [0, 2]}, {"y": [1, 2]}, False),
        ({"y": [1, 2]}, {"y": [2, 1]}, False),
        ({"y": [1, 2]}, {"y": [1, 2, 3]}, False),
        ({"y": [1, 2]}, {"y": [1, 10**400]}, False),
        ({"y": [1, 2]}, {"y": [1, 2], "x": [1]}, False),
    ],
)
def test_lines_agree_by_their_points(expected, given, right):
    assert agree({"kind": "line", **expected}, {"kind": "line", **given}) is right


@pytest.mark.parametrize(
    ("expected", "given", "request_", "right"),
    [
        (["apples", "Pears"], ["Apples", "pears"], "bars: apples 1 pears 2", True),
        (["apples", "pears"], None, "bars: apples 1 pears 2", False),
        (["apples", "pears"], ["apples", "plums"], "bars: apples 1 pears 2", False),
        (["item_1", "item_2"], None, "bar chart of 1 and 2", True),
        (["item_1", "item_2"], ["1", "2"], "bar chart of 1 and 2", True),
        (["b", "c"], None, "bar chart of 1 and 2", True),
        (None, None, "bar chart of 1 and 2", True),
        (None, ["1", "2"], "bar chart of 1 and 2", True),
        (None, ["Item_1", "item_2"], "bar chart of 1 and 2", True),
        (None, ["bar 1", "bar 2"], "bar chart of 1 and 2", True),
        (None, ["2", "1"], "bar chart of 1 and 2", False),
        (None, ["cats", "dogs"], "bar chart of 1 and 2", False),
    ],
)
def test_labels_count_where_the_request_has_them(expected, given, request_, right):
    def bar(labels):
        named = {} if labels is None else {"labels": labels}
        return {"kind": "bar", "values": [1, 2], **named}

    assert agree(bar(expected), bar(given), request_) is right


@pytest.mark.parametrize(
    ("expected", "given", "request_", "right"),
    [
        ({"title": "Votes"}, {"title": "votes"}, "histogram of 1 called votes", True),
        ({"title": "Votes"}, {}, "histogram of 1 titled Votes", False),
        ({"title": "Votes"}, {"title": "Other"}, "histogram of 1, title Votes", False),
        ({"title": "Votes"}, {}, "histogram of 1", True),
        ({}, {"title": "Histogram"}, "histogram of 1 titled Votes", True),
        ({"bins": 5}, {"bins": 5}, "histogram of 1 with 5 bins", True),
        ({"bins": 5}, {}, "histogram of 1 with five bins", False),
        ({"bins": 5}, {"bins": 4}, "histogram of 1 with 5 bins", False),
        ({"bins": 8}, {}, "histogram of 1", True),
        ({}, {"bins": 12}, "histogram of 1", True),
    ],
)
def test_title_and_bins_count_where_the_request_asks(expected, given, request_, right):
    base = {"kind": "histogram", "values": [1]}
    assert agree({**base, **expected}, {**base, **given}, request_) is right


def test_points_count_where_the_request_asks():
    fifty = function("x", points=50)
    assert not agree(fifty, function("x"), "plot x with fifty points")
    assert agree(fifty, function("x", points=50.0), "plot x with 50 points")
    assert agree(fifty, function("x"), "plot x")


def test_a_histogram_is_the_same_in_any_order_and_a_scatter_is_not():
    first = {"kind": "histogram", "values": [1, 2, 2]}
    assert agree(first, {"kind": "histogram", "values": [2, 1, 2]})
    assert not agree(first, {"kind": "histogram", "values": [2, 1, 1]})
    cloud = {"kind": "scatter", "x": [1, 2], "y": [3, 4]}
    assert agree(cloud, dict(cloud))
    assert not agree(cloud, {"kind": "scatter", "x": [1, 2], "y": [4, 3]})


def test_what_the_schema_refuses_never_agrees():
    assert not agree(function("x"), {**function("x"), "colour": "red"})
    assert not agree(function("x"), {"kind": "function"})
