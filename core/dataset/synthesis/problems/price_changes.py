"""A percentage off or on top of a price: what is paid in the end, or the change alone."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.contrasts import contrasted

_THING = "[coat|parka|blender|tent|guitar|suitcase|stroller|drill|helmet|necklace|armchair|printer|backpack|toaster|rug|lamp|saddle|microscope|kayak|skateboard|vacuum|smartwatch|{one}|{one}]"
_BILL = "[bar tab|bar bill|bill|tab|food bill|hotel bill|restaurant bill|lunch bill|check|room service|salon visit|cab]"
_EXTRA = "[service|service charge|tip|gratuity|service fee]"
_PAID = (
    "what's the damage|what do i pay|final price|what's it come to|how much to pay|price at the till|what do i owe|what will it cost me|"
    "what's the price now|how much now|new price|what does it cost then|how much at the checkout|sale price|what's the reduced price"
)
_CUT = (
    "how much do i save|how much is knocked off|savings|how much off is that|what's the saving in money|how much cheaper|how big is the discount in money|"
    "how much is taken off|what do i save|discount amount|the discount in money"
)
_ALL = (
    "what's the full amount|full amount|total|total to pay|how much in all|what's the total|grand total|how much altogether|what do we pay in all|"
    "what comes out altogether|all in|how much with everything|final bill"
)
_ON_TOP = (
    "how much extra is that|just the extra|how much is added|how much goes on top|what's the extra in money|the extra alone|how much more do we pay|"
    "how much is the charge alone"
)

PRICE_CHANGES = (
    *contrasted(
        (
            f"{{p}} [discount|off|reduction|rebate|price cut] on [the|this|that|my|our] {{m}} {_THING}",
            f"{{p}} off [this|the|that] {_THING}[, | that's |, normally |, usually |, priced at ]{{m}}",
            f"[the|this|that] {_THING} [costs|is|was|usually costs|sells for] {{m}}[, | but |, now | and ][there's {{p}} off|with {{p}} off|i get {{p}} off|it's reduced by {{p}}|{{p}} is knocked off|there's a sale at {{p}} off]",
            f"{{m}} {_THING}, [minus|less|reduced by|sale of|coupon for] {{p}}[| off]",
            f"[discount|coupon|promo code|voucher|sale] {{p}}, {_THING} {{m}}",
            f"[with|using] my {{p}} [coupon|code|staff discount|student card|loyalty card] on [this|the] {{m}} {_THING}",
            "everything is {p} off today and my [basket|cart|order|pile] [is|comes to|adds up to] {m}",
        ),
        {"{m} - {m} * {p} / 100": _PAID, "{m} * {p} / 100": _CUT},
        weight=1.5,
    ),
    *contrasted(
        (
            f"[our|the|my|their] {_BILL}[ is|'s| was| came to| reads| says] {{m}}[, | and | plus | with ]{{p}} {_EXTRA} [added|on top|comes on top|to add|not yet included|extra]",
            f"{{p}} {_EXTRA} on [our|the|my] {{m}} {_BILL}",
            f"{_BILL} {{m}}, {_EXTRA} {{p}}",
            f"{_EXTRA} is {{p}} and [our|the|my] {_BILL}[ is|'s| was] {{m}}[| without it| before that]",
        ),
        {"{m} + {m} * {p} / 100": _ALL, "{m} * {p} / 100": _ON_TOP},
        weight=1.3,
    ),
    *contrasted(
        (
            f"[the|this|that|my] {_THING} [is|costs|was] {{m}} [before|without|excluding|plus] [tax|vat|sales tax|gst], [tax|the tax|rate] [is|at|of] {{p}}",
            "{p} [tax|vat|sales tax|gst] on [my|the|an|our] [order|invoice|import|repair|parcel] of {m}",
            "[invoice|quote|net price|order|room rate] {m}, [tax|vat|gst|sales tax] {p}",
            "[import duty|customs|city tax|a card fee|a booking fee|a surcharge|a fuel surcharge] of {p} on {m}",
        ),
        {
            "{m} + {m} * {p} / 100": f"{_ALL}|with tax|price including it|gross",
            "{m} * {p} / 100": "how much is the tax|just the tax|the tax alone|how much is that part|how much goes to the state|amount of the charge|how much extra",
        },
        weight=0.9,
    ),
    *contrasted(
        (
            "[my|her|his|our] [rent|salary|wage|fee|premium|insurance|subscription|pension|tuition] [of|was|is] {m}[ and | and it ][goes up|went up|is rising|rises|climbs|gets raised|increases] [by |]{p}",
            "[raise|increase|rise|hike] of {p} on [a |]{m}[| salary| rent| fee]",
            "[was|used to be|currently] {m}, [then |now |soon ]{p} [more|higher|up]",
            "{p} [[raise|pay rise] and [i get|i earn|she makes]|[rent increase|increase] and [i pay|it's|we pay]] {m} now",
        ),
        {
            "{m} + {m} * {p} / 100": "what's the new amount|new figure|how much then|what will it be|how much after that|what's it then|new total|what does it become",
            "{m} * {p} / 100": "how much more is that|how much extra|how big is the raise in money|the difference in money|by how much in money|how much on top",
        },
        weight=0.8,
    ),
    *contrasted(
        (
            "[my|her|his|our] [rent|salary|hours|bill|electricity bill|grant|income|budget] of {m} [is cut by|drops by|fell|fell by|is going down|was lowered by|shrinks by] {p}",
            "[cut|reduction|drop] of {p} on [a |]{m}[| budget| salary| grant]",
            "[was|used to be|currently] {m}, [then |now |soon ]{p} [less|lower|down|cheaper]",
        ),
        {
            "{m} - {m} * {p} / 100": "what's the new amount|new figure|how much then|what will it be|how much is left of it|what's it then|what does it become",
            "{m} * {p} / 100": "how much less is that|how big is the cut in money|the difference in money|by how much in money",
        },
        weight=0.7,
    ),
    *contrasted(
        (
            "[sold|i sold|she sold|selling] [my|her|the] [old |]{one} for {m}[ and | but |, ][the site|ebay|the auction house|the gallery|the broker|the app] [keeps|takes|charges|wants] {p}",
            "[commission|fee|cut|charge] of {p} on [a |]{m}[| sale| payout| transfer]",
            "{m} [sale|payout|payment|commission job], {p} [fee|fees|commission|charges]",
        ),
        {
            "{m} - {m} * {p} / 100": "what do i get|what reaches me|how much do i keep|payout|net|what's left for me|how much ends up with me|how much arrives",
            "{m} * {p} / 100": "how much is the fee|how much do they take|their share|what's their cut|how much goes to them|fee in money",
        },
        weight=0.8,
    ),
    *contrasted(
        (
            "[deposit|down payment|advance|first payment] of {p} on [a |the |][{m} flat|{m} house|{m} car|{m} kitchen|{m} boat|{m} holiday|{m} wedding]",
            "{p} [down|upfront|in advance] on [a|the] {m} [car|kitchen|holiday|house|piano|scooter]",
            "[a|the] [car|kitchen|holiday|house|piano|scooter] costs {m} and {p} is [due now|due upfront|the deposit]",
        ),
        {
            "{m} * {p} / 100": "how much is the deposit|how much is that|how much do i pay now|amount due now|what do i pay upfront",
            "{m} - {m} * {p} / 100": "how much is due later|how much is left to pay|what remains to be paid|how much later|the rest",
        },
        weight=0.6,
    ),
)  # fmt: skip
