from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinycall.core.calls import Call, CallError, CallFailure
from tinycall.core.tools import search as search_module
from tinycall.core.tools.notes import MAX_BYTES, list_notes, read_note, shipped_notes
from tinycall.core.tools.registry import ToolContext, ToolRegistry
from tinycall.core.tools.search import TOOL

REGISTRY = ToolRegistry([TOOL])


def search(query, notes=None, **more):
    return REGISTRY.execute(
        Call("search", {"query": query, **more}), ToolContext(Path("nowhere"), notes)
    ).value


@pytest.fixture
def notes(tmp_path):
    folder = tmp_path / "notes"
    (folder / "deep" / "deeper").mkdir(parents=True)
    (folder / "a.md").write_text("# C++ pitfalls\n\nPointers and templates.")
    (folder / "b-note.txt").write_text("Tokenizers split text.")
    (folder / "deep" / "deeper" / "c.MD").write_text("Text first.\n\n## C# notes ##\n\nSplit.")
    (folder / "ignored.py").write_text("tokenizers")
    return folder


def sources(value):
    return [result["source"] for result in value["results"]]


def test_results_are_ranked_with_title_snippet_source_and_score():
    value = search("transformer self attention", top_k=2)
    first, second = value["results"]
    assert (first["rank"], first["title"]) == (1, "Transformer self attention")
    assert first["source"] == "self-attention.md"
    assert "attention" in first["snippet"]
    assert first["score"] > second["score"] > 0
    assert value["skipped"] == 0


@pytest.mark.parametrize(
    ("query", "source"),
    [
        ("gradient descent", "gradient-descent.md"),
        ("learning rate warmup", "warmup.md"),
        ("tool calling JSON schema", "tool-calling.md"),
        ("kv cache", "kv-cache.md"),
        ("byte pair encoding", "byte-pair-encoding.md"),
        ("cross entropy loss", "cross-entropy.md"),
        ("overfitting", "overfitting.md"),
        ("layer normalization", "layer-normalization.md"),
        ("matplotlib backends", "matplotlib-backends.md"),
        ("tmux keyboard shortcuts", "tmux.md"),
        ("python list comprehension", "list-comprehensions.md"),
        ("area of a circle", "circle-area.md"),
        ("security of eval", "eval-security.md"),
        ("BM25", "bm25.md"),
    ],
)
def test_the_shipped_notes_answer_what_people_ask(query, source):
    assert sources(search(query))[0] == source


def test_the_shipped_notes_are_short_and_have_titles_of_their_own():
    notes = [read_note(file) for file in list_notes(shipped_notes())]
    assert len(notes) >= 44
    assert len({note.title.casefold() for note in notes}) == len(notes)
    assert all(60 <= len(note.body.split()) <= 150 for note in notes)


def test_top_k_is_three_unless_asked():
    assert len(search("model")["results"]) == 3
    assert len(search("model", top_k=8)["results"]) == 8
    assert search("zebra in Lisbon")["results"] == []


def test_the_users_notes_replace_the_shipped_ones(notes):
    assert sources(search("tokenizer", notes)) == ["b-note.txt"]
    assert search("tokenizer", notes)["results"][0]["title"] == "b note"
    assert sources(search("C++", notes)) == ["a.md"]
    assert sources(search("c#", notes)) == ["deep/deeper/c.MD"]
    assert search("c#", notes)["results"][0]["title"] == "C# notes"
    assert search("self attention", notes)["results"] == []
    assert search("text", notes)["searched"] == 3


def test_equal_scores_come_in_the_order_of_their_sources(tmp_path):
    for name in ("c.md", "a.md", "b.md"):
        (tmp_path / name).write_text("# Same\n\nwords here")
    assert sources(search("words", tmp_path)) == ["a.md", "b.md", "c.md"]


def test_a_changed_note_is_found_without_a_restart(notes):
    assert search("elephants", notes)["results"] == []
    (notes / "new.md").write_text("Elephants remember.")
    assert sources(search("elephants", notes)) == ["new.md"]
    (notes / "new.md").unlink()
    assert search("elephants", notes)["results"] == []


def test_the_index_is_built_once_while_nothing_changes(notes):
    first = search_module._index(notes)
    assert search_module._index(notes) is first


def test_nothing_outside_the_folder_is_read(notes, tmp_path):
    (tmp_path / "secret.md").write_text("the secret elephant")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "secret.md").write_text("the secret elephant")
    (notes / "link.md").symlink_to(tmp_path / "secret.md")
    (notes / "folder").symlink_to(tmp_path / "other")
    (notes / ".hidden").mkdir()
    (notes / ".hidden" / "d.md").write_text("a hidden elephant")
    (notes / "loop.md").symlink_to(notes / "loop.md")
    os.mkfifo(notes / "pipe.md")
    assert search("elephant", notes)["results"] == []


def test_files_that_are_no_notes_are_skipped_and_counted(notes, monkeypatch):
    (notes / "large.md").write_bytes(b"elephant " * (MAX_BYTES // 8))
    (notes / "binary.md").write_bytes(b"elephant\0")
    (notes / "latin.md").write_bytes("éléphant gris".encode("latin-1"))
    value = search("elephant gris", notes)
    assert sources(value) == ["latin.md"]
    assert (value["searched"], value["skipped"]) == (4, 2)
    monkeypatch.setattr(search_module, "MAX_FILES", 3)
    (notes / "z.md").write_text("elephant")
    value = search("text", notes)
    assert value["searched"] + value["skipped"] == 7


def test_an_unreadable_file_is_skipped(notes, monkeypatch):
    whole = Path.read_bytes

    def read(path):
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    value = search("pointers split", notes)
    assert (value["searched"], value["skipped"]) == (2, 1)


@pytest.mark.parametrize(
    ("args", "failure", "message"),
    [
        ({"query": ""}, CallFailure.SCHEMA, "search.query: 0 characters; 1 to 200"),
        ({"query": " \t"}, CallFailure.TOOL, "search.query: the query is empty"),
        ({"query": "the of and"}, CallFailure.TOOL, "'the of and' is too broad"),
        ({"query": "?!"}, CallFailure.TOOL, "too broad"),
        ({"query": "bm25", "top_k": 0}, CallFailure.SCHEMA, "search.top_k: 0 .*1 to 8"),
        ({"query": "bm25", "top_k": 9}, CallFailure.SCHEMA, "1 to 8"),
        ({"query": "bm25", "top_k": "3"}, CallFailure.SCHEMA, "a whole number"),
        ({"query": "bm25", "limit": 3}, CallFailure.SCHEMA, "no argument 'limit'"),
    ],
)
def test_a_refused_search_says_why(args, failure, message):
    with pytest.raises(CallError, match=message) as caught:
        search(**args)
    assert caught.value.failure is failure


@pytest.mark.parametrize("folder", ["missing", "file.md"])
def test_a_folder_that_is_none_is_refused(folder, tmp_path):
    (tmp_path / "file.md").write_text("words")
    with pytest.raises(CallError, match=f"{folder} cannot be read: "):
        search("words", tmp_path / folder)


def test_a_missing_fts5_is_one_line(notes, monkeypatch):
    class Connection:
        def execute(self, *_):
            raise search_module.sqlite3.OperationalError("no such module: fts5")

    monkeypatch.setattr(search_module.sqlite3, "connect", lambda *_, **__: Connection())
    with pytest.raises(CallError, match="no such module: fts5; a Python whose sqlite3 has FTS5"):
        search("words", notes)


OPERATORS = st.lists(
    st.sampled_from(['"', "'", "AND", "OR", "NOT", "NEAR(", ")", "*", "^", "-", ":", "{", "title:"])
    | st.text(max_size=6),
    max_size=12,
).map(" ".join)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(OPERATORS)
def test_no_query_can_break_or_leave_its_quotes(notes, query):
    try:
        value = search(query[:200], notes)
    except CallError as error:
        assert error.where == "search.query"
    else:
        assert len(value["results"]) <= 3


def test_searches_at_once_find_the_same(notes):
    found = []

    def ask():
        found.append(sources(search("text split", notes)))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["b-note.txt", "deep/deeper/c.MD"]] * 8


@pytest.mark.parametrize(
    ("expected", "given", "request_", "right"),
    [
        ({"query": "gradient descent"}, {"query": "Descent, gradient"}, "", True),
        ({"query": "history of chess"}, {"query": "history chess"}, "", True),
        ({"query": "tokenizer"}, {"query": "notes about tokenizer"}, "", False),
        ({"query": "c++ templates"}, {"query": "c templates"}, "", False),
        ({"query": "c++ templates"}, {"query": "C++ templates"}, "", True),
        ({"query": "sourdough bread"}, {"query": "sourdough"}, "", False),
        ({"query": "nonsense xyzzy"}, {"query": "nonsense plugh"}, "", False),
        ({"query": "bm25", "top_k": 5}, {"query": "bm25"}, "bm25, top 5", False),
        ({"query": "bm25", "top_k": 5}, {"query": "bm25", "top_k": 5.0}, "bm25, five of", True),
        ({"query": "bm25", "top_k": 5}, {"query": "bm25"}, "bm25 notes", True),
        ({"query": "bm25"}, {"query": "bm25", "top_k": 3}, "bm25 notes", True),
    ],
)
def test_searches_agree_by_their_content_words(expected, given, request_, right):
    assert REGISTRY.agree(Call("search", expected), Call("search", given), request_) is right
