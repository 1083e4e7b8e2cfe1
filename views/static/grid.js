// The grid of one table: Tabulator draws, sorts, filters and scrolls it; what is changed, taken back, pasted, filled, replaced and
// kept is here, so that each step is one step of the undo, and nothing typed is lost to a save that fails, a conflict or Back.
(() => {
  "use strict";
  const place = document.getElementById("grid");
  if (!place || typeof Tabulator === "undefined") return;
  const tools = document.getElementById("grid-tools"), state = document.getElementById("grid-state"), count = document.getElementById("grid-count");
  const editor = document.querySelector("nav[data-editor]").dataset.editor;
  const find = document.getElementById("grid-find"), other = document.getElementById("grid-replace");
  let told, columns, byName, table, last = 0, undone = [], done = [], saving = false;
  const mirror = `typed ${editor} grid ${place.dataset.table}`;
  const say = (name, fields = {}) => told.words[name].replace(/\{(\w+)\}/g, (whole, key) => fields[key] ?? whole);
  const numbers = new Intl.PluralRules(document.documentElement.lang);
  const sayCount = (name, n) => { const forms = told.counted[name]; return (forms[numbers.select(n)] ?? forms.other).replace("{n}", n); };
  const store = {
    get: (key) => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } },
    set: (key, value) => { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full, or not allowed */ } },
    drop: (key) => { try { sessionStorage.removeItem(key); } catch { /* not allowed */ } },
  };
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

  // --- what cells say -----------------------------------------------------------------------------------------------
  const labelOf = (column, text) => (column.many ? text.split("|") : [text]).map((part) => column.byValue.get(part) ?? part).join(column.many ? " | " : "");
  const meant = (column, text) => { // a label stands for its value
    if (!column.labels.length) return text;
    return (column.many ? text.split(/\s*\|\s*/) : [text]).map((part) => column.byLabel.get(fold(part)) ?? part).join("|");
  };
  const name = (row) => told.key.map((key) => labelOf(byName.get(key), row[key])).filter(Boolean).join(", ") || say("empty");

  // --- what is not kept yet -------------------------------------------------------------------------------------------
  const added = (row) => row._nth === 0;
  const edited = (row) => columns.filter((column) => row[column.name] !== row._was[column.name]);
  const gone = new Map();
  function unkept() {
    const rows = table.getData().filter((row) => (added(row) ? columns.some((column) => row[column.name]) : edited(row).length));
    const texts = (row) => Object.fromEntries(columns.map((column) => [column.name, row[column.name]]));
    return {
      edited: rows.filter((row) => !added(row)).map((row) => ({ key: row._key, nth: row._nth, cells: Object.fromEntries(edited(row).map((column) => [column.name, [row._was[column.name], row[column.name]]])) })),
      added: rows.filter(added).map((row) => Object.fromEntries(Object.entries(texts(row)).filter(([, text]) => text))),
      removed: [...gone.values()].map((row) => ({ key: row._key, nth: row._nth, cells: row._was })),
    };
  }
  const size = (typed) => typed.edited.reduce((sum, one) => sum + Object.keys(one.cells).length, 0) + typed.added.length + typed.removed.length;
  function note() {
    const typed = unkept(), n = size(typed);
    if (n) store.set(mirror, typed); else store.drop(mirror);
    count.textContent = [sayCount("rows", table.getDataCount("active")), n ? sayCount("unkept", n) : ""].filter(Boolean).join(" · ");
    for (const [act, list] of [["undo", done], ["redo", undone]]) { const button = tools.querySelector(`[data-act=${act}]`); if (button) button.disabled = !list.length; }
    return n;
  }

  // --- steps: each a list of cells, rows that came and rows that went, and each can be taken back ---------------------
  const rowOf = (id) => table.getRow(id);
  async function play(step, back) {
    const less = back ? step.added : step.removed, more = back ? step.removed : step.added;
    for (const row of less) if (!added(row)) gone.set(row._id, row);
    for (const row of more) gone.delete(row._id);
    // All at once: for each row that comes or goes by itself, the grid counts all its rows and is drawn anew.
    const ids = new Set(less.map((row) => row._id));
    if (ids.size === 1) await rowOf(less[0]._id)?.delete();
    else if (ids.size) await table.replaceData(table.getData().filter((row) => !ids.has(row._id)));
    if (more.length) await table.addData(more, false);
    const rows = new Map();
    for (const cell of step.cells) rows.set(cell.id, { ...rows.get(cell.id), [cell.column]: back ? cell.from : cell.to });
    table.blockRedraw();
    for (const [id, cells] of rows) await rowOf(id)?.update(cells);
    table.restoreRedraw();
    for (const id of rows.keys()) rowOf(id)?.reformat();
    note();
    follow(); // a row that is drawn anew lets go of the keyboard
  }
  async function step(cells, more = [], less = []) {
    state.textContent = "";
    const real = cells.filter((cell) => cell.from !== cell.to);
    if (!real.length && !more.length && !less.length) return;
    const made = { cells: real, added: more, removed: less };
    done.push(made); undone = [];
    await play(made, false);
  }
  const undo = async () => { const made = done.pop(); if (made) { undone.push(made); await play(made, true); } };
  const redo = async () => { const made = undone.pop(); if (made) { done.push(made); await play(made, false); } };
  const blank = () => { const cells = Object.fromEntries(columns.map((column) => [column.name, ""])); return { _id: ++last, _nth: 0, _key: null, _was: cells, ...cells }; };

  // --- the chosen cells --------------------------------------------------------------------------------------------
  function chosen() {
    const range = table.getRanges()[0];
    const at = range?.getRows().filter((row) => row.getData()._id) ?? [];
    return { rows: at, columns: range?.getColumns().map((column) => byName.get(column.getField())).filter(Boolean) ?? [] };
  }
  const change = (row, column, to) => ({ id: row.getData()._id, column: column.name, from: row.getData()[column.name], to });
  const fill = () => { const { rows, columns: wide } = chosen(); return step(rows.slice(1).flatMap((row) => wide.map((column) => change(row, column, rows[0].getData()[column.name])))); };
  const clear = () => { const { rows, columns: wide } = chosen(); return step(rows.flatMap((row) => wide.map((column) => change(row, column, "")))); };
  const remove = () => step([], [], chosen().rows.map((row) => row.getData()));
  async function add() {
    await step([], [blank()]);
    const row = table.getRows("active").at(-1);
    if (row) { await table.scrollToRow(row, "center", true).catch(() => {}); select(row, columns[0]); }
  }
  function select(row, column) {
    const cell = row.getCell(column.name);
    // It scrolls at once; of a column that is in sight already its promise is never kept.
    table.scrollToColumn(column.name, "middle", false).catch(() => {});
    table.getRanges().forEach((range) => range.remove());
    table.addRange(cell, cell);
    holder().focus({ preventScroll: true });
  }

  // As the pattern of a grid has it: to an end of the row, with Ctrl of the whole, or as many rows up or down as are in sight, but one.
  const LEAPS = ["home", "end", "pageup", "pagedown"];
  function leap(key, whole) {
    const { rows, columns: wide } = chosen(), all = table.getRows("active"), at = all.indexOf(rows[0]);
    const across = table.getColumns().map((column) => byName.get(column.getField())).filter(Boolean);
    if (at < 0 || !wide.length) return;
    const page = Math.max(1, Math.floor(holder().clientHeight / place.querySelector(".tabulator-row").offsetHeight) - 1);
    const to = { home: whole ? 0 : at, end: whole ? all.length - 1 : at, pageup: at - page, pagedown: at + page }[key];
    const row = all[Math.min(Math.max(to, 0), all.length - 1)];
    if (row.getElement().isConnected) row.getElement().scrollIntoView({ block: "nearest" });
    else table.scrollToRow(row, "center", true).catch(() => {}); // it is not drawn yet
    select(row, { home: across[0], end: across.at(-1) }[key] ?? wide[0]);
    holder().scrollLeft = { home: 0, end: holder().scrollWidth }[key] ?? holder().scrollLeft;
  }

  // --- where the keyboard is: one cell takes it, so that each is read out where the arrows come, and Tab leads on out of the grid ---------------
  const holder = () => place.querySelector(".tabulator-tableholder");
  let inside = false; // the keyboard was among the cells last, though the one that had it may have been drawn anew
  function follow() {
    const { rows, columns: wide } = chosen(), holds = holder();
    const cell = rows.length && wide.length ? rows[0].getCell(wide[0].name).getElement() : null;
    const stop = cell && holds.contains(cell) ? cell : holds; // a row that is scrolled far away is not drawn
    for (const before of [holds, ...holds.querySelectorAll("[tabindex='0']")]) if (before !== stop) before.tabIndex = -1;
    stop.tabIndex = 0;
    if (inside && !writing(document.activeElement)) stop.focus({ preventScroll: true });
  }
  function tellChosen() {
    const { rows, columns: wide } = chosen(), n = rows.length * wide.length;
    if (n > 1) state.textContent = sayCount("chosen", n); else if (several) state.textContent = "";
    several = n > 1;
    follow();
  }
  let several = false;
  // Whoever writes goes on beside the cell with Tab; the editor has taken what it had to take of the key by then.
  function beside(event) {
    event.preventDefault();
    event.target.blur();
    const { rows, columns: wide } = chosen(), all = table.getColumns().map((column) => byName.get(column.getField())).filter(Boolean);
    const next = all[all.indexOf(wide[0]) + (event.shiftKey ? -1 : 1)] ?? wide[0];
    if (rows.length && next) select(rows[0], next);
  }
  function parsed(text) { // as spreadsheets copy a block: tabs, lines, and cells with line ends in quotation marks
    const rows = [[""]];
    let quoted = false;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at], row = rows.at(-1);
      if (quoted && sign === '"' && text[at + 1] === '"') { row[row.length - 1] += '"'; at += 1; }
      else if (quoted ? sign === '"' : sign === '"' && row.at(-1) === "") quoted = !quoted;
      else if (!quoted && sign === "\t") row.push("");
      else if (!quoted && sign === "\n") rows.push([""]);
      else if (quoted || sign !== "\r") row[row.length - 1] += sign;
    }
    if (rows.length > 1 && rows.at(-1).join("") === "") rows.pop();
    return rows;
  }
  function paste(text) {
    const block = parsed(text), at = chosen();
    if (!at.rows.length || !at.columns.length) return;
    const all = table.getRows("active"), wide = table.getColumns().map((column) => byName.get(column.getField())).filter(Boolean);
    const top = all.indexOf(at.rows[0]), left = wide.indexOf(at.columns[0]);
    const one = block.length === 1 && block[0].length === 1;
    const high = one ? at.rows.length : Math.max(block.length, at.rows.length % block.length ? 0 : at.rows.length);
    const across = one ? at.columns.length : block[0].length;
    const cells = [], more = [];
    for (let down = 0; down < high; down += 1) {
      const row = all[top + down], fresh = row ? null : blank();
      for (let right = 0; right < across && wide[left + right]; right += 1) {
        const column = wide[left + right], to = meant(column, block[down % block.length][right % block[0].length] ?? "");
        if (row) cells.push(change(row, column, to)); else fresh[column.name] = to;
      }
      if (fresh) more.push(fresh);
    }
    return step(cells, more);
  }
  function copied() {
    const quote = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const { rows, columns: wide } = chosen();
    return rows.map((row) => wide.map((column) => quote(labelOf(column, row.getData()[column.name]))).join("\t")).join("\n");
  }

  // --- find and replace, in the rows that the filters leave -----------------------------------------------------------
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  function matches() {
    const text = find.value;
    if (!text) return [];
    const wanted = new RegExp(escaped(text), "iu");
    return table.getRows("active").flatMap((row) => columns.filter((column) => wanted.test(row.getData()[column.name]) || wanted.test(labelOf(column, row.getData()[column.name]))).map((column) => ({ row, column })));
  }
  let met = -1;
  async function next() {
    const found = matches();
    state.textContent = sayCount("found", found.length);
    if (!found.length) return;
    met = (met + 1) % found.length;
    await table.scrollToRow(found[met].row, "center", false).catch(() => {});
    select(found[met].row, found[met].column);
  }
  async function replace() {
    const found = matches(), wanted = new RegExp(escaped(find.value), "giu");
    const replaced = (column, text) => {
      if (wanted.test(text)) { wanted.lastIndex = 0; return text.replace(wanted, () => meant(column, other.value)); }
      wanted.lastIndex = 0; // it is the label that has it
      return meant(column, labelOf(column, text).replace(wanted, () => other.value));
    };
    await step(found.map(({ row, column }) => change(row, column, replaced(column, row.getData()[column.name]))));
    state.textContent = sayCount("replaced", found.length);
  }

  // --- keeping ------------------------------------------------------------------------------------------------------
  async function keep() {
    if (saving) return false;
    document.activeElement?.blur();
    const typed = unkept();
    if (!size(typed)) { state.textContent = say("nothing"); return true; }
    saving = true;
    try {
      const sent = new URLSearchParams({ "written-by": editor, table: told.table, cells: JSON.stringify(typed) });
      const answer = await fetch(place.dataset.keep, { method: "POST", body: sent });
      if (answer.status === 401) { state.textContent = say("ended"); return false; }
      if (answer.status === 403) { state.textContent = say("refused"); return false; }
      if (!answer.ok) { state.textContent = say("failed"); return false; }
      const { clashes } = await answer.json();
      await load(clashes);
      done = []; undone = [];
      state.textContent = clashes.length ? say("conflict") : say("kept");
      return !clashes.length;
    } catch {
      state.textContent = say("failed");
      return false;
    } finally { saving = false; }
  }
  function showClashes(clashes) {
    const room = document.getElementById("grid-clashes");
    room.replaceChildren();
    for (const clash of clashes) {
      const line = document.createElement("p"), column = byName.get(clash.column);
      const row = table.getRows().find((one) => one.getData()._nth === clash.nth && one.getData()._key?.join("|") === clash.key.join("|"));
      line.className = "said";
      line.append(`${row ? name(row.getData()) : clash.key.join(", ")}, ${column.label} `);
      const button = (text, act) => { const made = Object.assign(document.createElement("button"), { type: "button", textContent: text }); made.addEventListener("click", async () => { line.remove(); await act(); note(); }); line.append(made, " "); };
      button(say("theirs", { text: clash.theirs === null ? say("gone") : labelOf(column, clash.theirs) || say("empty") }), () => {});
      button(say("mine", { text: clash.mine === null ? say("gone") : labelOf(column, clash.mine) || say("empty") }), () => {
        if (!row) return step([], [{ ...blank(), ...Object.fromEntries(told.key.map((key, at) => [key, clash.key[at]])), [clash.column]: clash.mine ?? "" }]);
        return clash.mine === null ? step([], [], [row.getData()]) : step([change(row, column, clash.mine)]);
      });
      room.append(line);
    }
  }
  async function load(clashes = []) {
    const answer = await fetch(place.dataset.rows);
    if (!answer.ok) throw new Error(String(answer.status));
    told = await answer.json();
    columns = told.columns;
    for (const column of columns) {
      column.byValue = new Map(column.labels);
      column.byLabel = new Map(column.labels.flatMap(([value, label]) => [[fold(label), value], [fold(value), value]]));
    }
    byName = new Map(columns.map((column) => [column.name, column]));
    const rows = told.rows.map(([nth, ...cells]) => {
      const was = Object.fromEntries(columns.map((column, at) => [column.name, cells[at]]));
      return { _id: ++last, _nth: nth, _key: told.key.map((key) => was[key]), _was: was, ...was };
    });
    gone.clear();
    if (table) await table.replaceData(rows); else await draw(rows);
    showClashes(clashes);
    note();
  }
  // What was typed in this window before, and not kept: put back, cell by cell; what has changed meanwhile is asked.
  async function restore(typed) {
    const rows = new Map(table.getRows().map((row) => [JSON.stringify([row.getData()._key, row.getData()._nth]), row]));
    const clashes = [], cells = [];
    for (const one of typed.edited) {
      const row = rows.get(JSON.stringify([one.key, one.nth]));
      for (const [column, [was, now]] of Object.entries(one.cells)) {
        const present = row?.getData()[column];
        if (row && present === was) cells.push(change(row, byName.get(column), now));
        else if (present !== now) clashes.push({ key: one.key, nth: one.nth, column, theirs: present ?? null, mine: now });
      }
    }
    const less = typed.removed.map((one) => rows.get(JSON.stringify([one.key, one.nth]))?.getData()).filter(Boolean);
    await step(cells, typed.added.map((row) => ({ ...blank(), ...row })), less);
    showClashes(clashes);
    state.textContent = say("restored");
  }

  // --- drawing ------------------------------------------------------------------------------------------------------
  function editorOf(column) {
    if (column.labels.length && !column.many) return { editor: "list", editorParams: { values: [{ value: "", label: "–" }, ...column.labels.map(([value, label]) => ({ value, label }))], autocomplete: true, freetext: true, listOnEmpty: true, allowEmpty: true, elementAttributes: { "aria-label": column.label } } };
    const area = column.kind === "own-text";
    return { editor: area ? "textarea" : "input", editorParams: { selectContents: true, shiftEnterSubmit: area, elementAttributes: { "aria-label": column.label } } };
  }
  const WIDTHS = { "own-text": 320, address: 220, date: 120, integer: 110, number: 110, money: 110, country: 150 };
  const narrow = window.matchMedia("(max-width: 40rem)").matches;
  const described = (column) => ({
    title: column.label, field: column.name, headerTooltip: [column.help, column.required ? say("required") : "", column.many ? say("several") : ""].filter(Boolean).join(" · ") || false,
    width: WIDTHS[column.kind] ?? 170, headerSort: true,
    formatter: (cell) => {
      const row = cell.getData(), text = cell.getValue();
      cell.getElement().tabIndex = -1; // the component makes each cell a stop of the keyboard: hundreds of them
      cell.getElement().classList.toggle("unkept", !added(row) && text !== row._was[column.name]);
      cell.getElement().classList.toggle("unfinished", column.required && !text);
      if (column.kind === "address" && /^https?:/.test(text)) { const link = Object.assign(document.createElement("a"), { href: text, textContent: text, rel: "noreferrer", target: "_blank", tabIndex: -1 }); return link; }
      return document.createTextNode(labelOf(column, text));
    },
    sorter: (one, two) => labelOf(column, one).localeCompare(labelOf(column, two), document.documentElement.lang, { numeric: true }),
    headerFilter: "input", headerFilterParams: { elementAttributes: { "aria-label": say("filter", { column: column.label }) } },
    headerFilterFunc: (wanted, text) => fold(labelOf(column, text)).includes(fold(wanted)) || fold(text).includes(fold(wanted)),
    ...(told.edits ? editorOf(column) : {}),
  });
  function draw(rows) {
    const only = place.dataset.row;
    return new Promise((ready) => {
      table = new Tabulator(place, {
        data: rows, index: "_id", columns: columns.map((column) => described(column)), height: Math.max(320, Math.min(window.innerHeight * 0.7, 900)), layout: "fitData", placeholder: say("none"),
        rowHeader: { field: "_id", formatter: (cell) => { cell.getElement().setAttribute("role", "rowheader"); return document.createTextNode(name(cell.getData())); }, width: narrow ? 110 : 180, frozen: true, headerSort: false, title: say("row"), cssClass: "named", tooltip: (_event, cell) => name(cell.getData()) },
        selectableRange: 1, selectableRangeColumns: true, selectableRangeRows: true, selectableRangeClearCells: false, selectableRangeInitializeDefault: true,
        editTriggerEvent: "dblclick", headerSortClickElement: "icon", history: false, clipboard: false, keybindings: { navNext: false, navPrev: false, scrollPageUp: false, scrollPageDown: false, scrollToStart: false, scrollToEnd: false },
        columnDefaults: { vertAlign: "middle", tooltip: false },
      });
      if (only) table.on("tableBuilt", () => table.setFilter((row) => added(row) || row._key?.join("|") === only));
      table.on("cellEdited", (cell) => {
        const column = byName.get(cell.getField()), from = cell.getOldValue(), to = meant(column, String(cell.getValue() ?? ""));
        cell.restoreOldValue();
        step([{ id: cell.getData()._id, column: column.name, from, to }]);
      });
      for (const event of ["dataFiltered", "dataSorted"]) table.on(event, () => table.initialized && note());
      for (const event of ["rangeAdded", "rangeChanged"]) table.on(event, () => table.initialized && tellChosen());
      for (const event of ["renderComplete", "scrollVertical"]) table.on(event, () => table.initialized && follow());
      table.on("tableBuilt", () => { named(); follow(); ready(); });
    });
  }
  function named() { // what assistive technology is told of the whole
    place.setAttribute("aria-label", told.title);
    // The part that scrolls takes the keyboard where the chosen cell is not drawn, so it is the group of rows, and what holds them in it is nothing of its own.
    holder().setAttribute("role", "rowgroup");
    place.querySelector(".tabulator-table").setAttribute("role", "presentation");
    place.querySelector(".tabulator-header").removeAttribute("tabindex");
    // A heading is read before each cell: its name, and not the filter that stands in it.
    for (const column of table.getColumns()) column.getElement().setAttribute("aria-label", byName.get(column.getField())?.label ?? say("row"));
    holder().addEventListener("focus", follow);
  }

  // --- hands and keys -----------------------------------------------------------------------------------------------
  const acts = { keep, undo, redo, add, remove, fill, next, replace };
  tools.addEventListener("click", (event) => acts[event.target.dataset.act]?.());
  find.addEventListener("input", () => { met = -1; state.textContent = sayCount("found", matches().length); });
  find.addEventListener("keydown", (event) => { if (event.key === "Enter") next(); });
  const writing = (target) => /^(input|textarea|select)$/i.test(target.localName);
  function edit(first) {
    const { rows, columns: wide } = chosen();
    if (!rows.length || !wide.length || !told.edits) return;
    const cell = rows[0].getCell(wide[0].name);
    cell.edit(true);
    const field = cell.getElement().querySelector("input, textarea");
    if (field && first !== undefined) { field.value = first; field.dispatchEvent(new Event("input", { bubbles: true })); field.setSelectionRange?.(1, 1); }
  }
  document.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey, key = event.key.toLowerCase();
    if (command && key === "s") { event.preventDefault(); if (told?.edits) keep(); return; }
    if (!place.contains(event.target) || writing(event.target)) return;
    const act = command ? { z: event.shiftKey ? redo : undo, y: redo, d: fill }[key] : { delete: clear, backspace: clear, enter: edit, f2: edit }[key];
    if (event.altKey && /^arrow(up|down)$/.test(key)) { event.preventDefault(); const column = chosen().columns[0]; if (column) table.setSort(column.name, key === "arrowup" ? "asc" : "desc"); }
    else if (LEAPS.includes(key) && !event.altKey) { event.preventDefault(); leap(key, command); }
    else if (act && told.edits) { event.preventDefault(); event.stopPropagation(); act(); }
    else if (!command && !event.altKey && event.key.length === 1 && told.edits) { event.preventDefault(); edit(event.key); }
  }, true);
  document.addEventListener("keydown", (event) => {
    if (!table || !event.composedPath().includes(holder()) || !writing(event.target)) return; // the field may have gone with what it wrote
    if (event.key === "Tab") beside(event);
    else if (/^Arrow(Up|Down)$/.test(event.key)) { // the list that hangs below the field is no part of it for those who hear the page
      const item = document.querySelector(".tabulator-edit-list-item.focused");
      if (item) state.textContent = item.textContent;
    }
  });
  document.addEventListener("focusin", (event) => { inside = Boolean(holder()?.contains(event.target)); });
  document.addEventListener("copy", (event) => { if (place.contains(document.activeElement) && !writing(document.activeElement)) { event.clipboardData.setData("text/plain", copied()); event.preventDefault(); } });
  document.addEventListener("paste", (event) => { if (place.contains(document.activeElement) && !writing(document.activeElement) && told.edits) { event.preventDefault(); paste(event.clipboardData.getData("text/plain")); } });
  document.getElementById("grid-tables").addEventListener("click", async (event) => { // another table: this one is kept first
    if (event.target.localName !== "a" || event.ctrlKey || event.metaKey || !table || !size(unkept())) return;
    event.preventDefault();
    if (await keep()) location.assign(event.target.href);
  });
  window.addEventListener("beforeunload", (event) => { if (table && size(unkept())) event.preventDefault(); });

  const typed = store.get(mirror);
  load().then(async () => {
    tools.hidden = false;
    if (typed && told.edits) await restore(typed); else note();
  }).catch(() => { state.textContent = state.dataset.failed ?? ""; });
})();
