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
  reasonWords,
  shorten,
  slice,
  speakerKind,
} from "../words.js";
import { chainPath } from "./notes.js";

/** @import { ArticleAnnotation } from "../types.js" */
/** @import { Mark, Reading } from "../reading.js" */
/** @import { Child } from "../dom.js" */

/**
 * @typedef {object} Explanation
 * @property {string} title
 * @property {Child[]} body
 * @property {number | null} speaker whom it is about
 */

/**
 * @param {Reading} reading
 * @param {Mark} mark
 * @returns {Explanation}
 */
export function explain(reading, mark) {
  switch (mark.kind) {
    case "figure":
      return explainFigure(reading, mark);
    case "attribution":
      return explainAttribution(reading, mark);
    case "sentence":
      return explainSentence(reading, mark);
    default:
      return explainWord(reading, mark);
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

/** @param {Reading} reading @param {Mark} mark @returns {Explanation} */
function explainAttribution({ article, saysOf }, mark) {
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
      why(article, attribution.reasons),
    ],
    speaker: attribution.speaker ?? null,
  };
}

/** @param {Reading} reading @param {Mark} mark @returns {Explanation} */
function explainSentence(reading, mark) {
  const { article, figuresOf } = reading;
  const { claim } = article.sentences[mark.index];
  const figures = figuresOf[mark.index].map((index) => figureTitle(article, article.figures[index]));
  return {
    title: "This sentence",
    body: [
      element("p", {}, claimLine(claim, mark.standing)),
      figures.length > 0 ? element("p", {}, `Figures: ${figures.join("; ")}.`) : null,
      why(article, claim.reasons),
    ],
    speaker: null,
  };
}

/** @param {Reading} reading @param {Mark} mark @returns {Explanation} */
function explainWord({ article }, mark) {
  const words = slice(article.text, mark.parts[0]);
  return {
    title: `“${words}”`,
    body: [
      element(
        "p",
        {},
        mark.kind === "hedge"
          ? "A hedge: it weakens what the sentence says, so that the story does not quite vouch for it."
          : "A loaded word: the story takes a side with it, in its own voice. A plainer word would say the same.",
      ),
    ],
    speaker: null,
  };
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
 * Why a mark is there: the reasons with their words.
 * @param {ArticleAnnotation} article
 * @param {readonly { code: string, start: number, end: number }[]} reasons
 */
function why(article, reasons) {
  if (reasons.length === 0) return null;
  const entries = reasons.map((reason) => {
    const words = shorten(slice(article.text, reason), 60);
    return element("li", {}, `${reasonWords(reason.code)}${words ? `: “${words.replace(/^[“"]|[”"]$/g, "")}”` : ""}`);
  });
  return element("details", { class: "why" }, element("summary", {}, "Why it is marked"), element("ul", {}, ...entries));
}
