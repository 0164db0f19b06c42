"""FIT: the binary files of running watches, decoded into columns.

bytes -> scan (groups of messages) -> tables (columns as stored) -> columns, sessions, devices, ... -> Activity
"""

from gait.formats.fit.decode import Decoded, decode
from gait.formats.fit.reading import read_fit
from gait.formats.sniff import is_fit

__all__ = ["Decoded", "decode", "is_fit", "read_fit"]
