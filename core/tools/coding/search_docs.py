"""The tool search_docs: what Python's own documentation says, without a network."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Final

from tinycall.core.calls import CallError, CallFailure
from tinycall.core.tools.coding.executing import sandbox_of
from tinycall.core.tools.documentation.index import Documentation, Told
from tinycall.core.tools.documentation.question import question
from tinycall.core.tools.registry import Arguments, Tool, ToolContext, ToolOutput
from tinycall.core.tools.wording import content_words

NAME: Final = "search_docs"
SCHEMA: Final = {
    "type": "object",
    "properties": {"query": {"type": "string", "minLength": 1, "maxLength": 200}},
    "required": ["query"],
    "additionalProperties": False,
}

_TOP_K: Final = 5


def search_docs(args: Arguments, context: ToolContext) -> ToolOutput:
    """`{"query", "results", "searched"}`, the best of at most five results first.

    A result is `{"rank", "title", "kind", "signature", "excerpt", "source", "score"}`; `searched`
    counts entries. The first search builds the index and tells `context.told` how far it is.
    Raises CallError where the query says nothing or the index cannot be built, and, as all tools
    for code, where there is no sandbox.
    """
    _check(args)
    sandbox_of(context, NAME)
    if context.documentation is None:
        raise _refused("there is no folder for the index", NAME, "a workspace")
    documentation = _opened(context.documentation, context.told)
    value = {
        "query": args["query"],
        "results": documentation.best(args["query"], _TOP_K),
        "searched": documentation.searched,
    }
    return ToolOutput(value)


def searches_agree(expected: Arguments, given: Arguments, request: str) -> bool:
    """Whether both queries hold the same content words, keywords of Python or symbols.

    Result lists are not compared: two wrong searches can both come back empty.
    """
    return _subject(expected["query"]) == _subject(given["query"])


def _subject(query: str) -> set[str]:
    asked = question(query)
    return {*content_words(query), *asked.reserved} or {*asked.whole}


def _check(args: Arguments) -> None:
    query = args["query"]
    if not query.strip():
        raise _refused("the query is empty", f"{NAME}.query", "words to look for")
    if not question(query):
        raise _refused(
            f"{query.strip()!r} is too broad: it has no word that carries a subject",
            f"{NAME}.query",
            "a name, a keyword of Python, or at least one word that is not a stop word",
        )


_documentation: dict[Path, Documentation] = {}
_opening = threading.Lock()


def _opened(folder: Path, told: Told | None) -> Documentation:
    """The documentation in `folder`, opened once."""
    with _opening:
        if folder not in _documentation:
            _documentation[folder] = Documentation.open(folder, told)
        return _documentation[folder]


def _refused(what: str, where: str, accepted: str) -> CallError:
    return CallError(CallFailure.TOOL, what, where=where, accepted=accepted)


TOOL: Final = Tool(
    name=NAME,
    description="Look up Python's own documentation: the language and its standard library.",
    schema=SCHEMA,
    function=search_docs,
    agrees=searches_agree,
    refuse=_check,
    sandboxed=True,
)
