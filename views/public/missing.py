"""What is shown where there is no page, or no data to show."""

from vendors.i18n.language import _, language
from views.base.environment import environment
from views.base.render import render
from views.base.view import SITE, Asked, View


def view(asked: Asked) -> View:
    """The page that does not exist, with a way on."""
    return render(asked, "missing.html", title=asked.words.say(_("This page does not exist")), status=404)


def unavailable(path: str, code: str) -> View:
    """The page while no valid data has ever been read."""
    words = language(code)
    title = words.say(_("The data cannot be shown at the moment"))
    body = environment(words.code).get_template("unavailable.html").render(title=title)
    return View(path, words.code, f"{title} – {SITE}", title, body, "", "", 503)
