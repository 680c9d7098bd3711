"""A percentage of a group or a store: the part that is told, and the part that is not."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.contrasts import contrasted
from tinycall.core.dataset.synthesis.problems.story import Frame

# A group, one part of it and the other.
_PARTS = (
    ("[pupils|students|children|kids|applicants]", "girls", "boys"),
    ("[pupils|kids|students]", "boys", "girls"),
    ("[employees|workers|members|voters|nurses|engineers]", "women", "men"),
    ("[guests|diners|passengers|campers]", "vegetarian", "not vegetarian"),
    ("[people|visitors|players|artists]", "left-handed", "right-handed"),
    ("[customers|visitors|users|readers]", "new", "returning"),
    ("[tickets|seats|copies|flats|plots]", "sold", "unsold"),
    ("[orders|sales|bookings|payments]", "online", "in the shop"),
    ("[bulbs|eggs|phones|parts|plates|bottles]", "broken", "fine"),
    ("[marbles|beads|balloons|tulips|cars|candies]", "red", "not red"),
    ("[candidates|learner drivers|test takers|students]", "through", "not through"),
    ("[emails|calls|messages]", "spam", "not spam"),
    ("[tourists|runners|residents|players]", "foreign", "local"),
    ("[trees|plants|seeds|seedlings]", "dead", "alive"),
    ("[staff|teachers|staff members|drivers]", "part time", "full time"),
)  # fmt: skip


def _group(many: str, one: str, other: str) -> tuple[Frame, ...]:
    told = (
        f"of {{g}} {many} {{p}} are {one}",
        f"{{p}} of [the |our |my |]{{g}} {many} are {one}",
        f"{{g}} {many}, {{p}} [of them |]{one}",
        f"[there are|we have|i counted|out of] {{g}} {many}, {{p}} are {one}",
        f"in a [group|total|set|lot] of {{g}} {many}, {{p}} are {one}",
    )
    return contrasted(
        told,
        {
            "{g} * {p} / 100": f"how many of them are {one}|how many are {one}|how many {one}|how many is that|how many would be {one}|how many would that be",
            "{g} - {g} * {p} / 100": f"how many are {other}|how many {other}|how many of them are {other}|how many are not {one}|how many are the others|count of the rest",
        },
        weight=0.13,
    )


_FULL = {
    "{e} * {p} / 100": "how much is left|how much is in it|how much remains|what's left|what remains|how much is still there|how much do i have left|remaining amount",
    "{e} - {e} * {p} / 100": "how much is gone|how much was used|how much is missing|how much has been used|missing amount",
}
_EMPTY = {
    "{e} - {e} * {p} / 100": "how much is left|how much remains|what's left|what remains|how much is still there|how much do i have left|remaining amount",
    "{e} * {p} / 100": "how much is gone|how much was used|how much is that|how much has been used|used so far|how much is used",
}

PERCENT_SHARES = (
    *(frame for part in _PARTS for frame in _group(*part)),
    *contrasted(
        (
            "[battery|power bank|phone battery|laptop battery|my drone battery] [is|has|holds] {e} [mAh|mah|wh] and [at|is at|shows|it's at|now at|charged to|the indicator says] {p}",
            "{e} [mAh|mah|wh] battery [at|showing|charged to] {p}",
            "[a|the|my] {e} [liter|litre|gallon] [tank|cistern|pool|barrel|reservoir] is {p} full",
            "[tank|cistern|pool|reservoir|silo] of {e} [liters|litres|gallons|kilos], {p} full",
            "{p} of [the|my] {e} [gb|mb|mah|liters|points|minutes] [is left|are left|remain|are still there|is unused]",
            "[down to|only|still] {p} of {e} [mah|liters|gb|points|calories]",
        ),
        _FULL,
        weight=0.9,
    ),
    *contrasted(
        (
            "{e} [mAh|mah|wh] battery, {p} [used|drained|gone|spent]",
            "[a|the|my] {e} [liter|litre|gallon] [tank|cistern|pool|barrel|reservoir] is {p} empty",
            "[data plan|disk|storage|cloud plan|quota] of {e} [gb|mb], {p} [used|full|taken|gone]",
            "{p} of [the|my] {e} [gb|mb|mah|liters|points|minutes] [is used|are used up|are gone|has been used|is taken]",
            "i've used [up |]{p} of [my |]{e} [gb|mb|minutes|points|texts]",
        ),
        _EMPTY,
        weight=0.9,
    ),
    *contrasted(
        (
            "[population|village|town|herd|colony|forum] of {e} [shrank|fell|dropped|declined|went down] [by |]{p}",
            "{e} [people|bees|subscribers|followers|fans|members], {p} [left|moved away|unsubscribed|quit|died|dropped out]",
            "[we had|the site had|our blog had] {e} [visitors|readers|users|viewers] and lost {p}",
        ),
        {
            "{e} - {e} * {p} / 100": "how many are left|how many now|how many remain|what's the new number|new total|how many stayed|current number",
            "{e} * {p} / 100": "how many left it|how many were lost|how many is that loss|how big is the loss|how many fewer",
        },
        weight=0.7,
    ),
    *contrasted(
        (
            "[population|village|town|herd|colony|forum] of {e} [grew|rose|increased|went up|expanded] [by |]{p}",
            "{e} [subscribers|followers|fans|members|views] [and|plus|then] {p} growth",
            "[we had|the site had|our blog had] {e} [visitors|readers|users|viewers] and gained {p}[| more]",
        ),
        {
            "{e} + {e} * {p} / 100": "how many now|what's the new number|new total|how many in the end|how many are there then|current number",
            "{e} * {p} / 100": "how many were added|how many more is that|how many joined|how big is the gain|how many new ones",
        },
        weight=0.6,
    ),
    *contrasted(
        (
            "[a|one] {g} [ml|g|gram] [bottle|can|bar|jar|tub|pack] [is|has|contains] {p} [sugar|fat|cocoa|alcohol|fruit|water|protein]",
            "{g} [ml|g|grams] [of|] [drink|cheese|chocolate|juice|liqueur|cream|sausage], {p} [sugar|fat|cocoa|alcohol|fruit|water|protein]",
        ),
        {
            "{g} * {p} / 100": "how much is that|how much of it is in there|how much is in there|amount of it|content",
            "{g} - {g} * {p} / 100": "how much is the rest|how much is something else|how much without it|what remains besides",
        },
        weight=0.4,
    ),
    *contrasted(
        (
            "[a|the|my] [budget|salary|allowance|scholarship|pension|paycheck] of {m}, {p} [goes on|goes to|is for|spent on] [rent|food|tax|transport|fun|insurance]",
            "[i spend|she spends|we spend|they spend] {p} of {m} on [rent|food|tax|travel|clothes|hobbies]",
            "{p} of {m} is [lost|deducted|spent|taken]",
        ),
        {
            "{m} * {p} / 100": "how much is that|how much goes there|amount|how much money is that|how much do i spend on it|how much is spent",
            "{m} - {m} * {p} / 100": "how much is left|what remains|what's left over|how much stays|remaining money|what do i have after that",
        },
        weight=0.8,
    ),
)  # fmt: skip
