"""What README says of own tools, word for word: from its files to a call that runs in the app."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import tinycall.tui.app
from tinycall.core.cli import main
from tinycall.core.runner import Runner
from tinycall.tui.app import TinycallApp

README = Path(__file__).parents[2] / "README.md"
FILE = re.compile(r"`([\w.]+)`:\n```\w+\n(.*?)```", re.DOTALL)
COMMANDS = re.compile(r"```sh\n(.*?)```", re.DOTALL)
ASKED = re.compile(
    r"Ask `([^`]+)`\. Enter shows `([^`]+)`, Enter again runs it and shows `([^`]+)`\. "
    r"F2 says what was loaded: `([^`]+)`\. Ask `([^`]+)`: `([^`]+)`"
)
SECONDS = 120


@pytest.fixture
def section(tmp_path, monkeypatch):
    """The section of README, with its files in an empty folder and its commands on the path."""
    text = README.read_text(encoding="utf-8").partition("\n## Your own tools\n")[2]
    text = text.partition("\n## ")[0]
    for name, body in FILE.findall(text):
        (tmp_path / name).write_text(body, encoding="utf-8")
    programs = tmp_path / "bin"
    programs.mkdir()
    python = shlex.quote(sys.executable)
    run = "-c 'from tinycall.core.cli import main; main()'"
    for name, command in (("python3", python), ("tinycall", f"{python} {run}")):
        (programs / name).write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        (programs / name).chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("TINYCALL_WORKSPACE", raising=False)
    return text


async def test_from_readme_to_a_call_that_runs(section, monkeypatch, shown):
    *commands, opening = COMMANDS.findall(section)[0].splitlines()
    done = subprocess.run(
        ["bash", "-e", "-c", "\n".join(commands)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "1,000 valid, 0 invalid; convert_length 750, set_lamp 250" in done.stdout
    assert "tools: from my_tools.py, lamps.json (convert_length, set_lamp)" in done.stdout

    opened = []
    monkeypatch.setattr(tinycall.tui.app, "run_app", lambda *given: opened.append(given))
    with pytest.raises(SystemExit):
        main(shlex.split(opening)[1:])
    ((workspace, device, checkpoint, notes, tools, *_),) = opened
    runner = Runner(workspace, device=device, checkpoint=checkpoint, notes=notes, tools=tools)
    app = TinycallApp(runner)
    async with app.run_test(size=(80, 24)) as pilot:

        async def see(*texts):
            for _ in range(SECONDS * 20):
                screen = "".join(shown(app).split())
                if all("".join(text.split()) in screen for text in texts):
                    return
                await asyncio.sleep(0.05)
                await pilot.pause()
            raise AssertionError(f"{texts} not in\n{shown(app)}")

        async def ask(request):
            await pilot.press("f5", "ctrl+a", "ctrl+k")
            await pilot.press(*("space" if key == " " else key for key in request), "enter")

        (request, call, result, loaded, declared, its_call), *_ = ASKED.findall(section)
        await see("mine/best")
        await ask(request)
        await see(call, "✓ valid")
        await pilot.press("enter")
        await see("Result", result)
        await pilot.press("f2")
        await see(f"Your tools {loaded}", "the checkpoint's own")
        await ask(declared)
        await see(its_call, "✓ valid")
        await pilot.press("enter")
        await see("set_lamp is declared, not installed: its calls are checked, not run")
        await pilot.press("f5", "f6")
        await see("of 78 right", "mine/best on what its run held back")
