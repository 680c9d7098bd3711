"""Arithmetic typed in signs: `15+20`, `(8 - 3)^2 / 5`, `7 x 13`."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tinycall.core.dataset.synthesis.wording import numbers
from tinycall.core.dataset.synthesis.wording.wrapping import asked

_TIMES = ("*", "*", "*", "x", "x", "×", "X", "·")
_OVER = ("/", "/", "/", "/", "÷", ":")
_POWER = ("^", "^", "**", "**")
_MINUS = ("-", "-", "-", "-", "-", "-", "-", "−", "–")
_CALLED = ("sqrt", "sqrt", "sqrt", "sin", "cos", "tan", "log", "ln", "log10", "exp", "abs", "√")
_MEANT = {"ln": "log", "√": "sqrt"}


@dataclass(frozen=True)
class _Habits:
    """How one person types signs."""

    signs: dict[str, str]
    space: str
    comma: float
    powers: bool
    money: str = "{}"

    def between(self, operator: str) -> str:
        return f"{self.space}{self.signs[operator]}{self.space}"


def typed_in_signs(rng: Random) -> tuple[str, str]:
    """A request that is arithmetic in signs, bare or within a question."""
    habits = _habits(rng)
    size = rng.choices((1, 2, 3, 4, 5), (46, 29, 15, 7, 3))[0]
    style = rng.random()
    if style < 0.1:
        text, plain = _function(rng, habits, size)
    elif style < 0.2:
        text, plain = _bracketed_pair(rng, habits)
    elif style < 0.23:
        inner, meant = _chain(rng, habits, 2, brackets=1.0)
        other, other_plain = _number(rng, habits)
        operator = rng.choice("+-*/")
        sign = habits.signs["-"] if rng.random() < 0.2 else ""
        text = f"{sign}({inner}){habits.between(operator)}{other}"
        plain = f"{'-' if sign else ''}({meant}) {operator} {other_plain}"
    else:
        text, plain = _chain(rng, habits, size, brackets=0.3)
    return asked(rng, text), plain


def _habits(rng: Random) -> _Habits:
    space = rng.choices((" ", "", "  "), (58, 41, 1))[0]
    signs = {
        "+": "+",
        "-": rng.choice(_MINUS),
        "*": rng.choice(_TIMES),
        "/": rng.choice(_OVER if space else _OVER[:-1]),
        "//": "//",
        "%": rng.choice(("%", "%" if space else " mod ")),
        "**": rng.choice(_POWER),
    }
    powers = rng.random() < 0.18
    form = rng.choice(("${}", "${}", "€{}", "£{}", "{}€", "{}$", "{} €"))
    shown = "{}" if powers or rng.random() < 0.96 else form
    return _Habits(signs, space, rng.choice((0.0, 0.6)), powers, shown)


def _number(rng: Random, habits: _Habits) -> tuple[str, str]:
    style = rng.random()
    if style > 0.985:
        named = numbers.named(rng)
        if named.text[0].isdigit() and " " not in named.text:
            return named.text, named.plain
    if style < 0.03 and habits.powers:
        return "pi", "pi"
    if style < 0.2:
        plain = numbers.decimal(rng)
        if style < 0.035:
            tail = f".{rng.randint(1, 9)}"
            return tail, tail
        if style < 0.042:
            # With one digit or two after it, a comma can only be the decimal sign.
            plain = f"{plain.partition('.')[0]}.{rng.randint(1, 9)}{rng.choice(('', '5'))}"
            return plain.replace(".", ","), plain
        if habits.comma and float(plain) >= 1000:
            head, _, tail = plain.partition(".")
            return f"{int(head):,}.{tail}", plain
        return plain, plain
    if style > 0.98 and habits.powers:
        plain = f"{rng.randint(1, 9)}e{rng.randint(2, 9)}"
        return plain, plain
    value = numbers.whole(rng)
    return (f"{value:,}" if value > 999 and rng.random() < habits.comma else str(value)), str(value)


def _operators(rng: Random, size: int) -> list[str]:
    return rng.choices(("+", "-", "*", "/"), (28, 25, 27, 20), k=size)


def _chain(rng: Random, habits: _Habits, size: int, *, brackets: float) -> tuple[str, str]:
    """Numbers and operators; now and then a run of them in brackets, a power, a sign."""
    operators = _operators(rng, size)
    if size == 1 and rng.random() < 0.05:
        operators = [rng.choice(("//", "%", "%"))]
    opened = closed = -1
    if size > 1 and rng.random() < brackets:
        opened = rng.randrange(size)
        closed = rng.randint(opened + 1, size if opened else size - 1)
    text = plain = ""
    for index in range(size + 1):
        if index:
            text += habits.between(operators[index - 1])
            plain += f" {operators[index - 1]} "
        if index == opened:
            # A number before a bracket multiplies it.
            if plain.endswith(" * ") and rng.random() < 0.15:
                text = text[: -len(habits.between("*"))]
            text, plain = text + "(", plain + "("
        shown, meant = _number(rng, habits)
        if rng.random() < (0.07 if index in (0, opened) else 0.02):
            if not index or index == opened:
                shown, meant = f"{habits.signs['-']}{shown}", f"-{meant}"
            elif habits.space and operators[index - 1] in "+-*/" and rng.random() < 0.7:
                shown, meant = f"-{shown}", f"-{meant}"
            else:
                shown, meant = f"(-{shown})", f"-{meant}"
        text, plain = text + habits.money.format(shown), plain + meant
        if index == closed:
            text, plain = text + ")", plain + ")"
        simple = not meant.startswith("-") or index == closed
        if habits.powers and simple and rng.random() < 0.4:
            power, raised = _raised(rng, habits)
            text, plain = text + power, plain + raised
    return text, plain


def _raised(rng: Random, habits: _Habits) -> tuple[str, str]:
    exponent = rng.choice((2, 2, 2, 2, 3, 3, 3, 4, 5, 0.5 if rng.random() < 0.4 else 6))
    if exponent in (2, 3) and rng.random() < 0.2:
        return "²³"[int(exponent) - 2], f" ** {exponent}"
    sign = habits.signs["**"] if rng.random() < 0.7 else habits.between("**")
    return f"{sign}{exponent}", f" ** {exponent}"


def _bracketed_pair(rng: Random, habits: _Habits) -> tuple[str, str]:
    """Two brackets, or a bracket and a number."""
    first, second = (_chain(rng, habits, 1, brackets=0) for _ in range(2))
    operator = rng.choice("**/+-")
    one, other = f"({first[0]})", f"({second[0]})"
    one_plain, other_plain = f"({first[1]})", f"({second[1]})"
    if rng.random() < 0.4:
        other, other_plain = _number(rng, habits)
        if rng.random() < 0.5:
            one, other, one_plain, other_plain = other, one, other_plain, one_plain
    link = habits.between(operator)
    if operator == "*" and rng.random() < 0.15 and other[0] == "(":
        link = ""
    return f"{one}{link}{other}", f"{one_plain} {operator} {other_plain}"


def _function(rng: Random, habits: _Habits, size: int) -> tuple[str, str]:
    """A function of a number or of a chain, with or without something beside it."""
    name = rng.choice(_CALLED)
    meant = _MEANT.get(name, name)
    if size == 1 or name == "exp":
        text, plain = _number(rng, habits)
        if name == "exp":
            text = plain = str(rng.randint(1, 9))
        elif name == "abs":
            text, plain = f"-{text}", f"-{plain}"
        elif name in ("sin", "cos", "tan") and rng.random() < 0.4:
            over = rng.randint(2, 12)
            text, plain = f"pi{habits.space}/{habits.space}{over}", f"pi / {over}"
    else:
        text, plain = _chain(rng, _Habits(habits.signs, habits.space, 0, True), 1, brackets=0)
        if meant in ("sqrt", "log", "log10"):
            # A difference could be negative.
            text = text.replace(habits.between("-"), habits.between("+")).lstrip("-−–")
            plain = plain.replace(" - ", " + ").lstrip("-")
    text, plain = f"{name}({text})", f"{meant}({plain})"
    if rng.random() < 0.08 and meant in ("sqrt", "abs"):
        other = str(rng.randint(2, 99))
        operator = rng.choice("+-*/")
        return f"{text}{habits.between(operator)}{name}({other})", (
            f"{plain} {operator} {meant}({other})"
        )
    if rng.random() < 0.3:
        other, other_plain = _number(rng, habits)
        operator = rng.choice("+-*/")
        if rng.random() < 0.5:
            return f"{other}{habits.between(operator)}{text}", f"{other_plain} {operator} {plain}"
        return f"{text}{habits.between(operator)}{other}", f"{plain} {operator} {other_plain}"
    return text, plain
