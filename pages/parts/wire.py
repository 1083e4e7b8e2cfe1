"""What Streamlit's messages mean, for the door of the websocket."""

from typing import Final

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime

SHORT: Final = 256
"""Bytes; no message that ends a run, or says that none goes on, is longer, and no other message need be read for it."""
ENDS: Final = frozenset(
    {
        ForwardMsg.FINISHED_SUCCESSFULLY,
        ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
        ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
    }
)


def asks_for_run(message: bytes) -> bool:
    """Whether a message of a browser begins a run. One that Streamlit cannot read is its to refuse."""
    try:
        return BackMsg.FromString(message).WhichOneof("type") == "rerun_script"
    except DecodeError:
        return False


def session_begun() -> str | None:
    """The id of the session that was begun, or taken up again, last."""
    sessions = Runtime.instance()._session_mgr.list_active_sessions()
    return sessions[-1].session.id if sessions else None


def begins_run(message: bytes) -> bool:
    """Whether a message to the browser is the first of a run: it has settings of the site, some 1,300 bytes, and is no page."""
    return len(message) <= 32 * SHORT and ForwardMsg.FromString(message).WhichOneof("type") == "new_session"


def ends_run(message: bytes) -> bool:
    """Whether a message to the browser is the last of a run."""
    if len(message) > SHORT:
        return False
    forward = ForwardMsg.FromString(message)
    return forward.WhichOneof("type") == "script_finished" and forward.script_finished in ENDS


def rests(message: bytes) -> bool:
    """Whether a message to the browser says that no run goes on."""
    if len(message) > SHORT:
        return False
    said = ForwardMsg.FromString(message)
    return said.WhichOneof("type") == "session_status_changed" and not said.session_status_changed.script_is_running


def close_session(session: str) -> None:
    """Ends a session with all that it holds, unless its reader has come back to it."""
    if Runtime.exists() and not Runtime.instance().is_active_session(session):
        Runtime.instance().close_session(session)
