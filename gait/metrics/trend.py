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

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from gait.metrics.student import mixture_interval
from gait.model import BoolArray, FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendParameters:
    """The grid of noises: memories [s], evenly spread over the logarithm, and shares that are forgotten at once."""

    shortest_memory_s: float = 10.0
    longest_memory_s: float = 600.0
    memories: int = 8
    forgotten_shares: tuple[float, ...] = (0.0, 0.25, 0.5, 0.75, 0.9)


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
    """One generalised least squares fit for each noise of the grid (m,); the columns are others, covariate, time."""

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
    left_out: BoolArray | None = None,
) -> Trend | None:
    """Fit ``values = others @ c + slope x covariate + trend x time_s + noise`` and bound the trend.

    Parameters
    ----------
    values, covariate, time_s : ndarray, shape (n,)
        No NaN; ``time_s`` rising [s].
    others : ndarray, shape (n, q)
        The constant and any further regressors; n > q + 4 without those that are left out.
    slope : CovariateSlope
        What is known of the covariate's slope and noise.
    parameters : TrendParameters
        The grid of noises.
    left_out : ndarray of bool, shape (n,), optional
        Values that take no part, which may be NaN.
        The result is that of a fit without their rows; given so, the noise at the same times is worked out once.

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
    # A regressor of its own for a value takes it out of the fit and of its likelihood exactly.
    own = np.eye(len(values))[:, left_out] if left_out is not None else np.empty((len(values), 0))
    values = values if left_out is None else np.where(left_out, float(np.mean(values[~left_out])), values)
    design = np.column_stack((own, others, covariate, time_s) if moving else (own, others, time_s))
    scale = np.sqrt(np.mean(design**2, axis=0))
    n, p = design.shape
    if (scale == 0).any() or np.linalg.matrix_rank(design / scale, tol=1e-7 * n) < p:
        return None
    fits = _fit_noises(values, design / scale, time_s, parameters, own.shape[1])
    judged = (
        _with_covariate(fits, scale, n - p, slope) if moving else _without_covariate(fits, scale, n - p, slope.usual)
    )
    return replace(judged, others=judged.others[own.shape[1] :])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Noises:
    """The noises of the grid, diagonalised: ``axes`` (t, n, n) for each memory, ``spread`` (t, k, n) along them."""

    axes: FloatArray
    spread: FloatArray

    def whitened(self, columns: FloatArray) -> FloatArray:
        """Return the columns (n, q) with each noise turned white, shape (t k, n, q)."""
        turned = np.swapaxes(self.axes, 1, 2) @ columns
        white: FloatArray = turned[:, None] / np.sqrt(self.spread)[:, :, :, None]
        return white.reshape(-1, *columns.shape)

    @property
    def log_size(self) -> FloatArray:
        """Logarithm of the determinant of each covariance, shape (t k,)."""
        logarithm: FloatArray = np.sum(np.log(self.spread), axis=2).ravel()
        return logarithm

    def trace_of_inverse_without(self, own: FloatArray) -> FloatArray:
        """Return the trace of the inverse of each covariance without some values, shape (t k,).

        ``own`` (t k, n, q) are the whitened regressors that take those out.
        """
        precision = (1 / self.spread).reshape(-1, self.spread.shape[2])
        across = np.swapaxes(own, 1, 2)
        taken = np.linalg.solve(across @ own, across @ (precision[:, :, None] * own))
        trace: FloatArray = precision.sum(axis=1) - np.trace(taken, axis1=1, axis2=2)
        return trace


def _noises(time_s: FloatArray, parameters: TrendParameters) -> _Noises:
    return _diagonalised(time_s.tobytes(), parameters)


@lru_cache(maxsize=8)
def _diagonalised(time_bytes: bytes, parameters: TrendParameters) -> _Noises:
    """Return the noises at these times; the quantities of one run share their windows, and so this work."""
    time_s = np.frombuffer(time_bytes, dtype=np.float64)
    memory = np.geomspace(parameters.shortest_memory_s, parameters.longest_memory_s, parameters.memories)
    apart = np.abs(time_s[:, None] - time_s[None, :])
    size, axes = np.linalg.eigh(np.exp(-apart[None] / memory[:, None, None]))
    forgotten = np.array(parameters.forgotten_shares)[None, :, None]
    spread = (1 - forgotten) * np.maximum(size, 1e-9)[:, None, :] + forgotten
    return _Noises(axes=axes, spread=spread)


def _fit_noises(
    values: FloatArray, design: FloatArray, time_s: FloatArray, parameters: TrendParameters, left_out: int
) -> _Fits:
    """Fit the values for each noise; the first ``left_out`` columns of the design take a value out each."""
    n, p = design.shape
    noises = _noises(time_s, parameters)
    white = noises.whitened(np.column_stack((design, values)))
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
        share=_shares(information, residual, noises.log_size, n - p),
        noise_gain=noises.trace_of_inverse_without(x[:, :, :left_out]),
    )


def _shares(information: FloatArray, residual: FloatArray, log_size: FloatArray, degrees: int) -> FloatArray:
    """Return the restricted likelihood of each noise, scaled to sum to 1, shape (m,)."""
    log_likelihood = -0.5 * (log_size + np.linalg.slogdet(information)[1] + degrees * np.log(residual))
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
