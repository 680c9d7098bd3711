"""Prices for each unit of something, in either order: what is paid, what one costs, how many one gets."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.contrasts import contrasted
from tinycall.core.dataset.synthesis.problems.story import Frame

# What is sold, one unit of it and several.
_SOLD = (
    ("[apples|pears|plums|grapes|tomatoes|cherries|onions]", "[kilo|kg]", "[kilos|kg]", True),
    ("[gas|petrol|unleaded|fuel]", "gallon", "gallons", False),
    ("[diesel|heating oil|petrol|milk|paint]", "[litre|liter]", "[litres|liters]", False),
    ("[cheese|ham|salmon|ground beef|coffee]", "pound", "[pounds|lbs]", False),
    ("[fabric|ribbon|rope|cable|silk]", "[metre|meter]", "[metres|meters]", False),
    ("[timber|fence|hose|trim|lumber]", "foot", "feet", False),
    ("[gravel|sand|topsoil|coal|scrap]", "ton", "tons", False),
    ("[electricity|power|current]", "[kwh|kWh|unit]", "[kwh|kWh|units]", False),
    ("[the taxi|the courier|delivery|the moving van]", "mile", "miles", False),
    ("[printing|copying|scanning|proofreading]", "page", "pages", False),
    ("[parking|the boat|the kayak|bowling|the tutor|the cleaner|a babysitter]", "hour", "[hours|hrs]", False),
    ("[the hostel|the campsite|a cabin|the room|the motel]", "night", "nights", False),
    ("[car hire|the scooter|ski rental|a locker|daycare]", "day", "days", False),
    ("[the gym|storage|the phone plan|streaming|the locker]", "month", "months", False),
    ("[carpet|turf|laminate|wallpaper|tiling]", "[square metre|square meter|m2]", "[square metres|square meters|m2]", False),
    ("[yoga|pilates|judo|pottery|swimming]", "class", "classes", False),
    ("[flights|flight tickets|seats|museum passes|train tickets|concert tickets]", "[person|passenger|head]", "[people|passengers|persons|adults]", True),
    ("[dinner|the buffet|the tour|the boat trip|the workshop|catering]", "[person|guest|head]", "[people|guests|persons]", False),
    ("[eggs|donuts|oysters|roses|rolls]", "dozen", "dozen", True),
    ("[cement|compost|charcoal|rice|dog food]", "bag", "bags", False),
)  # fmt: skip
_COUNTED = frozenset("page night day month class bag dozen".split())
_COST = (
    "[cost|total|price|how much|what do i pay|what's the cost|how much is that|what does that come to|total cost|what's that altogether|how much in all|what do i owe|"
    "how much to pay|what's the price|what will that be|what's it come to|what am i paying]"
)
_ONE = "[what's the price of one {one}|what does one {one} cost|how much is one {one}|price per {one}|how much a {one}|cost of a single {one}|per {one}|what's one {one}|unit price]"
_MANY = "[how many {several} do i get|how many {several} is that|how many {several}|{several} for that money|how many {several} can i buy|how many {several} did i get]"


def _unit(goods: str, one: str, several: str, plural: bool) -> tuple[Frame, ...]:
    be = "are" if plural else "is"
    a = "an" if one == "hour" else "a"
    per = f"[ {a} {one}| per {one}| per {one}| each {one}| for {a} {one}|/{one}]"
    many = "{k}" if one in _COUNTED or "person" in one else "{d}"
    took = "[i've got|i got|i need|we need|i took|i want|i bought|she needs|we used|i'd like|take]"
    paid = Frame(
        f"{many} * {{x}}",
        (
            f"{goods} {be} {{x}}{per}[ and|, and|,] {took} {many} {several}",
            f"{goods}[| {be}| cost| at|:] {{x}}{per}, {many} {several}",
            f"{many} {several} of {goods} at {{x}}{per}",
            f"{took} {many} {several} and {goods} {be} {{x}}{per}",
            f"{{x}}{per}[, i have |, we have |, for |, ]{many} {several}",
            f"{many} {several} at {{x}}{per}",
            f"{goods}: {many} {several}, {{x}}{per}",
            f"{many} {several}, {goods} {be} {{x}}{per}",
        ),
        (_COST,),
        (
            f"{goods} {be} {{x}}{per}, [what|how much] [do|would|will] {many} {several} cost",
            f"[how much|what] are {many} {several} of {goods} at {{x}}{per}",
            f"what [do|will] i pay for {many} {several} if {goods} {be} {{x}}{per}",
            f"at {{x}}{per}, [how much|what] [is|for|are] {many} {several}",
            f"{{x}}{per} and {many} {several} makes how much",
        ),
        brief=True,
        weight=0.28,
    )
    single = Frame(
        f"{{m}} / {many}",
        (
            f"{many} {several} of {goods} [cost|were|came to|are|for] {{m}}",
            f"[paid|i paid|she paid|we spent] {{m}} for {many} {several}[| of {goods}]",
            f"{{m}} for {many} {several}[| of {goods}]",
            f"{goods}, {many} {several}, {{m}} [in total|altogether|in all]",
        ),
        (_ONE.replace("{one}", one).replace("{several}", several),),
        brief=True,
        weight=0.12,
    )
    found = Frame(
        "{m} / {x}",
        (
            f"{goods} {be} {{x}}{per} and [i paid|i spent|i have|we have|my budget is] {{m}}",
            f"{{m}} [to spend|budget|in total|in my pocket], {goods} {be} {{x}}{per}",
            f"{goods} at {{x}}{per}, [paid|spent|bill of|total was] {{m}}",
        ),
        (_MANY.replace("{several}", several),),
        falling="mx",
        brief=True,
        weight=0.12,
    )
    return paid, single, found


UNIT_PRICES = (
    *(frame for row in _SOLD for frame in _unit(*row)),
    Frame(
        "{x} * {i}",
        (
            "[flight tickets|tickets|train fares|ferry tickets|seats|day passes|ski passes|passports|meals] {x} [each|apiece|per head|a head|per person] for a [family|group|party|team] of {i}",
            "[a family|a group|a party|a team|a class] of {i}, [tickets|entry|admission|lunch|passes] {x} [each|a head|apiece|per person]",
            "{x} [each|apiece|a head|per person], {i} of us",
            "{i} of us at {x} [each|a head|per person]",
            "[entry|admission|the museum|the zoo|the pool|the cinema] is {x} [each|a head|per person] and we are {i}",
        ),
        (_COST,),
        plain=True,
        brief=True,
        weight=1,
    ),
    Frame(
        "{x} * {d}",
        (
            "[i get|i make|she makes|he gets|my brother gets|they pay me|the job pays] {x}[/hr|/hour|/h| an hour| per hour| hourly] and [did|worked|put in|was there for] {d} [hours|hrs|h][| today| yesterday| this week| on saturday]",
            "[did|worked|put in|clocked|billed] {d} [hours|hrs|h][| today| this week| last week][, | at | for | paid ]{x}[/hr|/hour| an hour| per hour| hourly]",
            "{d} [hours|hrs|h] [times my|at my|on my] {x} [hourly rate|rate|wage]",
            "[hourly rate|wage|rate] {x}, [hours|worked|time]: {d}",
            "{x}[/hr|/hour| an hour], {d} [hours|hrs][| of work| on the job| at the desk]",
        ),
        ("[what do i earn|my pay|what's that|how much did i make|pay|earnings|how much is that|what am i owed|total pay|how much do i get]",),
        plain=True,
        brief=True,
        weight=1.2,
    ),
    Frame(
        "{m} / {d}",
        (
            "[i got|i was paid|she earned|they paid me|invoiced|billed] {m} for {d} [hours|hrs|h][| of work]",
            "{d} [hours|hrs] of work for {m}",
        ),
        ("[hourly rate|what's that an hour|per hour|how much an hour|what's my rate|rate per hour]",),
        brief=True,
        weight=0.5,
    ),
    Frame(
        "{m} / {i}",
        (
            "[flight tickets|tickets|train fares|seats|passes|meals] {m} [in total|altogether|in all] for a [family|group|party|team] of {i}",
            "[a family|a group|a party|a team] of {i} [paid|pays] {m} [in total|altogether|together]",
            "{m} [total|altogether|all together], {i} of us",
        ),
        ("[each|how much each|per person|a head|what's one share|cost per head]",),
        brief=True,
        weight=0.6,
    ),
    *contrasted(
        (
            "[i |she |we |]give the [cashier|clerk|driver|waiter|seller|barista] {n} for {k} [items|{t}|things|{t}] at {x} [each|apiece|a piece|per piece]",
            "[paid|paying|handed over|i hand over|gave] {n} for {k} {t} [at|costing|that cost] {x} [each|apiece]",
            "{k} {t} at {x} [each|apiece], i [gave|hand over|pay with|paid with] {n}",
            "[bought|got|buying] {k} {t} [at|for] {x} [each|apiece] with [a |]{n} [note|bill|voucher]",
            "{n} [note|bill|voucher|in cash], {k} {t}, {x} [each|apiece]",
        ),
        {
            "{n} - {k} * {x}": "what comes back|how much change|change|what do i get back|how much comes back|my change|change due|what's left of it",
        },
        weight=1,
    ),
    Frame(
        "{m} - {n}",
        whole=(
            "change from [a |]{m} [note |bill ||][for|after] [something|a lunch|{item}|an order] [costing|at|of|priced at] {n}",
            "[how much|what] change [from|out of] {m} [if|when] [i pay|it costs|the bill is|i spend] {n}",
            "i give {m} for {item} [at|costing|priced at] {n}, [what comes back|change|how much back]",
            "[item|bill|order] {n}, [note|cash given|handed over] {m}, change",
        ),
        falling="mn",
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{k} * {x} + {j} * {y}",
        (
            "{k} {t} at {x} [each |apiece |]and {j} {u} at {y}[| each| apiece]",
            "{k} [adults|grown-ups|pizzas|beers|coffees] at {x} and {j} [kids|children|colas|salads|cakes] at {y}",
            "{k} [adults|seniors], {x} each, {j} [kids|students], {y} each",
            "[worked|did] {k} [hours|hrs] at {x} and {j} [hours|hrs] overtime at {y}",
            "[tickets|fares|entry]: {k} at {x}, {j} at {y}",
        ),
        (_COST,),
        plain=True,
        brief=True,
        weight=0.8,
    ),
    Frame(
        "({x} + {y}) * {k}",
        (
            "[coffee|a sandwich|lunch] {x} and [a cake|a juice|a bus ticket] {y}, for {k} [people|of us|days|times]",
            "{k} [people|guests|kids|visitors] each [take|buy|pay|get] {item} for {x} and {item2} for {y}",
            "[ticket {x} plus popcorn {y}|entry {x} plus locker {y}|starter {x} plus main {y}], {k} [people|of us|persons]",
            "each of {k} [kids|guests|people] needs {item} at {x} and {item2} at {y}",
        ),
        (_COST,),
        brief=True,
        weight=0.6,
    ),
    *contrasted(
        ("{x} + {y} [a month|per month|monthly|every month] for {item} and {item2}", "[spotify|netflix|hulu|water|wifi] {x} [+|and|plus] [gym|cloud|music|phone|news] {y} [a month|per month|monthly|each month]", "[every month|monthly|each month] {x} for {item} and {y} for {item2}"),
        {
            "({x} + {y}) * 12": "what's that yearly|whats that a year|per year|annual cost|yearly total|how much a year|for the whole year|in a year",
            "{x} + {y}": "what's that monthly|monthly total|how much each month|sum for one month",
        },
        weight=0.7,
    ),
    Frame(
        "{m} * 12 + {n}",
        (
            "[my sister|my dad|my wife|he|she|tom|lena] [makes|earns|gets] {m} a month [before bonuses|before extras|plus|regularly] and [gets |receives |]a {n} bonus [each year|every year|once a year|in december|at christmas]",
            "[rent|lease|membership|hosting|leasing] {m} [a month|monthly|each month] plus {n} [once|once a year|to join|at the start|one time]",
            "{n} [joining fee|setup fee|sign up fee|bonus], {m} a month",
            "[salary|pay|pension] {m} monthly, {n} [christmas bonus|holiday pay|extra in july|thirteenth payment]",
        ),
        ("[annual total|total for a year|yearly total|how much a year|how much in the first year|what's that yearly|per year in all|for the year]",),
        brief=True,
        weight=0.9,
    ),
    Frame(
        "({m} - {n}) * 12",
        (
            "[i earn|we earn|i make|they earn] {m} and spend {n} [a month|per month|every month|each month]",
            "monthly [income|pay|salary] {m}, monthly [costs|expenses|bills|spending] {n}",
        ),
        ("[how much is left a year|saved in a year|yearly savings|what's left over in a year|how much can i save yearly]",),
        falling="mn",
        brief=True,
        weight=0.5,
    ),
)  # fmt: skip
