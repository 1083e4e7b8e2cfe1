"""How to cite what a page shows: as text, BibTeX, CSL-JSON and RIS. The version names the exact content, so that a citation stays true."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from vendors.i18n.language import Language, language
from vendors.query.results import Results
from vendors.settings import settings

PUBLISHER: Final = "En-Contact"
SITE: Final = "Panorama CX"


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited.

    Attributes:
        title: of the page.
        version: of the data, in hexadecimal.
        issued: the date of the data.
        on: the day that was looked at.
        accessed: the day on which it was read.
        address: where it can be read again; may begin with the path where the site's public address is not set.
    """

    title: str
    version: str
    issued: date
    on: date
    accessed: date
    address: str
    words: Language

    @classmethod
    def of(cls, path: str, results: Results, title: str, *, anchor: str = "") -> Self:
        """The citation of a page as it stands for a Selection; the day looked at is always in its address.

        Args:
            path: of the page.
            results: what it shows.
            title: of the page or of the part that is cited, in the language of the Selection.
            anchor: of that part.
        """
        dated = results.selection.but(date=results.as_of.on, page=1)
        return cls(
            title=title,
            version=results.as_of.dataset.version,
            issued=results.as_of.dataset.reviewed,
            on=results.as_of.on,
            accessed=results.as_of.today,
            address=settings().public_address.rstrip("/") + dated.at(path) + (f"#{anchor}" if anchor else ""),
            words=language(results.selection.lang),
        )

    @property
    def text(self) -> str:
        """One sentence, in the reader's language."""
        return self.words.say(
            "{publisher}, {site}, “{title}”, as of {on}. Data of {issued}, version {version}. {address}, read on {accessed}.",
            publisher=PUBLISHER,
            site=SITE,
            title=self.title,
            on=self.words.date(self.on),
            issued=self.words.date(self.issued),
            version=self.version[:12],
            address=self.address,
            accessed=self.words.date(self.accessed),
        )


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
        "note": f"{cited.on.isoformat()}, data version {cited.version[:12]}",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{panorama-cx-{cited.version[:7]},\n{lines}\n}}\n".encode()


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
    return "".join(LATEX.get(sign, sign) for sign in text)


def as_csl(cited: Citation) -> bytes:
    """A list of one CSL-JSON item (citationstyles.org, schema 1.0)."""
    item = {
        "id": f"panorama-cx-{cited.version[:7]}",
        "type": "dataset",
        "title": cited.title,
        "container-title": SITE,
        "author": [{"literal": PUBLISHER}],
        "publisher": PUBLISHER,
        "issued": {"date-parts": [[cited.issued.year, cited.issued.month, cited.issued.day]]},
        "accessed": {"date-parts": [[cited.accessed.year, cited.accessed.month, cited.accessed.day]]},
        "version": cited.version[:12],
        "URL": cited.address,
        "language": cited.words.code,
    }
    return json.dumps([item], ensure_ascii=False, indent=1).encode()


def as_ris(cited: Citation) -> bytes:
    """A RIS record of the type DATA."""
    lines = {
        "TY": "DATA",
        "AU": PUBLISHER,
        "TI": " ".join(cited.title.split()),
        "T2": SITE,
        "PB": PUBLISHER,
        "PY": str(cited.issued.year),
        "DA": cited.issued.strftime("%Y/%m/%d"),
        "Y2": cited.accessed.strftime("%Y/%m/%d"),
        "ET": cited.version[:12],
        "UR": cited.address,
        "LA": cited.words.code,
        "ER": "",
    }
    return "".join(f"{name}  - {value}\r\n" for name, value in lines.items()).encode()


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
