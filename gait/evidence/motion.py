"""Rows on what raw acceleration tells of steps, and how well."""

from gait.evidence.row import OURS, row
from gait.language import _

_RBDS = "Fukuchi, Fukuchi & Duarte 2017 (PeerJ 5:e3298)"
_RBDS_LINK = "https://doi.org/10.7717/peerj.3298"

ROWS = (
    row(
        "stride_time_variability",
        _("Stride times vary by 0.9 % of their mean in healthy runners, and by 1.7 % in the one who varied most."),
        population=_("13 men, treadmill, 2.5 to 4.5 m/s, 30 s each"),
        grade="C",
        status="derived",
        citation=_RBDS,
        link=_RBDS_LINK,
        unit="%",
        unknown=_("Women, and running outdoors, where bends, ground and traffic add to it."),
        usual_percent=0.9,
        most_percent=1.7,
    ),
    row(
        "step_time_asymmetry",
        _(
            "The step times of the two legs differ by 1.7 % of their mean in the middle of healthy runners, and by "
            "5.3 % in the one who differed most."
        ),
        population=_("13 men, treadmill, 2.5 to 4.5 m/s, 30 s each"),
        grade="C",
        status="derived",
        citation=_RBDS,
        link=_RBDS_LINK,
        unit="%",
        unknown=_("Women, and running outdoors; how much of it a runner keeps from run to run."),
        usual_percent=1.7,
        most_percent=5.3,
    ),
    row(
        "motion_variability_error",
        _(
            "The variation of stride times from the pelvis or the shoe agreed with that of a force plate, or of the "
            "shoe's own strikes, within 0.3 percentage points in 14 recordings; 0.5 are allowed for."
        ),
        population=_("4 men on a treadmill, acceleration derived from markers; 1 runner outdoors, hip and shoe"),
        grade="C",
        status="derived",
        citation=_RBDS + "; adeptdata (Karas)",
        link=_RBDS_LINK,
        unit="percentage points",
        unknown=_("Other people and places of the body; sensors that hang loose."),
        half_width_points=0.5,
    ),
    row(
        "motion_asymmetry_error",
        _(
            "How the step times of the two legs differ, from one sensor at the trunk, was off by up to 4 percentage "
            "points at the middle of the pelvis, and read 14 % at one hip, because the trunk's own sway shifts its "
            "peaks. Healthy runners differ by less, so gait gives no such figure."
        ),
        population=_(
            "4 men on a treadmill, acceleration derived from markers; 1 runner outdoors with a sensor at a hip"
        ),
        grade="C",
        status="derived",
        citation=_RBDS + "; adeptdata (Karas)",
        link=_RBDS_LINK,
        unit="percentage points",
        unknown=_("Whether a change within one runner is told better than a single value."),
        worst_points=4.0,
    ),
    row(
        "motion_confidence",
        _(
            "The probability that a window's cadence is within 3 % of the truth is logistic in its autocorrelation at "
            "the stride and in its lead over other step rates, up to a lead that is clear enough."
        ),
        population=_("1,000 simulated recordings, many of them poor on purpose"),
        grade="D",
        status="derived",
        citation=OURS + _("; fitted to simulated recordings"),
        unknown=_("How often real sensors hang as loose, and real signals are as poor, as the simulated ones."),
        intercept=0.41,
        rhythm=0.35,
        clear_by=67.4,
        clear_enough=0.04,
        within_percent=3.0,
    ),
    row(
        "motion_contact_trunk",
        _(
            "Contact time from an accelerometer at the sacrum correlates at r = 0.14 with a force plate's once speed "
            "is taken out, so gait takes none from a trunk, and none from a wrist, which is further from the ground."
        ),
        population=_("37 college runners, 87 trials, 3.8 to 5.4 m/s"),
        grade="C",
        status="derived",
        citation="Data of Alcantara et al. 2021 (PMC8048400)",
        link="https://pmc.ncbi.nlm.nih.gov/articles/PMC8048400/",
        unknown=_("Other ways to find contact in the same signal, and other sensors."),
        r=0.14,
    ),
)
