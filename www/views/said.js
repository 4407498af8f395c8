// What was just done, with a way back: a line at the foot of the panels that goes by itself.

import { element, fill } from "../dom.js";

/** @import { Store } from "../state.js" */

/** Long enough to read and to reach; the list of corrections undoes it later too. */
const STAYS_MS = 10_000;

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {{ onUndo: () => void, onRedo: () => void }} actions
 */
export function createSaid(root, store, { onUndo, onRedo }) {
  const words = element("span", { role: "status" });
  const acts = element("span", { class: "acts" });
  root.append(words, acts);
  let timer = 0;
  const rest = () => clearTimeout(timer);
  const leave = () => {
    rest();
    timer = setTimeout(() => root.matches(":hover, :focus-within") || close(), STAYS_MS);
  };
  root.addEventListener("pointerleave", leave);
  root.addEventListener("focusout", leave);
  store.watch(
    ({ said }) => said,
    (said) => {
      root.hidden = !said;
      document.documentElement.classList.toggle("has-said", said !== null);
      words.textContent = said?.words ?? "";
      if (!said) return rest();
      const back = said.how === "undone";
      fill(
        acts,
        element("button", { type: "button", class: "link", "data-control": "move", onclick: back ? onRedo : onUndo }, back ? "Do it again" : "Undo"),
        element("button", { type: "button", class: "close", "aria-label": "Dismiss", onclick: close }, "×"),
      );
      leave();
    },
  );
  store.watch(({ current }) => current, close);
  // On narrow screens it stands over the tabs: what has the focus must be seen.
  const narrow = matchMedia("(max-width: 60rem)");
  document.addEventListener("focusin", ({ target }) => void (narrow.matches && target instanceof Element && target.closest("[role=tab]") && close()));

  function close() {
    if (store.read().said) store.change({ said: null });
  }
}
