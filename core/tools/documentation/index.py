"""Python's own documentation, searched without a network: an index in one file, built once."""

from __future__ import annotations

import contextlib
import json
import math
import re
import sqlite3
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any, Final

from tinycall.core.calls import CallError, CallFailure
from tinycall.core.tools.documentation.library import Entry, library_entries
from tinycall.core.tools.documentation.question import question
from tinycall.core.tools.documentation.topics import topic_entries
from tinycall.core.tools.wording import STOP_WORDS

Told = Callable[[int, int], None]

_FORMAT: Final = 1
_MAX_EXCERPT: Final = 600
_WHOLE: Final = 20.0
_PART: Final = 7.0
_LEAST_USED: Final = 0.65
_EXCEPTION: Final = 0.8
_KINDS: Final = {
    "topic": 1.1,
    "module": 1.0,
    "function": 1.0,
    "class": 1.0,
    "method": 0.95,
    "property": 0.85,
}
# What names shorten, in the words of those who ask.
_SHORTENED: Final = {
    "bool": ("boolean",),
    "del": ("delete",),
    "dict": ("dictionary",),
    "dir": ("directory",),
    "env": ("environment variable",),
    "int": ("integer",),
    "iter": ("iterator",),
    "len": ("length",),
    "max": ("maximum",),
    "min": ("minimum",),
    "re": ("regular expression", "regex"),
    "sqrt": ("square root",),
    "str": ("string",),
}
# Names run words together, as `readline` does: two that docstrings use so often, and so long.
_COMMON: Final = 8
_SHORTEST: Final = 3
_WORD: Final = re.compile(r"[a-z]+")
_PIECE: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_TABLES: Final = """
    CREATE VIRTUAL TABLE search USING fts5(
        names, lead, text, content='', tokenize="porter unicode61 remove_diacritics 2"
    );
    CREATE TABLE entries (
        id INTEGER PRIMARY KEY, title TEXT, kind TEXT, signature TEXT, text TEXT, source TEXT,
        weight REAL
    );
    CREATE TABLE names (
        name TEXT, entry INTEGER, share REAL, PRIMARY KEY (name, entry)
    ) WITHOUT ROWID;
    CREATE TABLE about (entries INTEGER);
"""
# A word counts most in a name, then in the first paragraph; what the query spells counts as much
# as it covers of a title; and a word that is the whole title of something hints at it.
_BEST: Final = """
    WITH found (entry, score) AS (
        SELECT rowid, -bm25(search, 10.0, 3.0, 1.0) FROM search WHERE search MATCH :match
        UNION ALL
        SELECT entry, max(value * share) FROM json_each(:spelled) JOIN names ON name = key
            GROUP BY entry
        UNION ALL
        SELECT DISTINCT entry, 3.0 FROM json_each(:words) JOIN names ON name = value
            WHERE share = 1.0
    )
    SELECT title, kind, signature, text, source, round(sum(score) * weight, 3) AS total
    FROM found JOIN entries ON id = entry
    GROUP BY entry ORDER BY total DESC, title LIMIT :limit
"""


class Documentation:
    """The opened index; its one connection is used by one thread at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._lock = threading.Lock()

    @classmethod
    def open(cls, folder: Path, told: Told | None = None) -> Documentation:
        """The index in `folder`, built there first where there is none that is sound.

        `told(done, total)` hears how much is built. Raises CallError where it cannot be.
        """
        version = sys.version.split()[0]
        path = folder / f"python-{version}.format-{_FORMAT}.sqlite3"
        return cls(path, _opened(path) or _rebuilt(path, told))

    @property
    def searched(self) -> int:
        """How many entries there are."""
        with self._lock:
            (entries,) = self._connection.execute("SELECT entries FROM about").fetchone()
        return int(entries)

    def best(self, query: str, top_k: int) -> list[dict[str, Any]]:
        """The results that fit `query`, the best first; none where it says nothing.

        A result is `{"rank", "title", "kind", "signature", "excerpt", "source", "score"}`.
        """
        asked = question(query)
        # A quoted string is always a phrase in FTS5's query language, never an operator.
        match = " OR ".join(
            [f'"{word}"' for word in asked.words] + [f'names:"{word}"' for word in asked.reserved]
        )
        spelled = dict.fromkeys(asked.parts, _PART) | dict.fromkeys(asked.whole, _WHOLE)
        given = {
            "match": match or '""',
            "spelled": json.dumps(spelled),
            "words": json.dumps(asked.words),
            "limit": top_k,
        }
        with self._lock:
            try:
                rows = self._connection.execute(_BEST, given).fetchall()
            except sqlite3.DatabaseError:
                # Damage deep inside shows only now.
                self._connection.close()
                self._connection = _rebuilt(self._path, None)
                rows = self._connection.execute(_BEST, given).fetchall()
        return [
            {
                "rank": rank,
                "title": title,
                "kind": kind,
                "signature": signature,
                "excerpt": _excerpt(text, asked.words or asked.whole),
                "source": source,
                "score": score,
            }
            for rank, (title, kind, signature, text, source, score) in enumerate(rows, start=1)
        ]


def _opened(path: Path) -> sqlite3.Connection | None:
    """A connection that cannot write; None where there is no index or it is damaged."""
    try:
        uri = f"{path.resolve(strict=True).as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    except (OSError, sqlite3.Error):
        return None
    with contextlib.suppress(sqlite3.Error):
        whole = connection.execute("SELECT entries = (SELECT count(*) FROM entries) FROM about")
        if whole.fetchone() == (1,):
            return connection
    connection.close()
    return None


def _rebuilt(path: Path, told: Told | None) -> sqlite3.Connection:
    """A connection to the index, built anew; raises CallError where it cannot be."""
    problem = "it was damaged as soon as it was written"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f"{path.name}.", dir=path.parent) as folder:
            made = Path(folder, path.name)
            _build(made, told or (lambda done, total: None))
            # Where others have it open and hold it, as on Windows, theirs is as good.
            with contextlib.suppress(PermissionError):
                made.replace(path)
        if (connection := _opened(path)) is not None:
            return connection
    except (OSError, sqlite3.Error) as error:
        problem = str(error)
    raise CallError(
        CallFailure.TOOL,
        f"the index of Python's documentation cannot be built in {path.parent}: {problem}",
        where="search_docs",
        accepted="a folder with room to write in, and a Python whose sqlite3 has FTS5",
        remedy="",
    )


def _build(path: Path, told: Told) -> None:
    """Write the index; raises sqlite3.Error."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        entries = [*topic_entries(), *library_entries(told)]
        spoken = Counter(word for entry in entries for word in _WORD.findall(entry.text))
        common = frozenset(word for word, times in spoken.items() if times >= _COMMON) - STOP_WORDS
        for number, entry in enumerate(entries):
            weight = _KINDS[entry.kind] * (_LEAST_USED + (1 - _LEAST_USED) * entry.weight)
            if entry.title.endswith(("Error", "Warning", "Exception")):
                weight *= _EXCEPTION
            lead, _, rest = entry.text.partition("\n\n")
            connection.execute(
                "INSERT INTO search (rowid, names, lead, text) VALUES (?, ?, ?, ?)",
                (number, _pieces(entry), f"{_halves(entry.title, common)} {lead}", rest),
            )
            connection.execute(
                "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)",
                (number, *astuple(entry)[:5], weight),
            )
            connection.executemany(
                "INSERT OR IGNORE INTO names VALUES (?, ?, ?)",
                ((name.casefold(), number, share) for name, share in _names(entry)),
            )
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.execute("INSERT INTO about VALUES (?)", (len(entries),))
        connection.commit()


def _names(entry: Entry) -> Iterator[tuple[str, float]]:
    """The names that spell an entry, as `Counter` does, and how much of its title each is."""
    for alias in (*entry.aliases, *_SHORTENED.get(entry.title, ())):
        yield alias, 1.0
        yield alias.replace("-", " "), 1.0
    parts = [entry.title] if entry.kind == "topic" else entry.title.split(".")
    for start in range(len(parts)):
        yield ".".join(parts[start:]), math.sqrt(1 - start / len(parts))


def _pieces(entry: Entry) -> str:
    """The title and the other names, with the pieces of each and what they shorten."""
    pieces = dict.fromkeys(piece.casefold() for piece in _PIECE.findall(entry.title))
    longer = (name for piece in pieces for name in _SHORTENED.get(piece, ()))
    return " ".join([entry.title, *entry.aliases, *pieces, *longer])


def _halves(title: str, common: frozenset[str]) -> str:
    """The two words that each part of a name runs together, as `readline` does."""
    found: list[str] = []
    for word in _WORD.findall(title):
        ends = range(_SHORTEST, len(word) - _SHORTEST + 1)
        pairs = ((word[:end], word[end:]) for end in ends)
        found += next(filter(common.issuperset, pairs), ())
    return " ".join(found)


def _excerpt(text: str, words: Sequence[str]) -> str:
    """The beginning of `text`, or from the paragraph on that holds most of `words`."""
    if len(text) > _MAX_EXCERPT:
        stems = [word[: max(_SHORTEST, len(word) - 2)] for word in words]
        paragraphs = text.split("\n\n")
        # Grammar names everything and explains nothing.
        held = [
            0 if "::=" in paragraph else sum(stem in paragraph.casefold() for stem in stems)
            for paragraph in paragraphs
        ]
        opening = text[:_MAX_EXCERPT].count("\n\n") + 1
        if not any(held[:opening]) and any(held):
            text = "\n\n".join(paragraphs[held.index(max(held)) :])
    if len(text) <= _MAX_EXCERPT:
        return text
    cut = text[: _MAX_EXCERPT - 2]
    return (cut.rpartition("\n")[0] or cut).rstrip() + "\n…"
