"""Formulas in x: how a request writes them, and the expression that they mean."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tinycall.core.dataset.synthesis.numbers import in_words
from tinycall.core.dataset.synthesis.templates import chosen

_NAMED = (
    ("[sin(x)|sin(x)|sin x|sine of x|sin of x|the sine of x|sine|a sine wave|sine x|sinx|the sine function|the sine|sin (x)]", "sin(x)"),
    ("[cos(x)|cos(x)|cos x|cosine of x|cos of x|the cosine of x|cosine|a cosine wave|cosine x|cosx|the cosine function|the cosine]", "cos(x)"),
    ("[tan(x)|tan x|tangent of x|tan of x|the tangent of x|the tangent|the tangent function]", "tan(x)"),
    ("[exp(x)|e^x|e**x|exp x|e to the x|the exponential of x|e to the power of x|e to the power x|the exponential function|e ^ x|e raised to x|exponential of x|eˣ]", "exp(x)"),
    ("[exp(-x)|e^-x|e^(-x)|e to the minus x|e to the power of minus x|e to the negative x|e**-x|e**(-x)|exp of minus x|e to the power of -x|e to the -x]", "exp(-x)"),
    ("[exp(-x**2)|exp(-x^2)|e^(-x^2)|e^-x^2|e to the minus x squared|e**(-x**2)|exp(-x²)|exp of minus x squared]", "exp(-x**2)"),
    ("[exp(-x**2/2)|exp(-x^2/2)|e^(-x^2/2)|exp(-x^2 / 2)]", "exp(-x**2/2)"),
    ("[sqrt(x)|sqrt x|square root of x|the square root of x|root x|sqrt of x|root of x|√x|square root x|the square root function|x^0.5|x to the power of one half|the root of x]", "sqrt(x)"),
    ("[cube root of x|the cube root of x|x^(1/3)|x**(1/3)|the cubic root of x]", "x**(1/3)"),
    ("[log(x)|ln(x)|ln x|log x|natural log of x|the log of x|log of x|the natural logarithm of x|the logarithm of x|logarithm of x|ln of x|the logarithm|the natural log]", "log(x)"),
    ("[log10(x)|log base 10 of x|log10 x|log10 of x|the base 10 log of x|the log base 10 of x|log to base 10 of x]", "log10(x)"),
    ("[log base 2 of x|log2(x)|the base 2 log of x|log2 of x|log2 x|log(x, 2)|log(x,2)]", "log(x, 2)"),
    ("[abs(x)|the absolute value of x|absolute value of x|abs x|abs of x|the modulus of x|mod x||x|]", "abs(x)"),
    ("[1/x|1 / x|1 over x|one over x|one divided by x|1 divided by x|the reciprocal of x|x^-1|the inverse of x|x to the minus 1]", "1/x"),
    ("[1/x^2|1/x**2|1 / x^2|1/x²|one over x squared|1 over x squared|x^-2|1 divided by x squared]", "1/x**2"),
    ("[x squared|x^2|x**2|x²|x ^ 2|x ** 2|x*x|x to the power of 2|x to the 2|x times x|the square of x|x to the second power|x to the power of two|x to the second|x sq|the parabola x^2|the parabola x squared|x to the power 2|x square]", "x**2"),
    ("[x cubed|x^3|x**3|x³|x ^ 3|x ** 3|x to the power of 3|x to the third|the cube of x|x to the third power|x to the 3|x cube|x to the power of three|x*x*x]", "x**3"),
    ("[x to the fourth|x^4|x**4|x to the power of 4|x to the fourth power|x to the 4|x to the power of four|x⁴]", "x**4"),
    ("[x^5|x**5|x to the power of 5|x to the fifth|x to the fifth power|x to the 5]", "x**5"),
    ("[x^6|x**6|x to the power of 6|x to the sixth]", "x**6"),
    ("[2^x|2**x|2 to the x|two to the power of x|2 to the power of x|two to the x|2 to the power x|2 ^ x|2 raised to x]", "2**x"),
    ("[3^x|3**x|3 to the x|3 to the power of x|three to the x]", "3**x"), ("[10^x|10**x|10 to the x|ten to the power of x]", "10**x"), ("[0.5^x|0.5**x|0.5 to the x]", "0.5**x"),
    ("[sin(x)**2|sin(x)^2|sin squared of x|sin^2(x)|sin²(x)|sin^2 x|sine squared of x|sin x squared|the square of sin(x)]", "sin(x)**2"),
    ("[cos(x)**2|cos(x)^2|cos squared of x|cos^2(x)|cos²(x)|cos^2 x|cosine squared of x]", "cos(x)**2"),
    ("[sin(x)/x|sin(x) / x|sin x over x|sine of x over x|sin x / x|sine of x divided by x|sin(x) divided by x]", "sin(x)/x"),
    ("[cos(x)/x|cos(x) / x|cos x over x|cosine of x divided by x]", "cos(x)/x"), ("[log(x)/x|ln(x)/x|ln(x) / x|log x over x]", "log(x)/x"),
    ("[x*sin(x)|x sin(x)|x * sin(x)|x times sin(x)|x times sin x|x sin x|x times sine of x|x times the sine of x|x·sin(x)|xsin(x)|x multiplied by sin x]", "x*sin(x)"),
    ("[x*cos(x)|x cos(x)|x * cos(x)|x times cos(x)|x cos x|x times the cosine of x|x times cosine of x]", "x*cos(x)"),
    ("[x*exp(-x)|x e^-x|x * exp(-x)|x times e to the minus x|x*e^-x|x * e^(-x)|xe^-x]", "x*exp(-x)"), ("[x*exp(x)|x e^x|x * e^x|x times e to the x|xe^x]", "x*exp(x)"),
    ("[x*log(x)|x log x|x ln x|x ln(x)|x * log(x)|x times log of x|x times the log of x]", "x*log(x)"), ("[x^x|x**x|x to the x|x to the power of x]", "x**x"),
    ("[sin(x) + cos(x)|sin(x)+cos(x)|sin x + cos x|sine of x plus cosine of x|sine plus cosine|the sum of sin x and cos x]", "sin(x) + cos(x)"),
    ("[sin(x)*cos(x)|sin(x)cos(x)|sin x cos x|sin x times cos x|sin(x) * cos(x)|sine of x times cosine of x]", "sin(x)*cos(x)"),
    ("[exp(-x)*sin(x)|exp(-x) * sin(x)|exp(-x) sin(x)|e^-x sin(x)|e^(-x) * sin(x)|e to the minus x times sin x]", "exp(-x)*sin(x)"),
    ("[1/(1 + exp(-x))|1/(1+exp(-x))|1 / (1 + e^-x)|the sigmoid|sigmoid of x|the sigmoid function|1/(1+e^-x)|1/(1+e^(-x))|the logistic function|1 / (1 + exp(-x))]", "1/(1 + exp(-x))"),
    ("[1/(1 + x**2)|1/(1+x^2)|1/(1+x²)|1 / (1 + x^2)|1/(x^2+1)]", "1/(1 + x**2)"), ("[x/(1+x^2)|x / (1 + x**2)|x/(x^2+1)]", "x/(1 + x**2)"),
    ("[sqrt(1 - x**2)|sqrt(1-x^2)|√(1-x²)|sqrt(1-x²)]", "sqrt(1 - x**2)"), ("[sqrt(x^2 + 1)|sqrt(x**2+1)|sqrt(1+x^2)]", "sqrt(x**2 + 1)"),
    ("[x|x|the identity]", "x"), ("[-x|minus x|negative x]", "-x"), ("[-x^2|-x**2|minus x squared|negative x squared|-x²]", "-x**2"),
    ("[abs(sin(x))|the absolute value of sin(x)|abs(sin x)||sin(x)||absolute value of sin x|the absolute value of the sine of x]", "abs(sin(x))"),
    ("[sin(x^2)|sin(x**2)|sin(x²)|sine of x squared]", "sin(x**2)"), ("[sin(1/x)|sin(1 / x)|sine of 1/x]", "sin(1/x)"),
    ("[half of x|half x|one half x|x halves|x over two|half of the value of x]", "x/2"), ("[twice x|double x|two times x|2 times x]", "2*x"),
    ("[a third of x|one third of x|x over three]", "x/3"), ("[sin(pi*x)|sin(pi x)|sine of pi x|sin(πx)|sin(pi * x)|sin of pi times x]", "sin(pi*x)"),
    ("[sin(2*pi*x)|sin(2 pi x)|sin(2pi*x)|sin(2πx)|sine of 2 pi x]", "sin(2*pi*x)"), ("[cos(pi*x)|cos(pi x)|cosine of pi x|cos(πx)]", "cos(pi*x)"),
)  # fmt: skip
_FUNCTIONS = ("sin", "sin", "sin", "cos", "cos", "tan", "exp", "sqrt", "log", "abs", "log10", "ln")
_SPOKEN = {
    "sin": ("sine of {}", "the sine of {}", "sin of {}", "sine {}"),
    "cos": ("cosine of {}", "the cosine of {}", "cos of {}", "cosine {}"),
    "tan": ("tangent of {}", "the tangent of {}", "tan of {}"),
    "exp": ("the exponential of {}", "exp of {}", "e to the {}", "e to the power of {}"),
    "sqrt": ("the square root of {}", "square root of {}", "sqrt of {}"),
    "log": ("the log of {}", "log of {}", "the natural log of {}"),
    "ln": ("ln of {}", "the natural logarithm of {}"),
    "abs": ("the absolute value of {}", "absolute value of {}"),
    "log10": ("log base 10 of {}", "the log base 10 of {}"),
}
_EXPONENTS = "⁰¹²³⁴⁵⁶"
_ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}


@dataclass(frozen=True)
class _Habits:
    """How one writer writes: the signs of a formula, or words."""

    spaced: bool
    times: str
    power: str
    spoken: bool
    number_words: bool

    def plus(self, sign: str) -> str:
        if self.spoken:
            return " plus " if sign == "+" else " minus "
        return f" {sign} " if self.spaced else sign

    def number(self, plain: str) -> str:
        return in_words(int(plain)) if self.number_words and plain.isdigit() else plain


def formula(rng: Random) -> tuple[str, str]:
    """How a request writes a formula, and its expression."""
    style = rng.random()
    if style < 0.3:
        template, expression = rng.choice(_NAMED)
        if "||" in template:  # the bars of an absolute value would part choices
            inner = "sin(x)" if "sin" in template else "x"
            if rng.random() < 0.4:
                return f"|{inner}|", expression
            template = template.replace(f"||{inner}|", "")
        return chosen(rng, template), expression
    habits = _habits(rng)
    if style < 0.66:
        return _polynomial(rng, habits)
    if style < 0.76:
        return _bracketed(rng, habits)
    if style < 0.9:
        return _composed(rng, habits)
    return _joined(rng, habits)


def _habits(rng: Random) -> _Habits:
    spoken = rng.random() < 0.16
    times = (
        rng.choice((" times ", " times ", " "))
        if spoken
        else rng.choice(("", "", "*", "*", " * ", "·"))
    )
    power = (
        rng.choice(("words", "words", "^"))
        if spoken
        else rng.choice(("^", "^", "^", "**", "**", "²", "words", " ^ "))
    )
    return _Habits(rng.random() < 0.6, times, power, spoken, spoken and rng.random() < 0.6)


def _number(rng: Random, low: int = 2, high: int = 12) -> str:
    if rng.random() < 0.13:
        return f"{rng.randint(0, 5)}.{rng.choice(('5', '5', '25', '1', '2', '3', '7', '75'))}"
    return str(rng.randint(low, high if rng.random() < 0.8 else 150))


def _power(rng: Random, habits: _Habits, exponent: int) -> str:
    if exponent == 1:
        return "x"
    if habits.power == "words":
        if exponent < 4:
            return "x squared" if exponent == 2 else "x cubed"
        return rng.choice((f"x to the {_ORDINALS[exponent]}", f"x to the power of {exponent}"))
    if habits.power == "²":
        return f"x{_EXPONENTS[exponent]}"
    return f"x{habits.power}{exponent}"


def _term(rng: Random, habits: _Habits, power: int, factor: str) -> tuple[str, str]:
    """A factor times a power of x."""
    base, plain = _power(rng, habits, power), "x" if power == 1 else f"x**{power}"
    if not factor:
        return base, plain
    if rng.random() < 0.05:
        if not habits.spoken:
            return f"{base}/{factor}", f"{plain}/{factor}"
        return (
            f"{base} {rng.choice(('over', 'divided by'))} {habits.number(factor)}",
            f"{plain}/{factor}",
        )
    if factor == "2" and habits.spoken and rng.random() < 0.3:
        return f"{rng.choice(('twice', 'double'))} {base}", f"2*{plain}"
    return f"{habits.number(factor)}{habits.times}{base}", f"{factor}*{plain}"


def _polynomial(rng: Random, habits: _Habits) -> tuple[str, str]:
    degree = rng.choices((1, 2, 3, 4, 5), (34, 42, 17, 5, 2))[0]
    rest = sorted(rng.sample(range(degree), rng.randint(0, min(2, degree))), reverse=True)
    powers = [degree, *rest]
    if len(powers) == 1 and rng.random() < 0.7:
        powers.append(0)
    if rng.random() < 0.12:
        powers.reverse()
    shown = expression = ""
    for index, power in enumerate(powers):
        factor = _number(rng, 1 if power == 0 else 2) if power == 0 or rng.random() < 0.55 else ""
        sign = rng.choice("++-") if index else "+"
        if index:
            shown += habits.plus(sign)
            expression += f" {sign} "
        elif rng.random() < 0.08:
            shown = rng.choice(("minus ", "negative ")) if habits.spoken else "-"
            expression = "-"
        if power == 0:
            said, plain = habits.number(factor), factor
        else:
            said, plain = _term(rng, habits, power, factor)
        shown, expression = shown + said, expression + plain
    return shown, expression


def _sum(rng: Random, habits: _Habits) -> tuple[str, str]:
    """Two terms, as brackets hold them."""
    number, sign = _number(rng, 1, 9), rng.choice("+-")
    base, plain = ("x", "x") if rng.random() < 0.8 else (_power(rng, habits, 2), "x**2")
    if habits.spoken:
        habits = _Habits(True, "*", "^", False, False)
        base = "x" if plain == "x" else "x^2"
    if rng.random() < 0.2:
        return f"{number}{habits.plus(sign)}{base}", f"{number} {sign} {plain}"
    return f"{base}{habits.plus(sign)}{number}", f"{plain} {sign} {number}"


def _bracketed(rng: Random, habits: _Habits) -> tuple[str, str]:
    (one, plain), (other, second) = _sum(rng, habits), _sum(rng, habits)
    number = _number(rng)
    style = rng.random()
    if style < 0.4:
        sign = rng.choice(
            ("^2", "^2", "**2", "²", " squared", "^3", "**3", " ^ 2", " cubed", " ** 2")
        )
        power = "3" if "3" in sign or "cubed" in sign else "2"
        shown, expression = f"({one}){sign}", f"({plain})**{power}"
        if rng.random() < 0.4:
            sign = rng.choice("+-")
            return f"{shown} {sign} {number}", f"{expression} {sign} {number}"
        if rng.random() < 0.3:
            return f"{number}{rng.choice(('', '*', ' * '))}{shown}", f"{number}*{expression}"
        return shown, expression
    if style < 0.6:
        return f"({one}){rng.choice(('', '', '*', ' * '))}({other})", f"({plain})*({second})"
    if style < 0.7:
        return f"{number}{rng.choice(('', '*', ' * '))}({one})", f"{number}*({plain})"
    if style < 0.8:
        return f"({one}){rng.choice(('/', ' / '))}({other})", f"({plain})/({second})"
    if style < 0.87:
        return f"({one}){rng.choice(('/', ' / '))}{number}", f"({plain})/{number}"
    if style < 0.93:
        return f"x{rng.choice(('', '*', ' * '))}({one})", f"x*({plain})"
    top = rng.choice(("1", "1", "x", number))
    return f"{top}{rng.choice(('/', ' / '))}({one})", f"{top}/({plain})"


def _applied(rng: Random, habits: _Habits) -> tuple[str, str]:
    """A function of x, of a multiple of x, or of a little more."""
    name = rng.choice(_FUNCTIONS)
    called = "log" if name == "ln" else name
    number = _number(rng)
    if habits.spoken:
        inner, plain = rng.choice(
            (("x", "x"), ("x", "x"), (f"{habits.number(number)} x", f"{number}*x"))
        )
        return rng.choice(_SPOKEN[name]).format(inner), f"{called}({plain})"
    style = rng.random()
    if style < 0.4:
        inner, plain = "x", "x"
    elif style < 0.68:
        times = rng.choice(("", "", "*", " * "))
        inner, plain = f"{number}{times}x", f"{number}*x"
    elif style < 0.75:
        inner, plain = f"x{rng.choice(('/', '/', ' / '))}{number}", f"x/{number}"
    elif style < 0.82:
        inner, plain = _power(rng, habits, 2), "x**2"
    elif style < 0.86:
        inner, plain = rng.choice(
            (
                ("pi*x", "pi*x"),
                ("pi x", "pi*x"),
                ("2*pi*x", "2*pi*x"),
                ("-x", "-x"),
                ("-x/2", "-x/2"),
            )
        )
    else:
        inner, plain = _sum(rng, habits)
    if style < 0.68 and " " not in inner and "*" not in inner and rng.random() < 0.22:
        return f"{name} {inner}", f"{called}({plain})"
    if name == "abs" and rng.random() < 0.4:
        return f"|{inner}|", f"abs({plain})"
    if name == "sqrt" and rng.random() < 0.15:
        return f"√({inner})" if len(inner) > 1 else "√x", f"sqrt({plain})"
    if name == "exp" and rng.random() < 0.4:
        power = rng.choice(("e^", "e^", "e**"))
        return power + (inner if inner == "x" else f"({inner})"), f"exp({plain})"
    return f"{name}({inner})", f"{called}({plain})"


def _composed(rng: Random, habits: _Habits) -> tuple[str, str]:
    """A function, alone or with one number or x beside it."""
    shown, plain = _applied(rng, habits)
    number = _number(rng)
    said, style = habits.number(number), rng.random()
    if style < 0.25:
        return shown, plain
    if style < 0.5:
        times = (
            rng.choice((" times ", " times ", " "))
            if habits.spoken
            else rng.choice(("*", " * ", " ", "", " times "))
        )
        if shown[0] in "e√|" and times == "":
            times = "*"
        return f"{said}{times}{shown}", f"{number}*{plain}"
    if style < 0.68:
        sign = rng.choice("+-")
        if habits.spoken:  # behind the words, a number could belong to the function
            return f"{said}{habits.plus(sign)}{shown}", f"{number} {sign} {plain}"
        return f"{shown}{habits.plus(sign)}{number}", f"{plain} {sign} {number}"
    if style < 0.8:
        sign = rng.choice("+-")
        return f"x{habits.plus(sign)}{shown}", f"x {sign} {plain}"
    if habits.spoken:
        return f"x times {shown}", f"x*{plain}"
    if style < 0.88:
        return f"x{rng.choice(('*', ' * ', ' times ', ' '))}{shown}", f"x*{plain}"
    if style < 0.95:
        below = number if rng.random() < 0.5 else "x"
        return f"{shown}{rng.choice(('/', ' / '))}{below}", f"{plain}/{below}"
    return f"-{shown}", f"-{plain}"


def _joined(rng: Random, habits: _Habits) -> tuple[str, str]:
    """A function with another, or with a power of x."""
    shown, plain = _applied(rng, habits)
    if rng.random() < 0.5:
        power = rng.choice((2, 2, 3))
        other, second = _term(rng, habits, power, _number(rng) if rng.random() < 0.4 else "")
    else:
        other, second = _applied(rng, habits)
    style = rng.random()
    if style < 0.65 or habits.spoken:
        sign = rng.choice("++-")
        return f"{other}{habits.plus(sign)}{shown}", f"{second} {sign} {plain}"
    if style < 0.9:
        return f"{other}{rng.choice(('*', ' * '))}{shown}", f"{second}*{plain}"
    return f"{shown}{rng.choice(('/', ' / '))}({other})", f"{plain}/({second})"
