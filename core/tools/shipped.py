"""The tools that come with tinycall."""

from __future__ import annotations

from tinycall.core.tools import calculator, plot, search
from tinycall.core.tools.registry import ToolRegistry


def shipped_registry() -> ToolRegistry:
    """A fresh registry of calculator, plot and search."""
    return ToolRegistry([calculator.TOOL, plot.TOOL, search.TOOL])
