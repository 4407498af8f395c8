// What a card says: a mark explained in plain words.

import { element } from "../dom.js";
import {
  attributedTo,
  capital,
  carriedFrom,
  claimLine,
  counted,
  figureMeaning,
  figureTitle,
  modeWords,
  shorten,
  slice,
  speakerKind,
} from "../words.js";
import { blockWords, checkWords, reasonWords, SWITCHABLE } from "../reasons.js";
import { chainPath } from "./notes.js";

/** @import { ArticleAnnotation, BlockKind } from "../types.js" */
/** @import { Range } from "../ranges.js" */
/** @import { Mark, Reading } from "../reading.js" */
/** @import { Child } from "../dom.js" */

/**
 * @typedef {object} Explanation
 * @property {string} title
 * @property {Child[]} body
 * @property {number | null} speaker whom it is about
 * @property {[string, () => void][]} [acts] what else can be done about it
 */

/**
 * What a card can do about the analysis.
 * @typedef {object} Hands
 * @property {(range: Range, kind: BlockKind) => void} onDecide
 * @property {(range: Range) => void} onTakeBack
 * @property {(code: string) => void} onSwitchOff
 */

/**
 * @param {Reading} reading
 * @param {Mark} mark
 * @param {Hands} hands
 * @returns {Explanation}
 */
export function explain(reading, mark, hands) {
  switch (mark.kind) {
    case "block":
      return explainBlock(reading, mark, hands);
    case "figure":
      return explainFigure(reading, mark);
    case "attribution":
      return explainAttribution(reading, mark, hands);
    case "sentence":
      return explainSentence(reading, mark, hands);
    default:
      return explainWord(reading, mark, hands);
  }
}

/** @param {Reading} reading @param {Mark} mark @returns {Explanation} */
function explainFigure(reading, mark) {
  const { article } = reading;
  const figure = article.figures[mark.index];
  const behind = innermost(reading, figure);
  const carried = carriedFrom(article, figure);
  return {
    title: figureTitle(article, figure),
    body: [
      element("p", {}, `${capital(figureMeaning(article, figure))}.`),
      carried ? element("p", {}, carried) : null,
      ...(behind == null ? [element("p", {}, "The story says so itself.")] : standsBehind(article, behind)),
    ],
    speaker: behind == null ? null : (article.attributions[behind].speaker ?? null),
  };
}

/** @param {Reading} reading @param {Mark} mark @param {Hands} hands @returns {Explanation} */
function explainAttribution({ article, saysOf }, mark, hands) {
  const attribution = article.attributions[mark.index];
  const speaker = attribution.speaker == null ? null : article.speakers[attribution.speaker];
  const who = attributedTo(article, attribution);
  const others = attribution.speaker == null ? 0 : saysOf[attribution.speaker].length - 1;
  const cue = attribution.cue.map((range) => slice(article.text, range)).join(" … ");
  const nobody = mark.standing === "nobody";
  return {
    title: nobody && cue ? `“${cue}”: by whom?` : who,
    body: [
      nobody
        ? element("p", {}, "The story says that somebody said this, but not who.")
        : element("p", {}, `${capital([speaker && speakerKind(speaker), speaker?.role].filter(Boolean).join(", ") || "It is not clear who that is")}.`),
      nobody ? null : element("p", {}, `${capital(modeWords(attribution))}.`),
      ...path(article, attribution.chain),
      others > 0 ? element("p", {}, `${capital(counted(others, "other statement"))} in this story.`) : null,
      why(article, attribution.reasons.slice(0, 1), attribution.reasons.slice(1), hands),
    ],
    speaker: attribution.speaker ?? null,
  };
}

/** @param {Reading} reading @param {Mark} mark @param {Hands} hands @returns {Explanation} */
function explainSentence(reading, mark, hands) {
  const { article, figuresOf } = reading;
  const { claim, block } = article.sentences[mark.index];
  const range = article.blocks[block];
  const decided = range?.reason === "reader";
  const figures = figuresOf[mark.index].map((index) => figureTitle(article, article.figures[index]));
  return {
    title: "This sentence",
    body: [
      element("p", {}, claimLine(claim, mark.standing, contentKind(reading, mark.index))),
      figures.length > 0 ? element("p", {}, `Figures: ${figures.join("; ")}.`) : null,
      decided ? element("p", {}, "You said that this is part of the story.") : null,
      claim.checks.length > 0 ? element("p", { class: "chips" }, ...claim.checks.map(({ code }) => element("span", { class: "chip" }, checkWords(code)))) : null,
      why(article, claim.reasons.filter(({ code }) => SWITCHABLE.has(code)), claim.reasons.filter(({ code }) => !SWITCHABLE.has(code)), hands),
    ],
    speaker: null,
    acts: decided ? [["Take that back", () => hands.onTakeBack(range)]] : range ? [["Not part of the story", () => hands.onDecide(range, "furniture")]] : [],
  };
}

/** @param {Reading} reading @param {Mark} mark @param {Hands} hands @returns {Explanation} */
function explainWord({ article }, mark, hands) {
  const words = slice(article.text, mark.parts[0]);
  const { claim } = article.sentences[mark.index];
  const { start, end } = mark.parts[0];
  const instead = claim.reasons.find((reason) => reason.start === start && reason.end === end && reason.instead)?.instead;
  const code = mark.kind === "hedge" ? "hedge" : "loaded";
  return {
    title: `“${words}”`,
    body:
      code === "hedge"
        ? [element("p", {}, "A hedge: it weakens what the sentence says, so that the story does not quite vouch for it.")]
        : [
            element("p", {}, "A loaded word: the story takes a side with it, in its own voice."),
            instead ? element("p", {}, "More neutral: ", element("b", {}, instead), ".") : element("p", {}, "A plainer word would say the same."),
          ],
    speaker: null,
    acts: [
      [`Never mark “${shorten(words, 24)}”`, () => hands.onSwitchOff(`${code}: ${words}`)],
      [code === "hedge" ? "Mark no hedges" : "Mark no loaded words", () => hands.onSwitchOff(code)],
    ],
  };
}

/** @param {Reading} reading @param {Mark} mark @param {Hands} hands @returns {Explanation} */
function explainBlock({ article: { blocks } }, mark, hands) {
  const block = blocks[mark.index];
  const decided = block.reason === "reader";
  // What stands around it for the same reason often belongs to it.
  let [first, last] = [mark.index, mark.index];
  while (blocks[first - 1]?.kind === block.kind && blocks[first - 1].reason === block.reason) first -= 1;
  while (blocks[last + 1]?.kind === block.kind && blocks[last + 1].reason === block.reason) last += 1;
  const run = { start: blocks[first].start, end: blocks[last].end };
  const several = last > first;
  const line = decided ? "You said that this is not part of the story. Nothing in it is marked." : "The site put this around the story, so nothing in it is marked, counted or compared.";
  return {
    title: decided ? "Not part of the story" : blockWords(block.reason),
    body: [element("p", {}, line)],
    speaker: null,
    acts: decided
      ? [["Take that back", () => hands.onTakeBack(block)]]
      : [
          ["This is part of the story", () => hands.onDecide(block, "paragraph")],
          ...(several ? /** @type {[string, () => void][]} */ ([[`So are all ${last - first + 1} lines here`, () => hands.onDecide(run, "paragraph")]]) : []),
        ],
  };
}

/** What the words are that a sentence reports: "opinion" where somebody says one. @param {Reading} reading @param {number} sentence */
function contentKind({ article, attributionsOf }, sentence) {
  const inner = attributionsOf[sentence].at(-1);
  return inner === undefined ? null : (article.attributions[inner].content_kind ?? null);
}

/**
 * The attribution nearest to the fact whose words hold a range.
 * @param {Reading} reading
 * @param {{ start: number, end: number, sentence: number }} range
 * @returns {number | null}
 */
function innermost({ article, attributionsOf }, { start, end, sentence }) {
  let found = null;
  let width = Infinity;
  for (const index of attributionsOf[sentence] ?? []) {
    for (const content of article.attributions[index].content) {
      if (content.start <= start && content.end >= end && content.end - content.start < width) {
        found = index;
        width = content.end - content.start;
      }
    }
  }
  return found;
}

/** @param {ArticleAnnotation} article @param {number} index of an attribution @returns {Child[]} */
function standsBehind(article, index) {
  const attribution = article.attributions[index];
  const speaker = attribution.speaker == null ? null : article.speakers[attribution.speaker];
  if (speaker ? speaker.kind === "unnamed" : attribution.source.length === 0) return [element("p", {}, "Nobody is said to stand behind it.")];
  const detail = [speaker?.kind === "anonymous" ? "not named" : null, speaker?.role].filter(Boolean).join(", ");
  return [
    element("p", {}, "Attributed to ", element("b", {}, attributedTo(article, attribution)), detail ? ` (${detail}).` : "."),
    ...path(article, attribution.chain),
  ];
}

/** @param {ArticleAnnotation} article @param {readonly number[]} chain @returns {Child[]} */
function path(article, chain) {
  return chain.length > 1 ? [element("p", { class: "aside" }, "It came to us through:"), chainPath(article, chain)] : [];
}

/**
 * Why a mark is there: the reasons with their words. Each of the first ones can be switched off.
 * @param {ArticleAnnotation} article
 * @param {readonly { code: string, start: number, end: number }[]} rules
 * @param {readonly { code: string, start: number, end: number }[]} others
 * @param {Hands} hands
 */
function why(article, rules, others, hands) {
  if (rules.length + others.length === 0) return null;
  const entries = [...rules, ...others].map((reason, place) => {
    const words = shorten(slice(article.text, reason), 60);
    const said = `${capital(reasonWords(reason.code))}${words ? `: “${words.replace(/^[“"]|[”"]$/g, "")}”` : ""}`;
    const rule = place < rules.length && SWITCHABLE.has(reason.code);
    const off = element("button", { type: "button", class: "link", title: `Do not go by this rule: ${reasonWords(reason.code)}`, onclick: () => hands.onSwitchOff(reason.code) }, "turn off");
    return element("li", {}, said, rule ? " · " : "", rule ? off : null);
  });
  return element("details", { class: "why" }, element("summary", {}, "Why it is marked"), element("ul", {}, ...entries));
}
