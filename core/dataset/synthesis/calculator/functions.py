"""Powers, roots, logarithms, angles, rounding, remainders."""

from __future__ import annotations

from itertools import accumulate
from random import Random

from tinycall.core.dataset.synthesis.calculator.spoken import combined_words, number, ordinal, power
from tinycall.core.dataset.synthesis.calculator.terms import (
    ATOM,
    POWER,
    PRODUCT,
    SUM,
    Term,
    combined,
)
from tinycall.core.dataset.synthesis.wording import numbers
from tinycall.core.dataset.synthesis.wording.phrasing import pick
from tinycall.core.dataset.synthesis.wording.wrapping import asked, ordered

_OF = "[of |of |]"
# {a} any positive number, {s} a small whole one, {n} a number in digits.
_FUNCTIONS = (
    (30, "[the square root of|square root of|sqrt of|root of|the root of|square root|sq root of|sqrt|the sqrt of|root] {a}", "sqrt({a})"),
    (8, "[sqrt({n})|sqrt({n})|√{n}|√({n})|sqrt ({n})|sqrt {n}]", "sqrt({n})"),
    (6, "the cube root of {a}", "{a} ** (1 / 3)"),
    (2, "[cube root|third root of|3rd root of|cubic root of|cbrt of] {a}", "{a} ** (1 / 3)"),
    (2, "the [fourth|4th] root of {a}", "{a} ** (1 / 4)"),
    (1, "the [fifth|5th] root of {a}", "{a} ** (1 / 5)"),
    (1, "the [sixth|6th] root of {a}", "{a} ** (1 / 6)"),
    (7, "[the |the |]square of {a}", "{a} ** 2"),
    (4, "[the |the |]cube of {a}", "{a} ** 3"),
    (2, "{a} times itself", "{a} * {a}"),
    (7, f"[the sine|sine|sin|sin|sinus] {_OF}{{n}}", "sin({n})"),
    (5, f"[the cosine|cosine|cos|cos] {_OF}{{n}}", "cos({n})"),
    (4, f"[the tangent|tangent|tan|tan] {_OF}{{n}}", "tan({n})"),
    (1, "[sin|sine of] {n} radians", "sin({n})"),
    (1, "[cos|cosine of] {n} [radians|rad]", "cos({n})"),
    (7, f"[the sine|sine|sin|sin] {_OF}{{d}}[ degrees| degrees| deg|°| degree]", "sin({d} * pi / 180)"),
    (5, f"[the cosine|cosine|cos|cos] {_OF}{{d}}[ degrees| degrees| deg|°| degree]", "cos({d} * pi / 180)"),
    (4, f"[the tangent|tangent|tan|tan] {_OF}{{d}}[ degrees| degrees| deg|°| degree]", "tan({d} * pi / 180)"),
    (5, "[sin|sine|the sine] of pi [over|over|/|divided by] {s}", "sin(pi / {s})"),
    (4, "[cos|cosine|the cosine] of pi [over|/|divided by] {s}", "cos(pi / {s})"),
    (2, "[tan|tangent] of pi [over|/|divided by] {s}", "tan(pi / {s})"),
    (2, "[sin|sine] of {s} pi", "sin({s} * pi)"),
    (2, "[cos|cosine] of {s} pi", "cos({s} * pi)"),
    (2, "[sin(pi/{s})|sin(pi / {s})]", "sin(pi / {s})"),
    (2, "[cos(pi/{s})|cos(pi / {s})]", "cos(pi / {s})"),
    (1, "[sin(pi)|sin pi|sine of pi]", "sin(pi)"),
    (1, "[cos(pi)|cos pi|cosine of pi]", "cos(pi)"),
    (8, "[the natural log of|natural log of|natural logarithm of|ln of|the ln of|ln|natural log|the natural logarithm of] {a}", "log({a})"),
    (3, "[ln({n})|log({n})]", "log({n})"),
    (3, "[log of|the log of|log|the logarithm of|logarithm of] {a}", "log({a})"),
    (5, "[the log|log|logarithm|the logarithm] base [10|10|ten] of {a}", "log10({a})"),
    (5, "[the log|log|logarithm] of {a} [base|to base|to the base|in base|with base] [10|10|ten]", "log10({a})"),
    (4, "[log10 of|log 10 of|the log10 of|log10|decimal log of|common log of|common logarithm of] {a}", "log10({a})"),
    (4, "[log10({n})|log10({n})|log_10({n})|log10 {n}]", "log10({n})"),
    (4, "[the log|log|logarithm] base [2|2|two] of {a}", "log({a}, 2)"),
    (4, "[the log|log] of {a} [base|to base|to the base|in base|with base] {s}", "log({a}, {s})"),
    (3, "[the log|log] base {s} of {a}", "log({a}, {s})"),
    (3, "[log2 of {a}|log2({n})|log2 {n}|binary log of {a}]", None),
    (7, "e [to the power of|to the power|to the|raised to|^|**|to the power of] {s}", "exp({s})"),
    (3, "e to the [minus|negative] {s}", "exp(-{s})"),
    (2, "[e^{s}|e**{s}|e ^ {s}]", "exp({s})"),
    (2, "[e^-{s}|e^(-{s})|e**-{s}|exp(-{s})]", "exp(-{s})"),
    (4, "[exp of|the exponential of|exponential of|exp] {s}", "exp({s})"),
    (3, "exp({s})", "exp({s})"),
    (10, "[the absolute value of|absolute value of|abs of|abs value of|the magnitude of|absolute of] [-|minus |negative ]{n}", "abs(-{n})"),
    (2, "[the absolute value of|absolute value of|abs of] {a}", "abs({a})"),
    (2, "[abs(-{n})|abs(-{n})|abs( -{n} )|abs -{n}]", "abs(-{n})"),
    (2, "[the absolute value of|abs of] {n} minus {m}", "abs({n} - {m})"),
    (3, "the absolute difference [between|of] {a} and {b}", "abs({a} - {b})"),
    (5, "[pi times {a}|pi * {n}|pi x {n}]", None),
    (4, "{a} [times|times|*|x|multiplied by] pi", "{a} * pi"),
    (4, "[2|two] pi [times |times |]{a}", "2 * pi * {a}"),
    (3, "{s} pi", "{s} * pi"),
    (2, "pi [over|divided by|/] {s}", "pi / {s}"),
    (3, "pi [squared|^2|to the power of 2]", "pi ** 2"),
    (3, "pi times {a} squared", "pi * {a} ** 2"),
    (3, "the square root of the sum of {n} and {m}", "sqrt({n} + {m})"),
    (3, "the square root of {s} squared plus {t} squared", "sqrt({s} ** 2 + {t} ** 2)"),
    (2, "[sqrt({s}^2 + {t}^2)|sqrt({s}**2+{t}**2)|sqrt({s}^2+{t}^2)|sqrt({s}² + {t}²)]", "sqrt({s} ** 2 + {t} ** 2)"),
    (3, "[sqrt|square root|the square root|root] of {n} [times|plus|minus|over|divided by] [sqrt|square root|the square root|root] of {m}", ""),
    (3, "[the |]second power of {a}", "{a} ** 2"),
    (2, "[the |]third power of {a}", "{a} ** 3"),
    (2, "[the |][fourth|4th] power of {s}", "{s} ** 4"),
    (3, "[log|the log|logarithm] of {a} [in|with|using] base {s}", "log({a}, {s})"),
    (2, "the square of {s} [plus|added to] the square of {t}", "{s} ** 2 + {t} ** 2"),
    (2, "the sine of {d} degrees [plus|minus] the cosine of {d} degrees", ""),
    (3, "[the reciprocal of|reciprocal of|the inverse of|1 over|one over|one divided by] {a}", "1 / {a}"),
)  # fmt: skip
_SIGNS = (("plus", "+"), ("minus", "-"), ("times", "*"), ("over", "/"), ("divided by", "/"))
_WEIGHTS = tuple(accumulate(weight for weight, _, _ in _FUNCTIONS))
_INTEGER = (
    (20, "the remainder [of {a} divided by|of {a} divided by|when you divide {a} by|from dividing {a} by|when dividing {a} by] {b}", "%"),
    (12, "the remainder [when|if] {a} is divided by {b}", "%"),
    (5, "the remainder of {a} and {b}", "%"),
    (25, "{a} [mod|mod|mod|modulo|modulus|%] {b}", "%"),
    (6, "[the rest|the remainder|the modulo] of {a} [divided by|over|/|mod] {b}", "%"),
    (6, "the rest [when|if] you divide {a} by {b}", "%"),
    (8, "what [remains|is left|is left over|is the rest|is the remainder] [when|if|after] [i divide|you divide|dividing] {a} by {b}", "%"),
    (3, "how much is left over [when|if] {a} is [divided|split] by {b}", "%"),
    (12, "{a} [//|//|integer divided by|floor divided by|div|int divided by] {b}", "//"),
    (4, "[the integer part of|the whole part of|the floor of] {a} [divided by|over|/] {b}", "//"),
    (5, "[integer division of|floor division of|whole division of] {a} [by|and|with] {b}", "//"),
    (6, "[integer divide|floor divide|int divide] {a} by {b}", "//"),
    (4, "how many [whole|full|complete] times does {b} [go into|fit into|fit in] {a}", "//"),
    (5, "{a} divided by {b} [without remainder|without the remainder|rounded down|ignoring the remainder|as a whole number|whole number only]", "//"),
)  # fmt: skip
_INTEGER_WEIGHTS = tuple(accumulate(weight for weight, _, _ in _INTEGER))
_DIGITS = "[decimals|decimal places|places|digits|decimal|dp|digits after the point|decimal digits]"
_DIGIT = "[decimal|decimal place|decimal place|place|digit|dp|digit after the point]"
_PLACES = (("tenth", 1), ("hundredth", 2), ("hundredth", 2), ("thousandth", 3))
_INTEGERS = (
    "[the |][nearest|closest] [integer|whole number] to {x}", "{x} to the nearest [integer|whole number|whole]", "{x} [as|rounded to] [a whole number|an integer]",
    "the [integer|whole number] [closest|nearest] to {x}", "{x} [rounded|round] [to no decimals|without decimals|to zero decimals]",
)  # fmt: skip
_ROUNDED = (
    "{x} [to|to|to|with|at] {n} {u}", "{x} [with|to] {n} {u} [after the point|only]", "{x} rounded[ off|] [to|at|with] {n} {u}", "{x}, {n} {u}", "{x} [correct|accurate|exact] to {n} {u}", "{x} [with|to] only {n} {u}",
    "{x} [keeping|showing|using] {n} {u}", "{x} but [only|just] {n} {u}", "{x} to {n} {u}",
)  # fmt: skip
_TENS = (("ten", -1), ("hundred", -2), ("thousand", -3), ("10", -1), ("100", -2), ("1000", -3))
_WHOLE = "[ to the nearest whole number| to the nearest integer| to a whole number| to the nearest whole| to an integer| to the nearest one| to 0 decimals]"


def function(rng: Random) -> tuple[str, str]:
    """A function, root or constant, now and then with something beside it."""
    term = _function(rng)
    if rng.random() < 0.14:
        other = number(rng, negative=0)
        if rng.random() < 0.5:
            term = combined_words(rng, term, other)
        else:
            operator, link = rng.choice((("+", "plus"), ("-", "minus"), ("*", "times")))
            term = combined(f"{other.text} {link} {term.text}", other, operator, term)
    return asked(rng, term.text), term.plain


def _function(rng: Random) -> Term:
    _, template, meant = rng.choices(_FUNCTIONS, cum_weights=_WEIGHTS)[0]
    if template.startswith("the ") and rng.random() < 0.45:
        template = template[4:]
    a, b = numbers.number(rng), numbers.number(rng)
    n, m = numbers.digits(rng, decimals=0.25), numbers.digits(rng)
    degrees = str(rng.choice((30, 45, 60, 90, 180, 120, 15, rng.randint(1, 360))))
    small, other = (str(rng.randint(2, 12)) for _ in range(2))
    if "sqrt" in (meant or "") and rng.random() < 0.3:
        n = a = numbers.Number(str(square := rng.randint(2, 40) ** 2), str(square))
    slots = {
        "a": a.text,
        "b": b.text,
        "n": n.text,
        "m": m.text,
        "d": degrees,
        "s": small,
        "t": other,
    }
    text = pick(rng, template, slots)
    if meant == "":
        operator = next(sign for word, sign in _SIGNS if f" {word} " in text)
        if "sine" in text:
            return Term(
                text, f"sin({degrees} * pi / 180) {operator} cos({degrees} * pi / 180)", SUM
            )
        level = SUM if operator in "+-" else PRODUCT
        return Term(text, f"sqrt({n.plain}) {operator} sqrt({m.plain})", level)
    if meant is None:
        found = a if a.text in text and n.text not in text else n
        meant = f"pi * {found.plain}" if text.startswith("pi") else f"log({found.plain}, 2)"
        return Term(text, meant, POWER)
    plain = meant.format(a=a.plain, b=b.plain, n=n.plain, m=m.plain, d=degrees, s=small, t=other)
    return Term(text, plain, ATOM if plain.endswith(")") and "**" not in plain else POWER)


def powers(rng: Random) -> tuple[str, str]:
    """A power, alone, with something beside it or with another power."""
    base = number(rng, negative=0, decimals=0.15)
    if rng.random() < 0.08:
        exponent = rng.randint(1, 9)
        sign = rng.choice(("minus ", "negative ", "-", "the minus "))
        link = rng.choice((" to the power of ", " to the ", " to the power "))
        link = " to " if sign.startswith("the") else link
        text = f"{base.text}{link}{sign}{exponent}"
        return asked(rng, text), f"{base.plain} ** -{exponent}"
    raised = power(rng, base)
    style = rng.random()
    if style < 0.12:
        other = power(rng, number(rng, negative=0, decimals=0.05))
        operator, link = rng.choice((("+", "plus"), ("-", "minus"), ("+", "and"), ("*", "times")))
        raised = combined(f"{raised.text} {link} {other.text}", raised, operator, other)
    elif style < 0.32:
        raised = combined_words(rng, raised, number(rng, negative=0))
    elif style < 0.4:
        other = number(rng, negative=0)
        operator, link = rng.choice((("+", "plus"), ("-", "minus"), ("*", "times")))
        raised = combined(f"{other.text} {link} {raised.text}", other, operator, raised)
    elif style < 0.44:
        small = rng.randint(2, 6)
        text = f"{rng.choice(('raise', 'take'))} {base.text} to the {ordinal(rng, small)} power"
        return ordered(rng, text), f"{base.plain} ** {small}"
    elif style < 0.48:
        verb, meant = rng.choice((("square", 2), ("cube", 3)))
        return ordered(rng, f"{verb} {base.text}"), f"{base.plain} ** {meant}"
    return asked(rng, raised.text), raised.plain


def remainder(rng: Random) -> tuple[str, str]:
    """A remainder, or a quotient without one."""
    a = numbers.written(rng, numbers.whole(rng), words=0.12)
    b = numbers.written(rng, rng.choice((rng.randint(2, 12), rng.randint(2, 99))), words=0.12)
    if rng.random() < 0.7 and int(a.plain) < int(b.plain):
        a, b = b, a
    _, template, operator = rng.choices(_INTEGER, cum_weights=_INTEGER_WEIGHTS)[0]
    if template.startswith("the ") and rng.random() < 0.4:
        template = template[4:]
    text = pick(rng, template, {"a": a.text, "b": b.text})
    bare = text.startswith(("what", "how"))
    verb = text.startswith(("integer divide ", "floor divide ", "int divide "))
    asked_for = text if bare else ordered(rng, text) if verb else asked(rng, text)
    return asked_for, f"{a.plain} {operator} {b.plain}"


def rounding(rng: Random) -> tuple[str, str]:
    """A number, a quotient or a root, rounded."""
    to, places = _precision(rng)
    if places is not None and places < 0:
        said, plain = (
            (found := numbers.written(rng, numbers.whole(rng), words=0.05)).text,
            found.plain,
        )
    elif rng.random() < 0.45:
        said, plain = _to_round(rng)
    else:
        tail = "".join(rng.choice("0123456789") for _ in range((places or 0) + rng.randint(1, 3)))
        said = plain = f"{rng.choice((rng.randint(0, 9), numbers.whole(rng)))}.{tail}"
    meant = f"round({plain})" if places is None else f"round({plain}, {places})"
    style = rng.random()
    if style < 0.35:
        return _said_otherwise(rng, said, places), meant
    if style < 0.72:
        verb = pick(rng, "[round|round|round|round off|round up or down|rounding]")
        return ordered(rng, f"{verb} {said}{to}"), meant
    text = pick(rng, f"{said}[,|] [rounded|rounded|rounded off|round it|round]{to}")
    return asked(rng, text), meant


def _said_otherwise(rng: Random, said: str, places: int | None) -> str:
    """A rounding named by what is wanted: `nearest integer to 5.6`, `22 / 7 with 3 decimals`."""
    slots = {"x": said, "n": str(places)}
    if places is None:
        return asked(rng, pick(rng, rng.choice(_INTEGERS), slots))
    if places < 0:
        unit = {-1: "[ten|10]", -2: "[hundred|100]", -3: "[thousand|1000]"}[places]
        form = f"[the |]nearest {unit} to {{x}}|{{x}} to the nearest {unit}|{{x}} rounded off to [full |]{unit}s"
        return asked(rng, pick(rng, f"[{form}]", slots))
    if rng.random() < 0.4:
        slots["n"] = numbers.in_words(places)
    unit = (
        "[decimal|decimal place|digit|place]"
        if places == 1
        else "[decimals|decimal places|digits|places|dp]"
    )
    if places < 4 and rng.random() < 0.2:
        name = {1: "tenth", 2: "hundredth", 3: "thousandth"}[places]
        return asked(
            rng, pick(rng, f"[[the |]nearest {name} to {{x}}|{{x}} to the nearest {name}]", slots)
        )
    return asked(rng, pick(rng, rng.choice(_ROUNDED).replace("{u}", unit), slots))


def _precision(rng: Random) -> tuple[str, int | None]:
    style = rng.random()
    if style < 0.22:
        return pick(rng, _WHOLE), None
    if style < 0.26:
        return "", None
    if style < 0.4:
        name, places = rng.choice(_PLACES)
        return f" to the nearest {name}", places
    if style < 0.5:
        name, places = rng.choice(_TENS)
        return f" to the nearest {name}", places
    count = rng.choices((1, 2, 3, 4), (30, 50, 15, 5))[0]
    shown = numbers.in_words(count) if rng.random() < 0.4 else str(count)
    link = pick(rng, "[ to| to| to| at| with]")
    return f"{link} {shown} {pick(rng, _DIGITS if count > 1 else _DIGIT)}", count


def _to_round(rng: Random) -> tuple[str, str]:
    a, b = number(rng, negative=0, decimals=0.1), number(rng, negative=0, decimals=0.1)
    style = rng.random()
    if style < 0.45:
        text = f"{a.text} {rng.choice(('divided by', 'over', '/', 'divided by'))} {b.text}"
        return text, f"{a.plain} / {b.plain}"
    if style < 0.9:
        form = "[the square root of {x}|square root of {x}|sqrt of {x}|root of {x}|sqrt({n})|sqrt({n})|√{n}|sqrt {n}]"
        return pick(rng, form, {"x": a.text, "n": a.plain}), f"sqrt({a.plain})"
    return f"{a.text} times {b.text}", f"{a.plain} * {b.plain}"
