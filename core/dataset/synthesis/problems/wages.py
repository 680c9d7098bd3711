"""Situations with money over time: wages, rents, savings."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

WAGES = (
    Frame(
        "{m} * {d}",
        (
            "{I} [{earn}|{make}|{get}|{charge}] {m} [an|per|each|a|every] hour and {work} {d}[| hours]",
            "{I} {work} {d} hours [at|for] {m} [an hour|per hour|each hour|hourly]",
            "[the|my|her|his] [wage|pay|rate|hourly rate] is {m} [an hour|per hour] and {I} {work} {d} hours",
            "{I} [{earn}|{make}|{get}|{save}|{pay}|{spend}] {m} [a day|per day|every day|each day|daily] for {d} days",
            "{I} [{earn}|{make}|{get}|{save}|{pay}|{spend}] {m} [a week|per week|every week|weekly|each week] for {d} weeks",
            "{I} [{earn}|{make}|{get}|{save}|{pay}|{spend}] {m} [a month|per month|every month|monthly|each month] for {d} months",
            "{m} [a|per] [month for {d} months|week for {d} weeks|day for {d} days|hour for {d} hours|night for {d} nights|year for {d} years]",
            "[a|the] [hotel|room|hostel] [is|costs] {m} [a|per] night for {d} nights",
            "[renting|hiring] [a car|a bike|a boat|a tool] [is|costs] {m} [a|per] day for {d} days",
        ),
        (
            "<now>",
            "[how much is that|what is that|how much altogether|what do i get|how much in total|total|whats the total]",
        ),
        (
            "how much [do i|does he|does she|do you] [earn|make|get] [in|for] {d} hours at {m} [an hour|per hour]",
            "[rent|my rent|netflix|gym|the gym|phone plan|internet|a subscription|insurance] [is|costs] {m} [a|per] month[,|] [how much|what] [is|for|in] {d} months",
            "[rent|parking|a car|the hotel|a room] [is|costs] {m} [a|per] day[,|] [how much|what] [is|for] {d} days",
        ),
        plain=True,
        weight=2,
        nouns=(
            "[{d} hours at {m} an hour|{d} months at {m} a month|{d} days at {m} a day|{d} nights at {m} per night|{d} weeks at {m} a week]",
        ),
    ),
    Frame(
        "{m} * 12",
        whole=(
            "[rent|my rent|netflix|gym|internet|the phone|insurance|my salary|daycare|electricity|the car] is {m} [a|per|each] month[,|] [how much|what] [per year|a year|in a year|is that per year|is that a year|yearly|for the year]",
            "{I} [{earn}|{make}|{pay}|{save}|{spend}] {m} [a|per|each|every] month[,|] how much [per year|a year|in a year|is that a year|in one year|is that yearly]",
            "how much is {m} [a|per] month [in|per|over] a year",
        ),
        nouns=(
            "{m} [a|per] month [in|for|over] [a|one|1] year",
            "[yearly|annual] [cost|pay|salary|total] [of|for|at] {m} [a|per] month",
        ),
    ),
    Frame(
        "{m} / 12",
        whole=(
            "{I} [{earn}|{make}|{pay}|{save}] {m} [a|per] year[,|] how much [is that|] [per month|a month|each month|monthly]",
            "[a salary of|salary of|] {m} [a|per] year [in|per|is how much per|is how much a] month",
            "how much [per|a] month is {m} [a|per] year",
        ),
        nouns=("[monthly] [cost|pay|salary|amount] [of|for|at] {m} [a|per] year",),
    ),
    Frame(
        "{m} * 52",
        whole=(
            "{I} [{earn}|{make}|{pay}|{save}|{spend}] {m} [a|per|each|every] week[,|] how much [per year|a year|in a year|is that a year|after a year]",
        ),
        weight=0.6,
        nouns=("{m} [a|per] week [in|for|over] [a|one] year",),
    ),
    Frame(
        "{m} * 7",
        whole=(
            "{I} [{earn}|{make}|{pay}|{save}|{spend}] {m} [a|per|each|every] day[,|] how much [per week|a week|in a week|is that a week|after a week]",
        ),
        weight=0.6,
        nouns=("{m} [a|per] day [in|for|over] [a|one] week",),
    ),
    Frame(
        "{m} * 12 * {k}",
        whole=(
            "{I} [{earn}|{make}|{pay}|{save}|{spend}] {m} [a|per|each|every] month[,|] how much [is that in|in|after|over] {k} years",
            "[rent|netflix|gym|internet|insurance] is {m} [a|per] month[,|] how much [in|for|over|is that in] {k} years",
        ),
        weight=0.8,
        nouns=("{m} [a|per] month [in|for|over] {k} years",),
    ),
    Frame(
        "{m} * {d} - {n}",
        (
            "{I} [{earn}|{make}|{get}] {m} [an|per] hour and {work} {d} hours, then {n} goes to [tax|rent|taxes|bills|food]",
            "{I} [{earn}|{make}] {m} [an|per] hour, {work} {d} hours and {pay} {n} [tax|in tax|for {item}|in taxes]",
            "{I} [{earn}|{make}|{save}] {m} [[a|per] day for {d} days|[a|per] week for {d} weeks|[a|per] month for {d} months] and {spend} {n}",
            "{I} [{work}] {d} hours at {m} [an|per] hour and {spend} {n}[| on {item}]",
        ),
        ("<left>", "[what {do} {he} keep|how much {do} {he} keep|what is left]"),
        weight=1.2,
    ),
    Frame(
        "{m} * {d} + {n}",
        (
            "{I} [{earn}|{make}|{get}] {m} [an|per] hour, {work} {d} hours and {get} [a bonus of {n}|a {n} bonus|{n} in tips|{n} extra]",
            "{I} {work} {d} hours at {m} [an|per] hour [plus|and {get}] [a {n} bonus|{n} tips|{n} in tips]",
        ),
        ("<now>", "[how much {do} {he} make|how much {do} {he} earn|what is the pay]"),
    ),
    Frame(
        "{n} + {m} * {d}",
        (
            "{I} {have} {n} and {save} {m} [[a|per] week for {d} weeks|[a|per] month for {d} months]",
        ),
        ("<now>",),
        weight=0.5,
    ),
    Frame(
        "{m} * {k} * {d}",
        (
            "{I} [{earn}|{make}] {m} [an|per] hour and {work} {k} hours [a|per] day for {d} days",
            "{I} {work} {k} hours [a|per] day, {d} days, at {m} [an|per] hour",
            "{k} [people|workers|friends|guys] [each |]{get} {m} [[a|per] day for {d} days|an hour for {d} hours]",
            "{k} people [each |]pay {m} [[a|per] night for {d} nights|[a|per] day for {d} days]",
        ),
        ("<now>",),
        weight=0.8,
    ),
    Frame(
        "{m} / {n}",
        (
            "{I} [{want}|{need}] {m} and {save} {n} [a|per|each|every] [week|month|day]",
            "{good} costs {m} and {I} {save} {n} [a|per|each|every] [week|month|day]",
            "{I} {owe} {m} and {pay} {n} [a|per|each|every] [week|month|day]",
        ),
        (
            "[how many [weeks|months|days] [does it take|do i need|is that|until {he} {have} it]|how long does it take|how long will it take|how long until {he} {have} enough]",
        ),
        (
            "how many {t} can {he} buy [with|for] {m} if [one|each|a {one}] costs {n}",
            "how many {t} at {n} <unit> can i [buy|get] [for|with] {m}",
        ),
        falling="mn",
    ),
)
