"""Random programs, nasty and harmless: `python tests/core/tools/sandbox/random_programs.py 1000`.

Whatever they do, each comes to an end, and nothing of any of them is left.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from typing import Final

from attacks.files import left_folders
from attacks.world import SAFE, comes, marked, new_mark, open_descriptors

from tinycall.core.tools.sandbox.limits import MIB, Limits
from tinycall.core.tools.sandbox.program import PYTHON, Program

_LIMITS: Final = Limits(
    seconds=1.0, processor_seconds=1, memory=256 * MIB, folder=8 * MIB, output=MIB, files=300
)  # fmt: skip
_AT_A_TIME: Final = 4
_LONGEST: Final = 60.0  # seconds; a folder that is deep takes a while to remove on a slow disk
_BEGINNING: Final = """
import os, random, signal, socket, subprocess, sys, threading, time
MARK = sys.argv[1]
held = []

def name():
    return random.choice(["a", "b", "c/d", "plot.png", "..", ".hidden", "x" * 255, "new\\nline"])

def start(code):
    held.append(subprocess.Popen([sys.executable, "-c", code, MARK]))

def go_down(levels):
    for _ in range(levels):
        os.mkdir("deep")
        os.chdir("deep")

def ignore_signals():
    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)

"""
_STATEMENTS: Final = (
    # Harmless ones.
    "print('a line')",
    "print('an error', file=sys.stderr)",
    "sum(range(100_000))",
    "time.sleep(0.1)",
    "open('plot.png', 'wb').write(b'x' * 1000)",
    "subprocess.run(['sh', '-c', 'echo from a shell'])",
    "held.append(threading.Thread(target=time.sleep, args=(0.1,)).start())",
    "raise SystemExit(3)",
    # Ones that go on.
    "time.sleep(60)",
    "ignore_signals()",
    "held.append(threading.Thread(target=time.sleep, args=(60,)).start())",
    "start('import time; time.sleep(60)')",
    "start('while True: pass')",
    "start('import os, time; os.setsid(); os.fork(); time.sleep(60)')",
    "exec('while True: pass')",
    "os.fork()",
    "exec('while True: os.fork()')",
    "os.fork() or os.setsid()",
    "os.setpgid(0, 0)",
    "os.kill(os.getpid(), signal.SIGSTOP)",
    # Ones that take much.
    "held.append(b'x' * (50 << 20))",
    "exec('while True: held.append(bytearray(10 << 20))')",
    "exec('while True: print(\"flood\" * 1000)')",
    "os.write(2, b'\\x1b]52;c;x\\x07' * 10_000)",
    "open(name(), 'wb').write(b'x' * (5 << 20))",
    "open(name(), 'wb').truncate(1 << 40)",
    "exec('for number in range(1000): open(str(number), \"w\")')",
    "held.extend(socket.socketpair() for _ in range(200))",
    "go_down(200)",
    # Ones that leave what is hard to remove or to read.
    "os.symlink(random.choice(['/etc/passwd', '..', 'plot.png', name()]), name())",
    "os.link('plot.png', name())",
    "os.mkfifo(name())",
    "os.mkdir(name(), random.choice([0, 0o300, 0o500]))",
    "os.chmod('.', random.choice([0, 0o300, 0o700]))",
    "os.chdir('..')",
    "os.close(random.randrange(3))",
    # Ones that end badly.
    "os.abort()",
    "os._exit(200)",
    "os.kill(os.getppid(), signal.SIGKILL)",
    "os.killpg(0, signal.SIGKILL)",
    "os.execvp('sleep', ['sleep', '60'])",
)
_BLOCKS: Final = (
    ("if os.fork() == 0:",),
    ("if random.random() < 0.5:",),
    ("for _ in range(10):",),
    ("try:", "except BaseException: pass"),
    ("try:", "finally: time.sleep(60)"),
)


@dataclass(frozen=True)
class Summary:
    """What came of many programs; `wrong` names what may not be."""

    ended: Counter[str]
    slowest: float
    wrong: tuple[str, ...]


def program_code(number: int, seed: int) -> str:
    """The code of one program, the same for the same numbers."""
    dice = random.Random(f"{seed} {number}")
    return f"{_BEGINNING}random.seed({number})\n" + "\n".join(_lines(dice, depth=0)) + "\n"


def run_all(count: int, seed: int = 0) -> Summary:
    """Run so many programs, a few at a time, and look for what they left."""
    SAFE.check()
    mark = new_mark()
    # What is opened and started once is not counted as left.
    SAFE.run(Program(("true",)), _LIMITS)
    opened = open_descriptors()
    with ThreadPoolExecutor(_AT_A_TIME) as threads:
        results = [*threads.map(_result, range(count), repeat(seed), repeat(mark))]
    wrong = [word for word, _ in results if word.startswith("program ")]
    if not comes(lambda: not marked(mark)):
        wrong.append(f"{len(marked(mark))} processes are left")
    if left := left_folders():
        wrong.append(f"{len(left)} folders are left")
    if (now := open_descriptors()) > opened:
        wrong.append(f"{now - opened} descriptors are left")
    if (slowest := max(seconds for _, seconds in results)) > _LONGEST:
        wrong.append(f"one took {slowest:.0f} s")
    return Summary(Counter(word for word, _ in results), slowest, tuple(wrong))


def _lines(dice: random.Random, depth: int) -> Iterator[str]:
    for _ in range(dice.randint(1, 5)):
        if depth < 3 and dice.random() < 0.3:
            head, *tail = dice.choice(_BLOCKS)
            yield head
            yield from (f"    {line}" for line in _lines(dice, depth + 1))
            yield from tail
        else:
            yield dice.choice(_STATEMENTS)


def _result(number: int, seed: int, mark: str) -> tuple[str, float]:
    """How a program ended and how long it took in all."""
    begun = time.monotonic()
    code = program_code(number, seed)
    try:
        outcome = SAFE.run(Program((PYTHON, "-c", code, mark)), _LIMITS)
    except Exception as error:
        return f"program {number}: {error!r}", time.monotonic() - begun
    for text in (outcome.output, outcome.errors):
        if "\x1b" in text or len(text) > _LIMITS.output_kept:
            return f"program {number}: its output", time.monotonic() - begun
    return str(outcome.ended), time.monotonic() - begun


def main(words: list[str]) -> int:
    """Run as many as asked for, of a seed if one is given; 1 where something is wrong."""
    count, seed = int(words[0]) if words else 100, int(words[1]) if len(words) > 1 else 0
    begun = time.monotonic()
    summary = run_all(count, seed)
    ended = ", ".join(f"{number} {word}" for word, number in summary.ended.most_common())
    wrong = "; ".join(summary.wrong) or "no process, folder or descriptor is left"
    seconds = time.monotonic() - begun
    print(f"{count} programs, {seconds:.0f} s, slowest {summary.slowest:.1f} s: {ended}; {wrong}")
    return min(len(summary.wrong), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
