"""Requests for the search tool: the query is a copy of the words asked for, as they stand."""

from __future__ import annotations

from random import Random
from typing import Any

from tinycall.core.dataset.synthesis.search.carriers import (
    CARRIED,
    COUNTED,
    EXPLAINED,
    SINGLE,
    WHO_IS,
)
from tinycall.core.dataset.synthesis.search.compounds import (
    compound_subject,
    compound_thing,
    several,
)
from tinycall.core.dataset.synthesis.search.fragments import (
    COUNTED_FRAGMENTS,
    COUPLE_FRAGMENTS,
    FRAGMENTS,
    OF_ONE,
    OF_SEVERAL,
    SINGLE_FRAGMENTS,
)
from tinycall.core.dataset.synthesis.search.subjects import subject, task, thing
from tinycall.core.dataset.synthesis.search.topics import errand, person, topic, topical_thing
from tinycall.core.dataset.synthesis.wording import numbers
from tinycall.core.dataset.synthesis.wording.templates import say
from tinycall.core.tools.wording import content_words

Made = tuple[str, dict[str, Any]]

_NOTES = "[notes|notes|docs|articles|info|information|results|documents|pages|material|entries]"
_ONE = "[note|article|page|doc|document|entry]"
_ON = "[about|on|about|on|for|regarding|covering]"
_MINE = "[my|the|our|your|these|local]"
_GOOD = (
    "[|||||some |any |the |all |more |good |short |useful |beginner |recent |all the |relevant ]"
)

_ASKING = (
    "search for {s}", "search {s}", "find {s}", "look up {s}", "look for {s}", f"[find|find|get|show me|give me|show|find me|fetch|list|bring up|dig up|pull up] {_GOOD}{_NOTES} {_ON} {{s}}",
    "search: {s}", "[can you |]find [something|anything|something|everything|stuff] [on|about] {s}", "[what is there|anything|something|any notes|got anything|got something|got any notes] [about|on] {s}", f"{_NOTES} {_ON} {{s}}", "tell me [||more |something |everything |all ]about {s}",
    "[i need|i want|need|want|i'm looking for|looking for|searching for|gimme] [|some ][info|information|notes|docs|something|articles|material] [on|about] {s}", "[do we have|do you have|is there|are there|have we got|got|have you got] [notes|anything|any notes|something|any docs|a note|info] [on|about] {s}",
    "[where can i|where do i|where could i|where should i] [read|find something|learn|read up|find out|find info|find notes] [|more ]about {s}",
    f"search {_MINE} notes [for|about|on] {{s}}", f"search [in |through |]{_MINE} [notes|files|docs] for [anything|something|everything|all] [on|about] {{s}}",
    f"[search|look|check] [in |through |]{_MINE} [notes|docs|documents|files] for {{s}}",
    f"[find|get|show|give me|show me|find me|get me] [something|anything|everything|stuff|whatever you have] {_ON} {{s}}",
    f"[find|get|show me|give me|open|pull up] [a|the|an] [good |short |]{_ONE} [about|on] {{s}}",
    f"find {{s}} in {_MINE} [notes|docs|files]", "look up {s}", "look up {s}", "look for {s}", "lookup {s}",
    f"look up [some |]{_NOTES} {_ON} {{s}}", "look {s} up", f"look {{s}} up in {_MINE} notes", f"look up {{s}} in {_MINE} notes",
    f"[what|what all] do {_MINE} [notes|docs|files] [say|tell me|have] [about|on] {{s}}",
    f"what [do|does] [{_MINE} notes|the documentation|the docs|it] say about {{s}}",
    "what [[do we|do i|do you] [have|know]|have [we|you|i] got|we got|you got] [on|about] {s}",
    "[do you have|is there|got|have you got|do we have|have we got|are there] [anything|something|any notes|any docs|notes|a note|info] [about|on] {s}",
    f"any {_NOTES} {_ON} {{s}}", f"do [{_MINE} notes|we|the docs] [mention|cover|say anything about|say something about] {{s}}",
    "[i want to|i'd like to|i need to|i would like to|i have to|let me|want to] [read|learn|know|hear|see|find out] [more |something |]about {s}",
    "teach me [about |]{s}", "read up on {s}", "remind me about {s}",
    "what can you tell me about {s}", "can you tell me [|more |something ]about {s}", "who knows [something |anything |]about {s}",
    "[i am|i'm|im] [looking for|searching for|interested in|after|curious about|reading about|trying to find] {s}",
    f"[i am|i'm|im] [looking for|searching for] {_NOTES} {_ON} {{s}}",
    f"[i need|i want|need|want|looking for|searching for|gimme] [some |]{_NOTES} {_ON} {{s}}",
    "{s} [notes|docs|info|articles|documentation]", "documentation [for|of|on] {s}",
    "where [do i|can i] find {s}", "where [are|is] the [notes|docs|info] [on|about|for] {s}", "where is {s} [mentioned|documented|described|explained]",
    f"[check|query|scan|go through|consult|ask|comb through] {_MINE} [notes|docs] [for|about|on] {{s}}",
    "[look into|google|research|query|learn about|read about|study up on|dig into] {s}", "is there [a note|a page|an article|any info|something] [about|on] {s}",
    "which [notes|pages|files|docs] [mention|are about|cover|talk about|deal with] {s}", f"in {_MINE} notes, [find|search for|look for|look up] {{s}}",
    "run a search [for|on] {s}", "do a [quick |]search [for|on] {s}", "search query: {s}", "{s}", "query: {s}", "quick search: {s}", "find: {s}",
    "[everything|all notes|all you have] [on|about] {s}", "{s}: [find notes|search|look it up|what do we have]", "{s}, [search for it|look it up|find notes]",
    "[about|re|regarding]: {s}", "read me [something|the note|the notes] [on|about] {s}", "search the [web|wiki|knowledge base|archive|library] for {s}",
    "i [forgot|wonder] what [my|the|our] notes say about {s}", "could use [some |]info on {s}", "help me find [notes on |info about |something about |]{s}",
    "where did i [write|read] [something |]about {s}", "what did [i|we] [write|note] [down |]about {s}", "did [i|we] [write|note] [anything |something |]down about {s}",
)  # fmt: skip
_EXPLAINING = (
    "what is {t}", "what is [a|an|the] {t}", "what's [a |an |the |]{t}", "whats [a |an |the |]{t}", "what are {t}", "what are [the |]{t}",
    "explain {t}", "explain [a |the |]{t} to me", "explain what [a |an |the |]{t} is", "explain how [a |the |]{t} works", "explain what {t} are",
    "how does [a |an |the |]{t} work", "how do {t} work", "how [a |the |]{t} works", "what does [a |the |]{t} do", "what does {t} mean", "what does {t} stand for",
    "define {t}", "describe {t}", "who is {t}", "who was {t}", "where is {t}", "what exactly is [a |an |the |]{t}", "look up what [a |]{t} is",
    "find out what [a |an |]{t} is", "search for what [a |]{t} means", "look up what {t} means", "tell me what [a |an |]{t} is", "tell me how [a |the |]{t} works",
    "i [don't|dont] [know|understand] what [a |]{t} is", "i want to [know|understand] what [a |]{t} is", "i want to understand {t}", "what was {t}", "what were {t}",
    "[does anyone know|do you know] what [a |]{t} is", "can you explain [a |an |the |what a |]{t}", "can you explain {t} to me", "help me understand {t}",
    "find an explanation of {t}", "look up how [a |]{t} works", "search how {t} works", "find out how {t} works", "so what is [a |]{t}", "what the heck is [a |]{t}",
)  # fmt: skip
_DOING = (
    "how do i {s}", "how do you {s}", "how to {s}", "how can i {s}", "how can one {s}", "how would i {s}", "how should i {s}", "how does one {s}",
    "how do we {s}", "how could i {s}", "ways to {s}",
    "[search for|look up|find out|find notes on|search|notes on|explain|show me|search the notes for|look for|docs on|tell me] how [to|to|do i|i can|do you|can i|you] {s}",
    "[search for|find|notes on|look up|what are|show me|any] [ways|instructions|steps] to {s}", "what do my notes say about how to {s}",
    "i want to [know|learn|read|find out] how to {s}", "i need to [know|find out] how to {s}", "where can i [read|learn] how to {s}", "teach me how to {s}",
    "anything on how to {s}", "is there [a note|something|anything] on how to {s}", "remind me how to {s}", "do you know how to {s}",
    "how to {s}[, check my notes|, any notes|, search my notes|, find notes|, look it up|, what do the notes say]", "i [forgot|don't know|can't remember|wonder|have no idea] how to {s}[|, look it up|, any notes]", "[is there|find|i need|got] [a note|a guide|notes|instructions|something] on how to {s}",
)  # fmt: skip
_ASKED = (
    ("why does", "[a |the |my |]", "{t} [fail|crash|diverge|work|matter|hang|stop|overheat|leak|freeze|smell|rust|break]"),
    ("why do", "[my |the |]", "{t} [fail|crash|diverge|work|matter|hang|sleep|migrate|rust|break|float|glow]"),
    ("[why is|why was]", "[a |the |my |]", "{t} [slow|broken|blue|important|empty|nan|expensive|red|popular|useful|hard|loud]"),
    ("[why are]", "[my |the |]", "{t} [slow|broken|important|expensive|popular|useful|hard|rare|cold]"),
    ("who", "", "[invented|discovered|wrote|founded|built|painted|designed|won] [a |the |]{t}"),
    ("[when was|where was|how was|why was]", "[the |]", "{t} [invented|built|founded|released|discovered|written|born|made|destroyed]"),
    ("[when did|where did|how did|why did]", "[the |]", "{t} [start|end|begin|die|open|change|spread|fall|happen|fail]"),
    ("[when does|how does|where does]", "[a |the |]", "{t} [end|begin|start|grow|spread|break|come from|live|affect {u}|compare to {u}|differ from {u}|handle {u}]"),
    ("[how do|where do]", "[the |]", "{t} [grow|spread|live|sleep|come from|affect {u}|differ from {u}|communicate]"),
    ("what", "", "[causes|prevents|improves|breaks|replaces|affects] [a |the |]{t}"),
    ("what [is|are|was] the", "", "[difference between {t} and {u}|capital of {t}|history of {t}|best {t}|role of {t} in {u}|purpose of {t}|biggest {t}|advantages of {t}|risks of {t}]"),
    ("which", "", "{t} [is fastest|is best|is cheapest|uses {u}|supports {u}|needs {u}|came first|has {u}]"),
    ("[who|what]", "", "[makes|uses|needs|repairs|sells|studies|eats|owns|funded|banned] [the |a |]{t}"),
    ("[when is|when was|where is|where was|where are|when are]", "[the |a |]", "{t} [used|sold|needed|found|made in {u}|at its best|banned|ready|from|stored|tested]"),
    ("[why did|how did|when did]", "[the |]", "{t} [become popular|get its name|get so expensive|replace {u}|disappear|reach {u}]"),
    ("[how long does|how often does|how far does|how fast does]", "[a |the |]", "{t} [last|take|grow|need {u}|travel|change|fail]"),
    ("[how big is|how old is|how heavy is|how deep is|how high is|how safe is]", "[a |the |]", "{t}"),
    ("[can|does|could]", "[a |the |]", "{t} [cause {u}|replace {u}|run on {u}|support {u}|use {u}|need {u}]"),
    ("[should i|when should i|when to|why use|should we]", "", "use {t}"),
)  # fmt: skip
_HITS = "[results|notes|results|articles|hits|docs|matches|documents|pages|entries|search results]"
_COUNTED = (
    f"[find|give me|show me|get|show|list|find me|fetch|get me|display|return|bring me|open|pull up] [||the |the ][||top |best |first ]{{n}} {_HITS} [about|for|on] {{s}}",
    f"[search for|search|look up|find|look for] {{s}}[,|,| and| and show| with|;| -|, but] [|top |just |only |the top |show me |give me |max |limit |max. |return |only show |at most |up to |no more than |i want ]{{n}} {_HITS}",
    "[search for|search|look up|find|look for] {s}[,|,|| -|;|.] [top {n}|just {n}|only {n}|{n} only|limit {n}|max {n}|first {n}|best {n}|{n} max|{n} is enough|limit it to {n}|{n} of them]",
    "[|the ]top {n} [results|notes|hits|articles|matches|docs|] [for|on|about] {s}", f"{{n}} {_HITS} [for|on|about] {{s}}", f"[find|show me|give me|get|list] [the |]{{n}} [best|top|most relevant|closest|good|short|latest|other|different] {_HITS} [on|for|about] {{s}}",
    f"[search|look|search the notes|search my notes] for {{n}} [|good ]{_HITS} [on|about|for] {{s}}", f"i [want|need|would like|'d like] [|the ][|top |best ]{{n}} {_HITS} [about|on|for] {{s}}", "[find|show me|give me|get] [the |][top|first|best] {n} [on|for|about] {s}",
    f"{{s}}, {{n}} {_HITS}", "{s}, top {n}", "[look up|search|find|search for] {s} [top|limit|top_k|k=|top_k=|top k|limit=|max|top_k:|k =|n=] {n}", "{s} top {n}", f"[best|first] {{n}} {_HITS} [for|on|about] {{s}}",
    f"[can i get|could i get|can i have|could i see|can i see|let me see] [|the top ]{{n}} {_HITS} [on|about|for] {{s}}", f"{{s}} ({{n}} {_HITS})", f"{{s}} - {{n}} {_HITS}", f"{{s}}, [give me|show me|i need|return] {{n}} {_HITS}", "search for {s} and [return|show|give me|list|keep|show me] [the |only the |only |just the |][top |best |first |]{n} [results|hits|notes|ones|]",
    f"search the notes for {{s}} ({{n}} {_HITS})", f"search {{s}} ({{n}} {_HITS})", f"what are the [top|best|first] {{n}} {_HITS} [for|on|about] {{s}}", f"tell me about {{s}}, {{n}} {_HITS}", f"what is {{s}}? {{n}} {_HITS}", f"[do you have|are there] {{n}} {_HITS} [on|about] {{s}}",
    "[with|using] [a limit of {n}|{n} results|top_k {n}|top_k={n}], search [for |]{s}", f"in {{n}} {_HITS}, what is {{s}}", f"[just |only |]{{n}} {_HITS}[:|,| please:|, please:] {{s}}", "top {n}: {s}", "limit {n}: {s}", f"tell me about {{s}} in {{n}} {_HITS}",
    f"what do [the|my|our] notes say about {{s}}[,|?] [show |give me |top |]{{n}} {_HITS}", f"[anything|something] on {{s}}? [top |just |]{{n}} {_HITS}", f"how about {{n}} {_HITS} on {{s}}", f"[read me|show] {{n}} {_HITS} [about|on] {{s}}", "are there at least {n} notes about {s}",
)  # fmt: skip
_SINGLE = (
    f"[find|show|show me|get|give me] [just |only |][{{n}}|{{n}}|a single] {_ONE} [about|on] {{s}}",
    "[show me|give me|get|find] [just |only |the top |]{n} [result|note|hit|match] [for|on|about] {s}",
    "[search|search for|look up|find] {s}[,| and show| -|, just|, only|, show me] {n} [result|hit|match|note][| is enough| only]",
    "{n} [result|note|article|hit|match] [for|on|about] {s}", "[just |only |]the top {n} [result|hit] for {s}", "i [only |just |]need {n} [note|result] on {s}",
)  # fmt: skip
_COMMANDS = (
    "search", "plot", "draw", "find", "show", "graph", "chart", "round", "count", "calculat", "comput",
    "lookup", "list", "divi", "add", "sum ", "product ", "total ", "look",
)  # fmt: skip
# A subject that begins with one of these cannot be told from the words around it.
_SAYING = ("query", "topic", "subject", "keyword", "note", "result", "hit", "term ")
# How often a subject and a wording are of everyday life and not of the older sort.
_TOPICAL = 0.55
_COMPOUND = 0.25
_FREELY = 0.5
# How often a request is a fragment, chatty, or asks what something is.
_BRIEFLY = 0.2


def make_search(rng: Random) -> Made:
    """One request and its arguments."""
    while True:
        text, args = _made(rng)
        query = args["query"]
        # A subject that begins a request like a command could be misspelt like one.
        command = text.startswith(query) and query.startswith(_COMMANDS)
        if content_words(query) and not command and not query.casefold().startswith(_SAYING):
            break
    if rng.random() < 0.03:
        return text.upper(), {**args, "query": args["query"].upper()}
    return text, args


def _made(rng: Random) -> Made:
    if rng.random() < _BRIEFLY:
        return _briefly(rng)
    style = rng.random()
    if style < 0.1:
        query = errand(rng) if rng.random() < _TOPICAL else task(rng)
        return say(rng, _DOING, {"s": _quoted(rng, query, 0.01)}), {"query": query}
    if style < 0.16:
        return _question(rng)
    if style < 0.18:
        query = person(rng)
        return say(rng, WHO_IS, {"t": query}), {"query": query}
    free = rng.random() < _FREELY
    if style < 0.3:
        query = _asked_after(rng)
        templates = EXPLAINED if free else _EXPLAINING
        return say(rng, templates, {"t": _quoted(rng, query)}), {"query": query}
    query = _subject(rng, _COMPOUND)
    shown = f"the {query}" if rng.random() < 0.06 and query.islower() else _quoted(rng, query)
    if style < 0.57:
        return _counted(rng, query, shown, free=free)
    return say(rng, CARRIED if free else _ASKING, {"s": shown}), {"query": query}


def _subject(rng: Random, compound: float) -> str:
    if rng.random() < compound:
        return compound_subject(rng)
    return topic(rng) if rng.random() < _TOPICAL else subject(rng)


def _briefly(rng: Random) -> Made:
    """A request in few or in chatty words, or the question what one thing or several are."""
    style = rng.random()
    if style < 0.3:
        many = rng.random() < 0.5
        if many:
            query = several(rng, compound_thing(rng, counted=True))
        else:
            query = compound_thing(rng) if rng.random() < 0.4 else topical_thing(rng)
        return say(rng, OF_SEVERAL if many else OF_ONE, {"t": query}), {"query": query}
    query = _subject(rng, 0.5)
    if style < 0.62:
        return say(rng, FRAGMENTS, {"s": query}), {"query": query}
    if style < 0.7:
        return say(rng, COUPLE_FRAGMENTS, {"s": query}), {"query": query, "top_k": 2}
    count = numbers.count(rng, 1, 8)
    templates = SINGLE_FRAGMENTS if count.plain == "1" or style > 0.96 else COUNTED_FRAGMENTS
    top_k = 1 if templates is SINGLE_FRAGMENTS else int(count.plain)
    text = say(rng, templates, {"s": query, "n": count.text if top_k > 1 else "one"})
    return text, {"query": query, "top_k": top_k}


def _asked_after(rng: Random) -> str:
    """What somebody wants explained: mostly one thing."""
    if rng.random() < _TOPICAL:
        return topical_thing(rng) if rng.random() < 0.7 else topic(rng)
    return thing(rng) if rng.random() < 0.75 else subject(rng)


def _counted(rng: Random, query: str, shown: str, *, free: bool) -> Made:
    count = numbers.count(rng, 1, 8)
    templates: tuple[str, ...]
    if count.plain == "1" and rng.random() < 0.8:
        templates = SINGLE if free else _SINGLE
    else:
        templates = COUNTED if free else _COUNTED
    text = say(rng, templates, {"s": shown, "n": count.text})
    return text, {"query": query, "top_k": int(count.plain)}


def _question(rng: Random) -> Made:
    """A question whose own words are the query, behind the question word and an article."""
    ask, article, rest = rng.choice(_ASKED)
    makers = rng.choices((topical_thing, thing, compound_thing), (40, 35, 25), k=2)
    slots = {slot: make(rng) for slot, make in zip("tu", makers, strict=True)}
    query = say(rng, (rest,), slots)
    for word in ("a ", "the "):
        query = query.removeprefix(word)
    return say(rng, (f"{ask} {article}{{s}}",), {"s": query}), {"query": query}


def _quoted(rng: Random, text: str, share: float = 0.06) -> str:
    if rng.random() >= share or '"' in text:
        return text
    return rng.choice(('"{}"', '"{}"', "'{}'", "“{}”")).format(text)
