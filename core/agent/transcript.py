"""What was said: requests, CALLs, results and answers, and the file that keeps them."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tinycall.core.calls import Call, TinycallError

Role = Literal["user", "assistant", "tool"]


@dataclass(frozen=True)
class Message:
    """One thing said: a request, an answer, a CALL of the assistant's, or what a CALL gave.

    What is `refused` is no example to learn from.
    """

    role: Role
    text: str = ""
    call: Call | None = None
    refused: bool = False


def conversation(messages: Sequence[Message]) -> dict[str, Any]:
    """The messages in OpenAI's form for chat datasets, which `tinycall data import` reads.

    A CALL stands in `tool_calls`, its arguments as a text of JSON; its result is the message of
    role `tool` that bears its id. One that was refused has a `weight` of 0: it is not learned.
    """
    lines: list[dict[str, Any]] = []
    calls = 0
    name = ""
    for message in messages:
        if message.call is not None:
            calls += 1
            name = message.call.tool
            arguments = json.dumps(message.call.args, ensure_ascii=False)
            function = {"name": name, "arguments": arguments}
            call = {"id": f"call_{calls}", "type": "function", "function": function}
            lines.append({"role": "assistant", "content": None, "tool_calls": [call]})
            if message.refused:
                lines[-1]["weight"] = 0
        elif message.role == "tool":
            known = {"tool_call_id": f"call_{calls}", "name": name}
            lines.append({"role": "tool", **known, "content": message.text})
        else:
            lines.append({"role": message.role, "content": message.text})
    return {"messages": lines}


class TranscriptFile:
    """The transcripts of one sitting, a line each; the file begins to exist with the first."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"chat-{time.strftime('%Y%m%d-%H%M%S')}.jsonl"

    def add(self, messages: Sequence[Message]) -> None:
        """Add a line; raises TinycallError where that fails."""
        line = json.dumps(conversation(messages), ensure_ascii=False)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(line + "\n")
        except OSError as error:
            raise TinycallError(
                f"the transcript cannot be kept: {error.strerror}",
                where=str(self.path),
                accepted="a folder that can be written, with space left",
            ) from None
