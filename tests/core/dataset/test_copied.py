"""Which arguments count as copies, and where a copy may begin and end in a request."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.dataset.copied import RequestText, copied_arguments, in_json
from tinycall.core.dataset.sample import Sample
from tinycall.core.dataset.synthesis import synthesize


def note(user: str, **args: object) -> Sample:
    return Sample("note", user, f"CALL note {json.dumps(args, ensure_ascii=False)}")


def test_an_argument_is_copied_where_nearly_all_its_values_are() -> None:
    samples = [
        note(f'tell "ñ{n}" to Ann & Bo, urgent {n}', to=["Ann", "Bo"], text=f'"ñ{n}"', level="high")
        for n in range(100)
    ]
    assert copied_arguments(samples) == {"note": {"to", "text"}}
    slips = [note("TELL ANN", to="Ann", text="x") for _ in range(3)]
    assert copied_arguments([*samples, *slips]) == {"note": {"to"}}
    assert copied_arguments(samples[:19]) == {"note": {"to"}}, "19 texts are too few, 38 names not"
    assert copied_arguments([]) == {}


def test_made_samples_copy_queries_titles_and_labels() -> None:
    assert copied_arguments(synthesize(300, 5)) == {
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
