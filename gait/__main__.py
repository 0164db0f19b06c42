"""``python -m gait`` is the command."""

from gait.cli import main

if __name__ == "__main__":
    main()
