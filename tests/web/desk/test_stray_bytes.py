"""A byte that is not UTF-8 in a table, as a program beside the desk may leave it there: the desk says where, shows it, and has it put right.

Half a sign, as JSON and workbooks can name one, is no such byte, and becomes none.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import httpx
import openpyxl
import pytest

from tests.editors import SECRET, editors_inside, page_of
from tests.vendors.little import little_files, written
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.revisions.drafts import Drafts
from vendors.validation.reading import text_of

FILES = little_files()
FIRST, *_, LAST = text_of("news", FILES["news.csv"]).rows
PART = f"id,publisher\n{FIRST['id']},Journal Exemple\n".encode()
"""Says nothing of the last row."""
STRAY = b" Caf\xe9"
OF_NO_WORD = b" x\xbfd"
"""No encoding makes a text of it."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = written(tmp_path / "data", FILES)
    accounts.set_passphrase(folder, "Claire", EditorRole.EDITOR, SECRET)
    return folder


@pytest.fixture
def desk(folder: Path) -> Iterator[Callable[[str], httpx.Client]]:
    with editors_inside(folder) as signed_in:
        yield signed_in


def put_stray(folder: Path, column: str, stray: bytes = STRAY) -> None:
    """Puts a stray byte into the last row of the news in the folder."""
    text = LAST[column].encode()
    (folder / "news.csv").write_bytes(FILES["news.csv"].replace(text, text + stray, 1))


def workbook(*rows: list[str]) -> bytes:
    """A workbook with these texts, in which _x0041_ stands for a sign, as Excel writes those that XML cannot hold."""
    file, named = io.BytesIO(), io.BytesIO()
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([text.replace("_x", "QQ") for text in row])
    book.save(file)
    with zipfile.ZipFile(file) as packed, zipfile.ZipFile(named, "w") as other:
        for name in packed.namelist():
            other.writestr(name, packed.read(name).replace(b"QQ", b"_x"))
    return named.getvalue()


def form_of(client: httpx.Client, action: str, address: str = "/desk/draft?lang=en") -> Mapping[str, str]:
    """The fields of a form of a page, by their names."""
    (form,) = [form for form in page_of(client, address).forms if form.action.startswith(action)]
    return {name: value or "" for name, value in form.form_values()}


def test_a_stray_byte_in_a_row_that_a_file_has_not_is_named_with_what_to_write_and_stays_until_then(
    folder: Path, desk: Callable[[str], httpx.Client]
) -> None:
    claire = desk("Claire")
    put_stray(folder, "title")
    assert claire.post("/desk/load?lang=en", files={"file": ("news.csv", PART)}).status_code == 303
    (draft,) = Drafts(folder, "Claire").all()
    kept = draft.files["news.csv"].splitlines()
    assert STRAY in kept[-1], "nothing of the row is lost"
    assert b",Journal Exemple," in kept[1]
    said = page_of(claire).text_content()
    line = len(FILES["news.csv"].splitlines())
    assert f"news.csv, line {line}, column C (title): The text is not UTF-8: the byte E9 cannot be read." in said
    assert f"Write “{LAST['title']} Café”." in said
    assert claire.post("/desk/mend?lang=en", data={**form_of(claire, "/desk/mend"), "only": "all"}).status_code == 303
    answer = claire.post("/desk/publish?lang=en", data={**form_of(claire, "/desk/publish"), "why": "Read on its page"})
    assert answer.status_code == 303, answer.text
    first, *_, last = text_of("news", (folder / "news.csv").read_bytes()).rows
    assert (first["publisher"], last["title"]) == ("Journal Exemple", f"{LAST['title']} Café")


@pytest.mark.parametrize("column", ["title", "id"])
def test_every_page_of_the_desk_answers_while_a_byte_is_stray(
    folder: Path, desk: Callable[[str], httpx.Client], column: str
) -> None:
    claire = desk("Claire")
    put_stray(folder, column)
    assert claire.post("/desk/load?lang=en", files={"file": ("news.csv", PART)}).status_code == 303
    row = f"{LAST['id']} Caf%E9" if column == "id" else LAST["id"]
    for place in (
        "/desk/home",
        "/desk/draft",
        "/desk/steps",
        "/desk/history",
        "/desk/mended.xlsx",
        "/desk/problems.csv",
        "/desk/table/news.csv",
        "/desk/table/news.xlsx",
        f"/desk/row?table=news&row={row}",
        "/desk/grid.json?table=news",
    ):
        assert claire.get(place).status_code == 200, place


def test_the_form_of_a_row_puts_a_stray_byte_right_and_changes_it_no_other_way(
    folder: Path, desk: Callable[[str], httpx.Client]
) -> None:
    claire = desk("Claire")
    put_stray(folder, "title")
    address = f"/desk/row?table=news&row={LAST['id']}&lang=en"
    form = form_of(claire, "/desk/row", address)
    assert claire.post("/desk/row?lang=en", data={**form, "cell-publisher": "Journal Exemple"}).status_code == 303
    (draft,) = Drafts(folder, "Claire").all()
    assert STRAY in draft.files["news.csv"], "another cell was changed"
    form = form_of(claire, "/desk/row", address)
    answer = claire.post("/desk/row?lang=en", data={**form, "cell-title": f"{LAST['title']} Café"})
    assert answer.status_code == 303, answer.text
    (draft,) = Drafts(folder, "Claire").all()
    last = text_of("news", draft.files["news.csv"]).rows[-1]
    assert (last["title"], last["publisher"]) == (f"{LAST['title']} Café", "Journal Exemple")


def test_the_grid_puts_a_stray_byte_right(folder: Path, desk: Callable[[str], httpx.Client]) -> None:
    claire = desk("Claire")
    put_stray(folder, "title")
    rows = claire.get("/desk/grid.json?table=news").json()
    at = 1 + [column["name"] for column in rows["columns"]].index("title")
    was = rows["rows"][-1][at]
    edit = {"key": [LAST["id"]], "nth": 1, "cells": {"title": [was, f"{LAST['title']} Café"]}}
    typed = json.dumps({"edited": [edit], "added": [], "removed": []})
    answer = claire.post("/desk/grid", data={"table": "news", "cells": typed})
    assert answer.json() == {"clashes": []}
    (draft,) = Drafts(folder, "Claire").all()
    assert text_of("news", draft.files["news.csv"]).rows[-1]["title"] == f"{LAST['title']} Café"


@pytest.mark.parametrize("removes", [False, True])
def test_the_grid_finds_a_row_by_a_key_with_a_stray_byte(
    folder: Path, desk: Callable[[str], httpx.Client], removes: bool
) -> None:
    claire, others = desk("Claire"), len(text_of("news", FILES["news.csv"]).rows) - 1
    put_stray(folder, "id", b"-\xe9")
    rows = claire.get("/desk/grid.json?table=news").json()
    shown = rows["rows"][-1][1 + [column["name"] for column in rows["columns"]].index("id")]
    row = {"key": [shown], "nth": 1}
    edit = {"edited": [{**row, "cells": {"id": [shown, f"{LAST['id']}-e"]}}], "added": [], "removed": []}
    removal = {"edited": [], "added": [], "removed": [{**row, "cells": {"id": shown}}]}
    answer = claire.post("/desk/grid", data={"table": "news", "cells": json.dumps(removal if removes else edit)})
    assert answer.json() == {"clashes": []}
    (draft,) = Drafts(folder, "Claire").all()
    ids = [row["id"] for row in text_of("news", draft.files["news.csv"]).rows]
    assert len(ids) == others + (not removes)
    assert (ids[-1] == f"{LAST['id']}-e") is not removes


def test_the_form_of_a_vendor_puts_a_stray_byte_right(folder: Path, desk: Callable[[str], httpx.Client]) -> None:
    claire = desk("Claire")
    vendor = next(row for row in text_of("vendors", FILES["vendors.csv"]).rows if row["summary_en"])
    text = vendor["summary_en"].encode()
    (folder / "vendors.csv").write_bytes(FILES["vendors.csv"].replace(text, text + STRAY, 1))
    form = form_of(claire, "/desk/vendor", f"/desk/vendor?vendor={vendor['id']}&lang=en")
    mended = f"{vendor['summary_en']} Café"
    answer = claire.post("/desk/vendor?lang=en", data={**form, "summary_en": mended})
    assert answer.status_code == 303, answer.text
    (draft,) = Drafts(folder, "Claire").all()
    (row,) = [row for row in text_of("vendors", draft.files["vendors.csv"]).rows if row["id"] == vendor["id"]]
    assert row["summary_en"] == mended


def test_what_no_encoding_makes_a_text_of_is_left_as_it_is_by_a_form_that_decides_about_others(
    folder: Path, desk: Callable[[str], httpx.Client]
) -> None:
    claire = desk("Claire")
    put_stray(folder, "title", OF_NO_WORD)
    part = PART.replace(b"Journal Exemple", b"Journal  Exemple")
    assert claire.post("/desk/load?lang=en", files={"file": ("news.csv", part)}).status_code == 303
    assert claire.post("/desk/mend?lang=en", data={**form_of(claire, "/desk/mend"), "only": "all"}).status_code == 303
    (draft,) = Drafts(folder, "Claire").all()
    assert OF_NO_WORD in draft.files["news.csv"]
    assert "the byte BF cannot be read" in page_of(claire).text_content()


def test_a_file_with_stray_bytes_of_its_own_is_given_back_to_be_mended(
    folder: Path, desk: Callable[[str], httpx.Client]
) -> None:
    claire = desk("Claire")
    mine = (
        f"id,title,Remarque\n{FIRST['id']},Déjà l’été à Orléans,évidée\n{LAST['id']},".encode()
        + OF_NO_WORD
        + b",no\xbf\n"
    )
    assert claire.post("/desk/load?lang=en", files={"file": ("news.csv", mine)}).status_code == 303
    answer = claire.get("/desk/mended.xlsx?lang=en")
    assert answer.status_code == 200
    cells = [cell.value for row in openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0] for cell in row]
    assert {"x\ufffdd", "no\ufffd"} <= {str(cell).strip() for cell in cells}


HALVES = [(0xD83D,), (0xDCE9,), (0xDCE2, 0xDC80, 0xDCAE)]
"""Halves of signs; the last stand for the bytes of U+202E, which turns the order of letters round, wherever a stray byte is written as it was read."""


@pytest.mark.parametrize("half", ["".join(map(chr, signs)) for signs in HALVES], ids=["emoji", "byte", "hidden"])
@pytest.mark.parametrize("format", ["json", "xlsx"])
def test_half_a_sign_in_a_file_is_a_sign_that_is_lost(
    folder: Path, desk: Callable[[str], httpx.Client], format: str, half: str
) -> None:
    claire, title = desk("Claire"), f"Caf{half}"
    written_so = "Caf" + "".join(f"_x{ord(one):04X}_" for one in half)
    content = {
        "json": json.dumps([{"id": LAST["id"], "title": title}]).encode(),
        "xlsx": workbook(["id", "title"], [LAST["id"], written_so]),
    }
    sent = {"file": (f"news.{format}", content[format])}
    assert claire.post("/desk/load?lang=en", files=sent).status_code == 303
    (draft,) = Drafts(folder, "Claire").all()
    assert text_of("news", draft.files["news.csv"]).rows[-1]["title"] == "Caf" + "\ufffd" * len(half)


@pytest.mark.parametrize("half", ["".join(map(chr, signs)) for signs in HALVES], ids=["emoji", "byte", "hidden"])
def test_half_a_sign_typed_into_the_grid_is_a_sign_that_is_lost(
    folder: Path, desk: Callable[[str], httpx.Client], half: str
) -> None:
    claire = desk("Claire")
    edit = {"key": [LAST["id"]], "nth": 1, "cells": {"title": [LAST["title"], f"Caf{half}"]}}
    typed = json.dumps({"edited": [edit], "added": [], "removed": []})
    answer = claire.post("/desk/grid", data={"table": "news", "cells": typed})
    assert answer.json() == {"clashes": []}
    (draft,) = Drafts(folder, "Claire").all()
    assert text_of("news", draft.files["news.csv"]).rows[-1]["title"] == "Caf" + "\ufffd" * len(half)


def test_half_a_sign_in_a_form_is_a_sign_that_is_lost_with_a_session_and_without(
    folder: Path, desk: Callable[[str], httpx.Client]
) -> None:
    claire = desk("Claire")
    fields = {
        **form_of(claire, "/desk/row", f"/desk/row?table=news&row={LAST['id']}&lang=en"),
        "cell-title": "Caf\\udce9",
    }
    parts = "".join(
        f'--B\r\nContent-Disposition: form-data; name="{one}"\r\n\r\n{text}\r\n' for one, text in fields.items()
    )
    # One of Python's own encodings, which the request may name.
    asked = {
        "content": f"{parts}--B--\r\n".encode(),
        "headers": {"content-type": "multipart/form-data; boundary=B; charset=unicode_escape"},
    }
    assert claire.post("/desk/row?lang=en", **asked).status_code == 303
    (draft,) = Drafts(folder, "Claire").all()
    assert text_of("news", draft.files["news.csv"]).rows[-1]["title"] == "Caf\ufffd"
    claire.cookies.clear()
    assert claire.post("/desk/row?lang=en", **asked).status_code == 401
