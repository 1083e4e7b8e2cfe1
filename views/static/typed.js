// What an editor types at the desk stays in this window until it has been sent and taken, or thrown away: through Back, a
// server that is down, a sign-in in between. It is never put into a form by itself, only offered, and only to whoever typed it.
//
// What the HTML says to this script: data-editor, data-typed, data-typed-text, data-restore, data-drop (on the desk's navigation: who is signed
// in, and the words of the offers); data-again (a form that the server has filled again); data-stood-on (the page of a form that waits for the sign-in); data-taken (this answers a form that was taken).
(() => {
  "use strict";
  const desk = document.querySelector("nav[data-editor]");
  const MINE = `typed ${desk?.dataset.editor} `, SENT = "typed-sent";
  const UNTYPED = new Set(["hidden", "submit", "button", "file", "password", "reset", "image"]);
  const PASSING = /^(was-.*|written-by|newest|theirs|cells)$/; // hidden fields that do not say what a form is about

  const store = {
    get: (key) => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } },
    set: (key, value) => { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full, or not allowed */ } },
    drop: (key) => { try { sessionStorage.removeItem(key); } catch { /* not allowed */ } },
    keys: () => { try { return Object.keys(sessionStorage); } catch { return []; } },
  };

  if (!desk) { // the way in: what was sent before has not been taken
    store.drop(SENT);
    // A form that came without a session is answered as it is sent, and nothing of it is kept at the server: reload and Back lead to the page
    // that it stood on, where what was typed is offered, and not to a page that has expired.
    const waiting = document.querySelector("form[data-stood-on]");
    if (waiting) history.replaceState(null, "", waiting.dataset.stoodOn);
    return;
  }

  // What was done is said once: neither a reload nor Back says it again.
  const place = new URL(location.href);
  if (place.searchParams.has("done")) {
    place.searchParams.delete("done");
    history.replaceState(history.state, "", place);
  }
  // It takes the keyboard and is read, save where the page begins at a place further down.
  const told = document.querySelector("section.top > .said:not([role=note])");
  if (told && location.hash) setTimeout(() => { const aloud = document.getElementById("said"); if (aloud) aloud.textContent = told.textContent; }, 300);

  const forms = [...document.querySelectorAll("form")].filter((form) => form.method === "post" && !new URL(form.action).pathname.endsWith("/sign-out"));

  function keyOf(form) {
    const action = new URL(form.action).pathname;
    const hidden = [...form.elements].filter((field) => field.type === "hidden" && !PASSING.test(field.name));
    // The number of a problem says which one only as long as the change is as it was.
    const about = hidden.filter((field) => field.name !== "stamp" || hidden.some((other) => other.name === "problem"));
    const said = about.map((field) => `${field.name}=${field.value}`).join("&");
    const place = forms.filter((other) => new URL(other.action).pathname === action).indexOf(form);
    return `${MINE}${location.pathname} ${action} ${said || place}`;
  }

  const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !UNTYPED.has(field.type) && field.localName !== "button");
  const ticked = (field) => field.type === "checkbox" || field.type === "radio";
  const valueOf = (field) => (ticked(field) ? field.checked : field.value);
  const begunWith = (field) => {
    if ("again" in field.form.dataset) return null; // filled again: what it began with has been typed too
    if (ticked(field)) return field.defaultChecked;
    if (field.localName === "select") return ([...field.options].find((one) => one.defaultSelected) ?? field.options[0])?.value;
    return field.defaultValue;
  };

  const labelOf = (field) => (field.labels?.[0]?.textContent ?? field.name).replace(/\s+/g, " ").trim().slice(0, 80);

  function keep(form) {
    const typed = fieldsOf(form).map((field, at) => [at, field.name, valueOf(field), begunWith(field)]).filter(([, , now, then]) => now !== then);
    if (typed.length) store.set(keyOf(form), typed.map(([at, name, now]) => [at, name, now, labelOf(fieldsOf(form)[at])]));
    else if (!form.dataset.offered) store.drop(keyOf(form));
  }

  function offer(form, typed) {
    const places = fieldsOf(form);
    const fits = typed.filter(([at, name]) => places[at]?.name === name);
    if (!fits.some(([at, , text]) => valueOf(places[at]) !== text)) return; // it is there
    form.dataset.offered = "yes";
    const said = document.createElement("div");
    said.className = "said";
    said.setAttribute("role", "status");
    const words = document.createElement("p");
    const first = fits.map(([, , text]) => text).find((text) => typeof text === "string" && text) ?? "";
    words.textContent = first ? desk.dataset.typedText.replace("{text}", () => first.replace(/\s+/g, " ").slice(0, 80)) : desk.dataset.typed;
    const button = (label, act) => {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
      made.addEventListener("click", () => { delete form.dataset.offered; said.remove(); act(); });
      return made;
    };
    const restore = button(desk.dataset.restore, () => {
      for (const [at, , text] of fits) {
        opened(places[at]);
        if (ticked(places[at])) places[at].checked = text;
        else places[at].value = text;
      }
      places[fits[0][0]].focus();
      keep(form);
    });
    said.append(words, restore, " ", button(desk.dataset.drop, () => store.drop(keyOf(form))));
    form.before(said);
    opened(said);
  }

  function opened(place) { // what stands in a folded part is seen
    for (let folded = place.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
  }

  // A form that only an answer had, such as a proposal, or that the page has no more: its texts are shown, to be copied.
  function offerToCopy(key, typed) {
    const texts = typed.filter(([, , text]) => typeof text === "string" && text.trim());
    if (!texts.length) return;
    const said = Object.assign(document.createElement("div"), { className: "said" });
    said.setAttribute("role", "status");
    said.append(Object.assign(document.createElement("p"), { textContent: desk.dataset.left }));
    for (const [, name, text, label] of texts) {
      const shown = Object.assign(document.createElement("label"), { className: "left", textContent: `${label ?? name} ` });
      shown.append(Object.assign(document.createElement("textarea"), { readOnly: true, rows: text.includes("\n") ? 6 : 2, value: text }));
      said.append(shown);
    }
    const drop = Object.assign(document.createElement("button"), { type: "button", textContent: desk.dataset.drop });
    drop.addEventListener("click", () => { store.drop(key); said.remove(); });
    said.append(drop);
    document.querySelector("section.top").append(said);
  }

  // The form that was sent last was taken if its answer led on to another page, or says so.
  const arrived = performance.getEntriesByType("navigation")[0];
  const sent = store.get(SENT);
  const ledOn = arrived?.type === "navigate" && arrived.redirectCount > 0;
  // A page that answers a form has an address of its own: whether the form was taken it says itself, and only to whoever comes from that form.
  const answered = new URLSearchParams(location.search).has("answer-page");
  const taken = answered ? ledOn && document.querySelector("[data-taken]") : ledOn || document.querySelector("[data-taken]");
  if (sent && taken && !document.querySelector("form[data-again]")) store.drop(sent);
  store.drop(SENT);

  for (const form of forms) {
    const typed = store.get(keyOf(form));
    if (typed) offer(form, typed);
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => keep(form));
    form.addEventListener("submit", () => { keep(form); store.set(SENT, keyOf(form)); });
  }
  const here = new Set(forms.map(keyOf));
  const asked = [...new URLSearchParams(location.search)];
  // The form of another vendor is on that vendor's page.
  const elsewhere = (about) => asked.some(([name, value]) => about.some((one) => one.startsWith(`${name}=`) && one !== `${name}=${value}`));
  for (const key of store.keys().filter((one) => one.startsWith(`${MINE}${location.pathname} `) && !here.has(one))) {
    if (!elsewhere(key.split(" ").at(-1).split("&"))) offerToCopy(key, store.get(key) ?? []);
  }
  // Whoever signs out here leaves nothing behind in this window.
  desk.querySelector("form")?.addEventListener("submit", () => store.keys().filter((key) => key.startsWith("typed ")).forEach(store.drop));
})();
