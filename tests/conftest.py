"""Settings for every test."""

from __future__ import annotations

from hypothesis import settings

# Machines are shared and noisy: how long one example takes says nothing.
settings.register_profile("no deadline", parent=settings(), deadline=None)
settings.load_profile("no deadline")
