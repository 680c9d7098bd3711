"""Guesses cost passes or save them, and never change what is decoded."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from tinycall.core.dataset.encoding import encode_prompt
from tinycall.core.model import decoding, row
from tinycall.core.model.decoding import Decoded, decode
from tinycall.core.model.drafting import draft
from tinycall.core.model.grammar import Grammar
from tinycall.core.model.options import GenerationConfig
from tinycall.core.model.transformer import Transformer
from tinycall.core.tokenizer import Tokenizer
from tinycall.core.tools.shipped import shipped_registry

TOKENS = st.lists(st.integers(0, 4), max_size=20)


@pytest.mark.parametrize(
    ("prompt", "new", "guess"),
    [
        ([5, 6, 7, 8, 9], [1, 6], [7, 8, 9]),
        ([1, 2, 9, 3, 2, 8, 4, 4], [3, 2], [8, 4, 4]),
        ([1, 2, 9, 3, 2, 8, 4, 4], [1, 2], [9, 3, 2]),
        ([5, 6, 7], [7], []),
        ([5, 6, 7], [4], []),
        ([5, 6, 7], [], []),
    ],
)
def test_the_longest_match_tells_what_follows(
    prompt: list[int], new: list[int], guess: list[int]
) -> None:
    assert draft(prompt, new, 3) == guess


@given(TOKENS, TOKENS, st.integers(1, 5))
def test_a_guess_stands_in_the_prompt(prompt: list[int], new: list[int], most: int) -> None:
    guess = draft(prompt, new, most)
    assert len(guess) <= most
    assert any(prompt[i : i + len(guess)] == guess for i in range(len(prompt) + 1))


def copying(prompt: Sequence[int], new: Sequence[int], most: int) -> list[int]:
    """Guesses that are right as far as `copied` goes, and wrong behind it."""
    return [*copied[len(new) : len(new) + 3], 0, 0, 0][:most]


copied: list[int] = []


@pytest.mark.parametrize("constrained", [True, False])
@pytest.mark.parametrize("temperature", [0.0, 0.9])
def test_guesses_save_passes_and_change_nothing(
    tokenizer: Tokenizer,
    make_model,
    monkeypatch: pytest.MonkeyPatch,
    temperature: float,
    constrained: bool,
) -> None:
    model = make_model()
    grammar = Grammar(shipped_registry(), tokenizer) if constrained else None
    options = GenerationConfig(temperature=temperature, max_new_tokens=40)
    passes = []
    features = Transformer.features

    def counted(self: Transformer, *given: object) -> Tensor:
        passes[-1] += 1
        return features(self, *given)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(Transformer, "features", counted)

    def decoded(prompt: list[int], drafted: int) -> Decoded:
        passes.append(0)
        monkeypatch.setattr(decoding, "_DRAFTED", drafted)
        (made,) = decode(model, [prompt], tokenizer.call_close, options, grammar)
        return made

    for user in ("2 + 3", "plot the sine", "search 中"):
        prompt = encode_prompt(user, tokenizer).ids
        plain = decoded(prompt, 0)
        copied[:] = plain.ids
        looked_up = decoded(prompt, 4)
        monkeypatch.setattr(row, "draft", copying)
        guessed = decoded(prompt, 5)
        monkeypatch.setattr(row, "draft", draft)
        for made in (looked_up, guessed):
            assert (made.ids, made.truncated) == (plain.ids, plain.truncated)
            assert made.scores == pytest.approx(plain.scores, abs=1e-3)
            assert made.prompt_scores == pytest.approx(plain.prompt_scores, abs=1e-3)
        assert passes[-1] < passes[-3]
