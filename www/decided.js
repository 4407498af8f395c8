// What a reader decided, in plain words.

import { wordsOfCorrection } from "./marks.js";
import { capital, shorten } from "./words.js";

/** @import { Step } from "./corrections.js" */
/** @import { Correction, CorrectionStatus, Review } from "./types.js" */

/** @type {Record<Correction["mark"], string>} */
const MARK = { figure: "figure", attribution: "attribution", claim: "sentence", word: "word", speaker: "speaker" };

/** @type {Record<Correction["action"], string>} */
const ACTION = { accept: "confirmed", reject: "rejected", change: "changed", add: "added", merge: "merged" };

/** @type {Record<Review, string>} */
export const REVIEW = { accepted: "confirmed by you", changed: "changed by you", added: "added by you" };

/** @type {Record<Review, string>} */
export const SIGN = { accepted: "✓", changed: "✎", added: "+" };

/** @type {Record<CorrectionStatus, string>} */
export const WHY_UNPLACED = {
  placed: "",
  missing: "These words do not stand there in the story any more.",
  ambiguous: "These words stand in several places; which is meant is not certain.",
  changed: "The analysis now marks other words in this place.",
  unfit: "This cannot be done with that mark.",
};

/** "Figure rejected: “40”". @param {Correction} correction */
export function correctionWords(correction) {
  const words = shorten(wordsOfCorrection(correction).replace(/\s+/g, " "), 60);
  if (correction.mark === "speaker" && correction.into) return `Speakers merged: “${words}” is “${correction.into.name}”`;
  return `${capital(MARK[correction.mark])} ${ACTION[correction.action]}: “${words}”`;
}

/** @param {Step} step @param {"done" | "undone" | "redone"} how */
export function stepWords({ make, withdraw }, how) {
  const what = make.length > 0 ? correctionWords(make[0]) : withdraw.length === 1 ? "Correction withdrawn" : `${withdraw.length} corrections withdrawn`;
  const more = make.length > 1 ? `, and ${make.length - 1} more` : "";
  return how === "undone" ? `Undone – ${what}${more}` : how === "redone" ? `Done again – ${what}${more}` : `${what}${more}`;
}

/**
 * What to tell when the browser does not keep what it should.
 * @param {"refused" | "full"} reason
 * @param {string[]} names of the stories
 * @returns {{ tone: "problem" | "note", headline: string, details: string[] }}
 */
export function unkeptWords(reason, names) {
  if (reason === "refused") return { tone: "note", headline: "This browser does not keep your stories here. They are gone when the page is closed; download what you need.", details: [] };
  const what = names.length === 1 ? `“${names[0]}” is not kept` : `${names.length} stories are not kept`;
  return {
    tone: "problem",
    headline: `This browser has no room left: ${what}, nor what you decided about ${names.length === 1 ? "it" : "them"}. Download it before you close the page, or remove stories.`,
    details: names.length > 1 ? names : [],
  };
}
