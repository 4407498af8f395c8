// The page's line to the analysis: promises over the worker that runs it.
//
// Nothing here can hang: when the worker fails, every call that waits on it is
// rejected, a file that was being read is reported as failed, and a fresh worker
// goes on with the files after it.

import { loadBytes } from "./assets.js";

/** @import { ArticleAnnotation, Comparison, Correction, DecidedBlock, ExportFormat } from "./types.js" */

/**
 * An error that says what happened in words a reader can use.
 * Codes of files: "empty", "binary", "not-text", "too-large", "unreadable".
 * Codes of calls: "bad-input", "internal"; of the worker: "worker-failed",
 * "cancelled"; of the set-up: "not-started".
 * @typedef {Error & { code: string }} CodedError
 */

/**
 * How far a run has got. `done` of `total` files are finished (failed ones too), `bytesDone` of
 * `bytesTotal` likewise; `name` is the file that comes next, or "" at the end.
 * @typedef {{ done: number, total: number, bytesDone: number, bytesTotal: number, name: string }} Progress
 */

/**
 * One annotated file. `index` is its place in the list given; `article.id` is the file's path in a
 * dropped folder, else its name; `milliseconds` is the time the analysis took, reading included.
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
 * @typedef {object} Engine
 * @property {(files: Iterable<File | NamedFile>, handlers?: FileHandlers, options?: { off?: string[] }) => FilesRun} annotateFiles
 *   reads, decodes and annotates files in the worker, in order
 * @property {(text: string, options?: { id?: string, blocks?: DecidedBlock[], off?: string[], corrections?: Correction[] }) => Promise<ArticleAnnotation>} annotateText
 *   `blocks` is what the reader has decided parts to be, `off` the reasons that do not count
 * @property {(article: ArticleAnnotation, corrections: Correction[]) => Promise<ArticleAnnotation>} correct
 *   the article with these corrections and no others
 * @property {(articles: ArticleAnnotation[]) => Promise<Comparison>} compare
 * @property {(format: ExportFormat, articles: ArticleAnnotation[]) => Promise<string>} exportAs
 *   the text of a download; "json" is one document a line when there are several
 * @property {(text: string) => Promise<ArticleAnnotation>} importArticle reads an exported "json" or "w3c" back
 * @property {() => Promise<string>} version
 */

/**
 * A file with the name it should go by: a dropped folder's files know only their last part. `file` is
 * null for one that could not be opened, which is then reported as such.
 * @typedef {{ file: File | null, name: string }} NamedFile
 */

/** How long a cancelled run may take to stop by itself before its worker is ended. */
const CANCEL_GRACE_MS = 400;

/** Workers that may fail in a row before they were ready, until we give up. */
const MAX_FAILED_STARTS = 2;

/**
 * @param {string} code
 * @param {string} message
 * @returns {CodedError}
 */
function codedError(code, message) {
  return Object.assign(new Error(message), { code });
}

/** @param {string} reason */
function notStarted(reason) {
  return codedError("not-started", `The analysis could not be started (${reason}).`);
}

/**
 * The script of the worker and the WebAssembly it runs.
 *
 * The worker is made from a Blob: that is all a page opened from a file may start, and such a
 * worker is bound by the page's Content-Security-Policy, which one loaded from an address would
 * not be.
 * @returns {Promise<{ scriptUrl: string, wasm: Uint8Array<ArrayBuffer> }>}
 */
async function loadParts() {
  const [glue, worker, wasm] = await Promise.all([
    loadBytes("pkg/claimlight.js"),
    loadBytes("worker.js"),
    loadBytes("pkg/claimlight_bg.wasm"),
  ]);
  const script = new Blob([glue, "\n", worker], { type: "text/javascript" });
  return { scriptUrl: URL.createObjectURL(script), wasm };
}

/**
 * A call that waits for the worker. `onEvent` gets what a run over files reports on its way.
 * @typedef {object} Call
 * @property {Record<string, unknown>} request
 * @property {(value: any) => void} resolve
 * @property {(error: CodedError) => void} reject
 * @property {(event: any) => void} [onEvent]
 */

/** One worker at a time, replaced when it fails; calls are matched with answers by number. */
class Connection {
  /** @type {ReturnType<typeof loadParts> | null} */
  #parts = null;
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Map<number, Call>} */
  #calls = new Map();
  #lastNumber = 0;
  #ready = false;
  #failedStarts = 0;
  #onFatal;

  /** @param {(error: CodedError) => void} onFatal */
  constructor(onFatal) {
    this.#onFatal = onFatal;
  }

  /**
   * @param {Record<string, unknown>} request
   * @param {(event: any) => void} [onEvent]
   * @returns {{ number: number, answer: Promise<any> }}
   */
  call(request, onEvent) {
    const number = ++this.#lastNumber;
    const answer = new Promise((resolve, reject) => {
      this.#calls.set(number, { request, resolve, reject, onEvent });
    });
    this.#send(number, request);
    return { number, answer };
  }

  /** Asks a run to stop; a worker that is too busy to hear it is replaced. @param {number} number */
  cancel(number) {
    if (!this.#calls.has(number)) return;
    this.#worker?.postMessage({ kind: "cancel", number });
    setTimeout(() => {
      const call = this.#calls.get(number);
      if (!call) return;
      this.#calls.delete(number);
      call.reject(codedError("cancelled", "The run was cancelled."));
      // What else was waiting did nothing wrong: the next worker does it.
      this.#dropWorker();
      for (const [waiting, { request }] of this.#calls) this.#send(waiting, request);
    }, CANCEL_GRACE_MS);
  }

  /**
   * @param {number} number
   * @param {Record<string, unknown>} request
   */
  async #send(number, request) {
    try {
      const worker = this.#worker ?? (await this.#start());
      if (this.#calls.has(number)) worker.postMessage({ ...request, number });
    } catch (cause) {
      this.#fail(notStarted(describe(cause)));
    }
  }

  /** @returns {Promise<Worker>} */
  async #start() {
    this.#parts ??= loadParts();
    const { scriptUrl, wasm } = await this.#parts.catch((cause) => {
      this.#parts = null; // a page that was offline for a moment may try again
      throw cause;
    });
    if (this.#worker) return this.#worker; // another call was quicker
    const worker = new Worker(scriptUrl);
    worker.onmessage = ({ data }) => {
      if (data.kind === "broken") this.#crashed(worker, data.reason);
      else this.#receive(data);
    };
    worker.onmessageerror = () => this.#crashed(worker, "a message could not be read");
    worker.onerror = (event) => {
      event.preventDefault();
      this.#crashed(worker, event.message || "no reason was given");
    };
    worker.postMessage({ kind: "start", wasm });
    this.#worker = worker;
    return worker;
  }

  /** @param {any} message */
  #receive(message) {
    if (message.kind === "ready") {
      this.#failedStarts = 0;
      this.#ready = true;
      return;
    }
    const call = this.#calls.get(message.number);
    if (!call) return; // cancelled meanwhile
    if (message.kind === "event") return call.onEvent?.(message.event);
    this.#calls.delete(message.number);
    if (message.kind === "result") call.resolve(message.value);
    else call.reject(codedError(message.error.code, message.error.message));
  }

  /**
   * @param {Worker} worker
   * @param {string} reason
   */
  #crashed(worker, reason) {
    if (worker !== this.#worker) return; // the last words of one already replaced
    if (!this.#ready) this.#failedStarts += 1;
    this.#dropWorker();
    if (this.#failedStarts >= MAX_FAILED_STARTS) this.#fail(notStarted(reason));
    else this.#rejectAll(codedError("worker-failed", `The analysis stopped (${reason}).`));
  }

  /** @param {CodedError} error */
  #fail(error) {
    this.#dropWorker();
    this.#rejectAll(error);
    this.#onFatal(error);
  }

  /** @param {CodedError} error */
  #rejectAll(error) {
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    for (const call of calls) call.reject(error);
  }

  #dropWorker() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#ready = false;
  }
}

/**
 * A run over files. A worker that fails takes one file with it: the one it was at.
 * @param {Connection} connection
 * @param {Iterable<File | NamedFile>} given
 * @param {FileHandlers} handlers
 * @param {string[]} off
 * @returns {FilesRun}
 */
function runFiles(connection, given, handlers, off) {
  const files = Array.from(given, named);
  const bytesTotal = files.reduce((sum, { file }) => sum + (file?.size ?? 0), 0);
  const outcome = { annotated: 0, failed: 0 };
  let cancelled = false;
  let next = 0;
  let bytesDone = 0;
  /** @type {number | null} */
  let number = null;

  /** Steps to the next file; before a handler hears of it, so that one that throws costs no file. */
  function finish() {
    const { file, name } = files[next];
    const index = next;
    bytesDone += file?.size ?? 0;
    next += 1;
    return { index, name };
  }

  function progress() {
    const name = files[next]?.name ?? "";
    handlers.onProgress?.({ done: next, total: files.length, bytesDone, bytesTotal, name });
  }

  /** @param {{ code: string, message: string }} error */
  function failed({ code, message }) {
    const file = finish();
    outcome.failed += 1;
    handlers.onError?.({ ...file, code, message });
    progress();
  }

  /** @param {{ article: ArticleAnnotation, milliseconds: number }} result */
  function annotated({ article, milliseconds }) {
    const file = finish();
    outcome.annotated += 1;
    handlers.onArticle?.({ ...file, article, milliseconds });
    progress();
  }

  /** @param {any} event */
  function onEvent(event) {
    if (event.kind === "failure") failed(event);
    else annotated(event);
  }

  async function run() {
    await null; // no handler is called before the caller holds the run it may want to cancel
    progress();
    while (next < files.length && !cancelled) {
      const call = connection.call({ kind: "files", files: files.slice(next), off }, onEvent);
      number = call.number;
      try {
        await call.answer;
        break;
      } catch (caught) {
        const error = /** @type {CodedError} */ (caught);
        if (error.code === "not-started") throw error;
        if (!cancelled && next < files.length) {
          failed({ code: error.code, message: `${files[next].name}: ${error.message}` });
        }
      }
    }
    return { ...outcome, cancelled: cancelled && next < files.length };
  }

  return {
    done: run(),
    cancel() {
      cancelled = true;
      if (number !== null) connection.cancel(number);
    },
  };
}

/**
 * @param {File | NamedFile} given
 * @returns {NamedFile}
 */
function named(given) {
  if (given instanceof File) return { file: given, name: given.webkitRelativePath || given.name };
  return given;
}

/** @param {unknown} cause */
function describe(cause) {
  return cause instanceof Error ? cause.message : String(cause);
}

/**
 * Starts the line to the analysis; the worker itself is started by the first call.
 * @param {{ onFatal?: (error: CodedError) => void }} [options] `onFatal` hears that the analysis
 *   cannot run at all in this browser; calls are rejected besides
 * @returns {Engine}
 */
export function createEngine({ onFatal = () => {} } = {}) {
  const connection = new Connection(onFatal);
  /**
   * @param {string} method
   * @param {unknown[]} values
   */
  const ask = (method, ...values) => connection.call({ kind: "call", method, values }).answer;
  return {
    annotateFiles: (files, handlers = {}, { off = [] } = {}) => runFiles(connection, files, handlers, off),
    async annotateText(text, { corrections = [], ...options } = {}) {
      const article = await ask("annotate", text, options);
      return corrections.length > 0 ? ask("correct", article, corrections) : article;
    },
    correct: (article, corrections) => ask("correct", article, corrections),
    compare: (articles) => ask("compare", articles),
    exportAs: (format, articles) => ask("exportAs", format, articles),
    importArticle: (text) => ask("importArticle", text),
    version: () => ask("version"),
  };
}
