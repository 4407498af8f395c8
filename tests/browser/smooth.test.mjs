// A very long story stays smooth: once its first marks are there, nothing keeps the page from answering.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { startChromium } from "./browsers.mjs";

/** What a browser calls a long task, in milliseconds. */
const LONG = 50;

/** @typedef {{ name: string, cat: string, ph: string, pid: number, tid: number, ts: number, dur: number, tdur: number, args: any }} TraceEvent */

/**
 * The tasks of the page's main thread after a mark, in milliseconds of the processor: those that the
 * Long Tasks API would report on a machine with nothing else to do. What the test itself asks of the
 * page through the inspector is no task of the page.
 * @param {TraceEvent[]} events
 * @param {string} mark
 */
function tasksAfter(events, mark) {
  const begin = events.find(({ name, cat }) => name === mark && cat.includes("user_timing"));
  assert.ok(begin, "the mark is in the trace");
  const own = events.filter(({ pid, tid, ph, ts }) => pid === begin.pid && tid === begin.tid && ph === "X" && ts > begin.ts);
  const asked = own.filter(({ args }) => args?.chrome_mojo_event_info?.mojo_interface_tag?.includes("DevTools"));
  return own
    .filter(({ name }) => name.endsWith("RunTask"))
    .filter(({ ts, dur }) => !asked.some((one) => one.ts >= ts && one.ts + one.dur <= ts + dur))
    .map(({ tdur }) => tdur / 1000);
}

/** Drops a story of a megabyte, scrolls and jumps in it. @returns the tasks after its first drawing */
async function tasksOfReading() {
  const browser = await startChromium();
  const server = await serve(fileURLToPath(new URL("../../www", import.meta.url)));
  try {
    const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
    await page.goto(server.address);
    await page.locator("#story mark").first().waitFor();
    const names = ["ridgeline-post", "kessel-valley-courier", "lakeshore-radio"];
    const samples = await Promise.all(names.map((name) => readFile(new URL(`../../www/samples/${name}.txt`, import.meta.url), "utf8")));
    let long = "";
    for (let next = 0; long.length < 1_000_000; next += 1) long += `${samples[next % samples.length]}\n\n`;
    await page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles({ name: "long.txt", mimeType: "text/plain", buffer: Buffer.from(long) });
    await page.waitForFunction(() => document.querySelector("#side .stories li.current")?.textContent?.includes("long.txt"), null, { timeout: 120_000 });

    await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"] });
    await page.evaluate(() => performance.mark("first-drawing"));
    await page.mouse.move(700, 500);
    for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, 1500);
    await page.waitForFunction(() => [...document.querySelectorAll(".chunk")].every((chunk) => chunk.childElementCount > 0), null, { timeout: 120_000 });
    await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight * 0.7 }));
    for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(300);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    return tasksAfter(traceEvents, "first-drawing");
  } finally {
    await browser.close();
    await server.close();
  }
}

test("a story of a megabyte is drawn and scrolled in tasks that nobody feels", async () => {
  // A busy machine makes any task long now and then; one that the page makes too long is so every time.
  let long = [Infinity];
  for (let attempt = 0; attempt < 3 && long.length > 0; attempt += 1) {
    const tasks = await tasksOfReading();
    assert.ok(tasks.length > 100, `${tasks.length} tasks were seen`);
    long = tasks.filter((milliseconds) => milliseconds > LONG);
  }
  assert.deepEqual(long, []);
});
