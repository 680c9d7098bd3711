"""Situations with percentages: discounts, taxes, tips, interest."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

DISCOUNTS = (
    Frame(
        "{m} - {m} * {p} / 100",
        (
            "{good} costs {m} and [is|it is|it's|its] {p} off",
            "{good} [is|was|costs] {m}[,| and] now [it is|] {p} [off|cheaper|less|reduced]",
            "{I} {buy} {item} for {m} with [a |]{p} [discount|coupon|off|voucher]",
            "[a|the] {one} costs {m}[,| and] [there is a {p} discount|the discount is {p}|i get {p} off|i have a {p} coupon|the shop takes {p} off]",
            "[the price|the original price|regular price] is {m} and the [sale|discount] is {p}",
            "{I} {earn} {m} and {pay} {p} [tax|in taxes|taxes]",
            "[the population|sales|my rent|the stock|the price] of {m} [drops|fell|falls|went down|shrinks] [by |]{p}",
        ),
        (
            "[what {do} {he} pay|how much {do} {he} pay|what is the final price|whats the price now|how much is it now|what is it now|what is left|new price|what do i pay|how much is left|how much does it cost now|what's the sale price]",
        ),
        ("[how much|what] is [a|the] {m} {one} [at|with|after] {p} off",),
        weight=2,
        nouns=(
            "{p} off [a|an|the] {m} {one}",
            "[price|cost|final price|sale price] of [a|an|the] {m} {one} [with|after|at] [a |]{p} [off|discount]",
        ),
    ),
    Frame(
        "{m} + {m} * {p} / 100",
        (
            "{good} costs {m} plus {p} [tax|vat|sales tax]",
            "{good} [is|was|costs] {m} and [tax is {p}|the tax is {p}|vat is {p}|i add {p} tip|there is a {p} tax]",
            "the [bill|check|meal|dinner] [is|was|comes to] {m} and {I} [{add}|{leave}|{give}] [a |]{p} tip",
            "{my} [rent|salary|pay|allowance] [is|was] {m} and [goes up|rises|increases|went up|grows] [by |]{p}",
            "{I} {earn} {m} and {get} a {p} raise",
            "[the price|the population|a stock|the fee|my weight] [is|was] {m} and [goes up|rises|increases|grows] [by |]{p}",
            "{I} {invest} {m} and {gain} {p}",
        ),
        (
            "[what {do} {he} pay|how much {do} {he} pay|what is the total|whats the total|how much is it now|what is it now|new price|how much with tax|how much altogether|what is that in total|total|how much is that]",
        ),
        (
            "{m} [dinner|bill|meal|lunch] [with|plus|and] [a |]{p} tip[, total|, how much in total|]",
        ),
        weight=1.6,
        nouns=("[total|bill|price] for {m} [with|plus|including] [a |]{p} [tip|tax|vat]",),
    ),
    Frame(
        "{m} * {p} / 100",
        (
            "the [bill|check|meal|dinner] [is|was|comes to] {m} and {I} [{want} to tip|{leave}|{give}] {p}",
        ),
        (
            "[how much is the tip|how much is that|how much tip|what is that|how much is it|whats the tip]",
        ),
        (
            "[how much|what] is the [tax|vat|tip|interest|commission|discount] on {m} at {p}",
            "how much {do} {he} save with {p} off {m}",
            "{I} {sell} [a house|a car|goods] for {m} and {get} {p} commission[,|] [how much is that|how much commission|what is the commission]",
            "{I} {have} {m} in the bank at {p} interest[,|] [how much interest is that|how much interest|how much is the interest]",
            "{I} {earn} {m} and {save} {p}[| of it][,|] how much [is that|{do} {he} save]",
            "[what is|how much is] the discount [if|when] [a {m} {one}|a {one} at {m}|{item} for {m}] is {p} off",
        ),
    ),
    Frame(
        "({m} - {m} * {p} / 100) * (1 + {q} / 100)",
        (
            "{good} costs {m}, [it is|] {p} off[,| and] then {q} tax[| is added]",
            "{good} is {m} with [a |]{p} discount and {q} [tax|vat|sales tax]",
            "{m} minus {p} discount plus {q} tax",
            "{I} {buy} {item} for {m} with {p} off and {pay} {q} tax [on that|on the rest|]",
        ),
        (
            "[what {do} {he} pay|what is the final price|how much is it|total|how much in total|whats the total]",
        ),
        weight=0.6,
    ),
    Frame(
        "{m} * {p} / 100 * {k}",
        whole=(
            "how much simple interest [on|for] {m} at {p} [for|over] {k} years",
            "{m} at {p} simple interest for {k} years, how much interest",
        ),
        weight=0.4,
        nouns=("simple interest on {m} at {p} for {k} years",),
    ),
    Frame(
        "{m} * (1 + {p} / 100) ** {k}",
        whole=(
            "{m} at {p} [compound interest|interest compounded yearly|a year compounded|compounded annually|interest per year] for {k} years",
            "{I} {invest} {m} at {p} [a|per] year[,|] [how much|what] [is it|do i have|{do} {he} have|is it worth] after {k} years",
            "{m} grows [by |]{p} [a|per|every|each] year[,|] [how much|what] is it after {k} years",
            "[what is|how much is] {m} [worth |]after {k} years at {p} [compound |]interest",
        ),
        weight=0.6,
    ),
)
