"""The colours of the app: dark, calm, readable in 256 and 16 colours too."""

from __future__ import annotations

from textual.theme import Theme

THEME = Theme(
    name="tinycall",
    primary="#7fb0d6",
    secondary="#93b8a0",
    accent="#e0b972",
    foreground="#d8dee6",
    background="#11151a",
    surface="#171c23",
    panel="#222a34",
    success="#8fc58a",
    warning="#e0b972",
    error="#e58080",
    dark=True,
)
