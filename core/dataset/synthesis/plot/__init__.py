"""Requests for charts."""
