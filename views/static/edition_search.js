// The search of the edition: Pagefind's own box and results, in the language of the page, over the index beside the pages.
// What was asked in the address (?q=) is searched at once, and what is asked stands there, so that whoever comes back from a result, hands
// the address on or changes the language finds it again. Where the index is missing, the page says so (data-none), as where something
// keeps it from being loaded (data-kept-away).
// Of what may be disputed a few words around what was found would be a charge without its status and the vendor's answer:
// such a page is told by its own description, which begins with them.
(() => {
  "use strict";
  const place = document.getElementById("search");
  const script = document.querySelector("script[src*='pagefind-ui']");
  const index = new URL("./", script.src);
  if (!window.PagefindUI) {
    place.textContent = place.dataset.none;
    return;
  }
  addEventListener("unhandledrejection", () => {
    place.textContent = place.dataset.keptAway;
  });
  const keep = (asked) => {
    const query = asked ? `?${new URLSearchParams({ q: asked })}` : "";
    if (location.search !== query) history.replaceState(null, "", `${location.pathname}${query}${location.hash}`);
    for (const link of document.querySelectorAll("a[hreflang]")) link.search = query;
  };
  const asText = (words) => Object.assign(document.createElement("p"), { textContent: words }).innerHTML;
  const box = new window.PagefindUI({
    element: "#search",
    // What it loads is this and the name of Pagefind's module, which as a query changes nothing.
    bundlePath: `${document.querySelector("link[rel=modulepreload]").href}?`,
    baseUrl: new URL("../", index).pathname,
    showImages: false,
    showSubResults: false,
    // How often a word stands counts, not how large a part of the page it is: the long page of a vendor stood behind all short pages that name it.
    // The name of a vendor leads to its page, before the headlines that have it; what is told in place of an excerpt makes no page more fitting.
    ranking: { termFrequency: 0, metaWeights: { name: 50, told: 0 } },
    translations: { clear_search: place.dataset.clear },
    processResult: (found) => {
      const { told, name: _, ...meta } = found.meta; // a result shows all that it has
      return { ...found, meta, excerpt: told ? asText(told) : found.excerpt };
    },
  });
  const input = place.querySelector("input");
  // A key, a word put in, and the button that clears: what the box holds once it has answered them.
  for (const change of ["input", "keyup", "click"]) {
    place.addEventListener(change, () => setTimeout(() => keep(input.value)));
  }
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    box.triggerSearch(asked);
    keep(asked);
  }
})();
