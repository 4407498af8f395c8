// Chromium and the served page, started before the tests of a file and ended after them.

import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { startChromium } from "./browsers.mjs";

/** @import { Browser } from "playwright-core" */

/** @type {Browser} */
export let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
export let server;

before(async () => {
  browser = await startChromium();
  server = await serve(fileURLToPath(new URL("../../www", import.meta.url)));
});
after(async () => {
  await browser?.close();
  await server?.close();
});
