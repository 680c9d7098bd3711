"""The work folder: what is taken out of it, how much is in it, and that it goes."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest
from attacks.files import left_folders
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.tools.sandbox.folder import made_files, measure, remove_tree, work_folder
from tinycall.core.tools.sandbox.limits import KIB, Limits
from tinycall.core.tools.sandbox.program import PYTHON, Ended, Program
from tinycall.core.tools.sandbox.sandbox import Sandbox

USUAL: Final = Limits()
MODES: Final = st.sampled_from([0o000, 0o300, 0o500, 0o700])
NAMES: Final = st.sampled_from(["a", "b", "work", ".0", ".1", "ü", "x" * 255, "\udcff", "\n"])
LEAVES: Final = st.sampled_from(
    ["file", "link to file", "link to folder", "link up", "hard link", "pipe"]
)
# A folder is its mode and what is in it by name.
TREES: Final = st.recursive(
    LEAVES, lambda inner: st.tuples(MODES, st.dictionaries(NAMES, inner, max_size=4)), max_leaves=12
)
Tree = str | tuple[int, Mapping[str, "Tree"]]


def grow(path: Path, tree: Tree, outside: Path) -> None:
    """Make a tree at a path; its links lead to a file and a folder outside."""
    if isinstance(tree, tuple):
        mode, inner = tree
        path.mkdir()
        for name, branch in inner.items():
            grow(path / name, branch, outside)
        path.chmod(mode)
    elif tree == "file":
        path.write_text("x")
    elif tree == "pipe":
        os.mkfifo(path)
    elif tree == "hard link":
        path.hardlink_to(outside / "file")
    else:
        up = Path("..")
        targets = {"link to file": outside / "file", "link to folder": outside, "link up": up}
        path.symlink_to(targets[tree])


@pytest.fixture
def folder() -> Iterator[Path]:
    with work_folder({"given.txt": b"given"}, None) as path:
        yield path


def names(folder: Path, limits: Limits = USUAL) -> list[str]:
    return [file.name for file in made_files(folder, {"given.txt": b"given"}, limits)]


@given(st.dictionaries(NAMES, TREES, max_size=5))
def test_trees_are_removed_and_links_are_not_followed(branches: Mapping[str, Tree]) -> None:
    with tempfile.TemporaryDirectory() as top:
        outside, root = Path(top, "outside"), Path(top, "root")
        outside.mkdir()
        outside.chmod(0o755)
        (outside / "file").write_text("kept")
        (outside / "file").chmod(0o444)
        grow(root, (0o700, branches), outside)
        remove_tree(root)
        assert not os.path.lexists(root)
        assert (outside / "file").read_text() == "kept"
        assert (outside / "file").stat().st_mode & 0o777 == 0o444
        assert outside.stat().st_mode & 0o777 == 0o755


def test_root_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir(mode=0o755)
    (tmp_path / "outside" / "file").write_text("kept")
    (tmp_path / "root").symlink_to("outside")
    remove_tree(tmp_path / "root")
    assert (tmp_path / "outside" / "file").read_text() == "kept"
    assert (tmp_path / "outside").stat().st_mode & 0o777 == 0o755


def test_deep_tree_is_removed(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    descriptor = os.open(root, os.O_RDONLY)
    for _ in range(300):
        os.mkdir("d" * 50, dir_fd=descriptor)
        below = os.open("d" * 50, os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = below
    os.close(descriptor)
    remove_tree(root)
    assert not root.exists()


def test_folder_has_what_was_given_and_goes() -> None:
    with work_folder({"a.txt": b"a", "b/c.txt": b"c"}, None) as folder:
        assert (folder / "a.txt").read_bytes() == b"a"
        assert (folder / "b/c.txt").read_bytes() == b"c"
        assert folder.parent in left_folders()
    assert not left_folders()


def test_folder_goes_after_an_error() -> None:
    with pytest.raises(KeyError), work_folder({}, None):
        raise KeyError
    assert not left_folders()


def test_folders_of_dead_processes_are_removed() -> None:
    dead = subprocess.Popen(("true",))
    dead.wait()
    top = Path(tempfile.gettempdir())
    orphan = top / f"tinycall-sandbox-{dead.pid}-test"
    alive = top / f"tinycall-sandbox-{os.getppid()}-test"
    strange = top / "tinycall-sandbox-notes-test"
    for path in (orphan, alive, strange):
        (path / "work").mkdir(parents=True)
    (orphan / "work").chmod(0)
    try:
        with work_folder({}, None):
            assert not orphan.exists()
            assert alive.exists()
            assert strange.exists()
    finally:
        remove_tree(alive)
        remove_tree(strange)


def test_made_and_changed_files_are_taken_out(folder: Path) -> None:
    (folder / "made.txt").write_text("made")
    (folder / "empty").touch()
    assert names(folder) == ["empty", "made.txt"]
    (folder / "given.txt").write_text("changed")
    assert names(folder) == ["empty", "given.txt", "made.txt"]


def test_only_plain_files_are_taken_out(folder: Path) -> None:
    (folder / "folder").mkdir()
    (folder / "link").symlink_to("given.txt")
    (folder / "closed").symlink_to("/proc/self/environ")
    os.mkfifo(folder / "pipe")
    (folder / "two").write_text("x")
    (folder / "names").hardlink_to(folder / "two")
    (folder / ".hidden").write_text("x")
    (folder / "__pycache__").write_text("x")
    (folder / "new\nline").write_text("x")
    (folder / "\udcff").write_text("x")
    assert names(folder) == []


def test_no_more_is_taken_out_than_there_may_be(folder: Path) -> None:
    for name in range(20):
        (folder / f"{name:02}").write_bytes(b"x" * KIB)
    assert len(names(folder)) == 16
    assert len(names(folder, Limits(folder=3 * KIB))) == 3
    assert names(folder, Limits(file=KIB - 1)) == []


def test_folder_is_measured(folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "file").write_bytes(b"x" * 100 * KIB)
    (folder / "inner" / "sparse").touch()
    os.truncate(folder / "inner" / "sparse", 1 << 40)
    size, count = measure(folder, USUAL)
    assert 100 * KIB <= size < 1 << 20
    assert count == 4


@pytest.mark.parametrize("code", ["os.chmod('.', 0)", "os.chmod('.', 0o300)"])
def test_closed_folder_is_no_error(sandbox: Sandbox, code: str) -> None:
    program = Program((PYTHON, "-c", f"import os; open('made', 'w'); {code}"))
    # A watcher that finds it closed may end the program: it cannot see how much is in there.
    assert sandbox.run(program).ended in (Ended.ITSELF, Ended.FOLDER)
    assert not left_folders()
