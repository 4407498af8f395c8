// The letters that stories go by in a comparison, where there is no room for their titles.

import { element } from "../dom.js";
import { shorten, storyName, storyTitle } from "../words.js";

/** @import { Story } from "../state.js" */

/** So many stories have their letters explained in sight. */
const KEY_IN_SIGHT = 12;

/** @param {number} index of a story @returns {string} */
export function letter(index) {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last; // after Z comes AA, as in spreadsheets
}

/** @param {number[]} stories */
export function letters(stories) {
  return stories.map((story) => element("span", { class: "letter" }, letter(story)));
}

/** Which story each letter stands for; of very many, to be opened. @param {Story[]} stories */
export function lettersKey(stories) {
  const key = element(
    "ul",
    { class: "letters-key", "aria-label": "The stories" },
    ...stories.map(({ article }, index) =>
      element("li", { title: article.id }, ...letters([index]), element("span", {}, shorten(storyTitle(article), 70), article.id ? element("small", {}, ` ${shorten(article.id, 40)}`) : null)),
    ),
  );
  if (stories.length <= KEY_IN_SIGHT) return key;
  return element("details", { class: "letters" }, element("summary", {}, `Which story each letter stands for: ${letter(0)} to ${letter(stories.length - 1)}`), key);
}

/** @typedef {readonly { article: number }[]} Spans of a difference, the first one's story "here" */

/** An explanation with the letters of the stories where it says "here" and "there". @param {string} explanation @param {Spans} spans */
export function placed(explanation, spans) {
  // Each in an element of its own: letters beside each other stand apart, these stand in a sentence.
  return located(explanation, spans, (story) => element("span", {}, ...letters([story])));
}

/** The same as a text, for a tooltip: with the letters and the names of the stories. @param {string} explanation @param {Spans} spans @param {Story[]} stories */
export function placedWords(explanation, spans, stories) {
  return located(explanation, spans, (story) => `${letter(story)} (${storyName(stories[story].article)})`).join("");
}

/**
 * "In X" for "here" and "there"; quoted words stay.
 * @template Name
 * @param {string} explanation
 * @param {Spans} spans
 * @param {(story: number) => Name} nameOf
 * @returns {(string | Name)[]}
 */
function located(explanation, spans, nameOf) {
  const here = spans[0]?.article;
  const there = spans.find(({ article }) => article !== here)?.article;
  return explanation.split(/(“[^”]*”)/).flatMap((words, at) => {
    if (at % 2 === 1) return [words];
    return words.split(/\b(here|there)\b/i).flatMap((piece) => {
      const story = /^here$/i.test(piece) ? here : /^there$/i.test(piece) ? there : undefined;
      if (story === undefined) return piece ? [piece] : [];
      return [/^[HT]/.test(piece) ? "In " : "in ", nameOf(story)];
    });
  });
}
