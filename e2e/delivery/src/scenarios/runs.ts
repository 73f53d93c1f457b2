import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { administratorOf } from '@nss/embedded-aws';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Issue, type JobRecord, type RunResult, type WorkflowRun } from '@nss/workflow-runner';
import { type OfflineDelivery, REVIEWER } from '../offline-delivery';

/** How long a whole scenario may take on a machine that does other things too. */
export const SCENARIO_MILLISECONDS = 1_500_000;

/** A job of the workflow that promotes one environment; undefined where it never began. */
export function jobOf({ jobs }: RunResult, environment: string, job: 'prepare' | 'deploy'): JobRecord | undefined {
  return Object.entries(jobs).find(([name]) => name.includes(`environment (${environment}) / ${job}`))?.[1];
}

/** What became of the jobs that promote one environment, in one word each. */
export function fates(result: RunResult, environment: string): string {
  return (['prepare', 'deploy'] as const).map((job) => jobOf(result, environment, job)?.result ?? 'never').join(' ');
}

/** Approves an environment once its job waits, and waits for the end of the run. */
export async function approved(run: WorkflowRun, environment: string): Promise<RunResult> {
  const gate = run.gate(environment);
  await gate.reached;
  gate.approve(REVIEWER);
  return run.finished;
}

/**
 * The comments on a pull request by environment, once each environment has one that holds its text. What its runs do after that
 * is cancelled.
 * @throws Error when its runs end before
 */
export async function commentsOn(
  { comments }: Issue,
  runs: readonly WorkflowRun[],
  texts: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const ended = Promise.all(runs.map(({ finished }) => finished));
  let log: string | undefined;
  void ended.then((results) => {
    log = results.map((result) => result.log).join('\n');
  });
  const said = () => Object.fromEntries(comments.map(({ body }) => [/^## (\S+): /m.exec(body)?.[1] ?? '', body]));
  while (!Object.entries(texts).every(([environment, text]) => said()[environment]?.includes(text))) {
    if (log !== undefined) throw new Error(`no comments say ${JSON.stringify(texts)}: ${log}`);
    await sleep(250);
  }
  runs.forEach((run) => run.cancel());
  await ended;
  return said();
}

/** Statuses of the stacks of an environment, by name; a stack that only waits for its first change set does not count. */
export async function stacksOf(
  { cloud }: OfflineDelivery,
  { account, region, purpose }: { account: string; region: string; purpose: string },
): Promise<Record<string, string>> {
  const client = new CloudFormationClient({
    endpoint: cloud.endpoint,
    region,
    credentials: administratorOf(cloud.endpoint, account),
  });
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({}));
  const own = Stacks.filter(
    ({ StackName, StackStatus }) =>
      StackName?.startsWith(`${purpose}-`) &&
      StackName !== `${purpose}-identity` &&
      StackStatus !== 'REVIEW_IN_PROGRESS',
  );
  return Object.fromEntries(own.map(({ StackName, StackStatus }) => [StackName ?? '', StackStatus ?? '']));
}
