"""Money that comes and goes with time: pay, savings, subscriptions, rents, shares and debts."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_A_MONTH = "[a month|per month|monthly|each month|every month|/month|a month]"
_A_WEEK = "[a week|per week|weekly|each week|every week]"
_A_DAY = "[a day|per day|daily|each day|every day]"
_AN_HOUR = "[an hour|per hour|/hr|hourly|an hour|each hour|/hour]"
_PAY = "[pay|what do i earn|what's my pay|total pay|earnings|how much is that|how much do i make|what did i earn|wages|how much do i get|what's that in total|what am i owed|gross pay]"
_YEARLY = (
    "[how much a year|yearly|per year|annual total|annual cost|whats that yearly|what's that a year|per year in total|a year|for the year|"
    "how much in a year|what does that make in a year|whats that per year|yearly total|what's the annual figure|over a year]"
)
_SAVED = (
    "[how much saved|how much is that|what will i have|how much will i have|total saved|what do i end up with|how much altogether|"
    "total|what does that come to|how much in the end|how much by then|what's that in total|total amount|how much have i saved]"
)
_SPENT = "[how much is that|total|total cost|what does that come to|what's that in total|how much in all|total paid|cost|overall cost|what will i pay|how much altogether|what do i pay over that time]"
_SUB = "[netflix|spotify|the gym|gym|phone|internet|hulu|disney|insurance|cloud storage|music|tv|water|power|the newspaper]"

INCOMES = (
    Frame(
        "{x} * {d}",
        (
            f"{{x}} {_AN_HOUR}, {{d}} [hours|hrs]",
            f"[i get|i make|i earn|paid|pay is|rate is|she makes|he gets] {{x}} {_AN_HOUR}, [worked|did|i worked|for] {{d}} [hours|hrs][| today| this week| last week]",
            "{d} [hours|hrs] [of work |of babysitting |of tutoring |]at {x} [an hour|per hour]",
            "[babysitting|tutoring|gardening|the plumber|an electrician|a cleaner|a lawyer|parking|a court]: {d} [hours|hrs] at {x}",
            "[worked|did] {d} [hours|hrs] for {x} an hour",
        ),
        (_PAY, "total"),
        plain=True,
        brief=True,
        weight=1.6,
    ),
    Frame(
        "{m} * {d}",
        (
            f"[rent|a room|storage|parking|childcare|the studio] [is|at|costs] {{m}} [{_A_WEEK}, over {{d}} weeks|{_A_MONTH}, {{d}} months|{_A_DAY}, {{d}} days]",
            "weekly [rent|wage|allowance|pay|fee] of {m}, {d} weeks",
            "monthly [rent|salary|fee|payment|bill] [of|is] {m}, {d} months",
            "daily [fee|rate|wage|budget] {m}, {d} days",
        ),
        (_SPENT,),
        (
            "what's {m} [weekly over {d} weeks|monthly over {d} months|daily for {d} days]",
            "[weekly|monthly] rent of {m}, what's it over {d} [weeks|months]",
        ),
        plain=True,
        brief=True,
        weight=1.4,
    ),
    Frame(
        "{m} * {d}",
        (
            "[save|saving|putting away|setting aside|i save|pocket money] {m} [a week, {d} weeks|a month, {d} months|a day, {d} days]",
        ),
        (_SAVED,),
        plain=True,
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{m} * 12",
        (
            f"[rent|salary|{_SUB}|car loan|mortgage|pension] {{m}} {_A_MONTH}",
            f"{{m}} {_A_MONTH}[| for {_SUB}| in rent| in fees| salary]",
            "monthly [salary|rent|fee|bill|payment|income] [of|is|:] {m}",
        ),
        (_YEARLY,),
        brief=True,
    ),
    Frame(
        "{m} / 12",
        (
            "[yearly|annual] [salary|pay|rent|fee|income|premium|bill|budget] [of|is|:|] {m}",
            "[insurance|tax|the license|membership|i make|she earns|he earns] {m} [a year|per year|yearly|annually]",
        ),
        ("[a month|per month|monthly|whats that a month|how much monthly|monthly share|what's that per month|how much each month|in a month]",),
        brief=True,
        weight=0.8,
    ),
    Frame(
        "({m} + {n}) * 12",
        (
            f"{_SUB} {{m}} + {_SUB} {{n}} {_A_MONTH}",
            f"{_SUB} {{m}} and {_SUB} {{n}} {_A_MONTH}",
            f"[rent|mortgage|childcare] {{m}} plus [bills|utilities|parking|service charge] {{n}} {_A_MONTH}",
            f"[paying|i pay|we pay] {{m}} for {_SUB} and {{n}} for {_SUB} {_A_MONTH}",
            f"i [earn|make|get] {{m}} at one job and {{n}} at another {_A_MONTH}",
        ),
        (_YEARLY,),
        brief=True,
        weight=0.8,
    ),
    Frame(
        "({m} + {n}) * {k}",
        (
            "[makes|i make|earning|she earns|he gets] {m} a day plus {n} [a day|] in tips, [working|for|over] {k} days",
            "[rent|room] {m} plus [utilities|heating|wifi|parking] {n} a month for {k} months",
            "{m} a night plus {n} [tax|for breakfast|for parking] a night, {k} nights",
            "[lunch|coffee] {m} and [bus|train] {n} every day, {k} days",
        ),
        (_SPENT,),
        plain=True,
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{m} * 12 + {n}",
        (
            f"[i make|my sister makes|she earns|he earns|salary|i get] {{m}} {_A_MONTH} [plus|and] a {{n}} [bonus|yearly bonus|christmas bonus|bonus each year]",
            "[rent|the lease] is {m} a month plus a one-time fee of {n}",
        ),
        (_YEARLY,),
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{m} * 12 * {i}",
        (
            f"[putting away|saving|save|i save|setting aside|investing|paying|i pay|he pays|we put aside] {{m}} {_A_MONTH} [for|over] {{i}} years",
            f"{{m}} {_A_MONTH} [for|over] {{i}} years",
            f"[savings plan|pension|i put aside|invest] {{m}} {_A_MONTH}, {{i}} years",
        ),
        (_SAVED,),
        plain=True,
        brief=True,
    ),
    Frame(
        "{m} * 12 * {i}",
        (
            f"[lease|loan|rent|phone contract|gym|car payment|mortgage|insurance|paying] [of |]{{m}} {_A_MONTH}[,| for| over] {{i}} years",
        ),
        (_SPENT,),
        plain=True,
        brief=True,
        weight=0.7,
    ),
    Frame(
        "{k} * {m}",
        (
            "{k} [payments|installments|monthly payments|instalments|monthly installments] of {m}",
            "[tv|sofa|phone|car|bike|laptop] on credit: {k} payments of {m}",
            "[paid off|paying it off|pay] in {k} [payments|installments] of {m}",
        ),
        (_SPENT,),
        plain=True,
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{m} * 6",
        (
            f"[saving|save|putting away|i save|setting aside] {{m}} {_A_MONTH} [for|over] [half a year|six months|6 months]",
            f"{{m}} {_A_MONTH}, [half a year|six months|for half a year]",
            f"[rent|gym|lease] {{m}} {_A_MONTH} for half a year",
        ),
        ("[total|how much is that|how much altogether|in total|what does that come to|what's that in total]",),
        plain=True,
        brief=True,
        weight=0.4,
    ),
    Frame(
        "{m} * 52",
        (
            f"[allowance|groceries|rent|gas|i save|i spend|saving|cleaning] {{m}} {_A_WEEK}",
            f"{{m}} {_A_WEEK}[| for food| for lunch| on coffee| in rent]",
        ),
        (_YEARLY,),
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{x} * 365",
        (
            "[i save|saving|coffee|spend|i spend|lunch|cigarettes|parking|put aside] {x} [a day|every day|daily|each day]",
            "{x} [a day|every day|daily]",
        ),
        ("[how much in a year|after a year of 365 days|yearly|how much after a year|what's that a year|over a year|how much per year]",),
        brief=True,
        weight=0.5,
    ),
    Frame(
        "{n} + {m} * {k}",
        (
            f"[have|i have|got|starting with|there's|already] {{n}} [in savings|saved|in the bank|in my account|], [add|adding|i add|putting in|saving] {{m}} [{_A_MONTH} for {{k}} months|{_A_WEEK} for {{k}} weeks|{_A_DAY} for {{k}} days]",
            "i have {n} and put [away|aside] {m} a month for {k} months",
        ),
        (_SAVED,),
        plain=True,
        brief=True,
    ),
    Frame(
        "{n} + {m} * {k}",
        (
            "[joining fee|sign-up fee|setup fee|base fee|call-out fee|fixed fee] {n}, then {m} [a month for {k} months|a week for {k} weeks|an hour for {k} hours]",
            "taxi: {n} [base|to start|flag fall] plus {m} [per km, {k} km|a mile, {k} miles|a km, {k} km]",
        ),
        (_SPENT,),
        plain=True,
        brief=True,
    ),
    Frame(
        "{n} + {m} * 6",
        (
            f"[have|i have|got|starting with] {{n}} [in savings|saved|in the bank|], [add|adding|i add|putting in|saving] {{m}} {_A_MONTH} for [half a year|six months]",
        ),
        (_SAVED,),
        brief=True,
        weight=0.3,
    ),
    Frame(
        "{n} + {m} * 12",
        (
            f"[have|i have|got|starting with] {{n}} [in savings|saved|in the bank|], [add|adding|i add|putting in|saving] {{m}} {_A_MONTH} for [a year|one year|a full year]",
        ),
        (_SAVED,),
        brief=True,
        weight=0.3,
    ),
    Frame(
        "{n} - {m} * {k}",
        (
            "[have|i have|got] {n} [in savings|in the bank|saved|], [spending|i spend|paying|using|taking out] {m} [a month for {k} months|a week for {k} weeks|a day for {k} days]",
            "[loan|debt|i owe|owing] {n}, [paid|paid back|paid off] {m} [a month for {k} months|a week for {k} weeks]",
        ),
        ("[how much is left|what's left|whats left|remaining|balance|how much remains|what remains|left]",),
        falling="nm",
        brief=True,
    ),
    Frame(
        "{m} / {n}",
        (
            "[loan|debt|i owe|owing|credit card debt] [of |]{m}, paying [back |off |]{n} [a month|monthly|per month]",
            "[want|i want|saving for] {good} [for|at|that costs] {m}, [can save|saving|i save|putting aside] {n} [monthly|a month|each month]",
            "{m} [goal|target], {n} [saved |]a month",
        ),
        ("[how many months|months needed|how many months to go|how long in months|months to get there|number of months|how many months will it take]",),
        falling="mn",
        brief=True,
        weight=1.2,
    ),
    Frame(
        "{m} / {k}",
        (
            "[a freelancer billed|billed|earned|i made|she made|was paid|charged|invoiced|got] {m} for {k} [hours|hrs]",
            "{k} [hours|hrs] [of work|of tutoring|on the job] [for|brought in|paid] {m}",
        ),
        ("[hourly rate|how much per hour|what's that an hour|rate per hour|an hour|how much an hour|pay per hour|hourly]",),
        brief=True,
        weight=0.8,
    ),
    Frame(
        "-{m} + {n}",
        (
            "[my account|balance|the overdraft|my balance|account|bank balance] is [at |]-{m} and i [pay in|deposit|add|put in|transfer] {n}",
            "[balance|account]: -{m}, [deposit|paid in|income] {n}",
            "[i'm|im|we're] [at|on] -{m} and {n} comes in",
        ),
        ("[new balance|where does that leave me|what's my balance|balance now|what do i have now|what's the new balance|how much is on it now]",),
        brief=True,
        weight=0.5,
    ),
    Frame(
        "-{m} - {n}",
        (
            "[my account|balance|the overdraft|my balance|account] is [at |]-{m} and i [spend|withdraw|pay out|take out] [another |]{n}",
            "balance -{m}, [another bill of|payment of|withdrawal] {n}",
        ),
        ("[new balance|where does that leave me|what's my balance|balance now|what's the new balance]",),
        brief=True,
        weight=0.3,
    ),
    Frame(
        "{m} - {n} + {o}",
        (
            "[balance|account|i had|started with|opening balance] {m}, [spent|paid|withdrew|bill of] {n}, [deposited|got|received|paid in|refund of] {o}",
            "[had|i had] {m}, {n} [went out|went on {item}|was taken out] and {o} [came in|came back|was paid in]",
        ),
        ("[balance|balance now|what's my balance|where does that leave me|new balance|how much now|what do i have|closing balance]",),
        falling="mn",
        brief=True,
        weight=0.9,
    ),
    Frame(
        "{x} * 2 * {k}",
        (
            "[bus fare|the bus|a ticket|the train|the toll|the ferry] is {x}, [two a day|twice a day|there and back every day|two rides a day|2 trips a day], {k} days",
            "{x} [each way|one way there and the same back], {k} days",
            "[pills|dog food|a snack|coffee] {x} each, two a day for {k} days",
        ),
        (_SPENT,),
        brief=True,
        weight=0.6,
    ),
)  # fmt: skip
