"""Amounts of one unit in another, with halves, in two units at once, or told in a sentence."""

from __future__ import annotations

from itertools import accumulate
from random import Random

from tinycall.core.dataset.synthesis.wording import numbers
from tinycall.core.dataset.synthesis.wording.phrasing import pick

_H, _MIN, _SEC = "[hours|hours|hrs|h]", "[minutes|minutes|mins|min]", "[seconds|seconds|secs|sec]"
# A large unit, a small one, how many of the small in the large, how many smaller ones stay below.
_NESTED = (
    (6, "[hours|hours|hrs]", _MIN, "60", 59), (4, "[minutes|minutes|mins]", _SEC, "60", 59), (4, "weeks", "days", "7", 6), (3, "days", "[hours|hrs]", "24", 23),
    (3, "years", "months", "12", 11), (4, "[feet|feet|ft]", "[inches|inches|inch]", "12", 11), (2, "[meters|metres|m]", "[cm|centimetres|centimeters]", "100", 99),
    (5, "[km|kilometres|kilometers]", "[m|metres|meters]", "1000", 999), (4, "[kg|kilos]", "[g|grams]", "1000", 999), (4, "[liters|litres]", "[ml|millilitres]", "1000", 999),
    (2, "[dollars|euros|bucks]", "cents", "100", 99), (1, "[pounds|lbs]", "[ounces|oz]", "16", 15), (1, "[gb|GB]", "[mb|MB]", "1000", 999), (1, "dozen", "[eggs|pieces]", "12", 11),
    (1, "[stone|st]", "[pounds|lbs]", "14", 13), (1, "[yards|yd]", "[feet|ft]", "3", 2),
)  # fmt: skip
_NESTED_SHARES = tuple(accumulate(row[0] for row in _NESTED))
_BOTH = (
    "{a} {u}[ and | | and |, ]{b} {w} [in|in|as|to|into] {v}", "[how many {v} [are|is|in|are in|are there in]] {a} {u}[ and | | and ]{b} {w}",
    "[convert|turn|change] {a} {u}[ and | | and ]{b} {w} [to|into|in] {v}", "what's {a} {u} and {b} {w} in {v}", "[i am|he is|my son is|it is|that took|it lasts] {a} {u} {b} {w}, how many {v} is that",
    "{a} {u} [plus|and] {b} {w}, [how many|in] {v}",
)  # fmt: skip
_SINGLE = (
    "{a} {u} in {v}", "how many {v} [are|is|in|are in|are there in|make up|make] {a} {u}", "[convert|turn|change|translate] {a} {u} [to|into] {v}", "{a} {u} [to|as|into|=] {v}", "{a} {u}, how many {v}[ is that|]",
    "[it takes|it took|i have|that's|we need|it is|i got] {a} {u}, [how many {v} is that|what's that in {v}|in {v}]", "[what's|whats|what is] {a} {u} in {v}", "[how many] {v} [do i get from|correspond to|equal] {a} {u}", "{v} in {a} {u}",
    "[a film|the trip|the flight|my shift|a meeting|the battery] [lasts|is|takes] {a} {u}, how many {v}",
)  # fmt: skip
_UP = (
    "{a} {w} in {u}", "how many {u} [is|are|in|are in|make] {a} {w}", "[convert|turn|change] {a} {w} [to|into] {u}", "[it took|it takes|i have|that's|it is] {a} {w}, [how many {u} is that|what's that in {u}|in {u}]", "{a} {w} [to|as|into] {u}", "[what's|whats|what is] {a} {w} in {u}",
)  # fmt: skip
_HALVES = (
    ("[and a half]", "5"),
    ("[and a quarter]", "25"),
    ("[and three quarters]", "75"),
    ("1/2", "5"),
    ("1/4", "25"),
    ("3/4", "75"),
)
# How many of the first in one of the second.
_IN_ONE = (
    ("seconds", "a day", "24 * 60 * 60"), ("seconds", "an hour", "60 * 60"), ("seconds", "a week", "7 * 24 * 60 * 60"), ("minutes", "a day", "24 * 60"), ("minutes", "a week", "7 * 24 * 60"), ("hours", "a week", "7 * 24"),
    ("minutes", "a year", "365 * 24 * 60"), ("hours", "a year", "365 * 24"), ("seconds", "a year", "365 * 24 * 60 * 60"), ("minutes", "a month of 30 days", "30 * 24 * 60"), ("hours", "a leap year", "366 * 24"), ("hours", "the month of january", "31 * 24"),
    ("days", "a decade without leap days", "10 * 365"), ("months", "a decade", "10 * 12"), ("months", "a century", "100 * 12"), ("grams", "half a kilo", "1000 / 2"), ("minutes", "half a day", "12 * 60"), ("minutes", "half an hour", "60 / 2"),
)  # fmt: skip
_IN_FORMS = ("{s} in {b}", "how many {s} [in|are in|are there in|does it take for|make up|has] {b}", "[calculate|work out|find|get] the [number of |]{s} in {b}", "[the |]number of {s} in {b}", "{b} [in|to] {s}", "{b} has how many {s}", "convert {b} to {s}")  # fmt: skip
_C, _F = (
    "[celsius|celsius|degrees celsius|c|°c|C|°C|degrees c|centigrade]",
    "[fahrenheit|fahrenheit|degrees fahrenheit|f|°f|F|°F|degrees f]",
)
_DEGREES = (
    "[its|it's|it is|the oven is at|weather says|forecast says|the water is] {a} {u} [what is that in|, what's that in|, how much is that in|, in|, how many] {v}", "{a} {u} [in|to|as|into] {v}", "[what's|whats|what is] {a} {u} in {v}", "[convert|turn|change] {a} {u} [to|into] {v}",
    "how [hot|cold|warm] is {a} {u} in {v}", "[bake|cook|roast] at {a} {u}, what's that in {v}", "temperature {a} {u} in {v}", "[fever of|i have a fever of] {a} {u}, in {v}", "how many {v} [is|are] {a} {u}",
)  # fmt: skip
# {a} {b} numbers, {k} a small count.
_TOLD = (
    ("[a film|a show|a class|a meeting|a match] of {b} minutes and {k} minutes of [ads|breaks|delays|extra time|queueing], total [time |]in hours", "({b} + {k}) / 60"), ("{k} [episodes|lessons|calls|sessions|rounds] of {b} minutes, how many hours", "{k} * {b} / 60"), ("{k} [episodes|lessons|calls|sessions] of {b} minutes [each |]in hours", "{k} * {b} / 60"),
    ("{k} [cans|bottles|glasses|cups] of {b} ml, how many [litres|liters]", "{k} * {b} / 1000"), ("{k} [bags|packs|tins|portions] of {b} g[rams|], [how many|in] [kg|kilos]", "{k} * {b} / 1000"), ("{k} [laps|lengths|rounds] of {b} [m|metres|meters] in [km|kilometres]", "{k} * {b} / 1000"),
    ("{k} TB [drive|disk] with {b} GB used, how many GB free counting 1000 per TB", "{k} * 1000 - {b}"), ("how many [megabytes|MB|mb] [is|are] {k} [gigabytes|GB|gb] if 1 GB is 1024 MB", "{k} * 1024"), ("{k} GB in MB [with|at|counting] 1024 [per GB|MB per GB]", "{k} * 1024"), ("{b} [mb|MB] in [gb|GB] [with|counting] 1000 [per GB|mb per gb]", "{b} / 1000"),
    ("{k} litres [into|in] {b} ml [glasses|cups|bottles], how many [glasses|bottles|can i fill]", "{k} * 1000 / {b}"), ("{k} kg of [flour|rice|coffee|sugar] in {b} g [bags|portions|packs], how many [bags|packs|]", "{k} * 1000 / {b}"), ("{k} m of [ribbon|rope|wood|cable|fabric] cut into {b} cm pieces, how many [pieces|]", "{k} * 100 / {b}"),
    ("{k} hours [cut|split|divided] into {b} minute [slots|sessions|blocks], how many [slots|]", "{k} * 60 / {b}"), ("{b} [km/h|kmh|km per hour|kph|kilometers per hour] in [m/s|meters per second|metres per second]", "{b} / 3.6"), ("{b} [m/s|meters per second|metres per second] in [km/h|kmh|kilometers per hour]", "{b} * 3.6"),
    ("{k} days and {b} hours [in hours|, how many hours]", "{k} * 24 + {b}"), ("{k} dozen [eggs|roses|rolls|donuts|oysters], how many [is that|in all|pieces]", "{k} * 12"), ("how many [eggs|roses|rolls|donuts] [are|is|in|are in] {k} dozen", "{k} * 12"), ("{b} [eggs|roses|rolls|donuts] [in|how many] dozens", "{b} / 12"),
    ("{k} [score|decades] [in years|, how many years]", None), ("{k} fortnights in days", "{k} * 14"), ("{k} centuries in years", "{k} * 100"), ("{b} degrees in radians", "{b} * pi / 180"), ("{k} working weeks of 5 days, how many days", "{k} * 5"), ("{k} nickels in [cents|pennies]", "{k} * 5"), ("{k} quarters in dollars", "{k} * 0.25"), ("{k} dimes in dollars", "{k} * 0.10"),
    ("{k} quarters and {b} dimes, [how many|in] dollars", "{k} * 0.25 + {b} * 0.10"), ("{k} years in weeks", "{k} * 52"), ("how many [weeks|weekends] in {k} years", "{k} * 52"), ("how many days [are|in|are there in] {k} years", "{k} * 365"),
)  # fmt: skip


def amount(rng: Random) -> tuple[str, str]:
    """An amount in another unit."""
    style = rng.random()
    if style < 0.08:
        small, large, plain = rng.choice(_IN_ONE)
        return pick(rng, rng.choice(_IN_FORMS), {"s": small, "b": large}), plain
    if style < 0.18:
        return _temperature(rng)
    if style < 0.42:
        template, meant = rng.choice(_TOLD)
        count, other = (
            numbers.count(rng, 2, rng.choice((9, 20, 48))),
            str(rng.randint(2, 90) * rng.choice((1, 5, 10))),
        )
        text = pick(rng, template, {"k": count.text, "b": other}).replace(" ,", ",")
        meant = meant or ("{k} * 20" if "score" in text else "{k} * 10")
        return text, meant.format(k=count.plain, b=other)
    _, large, small, times, most = rng.choices(_NESTED, cum_weights=_NESTED_SHARES)[0]
    slots = {"u": pick(rng, large), "w": pick(rng, small), "v": pick(rng, small)}
    if style < 0.62:
        return _both(rng, slots, times, most)
    if style < 0.84:
        found = _halved(rng) if rng.random() < 0.5 else numbers.number(rng, decimals=0.3)
        text = pick(rng, rng.choice(_SINGLE), slots | {"a": found.text})
        return text, f"{found.plain} * {times}"
    value = numbers.whole(rng) * int(times) if rng.random() < 0.4 else numbers.whole(rng)
    shown = numbers.written(rng, min(value, 999_999), words=0.08)
    text = pick(rng, rng.choice(_UP), slots | {"a": shown.text})
    return text, f"{shown.plain} / {times}"


def _both(rng: Random, slots: dict[str, str], times: str, most: int) -> tuple[str, str]:
    words = 0.12
    a = numbers.written(rng, rng.randint(2, rng.choice((9, 30))), words=words)
    b = numbers.written(rng, rng.randint(2, most), words=words)
    slots |= {"a": a.text, "b": b.text}
    if slots["u"] == "feet" and rng.random() < 0.4:
        text = pick(rng, "{a} [feet|foot|ft] {b} in [inches|inches]", slots)
        return text, f"{a.plain} * {times} + {b.plain}"
    text = pick(rng, rng.choice(_BOTH), slots)
    return text, f"{a.plain} * {times} + {b.plain}"


def _halved(rng: Random) -> numbers.Number:
    """`3 and a half`, `2 3/4`."""
    whole = rng.randint(1, 24)
    said, tail = rng.choice(_HALVES)
    lead = numbers.in_words(whole) if said[0] == "[" and rng.random() < 0.4 else str(whole)
    return numbers.Number(f"{lead} {pick(rng, said)}", f"{whole}.{tail}")


def _temperature(rng: Random) -> tuple[str, str]:
    value = str(
        rng.choice(
            (
                rng.randint(-30, 120),
                rng.randint(5, 220),
                f"{rng.randint(34, 104)}.{rng.randint(1, 9)}",
            )
        )
    )
    said = (
        value
        if value[0] != "-" or rng.random() < 0.5
        else f"{rng.choice(('minus', 'negative'))} {value[1:]}"
    )
    to_fahrenheit = rng.random() < 0.5
    slots = {
        "a": said,
        "u": pick(rng, _C if to_fahrenheit else _F),
        "v": pick(rng, _F if to_fahrenheit else _C),
    }
    text = pick(rng, rng.choice(_DEGREES), slots).replace(" ,", ",")
    return text, f"{value} * 9 / 5 + 32" if to_fahrenheit else f"({value} - 32) * 5 / 9"
