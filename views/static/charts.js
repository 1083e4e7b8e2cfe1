// Makes the charts live for readers who come near them: plotly draws over the picture that stands there already, at its size.
//
// What the HTML says to this script: <figure data-figure data-script data-config> around the picture. Nothing of plotly is
// asked for before such a figure is in sight, and never where the reader's device saves data.
(() => {
  "use strict";
  const preference = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => document.documentElement.dataset.theme ?? (preference.matches ? "dark" : "light");
  let plotly = null; // the promise of its script

  const script = (address) => plotly ??= new Promise((loaded, failed) => {
    document.head.append(Object.assign(document.createElement("script"), { src: address, onload: loaded, onerror: failed }));
  });

  async function draw(figure) {
    const picture = figure.querySelector("img");
    const { width, height } = picture.getBoundingClientRect();
    if (!width || figure.dataset.drawn === `${width} ${theme()}`) return;
    figure.dataset.drawn = `${width} ${theme()}`;
    const other = figure.querySelector("source");
    const shape = other && matchMedia(other.media).matches ? "narrow" : "wide";
    const [answer] = await Promise.all([
      fetch(`${figure.dataset.figure}&shape=${shape}&theme=${theme()}`),
      script(figure.dataset.script),
    ]);
    if (!answer.ok || !figure.isConnected) return;
    const { data, layout } = await answer.json();
    let place = figure.querySelector(".live");
    if (!place) {
      // For the eye and the pointer only: the picture stays for those who hear it, and for paper.
      place = Object.assign(document.createElement("div"), { className: "live" });
      place.setAttribute("aria-hidden", "true");
      figure.append(place);
    }
    // A picture that is shown smaller than it is laid out has smaller type, too.
    const scale = Math.min(width / layout.meta.width, 1);
    for (const note of layout.annotations ?? []) note.font.size *= scale;
    layout.font.size *= scale;
    for (const { marker, textfont } of data) {
      if (Array.isArray(marker?.size)) marker.size = marker.size.map((size) => size * scale);
      if (textfont) textfont.size *= scale;
    }
    await window.Plotly.react(place, data, { ...layout, height, width }, JSON.parse(figure.dataset.config));
    figure.classList.add("is-live");
  }

  const drawn = new Set();
  const again = () => { for (const figure of drawn) if (figure.isConnected) draw(figure).catch(() => {}); else drawn.delete(figure); };
  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || navigator.connection?.saveData) continue;
      near.unobserve(target);
      drawn.add(target);
      draw(target).catch(() => { delete target.dataset.drawn; });
    }
  });
  const watched = new WeakSet();
  function look() {
    // Streamlit lays the page out once behind the first answer: only what the reader has before them counts.
    const root = document.getElementById("first") ?? document;
    for (const figure of root.querySelectorAll("figure[data-figure]")) {
      if (watched.has(figure)) continue;
      watched.add(figure);
      near.observe(figure);
    }
  }
  let waits = 0;
  new MutationObserver(() => { waits ||= setTimeout(() => { waits = 0; look(); }, 100); }).observe(document.body, { childList: true, subtree: true });
  let resized = 0;
  addEventListener("resize", () => { clearTimeout(resized); resized = setTimeout(again, 200); });
  preference.addEventListener("change", again);
  look();
})();
