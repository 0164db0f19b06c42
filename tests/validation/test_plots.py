"""The plots: what a folder carries is drawn, always the same, and matplotlib is needed for nothing else."""

import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from gait.validation import Validation, plots, validate
from gait.validation.plots import noise
from gait.validation.plots.style import as_svg
from tests.validation.measured_steps import step_rows, write_steps


@pytest.fixture(scope="module")
def drawn(open_runners: Validation) -> dict[str, bytes]:
    """Return the plots of the open runners."""
    return dict(plots.draw(open_runners))


def texts(drawing: bytes) -> set[str]:
    """Return the words in a plot."""
    root = ET.fromstring(drawing)  # noqa: S314 - our own file
    return {"".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")}


def test_every_plot_is_drawn(drawn: dict[str, bytes]) -> None:
    """A folder with all has four plots, each under 100 kB and without a date."""
    assert set(drawn) == {"models", "scores", "noise", "norms"}
    assert {name: len(drawing) < 100_000 for name, drawing in drawn.items()} == dict.fromkeys(drawn, True)
    assert not any(b"<dc:date>" in drawing for drawing in drawn.values())


def test_plots_say_what_they_show(drawn: dict[str, bytes]) -> None:
    """Axes have their quantity and unit, and marks a legend."""
    assert {"Braking impulse a step", "measured [BW ms]", "2.5 m/s", "from speed alone"} <= texts(drawn["models"])
    assert {"Area under the curve", "dashed: chance", "reach, left out"} <= texts(drawn["scores"])
    assert {"Error of reach [mm]", "noise of contact time [ms]"} <= texts(drawn["noise"])
    assert {"Contact time [ms]", "Fukuchi 2017", "norm for watches and straps"} <= texts(drawn["norms"])


def test_plots_are_the_same_every_time(open_runners: Validation, drawn: dict[str, bytes]) -> None:
    """Drawn again, a plot is the same byte for byte."""
    assert as_svg(noise.figure(open_runners.noise, open_runners.refits["reach"])) == drawn["noise"]


def test_what_is_not_there_is_not_drawn(tmp_path_factory: pytest.TempPathFactory) -> None:
    """At one speed, without norms, only the scores of the program's own coefficients are drawn."""
    folder = write_steps(tmp_path_factory.mktemp("one"), step_rows(speeds_mps=(3.0,), scatter=0.05))

    assert set(plots.draw(validate(folder))) == {"scores"}


def test_validating_does_not_load_matplotlib() -> None:
    """Neither the command nor a validation needs it, only the drawing itself."""
    code = (
        "import sys, gait.cli.app, gait.validation.document, gait.validation.plots; print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
