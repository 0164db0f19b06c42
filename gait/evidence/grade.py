"""Rows on running uphill and downhill: what a metre of it costs."""

from gait.evidence.row import row
from gait.language import _

ROWS = (
    row(
        "minetti_cost",
        _(
            "A metre of running on a grade i costs 155.4 i^5 - 30.4 i^4 - 43.3 i^3 + 46.3 i^2 + 19.5 i + 3.6 "
            "joules for each kilogram, whatever the speed, from 45 % down to 45 % up; least on a descent of "
            "about 18 %. It is what running costs, and says nothing of what a knee bears."
        ),
        population=_("10 elite mountain runners, treadmill"),
        grade="C",
        status="secondary",
        citation="Minetti et al. 2002, J Appl Physiol 93:1039; the means from its abstract, the polynomial as others "
        "quote it",
        link="https://doi.org/10.1152/japplphysiol.01177.2001",
        unit="J/kg/m for a power of the grade",
        unknown=_(
            "Runners in daily training: downhill, these ten spent some 40 % less than untrained people in other "
            "studies. On the level the polynomial gives 3.6 where 3.40 was measured, so only ratios to its own "
            "level are used. Loose ground and paths."
        ),
        fifth=155.4,
        fourth=-30.4,
        third=-43.3,
        second=46.3,
        first=19.5,
        level=3.6,
        steepest=0.45,
        measured_level=3.40,
        measured_up_45=18.93,
        measured_down_20=1.73,
        measured_down_45=3.92,
    ),
    row(
        "strava_grade_factors",
        _(
            "At one heart rate, runners are slower uphill and mostly faster downhill than on the level: the "
            "factors by which Strava turns a speed on a slope into one on the level. Downhill they give back "
            "less than the cost of running does."
        ),
        population=_("about 6 million runs of 240,000 people with heart rate"),
        grade="C",
        status="secondary",
        citation="Robb 2017, Strava Engineering, An Improved GAP Model; the factors as aaron-schroeder/specialsauce "
        "measured them with made-up runs",
        link="https://medium.com/strava-engineering/an-improved-gap-model-8b07ae8886c3",
        unit="level speed over speed",
        unknown=_(
            "The maker has not printed its factors, and may have changed them. Heart rate lags on short slopes, "
            "and the steepest ones are thinly covered."
        ),
        down_45=2.096,
        down_30=1.495,
        down_25=1.273,
        down_20=1.081,
        down_15=0.941,
        down_10=0.876,
        down_8=0.876,
        down_6=0.891,
        down_4=0.918,
        down_2=0.960,
        level_0=1.0,
        up_2=1.055,
        up_4=1.135,
        up_6=1.228,
        up_8=1.337,
        up_10=1.459,
        up_15=1.846,
        up_20=2.297,
        up_25=2.727,
        up_30=3.158,
        up_45=4.286,
    ),
)
