"""A sum at hand: gift cards, budgets, change, what is saved and what is missing."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_LEFT = (
    "[balance|what's left|whats left|remaining balance|how much is left|money left|left over|how much left on it|what remains|what's still on it|"
    "how much do i have left|what balance does that leave|what's the balance|left|remaining]"
)
_CHANGE = "[change|my change|what's my change|how much change|how much do i get back|change due|what do i get back|what change should i get|how much comes back]"
_EACH = "[each|each|apiece|a piece|per piece|each one|per item|ea]"

BUDGETS = (
    Frame(
        "{m} - {n} - {o}",
        (
            "[a|my|the] {m} [gift card|voucher|store credit|gift voucher|prepaid card], [bought|spent on|picked] {item} for {n} and {item2} for {o}",
            "[got|have|i have|i've got] [a |]{m}[| gift card| voucher| budget], {item} [is|for|at] {n}, {item2} {o}",
            "{m} on my [card|account|gift card], {n} for {item}, {o} for {item2}",
            "started with {m}, {n} went on {item} and {o} on {item2}",
            "gift card of {m} minus {item} at {n} and {item2} at {o}",
            "my paycheck is {m}, rent [is|takes] {n} and bills [are|take] {o}",
        ),
        (_LEFT,),
        falling="mno",
        brief=True,
        weight=1.3,
    ),
    Frame(
        "{m} - {n}",
        (
            "[a|my|the] {m} [gift card|voucher|store credit|budget|allowance], {n} [spent|used|gone|already spent]",
            "{m} [in my account|in the bank|on my card|in my wallet|in cash], {n} [for {item}|to pay for {item}|goes to {item}|on {item}]",
            "[budget|balance|cash|credit]: {m}. [spent|expenses|used|paid out]: {n}",
            "[got|have|had] {m}, [spent|paid|used|blew] {n}[| on {item}]",
        ),
        (_LEFT,),
        falling="mn",
        brief=True,
        weight=1.5,
    ),
    Frame(
        "{m} - {n}",
        (
            "[paid|i paid|paying|pay] with [a |]{m}[| note| bill], [it|the total|the bill|lunch|the ride] [was|is|came to] {n}",
            "[handed over|gave them|gave the cashier] {m} for [a |]{n} [bill|purchase|meal|order|total]",
            "{n} [bill|meal|total|ride|purchase], [paid|paying] with {m}",
            "cost {n}, [gave|paid|handed over] {m}",
        ),
        (_CHANGE,),
        falling="mn",
        brief=True,
    ),
    Frame(
        "{n} - {k} * {x}",
        (
            f"{{k}} {{t}} at {{x}} {_EACH}, [paid|paying|i pay|i paid] with [a |]{{n}}[| note]",
            f"{{k}} {{t}}, {{x}} {_EACH}, out of {{n}}",
            f"[got|have|budget of] {{n}} and [buying|want|getting] {{k}} {{t}} at {{x}}[| {_EACH}]",
        ),
        (_CHANGE,),
        brief=True,
    ),
    Frame(
        "{m} - {n}",
        (
            "[{good}|the tv|a laptop|a sofa] [is|costs] {m} [here|in store|in the shop] but {n} online",
            "[store A {m}, store B {n}|shop A {m}, shop B {n}|brand A {m}, brand B {n}]",
            "[was|before|old price] {m}, [now|today|sale price] {n}",
            "the [flight|phone|hotel|train] is {m}, the [bus|old one|hostel|coach] {n}",
            "[full price|regular price|list price] {m}, i paid {n}",
        ),
        (
            "[how much cheaper|how much cheaper is that|how much do i save|how much saved|savings|price difference|difference|what's the saving|how much less is that|by how much is it cheaper|what did i save]",
        ),
        falling="mn",
        brief=True,
    ),
    Frame(
        "{m} - {n}",
        (
            "[need|i need|we need|goal is|target|aiming for] {m}, [have|got|saved|raised|so far] {n}",
            "[{good}|the trip|the console|the camera] [is|costs] {m}, [i've got|i have|saved] [only |just |]{n}[| so far]",
            "[saving for|want] {good} at {m}, [have|got] {n} already",
        ),
        (
            "[how much more|how much to go|still need|how much more do i need|what's missing|how much short|how far off am i|what's the gap|amount missing|how much is still missing|left to save]",
        ),
        ("how much more [do i need|is needed|must i save] to reach {m} [with|if i have|from] {n}",),
        falling="mn",
        brief=True,
    ),
    Frame(
        "{m} // {x}",
        (
            "[{t}|tickets|rides|coffees|comics] are {x} [each|a piece], [i have|i've got|budget] {m}",
            "{m} [to spend|in my pocket|budget], {t} at {x}[| each]",
        ),
        (
            "[how many whole ones can i buy|how many full ones can i afford|how many can i buy at most|how many complete {t} can i get|at most how many]",
        ),
        falling="mx",
        brief=True,
        weight=0.4,
    ),
)  # fmt: skip
