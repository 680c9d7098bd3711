"""Lists of numbers as people write them."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.wording.numbers import in_words

_JOINS = (", ", ", ", ", ", ", ", ",", ",", " ", " ", "; ", ";", " and ", " then ", ", then ", " , ", " / ", " | ", "/", "|", " & ", ",  ")  # fmt: skip
_LAST = (" and ", " and ", ", and ", " & ", " then ", ", then ", " and then ", " and finally ")
_BRACKETS = ("[{}]", "[{}]", "[{}]", "({})", "{{{}}}", "[ {} ]")
_UNITS = ("${}", "${}", "€{}", "£{}", "{}%", "{}%", "{} %", "{} kg", "{}kg", "{} km", "{}cm", "{}°", "{} degrees", "{} euros", "{} points", "{}°C", "{} ms", "{} min", "{} cm", "{} dollars", "{} hours", "{} mm", "{} liters", "{} percent", "{}h", "{} C")  # fmt: skip
_DIGITS = "0123456789"


def values(rng: Random, low: int, high: int, *, negative: bool = True) -> list[str]:
    """Numbers of one list, alike in size and in decimals."""
    # short lists often
    count = low + int(rng.random() ** rng.choice((1.7, 1.7, 1.7, 1)) * (high - low + 1))
    style = rng.random()
    if style < 0.18:  # close together
        base, width = rng.choice((10, 20, 50, 70, 100, 150, 1000)), rng.choice((6, 10, 20, 40))
        result = [str(base + rng.randrange(width)) for _ in range(count)]
    elif style < 0.28:  # rising
        at, step, result = rng.randint(0, 20), rng.choice((2, 5, 10, 100)), []
        for _ in range(count):
            result.append(str(at))
            at += rng.randint(1, step)
    elif style < 0.36:  # round
        unit = rng.choice((5, 10, 50, 100, 1000))
        result = [str(unit * rng.randint(1, 20)) for _ in range(count)]
    elif style < 0.46:  # a few that come again
        few = [
            str(rng.randint(0, rng.choice((5, 9, 12, 50, 100)))) for _ in range(rng.randint(2, 5))
        ]
        result = [rng.choice(few) for _ in range(count)]
        if rng.random() < 0.4:
            result.sort(key=int)
    else:
        top = rng.choice((5, 9, 9, 20, 50, 100, 100, 500, 2000, 10_000))
        result = [str(int(rng.random() * (top + 1))) for _ in range(count)]
    places = rng.choices((0, 1, 2, 3), (76, 17, 6, 1))[0]
    if places:
        result = [_with_decimals(rng, value, places) for value in result]
    if negative and rng.random() < 0.15:
        result = [f"-{v}" if v != "0" and rng.random() < 0.4 else v for v in result]
    return result


def _with_decimals(rng: Random, value: str, places: int) -> str:
    if rng.random() < 0.2:
        return value
    return f"{value}.{''.join(rng.choice(_DIGITS) for _ in range(places))}"


def numbers_of(items: list[str]) -> list[int | float]:
    """The numbers for JSON; a whole one that is written with zero decimals is whole."""
    return [
        int(float(item)) if "." not in item or float(item).is_integer() else float(item)
        for item in items
    ]


def written(rng: Random, items: list[str]) -> list[str]:
    """The numbers of a list as a request writes them: mostly as they are."""
    style = rng.random()
    if style < 0.86:
        return items
    whole = all(item.isdigit() for item in items)
    if style < 0.9 and whole and len(items) < 7 and all(int(item) < 100 for item in items):
        return [in_words(int(item)) for item in items]
    if style < 0.91:
        return [item.replace("-", "−") for item in items]
    if style < 0.92:
        return [item.replace("-", rng.choice(("minus ", "negative "))) for item in items]
    if style < 0.93:
        return [item.replace("0.", ".", 1) if item.startswith("0.") else item for item in items]
    if style < 0.945 and whole:
        return [f"{int(item):,}" for item in items]
    if style < 0.975 and all(item[0] != "-" for item in items):
        unit = rng.choice(_UNITS)
        return [unit.format(item) for item in items]
    return items


def listed(rng: Random, items: list[str], *, marked: bool = False) -> str:
    """A list as people write it; `marked` wants signs between the items, not spaces alone."""
    items = written(rng, items)
    apart = any(" " in item or ("," in item) for item in items)
    if len(items) == 1:
        return items[0]
    style = rng.random()
    join = ", "
    if style > 0.45:
        join = rng.choice(_JOINS)
        bare = join in ("/", "|", " & ") and (apart or len(items) < 3)
        if (
            bare
            or ((apart or marked) and join in (",", " ", ",  "))
            or (" and " in join and len(items) > 6)
        ):
            join = ", "
    if join in (", ", " ") and rng.random() < 0.22:
        return join.join(items[:-1]) + rng.choice(_LAST) + items[-1]
    text = join.join(items)
    if join in (", ", ",", " ", "; ") and rng.random() < 0.14:
        return rng.choice(_BRACKETS).format(text)
    return text
