"""The body: its regions, sides and spots, and the figure that is drawn of it."""
