"""Rows on what more steps at a speed do: to joints and effort, to injury, and what to try."""

from gait.evidence.row import OURS, row
from gait.language import _

ROWS = (
    row(
        "step_rate_joint_work",
        _(
            "At a fixed speed, 5 % and 10 % more steps lower the energy that the knee absorbs, 10 % also the "
            "hip's; step length, up-and-down movement and braking impulse fall too."
        ),
        population=_("45 healthy recreational runners, treadmill"),
        grade="C",
        status="verified",
        citation="Heiderscheit et al. 2011, Med Sci Sports Exerc 43:296",
        link="https://doi.org/10.1249/MSS.0b013e3181ebedf4",
        unit="%",
        unknown=_(
            "How large the changes are, for the tables were not read; whether they last, and what they do to "
            "pain or injury."
        ),
        first_percent=5.0,
        second_percent=10.0,
    ),
    row(
        "step_rate_meta",
        _(
            "More steps at a speed bend the knee less and shorten the step, and cost more effort and energy at "
            "first. There is not enough evidence to say what it does to injury or performance."
        ),
        population=_("37 studies"),
        grade="A",
        status="verified",
        citation="Anderson et al. 2022, Sports Med Open 8:114",
        link="https://doi.org/10.1186/s40798-022-00504-0",
        unknown=_("What it does to injury or performance, and how long the extra effort lasts."),
    ),
    row(
        "step_rate_dose",
        _(
            "One instruction and two weeks with a metronome at 5 to 10 % more steps, two or three runs a week of "
            "at most 30 minutes, raised runners' own cadence (d = 0.84)."
        ),
        population=_("33 runners, randomised trial"),
        grade="B",
        status="verified",
        citation="Huber and Verhoff 2024, Int J Sports Phys Ther",
        link="https://doi.org/10.26603/001c.90909",
        unit="%",
        unknown=_("How long it lasts afterwards. No trial has compared steps of so many percent a week."),
        low_percent=5.0,
        high_percent=10.0,
        weeks=2.0,
        most_minutes=30.0,
    ),
    row(
        "step_rate_advice",
        _(
            "Try 5 % more first and at most 10 % in all, at the same speed, never more than 8 spm above the "
            "expectation, and never fewer steps than now. Start with a few bouts of some minutes."
        ),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; within the doses of Heiderscheit et al. 2011 and Huber and Verhoff 2024"),
        link="https://doi.org/10.26603/001c.90909",
        unit="%",
        first_percent=5.0,
        most_percent=10.0,
        cap_above_spm=8.0,
        bouts=4.0,
        bout_minutes=4.0,
    ),
    row(
        "hip_moment",
        _(
            "Ten more steps a minute at 3.0 m/s bring the foot's landing 5.9 % closer to the hip and raise the "
            "hip flexors' moment by 5.8 %: more steps also have a price."
        ),
        population=_("14 runners, treadmill"),
        grade="C",
        status="verified",
        citation="Lieberman et al. 2015, J Exp Biol 218:3406",
        link="https://doi.org/10.1242/jeb.125500",
        unit="%",
        unknown=_("Other speeds, and whether the higher moment ever matters to a hip."),
        foot_ahead_percent=-5.9,
        hip_moment_percent=5.8,
    ),
    row(
        "retraining_calf",
        _("Runners who were taught to land softer had more trouble with calf and Achilles tendon than others."),
        population=_("320 novice runners, randomised trial of another change of form"),
        grade="B",
        status="verified",
        citation="Chan et al. 2018, Am J Sports Med, PMID 29065279",
        link="https://pubmed.ncbi.nlm.nih.gov/29065279/",
        unknown=_(
            "Whether more steps a minute do the same: these runners were taught softer landings, in a laboratory."
        ),
    ),
    row(
        "cadence_not_injury",
        _(
            "Cadence did not differ between runners who were injured and those who were not: 173 against 172 spm "
            "(p = .77), and no association in 256 others."
        ),
        population=_("381 adults over 9 months; 256 recreational runners"),
        grade="B",
        status="verified",
        citation="PMID 32269855; van Oeveren et al. 2019",
        link="https://pubmed.ncbi.nlm.nih.gov/32269855/",
        unit="spm",
        unknown=_(
            "Whether a very low cadence matters: only 16 of the 381 had an injury that a clinic saw. In one "
            "study of school runners a low cadence went with shin pain, not knee pain; its numbers were not read."
        ),
        injured_spm=173.0,
        uninjured_spm=172.0,
    ),
    row(
        "lenhart_2014",
        _("At a fixed speed, 10 % more steps lower the modelled peak force behind the kneecap by 14 %."),
        population=_("30 healthy adults, treadmill"),
        grade="C",
        status="verified",
        citation="Lenhart et al. 2014, Med Sci Sports Exerc 46:557",
        link="https://doi.org/10.1249/MSS.0b013e3182a78c3a",
        unit="%",
        unknown=_("A force from a model, a step at a time: what it means over a run, for pain or for injury."),
        cadence_percent=10.0,
        peak_force_percent=-14.0,
    ),
    row(
        "willson_2014",
        _(
            "At 3.7 m/s, shorter steps lower the modelled stress behind the kneecap by 22.2 % a step and 7.5 % "
            "over a distance; longer steps raise it by 31 % and 14 %. At least 10 % shorter or longer was asked "
            "for; the figures a step and over a distance together mean 15.9 % shorter and 14.9 % longer."
        ),
        population=_("10 women with pain behind the kneecap and 13 healthy women"),
        grade="C",
        status="derived",
        citation="Willson et al. 2014, Clin Biomech 29:243; the step lengths by division",
        link="https://c.coek.info/pdf-effects-of-step-length-on-patellofemoral-joint-stress-in-female-runners-with-and.html",
        unit="%",
        unknown=_(
            "The step length that was really run is inferred. Stress from a model; men, other speeds, pain and injury."
        ),
        step_length_percent=-15.9,
        stress_step_percent=-22.2,
        stress_km_percent=-7.5,
        longer_step_length_percent=14.9,
        longer_stress_step_percent=31.0,
        longer_stress_km_percent=14.0,
    ),
    row(
        "willy_2016",
        _(
            "Eight runs with a cue for 7.5 % more steps made runners take 8.6 % more; the work that the knee "
            "takes up fell by 26.9 % a stance and 21.1 % a kilometre, and stayed there for 30 days."
        ),
        population=_("30 healthy runners who landed hard, randomised to the cue or to none"),
        grade="B",
        status="verified",
        citation="Willy et al. 2016, Scand J Med Sci Sports 26:197",
        link="https://doi.org/10.1111/sms.12413",
        unit="%",
        unknown=_("Runners who do not land hard; longer than 30 days; whether pain or injury changes."),
        asked_percent=7.5,
        cadence_percent=8.6,
        work_step_percent=-26.9,
        work_km_percent=-21.1,
    ),
    row(
        "hagen_2023",
        _(
            "With 10 % more steps, modelled stress behind the kneecap and the impulse of the patellar tendon "
            "fall, over a kilometre more at a low speed than at a high one."
        ),
        population=_("12 healthy runners, treadmill"),
        grade="C",
        status="verified",
        citation="Hagen et al. 2023, Med Sci Sports Exerc 55:1555",
        link="https://doi.org/10.1249/MSS.0000000000003194",
        unit="%",
        unknown=_("How much, for only the abstract was read; pain and injury."),
        cadence_percent=10.0,
    ),
)
