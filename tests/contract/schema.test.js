// The documents that the command line writes, held against their JSON Schemas.
// Run by `make test`; CLAIMLIGHT names the program, by default the one that cargo built last for tests.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { Ajv2020 } from 'ajv/dist/2020.js';

const root = new URL('../../', import.meta.url);
const program = process.env.CLAIMLIGHT ?? new URL('target/debug/claimlight', root).pathname;
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
const [article, comparison] = ['article-1', 'comparison-1'].map((name) =>
  ajv.compile(JSON.parse(readFileSync(new URL(`schema/${name}.schema.json`, root), 'utf8'))));

/** The samples that the page opens with: real output on stories with furniture, hearsay and figures. */
const samples = readdirSync(new URL('www/samples/', root))
  .filter((name) => name.endsWith('.txt'))
  .map((name) => new URL(`www/samples/${name}`, root).pathname);

/** @param {string[]} args @param {string} [input] */
function run(args, input) {
  const done = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(done.error, undefined);
  return { status: done.status, lines: done.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line)) };
}

/** @param {import('ajv').ValidateFunction} schema @param {unknown} document */
function holds(schema, document) {
  assert.ok(schema(document), ajv.errorsText(schema.errors, { separator: '\n' }));
}

for (const unit of ['code-point', 'utf-8', 'utf-16']) {
  test(`articles in ${unit} keep the contract`, () => {
    const { status, lines } = run(['annotate', '--offsets', unit, ...samples]);
    assert.equal(status, 0);
    assert.equal(lines.length, samples.length);
    for (const document of lines) {
      holds(article, document);
      assert.equal(document.offset_unit, unit);
      assert.ok(document.sentences.length > 10 && document.figures.length > 3 && document.attributions.length > 3);
      for (const attribution of document.attributions) {
        for (const speaker of [attribution.speaker, ...attribution.chain].filter((index) => index !== null)) {
          assert.ok(speaker < document.speakers.length);
        }
      }
    }
  });
}

test('odd texts keep the contract', () => {
  const texts = ['', ' \n\n ', '“', '😀 “ok” said 5', 'a\u0000b', '. . . ?!', '\u202eabc\u202c said', '9'.repeat(999)];
  const input = texts.map((text, id) => JSON.stringify({ id, text })).join('\n');
  const { status, lines } = run(['annotate', '--jsonl', '--offsets', 'utf-16'], input);
  assert.equal(status, 0);
  assert.deepEqual(lines.map((document) => document.text), texts);
  lines.forEach((document) => holds(article, document));
});

test('corrected articles keep the contract, and corrections survive a new analysis', () => {
  const text = 'Bridge closed\n\nThe bridge was closed after inspectors found 14 cracks in its piers, Mayor Ann Lee said. Traders reportedly fear the worst.';
  /** @param {string} words */
  const range = (words) => ({ range: { start: text.indexOf(words), end: text.indexOf(words) + words.length } });
  const corrections = [
    { id: 'a', action: 'accept', mark: 'figure', target: range('14') },
    { id: 'b', action: 'reject', mark: 'word', target: range('reportedly'), role: 'hedge' },
    { id: 'c', action: 'change', mark: 'claim', target: range('Traders reportedly fear the worst.'), value: { kind: 'opinion', attributed: false, hedged: false, loaded: true } },
    { id: 'd', action: 'add', mark: 'attribution', value: { mode: 'indirect', source: [range('Traders')], cue: [range('fear')], content: [range('the worst')], speaker: { name: 'Traders', kind: 'group' } } },
    { id: 'e', action: 'change', mark: 'speaker', target: { name: 'Ann Lee', kind: 'person' }, value: { name: 'Ann Lee', kind: 'person', role: 'mayor of the town' } },
  ];
  const first = run(['annotate', '--jsonl'], JSON.stringify({ id: 'x', text, corrections }));
  assert.equal(first.status, 0);
  holds(article, first.lines[0]);
  assert.deepEqual(first.lines[0].corrections.map((/** @type {any} */ one) => one.status), ['placed', 'placed', 'placed', 'placed', 'placed']);
  assert.equal(first.lines[0].figures[0].review, 'accepted');
  const longer = { ...first.lines[0], text: `Updated at noon\n\n${text.replace('14', '15')}` };
  const again = run(['annotate', '--jsonl'], JSON.stringify(longer));
  holds(article, again.lines[0]);
  assert.deepEqual(again.lines[0].corrections.map((/** @type {any} */ one) => one.status), ['missing', 'placed', 'placed', 'placed', 'placed']);
  const bad = run(['annotate', '--jsonl'], JSON.stringify({ id: 'x', text, corrections: [{ ...corrections[2], value: { ...corrections[2].value, kind: 'rumour' } }] }));
  assert.equal(bad.status, 1);
  assert.equal(bad.lines[0].error.code, 'bad-line');
});

test('a comparison keeps the contract', () => {
  const { status, lines } = run(['compare', ...samples]);
  assert.equal(status, 0);
  holds(comparison, lines[0]);
  assert.equal(lines[0].articles.length, samples.length);
  assert.ok(lines[0].claims.some((/** @type {any} */ claim) => claim.relation !== 'only'));
});

test('a line that cannot be read gives an error in its place, and the run goes on', () => {
  const { status, lines } = run(['annotate', '--jsonl'], '{"id": 1, "text": "One."}\nnonsense\n{"id": 3}\n{"id": "4", "text": ""}\n');
  assert.equal(status, 1);
  assert.deepEqual(lines.map((line) => line.error?.code ?? 'ok'), ['ok', 'bad-line', 'bad-line', 'ok']);
  assert.equal(lines[2].id, 3);
});

test('unknown options are errors', () => {
  assert.equal(run(['annotate', '--nonsense']).status, 2);
  assert.equal(run(['annotate', '--offsets', 'utf-7']).status, 2);
  assert.equal(run([]).status, 2);
});
