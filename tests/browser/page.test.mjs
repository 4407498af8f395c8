// The main job in real browsers, on the served page, the minified site and the one-file page: stories are dropped,
// marks appear, and nothing leaves the machine.

import assert from "node:assert/strict";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { createSocket } from "node:dgram";
import { createServer } from "node:http";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { startChromium, startFirefox, watchRequests } from "./browsers.mjs";
import { drop } from "./hand.mjs";

/** @import { Browser, CDPSession, Page } from "playwright-core" */

const STORY = `Bridge closed after crack is found

By Mara Lindqvist

HOLM, Sweden – The bridge over the Lund was closed on Friday after inspectors found a crack of more than 40 metres, the city said.

“Nobody was ever in danger 😀,” Mayor Olle Berg told reporters. He said the repair would cost €2.5 million.
`;

/** @type {string} */
let folder;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** A server that is not the page's, how often somebody came to it, and by which ways. */
const outside = { address: "", visits: 0, ways: /** @type {Set<string>} */ (new Set()), close: () => {} };

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "claimlight-"));
  await mkdir(path.join(folder, "week"));
  await writeFile(path.join(folder, "bridge.txt"), STORY);
  await writeFile(path.join(folder, "week", "a.txt"), "Police said 12 people were hurt.");
  await writeFile(path.join(folder, "week", "bad.txt"), Buffer.from([0, 1, 2, 3, 255]));
  await writeFile(path.join(folder, "week", "old.txt"), Buffer.from("The caf\xe9 owner said no.", "latin1"));
  server = await serve(fileURLToPath(new URL("../../www", import.meta.url)));
  site = await serve(fileURLToPath(new URL("../../dist/site", import.meta.url)));
  const listener = createServer(({ url = "" }, response) => {
    outside.visits += 1;
    outside.ways.add(url.slice(1));
    response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end();
  });
  await new Promise((resolve) => listener.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (listener.address());
  outside.address = `127.0.0.1:${port}`;
  outside.close = () => (listener.close(), listener.closeAllConnections());
});
after(async () => {
  outside.close();
  await server.close();
  await site.close();
  await rm(folder, { recursive: true });
});

const oneFile = new URL("../../dist/claimlight.html", import.meta.url).href;
const places = {
  "the served page": () => ({ address: server.address, own: server.address }),
  "the minified site": () => ({ address: site.address, own: site.address }),
  "the one-file page": () => ({ address: oneFile, own: oneFile }),
};

/** What comes through where no policy forbids it, in both browsers. */
const WAYS = "audio background beacon cursor embed events fetch font font-face form frame image import input keepalive module modulepreload object poster prefetch preload request script socket style style-import svg-image video worker-fetch worker-socket".split(" ");

/** And in one of them. @type {Record<string, string[]>} */
const WAYS_OF = { Chromium: ["ping", "speculation"], Firefox: ["icon"] };

for (const [browserName, start] of Object.entries({ Chromium: startChromium, Firefox: startFirefox })) {
  describe(browserName, () => {
    /** @type {Browser} */
    let browser;
    before(async () => {
      browser = await start();
    });
    after(() => browser?.close());

    for (const [placeName, place] of Object.entries(places)) {
      test(`${placeName} marks the stories it is given, and asks nobody for anything`, async () => {
        const context = await browser.newContext();
        const asked = watchRequests(context, place().own);
        const page = await context.newPage();
        const errors = watchErrors(page);
        await page.goto(place().address);
        await page.locator("#story mark").first().waitFor(); // the sample
        await pick(page, [path.join(folder, "bridge.txt")]);
        await page.getByRole("heading", { name: "Bridge closed after crack is found" }).waitFor();
        const marks = await page.locator("#story mark.source, #story mark.content").allTextContents();
        assert.ok(marks.includes("the city"), marks.join(" | "));
        // After an emoji, which counts twice in JavaScript and four times in UTF-8.
        assert.ok(marks.includes("the repair would cost €2.5 million"), marks.join(" | "));
        assert.deepEqual(asked, []);
        assert.deepEqual(errors, []);
        await context.close();
      });

      test(`${placeName} lets no request through, from page or worker`, async () => {
        const page = await browser.newPage();
        await page.goto(place().address);
        await page.locator("#story mark").first().waitFor();
        outside.visits = 0;
        const refused = await page.evaluate(tryToSend, outside.address);
        await page.waitForTimeout(500); // for what was sent without waiting
        assert.equal(outside.visits, 0);
        assert.deepEqual(refused, { page: true, worker: true });
        await page.close();
      });
    }

    test("what no policy stops: a window that is opened, an address that is gone to, WebRTC", async () => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(server.address);
      await page.locator("#story mark").first().waitFor();
      outside.visits = 0;
      await page.evaluate((address) => void open(`http://${address}/window?words`), outside.address);
      await until(() => outside.visits > 0);
      assert.ok(outside.visits > 0, "a script could open a window: SECURITY.md says so");
      const packets = await packetsOfWebRtc(page);
      if (packets !== null) assert.ok(packets > 0, "a script could send by WebRTC: SECURITY.md says so");
      outside.visits = 0;
      await page.evaluate((address) => void (location.href = `http://${address}/gone?words`), outside.address).catch(() => {});
      await until(() => outside.visits > 0);
      assert.ok(outside.visits > 0, "a script could go elsewhere: SECURITY.md says so");
      await page.context().close();
    });

    test("the same attempts succeed on a page without a policy", async () => {
      outside.ways.clear();
      const expected = [...WAYS, ...WAYS_OF[browserName]];
      // Some are made only when the browser finds the time, or not at all that once: what comes through once can.
      for (let attempt = 0; attempt < 4 && !expected.every((way) => outside.ways.has(way)); attempt += 1) {
        const page = await browser.newPage();
        await page.goto(`${server.address}samples/lakeshore-radio.txt`);
        assert.deepEqual(await page.evaluate(tryToSend, outside.address), { page: false, worker: false });
        await until(() => expected.every((way) => outside.ways.has(way)));
        await page.close();
      }
      assert.deepEqual(expected.filter((way) => !outside.ways.has(way)), [], "an attempt that never comes through tests nothing");
    });
  });
}

describe("Chromium", () => {
  /** @type {Browser} */
  let browser;
  before(async () => {
    browser = await startChromium();
  });
  after(() => browser?.close());

  for (const [placeName, place] of Object.entries(places)) {
    test(`a folder dropped on ${placeName}: its bad file is named, the others are annotated`, async () => {
      const page = await browser.newPage();
      await page.goto(place().address);
      await page.locator("#story mark").first().waitFor();
      await drop(page, [path.join(folder, "week"), path.join(folder, "bridge.txt")]);
      await page.locator("#messages", { hasText: "week/bad.txt" }).waitFor();
      const stories = page.locator("#side");
      for (const name of ["week/a.txt", "week/old.txt", "bridge.txt"]) {
        await stories.getByText(name.split("/").pop() ?? "").or(stories.getByText(titles[name])).first().waitFor();
      }
      await page.close();
    });
  }
});

/** What the list of stories may show in the place of a file's name. @type {Record<string, string>} */
const titles = {
  "week/a.txt": "Police said 12 people were hurt.",
  "week/old.txt": "The café owner said no.",
  "bridge.txt": "Bridge closed after crack is found",
};

/** Waits for what may never come, but not for ever: Firefox prefetches when it has nothing else to do. @param {() => boolean} holds */
async function until(holds) {
  for (let waited = 0; waited < 20000 && !holds(); waited += 50) await new Promise((resolve) => setTimeout(resolve, 50));
}

/**
 * How many packets a page sends to a STUN server by WebRTC; null on a machine whose only address is its
 * own, to which browsers send none.
 * @param {Page} page
 */
async function packetsOfWebRtc(page) {
  const own = Object.values(networkInterfaces()).flat().find((face) => face && !face.internal && face.family === "IPv4");
  if (!own) return null;
  const socket = createSocket("udp4");
  let packets = 0;
  socket.on("message", () => (packets += 1));
  await new Promise((resolve) => socket.bind(0, own.address, () => resolve(undefined)));
  await page.evaluate(async (stun) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${stun}` }] });
    connection.createDataChannel("words");
    await connection.setLocalDescription(await connection.createOffer());
  }, `${own.address}:${socket.address().port}`).catch(() => {});
  await until(() => packets > 0);
  socket.close();
  return packets;
}

/** @param {Page} page */
function watchErrors(page) {
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  return errors;
}

/** Picks files as with the button. @param {Page} page @param {string[]} paths */
async function pick(page, paths) {
  await page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(paths);
}

/**
 * Tries every way out that a script has, from the page and from a worker of its own. Runs in the
 * browser. Says whether `fetch` was refused in each.
 * @param {string} address of a server that is not the page's
 */
async function tryToSend(address) {
  const url = (/** @type {string} */ way) => `http://${address}/${way}`;
  const quietly = (/** @type {() => unknown} */ attempt) => {
    try {
      attempt();
    } catch {
      // Refused at once: as good.
    }
  };
  /** @param {string} tag @param {Record<string, string>} attributes */
  const append = (tag, attributes) => document.body.append(Object.assign(document.createElement(tag), attributes));
  quietly(() => navigator.sendBeacon(url("beacon"), "text"));
  quietly(() => new WebSocket(`ws://${address}/socket`));
  quietly(() => new EventSource(url("events")));
  quietly(() => append("img", { src: url("image") }));
  quietly(() => append("script", { src: url("script") }));
  quietly(() => append("iframe", { src: url("frame") }));
  quietly(() => append("link", { rel: "stylesheet", href: url("style") }));
  quietly(() => append("link", { rel: "prefetch", href: url("prefetch") }));
  quietly(() => append("link", { rel: "preload", as: "image", href: url("preload") }));
  quietly(() => append("link", { rel: "modulepreload", href: url("modulepreload") }));
  quietly(() => append("link", { rel: "manifest", href: url("manifest") }));
  quietly(() => append("link", { rel: "icon", href: url("icon") }));
  quietly(() => append("audio", { src: url("audio") }));
  quietly(() => append("embed", { src: url("embed") }));
  quietly(() => append("style", { textContent: `@import url(${url("style-import")}); @font-face { font-family: out; src: url(${url("font")}) } body { font-family: out; cursor: url(${url("cursor")}), auto }` }));
  quietly(() => new FontFace("away", `url(${url("font-face")})`).load().catch(() => {}));
  quietly(() => {
    const link = Object.assign(document.createElement("a"), { href: "#here", ping: url("ping") });
    document.body.append(link);
    link.click();
  });
  quietly(() => append("script", { type: "speculationrules", textContent: JSON.stringify({ prefetch: [{ source: "list", urls: [url("speculation")] }] }) }));
  quietly(() => import(url("module")).catch(() => {}));
  quietly(() => new Worker(url("worker")));
  quietly(() => new SharedWorker(url("shared-worker")));
  quietly(() => navigator.serviceWorker.register(url("service-worker")).catch(() => {}));
  quietly(() => void new WebTransport(`https://${address}/transport`).ready.catch(() => {}));
  quietly(() => append("video", { src: url("video") }));
  quietly(() => append("video", { poster: url("poster") }));
  quietly(() => append("input", { type: "image", src: url("input") }));
  quietly(() => document.body.append(new DOMParser().parseFromString(`<svg xmlns="http://www.w3.org/2000/svg"><image href="${url("svg-image")}"/></svg>`, "image/svg+xml").documentElement));
  quietly(() => void fetch(url("keepalive"), { keepalive: true, mode: "no-cors" }).catch(() => {}));
  quietly(() => append("object", { data: url("object") }));
  quietly(() => void (document.body.style.backgroundImage = `url(${url("background")})`));
  quietly(() => {
    const request = new XMLHttpRequest();
    request.open("GET", url("request"));
    request.send();
  });
  quietly(() => {
    const form = document.createElement("form");
    const frame = document.createElement("iframe");
    frame.name = "target";
    Object.assign(form, { action: url("form"), method: "post", target: "target" });
    document.body.append(frame, form);
    form.submit();
  });
  const refused = (/** @type {string} */ way) => fetch(url(way)).then(() => false, () => true);
  const script = `
    try { importScripts("${url("import")}") } catch {}
    try { new WebSocket("ws://${address}/worker-socket") } catch {}
    fetch("${url("worker-fetch")}").then(() => postMessage(false), () => postMessage(true));`;
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  const fromWorker = new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => resolve(true);
  });
  return { page: await refused("fetch"), worker: await fromWorker };
}
