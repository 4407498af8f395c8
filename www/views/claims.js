// The claims of a story in the order in which they are worth checking, each with its reasons.

import { element, fill } from "../dom.js";
import { readingOf } from "../reading.js";
import { currentStory } from "../state.js";
import { capital, counted, shorten, slice, STANDING } from "../words.js";
import { choice, entry, growingList } from "./entries.js";

/** @import { ClaimFilter, Store } from "../state.js" */
/** @import { Reading } from "../reading.js" */

/** @type {[string, string][]} */
const KINDS = [
  ["fact", "facts"],
  ["opinion", "opinions"],
  ["forecast", "forecasts"],
  ["question", "questions"],
  ["instruction", "calls to act"],
];

/**
 * What makes a claim worth checking: a reason that everybody can see, each worth the same.
 * @type {[string, string, (reading: Reading, sentence: number) => boolean][]}
 */
const REASONS = [
  ["figure", "has a figure", ({ figuresOf }, at) => figuresOf[at].length > 0],
  ["nobody", "nobody stands behind it", ({ standings }, at) => standings[at] === "nobody"],
  ["anonymous", "its source is not named", ({ standings }, at) => standings[at] === "anonymous"],
  ["hedged", "hedged", ({ article }, at) => article.sentences[at].claim.hedged],
  ["hearsay", "came through several hands", ({ article, attributionsOf }, at) => attributionsOf[at].some((index) => article.attributions[index].chain.length > 1)],
  ["loaded", "loaded words", ({ article }, at) => article.sentences[at].claim.loaded],
];

/**
 * Sentences of a story with the reasons to check them, the one with most reasons first. Only a fact
 * can be checked: opinions, forecasts and the like come after all facts.
 * @param {Reading} reading
 * @param {readonly string[]} ignored reasons that the reader has switched off
 * @returns {{ sentence: number, reasons: string[] }[]}
 */
export function worthChecking(reading, ignored) {
  const { article, story } = reading;
  const used = REASONS.filter(([code]) => !ignored.includes(code));
  return story
    .map((sentence) => ({
      sentence,
      reasons: used.filter(([, , holds]) => holds(reading, sentence)).map(([code]) => code),
      checkable: Number(article.sentences[sentence].claim.kind === "fact"),
    }))
    .sort((a, b) => b.checkable - a.checkable || b.reasons.length - a.reasons.length || a.sentence - b.sentence);
}

/**
 * @param {HTMLElement} root
 * @param {Store} store
 */
export function createClaims(root, store) {
  store.watch(
    (state) => (state.panel === "claims" ? currentStory(state)?.article : undefined),
    () => draw(),
  );
  store.watch(({ claims }) => claims, draw);
  store.watch(({ ignoredReasons }) => ignoredReasons, draw);

  function draw() {
    const { panel, claims: filter, ignoredReasons } = store.read();
    const article = currentStory(store.read())?.article;
    if (panel !== "claims") return;
    if (!article) return fill(root, element("h2", {}, "Claims"), element("p", { class: "empty" }, "Drop a story to see its claims."));
    const reading = readingOf(article);
    const all = worthChecking(reading, ignoredReasons);
    const chosen = all.filter(({ sentence }) => passes(reading, sentence, filter));
    fill(
      root,
      element("h2", {}, "Claims, worth checking first"),
      all.length > 0 && drawFilters(reading, filter),
      all.length > 0 && drawReasons(ignoredReasons),
      chosen.length === 0 && element("p", { class: "empty" }, all.length > 0 ? "No claim is of that kind." : "There are no claims in this story."),
      ...growingList(chosen, (claim) => drawEntry(reading, claim), { "aria-label": counted(chosen.length, "claim") }),
    );
  }

  /** @param {Reading} reading @param {ClaimFilter} filter */
  function drawFilters({ article, story }, filter) {
    const count = (/** @type {string} */ kind) => story.filter((at) => article.sentences[at].claim.kind === kind).length;
    const kinds = KINDS.filter(([kind]) => count(kind) > 0).map(([kind, name]) => /** @type {[string, string]} */ ([kind, `${name} (${count(kind)})`]));
    const standings = /** @type {[string, string][]} */ (Object.entries(STANDING));
    return element(
      "div",
      { class: "filters" },
      choice("Show", [["", `all ${story.length}`], ...kinds], filter.kind, (kind) => change({ kind })),
      choice("Rests on", [["", "anybody"], ...standings.map(([key, name]) => /** @type {[string, string]} */ ([key, name.toLowerCase()]))], filter.standing, (standing) =>
        change({ standing: /** @type {ClaimFilter["standing"]} */ (standing) }),
      ),
      choice("With", [["", "anything"], ["figure", "a figure"], ["hedged", "a hedge"], ["loaded", "a loaded word"]], filter.tag, (tag) =>
        change({ tag: /** @type {ClaimFilter["tag"]} */ (tag) }),
      ),
    );
  }

  /** @param {readonly string[]} ignored */
  function drawReasons(ignored) {
    return element(
      "details",
      { class: "reasons", open: root.querySelector(".reasons")?.hasAttribute("open") },
      element("summary", {}, "What counts for the order"),
      ...REASONS.map(([code, name]) => {
        const box = element("input", { type: "checkbox", "data-control": code, checked: !ignored.includes(code), onchange: () => toggle(code, box.checked) });
        return element("label", { class: "switch" }, box, capital(name));
      }),
    );
  }

  /** @param {string} code @param {boolean} counts */
  function toggle(code, counts) {
    store.change(({ ignoredReasons }) => ({
      ignoredReasons: counts ? ignoredReasons.filter((other) => other !== code) : [...ignoredReasons, code],
    }));
  }

  /** @param {Partial<ClaimFilter>} part */
  function change(part) {
    store.change(({ claims }) => ({ claims: { ...claims, ...part } }));
  }
}

/** @param {Reading} reading @param {number} sentence @param {ClaimFilter} filter */
function passes({ article, standings, figuresOf }, sentence, { kind, standing, tag }) {
  const { claim } = article.sentences[sentence];
  if (kind && claim.kind !== kind) return false;
  if (standing && standings[sentence] !== standing) return false;
  if (tag === "figure") return figuresOf[sentence].length > 0;
  return !tag || claim[tag];
}

/** @param {Reading} reading @param {{ sentence: number, reasons: string[] }} claim */
function drawEntry({ article, standings }, { sentence, reasons }) {
  const { claim } = article.sentences[sentence];
  const chips = REASONS.filter(([code]) => reasons.includes(code)).map(([, name]) => element("span", { class: "chip" }, name));
  return entry(
    `s${sentence}`,
    standings[sentence],
    element("span", { class: "words" }, shorten(slice(article.text, article.sentences[sentence]), 180)),
    element("span", { class: "chips" }, claim.kind === "fact" ? null : element("span", { class: "chip kind" }, claim.kind), ...chips),
  );
}
