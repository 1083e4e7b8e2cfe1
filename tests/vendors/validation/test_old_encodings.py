"""Which encoding of one byte a sign a text is in, told by which of them gives French."""

import pytest

from vendors.validation.old_encodings import ENCODINGS, doubt, misread, told

FRENCH = [
    *("Crédit Mutuel", "Cœur de Marché", "Œuvre", "ŒUVRE", "CŒUR", "Élodie Maréchal", "« Akio » lève", "À Paris"),
    *("l’avis", "L’AVIS", "l’avis – 2,5 M€", "“Akio”", "5 €", "2,5 M€", "SOCIÉTÉ GÉNÉRALE", "São Paulo", "où ça"),
    *("Noël", "Île-de-France", "ÎLE-DE-FRANCE", "naïve", "Qualtrics™", "n° 5", "20 °C", "Medallia…", "d’œuvre"),
    *("La Poste — été", "Ça", "ÇA", "Hôtel", "forêt", "voilà", "ÉTÉ", "2½ étoiles", "m² près de Köln", "Müller"),
]


def has(encoding: str, text: str) -> bool:
    return text.encode(encoding, "ignore").decode(encoding) == text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_few_words_of_french_tell_the_encoding(encoding):
    asked = []
    for text in [text for text in FRENCH if has(encoding, text)]:
        data = text.encode(encoding)
        reading = told(data)
        readings = [data.decode(one, "replace") for one in (reading.encoding, *reading.rivals)]
        assert text in readings, (text, reading)
        if len(readings) > 1:
            asked.append(text)
    assert asked == [] or encoding == "cp850"  # believed last, since hardly any program is left that writes it


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15", "mac_roman"])
def test_a_text_with_accents_in_it_leaves_no_doubt(encoding):
    text = "L'éditeur français lève 2,5 millions à Évry : « très bien », dit Zoë Müller de Nestlé."
    reading = told(text.encode(encoding))
    assert text.encode(encoding).decode(reading.encoding) == text
    assert reading.rivals == ()
    assert doubt(text, reading) is None


@pytest.mark.parametrize("name", ["Škoda", "ACMÉ"])
def test_a_name_alone_leaves_the_doubt_that_there_is(name):
    data = name.encode("cp1252")
    reading = told(data)
    assert reading.rivals
    assert name in [data.decode(encoding, "replace") for encoding in (reading.encoding, *reading.rivals)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("SociŽtŽ GŽnŽrale", "Société Générale"),
        ("SociÈtÈ GÈnÈrale", "Société Générale"),
        ("Soci‚t‚ G‚n‚rale", "Société Générale"),
        ("MonÉcole", ""),
        ("Société Générale", ""),
        ("Škoda", ""),
        ("rock’n’roll", ""),
    ],
)
def test_a_text_that_was_read_in_another_encoding_is_read_again_where_a_word_says_so(text, meant):
    assert misread(text) == meant


FOREIGN = {
    "cp1250": ["Grupa Żywiec", "Łódź", "Świętokrzyskie", "České dráhy", "Dvořák", "Plzeň", "Győr"],
    "iso8859-2": ["Grupa Żywiec", "Škoda", "Łódź", "Świętokrzyskie", "České dráhy", "Győr"],
    "cp852": ["Łódź", "České dráhy"],
    "mac_latin2": ["Škoda", "Łódź"],
    "cp1254": ["İş Bankası"],
    "cp1257": ["Šiaulių bankas", "Rīga"],
    "cp1251": ["Сбербанк", "Ростелеком"],
    "koi8_r": ["Сбербанк", "Ростелеком", "Российский фонд прямых инвестиций"],
    "koi8_u": ["Київстар"],
    "iso8859-5": ["Сбербанк"],
    "cp866": ["Сбербанк"],
    "iso8859-7": ["Εθνική Τράπεζα"],
    "cp1255": ["בנק הפועלים"],
    "cp1256": ["بنك مصر"],
}


@pytest.mark.parametrize("encoding", FOREIGN)
def test_a_name_in_an_encoding_of_another_language_is_proposed_by_a_word_of_that_language(encoding):
    for name in FOREIGN[encoding]:
        data = name.encode(encoding)
        reading = told(data)
        found = doubt(data.decode(reading.encoding, "replace"), reading)
        assert (found or ("",))[0] == name


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        *(("Şişecam", "cp1254"), ("Iași", "iso8859-16"), ("中国银行", "gbk"), ("株式会社", "shift_jis"), ("삼성전자", "euc_kr")),
        *(("ธนาคาร", "tis-620"), ("Øvrebø-Xyzå".replace("Ø", "Ý"), "cp1252")),
    ],
)  # fmt: skip
def test_a_name_that_no_word_list_knows_is_asked_about_without_a_proposal(name, encoding):
    data = name.encode(encoding)
    reading = told(data)
    assert doubt(data.decode(reading.encoding, "replace"), reading) == ("", "")


@pytest.mark.parametrize(
    "name", ["Müller", "Español", "Malmö", "Ørsted", "Türk Telekom", "Conceição", "Nicolò", "Évry"]
)
def test_a_name_of_a_neighbouring_country_is_no_doubt(name):
    data = f"Crédit Mutuel, {name}, à Paris".encode("cp1252")
    reading = told(data)
    assert reading.foreign == ()
    assert doubt(name, reading) is None


def test_utf_8_within_a_file_that_is_not_is_read_as_what_it_is():
    data = "Crédit Mutuel, société, déjà, Nestlé".encode("cp1252") + ", Évry".encode()
    assert doubt("Ã‰vry", told(data)) == ("Évry", "")
