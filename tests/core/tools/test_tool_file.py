"""Python files that are named: what they give, what is wrong with them, what they leave behind."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tinycall.core.calls import TinycallError
from tinycall.core.tools.declared import read_tools
from tinycall.core.tools.registry import ToolContext

HEAD = "from tinycall.core.tools import tool\n"
ONE = f"{HEAD}\n@tool\ndef one(x: int) -> int:\n    return x + 1\n"


@pytest.fixture
def write(tmp_path: Path):
    def write_file(text: str, name: str = "mine.py") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode("latin-1"))
        return path

    return write_file


def test_marked_functions_are_tools_in_their_order(write) -> None:
    path = write(
        "from __future__ import annotations\n"
        f"{HEAD}"
        "from dataclasses import dataclass\n"
        "from functools import lru_cache\n"
        "@tool\n"
        "def zebra(at: Place) -> list[float]:\n    return [at.x]\n"
        "def helper(x): ...\n"
        "@tool\n@lru_cache\n"
        "def ant(x: int) -> int:\n    return x + 1\n"
        "bee = ant\n"
        "@dataclass\nclass Place:\n    x: float\n"
    )
    registry = read_tools(path)
    assert registry.names == ("zebra", "ant")
    context = ToolContext(path.parent)
    run = lambda line: registry.execute(registry.parse(line), context).value  # noqa: E731
    assert run('CALL zebra {"at":{"x":2}}') == {"result": [2.0]}
    assert run('CALL ant {"x":2}') == {"result": 3}
    assert [p.name for p in path.parent.iterdir()] == ["mine.py"], "no __pycache__ beside it"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = (\n", "mine.py, line 1: does not run: SyntaxError: '\\(' was never closed"),
        ("x = 1\nimport nonsense_x\n", "line 2: does not run: ModuleNotFoundError: No module"),
        ("import json\njson.loads('{')\n", "line 2: does not run: JSONDecodeError: Expecting"),
        ("raise SystemExit(3)", "line 1: does not run: SystemExit: 3"),
        ("\x00", "does not run: (Syntax|Value)Error: source code .*null bytes"),
        ("# coding: none\n", "does not run: SyntaxError: unknown encoding"),
        ("x = 1\n", "mine.py: no function is marked as a tool; .*functions that @tool stands on"),
        ("", "no function is marked as a tool"),
        (f"{HEAD}@tool\nclass A: ...", "line 2: does not run: TypeError: @tool stands on a funct"),
        (f"{HEAD}@tool()\ndef f(): ...", "line 2: does not run: TypeError"),
        (f"{HEAD}@tool\ndef f(x): ...", "mine.py, line 2, function f, parameter x: it has no type"),
        (
            f"{HEAD}@tool\ndef f(): ...\ng = f\n@tool\ndef f(): ...",
            "mine.py, line 2: there is already a tool 'f'",
        ),
    ],
)
def test_a_wrong_file_is_one_line_that_says_where(text: str, message: str, write) -> None:
    modules = set(sys.modules)
    with pytest.raises(TinycallError, match=message) as refused:
        read_tools(write(text))
    assert "\n" not in str(refused.value)
    assert "Traceback" not in str(refused.value)
    assert not [n for n in sys.modules.keys() - modules if n.startswith("_tinycall")]


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(TinycallError, match=r"none\.py: cannot be read: No such file"):
        read_tools(tmp_path / "none.py")


def test_a_file_runs_again_only_when_its_text_is_another(write) -> None:
    count = "import builtins\nbuiltins.runs = getattr(builtins, 'runs', 0) + 1\n"
    import builtins

    try:
        path = write(count + ONE)
        first, again = read_tools(path), read_tools(path)
        assert vars(builtins)["runs"] == 1
        again.add(next(iter(read_tools(write(ONE.replace("one", "two"), "other.py")))))
        assert first.names == ("one",), "each reader has a registry of its own"
        assert read_tools(write(count + ONE.replace("one", "six"))).names == ("six",)
        assert vars(builtins)["runs"] == 2
    finally:
        del vars(builtins)["runs"]


def test_a_marked_function_of_another_file_is_not_of_this_one(write) -> None:
    read_tools(write(ONE, "other.py"))
    (name,) = [n for n, m in sys.modules.items() if getattr(m, "one", None) and "_tinycall" in n]
    with pytest.raises(TinycallError, match="no function is marked"):
        read_tools(write(f"from {name} import one\n"))


def test_nothing_beside_the_named_file_is_loaded(write) -> None:
    write("raise RuntimeError", "helper.py")
    with pytest.raises(TinycallError, match="No module named 'helper'"):
        read_tools(write("import helper\n" + ONE))
