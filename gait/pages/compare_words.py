"""The strings of the pages that compare: two or more runs, or two recordings of one run.

As in ``gait.pages.words``, each goes through the one place for translations.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.compare import Difference
from gait.language import _, plural
from gait.pages.contexts import Reading
from gait.pages.words import joined

PLUS_MINUS: Final = "\N{PLUS-MINUS SIGN}"

TITLE: Final = _("Runs compared, {dates}")
SAME_TITLE: Final = _("One run, recorded twice, {dates}")
UNDATED: Final = _("without dates")
MADE_BY: Final = _("Made by gait {version} from {names}.")
NAMELESS: Final = _("a shared recording")
RECORDED_TWICE: Final = _("One run, recorded twice")
SIDE: Final = "{letter}: {what}"

# Answers
HIGHER: Final = "{label} {change}"
# Translators: runs have letters; {changes} as in "cadence +2.1 spm, ground contact -4 ms".
ANSWER: Final = _("At equal speed, {run} against {first}: {changes}")
ANSWER_MANY: Final = _("At equal speed, {label} against {first}: {changes}")
ANSWER_NONE: Final = _("At equal speed, {run} shows no difference from {first} that is larger than chance")
ANSWER_NONE_MANY: Final = _(
    "At equal speed, no run shows a difference in cadence from {first} that is larger than chance"
)
ANSWER_SENSORS: Final = _("At equal speed, {run} differs from {first} by no more than the sensors' own errors")
ANSWER_NOTHING: Final = _("Nothing in these runs can be compared at equal speed")
OF_RUN: Final = "{run} {change}"
SAME_ANSWER: Final = _(
    "{label}: {change} in the mean, {second} against {first}; single seconds lie {low} to {high} apart"
)
SAME_ANSWER_NOTHING: Final = _("The two recordings measured nothing that both have while running")
NO_CHANGE: Final = _("no difference")

# Why a quantity cannot be compared
REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not measured": _("not measurable in {runs}"),
        "no speed": _("no speed in {runs}"),
        "no shared speed": _("too few minutes of level running at speeds that both runs share"),
        "other sensor": _("two kinds of sensor measured it, each at another place of the body"),
        "unknown sensor": _("the files do not say which kind of sensor measured it"),
    }
)
NOT_COMPARED: Final = _("Not compared: {what}.")
NOT_COMPARED_PART: Final = "{label} ({why})"
NOT_COMPARED_OF: Final = "{run}: {parts}"
VERDICTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "larger than chance": _("larger than chance"),
        "within the sensors' own error": _("within the sensors' own error"),
        "no difference to see": _("no difference to see"),
        "not comparable": _("not comparable"),
    }
)
SPEED_ERROR: Final = _("an error of speed may make {amount} of it")
AT_PACES: Final = _("{time} each, at {paces}")

LEGEND: Final = (
    ("you", _("this run minus {first}")),
    ("interval", _("95 % interval, from the runs' own scatter")),
    ("limit", _("with the sensors' own errors")),
)
SAME_LEGEND: Final = (
    ("you", _("{second} minus {first}, in the mean")),
    ("interval", _("95 % interval of the mean")),
    ("limit", _("limits of agreement of single seconds")),
)

# Sections
NAV: Final[Mapping[str, str]] = MappingProxyType(
    {
        "differences": _("Differences"),
        "paces": _("At each pace"),
        "changes": _("Findings"),
        "recordings": _("Recordings"),
        "lined-up": _("Lined up"),
        "totals": _("Totals"),
    }
)
DIFFERENCES: Final = _("What differs at equal speed")
LEAD_METHOD: Final = _(
    "Level running alone, sorted into bins of speed; in each bin one run's mean is taken from the other's, and a bin "
    "counts as much as the time that both runs spent in it."
)
LEAD_SAME_DEVICE: Final = _(
    "One device measured both runs where no interval with the sensors' errors is shown: its own error is in both and "
    "drops out. What is left is speed: another sky or another calibration makes it a little different each time. "
    "The table says what that can do."
)
LEAD_OTHER_DEVICE: Final = _(
    "Different devices measured these runs. Their own errors do not drop out, so a difference has a second interval "
    "that holds them too."
)
LEAD_CHANCE: Final = _(
    "Larger than chance means that the two runs differ, not why: shoes, surface, heat and tiredness differ too, and "
    "nobody is the same each day. Among many comparisons, one in twenty looks larger than chance by chance."
)
LEAD_THINNED: Final = _(
    "The series of {runs} came thinned for display, which widens the intervals. gait analyze --json FILE --json-series "
    "full keeps them whole."
)
LEAD_NO_SLOPES: Final = _("The slopes of {runs} are not known: hills may be in it.")
LEAD_RUNNERS: Final = _("The files name two runners: {names}.")
PACES: Final = _("How each run behaves at each pace")
PACES_NONE: Final = _("No run has enough level running at one speed to show it pace by pace.")
PACE_TITLES: Final = _("{label} at each pace")
CHANGES_NONE: Final = _("The same findings in every run")
CHANGES_LEAD: Final = _(
    "A finding that is gone may be one that the other file cannot show. Findings hold a run against what is usual at "
    "its own paces, so a run at another pace may have another finding with the same form."
)
CHANGES_CAPTION: Final = _("What changed in the findings of {run}, against {first}")
CHANGE_KINDS: Final[Mapping[str, str]] = MappingProxyType({"new": _("New"), "gone": _("Gone"), "changed": _("Changed")})
CHANGE_HEADS: Final = (_("Change"), _("Said of {first}"), _("Said of {run}"))
# Translators: in a table of findings: what was said of a run that had none.
NOTHING_SAID: Final = _("nothing")
RECORDINGS: Final = _("The recordings")
RECORDING_HEADS: Final = (
    _("Recording"),
    _("File"),
    _("Start"),
    _("Distance"),
    _("Recorded"),
    _("Running"),
    _("Device"),
    _("Cadence from"),
)
RECORDINGS_CAPTION: Final = _("What was compared")

# Charts and tables
DIFFERENCE_AXIS: Final = _("difference from {first}, % of {first}")
DIFFERENCE_CHART: Final = _("Differences at equal speed, with their intervals")
DIFFERENCE_ALT: Final = "{title}. {parts}."
DIFFERENCE_PART: Final = _("{label} {change} ({low} to {high}), {verdict}")
CHANCE_KEY: Final = _("95 % interval")
SENSORS_KEY: Final = _("with the sensors' own errors")
HOVER: Final = "{label}: %{{x:+.1f}} %<extra></extra>"
DIFFERENCE_HEADS: Final = (
    _("Quantity"),
    "{first}",
    _("This run"),
    _("Difference"),
    _("95 % interval"),
    _("With the sensors' errors"),
    _("Error of speed"),
    _("Compared"),
    _("Speeds"),
    _("Verdict"),
)
QUANTITY_OF_RUN: Final = "{label}, {run}"
QUANTITY_IN: Final = "{label}, {unit}"
PACE_KEY: Final = _("{run}, with 95 % interval")
PACE_HEADS: Final = (_("Run"), _("Pace"), _("Time"), _("Mean"), _("95 % interval"))
PACE_ALT: Final = "{title}. {parts}."
PACE_PART: Final = _("{run}: {low} at {slow}, {high} at {fast}")

READINGS: Final[Mapping[str, Reading]] = MappingProxyType(
    {
        "differences": Reading(
            shows=_("How far each quantity lies from the first run at equal speed, in percent, with its interval."),
            better=_("An interval that clears the line, in the direction that you worked for."),
            worse=_("An interval that clears the line in the other direction, or none where you wanted a change."),
            do=_("Take what clears the line again in the next run before you believe it."),
        ),
        "paces": Reading(
            shows=_("The mean in each band of pace on level running, a line for every run; the tint is its interval."),
            better=_("Lines that lie where you want them at the paces that you run most."),
            worse=_("Lines that cross from pace to pace: something else than the pace changed."),
            do=_("Compare the lines where their tints do not overlap; elsewhere they may be one line."),
        ),
        "time": Reading(
            shows=_("What both devices said through the run, and below it their difference, its mean and its limits."),
            better=_("Differences that stay around one value from start to end."),
            worse=_("Stretches where they leave it: one device lost its signal, or locked onto something else."),
            do=_("Look at those stretches in both recordings before you trust either."),
        ),
        "agreement": Reading(
            shows=_("The difference over the mean of both: each dot is the same moment on both devices."),
            better=_("Dots in one flat band around zero."),
            worse=_("A band that tilts or widens: the devices differ more at some values than at others."),
            do=_(
                "If the band is flat but off zero, the devices differ by a constant; compare only runs of one device."
            ),
        ),
    }
)

# One run, recorded twice
# Translators: recordings have letters; {offset} as in 4.0 s.
LINED_UP: Final = _("{second}'s clock is {offset} ahead of {first}'s")
LINED_UP_BEHIND: Final = _("{second}'s clock is {offset} behind {first}'s")
LINED_UP_SAME: Final = _("Both clocks agree")
LINED_UP_CLOCK: Final = _("Lined up by the clocks alone")
LINED_UP_BY: Final = _(
    "Found by moving one recording against the other until the fast changes of {quantity} fit best; {agreeing} of "
    "{parts} parts of the run, tried each alone, found the same (offset {low} to {high}, {sure}). "
    "What one device lags by its own smoothing is in it."
)
LINED_UP_NOT: Final = _(
    "Neither cadence nor speed fit at one offset ({agreeing} of {parts} parts of the run agree), so how the clocks "
    "lie is not sure, and seconds may be compared with others. Were both worn by one runner?"
)
LINED_UP_HEADS: Final = (_("What"), _("Value"))
LINED_UP_CAPTION: Final = _("How the two recordings were lined up")
LINED_UP_ROWS: Final = (
    _("Offset of the clocks"),
    _("95 % interval"),
    _("Found by"),
    _("Parts that agree"),
    _("In common"),
    _("Correlation"),
)
BY: Final[Mapping[str, str]] = MappingProxyType(
    {"cadence_spm": _("cadence"), "speed_mps": _("speed"), "clock": _("the clocks alone")}
)
SECONDS: Final = "{value}\N{NO-BREAK SPACE}s"
PARTS: Final = _("{agreeing} of {parts}")
AGREEMENT: Final = _("{label}: {change} in the mean, limits of agreement {low} to {high}")
SENSORS_MAY: Final = _(
    "Two such sensors may lie {sensors} apart by their own errors; means of half a minute lie farther apart in "
    "{beyond} of the {time} that both measured."
)
ONE_DEVICE: Final = _("The files name one device for both, so they should agree but for what was done to the file.")
OTHER_KINDS: Final = _(
    "Two kinds of sensor measure this at two places of the body: a difference is no fault of either."
)
APART: Final = _("Where they lie apart")
APART_ITEM: Final = _("{start} to {stop}: {change}")
APART_NONE: Final = _("Nowhere for half a minute or longer.")
TIME_TITLE: Final = _("{label} through the run, from both devices")
AGREEMENT_TITLE: Final = _("{label}: the difference over the mean of both")
TIME_ALT: Final = _(
    "{title}. {first} {first_mean}, {second} {second_mean} in the mean. Difference {bias}, limits {low} to {high}."
)
DIFFERENCE_PANEL: Final = _("{second} minus {first}, {unit}")
BIAS_KEY: Final = _("mean difference")
LIMITS_KEY: Final = _("limits of agreement")
SENSORS_BAND: Final = _("the sensors' own errors")
EACH_KEY: Final = _("each moment")
STEP: Final = _("Each point is the mean of {seconds} s.")
AGREEMENT_HEADS: Final = (_("What"), _("Value"), _("95 % interval"))
AGREEMENT_ROWS: Final = (
    _("{first}, mean"),
    _("{second}, mean"),
    _("Mean difference"),
    _("Limits of agreement"),
    _("Standard deviation of the differences"),
    _("The sensors' own errors"),
    _("Time beyond them"),
)
FROM: Final = _("From")
TOTALS: Final = _("What each recording has in all")
TOTALS_CAPTION: Final = _("Totals")
TOTAL_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {"timer_s": _("Recorded time"), "running_s": _("Running"), "ascent_m": _("Climbed")}
)
TOTAL_HEADS: Final = (_("What"), "{first}", "{second}", _("{second} minus {first}"))

# Methods
METHODS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "match": _(
            "Took the running after the warm-up on level ground in windows of half a minute, and sorted them into "
            "bins of speed. Windows and not seconds, since the speed of one second is noisy."
        ),
        "difference": _(
            "In each bin that both runs have enough of, took the first run's mean from the other's, and "
            "averaged the bins by the time that both spent in them. What they differ in speed within a bin was taken "
            "out along the slope that the quantity usually has over speed; where nobody knows that slope, as for heart "
            "rate, along the one that these runs show."
        ),
        "interval": _(
            "The interval comes from the scatter of each run's windows over blocks of time, widened for what "
            "neighbouring blocks share, and for the doubt about the slope."
        ),
        "sensors": _(
            "Sensors' own errors are those of each kind of sensor. Where two devices measured, both are put "
            "into the second interval, with what their errors of speed do along the slope; on one device they drop out."
        ),
    }
)
SAME_METHODS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "line up": _(
            "Put both recordings on one clock. Tried every offset up to two minutes, with slow changes taken "
            "out, and took the one with the greatest correlation of cadence or of speed; then tried each part alone."
        ),
        "compare": _(
            "Took the first recording from the second at each second in which both ran and measured, between "
            "samples along straight lines. Limits of agreement are the mean difference and almost two standard "
            "deviations to either side of it."
        ),
    }
)
SAME_REFERENCE: Final = "10.1016/S0140-6736(86)90837-8"
TERMS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "equal-speed-term": (
            _("At equal speed"),
            _("Only running at speeds that both runs have is compared: a faster run is not taken for another form."),
        ),
        "limits-term": (
            _("Limits of agreement"),
            _("Nineteen of twenty differences between two devices at one moment lie between them."),
        ),
        "same-device-term": (
            _("One device"),
            _("The same watch and the same sensor by their names; two watches of one model cannot be told apart."),
        ),
    }
)


def why_not(found: Difference) -> str:
    """Return why a quantity was not compared."""
    return REASONS[found.reason].format(runs=joined(found.missing) if found.missing else "")


def compared_runs(count: int) -> str:
    """Return how many runs are compared."""
    return plural("{count} run compared", "{count} runs compared", count).format(count=count)


def changes(count: int) -> str:
    """Return in how many findings the runs differ."""
    if not count:
        return CHANGES_NONE
    return plural("One finding differs", "{count} findings differ", count).format(count=count)
