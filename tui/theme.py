"""The colours of the app: dark, calm, readable in 256 and 16 colours too."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

# For Rich renderables, which cannot read the theme's variables.
INK: Final = "#d8dee6"
MUTED: Final = "#93a0af"
PRIMARY: Final = "#7fb0d6"
ACCENT: Final = "#e0b972"
GOOD: Final = "#8fc58a"
BAD: Final = "#e58080"

THEME: Final = Theme(
    name="tinycall",
    primary=PRIMARY,
    secondary="#93b8a0",
    accent=ACCENT,
    foreground=INK,
    background="#11151a",
    surface="#171c23",
    panel="#2a333f",
    success=GOOD,
    warning=ACCENT,
    error=BAD,
    dark=True,
    variables={
        "footer-background": "#171c23",
        "footer-key-foreground": ACCENT,
        "border": "#3a4656",
        "border-blurred": "#3a4656",
        "scrollbar": "#3a4656",
        "scrollbar-background": "#171c23",
        "scrollbar-corner-color": "#171c23",
        "scrollbar-hover": "#4d5c70",
        "scrollbar-active": PRIMARY,
        "scrollbar-background-hover": "#171c23",
        "scrollbar-background-active": "#171c23",
        "block-cursor-text-style": "none",
        "input-selection-background": "#7fb0d6 35%",
    },
)
