"""What a page declares of itself, once, in its module; masthead, addresses, files, citations, cards and embeds derive from it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from vendors.exports.citation_subjects import Subject
from vendors.exports.citations import Citation
from vendors.exports.page_tables import PageTable
from vendors.i18n.language import Language, language
from vendors.query.results import Results
from vendors.query.search.entries import ResultKind
from views.base.view import Asked, View


@dataclass(frozen=True, slots=True)
class Embed:
    """What other sites may frame of a page.

    Attributes:
        name: in its address, `/embed/<name>`.
        label: as the form for snippets names it, an English message.
        height: pixels of the frame where the article's page does not run the script that fits it.
        view: makes what is framed.
    """

    name: str
    label: str
    height: int
    view: Callable[[Asked], View]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site.

    Attributes:
        path: its address.
        title: its name in the masthead and in citations, an English message.
        place: where it stands among the pages; the numbers leave room between them.
        view: makes it.
        nav: whether it is in the masthead.
        facets: the filters that are shown at once, by their parameters.
        more_facets: those that are folded away.
        parameters: what of a Selection it understands, beside the day and the language; any other is named as passed over.
        narrower: which of them it understands of one address, where these depend on each other; None where they do not.
        beside: the parameters that say how it is answered and choose nothing, see `Asked.beside`, each with the values that it may have; one
            that may have any has none here.
        tables: what it shows as tables to take away; the first is the whole page's.
        subject: what a citation calls that which a Selection narrows the page to; None where it narrows it to no one thing.
        embed: what other sites may frame of it.
        card: whether it has a picture for social networks.
        card_chart: name of the chart that its card shows; "" where the card is words alone.
        marks: whether the words of a search are marked on it.
        of_shortlist: whether it is about the vendors of the reader's shortlist where its address names none.
        finds: what its own search finds; None where it has none.
        kept: whether it is kept once made: a page that shows more than the data set is made anew each time.
        feed: the address of the Atom feed that follows what it shows, with what is chosen of it; None where there is none.
    """

    path: str
    title: str
    place: int
    view: Callable[[Asked], View]
    nav: bool = False
    facets: Sequence[str] = ()
    more_facets: Sequence[str] = ()
    parameters: Sequence[str] = ()
    narrower: Callable[[Sequence[tuple[str, str]]], Sequence[str]] | None = None
    beside: Mapping[str, Collection[str]] = field(default_factory=dict)
    tables: Sequence[PageTable] = ()
    subject: Callable[[Results, Language], Subject] | None = None
    embed: Embed | None = None
    card: bool = True
    card_chart: str = ""
    marks: bool = False
    of_shortlist: bool = False
    finds: ResultKind | None = None
    kept: bool = True
    feed: Callable[[Asked], str] | None = None

    @property
    def module(self) -> str:
        """The name of its modules in `views.public` and `pages`."""
        return self.view.__module__.rpartition(".")[2]

    @property
    def card_path(self) -> str:
        """Where its picture is: `/card/vendor.png` for `/vendor`. The page at "/" has no name there but that of its table."""
        name = self.path.strip("/") or self.tables[0].name
        return f"/card/{name.replace('/', '-')}.png"

    def understood(self, pairs: Sequence[tuple[str, str]]) -> Sequence[str]:
        """What it understands of an address, from its parameters and values."""
        return self.narrower(pairs) if self.narrower else self.parameters

    def citation(self, results: Results, table: PageTable | None = None) -> Citation:
        """How to cite the page as it stands for a Selection.

        Args:
            results: what it shows.
            table: the table that is cited, where it is one of a part of the page.
        """
        words = language(results.selection.lang)
        if table and table.title:
            return Citation.of(self.path, table.name, results, Subject(words.say(table.title)), anchor=table.anchor)
        subject = self.subject(results, words) if self.subject else Subject(words.say(self.title))
        return Citation.of(self.path, self.tables[0].name, results, subject)


PAGES: Final[dict[str, Page]] = {}
"""Every page by its path, in the order of their places; `views.public` puts in what its modules declare."""


def page_for(parameter: str) -> Page | None:
    """The first page that understands a parameter."""
    return next((page for page in PAGES.values() if parameter in page.parameters), None)
