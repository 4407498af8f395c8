// The worker: starts the WebAssembly and answers the page's calls, one message at a time.
//
// It runs as a classic script behind the glue that wasm-bindgen writes, whose only global is
// `wasm_bindgen`. An error of ours, which has a code, is answered as one. Any other, a trap of the
// WebAssembly above all, leaves it in a state nobody knows: the worker says so and ends itself, and
// the page starts a new one.

/** @type {Promise<unknown> | null} */
let started = null;

/** The memory of the WebAssembly, which grows and never shrinks. @type {WebAssembly.Memory | null} */
let memory = null;

/** With more of it, in bytes, the worker is better ended than kept: a megabyte of text takes some 25 MB. */
const SPENT = 300e6;

/** The page hears no oftener of small files that are done, in milliseconds: it paints no oftener, and a message costs about a tenth of a file. */
const NEWS_MS = 15;

/** A file with more bytes takes longer: the page hears first of those before it. */
const LONG = 15_000;

/** Runs that the page has asked to stop. @type {Set<number>} */
const cancelled = new Set();

onmessage = async ({ data }) => {
  switch (data.kind) {
    case "start":
      started = start(data.module);
      break;
    case "cancel":
      cancelled.add(data.number);
      break;
    default:
      await started;
      await answer(data);
  }
};

/** @param {unknown} reason */
function giveUp(reason) {
  tell();
  postMessage({ kind: "broken", reason: reason instanceof Error ? reason.message : String(reason) });
  close();
}

// What the WebAssembly does between two calls has no call to fail.
onunhandledrejection = ({ reason }) => giveUp(reason);
onerror = (event) => giveUp(event instanceof ErrorEvent ? event.message : event);

/** @param {WebAssembly.Module} module */
async function start(module) {
  ({ memory } = await wasm_bindgen({ module_or_path: module }));
  postMessage({ kind: "ready" });
}

/** What became of files that the page has not heard of, by the number of the run. @type {Map<number, { kind: string, listing?: Uint8Array, json?: Uint8Array }[]>} */
const news = new Map();

/** When the page last heard of files, in milliseconds. */
let newsAt = 0;

/** The timer of what it is still to hear. */
let telling = 0;

/** @param {number} number @param {{ kind: string, listing?: Uint8Array, json?: Uint8Array, [more: string]: unknown }} event */
function report(number, event) {
  news.set(number, [...(news.get(number) ?? []), event]);
  if (performance.now() - newsAt > NEWS_MS) tell();
  else telling ||= setTimeout(tell, NEWS_MS); // the next file may be long in coming
}

function tell() {
  clearTimeout(telling);
  telling = 0;
  const all = [...news];
  news.clear();
  for (const [number, events] of all) {
    postMessage({ number, kind: "events", events }, events.flatMap(({ listing, json }) => (listing && json ? [listing.buffer, json.buffer] : [])));
  }
  newsAt = performance.now();
}

/** The long lists of an article go ahead of it in parts: it shall not be in memory here as a whole. @param {number} number */
function sendPart(number) {
  return (/** @type {string} */ list, /** @type {string} */ json) => {
    tell(); // the page takes it for a part of the article that comes next
    postMessage({ number, kind: "part", list, json });
  };
}

/** @param {any} request */
async function answer(request) {
  const { number } = request;
  try {
    const value = await perform(request);
    tell();
    postMessage({ number, kind: "result", value, spent: (memory?.buffer.byteLength ?? 0) > SPENT });
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) return giveUp(error);
    tell();
    postMessage({ number, kind: "error", error: { code: error.code, message: error.message } });
  } finally {
    cancelled.delete(number);
  }
}

/** @param {any} request */
function perform(request) {
  if (request.kind === "files") return annotateFiles(request.number, request.files, request.off);
  const { method, values } = request;
  switch (method) {
    case "annotate":
      return wasm_bindgen.annotate(values[0], { ...values[1], onPart: sendPart(request.number) });
    case "correct":
      return wasm_bindgen.correct(values[0], values[1]);
    case "compare":
      return wasm_bindgen.compare(values[0]);
    case "exportAs":
      return wasm_bindgen.exportAs(values[0], values[1]);
    case "importArticle":
      return wasm_bindgen.importArticle(values[0]);
    case "version":
      return wasm_bindgen.version();
  }
  throw new Error(`no such call: ${method}`);
}

/**
 * @param {number} number
 * @param {wasm_bindgen.NamedFile[]} files
 * @param {string[]} off
 */
function annotateFiles(number, files, off) {
  let next = 0;
  return wasm_bindgen.annotateFiles(files, {
    off,
    onPart: sendPart(number),
    onArticle: (listing, json, milliseconds) => report(number, { kind: "article", listing, json, milliseconds }),
    onError: (code, message) => report(number, { kind: "failure", code, message }),
    isCancelled: () => {
      if ((files[next++].file?.size ?? 0) > LONG) tell();
      return cancelled.has(number);
    },
  });
}
