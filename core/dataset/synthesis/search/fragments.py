"""Requests for notes in few or in chatty words: `5 notes, X`, `can u find X 4 me`, `what are X`."""

from __future__ import annotations

_HITS = "[notes|notes|results|hits|docs|articles|matches|pages|entries|things|documents|search results|files]"
_HIT = "[note|result|hit|doc|article|match|page|entry|document]"
_SEAM = "[,|,|:|;| -|.| /| --|...]"
_ON = "[on|about|for|re|regarding|covering|concerning|with]"
_FIND = "[look up|find|search|search for|look for|get|check|dig up|google|fetch|pull up|bring up|show|scan the notes for|query|locate]"
_U = "[can u|can u|could u|cud u|can ya|would u|will u|u|can you|could you|pls|plz|hey can u]"
_FOR_ME = "[4 me|4 me|4 me|for me|4 us|4 me pls|4 me plz|4 me thx|4 my class|4 work|4 school|4 my essay|4 a friend|4 later|2day|2nite|rn|asap|b4 friday|b4 noon|4 my m8|pls thx]"
FRAGMENTS = (
    f"{_U} {_FIND} {{s}} {_FOR_ME}", f"{_FIND} {{s}} {_FOR_ME}", f"{_U} {_FIND} [some |any |][notes|info|stuff|docs] {_ON} {{s}} {_FOR_ME}", "[need|want|got] [notes|info|docs] [on|about] {s}[| pls| plz| asap| rn| thx| 4 school| 4 work]", f"{_U} [tell|teach|show] me [about |stuff about |smth about |sth on ]{{s}}", "[u got|do u have|u have|got] [anything|notes|info|smth|stuff|sth] [on|about] {s}",
    "{s}[ pls| plz| thx| notes pls| info pls| notes thx|? anything|...|, go|!| -- notes|; what do we have| thx]", "[notes|info|docs|anything|stuff|smth]: {s}", "[dunno|idk|no clue] [what|anything] about {s}[,|;|.] [look it up|find notes|search|any notes|help]", "[idk|dunno] [what|how] {s} [is|works][,|;|.|] [look it up|search|check the notes|any notes]", "[ok|so|hm|hey|right|alright|next|now][,|:|] {s}[| please| notes|, find notes|, search that]",
    "[wondering|curious|thinking|reading|asking|worried|confused] about {s}", "[need|wanna|gotta|have to|must|trying to] [know|read|learn|find|see] [more |stuff |something |everything |]about {s}", "[our|my|the] [notes|docs|files] [about|on|for] {s}[| please| pls|, where are they|, show them|, open them]", "{s} - [find|search|look up|show|fetch] [it|that|notes|them]", "[search term|keywords|words|phrase|looking up|searching|topic][:| =|] {s}",
    "[anything at all|something|whatever|everything] [on|about] {s}[| please| pls]", "[pls|please|plz] {s}", "[find|search] [the |][words|phrase|exact phrase|term] {s}", "[a bit|some more|something|more|a little] [on|about] {s}[| please| pls]", "[let's|lets] [look at|look up|find|search|read about|talk about] {s}", "[got|any|some] [material|literature|reading] [on|about|for] {s}",
)  # fmt: skip
COUNTED_FRAGMENTS = (
    f"{{n}} {_HITS}{_SEAM} {{s}}", f"{{n}} {_HITS}{_SEAM} {{s}}", f"{{n}} {_HITS} {_ON} {{s}}", f"{{n}} {_HITS}[ pls| please| plz| thx| max| only| tops]{_SEAM} {{s}}", f"{{s}}{_SEAM} {{n}} {_HITS}", f"{{s}}{_SEAM} {{n}} {_HITS}[ pls| please| max| only| is enough| will do| thx]", f"{_FIND} {{s}}[ and| and|, then|;|,] [show|list|give me|return|print|open|display|read me|keep|send] [the first |the top |the best |only |just |up to |]{{n}}[| {_HITS}| of them| only| please]", f"{_FIND} {{s}} and [show|list|return|give me] {{n}}",
    f"{_U} {_FIND} {{n}} {_HITS} {_ON} {{s}} {_FOR_ME}", f"{_U} {_FIND} {{n}} {_HITS} {_ON} {{s}}", f"[need|want|gimme|show|list|send] {{n}} {_HITS}{_SEAM} {{s}}", f"[top|first|best|max|only|just|limit|at most|no more than] {{n}}{_SEAM} {{s}}", f"[top|first|best] {{n}} {_HITS}{_SEAM} {{s}}", f"{{s}}{_SEAM} [top|first|best|max|only|just|limit|at most|no more than|up to] {{n}}", f"{{n}} {_HITS}[,|;| -] [topic|subject|on the subject of|the topic is|subject:|topic:|query:] {{s}}", "{s}, {n} pls", "{n} on {s}", "{n} about {s}[| please| pls| thx]",
    f"[i'll take|i want|give me|let me see|we need] {{n}}[| {_HITS}] [on|about|for] {{s}}", f"[what|which] {{n}} {_HITS} [do we have|are there|have we got|come up] [on|about|for] {{s}}", f"[what are|show me] the [{{n}} best|best {{n}}|first {{n}}|top {{n}}|{{n}} top] {_HITS} {_ON} {{s}}", f"what are {{s}}[,|?|;| -] {{n}} {_HITS}[| please| max]", f"how do {{s}} work[,|?|;| -] {{n}} {_HITS}[| please| max]", f"{_FIND} [only|just|exactly|at most|up to|no more than|max] {{n}} {_HITS}{_SEAM} {{s}}",
)  # fmt: skip
SINGLE_FRAGMENTS = (
    f"[show|give|find|get|bring|read] [me |us |][just |only |]a single {_HIT} {_ON} {{s}}", f"[just |only |]a single {_HIT}{_SEAM} {{s}}", f"[just |only |]a single {_HIT} {_ON} {{s}}[| please| pls| will do]", f"a single {_HIT} [is enough|will do|is plenty|please]{_SEAM} {{s}}", f"[i want|i need|i'd like|we need|let me have|return|list|open|fetch] [just |only |no more than |]a single {_HIT} {_ON} {{s}}", f"{_FIND} {{s}}[,| and|;] [show|give me|return|list|only|just|open] [just |only |]a single {_HIT}", f"{{s}}{_SEAM} a single {_HIT}[| please| only]",
    f"[just |only |exactly |]{{n}} {_HIT}{_SEAM} {{s}}", f"{{s}}{_SEAM} [just |only |]{{n}} {_HIT}[| please| only]", f"{_FIND} {{s}}[,| and|;] [show|give me|return|list|only|just] {{n}}[| {_HIT}]", f"{_U} {_FIND} [just |only |]{{n}} {_HIT} {_ON} {{s}} [for me|4 me|]", f"the [single |]best {_HIT} {_ON} {{s}}, just {{n}}",
)  # fmt: skip
COUPLE_FRAGMENTS = (
    f"[find|show me|get me|give me|i need|i want|fetch|list|read me|let me see] a couple [of |]{_HITS} {_ON} {{s}}", f"a couple [of |]{_HITS} {_ON} {{s}}[| please| pls| will do]", f"a couple [of |]{_HITS}{_SEAM} {{s}}", f"{{s}}{_SEAM} a couple [of |]{_HITS}[| please| pls]", f"{_FIND} {{s}}[,|;| and] [show|give me|list|return] a couple[| of {_HITS}| of them]", f"{_U} {_FIND} a couple [of |]{_HITS} {_ON} {{s}}",
)  # fmt: skip
# Around one thing that somebody wants explained, and around several.
OF_ONE = (
    "what is [a |the |]{t}", "what is [a |the |]{t}[| exactly| again| anyway| for| called|, look it up|, any notes| in short]", "what's [a |the |]{t}[| again| then| exactly|]", "how does [a |the |]{t} work[| exactly| again| inside| anyway|, any notes]", "explain how [a |the |]{t} works[| please| to me| briefly]", "what does [a |the |]{t} do[| exactly|]", "{t}[, what is it|, what's that|, how does it work|: what is it|? explain|, explain please]", "where is the {t}", "when was the {t}", "[the|a] {t}, what is [that|it][| again| exactly]", "what is meant by [a |]{t}",
    "[i'd like to know|i want to know|do you know|any idea|wonder] [what [a |an |]{t} is|how [a |the |]{t} works]", "[look up|search|find out|check] [what [a |an |]{t} is|how [a |the |]{t} works]", "[what|how] about [the |]{t}", "[can|could|would] [you|u] [explain|describe|define] [the |a |]{t}", "[my|our] [teacher|boss|doctor|neighbour] says i need a {t}, what is that", "[what kind of thing|what sort of thing|what] is a {t}",
)  # fmt: skip
OF_SEVERAL = (
    "what are {t}", "what are {t}[| exactly| again| then| anyway| for| called|, look it up|, any notes| in short]", "what r {t}", "what [exactly |even |actually |]are [the |these |]{t}", "how do {t} work[| exactly| again| inside| anyway|, any notes]", "explain {t}[| please| to me| briefly| again]", "[tell|teach|remind] me [what {t} are|how {t} work|about {t}]", "[define|describe|explain] {t}", "what do {t} do[| exactly|]", "[can|could|would] [you|u] [explain|describe|define] {t}", "{t}[, what are they|, what are those|, how do they work|: what are they|? explain|, explain please]", "where are [the |]{t}",
    "[i'd like to know|i want to know|do you know|any idea|wonder] [what {t} are|how {t} work]", "[look up|search|find out|check] [what {t} are|how {t} work]", "[what|how] about {t}", "what is meant by {t}", "[everything|anything] about {t}", "[i forgot|i don't know|no idea] what {t} are[|, look it up|, any notes]",
)  # fmt: skip
