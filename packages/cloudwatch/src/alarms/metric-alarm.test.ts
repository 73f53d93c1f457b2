import fc from 'fast-check';
import { type AlarmState, EXTRA_PERIODS, type MetricAlarm, metricAlarmState, type MissingData } from './metric-alarm';

const alarm = (datapointsToAlarm: number, treatMissingData: MissingData): MetricAlarm => ({
  comparisonOperator: 'GreaterThanThreshold',
  threshold: 3,
  evaluationPeriods: 3,
  datapointsToAlarm,
  treatMissingData,
});

/** Data points in the guide's signs: 0 does not breach, X does, - is missing. */
const points = (signs: string) => signs.split(' ').map((sign) => ({ '0': 0, X: 9, '-': undefined })[sign]);

const TREATMENTS: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];

// The two tables of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html, cell by cell.
test.each([
  [3, '0 - X - X', ['OK', 'OK', 'OK', 'OK']],
  [3, '0 - - - -', ['OK', 'OK', 'OK', 'OK']],
  [3, '- - - - -', ['INSUFFICIENT_DATA', 'as before', 'ALARM', 'OK']],
  [3, '0 X X - X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  [3, '- - X - -', ['ALARM', 'as before', 'ALARM', 'OK']],
  [2, '0 - X - X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  [2, '0 0 X 0 X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  [2, '0 - X - -', ['OK', 'OK', 'ALARM', 'OK']],
  [2, '- - - - 0', ['OK', 'OK', 'ALARM', 'OK']],
  [2, '- - - X -', ['ALARM', 'as before', 'ALARM', 'OK']],
])('%d of 3: %s', (datapointsToAlarm, signs, expected) => {
  for (const before of ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const)
    expect(TREATMENTS.map((each) => metricAlarmState(alarm(datapointsToAlarm, each), points(signs), before))).toEqual(
      expected.map((state) => (state === 'as before' ? before : state)),
    );
});

// "Avoiding premature transitions to alarm state" on the same page: neither goes off at once.
test.each(['- - - - X', '- - - X -'])('3 of 3: %s is not yet an alarm, unless missing data is one', (signs) => {
  const states = TREATMENTS.map((each) => metricAlarmState(alarm(3, each), points(signs), 'OK'));
  expect(states).toEqual(['INSUFFICIENT_DATA', 'OK', 'ALARM', 'OK']);
});

test.each([
  ['LessThanThreshold', [true, false, false]],
  ['LessThanOrEqualToThreshold', [true, true, false]],
  ['GreaterThanThreshold', [false, false, true]],
  ['GreaterThanOrEqualToThreshold', [false, true, true]],
] as const)('%s: below, at and above the threshold', (comparisonOperator, expected) => {
  const state = (value: number) =>
    metricAlarmState({ comparisonOperator, threshold: 3, evaluationPeriods: 1 }, [value], 'OK');
  expect([2, 3, 4].map(state)).toEqual(expected.map((breaches) => (breaches ? 'ALARM' : 'OK')));
});

const sign = fc.constantFrom('0', 'X', '-');
const range = fc
  .array(sign, { minLength: 3 + EXTRA_PERIODS, maxLength: 3 + EXTRA_PERIODS })
  .map((each) => each.join(' '));

test('one more breaching data point never ends an alarm', () => {
  fc.assert(
    fc.property(
      range,
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(...TREATMENTS),
      fc.nat(4),
      (signs, most, treat, at) => {
        const worse = signs.split(' ').map((each, index) => (index === at && each === '0' ? 'X' : each));
        const state = (each: string): AlarmState => metricAlarmState(alarm(most, treat), points(each), 'OK');
        if (state(signs) === 'ALARM') expect(state(worse.join(' '))).toBe('ALARM');
      },
    ),
  );
});

test('where enough data points exist, missing ones change nothing', () => {
  fc.assert(
    fc.property(range, fc.integer({ min: 1, max: 3 }), (signs, most) => {
      fc.pre(signs.split(' ').filter((each) => each !== '-').length >= 3);
      const states = TREATMENTS.map((each) => metricAlarmState(alarm(most, each), points(signs), 'INSUFFICIENT_DATA'));
      expect(new Set(states).size).toBe(1);
    }),
  );
});
