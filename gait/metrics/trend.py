"""A linear trend at equal speed, under autocorrelated noise, with an interval that holds in small samples.

The noise is an Ornstein-Uhlenbeck process (the continuous form of AR(1)) whose memory is not known.
Each memory of a grid gives its own generalised least squares fit; the fits are averaged with the weight that the
restricted likelihood gives to their memory, so the interval carries the doubt about the memory too.
A plug-in of the likeliest memory, or a sandwich estimate, is too narrow for runs of twenty to sixty minutes.

The covariate (speed) is itself measured with noise, which flattens its slope; where speed also falls over the run,
the flattened part of its effect would be read as drift.
So the slope is first judged: what the data say of it, allowing for the noise, against what is known of runners.
"""

from dataclasses import dataclass

import numpy as np

from gait.metrics.student import mixture_interval
from gait.model import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendParameters:
    """Parameters of the trend: the grid of noise memories [s], evenly spread over the logarithm."""

    shortest_memory_s: float = 5.0
    longest_memory_s: float = 600.0
    memories: int = 16


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
    """One generalised least squares fit for each memory (m,); the columns are others, covariate, time."""

    coefficients: FloatArray
    """Shape (m, p)."""
    spread: FloatArray
    """Inverse information, shape (m, p, p): times the variance it is the coefficients' covariance."""
    variance: FloatArray
    share: FloatArray
    noise_gain: FloatArray
    """Sum of squares that unit independent noise of the covariate has after whitening."""


def fit_trend(  # noqa: PLR0913 - the parts of a regression
    values: FloatArray,
    *,
    others: FloatArray,
    covariate: FloatArray,
    time_s: FloatArray,
    slope: CovariateSlope,
    parameters: TrendParameters,
) -> Trend | None:
    """Fit ``values = others @ c + slope x covariate + trend x time_s + noise`` and bound the trend.

    Parameters
    ----------
    values, covariate, time_s : ndarray, shape (n,)
        No NaN; ``time_s`` rising [s].
    others : ndarray, shape (n, q)
        The constant and any further regressors; n > q + 4.
    slope : CovariateSlope
        What is known of the covariate's slope and noise.
    parameters : TrendParameters
        The grid of memories.

    Returns
    -------
    Trend or None
        In units of ``values`` a second; None where the regressors cannot be told apart.

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
    fits = _fit_memories(values, design / scale, time_s, parameters)
    if not moving:
        return _without_covariate(fits, scale, n - p, slope.usual)
    return _with_covariate(fits, scale, n - p, slope)


def _fit_memories(values: FloatArray, design: FloatArray, time_s: FloatArray, parameters: TrendParameters) -> _Fits:
    n, p = design.shape
    memory = np.geomspace(parameters.shortest_memory_s, parameters.longest_memory_s, parameters.memories)
    phi = np.exp(-np.diff(time_s)[None, :] / memory[:, None])
    white = _whitened(np.column_stack((design, values)), phi)
    x, y = white[:, :, :p], white[:, :, p:]
    information = np.swapaxes(x, 1, 2) @ x
    spread = np.asarray(np.linalg.inv(information), dtype=np.float64)
    fitted = spread @ (np.swapaxes(x, 1, 2) @ y)
    residual = np.sum((y - x @ fitted) ** 2, axis=(1, 2))
    # A perfect fit (a constant channel) leaves rounding only; it must not divide by nothing.
    residual = np.maximum(residual, 1e-20 * (1.0 + float(values @ values)))
    return _Fits(
        coefficients=fitted[:, :, 0],
        spread=spread,
        variance=residual / (n - p),
        share=_shares(information, residual, phi, n - p),
        noise_gain=1 + np.sum((1 + phi**2) / (1 - phi**2), axis=1),
    )


def _whitened(columns: FloatArray, phi: FloatArray) -> FloatArray:
    """Return the columns (n, q) with the noise of each memory turned white, shape (m, n, q); ``phi`` is (m, n - 1)."""
    kept = phi[:, :, None]
    white = np.empty((len(phi), *columns.shape))
    white[:, 0] = columns[0]
    white[:, 1:] = (columns[1:] - kept * columns[:-1]) / np.sqrt(1 - kept**2)
    return white


def _shares(information: FloatArray, residual: FloatArray, phi: FloatArray, degrees: int) -> FloatArray:
    """Return the restricted likelihood of each memory, scaled to sum to 1, shape (m,)."""
    log_likelihood = -0.5 * (
        np.sum(np.log1p(-(phi**2)), axis=1) + np.linalg.slogdet(information)[1] + degrees * np.log(residual)
    )
    relative = np.exp(log_likelihood - log_likelihood.max())
    share: FloatArray = relative / relative.sum()
    return share


def _without_covariate(fits: _Fits, scale: FloatArray, degrees: int, slope: float) -> Trend:
    trend = fits.coefficients[:, -1] / scale[-1]
    error = np.sqrt(fits.variance * fits.spread[:, -1, -1]) / scale[-1]
    low, high = mixture_interval(trend, error, fits.share, degrees)
    others = fits.share @ fits.coefficients[:, :-1] / scale[:-1]
    return Trend(trend=float(fits.share @ trend), low=low, high=high, slope=slope, others=others)


def _with_covariate(fits: _Fits, scale: FloatArray, degrees: int, slope: CovariateSlope) -> Trend:
    """Judge the covariate's slope (second to last column), then move the other coefficients along with it."""
    seen = fits.coefficients[:, -2] / scale[-2]
    seen_spread = fits.spread[:, -2, -2] / scale[-2] ** 2
    # How much of the covariate's variation, at equal everything else, may be noise: from none to ``most``.
    most = np.minimum(slope.most_noise_sd**2 * fits.noise_gain * seen_spread, 1.0)
    true_share = 1 - most / 2
    flattening = (most * (slope.usual - slope.shared)) ** 2 / 12
    told = true_share / (fits.variance * seen_spread + flattening)
    precision = told * true_share + 1 / slope.usual_sd**2
    judged = (told * (seen - (1 - true_share) * slope.shared) + slope.usual / slope.usual_sd**2) / precision
    pull = fits.spread[:, :, -2] / fits.spread[:, -2, -2][:, None]
    moved = fits.coefficients + pull * ((judged - seen) * scale[-2])[:, None]
    trend = moved[:, -1] / scale[-1]
    at_equal = fits.spread[:, -1, -1] - pull[:, -1] * fits.spread[:, -2, -1]
    error = np.sqrt(fits.variance * at_equal + (pull[:, -1] * scale[-2]) ** 2 / precision) / scale[-1]
    low, high = mixture_interval(trend, error, fits.share, degrees)
    return Trend(
        trend=float(fits.share @ trend),
        low=low,
        high=high,
        slope=float(fits.share @ judged),
        others=fits.share @ moved[:, :-2] / scale[:-2],
    )
