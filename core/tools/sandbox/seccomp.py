"""The system calls that the sandbox refuses, as a filter for the kernel."""

from __future__ import annotations

import errno
import platform
import struct
from typing import Final, NamedTuple

# Numbers from the kernel's unistd.h of each machine. None is needed by a program that computes,
# and each has let code out of a container before, or looks into other processes.
_EVERYWHERE: Final = (
    425, 426, 427,  # io_uring_setup, io_uring_enter, io_uring_register
    428, 429, 430, 431, 432, 433, 442,  # open_tree, move_mount, fsopen … fspick, mount_setattr
    438, 440,  # pidfd_getfd, process_madvise
    447,  # memfd_secret
)  # fmt: skip
_X86_64: Final = (
    29, 64, 68, 319,  # shmget, semget, msgget, memfd_create: memory that no process shows
    101, 310, 311, 312,  # ptrace, process_vm_readv, process_vm_writev, kcmp
    165, 166, 155, 272, 308,  # mount, umount2, pivot_root, unshare, setns
    248, 249, 250,  # add_key, request_key, keyctl
    298, 321, 323, 304,  # perf_event_open, bpf, userfaultfd, open_by_handle_at
    103, 163, 167, 168, 169, 175, 176, 246, 313, 320,  # syslog … kexec_file_load
)  # fmt: skip
_ARM_64: Final = (
    194, 190, 186, 279,
    117, 270, 271, 272, 40, 39, 41, 97, 268, 217, 218, 219, 241, 280, 282, 265,
    116, 89, 224, 225, 142, 105, 106, 104, 273, 294,
)  # fmt: skip


# What a network of its own keeps apart; vsock, for one, leads to the host of a virtual machine.
_FAMILIES: Final = (1, 2, 10, 16)  # AF_UNIX, AF_INET, AF_INET6, AF_NETLINK


class _Machine(NamedTuple):
    audit: int  # AUDIT_ARCH_…
    socket: int  # the number of socket()
    refused: tuple[int, ...]
    first_foreign: int | None = None  # from here on calls are those of another binary interface


_MACHINES: Final = {
    "x86_64": _Machine(0xC000003E, 41, (*_EVERYWHERE, *_X86_64), 0x40000000),
    "aarch64": _Machine(0xC00000B7, 198, (*_EVERYWHERE, *_ARM_64)),
}

# Classic BPF over struct seccomp_data: load a word, jump if equal or not less, return.
_LOAD, _EQUAL, _NOT_LESS, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | errno.EPERM


def is_known_machine() -> bool:
    """Whether there is a filter for this processor."""
    return platform.machine() in _MACHINES


def refusing_filter() -> bytes:
    """The filter as `struct sock_filter[]` (seccomp(2)): refused calls fail with EPERM."""
    machine = _MACHINES[platform.machine()]
    tests = [(_EQUAL, number) for number in machine.refused]
    if machine.first_foreign is not None:
        tests.insert(0, (_NOT_LESS, machine.first_foreign))
    # The refusal is the last but one instruction, and the last one allows.
    refusal = len(tests) + 2 + len(_FAMILIES)
    return b"".join(
        [
            _instruction(_LOAD, _ARCHITECTURE),
            _instruction(_EQUAL, machine.audit, 0, refusal + 1),
            _instruction(_LOAD, _NUMBER),
            *(
                _instruction(kind, number, refusal - index - 1)
                for index, (kind, number) in enumerate(tests)
            ),
            _instruction(_EQUAL, machine.socket, 0, len(_FAMILIES) + 2),
            _instruction(_LOAD, _FIRST_ARGUMENT),
            *(
                _instruction(_EQUAL, family, len(_FAMILIES) - index)
                for index, family in enumerate(_FAMILIES)
            ),
            _instruction(_RETURN, _REFUSE),
            _instruction(_RETURN, _ALLOW),
        ]
    )


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
