"""Templates of requests: choices, slots, and slips of the keyboard in words that carry no value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from random import Random

_SIGN = re.compile(r"[\[\]|]|[^\[\]|]+")
_SLOT = re.compile(r"\{(\w+)\}")
_CARRIER = re.compile(r"(?<![\w{'])[a-z]{4,}(?![\w}'])")
_SLIPS = 0.03
# How steeply the share of a template falls with its place, and that of a choice in it.
_FALL = 1.7
_GENTLY = 1.35

_Part = str | tuple["_Parts", ...]
_Parts = tuple[_Part, ...]


def say(rng: Random, templates: Sequence[str], slots: Mapping[str, str]) -> str:
    """One of several templates, the first ones oftener, with its choices made and slots filled."""
    return phrase(rng, templates[int(rng.random() ** _FALL * len(templates))], slots)


def phrase(rng: Random, template: str, slots: Mapping[str, str]) -> str:
    """A template: each `[a|b|]` chosen, now and then a slip of the keyboard, `{slots}` filled."""
    text = _expanded(rng, _parsed(template), _GENTLY)
    if rng.random() < _SLIPS:
        text = _misspelt(rng, text)
    return _SLOT.sub(lambda slot: slots[slot[1]], text)


def chosen(rng: Random, template: str) -> str:
    """A template with its choices made, all alike often, its slots left as they are."""
    return _expanded(rng, _parsed(template), 1)


def _expanded(rng: Random, parts: _Parts, fall: float) -> str:
    return "".join(
        part
        if isinstance(part, str)
        else _expanded(rng, part[int(rng.random() ** fall * len(part))], fall)
        for part in parts
    )


@lru_cache(maxsize=4096)
def _parsed(template: str) -> _Parts:
    """Literals, and for each choice a tuple of its alternatives."""
    stack: list[list[list[_Part]]] = [[[]]]
    for sign in _SIGN.findall(template):
        if sign == "[":
            stack.append([[]])
        elif sign == "]":
            alternatives = stack.pop()
            stack[-1][-1].append(tuple(tuple(parts) for parts in alternatives))
        elif sign == "|" and len(stack) > 1:
            stack[-1].append([])
        else:
            stack[-1][-1].append(sign)
    return tuple(stack[0][0])


def _misspelt(rng: Random, text: str) -> str:
    """One longer word of `text` with two letters swapped, or one dropped or doubled."""
    words = list(_CARRIER.finditer(text))
    if not words:
        return text
    word = rng.choice(words)
    at = rng.randrange(word.start() + 1, word.end() - 1)
    slip = rng.choice((text[at + 1] + text[at], text[at + 1], text[at : at + 1] * 2 + text[at + 1]))
    return text[:at] + slip + text[at + 2 :]
