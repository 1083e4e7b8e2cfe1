"""Filling a form of a page again with what was typed into it before, whichever page and form it is."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlsplit

import lxml.html
from markupsafe import escape

from vendors.i18n.language import Language
from views.base.environment import environment
from views.desk.sent import STATE, UNSEEN, WAS, WRITER, Sent, labelled

_KEPT_AS_THEY_ARE: Final = frozenset({"submit", "button", "reset", "image", "file", "password"})
_TICKED: Final = frozenset({"checkbox", "radio"})


def refilled(page: str, sent: Sent, words: Language) -> str:
    """The page with its form as it was sent, and beside it what no field of it can hold: names of files, texts that lost their place.

    Args:
        page: a whole page of the desk, as HTML.
        sent: what was sent from it, perhaps long ago.
    """
    document = lxml.html.document_fromstring(page)
    form = next((one for one in document.forms if _is_origin(one, sent)), None)
    # The tree takes no sign that XML does not have, such as the line tabulator of a text processor: marks stand for texts.
    marked = _Marked(sent)
    left = list(sent.typed) if form is None else _fill(form, sent, marked)
    if left or sent.files:
        _put_before(document, form, _block(sent, left, words, marked))
    return marked.put_into(str(lxml.html.tostring(document, encoding="unicode", doctype="<!doctype html>")))


class _Marked:
    """Texts that are put into the page when it is written."""

    def __init__(self, sent: Sent) -> None:
        self._mark = sha256(repr(sent).encode(errors="replace")).hexdigest()
        self._texts: list[str] = []

    def __call__(self, text: str) -> str:
        """What stands for a text until then."""
        self._texts.append(text)
        return f"{self._mark}-{len(self._texts) - 1}-"

    def put_into(self, page: str) -> str:
        return re.sub(rf"{self._mark}-(\d+)-", lambda found: str(escape(self._texts[int(found[1])])), page)


def _is_origin(form: Any, sent: Sent) -> bool:
    """Whether a form of the page is the one that was sent: to the same address and about the same thing."""
    if urlsplit(form.get("action", "")).path != sent.action or form.get("method", "").lower() != "post":
        return False
    hidden = {
        field.get("name"): field.get("value", "") for field in form.iter("input") if field.get("type") == "hidden"
    }
    given = sent.values
    # A number of a problem means something only in the state that it was made for; so does a choice between two texts.
    said = ("problem", "stamp") if "problem" in hidden else ("theirs",) if "theirs" in hidden else ()
    about = [name for name in hidden if name in said or name in UNSEEN - STATE - {WRITER, "problem"}]
    return all(given.get(name, hidden[name]) == hidden[name] for name in about)


def _fill(form: Any, sent: Sent, marked: _Marked) -> list[tuple[str, str]]:
    """Fills the form; gives what was typed and has no field in it."""
    form.set("data-again", "")
    for parent in form.iterancestors("details"):
        parent.set("open", "")
    texts: dict[str, list[str]] = {}
    for name, text in sent.fields:
        texts.setdefault(name, []).append(text)
    fields = list(form.iter("input", "select", "textarea"))
    rows = Counter(field.get("name", "") for field in fields if _is_written(field))
    placed: set[tuple[str, str]] = set()
    typed, asked = [], []
    for field in fields:
        name = field.get("name", "")
        # A box that was not sent was not ticked; of buttons of which always one is chosen, none means that the form had none of them.
        if name not in texts and field.get("type") != "checkbox":
            continue
        given = texts.get(name, [])
        if rows[name] > 1 and _is_written(field):
            # Fields of one name, one below the other, have a text each, in their order.
            given, texts[name] = given[:1], given[1:]
            if not given:
                continue
        done = _FILLERS.get(field.tag, _write)(field, given, marked)
        placed |= {(name, text) for text in done}
        if "readonly" not in field.attrib and any((name, text) in sent.typed for text in done):
            typed.append(field)
        if field.get("aria-invalid"):
            asked.append(field)
    pressed = [one for one in form.iter("button") if one.get("value", "") in texts.get(one.get("name", ""), [])]
    # What was typed or asked for in a folded part is seen.
    for one in (*asked, *typed, *pressed):
        for parent in one.iterancestors("details"):
            parent.set("open", "")
    # What is asked about is what is written next; and who has come back to a form reads first what became of what was sent.
    said = form.getroottree().xpath("//section[@class='top']/p[@class='said'][@role!='note']")
    for told in said:
        told.attrib.pop("autofocus", None)
    for first in [*asked, *said, *typed][:1]:
        first.set("autofocus", "")
        if first in said:
            first.set("tabindex", "-1")
    return [pair for pair in sent.typed if pair not in placed]


def _is_written(field: Any) -> bool:
    """Whether a field is one into which somebody writes a text."""
    kind = field.get("type", "text").lower()
    return field.tag == "textarea" or (
        field.tag == "input" and kind != "hidden" and kind not in _TICKED | _KEPT_AS_THEY_ARE
    )


def _write(field: Any, texts: list[str], marked: _Marked) -> Iterable[str]:
    """Writes into an input; gives the texts that it holds now."""
    kind, name = field.get("type", "text").lower(), field.get("name", "")
    if kind in _TICKED:
        chosen = field.get("value", "on") in texts
        field.attrib.pop("checked", None)
        if chosen:
            field.set("checked", "")
        return [field.get("value", "on")] if chosen else []
    if kind in _KEPT_AS_THEY_ARE or (kind == "hidden" and not name.startswith(WAS)):
        return []
    field.set("value", marked(texts[-1]))
    return texts[-1:]


def _write_long(field: Any, texts: list[str], marked: _Marked) -> Iterable[str]:
    text = texts[-1].replace("\r\n", "\n")
    # The parser of a browser drops a line end at the beginning.
    field.text = marked(f"\n{text}" if text.startswith("\n") else text)
    return texts[-1:]


def _choose(field: Any, texts: list[str], _marked: _Marked) -> Iterable[str]:
    options = {option.get("value", option.text or ""): option for option in field.iter("option")}
    held = [text for text in texts if text in options]
    if held:
        for value, option in options.items():
            option.attrib.pop("selected", None)
            if value in held:
                option.set("selected", "")
    return held


_FILLERS: Final[dict[str, Callable[[Any, list[str], _Marked], Iterable[str]]]] = {
    "textarea": _write_long,
    "select": _choose,
}


def _block(sent: Sent, left: list[tuple[str, str]], words: Language, marked: _Marked) -> Any:
    template = environment(words.code).get_template("desk/left.html")
    shown = [(marked(label), marked(text), text.count("\n") > 1) for label, text in labelled(sent, left, words)]
    return lxml.html.fragment_fromstring(template.render(left=shown, files=map(marked, sent.files)).strip())


def _put_before(document: Any, form: Any, block: Any) -> None:
    if form is not None:
        form.addprevious(block)
        return
    (top,) = document.xpath("//section[contains(concat(' ', @class, ' '), ' top ')]")[:1] or [document.body]
    top.append(block)
