"""Ages and years, and coins and notes of one kind and another."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_KIN = "[brother|sister|cousin|son|daughter|friend|neighbor|nephew|wife|husband|uncle|dog|teacher]"

AGES = (
    Frame(
        "{k} - {i}",
        (
            f"[i'm|im|i am] {{k}}, [my|the] {_KIN} is {{i}} years younger",
            f"[my|her|his] {_KIN} is {{i}} years younger than me and [i'm|im|i am] {{k}}",
        ),
        ("[how old is that|how old|age of the younger one|the younger one's age|what age is that]",),
        falling="ki",
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{k} + {i}",
        (
            f"[i'm|im|i am] {{k}}, [my|the] {_KIN} is {{i}} years older",
            f"[my|her|his] {_KIN} is {{i}} years older than me and [i'm|im|i am] {{k}}",
            "{k} [years old |]now, in {i} years",
        ),
        ("[how old is that|how old|what age is that|age]",),
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{k} - {i} - {j}",
        (
            f"{{Q}} is {{k}}, [the|a] {_KIN} is {{i}} years younger and [the|a] cousin {{j}} years younger than that",
            f"{{Q}} is {{k}}, the {_KIN} {{i}} years younger and the cousin {{j}} years younger again",
            f"[i'm|im] {{k}}, my {_KIN} is {{i}} years younger, and the baby is {{j}} years younger still",
        ),
        ("[age of the youngest|how old is the youngest|youngest one's age|how old is the last one]",),
        falling="kij",
        brief=True,
        weight=0.4,
    ),
    Frame(
        "{k} + {i} + {j}",
        (
            f"{{Q}} is {{k}}, [the|a] {_KIN} is {{i}} years older and [the|a] cousin {{j}} years older than that",
            "the youngest is {k}, the next is {i} years older, the oldest {j} years older still",
        ),
        ("[age of the oldest|how old is the oldest|oldest one's age|how old is the last one]",),
        brief=True,
        weight=0.3,
    ),
    Frame(
        "{k} + {j} + {i}",
        (
            "kids aged {k}, {j} and {i}",
            "[ages|our ages|the kids' ages]: {k}, {j}, {i}",
            "three [siblings|friends|cousins], {k}, {j} and {i} years old",
        ),
        ("[combined age|total age|how old together|sum of the ages|ages added up]",),
        ("[combined|total] age of [kids|children|sisters|friends] aged {k}, {j}[,| and] {i}",),
        brief=True,
        weight=0.5,
    ),
    Frame(
        "{D} * {k}",
        (
            "[mum|mom|dad|grandpa|my aunt] is {D} times my age and [i'm|im|i am] {k}",
            "[mum|mom|dad|grandpa|my aunt] is {D} times as old as me, [i'm|im|i am] {k}",
        ),
        ("[how old is that|how old|what age is that|age]",),
        brief=True,
        weight=0.5,
    ),
    Frame(
        "{w} - {v}",
        (
            "[born|i was born|she was born|my dad was born|grandma was born] in {v}, [the year is|now it's|it's now] {w}",
            "[built|founded|opened|married|bought] in {v}, [now|it's|today] {w}",
            "birth year {v}, year {w}",
        ),
        ("[how old|age|how many years|how old now|what age|how many years is that]",),
        ("[how old is|age of] [someone|a person|a house|a car|a company] from {v} in {w}",),
        brief=True,
        weight=0.7,
    ),
    Frame(
        "{w} - {k}",
        (
            "[i'm|im|i am|he is|she is] {k} [years old |]in {w}",
            "[i turn|he turns|she turns|my son turns] {k} in {w}",
        ),
        ("[year of birth|birth year|what year was that birth|born when|in what year born]",),
        ("what year was [someone|a person] born who [is|turns] {k} in {w}",),
        brief=True,
        weight=0.5,
    ),
    Frame(
        "{w} + {k}",
        (
            "[loan|contract|lease|passport|warranty|project] [starts|started|begins] in {w}, [runs|lasts|valid for] {k} years",
            "it's {w}, {k} years [from now|later|ahead]",
        ),
        ("[what year|which year|what year will that be]",),
        brief=True,
        weight=0.3,
    ),
    Frame(
        "{k} * 0.25 + {j} * 0.10",
        ("[piggy bank|jar|wallet|my pocket]: {k} quarters and {j} dimes", "{k} quarters and {j} dimes", "[i have|found|counted] {k} quarters, {j} dimes"),
        ("[how many dollars and cents|in dollars and cents|total in dollars and cents]",),
        brief=True,
        weight=0.3,
    ),
    Frame(
        "{k} * 0.10 + {j} * 0.05",
        ("[piggy bank|jar|wallet|my pocket]: {k} dimes and {j} nickels", "[i have|found|counted] {k} dimes and {j} nickels"),
        ("[how many dollars and cents|in dollars and cents|total in dollars and cents]",),
        brief=True,
        weight=0.2,
    ),
    Frame(
        "{k} * 25 + {j} * 10",
        ("{k} quarters and {j} dimes", "[piggy bank|jar|wallet]: {k} quarters, {j} dimes"),
        ("[how many cents|in cents|total cents|how many cents is that]",),
        brief=True,
        weight=0.2,
    ),
    Frame(
        "{k} * 0.25",
        ("{k} quarters", "[i have|found|counted|a jar of] {k} quarters"),
        ("[how many dollars and cents|in dollars and cents|how many dollars and cents is that]",),
        brief=True,
        weight=0.2,
    ),
    Frame(
        "{k} * {i} + {j} * {D}",
        ("{k} [notes|bills] of {i} and {j} [coins|notes] of {D}", "[wallet|till|jar]: {k} x {i} and {j} x {D}"),
        ("[total|how much money|how much is that|how much in all]",),
        plain=True,
        brief=True,
        weight=0.3,
    ),
)  # fmt: skip
