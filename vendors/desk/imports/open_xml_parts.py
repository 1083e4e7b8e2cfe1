"""What an XLSX file keeps in other parts than its sheets: the looks of texts, comments, links, pictures."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.utils.cell import range_boundaries

from vendors.desk.imports.struck_text import Run, mark_of_runs
from vendors.types.spreadsheet import Beside, Mark

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OF_PACKAGE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MOST: Final = 100_000
"""Cells of one link that are looked at."""
_LOOKS: Final = re.compile(rb"<(?:\w+:)?(?:strike|vertAlign)\b")


class MarkedText(str):
    """A text of which a part is struck through or raised.

    Attributes:
        mark: that says which.
    """

    mark: Mark


def mark_texts(texts: list[str], packed: ZipFile) -> None:
    """Puts marked texts in the place of those shared strings of a workbook of which a part is struck through or raised."""
    name = next((name for name in packed.namelist() if name.lower().endswith("xl/sharedstrings.xml")), "")
    if not name or not _LOOKS.search(packed.read(name)):
        return
    with packed.open(name) as file:
        items = (element for _, element in iterparse(file, forbid_dtd=True) if element.tag == f"{_MAIN}si")
        for at, element in enumerate(items):
            if at < len(texts):
                texts[at] = marked(texts[at], element)
            element.clear()


def marked(text: str, element: Element) -> str:
    """A text with a mark, where the element that it was read from has parts struck through or raised."""
    mark = mark_of_runs(map(_run, element.iterfind(f"{_MAIN}r")))
    if mark is None:
        return text
    found = MarkedText(text)
    found.mark = mark
    return found


def _run(element: Element) -> Run:
    looks = element.find(f"{_MAIN}rPr")
    text = element.findtext(f"{_MAIN}t") or ""
    if looks is None:
        return Run(text)
    strike, align = looks.find(f"{_MAIN}strike"), looks.find(f"{_MAIN}vertAlign")
    struck = strike is not None and strike.get("val", "1") not in ("0", "false", "off")
    return Run(text, struck, align is not None and align.get("val") == "superscript")


def beside(packed: ZipFile, sheet: str, links: list[Mapping[str, str]]) -> Iterator[Beside]:
    """The comments, links and drawings of a sheet.

    Args:
        packed: the workbook.
        sheet: name of the sheet's part.
        links: the attributes of each link on it.
    """
    related = _related(packed, sheet)
    for link in links:
        _, target = related.get(link.get(f"{_OF_PACKAGE}id", ""), ("", ""))
        place = link.get("location", "")
        if target:
            whole = f"{target}#{place}" if place and "#" not in target else target
            yield from (Beside("link", line, at, whole) for line, at in _cells(link.get("ref", "")))
    notes: dict[str, str] = {}
    threads: dict[str, str] = {}
    for kind, target in related.values():
        if kind == "comments":
            notes |= {one.get("ref", ""): _said(one) for one in _elements(packed, target, "comment")}
        elif kind == "threadedComment":
            for one in _elements(packed, target, "threadedComment"):
                ref = one.get("ref", "")
                threads[ref] = f"{threads[ref]} – {_said(one)}" if ref in threads else _said(one)
        elif kind == "drawing":
            yield from map(_drawing, _elements(packed, target, "twoCellAnchor", "oneCellAnchor", "absoluteAnchor"))
    for ref, text in {**notes, **threads}.items():
        yield from (Beside("comment", line, at, text) for line, at in _cells(ref))


def _related(packed: ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: the last word of its kind, and the name of the part or the address, by its id."""
    folder, name = posixpath.split(part.lstrip("/"))
    found = {}
    for one in _elements(packed, f"{folder}/_rels/{name}.rels", "Relationship"):
        target = one.get("Target", "")
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(folder, target)) if target[:1] != "/" else target[1:]
        found[one.get("Id", "")] = one.get("Type", "").rpartition("/")[2], target
    return found


def _elements(packed: ZipFile, part: str, *names: str) -> Iterator[Element]:
    """The elements of a part that have one of the names, in whichever namespace; none where the part is missing."""
    try:
        data = packed.read(part)
    except KeyError:
        return
    yield from (one for one in fromstring(data, forbid_dtd=True).iter() if _name(one) in names)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _said(comment: Element) -> str:
    """The text of a comment, in one line."""
    return " ".join("".join(one.text or "" for one in comment.iter() if _name(one) in ("t", "text")).split())


def _drawing(anchor: Element) -> Beside:
    start = next((one for one in anchor if _name(one) == "from"), None)
    texts = " ".join(one.text or "" for one in anchor.iter() if _name(one) == "t").strip()
    named = next((one for one in anchor.iter() if _name(one) == "cNvPr"), None)
    text = texts or (named.get("descr") or named.get("name") if named is not None else "") or ""
    if start is None:
        return Beside("drawing", 0, -1, text)
    place = {_name(one): int(one.text or 0) for one in start if _name(one) in ("row", "col")}
    return Beside("drawing", place.get("row", 0) + 1, place.get("col", 0), text)


def _cells(ref: str) -> Iterator[tuple[int, int]]:
    """Line and index of the cells of a range; none where it is not written as one."""
    try:
        left, top, right, bottom = range_boundaries(ref.replace("$", "").partition(" ")[0])
    except (ValueError, TypeError):
        return
    if None not in (left, top, right, bottom) and (right - left + 1) * (bottom - top + 1) <= _MOST:
        yield from ((line, at - 1) for line in range(top, bottom + 1) for at in range(left, right + 1))
