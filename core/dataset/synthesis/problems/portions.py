"""Packs, shares, recipes and portions, and what is left over."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_NEEDED = "[how much is that|how much in total|total needed|how much do i need|how much altogether|total|what's needed in total|how much will i need|what do i need]"
_MANY = "[how many is that|how many in total|total|how many altogether|how many do i need|how many in all|how many does that make|what's the total|count]"
_STUFF = (
    "[flour|sugar|rice|pasta|butter|water|milk|stock|cheese|meat|oats|chocolate|honey|cocoa|nuts]"
)
_G = "[g|grams|g|ml|cups|oz|spoons]"
_BATCH = "[cookies|muffins|pancakes|rolls|cupcakes|biscuits|scones|pretzels|brownies|waffles]"
_FULL = "[how many full {boxes}|how many {boxes} can i fill completely|number of full {boxes}|how many complete {boxes}|full {boxes}|how many whole {boxes}|{boxes} completely filled]"
_SPARE = "[how many spare|how many left over|how many are left over|leftover|left over|spare ones|how many spare ones|how many remain|how many don't fit|remainder|how many extra|what's left over|how many without a place|how many to spare]"

PORTIONS = (
    Frame(
        "{k} * {j}",
        (
            "{k} {boxes}, {j} [{t} |]in each",
            "{k} {boxes}, {j} {t} each",
            "{k} {boxes} [of|with] {j}",
            "{j} {t} [per|in each|in every|for each] {box}, {k} {boxes}",
            "each {box} has {j} {t}, {k} {boxes}",
            "[one|a|every|each] {box} [holds|takes|fits|contains|has] {j} {t} and [there are|i have|we have|i've got] {k}",
            "{k} [tables|cars|buses|rows|teams|tents|vans|classes] [with|of] {j} [seats|people|players|kids|places] [each|in each|apiece]",
            "{j} [seats|people|chairs|kids|players] [per|in every|in each] [row|table|car|bus|team|tent], {k} of them",
            "if [one|a|each] [batch|tray|recipe|box|pack] makes {j} [cookies|muffins|rolls|pancakes], {k} of them",
        ),
        (_MANY,),
        (
            "how many [{t}|] in {k} {boxes} [if|when] each [has|holds|takes] {j}",
            "if one {box} [holds|has|makes] {j} {t}, how many [in|do i get from|are in|from] {k}[| {boxes}]",
        ),
        brief=True,
        plain=True,
        weight=1.6,
    ),
    Frame(
        "{g} / {i}",
        (
            "{g} {t}, {i} [kids|people|friends|guests|pupils|players]",
            "[a teacher|the coach|the boss|mom|grandma] [has|hands out|gives out] {g} {t} [for|to] {i} [pupils|kids|players|students|people]",
            "{g} {t} [for|among|between|shared by|shared between|divided among] {i} [people|kids|friends|guests]",
            "{i} [kids|people|pupils|guests] [and|share|to get] {g} {t}",
        ),
        ("[how many each|how many apiece|each gets|{t} each|per person|each|how many does each one get|how many for each|how many per person|{t} per head]",),
        brief=True,
        weight=1.3,
    ),
    Frame(
        "{g} / {i}",
        (
            "[a|the|my] [cake|pizza|pie|lasagna|loaf|cheesecake] [has|is|with|of] {g} [calories|grams|kcal] [and is|and gets|,] cut [in|into] {i}[| slices]",
            "[pizza|cake|pie], {g} calories, {i} slices",
        ),
        ("[how much per slice|a slice|per slice|each|how much in one slice|what's in one slice|how much in each|one slice|how much is one slice]",),
        brief=True,
        weight=1,
    ),
    Frame(
        "{g} / {i}",
        (
            "[need to read|have to read|must read|reading] {g} pages in {i} days",
            "{g} pages [to read in|in|for] {i} days",
            "[must|need to|have to] [do|learn|answer|write|pack] {g} [words|exercises|pages|emails|boxes|questions] in {i} days",
            "[used|we used|burned|ate] {g} [kwh|liters|gb|calories] in {i} days",
        ),
        ("[so how many a day|how many per day|how many a day|daily amount|per day|average per day|what's that a day|each day|how much a day]",),
        brief=True,
        weight=1,
    ),
    Frame(
        "{g} / {i}",
        (
            "[our team|the team|a striker|my club|she|he] [scored|made|got] {g} [points|goals|baskets] in {i} [games|matches]",
            "{g} [points|goals|runs] in {i} [games|matches]",
        ),
        ("[per game|goals per game|average per game|how many per match|per match|how many a game|average]",),
        brief=True,
        weight=0.7,
    ),
    Frame(
        "{g} / {k}",
        (
            "[need|we need|i need|have to buy] {g} {t}, [they come in|sold in|only in|in] {boxes} of {k}",
            "{g} {t} [needed|wanted|to pack], {k} [per|in a|to a] {box}",
            "{k} {t} [fit in|go in] [a|one] {box}, {g} {t}",
            "packing {g} {t} in {boxes} of {k}",
        ),
        ("[how many {boxes}|number of {boxes}|{boxes} needed|so how many {boxes}]",),
        falling="gk",
        brief=True,
        weight=1,
    ),
    Frame(
        "{g} // {k}",
        (
            "{g} {t}, {k} [per|in a|to a|for each] {box}",
            "{g} {t} in {boxes} of {k}",
            "[i have|i've got|there are] {g} {t} and a {box} [takes|holds|needs] {k}",
            "{k} {t} [to a|per|make a] {box}, [i have|got|have] {g}",
        ),
        (_FULL,),
        ("how many full {boxes} of {k} [from|can i make from|out of|with] {g}[| {t}]",),
        falling="gk",
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{e} // {k}",
        (
            "{k}[g| g| grams] per [shot|cup|portion|scoop|serving], {e}[g| g| gram] bag",
            "[coffee|rice|oats|protein powder|flour]: {k}[g| g| grams] a [cup|portion|serving|scoop], {e}[g| g| gram] [bag|pack|tub]",
            "{e} [ml|grams|g] in total, {k} per [glass|portion|serving|jar]",
        ),
        ("[how many full ones|how many full portions|how many whole portions|full servings|how many complete servings|how many whole ones]",),
        brief=True,
        weight=0.5,
    ),
    Frame(
        "{g} % {k}",
        (
            "{g} {t}, {k} [per|in a|to a|for each|on each] {box}",
            "{g} {t} in {boxes} of {k}",
            "[i have|i've got|there are] {g} {t} and [each|every|a] {box} [takes|holds|gets] {k}",
            "{g} [kids|players|guests|people|students] in [teams|groups|rows] of {k}",
            "packing {g} {t} into full {boxes} of {k}",
        ),
        (_SPARE,),
        ("how many [are |]left over [if|when] {g} {t} go [in|into] {boxes} of {k}",),
        falling="gk",
        brief=True,
        weight=1,
    ),
    Frame(
        "{f} * {k}",
        (
            f"{{f}} {_G} of {_STUFF} [per|for each|for one|in each] [jar|cake|batch|person|serving|loaf|guest], {{k}} [jars|of them]",
            "[one|a|each] [turkey|roast|brick|parcel|bag|bottle|laptop] [weighs|is] {f} kg, {k} of them",
            f"[recipe|soup|dough|sauce] [needs|calls for|takes] {{f}} [liters|litres|cups|kg] of {_STUFF}, making [it {{k}} times|{{k}} batches]",
            "{k} [files|photos|songs|videos|films|backups] [of|at] {f} [mb|gb|MB|GB][| each]",
        ),
        (_NEEDED,),
        brief=True,
        weight=0.9,
    ),
    Frame(
        "{g} * {k}",
        (
            f"{{g}} {_G} of {_STUFF} [per|in each|for every] [jar|cake|batch|loaf|pan], {{k}} of them",
            f"{{g}} {_G} of {_STUFF} per [jar|bowl|loaf] and [i'm filling|i'm making|we make|making] {{k}}",
            f"each of {{k}} [guests|people|kids] [gets|eats|needs] {{g}} {_G} of {_STUFF}",
            "a [slice|cookie|bar|bowl|serving|glass] has {g} calories, i [had|ate|want] {k}",
            "{g} calories a [slice|bar|cup], {k} [of them|of those]",
            f"one [batch|recipe|tray] [makes|gives|yields] {{g}} {_BATCH}, {{k}} of them",
        ),
        (_NEEDED, "total"),
        brief=True,
    ),
    Frame(
        "{f} * 2",
        (
            f"[recipe|soup|sauce|dough|cake] [calls for|needs|takes|has] {{f}} [liters|cups|g|kg] of {_STUFF} [but|and|,] [i'm|im|we're] [doubling it|making double|making twice as much|making a double batch]",
        ),
        (_NEEDED,),
        plain=True,
        brief=True,
        weight=0.3,
    ),
    Frame(
        "{f} * 3",
        (
            f"[recipe|soup|sauce|dough|cake] [calls for|needs|takes|has] {{f}} [liters|cups|g|kg] of {_STUFF} [but|and|,] [i'm|im|we're] [tripling it|making triple|making three times as much|making a triple batch]",
        ),
        (_NEEDED,),
        plain=True,
        brief=True,
        weight=0.4,
    ),
    Frame(
        "{f} / 2",
        (
            f"[recipe|soup|sauce|dough|cake] [calls for|needs|takes|has] {{f}} [liters|cups|g|kg] of {_STUFF} [but|and|,] [i'm|im|we're] [halving it|making half|making half of it|making a half batch]",
        ),
        (_NEEDED,),
        plain=True,
        brief=True,
        weight=0.4,
    ),
    Frame(
        "{g} / {i} * {k}",
        (
            f"{{g}} {_G} of {_STUFF} [for|serves|feeds] {{i}} [people|portions|servings], [cooking for|for|i need it for|making it for] {{k}}",
            f"[my recipe|recipe|dish] for {{i}}: {{g}} {_G} of {_STUFF}, [scaled to|now for|for] {{k}}[| people]",
            "{i} {t} weigh {g} [grams|g], [now|i have|what about] {k} of them",
        ),
        ("[how much|how much do i need|how much is that|so how much|how much then|how much for that many]",),
        (
            f"[my|a|the] recipe [needs|uses|takes] {{g}} {_G} [of |]{_STUFF} for {{i}} people, how [much|many {_G}] for {{k}}",
            "if {i} {t} weigh {g} grams, how much do {k} weigh",
        ),
        brief=True,
        weight=0.9,
    ),
    Frame(
        "{f} * 1000 / {g}",
        (
            "{f} [liters|litres|l] of [punch|juice|water|soup|lemonade|tea] [into|in|poured into] {g} ml [glasses|cups|bottles|bowls]",
            "{f} [kg|kilos] of [rice|sugar|candy|flour|coffee|nuts] [into|in] {g} [g|gram] [bags|jars|portions|packs]",
        ),
        ("[how many|how many can i fill|how many is that|how many do i get|number needed|how many do i need]",),
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{i} * 1000 - {g}",
        (
            "{i} [TB drive|tb disk|terabyte drive] with {g} [GB|gb] used, 1000 [GB|gb] per [TB|tb]",
            "{i} [kg|kilo] bag of [rice|flour|sugar], {g} g used, 1 kg is 1000 g",
            "{i} [l|liter|litre] [bottle|can|jug], {g} ml [gone|used|poured out], 1000 ml in a liter",
        ),
        ("[how much is left|left|what's left|how much remains]",),
        brief=True,
        weight=0.4,
    ),
    Frame(
        "{i} * 12",
        (
            "[bought|i need|got|ordered|we have|baking] {i} dozen [roses|eggs|rolls|donuts|cookies|oysters|pencils]",
            "{i} dozen [roses|eggs|rolls|donuts|cookies|pencils]",
        ),
        ("[how many is that|how many|number|how many pieces|how many altogether]",),
        ("how many [eggs|roses|donuts|cookies|rolls] [are in|in|are|make] {i} dozen",),
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{i} * 12 - {D}",
        ("[bought|have|got] {i} dozen [eggs|roses|donuts|cookies|rolls], [ate|broke|gave away|used|sold] {D}",),
        ("[how many left|how many are left|what's left|remaining|how many remain]",),
        brief=True,
        weight=0.3,
    ),
    Frame(
        "{k} * 2",
        ("{k} pairs of [shoes|socks|gloves|skates|earrings|boots|chopsticks]", "[i have|packed|bought|got] {k} pairs of [shoes|socks|gloves|earrings|boots]"),
        ("[how many single ones|how many single pieces|how many pieces is that|how many individual ones]",),
        brief=True,
        weight=0.3,
    ),
    Frame(
        "{i} * {D} * {k}",
        (
            "[take|taking|prescribed] {i} [pills|tablets|drops|spoons] {D} times a day for {k} days",
            "{i} [pills|tablets|drops|puffs], {D} times a day, {k} days",
            "[feed|using|drinking] {i} [cups|scoops|liters|cans] {D} times a day for {k} days",
        ),
        (_MANY,),
        brief=True,
        weight=0.7,
    ),
)  # fmt: skip
