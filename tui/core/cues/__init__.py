"""The cue vocabulary, and what is told through which channel when."""
