// Ways through a story: from a panel to a place in it and back, from mark to mark.

/** @import { Panel, Store } from "./state.js" */
/** @import { StoryView } from "./views/story.js" */

/**
 * @param {Store} store
 * @param {HTMLElement} side
 * @param {StoryView} story
 */
export function createNavigation(store, side, story) {
  /** @param {HTMLElement} node */
  function bring(node) {
    node.scrollIntoView({ block: "center" });
    // What lay between had guessed heights until now.
    requestAnimationFrame(() => node.scrollIntoView({ block: "center" }));
  }

  /**
   * Shows a mark and its card.
   * @param {string} mark
   * @param {{ from?: string | null, card?: boolean }} [options] `from`: the entry of a panel that leads here; without a
   *   `card` the place alone is shown
   */
  function goTo(mark, { from = null, card = true } = {}) {
    const node = story.elementOf(mark);
    if (!node) return;
    if (node.tabIndex < 0) node.tabIndex = -1; // a sentence takes the focus only when led to
    bring(node);
    store.change({ sheetOpen: false });
    node.focus({ preventScroll: true });
    for (const piece of story.elementsOf(mark)) flash(piece);
    store.change({ selection: card ? { mark, pinned: true, from } : null });
  }

  return {
    goTo,
    /** @param {1 | -1} step */
    step(step) {
      const next = story.neighbour(step);
      if (next) goTo(next.id);
    },
    /** Back to the entry of a panel. @param {string} key its panel and its mark */
    back(key) {
      const [panel, mark] = key.split("/");
      store.change({ panel: /** @type {Panel} */ (panel), sheetOpen: true, selection: null });
      const entry = side.querySelector(`#panel-${panel} [data-entry="${mark}"]`);
      if (!(entry instanceof HTMLElement)) return;
      entry.closest("details")?.setAttribute("open", "");
      entry.scrollIntoView({ block: "nearest" });
      entry.focus({ preventScroll: true });
    },
    /** Shows all that a speaker says. @param {number} speaker index */
    showSpeaker(speaker) {
      store.change({ panel: "speakers", sheetOpen: true, selection: null });
      for (const node of side.querySelectorAll("[data-speaker]")) node.removeAttribute("open");
      // A list shows its beginning; the one who is looked for may come later.
      const find = () => side.querySelector(`[data-speaker="${speaker}"]`);
      for (const more of side.querySelectorAll("#panel-speakers .group > .more")) {
        while (!find() && more instanceof HTMLElement && !more.hidden) more.click();
      }
      const node = find();
      node?.setAttribute("open", "");
      node?.scrollIntoView({ block: "nearest" });
      node?.querySelector("summary")?.focus({ preventScroll: true });
    },
  };
}

/** @param {HTMLElement} node */
function flash(node) {
  node.classList.remove("found");
  void node.offsetWidth; // starts the animation again
  node.classList.add("found");
  node.addEventListener("animationend", () => node.classList.remove("found"), { once: true });
}
