import { counts, reportText } from './report-text';

const line = { where: 'dev', check: 'a', found: 'x', wanted: 'y' };

test('what is well takes one line, what is not tells what is wanted and how', () => {
  expect(
    reportText([
      { ...line, verdict: 'pass' },
      { ...line, where: 'GitHub', check: 'long', verdict: 'fail', command: 'gh fix' },
      { ...line, verdict: 'unknown', command: 'aws ask' },
    ]),
  ).toBe(
    'dev\n  pass     a     x\n  unknown  a     x\n           wanted: y\n           ask: aws ask\n\nGitHub\n  fail     long  x\n           wanted: y\n           fix: gh fix\n\n1 pass, 0 warn, 1 fail, 1 unknown',
  );
});

test('every verdict is counted', () => {
  expect(counts([{ ...line, verdict: 'warn' }])).toEqual({ pass: 0, warn: 1, fail: 0, unknown: 0 });
});

test('a reason is told once', () => {
  const text = reportText(
    ['a', 'b'].map((check) => ({
      ...line,
      check,
      verdict: 'unknown' as const,
      found: 'no credentials',
      command: 'aws ask',
    })),
  );
  expect(text.match(/no credentials/g)).toHaveLength(1);
  expect(text.match(/ask: aws ask/g)).toHaveLength(2);
});
