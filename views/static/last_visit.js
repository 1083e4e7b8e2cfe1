// Keeps the day of the reader's visits in their own browser, so that a page can say what has changed since the last one.
// Two days are kept: that of this visit, and that of the one before it. Nothing of it is sent; the day before goes into the
// address when the reader follows the link. "off" is kept where the reader has asked to keep nothing.
//
// What the HTML says to this script: data-last-visit (where it is told), data-visit="since", "kept" or "off" (what is shown
// when), data-since and data-says (the link and its words), data-forget and data-remember (buttons).
(() => {
  "use strict";
  const NAME = "panorama-last-visit";
  const OFF = "off";

  function read() {
    try { return localStorage.getItem(NAME); } catch { return null; }
  }

  function keep(value) {
    try { localStorage.setItem(NAME, value); return true; } catch { return false; }
  }

  const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? "");
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

  // The day of the visit before this one, or "".
  function visited() {
    const kept = read();
    if (kept === OFF) return "";
    const [day, before] = (kept ?? "").split(" ");
    if (day === today) return isDay(before) ? before : "";
    return keep(isDay(day) ? `${today} ${day}` : today) && isDay(day) ? day : "";
  }

  function inWords(day, lang) {
    const [year, month, date] = day.split("-").map(Number);
    const text = new Date(year, month - 1, date).toLocaleDateString(lang === "en" ? "en-GB" : lang, { day: "numeric", month: "long", year: "numeric" });
    return lang === "fr" ? text.replace(/^1 /, "1er ") : text;
  }

  function tell(place) {
    const before = visited();
    const off = read() === OFF;
    const part = (name) => place.querySelector(`[data-visit="${name}"]`);
    const show = (name, shown) => { if (part(name)) part(name).hidden = !shown; };
    const link = place.querySelector("[data-since]");
    if (before) {
      const address = new URL(link.href);
      address.searchParams.set("since", before);
      link.href = address;
      link.textContent = link.dataset.says.replace("{day}", inWords(before, place.closest("[lang]").lang));
    }
    show("since", Boolean(before));
    show("kept", !off);
    show("off", off);
    place.hidden = read() === null || (!before && !part("kept"));
    place.dataset.told = "";
  }

  const tellAll = (which = ":not([data-told])") => document.querySelectorAll(`[data-last-visit]${which}`).forEach(tell);

  document.addEventListener("click", (event) => {
    const forget = event.target.closest("[data-forget]");
    if (!forget && !event.target.closest("[data-remember]")) return;
    keep(forget ? OFF : today);
    tellAll("");
    document.querySelector(forget ? "[data-remember]" : "[data-forget]")?.focus();
  });

  visited();
  tellAll();
  // The page that Streamlit brings is another one.
  new MutationObserver(() => tellAll()).observe(document.body, { childList: true, subtree: true });
})();
