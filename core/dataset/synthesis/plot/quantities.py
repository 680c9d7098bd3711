"""What people measure against what: names for two axes, for one series, and for a chart."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.wording.words import invented, noun

# What is set or passes by itself, and what is read off for it.
_MEASURED = (
    ("time|minutes|seconds|elapsed time|t", "speed|height|voltage|temperature|distance|heart rate|charge|pressure|water level|signal|position|altitude|battery level|noise level|current|flow|depth|angle|concentration"),
    ("hours|hours studied|study hours|hours of practice|hours worked|revision hours", "marks|scores|grades|pages|points|exam results|output|earnings|mistakes|words typed|units made|tests passed|typing speed|pay"),
    ("years|year|the year", "population|rainfall|sales|profit|births|price|members|visitors|emissions|storks|wages|debt|students|temperature anomaly|ice extent|voters|house prices|patents"),
    ("days|day|day number", "steps|cases|weight|height|customers|growth|plant height|downloads|calls|eggs|bookings|pages read|yeast cells|streams|push ups|mood|leaf count"),
    ("weeks|week|week number", "savings|weight|users|orders|subscribers|mileage|tickets|belly size|bugs|followers|hours slept|tomatoes picked|word count"),
    ("months|month", "revenue|costs|rent|visits|balance|heating bill|power use|refunds|stock level|sign ups|gas bill|turnover|churn"),
    ("age|ages", "height|income|blood pressure|weight|shoe size|reaction time|salary|resting pulse|hearing loss|bone density|vocabulary|screen time"),
    ("dose|doses|dosage", "response|pain score|pulse|recovery time|sleep|survival|symptoms|mood score"),
    ("distance|km|miles|distances", "fare|fuel|time taken|toll|signal strength|lap time|energy|delivery cost|calories|petrol used"),
    ("price|prices", "demand|units sold|quantity|sales|rating|profit margin|returns|clicks"),
    ("weight|weights|load|mass", "blood pressure|stretch|extension|fuel use|braking distance|spring length|deflection|price|grip strength|postage"),
    ("temperature|temperatures|degrees", "ice creams sold|pressure|solubility|resistance|volume|growth rate|reaction rate|humidity|energy use|beer sales|chirps"),
    ("height|heights", "weight|arm span|shoe size|jump height|stride|pressure|air density|wingspan"),
    ("epoch|epochs|step|iteration", "loss|accuracy|validation loss|perplexity|error rate|reward|learning rate|gradient norm"),
    ("speed|speeds|velocity", "fuel use|drag|braking distance|noise|heart rate|power|range|consumption"),
    ("ad spend|budget|advertising", "sales|leads|clicks|revenue|sign ups|visits|conversions"),
    ("depth|depths", "pressure|light|water temperature|oxygen|salinity|silt"),
    ("voltage|current|frequency|wavelength", "current|power|brightness|absorbance|gain|loudness|intensity|impedance"),
    ("floor area|area|size|square metres", "rent|price|heating cost|cleaning time|paint used|tiles"),
    ("concentration|ph|humidity|rainfall|sunlight|fertilizer", "absorbance|yield|crop height|growth|rate|mould|harvest|germination"),
    ("questions|trials|attempts|rounds|games", "score|wins|errors|time|points|strikes|hits|goals"),
    ("threads|cores|batch size|requests|file size", "latency|throughput|memory|runtime|queue length|cpu load|upload time|response time"),
    ("coffees|cups of coffee|beers|cigarettes", "hours of sleep|heart rate|errors|typos|reaction time|mood"),
    ("team size|employees|staff", "output|cost|meetings|delays|wages|velocity"),
)  # fmt: skip
_READ = (
    "marks|waiting times|ages|exam scores|reaction times|commit sizes|response times|shoe sizes|delivery times|lap times|birth weights|apple weights|call lengths|leaf lengths|ticket prices|hours of sleep|step counts|pulse rates|word lengths|file sizes|dice rolls|quiz results|arrival times|"
    "commute times|goals per game|wages|rents|house prices|pizza ratings|plant heights|wing spans|fish lengths|rainfall amounts|wind speeds|ping times|page loads|load times|queue lengths|tips|egg weights|daily steps|test marks|typing speeds|jump heights|heart rates|phone bills|review scores|errors per page"
).split("|")
_PLAIN = (
    "growth|speed|weight|height|sales|costs|sleep|rainfall|commute|energy|demand|pets|votes|battery|harvest|visitors|latency|mood|traffic|savings|storks|bees|coffee|attendance|revenue|stars|errors|lunch|goals|fitness|reading|noise|petrol|election|tides|ratings|wages|deliveries|ducks|"
    "homework|snow|tickets|garden|fuel use|blood pressure|sensor drift|reaction time|lab results|happiness|inflation|downloads|kitchen|bookings|hiking|pocket money|screen time|repairs|bird count|water use|pulse|altitude|crime|rent|shoe sizes|quiz night|cups|tips|defects|heating|recycling|donations"
).split("|")
_OWNED = "my|our|the|team|class|daily|weekly|monthly|annual|city|summer|winter|office|family|school|average|total|global|local|morning|lab|shop|final".split(
    "|"
)
_ENDS = (
    "by line", "by age", "by month", "in class", "per hour", "per day", "at work", "this week", "last summer", "over time", "2023", "in 2025", "by region", "so far", "per person", "of Leo", "of Mia", "at home", "on mondays", "before and after", "in our street", "for grade 5", "trend", "report", "overview", "test", "curve",
    "(kg)", "(ms)", "v2", "part 2", "in May", "by team", "of the day", "and weather", "(draft)", "in percent", "after lunch", "from the survey",
)  # fmt: skip
_JOINED = ("{} and {}", "{} and {}", "{} and {}", "{} vs {}", "{} against {}", "{} or {}", "{} per {}", "{} by {}", "{} & {}", "{} versus {}", "from {} to {}", "{} with {}")  # fmt: skip


def axes(rng: Random) -> tuple[str, str]:
    """The name of what goes on x, and of what is read for it."""
    independent, dependent = rng.choice(_MEASURED)
    first, second = rng.choice(independent.split("|")), rng.choice(dependent.split("|"))
    if first == second or rng.random() < 0.08:
        second = invented(rng)
    return first, second


def series_name(rng: Random) -> str:
    """The name of a list of numbers."""
    return rng.choice(_READ) if rng.random() < 0.75 else axes(rng)[1]


def chart_title(rng: Random, *about: str) -> str:
    """A title of one to five words, often of the words that the chart is `about`."""
    first, second = rng.choice(_PLAIN), rng.choice(_PLAIN)
    if rng.random() < 0.15:
        second = noun(rng)
    if about and rng.random() < 0.55:
        first, second = rng.choice(about), rng.choice((*about, second, second))
    style = rng.random()
    if style < 0.2 and len(first) > 2:
        text = first
    elif style < 0.6 and first != second:
        text = rng.choice(_JOINED).format(first, second)
    elif style < 0.8:
        text = f"{first} {rng.choice(_ENDS)}"
    elif style < 0.9:
        text = f"{rng.choice(_OWNED)} {first}"
    else:
        text = f"{rng.choice(_OWNED)} {first} {rng.choice(_ENDS)}"
    shape = rng.random()
    return text[:1].upper() + text[1:] if shape < 0.55 else text.title() if shape < 0.7 else text
