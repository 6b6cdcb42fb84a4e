"""Routine files: read, checked whole, and told what is wrong with them."""
