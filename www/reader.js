// Reads stories into the store: files of every kind, pasted text, the samples.

import { loadText } from "./assets.js";
import { isExport, isForReading, isWebPage, readExport, readWebPage } from "./intake.js";
import { completed, correctionsOf, NO_HISTORY } from "./corrections.js";
import { sizeOf } from "./run.js";
import { inSlices } from "./slices.js";
import { addStories, dismissAbout, showStory, tell } from "./state.js";
import { warmUp } from "./warming.js";
import { counted } from "./words.js";

/** @import { Engine } from "./engine.js" */
/** @import { FilesRun, NamedFile } from "./run.js" */
/** @import { History } from "./corrections.js" */
/** @import { KeptStory } from "./keep.js" */
/** @import { Store, Story } from "./state.js" */
/** @import { ArticleAnnotation, Correction, DecidedBlock } from "./types.js" */

const SAMPLES = ["ridgeline-post.txt", "kessel-valley-courier.txt", "lakeshore-radio.txt"];

/** So many files are handed to the analysis at a time: enough for several workers. */
const FILES_AT_ONCE = 400;

/** So many of them may be web pages and exports, which are read here and wait as text meanwhile. */
const READ_AT_ONCE = 40;

/** Stories that are brought back are shown so many at a time. */
const BATCH = 40;

/** What arrives is shown in batches, but the first at once. */
const FLUSH_MS = 120;

/** @typedef {{ messages: string[], unread: number }} Failures `unread` counts files of which nothing could be read */

/**
 * @typedef {object} Reader
 * @property {(files: NamedFile[]) => void} readFiles reads them after those that are being read
 * @property {(text: string) => Promise<void>} readText
 * @property {() => Promise<void>} readSamples
 * @property {(kept: KeptStory[]) => Promise<void>} restore brings back what the browser kept
 * @property {(kept: KeptStory[]) => Promise<void>} welcome takes in what another tab has kept
 * @property {(kept: KeptStory[], sample: boolean) => Promise<boolean>} bringBack takes in what was removed; false where that failed
 * @property {() => void} cancel
 */

/**
 * @param {Store} store
 * @param {Engine} engine
 * @param {{ onCorrections: (key: string, corrections: Correction[]) => void }} actions hears of corrections for a story that is there
 * @returns {Reader}
 */
export function createReader(store, engine, { onCorrections }) {
  /** @type {NamedFile[]} */
  let waiting = [];
  /** The files of this reading, as far as their sizes are known, and what will look up the others. */
  let measured = { files: 0, bytes: 0 };
  /** @type {(() => void)[]} */
  let stopMeasuring = [];
  /** @type {FilesRun | null} */
  let run = null;
  let reading = false;
  let cancelled = false;
  let pasted = 0;

  async function readAll() {
    reading = true;
    cancelled = false;
    /** @type {Failures} */
    const failures = { messages: [], unread: 0 };
    const arrivals = createArrivals(store, onCorrections);
    const startedAt = performance.now();
    /** What is through, in files and bytes; files that are being read are still waiting. */
    let done = 0;
    let bytesDone = 0;

    /** @param {string} name @param {{ done: number, bytes: number }} [ahead] */
    function progress(name, ahead = { done: 0, bytes: 0 }) {
      const total = done + waiting.length;
      const bytesTotal = Math.max(bytesDone + ahead.bytes, (measured.bytes * total) / Math.max(1, measured.files));
      store.change({ progress: { done: done + ahead.done, total, name, startedAt, bytesDone: bytesDone + ahead.bytes, bytesTotal } });
    }

    while (waiting.length > 0 && !cancelled) {
      const batch = batchOf(waiting);
      progress(batch[0].name);
      const { ready, others } = await texts(batch, failures, arrivals);
      run = engine.annotateFiles(ready, {
        onProgress: (now) => progress(now.name, { done: others + now.done, bytes: now.bytesDone }),
        onArticle: ({ article }) => arrivals.add(article),
        onError({ message }) {
          failures.messages.push(message);
          failures.unread += 1;
        },
      }, { off: store.read().off });
      try {
        const outcome = await run.done;
        cancelled ||= outcome.cancelled;
        const through = outcome.cancelled ? others + outcome.annotated + outcome.failed : batch.length;
        done += through;
        bytesDone += bytesOf(waiting.slice(0, through));
        waiting = waiting.slice(through);
      } catch {
        waiting = []; // the analysis cannot run; the page has been told
      }
    }
    arrivals.flush();
    report({ failures, known: arrivals.known, done, total: done + waiting.length });
    waiting = [];
    for (const stop of stopMeasuring) stop();
    stopMeasuring = [];
    measured = { files: 0, bytes: 0 };
    run = null;
    reading = false;
    store.change({ progress: null });
  }

  /**
   * The texts among the files, for the analysis. Web pages become texts first; what was exported
   * from here needs no analysis.
   * @param {NamedFile[]} files
   * @param {Failures} failures
   * @param {{ add: (article: ArticleAnnotation) => void }} arrivals
   */
  async function texts(files, failures, arrivals) {
    /** @type {NamedFile[]} */
    const ready = [];
    let others = 0;
    const refuse = (/** @type {NamedFile} */ { name }, /** @type {string} */ why) => {
      others += 1;
      failures.messages.push(`${name} ${why}`);
      failures.unread += 1;
    };
    for (const file of files) {
      try {
        if (isExport(file)) {
          const lines = await readExport(file);
          others += 1;
          let unread = 0;
          for (const [index, line] of lines.entries()) {
            try {
              arrivals.add(await engine.importArticle(line));
            } catch (error) {
              const place = lines.length > 1 ? `, line ${index + 1}` : "";
              failures.messages.push(`${file.name}${place}: ${error instanceof Error ? error.message : error}`);
              unread += 1;
            }
          }
          if (unread === lines.length) failures.unread += 1;
        } else if (await isForReading(file)) {
          refuse(file, "is an export for reading. Drop its JSON or W3C file instead.");
        } else ready.push(isWebPage(file) ? await readWebPage(file) : file);
      } catch {
        refuse(file, "could not be read. It may have been moved or deleted; drop it again.");
      }
    }
    return { ready, others };
  }

  /** Adds up sizes beside the analysis: browsers look each up on the disk, and those of thousands take a second. @param {NamedFile[]} files */
  function measure(files) {
    const { stop } = inSlices(files, (file) => {
      measured.files += 1;
      measured.bytes += sizeOf(file);
    });
    stopMeasuring.push(stop);
  }

  /** @param {{ failures: Failures, known: string[], done: number, total: number }} outcome */
  function report({ failures, known, done, total }) {
    // What was told of earlier files is done with: these came in.
    if (!cancelled && failures.messages.length === 0) dismissAbout(store, "files");
    if (cancelled) {
      tell(store, { tone: "note", headline: `Stopped: ${done} of ${counted(total, "file")} were read. Those are in the list.`, details: [], about: "files" });
    }
    if (failures.messages.length > 0) {
      // With what was told of earlier files: one notice, the latest first.
      const { messages } = store.read();
      const earlier = messages.filter(({ about, tone, details }) => about && tone === "problem" && details.length > 0);
      const details = [...new Set([...failures.messages, ...earlier.flatMap(({ details }) => details)])];
      const headline = details.length > failures.messages.length ? "Some files could not be read." : failed(failures, total);
      store.change({ messages: messages.filter((message) => !earlier.includes(message)) });
      tell(store, { tone: "problem", headline, details, about: "files" });
    }
    if (known.length > 0) {
      const headline = known.length === 1 ? `${known[0]} is already in the list.` : `${counted(known.length, "file")} were left out: they are in the list.`;
      tell(store, { tone: "note", headline, details: known.length === 1 ? [] : known, about: "files" });
    }
  }

  /** @param {unknown} error */
  function notAnnotated(error) {
    const reason = error instanceof Error ? error.message : String(error);
    tell(store, { tone: "problem", headline: `The text could not be annotated. ${reason}`, details: [], about: "files" });
  }

  /** @typedef {{ key: string, article: ArticleAnnotation, blocks: DecidedBlock[], history: History }} Restored */

  /** A kept story analysed anew, with what was decided about it. @param {KeptStory} kept @returns {Promise<Restored>} */
  async function restored({ key, id, text, blocks = [], history = NO_HISTORY }) {
    const article = await engine.annotateText(text, { id, blocks, off: store.read().off, corrections: correctionsOf(history) });
    return { key, article, blocks, history: completed(history, article.corrections ?? []) };
  }

  /** @param {Restored[]} back @param {boolean} [sample] */
  function addRestored(back, sample = false) {
    const [keys, blocks, histories] = [back.map(({ key }) => key), back.map((story) => story.blocks), back.map(({ history }) => history)];
    return addStories(store, back.map(({ article }) => article), { sample, keys, blocks, histories });
  }

  /**
   * Analyses stories anew and gives them on, the first at once, the others a few at a time.
   * @param {KeptStory[]} order
   * @param {(back: Restored[]) => void} add
   */
  async function inBatches(order, add) {
    const startedAt = performance.now();
    const bytesTotal = order.reduce((sum, { text }) => sum + text.length, 0);
    let bytesDone = 0;
    /** @type {Restored[]} */
    let back = [];
    try {
      for (const [done, kept] of order.entries()) {
        const { id, text } = kept;
        store.change({ progress: { done, total: order.length, name: id, startedAt, bytesDone, bytesTotal } });
        back.push(await restored(kept));
        bytesDone += text.length;
        if (done === 0 || back.length === BATCH) add(back.splice(0));
      }
    } finally {
      if (back.length > 0) add(back);
    }
  }

  return {
    readFiles(files) {
      if (files.length === 0) {
        tell(store, { tone: "note", headline: "There were no files in it.", details: [], about: "files" });
        return;
      }
      waiting = [...waiting, ...files];
      measure(files);
      if (!reading) readAll();
    },
    async readText(text) {
      try {
        pasted += 1;
        const article = await engine.annotateText(text, { id: pasted > 1 ? `Pasted text ${pasted}` : "Pasted text", off: store.read().off });
        const { added, twins } = addStories(store, [article]);
        showStory(store, [...added, ...twins.values()][0].key);
        dismissAbout(store, "files");
      } catch (error) {
        notAnnotated(error);
      }
    },
    async readSamples() {
      try {
        const articles = await Promise.all(
          SAMPLES.map(async (id) => engine.annotateText(await loadText(`samples/${id}`), { id, off: store.read().off })),
        );
        addStories(store, articles, { sample: true });
        const round = () => engine.annotateText(articles.map(({ text }) => text).join("\n\n"));
        warmUp(round, () => !reading && store.read().stories.every(({ sample }) => sample)).catch(() => {}); // what fails then is told when it matters
      } catch (error) {
        notAnnotated(error);
      } finally {
        store.change({ ready: true });
      }
    },
    async restore(kept) {
      const { current } = store.read();
      store.change({ restoring: true });
      // The story that was shown last comes first, all others in their order.
      const order = [...kept].sort((a, b) => Number(b.key === current) - Number(a.key === current));
      try {
        await inBatches(order, addRestored);
      } catch (error) {
        notAnnotated(error);
      }
      const { stories } = store.read();
      const stays = stories.some((story) => story.key === store.read().current);
      store.change({ restoring: false, progress: null, ready: true, ...(stays ? {} : { current: stories[0]?.key ?? null }) });
    },
    async welcome(kept) {
      try {
        for (const story of kept) addRestored([await restored(story)]);
      } catch (error) {
        notAnnotated(error);
      }
    },
    async bringBack(kept, sample) {
      try {
        await inBatches(kept, (back) => {
          // Whoever has dropped its file again meanwhile has the story already.
          for (const [{ corrections = [] }, twin] of addRestored(back, sample).twins) onCorrections(twin.key, corrections);
        });
        return true;
      } catch (error) {
        notAnnotated(error);
        return false;
      } finally {
        store.change({ progress: null });
      }
    },
    cancel() {
      cancelled = true;
      run?.cancel();
    },
  };
}

/** The next files to read. @param {NamedFile[]} waiting */
function batchOf(waiting) {
  let read = 0;
  const end = waiting.findIndex((file) => (isExport(file) || isWebPage(file)) && ++read > READ_AT_ONCE);
  return waiting.slice(0, Math.min(FILES_AT_ONCE, end === -1 ? waiting.length : end));
}

/** What could not be read, in a line. @param {Failures} failures @param {number} total files */
function failed({ unread }, total) {
  if (unread === 0) return `A part of ${total === 1 ? "the file" : "some files"} could not be read. The rest is in the list.`;
  if (total === 1) return "The file could not be read.";
  if (unread === total) return `None of the ${total} files could be read.`;
  return `${counted(unread, "file")} of ${total} could not be read. The others are in the list.`;
}

/** @param {readonly NamedFile[]} files */
function bytesOf(files) {
  return files.reduce((sum, file) => sum + sizeOf(file), 0);
}

/**
 * Puts arriving stories into the store, the first at once and shown, the others a few at a time.
 * @param {Store} store
 * @param {(key: string, corrections: Correction[]) => void} onCorrections
 */
function createArrivals(store, onCorrections) {
  /** @type {ArticleAnnotation[]} */
  let arrived = [];
  /** @type {string[]} */
  const known = [];
  let timer = 0;
  let shown = false;

  function flush() {
    clearTimeout(timer);
    timer = 0;
    if (arrived.length === 0) return;
    const before = store.read().stories;
    const { added, twins } = addStories(store, arrived);
    for (const [article, twin] of twins) {
      onCorrections(twin.key, article.corrections ?? []);
      known.push(article.id === twin.article.id ? article.id : `${article.id}, the same as ${twin.article.id}`);
    }
    for (const story of added) takeOverFromOther(story, before);
    const first = added[0] ?? twins.get(arrived[0]);
    arrived = [];
    if (!shown && first) showStory(store, first.key);
    shown = true;
  }

  /** What was decided about a story holds for its next version, as far as it finds its words there. @param {Story} story @param {Story[]} others */
  function takeOverFromOther({ key, article, history }, others) {
    const other = others.findLast((one) => !one.sample && one.article.id === article.id && one.history.done.length > 0);
    const corrections = other ? correctionsOf(other.history) : [];
    if (history.done.length > 0 || corrections.length === 0) return;
    onCorrections(key, corrections);
    const headline = `${article.id} is in the list in another version. ${counted(corrections.length, "correction")} of that one came over; what finds no place is listed under Corrections.`;
    tell(store, { tone: "note", headline, details: [] });
  }

  return {
    known,
    flush,
    /** @param {ArticleAnnotation} article */
    add(article) {
      arrived.push(article);
      if (!shown) flush();
      else timer ||= setTimeout(flush, FLUSH_MS);
    },
  };
}
