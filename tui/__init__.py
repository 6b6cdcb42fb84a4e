"""Unknot guides timed self-massage in the terminal and keeps its journal."""

__version__ = "0.1.0"
