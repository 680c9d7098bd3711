"""How much of a whole is done, present or gone, and how much is to come, empty or left."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.contrasts import contrasted
from tinycall.core.dataset.synthesis.problems.story import Frame

_WHO = "[we've|i've|she has|they have|he's|my son has|the team has]"
_PERCENT = (
    "what percentage is that|how many percent|what percent is done|in percent|percentage so far|"
    "how far along in percent|what share in percent|what's that as a percentage"
)
_PLACE = "[the lake|my aunt's|nana's place|the airport|the cabin|the next city|home|my brother's house|the campsite|the ferry|the stadium|the seaside|our hotel|Rome|the wedding]"
_BOOK = (
    "[book|novel|thriller|biography|textbook|manuscript|comic|script|report|memoir|thesis|manual]"
)
_HALL = "[theatre|arena|hall|cinema|church|concert hall|bus depot|circus tent|opera house|venue|field|club]"

PROGRESS = (
    *contrasted(
        (
            f"[it's|its|it is|we have|the whole way is] {{g}} {{km}} to {_PLACE} and {_WHO} [done|driven|covered|managed|put behind us] {{s}}[| already| so far| of it]",
            f"{_WHO} [done|driven|covered|cycled|hiked|sailed] {{s}} [of|out of|of the] {{g}} {{km}}",
            "[drove|cycled|hiked|paddled|rode|walked] {s} {km} of a {g} {km} [trip|ride|trail|tour|stage|route|journey]",
            f"{_PLACE} is {{g}} {{km}} [away|from here|off] and {{s}} [are done|are behind us|are already driven|lie behind us]",
            "{g} {km} [race|ride|walk|hike|crossing], {s} [done|in|down|finished|completed]",
        ),
        {
            "{g} - {s}": "how much further|how far is it still|how much more to go|what's left to drive|distance to go|how many {km} to go|how many more {km}|what's still ahead|how far left|how much road is left|remaining {km}|still to go|the rest",
            "{s} / {g} * 100": _PERCENT,
        },
        falling="gs",
        weight=0.8,
    ),
    *contrasted(
        (
            "[it's|its] {g} {km} to [town|the coast|the border|the top] and there are {s} [left|to go|still ahead]",
            "{s} {km} [left|to go|remaining] of a {g} {km} [trip|race|drive|hike|flight]",
            "out of {g} {km} we still have {s} [to go|ahead of us|to do]",
        ),
        {"{g} - {s}": "how much have we done|how far have we come|how many {km} are behind us|distance covered so far|how far did we get|what did we cover|how much is done"},
        falling="gs",
    ),
    *contrasted(
        (
            f"[a|my|the|this] {_BOOK} [has|of|with|is] {{g}} pages[, | and ][i'm on page|i am at page|she's on page|i've reached page|i got to page|bookmark at page|i've read|he read] {{s}}",
            f"[a|the|my] {{g}}[-| ]page {_BOOK}, [i'm on|currently on|now on|stopped at|bookmark at|up to] page {{s}}",
            f"page {{s}} of {{g}}[| in my {_BOOK}]",
            f"[read|i finished|got through] {{s}} pages of a {{g}} page {_BOOK}",
        ),
        {
            "{g} - {s}": "pages to go|how many pages are left|how many more pages|pages left|what's left to read|how much do i still have to read|remaining pages|how many pages until the end|how many to the end|left to read|how many pages remain",
            "{s} / {g} * 100": _PERCENT,
        },
        falling="gs",
        weight=0.8,
    ),
    *contrasted(
        (
            f"[the|our|a] {_HALL} [holds|seats|has room for|fits|has a capacity of|takes] {{e}} and {{E}} [turned up|came|showed up|are in|bought tickets|were there|tickets are sold|attended]",
            "capacity {e}, [attendance|visitors|crowd|sold|occupied] {E}",
            f"{{E}} people in a {_HALL} for {{e}}",
            "{E} [of|out of] {e} [seats|tickets|spots|places] [are taken|sold|are gone|booked|filled]",
        ),
        {
            "{e} - {E}": "empty seats|how many seats stay empty|how many are free|free places|how many more fit|unsold|how many seats are left|vacant seats|how much room is left|how many more could come|still available",
            "{E} / {e} * 100": "how full is it in percent|what percentage is full|occupancy in percent|percent filled|how many percent are taken",
        },
        falling="eE",
        weight=0.8,
    ),
    *contrasted(
        (
            "[car park|parking lot|garage|bike rack|marina|campground|hotel|train|plane|classroom|lecture] [with|has|of] {g} [places|spots|spaces], {s} [taken|occupied|full|in use|booked|gone]",
            "{s} of {g} [beds|rooms|spaces|lockers|chairs|desks|licenses|boxes] are [in use|taken|booked|occupied|rented]",
            "{g} [invited|invitations|guests on the list|signed up|members], {s} [came|said yes|showed up|confirmed|replied]",
        ),
        {
            "{g} - {s}": "how many are not|how many free|how many still open|free ones|the remaining number|how many remain|how many don't|missing ones|how many left",
            "{s} / {g} * 100": "percentage|in percent|what percentage is that|how many percent|rate in percent",
        },
        falling="gs",
    ),
    *contrasted(
        (
            "[raised|collected|gathered|donations so far|crowdfunding at] {n} [of|out of|towards|of our] {m}[| goal| target]",
            "[goal|target|aim|we need] {m}, [raised|collected|pledged|in the pot|got] {n}[| so far| up to now]",
            "[the fundraiser|the campaign|our class trip|the new roof] needs {m} and {n} [is|has come] in",
        ),
        {
            "{m} - {n}": "how much is still missing|how much more is needed|what's the gap|still to raise|how far off|how much to go|missing amount|what's lacking",
            "{n} / {m} * 100": _PERCENT,
        },
        falling="mn",
    ),
    *contrasted(
        (
            "[the shop|a kiosk|the bakery|she|he|my stall|the club] [had|started with|ordered|got in|made] {g} {t} and [sold|got rid of|gave out|used up] {s}",
            "{s} of [our|the|my|her] {g} {t} [are gone|were sold|got lost|broke|went missing|are used]",
            "[sold|used|shipped|handed out|packed] {s} of {g} {t}",
            "[stock|delivery|inventory|batch] {g} {t}, {s} [sold|shipped|out|used|faulty]",
        ),
        {
            "{g} - {s}": "how many {t} are left|what's left|how many do we still have|{t} left|remaining {t}|left in stock|how many remain|how many are not gone",
            "{s} / {g} * 100": "what percent is that|how many percent|in percent please|share in percent",
        },
        falling="gs",
        weight=0.7,
    ),
    *contrasted(
        (
            "[the shop|she|he|my stall|the club|the farm] [had|started with|ordered|made] {g} {t} and {s} are [left|still there|unsold|left over]",
            "{s} of {g} {t} [left|remain|still here|not sold]",
            "there were {g} {t}, now there are {s}",
        ),
        {"{g} - {s}": "how many {t} are gone|how many were sold|how many did go|used so far|how many disappeared|sold {t}|how many went"},
        falling="gs",
    ),
    Frame(
        "{m} - {n} - {x}",
        whole=(
            "[i've|i have|i got|got] a {m} [gift card|voucher|store credit] and [picked out|chose|took|want] {item} for {n} and {item2} for {x}. [balance|what's left on it|remaining|what stays on it]?",
            "[had|i had|started with|she had|we had] {m}, [spent|paid|used] {n} on {item} and {x} on {item2}, [how much is left|what's left|how much remains|left]",
            "{n} for {item} and {x} for {item2} [out of|from|off] [a |my ]{m} [card|budget|allowance|voucher], [balance|left|what remains]",
            "[take|taking] {item} at {n} and {item2} at {x} [out of|from|off] {m}[| leaves what| leaves how much]",
            "[spent|blew] {n} on {item}, {x} on {item2}, [had|started with|began with] {m}. [left|how much left|what's left]?",
        ),
        falling="mnx",
        brief=True,
        weight=1.2,
    ),
    Frame(
        "{m} - {n} + {x}",
        whole=(
            "[had|i had|started with|she had|we had] {m}, [spent|paid|used] {n} on {item} and [got {x} back|found {x}|was given {x}|earned {x}|got a refund of {x}], [how much is there now|what's left|how much now]",
            "[balance|account|wallet|card] {m}, {n} [out|gone|withdrawn|paid] and {x} [in|refunded|topped up|paid in], [new balance|what's on it|balance now]",
            "[i've|i have] a {m} gift card, [bought|picked] {item} for {n} and [returned|sent back|gave back] {item2} for {x}, balance?",
        ),
        falling="mnx",
        brief=True,
        weight=0.7,
    ),
    Frame(
        "{m} + {n} + {x}",
        whole=(
            "[had|i had|started with|she had] {m}, [got|earned|was given|received] {n} from {Q} and {x} for [my birthday|babysitting|the old bike], [how much now|how much is there now|total now]",
            "[balance|account|wallet|card] {m}, {n} [in|paid in|topped up] and another {x} [in|added|refunded], [new balance|what's on it|balance now]",
        ),
        weight=0.5,
    ),
    Frame(
        "-{m} + {n}",
        (
            "[my|the|our] [overdraft|account|balance|card|current account] [is|'s|'s at|is at|stands at|sits at|shows] -{m} and [i pay in|i put in|i add|i deposit|comes in|i get] {n}",
            "[overdrawn by|in the red by|in the minus by|i'm down] {m}, [then|and] {n} [comes in|is paid in|arrives|gets deposited]",
            "[start at|from|balance] -{m}, [pay in|deposit|add|credit of] {n}",
        ),
        ("[where does that leave me|new balance|balance now|what's the balance|where am i then|what's on it now|how much do i have|what does the account show]",),
        brief=True,
        weight=0.7,
    ),
    Frame(
        "-{m} - {n}",
        (
            "[my|the|our] [overdraft|account|balance|card] [is at|'s at|stands at|shows] -{m} and [i spend|i take out|another|i withdraw|the bank charges] {n}[| more]",
            "[overdrawn by|in the red by] {m}, [then|and] {n} more [goes out|is charged|is taken]",
        ),
        ("[where does that leave me|new balance|balance now|what's the balance|what does the account show]",),
        brief=True,
        weight=0.4,
    ),
    Frame(
        "-{k} + {j}",
        (
            "[it's|it was|the freezer is at|this morning it was|temperature] -{k} [degrees|°C|C|°] and [rises|it warms up by|goes up by|climbs] {j}[| degrees]",
            "[i'm|we are|parked|the lift is] on floor -{k} and [go|goes] up {j}[| floors]",
            "[score|points|my score] -{k}, then [won|gained|plus] {j}",
        ),
        ("[what is it now|now|where does it end up|result|what do i get|what is it then]",),
        brief=True,
        weight=0.4,
    ),
    Frame(
        "{k} - {j}",
        (
            "[it's|it was|the room is at|at noon it was|temperature] {k} [degrees|°C|C|°] and [drops|falls|it cools by|goes down by|sinks] {j}[| degrees]",
            "[i'm|we are|the lift is] on floor {k} and [go|goes] down {j}[| floors]",
        ),
        ("[what is it now|now|where does it end up|what do i get|what is it then]",),
        brief=True,
        weight=0.4,
    ),
)  # fmt: skip
