"""From a folder of measured steps to all that is said of the models on its runners."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from gait.errors import MeasurementsError
from gait.language import _
from gait.model import FloatArray
from gait.validation.models import BRAKING, REACH, Model, table_of, usable
from gait.validation.noise import NoiseEffect, noise_effects
from gait.validation.own import OwnCheck, check_own, is_the_fit
from gait.validation.published import Published, read_published
from gait.validation.refitting import Refit, refit
from gait.validation.resampling import draw_counts, with_everyone
from gait.validation.scores import Score, correlation_within_speed, score
from gait.validation.steps import read_steps
from gait.validation.trials import Trials, trials_of

MODELS: Final = (BRAKING, REACH)
FEWEST_RUNNERS: Final = 5
"""With fewer, the runners that remain when one is left out say too little of runners."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Validation:
    """What a folder's runners say of the models.

    ``refits`` and ``own`` are by the model's name: fitted anew leaving one runner out, and the program's own
    coefficients unchanged; ``skipped`` says why a model is in neither, or not in ``refits``.
    ``same_runners`` tells that the runners are those that the program's coefficients were fitted on.
    ``cadence_braking`` is the correlation of cadence and braking between runners at one speed.
    ``norms`` are the published means; None where no table was given.
    """

    folder: str
    files: tuple[str, ...]
    trials: Trials
    refits: Mapping[str, Refit]
    own: Mapping[str, OwnCheck]
    skipped: Mapping[str, str]
    same_runners: bool
    cadence_braking: Score | None
    noise: tuple[NoiseEffect, ...]
    norms: Published | None


def validate(folder: Path, *, norms: Path | None = None) -> Validation:
    """Hold the models of braking and reach against runners whose force plates and markers are known.

    Parameters
    ----------
    folder : Path
        Holds a ``*steps.csv`` or ``*steps.csv.gz`` with the columns of ``gait.validation.steps.NEEDED``.
    norms : Path, optional
        A table of published means of cadence and contact time.

    Raises
    ------
    UsageError
        If there is no such folder or table, or no file of steps in the folder.
    DamagedFileError
        If a file cannot be read.
    MeasurementsError
        If columns are missing or no numbers, or there are fewer than five runners that a model could be held against.

    """
    steps = read_steps(folder)
    trials = trials_of(steps)
    enough = [model for model in MODELS if runners_with(model, trials) >= FEWEST_RUNNERS]
    if not enough:
        raise _too_few(trials)
    refits = {model.name: found for model in enough if (found := refit(model, trials)) is not None}
    return Validation(
        folder=folder.resolve().name,
        files=steps.files,
        trials=trials,
        refits=refits,
        own={model.name: check_own(model, trials) for model in enough},
        skipped={model.name: _reason(model, trials) for model in MODELS if model.name not in refits},
        same_runners=is_the_fit(refits),
        cadence_braking=_cadence_braking(trials) if BRAKING in enough else None,
        noise=_noise(trials, refits[REACH.name]) if REACH.name in refits else (),
        norms=None if norms is None else read_published(norms),
    )


def runners_with(model: Model, trials: Trials) -> int:
    """Return how many runners have what the model needs at one speed or more."""
    return len(np.unique(trials.runner[usable(model, trials)]))


def _too_few(trials: Trials) -> MeasurementsError:
    counted = _(" and ").join(
        _("{runners} for {model}").format(runners=runners_with(model, trials), model=model.name) for model in MODELS
    )
    what = _("There are too few runners with all that the models need: {counted}").format(counted=counted)
    after = _("Leaving one out takes at least {fewest}, each with cadence, contact and the outcome at a speed.")
    return MeasurementsError(what, next_step=after.format(fewest=FEWEST_RUNNERS))


def _reason(model: Model, trials: Trials) -> str:
    runners = runners_with(model, trials)
    if runners < FEWEST_RUNNERS:
        return f"{runners} runners have what it needs, and leaving one out takes {FEWEST_RUNNERS}"
    return "the runners of this folder do not differ enough in speed or form to carry a fit when one is left out"


def _cadence_braking(trials: Trials) -> Score:
    chosen = usable(BRAKING, trials)
    table = table_of(BRAKING, trials, chosen)
    weight: FloatArray = with_everyone(draw_counts(len(table.names)))[:, table.runner]
    cadence, braking = trials.cadence_spm[chosen], trials.braking_bws[chosen]
    return score(correlation_within_speed(cadence, braking, table.speed_group_mps, weight))


def _noise(trials: Trials, found: Refit) -> tuple[NoiseEffect, ...]:
    chosen = usable(REACH, trials)
    return noise_effects(table_of(REACH, trials, chosen), found.predictions, trials.contact_s[chosen])
