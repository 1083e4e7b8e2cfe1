"""The problems of a change as a table that French Excel opens by a double click."""

import csv
import io
from collections.abc import Sequence

from vendors.types.formulas import harmless
from vendors.validation.problems import Problem


def problem_table(problems: Sequence[Problem], code: str) -> bytes:
    """The problems as CSV with semicolons; a spreadsheet runs nothing of what a hostile file says.

    Args:
        problems: a row each.
        code: language of the messages.
    """
    written = io.StringIO()
    rows = [problem.as_dict(code) for problem in problems]
    table = csv.writer(written, delimiter=";", lineterminator="\r\n")
    table.writerow(rows[0] if rows else ["rule"])
    table.writerows([harmless(str(cell)) for cell in row.values()] for row in rows)
    return written.getvalue().encode("utf-8-sig")
