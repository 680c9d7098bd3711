"""Casual spelling: slips of the fingers, short forms, capitals, speech written down."""

from __future__ import annotations

import re
from random import Random

_WORD = re.compile(r"[A-Za-z]{5,}")
_SAID = re.compile(r"[,;](?= |$)|[?!]|(?<=\D)\.(?= |$)")
_SELF = re.compile(r"\bi(?='|\b)")
_AMPERSAND = re.compile(r"(?<=\d) and (?=[$€£]?\d)")

# A slip in one of these could change what is asked.
_KEPT = frozenset(
    """
    three seven eight eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen dozens
    third thirds fourth fifth sixth seventh eighth ninth tenth tenths quarter quarters halves
    times minus point negative double triple twice thrice halve fewer greater squared cubed
    second seconds minute minutes hours weeks month months years year week days daily hourly
    weekly monthly yearly sine cosine tangent tenth hundredth thousandth equals degrees radians
    """.split()
)
_SHORT = {
    "calculate": ("caluclate", "calcualte", "calulate", "calc", "caculate", "calculat"),
    "compute": ("compue", "copmute", "comput"),
    "divided": ("divded", "devided", "dividied", "diveded", "divided"),
    "divide": ("devide", "divde", "dived"),
    "multiplied": ("multipled", "mutliplied", "multiplyed", "multiplid"),
    "multiply": ("mulitply", "multipy", "mutiply", "multiply"),
    "subtract": ("substract", "subtrat", "subract"),
    "percent": ("precent", "pecent", "percnt", "perent", "pct"),
    "percentage": ("precentage", "percentge", "percantage"),
    "square": ("sqaure", "squre", "sq", "sqare"),
    "average": ("avrage", "averge", "avg", "averege", "avarage"),
    "remainder": ("remander", "reminder", "remaider"),
    "difference": ("diffrence", "differnce", "diff", "difference"),
    "between": ("betwen", "btwn", "beetween", "bewteen"),
    "among": ("amoung", "amongst"),
    "people": ("ppl", "peple", "poeple"),
    "you": ("u", "yu"),
    "are": ("r",),
    "please": ("pls", "plz", "plase"),
    "with": ("w", "wth", "wit"),
    "what": ("wat", "wht", "waht", "whta"),
    "what's": ("whats", "wats", "what s", "wuts"),
    "whats": ("wats", "whts", "what s"),
    "much": ("mutch", "muhc"),
    "many": ("meny", "mny"),
    "hours": ("hrs", "hrs", "houres"),
    "minutes": ("mins", "min", "minuts"),
    "seconds": ("secs", "sec"),
    "kilometers": ("km", "kms", "kilometres"),
    "meters": ("m", "metres"),
    "because": ("cuz", "bc"),
    "each": ("ea", "eahc", "each"),
    "total": ("totl", "toal", "totall"),
    "number": ("nr", "nummber"),
    "altogether": ("all together", "altogheter"),
    "costs": ("cost", "cots"),
    "would": ("wud", "woud"),
    "could": ("cud", "coud"),
    "have": ("hav", "hve"),
    "remaining": ("remaning", "remainig"),
    "restaurant": ("resturant", "restaraunt"),
    "discount": ("discout", "discunt", "dscount"),
    "decimal": ("decmal", "dec"),
    "decimals": ("decmals", "decimal", "decimls"),
    "rounded": ("ronded", "rounded off"),
    "friends": ("freinds", "frends"),
    "right": ("rite",),
    "tomorrow": ("tmrw", "tomorow"),
    "bought": ("bougth", "baught"),
    "altitude": ("altitute",),
    "length": ("lenght", "lengh"),
    "height": ("hight", "heigth", "heigh"),
    "rectangle": ("rectangel", "rectange"),
    "triangle": ("triangel", "trianlge"),
    "circumference": ("circumfrence", "circumferance"),
}


def casual(rng: Random, text: str) -> str:
    """`text` as somebody in a hurry, on a telephone or by voice would have it; mostly unchanged."""
    style = rng.random()
    if style < 0.7:
        return _SELF.sub("I", text) if style < 0.28 else text
    if style < 0.78:
        return text.replace("'", "") if "'" in text else text.lower()
    if style < 0.86:
        return _shortened(rng, text)
    if style < 0.92:
        return _slipped(rng, text)
    if style < 0.945:
        return text.upper()
    if style < 0.97:
        return _SAID.sub("", text).lower()
    return _AMPERSAND.sub(" & ", text).lower()


def _shortened(rng: Random, text: str) -> str:
    words = text.split(" ")
    for index, word in enumerate(words):
        core = word.rstrip(",?.!")
        if core in _SHORT and rng.random() < 0.6:
            words[index] = rng.choice(_SHORT[core]) + word[len(core) :]
    return " ".join(words)


def _slipped(rng: Random, text: str) -> str:
    """One or two words with two letters swapped, one dropped, doubled or hit beside."""
    spans = [m.span() for m in _WORD.finditer(text) if m[0].lower() not in _KEPT]
    rng.shuffle(spans)
    for start, end in sorted(spans[: rng.choice((1, 1, 2))], reverse=True):
        at = rng.randrange(start + 1, end - 1)
        slip = rng.random()
        if slip < 0.4:
            changed = text[at + 1] + text[at]
            text = text[:at] + changed + text[at + 2 :]
        elif slip < 0.75:
            text = text[:at] + text[at + 1 :]
        elif slip < 0.9:
            text = text[:at] + text[at] + text[at:]
        else:
            text = text[:at] + rng.choice("aeioustrnl") + text[at + 1 :]
    return text
