// What a reader has decided about the marks of a story: steps that can be taken back and done again.
// Pure. A correction itself is the analysis's affair: it finds the mark and changes the story.

/** @import { ArticleAnnotation, Correction } from "./types.js" */

/**
 * One thing that the reader did: corrections made, others withdrawn (by id).
 * @typedef {{ id: string, make: readonly Correction[], withdraw: readonly string[] }} Step
 */

/** What was done, and what of it was undone and can be done again, the last first. @typedef {{ done: readonly Step[], undone: readonly Step[] }} History */

/** @type {History} */
export const NO_HISTORY = Object.freeze({ done: [], undone: [] });

let lastNumber = 0;

/** An id that no other tab and no other day gives. */
export function newId() {
  const random = Math.floor(Math.random() * 2 ** 32).toString(36);
  return `${Date.now().toString(36)}-${(lastNumber += 1).toString(36)}-${random}`;
}

/** The corrections in force, in order. @param {History} history @returns {Correction[]} */
export function correctionsOf({ done }) {
  /** @type {Map<string, Correction>} */
  const made = new Map();
  for (const { make, withdraw } of done) {
    for (const id of withdraw) made.delete(id);
    for (const correction of make) made.set(correction.id, correction);
  }
  return [...made.values()];
}

/** Those that a story has not, neither the same nor one that does the same. @param {History} history @param {readonly Correction[]} corrections */
export function lacking(history, corrections) {
  const effect = (/** @type {Correction} */ correction) => JSON.stringify({ ...correction, id: "", made: "" });
  const there = new Set(correctionsOf(history).flatMap((correction) => [correction.id, effect(correction)]));
  return corrections.filter((correction) => !there.has(correction.id) && !there.has(effect(correction)));
}

/** What was undone before is gone for good. @param {History} history @param {Step} step @returns {History} */
export function withStep({ done }, step) {
  return { done: [...done, step], undone: [] };
}

/** @param {History} history @returns {History | null} null where there is nothing to undo */
export function undo({ done, undone }) {
  const last = done.at(-1);
  return last ? { done: done.slice(0, -1), undone: [last, ...undone] } : null;
}

/** @param {History} history @returns {History | null} null where there is nothing to do again */
export function redo({ done, undone }) {
  const [next, ...rest] = undone;
  return next ? { done: [...done, next], undone: rest } : null;
}

/**
 * The history with its corrections as the analysis gave them back: with their quotations, places and status.
 * @param {History} history
 * @param {readonly Correction[]} corrections
 * @returns {History}
 */
export function completed({ done, undone }, corrections) {
  const byId = new Map(corrections.map((correction) => [correction.id, correction]));
  const complete = (/** @type {Step} */ step) =>
    step.make.some(({ id }) => byId.has(id)) ? { ...step, make: step.make.map((correction) => byId.get(correction.id) ?? correction) } : step;
  return { done: done.map(complete), undone };
}

/** The history of a story that comes with its corrections: each can be undone. @param {ArticleAnnotation} article @returns {History} */
export function historyOf({ corrections = [] }) {
  return { done: corrections.map((correction) => ({ id: correction.id, make: [correction], withdraw: [] })), undone: [] };
}

/**
 * One history out of two that went on apart from where both were known.
 * @param {readonly Step[]} known what was done when they were the same
 * @param {History} here
 * @param {History} there
 * @returns {History}
 */
export function merged(known, here, there) {
  const ids = (/** @type {readonly Step[]} */ steps) => new Set(steps.map(({ id }) => id));
  const [before, mine] = [ids(known), ids(here.done)];
  // What was undone here stays undone; what is new here comes after what is new there.
  const kept = there.done.filter(({ id }) => mine.has(id) || !before.has(id));
  const present = ids(kept);
  const added = here.done.filter(({ id }) => !before.has(id) && !present.has(id));
  return { done: [...kept, ...added], undone: here.undone };
}
