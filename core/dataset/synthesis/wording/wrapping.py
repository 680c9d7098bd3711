"""The question or command around something to calculate."""

from __future__ import annotations

from itertools import accumulate
from random import Random

from tinycall.core.dataset.synthesis.wording.phrasing import pick

# Around a noun: a sum, a product, "the square root of nine".
_NOUNS = (
    "{x}",
    "[calculate|calculate|compute|evaluate|solve|find|calc|work out|figure out|get|do|determine] {x}",
    "[tell me|give me|gimme|show me|find me|get me|find out] {x}",
    "[what is|what's|whats|what is|what's|whats|what is|how much is] {x}",
    "[what is|what's|whats|how much is] {x}",
    "[what would be|what will be|whats the result of|what's the value of|what is the answer to|result of|value of|answer to|the answer for|what do you get for|what do i get for|what comes out of] {x}",
    "[tell me|calculate|work out|say|find out|figure out|can you tell me|could you tell me|do you know|i want to know|i wonder|id like to know|any idea|let me know|u know] what {x} [is|is|makes|equals|comes to]",
    "how much [is {x}|does {x} make|would {x} be|will {x} be|does {x} come to|does {x} equal]",
    "[what|how much] does {x} [equal|make|come to|give|add up to|come out as|work out to]",
    "{x} [=|= ?|=?|equals|is|makes|is how much|is what|equals what|equal to|is equal to|makes what|gives]",
    "[i need|i want|need|i'd like|give me the value of|i have to know|we need|i'm looking for|looking for] {x}",
    "[result|answer|total|value|solve this|sum|math|maths|calculator|calculate this|compute this|solve]: {x}",
    "{x}[, what is it|, what's that|, whats the answer|, how much is that|, result|, answer|, what do i get]",
    "[the answer to|the result of|the value of] {x}",
)  # fmt: skip
_NOUN_SHARES = tuple(accumulate((26, 18, 6, 18, 6, 4, 5, 2, 3, 6, 3, 2, 2, 1)))
# Around a command: "add 3 to 4".
_ORDERS = (
    "{x}",
    "[what do i get|what do you get|what is the result|what happens|what comes out|what do we get|whats the result|what will i get|what would i get] [if i|when i|if you|when you|if we|if u] {x}",
    "[if i|when i|if you|if we] {x}[,|] [what do i get|what do i have|what is the result|whats the answer|what do you get|how much is it|what's that|what does it make]",
    "{x}[ and tell me the result|, what is it|, what's the result| and give me the answer|, result| and show me the result|, what do i get]",
    "[how much is it|how much do i get|what is it] [if i|when you|if you] {x}",
)  # fmt: skip
_ORDER_SHARES = tuple(accumulate((74, 11, 5, 7, 3)))


def asked(rng: Random, noun: str) -> str:
    """A question, a command or nothing around a noun."""
    return _around(rng, rng.choices(_NOUNS, cum_weights=_NOUN_SHARES)[0], noun)


def ordered(rng: Random, command: str) -> str:
    """A question, another command or nothing around a command."""
    return _around(rng, rng.choices(_ORDERS, cum_weights=_ORDER_SHARES)[0], command)


def _around(rng: Random, template: str, said: str) -> str:
    text = pick(rng, template, {"x": said})
    if said.startswith("the ") and rng.random() < 0.3:
        text = text.replace(said, said[4:], 1)
    return text
