"""The body that places are picked on: its outlines, and how they become rows of cells."""
