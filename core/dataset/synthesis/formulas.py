"""Formulas in x: how a request writes them, and the expression that they mean."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.phrasing import pick

_NAMED = (
    ("[sin(x)|sin(x)|sin x|sine of x|sin of x|the sine of x|sine|a sine wave]", "sin(x)"),
    ("[cos(x)|cos(x)|cos x|cosine of x|cos of x|the cosine of x|cosine|a cosine wave]", "cos(x)"),
    ("[tan(x)|tan x|tangent of x]", "tan(x)"),
    ("[exp(x)|e^x|e**x|exp x|e to the x|the exponential of x]", "exp(x)"),
    ("[exp(-x)|e^-x|e^(-x)|e to the minus x]", "exp(-x)"),
    ("[exp(-x**2)|exp(-x^2)|e^(-x^2)|e^-x^2]", "exp(-x**2)"),
    ("[sqrt(x)|sqrt x|square root of x|the square root of x|root x]", "sqrt(x)"),
    ("[log(x)|ln(x)|ln x|log x|natural log of x|the log of x|log of x]", "log(x)"),
    ("[log10(x)|log base 10 of x]", "log10(x)"),
    ("[abs(x)|the absolute value of x|absolute value of x]", "abs(x)"),
    ("[1/x|1 / x|1 over x|one over x]", "1/x"),
    ("[x squared|x^2|x**2|x²|x ^ 2|x ** 2|x*x|x to the power of 2|x to the 2]", "x**2"),
    ("[x cubed|x^3|x**3|x³|x ^ 3|x ** 3|x to the power of 3]", "x**3"),
    ("[x to the fourth|x^4|x**4|x to the power of 4]", "x**4"),
    ("[x^5|x**5|x to the power of 5]", "x**5"),
    ("[2^x|2**x|2 to the x|two to the power of x]", "2**x"),
    ("[sin(x)**2|sin(x)^2|sin squared of x]", "sin(x)**2"),
    ("[sin(x)/x|sin(x) / x|sin x over x]", "sin(x)/x"),
    ("[x*sin(x)|x sin(x)|x * sin(x)|x times sin(x)|x times sin x]", "x*sin(x)"),
    ("[x*cos(x)|x cos(x)|x * cos(x)|x times cos(x)]", "x*cos(x)"),
    ("[x*exp(-x)|x e^-x|x * exp(-x)]", "x*exp(-x)"),
    ("[sin(x) + cos(x)|sin(x)+cos(x)|sin x + cos x|sin x plus cos x]", "sin(x) + cos(x)"),
    ("[exp(-x)*sin(x)|exp(-x) * sin(x)|exp(-x) sin(x)]", "exp(-x)*sin(x)"),
    ("[1/(1 + exp(-x))|1/(1+exp(-x))|1 / (1 + e^-x)|the sigmoid|sigmoid of x]", "1/(1 + exp(-x))"),
    ("[1/(1 + x**2)|1/(1+x^2)]", "1/(1 + x**2)"),
    ("[sqrt(1 - x**2)|sqrt(1-x^2)]", "sqrt(1 - x**2)"),
    ("x", "x"),
    ("[abs(sin(x))|the absolute value of sin(x)]", "abs(sin(x))"),
)
_FUNCTIONS = ("sin", "cos", "tan", "exp", "sqrt", "log", "abs", "log10")


def formula(rng: Random) -> tuple[str, str]:
    """How a request writes a formula, and its expression."""
    style = rng.random()
    if style < 0.34:
        template, expression = rng.choice(_NAMED)
        return pick(rng, template), expression
    if style < 0.72:
        return _polynomial(rng)
    return _composed(rng)


def _number(rng: Random, low: int = 2, high: int = 12) -> str:
    if rng.random() < 0.15:
        return f"{rng.randint(0, 5)}.{rng.choice('123456789')}"
    return str(rng.randint(low, high if rng.random() < 0.8 else 99))


def _power(rng: Random, exponent: int) -> str:
    signs = [f"x^{exponent}", f"x^{exponent}", f"x**{exponent}", f"x**{exponent}"]
    words = {2: ["x squared", "x²"], 3: ["x cubed", "x³"]}
    return rng.choice(signs + words.get(exponent, []))


def _polynomial(rng: Random) -> tuple[str, str]:
    degree = rng.choices((1, 2, 3, 4), (34, 44, 17, 5))[0]
    powers = [
        degree,
        *sorted(rng.sample(range(degree), rng.randint(0, min(2, degree))), reverse=True),
    ]
    if len(powers) == 1 and rng.random() < 0.7:
        powers.append(0)
    tight = rng.random() < 0.4
    style = rng.choice(("", "*", " * "))
    worded = rng.random() < 0.12
    shown = expression = ""
    for index, power in enumerate(powers):
        factor = _number(rng) if power == 0 or rng.random() < 0.6 else ""
        sign = rng.choice("+-") if index or rng.random() < 0.1 else ""
        if index:
            name = {"+": " plus ", "-": " minus "}[sign] if worded else f" {sign} "
            shown += sign if tight and not worded else name
            expression += f" {sign} "
        elif sign == "-":
            shown, expression = "-", "-"
        if power == 0:
            shown, expression = shown + factor, expression + factor
            continue
        base = "x" if power == 1 else _power(rng, power)
        plain = "x" if power == 1 else f"x**{power}"
        shown += f"{factor}{style if factor else ''}{base}"
        expression += f"{factor}{'*' if factor else ''}{plain}"
    return shown, expression.removeprefix("+")


def _composed(rng: Random) -> tuple[str, str]:
    name = rng.choice(_FUNCTIONS)
    inner, plain = rng.choice(
        (
            ("x", "x"),
            ("{a}x", "{a}*x"),
            ("{a}*x", "{a}*x"),
            ("{a} * x", "{a}*x"),
            ("x/{a}", "x/{a}"),
            ("x + {a}", "x + {a}"),
            ("x - {a}", "x - {a}"),
            ("x+{a}", "x + {a}"),
            ("x^2", "x**2"),
            ("x**2", "x**2"),
        )
    )
    outer, whole = rng.choice(
        (
            ("{f}", "{f}"),
            ("{f}", "{f}"),
            ("{b}*{f}", "{b}*{f}"),
            ("{b} * {f}", "{b}*{f}"),
            ("{b}{f}", "{b}*{f}"),
            ("{b} {f}", "{b}*{f}"),
            ("{b} times {f}", "{b}*{f}"),
            ("{f} + {b}", "{f} + {b}"),
            ("{f}+{b}", "{f} + {b}"),
            ("{f} plus {b}", "{f} + {b}"),
            ("{f} - {b}", "{f} - {b}"),
            ("{f} + x", "{f} + x"),
            ("x + {f}", "x + {f}"),
            ("x * {f}", "x*{f}"),
            ("x*{f}", "x*{f}"),
            ("{f}/{b}", "{f}/{b}"),
            ("{f} / x", "{f}/x"),
            ("-{f}", "-{f}"),
        )
    )
    a, b = _number(rng), _number(rng)
    shown = f"{name}({inner.format(a=a)})"
    if inner == "x" and rng.random() < 0.25:
        shown = f"{name} x"
    return outer.format(f=shown, b=b), whole.format(f=f"{name}({plain.format(a=a)})", b=b)
