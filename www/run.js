// A run over files: several workers annotate them, and the page hears of them in their order.
//
// A worker that fails takes one file with it, the one it was at; a fresh one goes on after it.

import { ENOUGH_BYTES } from "./lanes.js";

/** @import { CodedError, Connection } from "./connection.js" */
/** @import { Lanes } from "./lanes.js" */
/** @import { ArticleAnnotation } from "./types.js" */

/**
 * A file with the name it should go by: a dropped folder's files know only their last part. `file` is
 * null for one that could not be opened, which is then reported as such.
 * @typedef {{ file: File | null, name: string }} NamedFile
 */

/**
 * How far a run has got. `done` of `total` files are finished (failed ones too), which had `bytesDone`;
 * `name` is the file that comes next, or "" at the end.
 * @typedef {{ done: number, total: number, bytesDone: number, name: string }} Progress
 */

/**
 * One annotated file. `index` is its place in the list given; `article.id` is the file's path in a
 * dropped folder, else its name; `milliseconds` is the time the analysis took, with what of the reading it had to wait for.
 * @typedef {{ index: number, name: string, article: ArticleAnnotation, milliseconds: number }} FileResult
 */

/**
 * One file that could not be annotated; `message` names the file and says why, ready to be shown.
 * @typedef {{ index: number, name: string, code: string, message: string }} FileFailure
 */

/**
 * @typedef {object} FileHandlers
 * @property {(progress: Progress) => void} [onProgress]
 * @property {(result: FileResult) => void} [onArticle]
 * @property {(failure: FileFailure) => void} [onError]
 */

/**
 * `done` never rejects for the sake of one file: failures go to `onError`. It rejects only when
 * the analysis itself cannot be started. After `cancel()` it resolves soon, with `cancelled` true;
 * what was annotated before stays good.
 * @typedef {object} FilesRun
 * @property {Promise<{ annotated: number, failed: number, cancelled: boolean }>} done
 * @property {() => void} cancel
 */

/**
 * What became of a file.
 * @typedef {{ kind: "article", article: ArticleAnnotation, milliseconds: number } | { kind: "failure", code: string, message: string }} Outcome
 */

/** The most files that a worker gets at a time: with fewer it would wait for the page in between. */
const LARGEST_SHARE = 32;

/**
 * What may be in the works or done before its turn, behind a file that takes long. An article takes
 * some eighty times the memory of its text.
 */
const FILES_AHEAD = 128;
const BYTES_AHEAD = 4_000_000;

/**
 * @param {Lanes} lanes
 * @param {Iterable<File | NamedFile>} given
 * @param {FileHandlers} handlers
 * @param {string[]} off
 * @returns {FilesRun}
 */
export function runFiles(lanes, given, handlers, off) {
  const files = Array.from(given, named);
  const outcome = { annotated: 0, failed: 0 };
  let cancelled = false;
  /** @type {CodedError | null} */
  let fatal = null;

  /** The file that the handlers hear of next; those from `taken` on are in no worker's hands yet. */
  let next = 0;
  let taken = 0;
  let bytesDone = 0;
  let bytesTaken = 0;
  /** Done before their turn. @type {Map<number, Outcome>} */
  const early = new Map();
  /** Shares of workers that could not be started. @type {{ start: number, end: number }[]} */
  const returned = [];
  /** The calls that run now. @type {Map<Connection, number>} */
  const calls = new Map();
  /** Wakes the workers that wait until they may take more. @type {(() => void)[]} */
  let waiting = [];

  const over = () => cancelled || fatal !== null || next === files.length;

  function wake() {
    const woken = waiting;
    waiting = [];
    for (const goOn of woken) goOn();
  }

  function progress() {
    const name = files[next]?.name ?? "";
    handlers.onProgress?.({ done: next, total: files.length, bytesDone, name });
  }

  /** Tells the handlers of the next file; one that throws costs no file. @param {Outcome} became */
  function tell(became) {
    const file = { index: next, name: files[next].name };
    bytesDone += sizeOf(files[next]);
    next += 1;
    try {
      if (became.kind === "article") {
        outcome.annotated += 1;
        handlers.onArticle?.({ ...file, article: became.article, milliseconds: became.milliseconds });
      } else {
        outcome.failed += 1;
        handlers.onError?.({ ...file, code: became.code, message: became.message });
      }
      progress();
    } catch (error) {
      reportError(error);
    }
  }

  /** @param {number} index @param {Outcome} became */
  function settle(index, became) {
    if (fatal) return;
    early.set(index, became);
    for (let due = early.get(next); due; due = early.get(next)) {
      early.delete(next);
      tell(due);
    }
    wake();
  }

  /**
   * The next files for one worker, fewer towards the end, so that all end at about the same time.
   * @param {number} workers
   * @returns {{ start: number, end: number } | null} null while nothing may be taken
   */
  function share(workers) {
    const again = returned.pop();
    if (again) return again;
    const most = Math.min(LARGEST_SHARE, Math.ceil((files.length - taken) / (2 * workers)), next + FILES_AHEAD - taken);
    const start = taken;
    while (taken < start + most) {
      const size = sizeOf(files[taken]);
      if (taken > next && bytesTaken + size - bytesDone > BYTES_AHEAD) break;
      bytesTaken += size;
      taken += 1;
    }
    return taken > start ? { start, end: taken } : null;
  }

  /** One worker's part in the run. @param {Connection} connection @param {number} workers */
  async function work(connection, workers) {
    while (!over()) {
      const mine = share(workers);
      if (!mine) {
        await new Promise((resolve) => waiting.push(() => resolve(null)));
        continue;
      }
      while (mine.start < mine.end && !over()) {
        const request = { kind: "files", files: files.slice(mine.start, mine.end), off };
        const call = connection.call(request, (event) => settle(mine.start++, event));
        calls.set(connection, call.number);
        try {
          await call.answer;
          break;
        } catch (caught) {
          const { code, message } = /** @type {CodedError} */ (caught);
          if (code === "again") continue;
          if (code === "not-started") {
            if (lanes.isFirst(connection)) stop(/** @type {CodedError} */ (caught));
            else returned.push(mine);
            return wake();
          }
          if (!over() && mine.start < mine.end) {
            settle(mine.start, { kind: "failure", code, message: `${files[mine.start++].name}: ${message}` });
          }
        } finally {
          calls.delete(connection);
        }
      }
    }
  }

  /** @param {CodedError} [error] */
  function stop(error) {
    if (error) fatal = error;
    else cancelled = true;
    for (const [connection, number] of calls) connection.cancel(number);
    wake();
  }

  async function run() {
    await null; // no handler is called before the caller holds the run it may want to cancel
    progress();
    if (!over()) {
      const workers = lanes.take(files.length, bytesAtLeast(files));
      try {
        await Promise.all(workers.map((connection) => work(connection, workers.length)));
      } finally {
        lanes.giveBack(workers);
      }
    }
    if (fatal) throw fatal;
    return { ...outcome, cancelled: cancelled && next < files.length };
  }

  return { done: run(), cancel: () => stop() };
}

/** What the files have together, but no more than it takes for every worker: browsers look each size up on the disk. @param {NamedFile[]} files */
function bytesAtLeast(files) {
  let bytes = 0;
  for (let index = 0; index < files.length && bytes < ENOUGH_BYTES; index += 1) bytes += sizeOf(files[index]);
  return bytes;
}

/** @param {NamedFile} file */
export function sizeOf({ file }) {
  return file?.size ?? 0;
}

/**
 * @param {File | NamedFile} given
 * @returns {NamedFile}
 */
function named(given) {
  if (given instanceof File) return { file: given, name: given.webkitRelativePath || given.name };
  return given;
}
