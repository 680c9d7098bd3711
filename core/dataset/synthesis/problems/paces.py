"""Something at a steady pace: how long it takes, how much comes of it, how fast it is."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.contrasts import contrasted
from tinycall.core.dataset.synthesis.problems.story import Frame

_MINUTE = ("[minute|min]", "[minutes|minutes|mins|min]")
_HOUR = ("[hour|hour|hr]", "[hours|hours|hrs]")
_DAY = ("day", "days")
_SECOND = ("[second|sec]", "[seconds|secs|sec]")
# Who does it, what comes of it, and in which time.
_WORKERS = (
    ("[printer|the printer|laser printer|old printer|office printer]", "does|prints|manages|makes", "pages", _MINUTE),
    ("[pump|the pump|tap|faucet|hose|boiler|fire engine]", "gives|delivers|moves|pumps|fills", "[liters|litres|gallons]", _MINUTE),
    ("[typist|i type|she types|my secretary|a student]", "", "words", _MINUTE),
    ("[baker|bakery|robot|oven|chef]", "makes|does|finishes|bakes", "[rolls|pies|bagels|buns|loaves]", _HOUR),
    ("[packer|a worker|warehouse robot|our team|the crew]", "packs|does|handles|loads", "[boxes|parcels|orders|crates]", _HOUR),
    ("[painter|roofer|gardener|tiler|floor layer]", "does|covers|finishes|manages", "[square metres|square feet|m2]", _DAY),
    ("[knitter|grandma|weaver|mason|bricklayer]", "does|manages|finishes", "rows", _HOUR),
    ("[downloading|download|the server|my wifi|upload|copying]", "", "[MB|mb|megabytes|gb|GB]", _SECOND),
    ("[reading|i read|she reads|my son reads]", "", "pages", _DAY),
    ("[factory|the plant|a line|assembly line|the mill]", "makes|builds|turns out|produces", "[cars|bikes|toys|chairs|phones]", _DAY),
    ("[picker|a farmhand|a student|the harvester]", "picks|gathers|harvests", "[kilos|baskets|crates|buckets]", _HOUR),
    ("[call center|an agent|the clerk|the doctor|support]", "takes|handles|sees|answers", "[calls|cases|patients|tickets]", _HOUR),
    ("[climber|the snail|the crane|the lift|elevator|the drill]", "does|rises|moves|goes", "[metres|meters|feet]", _MINUTE),
    ("[machine|the scanner|a copier|the press|3d printer]", "does|makes|stamps|scans", "[sheets|copies|parts|lids|labels]", _MINUTE),
    ("[a leak|the dripping tap|the tank|a candle|the bathtub]", "loses|drains", "ml", _MINUTE),
)  # fmt: skip
_WEIGHT = {"weight": "[kg|kilo|kilo|pound|lb]"}
_ROASTS = (
    "[a|the|my] [turkey|roast|ham|goose|lamb shoulder|brisket|pork roast] [takes|needs|cooks] {r} [min|minutes] per {weight} and [mine's|mine is|ours is|it weighs|it's|i have] {f} {weight}s",
    "{r} [min|minutes] [per|a|for each|for every] {weight}, [mine's|it weighs|i've got|the bird is] {f} {weight}s",
    "{f} {weight} [roast|turkey|ham|goose], {r} [min|minutes] [per|a|for each] {weight}",
    "[cooking time|roasting|baking|smoking|soaking] {r} [min|minutes] [a|per] {weight}, {f} {weight}s",
    "[my|the|our] [bird|roast|ham] [weighs|is] {f} {weight}s and [needs|takes] {r} [min|minutes] [per|a|for each] {weight}",
)


def _worker(who: str, verbs: str, what: str, time: tuple[str, str]) -> tuple[Frame, ...]:
    one, several = time
    a = "an" if one == _HOUR[0] else "a"
    does = f" [{verbs}]" if verbs else "[ at|]"
    pace = f"[ {a} {one}| per {one}| each {one}| every {one}|/{one}]"
    amount, rest = "{g}", "{s}"
    taken = Frame(
        "{g} / {s}",
        (
            f"{who}{does} {rest} {{what}}{pace}, {amount} {{what}}",
            f"{amount} {{what}} at {rest}{pace}",
            f"[need|have|want|to do|job of] {amount} {{what}} and [the rate is|it goes at|speed is] {rest}{pace}",
            f"{amount} {{what}}, {rest}{pace}",
            f"{who}, {rest}{pace}, {amount} {{what}} [to do|in total|needed|altogether]",
        ),
        (
            f"[how long|how long does it take|how long will that take|how many {several}|{several} needed|time needed|how many {several} is that|time in {several}|how long is that]",
        ),
        (
            f"{who}{does} {rest} {{what}}{pace}, how long for {amount}[| {{what}}]",
            f"how long for {amount} {{what}} at {rest}{pace}",
            f"how many {several} [for|to get through|to do] {amount} {{what}} at {rest}{pace}",
            f"at {rest} {{what}}{pace}, how long [do|will|would] {amount} [{{what}} |]take",
        ),
        falling="gs",
        brief=True,
        words={"what": what},
        weight=0.22,
    )
    made = Frame(
        "{s} * {k}",
        (
            f"{who}{does} {rest} {{what}}{pace}, {{k}} {several}",
            f"{rest} {{what}}{pace} for {{k}} {several}",
            f"{{k}} {several} at {rest} {{what}}{pace}",
            f"{who}, {rest}{pace}, [running|going|for|working] {{k}} {several}",
        ),
        (
            "[how many {what}|how much|how many in all|total {what}|{what} in total|how many is that|total]",
        ),
        (
            f"{who}{does} {rest} {{what}}{pace}, how [many|much] in {{k}} {several}",
            f"how many {{what}} in {{k}} {several} at {rest}{pace}",
        ),
        brief=True,
        words={"what": what},
        weight=0.22,
    )
    found = Frame(
        "{g} / {k}",
        (
            f"{amount} {{what}} in {{k}} {several}",
            f"{who}[,| -] {amount} {{what}} in {{k}} {several}",
            f"[took|it took|needed|in] {{k}} {several} for {amount} {{what}}",
        ),
        (
            f"[how many {{what}}{pace}|{{what}}{pace}|how much{pace}|what rate{pace}|what's that{pace}]",
        ),
        falling="gk",
        brief=True,
        words={"what": what},
        weight=0.16,
    )
    return taken, made, found


PACES = (
    *(frame for row in _WORKERS for frame in _worker(*row)),
    Frame(
        "{r} * {f}",
        _ROASTS,
        ("[how many minutes|minutes needed|how long in minutes|total minutes|time in minutes|for how many minutes|minutes in all]",),
        brief=True,
        words=_WEIGHT,
    ),
    Frame(
        "{r} * {f} / 60",
        _ROASTS,
        ("[how many hours|hours needed|how long in hours|time in hours]",),
        brief=True,
        weight=0.4,
        words=_WEIGHT,
    ),
    *contrasted(
        (
            "[cyclist|rower|jogger|tractor|canoe|ferry|tram|drone|skater|pigeon|dolphin], {s} {km} [per|an] hour, {r} [minutes|min|mins]",
            "{r} [minutes|min] [on the bike|in the car|on the train|of jogging|of rowing] at {s} {kmh}",
            "[i'm|we're|she is|the bus is] doing {s} {kmh} for {r} [minutes|min]",
            "{s} {kmh}, {r} [minutes|min]",
            "for {r} minutes [we drove|she rode|i ran|they sailed] at {s} {kmh}",
        ),
        {"{s} * {r} / 60": "how far|how far in {km}|distance|how many {km}|what distance is that|how far did that get us|{km} covered|how far is that"},
        weight=1,
    ),
    *contrasted(
        (
            "[burning|i burn|rowing burns|dancing burns] {g} calories an hour, {r} [minutes|min]",
            "[heater|pump|sprinkler|shower|engine] [uses|takes|burns|gives] {g} [liters|litres|units|grams] [an|per] hour, [running|on for|used for|left on] {r} [minutes|min]",
            "[tutor|mechanic|plumber|lawyer|call|parking] at {g} an hour, {r} [minutes|min]",
        ),
        {"{g} * {r} / 60": "how much is that|how much in all|what's the total|total|how much"},
        weight=0.7,
    ),
    *contrasted(
        (
            "[burning|i burn|rowing burns|jumping burns] {k} calories a minute, {r} [minutes|min]",
            "[heater|pump|sprinkler|shower|tap] [uses|takes|gives] {k} [liters|litres] [a|per] minute, [running|on for|used for|left on] {r} [minutes|min]",
            "[call|line|scooter|chat] at {k} cents a minute, {r} [minutes|min]",
        ),
        {"{k} * {r}": "how much is that|how much in all|what's the total|total|how much"},
        weight=0.6,
    ),
    *contrasted(
        (
            "{i} {km} in {r} [minutes|min|mins]",
            "[ran|jogged|she ran|swam|walked|hiked|rode] {i} {km} in {r} [minutes|min]",
            "[my|her|the] {i} [k|km|mile] [run|race|loop|jog] took {r} [minutes|min]",
            "{r} [minutes|min] for {i} [km|miles|laps|rounds]",
        ),
        {"{r} / {i}": "how many minutes for each|pace in minutes|minutes for each one|how long for one|minutes apiece|time for one of them|how many minutes per unit|pace each"},
        falling="ri",
        weight=0.9,
    ),
    Frame(
        "{i} * {D} * {k}",
        (
            "[take|i take|she takes|he needs] {i} [pills|tablets|drops|puffs|capsules] {D} times a day for {k} days",
            "{i} [pills|drops|spoons|tablets], {D} times [a day|daily], {k} days",
            "{i} [sets|rounds|series] of {k} [pushups|squats|lunges|situps|burpees], {D} [days|times] a week",
            "{D} [days|times] a week i do {i} sets of {k} [pushups|squats|reps]",
        ),
        ("[how many in all|total|how many is that|how many do i need|how many altogether]",),
        brief=True,
        weight=0.7,
    ),
)  # fmt: skip
