"""Which arguments count as copies, and where a copy may begin and end in a request."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.dataset.copied import RequestText, copied_arguments, in_json
from tinycall.core.dataset.sample import Sample
from tinycall.core.dataset.synthesis import synthesize
from tinycall.core.tools.registry import Tool, ToolRegistry
from tinycall.core.tools.shipped import shipped_registry


def note(user: str, **args: object) -> Sample:
    return Sample("note", user, f"CALL note {json.dumps(args, ensure_ascii=False)}")


NOTE: dict[str, Any] = {"type": "object", "properties": {"to": {}, "text": {}, "level": {}}}
NOTES = ToolRegistry([Tool("note", "", NOTE)])


def test_an_argument_is_copied_where_nearly_all_its_values_are() -> None:
    samples = [
        note(f'tell "ñ{n}" to Ann & Bo, urgent {n}', to=["Ann", "Bo"], text=f'"ñ{n}"', level="high")
        for n in range(100)
    ]
    assert copied_arguments(samples, (), NOTES) == {"note": {"to", "text"}}
    slips = [note("TELL ANN", to="Ann", text="x") for _ in range(3)]
    assert copied_arguments([*samples, *slips], (), NOTES) == {"note": {"to"}}
    assert copied_arguments(samples[:19], (), NOTES) == {"note": {"to"}}, (
        "19 texts are too few, 38 names not"
    )
    assert copied_arguments((), (), NOTES) == {}


def test_an_argument_is_not_copied_where_it_is_chosen_or_was_put_right_otherwise() -> None:
    samples = [note(f"tell Ann text {n}", to="Ann", text=f"text {n}") for n in range(40)]
    chosen = {**NOTE, "properties": {**NOTE["properties"], "to": {"enum": ["Ann", "Bo"]}}}
    choices = ToolRegistry([Tool("note", "", chosen)])
    assert copied_arguments(samples, (), choices) == {"note": {"text"}}
    mine = [note("tell my sister text", to="Ann", text="text")]
    assert copied_arguments(samples, mine, NOTES) == {"note": {"text"}}


def test_made_samples_copy_queries_titles_and_labels() -> None:
    assert copied_arguments(synthesize(300, 5), (), shipped_registry()) == {
        "plot": {"labels", "title"},
        "search": {"query"},
    }


@pytest.mark.parametrize(
    ("request_text", "value", "held"),
    [
        ("find green tea now", "green tea", True),
        ("find green tea now", "green te", False),
        ("find green tea now", "een tea", False),
        ("find green tea now", "tea ", False),
        ("find green tea now", " tea", False),
        ("find green tea now", "", False),
        ("teas and tea", "tea", True),
        ("“ñandú” 中文", "ñandú", True),
        ("“ñandú” 中文", "ñand", False),
        ('say "hi\\now"', '"hi\\now"', True),
        ('say "hi\\now"', "n", False),
    ],
)
def test_whole_words_are_held(request_text: str, value: str, held: bool) -> None:
    assert RequestText(request_text).holds(in_json(value)) is held


@given(st.text(), st.text(), st.text())
def test_any_words_between_spaces_are_held(before: str, value: str, after: str) -> None:
    value = value.strip(" ")
    assert RequestText(f"{before} {value} {after}").holds(in_json(value)) is (value != "")


@given(st.text('ab "\\é', max_size=12), st.text('ab "\\é', max_size=4))
def test_what_follows_is_the_rest_of_the_request(user: str, text: str) -> None:
    whole, part = in_json(user), in_json(text)
    for rest in RequestText(user).following(part):
        assert whole.endswith(part + rest)
