"""The table of a chart and what no filter names go on in further pages: every row has an address."""

import re

from lxml import html

from vendors.analysis.charts import told
from vendors.query.passed_over import MOST_NAMED
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.store.load import State
from views import show
from views.public.charts import MOST_SHOWN


def shown(path, query, dataset):
    return html.fromstring(show(path, query, State(dataset)).body)


def rows_of(page, chart):
    return [row.xpath("string(th)") for row in page.xpath(f"//section[@id='{chart}']//tbody/tr")]


def test_each_row_of_a_charts_table_stands_on_one_of_its_pages(dataset, today):
    every = [row[0] for row in told("capabilities", Results(dataset, Selection(lang="en"), today)).table.rows]
    first = shown("/charts", "lang=en", dataset)
    assert rows_of(first, "capabilities") == every[:MOST_SHOWN]
    (section,) = first.xpath("//section[@id='capabilities']")
    (address,) = section.xpath(".//nav[@class='pages']/a[@rel='next']/@href")
    assert address == "/charts?page=2&lang=en&table=capabilities#capabilities"
    second = shown("/charts", address.partition("?")[2].partition("#")[0], dataset)
    assert rows_of(second, "capabilities") == every[MOST_SHOWN:]
    assert f"{MOST_SHOWN + 1} to {len(every)} of {len(every)}" in second.text_content()
    assert second.xpath("//section[@id='capabilities']//details[@open]"), "what was turned to stands open"
    # The tables of the other charts stay where they are.
    assert rows_of(second, "funding") == rows_of(first, "funding")


def test_a_page_alone_turns_all_tables_as_far_as_they_go(dataset):
    page = shown("/charts", "lang=en&page=2", dataset)
    assert rows_of(page, "capabilities") != rows_of(shown("/charts", "lang=en", dataset), "capabilities")
    assert rows_of(page, "origin-to-control") == rows_of(shown("/charts", "lang=en", dataset), "origin-to-control")
    assert "has no page" not in page.text_content()
    beyond = shown("/charts", "lang=en&page=9&table=capabilities", dataset)
    assert "This list has no page 9: page 2, its last one, is shown." in beyond.text_content()


def test_a_page_that_no_table_has_is_said(dataset):
    page = shown("/charts", "lang=en&page=999", dataset)
    assert "No table here has a page 999: each shows its last one." in page.text_content()
    assert rows_of(page, "capabilities") == rows_of(shown("/charts", "lang=en&page=2", dataset), "capabilities")


def test_a_table_that_does_not_exist_is_said_with_the_one_that_was_meant(dataset):
    page = shown("/charts", "lang=en&page=2&table=capabilitys", dataset)
    (said,) = page.xpath("//div[@class='said']/p")
    assert "“capabilitys” (table) does not exist. It was passed over." in said.text_content()
    (meant,) = said.xpath("a/@href")
    assert rows_of(shown("/charts", meant.partition("?")[2], dataset), "capabilities") == rows_of(
        shown("/charts", "lang=en&page=2&table=capabilities", dataset), "capabilities"
    )
    assert "does not exist" not in shown("/charts", meant.partition("?")[2], dataset).text_content()


def test_of_very_many_tables_that_do_not_exist_only_the_first_are_named(dataset):
    address = "&".join(["lang=en", *(f"table=none-{n}" for n in range(MOST_NAMED + 20)), "table=none-0"])
    said = shown("/charts", address, dataset).xpath("//div[@class='said']/p")
    assert len(said) == len({one.text_content() for one in said}) == MOST_NAMED


def test_what_no_filter_names_goes_on_where_its_cell_leads(dataset):
    query = "rows=status&across=region&over=years&lang=en"
    first = shown("/explore", query, dataset)
    (total,) = re.findall(r"1 to \d+ of (\d+)", first.xpath("string(//section[@id='unlisted'])").replace(",", ""))
    named, page, last = [], first, 0
    while True:
        named += page.xpath("//section[@id='unlisted']//ul/li/a/@data-key")
        following = page.xpath("//section[@id='unlisted']//nav/a[@rel='next']/@href")
        if not following:
            break
        page, last = shown("/explore", following[0].partition("?")[2].partition("#")[0], dataset), last + 1
    assert last >= 1
    assert len(named) == len(set(named)) == int(total)
    # A cell leads to the page on which what is in it begins.
    leads = [lead for lead in first.xpath("//table//a/@href") if "#in-" in lead and "page=" in lead]
    assert leads
    address, anchor = leads[-1].split("#")
    assert shown("/explore", address.partition("?")[2], dataset).xpath(f"//details[@id='{anchor}']")
