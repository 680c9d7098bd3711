from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.tools.wording import STOP_WORDS, content_words, says_number


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What is the KV cache?", ("kv", "cache")),
        ("the of and", ()),
        ("C++ and C#, or node.js!", ("c++", "c#", "node.js")),
        ("top-k sampling", ("top", "k", "sampling")),
        ("Python’s “list” comprehension", ("python", "list", "comprehension")),
        ("don't panic", ("don't", "panic")),
        ("notes on find", ("notes", "find")),
        ("über 中文 ñ", ("über", "中文", "ñ")),
    ],
)
def test_the_words_that_carry_the_subject(text, words):
    assert content_words(text) == words


@given(st.text())
def test_content_words_are_their_own_content_words(text):
    words = content_words(text)
    assert not STOP_WORDS.intersection(words)
    assert content_words(" ".join(words)) == words


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("top 5 results", 5, True),
        ("top 5.", 5, True),
        ("show 5, please", 5, True),
        ("values 1.5 and 15", 5, False),
        ("values 5.1", 5, False),
        ("1,500 notes", 500, False),
        ("Three results", 3, True),
        ("thirteen results", 3, False),
        ("with fifty points", 50, True),
        ("with forty-two bins", 42, True),
        ("one hundred and twenty points", 120, True),
        ("a hundred points", 100, True),
        ("a dozen bins", 12, True),
        ("no number", 3, False),
    ],
)
def test_a_number_is_said_in_digits_or_words(text, number, said):
    assert says_number(text, number) is said


@given(st.integers(0, 999))
def test_every_number_can_be_said(number):
    assert says_number(f"give me {number} of them", number)
