from __future__ import annotations

import platform
from types import SimpleNamespace
from typing import Any

import pynvml
import pytest
import torch

from tinycall.core.calls import TinycallError
from tinycall.core.device import Device, GpuReading, environment, read_gpus, resolve_device


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes PyTorch see the given hardware."""

    def see(*, cards: tuple[str, ...] = (), mps: bool = False, build: str | None = "13.0") -> None:
        monkeypatch.setattr(torch.cuda, "is_available", lambda: bool(cards))
        monkeypatch.setattr(torch.cuda, "device_count", lambda: len(cards))
        monkeypatch.setattr(torch.cuda, "get_device_name", lambda card: cards[card])
        monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)
        monkeypatch.setattr(torch.version, "cuda", build)

    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    return see


@pytest.mark.parametrize("policy", ["auto", "cuda", "gpu"])
def test_a_card_is_used_and_named(machine: Any, policy: str) -> None:
    machine(cards=("H200", "A2"), mps=True)
    assert resolve_device(policy) == Device("cuda", "CUDA finds H200")


def test_mps_comes_second_and_only_with_auto(machine: Any) -> None:
    machine(mps=True, build=None)
    assert resolve_device("auto").name == "mps"
    assert resolve_device("cuda").name == "cpu"


@pytest.mark.parametrize("policy", ["auto", "cuda", "gpu"])
def test_without_a_card_the_cpu_with_a_reason(
    machine: Any, policy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(build=None)
    fallback = resolve_device(policy)
    assert fallback.name == "cpu"
    assert "built without" in fallback.reason
    machine(build="13.0")
    assert "no NVIDIA card" in resolve_device(policy).reason
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    assert "CUDA_VISIBLE_DEVICES" in resolve_device(policy).reason


def test_cpu_is_forced_though_there_is_a_card(machine: Any) -> None:
    machine(cards=("H200",))
    assert resolve_device("cpu").name == "cpu"


@pytest.mark.parametrize("policy", ["", "CUDA", "mps", "cuda:1", "tpu"])
def test_another_policy_is_refused(policy: str) -> None:
    with pytest.raises(TinycallError, match=r"device: there is no device policy.*auto, cuda"):
        resolve_device(policy)


def test_environment_names_versions_and_cards(machine: Any) -> None:
    machine(cards=("H200", "A2"))
    found = environment()
    assert found.python == platform.python_version()
    assert found.torch == torch.__version__
    assert (found.cuda_build, found.cuda_devices) == ("13.0", ("H200", "A2"))
    assert found.cuda_available
    assert found.cuda_unavailable_reason is None
    machine()
    found = environment()
    assert (found.cuda_available, found.cuda_devices) == (False, ())
    assert "no NVIDIA card" in str(found.cuda_unavailable_reason)


@pytest.fixture
def driver(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An NVIDIA driver with two cards, the second of which reports neither use nor heat."""
    said: list[str] = []

    def only_first(value: Any) -> Any:
        def read(card: int, *_: Any) -> Any:
            if card:
                raise pynvml.NVMLError(pynvml.NVML_ERROR_NOT_SUPPORTED)
            return value

        return read

    memory = SimpleNamespace(used=3 * 2**30, total=8 * 2**30)
    for name, answer in {
        "nvmlInit": lambda: said.append("init"),
        "nvmlShutdown": lambda: said.append("shutdown"),
        "nvmlDeviceGetCount": lambda: 2,
        "nvmlDeviceGetHandleByIndex": lambda card: card,
        "nvmlDeviceGetName": ["H200", "A2"].__getitem__,
        "nvmlDeviceGetUtilizationRates": only_first(SimpleNamespace(gpu=87)),
        "nvmlDeviceGetMemoryInfo": lambda card: memory,
        "nvmlDeviceGetTemperature": only_first(61),
        "nvmlSystemGetCudaDriverVersion_v2": lambda: 12080,
    }.items():
        monkeypatch.setattr(pynvml, name, answer)
    return said


def test_cards_are_read_and_what_they_do_not_report_is_none(driver: list[str]) -> None:
    assert read_gpus() == (
        GpuReading("H200", 87, 3072, 8192, 61),
        GpuReading("A2", None, 3072, 8192, None),
    )
    assert environment().cuda_driver == "12.8"
    assert driver == ["init", "shutdown"] * 2


def test_without_a_driver_there_are_no_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_library() -> None:
        raise pynvml.NVMLError(pynvml.NVML_ERROR_LIBRARY_NOT_FOUND)

    monkeypatch.setattr(pynvml, "nvmlInit", no_library)
    assert read_gpus() == ()
    assert environment().cuda_driver is None
