"""Samples as token ids and loss weights."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random

from tinycall.core.calls import Call, CallError
from tinycall.core.dataset.forms import (
    Segment,
    frames_of,
    render_prompt,
    render_sample,
    words_of,
)
from tinycall.core.dataset.sample import Sample
from tinycall.core.tokenizer import TAGS, Tokenizer
from tinycall.core.tools.registry import ToolRegistry

# Letters of many scripts, from two to four bytes each.
_SCRIPTS = ((0xC0, 0x24F), (0x370, 0x3FF), (0x400, 0x4FF), (0x3041, 0x30FF), (0x4E00, 0x9FFF))
# Frames and words that matter come up among so many samples.
_ENOUGH = 50_000
_EMOJI = (0x1F300, 0x1F64F)


@dataclass(frozen=True)
class EncodedSample:
    """Token ids, and for each the loss weight of predicting it; the first is never predicted."""

    ids: tuple[int, ...]
    weights: tuple[float, ...]


def tokenizer_for(samples: Sequence[Sample]) -> Tokenizer:
    """The tokenizer of a fresh model that is trained on these samples.

    It knows every character of them; the frames and words of many are those of a part.
    """
    part = samples[:: -(-len(samples) // _ENOUGH) or 1]
    return Tokenizer.of(
        (text for sample in samples for text in (sample.user, sample.call)),
        frames_of(sample.call for sample in part),
        words_of(part),
    )


def encode_segments(
    segments: Sequence[Segment], tokenizer: Tokenizer, spelled: Collection[str] = ()
) -> EncodedSample:
    """Concatenate segments; a segment whose role is `tag` becomes one token.

    The words in `spelled` are spelled in characters, in the request and in the values.
    """
    ids: list[int] = []
    weights: list[float] = []
    for segment in segments:
        if segment.role == "tag":
            tokens = [TAGS.index(segment.text)]
        elif segment.role == "structure":
            tokens = tokenizer.encode_frames(segment.text)
        else:
            tokens = tokenizer.encode(segment.text, spelled)
        ids += tokens
        weights += [segment.weight] * len(tokens)
    return EncodedSample(tuple(ids), tuple(weights))


def encode_sample(
    sample: Sample, tokenizer: Tokenizer, spelled: Collection[str] = ()
) -> EncodedSample:
    """A sample as it is trained on; see `encode_segments`."""
    return encode_segments(render_sample(sample), tokenizer, spelled)


def encode_prompt(user: str, tokenizer: Tokenizer) -> EncodedSample:
    """What the model is given for a request, weighted as it was trained on."""
    return encode_segments(render_prompt(user), tokenizer)


def with_foreign_letters(sample: Sample, registry: ToolRegistry, rng: Random) -> Sample:
    """The sample with one copied word respelled in letters that have no token of their own.

    A word that stands in the request and in a text value of the call gets the same new letters in
    both, so that the byte tokens learn to be copied. A sample without such a word comes back as is.
    """
    try:
        call = registry.parse(sample.call)
    except CallError:
        return sample
    words = set(sample.user.split())
    spots = [
        (key, word)
        for key, value in call.args.items()
        if isinstance(value, str) and value.replace(" ", "").isalpha()
        for word in value.split()
        if len(word) > 3 and word in words
    ]
    if not spots:
        return sample
    key, word = rng.choice(spots)
    letters = list(word)
    for _ in range(rng.randint(1, 3)):
        letters[rng.randrange(len(letters))] = _foreign_letter(rng)
    new = "".join(letters)
    args = {**call.args, key: _replace_word(call.args[key], word, new)}
    try:
        registry.check(Call(call.tool, args))
    except CallError:
        return sample
    user = _replace_word(sample.user, word, new)
    return Sample(sample.tool, user, registry.format(Call(call.tool, args)))


def _replace_word(text: str, word: str, new: str) -> str:
    return " ".join(new if part == word else part for part in text.split())


def _foreign_letter(rng: Random) -> str:
    low, high = _EMOJI if rng.random() < 0.2 else rng.choice(_SCRIPTS)
    while not (letter := chr(rng.randint(low, high))).isprintable():
        pass
    return letter
