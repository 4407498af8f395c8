// Finds words, values, tags and speakers in a story. Pure.

import { readingOf, sentenceAt } from "./reading.js";

/** @import { ArticleAnnotation } from "./types.js" */
/** @import { Reading } from "./reading.js" */
/** @import { Range } from "./ranges.js" */

/** @typedef {ArticleAnnotation["figures"][number]} Figure */

/**
 * What is looked for. `text` is words, or a value: ">1000", "<=5%", "10..20 miles", "=$40".
 * @typedef {{ text: string, tag: string, speaker: string }} Query
 */

/** A sentence that has it, with the words to show. @typedef {{ sentence: number, ranges: Range[] }} Hit */

/** @typedef {{ low: number, high: number, open: "low" | "high" | "both" | "none", unit: string }} Value `open` ends are not part of it */

/** @typedef {{ folded: string, places: Uint32Array | null }} Folded `places` of each unit in the text; null where they are the same */

/** @type {WeakMap<ArticleAnnotation, Folded>} */
const foldings = new WeakMap();

/**
 * Every sentence of a story that has what is looked for, in text order.
 * @param {ArticleAnnotation} article
 * @param {Query} query
 * @returns {Hit[]}
 */
export function search(article, { text, tag, speaker }) {
  const reading = readingOf(article);
  const value = valueOf(text);
  const words = value ? "" : fold(text.trim()).folded;
  const passes = (/** @type {number} */ sentence) => hasTag(reading, sentence, tag) && hasSpeaker(reading, sentence, speaker);
  if (!value && !words) {
    if (!tag && !speaker) return [];
    return article.sentences.flatMap((_, sentence) => (passes(sentence) ? [{ sentence, ranges: rangesOf(reading, sentence, tag) }] : []));
  }
  const ranges = value ? article.figures.filter((figure) => within(figure, value) && isOfKind(figure, tag)) : occurrences(article, words);
  /** @type {Hit[]} */
  const hits = [];
  for (const { start, end } of ranges) {
    const sentence = sentenceAt(article.sentences, start);
    if (sentence >= article.sentences.length || !passes(sentence)) continue;
    const last = hits.at(-1);
    if (last?.sentence === sentence) last.ranges.push({ start, end });
    else hits.push({ sentence, ranges: [{ start, end }] });
  }
  return hits;
}

/**
 * A text as it is compared: no capitals, no accents, one kind of quotation mark, dash and space.
 * @param {string} text
 * @returns {Folded}
 */
export function fold(text) {
  // eslint-disable-next-line no-control-regex
  if (/^[\x20-\x7e]*$/.test(text)) return { folded: text.toLowerCase(), places: null };
  /** @type {string[]} */
  const parts = [];
  /** @type {number[]} */
  const places = [];
  let at = 0;
  for (const character of text) {
    const plain = ALIKE[character] ?? character.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
    parts.push(plain);
    for (let unit = 0; unit < plain.length; unit += 1) places.push(at);
    at += character.length;
  }
  return { folded: parts.join(""), places: Uint32Array.from(places) };
}

/** @type {Record<string, string>} */
const ALIKE = { "\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i" };

/** @param {ArticleAnnotation} article @param {string} words folded @returns {Range[]} */
function occurrences(article, words) {
  let known = foldings.get(article);
  if (!known) foldings.set(article, (known = fold(article.text)));
  const { folded, places } = known;
  /** @type {Range[]} */
  const found = [];
  for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, at + words.length)) {
    const end = at + words.length;
    if (!places) found.push({ start: at, end });
    else found.push({ start: places[at], end: end < places.length ? endOf(places, end) : article.text.length });
  }
  return found;
}

/** The end of a character whose last unit is before `end`; its accents belong to it. @param {Uint32Array} places @param {number} end */
function endOf(places, end) {
  const last = places[end - 1];
  let after = end;
  while (after < places.length && places[after] === last) after += 1;
  return after < places.length ? places[after] : last + 1;
}

const SYMBOLS = /** @type {Record<string, string>} */ ({ $: "USD", "€": "EUR", "£": "GBP", "¥": "JPY" });
const SCALES = /** @type {Record<string, number>} */ ({ k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9, trillion: 1e12 });

/**
 * A value that is asked for, or null where words are.
 * @param {string} text
 * @returns {Value | null}
 */
export function valueOf(text) {
  const number = "([$€£¥]?)\\s*(-?[\\d,]*\\.?\\d+)\\s*(k|thousand|m|million|bn|billion|trillion)?\\b\\s*";
  const unit = "(%|[\\p{L}° ]*)";
  const range = new RegExp(`^${number}(?:\\.\\.|–)\\s*${number}${unit}$`, "iu").exec(text.trim());
  if (range) {
    const [, sign, from, scale, , to, otherScale, name] = range;
    const shared = otherScale ?? "";
    return { low: amount(from, scale ?? shared), high: amount(to, shared), open: "none", unit: unitOf(sign, name) };
  }
  const bound = new RegExp(`^(>=|<=|≥|≤|>|<|=)\\s*${number}${unit}$`, "iu").exec(text.trim());
  if (!bound) return null;
  const [, sign, symbol, digits, scale, name] = bound;
  const value = amount(digits, scale ?? "");
  const named = unitOf(symbol, name);
  if (sign === "=") return { low: value, high: value, open: "none", unit: named };
  if (sign === ">" || sign === ">=" || sign === "≥") return { low: value, high: Infinity, open: sign === ">" ? "low" : "none", unit: named };
  return { low: -Infinity, high: value, open: sign === "<" ? "high" : "none", unit: named };
}

/** @param {string} digits @param {string} scale */
function amount(digits, scale) {
  return Number(digits.replaceAll(",", "")) * (SCALES[scale.toLowerCase()] ?? 1);
}

/** @param {string} symbol @param {string} name */
function unitOf(symbol, name) {
  return (SYMBOLS[symbol] ?? name.trim()).toLowerCase().replace(/(?<=[a-z]{3})s$/, "");
}

/** @param {Figure} figure @param {Value} asked */
function within({ value, high, unit }, { low, high: most, open, unit: named }) {
  if (typeof value !== "number") return false;
  if (named && (unit ?? "").toLowerCase() !== named) return false;
  const top = high ?? value;
  const above = open === "low" || open === "both" ? top > low : top >= low;
  const below = open === "high" || open === "both" ? value < most : value <= most;
  return above && below;
}

/** Which figures a tag asks for, where it asks for any. @param {Figure} figure @param {string} tag */
function isOfKind({ kind }, tag) {
  return !tag.startsWith("figure:") || tag === `figure:${kind}`;
}

/** @param {Reading} reading @param {number} sentence @param {string} tag */
function hasTag({ article, standings, figuresOf, attributionsOf }, sentence, tag) {
  const { claim } = article.sentences[sentence];
  if (!tag) return true;
  if (tag.startsWith("figure:")) return figuresOf[sentence].some((index) => isOfKind(article.figures[index], tag));
  switch (tag) {
    case "hedged":
      return claim.hedged;
    case "loaded":
      return claim.loaded;
    case "figure":
      return figuresOf[sentence].length > 0;
    case "quoted":
      return attributionsOf[sentence].some((index) => article.attributions[index].mode !== "indirect");
    case "named":
    case "anonymous":
    case "nobody":
    case "article":
      return standings[sentence] === tag;
    case "corrected":
      return Boolean(
        claim.review ||
          claim.reasons.some(({ review }) => review) ||
          figuresOf[sentence].some((index) => article.figures[index].review) ||
          attributionsOf[sentence].some((index) => article.attributions[index].review),
      );
    default:
      return claim.kind === tag;
  }
}

/** @param {Reading} reading @param {number} sentence @param {string} speaker a name */
function hasSpeaker({ article, attributionsOf }, sentence, speaker) {
  if (!speaker) return true;
  const wanted = fold(speaker).folded;
  return attributionsOf[sentence].some((index) => {
    const { speaker: own, chain } = article.attributions[index];
    return [own, ...chain].some((one) => one != null && fold(article.speakers[one].name).folded === wanted);
  });
}

/** What to show of a sentence that is found by its tag. @param {Reading} reading @param {number} sentence @param {string} tag @returns {Range[]} */
function rangesOf({ article, figuresOf }, sentence, tag) {
  if (tag.startsWith("figure")) return figuresOf[sentence].map((index) => article.figures[index]).filter((figure) => isOfKind(figure, tag));
  if (tag === "hedged" || tag === "loaded") return article.sentences[sentence].claim.reasons.filter(({ code }) => code === (tag === "hedged" ? "hedge" : "loaded"));
  return [];
}
