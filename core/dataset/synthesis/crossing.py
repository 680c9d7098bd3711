"""Calculations asked for in the words of the other tools: "look for the square root of 361"."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.wording.numbers import digits, whole, written
from tinycall.core.dataset.synthesis.wording.templates import say

_SIGNS = (
    ("+", (" + ", "+", " plus ")),
    ("-", (" - ", "-", " minus ", " less ")),
    ("*", (" * ", "*", " x ", " times ", " multiplied by ", "×")),
    ("/", (" / ", "/", " divided by ", " over ", " ÷ ")),
)
_FRAMES = (
    "[can you |could you |]look for {e}", "[can you |could you |pls |]look up {e}", "[can you |could you |]search for {e}", "[find|fetch|get] me {e}", "[find out|look up|search|check] [what|how much] {e} is", "search for the [answer|result|solution] [to|of] {e}", "[look up|look for|find] the [answer|result] [to|of] {e}", "[chart|plot|graph|draw|sketch] me the [result|answer|value] of {e}", "[plot twist|plot change|search no more|no search needed|forget the notes|no notes needed|no chart needed|no graph][,|:|;| -] [i need|what is|now|just|i want|give me|it's|] {e}", "[do you know|got|is there|have you] anything about {e}[?|,|;|.] i [mean|meant|need|want] the [total|result|answer|number|value]",
    "[do you know anything about|tell me about|what do you know about|any info on] {e}[,|?| -] [what is it|how much is it|what's the result|i mean the result|the number please|what does it give|what comes out]", "[one |a |][quick |]lookup[:|,] {e}", "[one |a |][quick |]search[:|,] {e} = ?", "[show|list|display|print] [me |]{e}", "show me [what|how much] {e} [is|makes|gives]", "draw up {e}", "[top|first|best] [of all|thing][,|:] {e}", "[note|take note|take a note|a note for you][:|,] {e} = ?", "[i'm |i am |][looking|searching] for {e}", "[the histogram|the bar chart|the plot|the graph] can wait[,|;|.] [what is|what's|how much is|give me] {e}",
    "[don't|do not] [plot|draw|search|look up] anything[,|;|.] [just |only |][tell me|give me|what is|compute|work out] {e}", "[no plot|no search|not a chart|not a search|no notes], [just |][the number: |compute |what is |give me |]{e}", "[where|how] [can i find|do i get|do i find] {e}", "[find|search|look for] the [value|number|figure] of {e}", "[the notes|my notes|the docs] say {e}[,|;| -] [what is that|how much is that|what does it make]",
)  # fmt: skip
# What may stand for the expression where signs alone would.
_NAMED = (
    ("the square root of {a}", "sqrt({a})", True), ("square root of {a}", "sqrt({a})", True), ("the root of {a}", "sqrt({a})", True), ("sqrt({a})", "sqrt({a})", True), ("the sum of {a} and {b}", "{a} + {b}", False), ("the difference between {a} and {b}", "{a} - {b}", False), ("the product of {a} and {b}", "{a} * {b}", False), ("{b}% of {a}", "{a} * {b} / 100", False), ("{b} percent of {a}", "{a} * {b} / 100", False), ("{b} to the power of 2", "{b} ** 2", False), ("2 to the power of {b}", "2 ** {b}", False), ("the square of {b}", "{b} ** 2", False), ("the cube of {b}", "{b} ** 3", False), ("half of {a}", "{a} / 2", False), ("{b} squared", "{b} ** 2", False), ("the total of {a} and {b}", "{a} + {b}", False),
)  # fmt: skip


def calculation_in_other_words(rng: Random) -> tuple[str, str]:
    """One request and its expression."""
    if rng.random() < 0.4:
        said, plain, root = rng.choice(_NAMED)
        large, small = whole(rng), rng.randint(2, 25)
        if root and rng.random() < 0.75:
            large = small**2
        elif "difference" in said:
            large += small
        values = {"a": str(large), "b": str(small)}
        return say(rng, _FRAMES, {"e": said.format(**values)}), plain.format(**values)
    sign, shown = rng.choice(_SIGNS)
    numbers = [
        digits(rng) if rng.random() < 0.2 else written(rng, whole(rng), words=0.1) for _ in range(2)
    ]
    link = rng.choice(shown)
    text = numbers[0].text + link + numbers[1].text
    return say(rng, _FRAMES, {"e": text}), f"{numbers[0].plain} {sign} {numbers[1].plain}"
