"""Filling a form of a page again with what was typed into it before, whichever page and form it is."""

from collections.abc import Callable, Iterable
from typing import Any, Final
from urllib.parse import urlsplit

import lxml.html

from vendors.i18n.language import Language
from views.base.environment import environment
from views.desk.sent import CELL, STATE, UNSEEN, WAS, WRITER, Sent, labelled

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
    left = list(sent.typed) if form is None else _fill(form, sent)
    if left or sent.files:
        _put_before(document, form, _block(sent, left, words))
    return str(lxml.html.tostring(document, encoding="unicode", doctype="<!doctype html>"))


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


def _fill(form: Any, sent: Sent) -> list[tuple[str, str]]:
    """Fills the form; gives what was typed and has no field in it."""
    form.set("data-again", "")
    for parent in form.iterancestors("details"):
        parent.set("open", "")
    texts: dict[str, list[str]] = {}
    for name, text in sent.fields:
        texts.setdefault(name, []).append(text)
    placed: set[tuple[str, str]] = set()
    first = None
    for field in list(form.iter("input", "select", "textarea")):
        name = field.get("name", "")
        if name not in texts and field.get("type") not in _TICKED:
            continue
        done = _FILLERS.get(field.tag, _write)(field, texts.get(name, []))
        placed |= {(name, text) for text in done}
        if first is None and any((name, text) in sent.typed for text in done):
            first = field
    if first is not None:
        first.set("autofocus", "")
    return [pair for pair in sent.typed if pair not in placed and not pair[0].startswith(CELL)]


def _write(field: Any, texts: list[str]) -> Iterable[str]:
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
    field.set("value", texts[-1])
    return texts[-1:]


def _write_long(field: Any, texts: list[str]) -> Iterable[str]:
    text = texts[-1].replace("\r\n", "\n")
    # The parser of a browser drops a line end at the beginning.
    field.text = f"\n{text}" if text.startswith("\n") else text
    return texts[-1:]


def _choose(field: Any, texts: list[str]) -> Iterable[str]:
    options = {option.get("value", option.text or ""): option for option in field.iter("option")}
    held = [text for text in texts if text in options]
    if held:
        for value, option in options.items():
            option.attrib.pop("selected", None)
            if value in held:
                option.set("selected", "")
    return held


_FILLERS: Final[dict[str, Callable[[Any, list[str]], Iterable[str]]]] = {"textarea": _write_long, "select": _choose}


def _block(sent: Sent, left: list[tuple[str, str]], words: Language) -> Any:
    template = environment(words.code).get_template("desk/left.html")
    return lxml.html.fragment_fromstring(template.render(left=labelled(sent, left, words), files=sent.files).strip())


def _put_before(document: Any, form: Any, block: Any) -> None:
    if form is not None:
        form.addprevious(block)
        return
    (top,) = document.xpath("//section[contains(concat(' ', @class, ' '), ' top ')]")[:1] or [document.body]
    top.append(block)
