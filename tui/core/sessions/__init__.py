"""A running session: the state machine, what it writes down, and its words."""
