"""What the console shows before the first request."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from tinycall.core.visible import visible
from tinycall.tui.theme import INK, MUTED

_EXAMPLES = (
    "what is 23 plus 17 times 4",
    "plot x squared from -3 to 3",
    "bar chart of apples 3, pears 8, plums 5",
    "find notes about attention",
)


def welcome(examples: Sequence[str] = ()) -> Text:
    """How to ask, and what: requests like `examples`, or such as the shipped tools serve."""
    text = Text("Ask in your own words. Enter shows the CALL, Enter again runs it.\n", INK)
    text.append("Ctrl+G: one Enter leads to the answer.\n\n", INK)
    for example in examples or _EXAMPLES:
        text.append(f"  {visible(example)}\n", MUTED)
    return text
