// The letters that stories go by in a comparison, where there is no room for their titles.

import { element } from "../dom.js";
import { shorten, storyTitle } from "../words.js";

/** @import { Story } from "../state.js" */

/** @param {number} index of a story @returns {string} */
export function letter(index) {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last; // after Z comes AA, as in spreadsheets
}

/** @param {number[]} stories */
export function letters(stories) {
  return stories.map((story) => element("span", { class: "letter" }, letter(story)));
}

/** Which story each letter stands for. @param {Story[]} stories */
export function lettersKey(stories) {
  return element(
    "ul",
    { class: "letters-key", "aria-label": "The stories" },
    ...stories.map(({ article }, index) =>
      element("li", { title: article.id }, ...letters([index]), element("span", {}, shorten(storyTitle(article), 70), article.id ? element("small", {}, ` ${shorten(article.id, 40)}`) : null)),
    ),
  );
}

/**
 * An explanation with the letters of the stories where it says "here" and "there"; quoted words stay.
 * @param {string} explanation
 * @param {readonly { article: number }[]} spans of the difference, the first one's story "here"
 * @returns {(string | HTMLElement)[]}
 */
export function placed(explanation, spans) {
  const here = spans[0]?.article;
  const there = spans.find(({ article }) => article !== here)?.article;
  if (here === undefined || there === undefined) return [explanation];
  return explanation.split(/(“[^”]*”)/).flatMap((words, at) => {
    if (at % 2 === 1) return [words];
    return words.split(/\b(here|there)\b/i).flatMap((piece) => {
      if (!/^t?here$/i.test(piece)) return piece ? [piece] : [];
      // Each in an element of its own: letters beside each other stand apart, these stand in a sentence.
      return [/^[HT]/.test(piece) ? "In " : "in ", element("span", {}, ...letters([/^h/i.test(piece) ? here : there]))];
    });
  });
}
