"""The command ``gait``: data to standard output, words to standard error, exit codes 0, 1 and 2.

Nothing heavy is imported here or in a command's module, only inside the functions that need it: ``gait --help``
answers at once.
"""

from gait.cli.app import app, main

__all__ = ["app", "main"]
