"""Costs and gifts that several people share."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_SHARE = (
    "[what's my share|my share|each pays|each gets|per person|per head|how much each|what's mine|what does each pay|each|apiece|"
    "how much per person|what's each share|how much a head|share per person|what do i owe|everyone pays|cost per person|whats each one's part]"
)
_US = "[people|friends|of us|roommates|flatmates|housemates|colleagues|guys|cousins|siblings]"

SHARES = (
    Frame(
        "{m} / {i}",
        (
            f"[the internet|flat|rent|the cab|a cabin|the house|pizza|a boat|the gift|the bill|electricity] [is|was|costs|comes to] {{m}}, {{i}} {_US}",
            "we are {i} [flatmates|people|friends|roommates] and [the internet|rent|the bill|the cab|dinner|the cabin] [is|was|comes to] {m}",
            "[rent|flat|house|the apartment] is {m} a month split between {i}",
            f"{{i}} {_US} [sharing|splitting|chipping in for] [the|a] {{m}} [bill|gift|house|taxi|cabin|tab]",
            f"{{m}} [shared|split|divided] [equally |evenly |][by|among|between] {{i}}[| {_US}]",
        ),
        (_SHARE,),
        plain=True,
        brief=True,
        weight=2,
    ),
    Frame(
        "{m} / {i}",
        (
            "[grandpa|an uncle|my aunt|a donor|the boss] [left|gives|gave] {m} to be [divided|split|shared] [equally |evenly |]among {i} [grandchildren|kids|cousins|workers|charities|children]",
            "[prize|winnings|jackpot|inheritance|tip jar|bonus pool|prize money] of {m}, {i} [winners|people|of us|players|workers|heirs]",
        ),
        ("[each gets|how much each|what does each get|each|per person|what's one share|how much does each receive|a share|apiece]",),
        plain=True,
        brief=True,
        weight=0.7,
    ),
    Frame(
        "({m} + {n}) / {i}",
        (
            f"[dinner|meal|bill|lunch|pizza] {{m}} plus {{n}} [tip|for the tip|for drinks|delivery|service], {{i}} {_US}",
            "[rent|hotel|cabin|house] {m} and [food|utilities|cleaning|gas] {n}, split [by|among|between] {i}",
            f"{{m}} for [gas|food|the house] and {{n}} for [tolls|drinks|parking] shared by {{i}} {_US}",
        ),
        (_SHARE,),
        plain=True,
        brief=True,
    ),
    Frame(
        "({m} - {n}) / {i}",
        (
            "[bill|dinner|total|order] [is|was|of] {m}, {n} [off with a coupon|voucher|paid by the boss|covered by mom|discount], the rest [split|shared] by {i}",
            f"{{m}} minus a {{n}} [coupon|deposit|discount|voucher], {{i}} {_US} split the rest",
        ),
        (_SHARE,),
        falling="mn",
        plain=True,
        brief=True,
        weight=0.6,
    ),
    Frame(
        "({k} * {x} + {n}) / {i}",
        (
            f"{{k}} nights at {{x}} plus [a |]{{n}} [cleaning fee|cleaning|booking fee|parking], {{i}} {_US}",
            "[airbnb|hotel|cabin] for {k} nights at {x} [plus|and] {n} [for cleaning|in fees|for parking], split by {i}",
            f"{{k}} [pizzas|tickets|meals] at {{x}} plus {{n}} [delivery|tip|fee], shared by {{i}} {_US}",
        ),
        (_SHARE,),
        plain=True,
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{k} * {x} / {i}",
        (
            f"{{k}} [nights|days] at {{x}}, split [by|among|between] {{i}}[| {_US}]",
            f"{{k}} [pizzas|tickets|bottles|burgers] at {{x}} each, {{i}} {_US} [share|split it|sharing]",
        ),
        (_SHARE,),
        plain=True,
        brief=True,
        weight=0.7,
    ),
)  # fmt: skip
