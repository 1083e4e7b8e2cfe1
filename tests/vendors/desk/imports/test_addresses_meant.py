"""A text that is no address proposes the one that is meant, and no other."""

import pytest

from vendors.desk.imports.loading import load_file
from vendors.tables import TABLES


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("doi:10.1000/xyz.12", "https://doi.org/10.1000/xyz.12"),
        ("10.1000/xyz", "https://doi.org/10.1000/xyz"),
        ("www.akio.com/fr", "https://www.akio.com/fr"),
        ("http:/www.akio.com/fr", "http://www.akio.com/fr"),
        ("https//www.akio.com/fr", "https://www.akio.com/fr"),
        ("https://https://www.akio.com/fr", "https://www.akio.com/fr"),
        ("<https://www.akio.com/fr>", "https://www.akio.com/fr"),
        ("(https://www.akio.com/fr)", "https://www.akio.com/fr"),
        ("[Akio](https://www.akio.com/fr)", "https://www.akio.com/fr"),
        ("view-source:https://www.akio.com/fr", "https://www.akio.com/fr"),
        ("Source : https://www.akio.com/fr", "https://www.akio.com/fr"),
        ("https://www.akio.com/a https://www.akio.com/b", ""),
        ("https://www.akio.com/rapport annuel 2024.pdf", "https://www.akio.com/rapport%20annuel%202024.pdf"),
        ("https://www.akio.com/rapport annuel 2024", ""),
        ("https://akio", ""),
        ("1.2.3", ""),
    ],
)
def test_the_address_that_is_meant_is_proposed(text, meant):
    header = [column.name for column in TABLES["ownership"].columns()]
    row = dict.fromkeys(header, "") | {"vendor": "akio", "kind": "unknown", "source_url": text}
    cells = ",".join(row[name] for name in header)
    loaded = load_file("owners.csv", f"{','.join(header)}\n{cells}\n".encode(), {"ownership": TABLES["ownership"]})
    (problem,) = [one for one in loaded.errors if one.column == "source_url"]
    assert (problem.rule, problem.suggestion) == ("not-an-address", meant)
