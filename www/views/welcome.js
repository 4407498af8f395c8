// A few words over the sample stories, for somebody who has read nothing.

import { element } from "../dom.js";
import { currentStory } from "../state.js";

/** @import { Store } from "../state.js" */

/**
 * @param {HTMLElement} root
 * @param {Store} store
 */
export function createWelcome(root, store) {
  const sample = (/** @type {string} */ kind, /** @type {string} */ words) => element("span", { class: `sample content ${kind}` }, words);
  root.append(
    element(
      "p",
      {},
      element("b", {}, "Who says so? "),
      "Colour and line show who stands behind the words: ",
      sample("named", "somebody named"),
      ", ",
      sample("anonymous", "somebody not named"),
      ", ",
      sample("nobody", "nobody"),
      ". What has none, the story itself asserts. ",
      element("span", { class: "by-touch" }, "Tap a mark, and it explains itself."),
      element("span", { class: "by-hand" }, "Rest on a mark or press ", element("kbd", {}, "n"), ", and it explains itself."),
    ),
    element(
      "p",
      {},
      "These stories are invented and tell of one event: ",
      element("button", { type: "button", class: "link", onclick: () => store.change({ view: "compare" }) }, "see where they differ"),
      ". Drop your own anywhere on the page: nothing leaves your machine.",
    ),
    element("button", { type: "button", class: "close", "aria-label": "Close the introduction", onclick: () => store.change({ welcomed: true }) }, "×"),
  );
  store.watch(
    (state) => !state.welcomed && currentStory(state)?.sample === true,
    (wanted) => void (root.hidden = !wanted),
  );
}
