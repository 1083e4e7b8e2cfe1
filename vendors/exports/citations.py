"""How to cite what a page shows: as text, BibTeX, CSL-JSON and RIS. The version names the exact content, so that a citation stays true."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Final, Self

from vendors.exports import citation_subjects
from vendors.exports.citation_subjects import MOST_NAMED, Subject
from vendors.i18n.language import Language, _, language
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.settings import settings

PUBLISHER: Final = "En-Contact"
SITE: Final = "Panorama CX"

_read_at: ContextVar[Callable[[str], str]] = ContextVar("read_at", default=str)


@contextmanager
def cited_where(read_at: Callable[[str], str]) -> Iterator[None]:
    """While whatever is made here cites a page at another path than that of the site.

    Args:
        read_at: gives it, for the path and query of the site; both from their first slash.
    """
    token = _read_at.set(read_at)
    try:
        yield
    finally:
        _read_at.reset(token)


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited.

    Attributes:
        key: by which it is cited, in ASCII and without spaces; the same for the same content, and for no other.
        title: of the page, with the day where that was chosen or what the title says is true of that day only.
        version: of the data, in hexadecimal.
        issued: the date of the data.
        on: the day that was looked at.
        accessed: the day on which it was read.
        path: where on the site it can be read again, from its first slash.
        site: the public address of the site, without a slash at its end; "" where the operator has set none.
        undated: the title without the day.
        release: where on the site the whole version stays as it was published, from its first slash; "" where it does not.
    """

    key: str
    title: str
    version: str
    issued: date
    on: date
    accessed: date
    path: str
    site: str
    words: Language
    undated: str
    release: str = ""

    @classmethod
    def of(cls, path: str, name: str, results: Results, subject: Subject, *, anchor: str = "") -> Self:
        """The citation of a page as it stands for a Selection; the day looked at is always in its address.

        Args:
            path: of the page.
            name: of the page or of the part that is cited, as the addresses of its files write it.
            results: what it shows.
            subject: what it is about.
            anchor: of that part.
        """
        words, on, version = language(results.selection.lang), results.as_of.on, results.as_of.dataset.version
        undated = citation_subjects.whole_title(subject, results, words)
        dated = subject.changes or results.selection.date
        return cls(
            key=_key(name, results.selection, subject, on, version),
            title=words.say(_("{title}, as of {day}"), title=undated, day=words.date(on)) if dated else undated,
            version=version,
            issued=results.as_of.dataset.issued,
            on=on,
            accessed=results.as_of.today,
            path=_read_at.get()(results.selection.but(date=on, page=1, pair=()).at(path))
            + (f"#{anchor}" if anchor else ""),
            site=settings().citable_address,
            words=words,
            undated=undated,
            release=f"/r/{results.log.release}" if results.log.release and results.log.data == version else "",
        )

    @property
    def address(self) -> str:
        """Where it can be read again; "" where the operator has set no public address, for none is made up."""
        return f"{self.site}{self.path}" if self.site else ""

    @property
    def place(self) -> str:
        """The address, or which page of the site it is where the site’s own address is not known."""
        return self.address or self.words.say(_("Page {path}"), path=self.path)

    @property
    def text(self) -> str:
        """One sentence, in the reader's language."""
        return self.words.say(
            "{publisher}, {site}, “{title}”, as of {on}. Data of {issued}, version {version}. {address}, read on {accessed}.",
            publisher=PUBLISHER,
            site=SITE,
            title=self.undated,
            on=self.words.date(self.on),
            issued=self.words.date(self.issued),
            version=f"{self.version[:12]} ({self.site}{self.release})" if self.release else self.version[:12],
            address=self.place,
            accessed=self.words.date(self.accessed),
        )

    @property
    def note(self) -> str:
        """What programs have no field for: the day that was looked at, and the page where the address is not known."""
        said = f"{self.on.isoformat()}, data version {self.version[:12]}"
        said += f" ({self.site}{self.release})" if self.release else ""
        return said if self.site else f"{said}, {self.place}"


def _key(name: str, selection: Selection, subject: Subject, on: date, version: str) -> str:
    """The key of what is cited: panorama-cx-vendor-medallia-2018-04-23-c1995d6.

    Whatever the ids do not tell of the Selection stands in it as a digest, so that two selections never share a key.
    """
    ids = subject.ids if len(subject.ids) <= MOST_NAMED else ()
    # No id has a low line, so that one id with a hyphen is not taken for two.
    parts = ["panorama-cx", name.replace("/", "-"), "_".join(ids), on.isoformat()]
    chosen = selection.without("date").without("lang")
    if chosen.pairs() != [(subject.parameter, id) for id in ids]:
        parts.append(blake2b(chosen.query().encode(), digest_size=4).hexdigest())
    if selection.narrows("lang"):
        parts.append(selection.lang)
    return "-".join(filter(None, [*parts, version[:7]]))


def as_bibtex(cited: Citation) -> bytes:
    """A BibTeX entry of the type `misc`, its text escaped for LaTeX."""
    fields = {
        "author": f"{{{PUBLISHER}}}",
        "title": f"{{{_latex(cited.title)}}}",
        "howpublished": SITE,
        "year": str(cited.issued.year),
        "month": str(cited.issued.month),
        "version": cited.version[:12],
        "url": cited.address,
        "urldate": cited.accessed.isoformat(),
        "note": _latex(cited.note),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{cited.key},\n{lines}\n}}\n".encode()


LATEX: Final = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    # BibTeX counts braces even after a backslash: one alone would end the field or never end it.
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
"""The signs that mean something else in LaTeX, as it writes them (`~` is a space there, `^` begins an exponent)."""


def _latex(text: str) -> str:
    return "".join(LATEX.get(sign, sign) for sign in _in_one_line(text))


def _in_one_line(text: str) -> str:
    """A text without what would end its line: a reader of RIS would take the rest for a field of its own."""
    return " ".join(text.split())


def as_csl(cited: Citation) -> bytes:
    """A list of one CSL-JSON item (citationstyles.org, schema 1.0)."""
    item = {
        "id": cited.key,
        "type": "dataset",
        "title": _in_one_line(cited.title),
        "container-title": SITE,
        "author": [{"literal": PUBLISHER}],
        "publisher": PUBLISHER,
        "issued": {"date-parts": [[cited.issued.year, cited.issued.month, cited.issued.day]]},
        "accessed": {"date-parts": [[cited.accessed.year, cited.accessed.month, cited.accessed.day]]},
        "version": cited.version[:12],
        "URL": cited.address,
        "note": cited.note,
        "language": cited.words.code,
    }
    item = {name: value for name, value in item.items() if value}
    return json.dumps([item], ensure_ascii=False, indent=1).encode()


def as_ris(cited: Citation) -> bytes:
    """A RIS record of the type DATA."""
    lines = {
        "TY": "DATA",
        "ID": cited.key,
        "AU": PUBLISHER,
        "TI": _in_one_line(cited.title),
        "T2": SITE,
        "PB": PUBLISHER,
        "PY": str(cited.issued.year),
        "DA": cited.issued.strftime("%Y/%m/%d"),
        "Y2": cited.accessed.strftime("%Y/%m/%d"),
        "ET": cited.version[:12],
        "UR": cited.address,
        "N1": cited.note,
        "LA": cited.words.code,
    }
    written = [f"{name}  - {value}\r\n" for name, value in lines.items() if value]
    return "".join([*written, "ER  - \r\n"]).encode()


@dataclass(frozen=True, slots=True)
class CitationFormat:
    """A format of citations.

    Attributes:
        ending: of its address on the site (`/vendors.bib`).
        media_type: of its files (RFC 6838).
        label: what its link is called.
        write: makes the file.
        file_ending: of its files, where programs expect another than that of its address.
    """

    ending: str
    media_type: str
    label: str
    write: Callable[[Citation], bytes]
    file_ending: str = ""


FORMATS: Final[Mapping[str, CitationFormat]] = {
    format.ending: format
    for format in (
        CitationFormat("bib", "application/x-bibtex; charset=utf-8", "BibTeX", as_bibtex),
        CitationFormat("csl", "application/vnd.citationstyles.csl+json", "CSL-JSON", as_csl, "csl.json"),
        CitationFormat("ris", "application/x-research-info-systems; charset=utf-8", "RIS", as_ris),
    )
}
"""Every format of a citation by the ending of its address, in the order of the links."""


def notices(words: Language) -> list[str]:
    """What the operator should set, a sentence each: what readers get without it is not wrong, but less than it could be."""
    if settings().citable_address:
        return []
    given = settings().public_address
    if given:
        said = words.say(
            _("PANORAMA_PUBLIC_ADDRESS is {address}, which readers elsewhere cannot reach: citations name no address."),
            address=given,
        )
    else:
        said = words.say(_("PANORAMA_PUBLIC_ADDRESS is not set: citations name the page, but no address of the site."))
    return [said]
