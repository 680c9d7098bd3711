"""The proof that the sandbox holds here: what must fail is tried, and what must work too."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tinycall.core.tools.sandbox.program import Ended, Outcome, Program

_ALIVE: Final = "alive"
_FAILED: Final = "held"

# Each line tries one thing; what goes through is named. No import but what the attempts need.
_CANARY: Final = f"""
import os, signal, socket, subprocess, sys
secret, outside, port, victim = sys.argv[1:]

def connect():
    with socket.create_connection(("127.0.0.1", int(port)), 1):
        pass

def read(path):
    try:
        return open(path, "rb").read()
    except OSError:
        return b""

def see(name):
    processes = [one for one in os.listdir("/proc") if one.isdigit()]
    if not any(name.encode() in read("/proc/" + one + "/environ") for one in processes):
        raise LookupError

attempts = {{
    "read a file of yours": lambda: open(secret).read(),
    "write outside its folder": lambda: open(outside, "w").write("x"),
    "connect to this machine": connect,
    "see your environment": lambda: see("{{secret_name}}"),
    "signal another process": lambda: os.kill(int(victim), signal.SIGTERM),
}}
for name, attempt in attempts.items():
    try:
        attempt()
    except Exception:
        continue
    print("through:", name)
open("made.txt", "w").write("made")
subprocess.run([sys.executable, "-c", "print('{_ALIVE}', flush=True)"], check=True)
print("{_FAILED}")
"""
_SECRET_NAME: Final = "TINYCALL_CANARY"


def flaw(run: Callable[[Program], Outcome], owner: int | None) -> str:
    """What is wrong with a sandbox that runs programs with `run`; "" where it holds.

    `owner` is the user that they run as, where that is another one.

    A canary tries to read a secret, to write outside, to connect to a listener on loopback, to
    signal a process of ours and to see our environment; then it makes a file and starts a process.
    """
    with tempfile.TemporaryDirectory(prefix="tinycall-canary-") as folder, socket.socket() as door:
        secret, outside = Path(folder, "secret"), Path(folder, "outside")
        secret.write_text(secrets.token_hex())
        Path(folder).chmod(0o755)
        if owner is not None:
            # Modes alone shall hold nothing: whoever runs inside may read, write and signal.
            os.chown(folder, owner, owner)
        door.bind(("127.0.0.1", 0))
        door.listen()
        environment = {**os.environ, _SECRET_NAME: secrets.token_hex()}
        victim = subprocess.Popen(["sleep", "60"], user=owner, env=environment)
        try:
            arguments = (secret, outside, door.getsockname()[1], victim.pid)
            code = _CANARY.replace("{secret_name}", _SECRET_NAME)
            outcome = run(
                Program(
                    (sys.executable, "-I", "canary.py", *map(str, arguments)),
                    {"canary.py": code.encode()},
                )
            )
            killed = victim.poll() is not None
        finally:
            victim.kill()
            victim.wait()
        return _verdict(outcome, outside.exists(), killed)


def _verdict(outcome: Outcome, written: bool, killed: bool) -> str:
    through = [
        line.removeprefix("through: ")
        for line in outcome.output.splitlines()
        if line.startswith("through: ")
    ]
    if written:
        through.append("write outside its folder")
    if killed:
        through.append("signal another process")
    if through:
        return f"code in it can {', '.join(dict.fromkeys(through))}"
    lines = outcome.output.split()
    made = [file.name for file in outcome.files]
    if outcome.succeeded and lines == [_ALIVE, _FAILED] and "made.txt" in made:
        return ""
    said = outcome.errors.strip().splitlines()
    reason = said[-1] if said else f"status {outcome.status}"
    if outcome.ended is not Ended.ITSELF:
        reason = str(outcome.ended)
    return f"a harmless program fails in it: {reason}"
