"""Readers meet amounts with the sign of their currency, in one way a language; ISO codes are for machine files and raw tables."""

import re

import lxml.html
import pytest

CODE = re.compile(r"\b(?:USD|EUR|GBP)\s?\d[\d.,]*|\d\s?(?:USD|EUR|GBP)\b")
PAGES = (
    "/",
    "/compare?vendor=surveymonkey&vendor=medallia&vendor=trustpilot",
    "/news",
    "/news?page=2",
    "/controversies",
    "/charts",
    "/charts?table=funding&page=2",
    "/charts?table=funding",
    "/explore?measure=amounts&rows=category",
    "/corrections",
    "/method",
    "/search?q=raises",
    "/search?q=2023",
)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_no_page_shows_the_code_of_a_currency_beside_an_amount(inside, dataset, code):
    vendors = [f"/vendor?vendor={vendor}" for vendor in dataset.vendor]
    for address in (*PAGES, *vendors):
        answer = inside.get(f"{address}{'&' if '?' in address else '?'}lang={code}")
        assert answer.status_code == 200, address
        page = lxml.html.fromstring(answer.text)
        # What a source states in words that no other language has stands as it is, marked as English.
        for foreign in page.xpath(f"//*[@lang and @lang != '{code}' and not(self::html)]"):
            foreign.drop_tree()
        assert CODE.findall(" ".join(page.text_content().split())) == [], address


def test_machine_files_keep_what_is_stated_with_its_code(inside):
    assert "USD 3.74 a share" in inside.get("/charts/funding.csv?lang=en").text
