"""How a request asks for a chart of given data, with its title and its options around the data."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tinycall.core.dataset.synthesis.plot.names import name_phrase
from tinycall.core.dataset.synthesis.plot.quantities import chart_title
from tinycall.core.dataset.synthesis.wording.templates import chosen, phrase, say

VERB = (
    "[plot|plot|plot|plot|draw|draw|draw|draw|graph|graph|make|make|make|show|show|show me|show me|"
    "create|create|give me|give me|sketch|generate|display|render|produce|chart|plot me|draw me|"
    "make me|make me|build|do|prepare|print|visualize|get me|put together|whip up|visualise|paint|present|illustrate|compose|calculate and draw|kindly produce]"
)
WISH = (
    "[i want|i want|i need|i need|i'd like|i'd like|i would like|need|want|can i get|can i get|can i have|can i see|could i get|let me see|"
    "i want to see|i'd like to see|could i see|may i have|how about|gimme|let's see|lets see|let's do|"
    "we need|i'm after|id like|can we have|could we get|time for|i wanna see|wanna see|would you draw|i'd appreciate|i could use|there should be|what about|we want]"
)
_DATA = "[values|values|values|numbers|numbers|data|data|data points|following|following values|following numbers|following data|figures|points|list]"
_LINK = "[of|of|of|of|of|of|for|for|for|with|with|with|from|using|showing|on|out of]"
_ASK = "[plot|draw|show|graph|display|visualize|chart|render|put|turn|make|show me]"
_DIRECT = (
    f"{VERB} [a|a|a|a|the|] {{c}} {_LINK} {{d}}", f"[|||a ]{{c}} {_LINK} {{d}}", "{c} {d}", f"{VERB} [a |a |]{{c}}[:|:|:| -|,|] {{d}}", "{c}: {d}",
    f"{VERB} [a|a|the|] {{c}} {_LINK} [the|these|this|my|our||] {_DATA}[:||] {{d}}", f"{{c}} {_LINK} [the|these|my||] {_DATA}[:||] {{d}}", f"{WISH} a {{c}} {_LINK} {{d}}", f"{WISH} a {{c}} {_LINK} [the|these|my|] {_DATA}[:|] {{d}}", f"{WISH} a {{c}}: {{d}}",
    "{c}, {d}", "{c} {d} please", "{c} - {d}", "{c} values {d}", "{c} data {d}", "{c}, values: {d}", "{c}, data: {d}", "{c} where the data is {d}", "{c}; {d}", "{c}: data {d}", "{c} with data = {d}", "[find|fetch|get] me a {c} [of|for|with] {d}", "[search|look] no further, just draw a {c} of {d}", "[forget the search|never mind the notes], [plot|draw|make] a {c} of {d}",
)  # fmt: skip
_BEHIND = (
    "[plot|show|draw|show|plot|graph|display|visualize|show me|render] {d} as [a|a|] {c}", "{d} as [a |]{c}", f"[plot|plot|draw|show|graph|display|visualize] [the|these|this|my|] {_DATA}[:|] {{d}} as [a|] {{c}}",
    "{d}, [make|draw|plot|show|give me|create|i want|as] a {c}", "[show|put|plot|display|draw|visualize] {d} [in|on|with|using] a {c}", "[compare|compare|visualize|picture|illustrate|represent] {d} [in|in|with|using|as|on] a {c}", "[put|turn|make] {d} into a {c}", "{d} {c}",
    "[my|the|our] [values|numbers|data|results|measurements|figures] [are|were] {d}, [make|draw|plot|show|create|can you draw] a {c}", "i have {d}, [make|draw|plot|show me|give me] a {c}", "[here are|these are] [the|my|our|some] [values|numbers|data points|results|measurements|figures][:|] {d}[.|,|;] [make|draw|plot|show|create|i need] a {c}",
    "{d} as [a |]{c} please", "[i want to see|i'd like to see|let me see|can i see|i need] {d} as [a|] {c}", "[plot|draw|show|graph] these [points|values|numbers] as [a |]{c}: {d}", "[i got|we got|i measured|we measured|i recorded|we have|i counted] {d}, [make|draw|plot|show|can you make|could you draw] a {c}",
    "[data|values|numbers][:| =| is| are] {d}[.|,|;] [make|draw|plot|show] a {c}", "[take|use|with|from|given|for|using] {d}[,|] [and |][make|draw|plot|create|build] a {c}", "what [does|do|would] {d} look like as a {c}", "{d} - [make|draw|plot|show] [that|this|it|them] as a {c}",
    "{d}, {c}", "can {d} be [shown|drawn|plotted] as a {c}", "{d}: {c}", "{d} - {c}", "{d} in a {c}", "{d} on a {c} please", "[make|draw|create|do] a {c}, [the |][data|values|numbers] [is|are|being] {d}", "[show|plot|draw|graph] {d} as a {c} for me",
)  # fmt: skip
_TITLED = (
    "[|,] [titled|titled|titled|called|called|named|entitled|headed|captioned] {t}", "[,|] with [the |a |][title|title|heading|caption|name] {t}", ", [the |][title|heading|caption][:| =| is| should be|] {t}",
    "[,|] and [call|title|name|label] it {t}", ", [call|title|name] it {t}", "[,|] [title|heading|caption|title:|title=|title =|title :|header] {t}", " and title {t}", ", give it the [title|heading|name] {t}", ", the title [is|should be] {t}",
    ". [title|Title|call it|name it|title it|title:|the title is] {t}", "; title {t}", ", with title {t}", " under the [title|heading] {t}", " and give it the title {t}", ", please [call|name|title] it {t}", ", let the title be {t}", ", [caption|head|entitle] it {t}", ", heading it {t}", ", [title|heading|caption|header] -> {t}", " and [caption|head] it {t}", " headed {t}", " under the [title|caption|name] {t}", ", [headed|captioned|entitled] {t}", " with {t} as [the |its |]title", ", the [heading|caption] [is|should be|reads|says] {t}", ", and the title is {t}", ". Title: {t}", ". the title should be {t}", ", with the [caption|heading] {t}", ", title it {t}", ", use the title {t}", " (title: {t})",
)  # fmt: skip
_TITLE_AHEAD = (
    "title: {t}. ", "title {t}, ", "title: {t}, ", "title = {t}; ", "the title is {t}, ", "title {t}: ", "with the title {t}, ", "under the title {t}, ", "heading: {t}. ", "caption: {t}. ", "title it {t}: ", "call it {t}: ", "the title should be {t}. ", "use the title {t} and ", "name: {t}. ", "title: {t}; ", "title: {t} - ", "heading {t}, ", "titled {t}: ",
)  # fmt: skip
_TITLE_FIRST = ("{t} as the title, ", "{t} as title: ", "{t} is the title, ", "{t} should be the title, ", "{t} (title): ", "{t} is the heading, ", "{t} as a heading: ")  # fmt: skip
_CONTEXT = (
    "for the report ", "for my report, ", "for the meeting: ", "for school, ", "for a slide, ", "i have to show this tomorrow, ", "is there a trend? ", "who won? ", "which one is best? ", "how do they compare? ", "i wonder who did best. ", "this is for my boss: ", "for the newsletter, ", "for my homework, ", "let's see how it looks: ", "quick visual: ", "we need a picture, ", "i'm no good with numbers, ", "for the dashboard, ", "one more chart: ", "take note: ", "my teacher wants this, ", "for the blog post, ",
)  # fmt: skip
_MIDDLE = (" [titled|titled|called|named|entitled] {t}", " with [the |a |][title|heading] {t}", " [titled|called|named] {t}", ", titled {t},", " (title {t})", " under the heading {t}")  # fmt: skip
_AHEAD_OF_DATA = "[ with| with|:|:|,| with values| using| from| with the values| with data|: values| showing|, data:]"


@dataclass(frozen=True)
class Extra:
    """What a request asks for beside the data: text for before, in and behind it, and the argument."""

    ahead: str = ""
    middle: str = ""
    behind: str = ""


NOTHING = Extra()


def charted(rng: Random, chart: str, data: str, title: str = "", extra: Extra = NOTHING) -> str:
    """A request for the chart of `data`; its `title` stands in it where it has one."""
    if title and rng.random() < 0.13:
        lead = title_ahead(rng, title)
        return lead + charted(rng, chart, data, "", extra)
    if rng.random() < 0.05:
        return rng.choice(_CONTEXT) + charted(rng, chart, data, title, extra)
    placed = rng.random()
    shown = _quoted(rng, title) if title else ""
    early = title and placed < 0.2
    if early:
        chart += say(rng, _MIDDLE, {"t": shown})
    if extra.middle and (placed > 0.7 or not extra.behind) and not early:
        chart, extra = extra.middle.replace("{c}", chart), NOTHING
    slots = {"c": chart, "d": data}
    if early:
        link = chosen(rng, _AHEAD_OF_DATA)
        text = phrase(rng, f"[{VERB} a |{VERB} a |{WISH} a |]", {}) + chart + link + " " + data
    else:
        text = say(rng, _DIRECT if rng.random() < 0.68 else _BEHIND, slots)
    if extra.ahead and placed < 0.12:
        text, extra = extra.ahead + text, NOTHING
    if title and not early:
        tail = say(rng, _TITLED, {"t": shown})
        if extra.behind and (shown != title or tail.endswith(shown)) and rng.random() < 0.35:
            return text + tail + _apart(rng, extra.behind)
        return text + extra.behind + tail
    return text.replace(" a bars", " bars") + extra.behind


def title_ahead(rng: Random, title: str) -> str:
    """A title as it comes before a request."""
    if rng.random() < 0.3:
        return say(rng, _TITLE_FIRST, {"t": rng.choice(('"{}"', "'{}'", '"{}"')).format(title)})
    return say(rng, _TITLE_AHEAD, {"t": _quoted(rng, title)})


def titled(rng: Random, text: str, title: str) -> str:
    """A request with a title behind it."""
    if title and rng.random() < 0.1:
        return title_ahead(rng, title) + text
    return text + say(rng, _TITLED, {"t": _quoted(rng, title)}) if title else text


def title_or_none(rng: Random) -> str:
    """A title for one chart in six."""
    if rng.random() >= 0.17:
        return ""
    return chart_title(rng) if rng.random() < 0.3 else name_phrase(rng)


def _apart(rng: Random, option: str) -> str:
    """An option that follows an unquoted title, behind a comma."""
    if option.startswith((" with ", " using ")) and rng.random() < 0.3:
        return f" and {option.partition(' ')[2].partition(' ')[2]}"
    return option if option.startswith((",", ";", " (", ".", " and ")) else f",{option}"


def _quoted(rng: Random, title: str) -> str:
    return rng.choice(("{}", "{}", "{}", '"{}"', "'{}'", "“{}”", "{}")).format(title)
