"""What sort of request it is, by the call that it asks for."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

from tinycall.core.calls import Call
from tinycall.core.tools.registry import ToolRegistry

_OPERATIONS: Mapping[type[ast.operator], str] = {
    ast.Add: "sum",
    ast.Sub: "difference",
    ast.Mult: "product",
    ast.Div: "quotient",
    ast.FloorDiv: "quotient",
    ast.Mod: "remainder",
    ast.Pow: "power",
}


def kind_of(call: Call, registry: ToolRegistry) -> str:
    """The tool and the sort of request, such as `calculator: percentage`.

    For a tool that is only declared, the optional arguments that are given make the sort.
    """
    tool = registry[call.tool]
    if tool.function is not None and call.tool in _SORTS:
        sort = _SORTS[call.tool](call.args)
    else:
        optional = [name for name in call.args if name not in tool.schema.get("required", ())]
        sort = f"with {', '.join(optional)}" if optional else ""
    return f"{call.tool}: {sort}" if sort else call.tool


def _calculation(args: Mapping[str, Any]) -> str:
    try:
        nodes = list(ast.walk(ast.parse(args["expression"].strip(), mode="eval")))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return "other"
    operations = {type(node.op) for node in nodes if isinstance(node, ast.BinOp)}
    if ast.Mult in operations and any(map(_is_hundredth, nodes)):
        return "percentage"
    if any(isinstance(node, ast.Call) for node in nodes):
        return "function"
    if not operations:
        return "number"
    return "several steps" if len(operations) > 1 else _OPERATIONS.get(operations.pop(), "other")


def _is_hundredth(node: ast.AST) -> bool:
    match node:
        case ast.BinOp(op=ast.Div(), right=ast.Constant(value=100)):
            return True
    return False


def _plot(args: Mapping[str, Any]) -> str:
    return str(args["kind"])


def _search(args: Mapping[str, Any]) -> str:
    return "with a count" if "top_k" in args else "without a count"


_SORTS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "calculator": _calculation,
    "plot": _plot,
    "search": _search,
}
