// One block of a story as elements: its words, with every mark as a real element.

import { REVIEW, SIGN } from "../decided.js";
import { element } from "../dom.js";
import { flatten, writeSegments } from "../ranges.js";
import { outerFirst } from "../reading.js";
import { blockWords } from "../reasons.js";
import { reviewOf } from "./decide.js";
import { figureMeaning, attributedTo, speakerKind } from "../words.js";

/** @import { ArticleAnnotation } from "../types.js" */
/** @import { Part, Reading } from "../reading.js" */
/** @import { Range } from "../ranges.js" */

/**
 * A stretch of a block that is drawn as one paragraph: the whole block, but for very long ones.
 * @typedef {Range & { block: number, continued: boolean, parts: Part[] }} Piece
 */

/** A block longer than this is shown as several paragraphs: a browser lays out one at a time. */
const LONG_BLOCK = 6000;
const PIECE = 3000;

/**
 * Divides a story into pieces, each with the parts of marks that lie in it.
 * @param {Reading} reading
 * @returns {Piece[]}
 */
export function pieces({ article, parts }) {
  const { blocks, sentences } = article;
  /** @type {Piece[]} */
  const made = [];
  let sentence = 0;
  blocks.forEach(({ start, end }, block) => {
    let from = start;
    if (end - start > LONG_BLOCK) {
      for (; sentence < sentences.length && sentences[sentence].start < end; sentence += 1) {
        const at = sentences[sentence].start;
        if (at - from >= PIECE) {
          cut(from, at, block, from > start);
          from = at;
        }
      }
    }
    cut(from, end, block, from > start);
  });

  /** Even one sentence may be endless. @param {number} from @param {number} to @param {number} block @param {boolean} continued */
  function cut(from, to, block, continued) {
    let start = from;
    while (to - start > LONG_BLOCK) {
      const end = softEnd(article.text, start + PIECE);
      made.push({ start, end, block, continued: continued || start > from, parts: [] });
      start = end;
    }
    made.push({ start, end: to, block, continued: continued || start > from, parts: [] });
  }

  let first = 0;
  for (const part of parts) {
    while (first < made.length && made[first].end <= part.start) first += 1;
    for (let at = first; at < made.length && made[at].start < part.end; at += 1) made[at].parts.push(part);
  }
  return made;
}

/** A place to cut that divides no character. @param {string} text @param {number} at */
function softEnd(text, at) {
  const space = text.lastIndexOf(" ", at);
  if (space > at - 200) return space + 1;
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

/**
 * @param {Reading} reading
 * @param {Piece} piece
 * @param {"h1" | "h2"} heading the element of a headline
 * @param {(mark: string, node: HTMLElement) => void} register hears of every element of a mark
 * @returns {HTMLElement}
 */
export function drawPiece(reading, piece, heading, register) {
  const { article } = reading;
  const { kind } = article.blocks[piece.block];
  const name = kind === "headline" ? heading : kind === "subheading" ? "h2" : "p";
  const node = element(name, {
    class: `block ${kind}${piece.continued ? " continued" : ""}`,
    dir: "auto",
    "data-block": piece.block,
    "data-start": piece.start,
  });
  if (kind === "furniture") {
    node.dataset.mark = `b${piece.block}`;
    register(node.dataset.mark, node);
  }
  const segments = flatten(piece.parts, piece.start, piece.end, outerFirst);
  writeSegments(node, article.text, segments, (part, from) => {
    const made = drawPart(reading, part, from);
    register(part.mark.id, made);
    return made;
  });
  return node;
}

/**
 * The words over a run of blocks that are dimmed for one reason: a button that opens their card.
 * @param {Reading} reading
 * @param {Piece} piece
 */
export function drawWhyDimmed({ article: { blocks } }, piece) {
  const { kind, reason } = blocks[piece.block];
  const before = blocks[piece.block - 1];
  if (kind !== "furniture" || piece.continued || (before?.kind === kind && before.reason === reason)) return null;
  return element("button", { type: "button", class: "why-dimmed", "data-go": `b${piece.block}`, "aria-haspopup": "dialog" }, blockWords(reason));
}

/** The parts that are marks to a screen reader; the others belong to one of these. */
const MARKED = new Set(["content", "source", "hedge", "loaded", "number"]);

/**
 * @param {Reading} reading
 * @param {Part} part
 * @param {number} from
 */
function drawPart(reading, part, from) {
  const { article } = reading;
  const { role, mark } = part;
  const node = document.createElement(MARKED.has(role) ? "mark" : "span");
  node.className = role === "content" || role === "source" ? `${role} ${mark.standing}` : role;
  node.dataset.mark = mark.id;
  if (from > part.start) node.classList.add("continued");
  else if (role !== "sentence") {
    const review = MARKED.has(role) ? reviewOf(reading, mark) : null;
    if (MARKED.has(role)) node.setAttribute("aria-description", [describe(article, part), review && REVIEW[review]].filter(Boolean).join(", "));
    if (review && part === mark.parts.findLast(({ role }) => role === "content" || role === "number" || role === "hedge" || role === "loaded")) node.dataset.review = SIGN[review];
    node.tabIndex = -1;
  }
  return node;
}

/** The role of an element that is drawn here. @param {HTMLElement} node @returns {Part["role"]} */
export function roleOf(node) {
  return /** @type {Part["role"]} */ (node.classList[0]);
}

/** A few words for screen readers. @param {ArticleAnnotation} article @param {Part} part */
function describe(article, { role, mark }) {
  if (role === "number") return figureMeaning(article, article.figures[mark.index]);
  if (role === "hedge") return "hedged";
  if (role === "loaded") return "loaded word";
  const attribution = article.attributions[mark.index];
  if (role === "content") return `said by ${attributedTo(article, attribution)}`;
  const speaker = attribution.speaker == null ? null : article.speakers[attribution.speaker];
  return speaker ? `source, ${speakerKind(speaker)}` : "source";
}
