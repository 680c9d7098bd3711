"""What programs may try, as a table: `python tests/core/tools/sandbox/attempts.py` fills it in."""

from __future__ import annotations

import sys
from typing import Final

from attacks import amounts, application, files, harmless, kernel, network, processes
from attacks.attempt import Attempt
from attacks.world import SAFE

ATTEMPTS: Final = (
    Attempt(1, files.read_a_secret),
    Attempt(2, files.read_etc_passwd),
    Attempt(3, files.write_outside),
    Attempt(4, files.follow_a_symbolic_link),
    Attempt(5, files.follow_a_hard_link),
    Attempt(6, files.pass_the_root_of_a_process),
    Attempt(7, files.truncate_a_file),
    Attempt(8, files.change_a_mode),
    Attempt(9, network.connect_by_tcp),
    Attempt(10, network.send_by_udp),
    Attempt(11, network.connect_to_a_unix_socket),
    Attempt(12, network.connect_to_an_abstract_socket),
    Attempt(13, network.connect_with_bash),
    Attempt(14, kernel.set_up_io_uring, kernel.no_io_uring),
    Attempt(15, processes.fork_without_end),
    Attempt(16, amounts.map_three_gigabytes),
    Attempt(17, amounts.share_memory_among_six),
    Attempt(18, processes.spin_and_ignore_signals),
    Attempt(19, amounts.print_a_gigabyte),
    Attempt(20, processes.outlive_with_the_pipe_open),
    Attempt(21, application.outlive_the_killed_application),
    Attempt(22, kernel.read_environments),
    Attempt(23, processes.look_into_a_process, processes.no_tracing),
    Attempt(24, processes.end_another_process),
    Attempt(25, processes.limit_another_process),
    Attempt(26, amounts.make_a_file_of_a_terabyte),
    Attempt(26, amounts.make_twenty_files),
    Attempt(27, amounts.fill_shared_memory),
    Attempt(28, application.type_into_the_terminal, application.no_typing),
    Attempt(29, kernel.unshare_and_mount, kernel.no_namespaces),
    Attempt(30, kernel.open_a_device, kernel.no_device),
    Attempt(31, amounts.raise_the_limit_of_memory),
    Attempt(32, kernel.use_an_inherited_descriptor),
    Attempt(33, files.leave_a_symbolic_link),
    Attempt(33, files.leave_a_pipe),
    Attempt(33, files.leave_a_hard_link),
    Attempt(34, files.leave_what_cannot_be_removed),
    Attempt(35, application.steer_the_screen),
    Attempt(36, application.run_without_bubblewrap),
    Attempt(36, application.run_where_bubblewrap_fails),
    Attempt(36, application.run_where_bubblewrap_holds_nothing),
    Attempt(37, application.end_with_the_thread_that_started),
    Attempt(38, harmless.use_numpy, harmless=True),
    Attempt(38, harmless.run_pytest, harmless=True),
    Attempt(38, harmless.start_a_process, harmless=True),
    Attempt(38, harmless.share_work_in_a_pool, harmless=True),
    Attempt(38, harmless.ask_sqlite, harmless=True),
    Attempt(38, harmless.make_temporary_files, harmless=True),
    Attempt(38, harmless.work_in_threads, harmless=True),
    Attempt(38, harmless.draw_a_plot, harmless=True),
    Attempt(39, amounts.write_beside_its_folders),
    Attempt(40, amounts.hold_shared_segments),
    Attempt(41, amounts.hold_memory_in_descriptors),
    Attempt(42, amounts.hold_removed_files),
    Attempt(43, amounts.fill_the_disk_far_below),
    Attempt(44, amounts.fill_the_disk_behind_a_mode),
    Attempt(45, network.open_another_family, network.no_other_family),
)


def main() -> int:
    """Print a line for each attempt as it is made; 1 where one is not as it should be."""
    if flaw := SAFE.flaw():
        print(flaw, file=sys.stderr)
        return 1
    failed = 0
    print(f"{'number | attempt':<44} | {'outside':<8} | sandbox")
    for attempt in ATTEMPTS:
        outside, inside, right = _tried(attempt)
        failed += not right
        number, _, name = attempt.name.partition("-")
        print(f"{number:>6} | {name:<35} | {outside:<8} | {inside}", flush=True)
    return min(failed, 1)


def _tried(attempt: Attempt) -> tuple[str, str, bool]:
    """What an attempt came to outside and in the sandbox, and whether that is right."""
    lacking = attempt.lacks()
    outside = bool(lacking) or attempt.succeeds_outside()
    try:
        held, why = attempt.is_held(), ""
    except AssertionError as error:
        held, why = False, f": {error}"
    through = "works" if attempt.harmless else "held"
    broken = "BROKEN" if attempt.harmless else "THROUGH"
    words = "skipped" if lacking else "through" if outside else "FAILED"
    reason = f" (outside: {lacking})" if lacking else ""
    return words, f"{through if held else broken}{why}{reason}", outside and held


if __name__ == "__main__":
    sys.exit(main())
