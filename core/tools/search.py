"""The search tool: BM25 over local notes, in an index in memory."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tinycall.core.calls import CallError, CallFailure
from tinycall.core.tools.notes import MAX_FILES, NoteFile, list_notes, read_note, shipped_notes
from tinycall.core.tools.registry import Arguments, Tool, ToolContext, ToolOutput
from tinycall.core.tools.wording import content_words, says_number

DEFAULT_TOP_K: Final = 3
SCHEMA: Final = {
    "type": "object",
    "properties": {
        "query": {"type": "string", "minLength": 1, "maxLength": 200},
        "top_k": {"type": "integer", "minimum": 1, "maximum": 8},
    },
    "required": ["query"],
    "additionalProperties": False,
}

_TITLE_WEIGHT: Final = 4.0
_SNIPPET_WORDS: Final = 24


def search(args: Arguments, context: ToolContext) -> ToolOutput:
    """`{"query", "top_k", "results", "searched", "skipped"}`, the best result first.

    A result is `{"rank", "title", "snippet", "source", "score"}`; `searched` and `skipped` count
    files. Raises CallError where the query says nothing or the notes cannot be read.
    """
    query = args["query"]
    top_k = int(args.get("top_k", DEFAULT_TOP_K))
    index = _index(context.notes or shipped_notes())
    value = {
        "query": query,
        "top_k": top_k,
        "results": index.best(_terms(query), top_k),
        "searched": index.searched,
        "skipped": index.skipped,
    }
    return ToolOutput(value)


def searches_agree(expected: Arguments, given: Arguments, request: str) -> bool:
    """Whether both queries hold the same content words; top_k only where the request asks for it.

    Result lists are not compared: two wrong searches can both come back empty.
    """
    if set(content_words(expected["query"])) != set(content_words(given["query"])):
        return False
    top_k = expected.get("top_k")
    return top_k is None or not says_number(request, int(top_k)) or given.get("top_k") == top_k


def _terms(query: str) -> tuple[str, ...]:
    if not query.strip():
        raise _refused("the query is empty", "search.query", "words to look for")
    terms = content_words(query)
    if not terms:
        raise _refused(
            f"{query.strip()!r} is too broad: it has no word that carries a subject",
            "search.query",
            "at least one word that is not a stop word",
        )
    return terms


@dataclass(frozen=True)
class _Index:
    """Notes in SQLite's FTS5, whose one connection is used by one thread at a time."""

    files: tuple[NoteFile, ...]
    connection: sqlite3.Connection
    searched: int
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def skipped(self) -> int:
        return len(self.files) - self.searched

    def best(self, terms: Sequence[str], top_k: int) -> list[dict[str, Any]]:
        """The results that hold any of `terms`, by score and then by source."""
        # A quoted string is always a phrase in FTS5's query language, never an operator.
        phrases = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms))
        with self.lock:
            rows = self.connection.execute(
                "SELECT title, snippet(notes, 1, '', '', '…', ?), source,"
                " round(-bm25(notes, ?, 1.0), 6) AS score"
                " FROM notes WHERE notes MATCH ? ORDER BY score DESC, source LIMIT ?",
                (_SNIPPET_WORDS, _TITLE_WEIGHT, phrases, top_k),
            ).fetchall()
        return [
            {"rank": rank, "title": title, "snippet": snippet, "source": source, "score": score}
            for rank, (title, snippet, source, score) in enumerate(rows, start=1)
        ]


_indexes: dict[Path, _Index] = {}
_building = threading.Lock()


def _index(folder: Path) -> _Index:
    """The index of `folder`, built again when a file in it was added, removed or changed."""
    files = list_notes(folder)
    with _building:
        known = _indexes.get(folder)
        if known is None or known.files != files:
            known = _indexes[folder] = _build(files)
        return known


def _build(files: tuple[NoteFile, ...]) -> _Index:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        connection.execute(
            "CREATE VIRTUAL TABLE notes USING fts5(title, body, source UNINDEXED,"
            " tokenize = \"porter unicode61 remove_diacritics 2 tokenchars '+#'\")"
        )
    except sqlite3.OperationalError as error:
        raise _refused(
            f"SQLite {sqlite3.sqlite_version} cannot build the index: {error}",
            "search",
            "a Python whose sqlite3 has FTS5",
        ) from None
    notes = [note for note in map(read_note, files[:MAX_FILES]) if note is not None]
    connection.executemany(
        "INSERT INTO notes VALUES (?, ?, ?)",
        ((note.title, note.body, note.source) for note in notes),
    )
    return _Index(files, connection, len(notes))


def _refused(what: str, where: str, accepted: str) -> CallError:
    return CallError(CallFailure.TOOL, what, where=where, accepted=accepted)


TOOL: Final = Tool(
    name="search",
    description="Look for notes by their words.",
    schema=SCHEMA,
    function=search,
    agrees=searches_agree,
    refuse=lambda args: _terms(args["query"]),
)
