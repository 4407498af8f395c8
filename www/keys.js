// What keys do, wherever the focus is.

import { showStory } from "./state.js";

/** @import { Panel, Store } from "./state.js" */

/**
 * @typedef {object} Commands
 * @property {(step: 1 | -1) => void} step to the next mark, or the one before
 * @property {() => void} enterCard
 * @property {() => boolean} closeCard whether there was one
 * @property {() => void} accept the mark whose card is open
 * @property {() => void} reject
 * @property {() => void} change
 * @property {() => boolean} add marks what is selected
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} find
 * @property {() => void} back
 * @property {() => void} chooseFiles
 * @property {() => void} shortcuts
 */

/** @type {Record<string, Panel>} */
const PANELS = { 1: "stories", 2: "claims", 3: "figures", 4: "speakers", 5: "find", 6: "corrections" };

/** Where what is typed is text, with an undo of its own. */
const FIELDS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/**
 * @param {Store} store
 * @param {HTMLElement} story
 * @param {Commands} commands
 */
export function listenToKeys(store, story, commands) {
  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (event.defaultPrevented || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      if (target.matches(FIELDS) || document.querySelector("dialog[open]") || !/^[zy]$/.test(key)) return;
      event.preventDefault();
      return key === "y" || event.shiftKey ? commands.redo() : commands.undo();
    }
    if (document.querySelector("dialog[open]")) return;
    const onMark = story.contains(target) && target.matches("[data-mark]");
    if (event.key === "Escape") {
      if (!commands.closeCard()) store.change({ sheetOpen: false });
      return event.preventDefault();
    }
    if (onMark && perform({ ArrowRight: () => commands.step(1), ArrowLeft: () => commands.step(-1), Enter: commands.enterCard, " ": commands.enterCard }, event)) return;
    if (!store.read().letterKeys || target.matches(FIELDS)) return;
    if (PANELS[event.key]) {
      event.preventDefault();
      store.change({ panel: PANELS[event.key], sheetOpen: true });
      document.getElementById(`tab-${PANELS[event.key]}`)?.focus();
      return;
    }
    perform(
      {
        n: () => commands.step(1),
        p: () => commands.step(-1),
        a: commands.accept,
        x: commands.reject,
        e: commands.change,
        m: commands.add,
        u: commands.undo,
        "/": commands.find,
        b: commands.back,
        j: () => stepStory(store, 1),
        k: () => stepStory(store, -1),
        o: commands.chooseFiles,
        "?": commands.shortcuts,
      },
      event,
    );
  });
}

/**
 * @param {Record<string, () => void>} meanings
 * @param {KeyboardEvent} event
 */
function perform(meanings, event) {
  if (!Object.hasOwn(meanings, event.key)) return false;
  event.preventDefault();
  meanings[event.key]();
  return true;
}

/** @param {Store} store @param {1 | -1} step */
function stepStory(store, step) {
  const { stories, current } = store.read();
  const next = stories[stories.findIndex(({ key }) => key === current) + step];
  if (next) showStory(store, next.key);
}
