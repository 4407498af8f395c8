// What the browser keeps, so that nothing is lost: the texts of the stories in IndexedDB, the
// settings in localStorage. Annotations are not kept: they are made anew, by the version of the day.
// Nothing else in the page knows of either.

/** @import { State, Store, Story } from "./state.js" */
/** @import { DecidedBlock } from "./types.js" */

/** @typedef {{ key: string, id: string, text: string, blocks?: DecidedBlock[] }} KeptStory what an earlier version kept has no `blocks` */

const DATABASE = "claimlight";
const STORIES = "stories";
const SETTINGS = "claimlight-settings";

/** What of the state outlives the page. @type {(keyof State)[]} */
const KEPT = ["theme", "layers", "letterKeys", "ignoredReasons", "off", "figures", "current", "welcomed"];

/**
 * Settings as they were, then and from now on.
 * @param {Store} store
 */
export function keepSettings(store) {
  try {
    const kept = JSON.parse(localStorage.getItem(SETTINGS) ?? "{}");
    const known = Object.entries(kept).filter(([name]) => KEPT.includes(/** @type {keyof State} */ (name)));
    const { layers } = store.read();
    store.change({ ...Object.fromEntries(known), layers: { ...layers, ...kept.layers } });
  } catch {
    return; // without storage, or with one that something else wrote to, the page starts afresh
  }
  let written = "";
  store.watch(
    (state) => state,
    (state) => {
      const settings = JSON.stringify(Object.fromEntries(KEPT.map((name) => [name, state[name]])));
      if (settings === written) return;
      written = settings;
      try {
        localStorage.setItem(SETTINGS, settings);
      } catch {
        // Full or forbidden; the stories say so, where it matters.
      }
    },
  );
}

/**
 * @typedef {object} Shelf
 * @property {KeptStory[]} stories what was kept, in the order in which it came
 * @property {() => Promise<void>} forget drops every story and setting
 */

/**
 * Opens what is kept and keeps the stories from now on: new ones are written, removed ones dropped.
 * @param {Store} store
 * @param {(reason: string) => void} onRefused hears once that the browser does not keep stories
 * @returns {Promise<Shelf>}
 */
export async function keepStories(store, onRefused) {
  /** @type {IDBDatabase | null} */
  let database = null;
  let refused = false;
  let reason = "";
  let said = false;
  /** @type {KeptStory[]} */
  let stories = [];
  try {
    database = await open();
    stories = await request(database.transaction(STORIES).objectStore(STORIES).getAll());
  } catch (error) {
    refuse(error);
  }

  /** What of each story is kept already: as long as that is the same, so is the rest. */
  const written = new Map(stories.map(({ key, blocks }) => [key, JSON.stringify(blocks ?? [])]));
  /** @type {Set<string>} */
  let before = new Set();
  store.watch(
    ({ stories: shown }) => shown,
    (shown) => {
      const own = shown.filter(({ sample }) => !sample);
      if (refused && own.length > 0) sayRefused();
      // What was there before and is not now was removed. What was never there is still to come.
      const keys = new Set(own.map(({ key }) => key));
      const gone = [...before].filter((key) => !keys.has(key));
      const fresh = own.filter(({ key, blocks }) => written.get(key) !== JSON.stringify(blocks));
      before = keys;
      for (const { key, blocks } of fresh) written.set(key, JSON.stringify(blocks));
      if (gone.length + fresh.length > 0) write(fresh, gone).catch(refuse);
    },
  );

  /** @param {Story[]} fresh @param {string[]} gone */
  async function write(fresh, gone) {
    if (!database) return;
    const transaction = database.transaction(STORIES, "readwrite");
    const shelf = transaction.objectStore(STORIES);
    for (const { key, article, blocks } of fresh) shelf.put({ key, id: article.id, text: article.text, blocks });
    for (const key of gone) shelf.delete(key);
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
  }

  /** @param {unknown} error */
  function refuse(error) {
    refused = true;
    reason = error instanceof Error && error.name === "QuotaExceededError" ? "there is no room left" : "it does not allow it here";
    if (store.read().stories.some(({ sample }) => !sample)) sayRefused();
  }

  function sayRefused() {
    if (said) return;
    said = true;
    onRefused(reason);
  }

  return {
    stories,
    async forget() {
      if (database) await request(database.transaction(STORIES, "readwrite").objectStore(STORIES).clear());
      try {
        localStorage.removeItem(SETTINGS);
      } catch {
        // Nothing was kept there.
      }
    },
  };
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORIES, { keyPath: "key" });
  return request(opening);
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
