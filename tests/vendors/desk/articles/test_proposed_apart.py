"""An article is proposed in a process of its own as it would be in this one, and one that would take hours is refused by name."""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.data import ROOT
from vendors.desk.articles import pages
from vendors.desk.articles import proposed_apart as apart
from vendors.desk.articles.incoming import COMPARED, NotAnArticle
from vendors.desk.articles.proposal import LONGEST_LINKED, propose
from vendors.desk.articles.proposed_apart import proposed_apart
from vendors.desk.articles.reading import read
from vendors.i18n.language import language
from vendors.store.bounded_process import Bound, BoundMetError
from vendors.tables.dataset import Dataset

DAY = date(2026, 11, 28)
PAGES = ("page-cookie-banner.html", "google-alert.xml", "page-saved-without-canonical.mhtml", "text-american-date.txt")


@pytest.fixture(scope="module", autouse=True)
def _one_process(dataset: Dataset) -> Iterator[None]:
    apart.warm(dataset)
    yield
    apart._process(dataset).close()


@pytest.mark.parametrize("name", PAGES)
def test_the_proposals_are_those_of_this_process(name: str, dataset: Dataset) -> None:
    data = (ROOT / "tests/cases" / name).read_bytes()
    assert proposed_apart(data, dataset, DAY, "https://a.example/b") == propose(
        data, dataset, DAY, "https://a.example/b"
    )


def test_why_it_is_no_article_is_said_in_both_languages(dataset: Dataset) -> None:
    with pytest.raises(NotAnArticle) as none:
        proposed_apart(b"<html><body></body></html>", dataset, DAY)
    assert none.value.message.said(language("fr")) == "Il n’y a rien à y lire."


def test_heads_and_parts_that_no_browser_writes_are_refused(dataset: Dataset) -> None:
    head = b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html; " + b"a*0*=utf-8''x; " * 100_000 + b"\r\n\r\n<p>x"
    one = b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    nested = b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" + one * 80_000
    for data in (head, nested):
        with pytest.raises(NotAnArticle, match="No browser writes such a file"):
            proposed_apart(data, dataset, DAY)


def test_of_a_long_text_the_beginning_is_read_and_that_is_said(dataset: Dataset) -> None:
    [found] = proposed_apart(f"Titre\n\n{'mot ' * LONGEST_LINKED} Qualtrics".encode(), dataset, DAY)
    said = [one.said(language("fr")) for one in found.to_check]
    assert "Seuls les 50000 premiers signes ont été lus ; la suite n’a pas été examinée." in [
        one.replace("\u202f", " ") for one in said
    ]
    assert not found.named
    assert len(found.text) == LONGEST_LINKED


def test_of_a_feed_no_more_entries_are_read_than_anybody_ticks(dataset: Dataset) -> None:
    items = "".join(f"<item><title>Qualtrics {n}</title><description>Nice.</description></item>" for n in range(60))
    feed = f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
    assert len(proposed_apart(feed.encode(), dataset, DAY)) == 50


@pytest.mark.parametrize("bound", Bound)
def test_an_editor_is_told_which_bound_was_met(bound: Bound, dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(*_: object) -> Iterator[bytes]:
        raise BoundMetError(bound)
        yield b""

    monkeypatch.setattr(apart._process(dataset), "ask", ended)
    with pytest.raises(NotAnArticle) as none:
        proposed_apart(b"x", dataset, DAY)
    message = none.value.message
    said = {code: message.said(language(code)) for code in ("fr", "en")}
    assert said["fr"] != said["en"]
    assert said["en"] == apart._ENDED[bound].format(most="20", megabytes="700")


def test_words_that_are_not_ours_are_not_said(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    told = b'{"not_an_article": ["Pay here: {x.__class__}", {}]}'
    monkeypatch.setattr(apart._process(dataset), "ask", lambda *_: (part for part in (told,)))
    with pytest.raises(NotAnArticle, match="it breaks the program"):
        proposed_apart(b"x", dataset, DAY)


def test_another_version_of_the_data_is_compared_with_from_then_on(dataset: Dataset) -> None:
    first = apart._process(dataset)
    other = Dataset(dict(dataset.rows), "another")
    assert apart._process(other) is not first
    assert apart._process(dataset) is not first


def test_a_page_with_signs_that_no_page_can_hold_is_read_without_them(dataset: Dataset) -> None:
    shares = "<nav>a</nav>\x01\x1b"
    page = f"<title>Titre\x08</title><body>\x0c<h1>Titre</h1>{shares}<p>{'mot ' * 900}de Qualtrics.\x02</p>"
    [found] = propose(page.encode(), dataset, DAY)
    assert found.article["title"] == "Titre"
    assert not any(sign < " " and sign != "\n" for sign in found.text + "".join(found.article.values()))


def test_of_a_title_as_long_as_an_article_the_beginning_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = []
    for name in ("token_set_ratio", "partial_ratio"):
        monkeypatch.setattr(pages.fuzz, name, lambda one, other: longest.append(max(len(one), len(other))) or 0.0)
    words = " ".join(f"mot{number}" for number in range(2_000))
    read(f"<title>{words}</title><body><h1>{words[::-1]}</h1><p>Le texte.</p>".encode(), DAY)
    assert longest
    assert max(longest) <= COMPARED
