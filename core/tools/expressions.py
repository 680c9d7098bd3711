"""Arithmetic that a model wrote, computed without running any of it as code."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from tinycall.core.calls import CallError, CallFailure

Number = int | float
Values = Mapping[str, Number]

MAX_CHARACTERS: Final = 240
MAX_DEPTH: Final = 50
MAX_EXPONENT: Final = 64
MAX_DIGITS: Final = 30

# Python's parser would warn about these on standard error before it refuses them.
_WARNED: Final = re.compile(r"['\"\\]|[0-9](?:and|else|for|i[fns]|not|or)")
_CONSTANTS: Final[Values] = {"pi": math.pi, "e": math.e}
_UNARY: Final[Mapping[type[ast.unaryop], Callable[[Number], Number]]] = {
    ast.UAdd: operator.pos,
    ast.USub: operator.neg,
}


def _power(base: Number, exponent: Number) -> Number:
    if abs(exponent) > MAX_EXPONENT:
        raise _RefusalError(
            f"an exponent of {exponent:.6g} is too large",
            f"exponents from -{MAX_EXPONENT} to {MAX_EXPONENT}",
        )
    result = math.pow(base, exponent)
    if isinstance(base, int) and isinstance(exponent, int) and exponent >= 0:
        return int(base**exponent)
    return result


def _round(value: Number, digits: Number = 0) -> Number:
    if digits != int(digits) or abs(digits) > MAX_DIGITS:
        raise _RefusalError(
            f"cannot round to {digits:.6g} digits",
            f"a whole number of digits from -{MAX_DIGITS} to {MAX_DIGITS}",
        )
    return round(value, int(digits)) if digits else round(value)


_BINARY: Final[Mapping[type[ast.operator], Callable[[Number, Number], Number]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: _power,
}
_FUNCTIONS: Final[Mapping[str, tuple[Callable[..., Number], int]]] = {
    "sqrt": (math.sqrt, 1),
    "sin": (math.sin, 1),
    "cos": (math.cos, 1),
    "tan": (math.tan, 1),
    "log": (math.log, 2),
    "log10": (math.log10, 1),
    "exp": (math.exp, 1),
    "abs": (abs, 1),
    "round": (_round, 2),
}


class _RefusalError(Exception):
    """Not an expression, or one without a value here: why, and what would be accepted."""

    def __init__(self, what: str, accepted: str) -> None:
        super().__init__(what)
        self.what = what
        self.accepted = accepted


@dataclass(frozen=True)
class Expression:
    """Parsed arithmetic; `where` is the argument that it came from, such as `plot.expression`."""

    text: str
    where: str
    compute: Callable[[Values], Number]

    def value(self, **variables: Number) -> Number:
        """The finite real value: whole numbers stay exact, a quotient or a root is a float.

        Raises CallError (refused by the tool) where the expression has no such value.
        """
        try:
            return self.compute(variables)
        except _RefusalError as error:
            raise _refused(f"{self.text}: {error.what}", self.where, error.accepted) from None
        except ZeroDivisionError:
            raise _refused(f"{self.text} divides by zero", self.where, "a divisor not 0") from None
        except ValueError:
            raise _refused(
                f"{self.text} has no real value", self.where, "arguments inside each domain"
            ) from None
        except OverflowError:
            raise _refused(
                f"{self.text} is not finite", self.where, "values below 1.8e308 throughout"
            ) from None


def parse_expression(text: str, where: str, variables: Collection[str] = ()) -> Expression:
    """Read `text`: numbers, pi, e, `variables`, the seven operators and the nine functions.

    Raises CallError (refused by the tool) for anything else, and for more than 240 characters or
    50 levels, before anything is computed.
    """
    source = text.strip()
    names = ", ".join([*variables, *_CONSTANTS])
    accepted = f"numbers, {names}, + - * / // % ** and {' '.join(_FUNCTIONS)}"
    if not source:
        raise _refused("there is nothing to compute", where, accepted)
    if len(source) > MAX_CHARACTERS:
        what = f"{len(source)} characters"
        raise _refused(what, where, f"at most {MAX_CHARACTERS} characters")
    try:
        if _WARNED.search(source):
            raise SyntaxError
        tree = ast.parse(source, mode="eval")
        compute = _compiled(tree.body, frozenset(variables), 1)
    except _RefusalError as error:
        raise _refused(error.what, where, error.accepted or accepted) from None
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError):
        raise _refused(f"{_shown(source)} is not an expression", where, accepted) from None
    return Expression(source, where, compute)


def _compiled(node: ast.expr, variables: frozenset[str], depth: int) -> Callable[[Values], Number]:
    if depth > MAX_DEPTH:
        raise _RefusalError("nested too deeply", f"at most {MAX_DEPTH} levels")
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            _finite(number)
            return lambda _: number
        case ast.Name(id=name) if name in variables:
            return lambda values: values[name]
        case ast.Name(id=name) if name in _CONSTANTS:
            constant = _CONSTANTS[name]
            return lambda _: constant
        case ast.UnaryOp(op=sign, operand=operand) if type(sign) in _UNARY:
            unary, inner = _UNARY[type(sign)], _compiled(operand, variables, depth + 1)
            return lambda values: unary(inner(values))
        case ast.BinOp(left=left, op=symbol, right=right) if type(symbol) in _BINARY:
            binary = _BINARY[type(symbol)]
            first = _compiled(left, variables, depth + 1)
            second = _compiled(right, variables, depth + 1)
            return lambda values: _finite(binary(first(values), second(values)))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS:
            function, most = _FUNCTIONS[name]
            if not 1 <= len(args) <= most:
                raise _RefusalError(
                    f"{name} takes {'1 or 2 values' if most == 2 else '1 value'}, not {len(args)}",
                    f"a form such as {name}({'2, 3' if most == 2 else '2'})",
                )
            parts = [_compiled(arg, variables, depth + 1) for arg in args]
            return lambda values: _finite(function(*(part(values) for part in parts)))
    raise _RefusalError(f"{_shown(ast.unparse(node))} is not allowed", _hint(node))


def _hint(node: ast.expr) -> str:
    power = isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitXor)
    return "** for a power" if power else ""


def _finite(value: Number) -> Number:
    """`value` itself; OverflowError where it is beyond the range of a float or not a number."""
    if not math.isfinite(value):
        raise OverflowError
    return value


def _shown(text: str) -> str:
    return repr(text[:40] + "…" if len(text) > 40 else text)


def _refused(what: str, where: str, accepted: str) -> CallError:
    return CallError(CallFailure.TOOL, what, where=where, accepted=accepted)
