// For the page that shows embeds of Panorama CX: makes each frame as high as what is in it, on the screen and on paper, where
// what is folded away stands open. Without this script a frame keeps the height of its snippet and scrolls; on paper it is
// cut. It touches no frame but those of the server it was loaded from.
(() => {
  "use strict";
  if (window.panoramaCxResizes) return; // one snippet's script serves them all
  window.panoramaCxResizes = true;
  const QUESTIONS = { screen: "panorama-cx:height", paper: "panorama-cx:paper" };
  const LEAST = 60;
  const MOST = 20000;
  const { origin } = new URL(document.currentScript.src);
  const heights = new WeakMap(); // of each frame that has answered, by the medium
  let medium = "screen";

  // To any origin, because the question is no secret, and a frame that has not loaded yet would complain of a wrong one.
  const ask = (frame) => {
    if (frame.localName !== "iframe" || !frame.src.startsWith(`${origin}/embed/`)) return;
    for (const question of Object.values(QUESTIONS)) frame.contentWindow?.postMessage(question, "*");
  };
  const fit = (frame) => {
    const high = heights.get(frame)?.[medium];
    if (high) frame.height = Math.min(Math.max(high, LEAST), MOST);
  };
  const turn = (next) => {
    medium = next;
    for (const frame of document.getElementsByTagName("iframe")) fit(frame);
  };
  addEventListener("message", ({ origin: from, source, data }) => {
    const told = typeof data === "number" ? { screen: data } : { paper: data?.paper };
    if (from !== origin || !Object.values(told).every(Number.isFinite)) return;
    for (const frame of document.getElementsByTagName("iframe")) {
      if (frame.contentWindow !== source) continue;
      heights.set(frame, { ...heights.get(frame), ...told });
      fit(frame);
    }
  });
  // No frame can be asked between this and the printing, so that its height on paper is known before.
  addEventListener("beforeprint", () => turn("paper"));
  addEventListener("afterprint", () => turn("screen"));
  document.addEventListener("load", (event) => ask(event.target), true); // frames that come after this script
  for (const frame of document.getElementsByTagName("iframe")) ask(frame);
})();
