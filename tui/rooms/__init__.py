"""What joins screens, files and channels: one visit, the rooms it leads through, and who makes them."""
