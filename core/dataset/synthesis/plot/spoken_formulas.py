"""Formulas in x as people say them: halves, squares of brackets, and words restated in signs."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.wording.numbers import in_words

_PARTS = (
    ("half x", "x/2"), ("half of x", "x/2"), ("a third of x", "x/3"), ("one third of x", "x/3"), ("a quarter of x", "x/4"), ("one half x", "x/2"), ("twice x", "2*x"), ("double x", "2*x"), ("three times x", "3*x"), ("four x", "4*x"), ("triple x", "3*x"),
    ("minus x", "-x"), ("negative x", "-x"), ("x over two", "x/2"), ("x divided by three", "x/3"), ("x over 5", "x/5"), ("minus two x", "-2*x"), ("minus four x", "-4*x"), ("x halved", "x/2"), ("x doubled", "2*x"), ("five times x", "5*x"), ("ten x", "10*x"),
    ("x squared", "x**2"), ("the square of x", "x**2"), ("x cubed", "x**3"), ("the cube of x", "x**3"), ("x to the fourth power", "x**4"), ("x to the power of four", "x**4"), ("x to the third", "x**3"), ("x to the fifth power", "x**5"), ("half x squared", "x**2/2"), ("twice x squared", "2*x**2"), ("three x squared", "3*x**2"), ("two x cubed", "2*x**3"), ("x times x", "x*x"), ("minus x squared", "-x**2"), ("negative x squared", "-x**2"), ("x to the fourth", "x**4"),
)  # fmt: skip
_OF = (
    ("the sine of x", "sin(x)"), ("sine of x", "sin(x)"), ("sine x", "sin(x)"), ("the cosine of x", "cos(x)"), ("cosine of x", "cos(x)"), ("the tangent of x", "tan(x)"), ("the square root of x", "sqrt(x)"), ("root x", "sqrt(x)"), ("the absolute value of x", "abs(x)"), ("the log of x", "log(x)"), ("the square of x", "x**2"), ("the cube of x", "x**3"), ("the sine of 2x", "sin(2*x)"), ("the cosine of 3x", "cos(3*x)"), ("e to the x", "exp(x)"), ("the exponential of x", "exp(x)"),
)  # fmt: skip
_SHARES = (
    ("half ", "", "/2"), ("half of ", "", "/2"), ("twice ", "2*", ""), ("double ", "2*", ""), ("three times ", "3*", ""), ("five times ", "5*", ""), ("a third of ", "", "/3"), ("minus ", "-", ""), ("negative ", "-", ""), ("ten times ", "10*", ""), ("one tenth of ", "", "/10"), ("a quarter of ", "", "/4"), ("triple ", "3*", ""), ("4 times ", "4*", ""),
)  # fmt: skip
# Around brackets that are written out.
_AROUND = (
    ("{sq} of ({b})", "({p})**2"), ("{cu} of ({b})", "({p})**3"), ("sine of ({b})", "sin({p})"), ("the cosine of ({b})", "cos({p})"), ("cosine of ({b})", "cos({p})"), ("the square root of ({b})", "sqrt({p})"), ("square root of ({b})", "sqrt({p})"), ("absolute value of ({b})", "abs({p})"), ("log of ({b})", "log({p})"), ("e to the ({b})", "exp({p})"),
    ("half of ({b})", "({p})/2"), ("twice ({b})", "2*({p})"), ("one over ({b})", "1/({p})"), ("1 over ({b})", "1/({p})"), ("x over ({b})", "x/({p})"), ("x times ({b})", "x*({p})"), ("three times ({b})", "3*({p})"), ("({b}) squared", "({p})**2"), ("({b}) cubed", "({p})**3"), ("sin of ({b})", "sin({p})"),
)  # fmt: skip
# Words with two readings, and the two.
_UNCLEAR = (
    ("square root of x {s} {n}", ("sqrt(x {g} {m})", "sqrt(x) {g} {m}")), ("x over x {s} {n}", ("x/(x {g} {m})",)), ("one over x {s} {n}", ("1/(x {g} {m})", "1/x {g} {m}")), ("the sine of x {s} {n}", ("sin(x {g} {m})", "sin(x) {g} {m}")), ("the absolute value of x {s} {n}", ("abs(x {g} {m})", "abs(x) {g} {m}")), ("cosine of x {s} {n}", ("cos(x {g} {m})", "cos(x) {g} {m}")),
    ("e to the x {s} {n}", ("exp(x) {g} {m}", "exp(x {g} {m})")), ("half x {s} {n}", ("x/2 {g} {m}", "(x {g} {m})/2")), ("the square of x {s} {n}", ("(x {g} {m})**2", "x**2 {g} {m}")), ("the absolute value of x {s} {n} x", ("abs(x) {g} {m}*x",)), ("twice x {s} {n}", ("2*(x {g} {m})", "2*x {g} {m}")), ("log of x {s} {n}", ("log(x) {g} {m}", "log(x {g} {m})")),
)  # fmt: skip
_MEANING = (", meaning ", ", that is ", ", i mean ", " - in symbols ", ", so ", ", in symbols ", ", i.e. ", " (meaning {})", " = ", ", written ", " ({})", ", which is ")  # fmt: skip


def spoken_formula(rng: Random) -> tuple[str, str]:
    """How a request says a formula, and its expression."""
    style = rng.random()
    if style < 0.42:
        return _part(rng)
    if style < 0.6:
        (lead, before, after), (said, plain) = rng.choice(_SHARES), rng.choice(_OF)
        return lead + said, before + plain + after
    if style < 0.84:
        shown, plain = rng.choice(_AROUND)
        inner, meant = _inner(rng)
        square = rng.choice(("the square", "square"))
        cube = rng.choice(("the cube", "cube"))
        return shown.format(b=inner, sq=square, cu=cube), plain.format(p=meant)
    return _restated(rng)


def _part(rng: Random) -> tuple[str, str]:
    """A part of x, mostly with a number before it or behind it."""
    said, plain = rng.choice(_PARTS)
    style = rng.random()
    if style < 0.25:
        return said, plain
    number = rng.randint(1, 25)
    shown = in_words(number) if rng.random() < 0.7 else str(number)
    sign, word = rng.choice((("+", "plus"), ("-", "minus"), ("+", "plus"), ("-", "less")))
    if style < 0.45 and plain[0] != "-":
        word = "minus" if word == "less" else word
        return f"{shown} {word} {said}", f"{number} {sign} {plain}"
    return f"{said} {word} {shown}", f"{plain} {sign} {number}"


def _inner(rng: Random) -> tuple[str, str]:
    number, sign = rng.randint(1, 12), rng.choice("+-")
    gap = rng.choice((" ", "", " "))
    style = rng.random()
    if style < 0.6:
        return f"x{gap}{sign}{gap}{number}", f"x {sign} {number}"
    if style < 0.75:
        return rng.choice((("x squared", "x**2"), ("x^2", "x**2"), ("2x", "2*x"), ("x/2", "x/2")))
    factor = rng.randint(2, 9)
    return f"{factor}x{gap}{sign}{gap}{number}", f"{factor}*x {sign} {number}"


def _restated(rng: Random) -> tuple[str, str]:
    """Words of which signs behind them say the meaning."""
    words, meanings = rng.choice(_UNCLEAR)
    number = rng.randint(2, 15)
    sign, word = rng.choice((("+", "plus"), ("-", "minus")))
    plain = rng.choice(meanings).format(g=sign, m=number)
    said = words.format(s=word, n=in_words(number) if rng.random() < 0.6 else number)
    signs = plain.replace("**", "^")
    signs = signs.replace("*", rng.choice(("*", "")))
    signs = signs.replace("exp(x)", "e^x") if rng.random() < 0.4 else signs
    if rng.random() < 0.6:
        signs = signs.replace(" ", "")
    link = rng.choice(_MEANING)
    if "{}" in link:
        return said + link.format(signs), plain
    return f"{said}{link}{signs}", plain
