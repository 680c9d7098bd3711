"""Percentages: shares, discounts, tips and taxes, growth."""

from __future__ import annotations

import re
from itertools import accumulate
from random import Random

from tinycall.core.dataset.synthesis.wording import money, numbers
from tinycall.core.dataset.synthesis.wording.phrasing import pick
from tinycall.core.dataset.synthesis.wording.wrapping import asked, ordered

# Tips and taxes are small.
_SMALL = re.compile("tip|tax|interest|commission")
_ARTICLE = re.compile(r"\ba(?= (?:8|80|11|18)\b| eigh| eleven)")
_OF = "{a} * {p} / 100"
_OFF = "{a} - {a} * {p} / 100"
_ON = "{a} + {a} * {p} / 100"
_TAX = "[tax|vat|sales tax|VAT|gst|tax]"
_TIP = "[tip|tip|gratuity|service charge]"
# {p} a percentage, {a} an amount.
_NOUNS = (
    (34, "{p} of {a}", _OF),
    (3, "{p} [out of|from] {a}", _OF),
    (8, f"a {{p}} {_TIP} [on|on|for] {{a}}", _OF),
    (3, f"a {{p}} {_TIP} on a {{a}} [bill|meal|dinner|lunch|tab|check|taxi ride|restaurant bill]", _OF),
    (3, f"the {_TIP} [on|for] [a bill of |a |] {{a}} at {{p}}", _OF),
    (5, f"[the |]{{p}} {_TAX} on {{a}}", _OF),
    (3, "[a |the |]{p} [commission|fee|interest|surcharge|deposit|down payment] [on|of] {a}", _OF),
    (10, "{p} off [of |]{a}", _OFF),
    (7, "{a} [with|minus|less|after|at] [a |]{p} [discount|off|reduction|rebate]", _OFF),
    (5, "{a} [minus|less] {p}", _OFF),
    (4, "the [price|cost] of {a} [after|with] [a |]{p} [discount|off|sale|markdown]", _OFF),
    (4, "{a} [decreased|reduced|lowered|cut|down|discounted] by {p}", _OFF),
    (3, "{p} less than {a}", _OFF),
    (2, "the [final price|new price|price] of {a} after [a |]{p} [discount|off]", _OFF),
    (5, "{a} [plus|+|and] {p}", _ON),
    (7, f"{{a}} [plus|with|and|including] [a |]{{p}} [{_TIP[1:-1]}|{_TAX[1:-1]}|interest|service|markup]", _ON),
    (4, f"{{a}} [plus|with] {_TAX} of {{p}}", _ON),
    (5, "{a} [increased|raised|marked up|grown|up] by {p}", _ON),
    (3, "{p} more than {a}", _ON),
    (3, "[a |]{p} [increase|raise|markup|rise] on {a}", _ON),
    (2, "{p} on top of {a}", _ON),
    (3, "{a} [with|plus|and|including] [a |]{p} [service charge|service|surcharge|fee|mark-up|premium|commission] [added|on top|included|]", _ON),
    (3, "{a} [grown|growing|rising|swelled|scaled up|boosted|hiked] by {p}", _ON),
    (3, "{a} [shrunk|shrinking|falling|slashed|trimmed|scaled down|diminished] by {p}", _OFF),
    (2, "[a |]{p} [decrease|cut|drop|reduction|markdown] on {a}", _OFF),
    (2, "{a} [after|with] [a |]{p} [drop|decrease|cut|loss|reduction|fall]", _OFF),
    (2, "{a} [after|with] [a |]{p} [rise|increase|gain|hike|raise]", _ON),
    (2, "{p} [taken|knocked|sliced|shaved] off {a}", _OFF),
)  # fmt: skip
_COMMANDS = (
    (10, "take {p} off [of |]{a}", _OFF),
    (5, "[take|subtract|deduct|remove] {p} from {a}", _OFF),
    (6, "[decrease|reduce|lower|cut|drop] {a} by {p}", _OFF),
    (3, "[apply|use] a {p} discount [to|on] {a}", _OFF),
    (2, "discount {a} by {p}", _OFF),
    (8, "[increase|raise|grow|bump] {a} by {p}", _ON),
    (5, f"add [a |]{{p}} [{_TAX[1:-1]}|{_TIP[1:-1]}|interest|markup] to {{a}}", _ON),
    (6, "add {p} to {a}", _ON),
    (2, f"add {_TAX} of {{p}} to {{a}}", _ON),
    (2, "mark up {a} by {p}", _ON),
    (3, "[knock|chop|shave|slash] {p} off [of |]{a}", _OFF),
    (3, "[shrink|mark down|scale down|slash|trim|bring down] {a} by {p}", _OFF),
    (3, "[boost|hike|scale up|enlarge|lift|bump up|push up] {a} by {p}", _ON),
    (2, "[bump|push|scale|mark] {a} up [by |]{p}", _ON),
    (2, "[put|slap|pile] {p} on top of {a}", _ON),
)  # fmt: skip
_RATES = (
    (8, "what [percent|percentage|%|share] of {t} is {p}"),
    (8, "{p} is what [percent|percentage|%] of {t}"),
    (4, "{p} as a [percent|percentage] of {t}"),
    (4, "{p} out of {t} [as a percent|as a percentage|in percent|in %|as percent]"),
    (4, "what [percent|percentage] is {p} [out of|of] {t}"),
    (2, "how many percent [of {t} is {p}|is {p} of {t}]"),
    (2, "what [percent|percentage] does {p} make [up |]of {t}"),
    (2, "express {p} as a percentage of {t}"),
    (2, "i got {p} out of {t}[,| on the test,| right,] what [percent|percentage][ is that|]"),
    (2, "{p} of {t} [as a percentage|in percent]"),
    (2, "{p}/{t} as a [percentage|percent]"),
)  # fmt: skip
_PARTS = (
    ("[half a|half a|a half|one half|1/2] [percent|per cent]", "0.5"), ("half of one percent", "0.5"), ("[a quarter|a quarter of a|a quarter of one] percent", "0.25"), ("three quarters of a percent", "0.75"), ("a tenth of a percent", "0.1"),
    ("[one and a half|1 and a half|1 1/2] [percent|%|per cent]", "1.5"), ("[two and a half|2 and a half|2 1/2] percent", "2.5"), ("[three and a half|3 1/2] percent", "3.5"), ("[seven and a half|7 1/2] percent", "7.5"), ("[twelve and a half|12 1/2] percent", "12.5"), ("zero point [five|five] percent", "0.5"), ("point five percent", "0.5"), ("one point five percent", "1.5"), ("two point two percent", "2.2"), ("point eight percent", "0.8"),
)  # fmt: skip
_CHANGES = (
    "the [percent change|percentage change|percent increase|percentage increase|change in percent|growth in percent] from {a} to {b}",
    "[percent|percentage] [change|increase|difference|growth] [from|going from] {a} to {b}",
    "by [what|how many] percent [did it change|did it grow|did it rise|does it change] from {a} to {b}",
    "how many percent [more|up] is it from {a} to {b}",
)  # fmt: skip
_NOUN_WEIGHTS, _COMMAND_WEIGHTS, _RATE_WEIGHTS = (
    tuple(accumulate(row[0] for row in rows)) for rows in (_NOUNS, _COMMANDS, _RATES)
)


def percent(rng: Random, low: int = 1, high: int = 99) -> numbers.Number:
    """A percentage with its sign or word."""
    style = rng.random()
    if style < 0.12:
        plain = rng.choice((f"{rng.randint(0, 30)}.{rng.randint(1, 9)}", f"{rng.randint(1, 19)}.5"))
        text = plain
    else:
        usual = (5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 12, 18, 19, 8, 3)
        within = [value for value in usual if low <= value <= high]
        value = rng.choice(within) if within and rng.random() < 0.45 else rng.randint(low, high)
        if style > 0.98 and high > 90:
            value = rng.choice((100, 110, 120, 125, 150, 200, 300))
        plain = str(value)
        text = numbers.spelled(rng, value) if rng.random() < 0.15 else plain
    signs = ("%", "%", "%", " percent", " percent", " %", " per cent")
    return numbers.Number(text + rng.choice(signs if text[0].isdigit() else signs[3:5]), plain)


def percentages(rng: Random) -> tuple[str, str]:
    """A percentage of an amount, off it or on it, or one amount in percent of another."""
    style = rng.random()
    if style < 0.1:
        return _rate(rng)
    if style < 0.14:
        return _part_of_a_percent(rng)
    amount = (
        money.currency(rng).amount(rng, money.sum_of(rng))
        if rng.random() < 0.35
        else numbers.number(rng)
    )
    rows, weights, wrap = (
        (_COMMANDS, _COMMAND_WEIGHTS, ordered) if style < 0.36 else (_NOUNS, _NOUN_WEIGHTS, asked)
    )
    _, template, meant = rng.choices(rows, cum_weights=weights)[0]
    if template.startswith(("a ", "the ")) and rng.random() < 0.35:
        template = template.partition(" ")[2]
    share = percent(rng, 1, 30) if _SMALL.search(template) else percent(rng)
    text = pick(rng, template, {"p": share.text, "a": amount.text})
    if rng.random() < 0.7:
        text = _ARTICLE.sub("an", text)
    plain = meant.format(a=amount.plain, p=share.plain)
    if meant == _OF and wrap is asked and rng.random() < 0.06:
        other = numbers.number(rng)
        link, operator = rng.choice((("plus", "+"), ("minus", "-"), ("times", "*")))
        return wrap(rng, f"{text} {link} {other.text}"), f"{plain} {operator} {other.plain}"
    return wrap(rng, text), plain


def _part_of_a_percent(rng: Random) -> tuple[str, str]:
    """`half a percent of 70,000`, `two and a half percent of 400`."""
    amount, (said, plain) = numbers.number(rng), rng.choice(_PARTS)
    if rng.random() < 0.25:
        share = pick(rng, said)
        text = pick(rng, f"[add {share} to {{a}}|increase {{a}} by {share}]", {"a": amount.text})
        return ordered(rng, text), _ON.format(a=amount.plain, p=plain)
    text = f"{pick(rng, said)} of {amount.text}"
    return asked(rng, text), _OF.format(a=amount.plain, p=plain)


def _rate(rng: Random) -> tuple[str, str]:
    if rng.random() < 0.22:
        a, b = numbers.number(rng, decimals=0.1), numbers.number(rng, decimals=0.1)
        text = pick(rng, rng.choice(_CHANGES), {"a": a.text, "b": b.text})
        plain = f"({b.plain} - {a.plain}) / {a.plain} * 100"
        return text if text.startswith(("by ", "how ")) else asked(rng, text), plain
    part, total = numbers.number(rng, decimals=0.08), numbers.number(rng, decimals=0.05)
    if rng.random() < 0.75 and float(part.plain) > float(total.plain):
        part, total = total, part
    template = rng.choices(_RATES, cum_weights=_RATE_WEIGHTS)[0][1]
    text = pick(rng, template, {"p": part.text, "t": total.text})
    if rng.random() < 0.12 and not text.startswith(("what", "how", "i ")):
        text = pick(rng, "[tell me |do you know |calculate |work out ]") + text
    return text, f"{part.plain} / {total.plain} * 100"
