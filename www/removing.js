// Stories removed from the list, and brought back with what was decided about them: a step that is undone and done
// again among the steps of the stories, in the order in which they were taken.

import { newId } from "./corrections.js";
import { currentStory, removeStories } from "./state.js";
import { capital, counted, shorten, storyTitle } from "./words.js";

/** @import { Editor } from "./editing.js" */
/** @import { KeptStory } from "./keep.js" */
/** @import { Store, Story } from "./state.js" */

/**
 * Stories that were removed in one go: of each as much as the browser would keep, for the analysis is made anew.
 * @typedef {object} Removal
 * @property {KeptStory[]} stories
 * @property {boolean} sample
 * @property {string | null} shown the one of them that was shown
 * @property {string} what "“Bridge closed”", "3 stories"
 * @property {Record<string, number>} steps how many were taken in each story until then, by its key
 */

/** What was removed, and what of it was brought back and can be removed again, the last first. @typedef {{ done: readonly Removal[], undone: readonly Removal[] }} Removals */

/**
 * @param {Store} store
 * @param {Editor} editor
 * @param {(stories: KeptStory[], sample: boolean) => Promise<boolean>} bringBack false where it could not be done
 */
export function createRemoving(store, editor, bringBack) {
  /** @param {string[]} keys @param {"done" | "redone"} how @returns {Removal | null} */
  function takeOut(keys, how) {
    const { stories, current } = store.read();
    const gone = stories.filter(({ key }) => keys.includes(key));
    if (gone.length === 0) return null;
    const removal = {
      stories: gone.map(({ key, article, blocks, history }) => ({ key, id: article.id, text: article.text, blocks, history })),
      sample: gone.every(({ sample }) => sample),
      shown: gone.find(({ key }) => key === current)?.key ?? null,
      what: gone.length === 1 ? `“${shorten(storyTitle(gone[0].article), 60)}”` : counted(gone.length, "story", "stories"),
      steps: Object.fromEntries(stories.map(({ key, history }) => [key, history.done.length])),
    };
    removeStories(store, keys);
    say(removal, how);
    return removal;
  }

  /** @param {Removal} removal @param {"done" | "undone" | "redone"} how */
  function say({ what, stories }, how) {
    const words = { done: `Removed ${what}`, undone: `${capital(what)} ${stories.length === 1 ? "is" : "are"} back`, redone: `Removed again: ${what}` }[how];
    store.change({ said: { key: newId(), story: "", words, how } });
  }

  /** @param {Partial<Removals>} change */
  function change(change) {
    store.change(({ removals }) => ({ removals: { ...removals, ...change } }));
  }

  // Samples have made room for the reader's own stories: they do not come between those.
  store.watch(
    ({ stories }) => stories.some(({ sample }) => !sample),
    (own, { removals: { done, undone } }) => own && change({ done: done.filter(({ sample }) => !sample), undone: undone.filter(({ sample }) => !sample) }),
  );

  return {
    /** @param {string[]} keys */
    remove(keys) {
      const removal = takeOut(keys, "done");
      if (removal) change({ done: [...store.read().removals.done, removal], undone: [] });
    },
    /** The last step: what was done in the story that is shown, or a story that was removed after it. */
    async undo() {
      const state = store.read();
      if (!isNext(state.removals.done.at(-1), currentStory(state))) return editor.undo();
      const removal = /** @type {Removal} */ (state.removals.done.at(-1));
      change({ done: state.removals.done.slice(0, -1) });
      if (!(await bringBack(removal.stories, removal.sample))) return change({ done: [...store.read().removals.done, removal] });
      change({ undone: [removal, ...store.read().removals.undone] });
      const { shown } = removal;
      if (shown && store.read().stories.some(({ key }) => key === shown)) store.change({ current: shown, selection: null });
      say(removal, "undone");
    },
    async redo() {
      const state = store.read();
      const [removal, ...rest] = state.removals.undone;
      const story = currentStory(state);
      // Steps that were undone before it was brought back are done again after it is removed again.
      if (!removal || (story && story.history.done.length < (removal.steps[story.key] ?? 0))) return editor.redo();
      change({ undone: rest });
      const again = takeOut(removal.stories.map(({ key }) => key), "redone");
      if (again) change({ done: [...store.read().removals.done, again] });
    },
  };
}

/** Whether what was removed last is the next to be undone: nothing was done since in the story that is shown. @param {Removal | undefined} last @param {Story | null} story */
export function isNext(last, story) {
  return last !== undefined && (!story || story.history.done.length <= (last.steps[story.key] ?? 0));
}
