"""Requests for the calculator: sums in signs and in words."""
