// Stories removed from the list, and brought back with what was decided about them: a step that is undone and done
// again among the steps of the stories, in the order in which they were taken.

import { currentStory, removeStories } from "./state.js";
import { counted, shorten, storyTitle } from "./words.js";

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

const SAID = { done: "Removed", undone: "Brought back", redone: "Removed again:" };

/**
 * @param {Store} store
 * @param {Editor} editor
 * @param {(stories: KeptStory[], sample: boolean) => Promise<boolean>} bringBack false where it could not be done
 */
export function createRemoving(store, editor, bringBack) {
  /** @param {string[]} keys @param {"done" | "redone"} how @param {readonly Removal[]} undone what can be removed again after it */
  function takeOut(keys, how, undone) {
    const { stories, current, removals } = store.read();
    const wanted = new Set(keys);
    const gone = stories.filter(({ key }) => wanted.has(key));
    if (gone.length === 0) return;
    /** @type {Removal} */
    const removal = {
      stories: gone.map(({ key, article: { id, text }, blocks, history }) => ({ key, id, text, blocks, history })),
      sample: gone[0].sample,
      shown: current !== null && wanted.has(current) ? current : null,
      what: gone.length === 1 ? `“${shorten(storyTitle(gone[0].article), 60)}”` : counted(gone.length, "story", "stories"),
      steps: Object.fromEntries(stories.map(({ key, history }) => [key, history.done.length])),
    };
    removeStories(store, keys);
    store.change({ removals: { done: [...removals.done, removal], undone } });
    say(removal, how);
  }

  /** @param {Removal} removal @param {"done" | "undone" | "redone"} how */
  function say({ what }, how) {
    store.change({ said: { words: `${SAID[how]} ${what}`, how } });
  }

  /** @param {Removal} removal the last */
  async function putBack(removal) {
    const { removals } = store.read();
    store.change({ removals: { done: removals.done.slice(0, -1), undone: [removal, ...removals.undone] } });
    if (!(await bringBack(removal.stories, removal.sample))) return store.change({ removals });
    const { shown } = removal;
    if (store.read().stories.some(({ key }) => key === shown)) store.change({ current: shown, selection: null });
    say(removal, "undone");
  }

  return {
    /** @param {string[]} keys */
    remove: (keys) => takeOut(keys, "done", []),
    /** The last step: what was done in the story that is shown, or a story that was removed after it. */
    undo() {
      const last = store.read().removals.done.at(-1);
      return last && isNext(last, currentStory(store.read())) ? putBack(last) : editor.undo();
    },
    redo() {
      const [next, ...rest] = store.read().removals.undone;
      const story = currentStory(store.read());
      // Steps that were undone after it was brought back are done again before it is removed again.
      const later = story && next && story.history.done.length < next.steps[story.key];
      return next && !later ? takeOut(next.stories.map(({ key }) => key), "redone", rest) : editor.redo();
    },
  };
}

/** Whether what was removed last is the next to be undone: nothing was done since in the story that is shown. @param {Removal | undefined} last @param {Story | null} story */
export function isNext(last, story) {
  return last !== undefined && (!story || story.history.done.length <= (last.steps[story.key] ?? 0));
}
