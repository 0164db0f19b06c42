"""Makers by their number in the FIT profile, as far as they make things that a runner wears or records with.

References
----------
Garmin FIT SDK, profile 21.205, type ``manufacturer``.

"""

from types import MappingProxyType
from typing import Final

GARMIN: Final = 1
SUUNTO: Final = 23
WAHOO: Final = 32
STRYD: Final = 95
DEVELOPMENT: Final = 255
STRAVA: Final = 265
COROS: Final = 294

MANUFACTURERS: Final = MappingProxyType(
    {
        1: "Garmin",
        2: "Garmin",
        13: "Dynastream",
        15: "Dynastream",
        16: "Timex",
        23: "Suunto",
        32: "Wahoo",
        40: "Concept2",
        52: "Epson",
        59: "Mio",
        70: "Sigma",
        71: "TomTom",
        76: "Moxy",
        80: "LifeBEAM",
        83: "Scosche",
        89: "Tacx",
        95: "Stryd",
        98: "BSX Athletics",
        110: "Salutron",
        111: "Technogym",
        122: "Johnson Health Tech",
        123: "Polar",
        127: "LEOMO",
        128: "iFit",
        131: "Chileaf",
        135: "Coospo",
        138: "Kyto",
        142: "TAG Heuer",
        148: "EZON",
        150: "MYZONE",
        259: "RunScribe",
        260: "Zwift",
        265: "Strava",
        267: "Bryton",
        275: "Podoon",
        289: "Hammerhead",
        294: "COROS",
        300: "NURVV",
        303: "CORE",
        305: "WHOOP",
        310: "Decathlon",
        326: "Nike",
        337: "Runna",
        339: "Zepp",
        340: "Peloton",
        348: "Huawei",
        349: "GOTOES",
        352: "Tymewear",
    }
)
