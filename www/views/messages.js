// What the page has to tell: stays until it is dismissed.

import { element, fill } from "../dom.js";
import { dismiss } from "../state.js";

/** @import { Message, Store } from "../state.js" */

/** So many details are shown at once; more are folded away. */
const FEW = 4;

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} live where screen readers hear of it
 * @param {Store} store
 */
export function createMessages(root, live, store) {
  let heard = 0;
  store.watch(
    ({ messages }) => messages,
    (messages) => {
      root.hidden = messages.length === 0;
      fill(root, ...messages.map(draw));
      const fresh = messages.filter(({ key }) => key > heard);
      heard = Math.max(heard, ...fresh.map(({ key }) => key));
      if (fresh.length > 0) live.textContent = fresh.map(({ headline, details }) => [headline, ...details.slice(0, FEW)].join(" ")).join(" ");
    },
  );

  /** @param {Message} message */
  function draw({ key, tone, headline, details }) {
    const [few, rest] = [details.slice(0, FEW), details.slice(FEW)];
    return element(
      "div",
      { class: `message ${tone}` },
      element(
        "div",
        {},
        element("p", { class: "headline" }, headline),
        few.length > 0 && list(few),
        rest.length > 0 && element("details", {}, element("summary", {}, `${rest.length} more`), list(rest)),
      ),
      element("button", { type: "button", class: "close", "aria-label": "Dismiss", onclick: () => dismiss(store, key) }, "×"),
    );
  }
}

/** @param {string[]} lines */
function list(lines) {
  return element("ul", {}, ...lines.map((line) => element("li", {}, line)));
}
