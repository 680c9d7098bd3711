"""Situations with prices: things at so much each, bills that are shared."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_GOODS = (
    "[cheese|meat|rice|fuel|gas|flour|fabric|paint|apples|potatoes|beef|milk|sugar|cable|rope|oil]"
)
_AMOUNT_OF = (
    f"{{d}} [[kilos|kg|kilograms] of {_GOODS} at {{x}} [a|per] [kilo|kg]|[pounds|lbs] of {_GOODS} at {{x}} [a|per] pound|"
    f"[liters|litres] of {_GOODS} at {{x}} [a|per] liter|gallons of {_GOODS} at {{x}} [a|per] gallon|"
    f"meters of {_GOODS} at {{x}} [a|per] meter]"
)

SHOPPING = (
    Frame(
        "{k} * {x}",
        (
            "{I} {buy} {k} {t} [at|for] {x} <unit>",
            "{k} {t} [cost|at|are|for] {x} <unit>",
            "{I} {order} {k} {t} that cost {x} <unit>",
            "{t} [are|cost] {x} <unit> and {I} {buy} {k}[| of them]",
            "[a|one|each] {one} [is|costs] {x} and {I} [{need}|{want}|{buy}] {k}[| of them]",
            "{I} {need} {k} {t} and [one|each|each one|a {one}] costs {x}",
            "{I} {sell} {k} {t} for {x} <unit>",
            "{k} {t}, {x} <unit>",
        ),
        ("<pay>",),
        (
            "how much [do|would|will] {k} {t} cost [at|if one is|if each is|if they are|if each costs] {x}[| each]",
            "if [one|a|1] {one} [costs|is] {x} [how much|what] [do|would|will] {k}[| {t}] cost",
            "[one|a|1] {one} [costs|is] {x}[,|] [how much [is|are|for|do i pay for] {k}|how much do {k} cost|what do {k} cost]",
            "{t} [cost|are] {x} <unit>[,|] how much [for|are|is] {k}",
            "[a|one] {one} is {x}, [what do|what would|how much do] {k} {t} cost",
        ),
        plain=True,
        weight=3,
        nouns=(
            "[cost|price|total|total cost|total price] of {k} {t} at {x} <unit>",
            "{k} {t} @ {x}",
        ),
    ),
    Frame(
        "{d} * {x}",
        whole=(
            "[gas|fuel|petrol|diesel|milk|cheese|meat|rice|flour|fabric|cable|paint|wood|sugar|beef|fish|coffee] [is|costs|is at|sells for|at] {x} [a|per] "
            "[kilo, [what do|how much do|what would] {d} kilos cost|liter, [what do|how much do|how much for] {d} liters[ cost|]|gallon, [how much for|how much are|price of] {d} gallons|"
            "pound, [what is the price of|how much is it for|cost of] {d} pounds|meter, [how much for|what would] {d} meters[ cost|]|kg, how much for {d} kg]",
            f"how much [is|are|do i pay for] {_AMOUNT_OF}",
        ),
        nouns=(
            f"[cost|price|total|total price] of {_AMOUNT_OF}",
            _AMOUNT_OF,
            "{d} [gallons at {x} [a|per] gallon|liters at {x} [a|per] liter|kilos at {x} [a|per] kilo|kg at {x} per kg|lbs at {x} [a|per] pound]",
        ),
    ),
    Frame(
        "{k} * {x} + {j} * {y}",
        (
            "{I} {buy} {k} {t} [at|for] {x} <unit> and {j} {u} [at|for] {y} <unit>",
            "{I} {buy} {k} {t} at {x} and {j} {u} at {y}",
            "{k} {t} at {x}[| each] and {j} {u} at {y}[| each]",
            "{k} {t} cost {x} <unit> and {j} {u} {y} <unit>",
            "{t} cost {x} and {u} cost {y}, {I} {get} {k} {t} and {j} {u}",
        ),
        ("<pay>",),
        ("[total|cost|price|total cost] of {k} {t} at {x}[| each] and {j} {u} at {y}[| each]",),
        plain=True,
        weight=1.5,
    ),
    Frame(
        "{k} * {x} + {n}",
        (
            "{I} {buy} {k} {t} [at|for] {x} <unit> and [a|one|a] {other} for {n}",
            "{k} {t} at {x}[| each] and a {other} [for|at] {n}",
            "{k} {t} at {x} <unit> plus {n} [shipping|for shipping|delivery|for delivery|tip|tax|postage]",
            "{I} {order} {k} {t} at {x} <unit> and [shipping|delivery] is {n}",
            "{I} {buy} {k} {t} for {x} <unit> and {item} for {n}",
        ),
        ("<pay>",),
        plain=True,
        weight=1.5,
    ),
    Frame(
        "{n} + {k} * {x}",
        (
            "a {other} for {n} and {k} {t} [at|for] {x} <unit>",
            "{I} {pay} {n} for {item} and {buy} {k} {t} at {x} <unit>",
            "[a taxi costs|a taxi is|the entry is|the fee is|a plan costs|the plumber charges] {n} plus {x} [per|a] [km|mile|hour|minute|person|day][ and|,] {I} [{use}|{need}|{do}] {k}",
        ),
        ("<pay>",),
        plain=True,
    ),
    Frame(
        "{n} - {k} * {x}",
        (
            "{I} {buy} {k} {t} [at|for] {x} <unit> and {pay} with {n}",
            "{I} {have} {n} and {buy} {k} {t} [at|for] {x} <unit>",
            "{I} {have} {n} and {t} cost {x} <unit>, {he} {buy} {k}",
            "{k} {t} at {x} <unit>, paid with {n}",
            "{I} {pay} {n} for {k} {t} at {x} <unit>",
        ),
        (
            "[how much change {do} {he} get|what is the change|whats the change|change|how much change|how much change is that]",
            "<left>",
        ),
        ("change from {n} for {k} {t} at {x}[| each]",),
        weight=1.5,
    ),
    Frame(
        "{m} / {k}",
        (
            "{k} <folks> [split|share|divide] [a|the|] {m} [bill|dinner|check|pizza order|taxi|hotel room|rent|lunch|prize|gift]",
            "{I} [{split}|{share}|{divide}] {m} [among|between|with] {k} <folks>",
            "[a|the] [bill|dinner|taxi|meal|gift|rent] [is|of|costs|was|for] {m} [and we are|for|split by|shared by|and there are|split among] {k}[| <folks>]",
            "{m} [split|divided|shared][| equally| evenly] [between|among|by] {k}[| <folks>]",
            "we are {k} [people|friends] and the [bill|check|total] is {m}",
        ),
        ("<each>",),
        (
            "split [a|the|this|a|] [bill|check|dinner|total|tab|cost] of {m} [{k} ways|between {k} <folks>|among {k} <folks>|by {k}|with {k} <folks>]",
            "[split|divide|share] {m} [{k} ways|between {k} <folks>|among {k} <folks>|evenly between {k}|among {k}|equally among {k} <folks>]",
            "split a {m} [bill|dinner|check|lunch|tab] [between|among|for] {k}[| <folks>]",
            "[how much|what] does each [person |one |]pay if {k} <folks> [split|share] {m}",
            "{m} [for|between] {k} [people|of us], [how much each|each pays|per person]",
        ),
        plain=True,
        weight=2.5,
    ),
    Frame(
        "({m} + {n}) / {k}",
        (
            "{k} <folks> [split|share] [a|] {m} [bill|dinner|lunch|check|taxi] [plus|and|with] [a |]{n} tip",
            "{k} <folks> [split|share] [a|] bill of {m} [plus|and] {n} [tip|for the tip|for drinks|delivery]",
            "[the|a|our] [bill|dinner|meal] [is|was] {m} plus {n} tip [and|,] {k} <folks> [split|share] it",
            "{I} {spend} {m} on {item} and {n} on {item2} and {k} <folks> share it",
            "{m} for {item} and {n} for {item2}[,| are] split [between|among] {k} <folks>",
        ),
        ("<each>",),
        falling="mn",
        weight=1.5,
    ),
    Frame(
        "({m} + {m} * {p} / 100) / {k}",
        (
            "[the|a|our] [bill|dinner|check|tab] [is|of|was] {m} [plus|with|and] [a |]{p} tip [split by|split between|for|divided by|shared by] {k}[| <folks>]",
            "{k} <folks> [split|share] [a|] {m} [bill|dinner|check] [with|plus|and] [a |]{p} tip",
            "{m} plus {p} tip split {k} ways",
        ),
        ("<each>",),
    ),
    Frame(
        "{m} / {k}",
        (
            "{k} {t} [cost|are|for|go for] {m}",
            "{I} {pay} {m} for {k} {t}",
            "[a|the] [pack|box|bag|crate] [of|with] {k} {t} [costs|is|for] {m}",
            "{m} for {k} {t}",
            "{I} {sell} {k} {t} for {m} [in total|altogether|]",
        ),
        (
            "[how much is|what is|whats] [one|each|one {one}|a single one|each {one}]",
            "[how much|what] does [one|each|one {one}|a single one|each {one}] cost",
            "[price of one|price each|cost of one|price per {one}|how much per {one}|unit price|what's the price of one|how much for one|how much each|how much is one|price per piece|what does one cost|how much does each cost]",
        ),
        ("if {k} {t} cost {m} [how much|what] [is|does] [one|each][| cost]",),
        weight=1.5,
        nouns=("[price|cost] [per|of one|of a single|of each] {one} [if|when] {k} [cost|are] {m}",),
    ),
    Frame(
        "{m} / {k} * {j}",
        whole=(
            "if {k} {t} cost {m} [how much|what] [do|would|will] {j}[| {t}] cost",
            "{k} {t} [cost|are|for] {m}, [how much|what] [do|would] {j} cost",
            "{k} {t} [cost|are] {m}, how much [for|is] {j}",
            "[at|if it is] {m} for {k} {t}[,|] [what|how much] [are|do] {j}[| cost]",
        ),
    ),
    Frame(
        "{m} * {x}",
        whole=(
            "[one|1] [euro is {x} dollars, how many dollars [for|are|do i get for|is] {m}|dollar is {x} euros, how many euros [for|are|do i get for|is] {m}|pound is {x} euros, how [many|much] euros [for|is] {m}|dollar is {x} yen, how many yen [for|are|is] {m}]",
            "[exchange|convert|change] {m} at [a rate of |]{x}",
        ),
        weight=0.7,
        nouns=("{m} at an exchange rate of {x}",),
    ),
)
