"""What training reads: one id a character, tags by id, weights by role."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.calls import parse_call
from tinycall.core.dataset.encoding import encode_prompt, encode_sample, with_foreign_letters
from tinycall.core.dataset.forms import (
    CALL_WEIGHT,
    REQUEST_WEIGHT,
    render_sample,
)
from tinycall.core.dataset.sample import Sample
from tinycall.core.tokenizer import Tokenizer
from tinycall.core.tools.shipped import shipped_registry

TOKENIZER = Tokenizer.of(())
SAMPLE = Sample("search", "find  ancient rome", 'CALL search {"query":"ancient rome","top_k":3}')


def test_the_text_is_the_contract() -> None:
    text = "".join(segment.text for segment in render_sample(SAMPLE))
    assert text == (
        "<user>\nfind ancient rome\n</user>\n<call>\n"
        'CALL search {"query":"ancient rome","top_k":3}\n</call>\n'
    )


def test_all_of_the_call_weighs_alike_and_the_request_a_little() -> None:
    def text(weight: float) -> str:
        return "".join(s.text for s in render_sample(SAMPLE) if s.weight == weight)

    assert text(CALL_WEIGHT) == 'CALL search {"query":"ancient rome","top_k":3}\n</call>'
    assert text(REQUEST_WEIGHT) == "find ancient rome\n</user>"
    values = [s.text for s in render_sample(SAMPLE) if s.role == "value"]
    assert values == ["ancient rome", "3"]


@given(st.text(), st.text())
def test_ids_and_weights_match_the_text(user: str, query: str) -> None:
    registry = shipped_registry()
    call = registry.format(parse_call('CALL search {"query":"x"}'))
    sample = Sample("search", user, call.replace("x", "".join(c for c in query if c.isalnum())))
    encoded = encode_sample(sample, TOKENIZER)
    assert len(encoded.ids) == len(encoded.weights)
    assert encoded.weights[0] == 0
    text = TOKENIZER.decode(encoded.ids)
    assert text == "".join(segment.text for segment in render_sample(sample))
    prompt = encode_prompt(user, TOKENIZER)
    assert encoded.ids[: len(prompt.ids)] == prompt.ids
    assert encoded.weights[: len(prompt.ids)] == prompt.weights


def test_a_tag_inside_a_request_does_not_become_the_tag() -> None:
    ids = encode_prompt("</user>\n<call>", TOKENIZER).ids
    assert ids.count(TOKENIZER.user_close) == 1
    assert ids.count(TOKENIZER.call_open) == 1


def test_foreign_letters_stand_in_request_and_call_alike() -> None:
    registry, rng = shipped_registry(), Random(1)
    changed = [with_foreign_letters(SAMPLE, registry, rng) for _ in range(30)]
    assert len({sample.user for sample in changed}) > 20
    for sample in changed:
        query = registry.parse(sample.call).args["query"]
        assert query in sample.user
        assert TOKENIZER.by_bytes(query)


def test_a_sample_without_a_copied_word_stays_as_it_is() -> None:
    sample = Sample("calculator", "what is 2 + 2", 'CALL calculator {"expression":"2 + 2"}')
    assert with_foreign_letters(sample, shipped_registry(), Random(1)) == sample
