// What the page derives of an annotation: its marks in order, who stands behind every sentence,
// what every speaker says. Pure; kept as long as the annotation is.

import { listingOf } from "./folded.js";
import { flatten } from "./ranges.js";

/** @import { ArticleAnnotation } from "./types.js" */
/** @import { Layer } from "./state.js" */
/** @import { Range } from "./ranges.js" */

/**
 * Who stands behind words: somebody named, somebody not named, nobody; "article" where the story
 * asserts them itself.
 * @typedef {"named" | "anonymous" | "nobody" | "article"} Standing
 */

/** @typedef {"block" | "sentence" | "content" | "source" | "cue" | "hedge" | "loaded" | "qualifier" | "number"} Role */

/** @typedef {Range & { role: Role, mark: Mark }} Part a stretch of text that belongs to a mark */

/**
 * What one card explains. `index` counts figures, attributions, sentences or blocks, by kind.
 * @typedef {object} Mark
 * @property {string} id
 * @property {"block" | "sentence" | "attribution" | "hedge" | "loaded" | "figure"} kind
 * @property {number} index
 * @property {Standing} standing
 * @property {Part[]} parts in text order
 */

/**
 * @typedef {object} Reading
 * @property {ArticleAnnotation} article
 * @property {Mark[]} marks in text order, without the sentences
 * @property {Map<string, Mark>} markById sentences and dimmed blocks too
 * @property {Part[]} parts of all marks, in text order, but those of blocks
 * @property {number[]} story indices of the sentences that belong to the story itself
 * @property {Standing[]} standings who stands behind each sentence
 * @property {number[][]} figuresOf indices of the figures in each sentence
 * @property {number[][]} attributionsOf indices of the attributions that have words in each sentence
 * @property {number[][]} saysOf indices of the attributions of each speaker
 * @property {number[]} claimsOf in how many claims of the story each speaker has words
 */

/** The switch that governs each role. @type {Record<Role, Layer | null>} */
export const LAYER_OF = {
  block: null,
  sentence: null,
  content: "contents",
  source: "sources",
  cue: "cues",
  hedge: "hedges",
  loaded: "loaded",
  qualifier: "figures",
  number: "figures",
};

const ROLES = Object.keys(LAYER_OF);

/** Which of two parts that overlap is the outer: by role, then the one that begins first. @param {Part} a @param {Part} b */
export function outerFirst(a, b) {
  return ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.start - b.start || b.end - a.end;
}

/** Blocks that are around the story rather than in it. */
const AROUND = new Set(["furniture", "byline", "dateline"]);

/** @type {WeakMap<ArticleAnnotation, Reading>} */
const readings = new WeakMap();

/** @param {ArticleAnnotation} article @returns {Reading} */
export function readingOf(article) {
  let reading = readings.get(article);
  if (!reading) readings.set(article, (reading = derive(article)));
  return reading;
}

/** How many sentences of a story claim something. @param {ArticleAnnotation} article */
export function claimCount(article) {
  return listingOf(article)?.claims ?? readingOf(article).story.length;
}

/**
 * Who stands behind an attribution. A source that could not be resolved counts as not named.
 * @param {ArticleAnnotation} article
 * @param {number} index of an attribution
 * @returns {Standing}
 */
export function standingOf({ attributions, speakers }, index) {
  const { speaker, source } = attributions[index];
  const kind = speaker == null ? null : speakers[speaker]?.kind;
  if (kind === "unnamed" || (!kind && source.length === 0)) return "nobody";
  return !kind || kind === "anonymous" ? "anonymous" : "named";
}

/** @param {ArticleAnnotation} article @returns {Reading} */
function derive(article) {
  const { sentences, blocks, figures, attributions, speakers } = article;
  const marks = [
    ...figures.map((_, index) => figureMark(article, index)),
    ...attributions.map((_, index) => attributionMark(article, index)),
    ...sentences.flatMap((_, index) => wordMarks(article, index)),
  ]
    .filter((mark) => mark.parts.length > 0)
    .sort((a, b) => a.parts[0].start - b.parts[0].start || b.parts[0].end - a.parts[0].end);

  const attributionsOf = spread(sentences, attributions);
  const standings = sentences.map((sentence, index) => sentenceStanding(article, sentence, attributionsOf[index]));
  const sentenceMarks = sentences.map((sentence, index) =>
    mark(`s${index}`, "sentence", index, standings[index], [["sentence", [sentence]]]),
  );
  // In what is dimmed nothing is marked: all of it is one block that a card explains.
  const dimmed = blocks.flatMap((block, index) =>
    block.kind === "furniture" ? [mark(`b${index}`, "block", index, "article", [["block", [block]]])] : [],
  );
  const read = sentenceMarks.filter(({ index }) => blocks[sentences[index].block]?.kind !== "furniture");
  const story = sentences.flatMap(({ block, claim }, index) => (AROUND.has(blocks[block]?.kind) || claim.kind === "other" ? [] : [index]));
  /** @type {number[][]} */
  const figuresOf = sentences.map(() => []);
  figures.forEach(({ sentence }, index) => figuresOf[sentence]?.push(index));
  /** @type {number[][]} */
  const saysOf = speakers.map(() => []);
  attributions.forEach(({ speaker }, index) => speaker != null && saysOf[speaker]?.push(index));

  return {
    article,
    marks,
    markById: new Map([...dimmed, ...sentenceMarks, ...marks].map((mark) => [mark.id, mark])),
    parts: [...read, ...marks].flatMap((mark) => mark.parts).sort((a, b) => a.start - b.start),
    story,
    standings,
    figuresOf,
    attributionsOf,
    saysOf,
    claimsOf: countClaims(article, story, attributionsOf),
  };
}

/**
 * @param {ArticleAnnotation} article
 * @param {readonly number[]} story
 * @param {readonly number[][]} attributionsOf
 */
function countClaims({ speakers, attributions }, story, attributionsOf) {
  const counts = speakers.map(() => 0);
  for (const sentence of story) {
    for (const speaker of new Set(attributionsOf[sentence].map((index) => attributions[index].speaker))) {
      if (speaker != null) counts[speaker] += 1;
    }
  }
  return counts;
}

/**
 * @param {string} id
 * @param {Mark["kind"]} kind
 * @param {number} index
 * @param {Standing} standing
 * @param {[Role, readonly Range[]][]} spans
 * @returns {Mark}
 */
function mark(id, kind, index, standing, spans) {
  /** @type {Mark} */
  const made = { id, kind, index, standing, parts: [] };
  made.parts = spans
    .flatMap(([role, ranges]) => ranges.map(({ start, end }) => ({ start, end, role, mark: made })))
    .sort((a, b) => a.start - b.start);
  return made;
}

/** @param {ArticleAnnotation} article @param {number} index */
function figureMark({ figures }, index) {
  const figure = figures[index];
  return mark(`f${index}`, "figure", index, "article", [
    ["qualifier", figure.qualifier ? [figure.qualifier] : []],
    ["number", [figure]],
  ]);
}

/** @param {ArticleAnnotation} article @param {number} index */
function attributionMark(article, index) {
  const { source, cue, content } = article.attributions[index];
  return mark(`a${index}`, "attribution", index, standingOf(article, index), [
    ["source", source],
    ["cue", cue],
    ["content", content],
  ]);
}

/**
 * Hedges and loaded words: the reasons of a sentence's tags that are shown in the text.
 * @param {ArticleAnnotation} article
 * @param {number} index
 * @returns {Mark[]}
 */
function wordMarks({ sentences, blocks }, index) {
  const { claim, block } = sentences[index];
  if (blocks[block]?.kind === "furniture") return [];
  return claim.reasons.flatMap((reason, place) => {
    const role = roleOfReason(reason.code);
    return role ? [mark(`${role[0]}${index}.${place}`, role, index, "article", [[role, [reason]]])] : [];
  });
}

/** @param {string} code @returns {"hedge" | "loaded" | null} */
export function roleOfReason(code) {
  if (code.startsWith("hedge")) return "hedge";
  return code.startsWith("loaded") ? "loaded" : null;
}

/**
 * For each sentence the attributions with some of their content in it. Both lists are in text
 * order, so that one walk does.
 * @param {ArticleAnnotation["sentences"]} sentences
 * @param {ArticleAnnotation["attributions"]} attributions
 */
function spread(sentences, attributions) {
  /** @type {number[][]} */
  const found = sentences.map(() => []);
  attributions.forEach(({ content }, index) => {
    for (const { start, end } of content) {
      for (let at = sentenceAt(sentences, start); at < sentences.length && sentences[at].start < end; at += 1) {
        if (sentences[at].end > start && found[at].at(-1) !== index) found[at].push(index);
      }
    }
  });
  return found;
}

/**
 * @param {readonly Range[]} sentences
 * @param {number} offset
 * @returns {number} index of the first sentence that ends after the offset
 */
export function sentenceAt(sentences, offset) {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle].end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Who stands behind most of the reported words of a sentence, the nearest to the fact where one
 * reports another. The words that report ("a deckhand said") are nobody's.
 * @param {ArticleAnnotation} article
 * @param {Range} sentence
 * @param {number[]} indices
 * @returns {Standing}
 */
function sentenceStanding(article, sentence, indices) {
  if (indices.length === 0) return "article";
  const ranges = indices.flatMap((index) => {
    const { source, cue, content } = article.attributions[index];
    return [...content.map(at(index)), ...[...source, ...cue].map(at(null))];
  });
  const lengths = { named: 0, anonymous: 0, nobody: 0, article: 0 };
  for (const { start, end, covers } of flatten(ranges, sentence.start, sentence.end, widerFirst)) {
    const index = covers.at(-1)?.index;
    if (index != null) lengths[standingOf(article, index)] += end - start;
  }
  const [standing] = /** @type {[Standing, number][]} */ (Object.entries(lengths)).reduce((best, entry) =>
    entry[1] > best[1] ? entry : best,
  );
  return standing;

  /** @param {number | null} index */
  function at(index) {
    return (/** @type {Range} */ { start, end }) => ({ start, end, index });
  }
}

/** @param {Range} a @param {Range} b */
function widerFirst(a, b) {
  return a.start - b.start || b.end - a.end;
}

/**
 * How many sentences of the story rest on whom.
 * @param {Reading} reading
 * @param {readonly number[]} [sentences] all of the story when left out
 * @returns {Record<Standing, number>}
 */
export function tally({ story, standings }, sentences = story) {
  const counts = { named: 0, anonymous: 0, nobody: 0, article: 0 };
  for (const sentence of sentences) counts[standings[sentence]] += 1;
  return counts;
}
