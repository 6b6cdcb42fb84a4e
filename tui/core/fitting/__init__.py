"""A session made for the minutes one has: passes of the library, chosen, fitted and put in order."""
