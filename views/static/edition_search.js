// The search of the edition: Pagefind's own box and results, in the language of the page, over the index beside the pages.
// What was asked in the address (?q=) is searched at once. Where the index is missing, the page says so (data-none).
(() => {
  "use strict";
  const place = document.getElementById("search");
  const script = document.querySelector("script[src*='pagefind-ui']");
  const index = new URL("./", script.src);
  if (!window.PagefindUI) {
    place.textContent = place.dataset.none;
    return;
  }
  const box = new window.PagefindUI({
    element: "#search",
    bundlePath: index.pathname,
    baseUrl: new URL("../", index).pathname,
    showImages: false,
    showSubResults: false,
    // How often a word stands counts, not how large a part of the page it is: the long page of a vendor stood behind all short pages that name it.
    ranking: { termFrequency: 0 },
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) box.triggerSearch(asked);
})();
