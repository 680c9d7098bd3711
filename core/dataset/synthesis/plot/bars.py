"""Requests for bar charts."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from tinycall.core.dataset.synthesis.plot.charting import VERB, WISH, charted, title_or_none, titled
from tinycall.core.dataset.synthesis.plot.kinds import BAR
from tinycall.core.dataset.synthesis.plot.lists import listed, numbers_of, values, written
from tinycall.core.dataset.synthesis.plot.names import labels
from tinycall.core.dataset.synthesis.plot.quantities import chart_title
from tinycall.core.dataset.synthesis.wording.numbers import in_words
from tinycall.core.dataset.synthesis.wording.templates import chosen, phrase, say

Made = tuple[str, dict[str, Any]]

# Where a label ends and its value begins can be seen in these whatever the label holds.
_MARKED = (
    "{}: {}",
    "{}: {}",
    "{}: {}",
    "{}:{}",
    "{}={}",
    "{}={}",
    "{} = {}",
    "{} - {}",
    "{} ({})",
    "{} -> {}",
    "{} => {}",
    "{} : {}",
    "({}, {})",
    "({}: {})",
    "[{}, {}]",
    '"{}": {}',
    "'{}': {}",
    '"{}" {}',
    "{} – {}",
    "{}->{}",
    "{}, {}",
    "{} | {}",
)
_WORDED = (
    "{} {}",
    "{} {}",
    "{} {}",
    "{} {}",
    "{} with {}",
    "{} is {}",
    "{} at {}",
    "{} has {}",
    "{} had {}",
    "{} got {}",
    "{} gets {}",
    "{} scored {}",
    "{} are {}",
    "{} was {}",
    "{} equals {}",
    "{} of {}",
)
_COUNTED = (
    "{} {}",
    "{} {}",
    "{} {}",
    "{} for {}",
    "{} in {}",
    "{} x {}",
    "{}x {}",
    "{} of {}",
    "{} to {}",
    "{} on {}",
)
_ACTS = "[i sold|we sold|i have|we have|i bought|there are|there were|i counted|we counted|i ate|she has|he has|we made|i saw|we got|i own|they sold|we had|i picked|you have|today we had|in the box are|my shop sold|i spent|the bakery sold|we scored|i caught|we planted|the zoo has|our team had|in the bag are|this year we had|i baked|we borrowed|she collected]"
_SAID = (
    f"{_ACTS} {{d}}[,|;|.| -] [make|draw|show|plot|create|can you make|please draw|show that as|put that in|show it as|make me|i need|give me] a {{c}}", f"{{c}}[:|,|] {_ACTS} {{d}}", f"{VERB} a {{c}} [because|for this:|showing that|if] {_ACTS} {{d}}",
    "[compare|visualize|show|picture] {d} [in|as|with|on|using] a {c}", "[compare|show] {d} [as|with|in] bars", "[compare|rank] {d} [with|in] a {c}", "if {d}, what does the {c} look like", "[one|a] bar each for {d}",
    f"{WISH} to compare {{d}} in a {{c}}", "[survey results|votes|results|scores|stock|inventory|budget|expenses|points|sales][:|] {d}[,|.| -] [make|draw|show|plot] a {c}", "{c} of [votes|sales|the results|the scores|expenses|the budget|stock]: {d}", "[votes|sales|scores|points|the results] were {d}, {c} please",
)  # fmt: skip
_SPLIT = (
    f"{VERB} [a |]{{c}} [with|of|for] [labels |categories |]{{l}} and values {{v}}", f"{VERB} [a |]{{c}} [with|for] labels {{l}} and values {{v}}", "{c} [with |]labels {l}[ and|,|;|] values {v}", "{c}[:|,|] labels {l}[ and|,|;|] values {v}", "{c} labels: {l} values: {v}", "{c} labels={l} values={v}", "{c} labels = {l}, values = {v}",
    f"{VERB} a {{c}} of {{l}} with [values|the values|heights|counts|amounts] {{v}}", f"{VERB} [a |]{{c}} with values {{v}} [and|for] labels {{l}}", "{c} [with |]values {v}[ and|,|;|] labels {l}", "{c} values: {v} labels: {l}", "{c} values {v} for {l}", "{c} of {v} for {l}", "{c} with {v} for {l}", f"{VERB} a {{c}} of {{v}} for {{l}}",
    "{c} of {v} [labeled|labelled|named|marked|with labels|with the labels|with names] {l}", f"{VERB} a {{c}} of {{v}} [labeled|labelled|with labels] {{l}}", "{c} of {l}: {v}", "{c} {l}: {v}", "{c} for {l}: {v}", "{c} of {l} with {v}", "{c} with bars {l} and heights {v}", "{c} with [names|categories|groups|x labels|bars] {l} and [values|numbers|counts|heights] {v}", "{c}, [names|categories|bars] {l}, [values|heights|numbers] {v}",
    "[labels|categories|names] {l}, values {v}, [make|draw|plot|as] a {c}", "labels {l} values {v} {c}", "{l} with values {v} as [a |]{c}", "[values|numbers|data] {v}, labels {l}, {c}", "values {v} for {l} as a {c}", "the values for {l} are {v}, [draw|make|plot|show] a {c}", "{l} have {v}[,| respectively,] [make|draw|show] a {c}", "{l} are {v} respectively, {c}", "[plot|draw|show] {v} for {l} as a {c}", "[plot|draw|show] {l} with {v} as [a |]{c}",
    "{c} where {l} [have|are|got] {v}", "{c} of the values {v}, the labels are {l}", "{c} of {v}, call the bars {l}", "{c} of {v}, name the bars {l}", f"{WISH} a {{c}} with labels {{l}} and values {{v}}", f"{WISH} a {{c}} of {{v}} for {{l}}", "{c} x: {l} y: {v}", "{c} x = {l} y = {v}", "{c} {l} / {v}", "{c}, {v}, labels {l}", "{c} {v} labels {l}", "{c} {v} ({l})",
)  # fmt: skip
_SPLIT_MORE = (
    "[labels|names|categories][:|] {l}[,|;|.] [values|heights|numbers|amounts][:|] {v}[,|;|.] [{c}|{c} please|make a {c}|draw a {c}]", "[values|heights|numbers|amounts][:|] {v}[,|;|.] [labels|names|categories][:|] {l}[,|;|.] [{c}|{c} please|make a {c}]", "labels = {l}, values = {v}, {c}", "values = {v}; labels = {l}; {c}", "{c} of {v}[,| with| and| -|;] labels {l}", "{c} of {v}[,| with| and| -|;] [names|categories|bars named|bars called] {l}", "{c} [from|with|of] {v}, the labels [are|being|should be] {l}", "{c}, labels {l}, values {v}", "{c} with [the |]labels {l} for [the values |]{v}",
    f"{VERB} [bars|a {{c}}] [labelled|labeled|marked] {{l}} with [heights|values|the values] {{v}}", f"{VERB} [bars|a {{c}}] [out of|from|with] {{v}} for {{l}}", f"{VERB} bars for {{l}} [being|of height|with the values|with] {{v}}", "[the |]values [are|=] {v} and the labels [are|=] {l}, {c}", "[the |]labels are {l} and the values [are|] {v}, [make|draw|show] a {c}", "{v} [are the values|are the numbers|belong to|go with|stand for] {l}, {c}", "{l} [got|had|scored|sold|made|reached] {v}[ respectively|, in that order], {c}", f"{VERB} a {{c}} with {{v}} for {{l}}", "x: {l}. y: {v}. {c}", "{c}, x axis {l}, y axis {v}", "{c} with {l} [on the x axis|along the bottom] and {v} [as heights|as values|on the y axis]",
    "{c} [comparing|of] {l}[,|:] with [values|scores|totals|counts] {v}", "{c}: {v}; labels: {l}", "{c}: labels {l}; values {v}", "{c}: {l} = {v}", "{c} for {l} with heights {v}", "{c} where the labels are {l} and the values are {v}", "for {l} the [values|numbers|counts|totals] are {v}, {c}", "use labels {l} and values {v} [for|in] a {c}", "use values {v} and labels {l} [for|in] a {c}",
)  # fmt: skip
_ASKED = (
    "who [won|has most|did best|read more|leads|is ahead]? ", "which [sells|is] [best|most|least]? ", "how many does each have? ", "how do they compare? ", "[sales|votes|results|scores|points|counts|stock|medals|totals] [were|are|so far|today]: ", "here [are the results|is the data|are my numbers]: ", "[today|last week|this month|yesterday|so far|in 2024]: ", "from the survey: ", "the [counts|totals|numbers] are in: ",
)  # fmt: skip
_CLOSED = (
    "[.|,|;] [show|draw|plot|put] [it|this|that|them] [in|as|with|on] [a {c}|bars|a {c}]", "[.|,|;| -] {c}[| please| thanks| it| of that]", "[.|;] [can|could|would] you [put|show|draw] [that|this|it] [into|in|as] a {c}", "[.|,] so [plot|draw|show] [the bars|a {c}]", "[.|,|;] make [it|that|this] a {c}", "[.|,|;] i [want|need] [a {c}|bars]", "[.|;] [time for|let's have|how about] a {c}", " -> {c}", "[.|,] {c} [from|with|for] [that|these|this|it]",
)  # fmt: skip
_THINGS = "books points votes wins hours goals euros visits orders cups emails km laps tickets calls steps pages items miles coins stars".split()  # fmt: skip
_LISTS = (
    (", ", ", "),
    (", ", ", "),
    (", ", ", "),
    (",", ","),
    (" ", " "),
    (" ", " "),
    ("; ", "; "),
    (", ", " "),
    (" and ", " and "),
)


def bar_chart(rng: Random) -> Made:
    """One request and its arguments."""
    chart, title = chosen(rng, BAR), title_or_none(rng)
    fewest, most = (
        2 if rng.random() < 0.3 else 3,
        (14 if rng.random() < 0.3 else 10) if rng.random() < 0.25 else 6,
    )
    amounts = values(rng, fewest, most, negative=rng.random() < 0.2)
    style = rng.random()
    if style < 0.16:
        text = charted(rng, chart, listed(rng, amounts), title)
        args: dict[str, Any] = {"kind": "bar", "values": numbers_of(amounts)}
        return text, args | {"title": title} if title else args
    worded = style > 0.58 and all(amount[0] != "-" for amount in amounts)
    split = style < 0.38
    names = labels(rng, len(amounts), spaced=not worded or rng.random() < 0.3)
    amounts = amounts[: len(names)]
    args = {"kind": "bar", "labels": names, "values": numbers_of(amounts)}
    if title and rng.random() < 0.3:
        title = chart_title(rng, *names)
    if title:
        args["title"] = title
    if split:
        return titled(rng, _split(rng, chart, names, amounts), title), args
    data, counted = _pairs(rng, names, amounts, worded=worded)
    if rng.random() < 0.12:
        lead = say(rng, _ASKED, {}) if rng.random() < 0.6 else ""
        return titled(rng, lead + data + _closed(rng, chart), title), args
    if rng.random() < (0.4 if counted else 0.08):
        return titled(rng, say(rng, _SAID, {"d": data, "c": chart}), title), args
    return charted(rng, chart, data, title), args


def _split(rng: Random, chart: str, names: list[str], amounts: list[str]) -> str:
    """Labels and values in lists of their own."""
    between, inside = rng.choice(_LISTS)
    if between in (" ", " and ") and (len(names) > 6 or any(" " in name for name in names)):
        between = ", "
    said, shown = _list(rng, names, between), _list(rng, amounts, inside)
    if rng.random() < 0.12 and between in (", ", ","):
        said, shown = f"[{said}]", f"[{shown}]"
        if rng.random() < 0.4:
            said = "[" + between.join(f'"{name}"' for name in names) + "]"
    template = _SPLIT[int(rng.random() ** 1.6 * len(_SPLIT))]
    if rng.random() < 0.4:
        template = rng.choice(_SPLIT_MORE)
    if all(name.isdigit() for name in names):  # years: beside numbers they want a word that says so
        template = rng.choice((*_SPLIT[:7], *_SPLIT_MORE[:9]))
    return phrase(rng, template, {"c": chart, "l": said, "v": shown})


def _list(rng: Random, items: list[str], separator: str) -> str:
    if separator == ", " and len(items) > 1 and rng.random() < 0.3:
        return f"{separator.join(items[:-1])}{rng.choice((' and ', ', and '))}{items[-1]}"
    return separator.join(items)


def _pairs(rng: Random, names: list[str], amounts: list[str], *, worded: bool) -> tuple[str, bool]:
    """Labels beside their values, and whether the values come first, as in `3 apples`."""
    shown = written(rng, amounts)
    parted = all(not re.search(r"\d", name) for name in names)
    if worded and parted and any(" " in name for name in names):
        link = rng.choice(("{} {}", "{} {}", "{} with {}", "{} at {}", "{} has {}", "{} is {}"))
        pairs = [link.format(name, amount) for name, amount in zip(names, amounts, strict=True)]
        return _joined(rng, pairs, (", ", ", ", ", ", "; ", " / ")), False
    if worded and parted and rng.random() < 0.07:
        thing = rng.choice(_THINGS)
        link = rng.choice(("{} {} {}", "{} {} {}", "{} has {} {}", "{} got {} {}", "{}: {} {}", "{} with {} {}"))  # fmt: skip
        pairs = [link.format(name, a, thing) for name, a in zip(names, amounts, strict=True)]
        return _joined(rng, pairs, (", ", ", ", "; ", " and ")), False
    if not worded or any(" " in name or name[-1].isdigit() for name in names):
        link = rng.choice(_MARKED)
        joins: tuple[str, ...] = (", ", ", ", ", ", "; ", " and ", " / ")
        if link == "{}, {}":
            joins = ("; ", " / ", " | ")
        elif link[-1] in "])" or (link in ("{}={}", "{}:{}") and not any("," in s for s in shown)):
            joins = (", ", ", ", " ", ",", "; ")
        pairs = [link.format(name, amount) for name, amount in zip(names, shown, strict=True)]
        text = _joined(rng, pairs, joins)
        return (
            f"{{{text}}}" if link[0] in "\"'" and ":" in link and rng.random() < 0.7 else text
        ), False
    if rng.random() < 0.42:
        link = rng.choice(_COUNTED)
        if link == "{} {}":
            shown = _in_full(rng, names, amounts)
        pairs = [link.format(amount, name) for name, amount in zip(names, shown, strict=True)]
        joins = (
            (", ", ", ", ", ", " and ", "; ", " ")
            if link == "{} {}"
            else (", ", ", ", " and ", "; ")
        )
        return _joined(rng, pairs, joins), link == "{} {}"
    link = rng.choice(_WORDED)
    pairs = [link.format(name, amount) for name, amount in zip(names, shown, strict=True)]
    joins = (
        (", ", ", ", ", ", " ", " ", " and ", "; ", ",")
        if link == "{} {}"
        else (", ", ", ", " and ", "; ")
    )
    return _joined(rng, pairs, joins), False


def _closed(rng: Random, chart: str) -> str:
    return say(rng, _CLOSED, {"c": chart}).replace(" a bars", " bars")


def _in_full(rng: Random, names: list[str], amounts: list[str]) -> list[str]:
    """Counts of things, now and then in words; one thing is said as one."""
    if rng.random() < 0.5:
        for at, (name, amount) in enumerate(zip(names, amounts, strict=True)):
            ends = name[-2:].lower()
            one = name[:-1] if ends[-1:] == "s" and ends not in ("ss", "es", "us", "is") else name
            if amount == "1" and len(name) > 3 and one.casefold() not in map(str.casefold, names):
                names[at] = one
    if rng.random() < 0.2 and all(amount.isdigit() and int(amount) < 100 for amount in amounts):
        return [in_words(int(amount)) for amount in amounts]
    return amounts


def _joined(rng: Random, pairs: list[str], joins: tuple[str, ...]) -> str:
    join = rng.choice(joins)
    if join == " and " and len(pairs) > 4:
        join = ", "
    if join == ", " and len(pairs) > 1 and rng.random() < 0.35:
        return join.join(pairs[:-1]) + rng.choice((" and ", ", and ", " & ")) + pairs[-1]
    return join.join(pairs)
