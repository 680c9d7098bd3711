"""Safe mode: nothing that a model wrote is executed before a person has seen it and said yes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Code:
    """The whole of what is about to be executed, for the tool that executes it.

    `why` says what a program is for that the CALL does not hold, such as a suggested fix; `unsafe`
    that it will run without a sandbox.
    """

    tool: str
    text: str
    language: Literal["python", "bash"] = "python"
    why: str = ""
    unsafe: bool = False


# Shows the code to a person. Exactly the text that comes back is executed: the same for a yes,
# another for an edit; None is a no.
Confirm = Callable[[Code], str | None]


def without_asking(code: Code) -> str:
    """The yes of somebody who asked not to be asked."""
    return code.text
