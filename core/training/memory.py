"""How much memory training has taken."""

from __future__ import annotations

import sys

import torch


def peak_memory(device: str) -> int | None:
    """The most bytes in use at once: on the card by tensors, else in memory by the process."""
    if device == "cuda":
        return int(torch.cuda.max_memory_allocated())
    try:
        import resource
    except ImportError:  # Windows
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # getrusage(2): kilobytes on Linux, bytes on macOS.
    return most if sys.platform == "darwin" else most * 1024
