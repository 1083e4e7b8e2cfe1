// While a file that was sent is read, its page says so and for how long; a large one takes some seconds.
(() => {
  "use strict";
  for (const form of document.querySelectorAll("form[data-waiting]")) {
    form.addEventListener("submit", () => {
      const said = Object.assign(document.createElement("p"), { className: "said" });
      said.setAttribute("role", "status");
      form.append(said);
      form.setAttribute("aria-busy", "true");
      const since = Date.now();
      const tell = () => { said.textContent = `${form.dataset.waiting} ${Math.round((Date.now() - since) / 1000)} s`; };
      const clock = setInterval(tell, 1000);
      tell();
      // Back from the next page the form stands here as it was.
      window.addEventListener("pagehide", () => { clearInterval(clock); said.remove(); form.removeAttribute("aria-busy"); }, { once: true });
    });
  }
})();
