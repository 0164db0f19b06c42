"""The fitted norms of cadence and contact time as Markdown."""

from collections.abc import Iterator

import numpy as np

from gait.evidence import EVIDENCE
from gait.validation import cadence_norm
from gait.validation.contact_norm import ContactFit, curve_in_use, deviations, fit_force_plate, fit_others
from gait.validation.published import Published
from gait.validation.writing import NONE, plain, table


def norms_section(norms: Published) -> Iterator[str]:
    """Yield the paragraphs on the norms fitted from published means."""
    yield "### Cadence"
    yield (
        "A line over speed and height with a random effect of the study, to recreational runners\n"
        "(rows `cadence_norm`, `cadence_spread` and `cadence_study_spread`)."
    )
    yield f"```text\n{cadence_norm.printed(norms)}\n```"
    yield _cadence_table(norms)
    yield "### Contact time"
    yield from _contact(norms)


def _cadence_table(norms: Published) -> str:
    fitted = cadence_norm.fit_cadence(norms, cadence_norm.BETWEEN_STUDIES_SPM)
    expected = cadence_norm.design(norms) @ fitted.coefficients
    used = cadence_norm.fitted_rows(norms)
    rows = [
        [
            str(norms.study[row]),
            plain(2)(norms.speed_mps[row]),
            plain(2)(norms.height_m[row]),
            plain(1)(norms.cadence_spm[row]),
            plain(1)(expected[row]),
            f"{norms.cadence_spm[row] - expected[row]:+.1f}",
            "yes" if used[row] else "no",
        ]
        for row in np.flatnonzero(np.isfinite(norms.cadence_spm))
    ]
    return table(["study", "speed [m/s]", "height [m]", "cadence [spm]", "fitted", "off [spm]", "in the fit"], rows)


def _contact(norms: Published) -> Iterator[str]:
    plate, others, in_use = fit_force_plate(norms), fit_others(norms), curve_in_use()
    force_row = EVIDENCE["contact_force_plate"]
    yield (
        "There are two families, for a watch's contact time is not a force plate's.\n"
        "Force plates get a curve of their own (row `contact_force_plate`).\n"
        "The other means are too few for a slope: only the level is fitted, at the exponent of the curve that watches "
        "are held against (row `contact_curve`)."
    )
    yield table(
        ["family", "means", "fitted here [s]", "in the program [s]"],
        [
            ["force plates at 50 N", *_curve(plate), _power(force_row.value("factor_s"), force_row.value("exponent"))],
            ["watches, straps, other treadmills", *_curve(others), _power(in_use.factor_s, in_use.exponent)],
        ],
    )
    yield _contact_table(norms, plate, in_use)


def _curve(found: ContactFit | None) -> tuple[str, str]:
    return (NONE, NONE) if found is None else (str(found.means), _power(found.factor_s, found.exponent))


def _power(factor_s: float, exponent: float) -> str:
    return f"{factor_s:.3f} v^{exponent:.2f}"


def _contact_table(norms: Published, plate: ContactFit | None, in_use: ContactFit) -> str:
    signed = "{:+.1f} %"
    off_plate = [NONE] * len(deviations(norms, in_use))
    if plate is not None:
        off_plate = [signed.format(100 * each.off) for each in deviations(norms, plate)]
    rows = [
        [
            each.study,
            "force plate" if each.force_plate else "other",
            plain(2)(each.speed_mps),
            plain(0, 1000)(each.contact_s),
            signed.format(100 * each.off),
            beside,
        ]
        for each, beside in zip(deviations(norms, in_use), off_plate, strict=True)
    ]
    header = ["study", "family", "speed [m/s]", "contact [ms]", "off the curve for watches", "off that of force plates"]
    return table(header, rows)
