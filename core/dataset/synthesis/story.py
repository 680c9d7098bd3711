"""Word problems and everyday sums: shapes, units, shopping, travel."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis import money, numbers
from tinycall.core.dataset.synthesis.phrasing import pick

# {m} {n} are amounts of money, {a} {b} plain numbers, {k} {j} small counts, {t} a thing.
_PROBLEMS = (
    ("[i|we|she|he] [have|had|has|got] {m} and [spend|spent|pay|paid|use|lost] {n}[, how much is left|. what is left|]", "{m} - {n}"),
    ("if i [have|start with] {m} and spend {n} how much [do i have left|remains|is left]", "{m} - {n}"),
    ("[i|we] [have|had] {m} and [earn|get|found|receive|save] {n}[ more|][, how much do i have|, total|]", "{m} + {n}"),
    ("[change from|what change do i get from] {m} for [a|] {n} [purchase|item|coffee|lunch]", "{m} - {n}"),
    ("{k} {t} at {m} each", "{k} * {m}"),
    ("[cost|price|total] of {k} {t} at {m} [each|a piece|apiece|per piece]", "{k} * {m}"),
    ("[i buy|buy|bought|we bought] {k} {t} for {m} each[, how much|, total|]", "{k} * {m}"),
    ("if {t} cost {m} each how much [are|for|do] {k}[ cost|]", "{k} * {m}"),
    ("{m} [split|divided|shared] [between|among|by] {k} [people|friends|ways|of us]", "{m} / {k}"),
    ("split {m} [between|among] {k} [people|friends|of us]", "{m} / {k}"),
    ("split [a|the|] bill of {m} {k} ways", "{m} / {k}"),
    ("{k} [people|friends] share [a|] {m} [bill|dinner|prize][, how much each|]", "{m} / {k}"),
    ("[there are|i have|we have] {a} {t} and [eat|lose|sell|give away|remove] {b}[, how many are left|]", "{a} - {b}"),
    ("[there are|i have|we have] {a} {t} and [buy|find|get|add] {b} more[, how many in total|]", "{a} + {b}"),
    ("[how many|] {t} [are|] in {k} boxes of {j}", "{k} * {j}"),
    ("{k} [rows|boxes|packs|bags|shelves] of {j} {t}[, how many in total|]", "{k} * {j}"),
    ("{k} [rows|boxes|packs|bags] with {j} {t} each", "{k} * {j}"),
    ("[share|divide|split] {a} {t} [equally|] [among|between] {k} [people|kids|friends]", "{a} / {k}"),
    ("{a} {t} [shared|divided|split] [among|between] {k} [people|kids|children]", "{a} / {k}"),
    ("[i|we] [drive|drove|run|travel|cycled] {a} [km|miles|kilometers] in {k} hours[, average speed|, how fast|]", "{a} / {k}"),
    ("[how far|distance] at {a} [km/h|mph|kmh] for {k} hours", "{a} * {k}"),
    ("[earn|make|paid] {m} [an hour|per hour|a day] for {k} [hours|days]", "{m} * {k}"),
    ("{m} [an hour|per hour|a day|a week|a month|per month] [for|times] {k} [hours|days|weeks|months]", "{m} * {k}"),
    ("{k} {t} [cost|for] {m}[, how much is one|, price of one| so how much is one]", "{m} / {k}"),
    ("[i|we] [have|had] {m}, [spend|spent] {n} and [earn|get|found] {o}", "{m} - {n} + {o}"),
    ("[i|we] [have|had] {m}, [spend|spent] {n} and [then|] [another|] {o}", "{m} - {n} - {o}"),
    ("[buy|bought] {k} {t} at {m} and {j} {u} at {n}", "{k} * {m} + {j} * {n}"),
    ("{k} {t} at {m} each and {j} {u} at {n} each", "{k} * {m} + {j} * {n}"),
    ("{k} {t} at {m} each, paid with {n}[, change|]", "{n} - {k} * {m}"),
    ("[the|] area of [a|the|] circle [with|of] [radius|a radius of] {a}", "pi * {a} ** 2"),
    ("[area of|] circle [area|] [with|of] radius {a}", "pi * {a} ** 2"),
    ("[the|] [circumference|perimeter] of [a|the|] circle [with|of] radius {a}", "2 * pi * {a}"),
    ("[the|] circumference of a circle with diameter {a}", "pi * {a}"),
    ("[the|] area of a circle with diameter {a}", "pi * ({a} / 2) ** 2"),
    ("[the|] area of [a|] {a} by {b} [rectangle|room|field|garden]", "{a} * {b}"),
    ("[the|] area of a rectangle [with|of] [sides|width and height] {a} and {b}", "{a} * {b}"),
    ("[the|] area of a rectangle {a} [by|x] {b}", "{a} * {b}"),
    ("[the|] perimeter of a rectangle {a} by {b}", "2 * ({a} + {b})"),
    ("[the|] perimeter of a rectangle with sides {a} and {b}", "2 * ({a} + {b})"),
    ("[the|] area of a triangle with base {a} and height {b}", "{a} * {b} / 2"),
    ("[the|] area of a square [with|of] side[s of|] {a}", "{a} ** 2"),
    ("[the|] perimeter of a square [with|of] side {a}", "4 * {a}"),
    ("[the|] volume of a cube [with|of] [side|edge] {a}", "{a} ** 3"),
    ("[the|] volume of a sphere [with|of] radius {a}", "4 / 3 * pi * {a} ** 3"),
    ("[the|] volume of a [box|room] {a} by {b} by {k}", "{a} * {b} * {k}"),
    ("[the|] volume of a cylinder with radius {a} and height {b}", "pi * {a} ** 2 * {b}"),
    ("[the|] hypotenuse of [a right triangle with legs|legs|] {a} and {b}", "sqrt({a} ** 2 + {b} ** 2)"),
    ("[how many|] minutes in {k} hours", "{k} * 60"),
    ("{k} hours in minutes", "{k} * 60"),
    ("[how many|] seconds in {k} minutes", "{k} * 60"),
    ("[how many|] seconds in {k} hours", "{k} * 3600"),
    ("[how many|] hours in {k} days", "{k} * 24"),
    ("[how many|] days in {k} weeks", "{k} * 7"),
    ("[how many|] [months] in {k} years", "{k} * 12"),
    ("[how many|] weeks in {k} years", "{k} * 52"),
    ("[convert|] {a} [celsius|degrees celsius|c] [to|in] fahrenheit", "{a} * 9 / 5 + 32"),
    ("[convert|] {a} [fahrenheit|degrees fahrenheit|f] [to|in] celsius", "({a} - 32) * 5 / 9"),
    ("[convert|] {a} [km|kilometers] [to|in] [m|meters]", "{a} * 1000"),
    ("[convert|] {a} [cm|centimeters] [to|in] [m|meters]", "{a} / 100"),
    ("[i am|i'm|im] {k} and my [brother|sister|mom|dad] is {j} years older[, how old|]", "{k} + {j}"),
    ("[a|my|the] [book|movie|show] [has|is] {a} [pages|minutes] and [i|we] [read|saw|watched] {b}[, how many left|]", "{a} - {b}"),
)  # fmt: skip

_THINGS = (
    "apples books pencils cookies tickets oranges chairs eggs marbles pens shirts stickers "
    "cups candies bottles toys cards stamps coins cakes plants shoes bananas sandwiches "
    "coffees notebooks tiles bricks flowers pizzas"
).split()


def word_problem(rng: Random) -> tuple[str, str]:
    """An everyday sum in words, and its expression."""
    template, expression = rng.choice(_PROBLEMS)
    k, j = numbers.count(rng, 2, 30), numbers.count(rng, 2, 30)
    pool = {
        "m": money.currency(rng).amount(rng, money.sum_of(rng)),
        "n": money.currency(rng).amount(rng, money.sum_of(rng)),
        "o": money.currency(rng).amount(rng, money.sum_of(rng)),
        "a": numbers.number(rng, decimals=0.15),
        "b": numbers.number(rng, decimals=0.1),
        "k": k,
        "j": j,
    }
    slots = {name: number.text for name, number in pool.items()}
    slots["t"], slots["u"] = rng.sample(_THINGS, 2)
    text = pick(rng, template, slots)
    plain = expression.format(**{name: number.plain for name, number in pool.items()})
    if expression in ("pi * {a} ** 2", "{a} ** 2") or rng.random() < 0.25:
        text = (
            pick(rng, "[|what is |calculate |compute |find |how much is |whats |work out ]") + text
        )
    return text, plain
