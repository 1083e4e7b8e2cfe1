// Inside an embed: tells the page around it how high it is.
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
})();
