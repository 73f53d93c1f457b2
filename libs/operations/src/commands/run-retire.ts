import { type Answer, type Phases, WrongUse } from '@nss/command-line';
import { recoveryFor } from '@nss/deployment';
import { everyEnvironment } from '@nss/environment';
import { consentByName } from '../consent-by-name';
import { clientsFor } from '../read-back/clients';
import { executeRetirement, type Retired } from '../retirement/execute-retirement';
import { isThere } from '../retirement/in-the-way';
import { type ExpectedStack, leftInAccount } from '../retirement/left-in-account';
import { retiredEnvironment } from '../retirement/retired-environment';
import { type Retirement, retirementOf } from '../retirement/retirement';
import { failedText, leftLine, retirementText } from '../retirement/retirement-text';
import { targetAccount } from '../target-account';
import { type AccountOf } from './bootstrap';

/** What was asked for. */
interface Given extends Phases {
  readonly options: {
    readonly environment: string;
    readonly purpose: string | undefined;
    readonly account: string | undefined;
    readonly region: string | undefined;
    readonly skip: readonly string[];
    readonly confirm: string | undefined;
  };
  readonly answer: Answer;
}

/**
 * Removes an environment from its account, but for its records.
 * @returns the exit code: 0 it is gone, 1 refused or something is left
 * @throws WrongUse where nothing says what is to go, or for a resource to skip that did not fail
 * @throws Error where another environment is promoted from it
 */
export async function runRetire(
  { options, out, columns, phase, answer }: Given,
  accountOf: AccountOf = targetAccount,
): Promise<number> {
  const { environment: name, skip, confirm, ...file } = options;
  const environment = retiredEnvironment({ name, ...file }, everyEnvironment());
  const account = accountOf(environment.account, environment.region);
  const [clients, recovery] = [clientsFor(account), recoveryFor(account)];
  const retirement = await phase(`looking at ${name}`, () => retirementOf(environment, clients, skip));
  const there = retirement.stacks.filter(({ stack, kept }) => isThere(stack) && kept === undefined);
  if (retirement.stacks.length === 0) {
    answer({ outcome: 'nothing' }, () => nothingText(retirement));
    return 1;
  }
  await requireFailed(
    skip,
    there.map(({ stack }) => stack.stackName),
    (stackName) => recovery.look(stackName),
  );
  out(retirementText(retirement, columns));
  if (retirement.obstacles.length > 0) {
    answer({ outcome: 'refused', obstacles: retirement.obstacles }, () => `${name} stays as it is`);
    return 1;
  }
  if (there.length > 0) {
    const { approved, how } = await consentByName(`delete ${name} for good?`, name, { confirm });
    out(`${approved ? 'approved' : 'refused'} ${how}`);
    if (!approved) {
      answer({ outcome: 'refused', obstacles: [] }, () => `${name} stays as it is`);
      return 1;
    }
  }
  const readBack = (stacks: readonly ExpectedStack[]) => leftInAccount(clients, environment, stacks);
  const retired = await phase(`retiring ${name}`, () =>
    executeRetirement(retirement.stacks, { recovery, readBack }, skip),
  );
  const isGone = !retired.failed && retired.unmanaged.length + retired.missing.length === 0;
  answer({ outcome: isGone ? 'retired' : 'left', ...retired }, () => retiredText(name, retired, columns));
  return isGone ? 0 : 1;
}

/** @throws WrongUse for what did not fail: CloudFormation would delete it, or refuse */
async function requireFailed(
  skip: readonly string[],
  stackNames: readonly string[],
  look: (stackName: string) => Promise<{ readonly failed: readonly { readonly logicalId: string }[] }>,
): Promise<void> {
  if (skip.length === 0) return;
  const failed = (await Promise.all(stackNames.map(look))).flatMap((each) => each.failed.map((one) => one.logicalId));
  const unknown = skip.filter((id) => !failed.includes(id));
  if (unknown.length > 0)
    throw new WrongUse(`--skip ${unknown.join(', ')}: that did not fail; what did: ${failed.join(', ') || 'nothing'}`);
}

function nothingText({ environment: { name, purpose, account, region } }: Retirement): string {
  return `${name}: there is no stack of ${purpose} in account ${account}, ${region}, and CloudFormation knows of none that was deleted in the last 90 days`;
}

function retiredText(name: string, { failed, unmanaged, missing }: Retired, columns?: number): string {
  if (failed) return failedText(failed, columns);
  return [
    ...(unmanaged.length > 0 ? ['left, and in no stack:', ...unmanaged.map(leftLine)] : []),
    ...(missing.length > 0 ? ['said to stay, and not there:', ...missing.map(leftLine)] : []),
    ...(unmanaged.length + missing.length === 0
      ? [`${name} is retired: nothing is left but what was said to stay`]
      : []),
  ].join('\n');
}
