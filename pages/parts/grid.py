"""The live grid of one table: typed cells and closed lists, kept in the editor's change as a whole."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.showing import bench
from vendors.desk.draft import NotKeptError
from vendors.desk.editors import Editor
from vendors.folder import read_files
from vendors.tables import TABLES
from vendors.tables.row import Column
from vendors.wording import Language, _
from views.editing.grid import changed, rows_of

KEEP = _("Keep in my change")
KEPT = _("Kept. Nothing is public yet: look at your change.")
NOTHING = _("Nothing was changed.")
TALL = 560
"""Height of a long table, in pixels."""


def grid(editor: Editor, table: str, row: str, words: Language) -> None:
    """Shows a table to be edited, or the one row of that key, and the button that keeps it."""
    work = bench.open(editor.name)
    files = work.draft.files if work else read_files(bench.folder)
    columns = TABLES[table].columns()
    shown = pd.DataFrame(
        list(rows_of(files, table, row).values()), columns=[one.name for one in columns], dtype="string"
    )
    edited = st.data_editor(
        shown.fillna(""),
        num_rows="fixed" if row else "dynamic",
        hide_index=True,
        height=TALL if len(shown) > 12 else "auto",
        disabled=not editor.may_publish,
        column_config={column.name: _typed(column, words) for column in columns},
        key=f"grid-{table}-{row}-{work.draft.when if work else 'public'}",
    )
    if not editor.may_publish or not st.button(words.say(KEEP), type="primary", key="keep-grid"):
        return
    tables = changed(files, table, row, edited.fillna("").astype(str).to_dict("records"))
    try:
        with bench.turn(editor.name):
            if tables:
                bench.put(editor.name, tables)
        st.info(words.say(KEPT if tables else NOTHING))
    except NotKeptError as error:
        st.error(words.say(error.reason, most=error.most))


def _typed(column: Column, words: Language) -> Any:
    label, about = words.say(column.label), words.say(column.help) if column.help else None
    if column.choices and not column.many:
        options = ["", *map(str, column.choices)]
        return st.column_config.SelectboxColumn(label, help=about, options=options, required=column.required)
    return st.column_config.TextColumn(label, help=about, width="large" if column.kind == "own-text" else None)
