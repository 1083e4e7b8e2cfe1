"""The survey in a notebook: the frames hold the rows of the site, and the library can be installed and used by itself."""

import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from datetime import date
from importlib.metadata import requires
from pathlib import Path

import pandas as pd
import pytest
from flit_core import buildapi

import vendors
from tests.conftest import ROOT
from tests.data import DATA
from tests.drawn_selections import drawn_selections
from vendors.domain.vendor_on import VendorOn
from vendors.exports.frames import InvalidDataError, UnknownChoiceError, first_day, last_day
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.tables import TABLES
from vendors.tables.row import as_text


@pytest.fixture(scope="module")
def panorama():
    return vendors.load(DATA)


@pytest.fixture(scope="module")
def of_2018():
    return vendors.load(DATA, as_of="2018-04-23")


def test_a_frame_is_as_of_the_day(panorama, of_2018):
    then, now = (one["vendors"].set_index("id") for one in (of_2018, panorama))
    assert then.loc["qualtrics", "control_kind"] == "independent"
    assert now.loc["qualtrics", "owner"] == "Silver Lake"
    assert then.loc["trustyou", "ultimate_owner"] == "Recruit Holdings"
    assert of_2018.as_of == date(2018, 4, 23)


def test_no_frame_of_a_day_names_what_came_later(of_2018, panorama):
    """What is counted in one table is there in the other, so that frames of a day can be joined and their counts agree."""
    news, mentions, disputes = (of_2018[name] for name in ("news", "mentions", "controversies"))
    assert {*mentions.article} <= {*news.id}
    assert {*of_2018["replies"].controversy} <= {*disputes.id}
    assert {*disputes.articles.explode()} <= {*news.id}
    later = {*panorama["news"].id} - {*news.id}
    assert later & {*panorama["mentions"].article}
    assert later & {*panorama["controversies"].articles.explode()}
    counted = mentions.groupby("vendor").size()
    told = of_2018["vendors"].set_index("id").articles
    assert {vendor: n for vendor, n in told.items() if n} == counted.to_dict()
    ended = vendors.load(DATA, as_of="2000-01-01")["controversies"]
    assert ended.closed.isna().all()


def test_a_selection_gives_the_rows_of_the_site_in_their_order(panorama, dataset, today):
    found = 0
    for table, pairs in drawn_selections(dataset, today, int(os.environ.get("PANORAMA_EXAMPLES", "60"))):
        chosen: dict[str, list[str]] = {}
        for name, value in pairs:
            chosen.setdefault(name, []).append(value)
        rows = Results(dataset, Selection.read(pairs, dataset, today)[0], today).rows(table)
        frame = panorama.select(table, **chosen)
        for name in TABLES[table].KEY:
            assert [*frame[name].fillna("")] == [as_text(getattr(row, name)) for row in rows], (table, pairs)
        found += bool(rows)
    assert found > 20


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_its_columns_typed_and_each_is_explained(panorama, dataset, table):
    frame, told = panorama[table], panorama.columns(table)
    model = VendorOn if table == "vendors" else TABLES[table]
    assert [*frame.columns] == [*told.index] == [column.name for column in model.columns()]
    assert (told[["type", "label", "meaning"]] != "").all(axis=None)
    assert len(frame) == len(dataset.rows[table])
    for column in model.columns():
        kind = told.loc[column.name, "type"]
        assert str(frame[column.name].dtype) == ("object" if kind == "tuple" else kind)
        if kind == "tuple":
            assert frame[column.name].map(type).isin([tuple]).all()
    assert frame.attrs["data_version"] == dataset.version


def test_a_frame_says_what_was_read_otherwise_and_what_its_period_leaves_out(panorama):
    moved = panorama.select("vendors", category="text-analytics")
    assert moved.attrs["read_as"] == ["category=text-analytics as capability=text-analytics"]
    guessed = panorama.select("vendors", q="qualtrisc")
    assert "qualtrics" in {*guessed.id}
    assert guessed.attrs["read_as"] == ["q=qualtrisc as q=Qualtrics"]
    of_a_month = panorama.select("news", since="2018-04", until="2018-04")
    assert of_a_month.attrs["left_out"]
    assert not {*of_a_month.attrs["left_out"]} & {*of_a_month.id}
    assert panorama["ownership"].attrs["read_as"] == panorama["news"].attrs["left_out"] == []


def test_columns_are_explained_in_french_too(panorama):
    assert panorama.columns("ownership", lang="fr").loc["owner", "label"] == "Propriétaire"


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"regoin": "fr"}, "Did you mean “region=fr”?"),
        ({"vendor": "qualtrix"}, "Did you mean “qualtrics”?"),
        ({"topic": "funding"}, "“topic”, which does not apply here"),
        ({"date": "2018-13-01"}, "“2018-13-01” (date) does not exist."),
    ],
)
def test_what_does_not_exist_is_refused_with_the_nearest_that_does(panorama, chosen, said):
    with pytest.raises(UnknownChoiceError, match=None) as refused:
        panorama.select("vendors", **chosen)
    assert said in str(refused.value)


def test_sql_and_a_selection_as_sql_give_the_same_rows(of_2018):
    chosen = {"region": ["fr", "eu"], "control": "other"}
    by_sql = of_2018.sql(of_2018.as_sql("vendors", **chosen))
    assert [*by_sql["id"]] == [*of_2018.select("vendors", **chosen)["id"]] != []
    assert of_2018.sql("SELECT owner FROM owners_on() WHERE vendor = 'trustyou'")["owner"].item() == "Recruit Holdings"


def test_a_date_of_a_year_or_a_month_becomes_its_first_or_last_day():
    dates = pd.Series(["2018", "2018-02", "2018-04-23", None], dtype="string")
    assert [*first_day(dates).dt.strftime("%F").fillna("")] == ["2018-01-01", "2018-02-01", "2018-04-23", ""]
    assert [*last_day(dates).dt.strftime("%F").fillna("")] == ["2018-12-31", "2018-02-28", "2018-04-23", ""]


def test_a_folder_with_errors_is_refused_with_what_is_wrong(folder):
    (folder / "vendors.csv").write_text("id,name\nx,X\n", "utf-8")
    with pytest.raises(InvalidDataError, match=r"vendors\.csv"):
        vendors.load(folder)
    with pytest.raises(NotADirectoryError):
        vendors.load(folder / "nowhere")


def test_what_the_library_needs_is_pinned_for_the_site_too():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [
        *declared["dependencies"],
        *declared["optional-dependencies"]["site"],
    ]
    pinned = {
        line.partition("==")[0] for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines() if "==" in line
    }
    names = {one.partition(">")[0] for one in named}
    assert names <= pinned


USE: str = """
import sys
import vendors
assert "pandas" not in sys.modules, "to import it is light"
assert not vendors.__file__.startswith({root!r}), vendors.__file__
panorama = vendors.load({data!r}, as_of="2018-04-23")
print(panorama.select("vendors", region="fr", control="fr")["name"].tolist())
print(panorama.sql("SELECT count(*) AS n FROM vendors_on()")["n"].item())
print(panorama.columns("vendors", lang="fr").loc["owner", "label"])
"""


@pytest.mark.slow
def test_the_library_is_installed_by_itself_with_nothing_of_the_site(tmp_path, of_2018, monkeypatch):
    """Into a fresh environment that has the packages it declares and what they need, and no other."""
    monkeypatch.chdir(ROOT)
    wheel = tmp_path / buildapi.build_wheel(str(tmp_path))
    fresh = tmp_path / "fresh"
    venv.create(fresh, symlinks=True)
    (site,) = fresh.glob("lib/python*/site-packages")
    # A wheel of Python alone is installed by taking it apart.
    zipfile.ZipFile(wheel).extractall(site)
    assert (site / "vendors/py.typed").exists()
    assert not [name for name in ("views", "web", "pages", "data", "tests") if (site / name).exists()]
    for package in _needed():
        _lend(package, site)
    code = USE.format(root=str(ROOT), data=str(DATA))
    used = subprocess.run(
        [fresh / "bin/python", "-I", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert used.returncode == 0, used.stderr
    names, count, label = used.stdout.splitlines()
    assert names == str(of_2018.select("vendors", region="fr", control="fr")["name"].tolist())
    assert (count, label) == (str(len(of_2018["vendors"])), "Propriétaire")


def _needed() -> set[str]:
    """The packages that the library declares, and those that they need."""
    from packaging.requirements import Requirement

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    waiting, found = [Requirement(one) for one in declared], set()
    while waiting:
        one = waiting.pop()
        if one.name not in found and (one.marker is None or one.marker.evaluate({"extra": ""})):
            found.add(one.name)
            waiting += [Requirement(more) for more in requires(one.name) or ()]
    return found


def _lend(package: str, site: Path) -> None:
    """Makes the files of an installed package known to another environment."""
    from importlib.metadata import distribution

    installed = distribution(package)
    for top in {path.parts[0] for path in installed.files or () if path.parts[0] not in ("..", "__pycache__")}:
        target = site / top
        if not target.exists():
            target.symlink_to(Path(str(installed.locate_file(top))))


@pytest.mark.slow
def test_the_notebook_runs_from_its_first_cell_to_its_last():
    """In a process of its own: it starts another, and a loop."""
    code = (
        "import nbformat, nbclient\n"
        f"notebook = nbformat.read({str(ROOT / 'docs/notebooks/panorama.ipynb')!r}, 4)\n"
        f"place = {{'metadata': {{'path': {str(ROOT / 'docs/notebooks')!r}}}}}\n"
        "nbclient.NotebookClient(notebook, timeout=100, kernel_name='python3', resources=place).execute()\n"
        "assert all(cell.outputs for cell in notebook.cells if cell.cell_type == 'code')\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=150,
    )
    assert ran.returncode == 0, ran.stderr[-2_000:]
