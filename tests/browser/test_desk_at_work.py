"""An editor's way through the desk, in a browser: from a changed spreadsheet to the public page and back."""

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.readers import as_new
from tests.browser.test_every_page import BESIDE, SHAPES, measured, shaped
from tests.conftest import ROOT, application, letter_of
from tests.editors import SECRET, desk_folder, discard_all, signed_in
from vendors.desk.revisions.publishing import begin
from vendors.desk.tasks.declared import TASKS
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
    """As public pages are: each in two shapes that are each other's opposite, and in both widths. The forms of tasks are below, with their questions."""
    newest = begin(folder).version
    paths = (
        "/desk/home",
        "/desk/draft",
        "/desk/task",
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
        shaped(inside, *SHAPES[turn % 4 ^ (code == "en")])
        inside.goto(f"{desk}{path}{'&' if '?' in path else '?'}lang={code}")
        expect(inside.get_by_role("heading", level=1)).to_be_visible()
        assert violations(inside, shape_alone=(turn // 2 % 2 == 0) == (code == "en")) == [], path
        assert measured(inside, BESIDE) == {360: 0, 1280: 0}, path


def test_nothing_reaches_beside_a_phone_with_letters_twice_as_large(inside, desk):
    inside.set_viewport_size({"width": 360, "height": 800})
    own = ("home", "draft", "history", "manual", "tables", "article", "grid?table=vendors", "vendor?vendor=viavoo")
    for path in (*own, "task?task=purchase", "row?table=events&new=yes"):
        inside.goto(f"{desk}/desk/{path}{'&' if '?' in path else '?'}lang=fr")
        if "grid" in path:
            expect(inside.locator(".tabulator-row").first).to_be_visible()
        inside.evaluate("document.documentElement.style.fontSize = '200%'")
        assert inside.evaluate(BESIDE) == 0, path


def test_the_other_tasks_are_done_with_the_keyboard_alone_too(inside, desk):
    by = Keyboard(inside)
    inside.goto(f"{desk}/desk/vendor?vendor=viavoo&lang=en")
    by.write("#employees", "42")
    by.tick("input[name=covers][value=employees]")
    by.write("#employees_as_of", "2025")
    by.tick("input[name=covers][value=employees_as_of]")
    by.write("#source-source_url", "https://www.viavoo.com/equipe")
    by.press("[data-key=keep]")
    expect(inside.locator(".difference").first).to_contain_text("Viavoo, employees: added")
    expect(inside.locator("body")).to_contain_text("Viavoo: employees (empty) → 42")
    expect(inside.locator("body")).not_to_contain_text("no new source says so")

    inside.goto(f"{desk}/desk/article?lang=en")
    by.write(
        "[data-key=pasted]",
        "Medallia nomme un directeur\n\nLe 6 mai 2020 par Jeanne Exemple\n\nMedallia nomme un directeur.",
    )
    by.write("input[name=url]", "https://example.com/medallia")
    by.press("[data-key=propose]")
    expect(inside.locator("input[name=date]")).to_have_value("2020-05-06")
    expect(inside.locator("select[name=role-medallia]")).to_have_value("subject")
    by.write("input[name=publisher]", "Journal Exemple")
    by.press("[data-key=keep-articles]")
    expect(inside.locator(".question").first).to_contain_text("The text is a proposal that nobody has read yet")
    by.press("[data-key=keep-unfinished]")
    expect(inside.get_by_role("link", name="2 things to put right")).to_be_visible()
    expect(inside.locator("[data-key=publish]")).to_have_count(0)

    inside.goto(f"{desk}/desk/task?lang=en")
    by.press("a[href*='task=purchase']")
    by.reach("form[action^='/desk/task'] input:not([type=hidden])")
    by.reach("form[action^='/desk/task'] button")

    inside.goto(f"{desk}/desk/home?lang=en")
    by.press("button[name=take]")
    expect(inside.locator("body")).to_contain_text("taken by Claire")


def test_a_morning_in_the_grid_by_keyboard(inside, desk):
    """Typed, taken back, pasted as a block, filled, replaced, an unfinished row added, kept, and nothing of it is an obstacle."""
    inside.context.grant_permissions(["clipboard-read", "clipboard-write"])
    inside.goto(f"{desk}/desk?table=ownership&lang=en")

    def cell(row, column):
        return inside.locator(f".tabulator-row >> nth={row} >> .tabulator-cell[tabulator-field={column}]")

    def unkept(n):
        expect(inside.locator("#grid-count")).to_contain_text(f"{n} change{'s' if n > 1 else ''} not kept yet")

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


WHERE = """() => {
    const cell = document.activeElement.closest('.tabulator-cell')
    return cell ? [cell.getAttribute('tabulator-field'), cell.closest('.tabulator-row').querySelector('[role=rowheader]').innerText] : document.activeElement.localName
}"""
"""The cell that has the keyboard, as its column and the name of its row; elsewhere what has it."""


def test_the_grid_is_one_stop_of_the_keyboard_and_the_chosen_cell_has_it(inside, desk):
    """The keyboard goes in and out with Tab, both ways, with hundreds of cells between; with the arrows it moves from cell to cell, which is read out."""
    press = inside.keyboard.press
    inside.goto(f"{desk}/desk/grid?table=ownership&lang=en")
    headings = inside.locator(".tabulator-col[tabulator-field]:not([tabulator-field=_id])")
    expect(headings.first).to_be_visible()
    for heading in headings.all():
        assert heading.get_attribute("aria-label") == heading.locator(".tabulator-col-title").inner_text()
    inside.locator("[data-act=replace]").focus()
    for _filter in headings.all():
        press("Tab")
        assert inside.evaluate(WHERE) == "input"
    press("Tab")
    column, first = inside.evaluate(WHERE)
    assert column == "vendor"
    press("Tab")
    assert inside.evaluate(WHERE) == "summary"
    press("Shift+Tab")
    assert inside.evaluate(WHERE) == ["vendor", first]
    press("Shift+Tab")
    assert inside.evaluate(WHERE) == "input"
    press("Tab")

    press("ArrowDown")
    column, second = inside.evaluate(WHERE)
    assert (column, second != first) == ("vendor", True)
    press("ArrowRight")
    press("ArrowRight")
    assert inside.evaluate(WHERE) == ["until", second]
    before = inside.locator("#grid").bounding_box()
    press("Shift+ArrowDown")
    expect(inside.locator("#grid-state")).to_have_text("2 cells chosen")
    assert inside.locator("#grid").bounding_box() == before, "nothing moves under a hand that chooses"
    press("ArrowUp")
    assert inside.evaluate(WHERE) == ["until", first]

    # Whoever writes goes on beside the cell, in a closed list too; a row that is drawn anew keeps the keyboard.
    for column, text, after in (("until", "1999", "owner"), ("kind", "independent", "verdict")):
        while inside.evaluate(WHERE) != [column, first]:
            press("ArrowRight")
        press("Enter")
        press("ControlOrMeta+A")
        inside.keyboard.insert_text(text)
        press("Tab")
        expect(inside.locator(":focus")).to_have_attribute("tabulator-field", after)
    expect(inside.locator("#grid-count")).to_contain_text("not kept yet")
    press("Control+z")
    assert inside.evaluate(WHERE) == ["verdict", first]
    press("Alt+ArrowDown")
    assert inside.evaluate(WHERE)[0] == "verdict"
    press("Control+z")
    expect(inside.locator("#grid-count")).not_to_contain_text("not kept")


def test_in_the_grid_the_keys_that_leap_move_the_chosen_cell_with_what_is_in_sight(inside, desk):
    """Home and End go to the ends of the row, with Ctrl of the whole, Page Down and Page Up by what is in sight, and nowhere beyond the grid."""
    inside.goto(f"{desk}/desk/grid?table=ownership&lang=en")
    expect(inside.locator(".tabulator-cell[tabindex='0']")).to_be_visible()
    inside.locator(".tabulator-cell[tabindex='0']").focus()
    names = inside.evaluate(
        "[...document.querySelectorAll('[role=columnheader]')].map((one) => one.getAttribute('tabulator-field'))"
    )
    first_column, last_column = names[1], names[-1]

    def after(key):
        """The cell that has the keyboard after a key, once it is drawn where it can be seen."""
        inside.keyboard.press(key)
        expect(inside.locator(".tabulator-cell:focus")).to_be_in_viewport()
        return inside.evaluate(WHERE)

    column, first = inside.evaluate(WHERE)
    assert after("End") == [last_column, first]
    assert after("Home") == [first_column, first]
    after("ArrowRight")
    column, below = after("PageDown")
    assert (column, below != first) == (names[2], True)
    column, last = after("Control+End")
    assert (column, last not in (first, below)) == (last_column, True)
    assert after("PageDown") == [last_column, last]
    assert after("PageUp")[1] not in (first, last)
    assert after("Control+Home") == [first_column, first]
    assert after("PageUp") == [first_column, first]
    assert after("PageDown") == [first_column, below]
    assert after("PageUp") == [first_column, first]


def test_the_grid_goes_from_one_find_to_the_next(inside, desk):
    inside.goto(f"{desk}/desk/grid?table=vendors&lang=en")
    inside.locator("#grid-find").fill("viavoo")
    inside.locator("#grid-find").press("Enter")
    expect(inside.locator(":focus")).to_have_attribute("tabulator-field", "id")
    expect(inside.locator(":focus")).to_have_text("viavoo")
    inside.locator("[data-act=next]").click()
    expect(inside.locator(":focus")).to_have_attribute("tabulator-field", "name")


def test_nothing_of_a_change_is_lost_and_its_pages_are_for_everyone(inside, desk):
    """Two facts kept, one taken out, that undone, thrown into the bin and taken back, and shown."""
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
    for turn, path in enumerate(("/desk/draft?lang=fr", "/desk/steps?lang=fr", "/desk/home?lang=fr", shown)):
        shaped(inside, *SHAPES[turn])
        inside.goto(f"{desk}{path}")
        inside.evaluate(
            "document.querySelectorAll('details:has([data-key=plan], [data-key=name])').forEach((one) => { one.open = true; })"
        )
        assert violations(inside) == [], path
        assert measured(inside, BESIDE) == {360: 0, 1280: 0}, path


def test_what_a_step_has_done_is_read_out_once(inside, desk):
    """Where the page begins at its top the words take the keyboard; where it begins further down they are said all the same, and no reload says them again."""
    inside.goto(f"{desk}/desk/vendor?vendor=viavoo&lang=en")
    inside.locator("#founded").fill("2011")
    inside.locator("[data-key=keep]").press("Enter")
    kept = "It is kept in your change; nothing is public yet."
    expect(inside.locator(":focus")).to_have_text(kept)
    inside.reload()
    expect(inside.get_by_role("heading", name="What is different")).to_be_visible()
    expect(inside.locator("body")).not_to_contain_text(kept)
    inside.get_by_role("button", name="Take out: Viavoo: founded").press("Enter")
    expect(inside.locator("#said")).to_contain_text("It is taken out of your change")
    expect(inside).to_have_url(f"{desk}/desk/draft?lang=en#difference")


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
    assert violations(inside) == []
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


IN_FORM = """() => {
    const form = document.querySelector('.task'), wide = form.getBoundingClientRect().width, size = getComputedStyle(form).fontSize
    const narrow = innerWidth < 400 ? [...form.querySelectorAll('dd > input:not([type=hidden]), dd > textarea')].filter(one => one.checkVisibility() && one.offsetWidth < .9 * wide) : []
    return [...narrow, ...[...form.querySelectorAll('.question, .asked > dt > label')].filter(one => getComputedStyle(one).fontSize !== size)].map(one => one.outerHTML.slice(0, 80))
}"""
"""What of a form is narrower on a phone than there is room for, or in letters of another size because it is asked about."""


def test_the_questions_about_each_form_are_for_everyone(inside, desk):
    """Each form as it is begun about a vendor and sent with questions left, in one language, turn about, and in two shapes that are each other's
    opposite."""
    for turn, (name, task) in enumerate(TASKS.items()):
        inside.goto(f"{desk}/desk/task?task={name}&lang={('fr', 'en')[turn % 2]}&about=viavoo&fact=channels")
        if not task.first:
            inside.locator("[data-key=keep]").click()
            expect(inside.locator(".question").first).to_be_visible()
        for is_second, (width, scheme) in enumerate((SHAPES[turn % 4], SHAPES[turn % 4 ^ 1])):
            shaped(inside, width, scheme)
            assert violations(inside, shape_alone=bool(is_second)) == [], name
            assert inside.evaluate(BESIDE) == 0, (name, width)
            assert inside.evaluate(IN_FORM) == [], (name, width)
