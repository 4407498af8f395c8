// The colours of the marks, each as the reader likes it. Lines and weights tell the kinds apart in any.

import { element } from "../dom.js";
import { dialog } from "./dialogs.js";

/** @import { Store } from "../state.js" */

/**
 * What a colour is for, its first value, and the custom properties of the style sheets that it sets.
 * Grounds are the colour mixed into the paper, so that the words on it keep their contrast.
 * @type {[string, string, string, string, (colour: string) => Record<string, string>][]}
 */
const KINDS = [
  ["named", "Words of somebody named", "content named", "#2f7d68", (colour) => ({ "--named-line": line(colour), "--named": ground(colour, 16) })],
  ["anonymous", "Words of somebody not named", "content anonymous", "#b3661a", (colour) => ({ "--anonymous-line": line(colour), "--anonymous": ground(colour, 16) })],
  ["nobody", "Nobody stands behind them", "content nobody", "#75688a", (colour) => ({ "--nobody-line": line(colour), "--nobody": ground(colour, 14) })],
  ["figure", "Figures", "number", "#ffd83d", (colour) => ({ "--figure": `light-dark(${ground(colour, 62)}, ${ground(colour, 38)})` })],
  ["loaded", "Loaded words", "loaded", "#8a4b5c", (colour) => ({ "--loaded-line": line(colour) })],
];

/** @param {string} colour @param {number} percent */
function ground(colour, percent) {
  return `color-mix(in srgb, ${colour} ${percent}%, var(--paper))`;
}

/** A line must be seen on paper of either kind. @param {string} colour */
function line(colour) {
  return `color-mix(in srgb, ${colour} 72%, var(--ink))`;
}

/** What a colour looks like, without trusting what was kept. */
const COLOUR = /^#[0-9a-f]{6}$/i;

/**
 * @param {Store} store
 * @returns {{ open: () => void }}
 */
export function createColours(store) {
  const style = document.documentElement.style;
  const made = dialog(
    "Colours of the marks",
    "colours",
    element("p", { class: "hint" }, "The kinds differ in their lines too, so any colours will do."),
    ...KINDS.map(([kind, name, classes, first]) => {
      const input = element("input", { type: "color", "data-kind": kind, oninput: () => store.change(({ colours }) => ({ colours: { ...colours, [kind]: input.value } })) });
      store.watch(
        ({ colours }) => colours[kind],
        (colour) => void (input.value = colour && COLOUR.test(colour) ? colour : first),
      );
      return element("label", { class: "switch" }, input, element("span", { class: `sample ${classes}` }, name));
    }),
    element("p", { class: "choices" }, element("button", { type: "button", onclick: () => store.change({ colours: {} }) }, "Back to the first colours")),
  );
  store.watch(
    ({ colours }) => colours,
    (colours) => {
      for (const [kind, , , first, properties] of KINDS) {
        const colour = colours[kind];
        const own = colour && COLOUR.test(colour) ? colour : null;
        for (const [name, value] of Object.entries(properties(own ?? first))) {
          if (own) style.setProperty(name, value);
          else style.removeProperty(name);
        }
      }
    },
  );
  return { open: () => made.showModal() };
}
