"""How one sample becomes training data, step by step, for people to look at."""

from __future__ import annotations

from dataclasses import dataclass

from tinycall.core.dataset.encoding import encode_sample
from tinycall.core.dataset.forms import render_sample
from tinycall.core.dataset.sample import Sample, normalize_request
from tinycall.core.tokenizer import TAGS, Tokenizer


@dataclass(frozen=True)
class TracedToken:
    """A token: its place in the sample, how it is shown, its id."""

    index: int
    shown: str
    id: int


@dataclass(frozen=True)
class TracedPair:
    """An input token, the token that is to be predicted after it, and that one's loss weight."""

    x: TracedToken
    y: TracedToken
    weight: float

    @property
    def counts(self) -> bool:
        """Whether the target has any part in the loss."""
        return self.weight > 0


@dataclass(frozen=True)
class Trace:
    """The four steps of one sample: request, text, tokens, place in a training batch.

    `context` is the number of tokens that the model sees at once. A row of a batch holds the
    `len(pairs)` inputs, and padding of no weight up to the longest sample of its batch.
    """

    typed: str
    request: str
    text: str
    tokens: tuple[TracedToken, ...]
    by_bytes: tuple[str, ...]
    context: int
    pairs: tuple[TracedPair, ...]

    @property
    def fits(self) -> bool:
        """Whether the sample is trained on: one longer than the context is left out."""
        return len(self.tokens) <= self.context

    @property
    def counted(self) -> int:
        """Targets that have a part in the loss."""
        return sum(pair.counts for pair in self.pairs)

    @property
    def window(self) -> str:
        """The place in a batch, in words."""
        length = len(self.tokens)
        if not self.fits:
            return (
                f"{length} tokens: {length - self.context} more than the context of "
                f"{self.context} holds, so the sample is left out"
            )
        return (
            f"{length} tokens of at most {self.context} make {len(self.pairs)} pairs, padded to "
            f"the longest sample of their batch; {self.counted} targets count"
        )


def trace_sample(sample: Sample, tokenizer: Tokenizer, context: int) -> Trace:
    """Follow a sample from the typed request to its (x, y) pairs, y being x shifted by one."""
    encoded = encode_sample(sample, tokenizer)
    text = "".join(segment.text for segment in render_sample(sample))
    tokens = tuple(
        TracedToken(index, shown_token(tokenizer, token), token)
        for index, token in enumerate(encoded.ids)
    )
    pairs = tuple(
        TracedPair(x, y, weight)
        for x, y, weight in zip(tokens, tokens[1:], encoded.weights[1:], strict=False)
    )
    return Trace(
        typed=sample.user,
        request=normalize_request(sample.user),
        text=text,
        tokens=tokens,
        by_bytes=tokenizer.by_bytes(text),
        context=context,
        pairs=pairs,
    )


def shown_token(tokenizer: Tokenizer, token: int) -> str:
    """A token in visible characters: `space`, `\\n`, `<call>`, `<0xC3>` for a byte."""
    raw = tokenizer.token_bytes(token)
    if token < len(TAGS):
        return raw.decode()
    if token < len(TAGS) + 256:
        return f"<0x{raw[0]:02X}>"
    text = raw.decode()
    if text == " ":
        return "space"
    return text if text.isprintable() else ascii(text)[1:-1]
