"""Rows on what many runs of one runner tell: the own line, day to day, changes, trends, and when to look."""

from gait.evidence.row import OURS, row
from gait.language import _

ROWS = (
    row(
        "day_to_day",
        _(
            "Two laps of 800 m at a comfortable, held speed agreed with intraclass correlations of 0.94 for "
            "cadence, 0.97 for stride length, 0.98 for oscillation and 0.99 for contact. With 9 spm between "
            "runners, an agreement of 0.94 leaves 2.2 spm between repeats."
        ),
        population=_("30 healthy volunteers outdoors, a watch with a pod at the waistband"),
        grade="C",
        status="verified",
        citation="Chawawisuttikool et al. 2024, J Assoc Med Sci, doi 10.12982/jams.2024.019",
        link="https://doi.org/10.12982/jams.2024.019",
        unit="intraclass correlation; spm",
        unknown=_(
            "Other days, shoes and weathers: the laps were run one after the other. Only the abstract was read, "
            "and the form of the correlation is that of a mean, so single runs may agree less."
        ),
        cadence_icc=0.94,
        step_length_icc=0.97,
        oscillation_icc=0.98,
        contact_icc=0.99,
        cadence_sd_spm=2.2,
    ),
    row(
        "run_scatter",
        _(
            "Runs of one runner on one device are taken to scatter at equal speed by at least 0.6 % in cadence, "
            "0.8 % in step length, 1 % in contact and 1.5 % in oscillation, however alike a few of them are. Of "
            "that variance 15 to 70 % is taken to last for two weeks. Minutes of one run count as a third of "
            "their number."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; about half of what Chawawisuttikool et al. 2024 leave between repeats"),
        link="https://doi.org/10.12982/jams.2024.019",
        unit="share; days",
        unknown=_("How alike the runs of one runner are over weeks: no study was found that counted it by watch."),
        cadence_spm=0.006,
        step_length_m=0.008,
        ground_contact_time_s=0.01,
        vertical_oscillation_m=0.015,
        least_lasting=0.15,
        most_lasting=0.7,
        lasts_days=14.0,
        minutes_as_one=3.0,
    ),
    row(
        "own_slopes",
        _(
            "Before a runner's own runs say so, a quantity is taken to change with speed as it usually does: "
            "cadence and contact by their norms, step length by what cadence leaves, oscillation by a power of 0 "
            "with a standard deviation of 0.3."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; the norms' own slopes, and the spread of Fukuchi et al. 2017"),
        link="https://doi.org/10.7717/peerj.3298",
        unit="power of speed",
        unknown=_("How oscillation changes with speed in one runner on one device."),
        oscillation_power=0.0,
        oscillation_power_sd=0.3,
    ),
    row(
        "own_baseline",
        _(
            "A runner's usual values are a line over speed (both as logarithms) through the runs of the eight "
            "weeks before on the same device, each run one point: its minutes of steady level running, at least "
            "five of them. It is used from eight runs over two weeks on. Runs further than 2.5 standard "
            "deviations off count less. A run more than 5 % slower or faster than all of them is not judged. "
            "Intervals hold 95 %."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        unit="weeks, runs, days, minutes, standard deviations, share",
        unknown=_("Shoes, ground, heat and tiredness, which change form too and are in the scatter."),
        weeks=8.0,
        least_runs=8.0,
        least_days=14.0,
        least_minutes=5.0,
        odd_sd=2.5,
        beyond_share=0.05,
        interval=0.95,
    ),
    row(
        "own_line_for_norm",
        _(
            "After four weeks and twelve runs of one runner on one device, the runner's own line over speed "
            "takes the place of the norm, at the speeds that a run is judged at."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        unit="weeks, runs",
        unknown=_(
            "Whether what a runner usually does suits the runner: the line says what is usual, not what is good."
        ),
        weeks=4.0,
        least_runs=12.0,
    ),
    row(
        "history_claims",
        _(
            "A run, a change or a trend is called more than chance only where chance alone would make all such "
            "claims together at most once in ten athlete-years, looked at after every run in four quantities, "
            "and where the 95 % interval lies beyond the smallest change that is reported. The levels of a "
            "single look were set by simulated athlete-years without change. The speed of a single run is taken "
            "to be off by as much as satellites are in the mean at best (3.2 %)."
        ),
        population=_("200 simulated athlete-years without change"),
        grade="D",
        status="convention",
        citation=OURS + _("; measured by `make prove`"),
        unit="claims a year; one in so many looks",
        unknown=_(
            "How real runners wander over a year: the simulated ones do so with a memory of five to twenty days."
        ),
        per_year=0.1,
        run_one_in=100_000.0,
        change_one_in=100_000.0,
        trend_one_in=1_000_000.0,
    ),
    row(
        "change_point",
        _(
            "A change is looked for in the runs of the last 26 weeks on one device since the last change: a step "
            "at one run, with at least eight runs before it and five from it on, over at least ten days. It is "
            "claimed only where a step fits better than a straight line over time (by the Bayesian information "
            "criterion)."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; the criterion of Schwarz 1978, Ann Stat 6:461"),
        link="https://doi.org/10.1214/aos/1176344136",
        unit="weeks, runs, days",
        unknown=_("What changed: shoes, ground, a sensor worn elsewhere and form look alike."),
        weeks=26.0,
        least_before=8.0,
        least_after=5.0,
        least_after_days=10.0,
        neighbours=2.0,
    ),
    row(
        "own_trend",
        _(
            "A trend is the straight line over the runs of the last twelve weeks on one device since the last "
            "change, from twelve runs over six weeks on."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        unit="weeks, runs",
        unknown=_("Whether a trend goes on: it says what was."),
        weeks=12.0,
        least_runs=12.0,
        least_weeks=6.0,
    ),
    row(
        "target_progress",
        _(
            "Progress towards a cadence is the mean of the last three weeks at equal speed, from four runs on, "
            "beside the eight weeks before the target was set. It counts as reached where the target lies within "
            "the interval or below it, and as begun where the whole interval lies above the start."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        unit="weeks, runs",
        unknown=_("How long a new cadence lasts without reminders."),
        recent_weeks=3.0,
        least_runs=4.0,
        before_weeks=8.0,
    ),
    row(
        "knee_episode",
        _("Entries above the pain rule belong to one episode until 14 days have passed without another."),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        unit="days",
        unknown=_("Days on which nothing was noted."),
        quiet_days=14.0,
    ),
    row(
        "needs_a_look",
        _(
            "What happened in the last three weeks is shown under what needs a look: pain first, then form that has "
            "changed for good, then load, then single runs, shoes and devices; of two long runs the one first that is "
            "farther beyond the longest of twelve weeks. Of who has not run for so long a list of runners says so "
            "until eight weeks are over, among the first where there was a pain before."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        unit="days, weeks",
        unknown=_("Which of these a coach should look at first: nobody has tried an order."),
        recent_days=21.0,
        stopped_days=56.0,
        used_to_weeks=12.0,
    ),
)
