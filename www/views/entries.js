// Entries of a panel: each leads to its place in the story, and back.

import { element } from "../dom.js";

/** @import { Child } from "../dom.js" */

/** So many entries are drawn at first; when asked for more, as many again as stand there. */
const FIRST = 100;

/**
 * @param {string} mark where it leads
 * @param {string} kind
 * @param {...Child} children
 */
export function entry(mark, kind, ...children) {
  return element("li", { class: `entry ${kind}` }, element("button", { type: "button", class: "go", "data-entry": mark }, ...children));
}

/**
 * A list that shows its beginning, with a button for more.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => HTMLElement} draw
 * @param {Record<string, string>} [attributes]
 * @returns {HTMLElement[]}
 */
export function growingList(items, draw, attributes = {}) {
  const list = element("ul", { class: "entries", ...attributes });
  let shown = 0;
  const more = element("button", { type: "button", class: "more", onclick: () => grow() });
  grow();
  return [list, more];

  function step() {
    return Math.max(FIRST, shown);
  }

  function grow() {
    list.append(...items.slice(shown, shown + step()).map(draw));
    shown = Math.min(items.length, shown + step());
    more.hidden = shown === items.length;
    more.textContent = `Show ${Math.min(step(), items.length - shown)} more of ${items.length}`;
  }
}

/**
 * A choice among a few, as a labelled select.
 * @param {string} label
 * @param {[string, string][]} options value and name
 * @param {string} value
 * @param {(value: string) => void} onChange
 */
export function choice(label, options, value, onChange) {
  const select = element("select", { "data-control": label, onchange: () => onChange(select.value) });
  for (const [key, name] of options) select.append(element("option", { value: key, selected: key === value }, name));
  return element("label", { class: "choice" }, element("span", {}, label), select);
}
