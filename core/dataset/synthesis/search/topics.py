"""What people keep notes on, by field: things, what is asked about them, names and numbers."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tinycall.core.dataset.synthesis.wording.templates import chosen
from tinycall.core.dataset.synthesis.wording.words import invented, noun, proper_name

# For each field: its things, and what people want to know of one.
_FIELDS: tuple[tuple[str, str], ...] = (
    (
        "sourdough starter|rye bread|risotto|beef stew|lentil soup|miso paste|cold brew|espresso|green curry|pie crust|pizza dough|cast iron pan|pressure cooker|kombucha|sauerkraut|goat cheese|duck breast|fish stock|tofu|pancakes|apple cider|pork belly|chickpeas|polenta|gnocchi|ramen broth|egg whites|brown butter|salted caramel|meringue|paella|hummus|flat whites|oat milk|bone broth|cinnamon rolls",
        "recipe|hydration|storage|substitutes|fermentation time|seasoning|for beginners|without gluten|without an oven|for two|for a crowd|freezing|reheating|toppings|shelf life|in a slow cooker|brine ratio|thickening|calories|leftovers|aging|proofing",
    ),
    (
        "tomato plants|rose bushes|compost heap|raised beds|lavender|orchids|apple trees|strawberries|lawn moss|slugs|bonsai|hydrangeas|potted basil|greenhouse|rain barrel|wild garlic|box hedges|climbing beans|garden pond|sunflowers|fig tree|dahlia bulbs|cherry laurel|peat free soil|ferns|tulip bulbs|cucumbers|aphids",
        "pruning|repotting|watering|irrigation|winter care|root rot|companion planting|pests|spacing|seed starting|in clay soil|in the shade|on a balcony|harvest|fertilizer|grafting|propagation|mulching|leaf curl|frost protection|drainage",
    ),
    (
        "small claims court|tenancy agreement|copyright|trademark|employment contract|power of attorney|maritime law|habeas corpus|divorce settlement|eviction notice|jury duty|patent application|inheritance tax|consumer rights|data protection|unfair dismissal|parking fine|non compete clause|building permit|asylum claim|privacy policy|liability waiver|parental leave|squatters rights|freedom of information|good faith clause",
        "deadlines|in Scotland|in Germany|for tenants|for landlords|template|fees|exceptions|appeal|burden of proof|case law|for freelancers|notice periods|loopholes|requirements|in plain english|precedents|penalties|checklist",
    ),
    (
        "jazz chords|violin bow|circle of fifths|guitar pedals|sea shanties|string quartet|synth bass|vinyl records|choir warm ups|drum fills|blues scale|Gregorian chant|cello suites|flamenco|banjo|opera arias|hip hop sampling|microtonal music|harmonica|piano pedal|music royalties|record player|folk songs|minor keys|sheet music|polyrhythms|ukulele",
        "voicings|tuning|maintenance|practice routine|history|fingering|for left handers|mixing|ear training|sight reading|in the baroque era|improvisation|transcription|tempo|harmony|by ear|rosin|notation|rehearsal plan",
    ),
    (
        "marathon|free kick|offside rule|deadlift|rock climbing|trail running|tennis serve|swimming|bouldering|rowing machine|chess opening|judo throws|archery|kayak|cycling|table tennis|golf swing|rugby scrum|penalty shootout|surfing|pull ups|skateboard|fencing|yoga poses|ice hockey|relay race|ski wax|triathlon|squash",
        "pacing|training plan|technique|rules|injuries|warm up|drills|for older adults|equipment|recovery|nutrition|scoring|footwork|mistakes|world record|grip|strategy|cool down|stretches|tactics|footwear|breathing|endgames",
    ),
    (
        "high blood pressure|migraine|type 2 diabetes|plantar fasciitis|asthma|sleep apnea|vitamin d|iron deficiency|peanut allergy|knee replacement|carpal tunnel|tinnitus|eczema|hay fever|anxiety|whooping cough|kidney stones|atrial fibrillation|statins|antibiotics|ibuprofen|lactose intolerance|concussion|shingles|measles|celiac disease|insulin|caffeine|toothache|frozen shoulder|gout|scoliosis",
        "symptoms|treatment|side effects|dosage|in children|in older adults|during pregnancy|causes|diet|home remedies|prevention|risk factors|diagnosis|exercises|vaccine|recovery time|and alcohol|at night|myths|first aid|triggers",
    ),
    (
        "roman empire|french revolution|silk road|black death|cold war|ottoman empire|magna carta|industrial revolution|berlin wall|vikings|aztecs|hanseatic league|boxer rebellion|treaty of versailles|suez crisis|gold rush|spanish armada|meiji restoration|medici family|crusades|first world war|prohibition|space race|dutch east india company|bronze age|great fire of london|trojan war|peasants revolt|russian revolution|women's suffrage|knights templar",
        "timeline|causes|trade routes|fall|key figures|consequences|art|weapons|daily life|economy|maps|in northern europe|in popular culture|myths|primary sources|leaders|propaganda|architecture|end|religion|slang",
    ),
    (
        "Lake Titicaca|Kyoto|Patagonia|Iceland|Venice|Antarctica|Sahara|Mount Kilimanjaro|Great Barrier Reef|Nile delta|Scottish Highlands|Bavaria|Havana|Faroe Islands|Marrakesh|Baltic Sea|Gobi desert|Sicily|Yellowstone|Angkor Wat|Lisbon|Nashville|New Orleans|Madeira|Trans Siberian railway|Black Forest|Galapagos|Cape Town|Azores|Route 66|Isle of Skye|Machu Picchu",
        "hiking trails|temples|in winter|by train|visa|public transport|local food|festivals|camping|with kids|wildlife|ferry schedule|weather|on a budget|packing list|itinerary|airport transfer|road trip|geology|nightlife|population|languages",
    ),
    (
        "raspberry pi|usb c|ssd|graphics card|mechanical keyboard|home router|heat sink|3d printer|arduino|bluetooth headset|dual monitor|power supply|nas|e reader|smart meter|webcam|laser printer|graphics tablet|ups battery|thermal paste|mesh wifi|solar inverter|hdmi cable|smart lock|fibre modem|game controller|hard drive|motherboard|soldering iron|fpga",
        "cooling|power delivery|firmware|drift|bed leveling|noise|pairing|overheating|calibration|clock speed|benchmarks|pinout|warranty|backup|drivers|compatibility|latency|on linux|not detected|factory reset|wiring|battery life|bios update|manual",
    ),
    (
        "compound interest|index funds|mortgage|capital gains tax|emergency fund|credit score|stock split|hedge funds|pension|car loan|bitcoin|inflation|payroll|double entry bookkeeping|balance sheet|cash flow|student loans|dividends|life insurance|bond yields|sales tax|currency hedging|expense report|exchange rate|tulip mania|crowdfunding|venture capital|price elasticity|savings account|tax brackets",
        "refinancing|basics|for freelancers|deductions|calculator|fees|risks|explained|rates|limits|in the uk|for students|history|forecast|early withdrawal|rebalancing|comparison|rules|statement|examples|after retirement|mistakes",
    ),
    (
        "passport|night train|carry on luggage|hostel|travel insurance|jet lag|frequent flyer miles|campervan|backpacking|cruise ship|airport lounge|rental car|border crossing|ski trip|house swap|city pass|honeymoon|motion sickness|travel adapter|road tolls|sleeper bus|lost luggage",
        "renewal|checklist|rules|in Japan|in Europe|with a baby|with a dog|etiquette|refund|packing|booking|tips|safety|upgrade|size limits|remedies|reviews|deposit|tipping|for solo travellers",
    ),
    (
        "puppy|rescue dog|house cat|goldfish tank|hamster|budgie|horse|rabbit|guinea pig|chicken coop|leopard gecko|parrot|bee hive|tortoise|hedgehog|aquarium plants|ferret|bird feeder|dog crate|old cat|sheep dog|koi pond|labrador|alpaca",
        "training|vaccination|diet|grooming|behaviour|ventilation|sleep|nail trimming|separation anxiety|biting|hibernation|breeding|travel|toys|fleas|water change|names|ear infection|litter|swarming|insurance|teeth|barking at night",
    ),
    (
        "leaky tap|kitchen tiles|door hinge|wooden deck|drywall|paint stripper|cordless drill|circular saw|loft insulation|garden shed|bathroom fan|window frame|squeaky floor|wall plugs|dripping gutter|radiator|boiler|sewing machine|bike chain|sofa cover|fence post|wood stain|grout|smoke alarm|light switch|dishwasher|bookshelf|car battery|chimney|washing machine",
        "repair|replacement|installation|cleaning|sanding|bleeding|leak|noise|tension|hooks|adjustment|tools|costs|varnish|removal|maintenance|parts|safety|mould|wiring|restoration|warranty|upcycling|measurements|inspection",
    ),
    (
        "black holes|photosynthesis|plate tectonics|quantum tunnelling|natural selection|superconductors|tides|ocean currents|dark matter|northern lights|water cycle|periodic table|honey bees|blue whales|mitochondria|crispr|fossil fuels|coral reefs|permafrost|gut bacteria|spider silk|solar flares|stem cells|mushrooms|bird migration|volcanoes|continental drift|electric eels|neutron stars|ice cores|octopus camouflage|dna repair",
        "explained|experiments|theory|evidence|formation|for kids|measurement|discovery|diagram|life cycle|in the deep sea|bleaching|foraging|conservation|navigation|research|in a nutshell|open questions|equations|effects|detection",
    ),
    (
        "python decorators|rust borrow checker|nginx|postgres|kubernetes|docker compose|git rebase|vim macros|oauth2|css grid|ffmpeg|excel formulas|regular expressions|redis|sqlite|websockets|typescript generics|ssh keys|systemd units|terraform|unicode|bash scripts|react hooks|kafka|linux kernel|spreadsheet|selenium|webpack|graphql|cron jobs|latex tables|jupyter notebook|go routines|dns|tls certificates",
        "tutorial|reverse proxy|vacuum tuning|filters|timeouts|best practices|in production|memory leak|config file|permissions|refresh tokens|error handling|cheat sheet|performance|backup|debugging|on windows|deprecated features|release notes|migration|logging|security|unit tests|propagation|tunnelling|vs alternatives",
    ),
    (
        "haiku|sonnet|oil painting|watercolor|knitting|crochet|origami|calligraphy|film noir|stoicism|feng shui|opera|street photography|stained glass|pottery|board games|harlem renaissance|book binding|tattoo|ballet|improv theatre|leather wallet|quilt|embroidery|magic tricks|graphic novels|impressionism|short stories|mosaic|silent films|screen printing|puppet theatre|world building",
        "gauge|glazing|patterns|for beginners|supplies|techniques|examples|structure|history|in Japan|exhibition|lighting|composition|critique|stitches|colours|symbolism|ideas|genres|characters|plot twists|inspiration|drafting|kiln temperature",
    ),
    (
        "wedding|job interview|baby shower|remote work|meeting minutes|spaced repetition|time blocking|performance review|onboarding|fire drill|house rules|lost and found|daylight saving time|birthday party|neighbourhood watch|school lunch|homework|first aid kit|carbon monoxide alarm|recycling|moving house|exam revision|language exchange|public speaking|minimalism|screen time|book club|supply chain|customer complaints|allotment waiting list|team offsite|bedtime|burnout|new year resolutions",
        "seating|etiquette|checklist|questions|policy|template|schedule|ideas|advice|budget|speech|for introverts|with toddlers|agenda|feedback|costs|rules|plan|invitations|insurance|habits|at the office|follow up|on a budget|mistakes",
    ),
)  # fmt: skip
_PLACES = "Scotland|Japan|Berlin|northern Italy|rural areas|old buildings|the arctic|south america|cold climates|small towns|the middle ages|ancient egypt|the workplace|big cities|schools|the tropics|small flats|Peru|the 19th century|california".split("|")  # fmt: skip
_WHO = "older adults|kids|students|freelancers|beginners|new parents|left handers|small teams|infants|tenants|seniors|dogs|teenagers|first time buyers|night shift workers|athletes|vegetarians".split("|")  # fmt: skip
_GIVEN = "Ada|Marie|Frida|Nikola|Toni|Yuri|Rosa|Alan|Nina|Miles|Hedy|Agatha|Jane|Leonardo|Amelia|Vincent|Freddie|Simone|Ernest|Mary|Isaac|Florence|Charles|Virginia|Johann|Grace".split("|")  # fmt: skip
_EPITHETS = "the Great|of Bingen|of Aquitaine|the Younger|Senior|of Arc|II|the Bold|XIV|of Troy|of Assisi|the Wise".split("|")  # fmt: skip
# Subjects that hold a number, or a word that counts elsewhere.
_NUMBERED = (
    "windows [7|10|11|95|xp]", "windows [7|10|11] {a}", "python 3.{d}", "python 3.{d} {w}", "ubuntu {d}.04 {a}", "raspberry pi [3|4|5]", "raspberry pi [3|4|5] {a}", "route {d}", "article {d}", "[GDPR|constitution|treaty] article {d}", "section {d} of the {w} act", "RFC {n}", "ISO {n}", "formula [1|2|3]", "formula 1 {a}",
    "top {d} [radio|hits|{w}]", "{d} wonders of the {w} world", "{d} [habits|rules|laws|principles|pillars|stages|types|steps] of {w}", "{d} step [program|{w}|guide to {w}]", "{d} string [banjo|guitar|{w}]", "{d} speed {w}", "{d} day {w}", "{d} minute [{w}|workouts|meals]", "[catch|area|studio|apollo|level|chapter|psalm|sonnet|channel|highway|gate] {d}", "apollo {d} [landing|crew|mission]",
    "boeing 7{d}7", "boeing 7{d}7 {a}", "airbus a3{d}", "blink {n} {a}", "{i} {n} [manual|specs|{a}]", "{i} {d}", "[PS|ps][4|5] {a}", "iphone {d}", "iphone {d} {a}", "C# {d} {w}", "java {d} {w}", "node v{d}.{d} {a}", "vitamin [B12|D3|K2|c]", "omega 3", "covid 19 {a}", "[G|g][7|8|20] summit", "[5|4]g [tower|{w}] {a}", "mp3 [players|files]", "h2o", "co2 {a}", "x86 {a}", "utf 8 [errors|encoding]", "[401k|401k vs roth ira|401k {a}]",
    "world war [1|2|two|one]", "world war [1|2|ii] {a}", "[summer|winter] olympics {y}", "FIFA world cup {y} [final|squads|]", "{w} in {y}", "the {y}s {w}", "{y} election", "{y} [tax return|budget|floods|earthquake]", "{d}th century {w}", "{w} of the {d}th century", "{d}0s [music|fashion|cars]", "act {d} of {p}", "{w} chapter {d}", "{w} part {d}", "episode {d} of {p}", "{w} {d}.0",
    "{w} for [two|one|four|2|4|six]", "{w} under {d} [dollars|euros|minutes]", "{w} in {d} [days|weeks|minutes|steps]", "{d} [kg|mm|inch|amp|watt|volt|litre|mile] {w}", "adding {d} and {d}", "the number {d}", "{d} bit {w}", "{d}d {w}", "24 hour {w}", "24/7 {w}", "50/50 custody", "9 to 5 jobs", "911 calls", "{d}:1 ratio", "16:9 screens", "2x4 {w}",
    "first [aid|world war|time buyers|past the post|date ideas|generation {w}|in first out|class stamps]", "second [hand {w}|hand books|amendment|law of thermodynamics|language learning|trimester]", "third party [insurance|cookies|{w}]", "one [pot meals|way streets|man bands|hundred years of solitude|on one meetings]", "two [factor authentication|stroke engines|party system|tone paint]", "three [act structure|point lighting|phase power|sisters garden]", "four [day week|stroke engines|noble truths|leaf clover]", "five [year plan|spice|whys|a side football]", "six [sigma|pack abs]", "seven [deadly sins|samurai|years war]", "eight [hour day|queens puzzle]", "nine lives of cats", "ten [commandments|pin bowling]", "twelve [angry men|tone music|step program]",
    "single [malt whisky|parent support|sign on|origin coffee]", "double [glazing|bass {a}|jeopardy]", "top [loading washing machines|secret clearance|hat history|soil]", "half [marathon training|life of {w}|term holidays]", "best [man speech|before dates|of breed]", "limit [orders|switch {a}|of liability]", "max [weber|planck|heap size]", "zero [waste {w}|trust networks|gravity]", "couple counselling", "quarter [horse {a}|final rules]", "dozen roses meaning",
)  # fmt: skip
_MIXED = (
    "effects of {t} on {t}", "effects of {t} on {t} in {o}", "{t} in {l}", "{t} for {o}", "{a} for {o}", "{t} and {t}", "{t} vs {t}", "{t} versus {t}", "{t} or {t}", "history of {t}", "history of {t} in {l}", "history of the {t} in {l}", "rise and fall of the {t}", "causes of the {t}", "difference between {t} and {t}", "{t} with {t}", "{t} without {t}", "role of {t} in {t}", "{t} after {t}",
    "impact of {t} on {o}", "{t} {a} in {l}", "{t} {a} for {o}", "{t} {a} and {a}", "best {t} for {o}", "cheap {t} {a}", "quick {t} for {o}", "{t} on a {w}", "{t} near {l}", "{t} during {t}", "{p}'s {w}", "{p}'s retreat from {p}", "life of {p} in {l}", "letters of {p}", "{p} and {p}", "law of {w}", "{t}, {t} and {t}", "{t} of {l}", "rights of {o} in {l}", "salt and vinegar {w}", "{w} and {w} living together", "signs of {t}", "myths about {t}", "{t} at home", "{t} by {p}",
    "right to {w}", "{w} of the {w}", "{w} in the {w}", "to do list for {t}", "search and rescue {w}", "job search {a}", "search engine {a}", "note taking {a}", "lookup tables in {w}",
)  # fmt: skip
_GERUNDS = "growing|repairing|choosing|teaching|raising|storing|translating|photographing|renting|selling|buying|restoring|comparing|understanding|designing|collecting|planning|writing about|moving with|living with|caring for|cooking with|brewing|keeping|preventing|negotiating|insuring|playing|drawing|measuring".split("|")  # fmt: skip
_ACTS = "prune|repair|choose|make|clean|store|prevent|grow|cook|install|replace|remove|measure|teach|buy|sell|restore|treat|train|transport|insure|paint|draw|set up|take apart|get rid of|look after|compare|understand|freeze|sharpen|tune|plan|test|keep|dry|hang|polish|negotiate|read|write".split("|")  # fmt: skip
_ERRAND_ENDS = "at home|by hand|without tools|on a budget|in winter|for beginners|with kids|in 10 minutes|for two|step by step|in an old house|before a trip|in 5 steps|with two people|from scratch|in the rain|without a car|after work".split("|")  # fmt: skip
# Subjects whose words sound like the calculator's or the plot's.
_OTHERWISE = (
    "average salary of [nurses|teachers|{o}]", "average [rainfall|height|lifespan|age] [in {l}|of {w}]", "scatter plot [theory|examples|in excel|history]", "[sum|division] of [squares|powers|labour|ranges]", "division [one football|of powers]", "square [dancing|foot gardening|wave|root day]", "cube root algorithms", "[mental arithmetic|card] tricks", "long division for kids", "percentage of {o} [with {t}|in {l}]", "plus size {w}", "minus one effect", "times new roman", "[power|powers] of [attorney|ten film|the senate]", "root [vegetables|canal {a}|cause analysis]",
    "line [dancing|dancing in {l}|managers|of duty|editing]", "bar [exam {a}|stools|tending|codes|mitzvah {a}|charts in {l}]", "column [chromatography|writing]", "function rooms [in {l}|]", "pie [recipes|chart criticism]", "chart toppers of {y}", "[bell|learning|growth|laffer] curve", "curve [fitting|balls]", "tangent lines", "sin [taxes|city]", "graph [paper|theory|databases|theory in {l}]", "histogram [equalization|matching|of oriented gradients]", "garden plot [layout|rental]", "plotting a [novel|course|revenge]", "plot [twists|holes|holes in {p}|armor]", "story plot {a}", "box plots", "calculator [apps|repair|apps for linux|watch]", "calculating [god|child support|{t} {a}]",
    "compute a percentage", "product [management|of primes|placement|liability {a}]", "total [eclipse|recall|war]", "difference engines", "mean [girls|time to failure|reversion]", "median strip {a}", "mode of transport", "round [table|robin|the world tickets]", "count [dracula|nouns]", "number [theory|stations|plates]", "fractions of [gold|crude oil]", "equation of time", "exponential growth of {t}", "log [cabins|burners|files]", "draw [bridges|the line meaning|poker]", "drawing [horses|portraits|a bar chart by hand]", "values [education|in {p}]", "data points", "map drawing", "data visualization {a}", "trend [lines|forecasting]", "points of [sail|interest in {l}]",
)  # fmt: skip


def topic(rng: Random) -> str:
    """A subject of one to eight words that somebody would keep notes on."""
    style = rng.random()
    if style < 0.18:
        return topical_thing(rng)
    if style < 0.44:
        things, asked = (part.split("|") for part in rng.choice(_FIELDS))
        return f"{rng.choice(things)} {rng.choice(asked)}"
    if style < 0.62:
        return _filled(rng, rng.choice(_MIXED))
    if style < 0.78:
        return _filled(rng, rng.choice(_NUMBERED))
    if style < 0.84:
        return f"{rng.choice(_GERUNDS)} {topical_thing(rng)}"
    if style < 0.9:
        return person(rng)
    return _filled(rng, rng.choice(_OTHERWISE))


def errand(rng: Random) -> str:
    """Something that people do, as it follows "how to"."""
    text = f"{rng.choice(_ACTS)} {rng.choice(('', '', '', 'a ', 'the ', 'my ', 'an old '))}{topical_thing(rng)}"
    if rng.random() < 0.25:
        text += f" {rng.choice(_ERRAND_ENDS)}"
    return text


def topical_thing(rng: Random) -> str:
    """One thing that people keep notes on."""
    thing = rng.choice(rng.choice(_FIELDS)[0].split("|"))
    return f"{invented(rng)} {thing}" if rng.random() < 0.06 else thing


def _asked(rng: Random) -> str:
    while True:
        asked = rng.choice(rng.choice(_FIELDS)[1].split("|"))
        if not asked.startswith(("in ", "on ", "at ", "for ", "with", "by ", "and ", "after ", "during ", "vs ", "not ")):  # fmt: skip
            return asked


def person(rng: Random) -> str:
    """Somebody by name."""
    if rng.random() < 0.3:
        return f"{rng.choice(_GIVEN)} {rng.choice(_EPITHETS)}"
    family = invented(rng).capitalize()
    return f"{rng.choice(_GIVEN)} {family}"


def _word(rng: Random) -> str:
    style = rng.random()
    if style < 0.6:
        return noun(rng)
    if style < 0.85:
        return rng.choice(topical_thing(rng).split())
    return invented(rng)


def _filled(rng: Random, template: str) -> str:
    """A template whose every slot is another word of its sort."""
    text = chosen(rng, template)
    while "{" in text:
        at = text.index("{")
        text = text[:at] + _SORTS[text[at + 1]](rng) + text[at + 3 :]
    return " ".join(text.split())


_SORTS: dict[str, Callable[[Random], str]] = {
    "t": topical_thing,
    "a": _asked,
    "w": _word,
    "i": invented,
    "p": proper_name,
    "l": lambda rng: rng.choice(_PLACES),
    "o": lambda rng: rng.choice(_WHO),
    "d": lambda rng: str(rng.choice((rng.randint(2, 12), rng.randint(2, 99)))),
    "n": lambda rng: str(rng.choice((rng.randint(100, 999), rng.randint(1000, 9999), 9000))),
    "y": lambda rng: str(rng.randint(1750, 2029)),
}
