"""A page ready to be shown, and what was asked for."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Self
from urllib.parse import urlencode

from vendors.i18n.language import Language, language
from vendors.query.facets import Moved, moved
from vendors.query.passed_over import EVERYWHERE, PassedOver, Reason, passed_over
from vendors.query.query_string import QueryString
from vendors.query.results import Results
from vendors.query.selection import PARAMETERS, Selection
from vendors.query.values import UnknownValue
from vendors.settings import today
from vendors.store.load import State
from vendors.tables.dataset import Dataset

SITE: Final = "Panorama CX"


@dataclass(frozen=True, slots=True)
class View:
    """One page, ready to be shown.

    Attributes:
        path: its path.
        lang: language of the page, ISO 639-1.
        title: for the window, with the site’s name.
        description: one sentence for search engines and social cards.
        body: HTML of masthead and page; Streamlit and the shell bring the `<main>` around it.
        foot: HTML of the footer.
        head: HTML for `<head>`: description, canonical address, other languages, structured data.
        status: HTTP status.
        finding: what the page says in one sentence, where it says more than its title.
        tray: whether a bar at the foot of the window holds what the reader has put aside.
    """

    path: str
    lang: str
    title: str
    description: str
    body: str
    foot: str
    head: str
    status: int = 200
    finding: str = ""
    tray: bool = False

    @property
    def html(self) -> str:
        """The whole page without its live parts."""
        return self.body + self.foot


@dataclass(frozen=True)
class Asked:
    """What a reader asked for, understood.

    Attributes:
        unknown: values of the address that do not exist.
        passed_over: what else the address says that is not read.
        moved: its values that were read as values of another facet.
        results: the data as of the Selection’s date.
        beside: parameters of the address that are not in the Selection, because they say how it is answered.
    """

    path: str
    selection: Selection
    unknown: tuple[UnknownValue, ...]
    state: State
    dataset: Dataset
    results: Results
    words: Language
    today: date = field(default=date.min)
    beside: tuple[tuple[str, str], ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    moved: tuple[Moved, ...] = ()

    @classmethod
    def of(
        cls,
        path: str,
        said: QueryString,
        state: State,
        dataset: Dataset,
        beside: tuple[tuple[str, str], ...] = (),
        understood: Collection[str] | None = None,
        names_beside: Collection[str] = (),
    ) -> Self:
        """What an address asks for today.

        Args:
            path: of the page that answers.
            said: what follows the question mark.
            state: what the site shows now.
            dataset: that of the state, where it has one.
            beside: see above.
            understood: the parameters of the Selection that the answer depends on, see `vendors.query.passed_over`; None is all.
            names_beside: those that may stand beside it.
        """
        day = today()
        every = PARAMETERS if understood is None else (*EVERYWHERE, *understood)
        strange = () if understood is None else passed_over(said, understood, names_beside)
        read = [pair for pair in said.pairs if pair[0] in every]
        selection, unknown = Selection.read(read, dataset, day)
        for one in strange:
            if one.reason is Reason.UNFIT:
                selection = selection.without(one.parameter)
        results, words = Results(dataset, selection, day, state.updates()), language(selection.lang)
        return cls(path, selection, unknown, state, dataset, results, words, day, beside, strange, moved(read))

    @property
    def on(self) -> date:
        """The day on which the world is looked at."""
        return self.results.as_of.on

    def with_meant(self, one: PassedOver) -> str:
        """The address of this page in which one parameter has the name that was probably meant; what else was passed over stays in it."""
        many = one.meant in PARAMETERS and PARAMETERS[one.meant].many
        chosen = [(name, value) for name, value in self.selection.pairs() if many or name != one.meant]
        others = [(other.parameter, other.value) for other in self.unknown]
        # What does not go with the others is kept beside that which it goes with.
        others += [
            (other.parameter, other.value)
            for other in self.passed_over
            if other.is_strange and (other != one or other.reason is Reason.UNFIT)
        ]
        return f"{self.path}?{urlencode([*chosen, *self.beside, *others, one.pair])}"

    def in_language(self, code: str) -> str:
        """The address of this page in another language."""
        pairs = (*self.selection.but(lang=code, page=self.selection.page).pairs(), *self.beside)
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path
