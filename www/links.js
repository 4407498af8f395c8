// Links to a place in a story: its file, the place, and the words there, so that a link never leads
// to other words than it was made for.

/** @import { State, Story } from "./state.js" */
/** @import { Mark, Reading } from "./reading.js" */

/** So many characters of the words are in a link. */
const WORDS = 60;

/**
 * @param {Story} story
 * @param {Mark} mark
 * @returns {string} the part of an address behind "#"
 */
export function linkTo({ article }, mark) {
  const { start, end } = place(mark);
  const words = article.text.slice(start, Math.min(end, start + WORDS));
  return new URLSearchParams({ story: article.id, at: `${start}-${end}`, words }).toString();
}

/**
 * @typedef {object} Target
 * @property {Story} story
 * @property {string | null} mark null where the words are no longer a mark
 */

/**
 * Where a link leads: to its place, when the words there are the same, else to the only other place
 * with these words, else to nothing.
 * @param {State} state
 * @param {string} hash
 * @param {(story: Story) => Reading} readingOf
 * @returns {Target | "no-story" | "no-place" | null} null for what is no link of ours
 */
export function follow({ stories }, hash, readingOf) {
  const asked = new URLSearchParams(hash.replace(/^#/, ""));
  const id = asked.get("story");
  const at = /^(\d+)-(\d+)$/.exec(asked.get("at") ?? "");
  const words = asked.get("words") ?? "";
  if (id === null || !at) return null;
  const story = stories.find(({ article }) => article.id === id && article.text.includes(words));
  if (!story) return stories.some(({ article }) => article.id === id) ? "no-place" : "no-story";
  const { text } = story.article;
  let [start, end] = [Number(at[1]), Number(at[2])];
  if (!text.startsWith(words, start)) {
    const found = text.indexOf(words);
    if (words === "" || text.indexOf(words, found + 1) >= 0) return "no-place";
    [start, end] = [found, found + end - start];
  }
  const reading = readingOf(story);
  const marks = [...reading.markById.values()];
  const mark = marks.find((one) => place(one).start === start && place(one).end === end) ?? marks.find(({ kind, parts }) => kind === "sentence" && parts[0].end > start);
  return { story, mark: mark?.id ?? null };
}

/** The words that stand for a mark in a link. @param {Mark} mark */
function place({ parts }) {
  return parts.find(({ role }) => role === "number" || role === "content") ?? parts[0];
}
