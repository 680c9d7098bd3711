"""Arithmetic said in words: chains, sums and products of pairs, one step after another."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.calculator.terms import (
    NEGATED,
    POWER,
    PRODUCT,
    SUM,
    Term,
    applied,
    atom,
    combined,
)
from tinycall.core.dataset.synthesis.wording import money, numbers
from tinycall.core.dataset.synthesis.wording.phrasing import pick
from tinycall.core.dataset.synthesis.wording.wrapping import asked, ordered

LINKS = {
    "+": ("plus", "plus", "plus", "+", "and"),
    "-": ("minus", "minus", "minus", "-", "less", "take away"),
    "*": ("times", "times", "times", "multiplied by", "x", "*"),
    "/": ("divided by", "divided by", "over", "/"),
}
_PAIR_LINKS = {
    "+": ("added to", "and", "with another", "increased by"),
    "-": ("without", "subtract", "decreased by", "take away", "reduced by", "subtracting"),
    "*": ("by", "multiplied with", "multiply by", "multiply"),
    "/": ("by", "divide by", "split by", "/"),
}
# What is asked of two numbers: as a command, or as a noun.
COMMANDS = (
    ("[add|add|sum|add up|add together|sum up] {a} and {b}", "+"),
    ("add {a} [to|to|plus|with|and] {b}", "+"),
    ("add {a} and {b} [together|up]", "+"),
    ("[put|count] {a} and {b} together", "+"),
    ("[subtract|deduct|take|take away|remove|minus] {b} from {a}", "-"),
    ("take {b} [away|off] from {a}", "-"),
    ("[start with|take] {a} and [subtract|take away|remove] {b}", "-"),
    ("[start with|take] {a} and add {b}", "+"),
    ("[multiply|times] {a} [by|by|and|with|times] {b}", "*"),
    ("[divide|divide|split] {a} by {b}", "/"),
    ("divide {a} [with|over] {b}", "/"),
    ("[increase|raise|bump up|up] {a} by {b}", "+"),
    ("[decrease|reduce|lower|cut] {a} by {b}", "-"),
    ("[take|have] {a} times {b}", "*"),
    ("[take|get] {a} [over|divided by] {b}", "/"),
)  # fmt: skip
_NOUNS = (
    ("the sum of {a} and {b}", "+"),
    ("the total of {a} and {b}", "+"),
    ("{a} and {b} [together|added together|combined|summed up|in total|altogether|added up]", "+"),
    ("the difference [between|of] {a} and {b}", "-"),
    ("the difference between {a} and {b}", "-"),
    ("the product of {a} and {b}", "*"),
    ("{a} and {b} multiplied[ together|]", "*"),
    ("the quotient of {a} and {b}", "/"),
    ("the ratio [of|between] {a} [to|and] {b}", "/"),
    ("{b} [more than|more than|greater than|added to|on top of|above|bigger than] {a}", "+"),
    ("{b} [less than|less than|fewer than|subtracted from|taken from|taken away from|smaller than|below|under] {a}", "-"),
    ("{a} [with|when] {b} [taken away|removed|subtracted]", "-"),
    ("{a} [multiplied by|multiplied with] {b}", "*"),
)  # fmt: skip
_FACTORS = (
    ("[double|twice|2x]", "* 2"),
    ("[double|twice]", "* 2"),
    ("[triple|thrice|treble]", "* 3"),
    ("quadruple", "* 4"),
    ("[half of|half of|half|one half of|a half of|1/2 of]", "/ 2"),
    ("[a third of|one third of|a third of|1/3 of]", "/ 3"),
    ("[a quarter of|one quarter of|a fourth of|one fourth of|a quarter of|1/4 of]", "/ 4"),
    ("[a fifth of|one fifth of|1/5 of]", "/ 5"),
    ("[a sixth of|one sixth of]", "/ 6"),
    ("[an eighth of|one eighth of|1/8 of]", "/ 8"),
    ("[a tenth of|one tenth of|1/10 of]", "/ 10"),
    ("[a hundredth of|one hundredth of]", "/ 100"),
    ("[three quarters of|three fourths of|3/4 of|three quarters of]", "* 3 / 4"),
    ("[two thirds of|2/3 of]", "* 2 / 3"),
    ("[two fifths of|2/5 of]", "* 2 / 5"),
    ("[three fifths of|3/5 of]", "* 3 / 5"),
    ("[four fifths of|4/5 of]", "* 4 / 5"),
    ("[five eighths of|5/8 of]", "* 5 / 8"),
    ("[three eighths of|3/8 of]", "* 3 / 8"),
    ("[seven tenths of|7/10 of]", "* 7 / 10"),
    ("[three tenths of]", "* 3 / 10"),
)  # fmt: skip
_FRACTIONS = (
    ("[a half|one half|1/2|half]", "1 / 2"), ("[a third|one third|1/3]", "1 / 3"), ("[two thirds|2/3]", "2 / 3"),
    ("[a quarter|one quarter|one fourth|1/4]", "1 / 4"), ("[three quarters|three fourths|3/4]", "3 / 4"),
    ("[a fifth|one fifth|1/5]", "1 / 5"), ("[two fifths|2/5]", "2 / 5"), ("[one sixth|1/6]", "1 / 6"),
    ("[one eighth|1/8]", "1 / 8"), ("[three eighths|3/8]", "3 / 8"), ("[a tenth|one tenth|1/10]", "1 / 10"),
)  # fmt: skip


def number(rng: Random, *, negative: float = 0.03, decimals: float = 0.2) -> Term:
    """A number said somehow; now and then a negative one."""
    if rng.random() < 0.025:
        price = money.currency(rng).amount(rng, money.sum_of(rng))
        return atom(price.text, price.plain)
    style = rng.random()
    if style < 0.02:
        found = numbers.written(rng, rng.randint(10**6, 10**7 - 1))
    elif style < 0.04:
        found = numbers.named(rng)
    else:
        found = numbers.number(rng, decimals=decimals)
    if rng.random() < negative:
        sign = rng.choice(("-", "-", "minus ", "negative "))
        if not found.text[0].isdigit() and sign == "-":
            sign = "minus "
        return atom(f"{sign}{found.text}", f"-{found.plain}")
    return atom(found.text, found.plain)


def factor(rng: Random, inner: Term) -> Term:
    """Twice, half, two thirds ... of something."""
    template, meant = rng.choice(_FACTORS)
    said = pick(rng, template)
    plain = f"({inner.plain})" if inner.level < PRODUCT else inner.plain
    return Term(f"{said} {inner.text}", f"{plain} {meant}", PRODUCT)


def power(rng: Random, base: Term) -> Term:
    """A number squared, cubed, to the fourth ..."""
    style = rng.random()
    if style < 0.5:
        return Term(f"{base.text} squared", f"{base.plain} ** 2", POWER)
    if style < 0.72:
        return Term(f"{base.text} cubed", f"{base.plain} ** 3", POWER)
    exponent = rng.choice((2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 11, 12))
    small = numbers.in_words(exponent) if rng.random() < 0.35 else str(exponent)
    said = rng.choice(
        (
            f" to the power of {small}", f" to the power {small}", f" raised to the power of {small}",
            f" to the {ordinal(rng, exponent)}", f" to the {ordinal(rng, exponent)} power",
            f" raised to {small}", f" raised to the {ordinal(rng, exponent)} power",
            f"^{exponent}", f" ^ {exponent}", f"**{exponent}",
        )
    )  # fmt: skip
    return Term(f"{base.text}{said}", f"{base.plain} ** {exponent}", POWER)


def ordinal(rng: Random, value: int) -> str:
    """`fourth` or `4th`."""
    named = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
    if rng.random() < 0.6:
        return named[value - 2]
    return f"{value}{'nd' if value == 2 else 'rd' if value == 3 else 'th'}"


def part(rng: Random, _: Term) -> Term:
    """A fraction that stands for itself: `two thirds`, `3/4`."""
    said, plain = rng.choice(_FRACTIONS)
    return Term(pick(rng, said), plain, PRODUCT)


def root(rng: Random, inner: Term) -> Term:
    """The square root of a number."""
    said = pick(rng, "[the |]square root of ")
    return applied(f"{said}{inner.text}", "sqrt", inner.plain)


def chain(rng: Random, size: int, *, fancy: float = 0.0) -> Term:
    """Terms with operators in words between them, read with the usual precedence."""
    operators = rng.choices(("+", "-", "*", "/"), (30, 25, 27, 18), k=size)
    result = _item(rng, fancy)
    for operator in operators:
        links = LINKS[operator]
        link = rng.choice(links if size == 1 else links[:4])
        item = _item(rng, fancy if operator in "+-" else 0.0)
        plain = f"{result.plain} {operator} {item.plain}"
        result = Term(f"{result.text} {link} {item.text}", plain, SUM)
    return result


def _item(rng: Random, fancy: float) -> Term:
    found = number(rng, negative=0.02)
    if rng.random() >= fancy or found.level == NEGATED:
        return found
    return rng.choice((power, power, root, factor, part))(rng, found)


def said_chain(rng: Random) -> tuple[str, str]:
    """`23 plus 17 times 4`, with powers, roots and fractions among longer ones."""
    size = rng.choices((1, 2, 3, 4, 5), (52, 34, 10, 3, 1))[0]
    if size == 1 and rng.random() < 0.13:
        operator = rng.choice("+-*/")
        a, b = number(rng), number(rng)
        text = f"{a.text} {rng.choice(_PAIR_LINKS[operator])} {b.text}"
        return asked(rng, text), combined(text, a, operator, b).plain
    term = chain(rng, size, fancy=0.0 if rng.random() < 0.7 else 0.6)
    return asked(rng, term.text), term.plain


def pair(rng: Random) -> tuple[str, str]:
    """One operation that is named: a sum, a product, something taken from something."""
    a, b = number(rng), number(rng)
    if rng.random() < 0.55:
        template, operator = rng.choice(COMMANDS)
        text = pick(rng, template, {"a": a.text, "b": b.text})
        return ordered(rng, text), combined(text, a, operator, b).plain
    template, operator = rng.choice(_NOUNS)
    text = pick(rng, template, {"a": a.text, "b": b.text})
    return asked(rng, text), combined(text, a, operator, b).plain


def fraction(rng: Random) -> tuple[str, str]:
    """Double, half, three quarters; a fraction as a decimal; how often one goes into another."""
    style = rng.random()
    a, b = number(rng, negative=0), number(rng, negative=0, decimals=0.05)
    if rng.random() < 0.7 and float(a.plain) < float(b.plain):
        a, b = b, a
    if style < 0.55:
        found = factor(rng, a)
        tail = rng.random()
        if tail < 0.2:
            found = combined_words(rng, found, b)
        return asked(rng, found.text), found.plain
    if style < 0.65:
        verb, meant = rng.choice(
            (("double", "* 2"), ("triple", "* 3"), ("halve", "/ 2"), ("quadruple", "* 4"))
        )
        text = f"{verb} {a.text}"
        plain = f"{a.plain} {meant}"
        if rng.random() < 0.5:
            step, operator = rng.choice(
                (("add", "+"), ("plus", "+"), ("subtract", "-"), ("minus", "-"), ("take away", "-"))
            )
            text = f"{text} {rng.choice(('and', 'then', 'and then', ', then'))} {step} {b.text}"
            plain = f"{plain} {operator} {b.plain}"
        return ordered(rng, text.replace(" ,", ",")), plain
    if style < 0.82:
        text = pick(
            rng,
            "[how many times does {b} go into {a}|how often does {b} [go into|fit in|fit into] {a}|"
            "how many times [does|can] {b} fit [in|into|inside] {a}|{b} goes into {a} how many times|"
            "how many times is {b} in {a}|"
            "how many times bigger is {a} than {b}|how many times larger than {b} is {a}]",
            {"a": a.text, "b": b.text},
        )
        return text, f"{a.plain} / {b.plain}"
    low, high = sorted((rng.randint(1, 99), rng.randint(2, 100)))
    text = pick(
        rng,
        "[[what is|what's|whats|convert|write|turn|give me|show|express|put|] {a}[/|/|/| / | over ]{b} "
        "[as a decimal|in decimal|to a decimal|to decimal|as decimal|in decimals|as a decimal number|into a decimal]|"
        "decimal [of|for|value of|form of] {a}/{b}|the fraction {a}/{b} as a decimal]",
        {"a": str(low), "b": str(high)},
    )
    return text, f"{low} / {high}"


def combined_words(rng: Random, left: Term, right: Term) -> Term:
    """A term and a number under plus or minus, or times where the term is tight enough."""
    operator = rng.choice("++--*") if left.level >= PRODUCT else rng.choice("+-")
    link = rng.choice(LINKS[operator][:3])
    return combined(f"{left.text} {link} {right.text}", left, operator, right)
