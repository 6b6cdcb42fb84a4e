"""Drawn parts of a screen; they show the core and never remember for it."""
