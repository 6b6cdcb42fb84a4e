"""Entries as other programs and people read them."""
