"""Arithmetic in signs with brackets in brackets: `[40 - 3*(2+6)] / 4`, `{2 + [9 - (4 - 1)]} * 5`."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.wording import numbers
from tinycall.core.dataset.synthesis.wording.wrapping import asked

_SIGNS = {"+": ("+",), "-": ("-", "-", "-", "−"), "*": ("*", "*", "x", "×"), "/": ("/", "/", "÷")}
# The pairs that one person uses, the innermost first.
_PAIRS = (("()", "[]", "{}"), ("()", "[]", "{}"), ("()", "[]", "[]"), ("()", "{}", "[]"), ("()", "()", "()"), ("[]", "[]", "[]"), ("[]", "()", "{}"), ("{}", "()", "[]"))  # fmt: skip
_DEPTHS = (1, 2, 3)

Made = tuple[str, str]


def nested(rng: Random) -> Made:
    """A chain with round, square or curly brackets, within each other or beside each other."""
    signs = {operator: rng.choice(shown) for operator, shown in _SIGNS.items()}
    space = rng.choice((" ", " ", ""))
    pairs = rng.choice(_PAIRS)
    depth = rng.choices(_DEPTHS, (40, 47, 13))[0]
    made = _run(rng, signs, space, rng.choice((2, 2, 3)))
    for level in range(depth):
        whole = _enclosed(made, pairs[level])
        made = _beside(rng, whole, signs, space)
        if rng.random() < 0.2:
            other = _run(rng, signs, space, 2)
            made = _linked(rng, made, _enclosed(other, pairs[level]), signs, space)
    return asked(rng, made[0]), made[1]


def _enclosed(made: Made, pair: str) -> Made:
    return f"{pair[0]}{made[0]}{pair[1]}", f"({made[1]})"


def _beside(rng: Random, whole: Made, signs: dict[str, str], space: str) -> Made:
    """A number before or after a bracket, or on both sides of it."""
    style = rng.random()
    if style < 0.45:
        return _linked(rng, whole, _number(rng), signs, space)
    made = _linked(rng, _number(rng), whole, signs, space)
    return made if style < 0.8 else _linked(rng, made, _number(rng), signs, space)


def _linked(rng: Random, left: Made, right: Made, signs: dict[str, str], space: str) -> Made:
    operator = rng.choice("+-**/")
    return (
        f"{left[0]}{space}{signs[operator]}{space}{right[0]}",
        f"{left[1]} {operator} {right[1]}",
    )


def _run(rng: Random, signs: dict[str, str], space: str, size: int) -> Made:
    made = _number(rng)
    for _ in range(size - 1):
        made = _linked(rng, made, _number(rng), signs, space)
    return made


def _number(rng: Random) -> Made:
    if rng.random() < 0.12:
        plain = f"{rng.randint(0, 20)}.{rng.randint(1, 9)}"
    else:
        plain = str(rng.choice((rng.randint(2, 12), rng.randint(2, 99), numbers.whole(rng))))
    return plain, plain
