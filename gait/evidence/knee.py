"""Rows on knee pain: the pain rule, what is commonly associated with a place, strength, and when to see someone."""

from gait.evidence.row import OURS, row
from gait.language import _

ARTICLES = _("five public articles on knee pain after running (a club, two clinics, a brace maker, a hospital)")

ROWS = (
    row(
        "pain_rule",
        _(
            "Runners with pain around the kneecap are told: at most 2 of 10 while running, back to the level "
            "before the run within 60 minutes, and no more the next morning. If it is more: shorter runs (3 km "
            "instead of 5) more often, 10 to 20 % slower, 4 minutes of running and 1 of walking in turn, no "
            "downhill and no stairs."
        ),
        population=_("advice of clinicians and researchers; taught in a trial of 69 runners"),
        grade="B",
        status="verified",
        citation="TREK, La Trobe University: patellofemoral pain, runners (Esculier, Barton)",
        link="https://patellofemoral.trekeducation.org/runners",
        unit="points of 10, minutes, %, share",
        unknown=_(
            "The package was tried, not its limits one by one, and only with pain around the kneecap. Slower "
            "running may not spare the knee over a distance: in 16 runners the load a kilometre was higher at "
            "low speed."
        ),
        most_during=2.0,
        minutes=60.0,
        slower_least_percent=10.0,
        slower_most_percent=20.0,
        run_minutes=4.0,
        walk_minutes=1.0,
        shorter_share=0.6,
    ),
    row(
        "pain_education_trial",
        _(
            "In runners with pain around the kneecap, exercises or training of form on top of learning to manage "
            "load and pain brought nothing extra for symptoms."
        ),
        population=_("69 runners, randomised, 8 weeks and 5 visits, followed for 20 weeks"),
        grade="B",
        status="verified",
        citation="Esculier et al. 2018, Br J Sports Med 52:659",
        link="https://bjsm.bmj.com/content/52/10/659",
        unknown=_(
            "No group went without education, so what it does itself was not measured; other places of the knee."
        ),
        runners=69.0,
    ),
    row(
        "pain_progress",
        _("As pain settles, distance comes back first, then speed and hills."),
        population=_("advice given to runners with pain around the kneecap in a trial"),
        grade="B",
        status="secondary",
        citation="Esculier et al., as told by sportsmedres.org; protocol: BMC Musculoskelet Disord 2016, 17:5",
        link="https://pmc.ncbi.nlm.nih.gov/articles/PMC4702381/",
        unknown=_("The order was not tried against another."),
    ),
    row(
        "pain_severe",
        _("Pain of 7 of 10 and more leads straight to the box with the signs for help."),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; 7 to 10 is commonly called severe"),
        unit="points of 10",
        unknown=_("No number of points tells one condition from another."),
        least=7.0,
    ),
    row(
        "knee_same_day",
        _(
            "Signs to have a knee looked at the same day: no weight on the leg, badly swollen or changed in "
            "shape, locking, giving way after a twist or a pop, no movement or no full straightening, hot and "
            "red with fever or feeling unwell, constant pain at rest or at night."
        ),
        population=_("guidance for the public and for clinicians"),
        grade="D",
        status="verified",
        citation="NHS Greater Glasgow and Clyde, MSK physiotherapy: knee",
        link="https://www.nhsggc.org.uk/your-health/health-services/msk-physiotherapy/knees/",
        unknown=_("How many knees with such a sign need help that day, and that the list is whole."),
    ),
    row(
        "knee_appointment",
        _(
            "Signs for an appointment: pain for more than two weeks or getting worse, swelling that three days "
            "of rest and ice do not settle, catching or clicking with pain, a feeling of giving way, sharp pain "
            "inside or along the joint line, pain on every run."
        ),
        population=_("advice to runners"),
        grade="D",
        status="convention",
        citation=OURS + _("; as ") + ARTICLES + _(" advise"),
        unit="weeks, days",
        unknown=_("The limits of two weeks and three days were not studied; some articles say three weeks."),
        weeks=2.0,
        swelling_days=3.0,
    ),
    row(
        "knee_places",
        _(
            "What is commonly associated with pain at a place of the knee, when it is felt, and what is commonly "
            "named for it."
        ),
        population=_("advice to runners"),
        grade="D",
        status="convention",
        citation=OURS + _("; as ") + ARTICLES + _(" name them"),
        unknown=_(
            "A place is no test: several conditions share each, and only someone who looks at the knee can tell."
        ),
    ),
    row(
        "itb_step_rate",
        _(
            "One runner with pain at the outer side of the knee took 5 % more steps (168 to 176 spm), did "
            "exercises, and ran without pain after six weeks."
        ),
        population=_("one woman of 36 years"),
        grade="D",
        status="verified",
        citation="Allen 2014, Int J Sports Phys Ther 9:222",
        link="https://pubmed.ncbi.nlm.nih.gov/24790783/",
        unit="%",
        unknown=_("Everything but that one case: there is no trial, and she also did exercises."),
        percent=5.0,
        before_spm=168.0,
        after_spm=176.0,
        weeks=6.0,
    ),
    row(
        "step_rate_joint_force",
        _(
            "Among women at one speed, those who took 178 steps a minute and more had lower modelled forces in "
            "the main joint of the knee than those at 166 and less."
        ),
        population=_("55 women at 2.98 m/s, compared at one time"),
        grade="C",
        status="verified",
        citation="Thakkar et al. 2019, Med Sci Sports Exerc 51:1444",
        link="https://doi.org/10.1249/MSS.0000000000001915",
        unit="spm",
        unknown=_("Different women, not one who changes; a model's forces; pain at the inner side."),
        high_spm=178.0,
        low_spm=166.0,
    ),
    row(
        "hip_knee_strength",
        _(
            "With pain around the kneecap, training of hip and knee lowered pain by 3.3 of 10 (1.1 to 5.6) "
            "against none and by 1.5 (0.8 to 2.3) against the knee alone."
        ),
        population=_("people with pain around the kneecap, a meta-analysis of trials"),
        grade="B",
        status="verified",
        citation="Nascimento et al. 2018, J Orthop Sports Phys Ther; against it Hansen et al. 2023 (PMID 37137673), "
        "Hott et al. 2020 (Scand J Med Sci Sports)",
        link="https://www.scribd.com/document/622349839/",
        unit="points of 10",
        unknown=_(
            "Later trials disagree on the size: in 200 people hip and thigh training did equally well, and in "
            "112 neither beat free activity after a year. Few of them were runners."
        ),
        against_none=-3.3,
        against_none_low=-5.6,
        against_none_high=-1.1,
        against_knee=-1.5,
        against_knee_low=-2.3,
        against_knee_high=-0.8,
    ),
    row(
        "tendon_loading",
        _(
            "With pain at the tendon below the kneecap, loading that grows step by step helped more than the "
            "usual heavy lowering exercise: 28 against 18 points of 100 after 24 weeks (difference 9, 1 to 16)."
        ),
        population=_("76 athletes of jumping sports, randomised trial"),
        grade="B",
        status="verified",
        citation="Breda et al. 2021, Br J Sports Med",
        link="https://doi.org/10.1136/bjsports-2020-103403",
        unit="points of 100",
        unknown=_("Runners, and going back to sport, which did not differ (43 against 27 %, p = .13)."),
        difference=9.0,
        low=1.0,
        high=16.0,
        weeks=24.0,
    ),
    row(
        "strength_dose",
        _(
            "Three to four times a week for six weeks is the usual prescription, and three times ten is one "
            "trial author's advice; the trials ran for 6, 8 or 12 weeks."
        ),
        population=_("trials of 199, 69 and 200 people with pain around the kneecap, and what articles advise"),
        grade="D",
        status="convention",
        citation="Ferber et al. 2015 (PMC4560005, 6 weeks); Esculier et al. 2018 (8 weeks); Hansen et al. 2023 (12 "
        "weeks); the numbers by convention",
        link="https://pmc.ncbi.nlm.nih.gov/articles/PMC4560005/",
        unit="a week, weeks, sets, times",
        unknown=_(
            "No guideline was found that names sets and repetitions, and no trial that compares them in runners."
        ),
        least_a_week=3.0,
        most_a_week=4.0,
        weeks=6.0,
        trial_weeks=8.0,
        longest_trial_weeks=12.0,
        sets=3.0,
        times=10.0,
    ),
    row(
        "strength_exercises",
        _("The exercises named for each place train the muscles that are commonly called weak or tight there."),
        population="",
        grade="D",
        status="convention",
        citation=OURS + _("; the muscles as ") + ARTICLES + _(" name them"),
        unknown=_("Which exercise does what for whom: weak muscles were not shown to be the cause."),
    ),
)
