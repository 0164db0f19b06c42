"""Rows on contact, oscillation, balance and stiffness."""

from gait.evidence.row import row
from gait.language import _

GARMIN = "Garmin owner's manuals, Running Dynamics: Forerunner 945 and Enduro 3"
GARMIN_LINK = "https://www8.garmin.com/manuals/webhelp/forerunner945/"
MAKER = _("runners whose data the maker holds; percentiles over all speeds together")

ROWS = (
    row(
        "contact_curve",
        _(
            "Watches, straps and treadmills with a long definition of contact read about 0.537 v^-0.62 seconds, "
            "within 12 % for most runners. Force plates at 50 N read shorter, and are not used for a watch."
        ),
        population=_(
            "means of 860 recreational runners within 2 %, and 11 recordings of watches and pods within 1 % in "
            "the median"
        ),
        grade="C",
        status="derived",
        citation="Log fit to the range given by van Oeveren et al. 2021 (10.1080/14763141.2021.1873411); level checked "
        "against Malisoux et al. 2023 (PMC10588426)",
        link="https://pmc.ncbi.nlm.nih.gov/articles/PMC10588426/",
        unit="s at m/s",
        unknown=_("Women apart from men, single makers, and contact under 2.5 m/s."),
        factor_s=0.537,
        exponent=-0.62,
        sd_share=0.12,
    ),
    row(
        "garmin_contact",
        _("Garmin's gauge for ground contact time, shortest first."),
        population=MAKER,
        grade="D",
        status="verified",
        citation=GARMIN,
        link=GARMIN_LINK,
        unit="ms",
        unknown=_("How many runners, at which speeds; what a band means for health or performance."),
        p5=218.0,
        p30=248.0,
        p70=277.0,
        p95=308.0,
    ),
    row(
        "garmin_oscillation_chest",
        _("Garmin's gauge for vertical oscillation from a chest strap, smallest first."),
        population=MAKER,
        grade="D",
        status="verified",
        citation=GARMIN,
        link=GARMIN_LINK,
        unit="cm",
        unknown=_("How many runners, at which speeds; what a band means for health or performance."),
        p5=6.4,
        p30=8.1,
        p70=9.7,
        p95=11.5,
    ),
    row(
        "garmin_oscillation_waist",
        _("Garmin's gauge for vertical oscillation from a pod at the waist, smallest first."),
        population=MAKER,
        grade="D",
        status="verified",
        citation=GARMIN,
        link=GARMIN_LINK,
        unit="cm",
        unknown=_("How many runners, at which speeds; what a band means for health or performance."),
        p5=6.8,
        p30=8.9,
        p70=10.9,
        p95=13.0,
    ),
    row(
        "garmin_ratio_chest",
        _("Garmin's gauge for vertical ratio from a chest strap, smallest first."),
        population=MAKER,
        grade="D",
        status="verified",
        citation=GARMIN,
        link=GARMIN_LINK,
        unit="%",
        unknown=_("How many runners, at which speeds; what a band means for health or performance."),
        p5=6.1,
        p30=7.4,
        p70=8.6,
        p95=10.1,
    ),
    row(
        "garmin_ratio_waist",
        _("Garmin's gauge for vertical ratio from a pod at the waist, smallest first."),
        population=MAKER,
        grade="D",
        status="verified",
        citation=GARMIN,
        link=GARMIN_LINK,
        unit="%",
        unknown=_("How many runners, at which speeds; what a band means for health or performance."),
        p5=6.5,
        p30=8.3,
        p70=10.0,
        p95=11.9,
    ),
    row(
        "garmin_balance",
        _(
            "Garmin's gauge for contact balance is green within 0.7 points of 50 % (40 % of runners) and red "
            "beyond 2.2 (5 % on each side); balance leaves 50 % on slopes."
        ),
        population=MAKER,
        grade="D",
        status="verified",
        citation=GARMIN,
        link=GARMIN_LINK,
        unit="percentage points from 50 %",
        unknown=_("How many runners, on which ground; the maker's remark on injuries is unpublished."),
        green=0.7,
        red=2.2,
    ),
    row(
        "balance_healthy",
        _(
            "In healthy runners the left share of contact lies 0.5 points from 50 % in the median, and 1.2 "
            "points at the 95th percentile."
        ),
        population=_("13 runners at three speeds, force-measuring treadmill"),
        grade="C",
        status="derived",
        citation="Fukuchi et al. 2017, PeerJ 5:e3298",
        link="https://doi.org/10.7717/peerj.3298",
        unit="percentage points from 50 %",
        unknown=_("Women, and running on roads with a strap instead of a force plate."),
        median=0.5,
        p95=1.2,
    ),
    row(
        "asymmetry_not_injury",
        _("Asymmetry between the legs was not linked to more injury; some kinds went with less."),
        population=_("836 recreational runners over 6 months"),
        grade="B",
        status="verified",
        citation="Malisoux et al. 2024, BMJ Open Sport Exerc Med, e001787",
        link="https://doi.org/10.1136/bmjsem-2023-001787",
        unknown=_("Runners who are already in pain, and larger asymmetry than these runners had."),
    ),
    row(
        "duty_factor_injury",
        _(
            "A lower duty factor (shorter contact for the stride) went with slightly more injuries: hazard ratio "
            "0.95 (0.91 to 0.98) for each point more, before adjustment. Long contact is not the harmful "
            "direction."
        ),
        population=_("848 recreational runners over 6 months"),
        grade="B",
        status="verified",
        citation="Malisoux et al. 2022, PMID 35049407",
        link="https://pubmed.ncbi.nlm.nih.gov/35049407/",
        unit="hazard ratio a point",
        unknown=_(
            "Whether it is a cause: after adjustment it held in soft shoes (0.92, 0.85 to 0.99) and not in hard ones."
        ),
        ratio=0.95,
        low=0.91,
        high=0.98,
    ),
    row(
        "oscillation_is_cadence",
        _(
            "In a spring-mass run, oscillation follows from cadence and contact time, mostly from the square of "
            "cadence; it is no second witness beside cadence, and advice to bounce less in general is dubious."
        ),
        population=_("model, and a synthesis of studies"),
        grade="C",
        status="derived",
        citation="Algebra on Morin et al. 2005; van Oeveren et al. 2021, Sports Biomech 23:516",
        link="https://doi.org/10.1080/14763141.2021.1873411",
        unknown=_("How far a strap on the chest moves unlike the body's centre."),
    ),
    row(
        "economy_single_variables",
        _(
            "Single features of form explain 4 to 12 % of the differences in running economy; contact time "
            "explains next to nothing (r = -0.02)."
        ),
        population=_("51 studies, 1,115 runners"),
        grade="A",
        status="verified",
        citation="Van Hooren et al. 2024, Sports Med",
        link="https://doi.org/10.1007/s40279-024-01997-3",
        unit="%",
        unknown=_("What a change of a single feature does to one runner: these are differences between runners."),
        low_percent=4.0,
        high_percent=12.0,
        contact_r=-0.02,
    ),
    row(
        "spring_mass",
        _(
            "Leg and vertical stiffness can be estimated from contact time, flight time, speed, mass and leg "
            "length (0.53 x height); the means lie within 7 % of a force plate's (0.12 to 6.93 % off on a "
            "treadmill)."
        ),
        population=_("8 students on a treadmill, 10 elite runners overground, 3.3 to 7 m/s"),
        grade="C",
        status="verified",
        citation="Morin et al. 2005, J Appl Biomech 21:167",
        link="https://doi.org/10.1123/jab.21.2.167",
        unknown=_(
            "Recreational runners outdoors, and contact times from a watch, whose errors enter two to three "
            "times as large."
        ),
        leg_length_share=0.53,
        least_bias_percent=0.12,
        most_bias_percent=6.93,
    ),
    row(
        "spring_mass_level_only",
        _("Stiffness from contact and flight time does not hold on slopes."),
        population=_("29 runners, 4 speeds, 8 slopes"),
        grade="C",
        status="verified",
        citation="Meyer et al. 2023, PMC10368467",
        link="https://pmc.ncbi.nlm.nih.gov/articles/PMC10368467/",
        unknown=_("By how much it is off at each slope; only the abstract was read."),
    ),
)
