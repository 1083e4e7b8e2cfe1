"""What is left open in a page is not looked for again and again."""

import time
from html.parser import HTMLParser

import pytest

from vendors.types.hypertext import read_hypertext


class Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize(
    "open_", ["<a ", "<!--", '<meta content="', "<a b='", "<![", "<?x", "<!x ", "<!-- >", "</a ", "<![ >"]
)
def test_256_kilobytes_of_what_is_never_closed_take_less_than_seconds(open_: str) -> None:
    begun = time.process_time()
    read_hypertext(Texts(), f"<p>Bonjour</p>{open_ * (256_000 // len(open_))}")
    assert time.process_time() - begun < 3


def test_what_is_closed_is_read_as_it_stands() -> None:
    reader = Texts()
    read_hypertext(reader, "<!doctype html><p>a &lt; b</p><!-- no -->c<![CDATA[x]]> 1 < 2")
    assert "".join(reader.texts).split() == ["a", "<", "bc", "1", "2"]
