"""The live grid of one table: typed cells and closed lists, kept in the editor's change as a whole."""

from hashlib import sha256
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.showing import bench
from vendors.desk import publishing
from vendors.desk.canonical import canonical
from vendors.desk.draft import NotKeptError
from vendors.desk.editors import Editor
from vendors.desk.sheet import sheet
from vendors.tables import TABLES
from vendors.tables.row import Column
from vendors.wording import Language, _

KEEP = _("Keep in my change")
KEPT = _("Kept. Nothing is public yet: look at your change.")
NOTHING = _("Nothing was changed.")
OVERTAKEN = _(
    "This table has changed meanwhile, here or by somebody else: what was not kept yet has to be entered again."
)
SEEN = "grid-seen"
KEPT_STATE = "grid-kept"
"""Names in the session: the table, row and state shown last, and the state that this grid has kept itself."""


def grid(editor: Editor, table: str, row: str, words: Language) -> None:
    """Shows a table to be edited, and the button that keeps it.

    Args:
        editor: whose change it goes into.
        table: name of the table.
        row: key of the row that alone is shown, its parts separated by |; "" for all.
    """
    work = bench.open(editor.name)
    # With an open change the key below names its state; without one, that of what is published.
    files = work.draft.files if work else publishing.begin(bench.folder).files
    name = f"{table}.csv"
    state = sha256(files.get(name, b"")).hexdigest()[:16]
    seen = st.session_state.get(SEEN)
    st.session_state[SEEN] = (table, row, state)
    if seen and seen[:2] == (table, row) and seen[2] != state and st.session_state.get(KEPT_STATE) != state:
        # What was typed belonged to rows that may stand elsewhere now: it must not land in others.
        st.warning(words.say(OVERTAKEN))
    before = sheet(table, files.get(name))
    frame = pd.DataFrame([dict(cells) for cells in before.rows.values()], columns=list(before.header), dtype="string")
    wanted = [key for key in before.rows if not row or "|".join(key.cells) == row]
    shown = frame.loc[[at for at, key in enumerate(before.rows) if key in wanted]]
    edited = st.data_editor(
        shown.fillna(""),
        num_rows="fixed" if row else "dynamic",
        hide_index=True,
        width="stretch",
        height=560 if len(shown) > 12 else "auto",
        disabled=not editor.may_publish,
        column_config={column.name: _typed(column, words) for column in TABLES[table].columns()},
        key=f"grid-{table}-{row}-{state}",
    )
    if not editor.may_publish or not st.button(words.say(KEEP), type="primary", key="keep-grid"):
        return
    rows: list[dict[str, Any]] = frame.fillna("").to_dict("records")
    changed = edited.fillna("").astype(str).to_dict("records")
    if row:
        for place, cells in zip(shown.index, changed, strict=True):
            rows[int(place)] = cells
    else:
        rows = [cells for cells in changed if any(cells.values())]
    data = canonical(table, rows)
    if data == files.get(name):
        st.info(words.say(NOTHING))
        return
    try:
        with bench.turn(editor.name):
            now = bench.open(editor.name)
            if (now.draft.files if now else publishing.begin(bench.folder).files).get(name) != files.get(name):
                st.warning(words.say(OVERTAKEN))
                return
            kept = bench.put(editor.name, {name: data}).draft.files[name]
            st.session_state[KEPT_STATE] = sha256(kept).hexdigest()[:16]
    except NotKeptError as error:
        st.error(words.say(error.reason, most=error.most))
        return
    st.success(words.say(KEPT))


def _typed(column: Column, words: Language) -> Any:
    label, help = words.say(column.label), words.say(column.help) if column.help else None
    if column.choices and not column.many:
        return st.column_config.SelectboxColumn(
            label, help=help, options=["", *map(str, column.choices)], required=column.required
        )
    return st.column_config.TextColumn(label, help=help, width="large" if column.kind == "own-text" else None)
