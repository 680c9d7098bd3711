"""Sums, products and means of lists."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.wording import numbers
from tinycall.core.dataset.synthesis.wording.phrasing import pick
from tinycall.core.dataset.synthesis.wording.wrapping import asked, ordered

_SUM_NOUNS = (
    "the [sum|sum|total] of {v}",
    "the sum of [these numbers|the numbers|the following|all of these][:|] {v}",
    "{v} [together|altogether|in total|summed up|added up|added together|all together|all in all|combined]",
    "the [total|grand total|combined total|overall sum] of [adding |]{v}",
)
_SUM_COMMANDS = (
    "[add|sum|add up|sum up|total|total up|add together|tally|tally up] {v}",
    "[add|add up|sum] [these|these numbers|these up|the numbers|the following|all these][:|] {v}",
    "add {v} [together|up]",
    "[count up|tot up|add all of|sum all of|put together|find the total of|get the sum of] {v}",
    "[add|sum] [them|these|it all] up[:|,] {v}",
)
_MEANS = (
    "the [average|mean|average|avg|arithmetic mean|average value|mean value] [of|of|for] {v}",
    "the [average|mean] of [these numbers|the numbers|these values|my scores|the scores|these][:|] {v}",
    "{v} [on average|averaged]",
    "the [average|mean|average value] [if my scores are|if the values are|if i got|when i got|when the numbers are|with scores of|from] {v}",
    "the [average|mean] [score|grade|mark|price|temperature|weight|age|result] [of|for|from|with] {v}",
)
_MEAN_COMMANDS = (
    "average {v}",
    "[average|take the average of|take the mean of|get the mean of] {v}",
)
_PRODUCTS = (
    "the product of {v}",
    "{v} [multiplied together|all multiplied|multiplied]",
    "the product of the numbers {v}",
)
_PRODUCT_COMMANDS = ("multiply {v}", "multiply {v} together")


def lists(rng: Random) -> tuple[str, str]:
    """A list of numbers and what is wanted of it."""
    style = rng.random()
    nouns: tuple[str, ...]
    commands: tuple[str, ...]
    longest = 9 if style < 0.85 else 5
    count = rng.randint(2 if 0.4 <= style < 0.85 else 3, longest if rng.random() < 0.3 else 5)
    shown, plain = listed(rng, count)
    if style < 0.4:
        expression = " + ".join(plain)
        nouns, commands = _SUM_NOUNS, _SUM_COMMANDS
    elif style < 0.85:
        expression = f"({' + '.join(plain)}) / {len(plain)}"
        nouns, commands = _MEANS, _MEAN_COMMANDS
    else:
        expression = " * ".join(plain)
        nouns, commands = _PRODUCTS, _PRODUCT_COMMANDS
    if rng.random() < (0.55 if commands is _SUM_COMMANDS else 0.25):
        return ordered(rng, pick(rng, rng.choice(commands), {"v": shown})), expression
    template = rng.choice(nouns)
    if template.startswith("the ") and rng.random() < 0.5:
        template = template[4:]
    return asked(rng, pick(rng, template, {"v": shown})), expression


def listed(rng: Random, count: int) -> tuple[str, list[str]]:
    """`count` numbers as a list in a request, and each as a CALL holds it."""
    style = rng.random()
    if style < 0.12:
        terms = [numbers.written(rng, rng.randint(1, 99), words=1.0) for _ in range(count)]
        if style < 0.03:
            return " and ".join(t.text for t in terms), [t.plain for t in terms]
        return ", ".join(t.text for t in terms[:-1]) + f" and {terms[-1].text}", [
            t.plain for t in terms
        ]
    decimals = rng.choice((0.0, 0.0, 0.2, 1.0))
    negative = 0.2 if rng.random() < 0.06 else 0.0
    size = rng.choice((9, 99, 99, 999, 0))
    plain = []
    for _ in range(count):
        value = (
            numbers.decimal(rng)
            if rng.random() < decimals
            else str(rng.randint(1, size) if size else numbers.whole(rng))
        )
        plain.append(f"-{value}" if rng.random() < negative else value)
    sign = rng.choice("$$€£") if rng.random() < 0.05 and not negative else ""
    shown = [f"{sign}{value}" for value in plain]
    if style < 0.24:
        return rng.choice((" ", " ", "; ", " + " if rng.random() < 0.2 else " ")).join(shown), plain
    if style < 0.3:
        return " and ".join(shown), plain
    comma = rng.choice((", ", ", ", ", ", ","))
    if comma == "," and any(len(value.partition(".")[0]) == 3 for value in plain):
        comma = ", "
    last = rng.choice((comma, " and ", " and ", ", and ")) if count > 2 else " and "
    text = comma.join(shown[:-1]) + last + shown[-1]
    return f"[{text}]" if rng.random() < 0.03 and "and" not in text else text, plain
