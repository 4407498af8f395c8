// The reading view: the story with its marks and notes, drawn in chunks.

import { element, fill } from "../dom.js";
import { LAYER_OF, readingOf } from "../reading.js";
import { inSlices } from "../slices.js";
import { currentStory } from "../state.js";
import { storyTitle } from "../words.js";
import { drawPiece, drawWhyDimmed, pieces, roleOf } from "./block.js";
import { drawLegend } from "./legend.js";
import { notesOf } from "./notes.js";
import { firstBelow, inSheets } from "./sheets.js";
import { drawSummary } from "./summary.js";

/** @import { Layer, Store, Story } from "../state.js" */
/** @import { Mark, Reading } from "../reading.js" */
/** @import { Piece } from "./block.js" */

/** Characters of a chunk, and how many chunks make a story long: only long ones skip what is off the screen. */
const CHUNK = 2000;
const LONG_STORY = 15;

/**
 * Height of a character in a column of 65, in ems of the text, a first guess until it is drawn. Of lines alone it were
 * 1.6, with the half-empty lines and gaps of news 2.4; rather more, because too little has more drawn at a jump than
 * is seen.
 */
const EM_PER_CHARACTER = 3 / 62;

/** Blocks that stand over the text of a story. */
const HEAD = new Set(["headline", "subheading", "byline", "dateline"]);

/** @typedef {{ section: HTMLElement, pieces: Piece[], start: number, end: number, drawn: boolean }} Chunk */

/**
 * @typedef {object} StoryView
 * @property {(mark: string) => HTMLElement | null} elementOf the first visible element of a mark, drawn now if it was not yet
 * @property {(mark: string) => HTMLElement[]} elementsOf all elements of a mark that are drawn
 * @property {(step: 1 | -1) => Mark | null} neighbour the next mark from where the reader is, or the one before
 */

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {{ onStanding: (standing: import("../reading.js").Standing) => void, onChoose: () => void, onSamples: () => void }} actions
 * @returns {StoryView}
 */
export function createStoryView(root, store, actions) {
  /** @type {Reading | null} */
  let reading = null;
  /** @type {Chunk[]} */
  let chunks = [];
  /** The elements of every mark that is drawn. @type {Map<string, HTMLElement[]>} */
  let elements = new Map();
  let stop = () => {};
  /** @type {string | null} */
  let shownKey = null;
  /** @type {Set<number | string>} */
  let introduced = new Set();

  store.watch(currentStory, (story) => draw(story));
  store.watch(
    ({ ready }) => ready,
    (ready) => ready && !reading && draw(null),
  );
  store.watch(
    ({ layers }) => layers,
    (layers) => {
      for (const [layer, on] of Object.entries(layers)) root.classList.toggle(`no-${layer}`, !on);
    },
  );

  /** @param {Story | null} story */
  function draw(story) {
    // The same story analysed anew stays where it was.
    const scrolled = story && story.key === shownKey ? scrollY : null;
    shownKey = story?.key ?? null;
    stop();
    chunks = [];
    elements = new Map();
    reading = null;
    introduced = new Set();
    if (!story) return drawNothing();
    const { article } = story;
    reading = readingOf(article);
    root.lang = article.language && article.language !== "und" ? article.language : "";
    root.setAttribute("aria-label", storyTitle(article));
    document.title = `${storyTitle(article)} – Claimlight`;
    chunks = chunksOf(pieces(reading));
    const long = chunks.length > LONG_STORY;
    const parts = chunks.map(({ section, start, end }) => ({ node: section, ems: (end - start) * EM_PER_CHARACTER }));
    const title = article.blocks.some(({ kind }) => kind === "headline")
      ? null
      : element("h1", { class: "unseen" }, storyTitle(article));
    fill(root, title, ...(long ? inSheets(parts) : parts.map(({ node }) => node)), drawLegend());
    const run = inSlices(chunks, drawChunk);
    stop = run.stop;
    if (store.read().view === "read") scrollTo({ top: scrolled ?? 0 });
  }

  function drawNothing() {
    document.title = "Claimlight";
    root.removeAttribute("aria-label");
    if (!store.read().ready) return fill(root, element("p", { class: "waiting" }, "Opening the sample stories …"));
    fill(
      root,
      element(
        "div",
        { class: "nothing" },
        element("h1", {}, "Drop a story here"),
        element("p", {}, "Any text files: one story, several tellings of one event, or a whole folder. You can paste a text too. Nothing leaves your machine."),
        element(
          "p",
          { class: "choices" },
          element("button", { type: "button", class: "strong", onclick: actions.onChoose }, "Choose files"),
          element("button", { type: "button", onclick: actions.onSamples }, "Show the sample stories"),
        ),
      ),
    );
  }

  /** @param {Chunk} chunk */
  function drawChunk(chunk) {
    if (!reading || chunk.drawn) return;
    chunk.drawn = true;
    const { article } = reading;
    const firstHeadline = article.blocks.findIndex(({ kind }) => kind === "headline");
    const summaryAfter = headEnd(article.blocks);
    const made = document.createDocumentFragment();
    if (chunk === chunks[0] && summaryAfter < 0) made.append(drawSummary(reading, actions.onStanding));
    for (const piece of chunk.pieces) {
      const notes = article.blocks[piece.block].kind === "furniture" ? [] : notesOf(reading, piece, introduced);
      if (notes.length > 0) made.append(element("div", { class: "notes", "aria-hidden": "true" }, ...notes));
      const why = drawWhyDimmed(reading, piece);
      if (why) made.append(why);
      made.append(drawPiece(reading, piece, piece.block === firstHeadline ? "h1" : "h2", register));
      if (piece.block === summaryAfter) made.append(drawSummary(reading, actions.onStanding));
    }
    chunk.section.append(made);
    // One mark can be reached by Tab; from it, keys lead to the others.
    if (chunk === chunks[0]) {
      const first = reading.marks.find(({ parts }) => parts[0].start < chunk.end);
      const node = first && firstElement(first.id);
      if (node) node.tabIndex = 0;
    }
  }

  /** @param {string} id @param {HTMLElement} node */
  function register(id, node) {
    const known = elements.get(id);
    if (known) known.push(node);
    else elements.set(id, [node]);
  }

  /** @param {string} id */
  function firstElement(id) {
    const nodes = (elements.get(id) ?? []).filter((node) => !node.classList.contains("continued"));
    return nodes.find((node) => node.matches(".content, .number") && shown(node)) ?? nodes.find(shown) ?? nodes[0] ?? null;
  }

  /** @param {HTMLElement} node */
  function shown(node) {
    const layer = LAYER_OF[roleOf(node)];
    return !layer || store.read().layers[layer];
  }

  /** @param {Mark} mark */
  function isOn({ parts }) {
    const layers = store.read().layers;
    return parts.some(({ role }) => {
      const layer = LAYER_OF[role];
      return role !== "cue" && role !== "qualifier" && layer && layers[layer];
    });
  }

  return {
    elementOf(id) {
      const mark = reading?.markById.get(id);
      if (!mark) return null;
      for (const { start } of mark.parts) {
        const chunk = chunks.find(({ end }) => end > start);
        if (chunk) drawChunk(chunk);
      }
      return firstElement(id);
    },
    elementsOf: (id) => elements.get(id) ?? [],
    neighbour(step) {
      if (!reading) return null;
      const { marks, markById } = reading;
      const known = markById.get(store.read().selection?.mark ?? focusedMark(root) ?? "");
      let at = known ? marks.indexOf(known) : -1;
      if (at >= 0) at += step;
      else {
        const offset = known?.parts[0].start ?? firstOnScreen(root, chunks, reading);
        const after = marks.findIndex(({ parts }) => parts[0].start >= offset);
        at = (after < 0 ? marks.length : after) - (step > 0 ? 0 : 1);
      }
      for (; at >= 0 && at < marks.length; at += step) if (isOn(marks[at])) return marks[at];
      return null;
    },
  };
}

/** @param {HTMLElement} root */
function focusedMark(root) {
  const active = document.activeElement;
  return active instanceof HTMLElement && root.contains(active) ? (active.dataset.mark ?? null) : null;
}

/**
 * Offset of the first block that is not scrolled away.
 * @param {HTMLElement} root
 * @param {readonly Chunk[]} chunks
 * @param {Reading} reading
 */
function firstOnScreen(root, chunks, { article }) {
  const top = 80;
  const section = firstBelow(root, top);
  const chunk = chunks.find((one) => one.section === section);
  for (const node of section?.querySelectorAll("[data-block]") ?? []) {
    if (node.getBoundingClientRect().bottom > top) {
      return article.blocks[Number(/** @type {HTMLElement} */ (node).dataset.block)].start;
    }
  }
  return chunk?.end ?? 0;
}

/** @param {readonly { kind: string }[]} blocks @returns {number} the last block of the story's head, or -1 */
function headEnd(blocks) {
  const first = blocks.findIndex(({ kind }) => kind !== "furniture");
  if (first < 0 || !HEAD.has(blocks[first].kind)) return -1;
  let last = first;
  while (last + 1 < blocks.length && HEAD.has(blocks[last + 1].kind)) last += 1;
  return last;
}

/** @param {Piece[]} all @returns {Chunk[]} */
function chunksOf(all) {
  /** @type {Chunk[]} */
  const made = [];
  /** @type {Chunk | null} */
  let chunk = null;
  for (const piece of all) {
    if (!chunk || piece.end - chunk.start > CHUNK) {
      chunk = { section: element("div", { class: "chunk" }), pieces: [], start: piece.start, end: piece.end, drawn: false };
      made.push(chunk);
    }
    chunk.pieces.push(piece);
    chunk.end = piece.end;
  }
  return made;
}
