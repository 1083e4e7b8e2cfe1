// Inside an embed: tells the page around it how high it is, and draws the chart where there is one.
//
// The page around it asks with the word below (resize.js does) and gets a number, again whenever the number changes. The
// answer goes to the asker's origin alone; which origins can ask at all the browser decides by this page's frame-ancestors.
(() => {
  "use strict";
  const QUESTION = "panorama-cx:height";
  let asker = null;

  const tell = () => {
    if (asker) parent.postMessage(Math.ceil(document.body.getBoundingClientRect().height), asker);
  };
  addEventListener("message", (event) => {
    if (parent === window || event.source !== parent || event.data !== QUESTION || event.origin === "null") return;
    asker = event.origin;
    tell();
  });
  new ResizeObserver(tell).observe(document.body);

  const place = document.getElementById("chart");
  if (!place || !window.Plotly) return;
  const forced = document.documentElement.dataset.theme;
  const preference = matchMedia("(prefers-color-scheme: dark)");
  const draw = () => {
    const theme = forced ?? (preference.matches ? "dark" : "light");
    const { data, layout } = JSON.parse(document.querySelector(`script[data-figure="${theme}"]`).textContent);
    return Plotly.react(place, data, layout, JSON.parse(place.dataset.config));
  };
  place.hidden = false; // plotly measures what is on the page
  draw().then(() => { document.getElementById("table").open = false; }, () => { place.hidden = true; });
  preference.addEventListener("change", draw);
})();
