"""Traces of pages and programs are read as the plain text they stand for; what only looks like them is left alone."""

import pytest

from vendors.types.markup import plain_address, plain_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Cr&eacute;dit Mutuel", "Crédit Mutuel"),
        ("Johnson &amp; Johnson", "Johnson & Johnson"),
        ("L&#8217;Or&#233;al", "L’Oréal"),
        ("L&#x2019;Or&#xE9;al", "L’Oréal"),
        ("L&#146;Oréal", "L’Oréal"),
        ("Cr&amp;eacute;dit Mutuel", "Crédit Mutuel"),
        ("Cr&eacutedit Mutuel", "Crédit Mutuel"),
        ("R&amp;D", "R&D"),
        ("KKR<br>", "KKR"),
        ("KKR<br/>Permira", "KKR Permira"),
        ("<p>KKR</p><p>Permira</p>", "KKR Permira"),
        ("<b>KKR</b> & Co", "KKR & Co"),
        ('<a href="https://www.kkr.com">KKR</a>', "KKR"),
        ("&lt;b&gt;KKR&lt;/b&gt;", "KKR"),
        ("<![CDATA[KKR]]>", "KKR"),
        ("KKR<!-- owner -->", "KKR"),
        ("KKR<script>alert(1)</script>", "KKR"),
        ("Thoma&nbsp;Bravo", "Thoma Bravo"),
        ("Qual&shy;trics", "Qualtrics"),
        ("Crédit Mutuel_x000D_", "Crédit Mutuel"),
        ("Thoma_x0020_Bravo", "Thoma Bravo"),
        ("Cr\\u00e9dit Mutuel", "Crédit Mutuel"),
        ("\\ud83d\\ude00 CX", "😀 CX"),
        ("Cr%C3%A9dit Mutuel", "Crédit Mutuel"),
        ("L\\'Oréal", "L'Oréal"),
        ("KKR[1][2]", "KKR"),
        ("KKR<sup>1</sup>", "KKR¹"),
        ("Cr=C3=A9dit", "Crédit"),
        ("Cr=E9dit", "Crédit"),
        ("Cr+AOk-dit", "Crédit"),
        ("Cr\\xe9dit", "Crédit"),
        ("Cr\\xc3\\xa9dit", "Crédit"),
        ("Cr%E9dit", "Crédit"),
        ("KKR%20Capital", "KKR Capital"),
        ("KKR\\r\\nCapital", "KKR Capital"),
        ("[KKR](https://www.kkr.com)", "KKR"),
        ("[[Kohlberg|KKR]]", "KKR"),
        ("**KKR**", "KKR"),
        ("['KKR']", "KKR"),
        ("b'KKR'", "KKR"),
        ("Thoma Bravo[citation needed]", "Thoma Bravo"),
        ("<br>", ""),
    ],
)
def test_traces_are_read_as_a_reader_would_see_them(text, plain):
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        *("R&D", "AT&T", "R&D;", "M&A; IPO", "Marks & Spencer", "A&B;C", "a < b", "a<b and c>d", "I <3 CX", "x<y>z"),
        *(
            "List<String>",
            "<unknown>",
            "&",
            "&;",
            "&#;",
            "100 %",
            "100 %de",
            "50%ad",
            "C:\\temp",
            "\\N",
            "snake_x_case",
        ),
        *("Nice [sic]", "[1]", "Rapport [à paraître]", "copyright © 2018", "&copy 2018", "https://a.example/?a=1&b=2"),
    ],
)
def test_what_only_looks_like_markup_is_left_alone(text):
    assert plain_text(text) == text


@pytest.mark.parametrize("text", ["Cr&amp;amp;eacute;dit", "KKR<br>", "&lt;p&gt;a&lt;/p&gt;"])
def test_what_was_read_once_holds_nothing_to_read(text):
    assert plain_text(plain_text(text)) == plain_text(text)


def test_an_address_loses_the_escapes_of_its_page_and_nothing_else():
    assert plain_address("https://a.example/?a=1&amp;b=2&#38;c=%26amp") == "https://a.example/?a=1&b=2&c=%26amp"
    assert plain_address("https://a.example/?a=1&copy;=2") == "https://a.example/?a=1&copy;=2"
