"""Rows on training load: the single-run spike, weeks, downhill running, days in a row."""

from gait.evidence.row import OURS, row
from gait.language import _

ROWS = (
    row(
        "session_spike",
        _(
            "Single runs longer than the longest of the 30 days before went with more overuse injuries: hazard "
            "ratio 1.64 (1.31 to 2.05) for 10 to 30 % longer, 1.52 (1.16 to 2.00) for 30 to 100 %, 2.28 (1.50 to "
            "3.48) beyond, against up to 10 % longer. The change from week to week did not."
        ),
        population=_("5,205 runners over 18 months, 588,071 runs, 1,820 injured; 22 % women"),
        grade="B",
        status="verified",
        citation="Frandsen et al. 2025, Br J Sports Med 59:1203",
        link="https://doi.org/10.1136/bjsports-2024-109380",
        unit="hazard ratio with 95 % interval; %",
        unknown=_(
            "Observed, not tried: whether shorter steps up lower the number of injuries. Injuries were reported "
            "by the runners themselves, and those of the knee are not counted apart."
        ),
        small_percent=10.0,
        medium_percent=30.0,
        large_percent=100.0,
        small_ratio=1.64,
        small_low=1.31,
        small_high=2.05,
        medium_ratio=1.52,
        medium_low=1.16,
        medium_high=2.00,
        large_ratio=2.28,
        large_low=1.50,
        large_high=3.48,
        days=30.0,
        runners=5205.0,
    ),
    row(
        "spike_verdict",
        _(
            "A run is called longer than the runner is used to only where the whole 90 % interval of its "
            "distance over the longest of the 30 days before lies more than 10 % above. The ratio of two "
            "distances is taken to be known within 5 %: each is off by more, but a good part of that is the same "
            "in both."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; from the errors of Gilgen-Ammann et al. 2020"),
        link="https://doi.org/10.2196/17118",
        unit="%",
        unknown=_("How much of a watch's error of distance is the same from run to run; it was studied run by run."),
        ratio_percent=5.0,
    ),
    row(
        "history_covers",
        _(
            "The longest of 30 days is taken as known where the known runs reach back at least 30 days and at "
            "least three of them lie within; else it is the longest known, and nothing is judged by it. "
            "Recordings that start within a minute of one another are one run. A recording that is mostly "
            "walking counts by its running. No run is longer than 500 km."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        unit="days, runs, s, share, m",
        unknown=_("Whether the runs that were given are all that there were."),
        days=30.0,
        least_runs=3.0,
        same_start_s=60.0,
        gap_days=7.0,
        running_share=0.5,
        most_distance_m=500_000.0,
    ),
    row(
        "next_long_run",
        _(
            "After a run that was much longer than usual, the next long run goes back to at most 10 % over the "
            "longest of the 30 days before that run."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; the class with the fewest injuries in Frandsen et al. 2025"),
        link="https://doi.org/10.1136/bjsports-2024-109380",
        unit="%",
        unknown=_("No study has tried what to do after such a run. By the study's own measure it is the new longest."),
        most_percent=10.0,
    ),
    row(
        "graded_programme",
        _(
            "A programme of 13 weeks that followed the 10 % rule left as many novices injured as one of 8 weeks: "
            "20.8 % against 20.3 % (p = .90)."
        ),
        population=_("532 novice runners, randomised trial"),
        grade="B",
        status="verified",
        citation="Buist et al. 2008, Am J Sports Med, PMID 17940147",
        link="https://pubmed.ncbi.nlm.nih.gov/17940147/",
        unit="%",
        unknown=_("Runners with some years behind them, and weeks that grow faster than either programme's."),
        slow_percent=20.8,
        fast_percent=20.3,
        runners=532.0,
    ),
    row(
        "fortnight_jump",
        _(
            "Novices whose weekly distance grew by more than 30 % over two weeks had more of the injuries that "
            "go with distance, several of the knee among them, than those under 10 %: hazard ratio 1.59 (0.96 to "
            "2.66, p = .07). For all injuries together there was no difference."
        ),
        population=_("874 novice runners over a year, 202 injured"),
        grade="C",
        status="verified",
        citation="Nielsen et al. 2014, J Orthop Sports Phys Ther",
        link="https://vbn.aau.dk/da/publications/excessive-progression-in-weekly-running-distance-and-risk-of-runn",
        unit="hazard ratio with 95 % interval",
        unknown=_("Whether it is chance, for the interval holds 1; and runners who are no novices."),
        more_percent=30.0,
        ratio=1.59,
        low=0.96,
        high=2.66,
    ),
    row(
        "week_context",
        _(
            "The seven days that end with the run stand beside the seven before as context, never as a verdict; "
            "within 5 % they count as alike. Days are local calendar days."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; week to week did not go with injuries in Frandsen et al. 2025"),
        link="https://doi.org/10.1136/bjsports-2024-109380",
        unit="days, %",
        unknown=_("Runs that were not recorded or not given."),
        days=7.0,
        alike_percent=5.0,
    ),
    row(
        "downhill_knee",
        _(
            "On a descent the knee takes up more power and carries the largest share of the legs' support, "
            "though its peak moments hardly change."
        ),
        population=_("19 runners at 3.13 m/s on 4 degrees; 20 runners on 6 degrees"),
        grade="C",
        status="verified",
        citation="Telhan et al. 2010, J Athl Train 45:16 (PMC2808749); Shih and Ho 2023, J Sports Sci Med 22:111",
        link="https://doi.org/10.52082/jssm.2023.111",
        unit="degrees",
        unknown=_(
            "Healthy runners on a laboratory's slope of 7 to 10 %: gentler hills, rough ground, pain and injury."
        ),
        least_degrees=4.0,
        most_degrees=6.0,
    ),
    row(
        "downhill_share",
        _(
            "A run is called much downhill from 20 % of its running on, where the share less its error still "
            "reaches that. The error is taken as 5 points with a barometer and 10 points with any other altitude."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        unit="share",
        unknown=_("How much downhill running is much for anybody: no study has counted it."),
        much=0.20,
        barometer_error=0.05,
        other_error=0.10,
    ),
    row(
        "days_in_a_row",
        _(
            "Days without a run are common advice; four and more days in a row with one are mentioned, and "
            "graded nothing."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; days of rest as five public articles on knee pain advise them"),
        unit="days",
        unknown=_("Whether days off change anything for a knee: no study was found that tried it in runners."),
        mentioned=4.0,
    ),
    row(
        "own_contact",
        _(
            "Contact is held against the runner's own earlier runs on the same watch and sensor, within eight "
            "weeks and 0.3 m/s, from four such runs on; each is first divided by the contact to be expected at "
            "its speed. The 90 % interval is that of one more run like them (Student's t); runs are taken to "
            "scatter by 1 % at least, and the exponent of contact over speed (-0.62) to be known within 0.25, "
            "for a watch at the wrist shows less of it."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        unit="weeks, m/s, runs",
        unknown=_("Shoes, ground and tiredness change contact too; worn shoes made it longer in one study."),
        weeks=8.0,
        speed_mps=0.3,
        least_runs=4.0,
        least_scatter=0.01,
        slope_sd=0.25,
        interval=0.9,
    ),
)
