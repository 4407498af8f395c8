// A line to one worker: promises over the messages that go to and fro.
//
// Nothing here can hang: when the worker fails, every call that waits on it is rejected, and a fresh
// worker answers the calls after them.

import { loadBytes } from "./assets.js";
import { completed, folded } from "./folded.js";

/**
 * An error that says what happened in words a reader can use.
 * Codes of files: "empty", "binary", "not-text", "too-large", "unreadable".
 * Codes of calls: "bad-input", "internal"; of the worker: "worker-failed",
 * "cancelled", "again" (of files: the worker was replaced, ask for the others anew); of the set-up: "not-started".
 * @typedef {Error & { code: string }} CodedError
 */

/** How long a cancelled run may take to stop by itself before its worker is ended. */
const CANCEL_GRACE_MS = 400;

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
 * What a worker is made of: its script, and the WebAssembly, compiled once for all of them.
 * @typedef {{ scriptUrl: string, module: WebAssembly.Module }} Parts
 */

/**
 * The worker is made from a Blob: that is all a page opened from a file may start, and such a
 * worker is bound by the page's Content-Security-Policy, which one loaded from an address would
 * not be.
 * @returns {Promise<Parts>}
 */
async function loadParts() {
  const [glue, worker, module] = await Promise.all([
    loadBytes("pkg/claimlight.js"),
    loadBytes("worker.js"),
    loadBytes("pkg/claimlight_bg.wasm").then((wasm) => WebAssembly.compile(wasm)),
  ]);
  const script = new Blob([glue, "\n", worker], { type: "text/javascript" });
  return { scriptUrl: URL.createObjectURL(script), module };
}

/** Loads the parts when they are first asked for. @returns {() => Promise<Parts>} */
export function partsOnDemand() {
  /** @type {Promise<Parts> | null} */
  let parts = null;
  return () =>
    (parts ??= loadParts().catch((cause) => {
      parts = null; // a page that was offline for a moment may try again
      throw cause;
    }));
}

/**
 * A call that waits for the worker. `onEvent` gets what a run over files reports on its way; `ahead` are
 * parts of an article's lists, by their names, that have come before the article.
 * @typedef {object} Call
 * @property {Record<string, unknown>} request
 * @property {(value: any) => void} resolve
 * @property {(error: CodedError) => void} reject
 * @property {(event: any) => void} [onEvent]
 * @property {[string, unknown[]][]} ahead
 */

/** One worker at a time, replaced when it fails; calls are matched with answers by number. */
export class Connection {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Map<number, Call>} */
  #calls = new Map();
  #lastNumber = 0;
  #ready = false;
  #failedStarts = 0;
  #load;
  #starts;
  #onFatal;

  /**
   * @param {() => Promise<Parts>} load
   * @param {{ starts: number, onFatal?: (error: CodedError) => void }} options `starts` is how many
   *   workers may fail in a row before they were ready, until we give up and `onFatal` hears of it
   */
  constructor(load, { starts, onFatal = () => {} }) {
    this.#load = load;
    this.#starts = starts;
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
      this.#calls.set(number, { request, resolve, reject, onEvent, ahead: [] });
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
      for (const [waiting, { request, reject, ahead }] of this.#calls) {
        ahead.length = 0;
        if (request.kind === "files") {
          // Some of its files are done: who asked knows which.
          this.#calls.delete(waiting);
          reject(codedError("again", ""));
        } else this.#send(waiting, request);
      }
    }, CANCEL_GRACE_MS);
  }

  /** Ends the worker; the next call would start another. What waits is rejected. */
  close() {
    this.#dropWorker();
    this.#rejectAll(codedError("cancelled", "The worker was ended."));
  }

  /**
   * @param {number} number
   * @param {Record<string, unknown>} request
   */
  async #send(number, request) {
    try {
      if (!this.#worker) {
        const parts = await this.#load();
        if (!this.#calls.has(number)) return; // given up meanwhile
        this.#worker ??= this.#start(parts);
      }
      this.#worker.postMessage({ ...request, number });
    } catch (cause) {
      this.#fail(notStarted(cause instanceof Error ? cause.message : String(cause)));
    }
  }

  /** @param {Parts} parts @returns {Worker} */
  #start({ scriptUrl, module }) {
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
    worker.postMessage({ kind: "start", module });
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
    if (message.kind === "part") return void call.ahead.push([message.list, JSON.parse(message.json)]);
    if (message.kind === "events") {
      for (const { listing, json, ...event } of message.events) {
        const ahead = call.ahead.splice(0); // of an article that failed after all, too
        if (json) event.article = folded(listing, json, ahead);
        call.onEvent?.(event);
      }
      return;
    }
    this.#calls.delete(message.number);
    if (message.kind === "result") {
      call.resolve(completed(message.value, call.ahead));
    } else call.reject(codedError(message.error.code, message.error.message));
    // Its memory went into one large text; the next call starts a fresh one.
    if (message.spent && this.#calls.size === 0) this.#dropWorker();
  }

  /**
   * @param {Worker} worker
   * @param {string} reason
   */
  #crashed(worker, reason) {
    if (worker !== this.#worker) return; // the last words of one already replaced
    if (!this.#ready) this.#failedStarts += 1;
    this.#dropWorker();
    if (this.#failedStarts >= this.#starts) this.#fail(notStarted(reason));
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
