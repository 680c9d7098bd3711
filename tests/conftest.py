"""Settings for every test."""

from __future__ import annotations

import pytest
from hypothesis import settings

# What fails in a fake says what it compared, as in a test.
pytest.register_assert_rewrite("fakes")

# Machines are shared and noisy: how long one example takes says nothing.
settings.register_profile("no deadline", parent=settings(), deadline=None)
settings.load_profile("no deadline")
