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
 * @returns {{ sentence: number, reasons: CheckCode[] }[]}
 */
export function worthChecking({ article, story }, ignored, repeated = new Set()) {
  return story
    .map((sentence) => {
      const codes = article.sentences[sentence].claim.checks.map(({ code }) => code);
      if (repeated.has(sentence)) codes.push("repeated");
      const on = codes.filter((code) => !ignored.includes(code));
      return { sentence, reasons: [...WORTH, ...SINKS].filter((code) => on.includes(code)) };
    })
    .map((claim) => ({ ...claim, sinks: Number(claim.reasons.some((code) => SINKS.includes(code))), speak: claim.reasons.filter((code) => WORTH.includes(code)).length }))
    .sort((a, b) => a.sinks - b.sinks || b.speak - a.speak || a.sentence - b.sentence)
    .map(({ sentence, reasons }) => ({ sentence, reasons }));
}
