"""How a request reaches the desk's routes: only from an editor, only from this site, one after another, and no larger than a file may be."""

import logging
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final, TypeAlias
from urllib.parse import parse_qsl, urlencode

from anyio import to_thread
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from vendors.desk.approvals import approvals, notes_on
from vendors.desk.auth.accounts import Editor
from vendors.desk.auth.login import Door
from vendors.desk.changes import own_changes, shown_changes, thrown_away
from vendors.desk.file_versions import offered
from vendors.desk.kept_answers import KeptAnswers
from vendors.desk.own_work import marks
from vendors.desk.revisions import publishing
from vendors.desk.revisions.drafts import Drafts, NotKeptError
from vendors.desk.revisions.history import History
from vendors.desk.work import Work
from vendors.desk.workspace import Workbench
from vendors.i18n.language import _
from vendors.query import query_string
from vendors.query.passed_over import PassedOver, Reason, passed_over
from vendors.settings import settings
from vendors.store.files import Files
from vendors.store.watch import Live
from views.base.view import View
from views.desk import draft, home
from views.desk.changes import listed
from views.desk.done import DONE, PARAMETER
from views.desk.frame import Behind
from views.desk.sent import ORIGINS, WRITER, Sent
from views.desk.sign_in import SAID
from web.desk.answers import NOT_KEPT, asked_for, with_address
from web.desk.places import PRIVATE
from web.desk.responses import filled_again
from web.desk.sent_forms import MOST_FIELDS, ROOM, sent_in, writable_form
from web.desk.sign_in import SENT, is_ours
from web.desk.threads import DeskThreads, UnderWayError
from web.http.responses import bare_answer

TOO_LARGE: Final = _("The file is larger than {n} MB: nothing of it was read.")
LOOKS_ONLY: Final = _(
    "Nothing was done: as {name} you may look and change nothing. An editor can do it; what you sent stands here for you to copy."
)
ANOTHER_WRITER: Final = _(
    "This page was opened by {writer}, and you are signed in as {name}. Nothing was done: look at it, and send it again only if you mean to."
)

UNDER_WAY: Final = _(
    "Your last step is still being done, for {n} seconds now: nothing was done with this one. What you sent stands here; send it again in a moment."
)
DAMAGED: Final = _(
    "The history of changes is damaged and cannot be read, so the desk cannot go on; readers see what was published last. Whoever runs the site finds in the log what is missing, and “git fsck” in history.git says it too."
)
log = logging.getLogger(__name__)


class StaleError(Exception):
    """The form was made for another state of the change: somebody went on in another window."""


@dataclass(frozen=True)
class EditorRequest:
    """What an editor asks for or sends, with what an answer may need.

    Attributes:
        http: the request itself; its body is in `form`.
        form: the fields and the file that were sent; empty for a GET.
        pages: what answers a GET, by its path.
        sent: the form that is shown again in this page, where one is.
    """

    behind: Behind
    http: Request
    form: FormData
    live: Live
    bench: Workbench
    pages: "Mapping[str, Handler]"
    sent: Sent | None = None

    @property
    def editor(self) -> Editor:
        """Who is signed in."""
        return self.behind.editor

    @property
    def work(self) -> Work | None:
        """The editor's open change."""
        return self.bench.open(self.editor.name)

    @property
    def files(self) -> Files:
        """The tables as the editor's change has them, or as published."""
        work = self.work
        return work.draft.files if work else publishing.begin(self.live.folder).files

    @property
    def file(self) -> UploadFile | None:
        """The file that was sent."""
        file = self.form.get("file")
        return file if isinstance(file, UploadFile) and file.filename else None

    @property
    def texts(self) -> dict[str, str]:
        """The fields that are text, the last of each name."""
        return {name: value for name, value in self.form.items() if isinstance(value, str)}

    @property
    def all_texts(self) -> dict[str, list[str]]:
        """The fields that are text, all of each name."""
        found: dict[str, list[str]] = {}
        for name, value in self.form.multi_items():
            if isinstance(value, str):
                found.setdefault(name, []).append(value)
        return found

    def text(self, name: str) -> str:
        """A field of the form; "" where it was not sent."""
        return str(self.form.get(name, ""))

    def in_path(self, name: str) -> str:
        """A part of the path."""
        return str(self.http.path_params[name])

    def fresh_work(self) -> Work:
        """The editor's open change, as the form shows it.

        Raises:
            StaleError: it has gone on since.
        """
        work = self.work
        if work is None or work.draft.when.isoformat() != self.form.get("stamp"):
            raise StaleError
        return work

    def refused(self, message: str, **fields: object) -> Response:
        """The page that the form came from, with what could not be done and the form as it was sent.

        Args:
            message: to be translated.
            fields: of the message.
        """
        return self.again(sent_in(self.http.url.path, self.form), message, HTTPStatus.CONFLICT, **fields)

    def refused_for_now(self, before: UnderWayError) -> Response:
        """The page that the form came from, with how long the step before has been at it."""
        return self.refused(UNDER_WAY, n=max(1, round(before.seconds)))

    def again(self, sent: Sent | None, message: str, status: HTTPStatus, **fields: object) -> Response:
        """The page that a form came from, with that form as it was sent; This morning where there is no such page any more.

        Args:
            sent: the form.
            message: to be translated.
            status: of the answer.
            fields: of the message.
        """
        words = self.behind.words
        said = replace(self.behind, said=words.say(message, **fields), failed=status != HTTPStatus.OK)
        path, query = sent.origin if sent else (home.PATH, "")
        for place, asked in ((path, query), (home.PATH, "")):
            behind = replace(said, query=urlencode([*parse_qsl(asked), ("lang", words.code)]))
            answer = self.pages[place](replace(self, behind=behind, form=FormData(), sent=sent))
            if isinstance(answer, HTMLResponse) and answer.status_code == HTTPStatus.OK:
                break
        answer.status_code = status
        return filled_again(answer, sent, words) if sent else answer


Handler: TypeAlias = Callable[[EditorRequest], Response]


class EditorRoutes:
    """Makes routes that answer nobody but editors, and take forms only from those who may publish.

    Args:
        live: the data set of the moment.
        bench: the editors' open changes.
        door: says who may come in.
    """

    def __init__(self, live: Live, bench: Workbench, door: Door) -> None:
        self.live = live
        self.bench = bench
        self.door = door
        self.pages: dict[str, Handler] = {}
        self._threads = DeskThreads()
        self._answers = KeptAnswers(live.folder)

    def get(self, path: str, handler: Handler, understood: Collection[str] | None = ()) -> Route:
        """A page.

        Args:
            path: its address.
            handler: answers it.
            understood: the parameters that it reads beside the language; others are named on it. None where it names them itself.
        """
        self.pages[path] = handler
        return Route(path, self._endpoint(handler, None, understood), methods=["GET"])

    def file(self, path: str, handler: Handler) -> Route:
        """A file, which no parameter changes: an address that has one is refused, since somebody expects it to do something."""
        self.pages[path] = handler

        def answer(request: EditorRequest) -> Response:
            return _refused(request) if request.behind.passed_over else handler(request)

        return Route(path, self._endpoint(answer, None), methods=["GET"])

    def post(self, path: str, handler: Handler) -> Route:
        """A form that does something."""
        return Route(path, self._endpoint(None, handler), methods=["POST"])

    def both(self, path: str, get: Handler, post: Handler, understood: Collection[str] | None = ()) -> Route:
        """A page whose form is sent to its own address."""
        self.pages[path] = get
        return Route(path, self._endpoint(get, post, understood), methods=["GET", "POST"])

    def _endpoint(
        self, get: Handler | None, post: Handler | None, understood: Collection[str] | None = ()
    ) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            editor = await to_thread.run_sync(self.door.signed_in, request.cookies)
            if editor is None:
                return bare_answer(HTTPStatus.UNAUTHORIZED, {"connection": "close"})
            kept, query = await self._threads.look(asked_for, self._answers, editor.name, request.url.query)
            if kept and request.method != "POST":
                return kept
            behind = await self._threads.look(self._behind, editor, query)
            if request.method != "POST":
                assert get
                if understood is not None:
                    behind = replace(behind, passed_over=tuple(_not_read(behind.query, (*understood, PARAMETER))))
                if told := DONE.get(behind.parameters.get(PARAMETER, "")):
                    behind = replace(behind, said=behind.words.say(told))
                if query != request.url.query:
                    behind = replace(behind, said=behind.words.say(NOT_KEPT))
                asked = self._request(behind, request, FormData())
                found = await self._threads.look(self._sound, get, asked)
                return await self._addressed(asked, asked.sent, found) if asked.sent else found
            if not is_ours(request.headers):
                return await self._unread(self._foreign, self._request(behind, request, FormData()), None)
            form = await _form(request)
            if form is None:
                return await self._unread(self._too_large, self._request(behind, request, FormData()), _bare(request))
            assert post
            sent = self._request(behind, request, form)
            try:
                done = await self._threads.step(editor.name, request.url.path, self._sound, self._in_turn(post), sent)
            except UnderWayError as before:
                done = await self._threads.look(sent.refused_for_now, before)
            finally:
                await form.close()
            return await self._addressed(sent, sent_in(request.url.path, form), done)

        return answer

    async def _addressed(self, request: EditorRequest, sent: Sent | None, answer: Response) -> Response:
        behind, headers = request.behind, request.http.headers
        return await self._threads.look(with_address, self._answers, behind, headers, sent, answer)

    async def _unread(self, refused: Handler, request: EditorRequest, sent: Sent | None) -> Response:
        answer = await self._addressed(request, sent, await self._threads.look(refused, request))
        # What was sent has not been read to its end, so the connection cannot go on.
        answer.headers["connection"] = "close"
        return answer

    def _request(self, behind: Behind, request: Request, form: FormData) -> EditorRequest:
        return EditorRequest(
            behind, request, form, self.live, self.bench, self.pages, request.scope.get(SENT) if not form else None
        )

    def _behind(self, editor: Editor, query: str) -> Behind:
        return Behind(editor, self.live.now(), query, marks=marks(self.live.folder, editor.name))

    def _sound(self, handler: Handler, request: EditorRequest) -> Response:
        """What a handler answers; where it fails because the history is damaged, that."""
        try:
            return handler(request)
        except Exception:
            if History(self.live.folder).is_sound:
                raise
            log.exception("the history of the desk is damaged")
            return PlainTextResponse(request.behind.words.say(DAMAGED) + "\n", HTTPStatus.SERVICE_UNAVAILABLE, PRIVATE)

    def _in_turn(self, post: Handler) -> Handler:
        return lambda request: self._done(post, request)

    def _done(self, post: Handler, request: EditorRequest) -> Response:
        if not request.editor.may_publish:
            sent = sent_in(request.http.url.path, request.form)
            return request.again(sent, LOOKS_ONLY, HTTPStatus.FORBIDDEN, name=request.editor.name)
        if (writer := request.text(WRITER)) and writer != request.editor.name:
            return request.refused(ANOTHER_WRITER, writer=writer, name=request.editor.name)
        with self.bench.turn(request.editor.name):
            try:
                return post(request)
            except StaleError:
                return request.refused(
                    _("Your change has gone on in another window: look at it again, nothing was done.")
                )
            except NotKeptError as error:
                return request.refused(error.reason, most=error.most)
            except OSError:
                return request.refused(
                    _("The desk’s folder cannot be written, so nothing was kept. Ask whoever runs the site.")
                )

    @staticmethod
    def _foreign(request: EditorRequest) -> Response:
        return request.again(None, SAID["foreign"], HTTPStatus.FORBIDDEN)

    @staticmethod
    def _too_large(request: EditorRequest) -> Response:
        return request.again(
            _bare(request.http), TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, n=settings().upload_megabytes
        )


def _bare(request: Request) -> Sent | None:
    """A form of which nothing was read, by where it was sent; None where the desk has no such form."""
    return Sent(request.url.path, ()) if request.url.path in ORIGINS else None


def draft_view(behind: Behind, bench: Workbench) -> View:
    """The page of the editor's open change."""
    name = behind.editor.name
    work = bench.open(name)
    files = [one.as_of for one in work.loaded if one.as_of] if work else []
    versions = offered(History(bench.folder), files, draft.VERSIONS) if files else []
    steps = Drafts(bench.folder, name).line(work.draft.id) if work else []
    changes = listed(
        own_changes(bench, name),
        thrown_away(bench.folder, name, datetime.now(UTC)),
        shown_changes(bench.folder, name),
        behind.words,
    )
    conflict = bench.conflict(work) if work else None
    eyes = draft.SecondEyes(notes_on(bench.folder, work), approvals(bench.folder, work)) if work else draft.NO_EYES
    return draft.view(behind, work, conflict, behind.state.dataset, versions, steps, changes, eyes)


def _not_read(query: str, understood: Collection[str]) -> Iterator[PassedOver]:
    """What an address of the desk says and its page does not read; no day can be chosen there."""
    said = query_string.parse(query)
    for one in passed_over(said, (), understood):
        yield replace(one, meant="")
    given: dict[str, dict[str, None]] = {}
    for name, value in said.pairs:
        if name == "date" and name not in understood:
            yield PassedOver(name, value, Reason.ELSEWHERE)
        elif name in understood:
            given.setdefault(name, {})[value] = None
    for name, values in given.items():
        yield from (PassedOver(name, value, Reason.TWICE) for value in [*values][:-1])


def _refused(request: EditorRequest) -> Response:
    words = request.behind.words
    said = "".join(f"{one.say(words)}\n" for one in request.behind.passed_over)
    return PlainTextResponse(said, HTTPStatus.BAD_REQUEST, PRIVATE)


async def _form(request: Request) -> FormData | None:
    """The fields and the file of a form; None where it is larger than a file may be, of which no more than that is read."""
    most, read = settings().upload_megabytes * 1_000_000 + ROOM, 0
    if int(request.headers.get("content-length") or 0) > most:
        return None
    inner = request.receive

    async def counted() -> Mapping[str, object]:
        nonlocal read
        message = await inner()
        read += len(message.get("body", b""))
        if read > most:
            raise ClientDisconnect
        return message

    try:
        form = await Request(request.scope, counted).form(max_files=1, max_fields=MOST_FIELDS, max_part_size=most)  # type: ignore[arg-type]
        return writable_form(form)
    except (ClientDisconnect, MultiPartException):
        return None
