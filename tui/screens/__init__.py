"""Screens: each a leaf that takes domain objects and returns a typed result."""
