"""The calculator: one arithmetic expression, one value."""

from __future__ import annotations

import math
from typing import Final

from tinycall.core.calls import CallError
from tinycall.core.tools.expressions import MAX_CHARACTERS, Number, parse_expression
from tinycall.core.tools.registry import Arguments, Tool, ToolContext, ToolOutput

SCHEMA: Final = {
    "type": "object",
    "properties": {"expression": {"type": "string", "minLength": 1, "maxLength": MAX_CHARACTERS}},
    "required": ["expression"],
    "additionalProperties": False,
}


def calculate(args: Arguments, context: ToolContext) -> ToolOutput:
    """`{"expression", "value"}`; raises CallError where there is no finite real value."""
    expression = args["expression"]
    return ToolOutput({"expression": expression, "value": _tidy(_value(expression))})


def values_agree(expected: Arguments, given: Arguments, request: str) -> bool:
    """Whether both expressions have the same value, to a relative 1e-6."""
    try:
        return math.isclose(
            _value(expected["expression"]), _value(given["expression"]), rel_tol=1e-6
        )
    except CallError:
        return False


def _value(expression: str) -> Number:
    return parse_expression(expression, "calculator.expression").value()


def _tidy(value: Number) -> Number:
    """Floats at 15 significant digits, short of binary noise; whole ones as integers."""
    if isinstance(value, int):
        return value
    shown = float(f"{value:.15g}")
    return int(shown) if shown.is_integer() and abs(shown) < 2**53 else shown


TOOL: Final = Tool(
    name="calculator",
    description="Compute one arithmetic expression.",
    schema=SCHEMA,
    function=calculate,
    agrees=values_agree,
    refuse=lambda args: _value(args["expression"]),
)
