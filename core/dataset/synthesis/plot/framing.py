"""A chart's kind, title, options and data, in any order, in few words."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.plot.charting import VERB, WISH
from tinycall.core.dataset.synthesis.wording.templates import say

_CALLED = "[titled|called|named|entitled|headed|captioned|with the title|with title|with the heading|under the title|under the heading|with the caption]"
_SEAM = "[,|,|;|.| -|:| /]"
# Without a title: the kind before the data, and behind it.
_PLAIN = (
    "{c}: {d}", "{d}, {c}", "{c} {d}", "{d} {c}", f"{VERB} [a |a |]{{c}} [of|for|from|with|out of|showing] {{d}}", "[show|plot|draw|put|graph|display|chart] {d} [as|in|on|with|using] a {c}", f"{{d}}{_SEAM} {{c}}[ please| pls| thanks| plz|]", f"{{c}}{_SEAM} {{d}}", "{d} as [a |]{c}", f"{WISH} a {{c}} [of|for|with|from|showing] {{d}}", "{d} -> {c}",
    "{d}[.|;|,|...] [make|draw|show|do|give me|create|i want|i need] [a|the] {c}[ of it| of that| from this| of these| with that|]", "[can|could] [you|u|i|we] [make|draw|have|get|see|do] [a |]{c} [of|for|with|from] {d}", "{c} [please|pls|plz|thx|now][,|:|;|.| -] {d}", "[take|use|given|i have|here,|with|from] {d}[,|;|.|:| -] {c}", f"[quick|small|simple|nice|one] {{c}}{_SEAM} {{d}}", "{c} for [me|us|my boss|class][:|,|;] {d}",
    "[turn|make|convert|change] {d} into [a |]{c}", "{d} [on|in] a {c}", "how [does|do|would|will] {d} look [as|in|on] a {c}", "what do {d} look like as a {c}", "{c}, [the data is|data:|data =|numbers:|with|values:|i have|using] {d}", "{c} ({d})", "{c} [to|that will|which should] [compare|show|illustrate|summarize] {d}",
)  # fmt: skip
_TITLED = (
    f"[{VERB} a |{VERB} a |{WISH} a |a |||]{{c}} {_CALLED} {{t}} [with|from|of|for|showing|using|,|:|, showing|and|out of] {{d}}", f"{{c}} {_CALLED} {{t}}{_SEAM} {{d}}", f"title {{q}}{_SEAM} {{c}}{_SEAM} {{d}}", f"title[:|=| =| is|] {{t}}[;|.|, | -| /] {{c}}{_SEAM} {{d}}", f"title[:|=| =| is|] {{t}}[;|.|,| /] {{d}}{_SEAM} {{c}}", f"{{c}}{_SEAM} {{d}}{_SEAM} [title|title:|title is|call it|name it|headed|titled|caption] {{t}}",
    f"{{d}}{_SEAM} {{c}}{_SEAM} [title|title:|title is|call it|name it|headed|titled|heading] {{t}}", "{d} [as|in|on|for] a {c} [titled|called|named|headed|with the title|and call it|and title it|under the title|with the heading] {t}", f"{{q}} [is|as|should be|for|will be] the [title|heading|name|caption]{_SEAM} {{c}}[:|,|;| of| with|] {{d}}", f"{{q}} {{c}}[ please|]{_SEAM} titled {{t}}[,|;|:| from| of| with] {{d}}", f"{{c}} [title|titled|called|named] {{t}}{_SEAM} [data|values|data:|the data is|here is the data:|i have|numbers] {{d}}", f"{{c}} (title: {{t}}){_SEAM} {{d}}", "{c} ({q}) {d}",
    f"[{VERB} a |{WISH} a |]{{c}}{_SEAM} title {{t}}{_SEAM} {{d}}", f"[call|name|title|head] [it|the chart|this|the plot] {{t}}{_SEAM} {{c}} [of|for|with|] {{d}}", "{c} [of|with|for|from] {d}[,|;|.| and|] [titled|call it|title it|name it|headed|the title is|with title|captioned] {t}", "a {c} [named|called|titled|entitled|headed] {t}, {d}", "[the|a] title [is|should be|reads|will be] {t}[.|,|;] {d}[.|,|;] {c}", f"{VERB} {{d}} as a {{c}} {_CALLED} {{t}}", "{d}[.|;|,] [make|draw|show] a {c} [titled|called|named|headed|with the title|for me called] {t}",
)  # fmt: skip
# Around a sentence of its own: "the bakery sold 24 muffins".
_TOLD = (
    "{d}[,|;|.| -] {c}[| please| pls| of that| of it| thanks]", "{d}[,|;|.| -] [i want|i need|give me|show me|make|draw|make me|let me see|we need|can i have] [a {c}|the {c}|a {c}]", "{c}[:|,|;| -|.] {d}", "{d}[,|;|.| -| and] [show|draw|plot|put|chart|graph] [that|this|it|those|them] [as|in|on|with] a {c}", "{d}[;|.|,] [make|turn] [that|this|it] into a {c}", "[show|draw|plot|make|give me] a {c}[:|,|;] {d}", "{c} [please|pls|thx|for me][:|,|;|.] {d}", "{d}[, so|. so|; so] [draw|make|plot|show] a {c}",
    "{d}[,|.|;] [can|could|would] you [put|turn] [that|this|it] into a {c}", "{d} -> {c}", "if {d}, what does the {c} look like", "{d}[.|;|,] [how does that look|what does it look like] [as|in] a {c}", "[here is the data|data|so far|my notes]: {d}[,|;|.] {c}", "[i'd like|i want|i need|we need] a {c}[,|;|:] {d}", "{d}[.|;] [time for|how about|let's have] a {c}", "{c} [because|since|for this:|given that] {d}", "as [a |]{c}: {d}",
)  # fmt: skip
_TOLD_TITLED = (
    "{d}[,|;|.| -] {c} [titled|called|named|headed|with the title|under the title] {t}", "{d}[,|;|.| -] [i want|i need|make|draw|show me|give me] a {c} [titled|called|named|entitled|with the heading|captioned] {t}", "{c} [titled|called|named|headed|with the title] {t}[:|,|;| -|.] {d}", "title[:|=| is|] {t}[;|.| /| -] {d}[,|;|.] {c}", "title[:|=| is|] {t}[;|.| /| -] {c}[,|;|:] {d}", "title {q}, {c}, {d}", "{q} is the title[,|;|:] {c}[,|;|:] {d}", "{d}[,|;|.] {c}[,|;| and] [title|call it|name it|title it|head it] {t}",
    f"{VERB} a {{c}} [titled|called|named|entitled|headed] {{t}}[:|,|;] {{d}}", "{d}[.|;] [show|draw|plot|put] [that|it|this] [as|in|on] a {c} [titled|called|named|headed] {t}", "[call|title|name] it {t}[;|.|:] {c}[,|:|;] {d}", "[for the report|for school|for my boss] i need a {c} [entitled|titled|called] {t}[:|,|;] {d}",
)  # fmt: skip


def framed(
    rng: Random, chart: str, data: str, title: str = "", option: str = "", *, told: bool = False
) -> str:
    """A request for the chart of `data`, with its title and option where it has them.

    `option` is what one may say between two commas: "5 bins". Data that is `told` is a sentence.
    """
    if option and rng.random() < 0.3:
        ahead = rng.choice(("{}, ", "{}: ", "use {}; ", "{}; ", "i want {}, ", "with {}, "))
        return ahead.format(option) + framed(rng, chart, data, title)
    if option:
        chart, data = _with_option(rng, chart, data, option)
    slots = {"c": chart, "d": data}
    if not title:
        return say(rng, _TOLD if told else _PLAIN, slots).replace(" a bars", " bars")
    quoted = rng.choice(('"{}"', "'{}'", '"{}"', "“{}”")).format(title)
    shown = title if rng.random() < 0.68 and not title[-1].isdigit() else quoted
    templates = _TOLD_TITLED if told else _TITLED
    return say(rng, templates, slots | {"t": shown, "q": quoted}).replace(" a bars", " bars")


def _with_option(rng: Random, chart: str, data: str, option: str) -> tuple[str, str]:
    """The kind or the data with an option behind it."""
    if rng.random() < 0.5:
        seams = (", {},", " ({})", " with {}", " with {}", " in {}", "; {};", " / {} /", ", {}:")
        return chart + rng.choice(seams).format(option), data
    ends = (
        ", {}",
        "; {}",
        " ({})",
        " with {}",
        ", use {}",
        " in {}",
        " / {}",
        " into {}",
        ", in {}",
    )
    return chart, data + rng.choice(ends).format(option)
