"""The plots of a validation, as SVG that is the same byte for byte whenever it is drawn.

matplotlib is an optional part of the program (``pip install 'gait-running[validation]'``); without it there are none.
"""

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Final

from gait.validation.validation import Validation

NO_MATPLOTLIB: Final = "The plots need matplotlib: `pip install 'gait-running[validation]'` brings it."


def can_draw() -> bool:
    """Tell whether the plots can be drawn here."""
    return find_spec("matplotlib") is not None


def draw(found: Validation) -> Mapping[str, bytes]:
    """Return the plots by name as SVG; what the folder does not carry is not among them."""
    from gait.validation.plots import models, noise, norms, scores  # noqa: PLC0415 - matplotlib is optional
    from gait.validation.plots.style import as_svg  # noqa: PLC0415 - as above

    plots: dict[str, Callable[[], bytes]] = {"scores": lambda: as_svg(scores.figure(found))}
    if found.refits:
        plots["models"] = lambda: as_svg(models.figure(found.refits))
    if found.noise:
        plots["noise"] = lambda: as_svg(noise.figure(found.noise, found.refits["reach"]))
    if found.norms is not None:
        norms_table = found.norms
        plots["norms"] = lambda: as_svg(norms.figure(norms_table))
    return {name: drawing() for name, drawing in plots.items()}
