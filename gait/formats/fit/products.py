"""Names of products by their number: watches that runners wear, and the straps and pods that measure how they move.

References
----------
Garmin FIT SDK, profile 21.205, type ``garmin_product``; regional variants bear their model's name.
Which watches measure running dynamics at the wrist, and which needed a strap, is from the maker's product manuals.

"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_WATCHES: Final[Mapping[str, tuple[int, ...]]] = {
    "Forerunner 10": (1482, 1688),
    "Forerunner 15": (1903, 2061),
    "Forerunner 25": (2148,),
    "Forerunner 30": (2891, 2977),
    "Forerunner 35": (2503, 2650, 2667, 2668, 2727, 2814),
    "Forerunner 45": (3282, 3469),
    "Forerunner 50": (782,),
    "Forerunner 55": (3869, 4033),
    "Forerunner 60": (988,),
    "Forerunner 70": (1436, 4916),
    "Forerunner 110": (1124, 1274),
    "Forerunner 165": (4432, 4433),
    "Forerunner 170": (4814, 4815),
    "Forerunner 210": (1360,),
    "Forerunner 220": (1632, 1930, 1931, 2073, 2174),
    "Forerunner 225": (14, 2153, 2219),
    "Forerunner 230": (2157, 2313),
    "Forerunner 235": (2396, 2397, 2431, 2733, 3144),
    "Forerunner 245": (3076, 3077, 3145, 3321),
    "Forerunner 255": (3990, 3991, 3992, 3993),
    "Forerunner 265": (4257, 4258),
    "Forerunner 301": (473, 474, 475, 494),
    "Forerunner 310XT": (1018, 1446),
    "Forerunner 405": (717, 987),
    "Forerunner 570": (4570, 4574),
    "Forerunner 610": (1345, 1410),
    "Forerunner 620": (1623, 1928, 1929, 2072, 2173),
    "Forerunner 630": (2156, 2310, 2311),
    "Forerunner 645": (2886, 2888, 3003, 3004),
    "Forerunner 735XT": (2158, 2533, 2534),
    "Forerunner 745": (3589, 3794),
    "Forerunner 910XT": (1328, 1537, 1600, 1664),
    "Forerunner 920XT": (1765, 2130, 2131, 2132),
    "Forerunner 935": (2691, 2833),
    "Forerunner 945": (3113, 3441, 3652, 3978),
    "Forerunner 955": (4024,),
    "Forerunner 965": (4315,),
    "Forerunner 970": (4565,),
    "fenix": (1551,),
    "fenix 2": (1967,),
    "fenix 3": (2050, 2188, 2189, 2293, 2407, 2408, 2413, 2432, 2473, 2474, 2475, 2476, 2477, 2675),
    "fenix 5": (2544, 2604, 2697, 2796, 2797, 2798),
    "fenix 5 Plus": (2900, 3110, 3111, 3134, 3135),
    "fenix 6": (3287, 3288, 3289, 3290, 3291, 3512, 3513, 3514, 3515, 3516),
    "fenix 7": (3905, 3906, 3907, 3908, 3909, 3910),
    "fenix 7 Pro": (4374, 4375, 4376, 4595),
    "fenix 8": (4532, 4533, 4534, 4536, 4631),
    "fenix 9": (4952, 4953, 4954, 4955, 4956, 5133, 5134),
    "fenix E": (4666,),
    "epix": (1988, 2332, 2457),
    "epix (Gen 2)": (3943, 3944),
    "epix Pro (Gen 2)": (4312, 4313, 4314),
    "Enduro": (3638, 3872),
    "Enduro 2": (4341,),
    "Enduro 3": (4575,),
    "Enduro 4": (5169,),
    "Instinct": (3126,),
    "Instinct Solar": (3466,),
    "Instinct 2": (3888, 3889, 4071),
    "Instinct 2X": (4394,),
    "Instinct 3": (4585, 4586, 4587, 4759),
    "Instinct Crossover": (4155, 4678),
    "Instinct E": (4583, 4584),
    "MARQ": (3246, 3247, 3248, 3249, 3250, 3251, 3420, 3421, 3448, 3449, 3450, 3451, 3624, 3648, 3739, 3850),
    "MARQ (Gen 2)": (4105, 4124, 4472),
    "tactix 7": (4135,),
    "tactix 8": (4775, 4776),
    "vivoactive": (1907, 2160),
    "vivoactive HR": (2337, 2497),
    "vivoactive 3": (2700, 2988, 3066, 3163, 3446, 3473),
    "vivoactive 4": (3224, 3225, 3387, 3388, 3389),
    "vivoactive 5": (4426,),
    "vivoactive 6": (4625,),
    "vivosport": (2623, 2832),
    "Venu": (3226, 3737, 3740),
    "Venu 2": (3703, 3704, 3949, 3950),
    "Venu 2 Plus": (3851, 4017),
    "Venu 3": (4260, 4261),
    "Venu 4": (4643, 4644),
    "Venu Sq": (3596, 3599, 3600, 3837),
    "Venu Sq 2": (4115, 4116),
    "Venu X1": (4603,),
}

_OTHERS: Final[Mapping[str, tuple[int, ...]]] = {
    "VIRB Elite": (1735,),
    "VIRB X": (2134,),
    "VIRB XE": (2172,),
    "VIRB Ultra 30": (2417,),
    "VIRB 360": (2687,),
    "HRM": (1, 5, 7),
    "HRM-Run": (8, 1752),
    "HRM-Tri": (12, 1743),
    "HRM4-Run": (13, 2327),
    "HRM-Dual": (3299,),
    "HRM-Pro": (3300,),
    "HRM-Pro Plus": (4130,),
    "HRM-Fit": (22, 4446),
    "HRM 200": (4606,),
    "Running Dynamics Pod": (2593,),
    "Foot Pod SDM4": (10007,),
    "Garmin Connect": (65534,),
}

GARMIN_WATCHES: Final = MappingProxyType({number: name for name, numbers in _WATCHES.items() for number in numbers})
GARMIN_PRODUCTS: Final = MappingProxyType(
    {
        **GARMIN_WATCHES,
        **{number: name for name, numbers in _OTHERS.items() for number in numbers},
    }
)

SUUNTO_PRODUCTS: Final = MappingProxyType({34: "Suunto 9 Baro"})
"""As a real file of this product number calls itself."""

DYNAMICS_STRAPS: Final = frozenset({"HRM-Run", "HRM-Tri", "HRM4-Run", "HRM-Pro", "HRM-Pro Plus", "HRM-Fit"})
"""Chest straps that measure running dynamics."""

STRAP_ONLY_WATCHES: Final = frozenset({"Forerunner 620", "Forerunner 630", "Forerunner 920XT", "fenix 2", "epix"})
"""Watches whose running dynamics can come from a chest strap alone."""

WRIST_DYNAMICS_WATCHES: Final = frozenset(
    {
        "Forerunner 165",
        "Forerunner 170",
        "Forerunner 255",
        "Forerunner 265",
        "Forerunner 570",
        "Forerunner 955",
        "Forerunner 965",
        "Forerunner 970",
        "fenix 7",
        "fenix 7 Pro",
        "fenix 8",
        "fenix 9",
        "fenix E",
        "epix (Gen 2)",
        "epix Pro (Gen 2)",
        "Enduro 2",
        "Enduro 3",
        "Enduro 4",
        "MARQ (Gen 2)",
        "tactix 7",
        "tactix 8",
    }
)
"""Watches that measure running dynamics at the wrist."""
