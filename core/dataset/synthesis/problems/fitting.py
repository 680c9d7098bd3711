"""Portions, packs and containers: how many there are, fit, are full, are left over or come to."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

# One portion and many, what they are portions of, the unit, where it all is.
_PORTIONS = (
    ("shot", "shots", "coffee beans", "g", "[bag|tin|pack]"), ("glass", "glasses", "juice", "ml", "[bottle|carton|jug]"), ("dose", "doses", "syrup", "ml", "[bottle|flask]"), ("dress", "dresses", "fabric", "m", "[roll|bolt]"),
    ("cookie", "cookies", "dough", "g", "[bowl|batch|tub]"), ("serving", "servings", "pasta", "g", "[pack|box|bag]"), ("film", "films", "video", "GB", "[stick|drive|card|disk]"), ("photo", "photos", "pictures", "MB", "[card|folder|phone]"),
    ("cup", "cups", "tea", "g", "[tin|box|caddy]"), ("bowl", "bowls", "soup", "ml", "[pot|pan|can]"), ("candle", "candles", "wax", "g", "[block|bucket]"), ("bracelet", "bracelets", "cord", "cm", "[spool|reel]"),
    ("booklet", "booklets", "paper", "sheets", "[pile|stack|ream]"), ("slice", "slices", "bread", "g", "[loaf]"), ("song", "songs", "music", "MB", "[player|phone|stick]"), ("burger", "burgers", "mince", "g", "[pack|tray]"),
    ("plank", "planks", "timber", "cm", "[beam|trunk]"), ("wash", "washes", "detergent", "ml", "[bottle|box]"),
)  # fmt: skip
# What is held, one container and several.
_PACKS = (
    ("[muffins|cookies|brownies|cupcakes]", "batch", "batches"), ("eggs", "carton", "cartons"), ("[balloons|lanterns|vases|menus|chairs|plates]", "table", "tables"), ("[pupils|guests|tourists|fans]", "bus", "buses"),
    ("[chairs|seats|vines|cabbages|plants]", "row", "rows"), ("[cards|pens|batteries|paper cups|napkins|screws]", "pack", "packs"), ("[stickers|stamps|labels]", "sheet", "sheets"), ("[bricks|boxes|bags]", "pallet", "pallets"),
    ("[books|jars|cans|trophies|records]", "shelf", "shelves"), ("[players|kids|runners|volunteers]", "team", "teams"), ("[photos|coins|recipes]", "page", "pages"), ("[apples|oranges|bottles|lemons]", "crate", "crates"),
    ("[candies|marbles|crayons|raisins]", "kid", "kids"), ("[tents|beds|bunks|lamps]", "room", "rooms"), ("[pearls|beads|charms]", "necklace", "necklaces"),
)  # fmt: skip
_FIT = "how many fit|how many do i get|how many does it make|how many is that|how many can i get"


def _portion(
    one: str, many: str, what: str, unit: str, container: str, size: str
) -> tuple[Frame, ...]:
    large, small = (
        ("{h}", "{f}") if unit in ("GB", "m") else ("{g}", "{i}") if unit == "sheets" else (f"{{{size}}}", "{s}")
    )  # fmt: skip
    big, little = f"{large} {unit}", f"{small} {unit}"
    facts = (
        f"{what}: {little} [per|a|for each|for one] {one}, {big} {container}",
        f"{big} {container} [of {what} |]with {little} [{many}|per {one}|for each {one}]",
        f"{big} of {what}, {little} [per|a|for each] {one}",
        f"[a|one|each] {one} [takes|needs|uses|is] {little} and [the|my|our] {container} [has|holds|is] {big}",
        f"a {container} [of|holds|with] {big} and {little} [per|a|for every] {one}",
        f"{little} [per|a] {one}, {container} of {big}",
    )
    falling = large[1] + small[1]
    return (
        Frame(
            f"{large} / {small}",
            facts,
            (f"[{_FIT}|how many {many}|number of {many}|how many {many} is that]",),
            (f"how many {many} of {little} [fit on|fit in|come out of|are in|do i get from] a {big} {container}",),
            falling=falling,
            brief=True,
            weight=0.09,
        ),
        Frame(
            f"{large} // {small}",
            facts,
            (f"[how many full {many}|how many whole {many}|how many complete {many}|full {many}|number of full {many}|whole {many} only]",),
            falling=falling,
            brief=True,
            weight=0.07,
        ),
        Frame(
            f"{small} * {{k}}",
            (
                f"{what}: {little} [per|a|for each] {one}, {{k}} {many}",
                f"{{k}} {many} [at|of] {little}[| each]",
                f"{little} [per|a|for every] {one} and [i'm making|i want|we need|i plan] {{k}} {many}",
            ),
            (f"[how much {what} is needed|how much {what}|how much do i need|how many {unit} in all|total {unit}|what's that in total]",),
            brief=True,
            weight=0.09,
        ),
    )  # fmt: skip


def _pack(what: str, one: str, several: str) -> tuple[Frame, ...]:
    facts = (
        f"{{g}} {{what}}, {{i}} [per|a|to a|for each|in each|on every] {one}",
        f"[we have|there are|i've got|she has] {{g}} {{what}} and {{i}} go [to|in|on|with] [a|each|every] {one}",
        f"{{i}} {{what}} [per|to a|for every] {one}, {{g}} [in total|altogether|in all|of them]",
        f"{{g}} {{what}} [split|put|packed|sorted] {{i}} to [a|each] {one}",
    )
    return (
        Frame(
            "{g} % {i}",
            facts,
            (f"[how many spare|how many are spare|how many spare after filling {several}|how many are left over|leftover {{what}}|how many stay behind|how many {{what}} are left over|how many don't fit a full {one}|what's left over at the end|the rest]",),
            falling="gi",
            brief=True,
            words={"what": what},
            weight=0.2,
        ),
        Frame(
            "{g} // {i}",
            facts,
            (f"[how many full {several}|full {several}|how many complete {several}|how many whole {several}|number of full {several}]",),
            falling="gi",
            brief=True,
            words={"what": what},
            weight=0.16,
        ),
        Frame(
            "{g} / {i}",
            facts,
            (f"[how many {several}|number of {several}|how many {several} is that|{several} needed|how many {several} do we need]",),
            falling="gi",
            brief=True,
            words={"what": what},
            weight=0.18,
        ),
        Frame(
            "{i} * {k}",
            (
                f"{{i}} {{what}} [per|to a|in each|in a|for each] {one}, {{k}} {several}",
                f"{{k}} {several} [of|with|and] {{i}} {{what}}[| each| in each]",
                f"[one|a|each|every] {one} [makes|has|holds|gets|takes] {{i}} {{what}} and [there are|we have|i make|we need] {{k}} {several}",
            ),
            ("[how many {what}|how many {what} in all|total {what}|how many is that|how many altogether|number of {what}]",),
            (
                f"[if |]one {one} [makes|has|holds|gets] {{i}} {{what}}, how many [in|for|on|with|are in] {{k}} {several}",
                f"how many {{what}} [in|for|on|are in] {{k}} {several} [of|with|at] {{i}}[| each]",
                f"{{k}} {several}, {{i}} in each, how many {{what}}",
            ),
            brief=True,
            words={"what": what},
            weight=0.3,
        ),
        Frame(
            "{g} / {k}",
            (
                f"{{g}} {{what}} [on|in|for|over|across|among] {{k}} {several}",
                f"{{k}} {several} and {{g}} {{what}}[| to share out]",
                f"[share|spread|divide|split] {{g}} {{what}} [equally |evenly |]over {{k}} {several}",
            ),
            (f"[how many per {one}|how many {{what}} per {one}|{{what}} per {one}|how many in each|how many each|how many go with each {one}]",),
            falling="gk",
            brief=True,
            words={"what": what},
            weight=0.16,
        ),
    )  # fmt: skip


FITTING = (
    *(frame for row in _PORTIONS for size in "ge" for frame in _portion(*row, size)),
    *(frame for row in _PACKS for frame in _pack(*row)),
)
