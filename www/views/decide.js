// The part of a card where the reader decides: is the mark right, wrong, or otherwise.

import { REVIEW, SIGN } from "../decided.js";
import { element } from "../dom.js";

/** @import { Reading, Mark } from "../reading.js" */
/** @import { Review } from "../types.js" */

/**
 * @typedef {object} Decisions
 * @property {(byKey: boolean) => void} onAccept
 * @property {(byKey: boolean) => void} onReject
 * @property {(() => void) | null} onChange
 * @property {(() => void) | null} onSpeaker
 */

/** What a reader decided about a mark before. @param {Reading} reading @param {Mark} mark @returns {Review | null} */
export function reviewOf({ article }, { kind, index, parts }) {
  if (kind === "figure") return article.figures[index].review ?? null;
  if (kind === "attribution") return article.attributions[index].review ?? null;
  if (kind === "sentence") return article.sentences[index].claim.review ?? null;
  if (kind !== "hedge" && kind !== "loaded") return null;
  const { start, end } = parts[0];
  return article.sentences[index]?.claim.reasons.find((reason) => reason.start === start && reason.end === end && reason.code.startsWith(kind))?.review ?? null;
}

/**
 * @param {Reading} reading
 * @param {Mark} mark
 * @param {Decisions} decisions
 */
export function drawDecisions(reading, mark, { onAccept, onReject, onChange, onSpeaker }) {
  if (mark.kind === "block") return null;
  const review = reviewOf(reading, mark);
  const wrong = mark.kind === "sentence" ? "No claim" : "Wrong";
  return element(
    "div",
    { class: "decide" },
    review && element("p", { class: "review" }, `${SIGN[review]} ${REVIEW[review]}`),
    element(
      "p",
      { class: "decisions", role: "group", "aria-label": "Is it right?" },
      element("button", { type: "button", "data-control": "accept", "aria-pressed": String(review === "accepted"), "aria-keyshortcuts": "a", title: "The mark is right (a)", onclick: (/** @type {MouseEvent} */ { detail }) => onAccept(detail === 0) }, "✓ Right"),
      element("button", { type: "button", "data-control": "reject", "aria-keyshortcuts": "x", title: "There should be no such mark (x)", onclick: (/** @type {MouseEvent} */ { detail }) => onReject(detail === 0) }, `✗ ${wrong}`),
      onChange && element("button", { type: "button", "data-control": "change", "aria-keyshortcuts": "e", title: "Change the mark (e)", onclick: onChange }, "✎ Change"),
      onSpeaker && element("button", { type: "button", "data-control": "speaker", title: "Rename the speaker, or say that two are one", onclick: onSpeaker }, "Speaker …"),
    ),
  );
}
