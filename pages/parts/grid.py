"""The live grid of one table: typed cells and closed lists, kept in the editor's change as a whole."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.showing import bench
from pages.parts.unkept import STATE, key
from vendors.desk.auth.accounts import Editor
from vendors.desk.grid import OvertakenError, gridded, keep
from vendors.desk.revisions.drafts import NotKeptError
from vendors.i18n.language import Language, _
from vendors.tables import TABLES
from vendors.tables.row import Column

KEEP = _("Keep in my change")
KEPT = _("Kept. Nothing is public yet: look at your change.")
NOTHING = _("Nothing was changed.")
OVERTAKEN = _("This table has changed meanwhile: what was not kept yet has to be entered again.")


def grid(editor: Editor, table: str, row: str, words: Language) -> None:
    """Shows a table to be edited, or one row of it by its key, and the button that keeps it in the editor's change."""
    now = gridded(bench, editor.name, table, row)
    before, st.session_state[STATE] = st.session_state.get(STATE), (table, row, now.state)
    if before and before[:2] == (table, row) and before[2] != now.state:
        st.warning(words.say(OVERTAKEN))
    frame = pd.DataFrame([dict(now.rows[at]) for at in now.chosen], columns=list(now.header), dtype="string")
    edited = st.data_editor(
        frame.fillna(""),
        num_rows="fixed" if row else "dynamic",
        hide_index=True,
        width="stretch",
        height=560 if len(frame) > 12 else "auto",
        disabled=not editor.may_publish,
        column_config={column.name: _typed(column, words) for column in TABLES[table].columns()},
        key=key(table, row, now.state),
    )
    if not editor.may_publish or not st.button(words.say(KEEP), type="primary", key="keep-grid"):
        return
    data = now.changed(edited.fillna("").astype(str).to_dict("records"))
    try:
        if data != now.data:
            st.session_state[STATE] = (table, row, keep(bench, editor.name, now, data))
        (st.info if data == now.data else st.success)(words.say(NOTHING if data == now.data else KEPT))
    except OvertakenError:
        st.warning(words.say(OVERTAKEN))
    except NotKeptError as error:
        st.error(words.say(error.reason, most=error.most))


def _typed(column: Column, words: Language) -> Any:
    label, help = words.say(column.label), words.say(column.help) if column.help else None
    if column.choices and not column.many:
        options = ["", *map(str, column.choices)]
        return st.column_config.SelectboxColumn(label, help=help, options=options, required=column.required)
    return st.column_config.TextColumn(label, help=help, width="large" if column.kind == "own-text" else None)
