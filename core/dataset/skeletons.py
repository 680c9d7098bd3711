"""The skeleton of a request: how it is phrased, with all that it asks for masked.

Two requests with one skeleton differ in their numbers, names and subjects alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from tinycall.core.calls import parse_call
from tinycall.core.dataset.sample import Sample
from tinycall.core.tools.wording import content_words

# Requests are casefolded first, so that a slot in capitals is no word of theirs.
NUMBER: Final = "#"
PERCENT: Final = "%"
FORMULA: Final = "FORMULA"
LABEL: Final = "LABEL"
TITLE: Final = "TITLE"
QUERY: Final = "QUERY"
THING: Final = "THING"
SLOTS: Final = frozenset((NUMBER, PERCENT, FORMULA, LABEL, TITLE, QUERY, THING))

_TOKEN: Final = re.compile(
    r"x(?=\d)"
    r"|[^\W\d_][^\W_]*\(?"  # a word, or a function as formulas write it
    r"|\d[\d\s.,;:()\[\]$€£=+*/^×÷-]*(?:(?:st|nd|rd|th|k)\b)?"  # a number, or some with signs
    r"|%"
)
_SCALES: Final = frozenset("hundred thousand million billion dozen".split())
_NUMBER_WORDS: Final = _SCALES | frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth pi
    """.split()
)
_DIGITS: Final = frozenset("0123456789")
_SLOT_OF: Final = (
    {slot: slot for slot in SLOTS}
    | dict.fromkeys(_NUMBER_WORDS, NUMBER)
    | dict.fromkeys((PERCENT, "percent", "pct"), PERCENT)
)
_MONEY: Final = frozenset("dollar dollars euro euros pound pounds buck bucks usd eur gbp".split())
_OPERATOR_WORDS: Final = frozenset(
    "plus minus times over divided multiplied by mod modulo squared cubed".split()
)
_BARE: Final = SLOTS | _OPERATOR_WORDS
# What may follow a number and is not what it counts.
_LINKS: Final = _OPERATOR_WORDS | frozenset(
    """
    a about add added after all also an and are as at away base be before between but can do does
    each equal equals every fewer for from go goes had has have he how i if in into is it leaves
    left less make makes minus more my of off on or out per please pls plz power raised rounded she
    so split subtract take than thank thanks that the their then there these they thx to together
    too u up was we were what whats when where which who whole with you
    """.split()
)
_FORMULA_WORDS: Final = (_OPERATOR_WORDS - {"over", "by"}) | frozenset(
    "# x x² x³ sqrt sin cos tan log log10 ln exp abs sine cosine tangent square root of the".split()
)
_VARIABLES: Final = frozenset(("x", "x²", "x³"))
_REPEATED: Final = re.compile(r"(?<!\S)((?:\S+ ){1,3}(?:#|LABEL))(?: \1)+(?!\S)")


def skeleton(sample: Sample) -> str:
    """The skeleton of the request of a sample that calls a shipped tool.

    Raises CallError where its call cannot be read.
    """
    return request_skeleton(sample.user, parse_call(sample.call).args)


def request_skeleton(user: str, args: Mapping[str, Any]) -> str:
    """The skeleton of a request whose call has the arguments `args`.

    Casefolded words with single spaces, no punctuation. A list is one slot whatever its length,
    and so is arithmetic written in signs; titles, labels and the query are masked where they stand
    in the request, a formula in x as a whole, and with a number the noun that it counts.
    """
    text = user.casefold()
    query, kind = args.get("query"), args.get("kind")
    if query is not None:
        text = _without_query(text, query.casefold())
    if "title" in args:
        text = _masked(text, args["title"].casefold(), TITLE)
    # Longer labels first: a label may stand inside another.
    for label in sorted(args.get("labels", ()), key=len, reverse=True):
        text = _masked(text, label.casefold(), LABEL)
    tokens = _slots(_TOKEN.findall(text.replace("'", "").replace("’", "")))
    if kind == "function":
        tokens = _with_formulas(tokens)
    elif "expression" in args:
        tokens = _with_things(tokens)
    phrase = " ".join(tokens)
    listed = kind in ("bar", "line", "scatter") and phrase.count(NUMBER) > 1
    return _REPEATED.sub(r"\1", phrase) if listed else phrase


def is_bare(phrase: str) -> bool:
    """Whether a skeleton holds no phrasing: slots alone, or slots joined by operators."""
    return _BARE.issuperset(phrase.split())


def _without_query(text: str, query: str) -> str:
    masked = _masked(text, query, QUERY)
    if masked == text:  # its words stand apart
        for word in content_words(query):
            masked = _masked(masked, word, QUERY)
    return masked


def _masked(text: str, value: str, slot: str) -> str:
    """`text` with the last whole `value` in it replaced."""
    at = text.rfind(value) if value else -1
    while at >= 0:
        end = at + len(value)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return f"{text[:at]} {slot} {text[end:]}"
        at = text.rfind(value, 0, end - 1)
    return text


def _slots(tokens: Sequence[str]) -> list[str]:
    """Numbers masked; what is listed, one slot."""
    out: list[str] = []
    before = ""
    for token in tokens:
        slot = NUMBER if token[0] in _DIGITS else _SLOT_OF.get(token)
        if slot is None:
            out.append(before := token)
            continue
        listed = before == "and" and len(out) > 1 and out[-2] in SLOTS
        if listed or (before == "a" and token in _SCALES):
            out.pop()
        if not out or out[-1] != slot:
            out.append(slot)
        before = slot
    return out


def _with_formulas(tokens: Sequence[str]) -> list[str]:
    out: list[str] = []
    run: list[str] = []
    for token in (*tokens, ""):
        if token in _FORMULA_WORDS or token[-1:] == "(":
            run.append(token)
            continue
        if run:
            out += run if _VARIABLES.isdisjoint(run) else _formula(run)
            run = []
        out.append(token)
    return out[:-1]


def _formula(run: Sequence[str]) -> list[str]:
    first = next(i for i, token in enumerate(run) if token not in ("of", "the"))
    return [*run[:first], FORMULA]


def _with_things(tokens: Sequence[str]) -> list[str]:
    """Arithmetic in signs as one slot, and nouns that numbers count masked."""
    out: list[str] = []
    things: set[str] = set()
    counting = False
    for token in tokens:
        if token[-1] == "(":
            token = NUMBER
        if out and out[-1] == NUMBER:
            if token in (NUMBER, "x"):
                counting = True
                continue
            if token in _MONEY:
                counting = False
                continue
            if counting and token not in SLOTS and token not in _LINKS:
                things.add(token.rstrip("s"))
        counting = token == NUMBER
        out.append(token)
    return [THING if token.rstrip("s") in things else token for token in out] if things else out
