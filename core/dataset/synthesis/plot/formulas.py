"""Formulas in x: how a request writes them, and the expression that they mean."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tinycall.core.dataset.synthesis.plot.named_formulas import named_formula
from tinycall.core.dataset.synthesis.wording.numbers import in_words

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
        return named_formula(rng)
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
