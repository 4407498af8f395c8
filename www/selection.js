// What is selected in the story, as a place in its text; and places shown as a selection is.

/** @import { Range as Place } from "./ranges.js" */

/** @typedef {{ add: (range: Range) => void }} Highlighted */

/**
 * The words that are selected in the story, without white space at their ends.
 * @param {HTMLElement} root
 * @param {string} text of the story
 * @returns {Place | null}
 */
export function selectedPlace(root, text) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const [from, to] = [offsetOf(root, range.startContainer, range.startOffset), offsetOf(root, range.endContainer, range.endOffset)];
  if (from === null && to === null) return null;
  // A selection that was dragged out of the story ends where its block does.
  const start = from ?? blockStart(root, range.endContainer);
  const end = to ?? blockEnd(root, range.startContainer);
  return start === null || end === null ? null : trimmed(text, { start, end });
}

/** @param {string} text @param {Place} place @returns {Place | null} */
export function trimmed(text, { start, end }) {
  const words = text.slice(start, end);
  const left = words.length - words.trimStart().length;
  const length = words.trim().length;
  return length > 0 ? { start: start + left, end: start + left + length } : null;
}

/** @param {Node} node */
function blockOf(node) {
  const within = node instanceof Element ? node : node.parentElement;
  return /** @type {HTMLElement | null} */ (within?.closest("[data-start]") ?? null);
}

/** @param {HTMLElement} root @param {Node} node @param {number} offset @returns {number | null} */
function offsetOf(root, node, offset) {
  const block = blockOf(node);
  if (!block || !root.contains(block)) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  return Number(block.dataset.start) + before.toString().length;
}

/** @param {HTMLElement} root @param {Node} node */
function blockStart(root, node) {
  const block = blockOf(node);
  return block && root.contains(block) ? Number(block.dataset.start) : null;
}

/** @param {HTMLElement} root @param {Node} node */
function blockEnd(root, node) {
  const block = blockOf(node);
  return block && root.contains(block) ? Number(block.dataset.start) + (block.textContent?.length ?? 0) : null;
}

/**
 * Paints places of the story in the manner of a name of the style sheet, where the browser can.
 * @param {HTMLElement} root
 * @param {string} name
 * @param {readonly Place[]} places
 */
export function paint(root, name, places) {
  const highlights = /** @type {Map<string, unknown> | undefined} */ (/** @type {any} */ (CSS).highlights);
  const Highlight = /** @type {(new (...ranges: Range[]) => unknown) | undefined} */ (/** @type {any} */ (globalThis).Highlight);
  if (!highlights || !Highlight) return;
  highlights.delete(name);
  const ranges = places.flatMap((place) => rangesOf(root, place));
  if (ranges.length > 0) highlights.set(name, new Highlight(...ranges));
}

/** Where a place is drawn, a range a block. @param {HTMLElement} root @param {Place} place @returns {Range[]} */
export function rangesOf(root, { start, end }) {
  /** @type {Range[]} */
  const found = [];
  for (const node of root.querySelectorAll("[data-start]")) {
    const block = /** @type {HTMLElement} */ (node);
    const first = Number(block.dataset.start);
    if (first >= end) break;
    const length = block.textContent?.length ?? 0;
    if (first + length <= start) continue;
    const from = pointIn(block, Math.max(0, start - first));
    const to = pointIn(block, Math.min(length, end - first));
    if (!from || !to) continue;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    found.push(range);
  }
  return found;
}

/** @param {HTMLElement} block @param {number} offset @returns {[Node, number] | null} */
function pointIn(block, offset) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let left = offset;
  /** @type {Node | null} */
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left <= length) return [node, left];
    left -= length;
    last = node;
  }
  return last ? [last, last.nodeValue?.length ?? 0] : null;
}

/** A word, or one sign. */
const STEP = /[\p{L}\p{N}\p{M}]+(?:[’'.,-][\p{L}\p{N}]+)*|[^\s]/gu;

/**
 * The place with one of its ends a word further out or in; the same where it can go no further.
 * @param {string} text
 * @param {Place} place
 * @param {"start" | "end"} which
 * @param {1 | -1} direction in the text
 * @returns {Place}
 */
export function nudged(text, { start, end }, which, direction) {
  const at = which === "start" ? start : end;
  const from = Math.max(0, at - 200);
  const words = [...text.slice(from, at + 200).matchAll(STEP)].map(({ 0: word, index }) => ({ start: from + index, end: from + index + word.length }));
  const edges = words.map((word) => word[which]);
  const next = direction > 0 ? edges.find((edge) => edge > at) : edges.findLast((edge) => edge < at);
  if (next === undefined) return { start, end };
  const made = which === "start" ? { start: next, end } : { start, end: next };
  return made.start < made.end ? made : { start, end };
}
