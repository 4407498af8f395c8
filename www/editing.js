// Corrections made, undone and done again: each goes to the analysis, which gives the story back as it then is.

import { completed, correctionsOf, lacking, newId, NO_HISTORY, redo, undo, withStep } from "./corrections.js";
import { stepWords } from "./decided.js";
import { currentStory, tell } from "./state.js";

/** @import { History, Step } from "./corrections.js" */
/** @import { Engine } from "./engine.js" */
/** @import { Store, Story } from "./state.js" */
/** @import { Correction } from "./types.js" */

/**
 * @typedef {object} Editor
 * @property {(key: string, corrections: readonly Correction[], withdraw?: readonly string[]) => Promise<boolean>} make
 *   false where it could not be done; the reader has been told then
 * @property {(key: string, corrections: readonly Correction[]) => Promise<boolean>} takeOver makes those that the story has not
 * @property {() => Promise<void>} undo the last step in the story that is shown
 * @property {() => Promise<void>} redo
 * @property {(key: string, change: (history: History) => History | null) => Promise<boolean>} rewrite
 *   gives a story another history
 */

/**
 * @param {Store} store
 * @param {Engine} engine
 * @returns {Editor}
 */
export function createEditor(store, engine) {
  /** One after the other: each is laid over what the one before left. @type {Promise<unknown>} */
  let queue = Promise.resolve();

  /** @param {string} key @param {(history: History) => History | null} change @param {(history: History) => void} [after] */
  function rewrite(key, change, after = () => {}) {
    const done = queue.then(() => lay(key, change, after));
    queue = done;
    return done;
  }

  /** @param {string} key @param {(history: History) => History | null} change @param {(history: History) => void} after */
  async function lay(key, change, after) {
    for (;;) {
      const story = find(key);
      const history = story && change(story.history ?? NO_HISTORY);
      if (!story || !history) return false;
      try {
        const article = await engine.correct(story.article, correctionsOf(history));
        // Meanwhile the story may have been analysed anew.
        if (find(key)?.article !== story.article) continue;
        const whole = completed(history, article.corrections ?? []);
        store.change(({ stories }) => ({ stories: stories.map((one) => (one.key === key ? { ...one, article, history: whole } : one)) }));
        after(whole);
        return true;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        tell(store, { tone: "problem", headline: `That could not be done; the story is as it was. ${reason}`, details: [] });
        return false;
      }
    }
  }

  /** @param {string} key @returns {Story | undefined} */
  function find(key) {
    return store.read().stories.find((story) => story.key === key);
  }

  /** @param {Step | undefined} step @param {"done" | "undone" | "redone"} how */
  function say(step, how) {
    if (step) store.change({ said: { words: stepWords(step, how), how } });
  }

  /** @param {(history: History) => History | null} change @param {"undone" | "redone"} how */
  async function move(change, how) {
    const story = currentStory(store.read());
    if (!story) return;
    store.change({ selection: null });
    await rewrite(story.key, change, ({ done, undone }) => say(how === "undone" ? undone[0] : done.at(-1), how));
  }

  /** @param {string} key @param {(history: History) => readonly Correction[]} choose @param {readonly string[]} [withdraw] */
  function take(key, choose, withdraw = []) {
    const id = newId();
    /** @param {History} history */
    const change = (history) => {
      const make = choose(history);
      return make.length + withdraw.length > 0 ? withStep(history, { id, make, withdraw }) : null;
    };
    return rewrite(key, change, ({ done }) => {
      // What was undone before is gone for good.
      store.change(({ removals }) => ({ removals: { ...removals, undone: [] } }));
      say(done.at(-1), "done");
    });
  }

  return {
    rewrite: (key, change) => rewrite(key, change),
    make: (key, corrections, withdraw = []) => take(key, () => corrections, withdraw),
    takeOver: (key, corrections) => take(key, (history) => lacking(history, corrections)),
    undo: () => move(undo, "undone"),
    redo: () => move(redo, "redone"),
  };
}
