import { alarmRows } from './alarm-rows';

const alarm = (Properties: Record<string, unknown>, Type = 'AWS::CloudWatch::Alarm') => ({ Type, Properties });

test('an alarm is said in words: its condition, what it means, and the section to read', () => {
  const Resources = {
    B: alarm({
      AlarmName: 'b',
      AlarmDescription: 'Hardly any bytes leave. Guide: docs/operations.md#feed-silent',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 4096,
      EvaluationPeriods: 10,
      Period: 60,
    }),
    A: alarm({
      AlarmName: 'a',
      AlarmDescription: 'Ports are used up.',
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 1,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
      Metrics: [{ Expression: 'a+b' }, { MetricStat: { Period: 300 } }],
    }),
    C: alarm({ AlarmName: 'c', AlarmDescription: 'Logs are lost soon.' }, 'AWS::CloudWatch::CompositeAlarm'),
    D: alarm({}, 'AWS::IAM::Role'),
  };
  expect(alarmRows({ Resources })).toEqual([
    { name: 'a', meaning: 'Ports are used up.', condition: 'at 1 in 2 of 3 times 5 min' },
    {
      name: 'b',
      meaning: 'Hardly any bytes leave.',
      condition: 'below 4096 in 10 of 10 times 1 min',
      guide: 'docs/operations.md#feed-silent',
    },
    { name: 'c', meaning: 'Logs are lost soon.', condition: 'a combination of others' },
  ]);
});
