"""Who should not: what a person said about their health, and what that leaves of a routine."""
