"""Which device computes, and why; what PyTorch and the NVIDIA driver say of the machine."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass

from tinycall.core.calls import TinycallError

POLICIES = ("auto", "cuda", "gpu", "cpu")


@dataclass(frozen=True)
class Device:
    """A device as PyTorch names it (`cuda`, `mps` or `cpu`), and why it was chosen."""

    name: str
    reason: str


@dataclass(frozen=True)
class Environment:
    """Versions, and what PyTorch finds of CUDA.

    `cuda_build` is the CUDA version that PyTorch was built for, `cuda_driver` the newest one that
    the installed driver can run; either is None where there is none.
    """

    python: str
    torch: str
    cuda_build: str | None
    cuda_driver: str | None
    cuda_available: bool
    cuda_unavailable_reason: str | None
    cuda_devices: tuple[str, ...]
    threads: int


@dataclass(frozen=True)
class GpuReading:
    """One NVIDIA card: use in percent, memory in MiB, temperature in degrees Celsius.

    A value that the card does not report is None.
    """

    name: str
    utilization: int | None
    memory_used: int | None
    memory_total: int | None
    temperature: int | None


def resolve_device(policy: str) -> Device:
    """The device for a policy: `auto` prefers CUDA, then MPS, then the CPU; `cpu` forces the CPU.

    `cuda`, or `gpu`, falls back to the CPU and says why. Raises TinycallError for another policy.
    """
    if policy not in POLICIES:
        raise TinycallError(
            f"there is no device policy {policy!r}",
            where="device",
            accepted=f"one of {', '.join(POLICIES)}",
        )
    if policy == "cpu":
        return Device("cpu", "the CPU was asked for")
    import torch

    if torch.cuda.is_available():
        return Device("cuda", f"CUDA finds {torch.cuda.get_device_name(0)}")
    missing = _cuda_unavailable_reason()
    if policy == "auto" and torch.backends.mps.is_available():
        return Device("mps", f"Apple's GPU through MPS; {missing}")
    return Device("cpu", f"no CUDA: {missing}")


def environment() -> Environment:
    """What `tinycall status` and the Runner pane show of this machine; imports torch."""
    import torch

    available = torch.cuda.is_available()
    cards = range(torch.cuda.device_count()) if available else ()
    return Environment(
        python=platform.python_version(),
        torch=str(torch.__version__),
        cuda_build=torch.version.cuda,
        cuda_driver=_cuda_driver(),
        cuda_available=available,
        cuda_unavailable_reason=None if available else _cuda_unavailable_reason(),
        cuda_devices=tuple(torch.cuda.get_device_name(card) for card in cards),
        threads=torch.get_num_threads(),
    )


def read_gpus() -> tuple[GpuReading, ...]:
    """What the NVIDIA driver measures now, one reading a card; () without a driver or a card."""
    import pynvml

    try:
        pynvml.nvmlInit()
    except pynvml.NVMLError:
        return ()
    try:
        return tuple(_reading(card) for card in range(pynvml.nvmlDeviceGetCount()))
    except pynvml.NVMLError:
        return ()
    finally:
        pynvml.nvmlShutdown()


def _reading(card: int) -> GpuReading:
    import pynvml

    handle = pynvml.nvmlDeviceGetHandleByIndex(card)

    def measured(read: Callable[[], int]) -> int | None:
        try:
            return read()
        except pynvml.NVMLError:
            return None

    return GpuReading(
        name=pynvml.nvmlDeviceGetName(handle),
        utilization=measured(lambda: int(pynvml.nvmlDeviceGetUtilizationRates(handle).gpu)),
        memory_used=measured(lambda: int(pynvml.nvmlDeviceGetMemoryInfo(handle).used) >> 20),
        memory_total=measured(lambda: int(pynvml.nvmlDeviceGetMemoryInfo(handle).total) >> 20),
        temperature=measured(
            lambda: int(pynvml.nvmlDeviceGetTemperature(handle, pynvml.NVML_TEMPERATURE_GPU))
        ),
    )


def _cuda_driver() -> str | None:
    import pynvml

    try:
        pynvml.nvmlInit()
    except pynvml.NVMLError:
        return None
    try:
        version = int(pynvml.nvmlSystemGetCudaDriverVersion_v2())
    except pynvml.NVMLError:
        return None
    finally:
        pynvml.nvmlShutdown()
    return f"{version // 1000}.{version % 1000 // 10}"


def _cuda_unavailable_reason() -> str:
    import torch

    if torch.version.cuda is None:
        return f"PyTorch {torch.__version__} is built without it"
    visible = os.environ.get("CUDA_VISIBLE_DEVICES")
    if visible is not None and visible.strip() in ("", "-1"):
        return "CUDA_VISIBLE_DEVICES hides every card"
    return f"PyTorch for CUDA {torch.version.cuda} finds no NVIDIA card that it can use"
