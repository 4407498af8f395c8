// What a reader can do with a mark, from its card or by key: confirm, reject, change, add.

import { newId } from "./corrections.js";
import { draftOf, draftOfSpeaker, SOMEBODY_ELSE } from "./drafts.js";
import { decision, heading, markAt, placeOf, quote } from "./marks.js";
import { readingOf } from "./reading.js";
import { currentStory } from "./state.js";
import { drawDecisions } from "./views/decide.js";

/** @import { Draft } from "./drafts.js" */
/** @import { Editor } from "./editing.js" */
/** @import { Engine } from "./engine.js" */
/** @import { Mark } from "./reading.js" */
/** @import { Store, Story } from "./state.js" */
/** @import { Correction } from "./types.js" */
/** @import { Addition } from "./views/adding.js" */
/** @import { Range } from "./ranges.js" */

/**
 * @param {Store} store
 * @param {Engine} engine
 * @param {Editor} editor
 * @param {(mark: string) => void} goTo shows a mark and its card
 */
export function createDeciding(store, engine, editor, goTo) {
  /** @returns {{ story: Story, mark: Mark } | null} the mark whose card is open */
  function selected() {
    const state = store.read();
    const story = currentStory(state);
    const mark = story && state.selection && readingOf(story.article).markById.get(state.selection.mark);
    return story && mark && mark.kind !== "block" ? { story, mark } : null;
  }

  /** Marks have other numbers after a correction. @param {string} key @param {Mark["kind"]} kind @param {Range} place */
  function show(key, kind, place) {
    const story = currentStory(store.read());
    const mark = story?.key === key ? markAt(readingOf(story.article), kind, place) : null;
    if (mark) goTo(mark.id);
  }

  /**
   * @param {Story} story
   * @param {Mark} mark
   * @param {"accept" | "reject"} action
   * @param {boolean} byKey whoever works by key goes from mark to mark
   */
  async function decide(story, mark, action, byKey) {
    const correction = decision(story.article, mark, action);
    if (!correction) return;
    const { marks } = readingOf(story.article);
    // A mark that is gone leaves the reader at the one that came after it.
    const goes = action === "reject" && mark.kind !== "sentence";
    const after = goes ? marks.slice(marks.indexOf(mark) + 1).find(({ parts }) => parts[0].start >= mark.parts[0].end) : mark;
    store.change({ selection: null });
    if (await editor.make(story.key, [correction])) {
      if (after && (byKey || !goes)) show(story.key, after.kind, placeOf(after));
    }
  }

  /** @param {Draft | null} draft */
  function edit(draft) {
    if (draft) store.change({ editing: draft, selection: null });
  }

  /** @param {Story} story @param {Mark} mark */
  function change(story, mark) {
    edit(draftOf(newId(), story.key, story.article, mark));
  }

  return {
    accept() {
      const at = selected();
      if (at) decide(at.story, at.mark, "accept", true);
    },
    reject() {
      const at = selected();
      if (at) decide(at.story, at.mark, "reject", true);
    },
    change() {
      const at = selected();
      if (at) change(at.story, at.mark);
    },
    /** The part of a card where the reader decides. @param {Story} story @param {Mark} mark */
    draw(story, mark) {
      const { article } = story;
      const speaker = mark.kind === "attribution" ? article.attributions[mark.index].speaker : null;
      const known = speaker != null && article.speakers[speaker]?.kind !== "unnamed" ? speaker : null;
      return drawDecisions(readingOf(article), mark, {
        onAccept: (byKey) => decide(story, mark, "accept", byKey),
        onReject: (byKey) => decide(story, mark, "reject", byKey),
        onChange: mark.kind === "hedge" || mark.kind === "loaded" ? null : () => change(story, mark),
        onSpeaker: known === null ? null : () => edit(draftOfSpeaker(newId(), story.key, article, known)),
      });
    },
    /** @param {number} speaker of the story that is shown */
    changeSpeaker(speaker) {
      const story = currentStory(store.read());
      if (story) edit(draftOfSpeaker(newId(), story.key, story.article, speaker));
    },
    /** @param {Draft} draft @param {Correction} correction */
    async save({ story, kind }, correction) {
      if (!(await editor.make(story, [correction]))) return;
      if (correction.mark === "figure" && correction.value?.place.range) show(story, "figure", correction.value.place.range);
      if (correction.mark === "attribution" && correction.value?.content[0].range) show(story, "attribution", correction.value.content[0].range);
      if (kind === "claim" && correction.mark === "claim" && correction.target.range) show(story, "sentence", correction.target.range);
    },
    /** @param {Addition} kind @param {Story} story @param {Range} place */
    async add(kind, story, place) {
      const id = newId();
      const head = { id, story: story.key, index: null, open: true };
      if (kind === "attribution") {
        const quoted = /^[“"«‘']/.test(story.article.text.slice(place.start, place.end));
        const fields = { mode: quoted ? "direct" : "indirect", speaker: SOMEBODY_ELSE, name: "", kind: "person" };
        return edit({ ...head, kind, spans: { content: [place], source: [], cue: [] }, fields });
      }
      if (kind === "figure") {
        const fields = await guess(story.article.text.slice(place.start, place.end));
        return edit({ ...head, kind, spans: { place: [place], qualifier: [], noun: [] }, fields });
      }
      await editor.make(story.key, [{ ...heading(), action: "add", mark: "word", role: kind, target: quote(place) }]);
      show(story.key, kind, place);
    },
  };

  /** What the analysis makes of the words alone, as a beginning. @param {string} words */
  async function guess(words) {
    const nothing = { kind: "count", value: "", high: "", bound: "=", unit: "" };
    try {
      const [figure] = (await engine.annotateText(words)).figures;
      if (!figure) return nothing;
      return { kind: figure.kind, value: String(figure.value), high: figure.high == null ? "" : String(figure.high), bound: figure.bound, unit: figure.unit ?? "" };
    } catch {
      return nothing;
    }
  }
}
