"""Shapes and units: areas, volumes, conversions."""

from __future__ import annotations

from itertools import accumulate
from random import Random

from tinycall.core.dataset.synthesis.wording import numbers
from tinycall.core.dataset.synthesis.wording.phrasing import pick
from tinycall.core.dataset.synthesis.wording.wrapping import asked

# After several, after one in a compound such as `4 foot by 3 foot`.
_LENGTHS = (
    ("", ""), ("", ""), ("", ""), (" m", " m"), (" m", "m"), ("m", "m"), (" meters", " meter"), (" cm", " cm"),
    (" feet", " foot"), (" ft", " ft"), (" inches", " inch"), (" metres", " metre"), (" km", " km"),
)  # fmt: skip
_BY = "[ by | by | x | times | and ]"
_ROOM = "[rectangle|room|field|garden|wall|carpet|yard|floor|kitchen|rug|plot|lawn|table|screen|sheet|bedroom|pool]"
_WITH = "[with|of|having|that has|whose]"
# {a} {b} {c} lengths.
_SHAPES = (
    (6, f"the area of [a|the|my|a] {_ROOM} [of |that is |measuring ||]{{a}}{{n}}{_BY}{{b}}{{n}}", "{a} * {b}"),
    (4, f"the area of a rectangle {_WITH} [sides|width and height|length and width|sides of] {{a}} and {{b}}", "{a} * {b}"),
    (3, f"the area of [a|an] {{a}}{{o}}{_BY}{{b}}{{o}} {_ROOM}", "{a} * {b}"),
    (3, f"[a|my|the] {_ROOM} [is|measures] {{a}}{{n}} [by|x|wide and|long and|times] {{b}}{{n}}[| long| wide], [what is its area|whats the area|how big is it|what is the area|how many square meters|how much floor is that|area]", "{a} * {b}"),
    (3, "[how many square [meters|feet]|how big] is a {a} by {b} [room|field|garden|floor]", "{a} * {b}"),
    (5, f"the perimeter of [a|the|my] {_ROOM} [of |]{{a}}{_BY}{{b}}", "2 * ({a} + {b})"),
    (3, "the perimeter of a rectangle [with sides|of|with sides of|with length and width] {a} and {b}", "2 * ({a} + {b})"),
    (2, f"[a|my|the] {_ROOM} is {{a}} by {{b}}{{n}}, [how much fence do i need|what is its perimeter|how long is the fence around it|whats the perimeter]", "2 * ({a} + {b})"),
    (4, "the area of a square [with|of|with a] side[| length| of| length of] {a}", "{a} ** 2"),
    (1, "a square has sides of {a}[| cm| m], [whats its area|what is the area]", "{a} ** 2"),
    (3, "the perimeter of a square [with|of|with a] side[| length| of] {a}", "4 * {a}"),
    (5, "the area of a triangle [with|of] [a |]base [of |]{a} and [a |]height [of |]{b}", "{a} * {b} / 2"),
    (2, "[a|the] triangle [has|with] base {a} and height {b}, [what is its area|whats the area|area]", "{a} * {b} / 2"),
    (6, "the area of [a|the] circle [with|of|with a|having] radius [of |]{a}[| cm| m]", "pi * {a} ** 2"),
    (2, "[a|the] circle has [a |]radius [of |]{a}, [what is its area|whats the area|area]", "pi * {a} ** 2"),
    (2, "circle area [with |for ]radius {a}", "pi * {a} ** 2"),
    (2, "the area of [a|the] circle [with|of|with a] diameter [of |]{a}", "pi * ({a} / 2) ** 2"),
    (5, "the [circumference|circumference|perimeter] of [a|the] circle [with|of|with a] radius [of |]{a}", "2 * pi * {a}"),
    (3, "the circumference of [a|the] [circle|wheel|pipe] [with|of|with a] diameter [of |]{a}", "pi * {a}"),
    (4, "the volume of a cube [with|of|with a] [side|edge|sides|edges] [of |length |]{a}", "{a} ** 3"),
    (1, "the surface [area |]of a cube [with|of] [side|edge] {a}", "6 * {a} ** 2"),
    (5, f"the volume of [a|the] [box|room|tank|pool|crate|container|aquarium|cuboid] [of |that is |measuring ||]{{a}}{_BY}{{b}}{_BY}{{c}}{{n}}", "{a} * {b} * {c}"),
    (2, "[a|the] [box|tank|room|pool] is {a} by {b} by {c}[| cm| m| meters], [what is its volume|whats the volume|how much does it hold|volume]", "{a} * {b} * {c}"),
    (2, "the volume of a box with [sides|length, width and height] {a}, {b} and {c}", "{a} * {b} * {c}"),
    (4, "the volume of a [sphere|ball] [with|of|with a] radius [of |]{a}", "4 / 3 * pi * {a} ** 3"),
    (1, "the surface [area |]of a sphere [with|of] radius {a}", "4 * pi * {a} ** 2"),
    (4, "the volume of a [cylinder|can|pipe] [with|of|with a] radius [of |]{a} and [a |]height [of |]{b}", "pi * {a} ** 2 * {b}"),
    (2, "the volume of a cone [with|of] radius {a} and height {b}", "pi * {a} ** 2 * {b} / 3"),
    (4, "the hypotenuse [of a right triangle |of a triangle |][with |for ][legs|sides|legs of|sides of] {a} and {b}", "sqrt({a} ** 2 + {b} ** 2)"),
    (2, "the [hypotenuse|diagonal] of [a|] {a} by {b}[| rectangle| triangle]", "sqrt({a} ** 2 + {b} ** 2)"),
    (2, "[the|my|a] bmi [of|for|with|at] {w} kg and {e} [m|meters]", "{w} / {e} ** 2"),
    (1, "bmi if i weigh {w} kg and am {e} m tall", "{w} / {e} ** 2"),
    (2, "the area of a trapezoid with [parallel |]sides {a} and {b} and height {c}", "({a} + {b}) / 2 * {c}"),
)  # fmt: skip
_SHAPE_WEIGHTS = tuple(accumulate(weight for weight, _, _ in _SHAPES))
# From, to, and the expression.
_UNITS = (
    ("[hours|hours|hrs]", "[minutes|minutes|mins]", "{a} * 60"), ("minutes", "seconds", "{a} * 60"),
    ("[hours|hrs]", "seconds", "{a} * 3600"), ("days", "hours", "{a} * 24"), ("weeks", "days", "{a} * 7"),
    ("years", "months", "{a} * 12"), ("years", "weeks", "{a} * 52"), ("years", "days", "{a} * 365"),
    ("minutes", "hours", "{a} / 60"), ("seconds", "minutes", "{a} / 60"), ("seconds", "hours", "{a} / 3600"),
    ("hours", "days", "{a} / 24"), ("days", "weeks", "{a} / 7"), ("months", "years", "{a} / 12"),
    ("days", "minutes", "{a} * 24 * 60"), ("weeks", "hours", "{a} * 7 * 24"), ("days", "seconds", "{a} * 24 * 60 * 60"), ("minutes", "days", "{a} / 60 / 24"),
    ("[km|kilometers|kilometres]", "[m|meters|metres]", "{a} * 1000"), ("[m|meters]", "[km|kilometers]", "{a} / 1000"),
    ("[cm|centimeters]", "[m|meters]", "{a} / 100"), ("[m|meters|metres]", "[cm|centimeters]", "{a} * 100"),
    ("[mm|millimeters]", "[cm|centimeters]", "{a} / 10"), ("[cm|centimeters]", "[mm|millimeters]", "{a} * 10"),
    ("[m|meters]", "[mm|millimeters]", "{a} * 1000"),
    ("[kg|kilos|kilograms]", "[g|grams]", "{a} * 1000"), ("[g|grams]", "[kg|kilos|kilograms]", "{a} / 1000"),
    ("[tons|tonnes]", "[kg|kilos]", "{a} * 1000"), ("[liters|litres|l]", "[ml|milliliters]", "{a} * 1000"),
    ("[ml|milliliters]", "[liters|litres]", "{a} / 1000"),
    ("[miles|miles|mi]", "[km|kilometers|kilometres]", "{a} * 1.609344"), ("[km|kilometers]", "miles", "{a} / 1.609344"),
    ("inches", "[cm|centimeters]", "{a} * 2.54"), ("[cm|centimeters]", "inches", "{a} / 2.54"),
    ("[feet|ft]", "[meters|m]", "{a} * 0.3048"), ("[meters|m]", "[feet|ft]", "{a} / 0.3048"), ("feet", "inches", "{a} * 12"),
    ("inches", "feet", "{a} / 12"), ("yards", "feet", "{a} * 3"),
    ("[pounds|lbs]", "[kg|kilos|kilograms]", "{a} * 0.45359237"), ("[kg|kilos]", "[pounds|lbs]", "{a} / 0.45359237"),
    ("[gb|gigabytes]", "[mb|megabytes]", "{a} * 1000"), ("[mb|megabytes]", "[gb|gigabytes]", "{a} / 1000"),
    ("[km/h|kmh|kph]", "m/s", "{a} / 3.6"), ("m/s", "[km/h|kmh|kph]", "{a} * 3.6"), ("[mph|miles per hour]", "[km/h|kmh|kph]", "{a} * 1.609344"),
    ("[tb|terabytes|TB]", "[gb|gigabytes|GB]", "{a} * 1000"), ("[mb|MB|megabytes]", "[kb|KB|kilobytes]", "{a} * 1000"), ("[kb|kilobytes]", "[mb|megabytes]", "{a} / 1000"), ("[mg|milligrams]", "[g|grams]", "{a} / 1000"), ("[g|grams]", "[mg|milligrams]", "{a} * 1000"), ("[kg|kilos]", "[tons|tonnes]", "{a} / 1000"), ("[mm|millimetres]", "[m|metres]", "{a} / 1000"), ("[liters|litres]", "[cl|centiliters|centilitres]", "{a} * 100"), ("[cl|centilitres]", "[liters|litres]", "{a} / 100"), ("feet", "yards", "{a} / 3"), ("months", "years", "{a} / 12"), ("weeks", "years", "{a} / 52"), ("dozen", "[pieces|units|eggs]", "{a} * 12"), ("[dollars|euros]", "cents", "{a} * 100"), ("cents", "[dollars|euros]", "{a} / 100"),
    ("degrees", "radians", "{a} * pi / 180"), ("radians", "degrees", "{a} * 180 / pi"),
)  # fmt: skip
_TEMPERATURES = (
    ("[celsius|degrees celsius|c|°c|degrees c|°C|centigrade]", "[fahrenheit|degrees fahrenheit|f|°f|°F]", "{a} * 9 / 5 + 32"),
    ("[fahrenheit|degrees fahrenheit|f|°f|degrees f|°F]", "[celsius|degrees celsius|c|°c|°C|centigrade]", "({a} - 32) * 5 / 9"),
)  # fmt: skip
# How many of the first in one of the second.
_WITHIN = (
    ("seconds", "[an hour|one hour]", "60 * 60"), ("hours", "[a week|one week]", "7 * 24"),
    ("minutes", "[a day|one day]", "24 * 60"), ("seconds", "[a day|one day]", "24 * 60 * 60"), ("minutes", "[a week|one week]", "7 * 24 * 60"),
    ("hours", "[a year|one year]", "365 * 24"), ("minutes", "[a year|one year]", "365 * 24 * 60"), ("seconds", "[a week|one week]", "7 * 24 * 60 * 60"),
    ("seconds", "[a year|one year]", "365 * 24 * 60 * 60"), ("hours", "[a month|a month of 30 days]", "30 * 24"),
)  # fmt: skip
_CONVERSIONS = (
    "[convert|convert|change|turn] {a} {u} [to|to|into|in] {w}",
    "{a} {u} [in|to|in|as|into] {w}",
    "how many {w} [are|is] {a} {u}",
    "how many {w} [are|are there|] in {a} {u}",
    "[what is|what's|whats|how much is] {a} {u} in {w}",
    "{a} {u} is how many {w}",
    "{a} {u} = ? {w}",
    "how [much|long|far] is {a} {u} in {w}",
    "[put|express|write] {a} {u} in {w}",
)


def shape(rng: Random) -> tuple[str, str]:
    """An area, a volume, a length around something."""
    _, template, meant = rng.choices(_SHAPES, cum_weights=_SHAPE_WEIGHTS)[0]
    if template.startswith("the ") and rng.random() < 0.5:
        template = template[4:]
    decimals = rng.choice((0.0, 0.2, 0.8))
    found = {name: _length(rng, decimals) for name in "abc"}
    weight, height = (
        str(rng.randint(40, 130)),
        f"{rng.choice((1.5, 1.6, 1.7, 1.8)) + rng.randint(0, 9) / 100:.2f}",
    )
    found |= {"w": numbers.Number(weight, weight), "e": numbers.Number(height, height)}
    glued = all(length.text[-1].isdigit() for length in found.values())
    unit = rng.choice(_LENGTHS if glued else _LENGTHS[:3])
    slots = {name: length.text for name, length in found.items()}
    text = pick(rng, template, slots | {"n": unit[0], "o": unit[1]})
    plain = meant.format(**{name: length.plain for name, length in found.items()})
    return text if "," in text or text.startswith("how") else asked(rng, text), plain


def _length(rng: Random, decimals: float) -> numbers.Number:
    if rng.random() < decimals:
        plain = f"{rng.randint(0, 30) or 1}.{rng.randint(1, 9)}"
        return numbers.Number(plain, plain)
    most = rng.choice((12, 30, 99, 999))
    return numbers.written(rng, rng.randint(1, most), words=0.12)


def conversion(rng: Random) -> tuple[str, str]:
    """A number of one unit in another."""
    if rng.random() < 0.04:
        small, big, plain = rng.choice(_WITHIN)
        form = (
            "[how many |how many |]{s} [are in|are there in|in|in] {b}|how many {s} does {b} have"
        )
        return pick(rng, f"[{form}]", {"s": small, "b": pick(rng, big)}), plain
    if rng.random() < 0.15:
        source, target, meant = rng.choice(_TEMPERATURES)
        value = numbers.Number(
            *[str(rng.choice((rng.randint(-40, 120), rng.randint(10, 110), 0)))] * 2
        )
        template = rng.choice((_CONVERSIONS[0], _CONVERSIONS[1], _CONVERSIONS[4]))
    else:
        source, target, meant = rng.choice(_UNITS)
        value = numbers.number(rng, decimals=0.25)
        template = rng.choice(_CONVERSIONS)
    slots = {"a": value.text, "u": pick(rng, source), "w": pick(rng, target)}
    return pick(rng, template, slots), meant.format(a=value.plain)
