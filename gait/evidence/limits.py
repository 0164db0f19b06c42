"""Rows on what devices can measure, what counts as a change, and what no rule may claim."""

from gait.evidence.row import OURS, row
from gait.language import _

ROWS = (
    row(
        "form_predicts_little",
        _(
            "Measures of form are not, in general, supported as risk factors for running injury. So gait "
            "describes, and suggests things to try; it does not predict injury."
        ),
        population=_("30 prospective studies, 3,404 non-elite runners, over 100 variables"),
        grade="A",
        status="verified",
        citation="Meta-analysis, Sports Med Open 2022, 8:38",
        link="https://doi.org/10.1186/s40798-022-00416-z",
        unknown=_("Whether several measures together, or changes within a runner, tell more."),
    ),
    row(
        "device_chest",
        _(
            "A chest strap with a watch measures cadence and vertical oscillation well; its contact time is "
            "repeatable but off from a laboratory's."
        ),
        population=_("20 runners"),
        grade="C",
        status="secondary",
        citation="Adams et al. 2016, J Orthop Sports Phys Ther 46:471",
        link="https://doi.org/10.2519/jospt.2016.6391",
        unknown=_("Newer straps, and other speeds; the paper itself was not read, only summaries of it."),
    ),
    row(
        "device_stryd",
        _(
            "Stryd reads contact 5.2 % short and flight 15.1 % long; step frequency and step length agree with "
            "video. RunScribe reads contact 2.3 % short."
        ),
        population=_("49 runners at 3.25 m/s, 1,000 Hz video"),
        grade="C",
        status="verified",
        citation="García-Pinillos et al. 2019, PLoS ONE 14:e0222872",
        link="https://doi.org/10.1371/journal.pone.0222872",
        unit="%",
        unknown=_("Other speeds and slopes, and newer versions of the pods."),
        stryd_contact_percent=-5.2,
        stryd_flight_percent=15.1,
        runscribe_contact_percent=-2.3,
    ),
    row(
        "device_wrist",
        _(
            "A watch at the wrist alone is off by 6.8 spm in cadence, 19 % in contact time (67 ms) and 14 % in "
            "stride length in the mean; its contact time compresses the true range to a third."
        ),
        population=_("65 runners against sensors on the shoe laces"),
        grade="C",
        status="verified",
        citation="Meingast et al. 2025, Sensors 25:5553",
        link="https://doi.org/10.3390/s25175553",
        unknown=_("Which watch, of the many there are, does better or worse."),
        cadence_mae_spm=6.8,
        contact_mae_ms=66.6,
        contact_mape_percent=19.0,
        stride_length_mape_percent=14.4,
    ),
    row(
        "device_gnss",
        _(
            "Distance from satellites is off by 3.2 to 6.1 % in the mean, up to 9 % short, worse in towns and "
            "woods. A step length made from speed and cadence inherits this."
        ),
        population=_("8 watches"),
        grade="C",
        status="verified",
        citation="Gilgen-Ammann et al. 2020, JMIR mHealth uHealth 8:e17118",
        link="https://doi.org/10.2196/17118",
        unit="%",
        unknown=_("Newer receivers on two frequencies."),
        low_percent=3.2,
        high_percent=6.1,
    ),
    row(
        "change_to_report",
        _(
            "The smallest change that is reported: 3 spm of cadence, 10 ms of contact (20 from a wrist), 0.5 cm "
            "of oscillation, 1 point of balance. The step length's is 2 %, which is 3 spm at 150 to 170 spm."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; above the disagreement of the sensors with themselves"),
        cadence_spm=3.0,
        contact_ms=10.0,
        contact_wrist_ms=20.0,
        oscillation_cm=0.5,
        balance_points=1.0,
        step_length_percent=2.0,
    ),
    row(
        "drift_verdict",
        _(
            "A change over the run asks for a look only where the end of its 95 % interval nearer to zero is at "
            "least a quarter of the smallest change that is reported; else the run cannot tell. A run is called "
            "long from 45 minutes of running on."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        near_end_share=0.25,
        long_run_minutes=45.0,
    ),
    row(
        "drift_not_universal",
        _(
            "Elite runners' cadence over 100 km did not drift once speed was taken out, while recreational "
            "runners in a marathon show longer contact and less flight; the direction of a drift is not the same "
            "for all."
        ),
        population=_("20 elite runners over 100 km; 12 recreational runners over a marathon"),
        grade="C",
        status="verified",
        citation="Burns et al. 2019, J Appl Physiol; Meyer et al. 2021",
        link="https://pubmed.ncbi.nlm.nih.gov/30543498/",
        unknown=_("Why some runners change and others do not."),
    ),
    row(
        "sources_agree",
        _(
            "Two sensors of one quantity that differ by more than both their errors cannot both be right. Taken "
            "as their errors: cadence 2 %, contact 8 %, oscillation 15 %, speed and step length 4 %, power 15 %, "
            "balance 1 point."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; from García-Pinillos et al. 2019 and Gilgen-Ammann et al. 2020"),
        link="https://doi.org/10.1371/journal.pone.0222872",
        unit="%",
        unknown=_("How the errors of two sensors on one runner hang together."),
        cadence_percent=2.0,
        contact_percent=8.0,
        oscillation_percent=15.0,
        distance_percent=4.0,
        power_percent=15.0,
        balance_points=1.0,
    ),
    row(
        "enough_data",
        _(
            "A figure is judged from five minutes of running on, and where at least 80 % of the running has a "
            "value; under half, no verdict is given. A report mentions when a quarter of the moving time was no "
            "running."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        minutes=5.0,
        coverage=0.8,
        least_coverage=0.5,
        left_out=0.25,
    ),
    row(
        "heart_rate_lock",
        _(
            "Optical sensors at the wrist can follow the steps instead of the heart: heart rate within 4 of the "
            "cadence for a minute, changing with it."
        ),
        population=_("case reports"),
        grade="D",
        status="convention",
        citation=OURS + _("; described by runners and makers"),
        unknown=_("How often it happens; it was described in single cases."),
        near=4.0,
        long_s=60.0,
    ),
    row(
        "hills_apart",
        _(
            "Cadence uphill and downhill is shown apart from level ground when it rests on at least two minutes "
            "and differs by the smallest change that is reported."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        minutes=2.0,
    ),
)
