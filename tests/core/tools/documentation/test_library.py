from __future__ import annotations

import pytest

from tinycall.core.tools.documentation.docstrings import MAX_TEXT, imported, parsed, plain
from tinycall.core.tools.documentation.library import _Library

PACKAGE = '''
"""A package."""
from ._inside import Shown, shown as called, _hidden
from .lazily import *
__all__ = ["Shown", "called", "later"]
__all__ += ["choice", "quick"]

def later():
    "Say what %s"

class Chooser:
    def choice(self, options, *, at: int = 0) -> str:
        """Choose one."""

_chooser = Chooser()
choice = _chooser.choice

try:
    from _quicker import quick
except ImportError:
    def quick(): "Be quick."
'''
INSIDE = '''
class Shown:
    """A class."""
    def __init__(self, size, /, *more): ...
    @property
    def size(self): "How large it is."
    @size.setter
    def size(self, value): "Set it."
    @staticmethod
    def made(of): "Make one."
    @classmethod
    def of(cls, it): "Make one of it."
    def silent(self): ...
    def _own(self): "Not for others."

def shown(x=1): "A function."
def _hidden(): "Not for others."
'''


@pytest.fixture
def entries(tmp_path):
    sources = {"pack": PACKAGE, "pack._inside": INSIDE, "pack.lazily": "def eager(): 'At once.'"}
    modules = {}
    for name, source in sources.items():
        path = tmp_path / ("__init__.py" if name == "pack" else f"{name}.py")
        path.write_text(source)
        modules[name] = parsed(name, path)
    return {entry.title: entry for entry in _Library(modules).entries()}


def test_what_users_import_is_named_as_they_import_it(entries):
    assert set(entries) == {
        "pack",
        "pack.Shown",
        "pack.Shown.size",
        "pack.Shown.made",
        "pack.Shown.of",
        "pack.called",
        "pack.later",
        "pack.choice",
        "pack.quick",
        "pack.eager",
    }
    assert entries["pack.called"].text == "A function."
    assert {entry.source for entry in entries.values()} == {"module pack"}


def test_a_signature_is_as_the_source_has_it_without_self(entries):
    written = {title: (entry.kind, entry.signature) for title, entry in entries.items()}
    assert written["pack.Shown"] == ("class", "(size, /, *more)")
    assert written["pack.Shown.size"] == ("property", "")
    assert written["pack.Shown.made"] == ("method", "(of)")
    assert written["pack.Shown.of"] == ("method", "(it)")
    assert written["pack.choice"] == ("function", "(options, *, at: int=0) -> str")


@pytest.mark.parametrize("source", ["def broken(:", "x = '\0'", "\ufffe"])
def test_source_that_cannot_be_read_is_passed_by(tmp_path, source):
    (tmp_path / "bad.py").write_text(source, encoding="utf-8")
    assert parsed("bad", tmp_path / "bad.py") is None
    assert parsed("gone", tmp_path / "gone.py") is None


def test_compiled_modules_say_what_they_hold():
    builtins = imported("builtins")
    (split,) = [part for part in builtins.names["str"][0].members if part.name == "split"]
    assert split.signature == "(sep=None, maxsplit=-1)"
    assert builtins.names["range"][0].signature.startswith("(")
    assert "help" not in builtins.names
    assert imported("no_such_module") is None


def test_text_is_plain_and_not_too_long():
    assert not set(plain("\x1b[1mBold\x07\tand\r\x0b more \ud800")) & set("\x1b\x07\t\r\x0b\ud800")
    assert plain("First.\n\n    Then.\n      More.") == "First.\n\nThen.\n  More."
    assert len(plain("a line of words\n" * 1000)) <= MAX_TEXT
