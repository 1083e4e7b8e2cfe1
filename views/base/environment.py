"""The templates: Jinja in one language, with the words, formats and small helpers that every template may use."""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import CodeType
from typing import Final
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from vendors.domain import article_of_2018
from vendors.domain.evidence import Verification
from vendors.domain.publishers import called, host
from vendors.domain.status_words import MEANINGS, OUTCOMES
from vendors.exports import citations
from vendors.exports.cell_words import item_in_words
from vendors.exports.formats import DOWNLOADS
from vendors.i18n.language import DEFAULT_LANGUAGE, LANGUAGES, POINT, Language, _, language
from vendors.query.facets import FACETS, Moved
from vendors.query.selection import PARAMETERS
from vendors.settings import settings, site_time
from vendors.tables.publisher import COPIES
from vendors.tables.reply import Reply
from vendors.types.country import Region, region_of
from views.base import direct_templates
from views.base.direct_templates import DirectEnvironment, escaped, markup_of
from views.base.highlight import marked
from views.base.long_lists import MOST_BESIDE, MOST_NAMES, few_of, in_sight, suggested
from views.base.page import PAGES, page_for
from views.base.signs import STATUS_SIGNS, SUPPORT_SIGNS

_TEMPLATES: Final = Path(__file__).parent.parent / "templates"


class PointsHeld(FileSystemLoader):
    """Templates as they are written, but that no line of a page begins with the point between two parts of what it says."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """What a template says, each such point held to what stands before it."""
        source, filename, is_current = super().get_source(environment, template)
        return source.replace(" · ", POINT), filename, is_current


class CompiledOnce(FileSystemBytecodeCache):
    """What templates were compiled to, for all languages: only what a template calls hangs on its language.

    It is kept in memory, and beside the templates as Python keeps what it has compiled of modules: for the processes that are started after
    this one, where it may be written there, and of no other form of this file and of that by which templates are compiled, and of no other Jinja.

    Args:
        folder: that of the templates.
    """

    def __init__(self, folder: Path) -> None:
        forms = b"".join(Path(module).read_bytes() for module in (__file__, direct_templates.__file__))
        made_by = sha256(forms + version("jinja2").encode()).hexdigest()[:8]
        super().__init__(str(folder / "__pycache__"), f"%s.{sys.implementation.cache_tag}-{made_by}.jinja")
        self._kept: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, _filename: str | None = None) -> str:
        """The key of a template: its name, wherever the folder is."""
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives a template its code, if it was compiled before."""
        bucket.code = self._kept.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            try:
                super().load_bytecode(bucket)
            except Exception:  # whatever a damaged file makes of itself: the template is compiled again
                bucket.reset()
            self._keep(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what a template was compiled to."""
        self._keep(bucket)
        if not sys.dont_write_bytecode:
            # As Python does, it goes without where it may not write.
            with suppress(OSError):
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)

    def _keep(self, bucket: Bucket) -> None:
        if bucket.code:
            self._kept[bucket.key, bucket.checksum] = bucket.code


_COMPILED: Final = CompiledOnce(_TEMPLATES)


@cache
def environment(code: str) -> DirectEnvironment:
    """The templates in one language: autoescaped, with the words and formats of that language."""
    words = language(code)
    env = DirectEnvironment(
        loader=PointsHeld(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )

    said_of_ours: dict[str, Markup] = {}

    def say(message: str, /, **fields: object) -> Markup:
        if fields:
            return _filled(words.elided(words.say(message), fields), fields)
        said = said_of_ours.get(message)
        if said is None:
            said = said_of_ours[message] = escape(words.say(message))
        return said

    def plural(one: str, many: str, n: int, /, **fields: object) -> Markup:
        said = words.elided(words.choose_fine(one, many, n), fields)
        return _filled(said, {"n": words.number(n), **fields})

    env.globals |= {
        "_": say,
        "plural": plural,
        "words": words,
        "lang": code,
        "default_language": DEFAULT_LANGUAGE,
        "navigation": [(page.path, page.title) for page in PAGES.values() if page.nav],
        "languages": [(other, language(other).spoken(other)) for other in LANGUAGES],
        "labels": {name: parameter.label for name, parameter in PARAMETERS.items()},
        "is_list": lambda parameter: PARAMETERS[parameter].many,
        "verdicts": tuple(one for one in Verification if one is not Verification.VERIFIED),
        "copies": COPIES,
        "signs": STATUS_SIGNS,
        "meanings": MEANINGS,
        "ended": lambda status: words.in_context("outcome", OUTCOMES[status]),
        "support_signs": SUPPORT_SIGNS,
        "host": host,
        "region_of": region_of,
        "regions": tuple(Region),
        "asking": lambda reply: _asking(words, reply),
        "own": lambda row, name: words.fine(row.own(name, code)),
        "publisher_called": lambda asked, publisher: words.fine(called(asked.dataset, publisher, code)),
        "settings": settings,
        "article_day": article_of_2018.DAY,
        "value_label": lambda asked, parameter, value: PARAMETERS[parameter].say(value, asked.dataset, words),
        "downloads": DOWNLOADS,
        "citation_formats": citations.FORMATS.values(),
        "declared_facets": FACETS,
        "moved_label": lambda moved: words.say(_was_called(moved)),
        "with_parameters": _with_parameters,
        "page_for": page_for,
        "few_of": few_of,
        "most_names": MOST_NAMES,
        "most_beside": MOST_BESIDE,
        "in_sight": in_sight,
        "suggested": suggested,
    }
    env.filters |= {
        "day": words.date,
        "site_time": site_time,
        "number": words.number,
        "fine": words.fine,
        "country": words.country,
        "land": words.land,
        "spoken": words.spoken,
        "city": words.city,
        "listing": words.listing,
        "money": words.money,
        "amount": words.amount,
        "currency": words.currency,
        "label": lambda choice: words.say(choice.label),
        "counted": lambda values: Counter(values).items(),
        "month": words.month,
        "marked": marked,
        "host": host,
        "items": lambda text, column: item_in_words(words, column, text),
        "date_of": date.fromisoformat,
        "quoted": lambda text: words.say(_("“{text}”"), text=text),
        "capital": lambda text: text[:1].upper() + text[1:],
        # That of Jinja looks through the classes of a row at each cell.
        "cell": getattr,
    }
    return env


def compile_templates() -> None:
    """Compiles every template for every language, so that the many who come to a server that has just started do not each compile what they ask for."""
    for code in LANGUAGES:
        templates = environment(code)
        for name in templates.list_templates(["html"]):
            templates.get_template(name)


def _was_called(moved: Moved) -> str:
    """The label of a value that is asked in another facet, an English message."""
    return next(choice.label for choice in FACETS[moved.parameter].column.choices if choice == moved.value)


def _asking(words: Language, reply: Reply) -> tuple[str, ...]:
    """The dates of an answer for which the magazine asked, as one sentence each."""
    asked = ""
    if reply.asked and reply.asked_how:
        asked = words.say(
            _("Asked on {day} by {how}."), day=words.date(reply.asked), how=words.say(reply.asked_how.label)
        )
    elif reply.asked:
        asked = words.say(_("Asked on {day}."), day=words.date(reply.asked))
    answered = words.say(_("Answered on {day}."), day=words.date(reply.answered)) if reply.answered else ""
    return tuple(sentence for sentence in (asked, answered) if sentence)


def _with_parameters(address: str, parameters: Mapping[str, str]) -> str:
    """An address with parameters that are not in the Selection."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode(parameters)}" if parameters else address


def _filled(text: str, fields: Mapping[str, object]) -> Markup:
    """A message with its fields, which are names alone, so that the formatter of markup, made for all that can stand in braces, is not asked."""
    safe = _escaped(text)
    if not fields:
        return safe
    told = {name: value if type(value) is Markup else _told(value) for name, value in fields.items()}
    return markup_of(str.format(safe, **told))  # message and fields are escaped


def _told(value: object) -> str:
    return escaped(value if type(value) is str or hasattr(value, "__html__") else format(value))


@lru_cache(maxsize=5_000, typed=True)  # a text and the same signs as HTML are two things
def _escaped(text: str) -> Markup:
    return escape(text)
