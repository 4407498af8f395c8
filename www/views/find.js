// The panel that finds: words, values, tags and speakers, in this story or in all of them.

import { element, fill } from "../dom.js";
import { search, valueOf } from "../search.js";
import { paint } from "../selection.js";
import { inSlices } from "../slices.js";
import { currentStory, showStory } from "../state.js";
import { capital, counted, figureKinds, storyTitle } from "../words.js";
import { choice, growingList } from "./entries.js";

/** @import { FindState, Store, Story } from "../state.js" */
/** @import { Hit } from "../search.js" */
/** @import { Range } from "../ranges.js" */

/** So long after the last key the search begins. */
const PAUSE_MS = 140;

/** Words around what was found. */
const BEFORE = 60;
const AFTER = 130;

/** @type {[string, string][]} */
const TAGS = [
  ["", "anything"],
  ["fact", "facts"],
  ["opinion", "opinions"],
  ["forecast", "forecasts"],
  ["question", "questions"],
  ["instruction", "calls to act"],
  ["hedged", "hedged"],
  ["loaded", "loaded words"],
  ["named", "rests on somebody named"],
  ["anonymous", "rests on somebody not named"],
  ["nobody", "rests on nobody"],
  ["article", "the story’s own"],
  ["quoted", "in quotation marks"],
  ["corrected", "decided by you"],
  ["figure", "has a figure"],
  ...["count", "money", "percent", "ratio", "measure", "date", "time", "duration", "age", "ordinal", "score", "year"].map((kind) => /** @type {[string, string]} */ ([`figure:${kind}`, `– ${figureKinds(kind).toLowerCase()}`])),
];

/** @typedef {Hit & { story: Story }} Found */

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} article where the story is drawn
 * @param {Store} store
 * @param {{ onGo: (mark: string) => void }} actions `onGo` shows a sentence of the story that is shown
 * @returns {{ open: () => void, back: () => boolean }}
 */
export function createFind(root, article, store, { onGo }) {
  const field = element("input", { type: "search", placeholder: "Words or a value", "aria-label": "Find in the stories", autocomplete: "off", spellcheck: "false", oninput: typed, onkeydown: keyed });
  const filters = element("div", { class: "filters" });
  const status = element("p", { class: "narrowed", role: "status" });
  const results = element("div", { class: "results" });
  const hint = element("p", { class: "hint" }, ...["Values: ", ">1000", ", ", "<=5%", ", ", "10..20 miles"].map((words, at) => (at % 2 === 1 ? element("kbd", {}, words) : words)), ". Accents and capitals do not matter.");
  root.append(element("h2", {}, "Find"), field, filters, status, results, hint);
  /** @type {Found[]} */
  let found = [];
  let at = -1;
  let timer = 0;
  let stop = () => {};

  store.watch(({ panel, find, stories, current }) => (panel === "find" ? JSON.stringify([find, find.scope === "one" ? current : "", stories.length]) : ""), (key) => key && look());
  // After a correction the story is another one.
  /** @type {Story | null} */
  let last = null;
  store.watch(currentStory, (story) => {
    const same = story !== null && last?.key === story.key && last.article !== story.article;
    last = story;
    if (same && store.read().panel === "find") look();
    else paintFound();
  });

  function typed() {
    clearTimeout(timer);
    timer = setTimeout(() => change({ text: field.value }), PAUSE_MS);
  }

  /** @param {KeyboardEvent} event */
  function keyed(event) {
    if (event.key === "Enter") {
      event.preventDefault();
      clearTimeout(timer);
      if (store.read().find.text !== field.value) change({ text: field.value });
      if (found.length > 0) go((at + (event.shiftKey ? -1 : 1) + found.length) % found.length, true);
    } else if (event.key === "Escape" && field.value) {
      event.stopPropagation();
      field.value = "";
      change({ text: "" });
    }
  }

  /** @param {Partial<FindState>} change */
  function change(change) {
    store.change(({ find }) => ({ find: { ...find, ...change } }));
  }

  function look() {
    stop();
    const { find, stories } = store.read();
    if (field.value !== find.text && document.activeElement !== field) field.value = find.text;
    const current = currentStory(store.read());
    const scope = find.scope === "all" ? stories : current ? [current] : [];
    drawFilters(scope, find);
    found = [];
    at = -1;
    paint(article, "found", []);
    if (!find.text.trim() && !find.tag && !find.speaker) {
      status.textContent = "";
      return fill(results, stories.length === 0 && element("p", { class: "empty" }, "Drop a story to find something in it."));
    }
    status.textContent = "Looking …";
    const run = inSlices(scope, (story) => {
      for (const hit of search(story.article, find)) found.push({ ...hit, story });
    });
    stop = run.stop;
    run.finished.then((done) => done && draw());
  }

  function draw() {
    const { find } = store.read();
    const places = found.reduce((sum, { ranges }) => sum + Math.max(1, ranges.length), 0);
    const stories = new Set(found.map(({ story }) => story.key)).size;
    const what = valueOf(find.text) ? counted(places, "figure") : counted(places, "place");
    status.textContent = found.length === 0 ? "Nothing of the kind." : `${what}${find.scope === "all" ? ` in ${counted(stories, "story", "stories")}` : ""}`;
    fill(results, ...growingList(found, drawHit, { "aria-label": "Found" }));
    paintFound();
  }

  /** @param {Story[]} scope @param {FindState} find */
  function drawFilters(scope, { scope: where, tag, speaker }) {
    /** @type {Map<string, number>} */
    const names = new Map();
    for (const { article } of scope) {
      for (const { speaker } of article.attributions) {
        const known = speaker == null ? null : article.speakers[speaker];
        if (known && known.kind !== "unnamed") names.set(known.name, (names.get(known.name) ?? 0) + 1);
      }
    }
    if (speaker && !names.has(speaker)) names.set(speaker, 0);
    const speakers = [...names].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 500);
    fill(
      filters,
      store.read().stories.length > 1 && choice("Where", [["one", "this story"], ["all", "all stories"]], where, (scope) => change({ scope: /** @type {FindState["scope"]} */ (scope) })),
      choice("What", TAGS, tag, (tag) => change({ tag })),
      choice("Said by", [["", "anybody"], ...speakers.map(([name]) => /** @type {[string, string]} */ ([name, capital(name)]))], speaker, (speaker) => change({ speaker })),
    );
  }

  /** @param {Found} hit */
  function drawHit(hit) {
    const { story, sentence, ranges } = hit;
    const place = found.indexOf(hit);
    const first = place === 0 || found[place - 1].story !== story;
    const button = element("button", { type: "button", class: "go", dir: "auto", onclick: () => go(place, false) }, ...context(story.article.text, story.article.sentences[sentence], ranges));
    return element("li", { class: "entry hit", "data-hit": place }, first && store.read().find.scope === "all" && element("h3", {}, storyTitle(story.article)), button);
  }

  /** @param {number} place @param {boolean} stay whether the focus stays in the field */
  function go(place, stay) {
    const { story, sentence } = found[place];
    at = place;
    for (const node of results.querySelectorAll("[aria-current]")) node.removeAttribute("aria-current");
    const entry = results.querySelector(`[data-hit="${place}"] .go`);
    entry?.setAttribute("aria-current", "true");
    entry?.scrollIntoView({ block: "nearest" });
    showStory(store, story.key);
    onGo(`s${sentence}`);
    paintFound();
    if (stay) field.focus({ preventScroll: true });
  }

  function paintFound() {
    const current = store.read().current;
    paint(article, "found", found.filter(({ story }) => story.key === current).flatMap(({ ranges }) => ranges));
  }

  return {
    open() {
      store.change({ panel: "find", sheetOpen: true });
      field.focus();
      field.select();
    },
    /** To the entry that led into the story. */
    back() {
      if (at < 0) return false;
      store.change({ panel: "find", sheetOpen: true });
      /** @type {HTMLElement | null} */ (results.querySelector(`[data-hit="${at}"] .go`))?.focus();
      return true;
    },
  };
}

/**
 * A sentence, cut to the words around what was found in it.
 * @param {string} text
 * @param {Range} sentence
 * @param {readonly Range[]} ranges
 */
function context(text, { start, end }, ranges) {
  const inside = ranges.filter((range) => range.start < end);
  const from = inside.length > 0 && inside[0].start - start > BEFORE ? Math.max(start, text.lastIndexOf(" ", inside[0].start - BEFORE) + 1) : start;
  const last = inside.at(-1)?.end ?? start;
  const to = end - Math.max(last, from) > AFTER ? text.indexOf(" ", Math.max(last, from) + AFTER) : end;
  const stop = to < 0 || to > end ? end : to;
  const parts = [];
  let at = from;
  for (const range of inside) {
    if (range.start < at) continue;
    parts.push(text.slice(at, range.start), element("mark", { class: "found-words" }, text.slice(range.start, range.end)));
    at = range.end;
  }
  parts.push(text.slice(at, Math.max(at, stop)));
  return [from > start ? "… " : "", ...parts, stop < end ? " …" : ""];
}
