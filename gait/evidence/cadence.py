"""Rows on cadence: what to expect, what people are told, what a change of it does."""

from gait.evidence.row import OURS, row
from gait.language import _

ROWS = (
    row(
        "cadence_slope_spread",
        _("Within a runner, cadence rises by 9.9 +- 3.5 spm for each m/s on a treadmill: runners differ in how much."),
        population=_("13 men, 2.5 to 4.5 m/s"),
        grade="C",
        status="derived",
        citation="Fukuchi, Fukuchi & Duarte 2017 (PeerJ 5:e3298)",
        link="https://doi.org/10.7717/peerj.3298",
        unit="spm per m/s",
        unknown=_("Women, and running outdoors."),
        mean_spm_per_mps=9.9,
        sd_spm_per_mps=3.5,
    ),
    row(
        "cadence_160_180",
        _(
            "Runners are commonly told that 160 to 180 steps a minute is good, and some are told 180 whatever "
            "their pace. No study supports one number for all: cadence rises with speed and falls with height."
        ),
        population=_("advice in articles and on watches"),
        grade="D",
        status="convention",
        citation="Popular guidance; that 180 goes back to a count of racing elites: University of Michigan release on "
        "Burns et al. 2019",
        link="https://pubmed.ncbi.nlm.nih.gov/30543498/",
        unit="spm",
        unknown=_("Who first gave the band, and on what."),
        low=160.0,
        high=180.0,
        nearly_all_share=0.9,
    ),
    row(
        "cadence_norm",
        _(
            "Recreational runners take about 166.4 + 8.4 (speed - 3.0) - 27 (height - 1.76) steps a minute. "
            "Fitted by `gait validate` to ten published means; the standard errors are of the coefficients."
        ),
        population=_(
            "about 1,150 recreational runners in four studies, 2.5 to 4.5 m/s, mostly men; heights of one study assumed"
        ),
        grade="C",
        status="derived",
        citation="van Oeveren et al. 2019 (J Sports Sci 37:1996, 10.1080/02640414.2019.1614137); Malisoux et al. 2023 "
        "(PMC10588426); de Ruiter et al. 2020 (Eur J Sport Sci 20:182); Fukuchi et al. 2017 (PeerJ 5:e3298)",
        link="https://doi.org/10.1080/02640414.2019.1614137",
        unit="spm, m/s, m",
        unknown=_(
            "Women at easy pace, slower and faster than the fit, and how leg length and weight count: one "
            "study's own coefficients for them were not read. Heights of 860 runners are assumed."
        ),
        intercept_spm=166.4,
        speed_slope_spm_per_mps=8.4,
        height_slope_spm_per_m=-27.0,
        reference_speed_mps=3.0,
        reference_height_m=1.76,
        intercept_se_spm=2.0,
        speed_slope_se_spm_per_mps=0.9,
        height_slope_se_spm_per_m=14.0,
        lowest_speed_mps=2.5,
        highest_speed_mps=4.5,
    ),
    row(
        "van_oeveren_regression",
        _(
            "Recreational runners' watches show 75.01 + 3.006 v strides a minute at a speed v, which is 150.02 + "
            "6.012 v steps: 3 to 5 spm more than other studies of recreational runners at easy pace."
        ),
        population=_("256 recreational runners, 85 % men, 181 cm tall in the mean, in daily training"),
        grade="C",
        status="verified",
        citation="van Oeveren et al. 2019 (J Sports Sci 37:1996)",
        link="https://doi.org/10.1080/02640414.2019.1614137",
        unit="spm, m/s",
        unknown=_(
            "How leg length and weight count: the coefficients were not read, and the abstract and the key "
            "points give them opposite signs."
        ),
        intercept_spm=150.02,
        slope_spm_per_mps=6.012,
        lowest_mps=1.64,
        highest_mps=4.68,
    ),
    row(
        "cadence_spread",
        _("At one speed, healthy runners of one study differ by a standard deviation of about 9 spm."),
        population=_("290 recreational runners in three studies, each study counted once"),
        grade="C",
        status="derived",
        citation="van Oeveren et al. 2019; de Ruiter et al. 2020; Fukuchi et al. 2017",
        link="https://doi.org/10.1080/02640414.2019.1614137",
        unit="spm",
        unknown=_("Whether women and novices spread as much."),
        between_runners_spm=9.0,
    ),
    row(
        "cadence_study_spread",
        _(
            "Studies of recreational runners disagree by about 4 spm at one speed; watch data lie 3 to 5 spm "
            "above the others at easy pace. Four studies cannot fix this number, so the fit is given it."
        ),
        population=_("four studies"),
        grade="D",
        status="derived",
        citation="van Oeveren et al. 2019; Malisoux et al. 2023; de Ruiter et al. 2020; Fukuchi et al. 2017",
        link="https://doi.org/10.1080/02640414.2019.1614137",
        unit="spm",
        unknown=_("Why the studies differ: devices, treadmill or road, or who took part."),
        between_studies_spm=4.0,
    ),
    row(
        "height_spread",
        _(
            "Recreational runners' heights have a standard deviation of 0.084 m; an unknown height widens the "
            "expectation by what that makes in cadence."
        ),
        population=_("256 recreational runners, 85 % men"),
        grade="C",
        status="verified",
        citation="van Oeveren et al. 2019",
        link="https://doi.org/10.1080/02640414.2019.1614137",
        unit="m",
        unknown=_("Women's heights apart from men's."),
        sd_m=0.084,
    ),
    row(
        "cadence_height_direction",
        _(
            "Taller runners take fewer and longer steps: height and cadence correlate at -0.5, height and stride "
            "length at +0.5."
        ),
        population=_("417 runners, 10 to 24 km/h"),
        grade="C",
        status="verified",
        citation="Abstract, PMID 28886463",
        link="https://pubmed.ncbi.nlm.nih.gov/28886463/",
        unknown=_("How many steps a minute a centimetre makes; only the abstract was read."),
        cadence_r=-0.5,
        stride_length_r=0.5,
    ),
    row(
        "cadence_verdict",
        _(
            "Cadence is called low or high when the whole 95 % interval of its difference from the expectation, "
            "the expected mean's own error included, lies beyond one standard deviation between runners; typical "
            "when the measurement's interval lies within the band of 80 % of runners; else the run cannot tell."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        unit="standard deviations",
        beyond_sd=1.0,
        band_share=0.8,
    ),
    row(
        "verdict_speeds",
        _(
            "No verdict on cadence is given below 2.0 m/s, where walking and running mix, or above 5.5 m/s, "
            "beyond all data behind the expectation."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        unit="m/s",
        lowest_mps=2.0,
        highest_mps=5.5,
    ),
    row(
        "running_speeds",
        _(
            "Runners in daily training have been recorded from 1.64 m/s on. Below 1.5 m/s people walk, and above "
            "6.5 m/s they sprint: an expectation for distance running says nothing there."
        ),
        population=_("256 recreational runners (the slow end); a choice (the rest)"),
        grade="D",
        status="convention",
        citation="van Oeveren et al. 2019; " + OURS,
        link="https://doi.org/10.1080/02640414.2019.1614137",
        unit="m/s",
        unknown=_("Where walking turns into running differs between people."),
        lowest_mps=1.5,
        highest_mps=6.5,
    ),
    row(
        "walk_run_transition",
        _("People change from walking to running at about 141 steps a minute and 2.1 m/s."),
        population=_("healthy adults on a treadmill"),
        grade="C",
        status="verified",
        citation="Hansen et al. 2017, Sci Rep 7:2010",
        link="https://doi.org/10.1038/s41598-017-01972-1",
        unit="spm",
        unknown=_("Outdoors people mix the two over a wider band of speeds."),
        cadence_spm=141.2,
        cadence_sd_spm=6.4,
        speed_mps=2.1,
    ),
    row(
        "running_states",
        _(
            "Taken as running: 145 steps a minute and more, or 135 at 2.0 m/s and more, until cadence falls "
            "under 135 or speed under 0.9 m/s; without cadence from 2.2 m/s on, until it falls under 1.9. These "
            "stand around the change from walking to running."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; around the transition of Hansen et al. 2017"),
        link="https://doi.org/10.1038/s41598-017-01972-1",
        unit="spm, m/s",
        run_spm=145.0,
        run_fast_spm=135.0,
        run_fast_mps=2.0,
        keep_run_spm=135.0,
        slowest_run_mps=0.9,
        run_speed_only_mps=2.2,
        keep_run_speed_only_mps=1.9,
    ),
    row(
        "hills_cadence",
        _("Stride frequency stays nearly the same from the level down to a 15 % descent, at one speed."),
        population=_("5 people"),
        grade="C",
        status="verified",
        citation="Abstract of Minetti et al. 1994, J Exp Biol 195:211",
        link="https://doi.org/10.1242/jeb.195.1.211",
        unit="grade",
        unknown=_("Uphill, and how much of a change outdoors comes from the change of pace."),
        steepest=-0.15,
    ),
)
