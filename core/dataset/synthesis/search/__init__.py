"""Requests for notes."""
