"""A skeleton keeps the phrasing and masks what is asked for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.dataset.skeletons import is_bare, request_skeleton


def calculation(user: str) -> str:
    return request_skeleton(user, {"expression": "1 + 1"})


@pytest.mark.parametrize(
    ("user", "phrase"),
    [
        ("What is 23 plus seventeen?", "what is # plus #"),
        ("what's 1,250.50 × 3", "whats #"),
        ("15+20", "#"),
        ("(3 + 4)^2 / sqrt(5)", "#"),
        ("12x15", "#"),
        ("add 5, eight and 13 please", "add # please"),
        ("20% of $64.90", "# % of #"),
        ("twenty percent of 60 dollars", "# % of #"),
        ("sine of pi over 2", "sine of # over #"),
        ("2 to the 5th", "# to the #"),
        ("a hundred minus forty-two", "# minus #"),
        ("4 cats eat 3 fish each, how many fish", "# THING eat # THING each how many THING"),
        ("i paid 40 euros and 12 cents", "i paid # and # THING"),
    ],
)
def test_arithmetic(user: str, phrase: str) -> None:
    assert calculation(user) == phrase


HAM: dict[str, Any] = {"kind": "bar", "labels": ["ham", "eggs"]}
LETTERS: dict[str, Any] = {"kind": "bar", "labels": ["a", "b", "c"]}


@pytest.mark.parametrize(
    ("user", "args", "phrase"),
    [
        ("graph of 3x^2 + 2 from -1 to 5", {"kind": "function"}, "graph of FORMULA from # to #"),
        ("Graph of sin x times 2 on 0 to nine", {"kind": "function"}, "graph of FORMULA on # to #"),
        (
            "plot the square root of x over 1 to 9",
            {"kind": "function"},
            "plot the FORMULA over # to #",
        ),
        ("line chart of [1, 2.5, -3]", {"kind": "line"}, "line chart of #"),
        ("scatter (1,2), (3, 4) and (5, 6)", {"kind": "scatter"}, "scatter #"),
        ("scatter x = 1, 2 y = 3, 4", {"kind": "scatter"}, "scatter x # y #"),
        ("bars: a=1, b=2, c=3", LETTERS, "bars LABEL #"),
        ("bars ham 1 eggs 2", HAM, "bars LABEL #"),
        ("bars ham with 1 and eggs with 2", HAM, "bars LABEL with #"),
        ("bars of 1, 2 for ham, eggs", HAM, "bars of # for LABEL"),
        (
            'bars of 4 7 called "My Title"',
            {"kind": "bar", "title": "My Title"},
            "bars of # called TITLE",
        ),
        ("histogram of 1 2 2 in four bins", {"kind": "histogram"}, "histogram of # in # bins"),
    ],
)
def test_plots(user: str, args: dict[str, Any], phrase: str) -> None:
    assert request_skeleton(user, args) == phrase


@pytest.mark.parametrize(
    ("user", "query", "phrase"),
    [
        ('Search for "Beam Search"!', "beam search", "search for QUERY"),
        ("find 3 notes about notes", "notes", "find # notes about QUERY"),
        ("what is c++", "C++", "what is QUERY"),
        ("heart of art", "art", "heart of QUERY"),
        ("kv cache", "kv cache", "QUERY"),
        ("how are bees and why are wasps", "bees wasps", "how are QUERY and why are QUERY"),
    ],
)
def test_searches(user: str, query: str, phrase: str) -> None:
    assert request_skeleton(user, {"query": query}) == phrase


@pytest.mark.parametrize(
    ("phrase", "bare"),
    [("#", True), ("# divided by #", True), ("QUERY", True), ("what is #", False)],
)
def test_bare_skeletons_hold_no_phrasing(phrase: str, bare: bool) -> None:
    assert is_bare(phrase) == bare


NUMBERS = st.floats(-1e6, 1e6).map(lambda value: f"{value:,.2f}") | st.integers(0, 999).map(str)


@given(st.lists(NUMBERS, min_size=1), st.sampled_from([", ", " ", "; ", " and ", ", and "]))
def test_a_list_is_one_slot_whatever_it_holds(numbers: list[str], separator: str) -> None:
    user = f"average of {separator.join(numbers)}"
    assert calculation(user) == "average of #"


@given(st.text(max_size=60), st.text(min_size=1, max_size=20), st.sampled_from(["query", "title"]))
def test_any_text_has_a_skeleton(user: str, value: str, name: str) -> None:
    phrase = request_skeleton(user, {name: value})
    assert phrase == " ".join(phrase.split())
