"""search_docs: what people ask leads to what documents it; the index is built once, and holds."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinycall.core.calls import Call, CallError, CallFailure
from tinycall.core.tools.coding.search_docs import TOOL
from tinycall.core.tools.documentation import index
from tinycall.core.tools.documentation.index import Documentation
from tinycall.core.tools.registry import ToolContext, ToolRegistry
from tinycall.core.tools.sandbox.sandbox import Sandbox

REGISTRY = ToolRegistry([TOOL])
NO_PROOF = Sandbox(unsafe=True)


class Built:
    """The whole index, what was told while it was built, and which modules that imported."""

    def __init__(self, folder):
        self.folder = folder
        self.told = []
        before = set(sys.modules)
        self.documentation = Documentation.open(folder, lambda *counts: self.told.append(counts))
        self.imported = set(sys.modules) - before

    def search(self, query):
        context = ToolContext(Path("nowhere"), documentation=self.folder, sandbox=NO_PROOF)
        return REGISTRY.execute(Call("search_docs", {"query": query}), context).value


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return Built(tmp_path_factory.mktemp("documentation"))


@pytest.fixture
def topics_only(monkeypatch):
    """Building takes no time when there is no library."""
    monkeypatch.setattr(index, "library_entries", lambda told: iter(()))


def titles(results):
    return [result["title"] for result in results]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("list comprehensions", "List displays"),
        ("How do decorators work?", "Function definitions"),
        ("lambda", "Lambdas"),
        ("with statement", 'The "with" statement'),
        ("for", 'The "for" statement'),
        ("what is for", 'The "for" statement'),
        ("while loop", 'The "while" statement'),
        ("try except", 'The "try" statement'),
        ("f-strings", "String and Bytes literals"),
        ("format strings", "Format String Syntax"),
        ("generators", 'The "yield" statement'),
        ("slicing", "Slicings"),
        ("global", 'The "global" statement'),
        ("@", "Function definitions"),
        ("str.split", "str.split"),
        ("sort a list", "list.sort"),
        ("how do I reverse a list", "list.reverse"),
        ("regular expressions", "re"),
        ("what does lru_cache do", "functools.lru_cache"),
        ("dataclass", "dataclasses.dataclass"),
        ("json dumps", "json.dumps"),
        ("how do I use json.dumps in Python?", "json.dumps"),
        ("datetime strptime", "datetime.datetime.strptime"),
        ("argparse", "argparse"),
        ("subprocess run", "subprocess.run"),
        ("pathlib glob", "pathlib.Path.glob"),
        ("enumerate", "enumerate"),
        ("zip()", "zip"),
        ("any", "any"),
        ("print", "print"),
        ("sorted", "sorted"),
        ("dictionary get", "dict.get"),
        ("open a file", "open"),
        ("unittest assertRaises", "unittest.TestCase.assertRaises"),
        ("logging", "logging"),
        ("asyncio gather", "asyncio.gather"),
        ("random choice", "random.choice"),
        ("counter", "collections.Counter"),
        ("itertools product", "itertools.product"),
        ("itertools.chain", "itertools.chain"),
        ("functools.reduce", "functools.reduce"),
        ("os.path.join", "os.path.join"),
        ("threadpoolexecutor", "concurrent.futures.ThreadPoolExecutor"),
    ],
)
def test_the_best_result_is_what_was_meant(built, query, title):
    assert titles(built.search(query)["results"])[0] == title


@pytest.mark.parametrize(
    ("query", "among"),
    [
        ("set operations", {"Set types", "set"}),
        ("walrus", {"Operator precedence", "Assignment expressions"}),
        (":=", {"Operator precedence", "Assignment expressions"}),
        ("read a file line by line", {"io.BytesIO.readlines", "io.IOBase.readlines"}),
        ("copy a file", {"shutil.copyfile", "shutil.copy"}),
        ("parse command line arguments", {"argparse", "argparse.ArgumentParser"}),
    ],
)
def test_a_vague_query_is_answered_among_the_results(built, query, among):
    assert among & set(titles(built.search(query)["results"]))


def test_a_result_says_what_where_and_how(built):
    value = built.search("str.split")
    first = value["results"][0]
    assert (first["rank"], first["kind"], first["source"]) == (1, "method", "module builtins")
    assert first["signature"] == "(sep=None, maxsplit=-1)"
    assert first["excerpt"].startswith("Return a list of the substrings in the string")
    scores = [result["score"] for result in value["results"]]
    assert len(scores) == 5
    assert scores == sorted(scores, reverse=True)
    assert value["searched"] == built.documentation.searched > 4000


@pytest.mark.parametrize("query", ["class", "argparse", "debugger", "str.format", "match"])
def test_an_excerpt_is_short_and_plain(built, query):
    for result in built.search(query)["results"]:
        assert 0 < len(result["excerpt"]) <= 600
        assert not re.search(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f]", result["excerpt"])


def test_an_excerpt_begins_where_the_words_are(built):
    (first, *_) = built.search("decorators")["results"]
    assert first["excerpt"].startswith("A function definition may be wrapped by one or more")


def test_only_what_is_public_is_there_and_nothing_was_imported_for_it(built):
    with built.documentation._lock:
        rows = built.documentation._connection.execute(
            "SELECT title, text FROM entries WHERE kind <> 'topic'"
        ).fetchall()
    parts = {part for title, _ in rows for part in title.split(".")}
    assert not [part for part in parts if part.startswith("_") and part != "__future__"]
    tops = {title.split(".")[0] for title, _ in rows}
    assert not tops & {"test", "idlelib", "lib2to3", "turtledemo", "antigravity", "this", "pip"}
    assert all(text for _, text in rows)
    assert not built.imported & {"antigravity", "this", "idlelib", "tkinter", "turtle", "readline"}


def test_it_is_built_once_and_tells_how_far_it_is(built):
    assert built.told == [(done, len(built.told)) for done in range(1, len(built.told) + 1)]
    (file,) = built.folder.iterdir()
    assert f"python-{sys.version.split()[0]}.format-" in file.name
    assert file.stat().st_size < 30e6
    written = file.stat().st_mtime_ns
    told = []
    again = Documentation.open(built.folder, lambda *counts: told.append(counts))
    assert titles(again.best("lambda", 1)) == ["Lambdas"]
    assert told == []
    assert file.stat().st_mtime_ns == written


def test_what_is_open_cannot_be_written(built):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        built.documentation._connection.execute("DELETE FROM entries")


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"not a database" * 1000),
        lambda file: file.write_bytes(file.read_bytes()[:20_000]),
        lambda file: file.write_bytes(file.read_bytes()[:100] + b"\xff" * 100_000),
        lambda file: (file.unlink(), sqlite3.connect(file).execute("CREATE TABLE about (n)")),
        lambda file: file.unlink(),
    ],
)
def test_a_damaged_index_is_built_again(tmp_path, topics_only, damage):
    whole = Documentation.open(tmp_path).searched
    (file,) = tmp_path.iterdir()
    damage(file)
    again = Documentation.open(tmp_path)
    assert again.searched == whole
    assert titles(again.best("lambda", 1)) == ["Lambdas"]


def test_damage_that_shows_only_in_a_search_is_repaired(tmp_path, topics_only):
    Documentation.open(tmp_path)
    (file,) = tmp_path.iterdir()
    with contextlib.closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE search_data SET block = x'00ff' WHERE id > 10")
    opened = Documentation.open(tmp_path)
    assert titles(opened.best("lambda", 1)) == ["Lambdas"]
    assert titles(Documentation.open(tmp_path).best("lambda", 1)) == ["Lambdas"]


def test_processes_that_build_at_once_do_no_harm(tmp_path):
    code = (
        "import sys, pathlib; from tinycall.core.tools.documentation import index as module;"
        "module.library_entries = lambda told: iter(());"
        "opened = module.Documentation.open(pathlib.Path(sys.argv[1]));"
        "print(opened.best('lambda', 1)[0]['title'])"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate(timeout=120)[0].strip() for process in running] == ["Lambdas"] * 3
    assert len(list(tmp_path.iterdir())) == 1


def test_threads_that_search_at_once_build_once_and_find_the_same(tmp_path, monkeypatch):
    builds = []

    def no_library(told):
        builds.append(threading.current_thread())
        return iter(())

    monkeypatch.setattr(index, "library_entries", no_library)
    context = ToolContext(Path("nowhere"), documentation=tmp_path, sandbox=NO_PROOF)
    found = []

    def ask():
        value = REGISTRY.execute(Call("search_docs", {"query": "slicing"}), context).value
        found.append(titles(value["results"]))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(builds) == 1
    assert len(found) == 8
    assert all(one == found[0] for one in found)


def test_a_build_that_is_broken_off_leaves_nothing(tmp_path, monkeypatch):
    def broken_off(told):
        raise KeyboardInterrupt

    monkeypatch.setattr(index, "library_entries", broken_off)
    with pytest.raises(KeyboardInterrupt):
        Documentation.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("query", "failure", "message"),
    [
        ("", CallFailure.SCHEMA, "search_docs.query: 0 characters; 1 to 200"),
        ("x" * 201, CallFailure.SCHEMA, "1 to 200"),
        (" \t", CallFailure.TOOL, "search_docs.query: the query is empty"),
        ("the of and", CallFailure.TOOL, "'the of and' is too broad"),
        ("?!", CallFailure.TOOL, "too broad"),
        ("\0", CallFailure.TOOL, "too broad"),
    ],
)
def test_a_query_that_says_nothing_is_refused(built, query, failure, message):
    with pytest.raises(CallError, match=message) as caught:
        built.search(query)
    assert caught.value.failure is failure
    if failure is CallFailure.TOOL:
        assert str(REGISTRY.refused(Call("search_docs", {"query": query}))) == str(caught.value)


def test_without_a_folder_it_is_refused():
    with pytest.raises(CallError, match="search_docs: there is no folder"):
        context = ToolContext(Path("nowhere"), sandbox=NO_PROOF)
        REGISTRY.execute(Call("search_docs", {"query": "zip"}), context)


def test_a_folder_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CallError, match=r"cannot be built in .*file.*; a folder with room"):
        Documentation.open(tmp_path / "file")


def test_a_missing_fts5_is_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(index, "_TABLES", "CREATE VIRTUAL TABLE t USING fts9(x);")
    with pytest.raises(CallError, match=r"no such module: fts9; .*a Python whose sqlite3 has FTS5"):
        Documentation.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


HOSTILE = st.lists(
    st.sampled_from(
        ['"', "'", "AND", "OR", "NOT", "NEAR(", ")", "*", "^", "-", ":", "{", "names:", "\0", "%"]
    )
    | st.text(max_size=6),
    max_size=12,
).map(" ".join)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE)
def test_no_query_can_break_or_leave_its_quotes(built, query):
    try:
        value = built.search(query[:200])
    except CallError as error:
        assert error.where == "search_docs.query"
    else:
        assert len(value["results"]) <= 5


@pytest.mark.parametrize(
    ("expected", "given", "right"),
    [
        ("list comprehensions", "Comprehensions, list", True),
        ("how do decorators work", "decorators", False),
        ("reverse a list", "how to reverse the list", True),
        ("for loop", "while loop", False),
        ("for loop", "the for loop", True),
        ("for", "with", False),
        (":=", " := ", True),
        (":=", "->", False),
        ("json.dumps", "json.loads", False),
    ],
)
def test_searches_agree_by_what_they_ask_for(expected, given, right):
    calls = (Call("search_docs", {"query": query}) for query in (expected, given))
    assert REGISTRY.agree(*calls, "") is right
