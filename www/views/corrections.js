// The panel of corrections: what the reader decided about the story, and what found no place in it.

import { correctionsOf, NO_HISTORY } from "../corrections.js";
import { correctionWords, WHY_UNPLACED } from "../decided.js";
import { element, fill } from "../dom.js";
import { markAt, placedAnew, placeOfCorrection } from "../marks.js";
import { readingOf } from "../reading.js";
import { isNext } from "../removing.js";
import { currentStory } from "../state.js";
import { counted, shorten } from "../words.js";
import { entry, growingList } from "./entries.js";

/** @import { Store, Story } from "../state.js" */
/** @import { Reading } from "../reading.js" */
/** @import { Correction, Quote } from "../types.js" */

/** So many other places of the words are offered. */
const FEW = 3;

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} tab
 * @param {Store} store
 * @param {{ onUndo: () => void, onRedo: () => void, onWithdraw: (story: string, ids: string[]) => void,
 *   onPlace: (story: string, anew: Correction, id: string) => void }} actions `onPlace` puts a correction in the place of another
 */
export function createCorrections(root, tab, store, { onUndo, onRedo, onWithdraw, onPlace }) {
  store.watch((state) => (state.panel === "corrections" ? currentStory(state) : undefined), draw);
  store.watch(({ removals }) => removals, draw);
  store.watch(
    (state) => correctionsOf(currentStory(state)?.history ?? NO_HISTORY).length,
    (count) => {
      tab.dataset.count = count > 0 ? String(count) : "";
      tab.setAttribute("aria-label", count > 0 ? `Corrections, ${count}` : "Corrections");
    },
  );

  function draw() {
    const story = currentStory(store.read());
    if (store.read().panel !== "corrections") return;
    const history = story?.history ?? NO_HISTORY;
    const { removals } = store.read();
    const all = correctionsOf(history);
    const unplaced = all.filter(({ status }) => status && status !== "placed");
    const placed = all.filter((correction) => !unplaced.includes(correction)).reverse();
    fill(
      root,
      element("h2", {}, "Corrections"),
      element(
        "p",
        { class: "moves" },
        element("button", { type: "button", "data-control": "undo", disabled: history.done.length === 0 && !isNext(removals.done.at(-1), story), onclick: onUndo }, "↶ Undo"),
        element("button", { type: "button", "data-control": "redo", disabled: history.undone.length + removals.undone.length === 0, onclick: onRedo }, "↷ Redo"),
      ),
      all.length === 0 &&
        element("p", { class: "empty" }, "Nothing yet. Open a mark to confirm, reject or change it; select words in the story to add one. What you decide is kept with the story."),
      unplaced.length > 0 && element("h3", {}, `Unplaced (${unplaced.length})`),
      unplaced.length > 0 && element("p", { class: "hint" }, "These found no place in the story as it now is. They are kept, not in force."),
      ...(story && unplaced.length > 0 ? growingList(unplaced, (correction) => drawUnplaced(story, correction), { "aria-label": "Unplaced corrections" }) : []),
      unplaced.length > 0 && placed.length > 0 && element("h3", {}, "In force"),
      ...(story && placed.length > 0 ? growingList(placed, (correction) => drawPlaced(story.key, readingOf(story.article), correction), { "aria-label": counted(placed.length, "correction") }) : []),
    );
  }

  /** @param {string} story @param {Correction} correction */
  function withdraw(story, { id }) {
    return element("button", { type: "button", class: "link", "data-control": `withdraw-${id}`, onclick: () => onWithdraw(story, [id]) }, "Withdraw");
  }

  /** @param {string} story @param {Reading} reading @param {Correction} correction */
  function drawPlaced(story, reading, correction) {
    const place = placeOfCorrection(reading.article, correction);
    const kind = correction.mark === "claim" ? "sentence" : correction.mark === "word" ? correction.role : correction.mark === "speaker" ? "attribution" : correction.mark;
    const sentence = place && reading.article.sentences.findIndex(({ end }) => end > place.start);
    const mark = place && (markAt(reading, kind, place)?.id ?? `s${sentence}`);
    const words = correctionWords(correction);
    if (!mark) return element("li", { class: "entry" }, element("span", { class: "go" }, words), withdraw(story, correction));
    const made = entry(mark, correction.action, words);
    made.append(withdraw(story, correction));
    return made;
  }

  /** Where the same words stand now: the reader may say that it is there. @param {Story} story @param {Correction} correction */
  function elsewhere({ key, article: { text } }, correction) {
    const words = contextOf(correction)?.exact ?? "";
    /** @type {HTMLElement[]} */
    const rows = [];
    for (let start = words ? text.indexOf(words) : -1; start >= 0 && rows.length < FEW; start = text.indexOf(words, start + words.length)) {
      const end = start + words.length;
      // Part of a longer word or number is no such place.
      if (/[\p{L}\p{N}]{2}/u.test(text.slice(start - 1, start + 1)) || /[\p{L}\p{N}]{2}/u.test(text.slice(end - 1, end + 1))) continue;
      const anew = placedAnew(correction, { start, end });
      if (!anew) break;
      rows.push(
        element(
          "p",
          { class: "around", dir: "auto" },
          `… ${text.slice(Math.max(0, start - 40), start)}`,
          element("b", {}, shorten(words, 120)),
          `${text.slice(end, end + 40)} … `,
          element("button", { type: "button", class: "link", onclick: () => onPlace(key, anew, correction.id) }, "Put it here"),
        ),
      );
    }
    return rows;
  }

  /** @param {Story} story @param {Correction} correction */
  function drawUnplaced(story, correction) {
    const around = contextOf(correction);
    return element(
      "li",
      { class: "entry unplaced" },
      element("span", { class: "go" }, correctionWords(correction)),
      around && element("p", { class: "around", dir: "auto" }, `… ${around.prefix}`, element("b", {}, shorten(around.exact ?? "", 120)), `${around.suffix} …`),
      element("p", { class: "hint" }, WHY_UNPLACED[correction.status ?? "placed"]),
      ...elsewhere(story, correction),
      withdraw(story.key, correction),
    );
  }
}

/** @param {Correction} correction @returns {Quote | null} */
function contextOf(correction) {
  switch (correction.mark) {
    case "figure":
      return correction.target ?? correction.value?.place ?? null;
    case "attribution":
      return (correction.target ?? correction.value)?.content[0] ?? null;
    case "speaker":
      return correction.target.mention ?? null;
    default:
      return correction.target;
  }
}
