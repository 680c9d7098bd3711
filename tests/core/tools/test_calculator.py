from __future__ import annotations

from pathlib import Path

import pytest

from tinycall.core.calls import Call, CallError, CallFailure
from tinycall.core.tools.calculator import TOOL
from tinycall.core.tools.registry import ToolContext, ToolRegistry

REGISTRY = ToolRegistry([TOOL])


def calculate(expression):
    output = REGISTRY.execute(Call("calculator", {"expression": expression}), ToolContext(Path()))
    assert output.value["expression"] == expression
    assert output.artifacts == ()
    return output.value["value"]


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("23 + 17 * 4", "91"),
        ("144 / 12", "12"),
        ("sqrt(196)", "14"),
        ("60 - 17.99", "42.01"),
        ("0.1 + 0.2", "0.3"),
        ("3 / 8", "0.375"),
        ("1000000 / 365", "2739.72602739726"),
        ("0 * -1.5", "0"),
        ("2 ** 64", "18446744073709551616"),
        ("1e300", "1e+300"),
    ],
)
def test_a_value_reads_as_a_person_writes_it(expression, shown):
    assert repr(calculate(expression)) == shown


@pytest.mark.parametrize("args", [{}, {"expression": ""}, {"expression": "1", "digits": 2}])
def test_the_schema_refuses_other_arguments(args):
    with pytest.raises(CallError) as caught:
        REGISTRY.check(Call("calculator", args))
    assert caught.value.failure is CallFailure.SCHEMA


@pytest.mark.parametrize(
    ("expected", "given", "right"),
    [
        ("23 + 17 * 4", "4 * 17 + 23", True),
        ("250 * 18 / 100", "0.18 * 250", True),
        ("1 / 3", "0.33333333", True),
        ("1 / 3", "0.3333", False),
        ("2 + 2", "5", False),
        ("2 + 2", "2 +", False),
        ("1 / 0", "1 / 0", False),
        ("0", "sin(0)", True),
        ("3 ** 40", "3 ** 40 + 0.5", True),
    ],
)
def test_calls_agree_by_value(expected, given, right):
    one, other = (Call("calculator", {"expression": text}) for text in (expected, given))
    assert REGISTRY.agree(one, other, "anything") is right
