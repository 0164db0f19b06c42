"""Rows on when steps and contact are called long or short, and when more steps are suggested."""

from gait.evidence.row import OURS, row
from gait.language import _

ROWS = (
    row(
        "steps_verdict",
        _(
            "Steps are called long or short for the speed only where the whole 90 % interval of the braking to "
            "be expected, over that at the expected cadence, lies in the highest or lowest third of runners, and "
            "where cadence, which says the same in other words, lies clearly beyond one standard deviation "
            "between runners."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
    ),
    row(
        "contact_verdict",
        _(
            "Contact is called long or short for the speed only where its whole 90 % interval lies in the "
            "highest or lowest third of the same sensor family's norm, and typical where it lies within the band "
            "of 80 % of runners. The norm's own mean is taken to be known within 3 % (one standard uncertainty)."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; two levels of the norm differ by 1 to 2 %"),
        unit="share",
        mean_se_share=0.03,
    ),
    row(
        "contact_families",
        _(
            "Contact is ranked only from a strap at the chest or a pod at the waist, against the norm for "
            "watches and straps. A watch at the wrist compresses the range of contact to about a third, a foot "
            "pod reads shorter and has no norm of its own, and a sensor that the file does not name has none "
            "either: there only changes show."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; after Meingast et al. 2025 and Garcia-Pinillos et al. 2019"),
        link="https://doi.org/10.3390/s25175553",
    ),
    row(
        "own_paces",
        _("A run's easy, steady and fast pace are the speeds that 20, 50 and 80 % of its running is slower than."),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        unit="share of the running time",
        easy=0.2,
        steady=0.5,
        fast=0.8,
    ),
    row(
        "overstriding_pattern",
        _(
            "Long steps alone should not be mistaken for overstriding, which is rather a long contact at a given "
            "speed. So only long steps together with long contact are called the pattern that goes with it."
        ),
        population=_("synthesis of studies of running form"),
        grade="C",
        status="verified",
        citation="van Oeveren et al. 2021, Sports Biomech 23:516",
        link="https://doi.org/10.1080/14763141.2021.1873411",
        unknown=_("No index of overstriding from watch data alone has been validated against landing by anyone else."),
    ),
    row(
        "knee_video",
        _(
            "Even angles from video explain no more than 43 to 58 % of the differences in measures of knee load, "
            "so what a watch sees explains less."
        ),
        population=_("45 runners, treadmill"),
        grade="C",
        status="verified",
        citation="Wille et al. 2014, PMC4297621",
        link="https://pmc.ncbi.nlm.nih.gov/articles/PMC4297621/",
        unit="%",
        unknown=_("How much of knee load cadence and speed alone explain was not reported."),
        least_percent=43.0,
        most_percent=58.0,
    ),
    row(
        "front_knee_cadence",
        _(
            "In runners with pain around the kneecap who took part in two weeks with 7.5 to 10 % more steps, "
            "pain while running was 2.9 of 10 lower (95 % interval 1.0 to 4.8) after six months than in "
            "untreated ones; a low cadence was no condition for taking part. In another trial, adding such "
            "training to education brought nothing extra."
        ),
        population=_("30 runners in three groups, randomised; 69 runners, randomised (the other trial)"),
        grade="B",
        status="verified",
        citation="de Souza Junior et al. 2024, PLoS ONE 19:e0295645; Esculier et al. 2018, Br J Sports Med 52:659",
        link="https://doi.org/10.1371/journal.pone.0295645",
        unit="points of 10",
        unknown=_(
            "Ten runners a group against no treatment, usual pain did not differ, and form hardly changed; "
            "whether it helps beyond education and less load is open."
        ),
        difference=-2.9,
        low=-4.8,
        high=-1.0,
    ),
    row(
        "front_knee_advice",
        _(
            "With pain in front of the knee, a few more steps are offered to try where cadence is less than one "
            "standard deviation above the expectation; never uphill, walking or below the speeds of a verdict."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; the trials behind it did not choose runners by cadence"),
        link="https://doi.org/10.1371/journal.pone.0295645",
        unit="standard deviations",
        below_sd=1.0,
    ),
    row(
        "step_rate_price",
        _(
            "Runners report more effort and awkwardness with more steps, and oxygen use rises at first; calf and "
            "Achilles tendon and the hip flexors take more of the work."
        ),
        population=_("37 studies; 14 runners (hip flexors); 320 novices taught to land softer (calf)"),
        grade="B",
        status="verified",
        citation="Anderson et al. 2022; Lieberman et al. 2015; Chan et al. 2018",
        link="https://doi.org/10.1186/s40798-022-00504-0",
        unknown=_("How long the extra effort lasts, and who gets calf pain."),
    ),
    row(
        "calf_stop",
        _("Go back to the usual steps when calf or Achilles tendon hurt more than 2 of 10."),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; the limit of the pain rule used in trials of knee pain"),
        link="https://patellofemoral.trekeducation.org/runners",
        unit="points of 10",
        most=2.0,
    ),
)
