import fc from 'fast-check';
import { alarmDescription, readsAlike } from './description';

const acting = fc.constantFrom(
  '[x](https://evil.example)',
  '![](p.png)',
  '`',
  '**',
  '<img src=x>',
  '<!--',
  '{{resolve:ssm:a}}',
  '~~',
  '\\',
  '\n',
  '\u202e',
  '\u0000',
  '|',
  '[button:x](y)',
);

test("what a description is made of reads the same in a mail and in the console's Markdown, or is refused with the sign and a way out", () => {
  fc.assert(
    fc.property(fc.string(), acting, fc.string(), (before, middle, after) => {
      const hostile = `${before}${middle}${after}`;
      expect(() => alarmDescription({ kind: 'feed-silent', subject: hostile })).toThrow(
        /^the subject of an alarm ".*" holds ".+", which the console would take for Markdown: write /s,
      );
      expect(() => alarmDescription({ kind: 'feed-silent', subject: 'web to soc', operationsGuide: hostile })).toThrow(
        RangeError,
      );
    }),
  );
});

test('names, addresses and what is only known at deployment are taken', () => {
  for (const plain of [
    'web to soc',
    'nss-prod-nat-gateway-01',
    'https://wiki.example/nss?page=1&x=%5B',
    'docs/operations.md',
    '${Token[TOKEN.12]}',
  ])
    expect(readsAlike('it', plain)).toBe(plain);
});
