// Reads stories into the store: files of every kind, pasted text, the samples.

import { loadText } from "./assets.js";
import { isWebPage, readWebPage } from "./intake.js";
import { addStories, showStory, tell } from "./state.js";
import { counted } from "./words.js";

/** @import { Engine, FileFailure, FilesRun, NamedFile } from "./engine.js" */
/** @import { Store } from "./state.js" */
/** @import { ArticleAnnotation } from "./types.js" */

const SAMPLES = ["ridgeline-post.txt", "kessel-valley-courier.txt", "lakeshore-radio.txt"];

/** So many files are handed to the analysis at a time; web pages among them wait as text meanwhile. */
const BATCH = 40;

/** What arrives is shown in batches, but the first at once. */
const FLUSH_MS = 120;

/**
 * @typedef {object} Reader
 * @property {(files: NamedFile[]) => void} readFiles reads them after those that are being read
 * @property {(text: string) => Promise<void>} readText
 * @property {() => Promise<void>} readSamples
 * @property {() => void} cancel
 */

/**
 * @param {Store} store
 * @param {Engine} engine
 * @returns {Reader}
 */
export function createReader(store, engine) {
  /** @type {NamedFile[]} */
  let waiting = [];
  /** @type {FilesRun | null} */
  let run = null;
  let reading = false;
  let cancelled = false;
  let pasted = 0;

  async function readAll() {
    reading = true;
    cancelled = false;
    /** @type {string[]} */
    const failures = [];
    const arrivals = createArrivals(store);
    const startedAt = performance.now();
    let done = 0;
    let bytesDone = 0;
    /** @param {string} name */
    const progress = (name) => {
      const rest = waiting.reduce((sum, { file }) => sum + (file?.size ?? 0), 0);
      store.change({ progress: { done, total: done + waiting.length, name, startedAt, bytesDone, bytesTotal: bytesDone + rest } });
    };
    while (waiting.length > 0 && !cancelled) {
      progress(waiting[0].name);
      const batch = await texts(waiting.slice(0, BATCH), failures);
      run = engine.annotateFiles(batch.ready, {
        onProgress(now) {
          // What is being read still counts as waiting, so that the total stays.
          const ahead = { done: done + batch.failed + now.done, bytes: bytesDone + now.bytesDone };
          const total = done + waiting.length;
          const bytesTotal = bytesDone + waiting.reduce((sum, { file }) => sum + (file?.size ?? 0), 0);
          store.change({ progress: { done: ahead.done, total, name: now.name, startedAt, bytesDone: ahead.bytes, bytesTotal } });
        },
        onArticle: ({ article }) => arrivals.add(article),
        onError: ({ message }) => failures.push(message),
      });
      const size = Math.min(BATCH, waiting.length);
      try {
        const outcome = await run.done;
        done += outcome.cancelled ? outcome.annotated + outcome.failed + batch.failed : size;
        cancelled ||= outcome.cancelled;
      } catch (error) {
        store.change({ progress: null });
        waiting = [];
        reading = false;
        return; // the page has been told that the analysis cannot run
      }
      bytesDone += waiting.slice(0, size).reduce((sum, { file }) => sum + (file?.size ?? 0), 0);
      if (!cancelled) waiting = waiting.slice(size);
    }
    const total = done + waiting.length;
    arrivals.flush();
    report({ failures, known: arrivals.known, done, total });
    waiting = cancelled ? [] : waiting;
    run = null;
    reading = false;
    store.change({ progress: null });
  }

  /**
   * Web pages become texts before they go to the analysis.
   * @param {NamedFile[]} files
   * @param {string[]} failures
   */
  async function texts(files, failures) {
    /** @type {NamedFile[]} */
    const ready = [];
    let failed = 0;
    for (const file of files) {
      if (!isWebPage(file)) ready.push(file);
      else {
        try {
          ready.push(await readWebPage(file));
        } catch {
          failed += 1;
          failures.push(`${file.name} could not be read. It may have been moved or deleted; drop it again.`);
        }
      }
    }
    return { ready, failed };
  }

  /** @param {{ failures: string[], known: string[], done: number, total: number }} outcome */
  function report({ failures, known, done, total }) {
    if (cancelled) {
      tell(store, { tone: "note", headline: `Stopped: ${done} of ${counted(total, "file")} were read. Those are in the list.`, details: [] });
    }
    if (failures.length > 0) {
      const headline = total === 1 ? "The file could not be read." : `${counted(failures.length, "file")} of ${total} could not be read. The others are in the list.`;
      tell(store, { tone: "problem", headline, details: failures });
    }
    if (known.length > 0) {
      const headline = known.length === 1 ? `${known[0]} is already in the list.` : `${counted(known.length, "file")} are already in the list.`;
      tell(store, { tone: "note", headline, details: known.length === 1 ? [] : known });
    }
  }

  /** @param {unknown} error */
  function failed(error) {
    const reason = error instanceof Error ? error.message : String(error);
    tell(store, { tone: "problem", headline: `The text could not be annotated. ${reason}`, details: [] });
  }

  return {
    readFiles(files) {
      if (files.length === 0) {
        tell(store, { tone: "note", headline: "There were no files in it.", details: [] });
        return;
      }
      waiting = [...waiting, ...files];
      if (!reading) readAll();
    },
    async readText(text) {
      try {
        pasted += 1;
        const article = await engine.annotateText(text, { id: pasted > 1 ? `Pasted text ${pasted}` : "Pasted text" });
        const { added, known } = addStories(store, [article]);
        showStory(store, [...added, ...known][0].key);
      } catch (error) {
        failed(error);
      }
    },
    async readSamples() {
      try {
        const articles = await Promise.all(
          SAMPLES.map(async (id) => engine.annotateText(await loadText(`samples/${id}`), { id })),
        );
        addStories(store, articles, { sample: true });
      } catch (error) {
        failed(error);
      } finally {
        store.change({ ready: true });
      }
    },
    cancel() {
      cancelled = true;
      run?.cancel();
    },
  };
}

/**
 * Puts arriving stories into the store, the first at once and shown, the others a few at a time.
 * @param {Store} store
 */
function createArrivals(store) {
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
    const { added, known: twins } = addStories(store, arrived);
    known.push(...twins.map(({ article }) => article.id));
    arrived = [];
    const first = added[0] ?? twins[0];
    if (!shown && first) showStory(store, first.key);
    shown = true;
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
