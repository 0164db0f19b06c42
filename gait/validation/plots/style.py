"""What all plots share: colours that colour-blind readers tell apart, always with a mark or line of their own."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

BLUE: Final = "#0072B2"
VERMILION: Final = "#D55E00"
GREEN: Final = "#009E73"
PURPLE: Final = "#CC79A7"
ORANGE: Final = "#E69F00"
GREY: Final = "#767676"
COLOURS: Final = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, GREY)
MARKS: Final = ("o", "s", "^", "D", "v", "P")
"""Of Okabe and Ito's palette, and one mark each."""

_SETTINGS: Final[dict[Any, Any]] = {
    "svg.hashsalt": "gait",
    "svg.fonttype": "none",
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#e4e4e4",
    "legend.frameon": False,
}


@contextmanager
def styled() -> Iterator[None]:
    """Draw within the plots' own settings, and leave those of the machine alone."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        yield


def panels(across: int, width: float, height: float, *, same_y: bool = False) -> tuple[Figure, list[Axes]]:
    """Return a figure of that size [inches] and its panels, side by side."""
    figure = Figure(figsize=(width, height), layout="constrained", facecolor="white")
    grid = figure.subplots(1, across, squeeze=False, sharey=same_y)
    return figure, list(grid[0])


def as_svg(figure: Figure) -> bytes:
    """Return a figure as SVG without date and maker, so that it is the same whenever it is drawn."""
    target = io.BytesIO()
    with styled():
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    return target.getvalue()
