"""Calculations in words that sound like another tool: `can you look for the root of 81`."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.calculator.spoken import LINKS, number
from tinycall.core.dataset.synthesis.calculator.terms import Term, applied, combined
from tinycall.core.dataset.synthesis.wording import numbers
from tinycall.core.dataset.synthesis.wording.phrasing import pick

_SEARCHING = (
    "[can you |could you |please |pls ||][look for|search for|find|look up|search|hunt for|seek|track down|go find|look up for me] {x}",
    "do you [know|have] [anything about|something about|anything on|something on] {x}? [i mean|i just mean|meaning|that is,] [the total|the result|the number|the answer|the value|what it makes]",
    "[do you know|do u know|any idea|do you have any idea|who knows|you know] [what|how much] {x} [is|makes|comes to|equals|gives]",
    "[tell me about|what can you tell me about|info on|i need info on|anything on|what do you know about] {x}, [the result|the number|the value|just the number|as a number|i need the result]",
    "[find|search|look up|get] [me |]the [answer|result|value] [of|to|for] {x}",
    "[no|don't] search, [just |]{x}",
    "[i searched|i looked] [everywhere|all over the web|in my notes] for {x}, [what is it|can you do it|help]",
    "[research question|search result wanted|look this up|note to self|notes|google this|quick lookup]: {x}",
    "[forget the notes|skip the search|not a search|no notes please], [what's|i need|just] {x}",
    "[show me|show] {x}",
    "[i'm looking for|i am searching|i'm trying to find|been looking for] {x}",
    "[explain|define|describe] [to me |]how much {x} is",
    "[find out|look up|check] [what|how much] {x} is",
    "[one |a |][quick |]lookup[:|,] {x}",
    "[where|how] [can i find|do i get|do i find] {x}",
    "[the notes|my notes|the docs] say {x}[,|;| -] [what is that|how much is that|what does it make]",
    "[search|look|find] for the [value|number|figure] of {x}",
)  # fmt: skip
_PLOTTING = (
    "[plot twist,|plot twist|plot twist!|plot twist:|plot hole:|story plot:|the plot thickens:|plot twist -] [i need|now i need|i want|what's|we need|it's|give me|i actually need|calculate] {x}",
    "[the bar bill|at the bar|bar snacks|behind the bar|in the bar], {x}, [total|how much is it|what's that]",
    "[chart topper|off the charts|on the charts|charts aside|no chart|not a chart|no graph|no plot][,|:] [just |]{x}",
    "[don't draw anything|no picture|without a graph|forget the plot|no drawing], [just |only |]{x}",
    "[top of the line|end of the line|next in line|bottom line][,|:] {x}",
    "[draw the result|draw the line], {x}",
    "[graph paper|plot of land|bar of chocolate|line 3|table 4]: {x}",
    "[here's a twist|new scene|next chapter|new line|change of plan|surprise], [i need|what's|give me|] {x}",
    "[in the line|at the bar|on the chart|in the story] [someone|a friend|a guy] asked [me |]{x}",
    "[tell me|show me] the [figure|number] for {x}",
    "[chart|plot|graph|draw|sketch] me the [result|answer|value] of {x}",
    "[the histogram|the bar chart|the plot|the graph] can wait[,|;|.] [what is|how much is|give me] {x}",
)  # fmt: skip


def decoy(rng: Random) -> tuple[str, str]:
    """An operation or a root, told with the words of a search or of a plot."""
    said = _said(rng)
    while said.text.startswith("-"):
        said = _said(rng)
    templates = _SEARCHING if rng.random() < 0.6 else _PLOTTING
    return pick(rng, rng.choice(templates), {"x": said.text}), said.plain


def _said(rng: Random) -> Term:
    style = rng.random()
    if style < 0.22:
        side = rng.randint(2, 40)
        square = numbers.written(rng, side * side if rng.random() < 0.6 else numbers.whole(rng))
        return applied(
            pick(rng, "[the |][square root|root|square root] of ") + square.text,
            "sqrt",
            square.plain,
        )
    a, b = number(rng, negative=0), number(rng, negative=0)
    if style < 0.34:
        name, operator = rng.choice((("sum", "+"), ("product", "*"), ("difference", "-")))
        return combined(f"the {name} of {a.text} and {b.text}", a, operator, b)
    operator = rng.choice("++--**/")
    link = operator if rng.random() < 0.6 else rng.choice(LINKS[operator][:2])
    return combined(f"{a.text} {link} {b.text}", a, operator, b)
