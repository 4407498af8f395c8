// Reasons in plain words: why a claim, an attribution or a block is taken for what it is. The types
// see to it that no code of the analysis is without words.

/** @import { AttributionCode, BlockCode, CheckCode, ClaimCode } from "./types.js" */

/** @type {Record<ClaimCode, string>} */
const CLAIM = {
  assertion: "it asserts something",
  figure: "it has a figure",
  reported: "somebody is said to have said it",
  future: "it tells what is to come",
  question: "it asks",
  "rhetorical-question": "it asks what it has answered already",
  imperative: "it tells somebody to do something",
  judgement: "a word that judges",
  stance: "a word that takes a stand",
  "turn-of-phrase": "a turn of phrase of opinions",
  duty: "it says what ought to be",
  evaluation: "a word that rates",
  intensity: "a word that lays it on",
  superlative: "the most or the least, without a measure",
  degree: "“so” or “too” much of something",
  address: "it speaks for the writer or to the reader",
  exclamation: "an exclamation",
  comparison: "more or less of something, without a measure",
  contraction: "a contraction, as one talks",
  opening: "an opening that turns to the reader",
  condition: "what would be, if",
  fragment: "a sentence without a verb",
  maxim: "a general truth, as it is put",
  general: "it tells what always holds",
  contrast: "it says what something is not",
  sweeping: "it speaks of everybody, or of nobody",
  hedge: "a hedge",
  "hedge-scope": "what the hedge weakens",
  loaded: "a loaded word",
  reader: "you said so",
};

/** @type {Record<AttributionCode, string>} */
const ATTRIBUTION = {
  "according-to": "“according to” and the like",
  "hearsay-adverb": "a word for what one has heard",
  "cue-verb": "a verb of saying",
  "cue-noun": "a noun of saying",
  "cue-mark": "a mark that opens what is said",
  "cue-words": "words that report",
  "reported-clause": "the clause that is reported",
  "quotation-marks": "quotation marks",
  "cue-then-quotation": "words that report, then a quotation",
  "quotation-then-cue": "a quotation, then words that report",
  "quotation-carried-on": "a quotation that goes on from before",
  transcript: "a name and a colon, as in a transcript",
  "reporting-clause": "a subject, a verb of saying or thinking, and what is said",
  "hearsay-passive": "a passive that names nobody, as “it was reported”",
  signature: "a name below, as under a letter",
  "block-quotation": "a paragraph set apart as a quotation",
  reader: "you said so",
};

/** Reasons to check a sentence, as chips have them. @type {Record<CheckCode, string>} */
const CHECK = {
  "has-figure": "has a figure",
  "names-somebody": "names somebody",
  "names-place": "names a place",
  "gives-date": "gives a date",
  "nobody-behind": "gives no source",
  "anonymous-behind": "its source is not named",
  new: "has just happened",
  repeated: "in other stories too",
  experience: "own experience",
  prediction: "not happened yet",
  "not-checkable": "evidence cannot settle it",
};

/** What a block is, by the reason it was taken for it. @type {Record<BlockCode, string>} */
const BLOCK = {
  "": "Running text",
  reader: "As you said",
  credit: "Who took the picture, or what it shows",
  byline: "Who wrote it",
  "publication-date": "When it was published",
  dateline: "Where and when it was written",
  "list-marker": "Marked as an item of a list",
  "heading-mark": "Marked as a heading",
  "before-story": "Stands over the story",
  "under-headline": "Stands under the headline",
  "before-paragraph": "A short line over a paragraph",
  "share-bar": "Share buttons",
  "comment-form": "Comment form",
  "comment-policy": "Rules for comments",
  "author-box": "About the author",
  "related-headline": "Another story’s headline",
  "read-more": "Links to more",
  newsletter: "Newsletter",
  subscription: "Subscription offer",
  advertisement: "Advertisement",
  navigation: "Site navigation",
  copyright: "Copyright notice",
  "publisher-note": "Note of the publisher",
  "update-note": "Note on updates",
  "site-notice": "Notice of the site",
  "reading-time": "Reading time",
  "end-mark": "Mark of the story’s end",
  topics: "List of topics",
  "page-before": "What the page has before the story",
  "page-after": "What the page has after the story",
  "page-between": "What the page has put between",
  "section-label": "Name of the section",
  "before-dateline": "Stands over the first paragraph",
  masthead: "Name of the paper or station",
  contact: "Whom to ask, of a letter or a press release",
  comments: "What readers wrote",
};

/** What may be switched off, in groups: the codes of each, and what each marks. @type {[string, [string, string][]][]} */
export const RULES = [
  [
    "Words of the story itself",
    [
      ["hedge", "Hedges"],
      ["loaded", "Loaded words"],
    ],
  ],
  ["Opinions are told by", of(CLAIM, ["judgement", "stance", "turn-of-phrase", "duty", "evaluation", "intensity", "superlative", "degree", "address", "exclamation", "comparison", "contraction", "opening", "condition", "fragment", "maxim", "general", "contrast", "sweeping"])],
  ["Forecasts are told by", of(CLAIM, ["future"])],
  ["Who says what is told by", of(ATTRIBUTION, ["cue-verb", "cue-noun", "according-to", "hearsay-adverb", "cue-words", "cue-mark", "cue-then-quotation", "quotation-then-cue", "reporting-clause", "hearsay-passive", "signature", "block-quotation", "transcript"])],
];

/** Every code that may be switched off whole or for some words. */
export const SWITCHABLE = new Set(RULES.flatMap(([, rules]) => rules.map(([code]) => code)));

/**
 * @template {string} Code
 * @param {Record<Code, string>} words
 * @param {Code[]} codes
 * @returns {[string, string][]}
 */
function of(words, codes) {
  return codes.map((code) => [code, words[code].charAt(0).toUpperCase() + words[code].slice(1)]);
}

/** @param {string} code of a claim's tags or an attribution */
export function reasonWords(code) {
  return wordsOf({ ...CLAIM, ...ATTRIBUTION }, code) ?? code.replaceAll("-", " ");
}

/** @param {CheckCode} code */
export function checkWords(code) {
  return wordsOf(CHECK, code) ?? code;
}

/** @param {BlockCode} code */
export function blockWords(code) {
  return wordsOf(BLOCK, code) ?? "Not part of the story";
}

/** A file from elsewhere may name any code, "constructor" too. @param {Record<string, string>} words @param {string} code */
function wordsOf(words, code) {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}
