import { type Template } from '@nss/deployment';
import { type AlarmRow } from './report';

/** The address of a section at the end of an alarm's description. */
const GUIDE = / ?Guide: (\S+)$/;

/** Every alarm of a template, by name. */
export function alarmRows({ Resources = {} }: Template): AlarmRow[] {
  return Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm' || Type === 'AWS::CloudWatch::CompositeAlarm')
    .map(({ Type, Properties = {} }) => {
      const description = textOf(Properties.AlarmDescription);
      const guide = GUIDE.exec(description)?.[1];
      return {
        name: textOf(Properties.AlarmName),
        meaning: description.replace(GUIDE, ''),
        condition: Type === 'AWS::CloudWatch::Alarm' ? condition(Properties) : 'a combination of others',
        ...(guide !== undefined && { guide }),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

const WORDS: Readonly<Record<string, string>> = {
  GreaterThanOrEqualToThreshold: 'at',
  GreaterThanThreshold: 'above',
  LessThanThreshold: 'below',
  LessThanOrEqualToThreshold: 'at most',
};

function condition({ Metrics, Period, ...alarm }: Readonly<Record<string, unknown>>): string {
  const { ComparisonOperator, Threshold, EvaluationPeriods, DatapointsToAlarm = EvaluationPeriods } = alarm;
  const period = Number(Period ?? periodIn(Metrics));
  const minutes = period / 60;
  const word = WORDS[String(ComparisonOperator)] ?? String(ComparisonOperator);
  return `${word} ${String(Threshold)} in ${String(DatapointsToAlarm)} of ${String(EvaluationPeriods)} times ${minutes} min`;
}

function periodIn(metrics: unknown): unknown {
  const list = (Array.isArray(metrics) ? metrics : []) as readonly {
    Period?: unknown;
    MetricStat?: { Period?: unknown };
  }[];
  return list.map(({ Period, MetricStat }) => MetricStat?.Period ?? Period).find((each) => each !== undefined);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
