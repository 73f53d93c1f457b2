import { DocumentError } from './document-error';
import { readDocument } from './read-document';

const steps = 'schemaVersion: "0.3"\nmainSteps:\n  - name: nap\n    action: aws:sleep\n    inputs: {Duration: PT1S}\n';
/** Lists of lists, by aliases: nine times as much with every line. */
const bomb = (lines: number) =>
  `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: lines }, (_, line) => `a${line + 1}: &a${line + 1} [${Array.from({ length: 9 }, () => `*a${line}`).join(',')}]`).join('\n')}\n`;

test.each<[string, string, RegExp]>([
  ['a bomb', steps + bomb(9), /^15:\d+: the aliases down to here stand for too much/],
  ['a bomb before the steps', bomb(9) + steps, /^10:\d+: the aliases down to here/],
  [
    'more aliases than a person writes',
    `${steps}a: &a 1\nb: [${'*a,'.repeat(200)}]\n`,
    /^7:\d+: the aliases down to here/,
  ],
  ['an alias without an anchor', `${steps}a: *nowhere\n`, /^6:4: the alias \*nowhere has no anchor before it$/],
  ['an anchor that comes too late', `${steps}a: *b\nb: &b 1\n`, /^6:4: the alias \*b has no anchor/],
  ['an alias within its own anchor', `${steps}a: &a {b: [*a]}\n`, /^6:12: the alias \*a stands within its own anchor$/],
])('%s is a finding with its place', (_what, text, message) => {
  expect(() => readDocument(text)).toThrow(DocumentError);
  expect(() => readDocument(text)).toThrow(message);
});

test('aliases that somebody means are read', () => {
  expect(readDocument(`${steps}a: &a {b: 1}\nc: [*a, *a]\n`).document).toMatchObject({ c: [{ b: 1 }, { b: 1 }] });
});
