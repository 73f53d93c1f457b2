import fc from 'fast-check';
import { AlarmRuleError, compositeAlarmState } from './composite-alarm';
import { type AlarmState } from './metric-alarm';

const states: Readonly<Record<string, AlarmState>> = { on: 'ALARM', off: 'OK', new: 'INSUFFICIENT_DATA' };
const state = (rule: string) => compositeAlarmState(rule, (name) => states[name] ?? 'OK');

// The functions and operators of https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
test.each([
  ['ALARM("on")', 'ALARM'],
  ['ALARM(on)', 'ALARM'],
  ['ALARM("off")', 'OK'],
  ['OK("off")', 'ALARM'],
  ['INSUFFICIENT_DATA("new")', 'ALARM'],
  ['TRUE', 'ALARM'],
  ['FALSE', 'OK'],
  ['ALARM(on) AND ALARM(off)', 'OK'],
  ['ALARM(on) AND NOT ALARM(off)', 'ALARM'],
  ['(ALARM(off) OR ALARM(on)) AND OK(off)', 'ALARM'],
  ['ALARM(on) OR ALARM(off) AND FALSE', 'ALARM'],
  ['NOT (ALARM(on) OR FALSE)', 'OK'],
])('%s is %s', (rule, expected) => {
  expect(state(rule)).toBe(expected);
});

test('an alarm is named by its ARN as well', () => {
  const arn = 'arn:aws:cloudwatch:eu-central-1:111111111111:alarm:on';
  expect(compositeAlarmState(`ALARM("${arn}")`, (name) => (name === arn ? 'ALARM' : 'OK'))).toBe('ALARM');
});

test.each(['', 'ALARM(on) ALARM(off)', 'ALARM(on) AND', '(TRUE', 'ALARM()', 'on', 'TRUE OR )'])(
  '%j is no rule',
  (rule) => {
    expect(() => state(rule)).toThrow(AlarmRuleError);
  },
);

test('a rule says what its parts say', () => {
  const rule = fc.letrec<{ any: { text: string; holds: boolean } }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom({ text: 'ALARM("on")', holds: true }, { text: 'ALARM("off")', holds: false }),
      tie('any').map(({ text, holds }) => ({ text: `NOT (${text})`, holds: !holds })),
      fc
        .tuple(tie('any'), tie('any'))
        .map(([a, b]) => ({ text: `(${a.text}) AND (${b.text})`, holds: a.holds && b.holds })),
      fc
        .tuple(tie('any'), tie('any'))
        .map(([a, b]) => ({ text: `(${a.text}) OR (${b.text})`, holds: a.holds || b.holds })),
    ),
  })).any;
  fc.assert(
    fc.property(rule, ({ text, holds }) => {
      expect(state(text)).toBe(holds ? 'ALARM' : 'OK');
    }),
  );
});
