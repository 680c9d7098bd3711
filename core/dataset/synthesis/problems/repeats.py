"""Once, twice, each way, so many times a day: what happens again and again, and what is scaled."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_WEEK = "[weekly {km}|how many {km} a week|{km} per week|how far in a week|total {km}|how many {km} altogether|weekly distance|how far is that a week]"
_TOTAL = "[total|how much is that|how many in all|how much altogether|total distance|how many {km}|how far in all]"
_FARE = "[what's that cost me|what does that cost me|total cost|how much altogether|what do i pay|how much is that|what's the total|cost over that time|how much do i spend]"
_NEED = "[how much do i need|how much is that|what amount|how much then|how much do i use|what does that make it|amount needed]"
_DISH = "[soup|stew|bread|cake|pancake|curry|risotto|chili|salad dressing|sauce|pizza dough|jam|lasagna|the]"
_STUFF = "[stock|flour|milk|broth|sugar|rice|water|cream|oil|butter|lentils|tomatoes]"
_MEASURE = "[litres|liters|cups|kg|pints|teaspoons|spoons|ounces|kilos]"
_CALLS = (
    f"{_DISH} recipe [calls for|needs|asks for|uses|takes|says|wants] {{f}} {_MEASURE} [of |]{_STUFF}",
    f"[the|my|a] recipe [has|lists|wants|says] {{f}} {_MEASURE} [of |]{_STUFF}",
    f"{{f}} {_MEASURE} [of |]{_STUFF} in the [original|recipe|normal amount|usual batch]",
)
# How it is said, and what it does to the amount.
_SCALES = (
    ("[i'm making|im doing|we're cooking|i want|she's making|making] [double|twice that|twice as much|two times the amount]|[i'm |im |we're |]doubling it|double the recipe|[i'm |im |we're |]making it twice|two batches", "* 2"),
    ("[i'm making|im doing|we're cooking|i want|she's making|making] [triple|three times that|three times as much|3 times the amount]|[i'm |im |we're |]tripling it|triple the recipe|three batches|[i'm |im |we're |]making it threefold", "* 3"),
    ("[i'm making|im doing|we're cooking|i want|she's making|making] [quadruple|four times that|4 times as much]|[i'm |im |we're |]quadrupling it|four batches", "* 4"),
    ("[i'm making|im doing|we're cooking|i want|she's making|making] [half|half of it|half that|only half|just half]|[i'm |im |we're |]halving it|half a batch|half the recipe", "/ 2"),
    ("[i'm making|im doing|we're cooking|i want|she's making|making] [a third|a third of it|one third of that|only a third]|a third of the recipe", "/ 3"),
    ("[i'm making|im doing|we're cooking|i want|she's making|making] [a quarter|a quarter of it|only a quarter]|a quarter of the recipe", "/ 4"),
)  # fmt: skip
# The same for things and people: how it is said, and what it does.
_COMPARED = (
    ("[twice as many|double that|double|two times that|twice that number]", "* 2"), ("[three times as many|triple that|triple|three times that number|thrice as many]", "* 3"), ("[four times as many|quadruple that|4 times that]", "* 4"),
    ("[half as many|half of that|half|half that number]", "/ 2"), ("[a third of that|a third as many|one third of that number]", "/ 3"), ("[a quarter of that|a quarter as many|one fourth of that]", "/ 4"),
)  # fmt: skip


def _scaled(said: str, meant: str) -> Frame:
    words = f"[{said}]"
    return Frame(
        f"{{f}} {meant}",
        tuple(f"{facts}[ but | and |, but |, |. ]{words}" for facts in _CALLS),
        (_NEED,),
        plain=True,
        brief=True,
        weight=0.4,
    )


def _compared(said: str, meant: str) -> Frame:
    return Frame(
        f"{{g}} {meant}",
        (
            f"{{I}} {{have}} {{g}} {{t}} and {{Q}} has {said}",
            f"[last year|yesterday|at first|the first day] there were {{g}} {{t}} and [now|today|this time] {said}",
            f"{{Q}} has {said} and {{I}} {{have}} {{g}} {{t}}",
            f"{{g}} [visitors|people|calls|orders|points] in [may|june|week one|the morning], {said} in [july|august|week two|the evening]",
            f"[we planned|usually we have|normally we need] {{g}} {{t}} but [today|now|this time] it's {said}",
        ),
        ("[how many is that|how many then|what number is that|how many exactly|what's that number]",),
        brief=True,
        weight=0.25,
    )  # fmt: skip


REPEATS = (
    *(_scaled(*row) for row in _SCALES),
    *(_compared(*row) for row in _COMPARED),
    Frame(
        "{s} * 2 * {D}",
        (
            "[commuting|i commute|my commute is|she drives|cycling to work is|i ride|school is|work is] {s} {km} [each way|one way|there and the same back|in each direction|every way], {D} [days a week|times a week|days]",
            "{s} {km} [each way|to work and back again each time|both ways], {D} [days a week|times a week]",
            "[office|gym|school|stable|allotment] is {s} {km} [away|from home], [i go there and back|there and back|both ways] {D} [times|days|times a week]",
            "{D} [days|times] a week, {s} {km} [each way|one way|there, {s} back]",
        ),
        (_WEEK,),
        brief=True,
        weight=1,
    ),
    Frame(
        "{s} * {D}",
        (
            "[my |the |]round trip is {s} {km}, {D} [days a week|times a week|times]",
            "{s} {km} [there and back together|round trip|per day in total|a day], {D} [days|days a week]",
            "{D} [days|times] a week, {s} {km} [a day|round trip|each day|per day]",
            "[one way only|only one way], {s} {km}, {D} [times|days a week]",
        ),
        (_WEEK,),
        brief=True,
        weight=0.7,
    ),
    Frame(
        "{s} * 2",
        (
            "{s} {km} [each way|one way|to the office|to grandma]",
            "[it's|its] {s} {km} [one way|each way|to my parents]",
            "[the school|the hut|the shop|the lake] is {s} {km} [away|from here|off]",
        ),
        ("[how far there and back|there and back|round trip|both ways|how far is the round trip|{km} for the round trip|there and back in {km}]",),
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{x} * 2 * {k}",
        (
            "[bus fare|the bus|a tram ticket|the toll|a coffee|the ferry|parking|a metro ride|an energy drink] is {x} and [i take|i need|i buy|i pay for|i have] two [a day|each day|per day|every day] for {k} days",
            "{x} [a ride|per trip|a ticket|each way], [twice a day|two a day|there and back|both ways], {k} days",
            "two [tickets|rides|coffees|fares] a day at {x} for {k} days",
            "{k} [days|workdays|school days], [twice a day|two rides a day|2 tickets a day], {x} [each|a ride|per ticket|apiece]",
            "[toll|fare|bridge] {x} each way, {k} [days|workdays]",
            "i pay {x} twice a day, {k} days",
        ),
        (_FARE,),
        brief=True,
        weight=1,
    ),
    Frame(
        "{x} * {i} * {k}",
        (
            "{x} [a coffee|per ride|a ticket|each|a game], {i} [a day|per day|every day|a week], {k} [days|weeks]",
            "[i drink|i buy|i take|she buys|we need] {i} [coffees|tickets|rides|cans|rolls] a day at {x}[| each], {k} days",
            "{i} [people|of us|friends|kids] at {x} a [day|night|ride], {k} [days|nights|rides]",
            "for {k} days i buy {i} {t} [a day |daily |]at {x}[| each]",
        ),
        (_FARE,),
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{x} * {k}",
        (
            "[bus fare|the bus|a tram ticket|the toll|a coffee|parking] is {x} and [i take|i need|i pay] one [a day|each day|per day] for {k} days",
            "[return ticket|day pass|round trip fare|day ticket] {x}, {k} [days|workdays|trips]",
            "one [coffee|ticket|ride] a day at {x} for {k} days",
            "{k} [days|workdays], {x} [a day|per day|once a day|daily]",
        ),
        (_FARE,),
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{m} * 12 * {i}",
        (
            "[saving|putting away|putting aside|setting aside|paying off|investing|banking] {m} [a month|monthly|every month|per month] for {i} years",
            "{i} years of {m} [a month|monthly|every month]",
            "{m} [a month|monthly|every month|per month], {i} years",
            "for {i} years [i paid|she paid|we save|i put in] {m} [a month|monthly|each month]",
        ),
        ("[how much|how much saved|total|what comes together|how much in the end|how much is that|total amount]",),
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{m} + {n} * {i}",
        (
            "[have|i have|got|there's|starting with] {m} [in savings|in the bank|saved|in the jar], [add|adding|plus|i put in|then] {n} [a month|each month|monthly] for {i} months",
            "{m} now and {n} [a week|every week|weekly] for {i} weeks",
            "{m} [deposit|upfront|entry fee|down] and {n} [a month|per month|monthly] for {i} months",
        ),
        ("[what will i have|how much is that|how much then|total|how much in the end|what does it come to]",),
        brief=True,
        weight=0.7,
    ),
    Frame(
        "{m} - {n} * {i}",
        (
            "[have|i have|got|there's|starting with] {m} [in savings|in the bank|saved|in the jar] and [take out|spend|use|withdraw|pay] {n} [a month|each month|monthly] for {i} months",
            "{m} now, minus {n} [a week|every week|weekly] for {i} weeks",
            "[owe|i owe|debt of|loan of] {m}, [pay|paying|paid] back {n} a month for {i} months",
        ),
        ("[what's left|how much is left|how much remains|what remains|left after that]",),
        falling="mn",
        brief=True,
        weight=0.7,
    ),
    Frame(
        "{k} * {s}",
        (
            "[swam|i swam|she swam|swimming] {k} [lengths|laps] of a {s} [m|metre|meter] pool",
            "[ran|walked|cycled|jogged] {k} [laps|rounds|loops] of {s} [m|metres|meters]",
            "{k} [laps|lengths|rounds], {s} [m|metres|meters] [each|a lap|apiece]",
        ),
        ("[metres in all|how many metres|total metres|how far|total distance|how far is that]",),
        brief=True,
        weight=0.4,
    ),
)  # fmt: skip
