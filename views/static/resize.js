// For the page that shows embeds of Panorama CX: makes each frame as high as what is in it. Without this script a frame
// keeps the height of its snippet and scrolls. It touches no frame but those of the server it was loaded from.
(() => {
  "use strict";
  if (window.panoramaCxResizes) return; // one snippet's script serves them all
  window.panoramaCxResizes = true;
  const QUESTION = "panorama-cx:height";
  const LEAST = 60;
  const MOST = 20000;
  const { origin } = new URL(document.currentScript.src);

  // To any origin, because the question is no secret, and a frame that has not loaded yet would complain of a wrong one.
  const ask = (frame) => {
    if (frame.localName === "iframe" && frame.src.startsWith(`${origin}/embed/`)) frame.contentWindow?.postMessage(QUESTION, "*");
  };
  addEventListener("message", (event) => {
    if (event.origin !== origin || !Number.isFinite(event.data)) return;
    for (const frame of document.getElementsByTagName("iframe")) {
      if (frame.contentWindow === event.source) frame.height = Math.min(Math.max(event.data, LEAST), MOST);
    }
  });
  document.addEventListener("load", (event) => ask(event.target), true); // frames that come after this script
  for (const frame of document.getElementsByTagName("iframe")) ask(frame);
})();
