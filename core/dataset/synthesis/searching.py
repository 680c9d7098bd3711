"""Requests for the search tool."""

from __future__ import annotations

from random import Random
from typing import Any

from tinycall.core.dataset.synthesis import numbers
from tinycall.core.dataset.synthesis.phrasing import one_of, pick
from tinycall.core.dataset.synthesis.words import subject

Made = tuple[str, dict[str, Any]]

_ASKING = (
    "search for {s}", "search {s}", "search for {s}", "search the notes for {s}", "search: {s}",
    "search [my|the|our] notes [for|about|on] {s}", "[find|get|show|give me|show me] [the |some |any |all |][notes|docs|articles|info|information|material|pages|documents|something] [about|on|regarding|for] {s}",
    "find [beginner|short|good|useful] [notes|docs|articles] [about|on] {s}", "find {s}", "find {s} in the notes",
    "look up {s}", "look for {s}", "lookup {s}", "look up [notes|info|docs] [about|on] {s}",
    "what do [the|my|our] notes say about {s}", "[what|anything] [is there |do we have |do you have |]on {s}",
    "[do you have |is there |got |have you got |]anything [about|on] {s}", "any [notes|docs|info] [about|on] {s}",
    "[i want to|i'd like to|i need to] [read|learn|know] [more |]about {s}", "tell me about {s}", "explain {s}",
    "what is {s}", "what are {s}", "what's {s}", "how does {s} work", "how do {s} work", "read up on {s}",
    "{s} notes", "{s} docs", "notes [on|about] {s}", "info [on|about] {s}", "docs [on|about|for] {s}",
    "where can i [read|learn] about {s}", "where do i find [notes on |info about |]{s}", "check the notes for {s}",
    "[can you |]query [the notes for |]{s}", "look into {s}", "google {s}", "documentation for {s}",
    "who knows [something |]about {s}", "[need|want] [info|notes|docs] [on|about] {s}", "research {s}",
    "what does the documentation say about {s}", "pull up [notes|docs|everything] [on|about] {s}",
    "search the local notes about {s}", "learn about {s}", "is there a note about {s}",
)  # fmt: skip
_COUNTED = (
    "[find|show|show me|get|give me|list|fetch] [the |][top |best |first |]{n} [results|notes|hits|articles|docs|matches|documents|pages] [for|about|on] {s}",
    "[search|search for] {s}[,| and| and show| with|;] [top |the top |only |just |max |limit |show me |return |give me |]{n} [results|hits|notes|matches|]",
    "[search|look] for {n} [results|notes|articles|docs] [on|about|for] {s}",
    "top {n} [results|notes|hits|articles|] [for|on|about] {s}", "{n} [results|notes|hits|articles] [for|on|about] {s}",
    "find {s}, {n} results", "[look up|search|find] {s} [top|limit|top_k|k=] {n}", "{s}, top {n}",
    "search for {s} and [return|show|give me|list|keep] [the |][top |best |first |]{n} [results|hits|notes|]",
    "i [want|need] {n} [results|notes|docs] [about|on] {s}", "search the notes for {s} ({n} results)",
)  # fmt: skip
_TRAPS = (
    "plot a [histogram|line chart|function|bar chart]", "draw a [scatter plot|bar chart|curve]",
    "calculate [a percentage|the mean|standard deviation|compound interest]", "use a calculator",
    "make a [bar chart|histogram|plot] [in matplotlib|with labels|]", "compute [a gradient|the loss|a derivative]",
    "convert [celsius to fahrenheit|strings to numbers]", "add two numbers", "solve [a quadratic equation|equations]",
    "read a [histogram|box plot|scatter plot]", "train a model", "write a [unit test|parser|decorator]",
    "debug a [memory leak|segfault|failing test]", "sort a list", "open a file", "reverse a string",
)  # fmt: skip


def make_search(rng: Random) -> Made:
    """One request and its arguments."""
    style = rng.random()
    topic = subject(rng)
    if style < 0.06:
        topic = pick(rng, rng.choice(_TRAPS))
        lead = "[search for|look up|find notes on|search|find out|notes on|search the notes for|explain] "
        how = rng.choice(("how to ", "how to ", "how do i ", "ways to ", ""))
        query = topic if how in ("", "how to ", "how do i ") else how + topic
        return pick(rng, lead) + how + topic, {"query": query}
    if style < 0.1:
        topic = pick(rng, rng.choice(_TRAPS)) if rng.random() < 0.3 else f"use {topic}"
        return "how [do i |to |can i ]".replace(
            "[do i |to |can i ]", pick(rng, "[do i|to|can i|do you|does one] ")
        ) + topic, {"query": topic}
    quote = '"' if rng.random() < 0.06 else ""
    shown = f"{quote}{topic}{quote}"
    if style < 0.38:
        count = numbers.count(rng, 1, 8)
        text = one_of(rng, _COUNTED, {"s": shown, "n": count.text})
        return text, {"query": topic, "top_k": int(count.plain)}
    return one_of(rng, _ASKING, {"s": shown}), {"query": topic}
