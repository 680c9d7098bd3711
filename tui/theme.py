"""The colours of the app: dark, calm, readable in 256 and 16 colours too."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

# For Rich renderables, which cannot read the theme's variables.
INK: Final = "#d8dee6"
MUTED: Final = "#98a1ab"
PRIMARY: Final = "#7fb0d6"
ACCENT: Final = "#e0b972"
GOOD: Final = "#8fc58a"
BAD: Final = "#e58080"
ALARM: Final = "#b02a2a"
LINE: Final = "#3d434b"

THEME: Final = Theme(
    name="tinycall",
    primary=PRIMARY,
    secondary="#93b8a0",
    accent=ACCENT,
    foreground=INK,
    background="#121518",
    surface="#171a1e",
    panel="#2b3037",
    success=GOOD,
    warning=ACCENT,
    error=BAD,
    dark=True,
    variables={
        "footer-background": "#171a1e",
        "footer-key-foreground": ACCENT,
        "border": LINE,
        "border-blurred": LINE,
        "scrollbar": LINE,
        "scrollbar-background": "#171a1e",
        "scrollbar-corner-color": "#171a1e",
        "scrollbar-hover": "#525a64",
        "scrollbar-active": PRIMARY,
        "scrollbar-background-hover": "#171a1e",
        "scrollbar-background-active": "#171a1e",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#333a43",
        "input-selection-background": "#7fb0d6 35%",
    },
)
