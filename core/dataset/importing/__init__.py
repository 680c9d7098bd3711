"""Datasets that were written for other tools, brought into the own form."""
