"""Trips: distance, speed and time in every direction, fuel, fares and steps of a journey."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_WHO = "[a|the] [cyclist|train|car|bus|truck|boat|runner|plane|ship|ferry|tram|horse|van|drone|coach|scooter]"
_FAR = "[how far|distance|how far is that|how far does it get|what distance|distance covered|how many {km}|how far in {km}|{km} covered|distance travelled]"
_LONG = "[how long|how many hours|time|travel time|hours needed|how long will it take|time in hours|how long does it take|how many hours is that|driving time]"
_FAST = "[speed|average speed|how fast|whats my average speed|how fast is that|avg speed|what's the speed|{km} per hour|what speed is that]"
_TRIP = "[trip|drive|journey|route|ride|tour|hike|road trip]"
_ALL = "[total|total {km}|how far in total|how many {km}|how far|total distance|distance in all|how many {km} altogether|{km} in total]"
_GO = "[how much further|how far to go|{km} to go|{km} left|how many {km} left|remaining|how much is left|what's remaining|how far still|distance left|what's left]"

JOURNEYS = (
    Frame(
        "{s} * {r} / 60",
        (
            f"{_WHO}, {{s}} {{kmh}}, {{r}} minutes",
            f"{_WHO} [goes|does|runs at|moves at|travels at|is going] {{s}} {{kmh}} for {{r}} [minutes|min|mins]",
            "{s} {kmh} for {r} [minutes|min]",
            "[i drive|i cycle|driving|cycling|riding|we drive|cruising] [at |]{s} {kmh} for {r} [minutes|min]",
            "speed {s} {kmh}, time {r} [minutes|min]",
        ),
        (_FAR,),
        ("how far [do i get|can i go|is it|does it go] in {r} minutes at {s} {kmh}",),
        brief=True,
        weight=1,
    ),
    Frame(
        "{s} * {d}",
        (
            f"{_WHO} [cruises at|does|goes|travels at|moves at] {{s}} {{kmh}} for {{d}} hours",
            f"{_WHO}, {{s}} {{kmh}}, {{d}} hours",
            "{s} {kmh} for {d} [hours|hrs]",
            "speed {s} {kmh}, time {d} [hours|hrs]",
            "[driving|cycling|i drive|walking|flying|sailing] [at |]{s} {kmh}, {d} hours",
            "{d} hours [on the road |]at {s} {kmh}",
        ),
        (_FAR,),
        plain=True,
        brief=True,
        weight=1.2,
    ),
    Frame(
        "{g} / {s}",
        (
            "{g} {km} at {s} {kmh}",
            f"{_TRIP} of {{g}} {{km}}, [doing|going|driving|average] {{s}} {{kmh}}",
            "[it's|its] {g} {km} and i [drive|go|do|average] {s} {kmh}",
            "distance {g} {km}, speed {s} {kmh}",
            "[need to cover|covering|have to drive] {g} {km} doing {s} {kmh}",
        ),
        (_LONG,),
        (
            "how many hours [to cover|for|to do|to drive] {g} {km} [doing|going|at|driving] {s} {kmh}",
            "how long [to cover|for|to do] {g} {km} [doing|going|at] {s} {kmh}",
        ),
        falling="gs",
        brief=True,
        weight=1.2,
    ),
    Frame(
        "{g} / {d}",
        (
            "[drove|we drove|i rode|flew|walked|covered|cycled|did] {g} {km} in {d} [hours|hrs]",
            "{g} {km} in {d} [hours|hrs]",
            f"{_WHO} [covers|does|makes] {{g}} {{km}} in {{d}} hours",
            "distance {g} {km}, time {d} hours",
            f"[the |our |]{_TRIP} [was|is] {{g}} {{km}} and [took|takes] {{d}} hours",
        ),
        (_FAST,),
        brief=True,
        weight=1.2,
    ),
    Frame(
        "{s} / {r} * 60",
        (
            "[drove|rode|cycled|covered|did|went] {s} {km} in {r} [minutes|min]",
            f"{_WHO} [covers|does|goes] {{s}} {{km}} in {{r}} [minutes|min]",
        ),
        ("[speed in {kmh}|{kmh}|what's that in {kmh}|how many {km} an hour|how many {km} per hour|average speed in {kmh}]",),
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{s} / {g} * 60",
        (
            "{s} {km} at {g} {kmh}",
            "[driving|riding|going] {s} {km} at {g} {kmh}",
        ),
        ("[how many minutes|time in minutes|how long in minutes|minutes needed|how many minutes does it take]",),
        falling="gs",
        brief=True,
        weight=0.5,
    ),
    Frame(
        "{r} / {i}",
        (
            "[ran|i ran|jogged|did|finished|swam|walked] {i} [km|km|kilometers] in {r} [minutes|min]",
            "{i}[k| km|km] in {r} [minutes|min]",
            "[my run|race|parkrun|jog]: {i} km, {r} [minutes|min]",
        ),
        ("[how many minutes for each km|pace|minutes a km|minutes per km|what's my pace|how many minutes per km|pace per km|minutes each km|how long per km]",),
        falling="ri",
        brief=True,
        weight=0.7,
    ),
    Frame(
        "{g} - {s}",
        (
            "[it's|its] {g} {km} to [grandma's|the coast|the border|the hotel|work|town|the summit|the lake] and [we've done|i've done|we have driven|i drove|we did|we've covered] {s}",
            f"{_TRIP} [is|of] {{g}} {{km}}, [done|covered|behind us|driven so far|already drove] {{s}}",
            "[race|marathon|ultra|trail] is {g} {km} and [i've run|i ran|done|i'm at] {s}",
            "{g} {km} [to go in total|in all|altogether], {s} [done|behind me|covered]",
            "the [summit|top|finish|next town] is at {g} {km}, we are at {s}",
        ),
        (_GO,),
        falling="gs",
        brief=True,
        weight=1.2,
    ),
    Frame(
        "{f} + {d} + {s}",
        (
            "[ran|i ran|walked|cycled|rode|swam] {f}, {d} and {s} {km}[| this week]",
            "[legs|stages|monday to wednesday|my runs]: {f}, {d} and {s} {km}",
            "{f} {km}, {d} {km} and {s} {km}",
        ),
        (_ALL,),
        plain=True,
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{e} / {i}",
        (
            f"{_TRIP} [split over|spread over|over|in] {{i}} days, {{e}} {{km}}",
            "{e} {km} [over|in|split over|spread over] {i} days",
            f"[a|the|our] {{e}} {{km}} {_TRIP} in {{i}} days",
            "[walked|i walked|we hiked|did] {e} steps in {i} days",
        ),
        ("[per day|how far a day|how many a day|each day|daily average|how much per day|daily distance|how much each day|average per day]",),
        brief=True,
        weight=1,
    ),
    Frame(
        "{d} * 2",
        (
            "[work|school|the gym|the office|the shop] is {d} {km} [away|from home|from here]",
            "{d} {km} each way",
            "[commute|the way to school|trip to mom's] is {d} {km} one way",
        ),
        ("[there and back|round trip|both ways|how far there and back|total for the round trip|how far is the round trip]",),
        brief=True,
        weight=0.7,
    ),
    Frame(
        "{d} * 2 * {D}",
        (
            "[commute|commuting|drive to work|bike to school|walk to work] [of |is |]{d} {km} each way, {D} days[| a week]",
            "[work|school|the office] is {d} {km} away, i [go|drive|bike] there and back {D} [times|days]",
            "{d} {km} there and the same back, {D} [times|days]",
            "{d} {km} each way, {D} [days|trips|times]",
        ),
        (_ALL, "[weekly {km}|{km} in all]"),
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{d} * {D} * {k}",
        (
            "[walk|run|i run|i walk|swim|cycle] {d} {km}, {D} [days a week|times a week], for {k} weeks",
            "{d} {km} a day, {D} days a week, {k} weeks",
            "[dog walks|runs|rides] of {d} {km}, {D} times a week for {k} weeks",
        ),
        (_ALL,),
        plain=True,
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{g} + {s} + {r}",
        (
            "[flight|train|drive] {g} minutes, [wait|layover|stop] {s} minutes, [bus|taxi|walk] {r} minutes",
            "[movie|concert|lesson] {g} min, [break|ads|intermission] {s} min, [talk|credits|questions] {r} min",
        ),
        ("[total time in minutes|how many minutes in all|total minutes|how many minutes|total time|how long altogether|how many minutes altogether]",),
        plain=True,
        brief=True,
        weight=0.5,
    ),
    Frame(
        "({g} + {r}) / 60",
        (
            "[a film|a movie|a flight|a drive|the show|a lecture] of {g} minutes and {r} minutes of [ads|waiting|breaks|boarding|traffic|questions]",
            "{g} minutes of [driving|work|class|practice] plus {r} minutes of [breaks|stops|homework|warm-up]",
            "[flight|train|bus] {g} min plus {r} min [transfer|wait|delay]",
        ),
        ("[total time in hours|hours in total|how many hours|how many hours is that|total in hours|how long in hours]",),
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{i} * {r} / 60",
        (
            "{i} [episodes|lessons|songs|meetings|classes|videos|sessions|laps|chapters] of {r} minutes[| each]",
            "{i} [episodes|lessons|meetings|classes|videos|sessions], {r} [minutes|min] each",
            "[watching|took|sat through|planned] {i} [episodes|lessons|meetings|videos] at {r} minutes each",
        ),
        ("[how many hours|total hours|in hours|hours in total|how many hours is that|how long in hours|total time in hours]",),
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{i} * {r}",
        (
            "{i} [episodes|lessons|songs|meetings|classes|videos|sessions|laps|exercises] of {r} minutes[| each]",
            "{i} [episodes|lessons|meetings|classes|videos|sessions|walks], {r} [minutes|min] each",
            "{r} minutes [per|for each] [chapter|exercise|lap|patient|kilo|room], {i} of them",
        ),
        ("[how many minutes|total minutes|in minutes|minutes in total|how many minutes is that|total time in minutes|total time]",),
        plain=True,
        brief=True,
        weight=0.7,
    ),
    Frame(
        "{i} * 60 + {r}",
        (
            "[a|the] [movie|flight|drive|shift|race|concert] [of|lasts|takes] {i} hours [and |]{r} minutes",
            "{i} [hours|hrs|h] [and |]{r} [minutes|mins|min]",
        ),
        ("[how many minutes|in minutes|total minutes|how many minutes is that|what's that in minutes|minutes]",),
        brief=True,
        weight=0.6,
    ),
)  # fmt: skip
