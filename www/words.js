// Marks in plain words: what a figure says, who a speaker is, why a mark is there.

import { dateWords } from "./dates.js";
import { listingOf } from "./folded.js";

/** @import { ArticleAnnotation } from "./types.js" */
/** @import { Range } from "./ranges.js" */
/** @import { Standing } from "./reading.js" */

/** @typedef {ArticleAnnotation["figures"][number]} Figure */
/** @typedef {ArticleAnnotation["speakers"][number]} Speaker */
/** @typedef {ArticleAnnotation["attributions"][number]} Attribution */
/** @typedef {ArticleAnnotation["sentences"][number]["claim"]} Claim */

const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const ROUGH = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** @type {Record<string, string>} */
const KIND_OF_FIGURE = {
  count: "a count",
  money: "a sum of money",
  percent: "a percentage",
  ratio: "a ratio",
  measure: "a measure",
  date: "a date",
  time: "a time of day",
  duration: "a length of time",
  age: "an age",
  ordinal: "a rank",
  score: "a score",
  year: "a year",
};

/** @type {Record<string, string>} */
const KINDS_OF_FIGURE = {
  count: "Counts",
  money: "Money",
  percent: "Percentages",
  ratio: "Ratios",
  measure: "Measures",
  date: "Dates",
  time: "Times of day",
  duration: "Lengths of time",
  age: "Ages",
  ordinal: "Ranks",
  score: "Scores",
  year: "Years",
};

/** @type {Record<string, string>} */
const BOUND = { "=": "", "~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most " };

/** @type {Record<Standing, string>} */
export const STANDING = {
  named: "Somebody named",
  anonymous: "Somebody not named",
  nobody: "Nobody",
  article: "The story itself",
};

/** @param {string} kind of a figure, of one: "a count" */
export function figureKind(kind) {
  return KIND_OF_FIGURE[kind] ?? kind;
}

/** @param {string} kind of a figure, for a heading */
export function figureKinds(kind) {
  return KINDS_OF_FIGURE[kind] ?? capital(kind);
}

/** @param {string} text @param {Range} range */
export function slice(text, { start, end }) {
  return text.slice(start, end).replace(/\s+/g, " ").trim();
}

/** So far from its number a counted noun may stand to be shown together with it. */
const NEAR = 40;

/**
 * The words of a figure as the story has them, with what bounds it and what it counts.
 * @param {ArticleAnnotation} article
 * @param {Figure} figure
 */
export function figureTitle({ text }, { start, end, qualifier, noun }) {
  const whole = { start, end };
  for (const range of [qualifier, noun]) {
    if (!range || range.end < start - NEAR || range.start > end + NEAR) continue;
    whole.start = Math.min(whole.start, range.start);
    whole.end = Math.max(whole.end, range.end);
  }
  return text.slice(whole.start, whole.end).includes("\n") ? slice(text, { start, end }) : slice(text, whole);
}

/**
 * What a figure means: "a count of “migrants”: more than 150".
 * @param {ArticleAnnotation} article
 * @param {Figure} figure
 */
export function figureMeaning(article, figure) {
  const { kind, noun } = figure;
  const what = figureKind(kind);
  const of = noun ? ` of “${slice(article.text, noun)}”` : "";
  return `${what}${of}: ${figureValue(figure)}`;
}

/**
 * The normalised value with its bound and unit: "more than 150", "about $13,000,000", "31 to 35 miles".
 * @param {Figure} figure
 */
export function figureValue({ kind, value, relative, high, bound, unit }) {
  if (typeof value === "string") return `${BOUND[bound] ?? ""}${dateWords(relative ?? value)}`;
  const number = (/** @type {number} */ n) => (kind === "year" ? String(n) : kind === "ratio" && !unit ? share(n) : withUnit(n, unit));
  if (kind === "score" && high != null) return `${NUMBER.format(value)} to ${NUMBER.format(high)}`;
  // "Hundreds" are 100 or more; the story names no upper end.
  if (high != null && bound === ">=") return `${number(value)} or more`;
  if (high != null) return `${BOUND[bound] ?? ""}${number(value)} to ${number(high)}`;
  return `${BOUND[bound] ?? ""}${kind === "ordinal" ? ordinal(value) : number(value)}`;
}

/** A ratio below one is a share: "0.667, or 66.7%". @param {number} value */
function share(value) {
  const number = ROUGH.format(value);
  return value > 0 && value < 1 ? `${number}, or ${ROUGH.format(value * 100)}%` : number;
}

/** @param {number} value @param {string | null | undefined} unit */
function withUnit(value, unit) {
  if (!unit) return NUMBER.format(value);
  if (unit === "%") return `${NUMBER.format(value)}%`;
  if (unit === "pp") return `${NUMBER.format(value)} percentage points`;
  if (/^[A-Z]{3}$/.test(unit)) return money(value, unit);
  if (unit === "magnitude") return `magnitude ${NUMBER.format(value)}`;
  return `${NUMBER.format(value)} ${Math.abs(value) === 1 ? singular(unit) : plural(unit)}`;
}

/** A format costs more than what it formats. @type {Map<string, Intl.NumberFormat | null>} */
const MONEY = new Map();

/** @param {number} value @param {string} currency ISO 4217 */
function money(value, currency) {
  const key = `${currency}${Number.isInteger(value) ? "" : " parts"}`;
  let format = MONEY.get(key);
  if (format === undefined) {
    try {
      format = new Intl.NumberFormat("en", { style: "currency", currency, maximumFractionDigits: Number.isInteger(value) ? 0 : 2 });
    } catch {
      format = null; // letters that no currency has
    }
    MONEY.set(key, format);
  }
  return format ? format.format(value) : `${NUMBER.format(value)} ${currency}`;
}

/** What a unit is called where its name is longer than its everyday word. @type {Record<string, string>} */
const SINGULAR = { "pound-mass": "pound", "metric ton": "tonne", "degree celsius": "degree Celsius", "degree fahrenheit": "degree Fahrenheit" };

/** @type {Record<string, string>} */
const IRREGULAR = {
  foot: "feet",
  inch: "inches",
  century: "centuries",
  millennium: "millennia",
  person: "people",
  penny: "pennies",
  pence: "pence",
  "pound-mass": "pounds",
  "metric ton": "tonnes",
  "degree celsius": "degrees Celsius",
  "degree fahrenheit": "degrees Fahrenheit",
  stone: "stone",
  won: "won",
  rand: "rand",
  horsepower: "horsepower",
};

/** @param {string} unit @returns {string} */
function singular(unit) {
  return Object.hasOwn(SINGULAR, unit) ? SINGULAR[unit] : unit;
}

/** @param {string} unit singular English; of a compound such as "mile per hour" the noun before "per" is made plural @returns {string} */
function plural(unit) {
  if (Object.hasOwn(IRREGULAR, unit)) return IRREGULAR[unit];
  const words = unit.split(" ");
  const per = words.indexOf("per", 1);
  const noun = per > 0 ? per - 1 : words.length - 1;
  words[noun] = pluralNoun(words[noun]);
  return words.join(" ");
}

/** @param {string} noun @returns {string} */
function pluralNoun(noun) {
  if (Object.hasOwn(IRREGULAR, noun)) return IRREGULAR[noun];
  if (/^(°|[^a-z])/i.test(noun) || noun.endsWith("s") || noun.endsWith("hertz")) return noun;
  return `${noun}s`;
}

/** @param {number} value */
function ordinal(value) {
  const rest = Math.abs(value) % 100;
  const ending = rest > 10 && rest < 14 ? "th" : (["th", "st", "nd", "rd"][rest % 10] ?? "th");
  return `${NUMBER.format(value)}${ending}`;
}

/** Where a figure's noun, unit or kind was carried over from, or "". @param {ArticleAnnotation} article @param {Figure} figure */
export function carriedFrom(article, { sentence, noun, unit, carried_from: from }) {
  if (!from) return "";
  const own = article.sentences[sentence];
  const away = own && (from.start < own.start || from.end > own.end);
  const where = away ? ` in ${from.start < own.start ? "an earlier" : "a later"} sentence` : "";
  const what = noun ? `What it counts, “${slice(article.text, noun)}”,` : unit ? "Its unit" : "Its kind";
  return `${what} is carried over from “${slice(article.text, from)}”${where}.`;
}

/** @type {Record<string, string>} */
const KIND_OF_SPEAKER = {
  person: "named person",
  organization: "named organization",
  group: "group of people",
  document: "document",
  anonymous: "not named",
  unnamed: "nobody named",
};

/** @param {Speaker} speaker */
export function speakerKind({ kind }) {
  return KIND_OF_SPEAKER[kind] ?? kind;
}

/** @param {Speaker} speaker */
export function speakerName({ kind, name }) {
  return kind === "unnamed" ? "Nobody named" : capital(name.replace(/\s+/g, " ").trim());
}

/** @param {ArticleAnnotation} article @param {Attribution} attribution */
export function attributedTo(article, { speaker, source }) {
  if (speaker != null && article.speakers[speaker]) return speakerName(article.speakers[speaker]);
  return source.length > 0 ? capital(source.map((range) => slice(article.text, range)).join(" … ")) : "Nobody named";
}

/** @param {Attribution} attribution */
export function modeWords({ mode }) {
  if (mode === "direct") return "in their own words, quoted";
  return mode === "mixed" ? "retold by the story, partly in their own words" : "retold by the story";
}

/** @type {Record<string, string>} */
const KIND_OF_CLAIM = {
  fact: "a statement that evidence could settle",
  opinion: "an opinion",
  forecast: "a forecast",
  question: "a question",
  instruction: "a call to do something",
  other: "no claim",
};

/** @param {string} kind of a claim */
export function claimKind(kind) {
  return KIND_OF_CLAIM[kind] ?? kind;
}

/**
 * A sentence's tags in one plain line.
 * @param {Claim} claim
 * @param {Standing} standing
 * @param {string | null} [content] what kind of claim the words are that it reports
 */
export function claimLine(claim, standing, content = null) {
  const behind = {
    named: "somebody named stands behind it",
    anonymous: "somebody who is not named stands behind it",
    nobody: "nobody is said to stand behind it",
    article: "the story asserts it itself",
  }[standing];
  const reported = content && content !== "fact" && content !== "other" && content !== claim.kind;
  const tags = [claimKind(claim.kind), behind, reported && `what it reports is ${claimKind(content)}`, claim.hedged && "it is hedged", claim.loaded && "its words take a side"];
  return `${capital(tags.filter(Boolean).join("; "))}.`;
}

/** @param {number} count @param {string} one @param {string} [many] */
export function counted(count, one, many = `${one}s`) {
  return `${NUMBER.format(count)} ${count === 1 ? one : many}`;
}

/** @param {string} words */
export function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A story's title: its headline, else the first words of its text, else the name of its file. @param {ArticleAnnotation} article */
export function storyTitle(article) {
  const { title, text, id } = article;
  if (title) return slice(title, { start: 0, end: title.length });
  const listing = listingOf(article);
  const first = listing ? listing.opening : (article.blocks.find(({ kind }) => kind === "paragraph") ?? article.blocks[0]);
  return first ? shorten(slice(text, { start: first.start, end: Math.min(first.end, first.start + 400) }), 90) : id;
}

/** A story's name where there is little room: its file's, without folders and ending, else its title. @param {ArticleAnnotation} article */
export function storyName(article) {
  const file = article.id.split(/[\\/]/).at(-1)?.replace(/\.\w{1,5}$/, "").trim();
  return shorten(file || storyTitle(article), 40);
}

/** @param {string} text @param {number} length */
export function shorten(text, length) {
  return text.length <= length ? text : `${text.slice(0, length).replace(/\s+\S*$/, "")}\u00a0…`;
}
