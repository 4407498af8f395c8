// Notes in the margin: who speaks in a paragraph, through whom it came, which words take a side.

import { element } from "../dom.js";
import { sentenceAt } from "../reading.js";
import { attributedTo, capital, counted, slice, speakerKind, speakerName } from "../words.js";

/** @import { ArticleAnnotation } from "../types.js" */
/** @import { Child } from "../dom.js" */
/** @import { Reading } from "../reading.js" */
/** @import { Range } from "../ranges.js" */

/**
 * The notes of one block. They repeat what the cards say, for eyes only: screen readers meet it in
 * the marks.
 * @param {Reading} reading
 * @param {Range} block
 * @param {Set<number | string>} introduced speakers that an earlier note has presented; grows
 * @returns {HTMLElement[]}
 */
export function notesOf(reading, block, introduced) {
  const { article, attributionsOf } = reading;
  const { sentences } = article;
  /** @type {Map<number | string, number[]>} */
  const bySpeaker = new Map();
  /** @type {string[]} */
  const loaded = [];
  for (let at = sentenceAt(sentences, block.start); at < sentences.length && sentences[at].start < block.end; at += 1) {
    for (const index of attributionsOf[at]) {
      const { speaker } = article.attributions[index];
      const key = speaker ?? `unknown-${index}`;
      const indices = bySpeaker.get(key) ?? [];
      if (!indices.includes(index)) bySpeaker.set(key, [...indices, index]);
    }
    for (const { code, start, end } of sentences[at].claim.reasons) {
      if (code.startsWith("loaded")) loaded.push(slice(article.text, { start, end }));
    }
  }
  const notes = [...bySpeaker].map(([key, indices]) => {
    const first = !introduced.has(key);
    introduced.add(key);
    return speakerNote(reading, indices, first);
  });
  if (loaded.length > 0) {
    const words = loaded.map((word) => element("span", { class: "chip" }, word));
    notes.push(element("div", { class: "note plain" }, element("b", {}, loaded.length > 1 ? "Loaded words" : "Loaded word"), ...words));
  }
  return notes;
}

/**
 * @param {Reading} reading
 * @param {number[]} indices attributions of one speaker
 * @param {boolean} first whether this speaker is new to the reader
 */
function speakerNote({ article, markById, saysOf }, indices, first) {
  const attribution = article.attributions[indices[0]];
  const speaker = attribution.speaker == null ? null : article.speakers[attribution.speaker];
  const standing = markById.get(`a${indices[0]}`)?.standing ?? "nobody";
  const says = attribution.speaker == null ? indices : saysOf[attribution.speaker];
  const details = speaker
    ? [speaker.kind !== "person" && speaker.kind !== "unnamed" && speakerKind(speaker), speaker.role, says.length > 1 && counted(says.length, "statement")]
    : [];
  const line = details.filter(Boolean).join(" · ");
  const cue = attribution.cue.map((range) => slice(article.text, range)).join(" ");
  const title = standing === "nobody" ? (cue ? `“${cue}”: by whom?` : "Nobody named") : attributedTo(article, attribution);
  const chain = indices.map((index) => article.attributions[index].chain).find((links) => links.length > 1);
  const head = [element("b", {}, title), first && line ? element("small", {}, capital(line)) : null];
  return element(
    "div",
    { class: `note ${standing}`, "data-go": `a${indices[0]}` },
    ...(chain && chain[0] === attribution.speaker ? [chainPath(article, chain, head)] : [...head, chain && chainPath(article, chain)]),
  );
}

/**
 * The way of the words from the fact to the paper, as a path with a stop for each hand they went through.
 * @param {ArticleAnnotation} article
 * @param {readonly number[]} chain speakers, nearest to the fact first
 * @param {Child[]} [first] what stands at the first stop in the place of its name
 */
export function chainPath(article, chain, first) {
  const stops = chain.map((index, place) => {
    const speaker = article.speakers[index];
    return element("li", { class: speaker.kind }, ...(place === 0 && first ? first : [speakerName(speaker)]));
  });
  return element("ol", { class: "chain", "aria-label": "The way of the words, from the fact to this story" }, ...stops, element("li", { class: "here" }, "this story"));
}
