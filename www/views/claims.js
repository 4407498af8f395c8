// The claims of a story in the order in which they are worth checking, each with its reasons.

import { reasonsOf, SINKS, WORTH, worthChecking } from "../checking.js";
import { element, fill } from "../dom.js";
import { readingOf, tally } from "../reading.js";
import { checkWords } from "../reasons.js";
import { currentStory } from "../state.js";
import { capital, counted, shorten, slice } from "../words.js";
import { entry, growingList } from "./entries.js";

/** @import { ClaimFilter, Store } from "../state.js" */
/** @import { CheckCode } from "../types.js" */
/** @import { Reading, Standing } from "../reading.js" */

/**
 * One way to narrow the list: what it is called, how many claims it leaves, and the filter it sets.
 * @typedef {{ name: string, kind: string, count: number, part: Partial<ClaimFilter> }} Facet
 */

/** @type {[string, string][]} */
const KINDS = [
  ["fact", "Facts"],
  ["opinion", "Opinions"],
  ["forecast", "Forecasts"],
  ["question", "Questions"],
  ["instruction", "Calls to act"],
];

/** @type {[Standing, string][]} */
const STANDINGS = [
  ["named", "Named source"],
  ["anonymous", "Unnamed source"],
  ["nobody", "No source"],
  ["article", "Story’s own"],
];

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
  store.watch(({ repeated }) => repeated, draw);

  function draw() {
    const { panel, claims: filter, ignoredReasons, repeated } = store.read();
    const story = currentStory(store.read());
    if (panel !== "claims") return;
    if (!story) return fill(root, element("h2", {}, "Claims"), element("p", { class: "empty" }, "Drop a story to see its claims."));
    const reading = readingOf(story.article);
    const all = worthChecking(reading, ignoredReasons, repeated[story.key]);
    const chosen = all.filter((sentence) => passes(reading, sentence, filter));
    const narrowed = filter.kind || filter.standing || filter.tag;
    fill(
      root,
      element("h2", {}, "Claims, worth checking first"),
      all.length > 0 && drawFacets(reading, all, filter),
      all.length > 0 && drawReasons(ignoredReasons),
      narrowed && all.length > 0 && element(
        "p",
        { class: "narrowed" },
        `${chosen.length} of ${counted(all.length, "claim")} · `,
        element("button", { type: "button", class: "link", "data-control": "all-claims", onclick: () => store.change({ claims: { kind: "", standing: "", tag: "" } }) }, "show all"),
      ),
      chosen.length === 0 && element("p", { class: "empty" }, all.length > 0 ? "No claim is of that kind." : "There are no claims in this story."),
      ...growingList(chosen, (sentence) => drawEntry(reading, sentence, reasonsOf(reading, sentence, ignoredReasons, repeated[story.key])), { "aria-label": counted(chosen.length, "claim") }),
    );
  }

  /**
   * What the claims are, as bars: each also narrows the list.
   * @param {Reading} reading
   * @param {number[]} claims sentences
   * @param {ClaimFilter} filter
   */
  function drawFacets(reading, claims, filter) {
    const group = (/** @type {string} */ name, /** @type {Facet[]} */ facets) =>
      element(
        "div",
        { class: "facets", role: "group", "aria-label": name },
        ...facets.filter(({ count, part }) => count > 0 || isOn(part, filter)).map((facet) => drawFacet(facet, claims.length, filter)),
      );
    return element("div", { class: "shares" }, ...facetsOf(reading, claims).map(([name, facets]) => group(name, facets)));
  }

  /** @param {Facet} facet @param {number} total @param {ClaimFilter} filter */
  function drawFacet({ name, kind, count, part }, total, filter) {
    const on = isOn(part, filter);
    const [key] = /** @type {(keyof ClaimFilter)[]} */ (Object.keys(part));
    const button = element(
      "button",
      {
        type: "button",
        class: `facet ${kind}`,
        "aria-pressed": String(on),
        "data-control": `facet-${kind}`,
        title: `${count} of ${counted(total, "claim")}`,
        onclick: () => store.change(({ claims }) => ({ claims: { ...claims, ...(on ? { [key]: "" } : part) } })),
      },
      element("span", {}, name),
      element("b", {}, String(count)),
    );
    button.style.setProperty("--share", `${Math.round((100 * count) / Math.max(1, total))}%`);
    return button;
  }

  /** @param {readonly CheckCode[]} ignored */
  function drawReasons(ignored) {
    const box = (/** @type {CheckCode} */ code) => {
      const input = element("input", { type: "checkbox", "data-control": code, checked: !ignored.includes(code), onchange: () => toggle(code, input.checked) });
      return element("label", { class: "switch" }, input, capital(checkWords(code)));
    };
    return element(
      "details",
      { class: "reasons", open: root.querySelector(".reasons")?.hasAttribute("open") },
      element("summary", {}, "What counts for the order", ignored.length > 0 && ` (${ignored.length} off)`),
      element("p", { class: "hint" }, "A claim comes before others when more of these hold:"),
      ...WORTH.map(box),
      element("p", { class: "hint" }, "It comes last when:"),
      ...SINKS.map(box),
    );
  }

  /** @param {CheckCode} code @param {boolean} counts */
  function toggle(code, counts) {
    store.change(({ ignoredReasons }) => ({
      ignoredReasons: counts ? ignoredReasons.filter((other) => other !== code) : [...ignoredReasons, code],
    }));
  }
}

/** @param {Partial<ClaimFilter>} part @param {ClaimFilter} filter */
function isOn(part, filter) {
  return Object.entries(part).every(([key, value]) => filter[/** @type {keyof ClaimFilter} */ (key)] === value);
}

/** @param {Reading} reading @param {number[]} claims @returns {[string, Facet[]][]} */
function facetsOf(reading, claims) {
  const { article, figuresOf } = reading;
  const count = (/** @type {(sentence: number) => boolean} */ holds) => claims.filter(holds).length;
  const standing = tally(reading, claims);
  return [
    ["What they are", KINDS.map(([kind, name]) => ({ name, kind, part: { kind }, count: count((at) => article.sentences[at].claim.kind === kind) }))],
    [
      "Who stands behind them",
      [
        { name: "Attributed", kind: "attributed", part: { standing: "attributed" }, count: claims.length - standing.article },
        ...STANDINGS.map(([kind, name]) => ({ name, kind, part: { standing: kind }, count: standing[kind] })),
      ],
    ],
    [
      "What they hold",
      [
        { name: "With a figure", kind: "figures", part: { tag: "figure" }, count: count((at) => figuresOf[at].length > 0) },
        { name: "Hedged", kind: "hedged", part: { tag: "hedged" }, count: count((at) => article.sentences[at].claim.hedged) },
        { name: "Loaded words", kind: "loaded-words", part: { tag: "loaded" }, count: count((at) => article.sentences[at].claim.loaded) },
      ],
    ],
  ];
}

/** @param {Reading} reading @param {number} sentence @param {ClaimFilter} filter */
function passes({ article, standings, figuresOf }, sentence, { kind, standing, tag }) {
  const { claim } = article.sentences[sentence];
  if (kind && claim.kind !== kind) return false;
  if (standing === "attributed" ? standings[sentence] === "article" : standing && standings[sentence] !== standing) return false;
  if (tag === "figure") return figuresOf[sentence].length > 0;
  return !tag || claim[tag];
}

/** @param {Reading} reading @param {number} sentence @param {CheckCode[]} reasons */
function drawEntry({ article, standings }, sentence, reasons) {
  const { claim } = article.sentences[sentence];
  const tags = [claim.kind !== "fact" && claim.kind, claim.hedged && "hedged", claim.loaded && "loaded words"].filter((tag) => tag !== false);
  const chips = reasons.map((code) => element("span", { class: SINKS.includes(code) ? "chip sinks" : "chip" }, checkWords(code)));
  return entry(
    `s${sentence}`,
    standings[sentence],
    element("span", { class: "words" }, shorten(slice(article.text, article.sentences[sentence]), 180)),
    element("span", { class: "chips" }, ...tags.map((tag) => element("span", { class: "chip kind" }, tag)), ...chips),
  );
}
