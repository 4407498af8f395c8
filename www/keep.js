// What the browser keeps, so that nothing is lost: the texts of the stories and what the reader decided
// about them, in IndexedDB. Annotations are not kept: they are made anew, by the version of the day.
// Tabs keep in one place: each writes what it changed, and hears what the others did.

import { merged, NO_HISTORY } from "./corrections.js";
import { forgetSettings } from "./settings.js";
import { shown as onScreen } from "./slices.js";

/** @import { History, Step } from "./corrections.js" */
/** @import { Store, Story } from "./state.js" */
/** @import { DecidedBlock } from "./types.js" */

/** @typedef {{ key: string, id: string, text: string, blocks?: DecidedBlock[], history?: History }} KeptStory what an earlier version kept lacks the last */

const DATABASE = "claimlight";
const STORIES = "stories";

/**
 * What is heard of the storage.
 * @typedef {object} Listeners
 * @property {(reason: "refused" | "full", unkept: string[]) => void} onRefused some stories are not kept: all of them, or those named
 * @property {() => void} onKeptAgain they are
 * @property {(kept: KeptStory[]) => void} onArrived another tab has stories that are not here
 * @property {(keys: string[]) => void} onRemoved another tab has removed stories
 * @property {(key: string, change: (history: History) => History) => void} onHistory another tab has corrected a story
 * @property {(key: string, blocks: DecidedBlock[]) => void} onBlocks
 * @property {() => void} onForgotten another tab has forgotten everything
 */

/**
 * @typedef {object} Shelf
 * @property {KeptStory[]} stories what was kept, in the order in which it came
 * @property {() => Promise<void>} forget drops every story and setting
 */

/** What of a story is kept already. @typedef {{ blocks: string, history: History }} Known */

/**
 * Opens what is kept and keeps the stories from now on: new and changed ones are written, removed ones dropped.
 * @param {Store} store
 * @param {Listeners} listeners
 * @returns {Promise<Shelf>}
 */
export async function keepStories(store, listeners) {
  /** @type {IDBDatabase | null} */
  let database = null;
  let refused = false;
  let forgotten = false;
  /** Stories that the last try did not get written. @type {Set<string>} */
  const unkept = new Set();
  const tabs = line();

  /** @type {KeptStory[]} */
  let stories = [];
  try {
    stories = await all();
  } catch {
    refused = true;
  }
  /** @type {Map<string, Known>} */
  const known = new Map(stories.map((story) => [story.key, knownOf(story)]));
  /** New stories that are being written. @type {Map<string, Known>} */
  const flying = new Map();
  /** Stories that were in the list before. @type {Set<string>} */
  let before = new Set();
  /** @type {Promise<void>} */
  let writing = Promise.resolve();

  store.watch(
    ({ stories: shown }) => shown,
    (shown) => {
      if (forgotten) return;
      const own = shown.filter(({ sample }) => !sample);
      // What was there before and is not now was removed. What was never there is still to come.
      const keys = new Set(own.map(({ key }) => key));
      const gone = [...before].filter((key) => !keys.has(key) && (known.has(key) || flying.has(key)));
      const fresh = own.filter(isFresh);
      const isNew = (/** @type {Story} */ { key }) => !known.has(key) && !flying.has(key);
      const [added, changed] = [fresh.filter(isNew), fresh.filter((story) => !isNew(story))];
      const lone = before.size === 0 && added.length === 1;
      before = keys;
      for (const key of gone) known.delete(key);
      if (added.length > 0) {
        // A lone first story is drawn before it is stored. All others are stored while they are drawn, whatever
        // is being stored already: a reload may come at any time.
        for (const story of added) flying.set(story.key, knownOf(story));
        const drawn = lone ? onScreen() : Promise.resolve();
        const written = drawn.then(() => write(keysOf(added), [])).finally(() => added.forEach(({ key }) => flying.delete(key)));
        writing = Promise.all([writing, written]).then(() => {});
      }
      if (gone.length + changed.length > 0) writing = writing.then(() => write(keysOf(changed), gone));
    },
  );
  addEventListener("beforeunload", (event) => {
    const losesWork = store.read().stories.some(({ key, sample, history }) => unkept.has(key) && !sample && history.done.length > 0);
    if (losesWork && !forgotten) event.preventDefault();
  });
  tabs?.addEventListener("message", ({ data }) => hear(data));

  /** @param {Story} story */
  function isFresh({ key, blocks, history }) {
    const kept = known.get(key) ?? flying.get(key);
    return !kept || kept.blocks !== JSON.stringify(blocks) || (kept.history !== history && !sameSteps(kept.history, history));
  }

  /** @param {string[]} fresh @param {string[]} gone */
  async function write(fresh, gone) {
    const waiting = new Set([...unkept, ...fresh]);
    const present = new Map(store.read().stories.map((story) => [story.key, story]));
    gone = gone.filter((key) => !present.has(key)); // one may have been brought back meanwhile
    const stories = [...waiting].flatMap((key) => present.get(key) ?? []);
    for (const key of unkept) if (!present.has(key)) unkept.delete(key);
    if (stories.length + gone.length === 0) return;
    const failed = await put(stories, gone).then(() => /** @type {Story[]} */ ([]), (error) => oneByOne(stories, gone, error));
    const had = unkept.size > 0;
    for (const key of waiting) unkept.delete(key);
    for (const { key } of failed) unkept.add(key);
    if (failed.length > 0) listeners.onRefused(refused ? "refused" : "full", failed.map(({ article }) => article.id));
    else if (had && unkept.size === 0) listeners.onKeptAgain();
    const kept = stories.filter((story) => !failed.includes(story)).map(({ key }) => key);
    if (kept.length + gone.length > 0) tabs?.postMessage({ changed: kept, removed: gone });
  }

  /** One large story must not keep small ones out. @param {Story[]} stories @param {string[]} gone @param {unknown} error */
  async function oneByOne(stories, gone, error) {
    refused = !isFull(error);
    if (refused) return stories;
    await put([], gone).catch(() => {});
    /** @type {Story[]} */
    const failed = [];
    for (const story of stories) await put([story], []).catch(() => failed.push(story));
    return failed;
  }

  /**
   * Writes stories, joined with what another tab has written of them.
   * @param {Story[]} stories
   * @param {string[]} gone
   */
  async function put(stories, gone) {
    const transaction = (await opened()).transaction(STORIES, "readwrite", { durability: "strict" });
    const finished = ended(transaction);
    finished.catch(() => {}); // awaited below, unless a request fails first
    const shelf = transaction.objectStore(STORIES);
    /** @type {[string, Known, boolean][]} */
    const written = [];
    try {
      for (const { key, article, blocks, history } of stories) {
        /** @type {KeptStory | undefined} */
        const there = known.has(key) ? await request(shelf.get(key)) : undefined;
        const whole = there ? merged(known.get(key)?.history.done ?? [], history, there.history ?? NO_HISTORY) : history;
        const record = { key, id: article.id, text: article.text, blocks, history: whole };
        shelf.put(record);
        written.push([key, { blocks: JSON.stringify(blocks), history: whole }, !sameSteps(whole, history)]);
      }
      for (const key of gone) shelf.delete(key);
      // Nothing more is asked: from here on it is finished even if the page is left.
      transaction.commit();
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // It has ended already.
      }
      throw error;
    }
    await finished;
    refused = false;
    for (const key of gone) known.delete(key);
    for (const [key, what, joined] of written) {
      known.set(key, what);
      if (joined) listeners.onHistory(key, (now) => merged(now.done, now, what.history));
    }
  }

  /** What another tab did. @param {{ changed?: string[], removed?: string[], forgotten?: boolean }} news */
  async function hear({ changed = [], removed = [], forgotten: everything = false }) {
    if (everything) {
      forgotten = true;
      return listeners.onForgotten();
    }
    const gone = removed.filter((key) => before.has(key));
    for (const key of gone) known.delete(key);
    if (gone.length > 0) listeners.onRemoved(gone);
    if (changed.length === 0) return;
    try {
      const shelf = (await opened()).transaction(STORIES).objectStore(STORIES);
      const records = (await Promise.all(changed.map((key) => request(shelf.get(key))))).filter(Boolean);
      /** @type {KeptStory[]} */
      const arrived = [];
      for (const record of /** @type {KeptStory[]} */ (records)) {
        const was = known.get(record.key);
        known.set(record.key, knownOf(record));
        if (!before.has(record.key)) arrived.push(record);
        else if (was && !sameSteps(was.history, record.history ?? NO_HISTORY)) {
          const { done } = was.history;
          listeners.onHistory(record.key, (now) => merged(done, now, record.history ?? NO_HISTORY));
        }
        if (was && was.blocks !== JSON.stringify(record.blocks ?? [])) listeners.onBlocks(record.key, record.blocks ?? []);
      }
      if (arrived.length > 0) listeners.onArrived(arrived);
    } catch {
      // What this tab has is good; the other's is there after a reload.
    }
  }

  async function opened() {
    if (database) return database;
    const made = await open();
    // The reader has cleared the storage, or a later version of the page wants it otherwise.
    const drop = () => {
      if (database === made) database = null;
      made.close();
    };
    made.onclose = drop;
    made.onversionchange = drop;
    return (database = made);
  }

  /** @returns {Promise<KeptStory[]>} */
  async function all() {
    return request((await opened()).transaction(STORIES).objectStore(STORIES).getAll());
  }

  return {
    stories,
    async forget() {
      forgotten = true;
      unkept.clear();
      await writing;
      if (!refused) await request((await opened()).transaction(STORIES, "readwrite").objectStore(STORIES).clear());
      forgetSettings();
      tabs?.postMessage({ forgotten: true });
    },
  };
}

/** The line to the other tabs; none where the browser allows no storage. @returns {BroadcastChannel | null} */
function line() {
  try {
    return new BroadcastChannel(DATABASE);
  } catch {
    return null;
  }
}

/** @param {Story[]} stories */
function keysOf(stories) {
  return stories.map(({ key }) => key);
}

/** @param {KeptStory | Story} story @returns {Known} */
function knownOf({ blocks = [], history = NO_HISTORY }) {
  return { blocks: JSON.stringify(blocks), history };
}

/** @param {History} one @param {History} other */
function sameSteps(one, other) {
  const ids = (/** @type {readonly Step[]} */ steps) => steps.map(({ id }) => id).join();
  return one === other || (ids(one.done) === ids(other.done) && ids(one.undone) === ids(other.undone));
}

/** @param {unknown} error */
function isFull(error) {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORIES, { keyPath: "key" });
  return request(opening);
}

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
function ended(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("The storage gave up.", "AbortError"));
  });
}

/**
 * @template T
 * @param {IDBRequest<T>} asked
 * @returns {Promise<T>}
 */
function request(asked) {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
