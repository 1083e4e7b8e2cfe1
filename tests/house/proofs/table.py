"""The new table is read, its relations are checked, and a folder without it is read as before."""

from tests.house.proofs.site import DATASET
from vendors.settings import settings, today
from vendors.store.files import read_files
from vendors.store.load import load_files

assert [award.title for award in DATASET.rows["awards"]] == ["Éditeur de l’année", "Best of Show"]
files = read_files(settings().data)
broken = {**files, "awards.csv": files["awards.csv"].replace(b"medallia,2019", b"medalia,2019")}
(problem,) = [problem for problem in load_files(broken, today()).problems if problem.file == "awards.csv"]
assert (problem.line, problem.suggestion) == (3, "medallia"), problem
without = load_files({name: content for name, content in files.items() if name != "awards.csv"}, today()).dataset
assert without is not None
assert list(without.rows["awards"]) == []
