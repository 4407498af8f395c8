// A mark that is being changed or added, before it is saved. Pure.

import { heading, quote, quotes, who, wordsOf } from "./marks.js";

/** @import { ArticleAnnotation, Bound, ClaimKind, Correction, FigureKind, Mode, SpeakerKind, Who } from "./types.js" */
/** @import { Mark } from "./reading.js" */
/** @import { Range } from "./ranges.js" */

/** @typedef {"place" | "qualifier" | "noun" | "content" | "source" | "cue"} SpanName */

/** Those of a figure: one stretch of words each, the others may have several. @type {ReadonlySet<SpanName>} */
export const SINGLE = new Set(["place", "qualifier", "noun"]);

/**
 * @typedef {object} Draft
 * @property {string} id
 * @property {string} story its key
 * @property {"figure" | "attribution" | "claim" | "speaker"} kind
 * @property {number | null} index of the mark that is changed; null for a new one
 * @property {Partial<Record<SpanName, Range[]>>} spans its words
 * @property {Fields} fields what else it is, at first
 * @property {boolean} open whether its words can be changed by selecting others
 */

/**
 * What is filled in, all of it text or ticks.
 * @typedef {Record<string, string | boolean>} Fields
 */

/** The value of `speaker` for one who is not in the list yet, and for nobody. */
export const SOMEBODY_ELSE = "else";
export const NOBODY = "nobody";

/** Kinds of figures whose value is no number. */
const IN_WORDS = new Set(["date", "time", "year"]);

/**
 * The draft of a mark as it is.
 * @param {string} id
 * @param {string} story
 * @param {ArticleAnnotation} article
 * @param {Mark} mark
 * @returns {Draft | null} null for what has nothing to change
 */
export function draftOf(id, story, article, mark) {
  const head = { id, story, index: mark.index };
  switch (mark.kind) {
    case "figure": {
      const { start, end, kind, value, high, bound, unit, qualifier, noun } = article.figures[mark.index];
      const fields = { kind, value: String(value), high: high == null ? "" : String(high), bound, unit: unit ?? "" };
      return { ...head, kind: "figure", spans: { place: [{ start, end }], qualifier: qualifier ? [qualifier] : [], noun: noun ? [noun] : [] }, fields, open: true };
    }
    case "attribution": {
      const { source, cue, content, mode, speaker } = article.attributions[mark.index];
      return { ...head, kind: "attribution", spans: { content, source, cue }, fields: { mode, speaker: speaker == null ? NOBODY : String(speaker), name: "", kind: "person" }, open: true };
    }
    case "sentence": {
      const { kind, attributed, hedged, loaded } = article.sentences[mark.index].claim;
      return { ...head, kind: "claim", spans: {}, fields: { kind, attributed, hedged, loaded }, open: false };
    }
    default:
      return null;
  }
}

/** @param {string} id @param {string} story @param {ArticleAnnotation} article @param {number} index @returns {Draft} */
export function draftOfSpeaker(id, story, { speakers }, index) {
  const { name, kind, role } = speakers[index];
  return { id, story, kind: "speaker", index, spans: {}, fields: { name, kind, role: role ?? "", into: "" }, open: false };
}

/**
 * What a draft comes to: a correction, or what is still wrong with it.
 * @param {ArticleAnnotation} article
 * @param {Draft} draft
 * @param {Fields} fields as they are filled in
 * @returns {{ correction: Correction } | { field: string, problem: string }}
 */
export function finished(article, draft, fields) {
  const text = (/** @type {string} */ name) => String(fields[name] ?? "").trim();
  const head = { ...heading(), action: /** @type {"add" | "change"} */ (draft.index === null ? "add" : "change") };
  switch (draft.kind) {
    case "figure":
      return finishedFigure(article, draft, text, head);
    case "attribution":
      return finishedAttribution(article, draft, text, head);
    case "claim": {
      const value = { kind: /** @type {ClaimKind} */ (text("kind")), attributed: fields.attributed === true, hedged: fields.hedged === true, loaded: fields.loaded === true };
      return { correction: { ...head, action: "change", mark: "claim", target: quote(article.sentences[draft.index ?? 0]), value } };
    }
    case "speaker": {
      const target = who(article, draft.index ?? 0);
      if (text("into")) return { correction: { ...head, action: "merge", mark: "speaker", target, into: who(article, Number(text("into"))) } };
      if (!text("name")) return { field: "name", problem: "A speaker needs a name." };
      const value = { name: text("name"), kind: /** @type {SpeakerKind} */ (text("kind")), role: text("role") || null };
      return { correction: { ...head, action: "change", mark: "speaker", target, value } };
    }
  }
}

/** @param {ArticleAnnotation} article @param {Draft} draft @param {(name: string) => string} text @param {ReturnType<typeof heading> & { action: "add" | "change" }} head @returns {ReturnType<typeof finished>} */
function finishedFigure(article, { spans, index }, text, head) {
  const place = spans.place?.[0];
  if (!place) return { field: "place", problem: "Select the words of the figure in the story." };
  const kind = /** @type {FigureKind} */ (text("kind"));
  const [value, high] = [numberOf(text("value")), numberOf(text("high"))];
  if (!text("value")) return { field: "value", problem: "Say what the figure is worth." };
  if (value === null && !IN_WORDS.has(kind)) return { field: "value", problem: "Write a number, such as 1200000 or 3.5." };
  if (text("high") && high === null) return { field: "high", problem: "Write a number, or nothing." };
  const old = index === null ? null : article.figures[index];
  return {
    correction: {
      ...head,
      mark: "figure",
      target: old ? quote(old) : null,
      value: {
        place: quote(place),
        kind,
        value: IN_WORDS.has(kind) && (kind !== "year" || value === null) ? text("value") : (value ?? text("value")),
        relative: old && String(old.value) === text("value") ? old.relative : null,
        high,
        bound: /** @type {Bound} */ (text("bound")),
        unit: text("unit") || null,
        qualifier: quotes(spans.qualifier ?? [])[0] ?? null,
        noun: quotes(spans.noun ?? [])[0] ?? null,
      },
    },
  };
}

/** @param {ArticleAnnotation} article @param {Draft} draft @param {(name: string) => string} text @param {ReturnType<typeof heading> & { action: "add" | "change" }} head @returns {ReturnType<typeof finished>} */
function finishedAttribution(article, { spans, index }, text, head) {
  const { content = [], source = [], cue = [] } = spans;
  if (content.length === 0) return { field: "content", problem: "Select in the story what is said, then take the selected words." };
  const old = index === null ? null : article.attributions[index];
  /** @type {Who} */
  let speaker;
  if (text("speaker") === NOBODY) speaker = { name: "nobody named", kind: "unnamed" };
  else if (text("speaker") === SOMEBODY_ELSE) {
    const name = text("name") || (source[0] ? article.text.slice(source[0].start, source[0].end).replace(/\s+/g, " ") : "");
    if (!name) return { field: "name", problem: "Say who it is, or select the words that name the source." };
    speaker = { name, kind: /** @type {SpeakerKind} */ (text("kind")), mention: source[0] ? quote(source[0]) : null };
  } else speaker = who(article, Number(text("speaker")));
  const same = old && String(old.speaker) === text("speaker");
  return {
    correction: {
      ...head,
      mark: "attribution",
      target: index === null ? null : wordsOf(article, index),
      value: {
        mode: /** @type {Mode} */ (text("mode")),
        content: quotes(content),
        source: quotes(source),
        cue: quotes(cue),
        speaker,
        chain: same ? old.chain.map((link) => who(article, link)) : [],
      },
    },
  };
}

/** A number as people write it: "1,200,000", "3.5". @param {string} written @returns {number | null} */
function numberOf(written) {
  const plain = written.replace(/[\s_]|,(?=\d{3}(?!\d))/g, "").replace(/^−/, "-");
  if (!/^-?\d+(\.\d+)?(e\d+)?$/i.test(plain)) return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}
