"""Errands: lists of prices, packs, coupons and notes in few words."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_BILL = (
    "[total|total|in total|how much|whats the total|what's the total|what does that come to|what do i owe|how much altogether|what will i pay|"
    "total cost|grand total|the damage|how much is that|what's the bill|total to pay|what's that come to|what'll that cost me|cost|"
    "how much will that be|what's it come to|total price|what do i pay|price]"
)
_SUM = "[sum|total|add it up|total please|how much all together|what's the sum|whole bill|basket total|total spent|how much in all|what did i spend|how much did that cost|altogether]"
_A = "[bread|milk|eggs|butter|cheese|coffee|tea|rice|juice|soap|pasta|ham|beans]"
_B = "[apples|yogurt|cereal|sugar|flour|honey|fish|chips|nuts|shampoo|onions|salad]"
_C = "[chicken|jam|salt|oil|bananas|water|beer|toothpaste|candy|grapes|tuna|napkins]"
_D = "[wine|cookies|tomatoes|cream|batteries|tissues|ice cream|lemons|a magazine|cat food]"
_SHOP = "[shopping|groceries|my list|basket|the receipt|receipt|at the store|supermarket|items|today's shopping]"
_EACH = "[each|each|apiece|a piece|per piece|each one|per item|ea]"
_PACK = "[pack|box|bag|set|carton|case|crate|packet|bundle|tray]"
_KILO = "[kilo|kg]"

ERRANDS = (
    Frame(
        "{x} + {y} + {z}",
        (
            f"{_A} {{x}}, {_B} {{y}}, {_C} {{z}}",
            f"{_SHOP}: {_A} {{x}}, {_B} {{y}}, {_C} {{z}}",
            f"{_A} for {{x}}, {_B} for {{y}} and {_C} for {{z}}",
            f"{_A} [is|costs|at] {{x}}, {_B} {{y}} and {_C} {{z}}",
            "{item} {x}, {item2} {y} and a {one} {z}",
            "{item} at {x}, {item2} at {y}, a {one} at {z}",
            "spent {x} on {item}, {y} on {item2} and {z} on a {one}",
            f"{_SHOP}: {{x}}, {{y}} and {{z}}",
        ),
        (_SUM, _BILL),
        plain=True,
        brief=True,
    ),
    Frame(
        "{x} + {y} + {z} + {l}",
        (
            f"{_SHOP}: {_A} {{x}}, {_B} {{y}}, {_C} {{z}}, {_D} {{l}}",
            f"{_A} {{x}}, {_B} {{y}}, {_C} {{z}} and {_D} {{l}}",
            f"[bought|got|i bought|picked up] {_A} for {{x}}, {_B} for {{y}}, {_C} for {{z}} and {_D} for {{l}}",
            "{x}, {y}, {z} and {l} [at the shop|on the receipt|for food|this week|in the basket]",
        ),
        (_SUM, _BILL),
        plain=True,
        brief=True,
    ),
    Frame(
        "{m} + {n} + {o}",
        (
            "[rent|hotel|flight|tuition] {m}, [power|internet|food|transport] {n} and [insurance|phone|tickets|books] {o}",
            "[i pay|we pay|expenses:|costs:|bills:|this month:] {m} for [rent|power|the car], {n} for [food|water|gas] and {o} for [the phone|insurance|internet]",
        ),
        ("[total expenses|monthly total|how much is that altogether|total|what do i spend|sum|overall cost|what's that altogether]",),
        plain=True,
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{k} * {x}",
        (
            f"{{k}} {{t}}, {{x}} {_EACH}",
            f"{{k}} {{t}} at {{x}} [|{_EACH}]",
            "{k} {t} @ {x}",
            "{t}: {k} at {x}",
            "buying {k} {t} at {x} a {one}",
            f"{{k}} [tickets|seats|passes|nights|rides|meals|haircuts|lessons|sessions|coffees] at {{x}}[| {_EACH}]",
            "[entry|admission|a ticket|the fare|lunch|the museum] is {x} [per person|a head|each|per head] and we are {k}",
            "{k} [people|kids|guests|students|adults], {x} [per person|a head|per head|each]",
            "each of [the |]{k} [kids|students|members|guests|players|parents] [pays|brings|gives|puts in|owes] {x}",
            "{x} [for each|per] [kid|student|member|guest|ticket], {k} of them",
            "hotel {k} nights at {x}",
            "{k} nights in a [hotel|hostel|cabin] at {x} a night",
        ),
        (_BILL, "[what's collected|how much is collected|how much comes in|how much is that in all]"),
        nouns=(
            f"[cost|price|total|total cost|bill] [of|for] {{k}} [tickets|seats|passes|rides|meals|lessons|shirts|{{t}}] at {{x}}[| {_EACH}]",
        ),
        plain=True,
        brief=True,
        weight=2.5,
    ),
    Frame(
        "{d} * {x}",
        (
            f"[apples|grapes|cheese|ham|fish|beef|rice|flour] [are|is] {{x}} [a|per] {_KILO} and [i've got|i have|i need|i take|i buy] {{d}} [kilos|kg]",
            f"{{d}} [kilos|kg] of [apples|grapes|cheese|ham|fish|beef|rice|flour], {{x}} [a|per] {_KILO}",
            "{d} [meters|metres] of [fabric|rope|cable|ribbon|fence], {x} [a|per] [meter|metre]",
            "[fabric|rope|cable|ribbon] at {x} [a|per] [meter|metre], [need|i need|want|buying] {d} [meters|metres]",
            "filled up {d} [liters|litres|gallons] at {x}",
            "[petrol|diesel|fuel|gas]: {d} [liters at {x} a liter|litres at {x}|gallons at {x}|gallons, {x} a gallon]",
            "[potatoes|onions|pears|plums] at {x} a pound, {d} pounds",
        ),
        (_BILL,),
        plain=True,
        brief=True,
        weight=1.3,
    ),
    Frame(
        "{m} / {k}",
        (
            "a {k}-pack of {t} [is|costs|for|at] {m}",
            f"a {_PACK} of {{k}} {{t}} [is|costs|for|sells for|goes for] {{m}}",
            "{k} {t} for {m}",
            "{t}: {k} for {m}",
            "{t} are {k} for {m}",
            "paid {m} for {k} {t}",
            f"{{m}} for a {_PACK} of {{k}} {{t}}",
        ),
        (
            "[how much per {one}|what's one {one}|price per {one}|per {one}|how much is a single {one}|what is a single one|unit price|cost of one|one costs|what's that each|price each|each one is|what's that per {one}|how much is one|what does a {one} cost|how much for just one]",
        ),
        plain=True,
        brief=True,
        weight=1.8,
    ),
    Frame(
        "{m} / {k}",
        (
            "{k} [kilos|kg] of [rice|meat|apples|flour|coffee|potatoes] [cost|cost me|are|for|come to] {m}",
            "{k} [liters|litres] of [milk|paint|oil|juice|fuel] [cost|are|for] {m}",
            "{k} pairs of [socks|shoes|gloves|jeans] for {m}",
            "[socks|gloves|jeans|sandals|earrings]: {k} pairs for {m}",
            "{k} [lessons|classes|sessions|rides|visits|nights] [cost|are|for|came to] {m}",
            "a [pass|card|ticket] for {k} [rides|visits|swims|games] [is|costs] {m}",
        ),
        (
            "[how much is one|what's one|price of one|how much for one|what is a single one|each|per unit price|so how much is one|what does one cost|cost of one|single price|what's that each]",
        ),
        brief=True,
    ),
    Frame(
        "{k} * {x} + {n}",
        (
            f"{{k}} {{t}} at {{x}}[| {_EACH}], [shipping|delivery|postage|service fee|booking fee|gift wrap] {{n}}",
            f"{{k}} {{t}} at {{x}} {_EACH} and {{item}} for {{n}}",
            "{k} nights at {x} plus [a |]{n} [cleaning fee|cleaning|service fee|parking|for breakfast]",
            "{k} [tickets|seats|passes] at {x} plus [a |]{n} [booking fee|service charge|fee|for parking]",
            "{k} [kwh|units|gallons|m3] at {x} plus a {n} [standing charge|base fee|fixed fee|monthly fee]",
            "[car rental|a van|a bike|boat hire|car hire]: {k} days at {x} [plus|and] {n} [for insurance|insurance|deposit|fee]",
        ),
        (_BILL,),
        plain=True,
        brief=True,
        weight=1.5,
    ),
    Frame(
        "{k} * {x} - {n}",
        (
            f"{{k}} {{t}} at {{x}}[| {_EACH}], [coupon|voucher|a coupon|gift card] [for|worth|of] {{n}}",
            f"{{k}} {{t}} at {{x}} {_EACH} minus [a |]{{n}} [coupon|discount|voucher|refund|deposit]",
            "{k} [tickets|nights|lessons] at {x} with {n} off[| the total| the whole order]",
            "{k} nights at {x}, [already paid|deposit paid|paid upfront]: {n}",
        ),
        (_BILL, "[how much is left to pay|what's left to pay|still to pay|what do i pay now]"),
        plain=True,
        brief=True,
    ),
    Frame(
        "{k} * {x} + {j} * {y}",
        (
            "{k} {t} at {x} and {j} {u} at {y}",
            "{k} {t} x {x}, {j} {u} x {y}",
            "{k} [adults|adult tickets] at {x}, {j} [kids|children|child tickets|seniors] at {y}",
            "{k} [coffees|teas|beers|burgers] at {x} [and|plus] {j} [cakes|juices|fries|sandwiches] at {y}",
            "{k} [hours|hrs] at {x} and {j} [hours|hrs] overtime at {y}",
            "worked {k} [hours|hrs] at {x} and {j} at {y}",
            "tickets: {k} [adults|grown-ups], {x} each, {j} [kids|children], {y} each",
            "{k} nights at {x} and {j} nights at {y}",
        ),
        (_BILL,),
        plain=True,
        brief=True,
        weight=1.5,
    ),
    Frame(
        "{k} * {x} + {j} * {y} + {n}",
        (
            "{k} adults at {x}, {j} kids at {y}, [parking|car|a guide|locker|boat] {n}",
            "{k} {t} at {x}, {j} {u} at {y} and [shipping|delivery|postage] {n}",
            "{k} [pizzas|burgers|salads] at {x}, {j} [drinks|desserts|beers] at {y}, [delivery|tip] {n}",
        ),
        (_BILL, "full price"),
        plain=True,
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{k} * ({x} - {n})",
        (
            f"{{k}} {{t}} at {{x}} with {{n}} off {_EACH}",
            "{k} [tickets|shirts|meals] at {x}, {n} off each one",
            "{k} {t}, normally {x}, each {n} cheaper [today|now|this week]",
        ),
        (_BILL,),
        falling="xn",
        plain=True,
        brief=True,
        weight=0.5,
    ),
    Frame(
        "{k} * ({x} - {y})",
        (
            "bought {k} {t} at {y} each, sold them [all |]at {x} each",
            "i [buy|get] {k} {t} for {y} each and sell them for {x} each",
        ),
        ("[profit|what's my profit|total profit|how much did i make|what do i earn on that|how much profit]",),
        falling="xy",
        brief=True,
        weight=0.5,
    ),
    Frame(
        "{k} * ({x} + {y})",
        (
            "{k} [people|kids|guests|students|of us], [each|everyone] [gets|has|takes|orders] a [sandwich|burger|ticket|pizza] for {x} and a [drink|coffee|juice|snack] for {y}",
            "{k} [tickets|seats] at {x} plus {y} fee each",
            "[ticket|entry] {x} and [lunch|a drink|bus] {y} per person for {k} people",
        ),
        (_BILL,),
        plain=True,
        brief=True,
        weight=0.7,
    ),
)  # fmt: skip
