// The minified site stays small: what the page adds to the analysis, gzipped as a server sends it.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const site = new URL("../../dist/site/", import.meta.url);
const MOST = 75_000;

test(`the page without its analysis and its samples is at most ${MOST / 1000} kB gzipped`, async () => {
  const names = await readdir(site, { recursive: true });
  const own = names.filter((name) => /\.(html|css|js|svg|webmanifest)$/.test(name));
  const sizes = await Promise.all(own.map(async (name) => gzipSync(await readFile(new URL(name, site)), { level: 9 }).length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(own.length >= 6, own.join(", "));
  assert.ok(total <= MOST, own.map((name, index) => `${name} ${sizes[index]}`).join(", "));
});
