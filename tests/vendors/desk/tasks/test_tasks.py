"""What the forms of whole tasks write into the tables, as pure functions."""

import pytest

from tests.vendors.little import little_files
from vendors.desk.tasks.answers import as_reason
from vendors.desk.tasks.declared import TASKS, written
from vendors.desk.tasks.rows import TextTables
from vendors.i18n.language import language
from vendors.settings import today
from vendors.store.load import load_files

DAY = today()
ARTICLE = {
    "url": "https://presse.example/satmetrix",
    "title": "Un tribunal se prononce",
    "publisher": "Presse",
    "published": "2024-11-20",
    "language": "français",
    "article_fr": "Le tribunal a rendu sa décision dans l’affaire qui oppose les deux sociétés.",
    "article_en": "The court has given its decision in the case between the two companies.",
}
WORDS = {
    "title_fr": "Une association met en cause un classement",
    "title_en": "An association questions a ranking",
    "summary_fr": "Une association de consommateurs affirme qu’un classement publié par l’éditeur repose sur des réponses trop peu nombreuses ; l’éditeur n’a pas encore répondu à cette affirmation.",
    "summary_en": "A consumer association claims that a ranking published by the vendor rests on too few answers; the vendor has not yet answered what the association claims about it.",
}
CASE = "nice-securities-suit-1999"


@pytest.fixture(scope="module")
def files():
    return little_files()


def told(files, task, **texts):
    return written(
        TASKS[task], {name: [text] if isinstance(text, str) else text for name, text in texts.items()}, files, DAY
    )


def after(files, task, **texts):
    """The tables after a form about which nothing is asked; they are valid together."""
    found = told(files, task, **texts)
    assert [(one.field, one.said(language("en"))) for one in found.questions] == []
    assert load_files({**files, **found.files}, DAY).errors == ()
    return TextTables({**files, **found.files})


def asked(files, task, **texts):
    return {one.field: one.said(language("en")) for one in told(files, task, **texts).questions}


def test_a_purchase_ends_the_period_that_lasts_and_begins_one_with_its_source(files):
    tables = after(files, "purchase", bought="akio", buyer="Un fonds", buyer_country="Allemagne", **ARTICLE)
    (before, now) = tables.where("ownership", vendor="akio")
    assert before["until"] == "2024-11-20"
    assert (now["since"], now["owner"], now["owner_country"], now["source_url"]) == (
        "2024-11-20",
        "Un fonds",
        "DE",
        ARTICLE["url"],
    )
    (event,) = tables.where("events", vendor="akio", date="2024-11-20")
    assert (event["kind"], event["title_fr"], event["title_en"]) == (
        "acquired",
        "Un fonds rachète Akio",
        "Un fonds buys Akio",
    )


def test_a_purchase_that_is_agreed_changes_no_owner(files):
    tables = after(files, "purchase", bought="Akio", buyer="NICE", stage="agreed", **ARTICLE)
    assert tables.rows("ownership") == TextTables(files).rows("ownership")
    assert [row["kind"] for row in tables.rows("events") if row["date"] == "2024-11-20"] == ["agreement"] * 2


def test_an_amount_of_a_deal_that_is_not_done_is_asked_about(files):
    said = asked(files, "purchase", bought="Akio", buyer="NICE", stage="agreed", amount_original="EUR 2m", **ARTICLE)
    assert said == {"amount_original": "An amount stands on the deal that is done: leave it empty until then."}


def test_a_vendor_that_is_absorbed_is_one_no_more(files):
    tables = after(files, "purchase", bought="akio", buyer="nice", kind="merged", **ARTICLE)
    assert tables.row("vendors", "akio")["status"] == "merged"


def test_the_article_of_a_task_may_be_one_that_is_here_by_its_address_too(files):
    article = TextTables(files).rows("news")[0]
    tables = after(files, "purchase", bought="akio", buyer="Un fonds", article=article["url"])
    assert len(tables.rows("news")) == len(TextTables(files).rows("news"))
    assert tables.row("mentions", article["id"], "akio")["role"] == "acquired"
    (now,) = tables.where("ownership", vendor="akio", owner="Un fonds")
    assert (now["since"], now["source_url"]) == (article["date"], article["url"])


def test_a_date_in_words_is_the_day_of_the_article_everywhere(files):
    form = {**ARTICLE, "published": "20 novembre 2024"}
    found = told(files, "step", controversy=CASE, status="alleged", **form)
    assert found.questions == []
    assert "2024-11-20-presse-un-tribunal-se-prononce" in found.files["news.csv"].decode()


def test_a_controversy_opens_with_its_status_its_source_and_the_state_of_asking(files):
    tables = after(
        files,
        "controversy",
        vendors=["Akio", "satmetrix", ""],
        category="other",
        status="alleged",
        hearing="asked",
        asked_how="email",
        **WORDS,
        **ARTICLE,
    )
    (case,) = tables.where("controversies", title_en=WORDS["title_en"])
    assert (case["id"], case["vendors"], case["opened"]) == (
        "akio-an-association-questions-a-ranking-2024",
        "akio|satmetrix",
        "2024-11-20",
    )
    (step,) = tables.where("controversy_status", controversy=case["id"])
    assert (step["date"], step["status"], step["article"]) == ("2024-11-20", "alleged", case["articles"])
    assert [
        (row["vendor"], row["kind"], row["asked"], row["asked_how"])
        for row in tables.where("replies", controversy=case["id"])
    ] == [
        ("akio", "right-of-reply", DAY.isoformat(), "email"),
        ("satmetrix", "right-of-reply", DAY.isoformat(), "email"),
    ]
    assert tables.row("mentions", case["articles"], "akio")["role"] == "accused"


def test_a_controversy_without_a_source_or_an_account_is_asked_back_at_each_field(files):
    said = asked(
        files, "controversy", vendors=["Akiio"], status="alleged", hearing="asked", **{**WORDS, "summary_en": "Short."}
    )
    assert said["vendors"] == "No vendor is called “Akiio”; the nearest is “Akio”."
    assert said["url"].startswith("No article is told without it")
    assert said["category"] == "This is needed."
    assert "at least 100 are expected" in said["summary_en"]


def test_a_public_answer_needs_its_words_in_both_languages(files):
    form = {"vendors": ["Akio"], "category": "other", "status": "alleged", "hearing": "answered", **WORDS, **ARTICLE}
    assert set(asked(files, "controversy", answer_fr="L’éditeur conteste cette affirmation.", **form)) == {"answer_en"}


KEPT_NOWHERE = "As the rest of the form is filled in, this is kept nowhere: empty it, or fill in what it belongs to."


def test_an_answer_that_is_written_is_never_dropped_for_what_the_list_above_says(files):
    form = {"vendors": ["Akio"], "category": "other", "status": "alleged", **WORDS, **ARTICLE}
    answer = {"answer_fr": "L’éditeur conteste cette affirmation.", "answer_en": "The vendor contests this claim."}
    said = told(files, "controversy", hearing="not-asked", **answer, **form).questions
    assert [(one.field, one.fix) for one in said] == [("hearing", "answered")]
    assert asked(files, "controversy", hearing="not-asked", answer_url="https://presse.example/a", **form) == {
        "answer_url": KEPT_NOWHERE
    }
    both = asked(files, "controversy", hearing="answered", asked="2024-11-21", asked_how="email", **answer, **form)
    assert both == {"asked": KEPT_NOWHERE, "asked_how": KEPT_NOWHERE}


def test_a_controversy_that_is_kept_twice_is_asked_about(files):
    form = {"vendors": ["Akio"], "category": "other", "status": "alleged", "hearing": "not-asked", **WORDS, **ARTICLE}
    kept = {**files, **told(files, "controversy", **form).files}
    assert set(asked(kept, "controversy", **form)) == {"title_fr", "title_en"}


def test_what_is_told_of_an_article_that_is_here_already_and_is_not_so_is_asked_about(files):
    article = TextTables(files).rows("news")[0]
    step = {"controversy": CASE, "status": "alleged"}
    chosen = asked(files, "step", article=article["id"], **step, **ARTICLE)
    assert set(chosen) >= {"url", "title", "publisher", "published", "article_fr", "article_en"}
    assert f"“{article['title']}” is here already" in chosen["title"]
    assert f"it says “{article['date']}” there" in chosen["published"]
    same = {"url": article["url"], "title": article["title"], "published": article["date"]}
    assert len(after(files, "purchase", bought="akio", buyer="Un fonds", **same).rows("news")) == len(
        TextTables(files).rows("news")
    )


@pytest.mark.parametrize("spelled", ["http://{}", "https://www.{}", "https://{}/", "HTTPS://{}#suite"])
def test_an_address_is_that_of_an_article_however_it_is_spelled(files, spelled):
    article = TextTables(files).rows("news")[0]
    bare = article["url"].removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    tables = after(files, "purchase", bought="akio", buyer="Un fonds", url=spelled.format(bare))
    assert len(tables.rows("news")) == len(TextTables(files).rows("news"))


def test_another_address_of_the_same_title_day_and_publisher_is_asked_about(files):
    article = TextTables(files).rows("news")[0]
    same = {name: article[name] for name in ("title", "publisher", "language")} | {"published": article["date"]}
    said = asked(files, "purchase", bought="akio", buyer="Un fonds", **{**ARTICLE, **same})
    assert article["url"] in said["url"]


def test_a_source_without_its_page_is_asked_about(files):
    source = {"page_publisher": "Presse", "page_published": "2024"}
    said = asked(files, "fact", about="akio", fact="employees", value="180", employees_as_of="2025", **source)
    assert said == dict.fromkeys(source, KEPT_NOWHERE)
    page = {"page": "https://akio.example/produit", "page_note": "Seen on the page."}
    assert asked(files, "capabilities", about="akio", **page) == dict.fromkeys(page, KEPT_NOWHERE)


@pytest.mark.parametrize("named", ["téléphone, chat", "Phone; chat", "phone|chat", "chat\nphone"])
def test_what_a_page_names_of_a_list_is_told_by_value_or_name(files, named):
    page = {"page": "https://akio.example/canaux", "named": named}
    tables = after(files, "fact", about="akio", fact="channels", value="phone|email|chat", **page)
    (now,) = tables.where("evidence", row="akio", field="channels", source_url=page["page"])
    assert set(now["value"].split("|")) == {"phone", "chat"}


def test_what_a_page_names_and_the_list_has_not_is_asked_about(files):
    page = {"page": "https://akio.example/canaux", "named": "phone|kiosk"}
    said = asked(files, "fact", about="akio", fact="channels", value="phone|email|chat", **page)
    assert said == {
        "named": "The list says phone, email, chat, and not kiosk: a page verifies what stands in the list."
    }


def test_a_dismissal_closes_the_controversy_and_clears_its_vendors(files):
    opened = after(files, "step", controversy=CASE, status="alleged", **ARTICLE)
    assert opened.row("controversies", CASE)["closed"] == "", "a new allegation opens it again"
    form = {
        **ARTICLE,
        "url": "https://presse.example/fin",
        "title": "La plainte est rejetée",
        "published": "2025-03-02",
    }
    closed = after(opened.files, "step", controversy=CASE, status="dismissed", **form)
    row = closed.row("controversies", CASE)
    article = "2025-03-02-presse-la-plainte-est-rejetee"
    assert row["closed"] == "2025-03-02"
    assert row["articles"].endswith(f"|{article}")
    assert closed.row("mentions", article, "nice")["role"] == "cleared"
    assert closed.row("controversy_status", CASE, "2025-03-02", "dismissed")["article"] == article


def test_a_step_that_may_not_follow_is_asked_about_at_its_status(files):
    assert "status" in asked(files, "step", controversy=CASE, status="settled", **ARTICLE)


def test_the_words_of_a_controversy_change_with_a_step_only_where_they_were_changed(files):
    row = TextTables(files).row("controversies", CASE)
    changed = {"title_fr": "Action d’actionnaires, reprise en 2024", "was-title_fr": row["title_fr"]}
    kept = {"title_en": row["title_en"], "was-title_en": row["title_en"]}
    tables = after(files, "step", controversy=CASE, status="alleged", **ARTICLE, **changed, **kept)
    now = tables.row("controversies", CASE)
    assert (now["title_fr"], now["title_en"]) == (changed["title_fr"], row["title_en"])


def test_an_answer_takes_the_place_of_the_line_that_says_nobody_was_asked(files):
    form = {"vendors": ["Akio"], "category": "other", "status": "alleged", "hearing": "not-asked", **WORDS, **ARTICLE}
    opened = after(files, "controversy", **form)
    case = "akio-an-association-questions-a-ranking-2024"
    assert [row["kind"] for row in opened.where("replies", controversy=case)] == ["not-asked"]
    asked_for = after(
        opened.files,
        "reply",
        controversy=WORDS["title_fr"],
        kind="right-of-reply",
        asked="2026-11-26",
        asked_how="post",
    )
    came = after(asked_for.files, "reply", controversy=case, kind="right-of-reply", answered="2026-11-27")
    (row,) = came.where("replies", controversy=case)
    assert (row["kind"], row["asked"], row["asked_how"], row["answered"]) == (
        "right-of-reply",
        "2026-11-26",
        "post",
        "2026-11-27",
    )


def test_the_reason_is_proposed_in_the_language_of_the_page(files):
    found = told(files, "step", controversy=CASE, status="alleged", **ARTICLE)
    assert as_reason(found.answers, language("fr")) == "Action d’actionnaires sur des déclarations de 1998 : allégation"
    assert as_reason(found.answers, language("en")) == "Shareholder suit over 1998 statements: alleged"


VENDOR = {
    "name": "Exemple CX",
    "website": "https://exemple.example",
    "origin_country": "France",
    "hq_city": "Lyon",
    "categories": ["survey", "reviews"],
    "summary_fr": "Éditeur français d’enquêtes de satisfaction et de gestion d’avis en ligne, destinées aux réseaux de magasins.",
    "summary_en": "French publisher of satisfaction surveys and of the management of online reviews, made for networks of shops.",
}


def test_a_new_vendor_comes_with_its_evidence_its_point_and_its_control(files):
    tables = after(
        files,
        "new-vendor",
        page="https://exemple.example/nous",
        page_publisher="Exemple CX",
        page_read="2026-11-27",
        **VENDOR,
    )
    row = tables.row("vendors", "exemple-cx")
    assert (row["origin_country"], row["hq_country"], row["categories"]) == ("FR", "FR", "survey|reviews")
    assert (row["hq_lat"], row["hq_lon"]) == ("45.7491", "4.8479")
    point = tables.where("evidence", row="exemple-cx", field="hq_lat")
    assert [(one["source_url"], one["publisher"]) for one in point] == [
        ("https://www.geonames.org/2996944", "GeoNames")
    ]
    (shown,) = tables.where("evidence", row="exemple-cx", field="hq_city")
    assert (shown["value"], shown["verdict"], shown["source_url"]) == (
        "Lyon",
        "verified",
        "https://exemple.example/nous",
    )
    (owner,) = tables.where("ownership", vendor="exemple-cx")
    assert (owner["kind"], owner["verdict"], owner["source_url"]) == ("unknown", "unverified", "")


def test_a_new_vendor_that_is_here_already_is_asked_about(files):
    assert (
        asked(files, "new-vendor", **{**VENDOR, "name": "AKIO"})["name"]
        == "A vendor is called so already: look at its form."
    )


def test_a_city_of_several_places_is_asked_about_with_the_largest_one_click_away(files):
    found = told(files, "new-vendor", **{**VENDOR, "origin_country": "États-Unis", "hq_city": "Louisville"})
    (question,) = found.questions
    assert (question.field, question.fix) == ("point", "38.2542, -85.7594")
    assert "39.9778, -105.1319" in question.said(language("en"))


def test_a_fact_is_told_with_its_source_and_takes_the_place_of_what_nobody_had_read(files):
    before = TextTables(files).where("evidence", row="akio", field="hq_city")
    assert [row["source_url"] for row in before] == [""]
    tables = after(files, "fact", about="akio", fact="hq_city", value="Toulouse", page="https://akio.example/toulouse")
    row = tables.row("vendors", "akio")
    assert (row["hq_city"], row["hq_lat"], row["hq_lon"]) == ("Toulouse", "43.6043", "1.4437")
    (now,) = tables.where("evidence", row="akio", field="hq_city")
    assert (now["value"], now["source_url"], now["publisher"]) == (
        "Toulouse",
        "https://akio.example/toulouse",
        "akio.example",
    )
    assert [one["value"] for one in tables.where("evidence", row="akio", field="hq_lon")] == ["1.4437"]


def test_a_page_that_names_a_part_of_a_list_and_speaks_of_an_earlier_day_says_so(files):
    page = {"page": "https://akio.example/canaux", "page_as_of": "2019", "named": "phone|chat"}
    tables = after(files, "fact", about="akio", fact="channels", value="phone|email|chat", **page)
    (now,) = tables.where("evidence", row="akio", field="channels", source_url=page["page"])
    assert (now["value"], now["as_of"]) == ("phone|chat", "2019")
    assert tables.row("vendors", "akio")["channels"] == "phone|email|chat"


def test_a_figure_is_told_with_its_day(files):
    tables = after(
        files, "fact", about="akio", fact="employees", value="180", employees_as_of="2025", page="https://akio.example/"
    )
    row = tables.row("vendors", "akio")
    assert (row["employees"], row["employees_as_of"]) == ("180", "2025")
    assert asked(files, "fact", about="akio", fact="employees", value="180") != {}


def test_a_period_a_milestone_and_what_a_product_does_are_changed_from_the_vendors_file(files):
    tables = TextTables(files)
    period = tables.where("ownership", vendor="satmetrix")[-1]
    key = "|".join(period[name] for name in ("vendor", "since", "owner"))
    form = {**period, "about": "satmetrix", "row": key, "confidence": "low"}
    assert after(files, "owner", **form).row("ownership", *key.split("|")) == {**period, "confidence": "low"}
    event = {"date": "2024-05", "kind": "office", "title_fr": "Ouvre à Lyon", "title_en": "Opens in Lyon"}
    told_of = after(files, "milestone", about="akio", source_url="https://akio.example/lyon", **event)
    assert [row["source_url"] for row in told_of.where("events", vendor="akio", date="2024-05")] == [
        "https://akio.example/lyon"
    ]
    now = {
        "ability-nps": "yes",
        "was-ability-nps": "",
        "ability-crm-integration": "",
        "was-ability-crm-integration": "yes",
    }
    assert asked(files, "capabilities", about="akio", **now) == {"page": "This is needed."}
    does = after(
        files, "capabilities", about="akio", page="https://akio.example/produit", page_read="2026-11-27", **now
    )
    assert does.row("capabilities", "akio", "nps")["source_url"] == "https://akio.example/produit"
    assert does.row("capabilities", "akio", "crm-integration") == {}
    kept = {row["capability"] for row in tables.where("capabilities", vendor="akio")} - {"crm-integration"}
    assert {row["capability"] for row in does.where("capabilities", vendor="akio")} == kept | {"nps"}


def test_a_fact_that_was_wrong_is_corrected_before_readers_in_both_languages(files):
    form = {"about": "akio", "fact": "founded", "value": "2001", "page": "https://akio.example/histoire"}
    wrong = {"reason_fr": "L’année était celle d’une filiale.", "reason_en": "The year was that of a subsidiary."}
    tables = after(files, "fact", **form, **wrong)
    assert tables.rows("corrections")[-1] == {
        "date": DAY.isoformat(),
        "table": "vendors",
        "row": "akio",
        "field": "founded",
        **wrong,
    }
    assert set(asked(files, "fact", **form, reason_fr=wrong["reason_fr"])) == {"reason_en"}
    assert after(files, "fact", **form).rows("corrections") == TextTables(files).rows("corrections")
