"""What the house promises as a whole: what a start imports, and what a wheel holds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = ("torch", "textual", "matplotlib", "transformers")


def imported_by(statement: str) -> set[str]:
    """Which of the heavy packages a fresh interpreter holds after the statement."""
    code = f"import sys; {statement}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ("import tinycall.core.cli", set()),
        ("import tinycall.core.runner", set()),
        ("import tinycall.core.evaluation, tinycall.core.device, tinycall.core.bench", set()),
        ("import tinycall.tui.app", {"textual"}),
    ],
)
def test_what_starts_imports_nothing_heavy(statement: str, allowed: set[str]) -> None:
    assert imported_by(statement) <= allowed


def test_the_shell_starts_where_there_is_no_linux() -> None:
    code = """
import os, socket, sys
for module, names in ((os, "geteuid memfd_create sysconf O_NOFOLLOW O_NONBLOCK O_CLOEXEC killpg"),
                      (socket, "AF_UNIX AF_NETLINK")):
    for name in names.split():
        if hasattr(module, name):
            delattr(module, name)
for name in ("termios", "readline", "resource", "fcntl", "pwd"):
    sys.modules[name] = None
import tinycall.core.cli, tinycall.core.runner, tinycall.core.tools.shipped
print(tinycall.core.tools.shipped.every_shipped().names[0])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout == "calculator\n", done.stderr


def test_every_package_is_listed_and_typed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = {
        ".".join(("tinycall", *path.parent.relative_to(ROOT).parts))
        for top in ("core", "tui", "data")
        for path in (ROOT / top).rglob("__init__.py")
    }
    assert found == set(settings["tool"]["setuptools"]["packages"])
    assert all((ROOT / top / "py.typed").is_file() for top in ("core", "tui"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel is installed, alone."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("core", "tui", "data"):
        shutil.copytree(ROOT / name, source / name, ignore=ignore)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(source)]
    subprocess.run([*pip, *build], check=True, capture_output=True, text=True)
    (wheel,) = folder.glob("*.whl")
    target = folder / "installed"
    install = ["install", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run([*pip, *install], check=True, capture_output=True, text=True)
    return target


def test_wheel_brings_tinycall_alone(installed: Path) -> None:
    names = {path.name for path in installed.iterdir() if path.suffix != ".dist-info"}
    assert names == {"tinycall", "bin"}
    assert {path.name for path in (installed / "tinycall").iterdir()} == {"core", "tui", "data"}
    assert [path.name for path in (installed / "bin").iterdir()] == ["tinycall"]


def test_wheel_holds_every_file_of_the_packages(installed: Path) -> None:
    def files(top: Path) -> set[str]:
        names = {path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()}
        return {name for name in names if "__pycache__" not in name}

    for top in ("core", "tui", "data"):
        assert files(installed / "tinycall" / top) == files(ROOT / top)
    held = files(installed / "tinycall")
    assert {"data/eval.jsonl", "data/tool_calls.jsonl", "tui/app.tcss"} <= held
    assert sum(name.startswith("data/notes/") for name in held) >= 40


def test_installed_command_answers(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, installed / "bin" / "tinycall", "--help"],
        env=os.environ | {"PYTHONPATH": str(installed)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "train" in done.stdout
