// What the program writes, held against the types that JavaScript is given (src/wasm/document.d.ts):
// real documents are put into a TypeScript program, which must compile.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const program = process.env.CLAIMLIGHT ?? fileURLToPath(new URL('target/debug/claimlight', root));
const compiler = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));
const folder = new URL('target/types/', root);

const samples = readdirSync(new URL('www/samples/', root))
  .filter((name) => name.endsWith('.txt'))
  .map((name) => fileURLToPath(new URL(`www/samples/${name}`, root)));

/** @param {string} command @returns {string[]} the documents that it writes */
function documents(command) {
  const done = spawnSync(program, [command, '--offsets', 'utf-16', ...samples], { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout.split('\n').filter(Boolean);
}

/**
 * Says what the compiler finds wrong when the JSON is taken for the type.
 * @param {string} name of the type
 * @param {string[]} values
 */
function complaints(name, values) {
  mkdirSync(folder, { recursive: true });
  const file = fileURLToPath(new URL(`${name}.ts`, folder));
  const lines = values.map((json, index) => `export const value${index}: ${name} = ${json};`);
  writeFileSync(file, [`import type { ${name} } from "../../src/wasm/document.js";`, ...lines].join('\n'));
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--module', 'nodenext', '--lib', 'es2023,dom', '--types', ''];
  const done = spawnSync(process.execPath, [compiler, ...options, file], { encoding: 'utf8' });
  return done.stdout + done.stderr;
}

test('articles are what the types say', () => {
  assert.equal(complaints('ArticleAnnotation', documents('annotate')), '');
});

test('a corrected article is what the types say', () => {
  const text = 'The bridge has 14 cracks, Mayor Ann Lee said.';
  const range = { start: text.indexOf('14'), end: text.indexOf('14') + 2 };
  const corrections = [
    { id: 'a', action: 'accept', mark: 'figure', target: { range } },
    { id: 'b', action: 'reject', mark: 'word', target: { range }, role: 'hedge' },
    { id: 'c', action: 'accept', mark: 'claim', target: { range: { start: 0, end: text.length } } },
    { id: 'd', action: 'add', mark: 'attribution', value: { mode: 'indirect', source: [], cue: [], content: [{ range }] } },
    { id: 'e', action: 'accept', mark: 'speaker', target: { name: 'Ann Lee', kind: 'person' } },
  ];
  const input = JSON.stringify({ id: 'x', text, corrections });
  const done = spawnSync(program, ['annotate', '--jsonl', '--offsets', 'utf-16'], { input, encoding: 'utf8' });
  assert.equal(complaints('ArticleAnnotation', [done.stdout.trim()]), '');
});

test('a comparison is what the types say', () => {
  assert.equal(complaints('Comparison', documents('compare')), '');
});

test('a field, a name or a type that is not there would be noticed', () => {
  const [article] = documents('annotate').map((json) => JSON.parse(json));
  for (const wrong of [
    { ...article, surprise: 1 },
    { ...article, title: 5 },
    { ...article, notices: undefined },
    { ...article, blocks: [{ ...article.blocks[0], kind: 'advert' }] },
  ]) {
    assert.match(complaints('ArticleAnnotation', [JSON.stringify(wrong)]), /error TS/);
  }
});
