"""Rows on steps and contact for the speed: the models fitted on force-plate data, and what their verdicts mean."""

from gait.evidence.row import Evidence, row
from gait.language import _

FUKUCHI = _("Fukuchi, Fukuchi & Duarte 2017, PeerJ 5:e3298 (data); fitted by `gait validate`")
FUKUCHI_LINK = "https://doi.org/10.7717/peerj.3298"
RUNNERS = _("13 men on a force-measuring treadmill at 2.5, 3.5 and 4.5 m/s")
LIMITS = _(
    "Holds for a treadmill at constant speed, and for men: no woman is among the runners. Hills, "
    "changing speed and tiredness are not in the data."
)

ROWS: tuple[Evidence, ...] = (
    row(
        "braking_model",
        _(
            "The braking impulse a step [body weight x s] goes as exp(2.4852) speed^0.8425 cadence^-1.435: 7.7 % "
            "off for a runner who was left out, 11.4 % from speed alone. It is cadence at a speed in terms of "
            "force, and adds nothing to cadence and speed but the size of the effect."
        ),
        population=RUNNERS,
        grade="C",
        status="derived",
        citation=FUKUCHI,
        link=FUKUCHI_LINK,
        unit="body weight x s, m/s, spm; exponents with 90 % by resampling runners",
        unknown=LIMITS
        + _(
            " Whether the exponent is that of one runner who changes cadence was not tested: it is fitted "
            "between runners and speeds. Height did not help these 13 men."
        ),
        intercept=2.4852,
        speed_exponent=0.8425,
        cadence_exponent=-1.435,
        cadence_exponent_low=-1.93,
        cadence_exponent_high=-0.86,
        speed_alone_intercept=-4.5488,
        speed_alone_exponent=0.5634,
        relative_error_percent=7.7,
        speed_alone_percent=11.4,
        residual_sd_log=0.074,
        interval_90_log=0.145,
        lowest_speed_mps=2.5,
        highest_speed_mps=4.5,
    ),
    row(
        "reach_model",
        _(
            "The ankle lands exp(-1.3588) (speed x contact time)^1.1847 speed^0.1173 metres ahead of the pelvis: "
            "11.7 mm off for a runner who was left out, 28.7 mm from speed alone. Contact time must be measured; "
            "one that is modelled from speed, cadence and height says nothing of reach."
        ),
        population=RUNNERS,
        grade="C",
        status="derived",
        citation=FUKUCHI,
        link=FUKUCHI_LINK,
        unit="m, m/s, s; exponents with 90 % by resampling runners",
        unknown=LIMITS
        + _(
            " The pelvis centre stands for the centre of mass, and part of the agreement is geometry: speed x "
            "contact time holds the landing distance itself. A watch's contact time is not a force plate's."
        ),
        intercept=-1.3588,
        product_exponent=1.1847,
        product_exponent_low=0.96,
        product_exponent_high=1.49,
        speed_exponent=0.1173,
        speed_alone_intercept=-2.3675,
        speed_alone_exponent=0.6856,
        rmse_mm=11.7,
        speed_alone_mm=28.7,
        residual_sd_log=0.057,
        interval_90_log=0.112,
        lowest_speed_mps=2.5,
        highest_speed_mps=4.5,
    ),
    row(
        "braking_cadence_r",
        _(
            "Among runners at one speed, a higher cadence goes with less braking at each step: r = -.71, 90 % of "
            "resampled sets of runners between -.82 and -.60."
        ),
        population=_("26 runners on a force-measuring treadmill, three speeds; nearly all men"),
        grade="C",
        status="derived",
        citation="Fukuchi, Fukuchi & Duarte 2017, PeerJ 5:e3298 (data)",
        link=FUKUCHI_LINK,
        unit="correlation within a speed",
        unknown=_(
            "Between runners, not within one who changes cadence. A step that is shorter in time has less "
            "impulse at the same force, so part of it is arithmetic."
        ),
        r=-0.71,
        low=-0.82,
        high=-0.60,
    ),
    row(
        "braking_third",
        _(
            "The model finds who brakes most: of a runner from the third that brakes most at a speed and one of "
            "the others, it puts 78 % of the pairs in the right order."
        ),
        population=RUNNERS,
        grade="C",
        status="derived",
        citation=FUKUCHI,
        link=FUKUCHI_LINK,
        unit="area under the curve; 90 % by resampling runners",
        unknown=_(
            "Thirteen runners are few: the interval reaches from little better than chance to nearly perfect. "
            "Within a speed it is the order of cadence."
        ),
        area=0.78,
        low=0.58,
        high=0.95,
    ),
    row(
        "reach_third",
        _(
            "The model finds who reaches most: of a runner from the third that reaches most at a speed and one "
            "of the others, it puts 94 % of the pairs in the right order."
        ),
        population=RUNNERS,
        grade="C",
        status="derived",
        citation=FUKUCHI,
        link=FUKUCHI_LINK,
        unit="area under the curve; 90 % by resampling runners",
        unknown=_("Whether it holds with a watch's contact time; the force plate's own went in."),
        area=0.94,
        low=0.83,
        high=1.0,
    ),
    row(
        "contact_noise",
        _(
            "Noise of contact time takes from reach what contact knows of it: within a speed the correlation of "
            "predicted and measured reach falls from .88 to .86, .81 and .67 with noise of 5, 10 and 20 ms, and "
            "at 20 ms the error is nearly that of speed alone."
        ),
        population=RUNNERS + _("; noise drawn at random"),
        grade="C",
        status="derived",
        citation=FUKUCHI,
        link=FUKUCHI_LINK,
        unit="correlation within a speed, mm, area under the curve",
        unknown=_("A watch's errors are no pure noise: it also compresses the range and adds a bias of its own."),
        r_at_0_ms=0.88,
        rmse_mm_at_0_ms=11.7,
        area_at_0_ms=0.94,
        r_at_5_ms=0.86,
        rmse_mm_at_5_ms=13.2,
        area_at_5_ms=0.92,
        r_at_10_ms=0.81,
        rmse_mm_at_10_ms=17.0,
        area_at_10_ms=0.89,
        r_at_20_ms=0.67,
        rmse_mm_at_20_ms=27.3,
        area_at_20_ms=0.82,
    ),
    row(
        "contact_force_plate",
        _(
            "Force plates at a threshold of 50 N read about 0.432 v^-0.53 seconds of contact, 7 to 12 % less "
            "than the curve for watches. No watch is held against it."
        ),
        population=_("means of 13 men at 2.5, 3.5 and 4.5 m/s on a treadmill"),
        grade="C",
        status="derived",
        citation=FUKUCHI,
        link=FUKUCHI_LINK,
        unit="s at m/s",
        unknown=_("Women, and running on roads. The threshold alone moves contact by 6 %."),
        factor_s=0.432,
        exponent=-0.53,
    ),
)
