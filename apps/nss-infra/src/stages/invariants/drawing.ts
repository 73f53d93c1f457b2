import { type Template } from '@nss/deployment';
import { dashboardFile, sampleDashboard, standbyNames } from '@nss/report';
import { type Invariant } from './invariant';
import { type SynthesisedStage, firstOf } from './synthesised-stage';

interface Dashboard {
  DashboardBody: unknown;
}

function drawingProblems({ environment, plan, stacks, resources }: SynthesisedStage): string[] {
  const template: Template = {
    ...(stacks[0]?.template as Template),
    Resources: Object.fromEntries(resources.map(({ logicalId, ...resource }) => [logicalId, resource])),
  };
  try {
    dashboardFile(sampleDashboard(template, environment, standbyNames({ environment, plan })));
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** Writes something else into the body, wherever a text stands in it. */
const replaced = (from: string, to: string) => (stage: SynthesisedStage) => {
  const { Properties } = firstOf<Dashboard>(stage, 'AWS::CloudWatch::Dashboard');
  const parts = JSON.stringify(Properties.DashboardBody);
  const quoted = (text: string) => JSON.stringify(text).slice(1, -1);
  if (!parts.includes(quoted(from))) throw new Error(`the dashboard does not have ${from}`);
  Properties.DashboardBody = JSON.parse(parts.replaceAll(quoted(from), quoted(to)));
};

/** What reviewers see of the dashboard is all of it. */
export const drawing: readonly Invariant[] = [
  {
    holds: 'every widget of the dashboard is drawn, from its own metrics and expressions',
    violations: drawingProblems,
    breaks: {
      'another type of widget': replaced('"type":"text"', '"type":"explorer"'),
      'another view': replaced('"view":"timeSeries"', '"view":"gauge"'),
      'another statistic': replaced('"stat":"Average"', '"stat":"p99"'),
      'another property': replaced('"yAxis":', '"stacked":true,"yAxis":'),
      'a metric without a sample': replaced('"CPUUtilization"', '"CPUCreditBalance"'),
      'an expression of another form': replaced('["AWS/EC2","CPUUtilization",', '[{"expression":"SEARCH()"},'),
      'an alarm that is not there': replaced(
        '"alarms":["',
        '"alarms":["arn:aws:cloudwatch:ap-northeast-1:1:alarm:gone","',
      ),
      'Markdown of another kind': replaced('1. **Logs', '| a | table |\\n1. **Logs'),
    },
  },
];
