"""Samples: reading, checking, making, encoding."""
