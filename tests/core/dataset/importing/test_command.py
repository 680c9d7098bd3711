"""`tinycall data import` as people see it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tinycall.core.cli import main

Shell = Callable[..., tuple[int, str, str]]

LAMP = {
    "name": "lamp",
    "parameters": {"type": "object", "properties": {"on": {"type": "boolean"}}},
}
OTHER = {"name": "lamp", "parameters": {"type": "object", "properties": {}}}


README = Path(__file__).parents[4] / "README.md"


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Shell:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TINYCALL_WORKSPACE", raising=False)

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["data", "import", *arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return int(ended.value.code or 0), out, err

    return run


def write(name: str, *records: Any) -> None:
    text = "".join(json.dumps(record) + "\n" for record in records)
    Path(name).write_text(text, encoding="utf-8")


def asked(request: str, *calls: Any, tool: Any = LAMP) -> dict[str, Any]:
    return {"query": request, "answers": list(calls), "tools": [tool]}


def call(name: str = "lamp", **args: Any) -> dict[str, Any]:
    return {"name": name, "arguments": args}


def talk(*said: Any) -> dict[str, Any]:
    roles = ("human", "function_call")
    turns = [
        {"from": roles[index % 2], "value": text if isinstance(text, str) else json.dumps(text)}
        for index, text in enumerate(said)
    ]
    return {"conversations": turns, "tools": json.dumps([LAMP])}


def test_it_says_what_it_found_and_what_comes_next(shell: Shell) -> None:
    write(
        "my asked.jsonl",
        asked("light", call(on=True)),
        asked("dark", call(on=False), tool=OTHER),
        asked("ring", call("bell", times=2)),
        asked("hm", call(on="yes"), tool="nonsense"),
        asked("hello"),
    )
    status, out, err = shell("my asked.jsonl")
    assert (status, err) == (0, "")
    assert out == (
        "my asked.jsonl: xlam, 5 records\n"
        "3 samples: lamp 2, bell 1\n"
        "skipped 2:\n"
        "  1 a request without a call (line 5)\n"
        "  1 refused by the tool's schema (line 4; lamp.on: 'yes' is a string; true or false)\n"
        "tools: 2 declared and inferred\n"
        "  inferred from the calls, as nothing declares them: bell\n"
        "  lamp has another schema 1 time (line 2): the first is kept\n"
        "  1 declared wrong (line 4): not an object; "
        'a JSON list of {"name": ..., "description": ..., "parameters": {...}}, '
        "OpenAI's tools, or MCP's answer to tools/list\n"
        "wrote workspace/datasets/my asked.jsonl and workspace/datasets/my asked.tools.json\n"
        "next: tinycall data check 'workspace/datasets/my asked.jsonl' "
        "--tools 'workspace/datasets/my asked.tools.json'\n"
        "      tinycall train --data 'workspace/datasets/my asked.jsonl' "
        "--tools 'workspace/datasets/my asked.tools.json'\n"
    )


def test_readme_shows_what_happens(shell: Shell) -> None:
    section = README.read_text(encoding="utf-8").partition("## Bringing your own data\n")[2]
    records = section.partition("```json\n")[2].partition("```")[0]
    shown = section.partition("$ tinycall data import chats.jsonl\n")[2].partition("```")[0]
    Path("chats.jsonl").write_text(records, encoding="utf-8")
    assert shell("chats.jsonl") == (0, shown, "")


def test_what_was_said_before_is_dropped_and_that_is_told(shell: Shell) -> None:
    write("talk.jsonl", talk("light", call(on=True), "dark", call(on=False)))
    out = shell("talk.jsonl")[1]
    assert "2 samples: lamp 2\n1 of them later in a conversation: what was said before" in out


def test_a_file_of_many_tools_is_told_in_a_few_lines(shell: Shell) -> None:
    names = [f"tool{number}" for number in range(40)]
    first = [asked("now", call(name), tool={"name": name}) for name in names]
    second = [asked("now", call(name), tool={**LAMP, "name": name}) for name in names]
    wrong = [asked("now", call("bell"), tool={"name": f"a bell {name}"}) for name in names]
    write("many.jsonl", *first, *second, *wrong)
    out = shell("many.jsonl")[1]
    assert "120 samples: bell 40, tool0 2, tool1 2," in out
    assert ", tool10 2 and 29 more\n" in out
    assert "  tool11 has another schema 1 time (line 52): the first is kept\n" in out
    assert out.count("  and 28 more tools like that\n") == 2
    assert out.count("\n") < 35


def test_the_shipped_tools_need_no_file(shell: Shell) -> None:
    write("sums.jsonl", asked("2 + 2", call("calculator", expression="2 + 2"), tool="nonsense"))
    out = shell("sums.jsonl", "--workspace", "w")[1]
    assert "tools: 3 shipped\n" in out
    assert out.endswith(
        "wrote w/datasets/sums.jsonl\n"
        "next: tinycall data check w/datasets/sums.jsonl\n"
        "      tinycall train --data w/datasets/sums.jsonl --workspace w\n"
    )
    assert not Path("w/datasets/sums.tools.json").exists()


def test_json_is_one_object(shell: Shell) -> None:
    write("asked.jsonl", asked("light", call(on=True)), asked("hello"))
    status, out, err = shell("asked.jsonl", "--json", "--output", "mine/lamps.jsonl")
    assert (status, err) == (0, "")
    assert json.loads(out) == {
        "format": "xlam",
        "records": 2,
        "samples": 1,
        "by_tool": {"lamp": 1},
        "context_dropped": 0,
        "skipped": [{"what": "a request without a call", "count": 1, "lines": [2], "example": ""}],
        "tools": ["lamp"],
        "tools_source": "declared",
        "inferred": [],
        "conflicting": [],
        "unusable": [],
        "output": "mine/lamps.jsonl",
        "tools_file": "mine/lamps.tools.json",
        "next": [
            "tinycall data check mine/lamps.jsonl --tools mine/lamps.tools.json",
            "tinycall train --data mine/lamps.jsonl --tools mine/lamps.tools.json",
        ],
    }


@pytest.mark.parametrize("there", ["out.jsonl", "out.tools.json"])
def test_what_exists_is_written_over_only_by_force(shell: Shell, there: str) -> None:
    write("asked.jsonl", asked("light", call(on=True)))
    Path(there).write_text("mine")
    status, out, err = shell("asked.jsonl", "--output", "out.jsonl")
    assert (status, out) == (1, "")
    assert err == f"tinycall: {there}: it exists already; --output FILE, or --force\n"
    assert Path(there).read_text() == "mine"
    assert shell("asked.jsonl", "--output", "out.jsonl", "--force")[0] == 0
    assert Path(there).read_text() != "mine"


@pytest.mark.parametrize(
    "arguments",
    [
        ["asked.jsonl", "--output", "asked.jsonl"],
        ["asked.jsonl", "--output", "own.jsonl", "--tools", "own.tools.json"],
    ],
)
def test_what_is_read_is_never_written_over(shell: Shell, arguments: list[str]) -> None:
    write("asked.jsonl", asked("light", call(on=True)))
    write("own.tools.json", [LAMP])
    before = {path: path.read_bytes() for path in Path().iterdir()}
    status, _, err = shell(*arguments, "--force")
    assert status == 1
    assert "it is read and would be written over" in err
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


def test_a_failure_is_one_line_and_leaves_nothing(shell: Shell) -> None:
    write("asked.jsonl", asked("hello"))
    status, out, err = shell("asked.jsonl")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "none of 1 record" in err
    assert not Path("workspace").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["asked.jsonl", "--format", "parquet"],
        ["asked.csv", "--map", "user=a"],
        ["asked.csv", "--map", "colour=a"],
    ],
)
def test_wrong_usage_is_status_2(shell: Shell, arguments: list[str]) -> None:
    status, out, err = shell(*arguments)
    assert (status, out) == (2, "")
    assert "Error: " in err or "Usage: " in err
