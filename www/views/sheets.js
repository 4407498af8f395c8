// The parts of a long story in sheets, and those in larger ones. A browser skips each that is off the screen with all
// that is in it, so that a jump costs what is seen after it and not what the story has.

import { element } from "../dom.js";

/** So many parts lie in a sheet. */
const SHEET = 8;

/** @typedef {{ node: HTMLElement, ems: number }} Part with its height in ems of the text, a guess until it is drawn */

/** @param {Part[]} parts @returns {HTMLElement[]} the largest sheets */
export function inSheets(parts) {
  for (const { node, ems } of parts) {
    node.classList.add("far");
    node.style.containIntrinsicBlockSize = `auto ${Math.ceil(ems)}em`;
  }
  if (parts.length <= 2 * SHEET) return parts.map(({ node }) => node);
  /** @type {Part[]} */
  const sheets = [];
  for (let at = 0; at < parts.length; at += SHEET) {
    const inside = parts.slice(at, at + SHEET);
    const ems = inside.reduce((sum, part) => sum + part.ems, 0);
    sheets.push({ node: element("div", { class: "sheet" }, ...inside.map(({ node }) => node)), ems });
  }
  return inSheets(sheets);
}

/**
 * The first part that ends below a height of the screen. Only the sheets there are looked into: to ask for places in
 * others would lay them out.
 * @param {HTMLElement} root
 * @param {number} top
 */
export function firstBelow(root, top) {
  let found = below(root);
  while (found?.classList.contains("sheet")) found = below(found);
  return found;

  /** @param {Element} within @returns {Element | undefined} */
  function below(within) {
    return [...within.querySelectorAll(":scope > :is(.sheet, .chunk)")].find((node) => node.getBoundingClientRect().bottom > top);
  }
}
