"""Draws screenshots/*.png: the real app in tmux, led by keys alone."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

HERE = Path(__file__).parent
SIZES = ((80, 24), (200, 60))
PIXELS = {80: 800, 200: 1500}  # width of a picture
STEPS_SHOWN = 120
PAUSE = 1.5
REQUESTS = {
    "calculator": "what is 23 plus 17 times 4",
    "plot": "plot x squared from -3 to 3",
    "bars": "bar chart of apples 3, pears 8",
    "search": "find notes about attention",
}
PROGRAM = """def search(items, wanted):
    low, high = 0, len(items) - 1
    while low <= high:
        middle = (low + high) // 2
        if items[middle] == wanted:
            return middle
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle - 1
    return None


def test_found():
    assert search([1, 3, 5, 7], 5) == 2


def test_absent():
    assert search([1, 3, 5, 7], 4) is None
"""
BROKEN = "my_list = [3, 1, 2]\nfor i in range(len(my_list) + 1):\n    print(my_list[i])"
# What a coding assistant is asked for: a tested function, a fix, an explanation, a judgement.
CALLS = {
    "tests": ("run_tests", {"code": PROGRAM, "test_framework": "pytest"}),
    "debug": ("debug_code", {"code": BROKEN, "error": "IndexError: list index out of range"}),
    "documentation": ("search_docs", {"query": "how do decorators work"}),
    "security": (
        "analyze_code",
        {"code": "answer = eval(input())\nprint(answer)", "analysis_type": "security"},
    ),
}
# The background and the ink of the app, and sixteen colours that it does not use.
THEME = TerminalTheme((18, 21, 24), (216, 222, 230), [(128, 128, 128)] * 8)
FONT = "DejaVu Sans Mono, Menlo, Consolas, monospace"
# Rich lays its columns out for Fira Code; this makes DejaVu Sans Mono as wide.
FONT_SIZE = 20 * 0.61 / 0.602


class Terminal:
    """The app in a tmux server of its own."""

    def __init__(self, size: tuple[int, int], folder: str) -> None:
        self.size = size
        self._tmux = (
            "tmux",
            "-L",
            f"tinycall-screenshots-{os.getpid()}-{size[0]}",
            "-f",
            os.devnull,
        )
        command = str(Path(sys.executable).parent / "tinycall")
        environment = ("-e", "COLORTERM=truecolor", "-e", "TEXTUAL_COLOR_SYSTEM=truecolor")
        width, height = map(str, size)
        self._run(
            "new-session", "-d", "-c", folder, *environment, "-x", width, "-y", height, command
        )

    def _run(self, *arguments: str) -> str:
        done = subprocess.run([*self._tmux, *arguments], capture_output=True, text=True, check=True)
        return done.stdout

    def keys(self, *keys: str) -> None:
        """Press keys, by tmux's names of them."""
        self._run("send-keys", *keys)

    def press(self, key: str) -> None:
        """Press a key and give the screen the time to answer."""
        self.keys(key)
        time.sleep(PAUSE)

    def type(self, text: str) -> None:
        """Clear the field that has the focus and type."""
        self._run("send-keys", "C-e", "C-u")
        self._run("send-keys", "-l", text)

    def wait_for(self, pattern: str, seconds: float = 120) -> None:
        """Wait until the pattern stands on the screen."""
        end = time.monotonic() + seconds
        while not re.search(pattern, self._run("capture-pane", "-p")):
            if time.monotonic() > end:
                raise SystemExit(f"{pattern!r} did not come:\n{self._run('capture-pane', '-p')}")
            time.sleep(0.2)
        time.sleep(0.5)

    def shoot(self, name: str) -> None:
        """Write the screen as NAME-WIDTHxHEIGHT.png."""
        width, height = self.size
        console = Console(
            record=True, width=width, file=io.StringIO(), force_terminal=True,
            color_system="truecolor",
        )  # fmt: skip
        screen = self._run("capture-pane", "-p", "-e", "-N").rstrip("\n")
        console.print(Text.from_ansi(screen, no_wrap=True), soft_wrap=True)
        path = HERE / f"{name}-{width}x{height}.png"
        svg = _local_font(console.export_svg(title="tinycall", theme=THEME))
        command = ["rsvg-convert", "--width", str(PIXELS[width]), "--keep-aspect-ratio", "-o", path]
        subprocess.run(command, input=svg, text=True, check=True)
        print(path)

    def close(self) -> None:
        """End the app, by its own key, and the server."""
        self.keys("C-q", "y")
        time.sleep(2)
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, check=False)


def _local_font(svg: str) -> str:
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", FONT).replace("font-size: 20px", f"font-size: {FONT_SIZE:.2f}px")
    return svg.replace("<svg ", '<svg xml:space="preserve" ', 1)


def draw(terminal: Terminal) -> None:
    """The whole loop: ask, run, evaluate, look at the data, train."""
    terminal.wait_for("cpu|cuda|mps")
    terminal.shoot("start")
    for name, request in REQUESTS.items():
        terminal.keys("F5")
        terminal.type(request)
        terminal.press("Enter")
        terminal.wait_for("Probability")
        if name == "calculator":
            terminal.shoot("call")
        terminal.press("Enter")
        terminal.wait_for("Result")
        terminal.shoot(name)
    draw_code(terminal)
    terminal.keys("F6")
    terminal.wait_for("answer accuracy", seconds=300)
    terminal.shoot("scorecard")
    terminal.press("C-n")
    terminal.press("C-n")
    terminal.shoot("kinds")
    terminal.keys("F8")
    terminal.wait_for("scp")
    terminal.shoot("artifacts")
    terminal.press("Escape")
    terminal.keys("F1")
    terminal.wait_for("Everywhere")
    terminal.shoot("help")
    terminal.press("Escape")
    terminal.keys("F3")
    terminal.wait_for("valid")
    terminal.shoot("dataset")
    terminal.press("F8")
    terminal.shoot("trace")
    terminal.press("Escape")
    terminal.keys("F2")
    terminal.wait_for("Workspace")
    terminal.shoot("runner")
    terminal.keys("F4", "F6")
    terminal.wait_for(rf"step ({STEPS_SHOWN}|[2-9]\d\d)", seconds=600)
    terminal.shoot("training")
    terminal.keys("C-q")
    terminal.wait_for("under way")
    terminal.shoot("quit")
    terminal.keys("Escape")


def draw_code(terminal: Terminal) -> None:
    """The tools for code, and a request that is answered to the end."""
    for name, (tool, arguments) in CALLS.items():
        terminal.keys("F5")
        terminal.type(f"CALL {tool} {json.dumps(arguments)}")
        terminal.press("Enter")
        for asked in range({"run_tests": 1, "debug_code": 2}.get(tool, 0)):
            terminal.wait_for("a fix for" if asked else "Execute this code")
            if name == "tests":
                terminal.shoot("question")
            time.sleep(PAUSE)
            terminal.press("y")
        terminal.wait_for("Result")
        terminal.shoot(name)
    terminal.press("C-g")
    terminal.type(REQUESTS["calculator"])
    terminal.press("Enter")
    terminal.wait_for("Assistant Response")
    terminal.shoot("agent")
    terminal.press("C-g")


def main() -> None:
    """Draw every picture at every size."""
    for program in ("tmux", "rsvg-convert"):
        if shutil.which(program) is None:
            package = "librsvg2-bin" if program == "rsvg-convert" else program
            raise SystemExit(f"{program} is missing: install the package {package}")
    for size in SIZES:
        with tempfile.TemporaryDirectory(prefix="tinycall-") as folder:
            terminal = Terminal(size, folder)
            try:
                draw(terminal)
            finally:
                terminal.close()


if __name__ == "__main__":
    main()
