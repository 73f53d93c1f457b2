import { DocumentError } from './document-error';
import { readDocument } from './read-document';
import { MAX_READ_BYTES, requireShallow } from './require-bounded';

const head = 'schemaVersion: "0.3"\nmainSteps: [{ name: nap, action: "aws:sleep", inputs: { Duration: PT1S } }]\n';
const full = (line: (index: number) => string) => {
  const lines = [head];
  for (let index = 0, bytes = head.length; ; index++) {
    const next = line(index);
    bytes += next.length;
    if (bytes > MAX_READ_BYTES) return lines.join('');
    lines.push(next);
  }
};

test.each<[string, string, RegExp]>([
  [
    'twenty thousand steps',
    `schemaVersion: "0.3"\nmainSteps:\n${'- { name: nap, action: "aws:sleep" }\n'.repeat(20_000)}`,
    /^1773:15: the text has 740032 bytes, and AWS takes 65536/,
  ],
  ['thirty million characters', `${head}description: "${'x'.repeat(30_000_000)}"`, /^3:\d+: the text has \d+ bytes/],
  ['opening brackets', `mainSteps: ${'['.repeat(100_000)}`, /^1:112: the text is nested deeper than 100 levels/],
  [
    'brackets that close',
    `{"mainSteps":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    /^1:\d+: the text is nested deeper/,
  ],
  [
    'maps in maps',
    Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
    /^301:1: the text is nested deeper/,
  ],
  ['lists in lists', '- '.repeat(50_000), /^1:\d+: the text is nested deeper/],
])('%s are refused with the place', (_what, text, message) => {
  expect(() => readDocument(text)).toThrow(DocumentError);
  expect(() => readDocument(text)).toThrow(message);
});

// With the parser's own search for repeated keys, and a walk of the document for each alias, these took minutes.
test.each<[string, (index: number) => string]>([
  ['keys', (index) => `k${index}: 1\n`],
  ['anchors', (index) => `k${index}: &a${index} 1\n`],
  [
    'aliases',
    (index) => (index === 0 ? 'list:\n- &a 1\n' : `- [*${index === 1 ? 'a' : `b${index - 1}`}, &b${index} 1]\n`),
  ],
  ['brackets that open too early', () => 'k: {\n a: 1}\n'],
  ['comments', () => '#\n'],
])('as many %s as a text may have are read, or refused with a place', (_what, line) => {
  const text = full(line);
  expect(Buffer.byteLength(text)).toBeGreaterThan(MAX_READ_BYTES - 100);
  let outcome: unknown;
  try {
    outcome = readDocument(text).document;
  } catch (error) {
    outcome = error;
  }
  expect(outcome instanceof DocumentError || (outcome as { schemaVersion?: string }).schemaVersion === '0.3').toBe(
    true,
  );
});

test('what is written as deep as people write is taken', () => {
  expect(() => requireShallow(`a: ${'['.repeat(90)}${']'.repeat(90)}\nb: |\n${' '.repeat(2000)}x\n`)).not.toThrow();
});
