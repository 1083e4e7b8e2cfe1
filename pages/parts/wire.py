"""What Streamlit's messages mean, for the door of the websocket."""

from collections.abc import Sequence
from typing import Final, NamedTuple
from uuid import uuid4

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime

import views

SHORT: Final = 256
"""Bytes; no message that ends a run, or says that none goes on, is longer, and no other message need be read for it."""
LONGEST_BEGIN: Final = 8_000
"""Bytes; the first message of a run has the settings and the pages of the site, some 1,300 bytes."""
LONGEST_KEPT: Final = 2_000
"""Characters of the address of a run that is kept; a reader's own has some hundreds."""
ENDS: Final = frozenset(
    {
        ForwardMsg.FINISHED_SUCCESSFULLY,
        ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
        ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
    }
)
SAYS_A_PAGE: Final = frozenset({"session_status_changed", "navigation", "page_config_changed", "delta"})
"""The kinds of messages between the first and the last of a run that shows a page and does nothing else."""


ENDS_A_PAGE: Final = '<footer class="foot">'
"""In the last thing that a page shows. A run that was stopped, or whose script failed, ends as any other does, but without it."""


class Question(NamedTuple):
    """All that decides what a page's run shows, of what a browser says when it asks for one."""

    page: str
    name: str
    query: str
    is_history: bool


def asks_for_run(message: bytes) -> bool:
    """Whether a message of a browser begins a run. One that Streamlit cannot read is its to refuse."""
    try:
        return BackMsg.FromString(message).WhichOneof("type") == "rerun_script"
    except DecodeError:
        return False


def question(message: bytes) -> Question | None:
    """What a message asks that begins a run; None where it says more than an address, as what a reader has put into a field."""
    asked = BackMsg.FromString(message).rerun_script
    says_more = asked.widget_states.widgets or asked.fragment_id or asked.is_auto_rerun
    if says_more or len(asked.query_string) + len(asked.page_script_hash) + len(asked.page_name) > LONGEST_KEPT:
        return None
    return Question(asked.page_script_hash, asked.page_name, asked.query_string, asked.is_history_navigation)


def session_begun() -> str | None:
    """The id of the session that was begun, or taken up again, last."""
    sessions = Runtime.instance()._session_mgr.list_active_sessions()
    return sessions[-1].session.id if sessions else None


def ends_run(message: bytes) -> bool:
    """Whether a message to the browser is the last of a run."""
    if len(message) > SHORT:
        return False
    forward = ForwardMsg.FromString(message)
    return forward.WhichOneof("type") == "script_finished" and forward.script_finished in ENDS


def begins_run(message: bytes) -> bool:
    """Whether a message to the browser is the first of a run."""
    return len(message) <= LONGEST_BEGIN and ForwardMsg.FromString(message).WhichOneof("type") == "new_session"


def rests(message: bytes) -> bool:
    """Whether a message to the browser says that no run goes on."""
    return len(message) <= SHORT and _is_rest(ForwardMsg.FromString(message))


def shows_a_page(messages: Sequence[bytes]) -> bool:
    """Whether messages to a browser are all of one run, which shows a page that is the same for everybody."""
    if len(messages) < 4:
        return False
    begins, *says, ends, rest = (ForwardMsg.FromString(message) for message in messages)
    page = _page_shown(says)
    return bool(
        begins.WhichOneof("type") == "new_session"
        and page
        and page.kept
        and all(_says_a_page(one) for one in says)
        and ENDS_A_PAGE in says[-1].delta.new_element.html.body
        and ends.WhichOneof("type") == "script_finished"
        and ends.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        and _is_rest(rest)
    )


def said_to(session: str, messages: Sequence[bytes]) -> list[bytes]:
    """What a session is told in a run of its own that says what another said, of which these are the messages."""
    begins, ends, mark = ForwardMsg.FromString(messages[0]), ForwardMsg.FromString(messages[-2]), str(uuid4())
    begins.new_session.initialize.session_id = session
    begins.metadata.run.script_run_id = mark
    ends.metadata.run.script_run_id = mark
    return [begins.SerializeToString(), *messages[1:-2], ends.SerializeToString(), messages[-1]]


def close_session(session: str) -> None:
    """Ends a session with all that it holds, unless its reader has come back to it."""
    if Runtime.exists() and not Runtime.instance().is_active_session(session):
        Runtime.instance().close_session(session)


def _page_shown(says: Sequence[ForwardMsg]) -> views.Page | None:
    for said in says:
        if said.WhichOneof("type") == "navigation":
            shown = [
                page for page in said.navigation.app_pages if page.page_script_hash == said.navigation.page_script_hash
            ]
            return views.PAGES.get(f"/{shown[0].url_pathname}") if shown else None
    return None


def _says_a_page(said: ForwardMsg) -> bool:
    kind = said.WhichOneof("type")
    return kind in SAYS_A_PAGE and (kind != "delta" or said.delta.new_element.WhichOneof("type") == "html")


def _is_rest(said: ForwardMsg) -> bool:
    return said.WhichOneof("type") == "session_status_changed" and not said.session_status_changed.script_is_running
