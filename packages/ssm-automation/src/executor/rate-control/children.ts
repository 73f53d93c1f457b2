import { partitionOf } from '@nss/aws-partitions';
import { type RunningAutomation, startAutomation, type StartAutomationRequest } from '../execution/start-automation';
import { type AwsContext, type Ports } from '../ports';
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

/** Where a child runs. */
type Place = Pick<AwsContext, 'accountId' | 'region'>;

const DEFAULT_ROLE = 'AWS-SystemsManager-AutomationExecutionRole';

/** The batches of a request, to be run one after the other: one for each target location, or one for all targets. */
export async function batchesOf(
  request: RateControlledRequest & { readonly parentExecutionId: string },
  ports: Ports,
  children: Child[],
): Promise<Batch[]> {
  const job = (name: string, place: Place, start: () => RunningAutomation): Job => ({
    start: () => {
      const execution = start();
      children.push({ name, execution });
      ports.documents?.started?.(execution, place, { tags: [], parentId: request.parentExecutionId });
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
  const here = placeOf(request);
  const jobs = sets.map(({ name, parameters }) =>
    job(name, here, () =>
      startAutomation({ ...request, target: name, parameters: { ...request.parameters, ...parameters } }, ports),
    ),
  );
  return [
    { jobs, concurrency: limitOf(maxConcurrency ?? '10', jobs.length), errors: limitOf(maxErrors ?? '0', jobs.length) },
  ];
}

function locationBatch(
  request: RateControlledRequest,
  location: TargetLocation,
  ports: Ports,
  job: (name: string, place: Place, start: () => RunningAutomation) => Job,
): Batch {
  const { accountId: ownAccount, region: ownRegion } = placeOf(request);
  const accounts = location.Accounts ?? [ownAccount];
  const regions = location.Regions ?? [ownRegion];
  const places = accounts.flatMap((accountId) => regions.map((region) => ({ accountId, region })));
  const jobs = places.map(({ accountId, region }) =>
    job(`${accountId} ${region}`, { accountId, region }, () => {
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

function placeOf({ accountId = '123456789012', region = 'us-east-1' }: StartAutomationRequest): Place {
  return { accountId, region };
}
