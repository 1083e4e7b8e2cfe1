"""What was typed into the live grid when the session had ended: the next page carries it past the sign-in."""

import streamlit as st

from vendors.desk.auth.accounts import Editor
from views.desk.sent import Sent
from views.desk.typed_cells import TypedCells

STATE = "grid-state"
"""In the session: the table, row and state that the grid showed last."""
WRITER = "grid-writer"
"""In the session: the editor who saw the grid last."""
UNKEPT = "grid-unkept"
"""In the session: the cells, from the first run without the grid on; Streamlit forgets a grid that is not shown."""


def key(table: str, row: str, state: str) -> str:
    """The name of a grid in the session: what is typed stays with the table, the row and the state that it was typed for."""
    return f"grid-{table}-{row}-{state}"


def note(editor: Editor) -> None:
    """Notes whose grid is shown; what was typed into one before is there again, or belongs to nobody any more."""
    st.session_state[WRITER] = editor.name
    st.session_state.pop(UNKEPT, None)


def unkept() -> Sent | None:
    """The form that keeps what was typed into the grid that this window showed last; None where nothing was."""
    before, writer = st.session_state.get(STATE), st.session_state.get(WRITER)
    if before is None or writer is None:
        return None
    if UNKEPT not in st.session_state:
        st.session_state[UNKEPT] = TypedCells.of(st.session_state.get(key(*before), {}))
    typed: TypedCells = st.session_state[UNKEPT]
    return typed.as_form(*before, writer) if typed else None
