import { literal } from '../names';
import { type NewAlarm } from './alarm';

/** Its entry of ALARM_KINDS. */
export function kindText({ slug, title, severity, meaning, firstStep }: NewAlarm): string {
  return `  ${literal(slug)}: {
    slug: ${literal(slug)},
    title: ${literal(title)},
    severity: ${literal(severity)},
    meaning: ${literal(meaning)},
    firstStep: ${literal(firstStep)},
    missingData: 'notBreaching',
    whyMissingData: 'Without a figure nothing is above the limit; what went silent has its own alarm.',
  }`;
}

/** The row of the table that has it placed. */
export function ruleText({ slug, word, metricName, statistic, above, minutes }: NewAlarm): string {
  return `  {
    kind: ${literal(slug)},
    word: ${literal(word)},
    metricName: ${literal(metricName)},
    statistic: ${literal(statistic)},
    above: ${above},
    periodSeconds: 60,
    periods: ${minutes},
  }`;
}

/** Its section of the operations guide. */
export function sectionText(alarm: NewAlarm): string {
  const { slug, meaning, firstStep, metricName, above, minutes } = alarm;
  return `## ${slug}

${meaning}

1. ${firstStep}
2. \`${metricName}\` of the last three hours, with the id of what the alarm names:
${statisticsBlock(alarm)}

**Ends** after a minute at ${above} or below${minutes === 1 ? '' : `: it takes ${minutes} minutes above it to begin again`}.

`;
}

/** The same in Japanese, but for the sentences that were given. */
export function japaneseSectionText(alarm: NewAlarm): string {
  const { slug, meaning, firstStep, metricName, above, minutes } = alarm;
  return `## ${slug}

${meaning}

1. ${firstStep}
2. アラームが示す ID を使って、直近 3 時間の \`${metricName}\` を確認します。
${statisticsBlock(alarm)}

**解消:** ${above} 以下の状態が 1 分続いたとき。${minutes === 1 ? '' : `再び発生するのは、${minutes} 分間上回ったときです。`}

`;
}

function statisticsBlock({ subject, metricName, statistic }: NewAlarm): string {
  const [dimension] = subject.dimension;
  return `   \`\`\`sh
   aws cloudwatch get-metric-statistics --namespace ${subject.namespace} --metric-name ${metricName} --dimensions Name=${dimension},Value=… \\
     --statistics ${statistic} --period 300 --start-time $(date -u -d '3 hours ago' +%FT%TZ) --end-time $(date -u +%FT%TZ)
   \`\`\``;
}

/** Its test, beside the table. */
export function testText({ word, subject, metricName, statistic, above, minutes }: NewAlarm): string {
  const [dimension, value] = subject.dimension;
  const source = subject.file.replace(/^.*\/(.*)\.ts$/, './$1');
  return `import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ${subject.construct} } from '${source}';

test('it is placed for each, and tells of the metric above the limit', () => {
  const stack = new Stack(undefined, 'Relay', { env: { account: '111111111111', region: 'eu-central-1' } });
  const { alarms } = new ${subject.construct}(stack, 'Alarms', {
    purpose: 'nss-dev',
    topicArn: 'arn:aws:sns:eu-central-1:111111111111:topic',
    ${subject.given},
  });
  expect(alarms.map(({ name }) => name)).toContain('${subject.resource}-${word}-alarm-01');
  Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: '${subject.resource}-${word}-alarm-01',
    Namespace: '${subject.namespace}',
    MetricName: '${metricName}',
    Dimensions: [{ Name: '${dimension}', Value: '${value}' }],
    Statistic: '${statistic}',
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: ${above},
    Period: 60,
    EvaluationPeriods: ${minutes},
    TreatMissingData: 'notBreaching',
  });
});
`;
}
