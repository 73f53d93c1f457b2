import { type Difference } from '@nss/account-state';
import { type Effect, machineLosses } from '@nss/change-impact';
import { type ResourceChange, StackReader, type Template } from '@nss/deployment';
import { identityStackName, systemStackName } from '@nss/environment';
import { type Clients } from '../read-back/clients';
import { everyRole, trustingOthers } from './identity-in-use';
import { inTheWay, isThere, type RetiringStacks, virtualInterfaces } from './in-the-way';
import { leftInAccount } from './left-in-account';
import { type RetiredEnvironment } from './retired-environment';
import { type RetiringStack, retiringStack, whatGoes, whatStays } from './retiring-stack';

/** One of an environment's stacks, and what becomes of it. */
export interface StackRetirement {
  readonly stack: RetiringStack;
  /** What goes with it; nothing where it is gone, or stays as a whole. */
  readonly goes: readonly ResourceChange[];
  readonly stays: Template;
  /** Why all of it stays. @default - it goes */
  readonly kept?: string;
}

/** What the retirement of an environment is going to be. */
export interface Retirement {
  readonly environment: RetiredEnvironment;
  /** In the order in which they go: CloudFormation deletes the system with a role of the identities. */
  readonly stacks: readonly StackRetirement[];
  /** Logs and disks that are lost with the machines. */
  readonly lost: readonly Effect[];
  /** What has to be done by somebody else before. */
  readonly obstacles: readonly string[];
  /** What is in no stack, and would stay as nobody's. */
  readonly unmanaged: readonly Difference[];
}

/**
 * Looks at what the retirement of an environment means; nothing is changed by it.
 * @param skip logical ids of what is left in the account although a stack has it
 */
export async function retirementOf(
  environment: RetiredEnvironment,
  clients: Clients,
  skip: readonly string[],
): Promise<Retirement> {
  const reader = new StackReader(clients.cloudFormation);
  const [system, identity] = await Promise.all(
    [systemStackName, identityStackName].map((named) => retiringStack(reader, named(environment.purpose))),
  );
  const trusting = identity && isThere(identity) ? trustingOthers(identity, await everyRole(clients.iam)) : [];
  const kept =
    trusting.length > 0
      ? `${trusting.join(', ')} ${trusting.length === 1 ? 'trusts' : 'trust'} GitHub's identity provider, which it made, and an account has one only`
      : undefined;
  const stacks = [
    ...(system ? [stackRetirement(system, skip)] : []),
    ...(identity ? [stackRetirement(identity, skip, kept)] : []),
  ];
  const there = stacks.filter(({ stack }) => isThere(stack));
  // While CloudFormation deletes, every look finds something else.
  const isStill = there.length > 0 && there.every(({ stack }) => stack.status !== 'DELETE_IN_PROGRESS');
  const left = isStill && (await leftInAccount(clients, environment, expectedBefore(stacks)));
  return {
    environment,
    stacks,
    lost: there.flatMap(({ stack, goes, stays }) =>
      machineLosses({ stackName: stack.stackName, changes: goes, before: stack.template, after: stays }),
    ),
    obstacles: inTheWay({ system, identity }, environment, await interfacesFor({ system, identity }, clients)),
    unmanaged: left ? left.unmanaged : [],
  };
}

function stackRetirement(stack: RetiringStack, skip: readonly string[], kept?: string): StackRetirement {
  if (kept !== undefined) return { stack, goes: [], stays: made(stack), kept };
  const stays = whatStays(stack, skip);
  return { stack, goes: isThere(stack) ? whatGoes(stack, stays) : [], stays };
}

/** What a stack has made: what a condition left out is in its template only. */
function made({ template, physicalIds }: RetiringStack): Template {
  const there = Object.entries(template.Resources ?? {}).filter(([logicalId]) => physicalIds[logicalId]);
  return { Resources: Object.fromEntries(there) };
}

function expectedBefore(stacks: readonly StackRetirement[]) {
  return stacks.map(({ stack, stays }) => ({ stack, expected: isThere(stack) ? made(stack) : stays }));
}

async function interfacesFor({ system }: RetiringStacks, { directConnect }: Clients) {
  return isThere(system) ? virtualInterfaces(directConnect) : [];
}
