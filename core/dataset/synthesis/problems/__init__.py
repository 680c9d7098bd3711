"""Requests for the calculator that tell of a situation."""
