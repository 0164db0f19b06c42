"""Tables of acceleration for tests: one body's motion, written as each logger writes it."""

from collections.abc import Callable, Sequence

import numpy as np

from gait.model import FloatArray

GRAVITY_MPS2 = 9.80665
RATE_HZ = 50.0


def shaking(seconds: float = 10.0, rate_hz: float = RATE_HZ) -> tuple[FloatArray, FloatArray]:
    """Return times (n,) and acceleration (n, 3) in g of a body that stands upright and is shaken 2.8 times a second."""
    time_s = np.arange(round(seconds * rate_hz)) / rate_hz
    beat = np.sin(2 * np.pi * 2.8 * time_s)
    return time_s, np.column_stack((0.2 * beat, -1.0 + 0.9 * beat, 0.1 * np.cos(2 * np.pi * 1.4 * time_s)))


def table(
    columns: Sequence[FloatArray | Sequence[str]],
    head: str = "",
    separator: str = ",",
    number: Callable[[float], str] = "{:.6f}".format,
) -> bytes:
    """Return columns as a table with a head line, texts as they are and numbers in a form."""
    cells = [[each if isinstance(each, str) else number(float(each)) for each in column] for column in columns]
    rows = [separator.join(row) for row in zip(*cells, strict=True)]
    return "\n".join([*([head] if head else []), *rows, ""]).encode()
