"""Situations with an amount of money that gets more or less."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_SPEND = "[{spend}|{spend}|{pay}|{use}|{lose}|{give} away|{donate}]"
_GET = "[{earn}|{get}|{receive}|{find}|{win}|{make}|{save}]"
_HAVE = "[{have}|{have}|{have}|{start} with|{get}|{own}|{save}]"

PURSES = (
    Frame(
        "{m} - {n}",
        (
            f"{{I}} {_HAVE} {{m}} and {_SPEND} {{n}}[| on {{item}}| for {{item}}]",
            f"{{I}} {{have}} {{m}}[,| and|. {{he}}|, {{he}}] [then |]{_SPEND} {{n}}",
            "{I} {have} {m} and {good} [costs|costs|cost|is] {n}",
            "{I} {have} {m} and {buy} {item} for {n}",
            f"{{I}} {_SPEND} {{n}} [of|out of|from] {{my}} {{m}}",
            "out of {m} {I} {spend} {n}[| on {item}]",
            "[{my}|the|my] [budget|balance|allowance|salary|credit] [is|was] {m} and {I} {spend} {n}",
            "{I} {spend} {n} on {item} and {have} {m} before",
            "{I} {have} {m} and {good} [takes|took] {n} of it",
            "{I} {have} {m} in {my} [account|wallet|purse|piggy bank|bank account] and {take} out {n}",
            "{I} {withdraw} {n} from [an account|a balance|an account balance] of {m}",
            "{I} {owe} {m} and {pay} back {n}",
            "{m} minus {n} for {item}",
        ),
        ("<left>",),
        (
            "how much is left [of|from|out of] {m} after [spending|paying|using|a purchase of|buying something for] {n}",
            "what is left [of|from] {m} after {n}[| for {item}| on {item}]",
            "{m} [budget|in the bank|in my wallet], {n} [spent|gone|on {item}], [what's left|whats left|how much left|remaining|left]",
            "[spent|spend|used|paid] {n} [of|out of|from] {m}[,| |, how much is left|, whats left]",
        ),
        falling="mn",
        plain=True,
        weight=3,
    ),
    Frame(
        "{m} + {n}",
        (
            f"{{I}} {_HAVE} {{m}} and {_GET} {{n}}[| more]",
            f"{{I}} {{have}} {{m}}[,| and|, {{he}}] [then |]{_GET} [another |]{{n}}",
            "{I} {have} {m} in the bank and {deposit} {n}[| more]",
            f"{{I}} {_GET} {{m}} on [monday|saturday|friday] and {{n}} on [tuesday|sunday|thursday]",
            "{my} [grandma|mom|dad|boss|friend] gives {me} {m} and {I} {have} {n}[| already]",
            "{I} {have} {m} and [somebody|a friend|mom|my dad] [gives|gave] {me} {n}[| more]",
        ),
        ("<now>",),
        (
            "{item} for {m} and {item2} for {n}[|, total|, how much altogether|, whats the total]",
            "[the|a] [ticket|meal|bike|shirt] [is|costs] {m} and [shipping|delivery|the fee] [is|costs] {n}, [how much in total|how much is that|total|what do i pay]",
            "how much [is|are] {item} [for|at] {m} and {item2} [for|at] {n} [together|in total|altogether]",
            "{I} {buy} {item} for {m} and {item2} for {n}, [how much did {he} spend|how much is that|total|what is the total]",
            "{I} {spend} {m} on {item} and {n} on {item2}, [how much [in total|altogether|is that]|what is the total|total]",
        ),
        plain=True,
        weight=2,
        nouns=("[total|total cost|price|sum] of {item} [for|at] {m} and {item2} [for|at] {n}",),
    ),
    Frame(
        "{m} - {n} - {o}",
        (
            "{I} {have} {m}, {spend} {n} on {item} and {o} on {item2}",
            "{I} {have} {m} and {spend} {n} on {item} and {o} on {item2}",
            "{I} {have} {m}[, | and ]{spend} {n} and [then |]{o}[| more]",
            "{I} {have} {m}. {good} [costs|cost] {n} and {item2} {o}",
            "{I} {have} {m}, {buy} {item} for {n} and {item2} for {o}",
            "{I} {earn} {m}[| a month], {pay} {n} for {item} and {o} for {item2}",
            "{I} {spend} {n} and [then |]{o} of {my} {m}",
            "[from|out of] {m} {I} {pay} {n} for {item} and {o} for {item2}",
        ),
        ("<left>",),
        ("how much is left of {m} after [spending|paying] {n} and {o}",),
        falling="mno",
        plain=True,
        weight=2,
    ),
    Frame(
        "{m} - {n} + {o}",
        (
            f"{{I}} {{have}} {{m}}, {{spend}} {{n}} and [then |]{_GET} {{o}}",
            f"{{I}} {{have}} {{m}} and {{spend}} {{n}} [on {{item}}|for {{item}}|], then {{he}} {_GET} {{o}}",
            "{I} {have} {m}, {lose} {n} and {find} {o}",
        ),
        ("<left>", "<now>"),
        falling="mn",
        plain=True,
    ),
    Frame(
        "{m} + {n} - {o}",
        (
            "{I} {have} {m}, {get} {n} and {spend} {o}[| on {item}]",
            "{I} {earn} {m} and {n}, and {spend} {o}[| on {item}]",
            "{I} {have} {m} and {receive} {n}, then {he} {pay} {o}",
        ),
        ("<left>", "<now>"),
        falling="mo",
        plain=True,
    ),
    Frame(
        "{m} - {n}",
        (
            "{I} {pay} [with |]{m} for [something that costs {n}|a {n} [purchase|bill|meal|book|shirt]|{n}]",
            "{I} {pay} with {m} and [it|{good}|the bill|the total] [costs|was|is|comes to] {n}",
            "{I} {hand} over {m} for {item} [at|that costs|costing] {n}",
            "the bill is {n} and {I} {pay} with {m}",
            "{good} [costs|is] {n} and {I} {give} [them |the cashier |]{m}",
        ),
        (
            "[how much change [{do} {he} get|is that|do i get|is due|{do} {he} get back|comes back]|what is the change|whats the change|what change {do} {he} get|how much {do} {he} get back]",
        ),
        ("[what change do i get|how much change] from {m} [for|if i buy] {item} [at|for] {n}",),
        falling="mn",
        weight=1.5,
        nouns=(
            "[change|the change|change due] from {m} for [a purchase of |something costing |{item} at |a bill of |]{n}",
        ),
    ),
    Frame(
        "{m} - {n}",
        (
            "{good} costs {m} and {I} {have} {n}",
            "{I} [{want}|{need}] {m} for {item} and {have} {n}[| already| saved]",
            "{I} {need} {m} and {have} [only |]{n}[| so far]",
        ),
        (
            "[how much more {do} {he} need|how much is missing|how much {do} {he} still need|how much am i short|how much more to save|what's missing|how much more money]",
        ),
        falling="mn",
    ),
    Frame(
        "{m} - {n}",
        (
            "[the|a] [red|big|new|first|blue|black] {one} [costs|is] {m} and the [small|old|other|second|green|white] one {n}",
            "{good} [costs|cost|is] {m} [here|in one shop|online] and {n} [there|in the other shop|in the store]",
            "{I} {earn} {m} and {Q} earns {n}",
            "{I} {buy} it for {n} and {sell} it for {m}",
        ),
        (
            "[what is the difference|whats the difference|how much is the difference|how big is the difference]",
        ),
        (
            "{I} {buy} {item} for {n} and {sell} it for {m}[,|] [how much profit|profit|what is the profit|how much {do} {he} make|what did {he} earn|whats the profit]",
            "[profit|my profit|the profit] [if|when] [i buy|bought] for {n} and [sell|sold] for {m}",
            "price went from {n} [up |]to {m}, [how much more is it|how much is the increase|what is the increase|how much did it go up]",
            "price [fell|dropped|went down] from {m} to {n}, [how much less is it|by how much|how much is the drop|how much did it fall]",
        ),
        falling="mn",
    ),
)
