"""Templates, and the habits of real typing around them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

from tinycall.core.dataset.synthesis.wording.templates import chosen

_SLOT = re.compile(r"\{(\w+)\}")

# Before anything: a greeting, a name, a word of hesitation.
_LEADS = (
    "hey ", "hey, ", "hi ", "hi, ", "hello ", "hello, ", "ok ", "ok, ", "ok so ", "so ", "so, ",
    "hey computer ", "hey computer, ", "computer, ", "computer ", "hey tinycall ", "ok tinycall ",
    "tinycall, ", "assistant, ", "hey assistant ", "hey there, ", "yo ", "um ", "umm, ", "hmm ",
    "hmm, ", "well, ", "alright, ", "right, ", "okay ", "okay, ", "quick question: ", "quick one: ",
    "quick question, ", "question: ", "another one: ", "one more: ", "next: ", "next, ", "now ",
    "and now ", "also ", "also, ", "thx, now ", "thanks, now ", "great, now ", "good, ", "cool, ",
    "nice, now ", "sorry, ", "good morning, ", "good evening, ", "dear assistant, ", "listen, ",
    "my question: ", "question, ", "just curious, ", "ok next: ", "ok now ", "excuse me, ",
)  # fmt: skip
# Before a command.
_OPENERS = (
    "please ", "please ", "pls ", "plz ", "can you ", "can you ", "could you ", "can u ", "could u ",
    "would you ", "will you ", "can you please ", "could you please ", "can you pls ", "please can you ",
    "could u pls ", "i need you to ", "i want you to ", "i'd like you to ", "i would like you to ",
    "help me ", "help me to ", "let's ", "lets ", "go ahead and ", "kindly ", "just ", "quickly ",
    "i need to ", "i want to ", "i'd like to ", "can we ", "could you quickly ", "can you just ",
    "would you please ", "could you maybe ", "you can ", "try to ", "i have to ", "let me ",
)  # fmt: skip
_CLOSERS = (
    " please", " please", " thanks", ", please", ", thanks", " pls", " plz", " thank you", " thx",
    ", thank you", ", thx", " ty", ", cheers", " thanks a lot", ", many thanks", " asap",
)  # fmt: skip
_COMMAND_CLOSERS = (
    " for me", " for me", " now", " quickly", " real quick", " for me please", " for me, thanks",
    " when you can", " if you can", " right now",
)  # fmt: skip
_BEGINNINGS = {
    "what is ": ("what's ", "whats ", "what's ", "whats ", "wats ", "wat is ", "what s ", "wht is ",
                 "waht is ", "what is ", "what iz ", "whatis "),
    "what's ": ("whats ", "wats ", "what s ", "whast "),
    "what are ": ("what r ", "wat are ", "whatre "),
    "how much ": ("how mutch ", "howmuch ", "hwo much ", "how muhc "),
    "how many ": ("how meny ", "howmany ", "hwo many ", "how mny "),
    "i'm ": ("im ",),
    "i am ": ("im ", "i'm "),
    "please ": ("plz ", "pls ", "plase ", "pleas "),
    "calculate ": ("caluclate ", "calcualte ", "calulate ", "calc ", "caculate ", "claculate "),
    "search ": ("serach ", "seach ", "searhc "),
    "plot ": ("polt ", "plott ", "plto "),
    "draw ": ("darw ", "drwa "),
    "show ": ("shwo ", "sohw "),
    "find ": ("fnid ", "fidn "),
}  # fmt: skip


def pick(rng: Random, template: str, slots: Mapping[str, str] | None = None) -> str:
    """Choose in each `[a|b|]` of a template, inner ones first, then fill its `{slots}`.

    Slots are looked up from left to right.
    """
    return _SLOT.sub(lambda slot: (slots or {})[slot[1]], chosen(rng, template))


def one_of(rng: Random, templates: Sequence[str], slots: Mapping[str, str] | None = None) -> str:
    """One of several templates, filled."""
    return pick(rng, rng.choice(templates), slots)


def as_typed(rng: Random, text: str, *, command: bool) -> str:
    """The request with the politeness, case and punctuation that people put around it.

    `command` says that the text begins with a verb, so that "can you" may stand before it. What is
    written in capitals throughout stays so.
    """
    shouted = text.isupper() and len(text) > 4
    before, after = _around(rng, command=command)
    if rng.random() < 0.1:
        for old, others in _BEGINNINGS.items():
            if text.startswith(old):
                text = rng.choice(others) + text[len(old) :]
                break
    ended = text[-1:] in ("?", ".", "!")
    text = before + text + after
    if shouted:
        text = text.upper()
    elif rng.random() < 0.3:
        text = text[:1].upper() + text[1:]
    ending = rng.random()
    if ended or ending >= 0.22:
        return " ".join(text.split())
    if ending < 0.12:
        text += rng.choice(("?", "?", "?", " ?", "??"))
    elif ending < 0.2 and not text[-1].isdigit():
        text += rng.choice((".", ".", "...", ". "))
    elif ending >= 0.2:
        text += "!"
    return " ".join(text.split())


def _around(rng: Random, *, command: bool) -> tuple[str, str]:
    before = rng.choice(_LEADS) if rng.random() < 0.1 else ""
    if command and rng.random() < 0.25:
        before += rng.choice(_OPENERS)
    after = ""
    style = rng.random()
    if style < 0.07:
        after = rng.choice(_CLOSERS)
    elif style < 0.11 and command:
        after = rng.choice(_COMMAND_CLOSERS)
    return before, after
