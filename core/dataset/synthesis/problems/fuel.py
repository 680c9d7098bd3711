"""Fuel: what a trip takes, what it costs, how far a tank goes."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_COST = "[cost of the trip|fuel cost|what does the trip cost|trip cost|how much for fuel|cost|total fuel cost|what will the fuel cost|how much is that in fuel|gas money]"
_FUEL = "[fuel needed|how much fuel|how many liters|how many litres|litres needed|how much petrol|how much is that|consumption|how much gas does that use|liters used]"

FUEL = (
    Frame(
        "{f} * {g} / 100",
        (
            "car uses {f} [litres|liters|l] per 100 km, [for|driving|trip of] {g} km",
            "[consumption|my van|it|the car] [is|needs|takes|drinks] {f} [litres|liters|l] [per|every|for] 100 km, {g} km [to drive|trip|to go|drive]",
            "{f} [l|litres]/100 km, {g} km",
            "[uses|burns] {f} [liters|litres] per 100 km and i [drive|drove|have to go] {g} km",
        ),
        (_FUEL,),
        brief=True,
        weight=1,
    ),
    Frame(
        "{g} * {f} / 100",
        (
            "{g} km [trip|drive|ride], {f} [litres|liters|l] per 100 km",
            "driving {g} km with {f} [litres|liters|l] per 100 km",
        ),
        (_FUEL,),
        brief=True,
        weight=0.5,
    ),
    Frame(
        "{g} * {f} / 100 * {x}",
        (
            "{g} km, car [uses|takes|needs] {f} [liters|litres|l] per 100 km, [fuel|petrol|diesel] [is |at |]{x} a [liter|litre]",
            "trip of {g} km at {f} [l|liters|litres] per 100 km and {x} [per|a] [liter|litre]",
        ),
        (_COST,),
        brief=True,
        weight=0.5,
    ),
    Frame(
        "{g} / {s} * {x}",
        (
            "[diesel|gas|petrol|fuel]: {g} miles at {s} mpg and {x} [a|per] gallon",
            "{g} miles, {s} [mpg|miles per gallon], {x} [a|per] gallon",
            "[driving|trip of|road trip of] {g} miles in a {s} mpg [car|truck|van], gas at {x}",
            "my [truck|car] goes {g} miles at {s} mpg, gas is {x} a gallon",
        ),
        (_COST,),
        falling="gs",
        brief=True,
        weight=0.9,
    ),
    Frame(
        "{g} / {s}",
        (
            "[trip of |driving |]{g} miles at {s} mpg",
            "{g} miles, car [gets|does] {s} [mpg|miles per gallon|miles a gallon]",
        ),
        ("[how many gallons|gallons needed|gallons used|how much gas|how much gas do i need|how many gallons is that]",),
        falling="gs",
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{s} * {i}",
        (
            "my [truck|car|van|bike|suv] [does|gets|makes] {s} [mpg|miles per gallon|miles a gallon], {i} gallon tank",
            "{s} [mpg|miles per gallon], {i} gallons [left|in the tank|of gas]",
            "[a|one] liter [takes me|is good for|lasts] {s} km, {i} liters [left|in the tank]",
        ),
        ("[range|how far|how far can i go|what's the range|how far will that get me|total range|how far does that take me]",),
        brief=True,
        weight=0.7,
    ),
    Frame(
        "{g} / {d}",
        (
            "[drove|went|did|i got] {g} miles on {d} gallons",
            "{g} miles, {d} gallons[| used| of gas| of petrol]",
            "[tank|fill-up|trip]: {g} miles, {d} gallons",
        ),
        ("[mpg|what's my mpg|miles per gallon|mileage|how many mpg|how many miles per gallon|miles to the gallon]",),
        brief=True,
        weight=0.7,
    ),
)  # fmt: skip
