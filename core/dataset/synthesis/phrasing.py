"""Templates, and the habits of real typing around them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")

_OPENERS = (
    "please ", "pls ", "can you ", "could you ", "can u ", "hey, ", "hi, ", "ok, ", "hey ", "ok ",
    "would you ", "i need you to ", "i want you to ", "could you please ", "can you please ",
    "hello, ", "so, ", "now ", "quick one: ", "help me ", "let's ", "go ahead and ", "assistant, ",
    "i'd like you to ", "kindly ", "just ", "quickly ", "yo ",
)  # fmt: skip
_CLOSERS = (
    " please", " thanks", ", please", ", thanks", " for me", " pls", " now", " thank you", " thx",
    " asap", ", thank you",
)  # fmt: skip
_CASUAL = (
    ("what's", "whats"), ("what is", "what's"), ("i'm", "im"), ("let's", "lets"), ("you", "u"),
    ("what is", "whats"), ("please", "plz"), ("how's", "hows"), ("and", "&"),
)  # fmt: skip


def pick(rng: Random, template: str, slots: Mapping[str, str] | None = None) -> str:
    """Choose in each `[a|b|]` of a template, inner ones first, then fill its `{slots}`."""
    while match := _CHOICE.search(template):
        chosen = rng.choice(match[1].split("|"))
        template = template[: match.start()] + chosen + template[match.end() :]
    return _SLOT.sub(lambda slot: (slots or {})[slot[1]], template)


def one_of(rng: Random, templates: Sequence[str], slots: Mapping[str, str] | None = None) -> str:
    """One of several templates, filled."""
    return pick(rng, rng.choice(templates), slots)


def as_typed(rng: Random, text: str, *, command: bool) -> str:
    """The request with the politeness, case and punctuation that people put around it.

    `command` says that the text begins with a verb, so that "can you" may stand before it.
    """
    if command and rng.random() < 0.25:
        text = rng.choice(_OPENERS) + text
    if rng.random() < 0.08:
        text += rng.choice(_CLOSERS)
    if rng.random() < 0.06:
        old, new = rng.choice(_CASUAL)
        text = text.replace(f"{old} ", f"{new} ", 1) if text.startswith(f"{old} ") else text
    style = rng.random()
    if style < 0.3:
        text = text[:1].upper() + text[1:]
    ending = rng.random()
    if ending < 0.12:
        text += "?"
    elif ending < 0.2 and not text[-1].isdigit():
        text += "."
    elif ending < 0.22:
        text += "!"
    return " ".join(text.split())
