import { type Concurrency, type Job, type Step } from '../workflow-file/workflow-file';
import { type PlannedJob } from './instrument';

/** Where the injected steps and the clients inside a job find the fake of GitHub. */
export interface RunnerLink {
  /** `http://127.0.0.1:PORT` */
  serverUrl: string;
  /** Script of the injected steps; node runs it. */
  runnerScript: string;
}

/** The name of a job's environment, an expression perhaps. */
export function environmentOf(job: Job): string | undefined {
  return typeof job.environment === 'object' ? job.environment.name : job.environment;
}

/** A concurrency group, an expression perhaps, with what happens to whoever is in it and to whoever waits. */
export interface GroupWanted {
  readonly group: string;
  readonly cancelInProgress: string;
  readonly queue: 'single' | 'max';
}

/** The concurrency group a job or a workflow names. */
export function concurrencyOf(concurrency: Concurrency | undefined): GroupWanted | undefined {
  if (concurrency === undefined) return undefined;
  if (typeof concurrency === 'string') return { group: concurrency, cancelInProgress: 'false', queue: 'single' };
  const { group, queue = 'single', 'cancel-in-progress': cancelInProgress = false } = concurrency;
  return { group, cancelInProgress: String(cancelInProgress), queue };
}

/** The environment and the steps of an instrumented job. */
export function runnerSteps(
  job: Job,
  { token, permissions }: PlannedJob,
  { serverUrl, runnerScript }: RunnerLink,
): Pick<Job, 'env' | 'steps'> {
  const environment = environmentOf(job);
  const concurrency = concurrencyOf(job.concurrency);
  const call = (name: string, verb: string, env: Record<string, string>): Step & { 'working-directory': string } => ({
    name,
    shell: 'bash',
    'working-directory': '.',
    run: `node '${runnerScript}' ${verb}`,
    env: { ACT_RUNNER_TOKEN: token, ...env },
  });
  const group = concurrency && {
    ACT_CONCURRENCY_GROUP: concurrency.group,
    ACT_CANCEL_IN_PROGRESS: concurrency.cancelInProgress,
    ACT_QUEUE: concurrency.queue,
  };
  const before = [
    ...(environment !== undefined ? [call('Environment', 'environment', { ACT_ENVIRONMENT: environment })] : []),
    ...(group ? [call('Concurrency group', 'enter', group)] : []),
  ];
  const after = group ? [{ ...call('Leave the concurrency group', 'leave', group), if: '${{ always() }}' }] : [];
  // Environments are asked for by name in the address; the server issues no token for one the job has not passed.
  const identity = permissions['id-token'] === 'write' && {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${serverUrl}/_runner/id-token?api-version=2.0${environment !== undefined ? `&environment=${environment}` : ''}`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
  };
  return { env: { ...job.env, ACT_JOB_TOKEN: token, ...identity }, steps: [...before, ...(job.steps ?? []), ...after] };
}
