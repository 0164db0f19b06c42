"""Write how accurate cadence from raw acceleration is: real recordings with known steps, and simulated ones.

    python scripts/write_motion_validation.py ../shared/motion [--write docs/validation.md]

It writes its own part of the document; the rest of it stays (``make validate`` writes all).
"""

import argparse
from pathlib import Path

from gait.validation.cadence_section import CadenceCheck, as_section, check_cadence
from gait.validation.plots import can_draw
from gait.validation.sections import replaced

SECTION = "cadence from motion"


def drawn(found: CadenceCheck, folder: Path) -> dict[str, str]:
    """Draw the plots beside the document and return their addresses; none without matplotlib."""
    if not can_draw():
        return {}
    from gait.validation.plots import cadence  # noqa: PLC0415 - matplotlib is optional
    from gait.validation.plots.style import as_svg  # noqa: PLC0415 - as above

    figures = {
        "cadence": cadence.errors(found.methods),
        "confidence": cadence.confidence(found.real_bins, found.simulated_bins),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, figure in figures.items():
        (folder / f"validation-{name}.svg").write_bytes(as_svg(figure))
    return {name: f"images/validation-{name}.svg" for name in figures}


def main() -> None:
    """Print the part, or write it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    found = check_cadence(given.folder)
    if given.write is None:
        print(as_section(found, {}))
    else:
        plots = drawn(found, given.write.parent / "images")
        document = given.write.read_text(encoding="utf-8")
        given.write.write_text(replaced(document, SECTION, as_section(found, plots)), encoding="utf-8")


if __name__ == "__main__":
    main()
