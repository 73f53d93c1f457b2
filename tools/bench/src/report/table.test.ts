import { resultText } from './table';

test('rows align, and what could not be measured says why', () => {
  const text = resultText(
    [
      {
        id: 'ours',
        title: 'ours',
        milliseconds: { min: 900, median: 1000, max: 12_340 },
        peakMiB: { min: 90, median: 101.4, max: 120 },
      },
      { id: 'ts-node', title: '(a)', missing: 'not installed' },
    ],
    [
      { title: 'faster', ratio: 10.456, verdict: 'met' },
      { title: 'lighter', verdict: 'not measured' },
    ],
  );
  expect(text).toBe(
    [
      '                    min s  median s  max s  peak MiB',
      'ours                 0.90      1.00  12.34       101',
      '(a): not installed    n/a       n/a    n/a       n/a',
      '',
      'met          faster: 10.46',
      'not measured lighter: n/a',
    ].join('\n'),
  );
});
