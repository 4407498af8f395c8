// The page without a network: kept by its service worker once it was there, and fit to be installed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { startChromium, watchRequests } from "./browsers.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser?.close());

const www = fileURLToPath(new URL("../../www", import.meta.url));
const site = fileURLToPath(new URL("../../dist/site", import.meta.url));

/** A file that is dropped. @param {string} text */
const story = (text) => ({ name: "bridge.txt", mimeType: "text/plain", buffer: Buffer.from(text) });

for (const [name, folder] of Object.entries({ "the page": www, "the minified site": site })) test(`after one visit ${name} opens and reads without a network, and asks nobody else`, async () => {
  const server = await serve(folder);
  const context = await browser.newContext();
  const asked = watchRequests(context, server.address);
  try {
    const page = await context.newPage();
    await page.goto(server.address);
    await page.locator("#story mark").first().waitFor();
    const isKept = () => page.evaluate(async () => {
      const cache = await caches.open("claimlight");
      const loaded = performance.getEntriesByType("resource").filter(({ name }) => name.startsWith(location.origin));
      const kept = await Promise.all([location.href, ...loaded.map(({ name }) => name)].map((address) => cache.match(address)));
      return kept.every(Boolean);
    });
    while (!(await isKept())) await page.waitForTimeout(100);
    await server.close();
    await page.reload();
    await page.locator("#story mark").first().waitFor();
    await page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(story("Bridge closed\n\nThe repair would cost $2.5 million, the city said.\n"));
    await page.getByRole("heading", { name: "Bridge closed" }).waitFor();
    assert.ok((await page.locator("#story mark").allTextContents()).includes("$2.5 million"));
    assert.deepEqual(asked, []);
  } finally {
    await context.close();
    await server.close().catch(() => {});
  }
});

test("the one-file page on a server looks for no service worker", async () => {
  const server = await serve(fileURLToPath(new URL("../../dist", import.meta.url)));
  const page = await browser.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  try {
    await page.goto(`${server.address}claimlight.html`);
    await page.locator("#story mark").first().waitFor();
    await page.waitForTimeout(300);
    // Browsers ask for an icon of the server by themselves.
    assert.deepEqual(complaints.filter((text) => !/404/.test(text)), []);
  } finally {
    await page.close();
    await server.close();
  }
});

test("the service worker answers for its own folder alone", async () => {
  const server = await serve(www);
  const outside = await serve(fileURLToPath(new URL(".", import.meta.url)));
  const context = await browser.newContext({ bypassCSP: true });
  try {
    const page = await context.newPage();
    await page.goto(server.address);
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      return new Promise((resolve) => navigator.serviceWorker.controller ? resolve(null) : active?.addEventListener("statechange", () => resolve(null)));
    });
    const kept = await page.evaluate(async (other) => {
      const { active } = await navigator.serviceWorker.ready;
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
      active?.postMessage({ keep: [`${other}story.mjs`], port: port2 }, [port2]);
      await answer;
      return (await (await caches.open("claimlight")).keys()).map(({ url }) => url);
    }, outside.address);
    assert.deepEqual(kept.filter((url) => !url.startsWith(server.address)), []);
  } finally {
    await context.close();
    await server.close();
    await outside.close();
  }
});

test("the page can be installed as an app", async () => {
  const server = await serve(www);
  const page = await browser.newPage();
  await page.goto(server.address);
  const session = await page.context().newCDPSession(page);
  const manifest = await session.send("Page.getAppManifest");
  assert.deepEqual(manifest.errors, []);
  assert.equal(JSON.parse(manifest.data ?? "{}").display, "standalone");
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A test's window keeps nothing, which alone forbids it.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
  await page.close();
  await server.close();
});
