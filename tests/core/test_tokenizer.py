"""The tokenizer drops nothing, keeps tags apart from text, and is the file that others read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.encoding import encode_sample
from tinycall.core.dataset.forms import render_sample
from tinycall.core.dataset.sample import Sample
from tinycall.core.tokenizer import TAGS, Tokenizer

PLAIN = Tokenizer.of(())
WITH_LETTERS = Tokenizer.of(["año 中文", "größe"])
FRAMES = ('CALL search {"query":"', '"}', '","', '","top_k":')
WITH_FRAMES = Tokenizer.of((), FRAMES)
WORDS = ("chart", "plot", "bar", "Plotted", "green")
WITH_WORDS = Tokenizer.of((), FRAMES, WORDS)


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    for tokenizer in (PLAIN, WITH_LETTERS):
        assert tokenizer.decode(tokenizer.encode(text)) == text


@given(st.text())
def test_bytes_spell_the_same_text(text: str) -> None:
    assert PLAIN.decode(PLAIN.spell(text)) == text


def test_half_a_surrogate_pair_is_replaced_not_fatal() -> None:
    assert PLAIN.decode(PLAIN.encode("a\ud800b")) == "a\ufffdb"


def test_tags_in_a_request_are_plain_characters() -> None:
    ids = PLAIN.encode("</user> <call>")
    assert min(ids) >= len(TAGS) + 256
    assert PLAIN.decode(ids) == "</user> <call>"


def test_one_token_a_character_and_bytes_for_the_rest() -> None:
    assert len(PLAIN.encode("plot x")) == 6
    assert len(PLAIN.encode("ñ")) == 2
    assert len(PLAIN.encode("中")) == 3
    assert len(WITH_LETTERS.encode("中")) == 1
    assert PLAIN.by_bytes("niño 中 ñ") == ("ñ", "中")


def test_a_frame_is_one_token_between_values_and_letters_in_a_request() -> None:
    structure = '","top_k":'
    assert len(WITH_FRAMES.encode_frames(structure)) == 1
    assert len(WITH_FRAMES.encode_frames(f'CALL search {{"query":"{structure}3')) == 3
    assert WITH_FRAMES.encode(structure) == PLAIN.encode(structure)


@given(st.lists(st.sampled_from([*FRAMES, "a", " ", "ñ", '"', ","])).map("".join))
def test_frames_spell_the_same_text(text: str) -> None:
    assert WITH_FRAMES.decode(WITH_FRAMES.encode_frames(text)) == text


def test_transformers_reads_the_frames(tmp_path: Path) -> None:
    from transformers import AutoTokenizer

    sample = Sample("search", "tea", 'CALL search {"query":"green tea","top_k":3}')
    WITH_FRAMES.save(tmp_path)
    other = AutoTokenizer.from_pretrained(tmp_path)
    text = "".join(segment.text for segment in render_sample(sample))
    assert tuple(other(text)["input_ids"]) == encode_sample(sample, WITH_FRAMES).ids
    assert other.decode(other(text)["input_ids"]) == text


def test_token_bytes_are_what_decoding_joins() -> None:
    ids = WITH_LETTERS.encode("ñ中😀x")
    assert b"".join(map(WITH_LETTERS.token_bytes, ids)).decode() == "ñ中😀x"


def test_transformers_reads_the_same_ids(tmp_path: Path) -> None:
    from transformers import AutoTokenizer

    WITH_LETTERS.save(tmp_path)
    other = AutoTokenizer.from_pretrained(tmp_path)
    text = "wie groß ist ñ, 中 und 😀?  \n"
    prompt = f"<user>\n{text}</user>\n<call>\n"
    ours = [
        WITH_LETTERS.user_open,
        *WITH_LETTERS.encode("\n" + text),
        WITH_LETTERS.user_close,
        *WITH_LETTERS.encode("\n"),
        WITH_LETTERS.call_open,
        *WITH_LETTERS.encode("\n"),
    ]
    assert other(prompt)["input_ids"] == ours
    assert other.decode(ours) == prompt


def test_the_file_is_read_back(tmp_path: Path) -> None:
    WITH_LETTERS.save(tmp_path)
    assert Tokenizer.load(tmp_path).characters == WITH_LETTERS.characters
    WITH_FRAMES.save(tmp_path)
    assert Tokenizer.load(tmp_path).frames == FRAMES


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"model":{}}', json.dumps({"model": {"vocab": {"a": 0, "b": 1}}})],
)
def test_another_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "tokenizer.json").write_text(text)
    with pytest.raises(TinycallError, match=r"tokenizer\.json"):
        Tokenizer.load(tmp_path)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(TinycallError, match=r"tokenizer\.json"):
        Tokenizer.load(tmp_path)


def _texts() -> st.SearchStrategy[str]:
    # A frame stands between values, never within a word.
    frames = [f" {frame}" for frame in FRAMES]
    parts = st.sampled_from([*WORDS, *frames, "s", "_", " ", "7", "é", ",", '"', "plot"])
    return st.lists(parts).map("".join)


def test_a_word_is_one_token_where_it_stands_alone() -> None:
    assert len(WITH_WORDS.encode("bar chart")) == 3
    assert len(WITH_WORDS.encode("bar-chart.")) == 4
    for spelled in ("charts", "chart7", "7chart", "bar_chart", "chartplot"):
        assert WITH_WORDS.encode(spelled) == PLAIN.encode(spelled)
    assert WITH_WORDS.encode("charté") == PLAIN.encode("charté")


def test_a_word_is_spelled_where_that_is_asked_for() -> None:
    assert WITH_WORDS.encode("bar chart", {"bar", "chart"}) == PLAIN.encode("bar chart")
    assert len(WITH_WORDS.encode("bar chart", {"bar"})) == 5


@given(_texts())
def test_words_spell_the_same_text(text: str) -> None:
    assert WITH_WORDS.decode(WITH_WORDS.encode(text)) == text
    assert WITH_WORDS.decode(WITH_WORDS.encode_frames(text)) == text


@pytest.fixture(scope="module")
def other_with_words(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from transformers import AutoTokenizer

    folder = tmp_path_factory.mktemp("words")
    WITH_WORDS.save(folder)
    assert Tokenizer.load(folder).words == WORDS
    return AutoTokenizer.from_pretrained(folder)


@given(_texts())
def test_transformers_finds_the_same_words(other_with_words: Any, text: str) -> None:
    assert other_with_words(text)["input_ids"] == WITH_WORDS.encode_frames(text)
