// Starts the browsers that the set-up found, and watches what their pages ask of the network.

import { chromium, firefox } from "playwright-core";

/** @import { Browser, BrowserContext, Page } from "playwright-core" */

const asRoot = process.getuid?.() === 0;

/** @returns {Promise<Browser>} */
export function startChromium() {
  const executablePath = required("CHROMIUM");
  // Chromium's sandbox does not work for root, as whom continuous integration often runs.
  return chromium.launch({ executablePath, chromiumSandbox: !asRoot, args: ["--disable-dev-shm-usage"] });
}

/** The Firefox that users have, not a patched one. @returns {Promise<Browser>} */
export function startFirefox() {
  return firefox.launch({ executablePath: required("FIREFOX"), channel: "moz-firefox" });
}

/** @param {string} name */
function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} must hold the path of the browser; make test sees to that`);
  return value;
}

/**
 * Collects the addresses that any page or worker of a context asks for beyond `allowed`.
 * @param {BrowserContext} context
 * @param {string} allowed what an address may begin with
 * @returns {string[]} grows while the context lives
 */
export function watchRequests(context, allowed) {
  /** @type {string[]} */
  const asked = [];
  context.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(allowed) && !/^(blob|data):/.test(address)) asked.push(address);
  });
  return asked;
}

/**
 * What is loaded from now on believes that the machine has so many processors.
 * @param {BrowserContext | Page} place
 * @param {number} processors
 */
export async function believeIn(place, processors) {
  await place.addInitScript((processors) => {
    Object.defineProperty(Navigator.prototype, "hardwareConcurrency", { get: () => processors });
  }, processors);
}
