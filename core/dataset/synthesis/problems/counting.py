"""Situations with things and people: more, fewer, groups, shares."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_LOSE = "[{lose}|{sell}|{eat}|{give} away|{break}|{throw} away|{drop}|{use}|{remove}|{give} {Q}|{donate}|{lend} {Q}]"
_GAIN = "[{buy}|{find}|{get}|{collect}|{pick}|{bake}|{receive}|{bring}|{win}|{add}|{plant}]"
_GROUPS = "[boxes|bags|packs|rows|shelves|crates|baskets|jars|piles|trays|tables|cartons|drawers|stacks|buckets|groups|pages|columns]"
_KIDS = "[kids|children|people|friends|students|guests|players|teams|families|boxes|bags|classes|workers|cats]"

COUNTS = (
    Frame(
        "{a} - {b}",
        (
            f"{{I}} {{have}} {{a}} {{t}} and {_LOSE} {{b}}[| of them]",
            f"{{I}} {{have}} {{a}} {{t}}[,|. {{he}}|, {{he}}] [then |]{_LOSE} {{b}}",
            f"{{I}} {_LOSE} {{b}} [of|out of] {{my}} {{a}} {{t}}",
            "there [are|were] {a} {t} [in the box|on the table|in the shop|in the basket|on the shelf|] and {b} [are gone|are broken|are sold|were sold|were eaten|get lost|are removed|are bad|are taken]",
            "there [are|were] {a} [{as_people}|{as_kids}|{as_students}|{as_passengers}|{as_birds}|{as_cars}|{as_guests}|{as_cows}] [in the room|on the bus|in the class|at the party|] and {b} [leave|left|go home|get off|went home|fly away]",
            "[a|the|my] [book|novel|report|document] [has|is|had] {a} {as_pages} and {I} {read} {b}[| of them| pages| so far]",
            "[a|the|my] [movie|film|video|lecture|song list] [is|lasts|takes] {a} {as_minutes} and {I} {watch} {b}[| of them| minutes| so far]",
            "[{my}|my|a|the] [phone |data |]plan [has|is|includes] {a} [{as_gb}|{as_minutes}|{as_texts}|{as_mb}] and {I} {use} {b}[| already| so far]",
            "[the|a] [tank|barrel|bottle|pool] [has|holds|had] {a} [{as_liters}|{as_gallons}|{as_litres}] and {I} {use} {b}",
            "[the|a] [trip|race|road|way|hike|route] is {a} [{as_km}|{as_miles}|{as_kilometers}] and {I} {drive} {b}[| so far| already]",
            "{I} {weigh} {a} [{as_kg}|{as_pounds}|{as_kilos}] and {lose} {b}",
            "{I} {need} {a} [{as_points}|{as_eggs}|{as_signatures}|{as_votes}|{as_bricks}|{as_steps}] and {have} {b}",
            "{a} {t}, {b} [gone|sold|eaten|broken|missing]",
            "a class has {a} [{as_students}|{as_kids}|{as_pupils}] and {b} are [girls|boys|sick|absent|away]",
        ),
        ("<few>", "how many are left", "how many left", "how much is left"),
        (
            "how many {t} are left [of|from|if i take away|after] {b} [of|from|out of] {a}",
            "how many [pages|minutes|km|miles|points|days] are left after {b} of {a}",
        ),
        falling="ab",
        plain=True,
        weight=2.5,
    ),
    Frame(
        "{a} + {b}",
        (
            f"{{I}} {{have}} {{a}} {{t}} and {_GAIN} {{b}}[| more]",
            f"{{I}} {{have}} {{a}} {{t}}[,|. {{he}}|, {{he}}] [then |]{_GAIN} [another |]{{b}}",
            "there [are|were] {a} {t} [in the box|on the table|in the shop|] and {I} {add} {b}[| more]",
            "there [are|were] {a} [{as_people}|{as_kids}|{as_passengers}|{as_birds}|{as_cars}|{as_guests}|{as_students}] [in the room|on the bus|at the party|] and {b} [more |][come|came|arrive|get on|join|enter]",
            "{I} {have} {a} {t} and {Q} has {b}",
            "{I} {pick} {a} {t} and {Q} picks {b}",
            "{I} {read} {a} {as_pages} [yesterday|on monday|in the morning] and {b} [today|on tuesday|in the evening]",
            "{I} {run} {a} [{as_km}|{as_miles}] [yesterday|on monday] and {b} [today|on tuesday]",
            "{a} {t} and {b} {u}",
            "there [are|were] {a} [boys|men|cats|red ones|adults] and {b} [girls|women|dogs|blue ones|children]",
            "{I} {weigh} {a} [{as_kg}|{as_pounds}|{as_kilos}] and {gain} {b}",
        ),
        ("<many>", "how many in total", "how much is that together", "how many altogether"),
        plain=True,
        weight=1.8,
    ),
    Frame(
        "{a} + {b} + {c}",
        (
            "{I} {run} {a}, {b} and {c} [km|miles|kilometers][| this week| on three days]",
            "{I} {have} {a} {t}, {b} {u} and {c} more",
            "{I} {sell} {a}, {b} and {c} {t}[| on three days]",
            "there are {a} [boys|cats|cars], {b} [girls|dogs|bikes] and {c} [teachers|birds|trucks]",
            "{I} {score} {a}, {b} and {c} points",
            "{I} {spend} {a}, {b} and {c}",
        ),
        (
            "[how much in total|how many in total|what is the total|how much altogether|total|how many altogether|what's the sum]",
        ),
        weight=0.8,
    ),
    Frame(
        "{a} - {b} - {c}",
        (
            f"{{I}} {{have}} {{a}} {{t}}, {_LOSE} {{b}} and [then |]{_LOSE} {{c}}",
            "{I} {have} {a} {t}, {eat} {b} [today|on monday] and {c} [tomorrow|on tuesday]",
            "[a|the|my] book has {a} {as_pages} and {I} {read} {b} [yesterday|on monday] and {c} [today|on tuesday]",
            "there [are|were] {a} [{as_people}|{as_passengers}|{as_birds}|{as_cars}], {b} leave and then {c} more leave",
        ),
        ("<few>", "how many are left", "how many left"),
        falling="abc",
        plain=True,
    ),
    Frame(
        "{a} - {b} + {c}",
        (
            f"{{I}} {{have}} {{a}} {{t}}, {_LOSE} {{b}} and [then |]{_GAIN} {{c}}[| more]",
            "there [are|were] {a} [{as_people}|{as_passengers}|{as_kids}] on the bus, {b} get off and {c} get on",
            "[a|the] [shop|store|library|farmer] has {a} {t}, sells {b} and gets {c} new ones",
            "[it is|it was|the temperature is] {a} degrees, drops {b} and rises {c}",
        ),
        ("<few>", "<many>", "how many now"),
        falling="ab",
        plain=True,
    ),
    Frame(
        "{a} + {b} - {c}",
        (
            f"{{I}} {{have}} {{a}} {{t}}, {_GAIN} {{b}}[| more] and [then |]{_LOSE} {{c}}",
            "there [are|were] {a} [{as_people}|{as_passengers}|{as_kids}] on the [bus|train], {b} get on and {c} get off",
        ),
        ("<few>", "how many now", "how many are there now"),
        falling="ac",
        plain=True,
    ),
    Frame(
        "{k} * {j}",
        (
            f"{{I}} {{have}} {{k}} {_GROUPS} [of|with] {{j}} {{t}}[| each]",
            f"there are {{k}} {_GROUPS} [of|with] {{j}} {{t}}[| each| in each]",
            f"{{k}} {_GROUPS} [of|with] {{j}} {{t}}[| each]",
            f"{{I}} {{have}} {{k}} {_GROUPS} and [each|every one] [has|holds|contains] {{j}} {{t}}",
            "{k} [kids|people|friends|students|guests] [each |]{get} {j} {t}[| each]",
            "there are {k} [kids|people|guests|students|players] and [everyone|each|each one] [gets|eats|needs|has] {j} {t}",
            "there are {k} [kids|people|guests|students] and {j} {t} [each|for each|per person]",
            "{k} [teams|classes|groups|tables|cars|buses] [of|with] {j} [{as_people}|{as_players}|{as_students}|{as_seats}|{as_kids}][| each]",
            "{I} {plant} {k} rows of {j} {t}",
            "each of {k} [boxes|bags|kids|shelves] [has|holds|gets] {j} {t}",
            "[a theater|a hall|a cinema|a plane|a bus] has {k} rows [of|with] {j} {as_seats}",
        ),
        ("<many>", "how many in total", "how many {t} do we need", "how many {t} do i need"),
        (
            f"how many {{t}} [are|fit] in {{k}} {_GROUPS} [of|with] {{j}}[| each]",
            "how many {t} for {k} [people|kids|guests] if [everyone|each] [gets|eats] {j}",
        ),
        plain=True,
        weight=2,
        nouns=(f"[total|number of {{t}}] in {{k}} {_GROUPS} of {{j}}",),
    ),
    Frame(
        "{a} / {k}",
        (
            f"{{a}} {{t}} [shared|divided|split][| equally| evenly] [among|between|by] {{k}} {_KIDS}",
            f"{{I}} [{{share}}|{{divide}}|{{split}}] {{a}} {{t}} [among|between|with] {{k}} {_KIDS}",
            f"{{I}} {{have}} {{a}} {{t}} for {{k}} {_KIDS}",
            f"{{k}} {_KIDS} share {{a}} {{t}}[| equally| evenly]",
            "{I} {put} {a} {t} into {k} [boxes|bags|rows|groups|piles]",
        ),
        ("<apiece>", "how many each", "how many in each"),
        (
            f"[share|divide|split] {{a}} {{t}} [equally |evenly |][among|between] {{k}} {_KIDS}",
            f"how many {{t}} [each|per person|does each get] [if|when] {{a}} are [shared|split|divided] [by|among|between] {{k}}[| {_KIDS}]",
        ),
        plain=True,
        weight=1.5,
    ),
    Frame(
        "{a} / {k}",
        (
            "{a} {t} in {boxes} of {k}",
            "{I} {have} {a} {t} and [put|pack] {k} in [a|each|every] {box}",
            "{I} {pack} {a} {t} in {boxes} of {k}",
            "{a} [people|kids|students|guests] in {boxes} of {k}",
            "a {box} holds {k} {t} and {I} {have} {a}",
        ),
        (
            "[how many {boxes}[ do i need| are needed| is that| does that make| are there| does it take|]|how many {boxes}|how many is that]",
        ),
        (
            "how many {boxes} of {k} [can {he} fill with|for|do i need for|from] {a} {t}",
            "how many [groups|teams] of {k} [are in|from|can be made from] {a}",
        ),
        weight=1.2,
    ),
    Frame(
        "{a} % {k}",
        whole=(
            f"{{a}} {{t}} [shared|divided|split] [among|between] {{k}} {_KIDS}, [how many are left over|what is left over|how many remain|leftover|remainder]",
            "how many {t} are left over [if|when] [i|we|you] [put|pack|divide|split] {a} [into boxes of|in bags of|into groups of|in packs of] {k}",
            "{a} {t} in [boxes|bags|packs] of {k}, how many [are left over|left over|remain|are left]",
            "how many are left over [if|when] {a} {t} are [shared|split|divided] [by|among|between] {k}",
        ),
        weight=0.8,
    ),
    Frame(
        "{k} * {j} - {b}",
        (
            f"{{I}} {{have}} {{k}} {_GROUPS} [of|with] {{j}} {{t}}[| each] and {_LOSE} {{b}}",
            f"there are {{k}} {_GROUPS} [of|with] {{j}} {{t}} and {{b}} are [broken|gone|missing|sold|bad|empty]",
            f"{{I}} {{buy}} {{k}} {_GROUPS} of {{j}} {{t}} and {{eat}} {{b}}",
        ),
        ("<few>", "how many are left", "how many left"),
    ),
    Frame(
        "{k} * {j} + {b}",
        (
            f"{{I}} {{have}} {{k}} {_GROUPS} [of|with] {{j}} {{t}}[| each] and {{b}} [more|extra|loose ones|single ones]",
            f"{{k}} {_GROUPS} of {{j}} {{t}} [and|plus] {{b}} [more|extra|loose]",
            f"{{I}} {{buy}} {{k}} {_GROUPS} of {{j}} {{t}} and {{have}} {{b}} already",
        ),
        ("<many>", "how many in total"),
        plain=True,
    ),
    Frame(
        "{k} * {j} / {h}",
        (
            f"{{k}} {_GROUPS} of {{j}} {{t}} [shared|split|divided] [by|among|between] {{h}} {_KIDS}",
            f"{{I}} {{have}} {{k}} {_GROUPS} of {{j}} {{t}} and {{share}} them [among|between|with] {{h}} {_KIDS}",
        ),
        ("<apiece>", "how many each"),
        weight=0.6,
    ),
)
