"""One file in each format, by the rules that the format publishes: imported, checked, trained on,
evaluated."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tinycall.core.cli import main

CITIES = ["Rome", "Oslo", "Kyōto", "Lima", "San José", "Bern", "Quito", "Ghent"]
ROOMS = ["kitchen", "hall", "attic", "study", "cellar", "bath", "garage", "porch"]
WEATHER = {
    "type": "object",
    "properties": {
        "city": {"type": "string", "description": "Where"},
        "days": {"type": "integer", "description": "How far ahead"},
    },
    "required": ["city"],
    "additionalProperties": False,
}
LAMP = {
    "type": "object",
    "properties": {
        "room": {"type": "string", "description": "Which lamp"},
        "on": {"type": "boolean", "description": "On or off"},
    },
    "required": ["room", "on"],
    "additionalProperties": False,
}
TOOLS: list[dict[str, Any]] = [
    {"name": "get_weather", "description": "Tell the weather", "parameters": WEATHER},
    {"name": "set_lamp", "description": "Switch a lamp", "parameters": LAMP},
]
Asked = tuple[str, str, dict[str, Any]]
ASKED: list[Asked] = [
    *[(f"how will it be in {city}?", "get_weather", {"city": city}) for city in CITIES],
    *[
        (
            f'{city}, "{days}" days ahead; what\'s it like',
            "get_weather",
            {"city": city, "days": days},
        )
        for city in CITIES
        for days in (2, 7)
    ],
    *[
        (f"turn the {room} lamp {'on' if on else 'off'}", "set_lamp", {"room": room, "on": on})
        for room in ROOMS
        for on in (True, False)
    ],
]


def open_schema(tool: dict[str, Any]) -> dict[str, Any]:
    """The tool as people declare it: silent on further arguments."""
    parameters = {key: value for key, value in tool["parameters"].items() if key[0] != "a"}
    return {**tool, "parameters": parameters}


def jsonl(records: list[Any]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def wrapped() -> list[dict[str, Any]]:
    return [{"type": "function", "function": open_schema(tool)} for tool in TOOLS]


def as_openai() -> str:
    records = []
    for number, (request, tool, args) in enumerate(ASKED):
        function = {"name": tool, "arguments": json.dumps(args)}
        messages = [
            {"role": "system", "content": "You are of help."},
            {"role": "user", "content": request},
            {
                "role": "assistant",
                "content": None,
                "tool_calls": [{"id": f"call_{number}", "type": "function", "function": function}],
            },
            {"role": "tool", "tool_call_id": f"call_{number}", "content": "done"},
            {"role": "assistant", "content": "It is done."},
        ]
        records.append({"messages": messages, "tools": wrapped(), "parallel_tool_calls": False})
    return jsonl(records)


def as_trl() -> str:
    every = sorted({name for _, _, args in ASKED for name in args})
    records = []
    for number, (request, tool, args) in enumerate(ASKED):
        padded = {name: args.get(name) for name in every}
        call = {"type": "function", "function": {"name": tool, "arguments": padded}}
        prompt = [{"role": "user", "content": request}]
        completion = [{"role": "assistant", "tool_calls": [call]}]
        parts: dict[str, Any] = (
            {"messages": prompt + completion}
            if number % 2
            else {"prompt": prompt, "completion": completion}
        )
        records.append({**parts, "tools": json.dumps(wrapped()) if number % 3 else wrapped()})
    return jsonl(records)


def as_xlam() -> str:
    types = {"string": "str", "integer": "int, optional", "boolean": "bool"}
    tools = [
        {
            **tool,
            "parameters": {
                name: {"type": types[part["type"]], "description": part["description"]}
                for name, part in tool["parameters"]["properties"].items()
            },
        }
        for tool in TOOLS
    ]
    return json.dumps(
        [
            {
                "id": number,
                "query": request,
                "answers": json.dumps([{"name": tool, "arguments": args}]),
                "tools": json.dumps(tools),
            }
            for number, (request, tool, args) in enumerate(ASKED)
        ]
    )


def as_sharegpt() -> str:
    return json.dumps(
        [
            {
                "conversations": [
                    {"from": "human", "value": request},
                    {
                        "from": "function_call",
                        "value": json.dumps({"name": tool, "arguments": args}),
                    },
                    {"from": "observation", "value": "done"},
                    {"from": "gpt", "value": "It is done."},
                ],
                "system": "You are of help.",
                "tools": json.dumps([open_schema(tool) for tool in TOOLS]),
            }
            for request, tool, args in ASKED
        ],
        indent=2,
    )


def as_hermes() -> str:
    system = (
        "Tools stand within <tools></tools> tags; call them within <tool_call></tool_call> tags.\n"
        f"<tools>\n{json.dumps(wrapped())}\n</tools>"
    )
    records = []
    for number, (request, tool, args) in enumerate(ASKED):
        call = {"arguments": args, "name": tool}
        told = str(call) if number % 2 else json.dumps(call)
        answer = f"I shall look.\n<tool_call>\n{told}\n</tool_call>"
        turns = [("system", system), ("human", request), ("gpt", answer), ("tool", "done")]
        records.append({"conversations": [{"from": a, "value": b} for a, b in turns]})
    return jsonl(records)


def as_csv() -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["Request", "Tool", "City", "Days", "Room", "Lit"])
    for request, tool, args in ASKED:
        lit = {None: "", True: "TRUE", False: "FALSE"}[args.get("on")]
        found = [args.get("city", ""), args.get("days", ""), args.get("room", ""), lit]
        writer.writerow([request, tool, *found])
    return text.getvalue()


def as_own() -> str:
    return jsonl(
        [
            {"tool": tool, "user": request, "call": f"CALL {tool} {json.dumps(args)}"}
            for request, tool, args in ASKED
        ]
    )


COLUMNS = "user=Request,tool=Tool,args.city=City,args.days=Days,args.room=Room,args.on=Lit"
FORMS: dict[str, tuple[str, Callable[[], str], list[str]]] = {
    "openai": ("chats.jsonl", as_openai, []),
    "trl": ("chats.jsonl", as_trl, []),
    "xlam": ("xlam.json", as_xlam, []),
    "sharegpt": ("toolcalls.json", as_sharegpt, []),
    "hermes": ("hermes.jsonl", as_hermes, []),
    "csv": ("asked.csv", as_csv, ["--map", COLUMNS, "--tools", "tools.json"]),
    "tinycall": ("mine.jsonl", as_own, ["--tools", "tools.json"]),
}


@pytest.mark.parametrize("format", FORMS)
def test_from_a_file_to_a_scorecard(
    format: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TINYCALL_WORKSPACE", raising=False)
    name, make, options = FORMS[format]
    Path(name).write_text(make(), encoding="utf-8")
    Path("tools.json").write_text(json.dumps(TOOLS), encoding="utf-8")

    def shell(*arguments: str) -> list[dict[str, Any]]:
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--json"])
        out, err = capsys.readouterr()
        assert ended.value.code in (0, None), err
        return [json.loads(line) for line in out.splitlines()]

    (found,) = shell("data", "import", name, *options)
    assert (found["format"], found["records"], found["samples"]) == (format, len(ASKED), len(ASKED))
    assert (found["skipped"], found["tools_source"]) == ([], "declared")
    assert found["by_tool"] == {"get_weather": 24, "set_lamp": 16}
    data, tools = found["output"], found["tools_file"]
    assert data == f"workspace/datasets/{Path(name).stem}.jsonl"
    assert json.loads(Path(tools).read_text(encoding="utf-8")) == TOOLS
    for line, (request, tool, args) in zip(
        Path(data).read_text(encoding="utf-8").splitlines(), ASKED, strict=True
    ):
        packed = json.dumps(args, ensure_ascii=False, separators=(",", ":"))
        sample = {"tool": tool, "user": request, "call": f"CALL {tool} {packed}"}
        assert json.loads(line) == sample

    (checked,) = shell("data", "check", data, "--tools", tools)
    assert (checked["valid"], checked["invalid"]) == (len(ASKED), 0)
    size = ["--preset", "tiny", "--max-steps", "20", "--batch-size", "8", "--device", "cpu"]
    *_, ended = shell("train", "--data", data, "--tools", tools, *size, "--name", "first")
    assert (ended["status"], ended["step"]) == ("completed", 20)
    (card,) = shell("evaluate", "--data", data, "--checkpoint", "first", "--device", "cpu")
    assert card["constrained"]["requests"] == len(ASKED)
    assert set(card["by_tool"]) == {"get_weather", "set_lamp"}
