"""Arithmetic in steps: `add 3 to 4 then multiply by 5`, `the sum of 3 and 4 times 5`."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.calculator.spoken import COMMANDS, LINKS, number
from tinycall.core.dataset.synthesis.calculator.terms import (
    ATOM,
    POWER,
    PRODUCT,
    Term,
    applied,
    combined,
)
from tinycall.core.dataset.synthesis.wording.phrasing import pick
from tinycall.core.dataset.synthesis.wording.wrapping import asked, ordered

_STARTS = "[take|take|take|start with|start with|start from|begin with|starting with|starting from|pick|i have|have|think of|grab|use] {a}"
_FIRST_LINKS = (", ", ", ", " and ", ", then ", " then ", ". ", ", first ")
_LINKS = (", then ", ", and then ", " and then ", ", and ", ", ", " then ", ", after that ", ". Then ", ", finally ")  # fmt: skip


def steps(rng: Random) -> tuple[str, str]:
    """One step after another, or something done to a whole: `add 3 to 4 then multiply by 5`."""
    style = rng.random()
    if style < 0.35:
        return _then(rng)
    if style < 0.55:
        return _from_a_start(rng)
    a, b, c = (number(rng, negative=0.01, decimals=0.12) for _ in range(3))
    slots = {"a": a.text, "b": b.text, "c": c.text}
    inner = rng.choice("+-")
    link = rng.choice(LINKS[inner][:2])
    outer = rng.choice("*/")
    outer_word = rng.choice(LINKS[outer][:2])
    whole = combined("", a, inner, b)
    if style < 0.65:
        template = (
            f"{{a}} {link} {{b}}[,| ,|] [all|the whole thing|altogether|everything|all of it|all of that|"
            f"and all that|the whole lot|the result] {outer_word} {{c}}"
        )
        return asked(rng, pick(rng, template, slots)), combined("", whole, outer, c).plain
    name = {"+": "sum of {a} and {b}", "-": "difference [between|of] {a} and {b}"}[inner]
    if style < 0.74:
        text = pick(rng, f"the {name}[,|] {outer_word} {{c}}", slots)
        return asked(rng, text), combined("", whole, outer, c).plain
    if style < 0.82:
        text = pick(rng, f"{{c}} {outer_word} the {name}", slots)
        return asked(rng, text), combined("", c, outer, whole).plain
    if style < 0.88:
        text = pick(
            rng,
            f"[multiply|times] the {name} by {{c}}"
            if outer == "*"
            else f"divide the {name} by {{c}}",
            slots,
        )
        return ordered(rng, text), combined("", whole, outer, c).plain
    if style < 0.94:
        opened, closed = rng.choice(
            (("open bracket", "close bracket"), ("bracket", "close bracket"), ("brackets", "end brackets"),
             ("open parenthesis", "close parenthesis"), ("parentheses", "end parentheses"))
        )  # fmt: skip
        text = pick(rng, f"{opened} {{a}} {link} {{b}} {closed} {outer_word} {{c}}", slots)
        return asked(rng, text), combined("", whole, outer, c).plain
    return _about_product(rng, a, b, c)


def _about_product(rng: Random, a: Term, b: Term, c: Term) -> tuple[str, str]:
    whole = combined("", a, "*", b)
    slots = {"a": a.text, "b": b.text, "c": c.text}
    template, plain = rng.choice(
        (
            ("subtract {c} from the product of {a} and {b}", combined("", whole, "-", c)),
            ("add {c} to the product of {a} and {b}", combined("", whole, "+", c)),
            ("the product of {a} and {b} plus {c}", combined("", whole, "+", c)),
            ("the product of {a} and {b} minus {c}", combined("", whole, "-", c)),
            ("{c} more than the product of {a} and {b}", combined("", whole, "+", c)),
            ("{c} less than {a} times {b}", combined("", whole, "-", c)),
            ("{c} more than {a} times {b}", combined("", whole, "+", c)),
            ("{c} less than twice {a}", combined("", Term("", f"{a.plain} * 2", PRODUCT), "-", c)),
            (
                "{c} more than half of {a}",
                combined("", Term("", f"{a.plain} / 2", PRODUCT), "+", c),
            ),
        )
    )
    text = pick(rng, template, slots)
    return (ordered if text[0] in "as" else asked)(rng, text), plain.plain


def _then(rng: Random) -> tuple[str, str]:
    """A start, then one step or two on the result so far."""
    a, b = number(rng, negative=0.01), number(rng, negative=0.01)
    operator_named = rng.random() < 0.75
    if operator_named:
        template, operator = rng.choice(COMMANDS[:11])
    else:
        operator = rng.choice("+-*/")
        template = f"{{a}} {rng.choice(LINKS[operator][:2])} {{b}}"
    text = pick(rng, template, {"a": a.text, "b": b.text})
    result = combined("", a, operator, b)
    for _ in range(rng.choices((1, 2), (80, 20))[0]):
        said, result = _step(rng, result)
        text += (
            rng.choice((" then ", " then ", " and then ", " and ", ", then ", ", and ", ", "))
            + said
        )
    if text[0].isalpha() and operator_named:
        return ordered(rng, text), result.plain
    return pick(rng, "[|||what is |what's |calculate |do |compute ]") + text, result.plain


def _from_a_start(rng: Random) -> tuple[str, str]:
    """A number to begin with, then two or three steps: `take 64, subtract 15, then halve it`."""
    result = number(rng, negative=0.01, decimals=0.1)
    text = pick(rng, _STARTS, {"a": result.text})
    for place in range(rng.choices((1, 2, 3), (25, 60, 15))[0]):
        said, result = _step(rng, result)
        links = _FIRST_LINKS if not place else _LINKS
        text += rng.choice(links) + said
    return text, result.plain


def _step(rng: Random, so_far: Term) -> tuple[str, Term]:
    c = number(rng, negative=0, decimals=0.1)
    that = pick(rng, "[||| it| that| the result| the answer| everything]")
    style = rng.random()
    if style < 0.26:
        return f"multiply{that} by {c.text}", combined("", so_far, "*", c)
    if style < 0.5:
        return f"divide{that} by {c.text}", combined("", so_far, "/", c)
    if style < 0.68:
        return f"{rng.choice(('add', 'add', 'add another'))} {c.text}", combined("", so_far, "+", c)
    if style < 0.86:
        verb = rng.choice(("subtract", "subtract", "take away", "take off", "remove"))
        return f"{verb} {c.text}", combined("", so_far, "-", c)
    if style < 0.91:
        it = that or " it"
        return rng.choice((f"double{it}", f"multiply{it} by two")), combined(
            "", so_far, "*", Term("", "2")
        )
    if style < 0.95:
        it = that or " it"
        return rng.choice((f"halve{it}", f"split{it} in half")), combined(
            "", so_far, "/", Term("", "2")
        )
    if style < 0.98:
        it = that or " it"
        raised = f"({so_far.plain})" if so_far.level < ATOM else so_far.plain
        return f"square{it}", Term("", f"{raised} ** 2", POWER)
    text = rng.choice(("take the square root", "take the root of that"))
    return text, applied("", "sqrt", so_far.plain)
