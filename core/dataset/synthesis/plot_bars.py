"""Requests for bar charts."""

from __future__ import annotations

from random import Random
from typing import Any

from tinycall.core.dataset.synthesis.charting import VERB, WISH, charted, title_or_none, titled
from tinycall.core.dataset.synthesis.lists import listed, numbers_of, values, written
from tinycall.core.dataset.synthesis.names import labels
from tinycall.core.dataset.synthesis.templates import chosen, phrase, say

Made = tuple[str, dict[str, Any]]

_BAR = "[bar chart|bar chart|bar chart|bar chart|bar chart|bar chart|bar chart|bar chart|bar graph|bar graph|bar graph|bar graph|bar plot|bars|bar plot|bars|bars|barchart|bar diagram|column chart|bar|bargraph|simple bar chart|bar-chart]"
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
_ACTS = "[i sold|we sold|i have|we have|i bought|there are|there were|i counted|we counted|i ate|she has|he has|we made|i saw|we got|i own|they sold|we had|i picked|you have|today we had|in the box are|my shop sold]"
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
    chart, title = chosen(rng, _BAR), title_or_none(rng)
    fewest, most = 2 if rng.random() < 0.3 else 3, 10 if rng.random() < 0.15 else 6
    amounts = values(rng, fewest, most, negative=rng.random() < 0.2)
    style = rng.random()
    if style < 0.16:
        text = charted(rng, chart, listed(rng, amounts), title)
        args: dict[str, Any] = {"kind": "bar", "values": numbers_of(amounts)}
        return text, args | {"title": title} if title else args
    worded = style > 0.58 and all(amount[0] != "-" for amount in amounts)
    split = style < 0.38
    names = labels(rng, len(amounts), spaced=not worded)
    amounts = amounts[: len(names)]
    args = {"kind": "bar", "labels": names, "values": numbers_of(amounts)}
    if title:
        args["title"] = title
    if split:
        return titled(rng, _split(rng, chart, names, amounts), title), args
    data, counted = _pairs(rng, names, amounts, worded=worded)
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
    if all(name.isdigit() for name in names):  # years: beside numbers they want a word that says so
        template = rng.choice(_SPLIT[:7])
    return phrase(rng, template, {"c": chart, "l": said, "v": shown})


def _list(rng: Random, items: list[str], separator: str) -> str:
    if separator == ", " and len(items) > 1 and rng.random() < 0.3:
        return f"{separator.join(items[:-1])}{rng.choice((' and ', ', and '))}{items[-1]}"
    return separator.join(items)


def _pairs(rng: Random, names: list[str], amounts: list[str], *, worded: bool) -> tuple[str, bool]:
    """Labels beside their values, and whether the values come first, as in `3 apples`."""
    shown = written(rng, amounts)
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


def _joined(rng: Random, pairs: list[str], joins: tuple[str, ...]) -> str:
    join = rng.choice(joins)
    if join == " and " and len(pairs) > 4:
        join = ", "
    if join == ", " and len(pairs) > 1 and rng.random() < 0.35:
        return join.join(pairs[:-1]) + rng.choice((" and ", ", and ", " & ")) + pairs[-1]
    return join.join(pairs)
