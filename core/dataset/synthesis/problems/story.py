"""Word problems: a situation told in clauses, a question about it, in one of several orders."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from tinycall.core.dataset.synthesis.calculator.percentages import percent
from tinycall.core.dataset.synthesis.problems import people
from tinycall.core.dataset.synthesis.wording import money, numbers
from tinycall.core.dataset.synthesis.wording.phrasing import pick
from tinycall.core.dataset.synthesis.wording.wrapping import asked

_NUMBER = re.compile(r"\{(\w)\}")
_COMMUTATIVE = re.compile(r"\{\w\}(?: (?:\+ \{\w\}(?: \+ \{\w\})*|\* \{\w\}(?: \* \{\w\})*))")
_MONEY = "mnoxyzl"
_ARTICLE = re.compile(r"\b([Aa]) (?=(?:apple|orange|egg|onion|eraser|ice cream|uncle)\b)")
_BELOW = re.compile(r"(?<!\S)-(?=[a-z])")
_LOOSE = re.compile(r" (?= |[,.?:;](?!\d)|$)")
_APART = re.compile(r"(?<=\d) (?=(?:k|g|kg|ml|km|cm|mb|gb|MB|GB)\b)")
_SHARED = re.compile(r"<(\w+)>")
# Wordings that many situations share.
_WORDINGS = {
    "left": "[how much [money |]{do} {he} have left|how much is left|how much is left|whats left|what's left|what is left|how much remains|"
    "how much [money |]is left over|what {do} {he} have left|how much {do} {he} still have|how much {do} {he} have now|what remains|"
    "how much money [is left|remains|{do} {he} have]|how much will {he} have left|how much is remaining|what's left over|"
    "how much does that leave|what does that leave {me}|where does that leave {me}|what will {he} have left|what am i left with|remaining balance]",
    "now": "[how much [money |]{do} {he} have[ now| in total| altogether|]|what {do} {he} have now|how much is that[ in total| altogether|]|"
    "how much money is that|what is the total|whats the total|how much in total|how much {do} {he} end up with|"
    "what will {he} have|what does that make|what does that come to|how much altogether]",
    "pay": "[how much [is that|is it|does it cost|is that in total|is it in total|altogether|will it cost|{do} {he} pay|{do} {he} spend|do i need]|"
    "what is the total|whats the total|what's the total cost|what {do} {he} pay|how much money is that|total cost|how much [money |]{do} {he} need|"
    "what does it come to|what will it cost|how much will {he} pay|what do they cost together|"
    "what does that come to|what will that be|what's the bill|what will {he} pay|what {do} {he} owe|total to pay|whats that altogether|cost]",
    "each": "[how much [does each pay|is it each|each|per person|is that per person|does everyone pay|does each person pay|does one pay|for each|per head]|"
    "what does each [one |person |]pay|what is it per person|what does everyone owe|whats each share|how much {do} {he} pay each|how much is each share|"
    "what's my share|my share|each pays|each one pays|how much apiece|what do i owe|what's my part]",
    "few": "[how many [{t} |{t} |][are left|are left|remain|{do} {he} have left|{do} {he} have now|are there now|are still there|are left over|does that leave]|"
    "whats left|what's left|how many {do} {he} still have|how many {t} will be left|"
    "how many does that leave|{t} left|how many remain|how many {t} remaining]",
    "many": "[how many [{t} |{t} |][are there|are there in total|{do} {he} have|{do} {he} have now|is that|is that in total|altogether|in total|does that make|"
    "{do} {he} have altogether|do we have|are there altogether]|what is the total|whats the total|total number of {t}|"
    "how many {t} all told|{t} in total|total {t}|how many {t} does that come to|how many in all]",
    "apiece": "[how many [{t} |][each|for each|does each get|does everyone get|does each one get|per person|will each get|go to each|does each person get]|"
    "what does each get|how many does each [kid|child|person|one|friend] get|"
    "each gets|{t} each|how many apiece|{t} per person|how many {t} go to each]",
    "folks": "[people|people|friends|of us|persons|guys|roommates|colleagues|kids|students|coworkers]",
    "unit": "[each|each|each|apiece|a piece|per piece|per item|every one]",
    "home": "[how far [is that|{do} {he} go|{do} {he} get|is it|in total|does it get|does that take {me}]|what distance[ is that| {do} {he} cover|]|how many {km} is that]",
}  # fmt: skip

# Slots that are chosen together.
_TOGETHER = (
    (
        ("km", "kmh"),
        (
            ("km", "km/h"), ("km", "kmh"), ("km", "km an hour"), ("km", "km per hour"), ("km", "kph"),
            ("kilometers", "kilometers per hour"), ("kilometers", "km/h"), ("miles", "mph"),
            ("miles", "miles an hour"), ("miles", "miles per hour"), ("miles", "mph"),
        ),
    ),
    (("liter", "liters"), (("liter", "liters"), ("gallon", "gallons"), ("litre", "litres"))),
    (
        ("box", "boxes"),
        (
            ("box", "boxes"), ("box", "boxes"), ("bag", "bags"), ("pack", "packs"), ("crate", "crates"),
            ("group", "groups"), ("carton", "cartons"), ("row", "rows"), ("tray", "trays"), ("shelf", "shelves"),
        ),
    ),
)  # fmt: skip


def _expanded(template: str) -> str:
    while _SHARED.search(template):
        template = _SHARED.sub(lambda name: _WORDINGS[name[1]], template)
    return template


@dataclass(frozen=True)
class Frame:
    """A situation: clauses that tell it, questions about it, and the expression that answers.

    `{m} {n} {o}` are amounts of money, `{x} {y}` prices, `{a} {b} {c}` numbers, `{d}` a short time
    or distance, `{k} {j} {h}` small counts, `{v} {w}` years, `{p} {q}` percentages; `{t} {u}` things, `{one}` one
    of the first; words such as `{I} {he} {my} {do}` and verbs agree with who acts. `falling` names
    numbers that mostly get smaller in this order. A `plain` frame needs no question; `whole` are
    wordings that hold the question, `nouns` those that a question can be put around. The facts of a
    `brief` frame are notes rather than clauses. More numbers: `{z} {l}` prices, `{r}` minutes, `{s}` a speed
    or size, `{g} {G}` hundreds, `{e} {E}` thousands, `{f} {F}` small decimals, `{i}` from two to
    twelve, `{D}` days of a week. `words` names more slots, each chosen once for a telling.
    """

    expression: str
    facts: Sequence[str] = ()
    asks: Sequence[str] = ()
    whole: Sequence[str] = ()
    nouns: Sequence[str] = ()
    falling: str = ""
    plain: bool = False
    brief: bool = False
    weight: float = 1.0
    words: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = field(init=False)
    commutes: bool = field(init=False)
    decimals: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", tuple(map(_expanded, self.facts)))
        object.__setattr__(self, "asks", tuple(map(_expanded, self.asks)))
        object.__setattr__(self, "whole", tuple(map(_expanded, self.whole)))
        object.__setattr__(self, "nouns", tuple(map(_expanded, self.nouns)))
        things = "{t}" in "".join((*self.facts, *self.whole, *self.nouns))
        object.__setattr__(self, "decimals", 0.01 if things else 0.12)
        object.__setattr__(self, "names", tuple(dict.fromkeys(_NUMBER.findall(self.expression))))
        object.__setattr__(self, "commutes", _COMMUTATIVE.fullmatch(self.expression) is not None)


class _Telling(dict[str, str]):
    """The slots of one telling; remembers in which order its numbers were told."""

    def __init__(self, rng: Random, values: dict[str, numbers.Number]) -> None:
        super().__init__({name: value.text for name, value in values.items()})
        self["one"], self["t"] = people.thing(rng)
        self["other"], self["u"] = people.thing(rng)
        self["item"], self["item2"] = people.item(rng), people.item(rng)
        self["good"] = people.good(rng)
        for names, words in _TOGETHER:
            self.update(zip(names, rng.choice(words), strict=True))
        self.values_told: list[str] = []
        self._values = values
        self._person = people.person(rng)
        self._second = people.other(rng)
        self._past = rng.random() < 0.45

    def __getitem__(self, name: str) -> str:
        if name in self._values and name not in self.values_told:
            self.values_told.append(name)
        return super().__getitem__(name)

    def __missing__(self, name: str) -> str:
        if name.startswith("as_"):
            # What the clauses count is what the question asks for.
            self["t"] = name[3:]
            return self["t"]
        if name == "Q":
            return self._second.subject.replace("my ", f"{self._person.my} ")
        return self._person.word(name, past=self._past)


def told(rng: Random, frame: Frame) -> tuple[str, str]:
    """One telling of a frame, and its expression."""
    values = _values(rng, frame)
    slots = _Telling(rng, values)
    slots.update({name: pick(rng, choices) for name, choices in frame.words.items()})
    complete = len(frame.whole) + len(frame.nouns)
    if rng.random() * (complete + 2 * len(frame.facts)) >= complete:
        text = _ordered(rng, frame, slots)
    elif rng.random() * complete < len(frame.whole):
        text = pick(rng, rng.choice(frame.whole), slots)
    else:
        text = asked(rng, pick(rng, rng.choice(frame.nouns), slots))
    text = _ARTICLE.sub(r"\1n ", _LOOSE.sub("", _BELOW.sub("minus ", text)))
    if rng.random() < 0.25:
        text = _APART.sub("", text)
    names = slots.values_told if frame.commutes else frame.names
    expression = frame.expression
    if frame.commutes and len(names) == len(frame.names):
        operator = " * " if "*" in expression else " + "
        expression = operator.join(f"{{{name}}}" for name in names)
    return text, expression.format(**{name: value.plain for name, value in values.items()})


def _ordered(rng: Random, frame: Frame, slots: _Telling) -> str:
    style = rng.random()
    if frame.plain and style < 0.14:
        return pick(rng, rng.choice(frame.facts), slots)
    if frame.brief or rng.random() < 0.12:
        return _noted(rng, frame, slots)
    facts = pick(rng, rng.choice(frame.facts), slots)
    question = pick(rng, rng.choice(frame.asks), slots)
    if style < 0.26:
        return f"{question} if {facts}"
    if style < 0.38:
        return f"if {facts}{rng.choice((', ', ' ', ', then '))}{question}"
    if style < 0.66:
        return f"{facts}, {question}"
    if style < 0.84:
        end = rng.choice("...;") if rng.random() < 0.9 else " -"
        if rng.random() < 0.65:
            question = question[:1].upper() + question[1:]
            facts = facts[:1].upper() + facts[1:]
        return f"{facts}{end} {question}{rng.choice(('?', '?', ''))}"
    return f"{facts} {question}"


def _noted(rng: Random, frame: Frame, slots: _Telling) -> str:
    """Facts and question side by side, as in a note."""
    facts = pick(rng, rng.choice(frame.facts), slots)
    question = pick(rng, rng.choice(frame.asks), slots)
    mark = rng.choice(("?", "?", ""))
    style = rng.random()
    if style < 0.32:
        return f"{facts}, {question}{mark}"
    if style < 0.52:
        if rng.random() < 0.6:
            question = question[:1].upper() + question[1:]
            facts = facts[:1].upper() + facts[1:]
        return f"{facts}. {question}{mark}"
    if style < 0.64:
        return f"{facts}{rng.choice((' - ', ' - ', '; ', '... '))}{question}{mark}"
    if style < 0.76:
        return f"{facts} {question}{mark}"
    if style < 0.84:
        links = (" so ", ", so ", " and ") if question.startswith(("how", "what")) else (" ", ": ")
        return f"{facts}{rng.choice(links)}{question}{mark}"
    if style < 0.93:
        return f"{question}? {facts}"
    return f"{question}: {facts}"


def _values(rng: Random, frame: Frame) -> dict[str, numbers.Number]:
    currency = money.currency(rng)
    plain = {name: _drawn(rng, name) for name in frame.names if name in _MONEY}
    values = {
        name: _counted(rng, name, frame.decimals) for name in frame.names if name not in _MONEY
    }
    if frame.falling and (frame.brief or rng.random() < 0.85):
        pool: dict[str, str] = plain | {name: value.plain for name, value in values.items()}
        shown = {number.plain: number for number in values.values()}
        wanted = sorted((pool[name] for name in frame.falling), key=float, reverse=True)
        for name, value in zip(frame.falling, wanted, strict=True):
            if name in plain:
                plain[name] = value
            elif values[name].plain != value:
                values[name] = shown.get(value) or numbers.Number(value, value)
    first = True
    for name in plain:
        values[name] = currency.amount(rng, plain[name], first=first)
        first = False
    return values


def _drawn(rng: Random, name: str) -> str:
    return money.sum_of(rng, small=name in "xyzl")


def _counted(rng: Random, name: str, decimals: float) -> numbers.Number:
    if name in "kjh":
        most = rng.choice((9, 12, 30, 99))
        return numbers.count(rng, 2, most)
    if name in "vw":
        year = str(rng.randint(1900, 1999) if name == "v" else rng.randint(2000, 2049))
        return numbers.Number(year, year)
    if name in "pq":
        return percent(rng, 2, 60)
    if name in "rsgGeEfFiD":
        return _sized(rng, name)
    if name == "d":
        style = rng.random()
        if style < 0.4:
            return numbers.count(rng, 2, 24)
        if style < 0.5:
            return numbers.Number(f"{(n := rng.randint(1, 9))} and a half", f"{n}.5")
        plain = (
            f"{rng.randint(0, 20)}.{rng.choice('25555789')}"
            if style < 0.8
            else str(rng.randint(2, 90))
        )
        return numbers.Number(plain, plain)
    return numbers.number(rng, decimals=decimals, words=0.15)


def _sized(rng: Random, name: str) -> numbers.Number:
    """Minutes, a speed, hundreds, thousands, a small decimal, or a number up to twelve."""
    match name:
        case "r":
            value = rng.choice((5 * rng.randint(1, 19), rng.randint(2, 59), rng.randint(2, 150)))
        case "s":
            value = rng.choice((5 * rng.randint(2, 30), rng.randint(3, 150)))
        case "g" | "G":
            value = rng.choice(
                (rng.randint(20, 999), 10 * rng.randint(3, 90), rng.randint(12, 300))
            )
        case "e" | "E":
            value = rng.choice((rng.randint(1000, 99_999), 100 * rng.randint(5, 900)))
        case "D":
            return numbers.count(rng, 2, 7)
        case "i":
            return numbers.count(rng, 2, 12)
        case _:
            places = rng.choice((1, 1, 2))
            plain = f"{rng.choice((0, 1, rng.randint(1, 25)))}.{rng.randint(1, 9)}"
            plain += str(rng.randint(1, 9)) if places == 2 else ""
            return numbers.Number(plain, plain)
    return numbers.written(rng, value, words=0.06)
