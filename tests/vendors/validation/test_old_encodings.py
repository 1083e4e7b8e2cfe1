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
