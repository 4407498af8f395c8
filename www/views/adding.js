// What can be made of words that are selected in the story: a small bar beside them.

import { element } from "../dom.js";
import { selectedPlace } from "../selection.js";
import { currentStory } from "../state.js";

/** @import { Store, Story } from "../state.js" */
/** @import { Range } from "../ranges.js" */

/** @typedef {"figure" | "attribution" | "hedge" | "loaded"} Addition */

/** @type {[Addition, string][]} */
const CHOICES = [
  ["figure", "Figure"],
  ["attribution", "Who says it"],
  ["hedge", "Hedge"],
  ["loaded", "Loaded word"],
];

/** More is no mark. */
const LONGEST = 4000;
const GAP = 8;

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} article where the story is drawn
 * @param {Store} store
 * @param {{ onAdd: (kind: Addition, story: Story, place: Range) => void }} actions
 * @returns {{ enter: () => boolean }} `enter` moves the focus into it; false where nothing is selected
 */
export function createAdding(root, article, store, { onAdd }) {
  /** @type {Range | null} */
  let place = null;
  let pressed = false;
  for (const [kind, name] of CHOICES) {
    root.append(element("button", { type: "button", onclick: () => add(kind) }, name));
  }

  document.addEventListener("selectionchange", () => !pressed && look());
  document.addEventListener("pointerdown", ({ target }) => (pressed = !(target instanceof Node && root.contains(target))));
  // The selection has its last state only after the event.
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => setTimeout(() => ((pressed = false), look())));
  addEventListener("scroll", () => root.hidden || stand(), { passive: true });
  root.addEventListener("keydown", (event) => {
    const buttons = [...root.querySelectorAll("button")];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) buttons[(at + step + buttons.length) % buttons.length].focus();
    else if (event.key === "Escape") hide();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  store.watch(({ view, current, editing }) => `${view} ${current} ${editing?.id ?? ""}`, hide);

  function look() {
    const story = currentStory(store.read());
    if (root.contains(document.activeElement)) return;
    const found = story && !store.read().editing ? selectedPlace(article, story.article.text) : null;
    place = found && found.end - found.start <= LONGEST ? found : null;
    root.hidden = place === null;
    if (place) stand();
  }

  function stand() {
    const selection = getSelection();
    if (!selection || selection.rangeCount === 0) return;
    const lines = [...selection.getRangeAt(0).getClientRects()];
    const last = lines.at(-1);
    if (!last) return;
    const { clientWidth, clientHeight } = document.documentElement;
    const below = last.bottom + GAP;
    const top = below + root.offsetHeight < clientHeight ? below : Math.max(GAP, lines[0].top - GAP - root.offsetHeight);
    root.style.top = `${top}px`;
    root.style.left = `${Math.max(GAP, Math.min(last.right - root.offsetWidth / 2, clientWidth - root.offsetWidth - GAP))}px`;
  }

  function hide() {
    root.hidden = true;
  }

  /** @param {Addition} kind */
  function add(kind) {
    const story = currentStory(store.read());
    if (story && place) onAdd(kind, story, place);
    getSelection()?.removeAllRanges();
    hide();
  }

  return {
    enter() {
      look(); // a key may come before the browser has told of the selection
      if (root.hidden) return false;
      root.querySelector("button")?.focus();
      return true;
    },
  };
}
