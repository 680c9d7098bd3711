"""Plane figures and bodies as people tell them: gardens, fences, wheels, tanks, tiles."""

from __future__ import annotations

import re
from itertools import accumulate
from random import Random

from tinycall.core.dataset.synthesis.wording import money, numbers
from tinycall.core.dataset.synthesis.wording.phrasing import pick
from tinycall.core.dataset.synthesis.wording.wrapping import asked

_CROSS = re.compile(r"(?<=\d) x (?=\d)")
# As it stands behind a number, and behind its square.
_UNITS = (
    ("", ""), ("", ""), (" m", " m2"), ("m", " m²"), (" cm", " cm2"), (" meters", " square meters"), (" metres", " square metres"),
    (" feet", " square feet"), (" ft", " sq ft"), (" cm", " square cm"), (" inches", " square inches"),
)  # fmt: skip
_BY = "[ by | by | x | times ]"
_FLAT = "[garden|room|field|lawn|wall|carpet|plot|yard|patio|floor|rug|table|poster|kitchen|lounge|terrace|pitch|board|bedroom|parking lot|screen]"
_AREA = "[area|what's the area|whats its area|what area is that|how big is it|area please|surface|what is its surface area|how much area does it have]"
_AROUND = "[how much fence|how much fencing do i need|perimeter|what's the perimeter|how long is the fence|how far is it around|once around, how long]"
_CIRCLE = (
    "[circle|circle|circular pond|round table|pizza|disc|plate|pool|round rug|wheel|roundabout]"
)
_ROUND = "[circle|wheel|pond|round table|pipe|tire|hoop|pizza|track|tree trunk|ring]"
_VOLUME = "[volume|what's its volume|whats the volume|what is the volume|how much does it hold|volume please|find the volume|what volume does it have]"
_WITH = "[with|of|with a|having|whose|that has]"
_TIN = "[tank|can|cylinder|tin|pipe|barrel|well|glass|pot|silo]"
# {a} {b} {c} lengths with {n} behind them, {s} an area, {h} a small one, {y} a price, {q} squares of {n}.
_TOLD = (
    (4, f"{_FLAT} {{a}}{{n}} long and {{b}}{{n}} wide, {_AREA}", "{a} * {b}"),
    (3, f"[my|the|our|a] {_FLAT} is {{a}}{{n}} [long and {{b}}{{n}} wide|in length and {{b}}{{n}} in width|wide and {{b}}{{n}} long|wide and {{b}}{{n}} deep], {_AREA}", "{a} * {b}"),
    (3, f"{_FLAT} [of |]{{a}}{_BY}{{b}}{{n}}, {_AREA}", "{a} * {b}"),
    (2, f"how [big|large] is [a|my|the] {_FLAT} that [is|measures] {{a}}{_BY}{{b}}{{n}}", "{a} * {b}"),
    (2, f"rectangle with [length {{a}} and width {{b}}|sides {{a}} and {{b}}|sides of {{a}} and {{b}}], {_AREA}", "{a} * {b}"),
    (2, "length {a}{n}, [width|height] {b}{n}, area", "{a} * {b}"),
    (4, f"fence around a {{a}}{_BY}{{b}}{{n}} [field|garden|yard|plot|lawn|paddock][, what length|, length|, how long|]", "2 * ({a} + {b})"),
    (3, f"[how much fence|how much fencing|what length of fence] [do i need |is needed |]for a {{a}}{_BY}{{b}}{{n}} [garden|field|yard|plot]", "2 * ({a} + {b})"),
    (2, f"[my|the|a] [garden|field|yard|plot] is {{a}}{_BY}{{b}}{{n}}, {_AROUND}", "2 * ({a} + {b})"),
    (2, f"[walking|run|walk|a lap|one lap] around a {{a}}{_BY}{{b}}{{n}} [field|block|park|pitch|yard], how far", "2 * ({a} + {b})"),
    (2, "rectangle {a} long, {b} wide, [perimeter|what's the perimeter|perimeter please]", "2 * ({a} + {b})"),
    (2, f"[frame|skirting|edging|ribbon|border|tape] [all |]around a {{a}}{_BY}{{b}}{{n}} [picture|room|table|bed|rug|poster], [how long|how much|total length]", "2 * ({a} + {b})"),
    (3, "[a|my] square [room|plot|garden|tile|field] [has sides of|with sides of|with a side of] {a}{n}, [area|what's the area|how big is it]", "{a} ** 2"),
    (2, "[a|my] square [room|plot|garden|field] [has sides of|with sides of] {a}{n}, [perimeter|how long is the fence around it|how far around]", "4 * {a}"),
    (4, "[a|my|the] square [plot|room|garden|field|tile|patio|lawn|board] [has an area of|covers|is|with an area of|of] {s}{q}[. How long is each side?|, how long is each side|, side length|, how long is one side|, what's the length of a side]", "sqrt({s})"),
    (2, "[the |][side|side length|edge] of a square [with area |with an area of |of area |whose area is ]{s}", "sqrt({s})"),
    (1, "[edge|side] of a cube [with|of] volume [of |]{s}", "{s} ** (1 / 3)"),
    (1, "[radius|the radius] of a circle [with area |with an area of |of area |whose area is ]{s}", "sqrt({s} / pi)"),
    (3, f"{_CIRCLE} {_WITH} radius [of |]{{a}}{{n}}, {_AREA}", "pi * {a} ** 2"),
    (2, "area of a circle, radius {a}{n}", "pi * {a} ** 2"),
    (3, f"[area of|the area of|how big is] a {_CIRCLE} [with a diameter of {{a}}{{n}}|{{a}}{{n}} across|that is {{a}}{{n}} across|that's {{a}}{{n}} in diameter|whose diameter is {{a}}{{n}}]", "pi * ({a} / 2) ** 2"),
    (4, f"[circumference of|the circumference of|how far around is|distance around] a {_ROUND} [that's {{a}}{{n}} across|{{a}}{{n}} across|with a diameter of {{a}}{{n}}|{{a}}{{n}} in diameter|that is {{a}}{{n}} wide]", "pi * {a}"),
    (3, f"a {_ROUND} [is|measures] {{a}}{{n}} [across|in diameter], [circumference|what's the circumference|how far around is it|how long is it around]", "pi * {a}"),
    (2, f"[circumference of|the circumference of|how far around is] a {_ROUND} [with a radius of {{a}}{{n}}|of radius {{a}}{{n}}|with radius {{a}}{{n}}|whose radius is {{a}}{{n}}]", "2 * pi * {a}"),
    (2, f"a {_ROUND} has a radius of {{a}}{{n}}, [circumference|what's the circumference|how far around]", "2 * pi * {a}"),
    (3, "triangle [base {a}{n} height {b}{n}|with base {a}{n} and height {b}{n}|with a base of {a}{n} and a height of {b}{n}|base {a}{n}, height {b}{n}], [area|area please|what's the area|find the area]", "{a} * {b} / 2"),
    (2, "[area of a|how big is a|the area of a] triangle [that is |]{a}{n} [wide|at the base] and {b}{n} high", "{a} * {b} / 2"),
    (4, f"[how much water [is |fits |goes |]in|volume of|how much fits in|capacity of] a {_TIN} [radius {{a}}{{n}} height {{b}}{{n}}|with radius {{a}}{{n}} and height {{b}}{{n}}|of radius {{a}}{{n}} and height {{b}}{{n}}|with a radius of {{a}}{{n}} and a height of {{b}}{{n}}|that is {{b}}{{n}} tall with a radius of {{a}}{{n}}]", "pi * {a} ** 2 * {b}"),
    (2, f"{_TIN} [with |]radius {{a}}{{n}} and height {{b}}{{n}}, {_VOLUME}", "pi * {a} ** 2 * {b}"),
    (3, f"[how much water [is |fits |]in|volume of] a {_TIN} {{a}}{{n}} across and {{b}}{{n}} [high|tall|deep]", "pi * ({a} / 2) ** 2 * {b}"),
    (3, "surface [area |]of a cube [with edge {a}{n}|with edges of {a}{n}|with sides of {a}{n}|of side {a}{n}|whose edge is {a}{n}]", "6 * {a} ** 2"),
    (3, f"cube [with |][edge|edges|side|sides] [of |]{{a}}{{n}}, {_VOLUME}", "{a} ** 3"),
    (2, "cube [with |][edge|edges|side|sides] [of |]{a}{n}, [surface area|what's the surface area|total surface]", "6 * {a} ** 2"),
    (3, f"[sphere|ball|globe|balloon] [of|with|with a] radius [of |]{{a}}{{n}}, {_VOLUME}", "4 / 3 * pi * {a} ** 3"),
    (3, f"[sphere|ball|globe|orange|marble], [radius|r] {{a}}{{n}}, {_VOLUME}", "4 / 3 * pi * {a} ** 3"),
    (3, "[how much air|how much water|how much] [is in|fits in|fits into|fills] a [sphere|ball|globe|balloon|round tank] [of|with] radius {a}{n}", "4 / 3 * pi * {a} ** 3"),
    (3, f"a [sphere|ball|globe|balloon] [has|with] [a radius of|radius] {{a}}{{n}}, {_VOLUME}", "4 / 3 * pi * {a} ** 3"),
    (2, "[circle|disc|round pond|pizza], [radius|r] {a}{n}, [area|what's its area|how big is it]", "pi * {a} ** 2"),
    (3, f"{_TIN}, radius {{a}}{{n}}, [height|h|depth] {{b}}{{n}}, {_VOLUME}", "pi * {a} ** 2 * {b}"),
    (2, f"a {_TIN} [is|stands] {{b}}{{n}} [tall|high|deep] and has a radius of {{a}}{{n}}, {_VOLUME}", "pi * {a} ** 2 * {b}"),
    (2, "how much [water|juice|sand|oil] [is |fits |goes |]in a [cone|paper cone|funnel] [of|with] radius {a}{n} and height {b}{n}", "pi * {a} ** 2 * {b} / 3"),
    (2, f"a cone, radius {{a}}{{n}}, height {{b}}{{n}}, {_VOLUME}", "pi * {a} ** 2 * {b} / 3"),
    (2, "[curved|lateral|side] surface of a [cylinder|can|tin|pipe] [with |of |]radius {a}{n} and height {b}{n}", "2 * pi * {a} * {b}"),
    (2, "volume of a [sphere|ball|globe] [{a}{n} across|with diameter {a}{n}|with a diameter of {a}{n}]", "4 / 3 * pi * ({a} / 2) ** 3"),
    (2, "[sphere|ball|globe] [of|with] radius {a}{n}, [surface area|what's its surface area]", "4 * pi * {a} ** 2"),
    (2, "[cone|ice cream cone|funnel] [with |of |]radius {a}{n} and height {b}{n}, [volume|what's its volume]", "pi * {a} ** 2 * {b} / 3"),
    (4, f"[fish tank|aquarium|box|tub|cooler|suitcase|planter|backpack|crate] {{a}}{_BY}{{b}}{_BY}{{c}} cm [in litres|in liters|how many litres|, litres|, how many liters does it hold]", "{a} * {b} * {c} / 1000"),
    (2, f"how many [litres|liters] [are in|fit in|does it take to fill] a {{a}}{_BY}{{b}}{_BY}{{c}} cm [tank|box|aquarium|tub]", "{a} * {b} * {c} / 1000"),
    (3, "volume of a [box|crate|room|container|parcel|pool] {a}{n} [x|by] {b}{n} [x|by] {c}{n}", "{a} * {b} * {c}"),
    (2, f"[box|crate|room|pool] {{a}}{{n}} long, {{b}}{{n}} wide and {{c}}{{n}} [high|deep|tall], {_VOLUME}", "{a} * {b} * {c}"),
    (2, f"[surface area|total surface] of a {{a}}{_BY}{{b}}{_BY}{{c}} box", "2 * ({a} * {b} + {a} * {c} + {b} * {c})"),
    (4, f"diagonal of [a|the|my] {{a}}{_BY}{{b}}{{n}} [rug|screen|rectangle|room|field|table|door|garden]", "sqrt({a} ** 2 + {b} ** 2)"),
    (3, "[right triangle|right angled triangle] with [legs|sides|short sides] {a} and {b}, [hypotenuse|how long is the hypotenuse|what's the longest side]", "sqrt({a} ** 2 + {b} ** 2)"),
    (2, "i walk {a}{n} [north|south] then {b}{n} [east|west], how far [from the start|from where i started|as the crow flies] am i", "sqrt({a} ** 2 + {b} ** 2)"),
    (3, "[tiles|boards|panels|slabs|sheets|mats] are {h} [m2|m²|square metres|square meters] each, [my|the|our] [floor|wall|terrace|room|roof] is {s} [m2|m²|square metres|square meters], how many [do i need|tiles|pieces|]", "{s} / {h}"),
    (3, "[a|one] [paint tin|tin of paint|can|bucket|roll|bag of seed|bottle] covers {h} [square metres|square meters|m2|m²|sqm] and i have {s} to [paint|cover|do|paint so], how many [do i need|tins|]", "{s} / {h}"),
    (3, f"[laying carpet in|carpet for|flooring for|tiling|new floor in] a {{a}}{_BY}{{b}} m [lounge|room|bedroom|hall|kitchen|office] at {{y}} [per square metre|a square metre|per square meter|per m2|a square meter], [cost|total cost|how much|what does it cost|price]", "{a} * {b} * {y}"),
    (2, f"{{a}}{_BY}{{b}} m [of carpet|floor|garden] at {{y}} [per square metre|per square meter|a square meter][|, total cost]", "{a} * {b} * {y}"),
    (2, f"[fencing|fence for] a {{a}}{_BY}{{b}} m [field|garden|yard] at {{y}} [per metre|a metre|per meter|a meter], [cost|total cost|how much]", "2 * ({a} + {b}) * {y}"),
    (2, "[area of a |]trapezoid [with |]parallel sides {a} and {b}, height {c}", "({a} + {b}) / 2 * {c}"),
)  # fmt: skip
_SHARES = tuple(accumulate(weight for weight, _, _ in _TOLD))


def figure(rng: Random) -> tuple[str, str]:
    """A figure or body with its measures, and what is asked about it."""
    _, template, meant = rng.choices(_TOLD, cum_weights=_SHARES)[0]
    decimals = rng.choice((0.0, 0.0, 0.3, 0.8))
    found = {name: length(rng, decimals) for name in "abc"}
    if meant == "{s} / {h}":
        area, small = (
            numbers.whole(rng) + 5,
            rng.choice(
                ("0.09", "0.25", "0.5", "1.2", "2.4", "0.36", "0.16", str(rng.randint(2, 30)))
            ),
        )
    else:
        area, small = rng.choice((rng.randint(2, 99) ** 2, numbers.whole(rng) + 3)), "1"
    found["s"] = numbers.written(rng, area, words=0)
    found["h"] = numbers.Number(small, small)
    price = money.sum_of(rng, small=True)
    found["y"] = money.currency(rng).amount(rng, price)
    lengths = (found[name].text for name in "abc" if f"{{{name}}}" in template)
    unit, square = rng.choice(_UNITS if all(text[-1].isdigit() for text in lengths) else _UNITS[:2])
    slots = {name: value.text for name, value in found.items()}
    text = pick(rng, template, slots | {"n": unit, "q": square}).replace(" ,", ",")
    if rng.random() < 0.15:
        text = _CROSS.sub("x", text)
    plain = meant.format(**{name: value.plain for name, value in found.items()})
    alone = (
        "," not in text.replace(", ", "")
        and ", " not in text
        and text.startswith(("surface", "circum", "diagonal", "volume", "area", "side"))
    )
    return (asked(rng, text) if alone else text), plain


def length(rng: Random, decimals: float) -> numbers.Number:
    """A length without its unit."""
    if rng.random() < decimals:
        plain = f"{rng.randint(0, 30) or 1}.{rng.choice((str(rng.randint(1, 9)), '25', '75', '5'))}"
        return numbers.Number(plain, plain)
    return numbers.written(rng, rng.randint(2, rng.choice((12, 30, 99, 99, 999, 2000))), words=0.07)
