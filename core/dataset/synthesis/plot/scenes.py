"""Bar charts out of a small story: who sold, saw or spent what, with a number for each."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.plot.framing import framed
from tinycall.core.dataset.synthesis.plot.lists import values
from tinycall.core.dataset.synthesis.plot.quantities import chart_title
from tinycall.core.dataset.synthesis.wording.numbers import in_words
from tinycall.core.dataset.synthesis.wording.templates import chosen, phrase

# Who did something, with what.
_SCENES = (
    ("[the|our|my] [bakery|cafe|bake sale|pastry shop|stall] [sold|baked|made|has|served|gave away]", "muffins croissants bagels tarts scones pretzels doughnuts brownies baguettes cookies rolls eclairs waffles pies cupcakes"),
    ("[the|our|my] [zoo|farm|shelter|reserve|barn|vet] [has|keeps|took in|cares for|counted|treated]", "lions zebras goats sheep cows pigs ducks geese camels llamas otters penguins wolves bears parrots turtles rabbits ponies donkeys"),
    ("[i|we|he|she|they|dad|my kids] [counted|saw|spotted|photographed|watched|recorded|heard]", "sparrows crows pigeons robins herons gulls swans owls hawks finches magpies foxes deer squirrels hedgehogs toads bats beetles moths"),
    ("[we|i|the gardeners|our club|the school|grandma] [planted|grew|picked|harvested|watered]", "roses tulips daisies ferns oaks pines carrots beets leeks radishes pumpkins cabbages beans cucumbers plums pears cherries peppers"),
    ("[the garage|my brother|the shop|our workshop|the mechanic] [fixed|repaired|washed|rented out|sold|towed]", "vans trucks scooters motorbikes tractors sedans coupes trailers taxis mopeds ebikes jeeps buses"),
    ("[the|our] library [lent|bought|lost|has|sorted|ordered]", "novels comics atlases biographies thrillers manuals cookbooks poems magazines dictionaries plays guides films maps"),
    ("[the team|we|our side|the girls|the juniors|they] [had|got|made|scored|collected|managed]", "goals assists saves fouls corners tackles offsides throws penalties shots passes blocks"),
    ("[in the box are|in my drawer are|i own|i found|there are|there were|on the desk are|the class has]", "pens pencils erasers rulers staples clips stamps coins keys batteries buttons crayons notebooks markers envelopes"),
    ("[the shop|our store|we|the web shop|my sister] [sold|ordered|returned|shipped|stocked|received]", "shirts hats socks jackets scarves gloves belts boots skirts jeans sweaters dresses coats sandals ties"),
    ("[i|we|the kids|my flatmates|the guests|the office] [ate|drank|bought|cooked|finished|had]", "apples bananas kiwis grapes melons mangoes lemons sandwiches burgers tacos pancakes coffees teas sodas smoothies yogurts pizzas salads"),
    ("[the office|the school|our lab|it support|the company] [bought|ordered|replaced|has|recycled|needs]", "laptops monitors printers phones tablets routers cables chairs desks lamps keyboards headsets projectors servers"),
    ("[i|we|she|he|my team|the crew] [closed|wrote|reviewed|sent|handled|answered]", "tickets bugs emails letters reports pages commits calls invoices surveys tests tasks notes drafts"),
    ("[the survey found|in the room are|we invited|the village has|the clinic employs|we hired|the train carried]", "teachers nurses farmers students doctors cooks drivers lawyers children pensioners tourists engineers artists plumbers"),
    ("[the builder|we|the yard|my uncle|the museum] [used|delivered|bought|made|restored|needs]", "bricks planks tiles nails screws doors windows beams pipes panels vases coins swords masks clocks"),
    ("[the orchestra has|the band owns|the music school bought|we tuned]", "violins flutes cellos drums trumpets guitars harps pianos clarinets horns basses oboes"),
)  # fmt: skip
_WHEN = ("", "", "", "", " today", " this week", " last month", " yesterday", " in May", " on Monday", " so far", " this year", " in total", " at the weekend", " altogether")  # fmt: skip
_SPENT = (
    "rent groceries transport books clothes gas food internet insurance gym coffee pets travel gifts heating repairs music childcare taxes furniture tools concerts parking water electricity cinema haircuts medicine school petrol"
).split()
_MONEY = ("{}", "{}", "{}", "${}", "€{}", "£{}", "{} euros", "{} dollars", "{}€")
_SPENDING = (
    "[i|we|she|he|they|my parents] [spent|paid|put|used|budgeted]", "[my|our] [budget|monthly costs|expenses] [is|are|:]", "the trip cost [me|us]", "[expenses|costs|spending|bills|budget]:", "[every month|this month|last week|in june] [i|we] [spend|spent|paid|pay]",
)  # fmt: skip
# Shares in percent.
_SHARED = (
    "bus car bike train tram foot", "yes no maybe unsure", "windows linux mac android other", "solar wind coal gas nuclear hydro", "red blue green yellow black white", "cats dogs fish birds none", "oak pine birch maple ash beech", "english french spanish german polish", "chrome firefox safari edge opera", "left right centre none",
    "agree disagree neutral", "cash card phone voucher", "water milk juice tea coffee", "renters owners guests", "oxygen nitrogen argon carbon", "sleep work school sport screens", "paper glass plastic metal food", "never rarely often always", "meat vegan vegetarian fish", "morning noon evening night", "wool cotton silk linen nylon", "fat protein carbs fibre", "rock jazz pop folk metal", "up down sideways",
)  # fmt: skip
_PERCENT = ("{n} is {v}%", "{n} is {v}%", "{n} {v}%", "{n} {v}%", "{n}: {v}%", "{v}% {n}", "{v}% {n}", "{v}% for {n}", "{n} with {v}%", "{n} {v} percent", "{n} is {v} %", "{n} at {v}%", "{n} ({v}%)", "{n} = {v}%", "{v}% chose {n}", "{v}% said {n}")  # fmt: skip
_ORDINARY = "line team q week day room lane bus class group shelf gate block phase step stage level ward zone court model unit plant crew lot lab year grade version run track chapter region player table floor branch site case trial batch server node store district house".split()
_LETTERS = "ABCDEFGH"
_NUMBERED = ("{n}: {v}", "{n}: {v}", "{n} = {v}", "{n} ({v})", "{n} {v}", "{n} {v}", "{n} got {v}", "{n} has {v}", "{n} with {v}", "{n} - {v}", "{n} is {v}", "{n} had {v}", "{v} for {n}", "{v} in {n}", "{n} -> {v}", "{n} at {v}", "{n} made {v}", "{n}={v}")  # fmt: skip
_JOINS = (", ", ", ", ", ", ", ", "; ", " and ", " / ")


def counted_scene(rng: Random, chart: str) -> tuple[str, dict[str, object]]:
    """How many of each thing somebody has or had: the count stands before the thing."""
    lead, things = rng.choice(_SCENES)
    amounts = _amounts(rng, rng.choice((2, 3, 3, 4, 4, 5)))
    names = rng.sample(things.split(), len(amounts))
    shown = _spoken(rng, amounts)
    pairs = [f"{value} {name}" for value, name in zip(shown, names, strict=True)]
    data = _enumerated(rng, pairs)
    told = rng.random() < 0.8
    if told:
        data = f"{chosen(rng, lead)} {data}{rng.choice(_WHEN)}"
    return _made(rng, chart, data, names, amounts, told=told)


def spending(rng: Random, chart: str) -> tuple[str, dict[str, object]]:
    """How much went where."""
    amounts = [
        str(rng.choice((1, 5, 5, 10)) * rng.randint(2, 90)) for _ in range(rng.randint(2, 5))
    ]
    names = rng.sample(_SPENT, len(amounts))
    form = rng.choice(_MONEY)
    link = rng.choice((" on ", " on ", " for ", " on ", " in ", " to "))
    pairs = [form.format(value) + link + name for value, name in zip(amounts, names, strict=True)]
    data = f"{phrase(rng, rng.choice(_SPENDING), {})} {_enumerated(rng, pairs)}"
    return _made(rng, chart, data, names, amounts, told=True)


def percentages(rng: Random, chart: str) -> tuple[str, dict[str, object]]:
    """Shares in percent, of labels that begin the request or follow their share."""
    group = rng.choice(_SHARED).split()
    names = rng.sample(group, rng.randint(2, min(5, len(group))))
    if rng.random() < 0.2:
        names = [name.capitalize() for name in names]
    amounts = [str(rng.randint(1, 60)) for _ in names]
    if rng.random() < 0.15:
        amounts = [f"{value}.{rng.randint(1, 9)}" for value in amounts]
    form = rng.choice(_PERCENT)
    pairs = [form.format(n=name, v=value) for name, value in zip(names, amounts, strict=True)]
    return _made(rng, chart, _enumerated(rng, pairs), names, amounts)


def numbered_labels(rng: Random, chart: str) -> tuple[str, dict[str, object]]:
    """Labels that end in a number or a letter of their own."""
    word = rng.choice(_ORDINARY) if rng.random() < 0.8 else rng.choice(("q", "Q", "q", "v", "s"))
    word = word.capitalize() if rng.random() < 0.4 else word
    amounts = _amounts(rng, rng.randint(2, 6), decimals=0.15)
    joint = "" if len(word) == 1 else rng.choice((" ", " ", " ", "", "-", "#"))
    start = rng.choice((1, 1, 1, 1, 2, 5, 10, rng.randint(1, 40)))
    ends = [str(start + at) for at in range(len(amounts))]
    if rng.random() < 0.2 and joint:
        ends, word = list(_LETTERS[: len(amounts)]), word.capitalize()
    names = [f"{word}{joint}{end}" for end in ends]
    forms = (
        _NUMBERED[:4] if joint == " " and ends[0].isdigit() and rng.random() < 0.6 else _NUMBERED
    )
    form = "{n} {v}" if joint != " " and rng.random() < 0.35 else rng.choice(forms)
    pairs = [form.format(n=name, v=value) for name, value in zip(names, amounts, strict=True)]
    if form == "{n} {v}" and joint != " " and rng.random() < 0.25:
        return _made(rng, chart, " ".join(pairs), names, amounts)
    return _made(rng, chart, _enumerated(rng, pairs), names, amounts)


def _made(
    rng: Random,
    chart: str,
    data: str,
    names: list[str],
    amounts: list[str],
    *,
    told: bool = False,
) -> tuple[str, dict[str, object]]:
    args: dict[str, object] = {
        "kind": "bar",
        "labels": names,
        "values": [float(value) if "." in value else int(value) for value in amounts],
    }
    title = chart_title(rng, *names) if rng.random() < 0.22 else ""
    if title:
        args["title"] = title
    return framed(rng, chart, data, title, told=told), args


def _amounts(rng: Random, count: int, *, decimals: float = 0) -> list[str]:
    if rng.random() < decimals:
        return [f"{rng.randint(0, 30)}.{rng.randint(1, 9)}" for _ in range(count)]
    return [value.partition(".")[0] for value in values(rng, count, count, negative=False)]


def _spoken(rng: Random, amounts: list[str]) -> list[str]:
    if rng.random() < 0.22 and all(value.isdigit() and int(value) < 100 for value in amounts):
        return [in_words(int(value)) for value in amounts]
    return amounts


def _enumerated(rng: Random, pairs: list[str]) -> str:
    join = rng.choice(_JOINS)
    if join == " and " and len(pairs) > 4:
        join = ", "
    if join == ", " and len(pairs) > 1 and rng.random() < 0.5:
        return join.join(pairs[:-1]) + rng.choice((" and ", " and ", ", and ", " & ")) + pairs[-1]
    return join.join(pairs)
