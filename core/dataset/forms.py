"""The text form of a sample: segments with their role and their weight in the loss."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tinycall.core.calls import CLOSE_CALL, OPEN_CALL
from tinycall.core.dataset.sample import Sample, normalize_request
from tinycall.core.tokenizer import words_in

Role = Literal["tag", "request", "structure", "value"]

# The request counts a little (arXiv:2401.13586), all of the CALL alike.
REQUEST_WEIGHT = 0.1
CALL_WEIGHT = 1.0

MOST_FRAMES = 512
RAREST_FRAME = 5
MOST_WORDS = 1000
RAREST_WORD = 10

_JSON_PART = re.compile(r'("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|true|false|null')


@dataclass(frozen=True)
class Segment:
    """A stretch of text that has one role; `weight` is the loss weight of each of its tokens."""

    text: str
    role: Role
    weight: float


def render_prompt(user: str) -> tuple[Segment, ...]:
    """What the model is given: everything up to the CALL."""
    return (
        Segment("<user>", "tag", 0.0),
        Segment("\n", "structure", 0.0),
        Segment(normalize_request(user), "request", REQUEST_WEIGHT),
        Segment("\n", "structure", REQUEST_WEIGHT),
        Segment("</user>", "tag", REQUEST_WEIGHT),
        Segment("\n", "structure", 0.0),
        Segment(OPEN_CALL, "tag", 0.0),
        Segment("\n", "structure", 0.0),
    )


def render_sample(sample: Sample) -> tuple[Segment, ...]:
    """A whole sample, as it is trained on."""
    return (
        *render_prompt(sample.user),
        *_call_segments(sample.call),
        Segment("\n", "structure", CALL_WEIGHT),
        Segment(CLOSE_CALL, "tag", CALL_WEIGHT),
        Segment("\n", "structure", 0.0),
    )


def frames_of(calls: Iterable[str]) -> tuple[str, ...]:
    """What stands between the values of `calls` often enough to be worth a token of its own.

    The most frequent first; at most `MOST_FRAMES`, none rarer than `RAREST_FRAME`.
    """
    seen = Counter(
        segment.text
        for call in calls
        for segment in _call_segments(call)
        if segment.role == "structure" and len(segment.text) > 1
    )
    return _frequent(seen, MOST_FRAMES, RAREST_FRAME)


def words_of(samples: Iterable[Sample]) -> tuple[str, ...]:
    """The words of requests and values that come up often enough to have a token of their own.

    The most frequent first; at most `MOST_WORDS`, none rarer than `RAREST_WORD`.
    """
    seen: Counter[str] = Counter()
    for sample in samples:
        seen.update(words_in(sample.user))
        for segment in _call_segments(sample.call):
            if segment.role == "value":
                seen.update(words_in(segment.text))
    return _frequent(seen, MOST_WORDS, RAREST_WORD)


def _frequent(seen: Counter[str], most: int, rarest: int) -> tuple[str, ...]:
    ranked = sorted(seen.items(), key=lambda item: (-item[1], item[0]))
    return tuple(text for text, count in ranked[:most] if count >= rarest)


def _call_segments(call: str) -> list[Segment]:
    segments: list[Segment] = []
    done = 0
    for match in _JSON_PART.finditer(call, max(0, call.find("{"))):
        if match[2] is not None:
            continue
        # The quotes are structure: the value is what stands between them.
        start, end = match.span(1) if match[1] else match.span()
        if match[1]:
            start, end = start + 1, end - 1
        segments += [
            Segment(call[done:start], "structure", CALL_WEIGHT),
            Segment(call[start:end], "value", CALL_WEIGHT),
        ]
        done = end
    segments.append(Segment(call[done:], "structure", CALL_WEIGHT))
    return [segment for segment in segments if segment.text]
