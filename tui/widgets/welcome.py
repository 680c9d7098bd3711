"""What the console shows before the first request."""

from __future__ import annotations

from rich.text import Text

from tinycall.tui.theme import INK, MUTED

EXAMPLES = (
    "what is 23 plus 17 times 4",
    "plot x squared from -3 to 3",
    "bar chart of apples 3, pears 8, plums 5",
    "find notes about attention",
)


def welcome() -> Text:
    """How to ask, and what."""
    text = Text("Ask in your own words. Enter shows the CALL, Enter again runs it.\n\n", INK)
    for example in EXAMPLES:
        text.append(f"  {example}\n", MUTED)
    return text
