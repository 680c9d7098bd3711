"""One amount in percent of another, and changes in percent."""

from __future__ import annotations

import re
from itertools import accumulate
from random import Random

from tinycall.core.dataset.synthesis.wording import money, numbers
from tinycall.core.dataset.synthesis.wording.phrasing import pick
from tinycall.core.dataset.synthesis.wording.wrapping import asked

_IN = "[in percent|as a percentage|in %|as a percent|as %]"
_PERCENT = "[percent|percent|percentage|%]"
_WHAT = f"[what {_PERCENT} is that|what's that {_IN}|what {_PERCENT}|how much is that {_IN}|{_IN}|percentage]"
# {p} a part, {t} the whole that holds it; a noun is asked for, the rest stand as they are.
_NOUNS = (
    "the [percentage|percent] of {t} that {p} [represents|makes up]", "{p} [over|out of|of] {t} [in percent|as a percentage|as a percent]",
    "the [share|percentage|proportion] of {p} [in|out of] {t} in percent", "the percentage of {p} out of {t}",
    "the ratio of {p} to {t} [in percent|as a percentage]", "{p} relative to {t} [in percent|as a percentage]",
)  # fmt: skip
_TOLD = (
    "percentage: {p} [absentees|girls|boys|winners|defects|failures|women|sick days|broken ones|correct answers|misses] [in|out of|among|from] [a [class|group|team|batch|total] of |]{t}",
    f"[the|my|our|their] team won {{p}} [of its|of their|out of|of] {{t}} [matches|games|fixtures][, win rate {_IN}|, what {_PERCENT} did they win|, {_WHAT}]",
    "win rate in percent [with|for] {p} wins [in|out of|from] {t} [games|matches|rounds]", f"{{p}} wins [in|out of|from] {{t}} [games|matches], [win rate in percent|winning percentage|{_WHAT}]",
    f"i got {{p}} [out of|of] {{t}} [questions|points|marks|answers] [right|correct|][,|] {_WHAT}", f"{{p}} [of|out of] {{t}} [students|people|employees|voters|guests|kids|users|pupils|customers|members|patients] [passed|said yes|came|voted|answered|are here|agreed|left|were late][,|] {_WHAT}",
    f"[of|out of] {{t}} [students|people|employees|voters|guests|kids|users] {{p}} [passed|said yes|came|voted|answered|were late|are new][,|] {_WHAT}",
    "attendance in percent [if|when] {p} [of|out of] {t} [came|showed up|are present|turned up]", "{p} of {t} [present|came|showed up|attended], attendance [rate |]in percent",
    f"[what|which] {_PERCENT} of [my|the|our|a] {{t}} [people|pages|questions|goal|target|budget|points|songs|kilometers|seats] is {{p}}",
    f"i['ve|] [read|done|finished|written] {{p}} of {{t}} [pages|tasks|chapters|lessons|exercises][,|] [what percent is done|how far am i in percent|{_WHAT}]",
    f"[scored|score|result|grade|test score] {{p}}/{{t}}[,|] {_WHAT}", f"{{p}} [made|scored|hit] [of|out of] {{t}} [shots|throws|free throws|penalties|attempts][,|] [success rate in percent|accuracy in percent|{_WHAT}]",
    f"[used|filled|full|sold|booked] {{p}} [of|out of] {{t}}[ gb| seats| tickets| rooms| mb|][,|] {_WHAT}", f"what [share|proportion|part] of {{t}} is {{p}} {_IN}",
    "how many percent [are|is|would be] {p} [out of|of] {t}", f"express {{p}} [out of|over] {{t}} {_IN}", "{p} is how many percent of {t}", "turn {p}/{t} into a [percentage|percent]", "convert {p} [out of|over] {t} to [a percentage|percent]",
    "if {t} is 100 percent, how many percent is {p}",
)  # fmt: skip
_MONEY = (
    f"[rent|food|tax|transport|insurance|my phone bill|childcare] is {{p}} of my {{t}} [salary|budget|income|pay][,|] {_WHAT}", f"i [spend|save|put away|invest] {{p}} [of my|from my|out of] {{t}} [salary|pay|income|allowance][,|] {_WHAT}",
    f"a {{p}} [tip|fee|tax|discount] on {{t}}[,| is] {_WHAT}", f"{{p}} [profit|fee|interest] on {{t}} {_IN}", f"what {_PERCENT} [discount |off |]is {{p}} off {{t}}",
)  # fmt: skip
_THING = "[the stock|the price|a share|rent|visits|population|sales|followers|subscribers|attendance|membership|views|my weight|the temperature|turnover|salary|income|petrol|my score|the fee|gold]"
# What is counted in money is not one of these.
_COUNTED = re.compile(
    "weight|temperature|score|followers|subscribers|visits|views|attendance|population|membership"
)
_UP = (
    f"{_THING} [went|rose|grew|climbed|increased|jumped|is up|moved|has gone] from {{a}} to {{b}}", f"{_THING} went {{a}} to {{b}}", f"{_THING} {{a}} [and now|last year and now|before, now] {{b}}",
    "[from|up from] {a} to {b}", f"{_THING} up from {{a}} to {{b}}", "it used to be {a} and now it's {b}",
)  # fmt: skip
_UP_ASKS = (
    "percent [increase|rise|growth|gain]", f"[what's|whats|what is] the [growth|increase|rise|gain] {_IN}", "[by how many percent|by what percent|by what percentage] [did it grow|did it rise|did it go up|has it increased|is that up]",
    "how many percent [up|more] is that", "[percentage increase|increase in percent|growth in %|growth rate in percent|rise in %]", "what is the percent increase", "by what percentage did it increase",
)  # fmt: skip
_DOWN = (
    f"{_THING} [dropped|fell|went down|decreased|sank|shrank|is down|was cut|slid|declined] from {{a}} to {{b}}", f"{_THING} down from {{a}} to {{b}}", "[it|the price|the bill|my weight] [dropped|fell|went down|shrank] from {a} to {b}",
    "[reduced|marked down|cut|lowered] from {a} to {b}", "a {one} was {a} and now costs only {b}",
)  # fmt: skip
_DOWN_ASKS = (
    "[by what percentage|by what percent|by how many percent|how many percent down is that|what percent drop is that]", f"[what's|whats|what is] the [drop|decrease|fall|reduction|decline] {_IN}", "percent [drop|decrease|reduction|decline|fall|loss]",
    "[percentage decrease|percentage drop|decrease in percent|drop in %|reduction in percent]", "how many percent [less|lower] is that", "how big is the drop in percent",
)  # fmt: skip
_UP_NOUNS = (
    "the [percent|percentage] [increase|growth|gain|rise] from {a} to {b}", "the [increase|growth|rise] from {a} to {b} in percent",
    "the percent change [when|if] {a} becomes {b}", "the percent change going from {a} up to {b}",
)  # fmt: skip
_DOWN_NOUNS = (
    "the [percent|percentage] [decrease|drop|reduction|decline|fall] from {a} to {b}",
    "the [decrease|drop|fall|reduction] from {a} to {b} in percent",
)
_THINGS = ("jacket", "phone", "ticket", "book", "bike", "coat", "game", "lamp", "chair", "laptop")
_KINDS = ("noun", "told", "money", "up", "down")
_KIND_SHARES = tuple(accumulate((22, 34, 8, 18, 18)))


def proportion(rng: Random) -> tuple[str, str]:
    """A part in percent of its whole, or a change in percent of where it began."""
    kind = rng.choices(_KINDS, cum_weights=_KIND_SHARES)[0]
    if kind in ("up", "down"):
        return _change(rng, down=kind == "down")
    if kind == "money":
        currency = money.currency(rng)
        plain = sorted((money.sum_of(rng), money.sum_of(rng)), key=float)
        part, total = (currency.amount(rng, value) for value in plain)
    else:
        total = numbers.written(rng, max(numbers.whole(rng), rng.randint(5, 60)), words=0.1)
        part = numbers.written(rng, rng.randint(1, int(total.plain)), words=0.1)
    template = rng.choice({"noun": _NOUNS, "told": _TOLD, "money": _MONEY}[kind])
    if "{p}/{t}" in template or "{{p}}/{{t}}" in template:
        part, total = (numbers.Number(value.plain, value.plain) for value in (part, total))
    text = pick(rng, template, {"p": part.text, "t": total.text})
    text = text.removeprefix("the ") if rng.random() < 0.5 else text
    meant = f"{part.plain} / {total.plain} * 100"
    return (asked(rng, text) if kind == "noun" else text), meant


def _change(rng: Random, *, down: bool) -> tuple[str, str]:
    small, large, sign = _pair(rng)
    a, b = (large, small) if down else (small, large)
    slots = {"a": a.text, "b": b.text, "one": rng.choice(_THINGS)}
    moved = f"({a.plain} - {b.plain})" if down else f"({b.plain} - {a.plain})"
    meant = f"{moved} / {a.plain} * 100"
    if rng.random() < 0.3:
        noun = pick(rng, rng.choice(_DOWN_NOUNS if down else _UP_NOUNS), slots)
        return asked(rng, noun), meant
    fact = pick(rng, rng.choice(_DOWN if down else _UP), slots)
    while sign and _COUNTED.search(fact):
        fact = pick(rng, rng.choice(_DOWN if down else _UP), slots)
    question = pick(rng, rng.choice(_DOWN_ASKS if down else _UP_ASKS))
    link = rng.choice((", ", ", ", " ", ". ", " - "))
    if link == ". ":
        text = f"{fact[:1].upper()}{fact[1:]}. {question[:1].upper()}{question[1:]}?"
        return text, meant
    return f"{fact}{link}{question}", meant


def _pair(rng: Random) -> tuple[numbers.Number, numbers.Number, bool]:
    """A smaller amount and a larger one, and whether they are money."""
    high = numbers.whole(rng) + rng.randint(2, 60)
    low = max(1, round(high * rng.uniform(0.3, 0.99)))
    low -= low == high
    plain = [str(low), str(high)]
    if rng.random() < 0.25:
        tail = rng.choice((".5", ".50", ".99", ".25", f".{rng.randint(1, 9)}"))
        plain = [value + tail if rng.random() < 0.6 else value for value in plain]
    if rng.random() < 0.3:
        currency = money.currency(rng)
        small, large = (currency.amount(rng, value) for value in plain)
        return small, large, True
    small, large = (
        numbers.Number(value, value)
        if "." in value
        else numbers.written(rng, int(value), words=0.1)
        for value in plain
    )
    return small, large, False
