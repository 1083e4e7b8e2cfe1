// The page is complete before this script runs. Here it becomes live: Streamlit starts behind it after the first paint,
// takes its place, and from then on links and forms marked data-soft rerun the app instead of loading a page. If the app
// never comes up, or its connection is lost, they are ordinary links and forms.
//
// What the HTML says to this script: data-soft (link or form), data-live (field that searches while one types), data-key
// (the same thing on the next page), data-status (words to announce after a change), data-copy and data-done (button);
// data-part (which part of a long list stands here);
// of the vendors put aside to compare: data-pick (box), data-keep (link that changes them), data-kept and data-said (tray);
// on the page's first .pcx: lang, data-path, data-title, data-lost, data-back.
(() => {
  "use strict";
  const app = document.querySelector("meta[name=app]");
  const root = document.getElementById("root");
  const page = () => root.querySelector(".stApp .pcx[data-title]"); // not the footer
  const connection = () => root.querySelector(".stApp")?.dataset.testConnectionState;
  const isLive = () => !document.getElementById("first") && page() && connection() === "CONNECTED";

  let shown = document.querySelector("#first .pcx"); // the page that the reader has before them
  let path = location.pathname; // its path
  let alone = shown?.dataset.alone; // the one thing that it is about, where it has an address of its own
  let filters = false; // the last that was done is to follow a link beside the rows that it narrows
  let turned = false; // the last that was done is to turn to another page of a long list
  let aimed = false; // the last that was done is to follow a link to a place within a page
  let focused = null; // the element that had the focus last; it may be gone with its page
  let place = null; // where to scroll on the next page: a height, or null for what that page asks for
  let key = null; // of the element that had the focus there
  let pressed = false; // a pointer is down: a page that went away now would swallow the click
  let typing = 0;

  document.documentElement.classList.add("js");
  const said = document.createElement("p");
  said.id = "said";
  said.setAttribute("role", "status");
  document.body.append(said);
  const announce = (words) => { said.textContent = words ?? ""; };

  // --- the vendors put aside to compare: each address hands them on, and Back goes through pages, never through them

  const kept = new Set(tray()?.dataset.kept.split(" ").filter(Boolean));
  let keptBefore = [...kept].join(" "); // when last announced

  function tray() { return document.getElementById("to-compare"); }

  function handingOn(address) {
    const next = new URL(address, location.href);
    if (next.searchParams.getAll("shortlist").join(" ") === [...kept].join(" ")) return address;
    next.searchParams.delete("shortlist");
    for (const vendor of kept) next.searchParams.append("shortlist", vendor);
    return next;
  }

  function keep(changes) {
    if (!changes) kept.clear();
    for (const change of changes.split(" ").filter(Boolean)) kept[change[0] === "+" ? "add" : "delete"](change.slice(1));
    visit(location.href, { instead: true });
  }

  const ticked = (box) => `${box.checked ? "+" : "-"}${box.value}`;

  // Ticks from before the page was live are not in its address yet.
  function keepEarlierTicks() {
    const changed = [...root.querySelectorAll("input[data-pick]")].filter((box) => box.checked !== kept.has(box.value));
    if (changed.length) keep(changed.map(ticked).join(" "));
  }

  // --- from one page to the next

  // The history is written here alone. Streamlit would enter the page of a run again if the reader, who has gone Back twice
  // in a row, is no longer there when it begins: the next Back would lead to a page that she has just left.
  const enter = history.pushState.bind(history);
  history.pushState = () => {};

  function visit(address, { instead = false } = {}) {
    keepPlace();
    address = handingOn(address);
    if (instead || String(address) === location.href) history.replaceState(history.state, "", address);
    else enter({}, "", address);
    place = key = null;
    // Streamlit reads the address after each popstate, reruns, and keeps its own idea of the history right.
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  }

  // What the reader has changed by hand and the next page does not know: open details, ticks, words in a field.
  function carryOver(from, to) {
    const twin = (kind, old) => to.querySelector(`${kind}[data-key="${CSS.escape(old.dataset.key)}"]`);
    for (const old of from.querySelectorAll("details[data-key]")) {
      const details = twin("details", old);
      if (details && old.open) details.open = true;
    }
    for (const old of from.querySelectorAll("input[data-key], select[data-key], textarea[data-key]")) {
      const field = twin(old.localName, old);
      if (!field) continue;
      if (old.localName === "select") {
        // A list of which nothing is marked as chosen shows its first.
        const shown = [...old.options].find((option) => option.defaultSelected) ?? old.options[0];
        const chosen = old.selectedOptions[0];
        const again = chosen && chosen !== shown && [...field.options].find((option) => option.value === chosen.value);
        if (again) again.selected = true;
      } else if (old.checked !== old.defaultChecked) field.checked = old.checked;
      else if (old.value !== old.defaultValue) field.value = old.value;
    }
  }

  // The same element on the next page; if it is gone, what stood around it; at last the heading.
  function heir(old, to) {
    for (let element = old; element && !element.classList.contains("pcx"); element = element.parentElement) {
      const key = element.dataset.key;
      const twin = key && to.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if ((twin?.localName === "details" ? twin.querySelector("summary") : twin)?.checkVisibility()) return twin;
    }
    return to.querySelector("h1");
  }

  function focusOn(element, options) {
    if (element?.localName === "details") element = element.querySelector("summary");
    if (!element) return;
    if (element.tabIndex < 0) element.tabIndex = -1;
    const { selectionStart: start, selectionEnd: end } = focused ?? {};
    element.focus(options);
    if (start != null && element.localName === "input") element.setSelectionRange(start, end);
  }

  // Beside the filters an answer that has become short may have ended above the window.
  function keepAnswerInSight(next) {
    const rows = [...next.querySelectorAll(".beside :is(table tbody tr, .news > li)")];
    const isInSight = (row) => row.getBoundingClientRect().top >= 0 && row.getBoundingClientRect().bottom <= innerHeight;
    if (rows.length && matchMedia("(min-width: 72rem)").matches && !rows.some(isInSight)) rows[0].scrollIntoView({ block: "center" });
  }

  const keyOf = (element) => element?.isConnected ? element.closest("[data-key]")?.dataset.key : undefined;

  function announceOrder(next, before) {
    const order = next.querySelector("[data-sorted]")?.dataset.sorted;
    if (order !== before) announce(order);
  }

  function arrive(next) {
    const first = document.getElementById("first");
    const [pathBefore, aloneBefore] = [path, alone];
    path = next.dataset.path ?? location.pathname;
    alone = next.dataset.alone;
    // Another article, controversy or vendor is another page.
    const moved = path !== pathBefore || alone !== aloneBefore;
    // The focus was on the page that has gone, and nothing else has it since.
    const hadFocus = focused && [document.body, null, focused].includes(document.activeElement) && (first ?? shown).contains(focused);
    const status = shown.querySelector("[data-status]")?.textContent;
    const order = shown.querySelector("[data-sorted]")?.dataset.sorted;
    if (!moved) carryOver(first ?? shown, root);
    first?.remove();
    document.documentElement.classList.toggle("with-tray", tray()?.hidden === false);
    shown = next;
    document.documentElement.lang = next.lang;
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (moved) {
      // Back and Forward lead to where the reader was on that page.
      const left = place !== null && key && root.querySelector(`[data-key="${CSS.escape(key)}"]`);
      focusOn(left || target || next.querySelector("h1"), { preventScroll: true });
      announce(next.dataset.title);
      if (place === null && target) target.scrollIntoView();
      else scrollTo(0, place ?? 0);
    } else {
      if (hadFocus) focusOn(heir(focused, root), { preventScroll: true });
      const words = next.querySelector("[data-status]")?.textContent;
      // Of several lists on a page the one that was turned.
      const part = turned && (target || next).querySelector("[data-part]");
      if (part) announce(part.textContent);
      else if (words !== status) announce(words);
      else announceOrder(next, order);
      if (place !== null) scrollTo(0, place);
      else if (part) part.scrollIntoView({ block: "center" });
      else if (aimed && target) {
        focusOn(target, { preventScroll: true });
        target.scrollIntoView();
      }
      else if (filters) keepAnswerInSight(next);
    }
    if (path === location.pathname) place = key = null; // and not of a page that the reader has left again meanwhile
    if (first) keepEarlierTicks();
    const now = [...kept].join(" ");
    if (now !== keptBefore) announce(tray()?.dataset.said);
    keptBefore = now;
  }

  // Streamlit has put something new on the screen.
  function look() {
    const next = page();
    const first = document.getElementById("first");
    if (!first && !next && root.querySelector(".stApp")?.dataset.testScriptState === "notRunning") {
      location.reload(); // the run failed: the server's own page says more
    } else if (next && next !== shown && !(first && (pressed || root.querySelectorAll(".pcx").length < first.querySelectorAll(".pcx").length))) {
      arrive(next);
      document.getElementById("stMain")?.removeAttribute("tabindex"); // a stop for the keyboard at nothing
      history.scrollRestoration = "manual"; // the page of an entry comes later than the browser would scroll to its place
    }
  }

  // --- where the reader was on a page, for Back and Forward

  const keepPlace = () => isLive() && history.replaceState({ ...history.state, place: scrollY, key: keyOf(focused) }, "");
  let scrolling = 0;
  addEventListener("scroll", () => { clearTimeout(scrolling); scrolling = setTimeout(keepPlace, 150); }, { passive: true });
  addEventListener("popstate", (event) => {
    if (!event.isTrusted) return;
    clearTimeout(scrolling);
    place = history.state?.place ?? 0;
    key = history.state?.key;
    if (isLive()) history.replaceState(history.state, "", handingOn(location.href)); // before Streamlit reads the address
  });
  addEventListener("pagehide", () => { history.scrollRestoration = "auto"; });

  // --- what the reader does

  document.addEventListener("focusin", (event) => { focused = event.target; });
  document.addEventListener("pointerdown", () => { focused = null; pressed = true; filters = turned = aimed = false; }, true);
  document.addEventListener("keydown", () => { filters = turned = aimed = false; }, true);
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => { pressed = false; setTimeout(look); }, true);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-soft]");
    const ours = link && link.origin === location.origin && !link.download && (!link.target || link.target === "_self");
    if (!ours || !isLive() || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    filters = link.closest(".beside") !== null;
    turned = link.closest("nav.pages") !== null;
    aimed = link.hash !== "";
    if (link.dataset.keep === undefined) visit(link.href);
    else keep(link.dataset.keep);
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("input[data-pick]") && isLive()) keep(ticked(event.target));
  });

  function addressOf(form, button) {
    const address = new URL(form.action);
    const fields = [...new FormData(form, button)].filter(([, value]) => typeof value === "string" && value.trim());
    const asked = new URLSearchParams(fields);
    // What the form's own address says and no field does: Streamlit's sanitiser takes the name from a field called "lang".
    for (const [name, value] of address.searchParams) if (!asked.has(name)) asked.append(name, value);
    address.search = asked;
    return address;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-soft]") || event.defaultPrevented) return;
    event.preventDefault();
    clearTimeout(typing);
    const address = addressOf(form, event.submitter);
    if (isLive()) visit(address);
    else location.assign(address); // without the empty fields, live or not
  });

  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-live]") || event.isComposing) return;
    clearTimeout(typing);
    typing = setTimeout(() => {
      // The answer to what was typed before may have replaced the field meanwhile; its words are then in the new one.
      const field = event.target.isConnected ? event.target : isLive() && heir(event.target, root);
      if (isLive() && field?.form) visit(addressOf(field.form), { instead: true });
    }, 250);
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (!button) return;
    // A path is of this site, wherever the reader reaches it.
    const copied = button.dataset.copy?.startsWith("/") ? location.origin + button.dataset.copy : button.dataset.copy || ofThePage();
    try {
      await navigator.clipboard.writeText(copied);
      announce(button.dataset.done);
      button.dataset.state = "done";
      setTimeout(() => delete button.dataset.state, 3000);
    } catch {
      prompt(button.textContent, copied); // no leave to write: the reader copies by hand
    }
  });

  // The address of the page for anybody: what this reader has put aside is no part of it.
  function ofThePage() {
    return location.href.includes("shortlist=") ? new URL(shown.dataset.address, location.href).href : location.href;
  }

  // --- the connection

  let lost = null;
  function watchConnection() {
    if (!page()) return;
    if (connection() === "CONNECTED") {
      clearTimeout(lost);
      if (said.dataset.state === "full") {
        delete said.dataset.state;
        announce("");
      }
      if (said.dataset.state === "lost") {
        said.dataset.state = "back";
        announce(shown.dataset.back);
        setTimeout(() => { if (said.dataset.state === "back") { delete said.dataset.state; announce(""); } }, 4000);
      }
      lost = null;
    } else {
      lost ??= setTimeout(() => { said.dataset.state = "lost"; announce(shown.dataset.lost); }, 1500);
    }
  }

  // The server may have as many live pages as it takes. It says so when it is asked, once; Streamlit goes on trying, ever more rarely.
  async function askWhy() {
    if (page()) return;
    const answer = await fetch(`/_stcore/stream?lang=${document.documentElement.lang}`).catch(() => null);
    if (answer?.status !== 503 || page()) return;
    const words = await answer.text();
    said.dataset.state = "full";
    announce(words);
    setTimeout(() => { if (said.dataset.state === "full") { delete said.dataset.state; announce(""); } }, 8000);
  }

  // --- the start

  if (!app) return;
  new MutationObserver(() => { look(); watchConnection(); }).observe(root, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-test-connection-state", "data-test-script-state"],
  });
  // Streamlit asks the server's root, not the page's path, and shows no dialogs of its own to readers.
  window.__streamlit = {
    BACKEND_BASE_URL: `${location.origin}/`,
    HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false, blockErrorDialogs: true },
  };
  requestAnimationFrame(() => setTimeout(() => {
    for (const href of app.dataset.styles.split(" ").filter(Boolean)) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
    document.head.append(Object.assign(document.createElement("script"), { type: "module", crossOrigin: "", src: app.content }));
    setTimeout(askWhy, 6000);
  }));
})();
