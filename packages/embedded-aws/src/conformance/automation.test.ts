import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { type ConformanceCase, readCases } from '@nss/ssm-automation/conformance';
import { workspaceRoot } from '@nss/workspace';
import { join } from 'node:path';
import { RunbookClient } from '../automation/runbook-client';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';

jest.setTimeout(60_000);

/** Topics whose documents need no made-up answers of AWS. */
const TOPICS = [
  'branch-operators',
  'branch',
  'is-critical',
  'is-end',
  'loop',
  'on-failure',
  'parameters',
  'script',
  'sleep-pause',
  'variables',
];

const topics = readCases(join(workspaceRoot(), 'packages/ssm-automation/src/conformance/cases'));
/** Nobody acts from outside, nothing but scripts answers, and no answer would differ here. */
const sample = TOPICS.flatMap((topic) => topics.get(topic) ?? []).filter(
  ({ events, answers, expect: { sent, calls, seconds, message } }) =>
    events.length === 0 && Object.keys(answers).length === 0 && !sent && !calls && !seconds && !message,
);

let client: RunbookClient;
let cloud: EmbeddedCloud;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  client = new RunbookClient(cloud.endpoint);
});
afterAll(() => cloud.stop());

/** The APIs that the cases call are made up: here they list VPCs, and one of them asks for one that there is not. */
function callable(document: object): object {
  const text = JSON.stringify(document)
    .replaceAll('"Api":"Nothing"', '"Api":"DescribeVpcs"')
    .replaceAll('"Api":"Fail"', '"Api":"DescribeVpcs","VpcIds":["vpc-0123456789abcdef0"]');
  return JSON.parse(text) as object;
}

async function run({ document, given, mode }: ConformanceCase): Promise<AutomationExecution | string> {
  const Parameters = Object.fromEntries(Object.entries(given).map(([name, values]) => [name, [...values]]));
  try {
    return await client.ended(await client.start(callable(document), { Parameters, Mode: mode }));
  } catch (error) {
    return (error as Error).name;
  }
}

test('the sample is of a size that says something', () => {
  expect(sample.length).toBeGreaterThan(60);
});

test.each(sample.map((each) => [`${each.title} (${each.page})`, each] as const))('%s', async (_title, each) => {
  const { refused, status, run: started, outputs, count } = each.expect;
  const record = await run(each);
  if (typeof record === 'string' || refused !== undefined) return expect(record).toBe(refused);
  const steps = (record.StepExecutions ?? []).filter(({ StepStatus }) => StepStatus !== 'Pending');
  expect(record.AutomationExecutionStatus).toBe(status);
  if (started) expect(steps.map(({ StepName, StepStatus }) => `${StepName} ${StepStatus}`)).toEqual(started);
  if (outputs) expect(record.Outputs).toEqual(outputs);
  for (const [name, most] of Object.entries(count ?? {})) expect(record.Outputs?.[name]).toHaveLength(most);
});
