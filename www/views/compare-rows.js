// The rows of a comparison: one claim a row, one story a column.

import { additionsIn, differencesIn, quotesIn } from "../comparing.js";
import { element, fill } from "../dom.js";
import { flatten, writeSegments } from "../ranges.js";
import { readingOf } from "../reading.js";
import { inSlices } from "../slices.js";
import { storyTitle } from "../words.js";
import { letter, placedWords } from "./letters.js";
import { drawMatrix } from "./matrix.js";

/** @import { Story } from "../state.js" */
/** @import { Comparison } from "../types.js" */
/** @import { Row } from "../comparing.js" */
/** @import { Range } from "../ranges.js" */

/** @typedef {{ comparison: Comparison, stories: Story[], onSentence: (story: Story, sentence: number, cell: string) => void }} Context */
/** @typedef {Range & { role: "difference" | "outright" | "addition" | "number" | "cut", title: string }} Stretch */

/** Which stretch lies outside another. @type {Stretch["role"][]} */
const ROLES = ["cut", "difference", "addition", "number", "outright"];

/** Words that differ are few; more than so many characters are a sentence that somebody else stands behind elsewhere. */
const FEW = 60;

/** @type {{ stop: () => void } | null} */
let drawing = null;

/**
 * @param {HTMLElement} root
 * @param {Row[]} rows
 * @param {Context} context
 */
export function drawRows(root, rows, context) {
  drawing?.stop();
  const empty = rows.length === 0 && element("p", { class: "soft" }, "No claim of this kind.");
  if (context.stories.length > 2) {
    const { table, stop } = drawMatrix(rows, context);
    drawing = { stop };
    return fill(root, table, empty);
  }
  const [left, right] = context.stories.map(({ article }, index) =>
    element("th", { scope: "col" }, element("span", { class: "letter" }, letter(index)), ` ${storyTitle(article)}`, element("small", {}, article.id)),
  );
  const body = element("tbody");
  fill(
    root,
    element(
      "table",
      { class: "pair" },
      element("caption", { class: "unseen" }, "Each row is one claim, each column a story."),
      element("thead", {}, element("tr", {}, left, element("th", { scope: "col", class: "mid" }, element("span", { class: "unseen" }, "How they relate")), right)),
      body,
    ),
    empty,
  );
  drawing = inSlices(rows, (row) => void body.append(drawRow(row, context)));
}

/** @param {Row} row @param {Context} context */
function drawRow(row, context) {
  const { stories, comparison } = context;
  const cells = stories.map((story, index) => drawCell(row, story, index, context));
  const alone = row.relation === "only" ? row.cells.findIndex((cell) => cell.length > 0) : -1;
  const word = alone < 0 ? row.word : alone === 0 ? `← only in ${letter(0)}` : `only in ${letter(1)} →`;
  const quotes = stories.flatMap((story, index) =>
    row.cells[index].flatMap((sentence) => quotesIn(comparison, index, story.article.sentences[sentence])),
  );
  const quote = row.relation === "only" ? null : quotes.find(({ relation }) => relation !== "identical");
  const cut = quote && (quote.relation === "truncated" ? "✂ quotation shortened" : "✂ quotation changed");
  const disputed = row.relation !== "only" && quotes.some(({ attributed_differently: differently }) => differently) && "“ ” given to different speakers";
  const explained = [
    ...row.differences.map(({ explanation, spans }) => placedWords(explanation, spans, stories)),
    ...row.additions.map((addition) => placedWords(addition.explanation, [addition], stories)),
  ].join(" ");
  const mid = element(
    "td",
    { class: `mid ${row.relation}`, title: explained || null },
    element("b", {}, row.sign && element("span", { class: "relation-sign" }, row.sign), row.sign && " ", word),
    row.detail && element("span", {}, row.detail),
    cut && element("span", {}, cut),
    disputed && element("span", {}, disputed),
    explained && element("span", { class: "unseen" }, explained),
  );
  return element("tr", { "data-row": row.index, class: row.relation }, cells[0], mid, cells[1]);
}

/**
 * @param {Row} row
 * @param {Story} story
 * @param {number} index
 * @param {Context} context
 */
function drawCell(row, story, index, context) {
  const label = `${letter(index)} ${storyTitle(story.article)}`;
  if (row.cells[index].length === 0) {
    return element("td", { class: "silent", "data-story": label }, element("span", {}, "not in this story"));
  }
  return element("td", { "data-story": label }, ...drawSentences(row, story, index, context));
}

/**
 * The sentences of one story in a row, with what differs marked in them; each leads to its place.
 * @param {Row} row
 * @param {Story} story
 * @param {number} index
 * @param {Context} context
 */
export function drawSentences(row, story, index, { comparison, stories, onSentence }) {
  const { article } = story;
  return row.cells[index].map((sentence) => {
    const { start, end } = article.sentences[sentence];
    const words = element("button", {
      type: "button",
      class: "sentence-link",
      dir: "auto",
      title: "Show it in its story",
      "data-cell": `${row.index}-${index}-${sentence}`,
      onclick: () => onSentence(story, sentence, `${row.index}-${index}-${sentence}`),
    });
    /** @type {Stretch[]} */
    const stretches = [
      ...differencesIn(row, index, { start, end }).map(({ difference, ...range }) => /** @type {Stretch} */ ({ ...range, role: range.end - range.start > FEW ? "outright" : "difference", title: placedWords(difference.explanation, difference.spans, stories) })),
      ...additionsIn(row, index, { start, end }).map((addition) => /** @type {Stretch} */ ({ start: addition.start, end: addition.end, role: "addition", title: placedWords(addition.explanation, [addition], stories) })),
      ...figuresIn(article, sentence).map((figure) => /** @type {Stretch} */ ({ start: figure.start, end: figure.end, role: "number", title: "" })),
      ...quotesIn(comparison, index, { start, end }).flatMap(({ changes }) =>
        changes
          .filter((change) => change.article === index && change.start >= start && change.end <= end)
          .map((change) => /** @type {Stretch} */ ({ start: change.start, end: change.end, role: "cut", title: "Other stories quote this otherwise, or not at all" })),
      ),
    ];
    const segments = flatten(stretches, start, end, (a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
    writeSegments(words, article.text, segments, ({ role, title }) => element("mark", { class: role, title: title || null }));
    return words;
  });
}

/** @param {Story["article"]} article @param {number} sentence */
function figuresIn(article, sentence) {
  return readingOf(article).figuresOf[sentence].map((index) => article.figures[index]);
}
