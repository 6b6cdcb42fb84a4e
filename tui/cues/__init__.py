"""Channels: each renders a cue of the core in its own way."""
