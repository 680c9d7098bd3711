"""Subjects of two to five plain words, every one of which the query keeps."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.wording.templates import chosen
from tinycall.core.dataset.synthesis.wording.words import invented, noun

# A compound, and the words for what one may want to know of it.
_COUNTED: tuple[tuple[str, str], ...] = (
    ("electric guitar|bass guitar|acoustic guitar|pedal steel|upright piano|french horn|bass clarinet|snare drum|double bass|pipe organ|tenor saxophone|steel drum", "pickups|strings|tuning pegs|amp settings|finger exercises|reeds|bridge height|maintenance|intonation|chord shapes|practice pads|mouthpieces"),
    ("sewing machine|knitting machine|coffee grinder|espresso machine|bread maker|ice cream maker|vacuum cleaner|washing machine|air fryer|rice cooker|stand mixer|pressure washer|lawn mower|chain saw|leaf blower", "tension|oil|burrs|descaling|blades|spare parts|belt replacement|settings|error codes|filters|cleaning|bobbin size|timer|hoses"),
    ("touring bicycle|mountain bike|road bike|cargo bike|electric scooter|camper van|diesel engine|steam engine|jet engine|trailer hitch|snow tyre|brake caliper|timing belt|fuel pump", "gears|chain wear|tyre pressure|brakes|frame sizes|noise|wiring|inspection|tread depth|seals|torque values|leaks|replacement interval"),
    ("fire ant|carpenter bee|monarch butterfly|snow leopard|barn owl|sea otter|house sparrow|giant squid|arctic fox|tree frog|humpback whale|honey badger|hermit crab|electric eel|mole rat", "colonies|nests|migration|diet|habitat|calls|feeding|tracks|shell|lifespan|predators|mating|tusks|range"),
    ("web server|load balancer|message queue|hash table|linked list|binary tree|garbage collector|memory allocator|page cache|rate limiter|feature flag|build server|merge conflict|race condition|dead lock|stop word|search index|type checker|regex engine|cron job|service worker", "settings|benchmarks|examples|collisions|tuning|removal|pauses|internals|logs|rollout|resolution|list|rebuild|design|alerts|metrics"),
    ("rental deposit|tax return|travel refund|car insurance|health insurance|bank transfer|credit card|sick leave|parental leave|notice period|exit interview|gift voucher|expense claim|stock option|council tax|small business", "rules|claim|deadline|form|fees|excess|appeal|limit|proof|fraud|dates|letter|loan|refund"),
    ("oil paint|water colour|stained glass|clay pot|wood block|film camera|dark room|type face|book cover|silk screen|paper crane|stage light|puppet theatre|shadow play|ink pen|bead loom", "primer|washes|kiln|carving|light leaks|chemicals|pairing|design|printing|folding|gels|strings|nibs|patterns|thinners"),
    ("heat pump|solar panel|wind turbine|gas meter|water tank|smoke detector|light switch|door bell|roof tile|floor joist|damp wall|stair lift|garden gate|bath tub|wood stove|attic fan", "noise|angle|blades|reading|liner|battery|wiring|chime|moss|spacing|treatment|brackets|hinges|sealant|draft|cost"),
    ("night shift|job interview|team retreat|town hall|bus driver|dog walker|substitute teacher|flight attendant|tour guide|school nurse|fire marshal|book club|night watchman|ski instructor", "meals|questions|games|agenda|training|contract|uniform|pay|tips|duties|books|rota|exam|handover"),
)  # fmt: skip
# Those of which one has not several.
_MASSES: tuple[tuple[str, str], ...] = (
    ("north sea|dead sea|rocky mountain|south pole|river delta|coral island|salt marsh|peat bog|rain forest|high desert|hot spring|ice cave|sand dune", "tides|ferries|plants|wildlife|expeditions|formation|map|hiking|geology|fog|erosion|climate|birds|access"),
    ("blood sugar|bone marrow|heart valve|inner ear|lower back|knee joint|wisdom tooth|contact lens|food allergy|tick bite|sun burn|sleep walking|panic attack|rotator cuff|achilles tendon|gall bladder", "levels|donation|replacement|infection|exercises|pain|removal|cleaning|test|treatment|first aid|signs|surgery|recovery"),
    ("stone age|bronze age|iron age|civil war|spice trade|tea party|printing press|moon landing|wool guild|salt tax|gold standard|peasant revolt|plague village|opium war|slave trade|coal strike", "tools|burials|songs|letters|routes|taxes|witnesses|museums|paintings|causes|broadcast|laws|maps|leaders"),
    ("puff pastry|sour cream|bone broth|dark chocolate|goat curd|maple syrup|soy milk|rye flour|olive oil|chili oil|lemon curd|egg white|black garlic|star anise|brown butter|hot sauce|blue cheese|duck fat", "lamination|substitute|storage|brands|foam|smoke point|tempering|acidity|cookies|fermentation|ice cream|marinade|freezing|grades"),
    ("table tennis|water polo|beach volleyball|ice hockey|figure skating|trail running|long jump|pole vault|free diving|rock climbing|sumo wrestling|show jumping|horse racing|speed skating|line dancing", "serve|rules|footwork|penalties|spins|shoes|run up|grip|breathing|knots|ranks|fences|odds|blades|steps"),
)  # fmt: skip
_FAMILIES = _COUNTED + _MASSES
_ADJECTIVES = "vintage|cheap|modern|home made|portable|indoor|outdoor|antique|japanese|german|victorian|nordic|mexican|second hand|professional|left handed|cordless|waterproof|broken|organic|medieval|tropical|heavy duty|low cost|high altitude|early|late|dwarf|wild|urban|rural".split("|")  # fmt: skip
# Words that requests and calls are made of, as subjects of their own.
_TRICKY = (
    "stop words|question marks|top hats|top soil|find and replace|list price|number theory|number plates|show jumping|show trials|line dancing|plot holes|plot armour|graph databases|bar stools|bar exam tips|scatter cushions|pie charts|flow charts|sum insured|square dancing|square knots|root vegetables|root canals|cube houses|"
    "power naps|times tables|mean girls film|mode of transport|product managers|dividing walls|addition reactions|minus sign origin|percentage points|division of labour|calculator watches|plotting a novel|first names|last rites|single sign on|single parents|one way streets|two stroke oil|three legged race|four leaf clover|five spice|six pack abs|seven deadly sins|"
    "eight ball rules|nine mens morris|ten pin bowling|double glazing|triple jump|half time show|quarter horses|search and rescue dogs|search warrants|search engine ranking|lookup tables|bank notes|sticky notes|document shredders|article 5|info desks|who guidelines|what if analysis|"
    "how to books|why questions in interviews|when harry met sally|where clauses|help desk software|best man speeches|limit orders|max planck|minimum wage|average rainfall in Oslo|total recall|for loops|with statements|about pages|on call rota|search costs|graph paper|histogram matching|line breeding|box plots|function keys|"
    "sine bars|tangent lines|log cabins|logs in docker|pi day|e numbers|absolute zero|round tables|exponential backoff|tip culture|tax brackets|change management|difference engines|interest groups|speed dating|area codes|volume knobs|age of enlightenment"
).split("|")  # fmt: skip
_FRAMES = (
    "{c} {a}", "{c} {a}", "{c} {a}", "{c} {a}", "{c}s", "{j} {c}s", "{j} {c} {a}", "{a} of the {c}", "{c} {a} [for beginners|in winter|at home|by hand|for kids|in cold weather|on a budget|after 50|in spain|for two]", "{c} {a} and {b}", "{c} [without|with|for|and|or|vs|from] {n}", "{i} {c} {a}", "{c} {a} {d}", "{d} inch {c}", "{c} mark {d}", "{n} and {m} {a}", "[rise|fall|history|art|end|price|care|origin|anatomy] of the {c}", "{c} {a} in the 1{e}0s", "{n} {c} {a}",
)  # fmt: skip


def compound_subject(rng: Random) -> str:
    """A subject whose words belong together."""
    if rng.random() < 0.18:
        return rng.choice(_TRICKY)
    compounds, asked = rng.choice(_FAMILIES)
    first, second = rng.sample(asked.split("|"), 2)
    slots = {
        "c": rng.choice(compounds.split("|")),
        "a": first,
        "b": second,
        "j": rng.choice(_ADJECTIVES),
        "n": noun(rng),
        "m": noun(rng),
        "i": invented(rng),
        "d": str(rng.randint(2, 99)),
        "e": str(rng.randint(70, 99)),
    }
    text = chosen(rng, rng.choice(_FRAMES)).format(**slots)
    style = rng.random()
    return text.title() if style < 0.05 else text.capitalize() if style < 0.1 else text


def compound_thing(rng: Random, *, counted: bool = False) -> str:
    """One thing of two or three words, as it follows "what is a"; if `counted`, with a plural."""
    thing = rng.choice(rng.choice(_COUNTED if counted else _FAMILIES)[0].split("|"))
    return f"{rng.choice(_ADJECTIVES)} {thing}" if rng.random() < 0.1 else thing


def several(rng: Random, thing: str) -> str:
    """Several of a thing, or several of those that requests are made of."""
    if rng.random() < 0.12:
        return rng.choice([subject for subject in _TRICKY if subject[-1] == "s"])
    if thing.endswith(("tooth", "foot", "wolf")):
        return thing.replace("oo", "ee") if thing[-1] != "f" else f"{thing[:-1]}ves"
    if thing[-1] == "y" and thing[-2] not in "aeiou":
        return f"{thing[:-1]}ies"
    if thing.endswith(("x", "sh", "ch")):
        return f"{thing}es"
    return thing if thing[-1] == "s" else f"{thing}s"
