"""Games, books, buses and seats: what is done, what is left, what it adds up to."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_LEFT = "[to go|how many to go|left|how many left|how many are left|what's left|remaining|how many remain|how many still|still missing|how many more]"
_TOTAL = "[total|how many altogether|how many in all|in total|total number|how many is that|how many together|what's the total|all together|how many does that make]"
_POINTS = "[points total|total points|how many points|score|total score|final score|how many points is that|points altogether|what's the score|points in all]"
_NOW = "[how many now|how many are on it now|how many on board|how many are there now|how many are left|how many passengers now|now|how many does that make|how many still on board]"
_MORE = "[how many more|difference|what's the difference|by how many|what's the gap|how much more|how big is the gap|how many apart]"
_CROWD = "[people|kids|passengers|students|tourists|riders]"

PASTIMES = (
    Frame(
        "{g} - {k}",
        (
            "[a|my|the] {g} page [novel|book|thriller|report|manual|comic], [i'm|im|i am] on page {k}",
            "[my book|the novel|book] has {g} pages, [read|done|finished|i'm on page|i read] {k}",
            "{g} [pages|questions|exercises|puzzles|emails|chapters|levels|stamps|points|reps|laps] [to do|in total|needed|to finish], {k} [done|finished|so far|already done]",
            "[goal|target] [of|is|:] {g} [steps|points|reps|words|signatures|votes|laps], {k} [done|so far|reached|already]",
            "[need|i need|we need|want] {g} [points|votes|stickers|bricks|eggs|chairs|signatures], [have|got|i have] {k}",
            "{g} {t} [to pack|to sell|ordered], {k} [packed|sold|done|delivered]",
        ),
        (_LEFT,),
        falling="gk",
        brief=True,
        weight=1.8,
    ),
    Frame(
        "{e} - {g}",
        (
            "[stadium|arena|hall|theater|venue|park] [holds|seats|has room for] {e}[| people| fans], {g} [turned up|came|showed up|sold|are in|taken|bought tickets|attended]",
            "{e} seats, {g} [taken|sold|occupied|filled|reserved|booked]",
            "capacity {e}, {g} [people came|sold|inside|attended|booked]",
        ),
        ("[empty seats|how many empty seats|seats left|free seats|how many seats are empty|unsold seats|how many places are free|how many seats free]",),
        falling="eg",
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{e} - {g}",
        (
            "[hard drive|phone|card|disk|quota|plan] has {e} mb, {g} [used|full|taken|gone]",
            "[population|stock|followers|subscribers|members] [was|were] {e}, [lost|minus|down by|fell by|dropped by] {g}",
            "[warehouse|shop|library|nursery] has {e} {t}, {g} [sold|shipped|lent out|sent out|gone]",
        ),
        ("[how many left|left|what's left|remaining|how much is left|what remains|how many now|new number]",),
        falling="eg",
        brief=True,
        weight=1,
    ),
    Frame(
        "{e} + {g}",
        (
            "[population|stock|followers|subscribers|members|views] [was|were|at] {e}, [gained|plus|up by|grew by|rose by] {g}",
            "{e} [visitors|views|steps|fans|sales|calls] [yesterday|on saturday|in may|last week], {g} [today|on sunday|in june|this week]",
        ),
        ("[total|how many now|new number|in all|how many altogether|how many is that|new total]",),
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{k} - {i} + {j}",
        (
            f"[there were |]{{k}} {_CROWD} on the [bus|train|tram|ferry|boat], {{i}} [got|get] off and {{j}} [got|get] on",
            f"[bus|train|tram|ferry] with {{k}} {_CROWD}, {{i}} off, {{j}} on",
            f"{{k}} {_CROWD} on board, {{i}} [leave|exit|get out] at the [next|first] stop and {{j}} [board|enter|get in]",
        ),
        (_NOW,),
        falling="ki",
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{k} + {j} - {i}",
        (
            f"{{k}} {_CROWD} on the [bus|train|tram|ferry|boat], {{j}} [got|get] on and {{i}} [got|get] off",
            f"[bus|train|tram] with {{k}} {_CROWD}, {{j}} more [board|got on] and {{i}} [leave|got off]",
        ),
        (_NOW,),
        falling="ki",
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{g} - {i} + {j}",
        (
            f"{{g}} {_CROWD} [in the room|in the pool|in line|at the party|in the shop], {{i}} [left|go out|went home] and {{j}} [came|arrived|came in|joined]",
            "[had|started with|i had|there were] {g} {t}, [sold|lost|used|ate|gave away] {i} and [got|bought|found|added] {j}[| more]",
        ),
        ("[how many now|how many are there now|how many in the end|now|how many does that leave|how many is that now]",),
        falling="gi",
        brief=True,
        weight=0.7,
    ),
    Frame(
        "{k} * {i} + {j} * {D}",
        (
            "[quiz|test|exam|game] [with|has|:] {k} questions worth {i} points and {j} worth {D}",
            "{k} [questions|rounds|tasks|cards|hits] [at|worth|of] {i} points and {j} [at|worth|of] {D}[| points]",
        ),
        (_POINTS, "[max score|maximum points]"),
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{k} * 3 + {j} * 2 + {h}",
        (
            "[basketball:|game:|she hit|he made|our team made] {k} threes, {j} twos and {h} free throws",
            "{k} three-pointers, {j} two-pointers, {h} free throws",
        ),
        (_POINTS,),
        brief=True,
        weight=0.5,
    ),
    Frame(
        "{k} * 3 + {j} * 2",
        ("[basketball:|game:|she hit|he made|they made|] {k} threes and {j} twos", "{k} three-pointers and {j} two-pointers"),
        (_POINTS,),
        brief=True,
        weight=0.4,
    ),
    Frame(
        "{k} * 3 + {j}",
        (
            "[team has|season so far:|we have|club with] {k} wins and {j} draws, 3 points a win, 1 a draw",
            "{k} wins at 3 points and {j} draws at 1 point",
        ),
        (_POINTS,),
        brief=True,
        weight=0.3,
    ),
    Frame(
        "{k} * {j}",
        (
            "[swam|i swam|ran|did] {k} [lengths|laps|rounds] of a {j} [metre|meter|yard] [pool|track|loop]",
            "{k} [laps|lengths] of {j} [meters|metres|yards]",
            "[sets|workout]: {k} sets of {j} [pushups|squats|reps|situps]",
            "{k} sets of {j} [pushups|squats|reps|situps|lunges]",
            "{k} [goals|wins|correct answers|hits|tasks] worth {j} points each",
        ),
        ("[total|how many is that|how much altogether|how much in all|in total|how much is that|how many altogether]",),
        plain=True,
        brief=True,
        weight=1,
    ),
    Frame(
        "{i} * {k} * {D}",
        (
            "{i} sets of {k} [pushups|squats|situps|reps], {D} days a week",
            "{i} [classes|teams|groups] of {k} [kids|students|pupils] with {D} [pens|cards|books|tickets] each",
            "{i} {t} [a|per] day at {k} cents, {D} days",
        ),
        ("[total|how much altogether|how many in all|in total|how many is that]",),
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{k} * {j} - {i}",
        (
            "{k} rows of [chairs|seats|trees|desks] with {j} in [every|each] row, [minus|without|except for] {i} [broken|bad|missing|dead] ones",
            "{k} rows of {j} [seats|chairs|plants], {i} [broken|reserved|empty|missing]",
            "{k} {boxes} with {j} {t} each, {i} [broken|missing|bad|taken]",
        ),
        ("[how many good ones|how many are left|how many left|how many without them|what's left|how many usable]",),
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{g} - {k}",
        (
            "{Q} [has|scored|sold|collected|got] {g} [points|{t}|votes|coins], i have {k}",
            "[team A {g}, team B {k}|class A {g}, class B {k}|candidate A {g}, candidate B {k}]",
            "[yesterday|last year|in may] {g} [visitors|calls|sales|orders], [today|this year|in june] {k}",
            "one [tower|tree|rope|board|hill] is {g} [m|cm|feet], the other {k}",
        ),
        (_MORE,),
        ("[by how much does|how much does] {g} [beat|exceed] {k}",),
        falling="gk",
        brief=True,
        weight=0.9,
    ),
    Frame(
        "{g} + {k} + {s}",
        (
            "[monday {g}, tuesday {k}, wednesday {s}|january {g}, february {k}, march {s}|class a {g}, class b {k}, class c {s}|saturday {g}, sunday {k}, monday {s}]",
            "{g} {t}, {k} {u} and {s} [more|others|extra]",
            "[calories|steps|minutes|points|visitors|sales]: {g}, {k} and {s}",
            "[breakfast|lunch] {g} calories, [dinner|snack] {k}, [dessert|drinks] {s}",
        ),
        (_TOTAL,),
        plain=True,
        brief=True,
        weight=0.9,
    ),
    Frame(
        "{g} + {k} + {s} + {r}",
        (
            "[calories|steps|minutes|points|visitors|sales]: {g}, {k}, {s} and {r}",
            "[spring {g}, summer {k}, autumn {s}, winter {r}|monday {g}, tuesday {k}, wednesday {s}, thursday {r}]",
        ),
        (_TOTAL,),
        plain=True,
        brief=True,
        weight=0.5,
    ),
    Frame(
        "({g} + {k} + {s} + {r}) / 4",
        (
            "[my marks|scores|grades|times|results|temperatures|my scores] [were|are|:] {g}, {k}, {s} and {r}",
            "[marks|test results|daily steps|prices|weights]: {g}, {k}, {s}, {r}",
        ),
        ("[average|whats my average|what's the average|mean|avg|what's the mean|on average]",),
        ("average of [my marks|the scores|the results] {g}, {k}, {s} and {r}",),
        brief=True,
        weight=0.7,
    ),
    Frame(
        "({g} + {k} + {s}) / 3",
        (
            "[my marks|scores|grades|times|results|temperatures|my scores] [were|are|:] {g}, {k} and {s}",
            "[marks|test results|daily steps|prices|weights]: {g}, {k}, {s}",
        ),
        ("[average|whats my average|what's the average|mean|avg|what's the mean|on average]",),
        brief=True,
        weight=0.6,
    ),
)  # fmt: skip
