"""A folder that is grown for measurements is valid: texts that are as long as their table takes stay so with the longer names of a copy."""

from datetime import date
from pathlib import Path

from benchmarks.grown_folder import LONGEST, Generation, grown
from tests.data import ROOT
from tests.problems import in_short
from vendors.store.load import load

COPY = Generation(1, {}, {}, {}, {"Akio": "Akio 0001", "Qualtrics": "Qualtrics 0001"})


def test_a_text_as_long_as_its_table_takes_grows_by_no_name() -> None:
    longest = LONGEST["controversies"]
    text = f"Qualtrics {'denies it ' * 50}Akio".ljust(longest - 4, ".")
    assert len(COPY.text(text, longest)) <= longest
    assert "Akio 0001" in COPY.text(text, longest + 10)
    assert COPY.text("Akio and Qualtrics", longest) == "Akio 0001 and Qualtrics 0001"


def test_a_grown_folder_has_no_error_and_as_many_vendors_as_were_asked_for(tmp_path: Path, today: date) -> None:
    grown(ROOT / "tests" / "fixtures" / "data", tmp_path, 130, 700)
    loaded = load(tmp_path, today)
    assert in_short(loaded.errors) == ""
    assert loaded.dataset is not None
    assert len(loaded.dataset.vendor) == 130
    assert len(loaded.dataset.article) >= 700
