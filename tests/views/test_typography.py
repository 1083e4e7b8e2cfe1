"""Dates and words that no line break tears, and the raised letters of “1er”: in the texts of a page, and nowhere else."""

import time
import tracemalloc

import pytest

from views.base.typography import typeset


@pytest.mark.parametrize(
    ("written", "set_so"),
    [
        ("<p>le 4 décembre 2025, puis</p>", "<p>le 4\u00a0décembre\u00a02025, puis</p>"),
        ("<p>le 1er avril 2018</p>", "<p>le 1<sup>er</sup>\u00a0avril\u00a02018</p>"),
        ("<p>vaut au 1er janvier.</p>", "<p>vaut au 1<sup>er</sup>\u00a0janvier.</p>"),
        ("<p>en août 2024</p>", "<p>en août\u00a02024</p>"),
        (
            "<p>MARS 2020 et 31 mai, 2 Mai 2019; E-Mail</p>",
            '<p>MARS\u00a02020 et 31\u00a0mai, 2\u00a0Mai\u00a02019; <bdi class="whole">E-Mail</bdi></p>',
        ),
        ("<p>on 4 December 2025, or in May 2024</p>", "<p>on 4\u00a0December\u00a02025, or in May\u00a02024</p>"),
        (
            "<td>2018-04-23 (2018-04), 2018</td>",
            '<td><bdi class="whole">2018-04-23</bdi> (<bdi class="whole">2018-04</bdi>), 2018</td>',
        ),
        ("<p>MAY 2020, 3 May and 12 may 2020</p>", "<p>MAY\u00a02020, 3\u00a0May and 12 may 2020</p>"),
        ("<p>voix, e-mail et chat</p>", '<p>voix, <bdi class="whole">e-mail</bdi> et chat</p>'),
    ],
)
def test_dates_and_the_word_e_mail_are_not_torn(written, set_so):
    assert typeset(written) == set_so


@pytest.mark.parametrize(
    "written",
    [
        '<a title="le 4 décembre 2025" href="/x?q=1er+mai+2020">x</a>',
        '<a href="https://example.org/blog/e-mail-survey">x</a>',
        "<p>14 marsouins, 3 maisons</p>",
        "<p>la garde-e-mail-box</p>",
        '<time datetime="2018-04-23">x</time>',
        "<pre><code>title = '1er mai 2020' or title = 'In May 2020'</code></pre>",
        '<textarea name="note">le 4 décembre 2025, on 4 December 2025, e-mail, 2018-04-23, en mai 2020</textarea>',
        "<td>2018-04-23-an-article, a-2018-04-23, https://example.org/2018-04-23, since=2018-04-23, 12018-04-23</td>",
    ],
)
def test_attributes_and_what_only_looks_like_a_date_stay_as_they_are(written):
    assert typeset(written) == written


def test_a_form_gets_no_markup_into_its_texts():
    assert typeset("<option>1er mai 2020, e-mail</option>") == "<option>1er\u00a0mai\u00a02020, e-mail</option>"
    assert typeset("<title>1er mai 2020</title>") == "<title>1er\u00a0mai\u00a02020</title>"


@pytest.mark.parametrize("form", ["<textarea>{}</textarea>", '<input value="{}">'])
def test_a_text_of_ten_times_the_length_takes_no_more_than_its_share(form):
    def seconds(dates):
        html = form.format("1 mai," * dates)
        begun = time.process_time()
        typeset(html)
        return time.process_time() - begun

    assert min(seconds(150_000) for _ in range(2)) < 40 * min(seconds(15_000) for _ in range(3))


def test_a_million_figures_in_a_form_are_passed_over_in_little_memory():
    html = f"<textarea>{'1' * 1_000_000} 3 mai 2024</textarea> 3 mai 2024"
    tracemalloc.start()
    try:
        made = typeset(html)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert made == html[: -len("3 mai 2024")] + "3\u00a0mai\u00a02024", "and its last tag is not forgotten"
    assert peak < 20_000_000
