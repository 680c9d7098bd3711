"""Situations with time, speed, fuel and recipes."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_MOVES = "[{drive}|{drive}|{run}|{walk}|{travel}|{cycle}|{bike}|{go}|{fly}]"
_SPEED = "[what is the [average |]speed|average speed|how fast[ is that| {do} {he} go| is it|]|what's the average speed|whats the speed|speed]"
_TOLL = "[how much is that|how much altogether|how many is that|how many in total|what is that in total|whats the total|total]"

RATES = (
    Frame(
        "{w} - {v}",
        whole=(
            "[i was|she was|he was|Tom was|Anna was|my dad was|my son was] born in {v}[,| and] how old in {w}",
            "[i was|she was|he was|Max was|my mom was|our cat was] born in {v}[,|] [how old am i|how old|what age] in {w}",
            "how many years [between|from|are between|passed between] {v} [and|to] {w}",
            "[from|between] {v} [to|and] {w} [is how many years|how many years is that|how many years]",
            "[a|the|our] [house|school|bridge|company|church] was [built|founded|opened] in {v}[,|] how old is it in {w}",
            "[someone|somebody] born in {v} is how old in {w}",
        ),
        weight=0.9,
    ),
    Frame(
        "{a} * {d}",
        (
            f"{{I}} {_MOVES} [at |]{{a}} {{kmh}} for {{d}} hours",
            "[a|the] [train|car|bus|plane|bike|ship|boat|truck] [goes|drives|travels|moves|does|runs] [at |]{a} {kmh} for {d} hours",
            "[a|the] [train|car|bus|plane|ship] [goes|travels|does] {a} {kmh} and [drives|travels|runs] {d} hours",
        ),
        ("<home>",),
        (
            "[how far|what distance] [do i get|does it go|is it|can i go|do we get|will it go] in {d} hours at {a} {kmh}",
            "{d} hours at {a} {kmh}[|, how far| how far is that]",
            "if [a|the] [train|car|bus|plane|cyclist|ship] [goes|drives|travels|does|moves at] {a} {kmh}[,|] how far [does it go|does it get|will it go|is it] in {d} hours",
        ),
        plain=True,
        weight=1.6,
        nouns=("distance at {a} {kmh} [for|in] {d} hours",),
    ),
    Frame(
        "{a} / {d}",
        (
            f"{{I}} {_MOVES} {{a}} {{km}} in {{d}} [hours|hours|minutes|days]",
            "[a|the] [train|car|bus|plane|ship|runner] [covers|travels|does|goes] {a} {km} in {d} hours",
            "[the|a] trip of {a} {km} takes {d} hours",
        ),
        (_SPEED,),
        ("how fast [do i go|is it|is|must i go] [to do|if i cover|for] {a} {km} in {d} hours",),
        plain=True,
        weight=1.4,
        nouns=("[average speed|speed] [for|of|if you go] {a} {km} in {d} hours",),
    ),
    Frame(
        "{a} / {b}",
        (
            "{I} [{drive}|{go}|{travel}] at {b} {kmh} for {a} {km}",
            "[the|a] trip is {a} {km} and {I} [{drive}|{go}|{do}] {b} {kmh}",
        ),
        (
            "[how long does it take|how many hours [is that|does it take|]|how long is that|how long will it take|how long {do} {he} need]",
        ),
        (
            "how long [does it take|is it|do i need] [for|to drive|to go|to travel] {a} {km} at {b} {kmh}",
            "how many hours for {a} {km} at {b} {kmh}",
        ),
        falling="ab",
        weight=1.2,
    ),
    Frame(
        "{a} / {d}",
        (
            "{I} {drive} {a} {km} on {d} {liters}",
            "[a|the|my] car [goes|drives|does|gets] {a} {km} [on|with] {d} {liters}[| of fuel| of gas]",
            "{I} {use} {d} {liters} for {a} {km}",
        ),
        (
            "[what is the mileage|whats my mileage|how many {km} per {liter}|{km} per {liter}|how far per {liter}|what is {my} [gas |]mileage]",
        ),
        whole=(
            "{I} {drive} {a} miles [on|with] {d} gallons[| of gas][,|] [what is the mpg|what's the mpg|mpg|how many miles per gallon|miles per gallon]",
            "[what is the mpg|what mpg|mpg|miles per gallon] [if|when|for] {a} miles [take|on|use|with] {d} gallons",
        ),
        weight=1.1,
    ),
    Frame(
        "{a} * {d} / 100",
        (
            "[a|the|my] car [uses|needs|takes] {d} liters per 100 km and {I} {drive} {a} km",
            "{I} {drive} {a} km and [the|my] car [uses|needs|takes] {d} [liters|l|litres] per 100 km",
        ),
        (
            "[how much fuel|how many liters|how much gas|how much petrol] [is that|do i need|does it use|{do} {he} need]",
        ),
        weight=0.6,
    ),
    Frame(
        "{a} / {b} * {x}",
        (
            "{I} {drive} {a} miles, [the|my] car does {b} [mpg|miles per gallon|miles a gallon] and [gas|fuel|a gallon] [is|costs] {x}[| a gallon]",
            "[a|the] trip is {a} miles, [the|my] car gets {b} [mpg|miles per gallon] and [gas|fuel] [is|costs] {x} [a|per] gallon",
        ),
        (
            "[how much is the gas|what does the trip cost|how much is the fuel|what is the fuel cost|how much do i pay for gas]",
        ),
        falling="ab",
        weight=0.5,
    ),
    Frame(
        "{a} * {k}",
        (
            "{I} [{read}|{write}|{type}] {a} [pages|words] [[a|per|each|every] day for {k} days|[an|per|every] hour for {k} hours|[a|per|each] night for {k} nights|[a|per] minute for {k} minutes]",
            "{I} [{run}|{walk}|{swim}|{cycle}] {a} {km} [a|per|each|every] day for {k} days",
            "{I} {drink} {a} [cups|glasses|liters] [a|per|each|every] day for {k} days",
            "[a|the] [machine|printer|factory|pump|baker|worker] [makes|prints|produces|does] {a} {t} [an|per|every|each] hour for {k} hours",
            "[a|the] [machine|printer|factory|pump|tap] [makes|prints|gives|produces] {a} [units|pages|parts|liters] [a|per] minute for {k} minutes",
            "{I} [{save}|{collect}|{plant}|{sell}|{bake}] {a} {t} [[a|per|each|every] day for {k} days|[a|per|each|every] week for {k} weeks|[a|per|each] month for {k} months]",
            "[a|the] [pool|tank] fills [at|with] {a} [liters|gallons] [a|per] minute for {k} minutes",
            "my heart beats {a} times [a|per] minute for {k} minutes",
        ),
        (_TOLL,),
        (
            "{I} [{read}|{write}] {a} [pages|words] [[a|per|each] day[,|] how many in {k} days|[an|per|each] hour[,|] how many in {k} hours]",
            "{I} [{run}|{walk}|{cycle}|{swim}] {a} [km|miles|laps] [a|per|each|every] day[,|] how [far|many|much] [in|is that in|after] {k} days",
            "[a|the] [machine|printer|factory] [makes|prints|produces] {a} {t} [an|per] hour[,|] how many [in|after|does it make in] {k} hours",
            "{I} [{bake}|{sell}|{make}|{need}] {a} {t} [[a|per|each|every] day[,|] how many [in|is that in|for] {k} days|[a|per|each|every] week[,|] how many [in|is that in|for] {k} weeks]",
            "how many {t} in [{k} days [at|if i make|if it is] {a} [a|per] day|{k} weeks [at|if i make] {a} [a|per] week|{k} hours [at|if i make] {a} [an|per] hour]",
        ),
        plain=True,
        weight=1.6,
    ),
    Frame(
        "{a} * 7 * {k}",
        whole=(
            "{I} [{read}|{write}|{type}] {a} [pages|words|lines] [a|per|each|every] day[.|,|] how many [pages |words |][in|is that in|after|over] {k} weeks",
            "{I} [{run}|{walk}|{cycle}|{swim}] {a} [km|miles|steps] [a|per|each|every] day[.|,|] how [far|many|much] [in|is that in|after|over] {k} weeks",
            "{I} [{sell}|{make}|{bake}|{eat}|{need}|{use}] {a} {t} [a|per|each|every] day[.|,|] how many [in|is that in|for|over] {k} weeks",
            "[{a} {t}|{a} pages|{a} minutes|{a} hours] [a|per|every] day for {k} weeks",
        ),
        weight=0.9,
    ),
    Frame(
        "{a} * 7",
        whole=(
            "{I} [{read} {a} pages|{run} {a} km|{walk} {a} miles|{sleep} {a} hours|{drink} {a} cups|{work} {a} hours|{make} {a} {t}|{sell} {a} {t}] [a|per|each|every] day[.|,|] how [many|much] [a week|per week|in a week|is that per week|in one week]",
            "{a} [pages|hours|{t}|steps|minutes|calls] [a|per] day [in|over|is how many in|is how many per|for] [a|one] week",
        ),
        weight=0.7,
    ),
    Frame(
        "{a} * 365",
        whole=(
            "{I} [{read} {a} pages|{run} {a} km|{walk} {a} miles|{drink} {a} cups|{send} {a} emails|{write} {a} words|{make} {a} {t}] [a|per|each|every] day[.|,|] how [many|much] [a year|per year|in a year|is that per year|in one year]",
            "{a} [pages|hours|{t}|steps|minutes|calls] [a|per] day [in|over|for|is how many in] [a|one] year",
        ),
        weight=0.5,
    ),
    Frame(
        "{a} / {k} * {j}",
        (
            "[a|the|my] recipe for {k} [people|persons|servings] [needs|uses|takes|asks for] {a} [grams|g|cups|ml|grams of flour|grams of sugar|ml of milk|eggs] and {I} {cook} for {j}",
            "{k} [people|guests|servings] need {a} [grams|g|ml|cups|grams of rice|grams of pasta] and there are {j}",
            "{k} [workers|machines|printers] make {a} {t} and now there are {j}",
        ),
        ("[how much {do} {he} need|how much is needed|how much is that|how much do i need]",),
        (
            "[a|the] recipe for {k} [needs|uses|takes] {a} [grams|g|cups|ml|grams of flour|eggs], how [much|many] for {j}[| people]",
            "{I} {drive} {a} [km|miles] in {k} hours, how far [do i get |is it |]in {j} hours[| at that speed]",
            "if {k} [people|servings] need {a} [grams|g|cups|ml], how much [for|do|is it for] {j}[| need]",
            "{a} [grams|g|ml|cups] for {k} [people|servings], how much for {j}[| people]",
        ),
    ),
    Frame(
        "{a} * {d}",
        whole=(
            "[a|the] recipe [needs|uses|takes|calls for] {a} [grams|cups|g|eggs|ml][| of flour| of sugar][,| and] {I} {make} [it {d} times|{d} times the recipe|{d} times as much][, how much is that|]",
            "[one|a] [serving|cup|egg|banana|slice|bottle|can] has {a} [calories|grams|mg|ml|grams of sugar][,|] how [many|much] [in|do|are in] {d}",
            "[one|a] [mile|inch|pound|ounce|step|lap|floor] is {a} [km|cm|kg|grams|meters], how [many|much] [is|are] {d}",
        ),
        weight=0.7,
    ),
    Frame(
        "{a} - {b} * {k}",
        (
            "[a|the|my] [book|report|novel] has {a} pages and {I} {read} {b} [a|per|each|every] day for {k} days",
            "{I} {have} {a} {t} and {use} {b} [[a|per|each|every] day for {k} days|[a|per|every] week for {k} weeks]",
            "[the|a] tank has {a} [liters|gallons] and loses {b} [[a|per|every] minute for {k} minutes|[an|per|every] hour for {k} hours|[a|per] day for {k} days]",
            "[the|my] [phone |data |]plan has {a} [gb|mb|minutes] and {I} {use} {b} [a|per] day for {k} days",
            "{I} {have} {a} {t} and {give} {b} to each of {k} [kids|friends|people]",
        ),
        (
            "[how many are left|how much is left|how many left|what is left|whats left|how many [pages|{t}] are left|what remains]",
        ),
        falling="ab",
    ),
    Frame(
        "{a} / {b}",
        (
            "[a|the|my] [book|novel|report] has {a} pages and {I} {read} {b} [a|per|each|every] [day|hour|night]",
            "{I} {have} {a} {t} and {use} {b} [a|per|each|every] [day|week]",
            "[the|a] tank [of|with|holds] {a} [liters|gallons] [loses|drains] {b} [a minute|per hour|per minute|an hour|every hour]",
            "{I} {type} {b} words [a|per] minute and the text has {a} words",
            "{I} {need} {a} [hours|points|km] and {do} {b} [a|per|each|every] [day|week]",
        ),
        (
            "[how many [days|hours|weeks|minutes] [does it take|is that|do i need|will it last|until done|]|how long does it take|how long will it last|how long is that|how long will it take]",
        ),
        falling="ab",
    ),
    Frame(
        "{a} / {k}",
        (
            "{I} {have} {a} [gb|minutes|mb|pages|{t}] for {k} days",
            "[a|the|my] [book|report] has {a} pages and {I} [{want}|{need}] to finish [it |]in {k} days",
            "{I} {use} {a} [liters|kwh|gb|{t}] in {k} [days|weeks|months]",
            "{I} {walk} {a} [km|miles|steps] in {k} days",
        ),
        (
            "[how much per [day|week|month|hour]|how many a day|how many per day|how much a day|how much is that per day|how much is that each day|what is that per day]",
        ),
    ),
    Frame(
        "{k} * 60 + {j}",
        whole=(
            "how many minutes [is|are|in] {k} hours and {j} minutes",
            "[convert|turn] {k} hours {j} minutes [to|into] minutes",
            "{k} h {j} min in minutes",
        ),
        weight=0.6,
        nouns=("{k} hours and {j} minutes in minutes",),
    ),
    Frame(
        "{b} - {a}",
        whole=(
            "[from|between] {a} [to|and] {b} [is how many years|how many years is that|how many is that|how much is that]",
            "[the odometer|my meter|the meter|the counter] [went|goes|moved] from {a} to {b}[,|] [how far|how much|how many|what did i use|what is the difference]",
            "the temperature [went|goes|rose|climbed] from {a} to {b}[,|] [how much|by how much|how many degrees is that|what is the rise]",
        ),
        falling="ba",
        weight=0.8,
    ),
)
