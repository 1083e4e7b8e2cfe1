"""What editors send and ask for behind the desk's door: files, decisions, previews. `web.desk.sign_in` lets only editors get here."""

import csv
import io
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Final
from urllib.parse import quote, unquote, urlencode

from anyio import to_thread
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

import views
from vendors.desk.auth.accounts import Editor
from vendors.desk.auth.login import Door
from vendors.desk.imports.loading import load_file
from vendors.desk.imports.templates import FORMATS, as_csv, mended, template
from vendors.desk.linkcheck.job import Job
from vendors.desk.revisions import publishing
from vendors.desk.revisions.drafts import NotKeptError
from vendors.desk.revisions.history import History
from vendors.desk.revisions.outcomes import Conflict, Failed, Outcome, Published, Refused
from vendors.desk.workspace import Work, Workbench
from vendors.i18n.language import _, language
from vendors.settings import settings, today
from vendors.store.files import Files
from vendors.store.load import State
from vendors.store.watch import Live
from vendors.tables import TABLES
from vendors.types.formulas import harmless
from views import View
from views.desk import addresses, article, draft, history, home, vendor
from views.desk.frame import Behind, frame
from web.desk.sign_in import PRIVATE, is_ours
from web.http.headers import policy
from web.http.responses import bare_answer
from web.public.downloads import TYPES
from web.streamlit.document import document

PREVIEW: Final = "/desk/preview"
FORM_ROOM: Final = 100_000
"""Bytes of a request beside the file that is in it."""
_OWN_LINK: Final = re.compile(rb'(\b(?:href|action)=")(/(?!desk|files)[^"]*)')


class Stale(Exception):
    """The form was made for another state of the change: somebody went on in another window."""


class Editing:
    """The routes behind the door.

    Args:
        live: the data set of the moment.
        bench: the editors' open changes.
        door: says who may come in.
    """

    def __init__(self, live: Live, bench: Workbench, door: Door) -> None:
        self.live = live
        self.bench = bench
        self.door = door
        self._asking = Job(live.folder)

    def routes(self) -> list[Route]:
        """The addresses, in the order of the desk's pages."""
        get, post = self._get, self._post
        return [
            get("/desk/home", self._home),
            get("/desk/draft", self._draft),
            post("/desk/load", self._load),
            post("/desk/accept", self._accept),
            post("/desk/write", self._write),
            post("/desk/decide", self._decide),
            post("/desk/discard", self._discard),
            post("/desk/publish", self._publish),
            get("/desk/mended.xlsx", self._mended),
            get("/desk/problems.csv", self._problems),
            get("/desk/template/{table}.{ending}", self._template),
            get("/desk/table/{table}.{ending}", self._table),
            get("/desk/preview/{page:path}", self._preview),
            get("/desk/history", self._history),
            get("/desk/version/{version}/{file}", self._version),
            post("/desk/undo", self._undo),
            post("/desk/restore", self._restore),
            post("/desk/set-aside", self._set_aside),
            Route("/desk/vendor", self._either(self._vendor, self._keep_vendor), methods=["GET", "POST"]),
            Route("/desk/article", self._either(self._article, self._propose), methods=["GET", "POST"]),
            post("/desk/article/keep", self._keep_article),
            Route("/desk/addresses", self._either(self._addresses, self._ask), methods=["GET", "POST"]),
        ]

    # how a request comes in

    def _get(self, path: str, make: "Make") -> Route:
        return Route(path, self._either(make, None), methods=["GET"])

    def _post(self, path: str, make: "Make") -> Route:
        return Route(path, self._either(None, make), methods=["POST"])

    def _either(self, get: "Make | None", post: "Make | None") -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            editor = await to_thread.run_sync(self.door.signed_in, request.cookies)
            if editor is None:
                return bare_answer(HTTPStatus.UNAUTHORIZED, {"connection": "close"})
            behind = Behind(editor, self.live.now(), request.url.query)
            if request.method != "POST":
                assert get
                return await to_thread.run_sync(get, behind, request, FormData())
            if not is_ours(request.headers) or not editor.may_publish:
                return bare_answer(HTTPStatus.FORBIDDEN, {"connection": "close"})
            form = await _form(request)
            if form is None:
                words = behind.words
                said = words.say(_("The file is larger than {n} MB: nothing of it was read."), n=_largest())
                return _page(draft.view(replace(behind, said=said, failed=True), None, None, None), 413)
            assert post
            try:
                return await to_thread.run_sync(self._in_turn, post, behind, request, form)
            finally:
                await form.close()

        return answer

    def _in_turn(self, post: "Make", behind: Behind, request: Request, form: FormData) -> Response:
        with self.bench.turn(behind.editor.name):
            try:
                return post(behind, request, form)
            except Stale:
                return self._told(
                    behind, _("Your change has gone on in another window: look at it again, nothing was done.")
                )
            except NotKeptError as error:
                return self._told(behind, error.reason, most=error.most)
            except OSError:
                return self._told(
                    behind, _("The desk’s folder cannot be written, so nothing was kept. Ask whoever runs the site.")
                )

    def _told(self, behind: Behind, message: str, **fields: object) -> Response:
        said = replace(behind, said=behind.words.say(message, **fields), failed=True)
        return _page(self._shown(said), HTTPStatus.CONFLICT)

    def _shown(self, behind: Behind) -> View:
        name = behind.editor.name
        return draft.view(behind, self.bench.open(name), self.bench.conflict(name), behind.state.dataset)

    # my change

    def _home(self, behind: Behind, _request: Request, _form: FormData) -> Response:
        return _page(home.view(behind))

    def _draft(self, behind: Behind, _request: Request, _form: FormData) -> Response:
        return _page(self._shown(behind))

    def _load(self, behind: Behind, _request: Request, form: FormData) -> Response:
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.filename:
            return self._told(behind, _("No file was chosen."))
        self.bench.load(behind.editor.name, file.filename[:120], file.file.read())
        return _see(behind, draft.PATH)

    def _accept(self, behind: Behind, _request: Request, form: FormData) -> Response:
        work = self._fresh(behind.editor, form)
        number = str(form.get("problem", ""))
        wanted = (
            work.errors if number == "all" else tuple(work.problems[at] for at in _numbers(number, len(work.problems)))
        )
        self.bench.mend(behind.editor.name, wanted)
        return _see(behind, f"{draft.PATH}#problems")

    def _write(self, behind: Behind, _request: Request, form: FormData) -> Response:
        work = self._fresh(behind.editor, form)
        for at in _numbers(str(form.get("problem", "")), len(work.problems)):
            self.bench.write(behind.editor.name, work.problems[at], str(form.get("text", "")))
        return _see(behind, f"{draft.PATH}#problems")

    def _fresh(self, editor: Editor, form: FormData) -> Work:
        work = self.bench.open(editor.name)
        if work is None or work.draft.when.isoformat() != form.get("stamp"):
            raise Stale
        return work

    def _decide(self, behind: Behind, _request: Request, form: FormData) -> Response:
        self._fresh(behind.editor, form)
        conflict = self.bench.conflict(behind.editor.name)
        if conflict is None or conflict.theirs.id != form.get("theirs"):
            raise Stale
        mine = [
            int(name[5:]) for name, value in form.items() if re.fullmatch(r"keep-\d{1,6}", name) and value == "mine"
        ]
        self.bench.decide(behind.editor.name, mine)
        return _see(behind, draft.PATH)

    def _discard(self, behind: Behind, _request: Request, form: FormData) -> Response:
        if self.bench.open(behind.editor.name):
            self._fresh(behind.editor, form)
            self.bench.discard(behind.editor.name)
        return _see(behind, draft.PATH)

    def _publish(self, behind: Behind, _request: Request, form: FormData) -> Response:
        if self.bench.open(behind.editor.name) is None:
            # A second click on the button, or the page again after Back: what was published is shown.
            newest = History(self.live.folder).head()
            if newest is None or newest.who != behind.editor.name:
                return self._told(behind, _("There is nothing to publish: your change is published or thrown away."))
            return _see(behind, f"{history.PATH}?version={newest.id}&published=yes")
        self._fresh(behind.editor, form)
        outcome = self.bench.publish(behind.editor.name, str(form.get("why", "")))
        return _see(behind, draft.PATH) if outcome is None else self._came(behind, outcome)

    def _came(self, behind: Behind, outcome: Outcome) -> Response:
        """What came of publishing, undoing or restoring."""
        words = behind.words
        if isinstance(outcome, Published):
            self.live.read_now()
            return _see(behind, f"{history.PATH}?version={outcome.version.id}&published=yes")
        if isinstance(outcome, Conflict):
            return self._told(
                behind, _("Somebody else has published meanwhile, and the two changes touch the same cells.")
            )
        if isinstance(outcome, Failed):
            return self._told(behind, outcome.reason, detail=outcome.detail)
        assert isinstance(outcome, Refused)
        where = (
            _("The data folder was changed outside the desk and has errors, so nothing was published: {problems}")
            if outcome.outside
            else _("Nothing was published, because there are errors: {problems}")
        )
        return self._told(behind, where, problems=" ".join(one.message(words) for one in outcome.problems[:5]))

    # files to take away

    def _mended(self, behind: Behind, _request: Request, _form: FormData) -> Response:
        work = self.bench.open(behind.editor.name)
        found = next((one for one in reversed(work.loaded) if one.files), None) if work else None
        if found is None:
            # A photo, say: there is nothing of it to mend.
            return bare_answer(HTTPStatus.NOT_FOUND)
        name = f"{found.name.rpartition('.')[0] or found.name}-{behind.words.say(_('mended'))}.xlsx"
        return _file(mended(found, "xlsx", behind.words.code), name)

    def _problems(self, behind: Behind, _request: Request, _form: FormData) -> Response:
        work = self.bench.open(behind.editor.name)
        if work is None:
            return bare_answer(HTTPStatus.NOT_FOUND)
        written = io.StringIO()
        # As French Excel opens it by a double click; what a hostile file says must not run there.
        rows = [problem.as_dict(behind.words.code) for problem in work.problems]
        table = csv.writer(written, delimiter=";", lineterminator="\r\n")
        table.writerow(rows[0] if rows else ["rule"])
        table.writerows([harmless(str(cell)) for cell in row.values()] for row in rows)
        return _file(written.getvalue().encode("utf-8-sig"), "problems.csv")

    def _template(self, behind: Behind, request: Request, _form: FormData) -> Response:
        table, ending = request.path_params["table"], request.path_params["ending"]
        if table not in TABLES or ending not in FORMATS:
            return bare_answer(HTTPStatus.NOT_FOUND)
        return _file(template(table, ending, behind.words.code), f"{table}.{ending}")

    def _table(self, behind: Behind, request: Request, _form: FormData) -> Response:
        table, ending = request.path_params["table"], request.path_params["ending"]
        if table not in TABLES or ending not in FORMATS:
            return bare_answer(HTTPStatus.NOT_FOUND)
        data = publishing.begin(self.live.folder).files.get(f"{table}.csv")
        if data is None:
            return bare_answer(HTTPStatus.NOT_FOUND)
        found = load_file(f"{table}.csv", data, {table: TABLES[table]})
        if ending == "csv":
            return _file(as_csv(found.files[f"{table}.csv"]), f"{table}.csv")
        return _file(mended(found, "xlsx", behind.words.code), f"{table}.xlsx")

    def _preview(self, behind: Behind, request: Request, _form: FormData) -> Response:
        work = self.bench.open(behind.editor.name)
        path = f"/{request.path_params['page']}"
        if work is None or work.dataset is None or path not in views.PATHS:
            return bare_answer(HTTPStatus.NOT_FOUND)
        view = views.show(path, request.url.query, State(work.dataset))
        words = language(view.lang)
        banner = frame(behind, PREVIEW, "banner.html", words.say(_("Preview")), work=work).body
        head = '<meta name="robots" content="noindex, nofollow">'
        page = document(replace(view, body=banner + view.body, head=head), None).encode()
        # The links of the page lead on in the preview.
        shown = _OWN_LINK.sub(lambda link: link[1] + (PREVIEW.encode() if _is_page(link[2]) else b"") + link[2], page)
        return _answer(HTMLResponse(shown, view.status), view.lang)

    # the history

    def _history(self, behind: Behind, _request: Request, _form: FormData) -> Response:
        return _page(history.view(behind, History(self.live.folder)))

    def _version(self, _behind: Behind, request: Request, _form: FormData) -> Response:
        kept = History(self.live.folder)
        version, file = kept.version(request.path_params["version"]), request.path_params["file"]
        if version is None or file not in (files := kept.files(version)):
            return bare_answer(HTTPStatus.NOT_FOUND)
        return _file(files[file], file)

    def _undo(self, behind: Behind, _request: Request, form: FormData) -> Response:
        version = str(form.get("version", ""))
        why = behind.words.say(_("Takes back version {version}"), version=self._named(version))
        return self._came(behind, publishing.undo(self.live.folder, version, behind.editor.name, why))

    def _restore(self, behind: Behind, _request: Request, form: FormData) -> Response:
        head = History(self.live.folder).head()
        version, why = str(form.get("version", "")), str(form.get("why", ""))
        if head and head.id not in (form.get("newest"), version):
            return self._told(
                behind, _("Somebody has published meanwhile, so nothing was done: look at the history again.")
            )
        base = head.data if head else ""
        return self._came(behind, publishing.restore(self.live.folder, version, base, behind.editor.name, why))

    def _set_aside(self, behind: Behind, _request: Request, _form: FormData) -> Response:
        if not behind.state.problems:
            return _see(behind, home.PATH)
        return self._came(behind, publishing.set_aside(self.live.folder))

    def _named(self, version: str) -> str:
        found = History(self.live.folder).version(version)
        return found.data[:7] if found else version[:7]

    # forms

    def _files(self, editor: Editor) -> Files:
        work = self.bench.open(editor.name)
        return work.draft.files if work else publishing.begin(self.live.folder).files

    def _vendor(self, behind: Behind, _request: Request, _form: FormData) -> Response:
        return _page(vendor.view(behind, self._files(behind.editor)))

    def _keep_vendor(self, behind: Behind, _request: Request, form: FormData) -> Response:
        files, id = self._files(behind.editor), str(form.get("vendor", ""))
        covered = [str(one) for one in form.getlist("covers")]
        try:
            tables = vendor.changed(files, id, _texts(form), covered)
        except KeyError:
            return bare_answer(HTTPStatus.NOT_FOUND)
        except vendor.OvertakenError as error:
            query = urlencode({"vendor": id, "lang": behind.words.code})
            again = replace(behind, query=query, said=error.said(behind.words), failed=True)
            source = {name: text for name, text in _texts(form).items() if name.startswith("source-")}
            return _page(vendor.view(again, files, {**source, **error.mine}, covered), HTTPStatus.CONFLICT)
        self.bench.put(behind.editor.name, tables)
        return _see(behind, draft.PATH)

    def _article(self, behind: Behind, _request: Request, _form: FormData) -> Response:
        return _page(article.view(behind))

    def _propose(self, behind: Behind, _request: Request, form: FormData) -> Response:
        # Reading pages takes libraries that neither the start of a server nor any other page should wait for.
        from vendors.desk.articles.proposal import propose
        from vendors.desk.articles.reading import NotAnArticle

        file, dataset = form.get("file"), behind.state.dataset
        data = (
            file.file.read() if isinstance(file, UploadFile) and file.filename else str(form.get("pasted", "")).encode()
        )
        if dataset is None:
            return bare_answer(HTTPStatus.SERVICE_UNAVAILABLE)
        proposals = []
        try:
            proposals = propose(data, dataset, today(), str(form.get("url", "")).strip()[:2_000])
        except NotAnArticle as error:
            behind = replace(behind, said=behind.words.say(str(error)), failed=True)
        return _page(article.view(behind, proposals))

    def _keep_article(self, behind: Behind, _request: Request, form: FormData) -> Response:
        cells = _texts(form)
        roles = {name.removeprefix("role-"): role for name, role in cells.items() if name.startswith("role-")}
        self.bench.put(behind.editor.name, article.added(self._files(behind.editor), cells, roles))
        return _see(behind, draft.PATH)

    # the addresses

    def _addresses(self, behind: Behind, _request: Request, _form: FormData) -> Response:
        if why := self._asking.why_it_ended:
            behind = replace(behind, said=behind.words.say(why), failed=True)
        return _page(addresses.view(behind, self._asking.progress, self._asking.is_running))

    def _ask(self, behind: Behind, _request: Request, _form: FormData) -> Response:
        self._asking.start()
        return _see(behind, addresses.PATH)


Make = Callable[[Behind, Request, FormData], Response]


def _is_page(link: bytes) -> bool:
    return unquote(link.decode()).partition("?")[0].partition("#")[0] in views.PATHS


def _largest() -> int:
    return settings().upload_megabytes


async def _form(request: Request) -> FormData | None:
    """The fields and the file of a form; None where it is larger than a file may be, of which no more than that is read."""
    most, read = _largest() * 1_000_000 + FORM_ROOM, 0
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
        return await Request(request.scope, counted).form(max_files=1, max_fields=2_000, max_part_size=most)  # type: ignore[arg-type]
    except (ClientDisconnect, MultiPartException):
        return None


def _texts(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _numbers(text: str, end: int) -> list[int]:
    return [int(text)] if re.fullmatch(r"\d{1,7}", text) and int(text) < end else []


def _see(behind: Behind, place: str) -> Response:
    path, mark, anchor = place.partition("#")
    if behind.words.code != "fr":
        path += f"{'&' if '?' in path else '?'}lang={behind.words.code}"
    return Response(status_code=HTTPStatus.SEE_OTHER, headers={**PRIVATE, "location": f"{path}{mark}{anchor}"})


def _page(view: View, status: int | None = None) -> Response:
    return _answer(HTMLResponse(document(view, None), status or view.status), view.lang)


def _answer(answer: Response, lang: str) -> Response:
    answer.headers.update({**PRIVATE, "content-language": lang, "content-security-policy": policy(())})
    return answer


def _file(content: bytes, name: str) -> Response:
    ending = name.rpartition(".")[2]
    headers = {
        **PRIVATE,
        "content-type": TYPES.get(ending, "application/octet-stream"),
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
    }
    return Response(content, headers=headers)
