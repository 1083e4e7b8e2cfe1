"""Versions: every published state of the data under an address that stays, what it changed, and its files."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from vendors.exports.citations import FORMATS, Citation
from vendors.exports.releases.changelog import parts
from vendors.exports.releases.manifest import ARCHIVE, MANIFEST
from vendors.i18n.language import Language, _
from vendors.query import query_string
from vendors.settings import settings, today
from vendors.store.files import Files
from vendors.store.load import State
from vendors.store.releases import NoRelease, Release, ReleaseSource, Withheld
from views.base.dataset_described import MAGAZINE, licence
from views.base.paging import paged
from views.base.render import render
from views.base.view import SITE, Asked, View
from views.public import missing

LIST: Final = "/r/"
PER_PAGE: Final = 40
MOST_TOLD: Final = 60
"""Changes that the page of a version tells; the changelog has all."""


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """A file of a release, with its length in bytes and its SHA-256 where they are promised."""

    name: str
    bytes: int
    sha256: str


def address(release: Release, file: str = "") -> str:
    """Where a release, or a file of it, is for good."""
    return f"{LIST}{release.name}" + (f"/{file}" if file else "")


def of_list(query: str, state: State, source: ReleaseSource) -> View:
    """The page of all versions, newest first.

    Args:
        query: what follows the question mark.
        state: what the site shows now.
        source: the versions.
    """
    asked = _asked(LIST, query, state, ("page",))
    if isinstance(asked, View):
        return asked
    words, shown = asked.words, paged(range(source.count()), asked.selection.page, PER_PAGE)
    rows = source.listed(shown.rows[0], len(shown.rows)) if shown.rows else ()
    return render(
        asked,
        "releases.html",
        title=words.say(_("Versions")),
        description=words.say(
            _("Every published version of the data of Panorama CX under an address of its own, with what it changed.")
        ),
        paged=shown,
        rows=[(row, isinstance(row, Release) and source.why(row, words)) for row in rows],
        has_history=source.has_history,
        address=address,
    )


def of_release(release: Release, files: Files, query: str, state: State, source: ReleaseSource) -> View:
    """The page of one version: what it is, what it changed, its files, and how to cite it.

    Args:
        release: which.
        files: its tables as they were published.
        query, state, source: see `of_list`.
    """
    asked = _asked(address(release), query, state)
    if isinstance(asked, View):
        return asked
    words, told, before = asked.words, source.told(release, asked.words), source.before(release)
    cited = citation(release, source, words)
    title = words.say(_("Version {version}"), version=release.short)
    return render(
        asked,
        "release.html",
        title=title,
        description=words.say(
            _(
                "{version} of the data of Panorama CX as it was published: its tables, byte for byte, and what it changed."
            ),
            version=title,
        ),
        structured=_structured(asked, release, files, cited),
        release=release,
        before=before,
        told=told,
        sections=_first(parts(told, words)),
        left=max(len(told.updates) - MOST_TOLD, 0),
        files=[ReleaseFile(name, len(files[name]), sha256(files[name]).hexdigest()) for name in sorted(files)],
        manifest=MANIFEST,
        archive=ARCHIVE,
        citation=cited,
        styles=FORMATS.values(),
        address=address,
        has_history=source.has_history,
    )


def of_none(path: str, found: NoRelease | Withheld, query: str, state: State) -> View:
    """The page in place of a version that there is not, or that is not given."""
    asked = _asked(path, query, state)
    if isinstance(asked, View):
        return asked
    name = path.removeprefix(LIST)
    return render(
        asked,
        "release_missing.html",
        title=missing_line(name, found, asked.words),
        several=found.several if isinstance(found, NoRelease) else (),
        address=LIST,
        status=410 if isinstance(found, Withheld) else 404,
    )


def missing_line(name: str, found: NoRelease | Withheld, words: Language) -> str:
    """What is said in place of a version, in one sentence."""
    if isinstance(found, Withheld):
        return words.say(found.line)
    if found.several:
        return words.say(_("Several versions begin with “{name}”."), name=name)
    return words.say(_("There is no version “{name}” here."), name=name)


def citation(release: Release, source: ReleaseSource, words: Language) -> Citation:
    """How to cite a version of the whole data."""
    issued, title = source.issued(release), words.say(_("Version {version}"), version=release.short)
    return Citation(
        key=f"panorama-cx-version-{release.short}",
        title=title,
        version=release.data,
        issued=issued,
        on=issued,
        accessed=today(),
        path=address(release),
        site=settings().citable_address,
        words=words,
        undated=title,
    )


def _asked(path: str, query: str, state: State, understood: tuple[str, ...] = ()) -> Asked | View:
    said = query_string.parse(query)
    if state.dataset is None:
        return missing.unavailable(path, said.last("lang"))
    return Asked.of(path, said, state, state.dataset, (), understood)


def _first(told: list[tuple[str, list[Any]]]) -> list[tuple[str, list[Any]]]:
    """As many changes as the page tells."""
    found, room = [], MOST_TOLD
    for heading, updates in told:
        if room > 0:
            found.append((heading, updates[:room]))
        room -= len(updates)
    return found


def _structured(asked: Asked, release: Release, files: Files, cited: Citation) -> Mapping[str, Any]:
    """The version as schema.org has it: a Dataset with its files."""
    words, base = asked.words, settings().public_address.rstrip("/")
    return {
        "@type": "Dataset",
        "name": f"{SITE} – {cited.title}",
        "description": words.say(
            _("The tables of the survey of customer-experience measurement platforms as they stood in this version.")
        ),
        "url": base + address(release),
        "identifier": release.name,
        "version": release.short,
        **({"datePublished": release.day.isoformat()} if release.day else {}),
        "inLanguage": words.code,
        "isAccessibleForFree": True,
        "creator": MAGAZINE,
        "citation": cited.text,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": "text/csv",
                "contentUrl": base + address(release, name),
                "contentSize": str(len(content)),
                "sha256": sha256(content).hexdigest(),
            }
            for name, content in sorted(files.items())
        ],
        **licence(asked),
    }
