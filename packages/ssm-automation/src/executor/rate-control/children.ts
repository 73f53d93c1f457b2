import { partitionOf } from '@nss/aws-partitions';
import { type RunningAutomation, startAutomation, type StartAutomationRequest } from '../execution/start-automation';
import { type Ports } from '../ports';
import { limitOf, type RateControl, type TargetLocation } from './rate-control';
import { type Job } from './run-limited';
import { startRateControlled } from './start-rate-controlled';
import { targetParameterSets } from './target-parameter-sets';

/** What a rate-controlled start takes. */
export type RateControlledRequest = StartAutomationRequest & RateControl;

/** A child execution and what it runs on. */
export interface Child {
  readonly name: string;
  readonly execution: RunningAutomation;
}

/** Jobs that may run side by side, with their own limits. */
export interface Batch {
  readonly jobs: readonly Job[];
  readonly concurrency: number;
  readonly errors: number;
}

const DEFAULT_ROLE = 'AWS-SystemsManager-AutomationExecutionRole';

/** The batches of a request, to be run one after the other: one for each target location, or one for all targets. */
export async function batchesOf(request: RateControlledRequest, ports: Ports, children: Child[]): Promise<Batch[]> {
  const job = (name: string, start: () => RunningAutomation): Job => ({
    start: () => {
      const execution = start();
      children.push({ name, execution });
      return {
        finished: execution.finished.then((record) => record.AutomationExecutionStatus === 'Success'),
        stop: () => execution.stop('Cancel'),
      };
    },
  });
  const { targetLocations, ...withoutLocations } = request;
  if (targetLocations) return targetLocations.map((location) => locationBatch(withoutLocations, location, ports, job));
  const sets = await targetParameterSets(request, ports);
  const { maxConcurrency, maxErrors } = request;
  const jobs = sets.map(({ name, parameters }) =>
    job(name, () => startAutomation({ ...request, parameters: { ...request.parameters, ...parameters } }, ports)),
  );
  return [
    { jobs, concurrency: limitOf(maxConcurrency ?? '10', jobs.length), errors: limitOf(maxErrors ?? '0', jobs.length) },
  ];
}

function locationBatch(
  request: RateControlledRequest,
  location: TargetLocation,
  ports: Ports,
  job: (name: string, start: () => RunningAutomation) => Job,
): Batch {
  const accounts = location.Accounts ?? [request.accountId ?? '123456789012'];
  const regions = location.Regions ?? [request.region ?? 'us-east-1'];
  const places = accounts.flatMap((accountId) => regions.map((region) => ({ accountId, region })));
  const jobs = places.map(({ accountId, region }) =>
    job(`${accountId} ${region}`, () => {
      const assumeRole = `arn:${partitionOf(region)}:iam::${accountId}:role/${location.ExecutionRoleName ?? DEFAULT_ROLE}`;
      const there = { ...request, accountId, region, assumeRole };
      return request.targets || request.targetMaps ? startRateControlled(there, ports) : startAutomation(there, ports);
    }),
  );
  return {
    jobs,
    concurrency: limitOf(location.TargetLocationMaxConcurrency ?? '1', jobs.length),
    errors: limitOf(location.TargetLocationMaxErrors ?? '0', jobs.length),
  };
}
