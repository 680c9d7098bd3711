"""What charts name: titles, and the labels of bars."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.wording.words import abbreviation, invented, noun, word

_GROUPS = tuple(
    tuple(group.split())
    for group in (
        "apples pears plums bananas oranges cherries grapes lemons mangoes kiwis melons figs",
        "cats dogs birds fish horses rabbits cows sheep goats hens ducks wolves bears owls bees",
        "red blue green yellow black white purple orange pink brown grey cyan teal",
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec", "goals assists saves fouls corners shots", "muffins croissants bagels tarts pies buns cookies", "sparrows crows pigeons robins finches gulls", "oak pine birch maple willow cedar ash elm", "shirts hats socks coats scarves gloves shoes belts", "norway sweden finland denmark iceland poland greece portugal turkey egypt kenya ghana chile peru", "Lucy Omar Ines Raj Nina Tom Eva Jin Sam Ravi Zoe Ali Maya Noah Lena", "Smith Jones Patel Garcia Kim Novak Rossi Silva Weber Khan", "bus car bike tram walk taxi ferry", "soccer tennis hockey golf rugby boxing chess", "english french german spanish italian hindi arabic mandarin", "reading writing cooking drawing singing dancing gaming", "iphone galaxy pixel nokia", "hamster rabbit parrot turtle gecko pony", "morning noon evening night", "paper plastic glass metal organic", "drama comedy horror action romance", "roses tulips lilies daisies violets",
        "monday tuesday wednesday thursday friday saturday sunday", "mon tue wed thu fri sat sun",
        "Mo Tu We Th Fr Sa Su", "q1 q2 q3 q4", "north south east west", "spring summer autumn winter",
        "london paris berlin tokyo madrid rome oslo lima cairo delhi vienna prague dublin boston",
        "python java rust go ruby perl swift kotlin scala julia php elixir haskell javascript",
        "alice bob carol dave eve frank anna ben cleo dan ella finn gina hugo ivy jack kim leo mia tom",
        "tea coffee milk juice water cocoa beer wine soda lemonade",
        "rent food travel books games music clothes gym gas phone savings insurance fun",
        "sales cost profit revenue tax margin orders returns visits signups",
        "train test valid loss dev", "a b c d e f g h i j", "A B C D E F G", "x y z", "alpha beta gamma delta epsilon",
        "small medium large tiny huge", "s m l xl", "yes no maybe", "low mid high", "good bad ok", "gold silver bronze copper",
        "cars bikes buses trains planes boats trams scooters vans trucks", "usa uk china india brazil france germany spain italy japan",
        "pizza pasta salad soup rice beans bread cheese ham eggs burgers tacos", "linux windows mac android ios chrome firefox safari",
        "lamps chairs tables sofas shelves desks beds rugs", "math art physics biology history english music sport chemistry",
        "wins draws losses", "men women children", "likes shares comments views clicks", "walking running cycling swimming rowing yoga",
        "nurses doctors patients visitors porters", "oak pine birch maple ash beech elm willow cedar larch", "violin cello flute harp drums trumpet oboe tuba", "hamster rabbit parrot turtle gecko ferret goldfish canary", "muffins bagels scones tarts croissants donuts brownies rolls",
        "sparrows crows robins gulls swans owls finches herons", "shirts socks hats belts gloves scarves boots jeans", "mercury venus earth mars jupiter saturn uranus neptune", "iron zinc copper lead tin nickel cobalt silver", "lungs liver kidney heart spleen brain skin", "goals assists saves fouls corners shots passes",
        "hindi english mandarin spanish arabic bengali urdu polish dutch greek", "norway sweden finland denmark iceland latvia estonia peru chile kenya ghana nepal", "smith jones patel garcia nguyen kowalski rossi ivanov silva kim", "lucy omar ines raj nina yuki tariq olga pablo zoe marek aisha sven lena",
        "solar wind hydro coal gas nuclear biomass", "novels comics poems plays atlases thrillers", "wheat barley oats rye maize millet hops", "galaxy pixel iphone nokia xperia moto", "breakfast lunch dinner snacks dessert", "kitchen bedroom bathroom hallway garage attic cellar balcony", "agree disagree neutral unsure", "never rarely sometimes often always", "child teen adult senior", "north-east south-west midlands highlands",
        "carbon oxygen nitrogen argon helium neon", "rook bishop knight queen king pawn", "red blue green yellow orange purple black white grey pink", "adults kids seniors students", "alpha bravo charlie delta echo foxtrot", "jan feb mar apr may jun jul aug sep oct nov dec", "january february march april may june july", "cpu gpu ram disk network", "sun moon rain snow wind fog", "first second third fourth", "pens pencils rulers erasers notebooks",
    )
)  # fmt: skip
_PLACES = (
    "new york|san diego|ice cream|hot dogs|green tea|black coffee|orange juice|north america|"
    "south korea|hong kong|machine learning|home office|public transport|data science|side project|"
    "user growth|los angeles|new users|active users|web app|credit card|first half|second half|"
    "team red|team blue|very happy|not sure|no answer|under 18|over 65|last year|this year|"
    "main street|dark chocolate|brown rice|table tennis|video games|car repairs|eating out|New York|Los Angeles|San Francisco|Sao Paulo|Costa Rica|South Africa|Sri Lanka|New Zealand|Cape Town|Saudi Arabia|low fat|full fat|extra large|first floor|second floor|top shelf|left side|right side|front door|back yard|public holidays|sick days|night shift|day shift|early birds|late starters|gluten free|sugar free|olive oil|sea salt|peanut butter|hot chocolate|apple juice|iced tea|sparkling water|red wine|white wine|team lions|team tigers|blue whales|polar bears|house cats|guinea pigs|Anna Berg|Tom Hill|Maria Lopez|Li Wei|old phones|new phones|used cars|city bikes|night trains|web shop|book store|phone calls|text messages|board games|ice skating|rock music|hip hop|science fiction"
).split("|")
_NUMBERED = "item team group day week run class version model room level player store unit line q lane bus grade step stage zone ward shelf plant site table floor lab year track batch sample".split()
_TITLES = (
    "sales growth revenue results weekly report temperature scores traffic users monthly "
    "totals budget rainfall speed height weight age survey votes population energy usage "
    "latency errors demo test run training loss validation accuracy my chart parabola wave "
    "curve trend overview summary fruit animals visits orders prices costs wages steps "
    "heartbeat output yield demand supply quarterly annual daily expenses profit downloads pets "
    "goals points grades ages sizes lengths distances times lap cities languages colors runs "
    "miles calories sleep hours water production inventory customers responses clicks likes "
    "first second third new old final draft big small our team happy best"
).split()
_JOINED = (
    "{} and {}", "{} of {}", "{} vs {}", "{} per {}", "{} by {}", "{} over time", "{} this week",
    "{} last year", "{} in 2024", "{} 2023", "my {}", "the {}", "{} for {}", "{} (draft)", "{} - {}",
    "{} #1", "{}: {}", "{} today", "our {} in {}", "{} & {}", "{} until now", "{} 1", "{} v2", "all {}", "{} (ms)", "{} (kg)", "{} (%)", "{} by line", "{} per hour", "{} per person", "{} in class", "{} so far", "week 12 {}", "{} to {}", "{} this week", "{} so far this year", "{} by month", "{} vs {}", "{} & {} 2025", "{} at home", "{} no. 3", "{} since monday", "lab 3 {}", "{} night", "{} before and after", "how {} changed", "who has {}", "number of {}", "{} chart", "{} by {}", "{} with {}",
)  # fmt: skip


def labels(rng: Random, count: int, *, spaced: bool) -> list[str]:
    """As many different labels of one sort, at most 24 characters each.

    `spaced` says that a label may be of two words and may be a year.
    """
    style = rng.random()
    if style < 0.5:
        names = _run_of(rng, rng.choice(_GROUPS), count)
    elif style < 0.68:
        names = [_short(rng) for _ in range(count)]
    elif style < 0.76:
        names = [noun(rng) if rng.random() < 0.8 else abbreviation(rng) for _ in range(count)]
    elif style < 0.82 and spaced:
        names = rng.sample(_PLACES, min(count, len(_PLACES)))
    elif style < 0.88 and spaced:
        first, step = rng.randint(1980, 2026), rng.choice((1, 1, 1, 5, 10, -1))
        return [str(first + step * at) for at in range(count)]
    elif style < 0.94:
        names = _numbered(rng, count, spaced=spaced)
    else:
        names = [f"{invented(rng)[:10]} {noun(rng)}" if spaced else word(rng) for _ in range(count)]
    shape = rng.random()
    if shape < 0.3:
        names = [name.capitalize() for name in names]
    elif shape < 0.36:
        names = [name.title() for name in names]
    elif shape < 0.4:
        names = [name.upper() for name in names]
    kept: dict[str, str] = {}
    for name in names:
        if len(name) <= 24:
            kept.setdefault(name.casefold(), name)
    return list(kept.values())


def _short(rng: Random) -> str:
    """An invented word, of at most nine letters mostly."""
    name = invented(rng)
    return name if len(name) < 10 or rng.random() < 0.1 else name[: rng.randint(3, 9)]


def _run_of(rng: Random, group: tuple[str, ...], count: int) -> list[str]:
    if rng.random() < 0.4:
        start = rng.randrange(max(1, len(group) - count + 1))
        return list(group[start : start + count])
    names = rng.sample(group, min(count, len(group)))
    return names + [_short(rng) for _ in range(count - len(names))]


def _numbered(rng: Random, count: int, *, spaced: bool) -> list[str]:
    name = rng.choice(_NUMBERED)
    joint = rng.choice(("_", "-", "", " ", " ", " ") if spaced else ("_", "-", "", "_"))
    if rng.random() < 0.3:
        return [f"{name}{joint or '_'}{letter}" for letter in "ABCDEFGHIJ"[:count]]
    start = rng.choice((1, 1, 1, rng.randint(1, 20)))
    return [f"{name}{joint}{start + at}" for at in range(count)]


def name_phrase(rng: Random) -> str:
    """A title of one to five words."""
    parts = [
        rng.choice(_TITLES) if rng.random() < 0.7 else word(rng)
        for _ in range(rng.choices((1, 2, 3, 4), (42, 38, 14, 6))[0])
    ]
    text = " ".join(parts)
    if rng.random() < 0.18:
        joined = rng.choice(_JOINED)
        text = joined.format(parts[0], rng.choice(_TITLES))
    style = rng.random()
    return text.title() if style < 0.25 else text.capitalize() if style < 0.5 else text
