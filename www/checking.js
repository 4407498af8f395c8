// Which claims of a story to check first. The analysis says what speaks for each; nothing else counts.

/** @import { CheckCode } from "./types.js" */
/** @import { Reading } from "./reading.js" */

/** Every reason to check a sentence, in the order in which chips show them. @type {CheckCode[]} */
export const WORTH = ["has-figure", "names-somebody", "names-place", "gives-date", "nobody-behind", "anonymous-behind", "new", "repeated"];

/** Why nobody could check it. @type {CheckCode[]} */
export const SINKS = ["experience", "prediction", "not-checkable"];

/**
 * The claims of a story in the order of the analysis: what can be checked by how many reasons speak
 * for it, then what cannot, each as the story has them.
 * @param {Reading} reading
 * @param {readonly CheckCode[]} ignored reasons that the reader has switched off
 * @param {ReadonlySet<number>} [repeated] sentences that other stories have too
 * @returns {number[]} sentences
 */
export function worthChecking({ article, story }, ignored, repeated = new Set()) {
  const sinking = new Set(SINKS.filter((code) => !ignored.includes(code)));
  const speaking = new Set(WORTH.filter((code) => !ignored.includes(code)));
  /** @type {number[]} */
  const ranks = [];
  for (const sentence of story) {
    let speak = repeated.has(sentence) && speaking.has("repeated") ? 1 : 0;
    let sinks = false;
    for (const { code } of article.sentences[sentence].claim.checks) {
      if (speaking.has(code)) speak += 1;
      else if (sinking.has(code)) sinks = true;
    }
    ranks[sentence] = (sinks ? WORTH.length + 1 : 0) - speak;
  }
  return [...story].sort((a, b) => ranks[a] - ranks[b] || a - b);
}

/**
 * The reasons of one claim that count, in the order in which chips show them.
 * @param {Reading} reading
 * @param {number} sentence
 * @param {readonly CheckCode[]} ignored
 * @param {ReadonlySet<number>} [repeated]
 * @returns {CheckCode[]}
 */
export function reasonsOf({ article }, sentence, ignored, repeated = new Set()) {
  const codes = new Set(article.sentences[sentence].claim.checks.map(({ code }) => code));
  if (repeated.has(sentence)) codes.add("repeated");
  return [...WORTH, ...SINKS].filter((code) => codes.has(code) && !ignored.includes(code));
}
