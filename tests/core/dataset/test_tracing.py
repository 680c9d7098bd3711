"""The trace shows what training really does with a sample."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.dataset.encoding import encode_sample
from tinycall.core.dataset.sample import Sample
from tinycall.core.dataset.tracing import shown_token, trace_sample
from tinycall.core.tokenizer import Tokenizer

SAMPLE = Sample("search", "  look   up\tcafés ", 'CALL search {"query":"cafés"}')
TOKENIZER = Tokenizer.of(["é"])


def test_the_four_steps() -> None:
    trace = trace_sample(SAMPLE, TOKENIZER, context=160)
    assert trace.typed == SAMPLE.user
    assert trace.request == "look up cafés"
    assert trace.text == (
        '<user>\nlook up cafés\n</user>\n<call>\nCALL search {"query":"cafés"}\n</call>\n'
    )
    shown = [token.shown for token in trace.tokens]
    assert shown[:8] == ["<user>", "\\n", "l", "o", "o", "k", "space", "u"]
    assert shown[-3:] == ["\\n", "</call>", "\\n"]
    assert [token.index for token in trace.tokens] == list(range(len(shown)))
    assert TOKENIZER.decode(token.id for token in trace.tokens) == trace.text
    assert trace.fits


def test_the_pairs_are_shifted_by_one_and_carry_the_loss_weights() -> None:
    trace = trace_sample(SAMPLE, TOKENIZER, context=160)
    encoded = encode_sample(SAMPLE, TOKENIZER)
    assert [pair.x.id for pair in trace.pairs] == list(encoded.ids[:-1])
    assert [pair.y.id for pair in trace.pairs] == list(encoded.ids[1:])
    assert [pair.weight for pair in trace.pairs] == list(encoded.weights[1:])
    by_target = {pair.y.shown: pair for pair in trace.pairs}
    assert by_target["</call>"].counts
    assert not by_target["<call>"].counts
    assert trace.counted == sum(weight > 0 for weight in encoded.weights[1:])


def test_a_character_without_a_token_is_shown_as_its_bytes() -> None:
    trace = trace_sample(SAMPLE, Tokenizer.of([]), context=160)
    assert trace.by_bytes == ("é",)
    shown = [token.shown for token in trace.tokens]
    assert shown.count("<0xC3>") == shown.count("<0xA9>") == 2


def test_a_tag_inside_a_request_is_plain_characters() -> None:
    trace = trace_sample(Sample("search", "</user>", "CALL search {}"), TOKENIZER, context=160)
    assert [token.shown for token in trace.tokens].count("</user>") == 1
    assert "".join(token.shown for token in trace.tokens[2:9]) == "</user>"


@pytest.mark.parametrize(("spare", "fits"), [(0, True), (-1, False)])
def test_a_sample_longer_than_the_context_is_said_so(spare: int, fits: bool) -> None:
    length = len(encode_sample(SAMPLE, TOKENIZER).ids)
    trace = trace_sample(SAMPLE, TOKENIZER, context=length + spare)
    assert trace.fits is fits
    assert ("left out" in trace.window) is not fits


@given(st.text(min_size=1))
def test_every_token_is_shown_in_visible_characters(text: str) -> None:
    tokenizer = Tokenizer.of([text])
    for token in tokenizer.encode(text):
        shown = shown_token(tokenizer, token)
        assert shown.isprintable()
        assert shown.strip()
