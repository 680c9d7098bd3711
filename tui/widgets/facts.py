"""Names and values in aligned columns, and arguments as formatted JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from tinycall.core.visible import visible
from tinycall.tui.theme import ACCENT, GOOD, MUTED, PRIMARY

Fact = tuple[str, str | Text]

_JSON_TOKEN = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*")(?=\s*:)|(?P<string>"(?:[^"\\]|\\.)*")'
    r"|(?P<number>-?\d[\d.eE+-]*)|(?P<word>true|false|null)"
)
_JSON_COLORS = {"key": PRIMARY, "string": GOOD, "number": ACCENT, "word": ACCENT}


def facts(rows: Sequence[Fact], *, columns: int = 1) -> Table:
    """A grid of muted names and their values; with two columns it is filled row by row."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=columns > 1)
    for _ in range(columns):
        grid.add_column(style=MUTED, no_wrap=True)
        grid.add_column(overflow="fold", ratio=1 if columns > 1 else None)
    for start in range(0, len(rows), columns):
        cells: list[str | Text] = []
        for name, value in rows[start : start + columns]:
            cells += [name, value if isinstance(value, Text) else Text(value)]
        grid.add_row(*cells)
    return grid


def formatted_json(value: Mapping[str, Any]) -> Text:
    """JSON with one key a line and each list on one line, highlighted; controls made visible."""
    lines = ["{"]
    for i, (key, inner) in enumerate(value.items()):
        comma = "," if i < len(value) - 1 else ""
        lines.append(visible(f"  {_json(key)}: {_json(inner)}{comma}"))
    text = Text("\n".join([*lines, "}"]) if value else "{}", overflow="fold")
    for match in _JSON_TOKEN.finditer(text.plain):
        if match.lastgroup is not None:
            text.stylize(_JSON_COLORS[match.lastgroup], *match.span())
    return text


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
