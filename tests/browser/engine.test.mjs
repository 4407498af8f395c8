// The line to the analysis (www/engine.js), with a worker that is made to fail in every way.

import assert from "node:assert/strict";
import { test } from "node:test";
import { believeIn } from "./browsers.mjs";
import { browser, server } from "./served.mjs";

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self'; base-uri 'none'";

/**
 * A page that holds nothing but the engine, in `window.engine`; `window.fatal` gets what onFatal hears.
 * @param {{ worker?: (script: string) => string, missing?: string, processors?: number, onlyFirst?: boolean, counted?: boolean }} [faults]
 *   `worker` rewrites the worker's script, `missing` is a path that is not there, `processors` is how
 *   many the page believes in, `onlyFirst` lets no worker start but the first, `counted` leaves a mark for each
 */
async function pageWithEngine({ worker, missing, processors, onlyFirst, counted } = {}) {
  const page = await browser.newPage();
  if (processors) await believeIn(page, processors);
  if (onlyFirst) await page.addInitScript(startOnlyTheFirst);
  if (counted) await page.addInitScript(countWorkers);
  const html = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>Engine</title>`;
  await page.route(`${server.address}engine-test`, (route) => route.fulfill({ contentType: "text/html", body: html }));
  if (missing) await page.route(`${server.address}${missing}`, (route) => route.fulfill({ status: 404 }));
  if (worker) {
    await page.route(`${server.address}worker.js`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: worker(await response.text()) });
    });
  }
  await page.goto(`${server.address}engine-test`);
  await page.evaluate(async () => {
    // The address is the page's own, so it is no module that the type checker could find.
    const address = "/engine.js";
    const { createEngine } = await import(address);
    const fatal = /** @type {string[]} */ ([]);
    const onFatal = (/** @type {{ code: string }} */ error) => fatal.push(error.code);
    Object.assign(window, { engine: createEngine({ onFatal }), fatal });
  });
  return page;
}

function startOnlyTheFirst() {
  let started = 0;
  const broken = () => URL.createObjectURL(new Blob(["throw new Error('no memory left')"]));
  window.Worker = class extends Worker {
    /** @param {string | URL} address */
    constructor(address) {
      super(started++ === 0 ? address : broken());
    }
  };
}

function countWorkers() {
  window.Worker = class extends Worker {
    /** @param {string | URL} address */
    constructor(address) {
      super(address);
      performance.mark("worker");
    }
  };
}

/**
 * Runs the engine over files made of these texts. Says what each became, and how the run ended.
 * @param {import("playwright-core").Page} page
 * @param {string[]} texts
 * @param {{ cancelAfter?: number }} [options] cancels when so many files are through
 */
function annotateFiles(page, texts, { cancelAfter } = {}) {
  return page.evaluate(
    async ({ texts, cancelAfter }) => {
      const { engine } = /** @type {{ engine: import("../../www/engine.js").Engine }} */ (/** @type {unknown} */ (window));
      const files = texts.map((text, index) => new File([text], `${index}.txt`));
      /** @type {string[]} */
      const heard = [];
      /** @type {import("../../www/run.js").Progress[]} */
      const progress = [];
      const run = engine.annotateFiles(files, {
        onArticle: ({ index, name, article }) => heard.push(`${index} ${name} ${article.text}`),
        onError: ({ index, name, code, message }) => heard.push(`${index} ${name} ${code}: ${message}`),
        onProgress: (step) => {
          progress.push(step);
          if (step.done === cancelAfter) run.cancel();
        },
      });
      if (cancelAfter === 0) run.cancel();
      return { outcome: await run.done, heard, progress };
    },
    { texts, cancelAfter },
  );
}

/**
 * The text of an article, or the code of the error.
 * @param {import("playwright-core").Page} page
 * @param {string} text
 */
function annotateText(page, text) {
  return page.evaluate(async (text) => {
    const { engine } = /** @type {{ engine: import("../../www/engine.js").Engine }} */ (/** @type {unknown} */ (window));
    try {
      return (await engine.annotateText(text, { id: "a" })).text;
    } catch (error) {
      return /** @type {{ code: string }} */ (error).code;
    }
  }, text);
}

/** @param {import("playwright-core").Page} page */
function fatal(page) {
  return page.evaluate(() => /** @type {{ fatal: string[] }} */ (/** @type {unknown} */ (window)).fatal);
}

/** Makes the worker fail on a text that begins with "TRAP", as a trap in the WebAssembly does, and hang on "HANG". */
const FRAGILE = (/** @type {string} */ script) => `${script};
  const { annotate } = wasm_bindgen;
  const fragile = (text) => {
    if (text.startsWith("TRAP")) throw new WebAssembly.RuntimeError("unreachable");
    while (text.startsWith("HANG"));
  };
  wasm_bindgen.annotate = (text, options) => (fragile(text), annotate(text, options));
  wasm_bindgen.annotateFiles = async (files, handlers) => {
    for (const { file, name } of files) {
      if (handlers.isCancelled()) break;
      const text = await file.text();
      fragile(text);
      const article = annotate(text, { id: name });
      const listing = { id: name, text, title: null, opening: null, claims: 0 };
      handlers.onArticle(...[listing, article].map((value) => new TextEncoder().encode(JSON.stringify(value))), 1);
    }
  };`;

/** The whole document of a text. @param {import("playwright-core").Page} page @param {string} text @param {"file" | "text"} way */
async function documentOf(page, text, way) {
  const json = await page.evaluate(
    async ({ text, way }) => {
      const { engine } = /** @type {{ engine: import("../../www/engine.js").Engine }} */ (/** @type {unknown} */ (window));
      if (way === "text") return JSON.stringify(await engine.annotateText(text, { id: "a.txt" }));
      /** @type {import("../../www/types.js").ArticleAnnotation[]} */
      const articles = [];
      await engine.annotateFiles([new File([text], "a.txt")], { onArticle: ({ article }) => articles.push(article) }).done;
      return JSON.stringify(articles[0]);
    },
    { text, way },
  );
  return /** @type {import("../../www/types.js").ArticleAnnotation} */ (JSON.parse(json));
}

test("an article with long lists comes in parts and is whole", async () => {
  const page = await pageWithEngine();
  const text = Array.from({ length: 2100 }, (_, index) => `Ada Lind said ${index + 10_000} boats had left. They came back.`).join("\n\n");
  const [fromText, fromFile] = [await documentOf(page, text, "text"), await documentOf(page, text, "file")];
  assert.equal(fromText.blocks.length, 2100);
  assert.equal(fromText.sentences.length, 4200);
  assert.deepEqual(fromText.figures.map(({ value }) => value), Array.from({ length: 2100 }, (_, index) => index + 10_000));
  assert.ok(fromText.sentences.every(({ start }, index, all) => index === 0 || start > all[index - 1].start));
  assert.deepEqual(fromFile, fromText);
});

test("what the list shows of a story is known before anything of it is opened", async () => {
  const page = await pageWithEngine();
  const texts = [
    "Ferry stays in port\n\nBy Ada Lind\n\nThe ferry will not sail, the harbour said. Two crews are at home.",
    "The ferry will not sail. “Not today,” the captain said.",
    "Share this story\n\nThe ferry lay in port on Monday.",
    "Advertisement",
  ];
  const listed = await page.evaluate(async (texts) => {
    const { engine } = /** @type {{ engine: import("../../www/engine.js").Engine }} */ (/** @type {unknown} */ (window));
    const [words, reading] = await Promise.all(["/words.js", "/reading.js"].map((module) => import(module)));
    const listed = (/** @type {unknown} */ article) => `${words.storyTitle(article)} · ${reading.claimCount(article)}`;
    /** @type {string[][]} */
    const both = [];
    for (const text of texts) {
      const opened = await engine.annotateText(text, { id: "a.txt" });
      const onArticle = (/** @type {{ article: unknown }} */ { article }) => both.push([listed(article), listed(opened)]);
      await engine.annotateFiles([new File([text], "a.txt")], { onArticle }).done;
    }
    return both;
  }, texts);
  assert.deepEqual(listed.map(([folded]) => folded), [
    "Ferry stays in port · 2",
    "The ferry will not sail. “Not today,” the captain said. · 2",
    "The ferry lay in port on Monday. · 1",
    "Advertisement · 0",
  ]);
  for (const [folded, opened] of listed) assert.equal(folded, opened);
});

test("a worker whose memory one text has used up is replaced for the next", async () => {
  const count = async (/** @type {import("playwright-core").Page} */ page) => {
    assert.equal(await annotateText(page, "One."), "One.");
    assert.equal(await annotateText(page, "Two."), "Two.");
    return page.evaluate(() => performance.getEntriesByType("mark").filter(({ name }) => name === "worker").length);
  };
  for (const [spent, workers] of /** @type {const} */ ([["SPENT = 0", 2], ["SPENT = 300e6", 1]])) {
    const page = await pageWithEngine({ worker: (script) => script.replace("SPENT = 300e6", spent), counted: true });
    assert.equal(await count(page), workers, spent);
  }
});

test("files come back in order, with progress", async () => {
  const page = await pageWithEngine();
  const { outcome, heard, progress } = await annotateFiles(page, ["One.", "", "Three."]);
  assert.deepEqual(outcome, { annotated: 2, failed: 1, cancelled: false });
  assert.deepEqual(heard, ["0 0.txt One.", "1 1.txt empty: 1.txt is empty: there is no text in it. If you see words when you open it, copy them and paste them here.", "2 2.txt Three."]);
  assert.deepEqual(progress.map(({ done, bytesDone }) => [done, bytesDone]), [[0, 0], [1, 4], [2, 4], [3, 10]]);
  assert.deepEqual(progress.map(({ name }) => name), ["0.txt", "1.txt", "2.txt", ""]);
  assert.deepEqual(await annotateFiles(page, []), {
    outcome: { annotated: 0, failed: 0, cancelled: false },
    heard: [],
    progress: [{ done: 0, total: 0, bytesDone: 0, name: "" }],
  });
});

test("a call that fails is rejected with a code, and the next one works", async () => {
  const page = await pageWithEngine();
  assert.equal(await annotateText(page, /** @type {any} */ (5)), "bad-input");
  assert.equal(await annotateText(page, "Fine."), "Fine.");
});

test("a worker that dies rejects what waits on it, and a new one goes on", async () => {
  const page = await pageWithEngine({ worker: FRAGILE });
  const answers = await Promise.all([annotateText(page, "TRAP"), annotateText(page, "waits behind it")]);
  assert.deepEqual(answers, ["worker-failed", "worker-failed"]);
  assert.equal(await annotateText(page, "Fine."), "Fine.");
  assert.deepEqual(await fatal(page), []);
});

test("a file that kills the worker costs no other file", async () => {
  const page = await pageWithEngine({ worker: FRAGILE });
  const { outcome, heard } = await annotateFiles(page, ["One.", "TRAP", "TRAP", "TRAP", "Five."]);
  assert.deepEqual(outcome, { annotated: 2, failed: 3, cancelled: false });
  assert.deepEqual(heard.map((words) => words.split(":")[0]), [
    "0 0.txt One.",
    "1 1.txt worker-failed",
    "2 2.txt worker-failed",
    "3 3.txt worker-failed",
    "4 4.txt Five.",
  ]);
  assert.deepEqual(await fatal(page), []);
});

test("a run is cancelled between files", async () => {
  const page = await pageWithEngine();
  const { outcome } = await annotateFiles(page, Array(200).fill("One. Two."), { cancelAfter: 2 });
  assert.equal(outcome.cancelled, true);
  assert.ok(outcome.annotated >= 2 && outcome.annotated < 200, `${outcome.annotated} were annotated`);
  const early = await annotateFiles(page, ["One."], { cancelAfter: 0 });
  assert.deepEqual(early.outcome, { annotated: 0, failed: 0, cancelled: true });
});

test("a run is cancelled though the worker is busy for ever", async () => {
  const page = await pageWithEngine({ worker: FRAGILE });
  const { outcome, heard } = await annotateFiles(page, ["One.", "HANG", "Three."], { cancelAfter: 1 });
  assert.deepEqual(outcome, { annotated: 1, failed: 0, cancelled: true });
  assert.deepEqual(heard, ["0 0.txt One."]);
  assert.equal(await annotateText(page, "Fine."), "Fine.");
});

test("what cannot start at all is said once, and nothing hangs", async () => {
  for (const faults of [
    { missing: "pkg/claimlight_bg.wasm" },
    { worker: () => "this is no JavaScript" },
    { worker: () => "throw new Error('at once')" },
  ]) {
    const page = await pageWithEngine(faults);
    const answers = [await annotateText(page, "One."), await annotateText(page, "Two.")];
    assert.equal(answers[1], "not-started");
    assert.ok((await fatal(page)).includes("not-started"));
    await assert.rejects(annotateFiles(page, ["One."]), /could not be started/);
  }
});

test("articles are compared and exported", async () => {
  const page = await pageWithEngine();
  const answers = await page.evaluate(async () => {
    const { engine } = /** @type {{ engine: import("../../www/engine.js").Engine }} */ (/** @type {unknown} */ (window));
    const articles = [await engine.annotateText("Police said 12 died.", { id: "a" }), await engine.annotateText("12 died.")];
    const comparison = await engine.compare(articles);
    return { comparison, json: await engine.exportAs("json", articles), version: await engine.version() };
  });
  assert.deepEqual(answers.comparison.articles, ["a", ""]);
  assert.equal(JSON.parse(answers.json.split("\n")[0]).text, "Police said 12 died.");
  assert.match(answers.version, /^\d+\.\d+\.\d+$/);
});

const SENTENCE = "Police said 12 of 40 houses burned, and Ada Lind denied it. ";
/** Enough files for all workers, of very different lengths, the first and longest worth a hundred others. */
const MANY = Array.from({ length: 240 }, (_, index) => `${index}. ${SENTENCE.repeat(index % 80 === 0 ? 1000 : 1 + ((index * 7) % 40))}`);

test("many files go to several workers and are heard of as with one: in order, each the same", async () => {
  const texts = MANY.map((text, index) => (index % 50 === 20 ? "" : text));
  const [one, several] = [await pageWithEngine({ processors: 1 }), await pageWithEngine({ processors: 16 })];
  const [expected, actual] = [await annotateFiles(one, texts), await annotateFiles(several, texts)];
  assert.equal(one.workers().length, 1);
  assert.equal(several.workers().length, 4);
  assert.deepEqual(actual, expected);
  assert.deepEqual(actual.outcome, { annotated: 235, failed: 5, cancelled: false });
  assert.equal(await annotateText(several, "Fine."), "Fine.");
  while (several.workers().length > 1) await several.waitForTimeout(100);
});

test("a few files, and any on a machine with one processor, stay with one worker", async () => {
  const page = await pageWithEngine({ processors: 16 });
  await annotateFiles(page, ["One.", "Two.", "Three.", "Four."]);
  assert.equal(page.workers().length, 1);
  const small = await pageWithEngine({ processors: 1 });
  await annotateFiles(small, MANY);
  assert.equal(small.workers().length, 1);
});

test("among several workers too, one that dies costs the file it was at and no other", async () => {
  const page = await pageWithEngine({ worker: FRAGILE, processors: 16 });
  const deadly = [3, 4, 90, 150, 239];
  const { outcome, heard, progress } = await annotateFiles(page, MANY.map((text, index) => (deadly.includes(index) ? `TRAP ${text}` : text)));
  assert.deepEqual(outcome, { annotated: 235, failed: 5, cancelled: false });
  assert.deepEqual(heard.map((words) => words.split(" ").slice(0, 3).join(" ")), MANY.map((_, index) =>
    deadly.includes(index) ? `${index} ${index}.txt worker-failed:` : `${index} ${index}.txt ${index}.`));
  assert.deepEqual(progress.map(({ done }) => done), Array.from({ length: 241 }, (_, done) => done));
  assert.deepEqual(await fatal(page), []);
});

test("what is ahead of a file that takes for ever waits in bounded number, and all of it is cancelled in time", async () => {
  const page = await pageWithEngine({ worker: FRAGILE, processors: 16 });
  const texts = Array.from({ length: 2000 }, (_, index) => `${index === 1 ? "HANG " : ""}${SENTENCE}`);
  const { outcome, waitedFor, read } = await page.evaluate(async (texts) => {
    const { engine } = /** @type {{ engine: import("../../www/engine.js").Engine }} */ (/** @type {unknown} */ (window));
    let read = 0;
    const receive = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage")?.set;
    Object.defineProperty(Worker.prototype, "onmessage", {
      set(hear) {
        receive?.call(this, (/** @type {MessageEvent} */ message) => {
          if (message.data.kind === "events") read += message.data.events.length;
          hear(message);
        });
      },
    });
    const run = engine.annotateFiles(texts.map((text, index) => new File([text], `${index}.txt`)));
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const began = performance.now();
    run.cancel();
    return { outcome: await run.done, waitedFor: performance.now() - began, read };
  }, texts);
  assert.deepEqual(outcome, { annotated: 1, failed: 0, cancelled: true });
  assert.ok(waitedFor < 1500, `${waitedFor} ms`);
  assert.ok(read > 8 && read <= 136, `${read} files were read`);
  assert.equal(await annotateText(page, "Fine."), "Fine.");
});

test("a run whose worker is replaced, because another run in it was cancelled, keeps its files apart", async () => {
  const page = await pageWithEngine({ worker: FRAGILE, processors: 1 });
  const heard = await page.evaluate(async () => {
    const { engine } = /** @type {{ engine: import("../../www/engine.js").Engine }} */ (/** @type {unknown} */ (window));
    /** @type {string[]} */
    const heard = [];
    const files = (/** @type {string[]} */ texts) => texts.map((text, index) => new File([text], `${index}.txt`));
    const one = engine.annotateFiles(files(Array.from({ length: 400 }, (_, index) => `Boat ${index} left.`)), {
      onArticle: ({ name, article }) => heard.push(`${name} ${article.id}: ${article.text}`),
    });
    const other = engine.annotateFiles(files(["One.", "Two.", "HANG"]));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    other.cancel();
    await one.done;
    return heard;
  });
  assert.deepEqual(heard, Array.from({ length: 400 }, (_, index) => `${index}.txt ${index}.txt: Boat ${index} left.`));
});

test("workers that cannot start leave their files to the first", async () => {
  const page = await pageWithEngine({ processors: 16, onlyFirst: true });
  const { outcome } = await annotateFiles(page, MANY);
  assert.deepEqual(outcome, { annotated: 240, failed: 0, cancelled: false });
  assert.deepEqual(await fatal(page), []);
  const none = await pageWithEngine({ processors: 16, worker: () => "throw new Error('at once')" });
  await assert.rejects(annotateFiles(none, MANY), /could not be started/);
  assert.ok((await fatal(none)).includes("not-started"));
});

test("a handler that throws costs no file", async () => {
  const page = await pageWithEngine({ processors: 16 });
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  const heard = await page.evaluate(async (texts) => {
    const { engine } = /** @type {{ engine: import("../../www/engine.js").Engine }} */ (/** @type {unknown} */ (window));
    let heard = 0;
    const onArticle = () => {
      heard += 1;
      if (heard % 100 === 0) throw new Error("of the handler");
    };
    await engine.annotateFiles(texts.map((text, index) => new File([text], `${index}.txt`)), { onArticle }).done;
    return heard;
  }, MANY);
  assert.equal(heard, 240);
  assert.deepEqual(errors, ["of the handler", "of the handler"]);
});
