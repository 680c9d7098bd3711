"""Whether two plot calls draw what one request asks for."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any, Final

from tinycall.core.calls import CallError
from tinycall.core.tools.expressions import Expression, parse_expression
from tinycall.core.tools.registry import Arguments
from tinycall.core.tools.wording import says_number

DEFAULT_RANGE: Final = (-10, 10)
_GRID_POINTS: Final = 101
_TITLE_WORDS: Final = re.compile(
    r"\b(?:title[ds]?|entitled|called|named|headings?|headed|captions?|captioned"
    r"|label|labell?ed)\b"
)


def plots_agree(expected: Arguments, given: Arguments, request: str) -> bool:
    """The kind and the data agree; a title, points and bins only where the request asks for them.

    Numbers agree to a relative 1e-6, expressions by value over the asked range. Labels are compared
    without regard to case where the expected ones stand in the request; elsewhere none are wanted
    beyond a plain numbering.
    """
    kind = expected["kind"]
    try:
        return (
            kind == given["kind"]
            and _titles_agree(expected, given, request)
            and all(_counts_agree(expected, given, name, request) for name in ("points", "bins"))
            and _AGREE[kind](expected, given, request)
        )
    except OverflowError:  # a whole number beyond every float
        return False


def _titles_agree(expected: Arguments, given: Arguments, request: str) -> bool:
    if "title" not in expected or not _TITLE_WORDS.search(request.casefold()):
        return True
    return _folded(expected["title"]) == _folded(given.get("title", ""))


def _counts_agree(expected: Arguments, given: Arguments, name: str, request: str) -> bool:
    count = expected.get(name)
    if count is None or not says_number(request, int(count)):
        return True
    return bool(given.get(name) == count)


def _functions_agree(expected: Arguments, given: Arguments, request: str) -> bool:
    low, high = _range(expected)
    if not _close((low, high), _range(given)):
        return False
    try:
        one = parse_expression(expected["expression"], "plot.expression", ("x",))
        other = parse_expression(given["expression"], "plot.expression", ("x",))
    except CallError:
        return False
    grid = [low + (high - low) * index / (_GRID_POINTS - 1) for index in range(_GRID_POINTS)]
    pairs = [(_at(one, x), _at(other, x)) for x in grid]
    scale = max((abs(value) for value, _ in pairs if value is not None), default=None)
    if scale is None:
        return False
    # Near its zeros a function is the difference of larger numbers, known only to their precision.
    slack = max(1e-9 * min(1.0, scale), 1e-15)
    return all(
        math.isclose(value, found, rel_tol=1e-6, abs_tol=slack)
        if value is not None and found is not None
        else value is found
        for value, found in pairs
    )


def _lines_agree(expected: Arguments, given: Arguments, request: str) -> bool:
    return _close(expected["y"], given["y"]) and _close(_line_x(expected), _line_x(given))


def _scatters_agree(expected: Arguments, given: Arguments, request: str) -> bool:
    return _close(expected["x"], given["x"]) and _close(expected["y"], given["y"])


def _bars_agree(expected: Arguments, given: Arguments, request: str) -> bool:
    if not _close(expected["values"], given["values"]):
        return False
    wanted = [_folded(label) for label in expected.get("labels", ())]
    found = [_folded(label) for label in given.get("labels", ())]
    said = _folded(request)
    asked = bool(wanted) and all(
        re.search(rf"(?<!\w){re.escape(label)}(?!\w)", said) for label in wanted
    )
    return found == wanted or (not asked and _numbering(found))


def _histograms_agree(expected: Arguments, given: Arguments, request: str) -> bool:
    return _close(sorted(expected["values"]), sorted(given["values"]))


def _numbering(labels: Sequence[str]) -> bool:
    """Whether labels only count: 1 2 3, item_1 item_2, bar 1 bar 2; also where there are none."""
    return all(
        re.fullmatch(rf"(?:[^\W\d_]+[ _-]?)?{number}", label)
        for number, label in enumerate(labels, start=1)
    )


def _range(args: Arguments) -> tuple[float, float]:
    return args.get("x_min", DEFAULT_RANGE[0]), args.get("x_max", DEFAULT_RANGE[1])


def _line_x(args: Arguments) -> Sequence[float]:
    x: Sequence[float] = args.get("x", range(1, len(args["y"]) + 1))
    return x


def _at(expression: Expression, x: float) -> float | None:
    try:
        return expression.value(x=x)
    except CallError:
        return None


def _close(expected: Sequence[Any], given: Sequence[Any]) -> bool:
    return len(expected) == len(given) and all(
        math.isclose(one, other, rel_tol=1e-6) for one, other in zip(expected, given, strict=True)
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


_AGREE: Final = {
    "function": _functions_agree,
    "line": _lines_agree,
    "bar": _bars_agree,
    "scatter": _scatters_agree,
    "histogram": _histograms_agree,
}
