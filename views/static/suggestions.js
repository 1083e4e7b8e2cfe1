// Suggestions while one types in the search of the masthead, as a combobox with a list box (ARIA Authoring Practices), and "/"
// to come to it. Without this script the field is an ordinary form.
//
// What the HTML says to this script: data-suggest (field: the address that answers), data-suggested and data-all (field:
// words), data-slash and data-off (button that turns "/" off and on, and its words when it is off).
(() => {
  "use strict";
  const PAUSE = 180;
  const LIST = "suggestions";
  let field = null; // the field whose suggestions are open or awaited
  let chosen = -1;
  let waiting = 0;
  let asked = null; // what may still be on its way
  const answers = new Map();

  const list = () => document.getElementById(LIST);
  const options = () => [...(list()?.querySelectorAll("[role=option]") ?? [])];
  const isOurs = (element) => element?.matches?.("input[data-suggest]");

  function close() {
    clearTimeout(waiting);
    asked?.abort();
    list()?.remove();
    chosen = -1;
    if (!field) return;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    field.removeAttribute("aria-controls");
  }

  function prepare(input) {
    if (field !== input) close();
    field = input;
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-haspopup", "listbox"]])
      if (!input.hasAttribute(name)) input.setAttribute(name, value);
  }

  function choose(n) {
    const every = options();
    if (!every.length) return;
    chosen = n < -1 ? every.length - 1 : n >= every.length ? -1 : n;
    every.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    if (chosen < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", every[chosen].id);
      every[chosen].scrollIntoView({ block: "nearest" });
    }
  }

  const element = (name, words, properties = {}) => Object.assign(document.createElement(name), { textContent: words, ...properties });

  function show(found, words) {
    list()?.remove();
    chosen = -1;
    const box = element("ul", "", { id: LIST, className: "suggestions" });
    box.setAttribute("role", "listbox");
    box.setAttribute("aria-label", field.dataset.suggested.replace("{n}", found.suggestions.length));
    const all = { title: field.dataset.all.replace("{words}", words), kind: "", note: "", lang: "", address: found.all };
    [...found.suggestions, all].forEach((one, place) => {
      const option = element("li", "", { id: `${LIST}-${place}` });
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.address = one.address;
      const title = element("b", one.title);
      if (one.lang) title.lang = one.lang;
      option.append(title);
      const beside = [one.kind, one.note].filter(Boolean).join(" · ");
      if (beside) option.append(" ", element("small", beside));
      box.append(option);
    });
    field.form.append(box);
    field.setAttribute("aria-expanded", "true");
    field.setAttribute("aria-controls", LIST);
    const said = document.getElementById("said");
    if (said) said.textContent = box.getAttribute("aria-label");
  }

  async function suggest(input) {
    const words = input.value.trim();
    if (!words) return close();
    const address = new URL(input.dataset.suggest, location.origin);
    for (const [name, value] of new FormData(input.form)) if (typeof value === "string" && value) address.searchParams.append(name, value);
    for (const [name, value] of new URL(input.form.action).searchParams) if (!address.searchParams.has(name)) address.searchParams.append(name, value);
    asked?.abort();
    asked = new AbortController();
    try {
      const key = String(address);
      if (!answers.has(key)) {
        const answer = await fetch(address, { signal: asked.signal });
        if (!answer.ok) return close();
        if (answers.size > 100) answers.clear();
        answers.set(key, await answer.json());
      }
      if (input.isConnected && document.activeElement === input && input.value.trim() === words) show(answers.get(key), words);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  function go(option) {
    const link = Object.assign(document.createElement("a"), { href: option.dataset.address });
    link.dataset.soft = "";
    close();
    // Below the page, so that the script of soft links hears the click.
    document.body.append(link);
    link.click();
    link.remove();
  }

  document.addEventListener("focusin", (event) => { if (isOurs(event.target)) prepare(event.target); });
  document.addEventListener("focusout", (event) => { if (isOurs(event.target)) close(); });
  document.addEventListener("submit", close);
  document.addEventListener("input", (event) => {
    if (!isOurs(event.target) || event.isComposing) return;
    prepare(event.target);
    clearTimeout(waiting);
    waiting = setTimeout(() => suggest(event.target), PAUSE);
  });
  // A press on a suggestion leaves the focus in the field.
  document.addEventListener("mousedown", (event) => { if (event.target.closest?.(`#${LIST}`)) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    const option = event.target.closest?.(`#${LIST} [role=option]`);
    if (option) go(option);
  });

  const MOVES = { ArrowDown: 1, ArrowUp: -1 };
  document.addEventListener("keydown", (event) => {
    if (!isOurs(event.target) || event.isComposing) return slash(event);
    const isOpen = Boolean(list());
    if (event.key in MOVES && !event.altKey) {
      event.preventDefault();
      if (isOpen) choose(chosen + MOVES[event.key]);
      else suggest(event.target);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && isOpen && chosen >= 0) {
      event.preventDefault();
      go(options()[chosen]);
    }
  });

  // --- the key that leads to the search; who dictates or leans on keys can turn it off

  const OFF = "panorama-slash-off";
  const isOff = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };

  function slash(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isOff()) return;
    if (event.target.closest?.("input, select, textarea, [contenteditable]:not([contenteditable=false])")) return;
    const input = document.querySelector(".mast input[data-suggest]");
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-slash]");
    if (!button) return;
    try { localStorage.setItem(OFF, isOff() ? "0" : "1"); } catch { return; }
    say(button);
  });
  function say(button) {
    button.dataset.on ??= button.textContent;
    button.textContent = isOff() ? button.dataset.off : button.dataset.on;
  }
  document.addEventListener("toggle", (event) => {
    const button = event.target.querySelector?.("button[data-slash]");
    if (button) say(button);
  }, true);
})();
