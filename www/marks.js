// Marks as corrections name them: by their words.

import { newId } from "./corrections.js";

/** @import { ArticleAnnotation, AttributionValue, ClaimValue, Correction, FigureValue, Quote, Who } from "./types.js" */
/** @import { Mark, Reading } from "./reading.js" */
/** @import { Range } from "./ranges.js" */

/** @param {Range} range @returns {Quote} */
export function quote({ start, end }) {
  return { range: { start, end } };
}

/** @param {readonly Range[]} ranges */
export const quotes = (ranges) => ranges.map(quote);

/** @param {ArticleAnnotation} article @param {number} speaker @returns {Who} */
export function who({ speakers }, speaker) {
  const { name, kind, mentions } = speakers[speaker];
  return { name, kind, mention: mentions.length > 0 ? quote(mentions[0]) : null };
}

/**
 * A correction of a mark of the story; null for what cannot be decided about.
 * @param {ArticleAnnotation} article
 * @param {Mark} mark
 * @param {"accept" | "reject"} action
 * @returns {Correction | null}
 */
export function decision(article, mark, action) {
  const head = { ...heading(), action };
  switch (mark.kind) {
    case "figure":
      return { ...head, mark: "figure", target: quote(article.figures[mark.index]) };
    case "attribution":
      return { ...head, mark: "attribution", target: wordsOf(article, mark.index) };
    case "sentence":
      return { ...head, mark: "claim", target: quote(article.sentences[mark.index]) };
    case "hedge":
    case "loaded":
      return { ...head, mark: "word", target: quote(mark.parts[0]), role: mark.kind };
    default:
      return null;
  }
}

/** What every correction begins with. */
export function heading() {
  return { id: newId(), made: new Date().toISOString() };
}

/** @param {ArticleAnnotation} article @param {number} index of an attribution */
export function wordsOf({ attributions }, index) {
  const { source, cue, content } = attributions[index];
  return { source: quotes(source), cue: quotes(cue), content: quotes(content) };
}

/**
 * The mark that stands in a place of a story now, where there is one.
 * @param {Reading} reading
 * @param {Mark["kind"]} kind
 * @param {Range} place
 * @returns {Mark | null}
 */
export function markAt({ markById }, kind, place) {
  for (const mark of markById.values()) {
    if (mark.kind !== kind) continue;
    if (mark.parts.some(({ start, end, role }) => start === place.start && end === place.end && role !== "cue" && role !== "source")) return mark;
  }
  return null;
}

/** Where a mark stands: what a correction of it leads back to. @param {Mark} mark @returns {Range} */
export function placeOf({ parts }) {
  return parts.find(({ role }) => role === "number" || role === "content") ?? parts[0];
}

/** @param {ArticleAnnotation} article @param {Correction} correction @returns {Range | null} where its mark is or was */
export function placeOfCorrection({ speakers }, correction) {
  switch (correction.mark) {
    case "figure":
      return correction.value?.place.range ?? correction.target?.range ?? null;
    case "attribution":
      return (correction.value ?? correction.target)?.content[0]?.range ?? null;
    case "speaker":
      return correction.target.mention?.range ?? speakers.find(({ name }) => name === correction.target.name)?.mentions[0] ?? null;
    default:
      return correction.target.range;
  }
}

/**
 * A correction as it is where its words stand elsewhere: with what the reader pointed at, and no more. Null where
 * more words than these belong to it.
 * @param {Correction} correction
 * @param {Range} place
 * @returns {Correction | null}
 */
export function placedAnew(correction, place) {
  const head = { ...correction, ...heading() };
  switch (head.mark) {
    case "figure": {
      const { target, value } = head;
      if (value && target && value.place.exact !== target.exact) return null;
      return { ...head, target: target ? quote(place) : null, value: value ? { ...value, place: quote(place), qualifier: null, noun: null } : null };
    }
    case "claim":
    case "word":
      return { ...head, target: quote(place) };
    default:
      return null;
  }
}

/** The words that a correction is about. @param {Correction} correction */
export function wordsOfCorrection(correction) {
  switch (correction.mark) {
    case "figure":
      return (correction.value?.place ?? correction.target)?.exact ?? "";
    case "attribution":
      return (correction.value ?? correction.target)?.content.map(({ exact }) => exact ?? "").join(" … ") ?? "";
    case "speaker":
      return correction.target.name;
    default:
      return correction.target.exact ?? "";
  }
}
