"""`/sql` and its files: queries of readers, which run in processes of their own (`web.public.sql_processes`)."""

import json
from http import HTTPStatus
from typing import Final

from cachetools import LRUCache
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from vendors.exports import formats
from vendors.i18n.language import Language, _, language
from vendors.query import query_string
from vendors.query.sql.answer import too_long
from vendors.settings import settings
from vendors.store.watch import Live
from views.public import missing, sql
from views.public.sql import SqlAsked, SqlFault, SqlShown
from web.http.gzip_cache import Shelf
from web.http.making import in_turn
from web.http.page_answer import view_answer
from web.http.path_words import path_word
from web.http.responses import bare_answer
from web.public.refusals import of_parameters, of_values, refusal
from web.public.sql_processes import BusyError, SqlProcesses, SqlQuestion, SqlReply

ENDINGS: Final = tuple(format.ending for format in formats.PLAIN)
PATHS: Final = frozenset((sql.PATH, *(f"{sql.PATH}.{ending}" for ending in ENDINGS)))
"""The page and its files."""
ROOM: Final = 8 * 2**20
"""Bytes of answers that are kept: a link that is passed around is asked once."""
AGAIN: Final = {"retry-after": "5", "cache-control": "no-store"}


path_word("sql_ending", ENDINGS)


class SqlPages:
    """The page and its files.

    Args:
        live: the data set of the moment.
        processes: where queries run.
    """

    def __init__(self, live: Live, processes: SqlProcesses | None = None) -> None:
        self._live = live
        self._processes = processes or SqlProcesses()
        self._shelf = Shelf(2**20, level=6)
        self._kept: LRUCache[object, SqlReply] = LRUCache(ROOM, getsizeof=lambda reply: len(reply.content) + 1_000)

    def routes(self) -> list[BaseRoute]:
        """`/sql`, and `/sql.csv` and the like."""
        return [Route(sql.PATH, self._page), Route(f"{sql.PATH}.{{ending:sql_ending}}", self._file)]

    async def _page(self, request: Request) -> Response:
        state, said = self._live.now(), query_string.parse(request.url.query)
        if state.dataset is None:
            return await view_answer(
                request.headers, missing.unavailable(sql.PATH, said.last("lang")), None, self._shelf
            )
        wanted = await in_turn(sql.read, said, state)
        if not wanted.sql:
            # Who opens the page is about to ask.
            self._processes.prepare(wanted.asked.dataset, wanted.asked.today)
        answer = await self._answered(wanted) if wanted.sql else None
        view = await in_turn(sql.page, wanted, answer)
        found = await view_answer(request.headers, view, None, self._shelf)
        if isinstance(answer, SqlFault) and answer.status == HTTPStatus.SERVICE_UNAVAILABLE:
            found.headers.update(AGAIN)
        return found

    async def _answered(self, wanted: SqlAsked) -> SqlShown | SqlFault:
        words = wanted.asked.words
        reply = await self._reply(wanted, "")
        if reply is None:
            return SqlFault(_busy(words), status=HTTPStatus.SERVICE_UNAVAILABLE)
        if fault := _fault(reply, words):
            return fault
        return SqlShown(**json.loads(reply.content))

    async def _file(self, request: Request) -> Response:
        state, said = self._live.now(), query_string.parse(request.url.query)
        if state.dataset is None:
            return bare_answer(HTTPStatus.SERVICE_UNAVAILABLE)
        words, ending = language(said.last("lang")), request.path_params["ending"]
        if said.too_long:
            return refusal([words.say("This address is too long.")], HTTPStatus.REQUEST_URI_TOO_LONG)
        wanted = await in_turn(sql.read, said, state)
        asked = wanted.asked
        if told := [*of_values(asked.unknown, words), *of_parameters(asked.passed_over, ending, words)]:
            return refusal(told)
        reply = await self._reply(wanted, ending)
        if reply is None:
            return PlainTextResponse(f"{_busy(words)}\n", HTTPStatus.SERVICE_UNAVAILABLE, AGAIN)
        if fault := _fault(reply, words):
            return refusal(_lines(fault, words))
        format = formats.asked_for(ending)
        assert format, "the route takes no other ending"
        name = f"panorama-cx_sql_{asked.on}_{asked.dataset.version[:7]}.{ending}"
        headers = {
            "content-type": format.media_type,
            "content-disposition": f'attachment; filename="{name}"',
            "cache-control": "no-cache",
            "panorama-data-version": asked.dataset.version[:12],
            "panorama-as-of": asked.on.isoformat(),
        }
        return Response(reply.content, headers=headers)

    async def _reply(self, wanted: SqlAsked, ending: str) -> SqlReply | None:
        """What came of a query; None where too many wait."""
        asked = wanted.asked
        key = (asked.dataset.version, asked.today, asked.on, asked.words.code, ending, wanted.sql)
        if (kept := self._kept.get(key)) is not None:
            return kept
        question = SqlQuestion(wanted.sql, asked.on, asked.words.code, ending, _about(wanted) if ending else ())
        try:
            reply = await self._processes.ask(asked.dataset, asked.today, question)
        except BusyError:
            return None
        if reply.told["status"] in ("shown", "file") and len(reply.content) < ROOM // 2:
            self._kept[key] = reply
        return reply


def _about(wanted: SqlAsked) -> tuple[tuple[str, str], ...]:
    asked = wanted.asked
    licence = settings().licence_name or asked.words.say("to be chosen by the magazine")
    return (
        ("query", wanted.sql),
        ("as_of", asked.on.isoformat()),
        ("data_version", asked.dataset.version[:12]),
        ("licence", licence),
    )


def _busy(words: Language) -> str:
    return words.say(_("Others are asking at this moment. Try again in a few seconds."))


def _fault(reply: SqlReply, words: Language) -> SqlFault | None:
    if reply.is_wrong:
        return sql.of_reply(reply.told)
    if reply.told["status"] == "stopped":
        error = too_long()
        return SqlFault(words.say(error.message, **{name: words.number(value) for name, value in error.fields.items()}))  # type: ignore[arg-type]
    return None


def _lines(fault: SqlFault, words: Language) -> list[str]:
    place = (
        words.say(_("Line {line}, character {letter}."), line=fault.line, letter=fault.letter) if fault.letter else ""
    )
    return [line for line in (f"{fault.message} {place}".strip(), fault.said) if line]
