"""`python -m tui` is the command `unknot`."""

from tui.cli import main

if __name__ == "__main__":
    main()
