"""Requests for the calculator."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tinycall.core.dataset.synthesis import numbers
from tinycall.core.dataset.synthesis.phrasing import one_of, pick
from tinycall.core.dataset.synthesis.story import word_problem

Made = tuple[str, str]

_SIGNS = {
    "+": ("+", " + "),
    "-": ("-", " - "),
    "*": ("*", " * ", "x", " x ", "×"),
    "/": ("/", " / "),
}
_WORDS = {
    "+": (" plus ", " plus ", " and ", " added to "),
    "-": (" minus ", " minus ", " less ", " take away "),
    "*": (" times ", " times ", " multiplied by ", " x ", " by "),
    "/": (" divided by ", " over ", " by ", " divided by "),
    "**": (" to the power of ", " to the power ", " to the ", " raised to "),
    "%": (" mod ", " modulo "),
}
_ASK = (
    "[calculate|compute|work out|what is|what's|whats|find|figure out|evaluate|solve|tell me|"
    "give me|how much is|calc|get|do] "
)
_ASK_OR_NOT = "[|" + _ASK[1:-2] + "] "


def make_calculation(rng: Random) -> Made:
    """One request and its expression."""
    maker = rng.choices(_MAKERS, _SHARES)[0]
    return maker(rng)


def _asked(rng: Random, text: str) -> str:
    end = rng.choice(("", "", "", "", " equals", " =", " = ?", " equal to", " make"))
    if end and rng.random() < 0.5:
        return pick(rng, "[what does|] ") + text + end
    return pick(rng, rng.choice((_ASK, _ASK, _ASK_OR_NOT))) + text


def _symbols(rng: Random) -> Made:
    operators = rng.choices("+-*/", k=rng.choices((1, 2, 3), (50, 38, 12))[0])
    terms = [numbers.digits(rng) for _ in range(len(operators) + 1)]
    spaced = rng.random() < 0.6
    text = expression = terms[0].text
    group = rng.randrange(len(operators)) if len(operators) > 1 and rng.random() < 0.3 else -1
    if group >= 0:
        return _grouped(rng, operators, terms, group)
    for operator, term in zip(operators, terms[1:], strict=True):
        shown = rng.choice([s for s in _SIGNS[operator] if (s[0] == " ") == spaced] or ["×"])
        text += shown + term.text
        expression += f" {operator} {term.plain}"
    return _asked(rng, text), expression


def _grouped(rng: Random, operators: list[str], terms: list[numbers.Number], group: int) -> Made:
    space = rng.choice(("", " "))
    text = expression = ""
    for index, term in enumerate(terms):
        if index:
            text += f"{space}{operators[index - 1]}{space}"
            expression += f" {operators[index - 1]} "
        opened = "(" if index == group else ""
        closed = ")" if index == group + 1 else ""
        text += opened + term.text + closed
        expression += opened + term.plain + closed
    return _asked(rng, text), expression


def _words(rng: Random) -> Made:
    operators = rng.choices("+-*/", k=rng.choices((1, 2, 3), (55, 38, 7))[0])
    terms = [numbers.number(rng) for _ in range(len(operators) + 1)]
    text, expression = terms[0].text, terms[0].plain
    for operator, term in zip(operators, terms[1:], strict=True):
        word = rng.choice(_WORDS[operator][: 2 if len(operators) > 1 else None])
        text += word + term.text
        expression += f" {operator} {term.plain}"
    return _asked(rng, text), expression


def _verbs(rng: Random) -> Made:
    a, b = numbers.number(rng), numbers.number(rng)
    text, expression = rng.choice(
        (
            ("[add|sum] {a} [and|to|+] {b}", "{a} + {b}"),
            ("[the|] sum of {a} and {b}", "{a} + {b}"),
            ("subtract {b} from {a}", "{a} - {b}"),
            ("take {b} [away|] from {a}", "{a} - {b}"),
            ("[the|] difference [between|of] {a} and {b}", "{a} - {b}"),
            ("multiply {a} [by|and|with|times] {b}", "{a} * {b}"),
            ("[the|] product of {a} and {b}", "{a} * {b}"),
            ("divide {a} [by|over|with] {b}", "{a} / {b}"),
            ("[the|] quotient of {a} and {b}", "{a} / {b}"),
            ("[the|] ratio of {a} to {b}", "{a} / {b}"),
            ("{b} [more|greater] than {a}", "{a} + {b}"),
            ("{b} [less|fewer] than {a}", "{a} - {b}"),
            ("how many times does {b} go into {a}", "{a} / {b}"),
            ("[double|twice|two times] {a}", "2 * {a}"),
            ("[triple|three times|thrice] {a}", "3 * {a}"),
            ("[half of|half] {a}", "{a} / 2"),
            ("[a third|one third] of {a}", "{a} / 3"),
            ("[a quarter|one quarter|a fourth] of {a}", "{a} / 4"),
            ("[three quarters|three fourths] of {a}", "{a} * 3 / 4"),
            ("[two thirds] of {a}", "{a} * 2 / 3"),
            ("[a fifth|one fifth] of {a}", "{a} / 5"),
            ("[a tenth|one tenth] of {a}", "{a} / 10"),
        )
    )
    asked = pick(rng, rng.choice(("", "", _ASK_OR_NOT))) + text
    return pick(rng, asked, {"a": a.text, "b": b.text}), expression.format(a=a.plain, b=b.plain)


def _powers(rng: Random) -> Made:
    base = numbers.number(rng, decimals=0.15)
    style = rng.random()
    if style < 0.25:
        return _asked(rng, pick(rng, "{a} squared", {"a": base.text})), f"{base.plain} ** 2"
    if style < 0.4:
        return _asked(rng, pick(rng, "{a} cubed", {"a": base.text})), f"{base.plain} ** 3"
    if style < 0.5:
        text = pick(rng, "[the|] [square of|cube of] {a}", {"a": base.text})
        return _asked(rng, text), f"{base.plain} ** {2 if 'square' in text else 3}"
    exponent = rng.randint(2, 12)
    shown = numbers.in_words(exponent) if rng.random() < 0.2 else str(exponent)
    link = rng.choice(("^", "**", " ^ ", " ** ", *_WORDS["**"], *_WORDS["**"]))
    if link == " to the ":
        shown = rng.choice(
            (_ordinal(exponent), f"{_ordinal(exponent)} power", f"power of {exponent}")
        )
    tail, extra = "", ""
    if rng.random() < 0.25:
        operator = rng.choice("+-*")
        term = numbers.digits(rng, decimals=0)
        tail, extra = f" {operator} {term.text}", f" {operator} {term.plain}"
    return _asked(rng, base.text + link + shown + tail), f"{base.plain} ** {exponent}{extra}"


def _ordinal(value: int) -> str:
    named = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
    return named[value - 2]


_FUNCTIONS = (
    ("[the|] [square root|sq root|sqrt|root] of {a}", "sqrt({a})"),
    ("[square root|sqrt|root] {a}", "sqrt({a})"),
    ("sqrt({a})", "sqrt({a})"),
    ("sqrt([ |]{a}[ |]) + {b}", "sqrt({a}) + {b}"),
    ("[the|] square root of {a} [plus|+] {b}", "sqrt({a}) + {b}"),
    ("[the|] square root of {a} [times|*] {b}", "sqrt({a}) * {b}"),
    ("{b} [times|*] [the|] square root of {a}", "{b} * sqrt({a})"),
    ("[the|] [sine|sin] of {a}", "sin({a})"),
    ("[the|] [cosine|cos] of {a}", "cos({a})"),
    ("[the|] [tangent|tan] of {a}", "tan({a})"),
    ("sin({a})", "sin({a})"),
    ("cos({a})", "cos({a})"),
    ("tan({a})", "tan({a})"),
    ("sin(pi/{a})", "sin(pi / {a})"),
    ("[cos|cosine] of pi [over|/|divided by] {a}", "cos(pi / {a})"),
    ("[sine|sin] of pi [over|/|divided by] {a}", "sin(pi / {a})"),
    ("[the|] [natural log|natural logarithm|ln|log] of {a}", "log({a})"),
    ("ln([ |]{a}[ |])", "log({a})"),
    ("log({a})", "log({a})"),
    ("[the|] [log|logarithm] base [10|ten] of {a}", "log10({a})"),
    ("[log10|log 10] of {a}", "log10({a})"),
    ("log10({a})", "log10({a})"),
    ("[the|] [log|logarithm] base [2|two] of {a}", "log({a}, 2)"),
    ("log2[ of |]({a})", "log({a}, 2)"),
    ("[exp|exponential] of {s}", "exp({s})"),
    ("exp({s})", "exp({s})"),
    ("e to the [power of|power|] {s}", "exp({s})"),
    ("e^{s}", "exp({s})"),
    ("[the|] [absolute value|abs|magnitude] of [-|minus |negative ]{a}", "abs(-{a})"),
    ("abs(-{a})", "abs(-{a})"),
    ("abs({b} - {a})", "abs({b} - {a})"),
    ("[the|] absolute [difference|value of the difference] between {b} and {a}", "abs({b} - {a})"),
    ("pi times {a}", "pi * {a}"),
    ("{a} [times|*] pi", "{a} * pi"),
    ("2 pi [times|] {a}", "2 * pi * {a}"),
)  # fmt: skip


def _functions(rng: Random) -> Made:
    template, expression = rng.choice(_FUNCTIONS)
    plain_text = "(" in template
    a = numbers.digits(rng) if plain_text else numbers.number(rng)
    b = numbers.digits(rng, decimals=0)
    small = str(rng.randint(1, 9))
    slots = {"a": a.text, "b": b.text, "s": small}
    return _asked(rng, pick(rng, template, slots)), expression.format(a=a.plain, b=b.plain, s=small)


def _rounding(rng: Random) -> Made:
    places = rng.choices((1, 2, 3), (35, 50, 15))[0]
    digits = "".join(rng.choice("0123456789") for _ in range(places + rng.randint(1, 3)))
    value = f"{rng.choice((rng.randint(0, 9), numbers.whole(rng)))}.{digits}"
    name = numbers.in_words(places) if rng.random() < 0.4 else str(places)
    if rng.random() < 0.25:
        text = pick(rng, "round {v} [to the nearest [integer|whole number]|off|]", {"v": value})
        return text, f"round({value})"
    template = "round [off|] {v} to {n} [decimals|decimal places|places|decimal digits|digits]"
    return pick(rng, template, {"v": value, "n": name}), f"round({value}, {places})"


def _percentages(rng: Random) -> Made:
    percent = numbers.digits(rng, decimals=0.15) if rng.random() < 0.2 else None
    share = percent or numbers.written(rng, rng.choice((rng.randint(1, 99), 5, 10, 15, 20, 25, 50)))
    amount = numbers.money(rng) if rng.random() < 0.35 else numbers.number(rng)
    sign = (
        rng.choice(("%", "%", " %", " percent", " per cent"))
        if share.text[0].isdigit()
        else " percent"
    )
    slots = {"p": share.text + sign, "a": amount.text}
    template, expression = rng.choices(
        (
            ("{p} of {a}", "{a} * {p} / 100"),
            ("[how much is|what is|calculate|whats] {p} of {a}", "{a} * {p} / 100"),
            (
                "[a|the|] {p} [tip|gratuity] [on|for] [a|] {a} [bill|dinner|meal|]",
                "{a} * {p} / 100",
            ),
            ("[the|] tip on {a} at {p}", "{a} * {p} / 100"),
            ("{p} [tax|vat|commission|interest] on {a}", "{a} * {p} / 100"),
            ("[increase|raise|grow] {a} by {p}", "{a} * (1 + {p} / 100)"),
            ("{a} [plus|with|and] {p} [tax|vat|tip|interest]", "{a} * (1 + {p} / 100)"),
            ("{a} [increased|raised|plus|marked up] by {p}", "{a} * (1 + {p} / 100)"),
            ("[decrease|reduce|lower|cut] {a} by {p}", "{a} * (1 - {p} / 100)"),
            ("{a} [with|at|minus] [a|] {p} [discount|off]", "{a} * (1 - {p} / 100)"),
            ("{p} off [of|] {a}", "{a} * (1 - {p} / 100)"),
            ("[price of|cost of] {a} after [a|] {p} [discount|off|sale]", "{a} * (1 - {p} / 100)"),
        ),
        (30, 18, 8, 4, 6, 5, 6, 4, 5, 6, 5, 5),
    )[0]
    asked = (
        pick(rng, rng.choice(("", _ASK_OR_NOT))) + template if template[0] != "[how" else template
    )
    return pick(rng, asked, slots), expression.format(a=amount.plain, p=share.plain)


def _what_percent(rng: Random) -> Made:
    part, total = numbers.number(rng, decimals=0.05), numbers.number(rng, decimals=0.05)
    template = one_of(
        rng,
        (
            "what [percent|percentage|%] of {t} is {p}",
            "{p} is what [percent|percentage] of {t}",
            "{p} as a [percent|percentage] of {t}",
            "{p} out of {t} as a [percent|percentage]",
            "what percentage is {p} [out|] of {t}",
        ),
        {"p": part.text, "t": total.text},
    )
    return template, f"{part.plain} / {total.plain} * 100"


def _lists(rng: Random) -> Made:
    terms = [numbers.digits(rng) for _ in range(rng.randint(3, 6))]
    last = rng.choice((", ", " and ", ", and "))
    shown = ", ".join(t.text for t in terms[:-1]) + last + terms[-1].text
    if rng.random() < 0.15:
        shown = " ".join(t.text for t in terms)
    plain = [t.plain for t in terms]
    style = rng.random()
    if style < 0.55:
        name = pick(rng, "[the|] [average|mean|avg] of [the numbers|] {v}", {"v": shown})
        return _asked(rng, name), f"({' + '.join(plain)}) / {len(plain)}"
    if style < 0.85:
        name = one_of(
            rng,
            ("[the|] [sum|total] of {v}", "[add|sum] [up|together|] {v}", "add {v} [together|up]"),
            {"v": shown},
        )
        return name, " + ".join(plain)
    name = pick(rng, "[[the|] product of|multiply] {v}", {"v": shown})
    return name, " * ".join(plain)


def _negative(rng: Random) -> Made:
    a, b = numbers.digits(rng, negative=1.0), numbers.digits(rng, negative=0.5)
    operator = rng.choice("+-*/")
    shown = a.text if rng.random() < 0.6 else rng.choice(("minus ", "negative ")) + a.text[1:]
    link = rng.choice((f" {operator} ", *_WORDS[operator][:2]))
    return _asked(rng, shown + link + b.text), f"{a.plain} {operator} {b.plain}"


def _integer_parts(rng: Random) -> Made:
    a, b = numbers.written(rng, numbers.whole(rng)), numbers.written(rng, rng.randint(2, 99))
    template, expression = rng.choice(
        (
            ("[the|] [remainder|rest] of {a} divided by {b}", "{a} % {b}"),
            ("[the|] remainder when {a} is divided by {b}", "{a} % {b}"),
            ("{a} [mod|modulo|%] {b}", "{a} % {b}"),
            ("{a} // {b}", "{a} // {b}"),
            ("[integer division of|integer divide|floor divide] {a} by {b}", "{a} // {b}"),
            ("how many whole times does {b} fit into {a}", "{a} // {b}"),
        )
    )
    text = pick(rng, template, {"a": a.text, "b": b.text})
    return _asked(rng, text), expression.format(a=a.plain, b=b.plain)


def _parentheses_in_words(rng: Random) -> Made:
    a, b, c = (numbers.number(rng, decimals=0.1) for _ in range(3))
    template, expression = rng.choice(
        (
            ("{a} plus {b}[,|] [all|] [divided by|over] {c}", "({a} + {b}) / {c}"),
            ("[the sum of|add] {a} and {b}[,|] [and|then|] [times|multiplied by|multiply by] {c}", "({a} + {b}) * {c}"),
            ("[the sum of|add] {a} and {b}[,|] [and|then|] [divided by|divide by] {c}", "({a} + {b}) / {c}"),
            ("{a} minus {b}[,|] [all|the whole thing] times {c}", "({a} - {b}) * {c}"),
            ("{c} times the sum of {a} and {b}", "{c} * ({a} + {b})"),
            ("multiply {a} by {b} [and|then] [add|plus] {c}", "{a} * {b} + {c}"),
            ("multiply {a} by {b} [and|then] subtract {c}", "{a} * {b} - {c}"),
            ("divide {a} by {b} [and|then] add {c}", "{a} / {b} + {c}"),
            ("[double|twice] {a} [plus|and add] {b}", "2 * {a} + {b}"),
            ("half of {a} [plus|minus|times] {b}", "{a} / 2 {o} {b}"),
            ("{a} squared plus {b} squared", "{a} ** 2 + {b} ** 2"),
            ("{a} squared [plus|+] {b}", "{a} ** 2 + {b}"),
        )
    )  # fmt: skip
    text = pick(rng, template, {"a": a.text, "b": b.text, "c": c.text})
    operator = "-" if " minus " in text else "*" if " times " in text else "+"
    expression = expression.format(a=a.plain, b=b.plain, c=c.plain, o=operator)
    # "(a + b) / c" is how "all over" is meant; without the word the usual order holds.
    if template.startswith("{a} plus") and "all" not in text and "," not in text:
        expression = f"{a.plain} + {b.plain} / {c.plain}"
    return _asked(rng, text), expression


_MAKERS: tuple[Callable[[Random], Made], ...] = (
    _symbols, _words, _verbs, _powers, _functions, _rounding, _percentages, _what_percent, _lists,
    _negative, _integer_parts, _parentheses_in_words, word_problem,
)  # fmt: skip
_SHARES = (16, 16, 10, 7, 9, 3, 10, 2, 6, 3, 3, 5, 14)
