"""A linear trend at equal speed, under autocorrelated noise, with an interval that holds in small samples.

The noise is an Ornstein-Uhlenbeck process (the continuous form of AR(1)) whose memory is not known, beside a share of
noise that is forgotten at once: runners waver from step to step and from minute to minute, and a single memory for both
comes out too short.
Each memory and share of a grid gives its own generalised least squares fit; the fits are averaged with the weight that
the restricted likelihood gives to them, so the interval carries the doubt about the noise too.
A plug-in of the likeliest memory, or a sandwich estimate, is too narrow for runs of twenty to sixty minutes.

The covariate (speed) is itself measured with noise, which flattens its slope; where speed also falls over the run,
the flattened part of its effect would be read as drift.
So the slope is first judged: what the data say of it, allowing for the noise, against what is known of runners.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gait.metrics.noise import Noises, White, whitened
from gait.metrics.student import mixture_interval
from gait.model import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendParameters:
    """The grid of noises: memories [s], evenly spread over the logarithm, and shares that are forgotten at once."""

    shortest_memory_s: float = 10.0
    longest_memory_s: float = 600.0
    memories: int = 8
    forgotten_shares: tuple[float, ...] = (0.0, 0.25, 0.5, 0.75, 0.9)

    def noises(self) -> Noises:
        """Return all pairs of a memory and a share."""
        memory_s = np.geomspace(self.shortest_memory_s, self.longest_memory_s, self.memories)
        return Noises(
            memory_s=np.repeat(memory_s, len(self.forgotten_shares)),
            forgotten=np.tile(self.forgotten_shares, self.memories),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CovariateSlope:
    """What is known of the covariate's slope before the data, and how well the covariate is measured.

    ``usual`` and ``usual_sd`` are the slope over runners and its spread.
    ``most_noise_sd`` bounds the random error of one value of the covariate, independent between values: its variance
    is taken as anything from nothing to that, all equally likely.
    ``shared`` is how much of that error the values carry themselves (a step length derived from the same speed).
    """

    usual: float
    usual_sd: float
    most_noise_sd: float
    shared: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trend:
    """The trend with its 95 % interval, the covariate's slope, and all the other coefficients in their order."""

    trend: float
    low: float
    high: float
    slope: float
    others: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Fits:
    """A generalised least squares fit for each of k series and m noises; its p columns are others, covariate, time."""

    coefficients: FloatArray
    """Shape (k, m, p)."""
    spread: FloatArray
    """Inverse information, shape (m, p, p): times the variance it is the coefficients' covariance."""
    variance: FloatArray
    """Shape (k, m)."""
    share: FloatArray
    """Shape (k, m)."""
    noise_gain: FloatArray
    """Sum of squares that unit independent noise of the covariate has after whitening, shape (m,)."""


def fit_trends(  # noqa: PLR0913 - the parts of a regression
    values: FloatArray,
    *,
    others: FloatArray,
    covariate: FloatArray,
    time_s: FloatArray,
    slopes: Sequence[CovariateSlope],
    parameters: TrendParameters,
) -> tuple[Trend, ...] | None:
    """Fit ``values = others @ c + slope x covariate + trend x time_s + noise`` and bound the trend, series by series.

    Series of the same times share the noise, which is worked out once for all of them.

    Parameters
    ----------
    values : ndarray, shape (n, k)
        A series a column; no NaN.
    covariate, time_s : ndarray, shape (n,)
        No NaN; ``time_s`` rising [s].
    others : ndarray, shape (n, q)
        The constant and any further regressors; n > q + 4.
    slopes : sequence of CovariateSlope, of length k
        What is known of the covariate's slope and noise, for each series.
    parameters : TrendParameters
        The grid of noises.

    Returns
    -------
    tuple of Trend, or None
        In units of ``values`` a second, one a series; None where the regressors cannot be told apart.

    References
    ----------
    Harville D. A. (1974). Bayesian inference for variance components using only error contrasts.
    Biometrika 61, 383-385.
    Fuller W. A. (1987). Measurement Error Models. Wiley. doi 10.1002/9780470316665

    """
    moving = bool(np.ptp(covariate) > 0)
    design = np.column_stack((others, covariate, time_s) if moving else (others, time_s))
    scale = np.sqrt(np.mean(design**2, axis=0))
    n, p = design.shape
    if (scale == 0).any() or np.linalg.matrix_rank(design / scale, tol=1e-7 * n) < p:
        return None
    fits = _fit_noises(values, design / scale, time_s, parameters)
    return (_with_covariate if moving else _without_covariate)(fits, scale, n - p, slopes)


def _fit_noises(values: FloatArray, design: FloatArray, time_s: FloatArray, parameters: TrendParameters) -> _Fits:
    """Fit the values (n, k) to the design (n, p) for each noise."""
    n, p = design.shape
    white = whitened(np.column_stack((design, values)), time_s, parameters.noises())
    x, y = white.columns[:, :, :p], white.columns[:, :, p:]
    information = np.swapaxes(x, 1, 2) @ x
    spread = np.asarray(np.linalg.inv(information), dtype=np.float64)
    fitted = spread @ (np.swapaxes(x, 1, 2) @ y)
    residual = np.sum((y - x @ fitted) ** 2, axis=1)
    # A perfect fit (a constant channel) leaves rounding only; it must not divide by nothing.
    residual = np.maximum(residual, 1e-20 * (1.0 + np.sum(values**2, axis=0))).T
    return _Fits(
        coefficients=np.moveaxis(fitted, 2, 0),
        spread=spread,
        variance=residual / (n - p),
        share=_shares(information, residual, white, n - p),
        noise_gain=white.trace_of_inverse,
    )


def _shares(information: FloatArray, residual: FloatArray, white: White, degrees: int) -> FloatArray:
    """Return the restricted likelihood of each noise, scaled to sum to 1 for each series, shape (k, m)."""
    log_likelihood = -0.5 * (white.log_size + np.linalg.slogdet(information)[1] + degrees * np.log(residual))
    relative = np.exp(log_likelihood - log_likelihood.max(axis=1, keepdims=True))
    share: FloatArray = relative / relative.sum(axis=1, keepdims=True)
    return share


def _without_covariate(
    fits: _Fits, scale: FloatArray, degrees: int, slopes: Sequence[CovariateSlope]
) -> tuple[Trend, ...]:
    trend = fits.coefficients[:, :, -1] / scale[-1]
    error = np.sqrt(fits.variance * fits.spread[:, -1, -1]) / scale[-1]
    others = _averaged(fits, fits.coefficients[:, :, :-1]) / scale[:-1]
    return _trends(fits, trend, error, degrees, np.array([slope.usual for slope in slopes]), others)


def _with_covariate(
    fits: _Fits, scale: FloatArray, degrees: int, slopes: Sequence[CovariateSlope]
) -> tuple[Trend, ...]:
    """Judge the covariate's slope (second to last column), then move the other coefficients along with it."""
    usual, usual_sd, most_noise_sd, shared = np.array(
        [(slope.usual, slope.usual_sd, slope.most_noise_sd, slope.shared) for slope in slopes]
    ).T[:, :, None]
    seen = fits.coefficients[:, :, -2] / scale[-2]
    seen_spread = fits.spread[:, -2, -2] / scale[-2] ** 2
    # How much of the covariate's variation, at equal everything else, may be noise: from none to ``most``.
    most = np.minimum(most_noise_sd**2 * fits.noise_gain * seen_spread, 1.0)
    true_share = 1 - most / 2
    flattening = (most * (usual - shared)) ** 2 / 12
    told = true_share / (fits.variance * seen_spread + flattening)
    precision = told * true_share + 1 / usual_sd**2
    judged = (told * (seen - (1 - true_share) * shared) + usual / usual_sd**2) / precision
    pull = fits.spread[:, :, -2] / fits.spread[:, -2, -2][:, None]
    moved = fits.coefficients + pull * ((judged - seen) * scale[-2])[:, :, None]
    at_equal = fits.spread[:, -1, -1] - pull[:, -1] * fits.spread[:, -2, -1]
    error = np.sqrt(fits.variance * at_equal + (pull[:, -1] * scale[-2]) ** 2 / precision) / scale[-1]
    others = _averaged(fits, moved[:, :, :-2]) / scale[:-2]
    return _trends(fits, moved[:, :, -1] / scale[-1], error, degrees, _averaged(fits, judged), others)


def _averaged(fits: _Fits, found: FloatArray) -> FloatArray:
    """Return what each noise gives (k, m, ...) averaged over the noises by their shares (k, ...)."""
    averaged: FloatArray = np.einsum("km,km...->k...", fits.share, found)
    return averaged


def _trends(  # noqa: PLR0913, PLR0917 - what a trend is made of
    fits: _Fits, trend: FloatArray, error: FloatArray, degrees: int, slope: FloatArray, others: FloatArray
) -> tuple[Trend, ...]:
    low, high = mixture_interval(trend, error, fits.share, degrees)
    found = zip(_averaged(fits, trend).tolist(), low.tolist(), high.tolist(), slope.tolist(), others, strict=True)
    return tuple(Trend(trend=each, low=a, high=b, slope=by, others=rest) for each, a, b, by, rest in found)
