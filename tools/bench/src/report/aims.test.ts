import { judge } from './aims';
import { type Row } from './result';

const row = (id: string, median: number): Row => ({
  id,
  title: id,
  milliseconds: { min: median, median, max: median },
});

test('the limits themselves are met', () => {
  const aims = judge([
    row('ours', 1000),
    row('ours-bundled', 500),
    row('ts-node', 10_000),
    row('ts-node-unvalidated', 9_999),
    row('floor', 400),
    { ...row('synth-large', 480), peakMiB: { min: 1, median: 1, max: 500 } },
    row('synth-small', 400),
    { ...row('validate-large', 7), peakMiB: { min: 1, median: 1, max: 501 } },
    row('validate-small', 100),
    row('executions', 2000),
    row('validation', 4000),
    row('validation-one', 400),
    row('runbook', 600),
    row('runbook-calls', 500),
  ]);
  expect(aims.map(({ ratio, verdict }) => [ratio, verdict])).toEqual([
    [10, 'met'],
    [9.999, 'not met'],
    [1.25, 'met'],
    [2.5, 'met'],
    [1.2, 'met'],
    [500, 'met'],
    [0.07, 'met'],
    [501, 'not met'],
    [2, 'met'],
    [4, 'met'],
    [10, 'met'],
    [1.2, 'met'],
  ]);
});

test('too slow against its API calls is said', () => {
  expect(judge([row('runbook', 601), row('runbook-calls', 500)]).at(-1)?.verdict).toBe('not met');
});

test('too slow against the floor is said', () => {
  expect(judge([row('ours-bundled', 1001), row('floor', 400)]).map(({ verdict }) => verdict)).toEqual([
    'not measured',
    'not measured',
    'not met',
    ...Array.from({ length: 9 }, () => 'not measured'),
  ]);
});
