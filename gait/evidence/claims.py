"""Rows on what runners are commonly told about knees, shoes, ground and form."""

from gait.evidence.knee import ARTICLES
from gait.evidence.row import OURS, row
from gait.language import _

ROWS = (
    row(
        "raise_below_160",
        _("Runners are commonly told to raise a cadence below 160 steps a minute by 5 to 10 %."),
        population=_("advice to runners"),
        grade="D",
        status="convention",
        citation=OURS + _("; as ") + ARTICLES + _(" advise"),
        unit="spm, %",
        unknown=_("Why 160: cadence rises with speed and falls with height, and no study found a limit."),
        below_spm=160.0,
        least_percent=5.0,
        most_percent=10.0,
    ),
    row(
        "foot_strike_knee",
        _(
            "Landing on the forefoot lowers modelled stress behind the kneecap (27 % at the peak) and asks more "
            "of the ankle. Midfoot landing loads the kneecap as heel landing does, and the Achilles tendon more."
        ),
        population=_("16 women; 20 runners barefoot at 10 km/h (midfoot)"),
        grade="C",
        status="verified",
        citation="Vannatta and Kernozek 2015, Med Sci Sports Exerc; J Sports Sci Med 24:747",
        link="https://www.jssm.org/jssm-24-747.xml-Fulltext",
        unit="%",
        unknown=_(
            "What a lasting change of landing does to pain or injury; most of these runners changed for an hour."
        ),
        peak_stress_percent=-27.0,
    ),
    row(
        "heel_strikers",
        _("Of 1,991 marathon runners, 93.7 % landed on the heel."),
        population=_("1,991 marathon runners"),
        grade="C",
        status="verified",
        citation="PMC4801105",
        link="https://pmc.ncbi.nlm.nih.gov/articles/PMC4801105/",
        unit="%",
        unknown=_("How they would land fresh, or at another pace."),
        percent=93.7,
        runners=1991.0,
    ),
    row(
        "soft_landing_trial",
        _(
            "Two weeks of learning to land softer went with fewer knee injuries over a year (risk ratio 0.32, "
            "0.16 to 0.63; one trial, low certainty). Shoes, exercises, graded programmes and education did not "
            "change them."
        ),
        population=_("30 randomised trials on knee injury in runners"),
        grade="B",
        status="verified",
        citation="Alexander et al. 2022, Br J Sports Med 56:1307",
        link="https://pubmed.ncbi.nlm.nih.gov/36150753/",
        unit="risk ratio",
        unknown=_("It rests on one trial with a display of impact in a laboratory; a watch does not show that."),
        ratio=0.32,
        low=0.16,
        high=0.63,
    ),
    row(
        "posture_cues",
        _("Head up, shoulders loose, hands at the waist, upright, easy arms: common cues for relaxed running."),
        population=_("advice to runners"),
        grade="D",
        status="convention",
        citation=OURS + _("; as ") + ARTICLES + _(" give them"),
        unknown=_("Whether any of them does anything for a knee."),
    ),
    row(
        "shoe_distance",
        _("Shoes are commonly said to last 300 to 500 miles (480 to 800 km)."),
        population=_("advice to runners"),
        grade="D",
        status="convention",
        citation=OURS + _("; as ") + ARTICLES + _(" advise"),
        unit="km",
        unknown=_("Where the number comes from: no study was found."),
        least_km=480.0,
        most_km=800.0,
    ),
    row(
        "shoe_wear",
        _(
            "After 200 miles in one pair, contact was longer, and hip and knee angles and the forces from the "
            "ground had not changed."
        ),
        population=_("24 runners at 4.5 m/s"),
        grade="C",
        status="verified",
        citation="Kong et al. 2009, Br J Sports Med 43:745",
        link="https://pdfcookie.com/documents/new-and-worn-shoes-0nvoqrqwrl8k",
        unit="miles",
        unknown=_("More than 200 miles, other shoes, and injury."),
        miles=200.0,
        runners=24.0,
    ),
    row(
        "shoe_pairs",
        _(
            "Runners who changed between pairs had fewer injuries than those with one: hazard ratio 0.61 (0.39 "
            "to 0.97)."
        ),
        population=_("264 recreational runners over 22 weeks"),
        grade="B",
        status="verified",
        citation="Malisoux et al. 2015, Scand J Med Sci Sports 25:110",
        link="https://doi.org/10.1111/sms.12154",
        unit="hazard ratio",
        unknown=_("Observed, not tried: runners with several pairs may differ in other ways."),
        ratio=0.614,
        low=0.389,
        high=0.969,
        runners=264.0,
    ),
    row(
        "ground_hardness",
        _(
            "Softer ground does not shake the leg less for sure: on the level the shin's peak was higher on "
            "grass (8.2 g) than on concrete (7.5 g), at the lower back a little lower (3.8 against 3.9 g)."
        ),
        population=_("trained runners (shin); 30 amateur runners (back)"),
        grade="C",
        status="verified",
        citation="Waite et al. 2021, J Appl Biomech 37:2; Ferro-Sanchez et al. 2023, Int J Environ Res Public Health "
        "20:6405",
        link="https://doi.org/10.1123/jab.2020-0096",
        unit="g",
        unknown=_("Injury: no study was found that compares grounds. Shaking of the shin is not load of the knee."),
        grass_g=8.22,
        concrete_g=7.47,
        back_grass_g=3.76,
        back_concrete_g=3.90,
    ),
    row(
        "stretching_before",
        _(
            "Stretching right before made no difference to injuries in three trials (relative risks 0.85, 0.83 "
            "and 1.19, each interval holding 1)."
        ),
        population=_("three trials, soldiers among them"),
        grade="B",
        status="verified",
        citation="Table of a systematic review, Br J Sports Med",
        link="https://bjsm.bmj.com/highwire/markup/79501/expansion",
        unit="relative risk",
        unknown=_("A warm-up of easy running, on which nothing was found; runners' knees apart from other injuries."),
        first=0.85,
        second=0.83,
        third=1.19,
    ),
    row(
        "settling_in",
        _(
            "How long a runner took to settle into the pace is told only where it is more than a minute, and "
            "less than ten minutes and a third of the recording: it is looked for between these."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS,
        unit="s, share",
        unknown=_("Whether a slow start was a warm-up, traffic or a hill."),
        least_s=60.0,
        most_s=600.0,
        most_share=1 / 3,
    ),
    row(
        "running_less",
        _("Running a shorter distance went with fewer knee injuries: relative risk 0.45 (0.26 to 0.80)."),
        population=_("older trials, soldiers among them"),
        grade="B",
        status="verified",
        citation="Table of a systematic review, Br J Sports Med",
        link="https://bjsm.bmj.com/highwire/markup/79501/expansion",
        unit="relative risk",
        unknown=_("Runners by choice, and how much less is enough."),
        ratio=0.45,
        low=0.26,
        high=0.80,
    ),
    row(
        "foam_rolling",
        _("Rolling before a run changed sprinting by 0.7 % and flexibility by 4 %; after one, soreness by 6 %."),
        population=_("21 studies"),
        grade="A",
        status="verified",
        citation="Wiewelhove et al. 2019, Front Physiol 10:376",
        link="https://doi.org/10.3389/fphys.2019.00376",
        unit="%",
        unknown=_("Injury and knee pain: no study looked at them."),
        sprint_percent=0.7,
        flexibility_percent=4.0,
        soreness_percent=-6.0,
    ),
    row(
        "exercise_programmes",
        _(
            "Exercise programmes did not lower runners' injuries overall; fewer were seen only where the "
            "exercises were supervised."
        ),
        population=_("9 randomised trials, 1,904 runners"),
        grade="A",
        status="verified",
        citation="Wu et al. 2024, Sports Med 54:1249",
        link="https://doi.org/10.1007/s40279-024-01993-7",
        unknown=_("Which exercises, and whether it is supervision itself."),
        trials=9.0,
        runners=1904.0,
    ),
    row(
        "marathon_strength",
        _(
            "Ten minutes of strength work three times a week made no difference to overuse injuries on the way "
            "to a first marathon: 7.1 against 7.3 % (risk ratio 0.97, 0.57 to 1.63)."
        ),
        population=_("720 first-time marathon runners, randomised trial"),
        grade="B",
        status="verified",
        citation="Toresdahl et al. 2019, Sports Health (PMC6931177)",
        link="https://pmc.ncbi.nlm.nih.gov/articles/PMC6931177/",
        unit="%",
        unknown=_("More than ten minutes, and exercises under somebody's eyes."),
        trained_percent=7.1,
        others_percent=7.3,
    ),
    row(
        "knee_arthritis",
        _(
            "Arthritis of hip or knee was seen in 3.5 % of recreational runners, 10.2 % of people who do not run "
            "and 13.3 % of competitive runners."
        ),
        population=_("24 studies, 123,173 people"),
        grade="B",
        status="verified",
        citation="Alentorn-Geli et al. 2017, J Orthop Sports Phys Ther",
        link="https://www.scribd.com/document/612857591/alentorn-geli2017-2",
        unit="%",
        unknown=_("Cause and effect: people whose knees hurt stop running. Observed, not tried."),
        runners_percent=3.5,
        others_percent=10.2,
        competitive_percent=13.3,
    ),
    row(
        "rest_and_ice",
        _(
            "Rest, ice for 20 minutes at a time, about six weeks to recover, and a doctor after two weeks (some "
            "say three) are common advice."
        ),
        population=_("advice to runners"),
        grade="D",
        status="convention",
        citation=OURS + _("; as ") + ARTICLES + _(" give them"),
        unit="minutes, weeks",
        unknown=_(
            "Each number: no study was found for any of them. Education with less running, not full rest, is "
            "what was tried."
        ),
        ice_minutes=20.0,
        recovery_weeks=6.0,
        doctor_weeks=2.0,
    ),
    row(
        "printed_shares",
        _("Half of running injuries are at the knee and a quarter are pain around the kneecap, articles say."),
        population=_("articles for runners"),
        grade="D",
        status="convention",
        citation=OURS + _("; as ") + ARTICLES + _(" print them"),
        unit="%",
        unknown=_("In whom they were counted: the articles do not say."),
        knee_percent=50.0,
        kneecap_percent=25.0,
    ),
)
