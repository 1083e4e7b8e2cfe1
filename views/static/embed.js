// Inside an embed: tells the page around it how high it is, on the screen and on paper.
//
// The page around it asks with the words below (resize.js does) and gets a number, or an object with one for paper, again
// whenever they change. The answer goes to the asker's origin alone; which origins can ask at all the browser decides by
// this page's frame-ancestors.
(() => {
  "use strict";
  const QUESTION = "panorama-cx:height";
  const OF_PAPER = "panorama-cx:paper";
  const SHEET = 600; // pixels, 16 cm: the column of an article on A4, and hardly one is narrower
  const SETTLED = 200; // milliseconds
  const askers = new Map();
  let waiting = 0;

  const high = () => Math.ceil(document.body.getBoundingClientRect().height);

  const mediaOf = (rules) =>
    [...rules].flatMap((rule) => [...(rule.media ? [rule.media] : []), ...(rule.cssRules ? mediaOf(rule.cssRules) : [])]);

  // Nobody tells a frame that it is printed before it is. So the rules for paper hold for a moment in which nothing is
  // painted: those for the screen change places with them, and what asks how wide it is gets the width of the paper.
  const highOnPaper = () => {
    const width = Math.min(innerWidth, SHEET);
    const turned = [...document.styleSheets].flatMap((sheet) => mediaOf(sheet.cssRules)).map((media) => [media, media.mediaText]);
    const holds = (side, rem) => (side === "min" ? width >= rem * 16 : width <= rem * 16);
    for (const [media, text] of turned) {
      media.mediaText = text
        .replace(/\b(?:screen|print)\b/g, (kind) => (kind === "print" ? "screen" : "print"))
        .replace(/\((min|max)-width:\s*([\d.]+)rem\)/g, (_, side, rem) => (holds(side, rem) ? "(min-width: 0)" : "(max-width: 0)"));
    }
    const root = document.documentElement;
    const before = root.style.width;
    root.style.width = `${width}px`;
    const found = high();
    root.style.width = before;
    for (const [media, text] of turned) media.mediaText = text;
    return found;
  };

  const tellOfPaper = () => {
    clearTimeout(waiting);
    if (askers.has(OF_PAPER)) waiting = setTimeout(() => parent.postMessage({ paper: highOnPaper() }, askers.get(OF_PAPER)), SETTLED);
  };
  const tell = () => {
    if (askers.has(QUESTION)) parent.postMessage(high(), askers.get(QUESTION));
    tellOfPaper();
  };
  addEventListener("message", (event) => {
    if (parent === window || event.source !== parent || ![QUESTION, OF_PAPER].includes(event.data) || event.origin === "null") return;
    askers.set(event.data, event.origin);
    tell();
  });
  new ResizeObserver(tell).observe(document.body);
})();
