"""Any of the programs that write tables: a random table, and the file that one of them makes of it."""

from random import Random
from typing import Final

from tests.vendors.desk.imports.written.meant import Meant, Written, meant
from tests.vendors.desk.imports.written.texts import ENCODINGS, as_text_file
from tests.vendors.desk.imports.written.workbooks import as_odfpy, as_openpyxl, as_pandas, as_xlsxwriter

WORKBOOKS: Final = (as_openpyxl, as_xlsxwriter, as_odfpy, as_pandas)


def written(seed: int) -> tuple[Meant, Written]:
    """One table, and the file that one of the programs makes of it; the same for the same seed."""
    chance = Random(seed)
    if chance.random() < 0.5:
        encoding = chance.choice(ENCODINGS)
        what = meant(chance, encoding)
        return what, as_text_file(chance, what, encoding)
    what = meant(chance)
    return what, chance.choice(WORKBOOKS)(chance, what)
