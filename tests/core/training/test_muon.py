"""Muon turns as torch's own does, and its updates are orthogonal."""

from __future__ import annotations

import pytest
import torch

from tinycall.core.training.muon import Muon, orthogonalized


@pytest.mark.parametrize("shape", [(48, 16), (16, 48), (32, 32)])
def test_updates_are_nearly_orthogonal(shape: tuple[int, int]) -> None:
    torch.manual_seed(1)
    matrix = torch.randn(shape)
    found = orthogonalized(matrix)
    values = torch.linalg.svdvals(found)
    assert found.shape == shape
    assert values.max() < 1.3
    assert values.mean() > 0.7
    left, _, right = torch.linalg.svd(matrix, full_matrices=False)
    assert (
        torch.nn.functional.cosine_similarity(found.flatten(), (left @ right).flatten(), 0) > 0.97
    )


def test_steps_are_those_of_torch() -> None:
    torch.manual_seed(2)
    start = torch.randn(24, 40)
    ours, theirs = start.clone().requires_grad_(), start.clone().requires_grad_()
    muon = Muon([ours], weight_decay=0.05)
    other = torch.optim.Muon([theirs], weight_decay=0.05, adjust_lr_fn="match_rms_adamw")
    for optimizer in (muon, other):
        optimizer.param_groups[0]["lr"] = 0.01
    for _ in range(8):
        ours.grad = torch.randn(24, 40)
        theirs.grad = ours.grad.clone()
        muon.step()
        other.step()
    # Theirs multiplies in bfloat16, three decimal digits.
    moved = theirs.detach() - start
    assert (ours.detach() - theirs.detach()).norm() < 0.02 * moved.norm()


def test_matrices_that_share_a_parameter_turn_each_on_its_own() -> None:
    torch.manual_seed(3)
    fused = torch.randn(48, 16).requires_grad_()
    alone = [part.clone().detach().requires_grad_() for part in fused.detach().chunk(3)]
    fused.grad = torch.randn(48, 16)
    for part, grad in zip(alone, fused.grad.chunk(3), strict=True):
        part.grad = grad.clone()
    for muon in (
        Muon([{"params": [fused], "matrices": 3}], weight_decay=0.05),
        Muon(alone, weight_decay=0.05),
    ):
        for group in muon.param_groups:
            group["lr"] = 0.01
        muon.step()
    torch.testing.assert_close(fused, torch.cat(alone))
