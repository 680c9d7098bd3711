"""Bills with a percentage in them: tips, taxes, fees, discounts, alone or in what is paid."""

from __future__ import annotations

import re
from itertools import accumulate
from random import Random

from tinycall.core.dataset.synthesis.problems.story import Frame, told

_ARTICLE = re.compile(
    r"\ba(?= (?:[$€£₹¥] ?)?(?:8|80|8\d|11|18|8\.\d+|11\.\d+|18\.\d+|8\d\d?|8\d*,\d+)(?![\d,])| eigh| eleven)"
)
_MOST_YEARS = 50
_BILL = "[the|the|our|my|a] [bill|bill|check|tab|bar tab|dinner|lunch|breakfast|meal|brunch|pizza|sushi|taxi ride|cab fare|haircut|restaurant bill|food]"
_WAS = "[is|was|was|came to|comes to|cost|came out at|adds up to|came in at|ended up at|totals]"
_TIP = "[tip|tip|tip|gratuity]"
_SERVICE = "[service|service charge|tip|tip|gratuity|service fee]"
_TAX = "[tax|tax|sales tax|vat|VAT|gst|GST|city tax]"
_THING = "[{one}|{one}|{one}|laptop|sofa|tv|phone|tablet|bike|jacket|coat|couch|monitor|fridge|washing machine|pair of boots|dress|game|watch|mattress|camera|desk]"
_TOTAL = "[total|the total|what's the total|whats the total|what is the full amount|how much altogether|how much in all|grand total|final amount|what do i pay|what do i pay in all|how much is that all together|what does that come to|how much do i hand over|whats the full price|what do i owe|how much will i pay|what's the damage|the full amount]"
_PRICE = "[what do i pay|what will i pay|what do i end up paying|what's the damage|sale price|whats the sale price|final price|new price|how much is it now|what does it cost now|what does it cost me|price now|how much do i pay|what is the reduced price|how much will it be|discounted price|price after that|how much do i need|what's the price after the discount]"
_SAVED = "[how much do i save|how much would i save|how much money do i save|what do i save|what's the saving|how much is the discount|how much comes off|discount amount|what is the discount in money|how much cheaper is it|how many dollars do i save|how much will i save|savings]"
_MORE = "[how much is that|what's that|amount|in money|how much|what does that make|what is that]"
_EACH = "[what does each pay|how much each|each pays|what's my share|per person|what is it per person|how much per head|how much does each of us pay|what does everyone owe|each]"
_FOLK = "[people|people|friends|of us|persons|guests|colleagues|flatmates]"

FRAMES = (
    Frame(
        "{m} * {p} / 100",
        (f"{_BILL} {_WAS} {{m}}", "i paid {m} for [dinner|lunch|the taxi|a haircut|the meal]", "we ate for {m}", f"{_BILL} of {{m}}"),
        (
            f"[work out|calculate|figure out|what is|what's|how much is|how big is|what would be] a {{p}} {_TIP}",
            f"[how much|what] should i [leave|tip|give] [at {{p}}|for a {{p}} {_TIP}|if i tip {{p}}]",
            f"{{p}} {_TIP}, [how much is it|how much is that|just the tip|tip only|what's the tip]",
            "how much is the tip [at|if it's|if i give|with] {p}", "what would {p} for the waiter be",
        ),
        (
            "tip {p} [on|for] {m}", "[the |]tip on {m} at {p}", f"{{p}} tip for a {{m}} {_BILL[18:]}",
            "[how much|what] should i [tip|leave as a tip] on {m} [at|if i give|with] {p}",
            "how much [is the tip|tip is it|tip do i leave] on a {m} [bill|tab|dinner|meal] at {p}",
            "a {m} [bill|tab|dinner|meal] [and|with] a {p} tip, [how much is the tip|just the tip amount|how big is the tip alone|tip only please]",
            f"how much is the {_SERVICE} on {{m}} [if it's|if it is|at] {{p}}",
        ),
        weight=3,
    ),
    Frame(
        "{m} + {m} * {p} / 100",
        (
            f"{_BILL} {_WAS} {{m}} and i [wanna|want to|will|would like to|am going to|need to|should] [leave|tip|add|give] {{p}}",
            f"{_BILL} {_WAS} {{m}} [plus|with|and|+] [a |]{{p}} {_SERVICE}",
            f"{_BILL} {_WAS} {{m}}[,| and|] {{p}} {_SERVICE} [on top|added|is added|comes on top|not included|to add]",
            f"{_BILL} {_WAS} {{m}} before [a |]{{p}} {_SERVICE}",
        ),
        (f"{_TOTAL}[| with the tip| with tip| including that| with everything]",),
        (
            f"[what's|whats|what is] the [full amount|total|full price|whole bill|sum] for {{m}} with [a |]{{p}} {_SERVICE} [added|on top|included]",
            f"{{m}} [meal|dinner|bill|tab], {{p}} {_SERVICE} [on top|added], {_TOTAL}",
            "tip {p} on {m} and [give me|tell me|show me] the [total|whole amount|full amount|sum i pay]",
            f"total [with|including] [a |]{{p}} {_SERVICE} on [a bill of |a check of |]{{m}}",
            f"how much is {{m}} [with|including|plus] {{p}} {_SERVICE}",
            f"{{m}} bill with {{p}} {_SERVICE}, {_TOTAL}",
        ),
        weight=2.5,
    ),
    Frame(
        "({m} + {m} * {p} / 100) / {k}",
        (
            f"{_BILL} {_WAS} {{m}} [plus|with|and we add|and we leave|+] [a |]{{p}} {_SERVICE}[, split by|, shared by| split between| split among| shared by|, divided by] {{k}} {_FOLK}",
            f"there are {{k}} of us and {_BILL} {_WAS} {{m}} plus {{p}} {_SERVICE}",
            f"{{k}} of us [share|split] a {{m}} [bill|dinner|check|tab] [and add|plus|with] [a |]{{p}} {_SERVICE}",
        ),
        (_EACH,),
        (
            f"{{m}} [+|plus|with] {{p}} {_SERVICE}[,|] [split|shared|divided] [by|between|among] {{k}} {_FOLK}",
            f"{{m}} plus {{p}} {_SERVICE} split {{k}} ways",
            f"{_BILL} {_WAS} {{m}} with {{p}} {_SERVICE} [on top|added|to add]. [per head for {{k}}|for {{k}} {_FOLK}, how much each|per person for {{k}}|split between {{k}}, how much each]?",
            f"split {{m}} [plus|with|and] [a |]{{p}} {_SERVICE} [between|among|by] {{k}} {_FOLK}",
        ),
        weight=1.6,
    ),
    Frame(
        "{m} * {p} / 100",
        (f"[{{good}}|a {_THING}|my order|a purchase|the invoice|a job|my basket] is {{m}} and [the |]{_TAX} is {{p}}", f"{_TAX} is {{p}} and [the order|my basket|the invoice|the price] is {{m}} before tax"),
        ("[how much tax is it|how much tax do i pay|what is the tax alone|how much is the tax|just the tax|tax amount|how much tax]",),
        (
            f"how much {_TAX} is {{p}} on [{{m}}|a {{m}} [purchase|order|bill|invoice|{{one}}]]",
            f"how much {_TAX} [do i pay|is there|is due|will they charge|is charged] on {{m}} at {{p}}",
            f"{_TAX} [amount on|on|on] {{m}} [at|if it is|if the rate is|with a rate of] {{p}}",
            "[how much|what] is {p} tax on a {m} [purchase|order|bill|invoice|{one}]",
            f"[what is|calculate|work out|find] the {_TAX} on {{m}} at [a rate of |]{{p}}",
            "i earn {m} and pay {p} tax, how much tax [is that|do i pay|goes to the state]",
            "how much goes to [tax|the taxman|the state] if i earn {m} and the [rate|tax] is {p}",
        ),
        weight=2,
    ),
    Frame(
        "{m} + {m} * {p} / 100",
        (
            f"[the |]price before {_TAX} is {{m}}[,| and] [the |]{_TAX} is {{p}}",
            f"[{{good}}|a {_THING}|my order|the invoice|the room|the job] is {{m}} [before|without|plus|excluding|not counting|net of] {{p}} {_TAX}",
            f"{_TAX} at {{p}} on {{m}}", f"{{m}} net and {{p}} {_TAX}", f"{{m}} before {_TAX}, [the |]{_TAX} is {{p}}",
        ),
        (
            "[give me the price including it|what's the price with tax|price after tax|final amount|gross price|price including tax|what do i pay with tax|total with tax|how much with tax|what's the total including tax|what is the full price|total to pay]",
        ),
        (
            f"{{m}} after [adding |]{{p}} {_TAX}", f"[what's|whats|what is|how much is] {{m}} [with|including|after adding|plus] {{p}} {_TAX}",
            f"[what does|how much does] [{{good}}|a {_THING}] at {{m}} cost [with|after|including] {{p}} {_TAX}",
            f"price [with|including|incl] {{p}} {_TAX} if it's {{m}} without",
            "[gross|total] for {m} net at {p} [vat|tax]",
        ),
        weight=2,
    ),
    Frame(
        "{m} / (1 + {p} / 100)",
        whole=(
            f"[the |a |]price [including|with] {{p}} {_TAX} is {{m}}, what [is|was] it [before|without] [the |]tax",
            f"{{m}} [includes|including] {{p}} {_TAX}, [how much is it without|what's the net price|whats the price before tax|net amount]",
        ),
        weight=0.4,
    ),
    Frame(
        "{m} - {m} * {p} / 100",
        (
            f"{{p}} [discount|off|reduction] on a {{m}} {_THING}", f"a {_THING} [is|was|costs|at|for|priced at] {{m}}[,| and] [marked down by {{p}}|marked down {{p}}|reduced by {{p}}|reduced {{p}}|discounted by {{p}}|cut by {{p}}|on sale at {{p}} off|now {{p}} off|now {{p}} cheaper]",
            f"a {_THING} at {{m}} is {{p}} off", f"a {{m}} {_THING} is {{p}} [off|cheaper today|off today|off right now]",
            f"[student|staff|member|loyalty|early bird|senior|family|black friday] discount of {{p}} on a {{m}} {_THING}",
            f"the [store|shop|site|website|seller] takes {{p}} off a {{m}} {_THING}", "my coupon takes {p} off and the [order|total|basket|cart] is {m}",
            f"i have a {{p}} [voucher|coupon|discount code|promo code] for a {{m}} {_THING}",
            f"[everything|the whole shop] is {{p}} off and i [pick|want|take] a {{m}} {_THING}",
        ),
        (_PRICE,),
        (
            f"what does a {{m}} {_THING} cost [after|with] [a |][{{p}} discount|discount of {{p}}]", f"a {{m}} {_THING} [at|with] {{p}} off, {_PRICE}",
            f"[student|staff|member] discount of {{p}} on a {{m}} {_THING}", "[knock|take|chop|shave] {p} off {m}", f"[how much|what] will a {{m}} {_THING} be [after|with] {{p}} off",
            f"[sale|reduced|discounted|final] price of a {{m}} {_THING} [at|with|after] {{p}} off", f"how much do i pay for a {{m}} {_THING} [with|at|after] {{p}} off",
            f"{{m}} {_THING}, {{p}} off, {_PRICE}", "what's left to pay on {m} after [a |]{p} discount",
        ),
        weight=3,
    ),
    Frame(
        "{m} * {p} / 100",
        (f"a {_THING} [costs|is|was] {{m}} and [it's|its|it is|now] {{p}} off", f"{{p}} off a {{m}} {_THING}", f"{{p}} discount on a {{m}} {_THING}", "the [order|basket|cart] is {m} and i have a {p} [coupon|code|voucher]"),
        (_SAVED,),
        (
            f"how much [would|do|will|can] i save [with|at|if i get|on] {{p}} off [a {{m}} {_THING}|{{m}}]", f"{_SAVED} [with|at|if there's|when it's] {{p}} off {{m}}",
            f"what [do|would] i save on a {{m}} {_THING} [at|with] {{p}} off", "[the |]amount saved [with|at] {p} off {m}", "the discount on {m} at {p}, [in money|how much is it|how much|amount]",
            f"[how much|what] is [a|the] {{p}} discount on a {{m}} {_THING} worth", f"how much [money |]comes off a {{m}} {_THING} at {{p}} off",
        ),
        weight=2,
    ),
    Frame(
        "{m} - {m} * {p} / 100 + {x}",
        (
            f"a {_THING} at {{m}} is {{p}} off and [shipping|delivery|postage|the gift wrap] is {{x}}", f"a {{m}} {_THING} [with|at] {{p}} off [plus|and] {{x}} [shipping|delivery|postage|for shipping]",
            "{m} order, {p} off, [plus |then |]{x} [shipping|delivery]", "{m} minus {p} [discount |]plus {x} [shipping|delivery|postage|fee]",
        ),
        (f"{_TOTAL}",),
        weight=0.8,
    ),
    Frame(
        "{m} - {m} * {p} / 100",
        (
            "[ebay|etsy|paypal|the site|the app|the agent|the gallery|the platform|the broker|my agent|the shop] [keeps|takes|charges|deducts|cuts] {p} [of|from|on] my {m} [sale|payment|fee|painting|order|payout]",
            "i [sell|sold] [a {one}|my bike|something|my car|a picture|an old sofa] for {m} [and|but] [the fee is {p}|lose {p} to fees|pay {p} in fees|there's a {p} fee|{p} goes to the site]",
            "[my salary is|i earn|i make|gross pay is|i get] {m} and {p} [goes on tax|goes to tax|is deducted|is taken for taxes|tax is taken off|goes to rent|is taxed away]",

        ),
        (
            "[what do i end up with|how much do i keep|what do i keep|what's left|whats left for me|how much is left|how much do i get|what do i get|how much remains|what do i take home|what do i have after that|what stays with me|what reaches me]",
        ),
        (
            "what do i [take home|keep|have left] from {m} [if|when] {p} [goes on tax|goes to tax|is taken off|is deducted|goes to the bank]", "{m} after {p} [tax|fees|commission|deductions] [is taken off|is deducted|comes off]",
            "net pay [on|from|for] {m} [with|after|at] {p} [tax|deductions]", "{m} gross [minus|less] {p} tax", "what's left of {m} after [losing |spending |paying ]{p}",
        ),
        weight=1.8,
    ),
    Frame(
        "{m} * {p} / 100",
        (
            "[the agent|an agent|a broker|the gallery|the platform|paypal|the bank|my card|the credit card|the app] [takes|charges|keeps|wants|asks for] {p} [commission |fee |][on|of|for] [{m}|a {m} [sale|house|flat|order|payment|transfer]|my {m} [balance|sale|payment|transfer]]",
        ),
        ("[how much is the fee|how much is the charge|how much is that|what do they get|what's their cut|how much is their cut|fee amount|how much do they earn|how much goes to them]",),
        (
            "{p} [deposit|down payment|downpayment] on a [flat|house|car|boat|van|phone] [costing|for|at|of] {m}", "how [much|big] is a {p} [deposit|down payment] on {m}",
            "[my boss|the boss|work|the company] gave me a {p} raise on {m}[ a month| a year|], how much [extra|more] is that", "how much [extra|more] do i get [with|from] a {p} raise on {m}",
            "how much [extra|more] is a {p} [raise|increase|rise] on {m}", "my {m} rent goes up {p}, how much [extra|more] is that[ a month|]", "{p} commission on a {m} [sale|house|car|deal]",
            "i put {p} of my {m} [salary|pay|income] [away|into savings|aside][, how much is that|, how much do i save|, amount]", "if i save {p} of {m}, how much do i [put away|save|set aside]",
        ),
        weight=1.8,
    ),
    Frame(
        "{m} - {m} * {p} / 100",
        (
            "i [spend|spent|used|gave away|lost|lent out] {p} of my {m}",
            "{p} of [my|the|our] {m} [is|are|was] [gone|spent|used up]",
        ),
        ("[what's left|how much is left|how much do i have left|how much remains|what remains]",),
        weight=0.6,
    ),
    Frame(
        "{m} * {p} / 100 * {k}",
        (
            "[i borrow|i lend|i deposit|a loan of|i invest|i put away|principal] {m} at {p} simple interest for {k} years", "{m} [at|with] {p} simple interest [for|over] {k} years",
        ),
        ("[how much interest|how much interest is that|interest earned|what's the interest|total interest|the interest]",),
        (
            "simple interest on {m} at {p} [for|over] {k} years", "simple interest: {m} at {p}, {k} years", "[interest|the interest] on {m} for {k} years at {p} simple", "how much simple interest [do i get|will i pay|is there|builds up] on {m} at {p} [for|over|in|after] {k} years",
            "{k} years of simple interest at {p} on {m}", "how much interest on {m} at {p} simple interest [a year |per year |]for {k} years",
        ),
        weight=1.4,
    ),
    Frame(
        "{m} * {p} / 100",
        whole=(
            "one year's interest on {m} at {p}", "[yearly|annual] interest on {m} at {p}", "[a year|one year|12 months] of interest on {m} at {p}", "how much interest does {m} earn in [a|one] year at {p}", "interest [for|after] one year on {m} at {p}",
            "my savings of {m} earn {p} a year, how much interest [is that|in one year|do i get yearly]",
        ),
        weight=1,
    ),
    Frame(
        "{m} * (1 + {p} / 100) ** {k}",
        (
            "{m} [at|with] {p} [compounded yearly|compounded annually|compound interest|compounded every year|a year compounded] for {k} years", "i [put|invest|leave|deposit] {m} at {p} compound interest for {k} years", "{m} [grows|growing|increases] [by |]{p} [a year|every year|each year|yearly|per year] for {k} years",
            "{m} in [an account|a fund|a bank|a savings account] [paying|earning|at] {p} [compounded yearly|compounded annually|compound interest] for {k} years",
        ),
        ("[final balance|what will i have|how much is it at the end|what does it grow to|how much do i end up with|balance at the end|what is it worth then|end value|final amount|how much money is that in the end]",),
        (
            "[what does|what will] {m} [grow to|become] [at|with] {p} [compound interest|compounded yearly|a year compounded] [in|over|after] {k} years", "compound interest: {m} at {p} for {k} years, [final balance|final amount|balance]",
            "[final |]value of {m} after {k} years at {p} [compounded|compounded annually|compound interest]",
        ),
        weight=1.6,
    ),
    Frame(
        "{k} * {x} - {k} * {x} * {p} / 100",
        ("{k} {t} at {x} each [with|minus|and|less] {p} off[ the lot| the total| everything|]", "{k} {t} for {x} [each|apiece] and a {p} [discount|coupon|voucher]", "i buy {k} {t} at {x} [each|apiece], [all |]{p} off"),
        ("[total|what do i pay|how much altogether|whats the total|how much is that|final price|what does it come to]",),
        weight=1,
    ),
    Frame(
        "{k} * {x} + {k} * {x} * {p} / 100",
        (
            f"{{k}} {{t}} at {{x}} each [plus|with|and] {{p}} {_TAX}", "[hotel|airbnb|hostel|motel|a cabin|campsite][,|] {k} nights at {x} [a night |each |per night |]plus {p} [city tax|tax|tourist tax|vat|service]",
            "{k} [tickets|seats|meals|rooms|lessons|hours] at {x} [each |]plus {p} [booking fee|service fee|tax|tip]", f"{{k}} [{{t}}|hours] [for|at] {{x}} [each|apiece] and {{p}} {_TAX} on top",
        ),
        ("[total|what do i pay|how much altogether|whats the total|how much is that|what does it come to|grand total|all in]",),
        weight=1.2,
    ),
    Frame(
        "{m} + {m} * {p} / 100",
        (
            "[a |]markup of {p} on a cost of {m}", "[the cost is|it costs me|i buy it for|wholesale price is|i bought it for|cost price] {m} and [the markup is|i mark it up [by |]|my margin on top is|i add] {p}", "cost {m}, markup {p}",
        ),
        ("[selling price|what's the selling price|what do i sell it for|retail price|price|what should i charge|sale price then|what do i charge]",),
        ("a {p} markup on {m}", "selling price [with|at|for] a {p} markup on {m}", "mark {m} up [by |]{p}"),
        weight=1,
    ),
    Frame(
        "{m} + {m} * {p} / 100",
        (
            "my [rent|rent|salary|pay|allowance|hourly pay|insurance|phone bill|subscription|fee|pension|pocket money|membership] of {m} [is going up|goes up|went up|rises|will rise|increases|is raised|gets raised] [by |]{p}",
            "my [rent|salary|pay|insurance|bill|fee] is {m}[,| and] [it's going|it goes|will go|going] up [by |]{p}", "[salary|rent|pay] {m} with a {p} [raise|increase|rise]", "i [make|earn|get] {m} and [get|was promised|am getting|asked for] a {p} [raise|rise|increase|pay rise]",
        ),
        ("[new amount|what is it now|how much will it be|what's the new amount|what will it be|how much is it after that|how much then|how much do we end up at|new figure]",),
        ("{m} [salary|rent|pay|fee] [with|after|plus] a {p} [raise|increase|rise]", "my {m} [rent|salary|pay] [after|with] a {p} [raise|increase|hike]"),
        weight=1.2,
    ),
)  # fmt: skip
_WEIGHTS = tuple(accumulate(frame.weight for frame in FRAMES))


def bill(rng: Random) -> tuple[str, str]:
    """What is paid, saved, kept or added where a percentage comes in."""
    while True:
        text, expression = told(rng, rng.choices(FRAMES, cum_weights=_WEIGHTS)[0])
        if "**" not in expression or int(expression.rpartition(" ")[2]) <= _MOST_YEARS:
            break
    return mended(rng, text), expression


def mended(rng: Random, text: str) -> str:
    """`text` with `an` before numbers that begin with a vowel, mostly."""
    return _ARTICLE.sub("an", text) if rng.random() < 0.75 else text
