"""What somebody wants to read about, in one to seven words that a query copies."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tinycall.core.dataset.synthesis.wording.templates import chosen
from tinycall.core.dataset.synthesis.wording.words import (
    abbreviation,
    file_name,
    invented,
    noun,
    proper_name,
    word,
)

_MODIFIERS = (
    "safe local deep simple advanced basic fast slow modern classic linear nonlinear random "
    "stochastic supervised parallel distributed asynchronous static dynamic hidden masked "
    "causal rotary positional multi head self cross early late mixed single double large "
    "small tiny open secure efficient robust digital ancient medieval green solar natural "
    "healthy cheap new old best common portable vintage electric organic wild frozen infinite "
    "quantum binary nested recursive abstract virtual remote internal external custom default "
    "broken missing empty invalid negative square compound"
).split()
_LINKS = "and of in for with vs on to from or without versus under per".split()
_ADDITIONS = (
    "in python", "in practice", "for beginners", "with examples", "and its limits", "step by step",
    "on linux", "over ssh", "vs rnn", "on a gpu", "in pytorch", "without internet", "tutorial",
    "at scale", "and errors", "in large models", "for small models", "on windows", "on a mac",
    "cheat sheet", "best practices", "explained", "setup", "config", "performance", "settings",
    "in production", "at home", "for kids", "in winter", "by hand", "from scratch", "examples",
    "error", "errors", "shortcuts", "basics", "recipe", "history", "timeline", "pricing",
)  # fmt: skip
_FRAMES = (
    "history of {w}", "history of the {w}", "[types|kinds] of {w}", "difference between {w} and {w}",
    "{w} vs {w}", "{w} versus {w}", "{w} or {w}", "the {w} of {w}", "{w} for {w}", "{w} without {w}",
    "{w} with {w} and {w}", "{w}, {w} and {w}", "life of {p}", "works of {p}", "{p} and the {w}",
    "{w} of {p}", "{w} in {p}", "city of {p}", "battle of {p}", "{p} theorem", "{p}'s {w}",
    "benefits of {w}", "causes of {w}", "rules for {w}", "side effects of {w}", "{w} on a {w}",
)  # fmt: skip
_TECHNICAL = (
    "{a} error", "{n} error", "error {n}", "error code {n}", "{a}-{n}", "E{n}", "error E{n}", "ERR_{A}",
    "http {n}", "HTTP {n} {w}", "exit code {n}", "0x{n}", "{w} {v}", "{w} {v} {w}", "python {v}",
    "{w} v{v}", "{c} {v} release notes", "{f}", "{f} {w}", "{f} in {w}", "{f} vs {f}", "--{w} flag",
    "git {w}", "git {w} --{w}", "pip install {i}", "{i} install", "docker {w}", "{w} -{l}", "npm {i} {w}",
    "{c} {d}", "{c} {d} {w}", "{c} {a}{d}", "{a} {d}", "{w} {y}", "{y} {w}", "{w} of {y}", "{p} {y}",
    "{d}d {w}", "{d}g {w}", "{d} {w} rule", "c++ {w}", "c# {w}", "node.js {w}", "{i}.js", "{c}Error", "{c}Exception",
    "{c}Error: {w} {w}", "{w}[0] {w}", "{w}() in {w}", "{w} {d}.{d}", "{A} {w}", "{A} and {A}", "{A}/{A}",
    "{A}{d} vs {A}{d}", "{w} port {n}", "{i}@{i}", "{w} & {w}", "{w} + {w}", "ctrl+{l}", "/{w}/{i}",
)  # fmt: skip
_ACTS = (
    "train|fix|install|update|undo|set up|configure|build|write|read|clean|grow|cook|make|remove|"
    "replace|repair|merge|revert|debug|test|deploy|export|import|connect|mount|resize|rename|paint|"
    "learn|teach|store|move|copy|encrypt|compress|parse|format|rotate|sharpen|bake|plant|use|reset|"
    "upgrade|delete|measure|choose|run|start|stop|open|close|save|share|join|split|calculate|compute|"
    "plot|draw|graph|convert|compare|sort|filter|translate|tune|cache|schedule|disable|enable|find"
)
_DOING = (
    "training|fixing|installing|growing|cooking|cleaning|building|writing|using|setting up|learning|"
    "choosing|running|repairing|debugging|testing|deploying|merging|planting|painting|brewing|baking|"
    "calculating|plotting|drawing|converting|adding|rounding|measuring|graphing|fine tuning|caching"
)
_TOOLS = (
    "plot [a|the] [histogram|line chart|function|bar chart|scatter plot|sine wave]",
    "draw a [scatter plot|bar chart|curve|parabola|histogram]", "use a calculator",
    "calculate [a percentage|the mean|standard deviation|compound interest|a tip|the area of a circle]",
    "make a [bar chart|histogram|plot|line graph] [in {i}|in {w}|with labels|with matplotlib|for {w}]",
    "compute [a gradient|the loss|a derivative|a square root|percentages]", "add [fractions|two numbers]",
    "convert [celsius to fahrenheit|strings to numbers|miles to km|{w} to {w}]", "sort a list",
    "solve [a quadratic equation|equations]", "read a [histogram|box plot|scatter plot]",
    "round [numbers|to two decimals]", "multiply [matrices|negative numbers|fractions]",
)  # fmt: skip
_ABOUT_TOOLS = (
    "[line|bar|pie|column] charts", "[bar|line] charts in [{i}|{w}|python]", "histogram[s|] [bins|of {w}|]",
    "scatter plots", "plotting [functions|data] in {i}", "square root[s|] of [negative|complex|{w}] numbers",
    "[percentages|percentage points|rounding errors|long division|order of operations|compound interest]",
    "calculating [tips|percentages|interest|a median]", "sum of squares", "plot of [{c} {c}|{p}|a {w} movie]",
    "search engines", "search [algorithms|index|ranking]", "calculator [design|apps|history]", "graph theory",
    "the number {d}", "multiplication tables", "{d} times tables", "mean and median", "logarithm rules",
    "search trees", "note taking", "taking notes", "drawing [{w}|animals|hands]", "chart of accounts",
    "sine and cosine", "function plotting", "area under a curve", "minus signs", "adding and subtracting fractions",
)  # fmt: skip


def subject(rng: Random) -> str:
    """What somebody wants to read about; no article begins it."""
    style = rng.random()
    if style < 0.66:
        text = _plain(rng)
    elif style < 0.74:
        text = _filled(rng, rng.choice(_FRAMES))
    elif style < 0.86:
        text = _filled(rng, rng.choice(_TECHNICAL))
    elif style < 0.9:
        text = proper_name(rng)
    elif style < 0.95:
        text = f"{chosen(rng, f'[{_DOING}]')} {_object(rng)}"
    else:
        text = _filled(rng, rng.choice(_ABOUT_TOOLS))
    return text.strip().removeprefix("the ")


def task(rng: Random) -> str:
    """Something that people do, as it follows "how to"."""
    if rng.random() < 0.25:
        return _filled(rng, rng.choice(_TOOLS)).strip()
    text = f"{chosen(rng, f'[{_ACTS}]')} {_object(rng)}"
    return f"{text} {rng.choice(_ADDITIONS[:12])}" if rng.random() < 0.15 else text


def thing(rng: Random) -> str:
    """One thing, in one to three words."""
    parts = [word(rng) for _ in range(rng.choices((1, 2, 3), (45, 43, 12))[0])]
    if rng.random() < 0.15:
        parts.insert(0, rng.choice(_MODIFIERS))
    return " ".join(parts)


def _object(rng: Random) -> str:
    return f"{rng.choice(('', '', '', 'a ', 'the ', 'my ', 'an old ', 'your '))}{thing(rng)}"


def _plain(rng: Random) -> str:
    parts = [word(rng) for _ in range(rng.choices((1, 2, 3, 4, 5, 6), (22, 37, 25, 10, 4, 2))[0])]
    if rng.random() < 0.2:
        parts.insert(0, rng.choice(_MODIFIERS))
    if len(parts) > 2 and rng.random() < 0.25:
        parts.insert(rng.randrange(1, len(parts)), rng.choice(_LINKS))
    text = " ".join(parts)
    if rng.random() < 0.14:
        text += f" {rng.choice(_ADDITIONS)}"
    if rng.random() < 0.12:
        text = text.capitalize() if rng.random() < 0.5 else text.title()
    return text


def _filled(rng: Random, template: str) -> str:
    """A template whose every slot is another word of its sort."""
    text = chosen(rng, template)
    while "{" in text:
        at = text.index("{")
        text = text[:at] + _SORTS[text[at + 1]](rng) + text[at + 3 :]
    return text


_SORTS: dict[str, Callable[[Random], str]] = {
    "w": word,
    "i": invented,
    "c": lambda rng: (noun(rng) if rng.random() < 0.4 else invented(rng)).capitalize(),
    "p": proper_name,
    "f": file_name,
    "a": abbreviation,
    "A": lambda rng: abbreviation(rng).upper(),
    "n": lambda rng: str(rng.choice((404, 500, 403, 137, 8080, rng.randint(1, 99999)))),
    "v": lambda rng: f"{rng.randint(0, 20)}.{rng.randint(0, 40)}",
    "d": lambda rng: str(rng.choice((rng.randint(2, 20), rng.randint(2, 3000)))),
    "y": lambda rng: str(rng.randint(1500, 2030)),
    "l": lambda rng: rng.choice("abcdefghklmnprstvxz"),
}
