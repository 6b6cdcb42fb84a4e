"""The command `unknot`."""


def main() -> None:
    """Run the command line."""
