"""A program that adds runs until it is done or killed."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from gait.library import Library
from tests.library.factory import put, simulated

if __name__ == "__main__":
    simulated()
    print("begun", flush=True)  # noqa: T201 - the test waits for it
    with Library.open(sys.argv[1]) as library:
        for day in range(int(sys.argv[2])):
            put(library, library.athlete("Anna"), day=day)
