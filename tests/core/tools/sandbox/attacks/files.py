"""Attempts on files outside, and results that are something else than a file."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from attacks.world import World

from tinycall.core.tools.sandbox.limits import Limits

PLOT: Final = "plot.png"
_MADE: Final = "made.txt"


def read_a_secret(world: World) -> bool:
    return world.tells("print(open(SECRET).read())")


def read_etc_passwd(world: World) -> bool:
    known = Path("/etc/passwd").read_text().splitlines()[0]
    return known in world.run("print(open('/etc/passwd').read())").output


def write_outside(world: World) -> bool:
    world.run("open(OUTSIDE, 'w').write('made')")
    return world.made.exists()


def follow_a_symbolic_link(world: World) -> bool:
    return world.tells("import os; os.symlink(SECRET, 'link'); print(open('link').read())")


def follow_a_hard_link(world: World) -> bool:
    return world.tells("import os; os.link(SECRET, 'link'); print(open('link').read())")


def pass_the_root_of_a_process(world: World) -> bool:
    # A normal user may not follow the root of process 1, but that of its own victim.
    return world.tells("""
for process in (1, "self", VICTIM):
    try:
        print(open(f"/proc/{process}/root{SECRET}").read())
    except OSError as error:
        print(error)
""")


def truncate_a_file(world: World) -> bool:
    world.run("import os; os.truncate(KEPT, 0)")
    return not world.kept_as_it_was()


def change_a_mode(world: World) -> bool:
    world.run("import os; os.chmod(KEPT, 0o600)")
    return not world.kept_as_it_was()


def leave_a_symbolic_link(world: World) -> bool:
    return _leave(world, "os.symlink(SECRET, 'plot.png')")


def leave_a_pipe(world: World) -> bool:
    return _leave(world, "os.mkfifo('plot.png')")


def leave_a_hard_link(world: World) -> bool:
    # Where the secret cannot be linked, another file is: a second name is no plain result either.
    return _leave(
        world,
        """
try:
    os.link(SECRET, "plot.png")
except OSError:
    open("other", "w").write("other")
    os.link("other", "plot.png")
""",
    )


def leave_what_cannot_be_removed(world: World) -> bool:
    """Folders that may not be entered, and some that lie deeper than any path is long."""
    code = """
import os
os.makedirs("closed/inner")
open("closed/inner/file", "w").write("x")
os.chmod("closed/inner", 0)
os.chmod("closed", 0)
for _ in range(3000):
    os.mkdir("d")
    os.chdir("d")
print("all made")
"""
    if not world.outside:
        # So many entries that the usual limit does not end it before it has come down.
        world.run(code, Limits(seconds=60.0, processor_seconds=60, files=1 << 20))
        return bool(left_folders())
    with world.start(code, {}) as process:
        assert process.wait() == 0
    try:
        (world.folder / ("d/" * 3000)).lstat()
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
    finally:
        (world.folder / "closed").chmod(0o700)
        (world.folder / "closed/inner").chmod(0o700)
        subprocess.run(("rm", "-rf", world.folder / "d"), check=True)
    return False


def left_folders() -> list[Path]:
    """The work folders of this process that are still there."""
    return [*Path(tempfile.gettempdir()).glob(f"tinycall-sandbox-{os.getpid()}-*")]


def _leave(world: World, code: str) -> bool:
    """Whether a plot that is no plain file comes back: with the secret, or to wait for ever."""
    code = f"import os\nopen({_MADE!r}, 'w').write('made')\n{code}"
    if not world.outside:
        names = {file.name for file in world.run(code).files}
        assert _MADE in names, names
        return PLOT in names
    with world.start(code, {}) as process:
        assert process.wait() == 0
    plot = world.folder / PLOT
    return stat.S_ISFIFO(plot.stat().st_mode) or plot.read_text() == world.secret_text
