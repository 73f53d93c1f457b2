import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { type JobRecord, type RunResult, type WorkflowRun } from '@nss/workflows';
import { type OfflineWorld, REVIEWER } from '../offline-world';

/** How long a whole story may take on a machine that does other things too. */
export const STORY_MILLISECONDS = 1_500_000;

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

/** Statuses of the stacks of an environment, by name; a stack that only waits for its first change set does not count. */
export async function stacksOf({ cloud }: OfflineWorld, { account, region, purpose }: { account: string; region: string; purpose: string }): Promise<Record<string, string>> {
  const client = new CloudFormationClient({ endpoint: cloud.endpoint, region, credentials: { accessKeyId: account, secretAccessKey: 'embedded' } });
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({}));
  const own = Stacks.filter(({ StackName, StackStatus }) => StackName?.startsWith(`${purpose}-`) && StackName !== `${purpose}-identity` && StackStatus !== 'REVIEW_IN_PROGRESS');
  return Object.fromEntries(own.map(({ StackName, StackStatus }) => [StackName ?? '', StackStatus ?? '']));
}
