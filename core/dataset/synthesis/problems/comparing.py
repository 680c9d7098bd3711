"""Situations with ages, differences, temperatures, shares in percent and averages."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

COMPARISONS = (
    Frame(
        "{a} * {k}",
        (
            "{Q} has {a} {t} and {I} {have} {k} times as many",
            "{Q} is {a} and {I} {is} {k} times [as old|older]",
            "[a|the] {one} weighs {a} [kg|grams|pounds] and [a|the] {other} is {k} times [as heavy|heavier]",
            "{I} {have} {a} {t} and {Q} has {k} times [as many|more|that]",
        ),
        ("[how many is that|how much is that|what is that|how many {t} is that]",),
        weight=0.7,
    ),
    Frame(
        "{a} * 2",
        (
            "{I} {have} {a} {t} and {Q} has [twice as many|double that|twice that|two times as many]",
            "[the price|it|the recipe|the number] [was|is] {a} and [doubles|doubled|is doubled]",
        ),
        ("[how many does {Q} have|how much is that|what is it now|how many is that]",),
        (
            "twice as [many|much] as {a}[| {t}]",
            "{Q} is twice as old as [me|i am] and i am {a}[, how old is {Q}|]",
        ),
        weight=0.8,
    ),
    Frame(
        "{a} / 2",
        (
            "{I} {have} {a} {t} and [{give} away half|{lose} half|{eat} half|{sell} half|half are gone]",
            "{I} {have} {a} {t} and half [are gone|are bad|are red]",
        ),
        ("[how many are left|how many is that|how many is that|how many are left]",),
        whole=(
            "{I} {have} {a} {t} and {Q} has [half as many|half of that|half that][,|] [how many does {Q} have|how many is that]",
            "[the|a|my] recipe [needs|uses|takes] {a} [grams|cups|ml|g|eggs] and {I} [{make}|{cook}|{bake}] half[,|] [how much {do} {he} need|how much is that]",
        ),
        weight=0.7,
    ),
    Frame(
        "{a} - {a} / 3",
        whole=(
            "{I} {have} {a} {t} and [{eat}|{sell}|{give} away|{lose}] [a third|one third][| of them], [how many are left|<few>]",
        ),
        weight=0.3,
    ),
    Frame(
        "{a} - {a} / 4",
        whole=(
            "{I} {have} {a} {t} and [{eat}|{sell}|{give} away|{lose}] [a quarter|one quarter|a fourth][| of them], [how many are left|<few>]",
        ),
        weight=0.3,
    ),
    Frame(
        "{k} + {j}",
        (
            "{I} {is} {k} and {Q} is {j} years older",
            "{Q} is {j} years older than {me} and {I} {is} {k}",
            "{I} {is} {k} years old and {Q} is {j} years older",
        ),
        ("how old is {Q}", "[how old|what age] is {Q}"),
        weight=0.6,
    ),
    Frame(
        "{k} + {j}",
        whole=(
            "how old [will {I} be|am i] in {j} years if {he} {is} {k}[| now]",
            "{I} {is} {k}[| now| years old], how old will {he} be in {j} years",
            "{I} {is} {k}[| now], [what age|how old] in {j} years",
        ),
        weight=0.6,
    ),
    Frame(
        "{k} - {j}",
        (
            "{I} {is} {k} and {Q} is {j} years younger",
            "{Q} is {j} years younger than {me} and {I} {is} {k}",
        ),
        ("how old is {Q}",),
        (
            "{I} {is} {k}[| now| years old], how old was {he} {j} years ago",
            "how old was {I} {j} years ago if {he} {is} {k} now",
        ),
        falling="kj",
        weight=0.7,
    ),
    Frame(
        "{k} - {j}",
        (
            "{I} {is} {k} and {Q} is {j}",
            "{I} {is} {k} years old and {Q} is {j}[| years old]",
        ),
        (
            "[what is the age difference|how many years between them|how many years apart|whats the difference in age|how much older {is} {he}|age difference|what is the difference in years]",
        ),
        falling="kj",
        weight=0.9,
    ),
    Frame(
        "{a} - {b}",
        (
            "{I} {have} {a} {t} and {Q} has {b}",
            "{I} {score} {a} {as_points} and {Q} gets {b}",
            "one [team|class|shop|school|train|box] has {a} [points|kids|people|{t}] and the other {b}",
            "[a|the] {one} [is|weighs] {a} [cm|kg|grams|meters] and [a|the] {other} {b}",
            "{I} {is} {a} cm [tall|] and {Q} is {b}[| cm]",
        ),
        (
            "[how many more {do} {he} have|what is the difference|how many more is that|whats the difference|difference|how much more is that]",
        ),
        (
            "how many more is {a} than {b}",
            "how much [more|bigger|larger|greater|higher] is {a} than {b}",
            "how much [less|smaller|lower] is {b} than {a}",
        ),
        falling="ab",
        weight=1.1,
    ),
    Frame(
        "{a} - {b}",
        (
            "it [is|was] {a} degrees and [drops|dropped|falls|fell|cools down|gets colder] by {b}[| degrees]",
            "the temperature [is|was] {a} and [drops|falls|goes down|fell] [by |]{b}",
        ),
        (
            "[what is the temperature|how warm is it now|what is it now|how many degrees now|whats the temperature now|how cold is it]",
        ),
        weight=0.6,
    ),
    Frame(
        "{a} + {b}",
        (
            "it [is|was] {a} degrees and [rises|rose|climbs|warms up|gets warmer] by {b}[| degrees]",
            "the temperature [is|was] {a} and [rises|goes up|climbs] [by |]{b}",
        ),
        (
            "[what is the temperature|how warm is it now|what is it now|how many degrees now|whats the temperature now]",
        ),
        weight=0.4,
    ),
    Frame(
        "{a} * {p} / 100",
        whole=(
            "{p} of [the |]{a} [students|people|kids|voters|employees|guests|users|cars|animals|customers] [are|have|like|want|voted for|own] [girls|a dog|pizza|late|women|it|red|sick|a car|tea], how many [is that|are that|are there|people is that|]",
            "[a|the] [class|school|village|company|club|town] has {a} [people|students|members] and {p} [are|of them are] [girls|boys|women|new|adults|late], how many [is that|are that|are there]",
            "{I} {earn} {a} and {save} {p} [of it|], how much [is that|{do} {he} save]",
            "how many [people|students|votes|kids] is {p} of {a}",
        ),
    ),
    Frame(
        "{a} / {b} * 100",
        whole=(
            "{I} [{answer}|{solve}|{get}] {a} [of|out of] {b} [questions|problems|answers|points|right][,|] [what percent is that|what percentage is that|what percent|percentage|what is that in percent|how many percent]",
            "{I} {score} {a} [of|out of] {b}[,| points,] [what percent is that|what percentage is that|in percent|what is my percentage]",
            "{a} [of|out of] {b} [people|students|kids|votes|votes|days|users] [said yes|came|passed|agreed|are women|voted|like it][,|] [what percent is that|what percentage|how many percent|in percent]",
        ),
        falling="ba",
    ),
    Frame(
        "({b} - {a}) / {a} * 100",
        whole=(
            "[the price|price|rent|my salary|salary|the population|sales|my weight] [went|rose|grew|increased|changed|climbed|jumped] from {a} to {b}[,|] [what percent is that|how many percent|what is the percent increase|by what percent|what percentage increase is that|percent change]",
        ),
        falling="ba",
        weight=0.7,
    ),
    Frame(
        "({a} + {b} + {c}) / 3",
        whole=(
            "{my} [scores|grades|marks|times|results|test scores] [are|were] {a}, {b} and {c}[,|] [what is my average|what's the average|average|whats the mean|how much is that on average]",
            "{I} {score} {a}, {b} and {c}[,|] [what is {my} average|what's the average|whats the average|what is the mean]",
            "{I} {run} {a}, {b} and {c} [km|miles][,|] [what is the average|average|how far on average]",
            "[it was|temperatures were] {a}, {b} and {c} degrees[,|] [what is the average|average temperature|what's the mean]",
        ),
        nouns=("average [score|grade|price|temperature|age|weight|speed] of {a}, {b} and {c}",),
    ),
)
