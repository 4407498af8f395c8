// The speakers of a story by kind, with how much rests on each, and what they say.

import { element, fill } from "../dom.js";
import { readingOf } from "../reading.js";
import { currentStory } from "../state.js";
import { capital, counted, shorten, slice, speakerName } from "../words.js";
import { entry, growingList } from "./entries.js";

/** @import { Store } from "../state.js" */
/** @import { Reading } from "../reading.js" */

/** @type {[string, string][]} */
const KINDS = [
  ["person", "Named people"],
  ["organization", "Named organizations"],
  ["document", "Documents"],
  ["group", "Groups"],
  ["anonymous", "Not named"],
  ["unnamed", "Nobody"],
];

/**
 * @param {HTMLElement} root
 * @param {Store} store
 */
export function createSpeakers(root, store) {
  store.watch(
    (state) => (state.panel === "speakers" ? currentStory(state)?.article : undefined),
    (article) => {
      if (store.read().panel !== "speakers") return;
      if (!article) return fill(root, element("h2", {}, "Speakers"), element("p", { class: "empty" }, "Drop a story to see who speaks in it."));
      const reading = readingOf(article);
      const groups = KINDS.map(([kind, name]) => drawGroup(reading, kind, name));
      fill(
        root,
        element("h2", {}, "Speakers"),
        article.speakers.length === 0 && element("p", { class: "empty" }, "Nobody is said to have said anything in this story."),
        ...groups,
      );
    },
  );
}

/** @param {Reading} reading @param {string} kind @param {string} name */
function drawGroup(reading, kind, name) {
  const { article, saysOf } = reading;
  const indices = article.speakers.flatMap((speaker, index) => (speaker.kind === kind ? [index] : []));
  if (indices.length === 0) return null;
  indices.sort((a, b) => saysOf[b].length - saysOf[a].length || a - b);
  const statements = indices.reduce((sum, index) => sum + saysOf[index].length, 0);
  const claims = new Set(reading.story.filter((sentence) => reading.attributionsOf[sentence].some((at) => indices.includes(article.attributions[at].speaker ?? -1))));
  const share = percent(claims.size, reading.story.length);
  return element(
    "section",
    { class: "group", "aria-label": name },
    element("h3", {}, name, element("span", { class: "count" }, String(indices.length))),
    statements > 0 && element("p", { class: "of-all" }, `${counted(statements, "statement")}, in ${share}% of the claims`),
    ...growingList(indices, (index) => element("li", {}, drawSpeaker(reading, index)), { class: "speaker-list" }),
  );
}

/** @param {Reading} reading @param {number} index */
function drawSpeaker(reading, index) {
  const { article, saysOf, claimsOf, story } = reading;
  const speaker = article.speakers[index];
  const says = saysOf[index];
  const share = percent(claimsOf[index], story.length);
  const passed = article.attributions.filter(({ chain, speaker: own }) => own !== index && chain.includes(index)).length;
  const facts = [
    says.length > 0 && counted(says.length, "statement"),
    share > 0 && `in ${share}% of the claims`,
    passed > 0 && `passes on ${counted(passed, "statement")} of others`,
  ].filter(Boolean);
  const bar = element("i", { class: "share", "aria-hidden": "true" });
  bar.style.width = `${share}%`;
  const node = element(
    "details",
    { class: `speaker ${speaker.kind}`, "data-speaker": index },
    element(
      "summary",
      {},
      element("b", {}, speakerName(speaker)),
      speaker.role ? element("small", {}, capital(speaker.role)) : null,
      element("small", {}, facts.join(", ") || "named only"),
      share > 0 && bar,
    ),
  );
  // What they say is drawn when it is asked for.
  node.addEventListener(
    "toggle",
    () => node.append(
      ...(speaker.kind === "unnamed" ? [] : [element("p", { class: "amend" }, element("button", { type: "button", class: "link", "data-amend": index }, "Rename, or merge with another …"))]),
      ...growingList(says, (attribution) => entry(`a${attribution}`, "words", contentWords(reading, attribution))),
    ),
    { once: true },
  );
  return node;
}

/** @param {number} part @param {number} whole */
function percent(part, whole) {
  return whole > 0 ? Math.round((100 * part) / whole) : 0;
}

/** @param {Reading} reading @param {number} index */
function contentWords({ article }, index) {
  const { content, cue } = article.attributions[index];
  const ranges = content.length > 0 ? content : cue;
  return shorten(ranges.map((range) => slice(article.text, range)).join(" … "), 140);
}
