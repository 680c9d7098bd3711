"""What a program printed is plain text: it steers nothing and hides nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from typing import Final, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.tools.sandbox.plain import plain_text, shown_code

CategoryName = Literal["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]
UNSEEN: Final[Collection[CategoryName]] = ("Cc", "Cf", "Cs", "Zl", "Zp")
SEEN = st.text(st.characters(exclude_categories=UNSEEN) | st.sampled_from("\n\t"))
PARTS = st.sampled_from(
    "\x1b [ ] ( 0 ; 31 m J 52;c; P X ^ _ \\ \x07 \x08 \x7f \x9b \x9d \x90 \x9c \r \n \r\n \t é 中 "
    "\u202e \u2066 \u200b \u00ad \ufeff \u2028 \U000e0041 \ue000 a word".split(" ")
)
PRINTED = st.binary() | st.lists(PARTS | st.text(max_size=2)).map(
    lambda parts: "".join(parts).encode("utf-8", "surrogatepass")
)


@given(PRINTED)
def test_nothing_steers_or_hides(content: bytes) -> None:
    for character in plain_text(content):
        assert character in "\n\t" or unicodedata.category(character) not in UNSEEN


@given(PRINTED)
def test_plain_text_stays_as_it_is(content: bytes) -> None:
    once = plain_text(content)
    assert plain_text(once.encode()) == once


@given(SEEN)
def test_what_is_seen_is_unchanged(text: str) -> None:
    assert plain_text(text.encode()) == text


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (b"\x1b[31mred\x1b[0m", "red"),
        (b"a\x1b]52;c;c2VjcmV0\x07b", "ab"),
        (b"a\x1b]0;title\x1b\\b", "ab"),
        (b"a\x1bP+q\x1b\\b", "ab"),
        ("a\x9b31mb\x9d0;title\x9cc".encode(), "abc"),
        (b"10 %\r20 %\r\nend\n", "20 %\nend\n"),
        (b"a\x08\x07b", "a\ufffd\ufffdb"),
        ("a\u202eb\u2066c".encode(), "a\ufffdb\ufffdc"),
        (b"\xff\x80[@click=app.quit]", "\ufffd\ufffd[@click=app.quit]"),
        (b"\x1b\x1b[[31mx", "31mx"),
    ],
)
def test_escapes(printed: bytes, shown: str) -> None:
    assert plain_text(printed) == shown


@given(st.lists(PARTS).map("".join) | st.text())
def test_code_is_shown_with_all_that_hides(code: str) -> None:
    shown = shown_code(code)
    assert all(character == "\n" or character.isprintable() for character in shown)
    assert shown.count("\n") == code.count("\n")


@pytest.mark.parametrize("hidden", "\u034f\u115f\u1160\u17b4\u180b\u2800\u3164\uffa0\u200b\u202e")
def test_letters_that_nobody_sees_are_shown(hidden: str) -> None:
    assert plain_text(f"a{hidden}b".encode()) == "a\N{REPLACEMENT CHARACTER}b"
    assert shown_code(f"a{hidden}b") == f"a‹U+{ord(hidden):04X}›b"


@pytest.mark.parametrize("odd", "\ufe0f\U000e0100\u00a0\u3000\ue000")
def test_code_names_what_only_looks_harmless(odd: str) -> None:
    assert shown_code(f"a{odd}b") == f"a‹U+{ord(odd):04X}›b"


def test_a_title_without_an_end_hides_no_line() -> None:
    assert plain_text(b"a\x1b]0;title\nb\n") == "a\nb\n"
