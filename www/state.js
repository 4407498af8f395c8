// The state of the page, in one place. Views are drawn from it and change it only through here.

import { historyOf } from "./corrections.js";

/** @import { ArticleAnnotation, CheckCode, DecidedBlock } from "./types.js" */
/** @import { History } from "./corrections.js" */
/** @import { Draft } from "./drafts.js" */
/** @import { Standing } from "./reading.js" */
/** @import { Removals } from "./removing.js" */

/**
 * A story of the list. `key` never changes; `id` of the article is the file's name; `blocks` is what
 * the reader has said that parts of it are, `history` what was decided about its marks: the article
 * is as it is with both.
 * @typedef {{ key: string, article: ArticleAnnotation, sample: boolean, blocks: DecidedBlock[], history: History }} Story
 */

/** @typedef {"figures" | "contents" | "sources" | "cues" | "hedges" | "loaded" | "notes"} Layer what can be switched on and off */
/** @typedef {"stories" | "claims" | "figures" | "speakers" | "find" | "corrections"} Panel */
/** @typedef {"auto" | "light" | "dark"} Theme */
/** @typedef {"read" | "compare"} View one story, or all of them beside each other */

/**
 * The mark whose card is open. `pinned` cards stay until they are closed; `from` is the entry of a
 * panel that led here, to go back to.
 * @typedef {{ mark: string, pinned: boolean, from: string | null }} Selection
 */

/**
 * Something to tell the user. What is `about` the files that were dropped goes when later ones are read without trouble.
 * @typedef {{ key: number, tone: "problem" | "note", headline: string, details: string[], about?: "files" }} Message
 */

/**
 * What the claims panel shows; "attributed" is any standing but the story's own.
 * @typedef {{ kind: string, standing: Standing | "attributed" | "", tag: "" | "hedged" | "loaded" | "figure" }} ClaimFilter
 */
/** What the figures panel shows, and in which order. @typedef {{ kind: string, order: "place" | "value" | "kind" }} FigureFilter */

/** What is looked for, and where. @typedef {{ text: string, scope: "one" | "all", tag: string, speaker: string }} FindState */

/** What was just done. @typedef {{ words: string, how: "done" | "undone" | "redone" }} Said */

/** @typedef {{ done: number, total: number, name: string, startedAt: number, bytesDone: number, bytesTotal: number }} Progress */

/**
 * @typedef {object} State
 * @property {Story[]} stories
 * @property {string | null} current key of the story that is shown
 * @property {View} view
 * @property {Selection | null} selection
 * @property {Panel} panel
 * @property {boolean} sheetOpen whether the panel covers the story, on narrow screens
 * @property {Record<Layer, boolean>} layers
 * @property {ClaimFilter} claims
 * @property {FigureFilter} figures
 * @property {CheckCode[]} ignoredReasons of the order of claims
 * @property {string[]} off reasons that mark and tag nothing: codes, or codes with words ("loaded: slammed")
 * @property {Record<string, ReadonlySet<number>>} repeated sentences of each story, by its key, that others have too, where that is known
 * @property {Message[]} messages
 * @property {Progress | null} progress
 * @property {FindState} find
 * @property {Draft | null} editing the mark that is being changed or added
 * @property {Said | null} said what was just done
 * @property {Removals} removals stories that can be brought back
 * @property {Theme} theme
 * @property {Record<string, string>} colours of marks, by kind, where the reader has chosen others
 * @property {boolean} letterKeys whether single letters are shortcuts
 * @property {boolean} welcomed whether the reader has waved the welcome away
 * @property {boolean} restoring whether stories that the browser kept are still on their way
 * @property {boolean} ready false until the first stories are there
 */

/** @type {State} */
const INITIAL = {
  stories: [],
  current: null,
  view: "read",
  selection: null,
  panel: "stories",
  sheetOpen: false,
  layers: { figures: true, contents: true, sources: true, cues: true, hedges: true, loaded: true, notes: true },
  claims: { kind: "", standing: "", tag: "" },
  figures: { kind: "", order: "place" },
  ignoredReasons: [],
  off: [],
  repeated: {},
  messages: [],
  progress: null,
  find: { text: "", scope: "one", tag: "", speaker: "" },
  editing: null,
  said: null,
  removals: { done: [], undone: [] },
  theme: "auto",
  colours: {},
  letterKeys: true,
  welcomed: false,
  restoring: false,
  ready: false,
};

/**
 * @typedef {object} Store
 * @property {() => State} read
 * @property {(change: Partial<State> | ((state: State) => Partial<State>)) => void} change
 * @property {<T>(select: (state: State) => T, draw: (value: T, state: State) => void) => void} watch
 *   calls `draw` now, and again whenever what `select` picks is no longer the same value
 */

/** @returns {Store} */
export function createStore() {
  let state = INITIAL;
  /** @type {(() => void)[]} */
  const watchers = [];
  return {
    read: () => state,
    change(change) {
      state = { ...state, ...(typeof change === "function" ? change(state) : change) };
      for (const watcher of watchers) watcher();
    },
    watch(select, draw) {
      let seen = select(state);
      watchers.push(() => {
        const value = select(state);
        if (Object.is(value, seen)) return;
        seen = value;
        draw(value, state);
      });
      draw(seen, state);
    },
  };
}

/** @param {State} state @returns {Story | null} the story that is shown */
export function currentStory(state) {
  return state.stories.find(({ key }) => key === state.current) ?? null;
}

let lastKey = 0;

/** Keys of stories are in the order in which they came, over days too. */
function newKey() {
  lastKey = Math.max(lastKey + 1, Date.now());
  // Another tab may have one of the same moment.
  const apart = Math.floor(Math.random() * 36 ** 4).toString(36).padStart(4, "0");
  return `story-${lastKey.toString(36).padStart(9, "0")}${apart}`;
}

/**
 * Adds stories at the end of the list; a story whose text is already there is not added again.
 * The samples make room for the first story of one's own.
 * @param {Store} store
 * @param {ArticleAnnotation[]} articles
 * @param {{ sample?: boolean, keys?: string[], blocks?: DecidedBlock[][], histories?: History[] }} [options] of stories that had theirs already
 * @returns {{ added: Story[], twins: Map<ArticleAnnotation, Story> }} `twins` are not added: of each, the story that it is the same as
 */
export function addStories(store, articles, { sample = false, keys = [], blocks = [], histories = [] } = {}) {
  const { stories, current, restoring } = store.read();
  const kept = sample ? stories : stories.filter((story) => !story.sample);
  const byText = new Map(kept.map((story) => [story.article.text, story]));
  /** @type {Story[]} */
  const added = [];
  /** @type {Map<ArticleAnnotation, Story>} */
  const twins = new Map();
  for (const [place, article] of articles.entries()) {
    const twin = byText.get(article.text);
    if (twin) {
      twins.set(article, twin);
      continue;
    }
    const story = { key: keys[place] ?? newKey(), article, sample, blocks: blocks[place] ?? [], history: histories[place] ?? historyOf(article) };
    byText.set(article.text, story);
    added.push(story);
  }
  const all = [...kept, ...added].sort((a, b) => (a.key < b.key ? -1 : 1));
  const stays = all.some(({ key }) => key === current);
  store.change({
    stories: all,
    current: stays || restoring ? current : (all[0]?.key ?? null),
    selection: stays ? store.read().selection : null,
    ready: true,
  });
  return { added, twins };
}

/**
 * Gives stories the analysis that was made anew.
 * @param {Store} store
 * @param {readonly Pick<Story, "key" | "article" | "blocks">[]} renewed
 */
export function renewStories(store, renewed) {
  const byKey = new Map(renewed.map((story) => [story.key, story]));
  store.change(({ stories, selection, current }) => ({
    // Its sentences may be others; a comparison says anew which of them are repeated.
    repeated: {},
    stories: stories.map((story) => (byKey.has(story.key) ? { ...story, ...byKey.get(story.key) } : story)),
    // A mark of the old analysis may be another one in the new.
    selection: current !== null && byKey.has(current) ? null : selection,
  }));
}

/**
 * Takes stories off the list for good; `removing.js` does it so that they can be brought back.
 * @param {Store} store
 * @param {string[]} keys
 */
export function removeStories(store, keys) {
  const { stories, current, selection } = store.read();
  const gone = new Set(keys);
  const left = stories.filter(({ key }) => !gone.has(key));
  const place = stories.findIndex(({ key }) => key === current);
  const next = stories.slice(place + 1).find(({ key }) => !gone.has(key)) ?? left.at(-1);
  const stays = current !== null && !gone.has(current);
  store.change({ stories: left, current: stays ? current : (next?.key ?? null), selection: stays ? selection : null });
}

/**
 * @param {Store} store
 * @param {string} key
 */
export function showStory(store, key) {
  if (store.read().current !== key) store.change({ current: key, selection: null });
  if (store.read().view !== "read") store.change({ view: "read" });
  store.change({ sheetOpen: false });
}

let lastMessage = 0;

/**
 * What has been told already is told anew, not twice.
 * @param {Store} store
 * @param {Omit<Message, "key">} message
 */
export function tell(store, message) {
  const same = JSON.stringify([message.headline, message.details]);
  store.change(({ messages }) => ({
    messages: [...messages.filter(({ headline, details }) => JSON.stringify([headline, details]) !== same), { ...message, key: ++lastMessage }],
  }));
}

/** @param {Store} store @param {number} key */
export function dismiss(store, key) {
  store.change(({ messages }) => ({ messages: messages.filter((message) => message.key !== key) }));
}

/** @param {Store} store @param {"files"} about */
export function dismissAbout(store, about) {
  store.change(({ messages }) => ({ messages: messages.filter((message) => message.about !== about) }));
}
