"""An editor's way through the desk, in a browser: from a changed spreadsheet to the public page and back."""

import csv
import io
import re
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.readers import as_new
from tests.browser.test_every_page import BESIDE, SHAPES, measured
from tests.conftest import ROOT, application, letter_of
from tests.editors import SECRET, desk_folder, discard_all, signed_in
from tests.web.desk.test_desk_tasks import FEED, SUMMARIES
from tests.web.desk.test_reasons_and_strikes import RUDE
from vendors.desk.revisions.publishing import begin
from vendors.desk.tasks.declared import TASKS
from vendors.settings import today
from vendors.store.files import read_files


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return desk_folder(tmp_path_factory.mktemp("work"))


@pytest.fixture(scope="module")
def desk(folder):
    with application(folder) as address:
        yield address


def changed_workbook(folder: Path, place: Path) -> Path:
    """vendors.csv as an editor saves it from Excel, with the number of employees of Viavoo and a country in words."""
    rows = list(csv.reader(io.StringIO((folder / "vendors.csv").read_text())))
    header = rows[0]
    viavoo = next(row for row in rows if row[0] == "viavoo")
    viavoo[header.index("hq_country")] = "France"
    viavoo[header.index("employees")] = "4321"
    viavoo[header.index("employees_as_of")] = "2024"
    book = openpyxl.Workbook()
    book.active.title = "vendors"
    for row in rows:
        book.active.append(row)
    book.save(place / "vendors.xlsx")
    return place / "vendors.xlsx"


class Keyboard:
    """A page on which nothing is done but with the keyboard, and all that is done is counted."""

    def __init__(self, page):
        self.page, self.keys, self.steps = page, page.keyboard, 0

    def reach(self, where, most=400):
        """Goes on with Tab until what is meant has the focus."""
        for _ in range(most):
            self.keys.press("Tab")
            if self.page.evaluate("where => !!document.activeElement && document.activeElement.matches(where)", where):
                return
        pytest.fail(f"{where} cannot be reached with Tab")

    def step(self, where):
        self.steps += 1
        self.reach(where)

    def write(self, where, text):
        self.step(where)
        self.keys.press("ControlOrMeta+A")
        self.keys.insert_text(text)

    def choose(self, where, file):
        """The window in which it is chosen is the browser's own."""
        self.step(where)
        self.page.locator(where).set_input_files(file)

    def press(self, where):
        self.step(where)
        with self.page.expect_navigation():
            self.keys.press("Enter")

    def tick(self, where):
        self.step(where)
        self.keys.press("Space")


def test_a_changed_workbook_becomes_public_and_is_undone_in_twelve_steps_by_keyboard_alone(
    browser, desk, folder, tmp_path
):
    before = read_files(folder)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    errors = []
    page.on("pageerror", lambda error: errors.append(error))
    by = Keyboard(page)
    page.goto(f"{desk}/desk?lang=en")
    by.write("input[name=editor]", "Claire")
    by.write("input[name=passphrase]", SECRET)
    by.press("[data-key=sign-in]")
    by.choose("input[type=file]", changed_workbook(folder, tmp_path))
    by.press("[data-key=load]")
    expect(page.get_by_role("heading", name="1 thing to put right")).to_be_visible()
    expect(page.locator(".problems li").first).to_contain_text(f"Viavoo ({letter_of('vendors', 'hq_country')}")
    by.press("[data-key^=accept-]")
    expect(page.locator("#problems")).to_have_count(0)
    expect(page.locator(".difference")).to_contain_text("Viavoo: employees (empty) → 4321")
    expect(page.get_by_role("link", name="Look at the pages with this change")).to_be_visible()
    assert read_files(folder) == before, "nothing is public before it is published"
    by.write("input[name=why]", "Number of employees read on the vendor’s site")
    by.press("[data-key=publish]")
    expect(page.locator("dl.facts")).to_contain_text("Claire")
    expect(page.locator("dl.facts")).to_contain_text("published")
    expect(page.locator(".acts a").first).to_have_text("See it on the public page")
    by.press(".acts a")
    page.goto(f"{desk}/vendor?vendor=viavoo&lang=en")
    expect(page.locator("body")).to_contain_text("4,321")
    page.goto(f"{desk}/desk/history?lang=en")
    by.press("tbody th a")
    by.write("form[action^='/desk/undo'] input[name=why]", "The page gave the number of another year")
    by.press("[data-key=undo]")
    expect(page.locator("dl.facts")).to_contain_text("went back")
    assert by.steps <= 12
    assert read_files(folder) == before
    assert errors == []
    page.close()


@pytest.fixture(scope="module")
def window(browser, desk):
    """A signed-in editor's window."""
    context = signed_in(browser, desk)
    yield context.new_page()
    context.close()


@pytest.fixture
def inside(window, folder):
    """That window as if it had just been opened, without open changes."""
    yield as_new(window, signed_in=True)
    discard_all(folder)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_pages_of_the_desk_are_for_everyone(inside, desk, folder, code):
    """As public pages are: each in two shapes that are each other's opposite, and in both widths. Forms are empty in French, and in English
    begun about a vendor; how they are nested and named is asked where they have their questions too, below."""
    newest = begin(folder).version
    begun = "&about=viavoo&fact=channels" if code == "en" else ""
    paths = (
        "/desk/home",
        "/desk/draft",
        "/desk/task",
        *(f"/desk/task?task={name}{begun}" for name in TASKS),
        "/desk/article",
        "/desk/vendor",
        "/desk/vendor?vendor=viavoo",
        "/desk/addresses",
        "/desk/history",
        f"/desk/history?version={newest}",
        "/desk/history?table=vendors&row=viavoo&column=employees",
        "/desk/tables",
        "/desk/manual",
    )
    for turn, path in enumerate(paths):
        width, scheme = SHAPES[turn % 4 ^ (code == "en")]
        inside.set_viewport_size({"width": width, "height": 800})
        inside.emulate_media(color_scheme=scheme)
        inside.goto(f"{desk}{path}{'&' if '?' in path else '?'}lang={code}")
        expect(inside.get_by_role("heading", level=1)).to_be_visible()
        assert violations(inside, shape_alone="?task=" in path or (turn // 2 % 2 == 0) == (code == "en")) == [], path
        assert measured(inside, BESIDE) == {360: 0, 1280: 0}, path


def test_the_other_tasks_are_done_with_the_keyboard_alone_too(inside, desk):
    by = Keyboard(inside)
    inside.goto(f"{desk}/desk/vendor?vendor=viavoo&lang=en")
    by.write("#employees", "42")
    by.tick("input[name=covers][value=employees]")
    by.write("#employees_as_of", "2025")
    by.write("#source-source_url", "https://www.viavoo.com/equipe")
    by.press("[data-key=keep]")
    expect(inside.locator("body")).to_contain_text("Viavoo: employees (empty) → 42")

    inside.goto(f"{desk}/desk/article?lang=en")
    by.write(
        "[data-key=pasted]",
        "Medallia nomme un directeur\n\nLe 6 mai 2020 par Jeanne Exemple\n\nMedallia nomme un directeur.",
    )
    by.write("input[name=url]", "https://example.com/medallia")
    by.press("[data-key=propose]")
    expect(inside.locator("input[name=date]")).to_have_value("2020-05-06")

    inside.goto(f"{desk}/desk/task?lang=en")
    by.press("a[href*='task=purchase']")
    by.reach("form[action^='/desk/task'] input:not([type=hidden])")
    by.reach("form[action^='/desk/task'] button")

    inside.goto(f"{desk}/desk/home?lang=en")
    by.press("button[name=take]")
    expect(inside.locator("body")).to_contain_text("taken by Claire")


def test_a_form_keeps_a_fact_with_its_source(inside, desk, folder):
    inside.goto(f"{desk}/desk/vendor?vendor=viavoo&lang=en")
    inside.locator("#employees").fill("42")
    inside.locator("#employees_as_of").fill("2025")
    inside.locator("input[name=covers][value=employees]").check()
    inside.locator("input[name=covers][value=employees_as_of]").check()
    inside.locator("#source-source_url").fill("https://www.viavoo.com/equipe")
    inside.locator("#source-publisher").fill("Viavoo")
    inside.locator("[data-key=keep]").click()
    expect(inside.get_by_role("heading", name="What is different")).to_be_visible()
    expect(inside.locator(".difference").first).to_contain_text("Viavoo, employees: added")
    expect(inside.locator("body")).to_contain_text("Viavoo: employees (empty) → 42")
    expect(inside.locator("body")).not_to_contain_text("no new source says so")
    inside.get_by_role("link", name="Look at the pages with this change").click()
    expect(inside.get_by_text("Preview of your change; nobody else sees it.")).to_be_visible()
    inside.goto(f"{desk}/desk/preview/vendor?vendor=viavoo&lang=en")
    expect(inside.locator("body")).to_contain_text("42")
    assert "42" not in (folder / "vendors.csv").read_text().split("viavoo,")[1].split("\n")[0]


def test_an_article_is_pasted_corrected_and_kept(inside, desk):
    inside.goto(f"{desk}/desk/article?lang=en")
    inside.locator("[data-key=pasted]").fill(
        "Medallia nomme un directeur général\n\nLe 6 mai 2020 par Jeanne Exemple\n\nL’éditeur Medallia nomme un directeur."
    )
    inside.locator("input[name=url]").fill("https://example.com/medallia")
    inside.locator("[data-key=propose]").click()
    expect(inside.locator("input[name=date]")).to_have_value("2020-05-06")
    expect(inside.locator("select[name=role-medallia]")).to_have_value("subject")
    inside.locator("input[name=publisher]").fill("Journal Exemple")
    inside.locator("[data-key=keep-articles]").click()
    expect(inside.locator(".question").first).to_contain_text("The text is a proposal that nobody has read yet")
    inside.locator("[data-key=keep-unfinished]").click()
    expect(inside.get_by_role("link", name="2 things to put right")).to_be_visible()
    expect(inside.locator("[data-key=publish]")).to_have_count(0)


def test_a_morning_in_the_grid_by_keyboard(inside, desk):
    """Typed, taken back, pasted as a block, filled, replaced, an unfinished row added, kept, and nothing of it is an obstacle."""
    inside.context.grant_permissions(["clipboard-read", "clipboard-write"])
    inside.goto(f"{desk}/desk?table=ownership&lang=en")

    def cell(row, column):
        return inside.locator(f".tabulator-row >> nth={row} >> .tabulator-cell[tabulator-field={column}]")

    def unkept(n):
        expect(inside.locator("#grid-count")).to_contain_text(f"{n} changes not kept yet")

    cell(0, "note").click()
    inside.keyboard.type("First note")
    inside.keyboard.press("Enter")
    unkept(1)
    inside.keyboard.press("Control+z")
    expect(inside.locator("#grid-count")).not_to_contain_text("not kept")
    inside.keyboard.press("Control+y")
    unkept(1)
    inside.evaluate("navigator.clipboard.writeText('Pasted\\nTwice')")
    cell(1, "note").click()
    inside.keyboard.press("Control+v")
    expect(cell(2, "note")).to_have_text("Twice")
    unkept(3)
    cell(2, "note").click()
    inside.keyboard.press("Shift+ArrowDown")
    inside.keyboard.press("Control+d")
    expect(cell(3, "note")).to_have_text("Twice")
    inside.locator("#grid-find").fill("Twice")
    inside.locator("#grid-replace").fill("Again")
    inside.locator("[data-act=replace]").click()
    expect(cell(3, "note")).to_have_text("Again")
    inside.locator("[data-key=add-row]").click()
    inside.keyboard.type("akio")
    inside.keyboard.press("Enter")
    unkept(5)
    # A block that is longer than the table: its rows come and go together, in about a second for hundreds of them.
    cell(0, "note").click()
    inside.evaluate("navigator.clipboard.writeText(Array.from({ length: 500 }, (_, n) => `Row ${n}`).join('\\n'))")
    rows = int(inside.locator("#grid-count").inner_text().split()[0])
    inside.keyboard.press("Control+v")
    expect(inside.locator("#grid-count")).to_contain_text(re.compile(r"5\d\d rows"))
    inside.keyboard.press("Control+z")
    expect(inside.locator("#grid-count")).to_contain_text(f"{rows} rows")
    unkept(5)
    assert violations(inside) == []
    inside.locator("[data-key=table-replies]").click()
    expect(inside.locator("h1")).to_have_text("Grid: Answers")
    inside.goto(f"{desk}/desk/draft?lang=en")
    expect(inside.locator(".difference").first).to_contain_text("note (empty) → First note")
    expect(inside.locator("#problems")).to_be_visible()


def test_nothing_of_a_change_is_lost_and_its_pages_are_for_everyone(inside, desk):
    """Two facts kept, one taken out, that undone, thrown into the bin and taken back, shown and set for a time."""
    for column, text in (("hq_city", "Brest"), ("founded", "2011")):
        inside.goto(f"{desk}/desk/vendor?vendor=viavoo&lang=en")
        inside.locator(f"#{column}").fill(text)
        inside.locator("[data-key=keep]").click()
    inside.get_by_role("button", name="Take out: Viavoo: founded").click()
    expect(inside.locator(".difference")).not_to_contain_text("2011")
    inside.locator("[data-key=undo-step]").click()
    expect(inside.locator(".difference")).to_contain_text("2011")
    inside.locator("[data-key=discard]").click()
    inside.get_by_role("button", name="Take it out of the bin").first.click()
    expect(inside.locator(".difference")).to_contain_text("2011")
    inside.locator("[data-key=ask-approval]").click()
    shown = inside.get_by_role("link", name="the page to show").get_attribute("href")
    for path in ("/desk/draft?lang=fr", "/desk/steps?lang=fr", "/desk/home?lang=fr", shown):
        inside.goto(f"{desk}{path}")
        inside.evaluate(
            "document.querySelectorAll('details:has([data-key=plan], [data-key=name])').forEach((one) => { one.open = true; })"
        )
        for width, scheme in ((360, "light"), (1280, "dark")):
            inside.set_viewport_size({"width": width, "height": 800})
            inside.emulate_media(color_scheme=scheme)
            assert violations(inside, shape_alone=scheme == "dark") == [], path
            assert inside.evaluate("document.documentElement.scrollWidth") <= width, path
    inside.goto(f"{desk}/desk/draft?lang=en")
    inside.locator("input[name=why]").fill("Read on the vendor’s own site")
    inside.get_by_text("Publish at a set time").click()
    inside.locator("input[name=at]").fill(f"{today() + timedelta(days=2)}T09:00")
    inside.locator("[data-key=plan]").click()
    inside.get_by_role("button", name="Go on with: Change of").click()
    expect(inside.get_by_text("It is to be published at:")).to_be_visible()
    inside.locator("[data-key=call-off]").click()
    expect(inside.get_by_text("It is to be published at:")).to_have_count(0)


class Told:
    """A form that is told: what is typed or chosen is counted, and the pages on which that is done."""

    def __init__(self, page):
        self.page, self.entries, self.screens = page, 0, set()

    def __call__(self, **fields):
        for name, text in fields.items():
            field = self.page.locator(f".task [name={name}]").first
            if field.evaluate("field => field.localName") == "select":
                field.select_option(text)
            else:
                field.fill(text)
            self.entries += 1
        self.screens.add(self.page.url.partition("?")[0])

    def by_keyboard(self, **fields):
        for name, text in fields.items():
            focus_by_tab(self.page, f".task [name={name}]")
            self.page.keyboard.type(text)
            self.entries += 1
        self.screens.add(self.page.url.partition("?")[0])


def focus_by_tab(page, where):
    for _ in range(80):
        if page.evaluate("where => document.activeElement?.matches(where)", where):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{where} is not reached")


ARTICLE = {
    "title": "Skeepers met la main sur Feedier",
    "publisher": "Presse",
    "published": "2024-11-20",
    "article_fr": "Le groupe marseillais Skeepers annonce qu’il rachète Feedier, éditeur lillois.",
    "article_en": "The Marseille group Skeepers announces that it buys Feedier, a publisher in Lille.",
}
ACCOUNTS = {
    "title_fr": "Une association met en cause un classement",
    "title_en": "An association questions a ranking",
    "summary_fr": "Une association affirme qu’un classement publié par l’éditeur repose sur des réponses trop peu nombreuses ; l’éditeur n’a pas encore répondu.",
    "summary_en": "An association claims that a ranking published by the vendor rests on too few answers; the vendor has not yet answered this claim.",
}


def published(page):
    page.locator("[data-key=publish]").click()
    expect(page.locator("dl.facts")).to_contain_text("Claire", timeout=30_000)


def test_a_purchase_takes_fourteen_entries_and_a_controversy_sixteen_each_on_one_screen(inside, desk, folder):
    told = Told(inside)
    inside.goto(f"{desk}/desk/task?task=purchase&lang=en")
    told(bought="Feedier", buyer="Skeepers", amount_original="EUR 2m", url="https://presse.example/feedier", **ARTICLE)
    inside.locator("[data-key=keep]").click()
    expect(inside.locator("#kept")).to_contain_text("Feedier (20 November 2024, Skeepers): added", timeout=30_000)
    expect(inside.locator("input[name=why]")).to_have_value("Skeepers buys Feedier")
    published(inside)
    assert (told.entries <= 14, len(told.screens)) == (True, 1)
    assert "feedier,2024-11-20,,Skeepers,skeepers" in (folder / "ownership.csv").read_text()

    told = Told(inside)
    inside.goto(f"{desk}/desk/task?task=controversy&lang=en")
    article = {**ARTICLE, "title": "Un classement contesté"}
    told(vendors="Feedier", category="other", url="https://presse.example/classement", **ACCOUNTS, **article)
    told(hearing="asked", asked_how="email")
    inside.locator("[data-key=keep]").click()
    expect(inside.locator("#kept")).to_contain_text("An association questions a ranking: added", timeout=30_000)
    published(inside)
    assert (told.entries <= 16, len(told.screens)) == (True, 1)


def test_a_controversy_is_dismissed_by_keyboard_alone_with_eight_entries_on_one_screen(inside, desk, folder):
    told = Told(inside)
    inside.goto(f"{desk}/desk/task?task=step&controversy=trustpilot-hexamobile-2022&lang=en")
    article = {**ARTICLE, "title": "La demande est rejetée", "published": "20 novembre 2024"}
    told.by_keyboard(status="dismissed", url="https://presse.example/rejet", **article)
    focus_by_tab(inside, "[data-key=keep]")
    inside.keyboard.press("Enter")
    expect(inside.locator("input[name=why]")).to_be_visible(timeout=30_000)
    focus_by_tab(inside, "[data-key=publish]")
    inside.keyboard.press("Enter")
    expect(inside.locator("dl.facts")).to_contain_text("Claire", timeout=30_000)
    assert (told.entries <= 8, len(told.screens)) == (True, 1)
    row = next(line for line in (folder / "controversies.csv").read_text().splitlines() if "hexamobile" in line)
    assert row.startswith("trustpilot-hexamobile-2022,trustpilot,2022-03-01,2024-11-20,legal")


def test_a_pasted_article_takes_six_entries(inside, desk):
    told = Told(inside)
    inside.goto(f"{desk}/desk/article?lang=en")
    inside.locator("[data-key=pasted]").fill((ROOT / "tests/cases/press/paste-2-byline.txt").read_text("utf-8"))
    inside.locator("[data-key=propose]").click()
    told(url="https://presse.example/medallia", publisher="Presse", topic="market")
    told(summary_fr=ARTICLE["article_fr"], summary_en=ARTICLE["article_en"])
    inside.locator("[data-key=keep-articles]").click()
    expect(inside.locator("#kept")).to_contain_text("Medallia referme sa parenthèse boursière: added", timeout=30_000)
    expect(inside.locator("[data-key=publish]")).to_be_visible()
    assert told.entries <= 6


def test_the_questions_about_each_form_are_for_everyone(inside, desk):
    """Forms that nothing was asked about are in `test_the_pages_of_the_desk_are_for_everyone`."""
    for turn, (name, task) in enumerate(TASKS.items()):
        width, scheme = SHAPES[turn % 4]
        inside.set_viewport_size({"width": width, "height": 800})
        inside.emulate_media(color_scheme=scheme)
        inside.goto(f"{desk}/desk/task?task={name}&lang=fr&about=viavoo&fact=channels")
        if not task.first:
            inside.locator("[data-key=keep]").click()
            expect(inside.locator(".question").first).to_be_visible()
        assert violations(inside) == [], name
        assert measured(inside, BESIDE) == {360: 0, 1280: 0}, name


def load(page, desk, name, content):
    page.goto(f"{desk}/desk/home?lang=en")
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    page.locator("[data-key=load]").click()


def publish(page, why):
    page.locator("input[name=why]").fill(why)
    page.locator("[data-key=publish]").click()


def undo(page, why):
    page.locator("form[action^='/desk/undo'] input[name=why]").fill(why)
    page.locator("[data-key=undo]").click()
    expect(page.locator("dl.facts")).to_contain_text("went back")


def test_a_file_of_some_rows_of_before_or_of_no_table_takes_nothing_away(inside, desk, folder):
    """Kept with a form, two cells loaded beside it, a picture refused; published, and a table of before then changes its own cell alone."""
    before, difference = read_files(folder), inside.locator("section:has(#difference)")
    taken = inside.request.get(f"{desk}/desk/table/vendors.csv")
    inside.goto(f"{desk}/desk/vendor?vendor=viavoo&lang=en")
    inside.locator("#hq_city").fill("Brest")
    inside.locator("[data-key=keep]").click()
    expect(difference).to_contain_text("Brest")

    load(inside, desk, "vendors.csv", b"id,hq_city\nmedallia,Reno\n")
    expect(difference).to_contain_text("Reno")
    expect(difference).to_contain_text("Brest")
    expect(difference).not_to_contain_text("removed")
    expect(inside.locator("body")).to_contain_text(re.compile(r"Remove the \d+ others"))

    load(inside, desk, "photo.jpg", b"\xff\xd8\xff\xe0 not a table")
    expect(inside.locator("body")).to_contain_text("Nothing was loaded, and your change is as it was.")
    inside.goto(f"{desk}/desk/draft?lang=en")
    expect(difference).to_contain_text("Reno")
    expect(difference).to_contain_text("Brest")
    publish(inside, "Seats read in the registers")
    expect(inside.locator("dl.facts")).to_contain_text("published")
    newest = inside.url

    name = re.search(r"vendors-[\w-]+\.csv", taken.headers["content-disposition"])[0]
    rows = list(csv.reader(io.StringIO(taken.body().decode("utf-8-sig"), newline=""), delimiter=";"))
    next(row for row in rows if row[0] == "akio")[rows[0].index("hq_city")] = "Le Mans"
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";").writerows(rows)
    load(inside, desk, name, written.getvalue().encode("utf-8-sig"))
    expect(inside.locator(".difference > li")).to_contain_text(["Akio: city of the head office Paris → Le Mans"])
    inside.locator("[data-key=discard]").click()
    inside.goto(newest)
    undo(inside, "The register gave other seats")
    assert read_files(folder) == before


def test_the_other_articles_of_a_feed_stay_as_they_were_typed_when_one_is_kept(inside, desk):
    inside.goto(f"{desk}/desk/article?lang=en")
    feed = {"name": "feed.xml", "mimeType": "text/xml", "buffer": FEED.encode()}
    inside.locator("form:has([data-key=pasted]) input[type=file]").set_input_files(feed)
    inside.locator("[data-key=propose]").click()
    expect(inside.locator("[name='title.2']")).to_have_value("Medallia nomme une directrice")
    inside.locator("[name='take.2']").uncheck()
    inside.locator("[name='summary_fr.2']").fill("Déjà commencé")
    inside.locator("[name=topic]").select_option("market")
    inside.locator("[name=publisher]").fill("Presse")
    for code, text in SUMMARIES.items():
        inside.locator(f"[name=summary_{code}]").fill(text)
    inside.locator("[data-key=keep-articles]").click()
    expect(inside.locator("body")).to_contain_text("1 article is kept")
    expect(inside.locator("[name='title.2']")).to_have_value("Medallia nomme une directrice")
    expect(inside.locator("[name='summary_fr.2']")).to_have_value("Déjà commencé")


def test_a_charge_is_asked_about_before_readers_see_it_and_struck_after(inside, desk, folder):
    before = read_files(folder)
    inside.goto(f"{desk}/desk/vendor?vendor=medallia&lang=en")
    inside.locator("[name=summary_fr]").fill(RUDE)
    inside.locator("[data-key=keep]").click()
    expect(inside.locator("body")).to_contain_text("“voleur” takes sides")
    publish(inside, "Medallia est dirigée par un voleur.")
    expect(inside.locator("[name=as-it-stands]")).to_be_visible()
    expect(inside.locator("input[name=why]")).to_have_value("Medallia est dirigée par un voleur.")
    assert read_files(folder) == before
    inside.locator("[name=as-it-stands]").check()
    inside.locator("[data-key=publish]").click()
    expect(inside.locator("dl.facts")).to_contain_text("published")
    slip = inside.url
    undo(inside, "The sentence took sides before anybody has judged")
    assert read_files(folder) == before
    inside.goto(slip)
    inside.locator("form[action^='/desk/strike'] input[name=why]").fill("It charged a person with theft")
    inside.locator("[data-key=strike]").click()
    expect(inside.locator("body")).to_contain_text("struck by Claire")
    for code, words in (("fr", "n’est plus affiché"), ("en", "is no longer shown")):
        inside.goto(f"{desk}/corrections?lang={code}")
        expect(inside.locator("body")).to_contain_text(words)
        expect(inside.locator("body")).not_to_contain_text("voleur")
