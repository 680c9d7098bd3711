"""The tools that come with tinycall."""

from __future__ import annotations

from tinycall.core.tools import calculator, plot, search
from tinycall.core.tools.coding import (
    analyze_code,
    debug_code,
    execute_bash,
    execute_python,
    run_tests,
    search_docs,
)
from tinycall.core.tools.registry import ToolRegistry


def shipped_registry() -> ToolRegistry:
    """A fresh registry of calculator, plot and search."""
    return ToolRegistry([calculator.TOOL, plot.TOOL, search.TOOL])


def coding_registry() -> ToolRegistry:
    """A fresh registry of the six tools for code."""
    return ToolRegistry(
        module.TOOL
        for module in (
            execute_python,
            execute_bash,
            search_docs,
            analyze_code,
            run_tests,
            debug_code,
        )
    )


def every_shipped() -> ToolRegistry:
    """A fresh registry of all of them."""
    return ToolRegistry([*shipped_registry(), *coding_registry()])
