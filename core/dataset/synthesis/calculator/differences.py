"""What lies between two numbers, said aloud; sizes with names; a result with a few decimals."""

from __future__ import annotations

from itertools import accumulate
from random import Random

from tinycall.core.dataset.synthesis.calculator.spoken import LINKS
from tinycall.core.dataset.synthesis.calculator.terms import atom, combined
from tinycall.core.dataset.synthesis.wording import numbers
from tinycall.core.dataset.synthesis.wording.phrasing import pick
from tinycall.core.dataset.synthesis.wording.wrapping import asked, ordered

# {a} the larger number, {b} the smaller one, {c} any number.
_GAPS = (
    (5, "what [should|must|do|can] [i|you|we] add to {b} to [reach|get|get to|make|arrive at|have] {a}", "{a} - {b}"),
    (4, "how much [must be added|should be added|do i have to add|do i need to add|do i add|needs to be added] to {b} to [reach|get|make] {a}", "{a} - {b}"),
    (3, "what [number |]plus {b} [is|makes|equals|gives] {a}", "{a} - {b}"), (2, "{b} plus what [is|makes|equals] {a}", "{a} - {b}"),
    (3, "how much [more|bigger|larger|greater|higher] is {a} than {b}", "{a} - {b}"), (3, "by how much does {a} exceed {b}", "{a} - {b}"), (2, "by how much is {a} [bigger|larger|greater|more] than {b}", "{a} - {b}"),
    (3, "how much [less|smaller|lower] is {b} than {a}", "{a} - {b}"), (3, "how [far|much] is {b} short of {a}", "{a} - {b}"), (2, "how much is [missing|needed] from {b} to {a}", "{a} - {b}"), (2, "how far [apart are {a} and {b}|is it from {b} to {a}]", "{a} - {b}"),
    (2, "how much do i need to get from {b} to {a}", "{a} - {b}"), (3, "what do i [have to |need to |]subtract from {a} to get {b}", "{a} - {b}"), (2, "what [must|should] be [subtracted|taken away] from {a} to [get|leave] {b}", "{a} - {b}"), (2, "what's the gap between {a} and {b}", "{a} - {b}"),
    (2, "{a} minus what [is|makes|equals|gives] {b}", "{a} - {b}"), (2, "i have {b} and [need|want] {a}, [how much is missing|how much more|how much more do i need]", "{a} - {b}"),
    (3, "what [must|should|do] i multiply {b} by to get {a}", "{a} / {b}"), (2, "{b} times what [is|makes|equals] {a}", "{a} / {b}"), (2, "what [number |]times {b} [is|makes|gives] {a}", "{a} / {b}"), (2, "how many times [bigger|larger|greater] is {a} than {b}", "{a} / {b}"), (2, "how many {b}s are in {a}", "{a} / {b}"),
    (1, "what do i divide {a} by to get {b}", "{a} / {b}"),
    (2, "what number is {b} [less|fewer] than {c} times {a}", "{c} * {a} - {b}"), (2, "what number is {b} more than {c} times {a}", "{c} * {a} + {b}"), (2, "what is {b} [more|greater] than {a}", "{a} + {b}"), (2, "what number is {b} [less|smaller] than {a}", "{a} - {b}"),
)  # fmt: skip
_NOUNS = (
    (5, "{a} [less|less|take away|take|minus|reduced by|diminished by] {b}", "{a} - {b}"), (2, "{a} [decreased by|lowered by|without] {b}", "{a} - {b}"), (3, "[thrice|triple|thrice] {a}", "{a} * 3"), (3, "[twice|double] {a}", "{a} * 2"),
    (2, "[four|4] times {a}", "4 * {a}"), (2, "[five|5] times {a}", "5 * {a}"), (2, "[a quarter|one quarter|a fourth] of {a}", "{a} / 4"), (1, "[three|3] quarters of {a}", "{a} * 3 / 4"), (2, "half [of |]{a}", "{a} / 2"), (2, "the half of {a}", "{a} / 2"),
    (2, "{b} [more than|above|on top of] [twice|double] {a}", "{a} * 2 + {b}"), (2, "{b} [more than|above|on top of] [triple|thrice] {a}", "{a} * 3 + {b}"), (2, "{b} [less than|below|under] [twice|double] {a}", "{a} * 2 - {b}"), (2, "{b} [less than|below] [triple|thrice] {a}", "{a} * 3 - {b}"),
    (2, "{b} [less than|under] half of {a}", "{a} / 2 - {b}"), (2, "{b} [more than|above] a quarter of {a}", "{a} / 4 + {b}"), (2, "the sum of {a} and {b} [times|multiplied by] {c}", "({a} + {b}) * {c}"), (2, "the sum of {a} and {b} [divided by|over] {c}", "({a} + {b}) / {c}"),
    (2, "the difference of {a} and {b} [times|multiplied by] {c}", "({a} - {b}) * {c}"), (2, "{c} times the [difference|gap] between {a} and {b}", "{c} * ({a} - {b})"), (2, "[twice|double] the sum of {a} and {b}", "({a} + {b}) * 2"), (1, "[three|3] times the sum of {a} and {b}", "3 * ({a} + {b})"),
    (2, "half [of |]the sum of {a} and {b}", "({a} + {b}) / 2"), (2, "half the difference [between|of] {a} and {b}", "({a} - {b}) / 2"), (2, "the square of the sum of {a} and {b}", "({a} + {b}) ** 2"), (1, "the sum of the squares of {b} and {c}", "{b} ** 2 + {c} ** 2"),
    (2, "[open parenthesis|open paren|left bracket|open brackets] {a} [plus|+] {b} [close parenthesis|close paren|right bracket|close brackets] [times|multiplied by] {c}", "({a} + {b}) * {c}"), (2, "{c} times [open parenthesis|open bracket|open paren] {a} minus {b} [close parenthesis|close bracket|close paren]", "{c} * ({a} - {b})"),
    (2, "{c} times the quantity {a} [plus|minus] {b}", None), (2, "the quantity {a} plus {b}, [squared|to the second power]", "({a} + {b}) ** 2"), (2, "the quantity {a} [plus|minus] {b}, divided by {c}", None), (1, "{a} plus {b} in [brackets|parentheses], times {c}", "({a} + {b}) * {c}"),
    (2, "the midpoint [of|between] {b} and {a}", "({b} + {a}) / 2"), (2, "the number halfway between {b} and {a}", "({b} + {a}) / 2"), (2, "the product of {a} and {b} [divided by|over] {c}", "{a} * {b} / {c}"), (2, "the square root of {a}[,|] [times|plus|minus] {c}", None),
)  # fmt: skip
_COMMANDS = (
    (3, "[halve|halve] {a}", "{a} / 2"), (2, "[triple|treble] {a}", "{a} * 3"), (2, "quadruple {a}", "{a} * 4"), (3, "[start with|start from|begin with|take] {a}, halve it[, then| and| then] [add|plus] {b}", "{a} / 2 + {b}"), (3, "[start with|start from|take] {a}, double it[, then| and| then] [subtract|take off|take away] {b}", "{a} * 2 - {b}"),
    (3, "[take|start with] {a}, [subtract|take away] {b}[, and then| and then|, then] divide [that |it |the result |]by {c}", "({a} - {b}) / {c}"), (3, "[take|start with] {a}, add {b}[, and then| and then|, then] multiply [that |it |the result |]by {c}", "({a} + {b}) * {c}"), (2, "twice {a}, then take {b} off", "{a} * 2 - {b}"),
    (3, "add {b} to {c}, double it, then subtract {a}", "({b} + {c}) * 2 - {a}"), (2, "add {a} and {b}, [halve it|halve that|cut that in half]", "({a} + {b}) / 2"), (2, "multiply {b} by {c}[,|] then add {a}", "{b} * {c} + {a}"), (2, "divide {a} by {c}[,|] [then add|then plus|and add] {b}", "{a} / {c} + {b}"), (2, "take {b} from {a} and [double|triple] [it|the result]", None),
    (2, "square {b}[,|] then [subtract|take away] {c}", "{b} ** 2 - {c}"), (2, "square {b} and add {c}[ squared|]", None), (2, "think of {a}, add {b}, [take away|subtract] {c}", "{a} + {b} - {c}"), (2, "subtract {b} from {a}, then {c} more", "{a} - {b} - {c}"),
)  # fmt: skip
_GAP_SHARES, _NOUN_SHARES, _COMMAND_SHARES = (
    tuple(accumulate(row[0] for row in rows)) for rows in (_GAPS, _NOUNS, _COMMANDS)
)
_SIZES = (
    ("million", 6),
    ("million", 6),
    ("million", 6),
    ("billion", 9),
    ("thousand", 3),
    ("k", 3),
    ("k", 3),
)


def difference(rng: Random) -> tuple[str, str]:
    """A gap, a multiple or a chain of steps with its own wording."""
    style = rng.random()
    if style < 0.25:
        return _sized(rng)
    small, large = sorted((_number(rng) for _ in range(2)), key=lambda found: float(found.plain))
    third = numbers.written(rng, rng.randint(2, rng.choice((9, 12, 40))), words=0.2)
    slots = {"a": large.text, "b": small.text, "c": third.text}
    plain = {"a": large.plain, "b": small.plain, "c": third.plain}
    if style < 0.5:
        _, template, meant = rng.choices(_GAPS, cum_weights=_GAP_SHARES)[0]
        if "{b}s" in template:
            slots["b"] = small.plain
        return pick(rng, template, slots), meant.format(**plain)
    ordering = style < 0.72
    rows, shares = (_COMMANDS, _COMMAND_SHARES) if ordering else (_NOUNS, _NOUN_SHARES)
    _, template, expression = rng.choices(rows, cum_weights=shares)[0]
    text = pick(rng, template, slots)
    meant = expression or _meant(template, text)
    return (ordered if ordering else asked)(rng, text), meant.format(**plain)


def _meant(template: str, text: str) -> str:
    """The expression of a wording whose choice of a word decides it."""
    sign = "+" if " plus " in text else "-" if " minus " in text else "*"
    if template.startswith("{c} times"):
        return f"{{c}} * ({{a}} {sign} {{b}})"
    if template.startswith("the quantity"):
        return f"({{a}} {sign} {{b}}) / {{c}}"
    if template.startswith("the square root"):
        return f"sqrt({{a}}) {sign} {{c}}"
    if template.startswith("take"):
        return "({a} - {b}) * 2" if "double" in text else "({a} - {b}) * 3"
    return "{b} ** 2 + {c} ** 2" if text.endswith("squared") else "{b} ** 2 + {c}"


def _number(rng: Random) -> numbers.Number:
    """A whole number in digits or words, now and then large or with decimals."""
    style = rng.random()
    if style < 0.08:
        return numbers.written(rng, rng.randint(10**6, rng.choice((10**7, 10**8)) - 1), words=0)
    if style < 0.16:
        value = numbers.decimal(rng)
        return numbers.Number(value, value)
    return numbers.written(rng, numbers.whole(rng) + 1, words=0.3)


def _sized(rng: Random) -> tuple[str, str]:
    """`6 million minus 2.35 million`, `1,204,560 less 987,432`."""
    operator = rng.choices("+-*/", (30, 36, 17, 17))[0]
    link = rng.choice((*LINKS[operator], *(("less", "less") if operator == "-" else ())))
    name, zeros = rng.choice(_SIZES)
    if rng.random() < 0.45:
        pair = [rng.randint(10**5, 10 ** rng.choice((6, 7, 7, 8))) for _ in range(2)]
        found = [numbers.Number(f"{value:,}", str(value)) for value in pair]
    else:
        found = [sized(rng, name, zeros) for _ in range(2)]
    if operator in "*/" or rng.random() < 0.2:
        found[1] = numbers.written(rng, rng.randint(2, rng.choice((12, 99, 999))), words=0.15)
    if operator == "-":
        found.sort(key=lambda number: -float(number.plain))
    if operator == "+" and rng.random() < 0.2:
        text = f"add {found[0].text} {rng.choice(('and', 'to'))} {found[1].text}"
        return ordered(rng, text), f"{found[0].plain} + {found[1].plain}"
    one, other = (atom(number.text, number.plain) for number in found)
    return asked(rng, f"{one.text} {link} {other.text}"), combined("", one, operator, other).plain


def sized(rng: Random, name: str, zeros: int) -> numbers.Number:
    """`2.35 million`, `40k`, `three billion`."""
    places = rng.choices((0, 1, 2), (45, 35, 20))[0]
    shown = rng.randint(1, 10**places * rng.choice((9, 20, 99)))
    head = f"{shown / 10**places:.{places}f}" if places else str(shown)
    plain = str(shown * 10 ** (zeros - places))
    if name == "k":
        return numbers.Number(f"{head}{rng.choice('kkK')}", plain)
    if not places and shown < 100 and rng.random() < 0.35:
        head = numbers.in_words(shown)
    return numbers.Number(f"{head} {name}", plain)
