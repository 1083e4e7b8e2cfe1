"""Which of Streamlit's runs can be said again to another reader, and how."""

from collections.abc import Sequence
from typing import Final
from uuid import uuid4

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

import views
from pages.parts.wire import rests

LONGEST_KEPT: Final = 2_000
"""Characters of the address of a run that is kept; a reader's own has some hundreds."""
SAYS_A_PAGE: Final = frozenset({"session_status_changed", "navigation", "page_config_changed", "delta"})
"""The kinds of messages between the first and the last of a run that shows a page and does nothing else."""
FOOT: Final = 'class="foot"'
"""Is in the last thing that a page shows. A run that was stopped, or whose script failed, ends with success too, but without it."""


def question(message: bytes) -> tuple[str, str, str, bool] | None:
    """What a message asks that begins a run; None where it says more than an address, as what a reader has put into a field."""
    asked = BackMsg.FromString(message).rerun_script
    address = asked.page_script_hash, asked.page_name, asked.query_string
    says_more = asked.widget_states.widgets or asked.fragment_id or asked.is_auto_rerun
    return None if says_more or sum(map(len, address)) > LONGEST_KEPT else (*address, asked.is_history_navigation)


def shows_a_page(messages: Sequence[bytes]) -> bool:
    """Whether messages to a browser are all of one run, which shows a page that is the same for everybody."""
    if len(messages) < 4 or not rests(messages[-1]):
        return False
    begins, *says, ends = (ForwardMsg.FromString(message) for message in messages[:-1])
    kinds = begins.WhichOneof("type"), ends.WhichOneof("type")
    is_whole = kinds == ("new_session", "script_finished") and ends.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
    page = views.PAGES.get(f"/{_shown(says)}")
    has_foot = FOOT in says[-1].delta.new_element.html.body
    return is_whole and has_foot and page is not None and page.kept and all(map(_says_a_page, says))


def said_to(session: str, messages: Sequence[bytes]) -> list[bytes]:
    """What a session is told in a run of its own that says what another said, of which these are the messages."""
    begins, ends, mark = ForwardMsg.FromString(messages[0]), ForwardMsg.FromString(messages[-2]), str(uuid4())
    begins.new_session.initialize.session_id = session
    begins.metadata.run.script_run_id = ends.metadata.run.script_run_id = mark
    return [begins.SerializeToString(), *messages[1:-2], ends.SerializeToString(), messages[-1]]


def _shown(says: Sequence[ForwardMsg]) -> str | None:
    found = next((said.navigation for said in says if said.WhichOneof("type") == "navigation"), None)
    pages = found.app_pages if found else ()
    return next(
        (page.url_pathname for page in pages if found and page.page_script_hash == found.page_script_hash), None
    )


def _says_a_page(said: ForwardMsg) -> bool:
    kind = said.WhichOneof("type")
    return kind in SAYS_A_PAGE and (kind != "delta" or said.delta.new_element.WhichOneof("type") == "html")
