"""What the weeks say: sums, medians, trends, and their words."""
