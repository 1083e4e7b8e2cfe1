"""All that is true about the vendors, without a screen: tables, rules, owners in time, the Selection.

import vendors

panorama = vendors.load("data", as_of="2018-04-23")
panorama["vendors"]
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from vendors.exports.frames import Panorama


def load(
    folder: "str | Path" = "data", *, as_of: "str | date | None" = None, today: "date | None" = None
) -> "Panorama":
    """The survey of a data folder as tidy pandas frames, as of a day; see `vendors.exports.frames`.

    Args:
        folder: where the CSV files are.
        as_of: the day that is looked at, `"2018-04-23"`; None is today.
        today: the present day, after which a date is in the future; None is what the clock says where the magazine is.

    Raises:
        NotADirectoryError: there is no such folder.
        vendors.exports.frames.InvalidDataError: its tables have errors.
        ValueError: `as_of` is no day.
    """
    # Here, so that a program that wants a rule alone does not wait for pandas.
    from vendors.exports.frames import load as read

    return read(folder, as_of=as_of, today=today)
