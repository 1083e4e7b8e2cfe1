import ast
import re
from datetime import date

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.command_line import run
from tests.conftest import ROOT
from vendors.i18n.language import CATALOGUES, Language, language
from vendors.types.date import PartialDate

KEYWORDS = {"_": None, "say": None, "plural": (1, 2), "choose": (1, 2), "_p": ((1, "c"), 2)}


def catalogue():
    with (CATALOGUES / "fr" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale="fr")


@pytest.fixture(scope="module")
def extracted():
    """The messages of the code and of the templates, each with its context."""
    with (CATALOGUES / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    return {(message, context) for _, _, message, _, context in extract_from_dir(ROOT, methods, options, KEYWORDS)}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_message_within_an_f_string_is_marked_elsewhere_too(extracted):
    """There the extractor sees it on Python 3.12 and newer alone."""
    for room in ("vendors", "views", "web", "pages"):
        for path in sorted((ROOT / room).rglob("*.py")):
            text = path.read_text("utf-8")
            # Few files have a call after a brace, and to parse one takes longer than to look for that.
            if not re.search(r"\{(?:[^}]*|.*)\b(?:_|say)\(", text):
                continue
            texts = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.JoinedStr))
            calls = (call for text in texts for call in ast.walk(text) if isinstance(call, ast.Call) and call.args)
            for call in calls:
                name, first = ast.unparse(call.func).rpartition(".")[2], call.args[0]
                if name in ("_", "say") and isinstance(first, ast.Constant):
                    assert (first.value, None) in extracted, f"{path}:{call.lineno}"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_message_has_its_french(extracted):
    known = catalogue()
    assert len(extracted) > 500
    missing = [
        message
        for message, context in extracted
        if not (found := known.get(message, context))
        or not all(found.string if isinstance(found.string, tuple) else [found.string])
    ]
    assert missing == []


def test_translations_keep_every_placeholder():
    for message in catalogue():
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            for at, string in enumerate(strings):
                # Of one thing it need not be said that it is one, where English does not say it either.
                allowed = [set(re.findall(r"{\w+}", one)) for one in (ids if at == 0 else ids[-1:])]
                assert set(re.findall(r"{\w+}", string)) in allowed, ids


def test_french_words_use_french_signs():
    for message in catalogue():
        for string in message.string if isinstance(message.string, tuple) else (message.string,):
            if message.id:
                assert not re.search(r"'|\w[;!?:](?=\s|$)|«\S|\S»|[“”]", string), string


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (r"\bmonnaies?\b", "devise"),
        (r"\bcapacités\b", "fonctions"),
        (r"\baccusation", "allégation, or “ce qui est dit” of what nobody alleges"),
        (r"l’étude des plateformes", "enquête, panorama"),
        (r"\bactionnaire", "propriétaire"),
        (r"veille sociale", "veille des réseaux sociaux"),
        (r"dollars des États-Unis", "dollars américains"),
        (r"seul l’année ou le mois", "on ne connaît que l’année ou le mois"),
        (r"\bsortes? de fait", "nature"),
        (r"\bespace (de la )?rédaction", "bureau"),
    ],
)
def test_one_thing_has_one_word_in_french(pattern, instead):
    for message in catalogue():
        for string in message.string if isinstance(message.string, tuple) else (message.string,):
            assert not message.id or not re.search(pattern, string, re.IGNORECASE), f"{string}: {instead}"


@pytest.mark.parametrize(
    ("english", "french"), [(r"\bmilestones?\b", r"\bjalons?\b"), (r"(?<!/)\bdesk\b", r"\bbureau\b")]
)
def test_a_word_of_ours_is_always_translated_alike(english, french):
    for message in catalogue():
        ids, strings = (one if isinstance(one, tuple) else (one,) for one in (message.id, message.string))
        if any(re.search(english, one, re.IGNORECASE) for one in ids):
            assert all(re.search(french, one, re.IGNORECASE) for one in strings), ids


def test_nothing_in_the_catalogue_is_unused(extracted):
    used = {message[0] if isinstance(message, tuple) else message for message, _ in extracted}
    stale = [
        message.id
        for message in catalogue()
        if message.id and (message.id[0] if isinstance(message.id, tuple) else message.id) not in used
    ]
    assert stale == []


FR, EN = language("fr"), language("en")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (
            FR.fine("Alors : oui ; non ? « Bien » à 50 000 et 14 % pour 12,5 Md$ !"),
            "Alors\u00a0: oui\u202f; non\u202f? «\u00a0Bien\u00a0» à 50\u202f000 et 14\u00a0% pour 12,5\u00a0Md$\u202f!",
        ),
        (EN.fine("So: yes; no?"), "So: yes; no?"),
        (FR.number(3869), "3\u202f869"),
        (EN.number(3869), "3,869"),
        (FR.number(2.5), "2,5"),
        (FR.date(PartialDate.parse("2018-04-23")), "23 avril 2018"),
        (FR.date(date(2018, 4, 1)), "1er avril 2018"),
        (FR.date(PartialDate.parse("2018-04")), "avril 2018"),
        (EN.date(PartialDate.parse("2018-04")), "April 2018"),
        (FR.date(PartialDate.parse("2018")), "2018"),
        (FR.money(12500), "12,5\u00a0Md$"),
        (EN.money(12500), "$12.5bn"),
        (EN.amount("USD 9.46 a share"), "$9.46 a share"),
        (FR.amount("USD 20.50 a share"), "20,50\u00a0$ l’action"),
        (FR.amount("USD 12 a share"), "12\u00a0$ l’action"),
        (EN.amount("about USD 4.0bn (enterprise value)"), "about $4bn (enterprise value)"),
        (FR.amount("about USD 4.0bn (enterprise value)"), "environ 4\u00a0Md$ (valeur d’entreprise)"),
        (FR.amount("USD 276.0m net"), "276\u00a0M$ nets"),
        (FR.amount("USD 1,050m"), "1\u202f050\u00a0M$"),
        (EN.amount("USD 84.3m (53.1m cash plus shares)"), "$84.3m (53.1m cash plus shares)"),
        (FR.money(35), "35\u00a0M$"),
        (FR.city("Ghent"), "Gand"),
        (FR.city("Tampere"), "Tampere"),
        (FR.listing(["a", "b", "c"]), "a, b et c"),
    ],
)
def test_each_language_writes_its_own_way(said, written):
    assert said == written


@pytest.mark.parametrize(
    ("code", "french"),
    [
        ("JP", "le Japon"),
        ("DE", "l’Allemagne"),
        ("US", "les États-Unis"),
        ("CN", "la Chine"),
        ("IL", "Israël"),
        ("MX", "le Mexique"),
        ("ES", "l’Espagne"),
        ("GB", "le Royaume-Uni"),
        ("NL", "les Pays-Bas"),
        ("HU", "la Hongrie"),
    ],
)
def test_a_country_has_its_article(code, french):
    assert FR.land(code) == french


def test_an_unknown_language_is_french():
    assert language("tlh").code == "fr"


def test_a_language_without_catalogue_is_an_error():
    with pytest.raises(FileNotFoundError):
        Language("eo")


def test_the_command_line_speaks_without_a_compiled_catalogue():
    assert not list(CATALOGUES.rglob("*.mo"))
    told = run("show", "news", "--topic", "marchés")
    assert told.returncode == 2
