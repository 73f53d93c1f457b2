import { setTimeout as sleep } from 'node:timers/promises';
import { type Clients } from './clients';

/** A resource as a template writes it. */
export interface TemplateResource {
  Type: string;
  Properties?: Record<string, unknown>;
  DependsOn?: string | string[];
  [attribute: string]: unknown;
}

/** Logical ids to what Ref yields. */
export type Ids = Record<string, string>;

const capabilities = ['CAPABILITY_NAMED_IAM' as const];

/** Waits for the end of whatever the stack is doing. */
export async function settled(aws: Clients, stackName: string): Promise<string> {
  for (;;) {
    const { Stacks } = await aws.cloudFormation.describeStacks({ StackName: stackName });
    const status = Stacks![0]!.StackStatus as string;
    if (!status.endsWith('_IN_PROGRESS')) return status;
    await sleep(25);
  }
}

/** Why resources of a stack failed, for a test's message. */
export async function failures(aws: Clients, stackName: string): Promise<string[]> {
  const { StackEvents } = await aws.cloudFormation.describeStackEvents({ StackName: stackName });
  return StackEvents!
    .filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED'))
    .map((event) => `${event.LogicalResourceId}: ${event.ResourceStatusReason}`);
}

/** Creates a stack and returns how it ended. */
export async function create(
  aws: Clients,
  stackName: string,
  resources: Record<string, TemplateResource>,
  more: object = {},
): Promise<string> {
  const { StackId } = await aws.cloudFormation.createStack({
    StackName: stackName,
    TemplateBody: JSON.stringify({ Resources: resources, ...more }),
    Capabilities: capabilities,
  });
  return settled(aws, StackId!);
}

/** Updates a stack and returns how it ended. */
export async function update(
  aws: Clients,
  stackName: string,
  resources: Record<string, TemplateResource>,
): Promise<string> {
  await aws.cloudFormation.updateStack({
    StackName: stackName,
    TemplateBody: JSON.stringify({ Resources: resources }),
    Capabilities: capabilities,
  });
  return settled(aws, stackName);
}

/** Deletes a stack and returns how it ended. */
export async function remove(aws: Clients, stackName: string): Promise<string> {
  const { Stacks } = await aws.cloudFormation.describeStacks({ StackName: stackName });
  await aws.cloudFormation.deleteStack({ StackName: stackName });
  return settled(aws, Stacks![0]!.StackId!);
}

/** What Ref yields for each resource of a stack. */
export async function physicalIds(aws: Clients, stackName: string): Promise<Ids> {
  const { StackResources } = await aws.cloudFormation.describeStackResources({ StackName: stackName });
  return Object.fromEntries(StackResources!.map((item) => [item.LogicalResourceId!, item.PhysicalResourceId ?? '']));
}

/** What Ref yielded for resources that a rollback has deleted since: only the events still know. */
export async function createdIds(aws: Clients, stackName: string): Promise<Ids> {
  const { StackEvents } = await aws.cloudFormation.describeStackEvents({ StackName: stackName });
  return Object.fromEntries(
    StackEvents!
      .filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_COMPLETE')
      .map((event) => [event.LogicalResourceId!, event.PhysicalResourceId!]),
  );
}

/** Drift detection's verdict on one resource. */
export async function driftOf(aws: Clients, stackName: string, logicalId: string): Promise<string> {
  const { StackResourceDrift } = await aws.cloudFormation.detectStackResourceDrift({
    StackName: stackName,
    LogicalResourceId: logicalId,
  });
  const { StackResourceDriftStatus, PropertyDifferences } = StackResourceDrift!;
  return StackResourceDriftStatus === 'IN_SYNC' || !PropertyDifferences?.length
    ? StackResourceDriftStatus!
    : `${StackResourceDriftStatus} ${PropertyDifferences.map(({ PropertyPath }) => PropertyPath).join(' ')}`;
}
